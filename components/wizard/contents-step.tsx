"use client";

import { useQuery } from "@tanstack/react-query";
import type { Disposition } from "@/server/contract/disposition";
import type { Draft } from "@/server/contract/draft";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { useMay } from "../live/use-may";
import { ContentsTree } from "../plan/contents-tree";
import { Skeleton } from "../ui/skeleton";
import { Spinner } from "../ui/spinner";
import { MountChangeNote } from "./mount-change-note";
import type { RequestInput } from "./request-form";
import { StepFooter } from "./step-footer";
import type { MountChange } from "./use-draft";

type ContentsStepProps = {
  draft: Draft;
  isUpdating: boolean;
  mountChange: MountChange | null;
  update: (request: RequestInput) => Promise<boolean>;
  onNext: () => void;
  onBack: () => void;
};

/** Step 2: every path, what becomes of it and why; a change shows at once what it does to the mounts. */
export function ContentsStep({ draft, isUpdating, mountChange, update, onNext, onBack }: ContentsStepProps) {
  const mayNot = useMay("admin");
  const { data: entries, error } = useQuery(useTRPC().drafts.contents.queryOptions({ id: draft.id }));

  function change(path: string, disposition: Disposition) {
    const kept = Object.entries(draft.request.dispositions).filter(([other]) => !isBelow(other, path));
    void update({ ...draft.request, dispositions: { ...Object.fromEntries(kept), [path]: disposition } });
  }

  return (
    <>
      <div className="mb-3 flex min-h-5 flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <MountChangeNote change={mountChange} total={draft.plan.mounts.length} />
        {isUpdating && (
          <span className="flex items-center gap-2 text-accent text-sm">
            <Spinner />
            Planning anew
          </span>
        )}
      </div>
      {error ? (
        <ProblemNote error={error} />
      ) : entries ? (
        <ContentsTree entries={entries} {...(mayNot === null && { onChange: change })} />
      ) : (
        <Skeleton className="h-[58vh] w-full" />
      )}
      <StepFooter next="Continue to mounts" onNext={onNext} onBack={onBack} />
    </>
  );
}

/** A choice for a path takes the place of the choices for it and for what is below it. */
function isBelow(other: string, path: string): boolean {
  return other === path || other.startsWith(path === "/" ? "/" : `${path}/`);
}
