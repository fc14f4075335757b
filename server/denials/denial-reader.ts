import type { Decision } from "./event/decision";
import { type AuditEvent, createEventJoiner } from "./event/event-joiner";
import { type Change, readChanges } from "./event/read-changes";
import { readDecisions } from "./event/read-decisions";
import { createLineSplitter } from "./line-splitter";
import { parseRecord } from "./record/parse-record";
import { readLoss } from "./record/read-loss";
import { splitRecords } from "./record/split-records";

/**
 * Reads an audit log that comes in any pieces: what SELinux decided, in the order in which the events are whole. Never
 * throws, whatever the bytes; what could not be read is counted.
 */
export function createDenialReader() {
  const lines = createLineSplitter();
  const joiner = createEventJoiner();
  const counts = { ...nothing };

  return {
    push: (bytes: Uint8Array): Found => readAll(lines.push(bytes)),

    /** Events that wait for more records since before the last call; to be called again and again while a log is followed. */
    settle: (): Found => collect(joiner.settle()),

    /** Whether everything that came was given out: reading may begin anew from here. */
    isIdle: () => lines.isEmpty() && joiner.isEmpty(),

    end(): Found {
      const last = readAll(lines.end());
      const rest = collect(joiner.flush());
      return {
        decisions: [...last.decisions, ...rest.decisions],
        changes: [...last.changes, ...rest.changes],
      };
    },

    counts: (): Counts => counts,
  };

  function readAll(texts: readonly string[]): Found {
    return collect(texts.flatMap(splitRecords).flatMap(readOne));
  }

  function readOne(text: string): AuditEvent[] {
    const record = parseRecord(text);
    if (record !== null) {
      counts.records++;
      return joiner.push(record);
    }
    const loss = readLoss(text);
    counts.lost = Math.max(counts.lost, loss?.lost ?? 0);
    counts.suppressed += loss?.suppressed ?? 0;
    if (brokenHead.test(text)) counts.invalid++;
    return [];
  }

  function collect(events: readonly AuditEvent[]): Found {
    return { decisions: events.flatMap(decide), changes: events.flatMap(readChanges) };
  }

  function decide(event: AuditEvent): Decision[] {
    const decisions = readDecisions(event);
    const ofKernel = decisions.filter(
      ({ sender, result }) => sender === null && result !== "error" && result !== "claimed",
    );
    const access = event.records.filter(({ type }) => type === "AVC");
    const ofOthers = access.filter(({ body }) => body.startsWith("apparmor=")).length;
    counts.avc += ofKernel.length;
    counts.appArmor += ofOthers;
    counts.invalid += access.length - ofOthers - ofKernel.length;
    counts.labelErrors += decisions.filter(({ result }) => result === "error").length;
    counts.claimed += decisions.filter(({ result }) => result === "claimed").length;
    counts.userAvc += decisions.filter(
      ({ sender, result }) => sender !== null && result !== "claimed",
    ).length;
    return decisions;
  }
}

type Found = { decisions: Decision[]; changes: Change[] };

/** `lost` is the kernel's own count since the boot, `suppressed` what it left out of its log. */
type Counts = Readonly<typeof nothing>;

const nothing = {
  records: 0,
  avc: 0,
  userAvc: 0,
  claimed: 0,
  labelErrors: 0,
  appArmor: 0,
  invalid: 0,
  lost: 0,
  suppressed: 0,
};

const brokenHead = /^(?:(?:node|host)=\S+ )?type=/;
