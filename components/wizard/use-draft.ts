"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Draft } from "@/server/contract/draft";
import type { PlanMount } from "@/server/contract/plan";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { notify } from "../ui/notify";
import type { RequestInput } from "./request-form";

export type MountChange = { added: PlanMount[]; removed: PlanMount[] };

/**
 * A draft and the way to change it: a change is sent with the revision it was made on, the helper plans anew, and
 * what that did to the mounts is kept to be shown. False: it was not taken, and why has been said.
 */
export function useDraft(id: string | null) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const query = useQuery(trpc.drafts.get.queryOptions({ id: id ?? "" }, { enabled: id !== null }));
  const [mountChange, setMountChange] = useState<MountChange | null>(null);
  const mutation = useMutation(trpc.drafts.update.mutationOptions());
  const { mutateAsync } = mutation;
  const draft = id === null ? undefined : query.data;

  const update = useCallback(
    async (request: RequestInput): Promise<boolean> => {
      if (!draft) return false;
      try {
        const next = await mutateAsync({ id: draft.id, revision: draft.revision, request });
        cache.setQueryData(trpc.drafts.get.queryKey({ id: draft.id }), next);
        setMountChange(compareMounts(draft, next));
        await cache.invalidateQueries({ queryKey: trpc.drafts.contents.queryKey({ id: draft.id }) });
        return true;
      } catch (error) {
        const problem = readProblem(error);
        notify("error", problem.message, problem.fix);
        await cache.invalidateQueries({ queryKey: trpc.drafts.get.queryKey({ id: draft.id }) });
        return false;
      }
    },
    [draft, mutateAsync, cache, trpc],
  );
  return {
    draft,
    error: query.error,
    refetch: query.refetch,
    update,
    isUpdating: mutation.isPending,
    mountChange,
  };
}

function compareMounts(before: Draft, after: Draft): MountChange {
  const keyOf = (mount: PlanMount) => [mount.kind, mount.source, mount.target, mount.readOnly].join(" ");
  const old = new Set(before.plan.mounts.map(keyOf));
  const fresh = new Set(after.plan.mounts.map(keyOf));
  return {
    added: after.plan.mounts.filter((mount) => !old.has(keyOf(mount))),
    removed: before.plan.mounts.filter((mount) => !fresh.has(keyOf(mount))),
  };
}
