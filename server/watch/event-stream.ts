import type { Event } from "@/server/contract/event";

/**
 * Sends each event to every subscriber, numbered. Keeps the last ones, so that a tab that was away for a moment
 * goes on where it was; one that was away longer, or that reads too slowly, gets a fresh snapshot.
 * `epoch` tells the ids of one process from those of the next.
 */
export function createEventStream({ epoch, snapshot }: { epoch: string; snapshot: () => Event }) {
  const kept: NumberedEvent[] = [];
  const subscribers = new Set<Subscriber>();
  let last = 0;

  return {
    publish(event: Event): void {
      const numbered = { number: ++last, event };
      kept.push(numbered);
      if (kept.length > keptEvents) kept.shift();
      for (const subscriber of subscribers) subscriber.push(numbered);
    },

    /** Ends when the signal is raised. `own` hands the subscriber a way to get events of its own into its stream. */
    async *subscribe({ lastEventId, signal, own }: StreamOptions): AsyncGenerator<SentEvent> {
      const subscriber = createSubscriber();
      subscribers.add(subscriber);
      signal.addEventListener("abort", subscriber.wake, { once: true });
      try {
        const missed = findMissed(lastEventId);
        if (missed) yield* missed.map(send);
        else yield sendSnapshot();
        own?.((event) => subscriber.push({ number: last, event }));
        while (!signal.aborted) {
          const { events, isLost } = subscriber.take();
          if (isLost) yield sendSnapshot();
          yield* events.map(send);
          await subscriber.waiting(signal);
        }
      } finally {
        subscribers.delete(subscriber);
        signal.removeEventListener("abort", subscriber.wake);
      }
    },

    countSubscribers: () => subscribers.size,
  };

  function send({ number, event }: NumberedEvent): SentEvent {
    return { id: `${epoch}.${number}`, event };
  }

  function sendSnapshot(): SentEvent {
    return send({ number: last, event: snapshot() });
  }

  /** What came after an id; null when the id is of another process or too old. */
  function findMissed(id: string | null): NumberedEvent[] | null {
    const [, from, digits] = /^(.+)\.(\d{1,15})$/.exec(id ?? "") ?? [];
    const number = Number(digits);
    const oldest = kept[0]?.number ?? last + 1;
    if (from !== epoch || number > last || number < oldest - 1) return null;
    return kept.filter((event) => event.number > number);
  }
}

export type SentEvent = { id: string; event: Event };
export type StreamOptions = {
  lastEventId: string | null;
  signal: AbortSignal;
  own?: (push: (event: Event) => void) => void;
};

type NumberedEvent = { number: number; event: Event };
type Subscriber = ReturnType<typeof createSubscriber>;

const keptEvents = 2000;
const maxWaiting = 1000;

function createSubscriber() {
  let events: NumberedEvent[] = [];
  let isLost = false;
  let resolve: (() => void) | null = null;

  const wake = () => {
    resolve?.();
    resolve = null;
  };
  return {
    wake,
    push(event: NumberedEvent): void {
      events.push(event);
      if (events.length > maxWaiting) {
        events = [];
        isLost = true;
      }
      wake();
    },
    take() {
      const taken = { events, isLost };
      events = [];
      isLost = false;
      return taken;
    },
    async waiting(signal: AbortSignal): Promise<void> {
      if (events.length > 0 || isLost || signal.aborted) return;
      await new Promise<void>((done) => {
        resolve = done;
      });
    },
  };
}
