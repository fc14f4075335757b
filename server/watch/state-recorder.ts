import type { Container } from "@/server/contract/container";
import type { Store } from "@/server/store/open-store";

/**
 * Writes down each state that a container comes into. What happened while nobody watched is known afterwards by when its run
 * began or ended; the last state that was written down tells whether anything did.
 */
export function createStateRecorder({ store, now, onError }: RecorderOptions) {
  const last = new Map<string, { mark: string; at: number } | null>();
  let turn: Promise<void> = Promise.resolve();
  return {
    /** To be told of every container that is seen, changed or not. */
    note(container: Container): void {
      turn = turn.then(() => record(container)).catch(onError);
    },

    /** When all that was told is written. */
    written: () => turn,
  };

  async function record(container: Container): Promise<void> {
    const { name, state, confinement } = container;
    const mark = `${container.uuid} ${state} ${confinement}`;
    const before = last.get(name) ?? (await readLast(container));
    last.set(name, before);
    if (before?.mark === mark) return;
    const at = Math.max(momentOf(container, before?.at ?? 0), before?.at ?? 0);
    const end = state === "stopped" ? container.lastEnd : null;
    await store.states.add({ container: name, at, state, confinement, end });
    last.set(name, { mark, at });
  }

  async function readLast({ name, uuid }: Container) {
    const [change] = await store.states.list({ container: name, before: Number.MAX_SAFE_INTEGER, limit: 1 });
    return change ? { mark: `${uuid} ${change.state} ${change.confinement}`, at: change.at } : null;
  }

  /** When it came to be so: the run says, unless that was before what is known already. */
  function momentOf({ state, startedAt, lastEnd }: Container, since: number): number {
    const said = state === "running" ? startedAt : state === "stopped" ? (lastEnd?.at ?? null) : null;
    return said !== null && said > since ? said : now();
  }
}

type RecorderOptions = { store: Pick<Store, "states">; now: () => number; onError: (error: unknown) => void };
