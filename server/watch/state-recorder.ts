import type { Container } from "@/server/contract/container";
import type { Store } from "@/server/store/open-store";

/**
 * Writes down each state that a container comes into and stays in: what is seen only for a moment, as while the label of a
 * fresh process settles, was none. What happened while nobody watched is known afterwards by when its run began or ended;
 * the last state that was written down tells whether anything did.
 */
export function createStateRecorder({ store, now, onError }: RecorderOptions) {
  const last = new Map<string, { mark: string; at: number } | null>();
  const pending = new Map<string, Pending>();
  let turn: Promise<void> = Promise.resolve();
  return {
    /** To be told of every container that is seen, changed or not. */
    note(container: Container): void {
      const { name } = container;
      const before = pending.get(name);
      if (before && markOf(before.container) === markOf(container)) return;
      clearTimeout(before?.timer);
      const timer = setTimeout(() => settle(name), settleMs).unref();
      pending.set(name, { container, seenAt: now(), timer });
    },

    /** Writes down what is true now; resolves when all is written. */
    async flush(): Promise<void> {
      for (const name of [...pending.keys()]) settle(name);
      await turn;
    },
  };

  function settle(name: string): void {
    const state = pending.get(name);
    if (!state) return;
    clearTimeout(state.timer);
    pending.delete(name);
    turn = turn.then(() => record(state)).catch(onError);
  }

  async function record({ container, seenAt }: Pending): Promise<void> {
    const { name, state, confinement } = container;
    const mark = markOf(container);
    const before = last.get(name) ?? (await readLast(container));
    last.set(name, before);
    if (before?.mark === mark) return;
    const at = Math.max(momentOf(container, before?.at ?? 0) ?? seenAt, before?.at ?? 0);
    const end = state === "stopped" ? container.lastEnd : null;
    await store.states.add({ container: name, at, state, confinement, end });
    last.set(name, { mark, at });
  }

  async function readLast({ name, uuid }: Container) {
    const [change] = await store.states.list({ container: name, before: Number.MAX_SAFE_INTEGER, limit: 1 });
    return change ? { mark: `${uuid} ${change.state} ${change.confinement}`, at: change.at } : null;
  }

  /** When it came to be so, as the run says; null where that was before what is known already. */
  function momentOf({ state, startedAt, lastEnd }: Container, since: number): number | null {
    const said = state === "running" ? startedAt : state === "stopped" ? (lastEnd?.at ?? null) : null;
    return said !== null && said > since ? said : null;
  }
}

type Pending = { container: Container; seenAt: number; timer: NodeJS.Timeout };
type RecorderOptions = { store: Pick<Store, "states">; now: () => number; onError: (error: unknown) => void };

/** Many times what a look at libvirt takes. */
const settleMs = 300;

function markOf({ uuid, state, confinement }: Container): string {
  return `${uuid} ${state} ${confinement}`;
}
