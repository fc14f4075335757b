"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { formatAgo } from "../ui/format-time";
import { notify } from "../ui/notify";
import { Panel } from "../ui/panel";
import { stepAddress } from "./wizard-steps";

/** Drafts that were begun and not built. */
export function DraftList() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const mayNot = useMay("admin");
  const { data: drafts } = useQuery(trpc.drafts.list.queryOptions(undefined, { refetchOnMount: "always" }));
  const discard = useMutation(
    trpc.drafts.discard.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.drafts.list.queryKey() }),
      onError: (error) => notify("error", "The draft could not be discarded", readProblem(error).message),
    }),
  );
  if (!drafts || drafts.length === 0) return null;
  return (
    <div className="mb-4">
      <Panel title="Continue where you left" flush>
        <ul className="max-h-40 divide-y overflow-y-auto">
          {drafts.map((draft) => (
            <li key={draft.id} className="flex items-center gap-3 py-1 pr-2 pl-4">
              <Link
                prefetch={false}
                href={stepAddress(draft.jobId ? "build" : "review", draft.id)}
                className="font-medium text-accent hover:underline"
              >
                {draft.request.name}
              </Link>
              <span className="min-w-0 flex-1 truncate font-mono text-muted text-xs">
                {draft.request.executable}
              </span>
              <span className="text-muted text-sm max-sm:hidden">
                {draft.owner}, {formatAgo(draft.updatedAt)}
              </span>
              <Button
                tone="quiet"
                size="icon"
                aria-label={`Discard the draft ${draft.request.name}`}
                hint="Discard"
                disabledReason={mayNot}
                icon={<Trash2 aria-hidden="true" />}
                onClick={() => discard.mutate({ id: draft.id })}
              />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
