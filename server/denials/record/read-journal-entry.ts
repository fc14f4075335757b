import { z } from "zod";

/**
 * An entry of `journalctl --output=json` as the line that auditd would have written, with the journal's cursor. The type, the
 * number and the time are trusted fields, which journald sets; in the message, line ends become blanks as in auditd's log
 * (src/auditd-event.c). Null: no record of the kernel's audit.
 */
export function readJournalEntry(line: string): { record: string; cursor: string | null } | null {
  const entry = entrySchema.safeParse(parse(line));
  if (!entry.success) return null;
  const { MESSAGE, _AUDIT_TYPE, _AUDIT_TYPE_NAME, _AUDIT_ID, _SOURCE_REALTIME_TIMESTAMP, __CURSOR } =
    entry.data;
  const isNamed = /^(?!AUDIT\d)[A-Z_0-9]+$/.test(_AUDIT_TYPE_NAME ?? "");
  const type = isNamed ? _AUDIT_TYPE_NAME : `UNKNOWN[${_AUDIT_TYPE}]`;
  const message = typeof MESSAGE === "string" ? MESSAGE : new TextDecoder().decode(Uint8Array.from(MESSAGE));
  const rest = message.replace(/^\S+ ?/, "").replaceAll("\n", " ");
  const micros = _SOURCE_REALTIME_TIMESTAMP.padStart(7, "0");
  const time = `${micros.slice(0, -6)}.${micros.slice(-6, -3)}`;
  return { record: `type=${type} msg=audit(${time}:${_AUDIT_ID}): ${rest}`, cursor: __CURSOR ?? null };
}

const digits = z.string().regex(/^\d{1,16}$/);

/** systemd.journal-fields(7); a message that is no UTF-8 comes as bytes. */
const entrySchema = z.object({
  MESSAGE: z.union([z.string(), z.array(z.int().min(0).max(255))]),
  _TRANSPORT: z.literal("audit"),
  _AUDIT_TYPE: digits.optional(),
  _AUDIT_TYPE_NAME: z.string().optional(),
  _AUDIT_ID: digits,
  _SOURCE_REALTIME_TIMESTAMP: digits,
  __CURSOR: z.string().max(1000).optional(),
});

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
