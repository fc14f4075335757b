import { readPrefix } from "./read-prefix";
import { typeNames } from "./type-names";

/**
 * One audit record, cut into what the kernel wrote and what a process did. Forms: audit.log and `ausearch --raw`
 * (`[node=N ]type=T msg=audit(S.MS:SERIAL): …`), the kernel's log (`audit: type=1400 audit(S.MS:SERIAL): …`) and
 * journald's (`audit[PID]: AVC …`, without time and serial). Null: no audit record, or one whose head is broken.
 */
export function parseRecord(text: string): AuditRecord | null {
  const prefix = readPrefix(text);
  if (prefix === null) return null;
  const head = stamped.exec(prefix.rest) ?? (prefix.isJournal ? bare.exec(prefix.rest) : null);
  if (!head?.groups) return null;
  const { node, type = "", seconds, milliseconds, serial, rest = "" } = head.groups;
  return {
    node: node ?? null,
    type: typeNames[type.replace(/^UNKNOWN\[(\d+)\]$/, "$1")] ?? type,
    time: seconds === undefined ? null : Number(seconds) * 1000 + Number(milliseconds),
    serial: serial === undefined ? null : Number(serial),
    ...cut(rest),
    raw: text,
  };
}

export type AuditRecord = {
  node: string | null;
  /** As auditd names it: AVC, SYSCALL …; a number that we have no name for stays one. */
  type: string;
  /** Milliseconds since the epoch, and the event's number; null where the source leaves them out. */
  time: number | null;
  serial: number | null;
  /** What the kernel wrote, without what auditd interprets behind it (log_format = ENRICHED). */
  body: string;
  /** What the sender of a record says of itself (`msg='…'`): the kernel passes it on as it comes. */
  claim: string | null;
  /** The record as it was read. */
  raw: string;
};

const stamped =
  /^(?:(?:node|host)=(?<node>\S{1,255}) )?type=(?<type>[\w[\]]{1,40}) (?:msg=)?audit\((?<seconds>\d{1,11})\.(?<milliseconds>\d{3}):(?<serial>\d{1,15})\) ?: ?(?<rest>.*)$/s;
const bare = /^(?<type>[A-Z_0-9]{3,40}) (?<rest>.*)$/s;

/** AUDIT_INTERP_SEPARATOR of audit-userspace lib/libaudit.h: behind it stands what auditd made of the fields. */
const enrichment = "\x1d";

function cut(rest: string): Pick<AuditRecord, "body" | "claim"> {
  const interpreted = rest.indexOf(enrichment);
  const body = interpreted < 0 ? rest : rest.slice(0, interpreted);
  const said = body.startsWith("msg=") ? 0 : body.indexOf(" msg=") + 1;
  const isClaimed = said > 0 || body.startsWith("msg=");
  return isClaimed
    ? { body: body.slice(0, said), claim: rest.slice(said + "msg=".length) }
    : { body, claim: null };
}
