import type { Work } from "@/server/contract/work";
import { median } from "./statistics";
import { stopwatch } from "./stopwatch";

/** Where a work spends its time: notes how long each of its steps takes, over any number of runs. */
export class StepTimes {
  readonly #times = new Map<string, number[]>();

  /** The same work, whose steps are timed. */
  watch(work: Work): Work {
    const steps = work.steps.map((step) => ({
      ...step,
      run: async (progress: Parameters<typeof step.run>[0]) => {
        const took = await stopwatch(() => step.run(progress));
        this.#times.set(step.id, [...(this.#times.get(step.id) ?? []), took]);
      },
    }));
    return { ...work, steps };
  }

  /** "check 12 ms, copy 80 ms …": the median of each step, in their order. */
  describe(): string {
    return [...this.#times].map(([id, times]) => `${id} ${median(times).toFixed(0)} ms`).join(", ");
  }
}
