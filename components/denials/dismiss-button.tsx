"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BellOff, Undo2 } from "lucide-react";
import type { DenialRow } from "@/server/contract/denial-list";
import { isDismissed } from "@/server/contract/is-dismissed";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { notify } from "../ui/notify";

/** Says of denials that they need nobody any more, or takes that back. */
export function DismissButton({ name, group }: { name: string; group: DenialRow }) {
  const { denials } = useTRPC();
  const client = useQueryClient();
  const mayNot = useMay("operator");
  const options = {
    onSuccess: () => client.invalidateQueries({ queryKey: denials.list.queryKey({ name }) }),
    onError: (error: unknown) => {
      const { message, fix } = readProblem(error);
      notify("error", message, fix ?? undefined);
    },
  };
  const dismiss = useMutation(denials.dismiss.mutationOptions(options));
  const restore = useMutation(denials.restore.mutationOptions(options));
  const isBack = !isDismissed(group);
  const Icon = isBack ? BellOff : Undo2;
  return (
    <Button
      tone="quiet"
      size="sm"
      icon={<Icon aria-hidden="true" />}
      disabledReason={mayNot}
      busy={dismiss.isPending || restore.isPending}
      hint={isBack ? "It counts no longer, until there is one more of it." : undefined}
      onClick={() => (isBack ? dismiss : restore).mutate({ name, ids: [group.id] })}
    >
      {isBack ? "Dismiss" : "Bring back"}
      <span className="sr-only">: {group.denial.explanation.sentence}</span>
    </Button>
  );
}
