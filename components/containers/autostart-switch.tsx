"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Container } from "@/server/contract/container";
import { mergeRevision } from "../live/merge-revision";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { useMay } from "../live/use-may";
import { notify } from "../ui/notify";
import { Switch } from "../ui/switch";

/** Whether the container starts with the host. */
export function AutostartSwitch({ container }: { container: Container }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const mayNot = useMay("operator");
  const { name } = container;
  const change = useMutation(
    trpc.containers.setAutostart.mutationOptions({
      onSuccess: (next) =>
        cache.setQueryData(trpc.containers.list.queryKey(), (list) =>
          mergeRevision(list ?? [], next, (item) => item.name),
        ),
      onError: (error) => notify("error", "Autostart was not changed", readProblem(error).message),
    }),
  );
  return (
    <Switch
      label={<span>Start {name} with the host</span>}
      checked={change.isPending ? change.variables.enabled : container.autostart}
      disabledReason={mayNot}
      onCheckedChange={(enabled) => change.mutate({ name, enabled })}
    />
  );
}
