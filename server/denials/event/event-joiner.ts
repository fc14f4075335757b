import type { AuditRecord } from "../record/parse-record";

/**
 * Joins the records of one event, which is one node, time and serial; those of several events may be mixed. An event is
 * whole at its last record (EOE; PROCTITLE, behind which only EOE comes), when its record stands alone, or when the log is two
 * seconds further (auditd.conf(5), end_of_event_timeout). Time is that of the records. Bounded: 1,000 events wait at most,
 * and one with more records than 64 comes in parts.
 */
export function createEventJoiner() {
  const waiting = new Map<string, AuditEvent>();
  let settling = new Set<string>();

  return {
    /** The events that are whole now, oldest first. */
    push(record: AuditRecord): AuditEvent[] {
      if (record.serial === null || record.time === null || isAlone(record)) return [toEvent(record)];
      const key = `${record.node ?? ""} ${record.time} ${record.serial}`;
      const event = waiting.get(key) ?? toEvent(record);
      if (!waiting.has(key)) waiting.set(key, event);
      else event.records.push(record);
      if (last.has(record.type) || event.records.length >= maxRecords) {
        waiting.delete(key);
        return [...takeOlder(record.time), event];
      }
      return takeOlder(record.time);
    },

    /** What waits since before the last call of this: for a log that is followed, where silence means the end, too. */
    settle(): AuditEvent[] {
      const events = [...waiting].filter(([key]) => settling.has(key));
      for (const [key] of events) waiting.delete(key);
      settling = new Set(waiting.keys());
      return events.map(([, event]) => event);
    },

    isEmpty: () => waiting.size === 0,

    /** Whatever still waits, at the end of the input. */
    flush(): AuditEvent[] {
      const events = [...waiting.values()];
      waiting.clear();
      return events;
    },
  };

  function takeOlder(time: number): AuditEvent[] {
    const taken: AuditEvent[] = [];
    for (const [key, event] of waiting) {
      const isOver = event.time !== null && event.time < time - waitMs;
      if (!isOver && waiting.size <= maxWaiting) break;
      waiting.delete(key);
      taken.push(event);
    }
    return taken;
  }
}

export type AuditEvent = Pick<AuditRecord, "node" | "time" | "serial"> & { records: AuditRecord[] };

const waitMs = 2000;
const maxWaiting = 1000;
const maxRecords = 64;

const last = new Set(["EOE", "PROCTITLE"]);

/** Messages of programs come as one record each (linux/audit.h: 1100-1199, 2100-2999). */
function isAlone({ type, claim }: AuditRecord): boolean {
  return claim !== null || type.startsWith("USER_");
}

function toEvent(record: AuditRecord): AuditEvent {
  const { node, time, serial } = record;
  return { node, time, serial, records: [record] };
}
