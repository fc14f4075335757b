import { ScError } from "@/server/contract/error";
import type { Step } from "@/server/contract/work";
import { isErrno } from "./is-errno";

/** The step, which says disk_full where the disk is. `needs` is a clause on what was to be written to `path`. */
export function explainFullDisk(step: Step, { path, needs }: { path: string; needs: string }): Step {
  const run: Step["run"] = async (progress) => {
    try {
      await step.run(progress);
    } catch (error) {
      const isFull =
        isErrno(error, "ENOSPC", "EDQUOT") ||
        (error instanceof Error && /No space left on device/.test(error.message));
      if (!isFull) throw error;
      throw new ScError("disk_full", `The disk is full. ${needs} everything was taken back.`, {
        fix: `Free some space for ${path}, or leave content out of the plan.`,
        cause: error,
      });
    }
  };
  return { ...step, run };
}
