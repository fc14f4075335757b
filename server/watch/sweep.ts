/**
 * Looks at names in turn, at most `perSecond` in each second and none twice in it, one after the other, until the signal
 * is raised. Who is not reached in one second comes first in the next.
 */
export function sweep({ signal, list, look, onError, perSecond }: SweepOptions): void {
  let last = "";
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    lookAtSome()
      .catch(onError)
      .finally(() => {
        isLooking = false;
      });
  }, 1000);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });

  async function lookAtSome(): Promise<void> {
    const names = [...list()].sort();
    const first = names.findIndex((name) => name > last);
    const inTurn = first === -1 ? names : [...names.slice(first), ...names.slice(0, first)];
    for (const name of inTurn.slice(0, perSecond)) {
      if (signal.aborted) return;
      last = name;
      await look(name);
    }
  }
}

export type SweepOptions = {
  signal: AbortSignal;
  list: () => readonly string[];
  look: (name: string) => Promise<void>;
  onError: (error: unknown) => void;
  perSecond: number;
};
