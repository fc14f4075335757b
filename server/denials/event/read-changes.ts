import { readFields } from "../record/read-fields";
import type { AuditEvent } from "./event-joiner";

/** Changes of SELinux itself in one event: a policy loaded, the mode or a boolean switched (linux/audit.h 1403-1405). */
export function readChanges({ time, records }: AuditEvent): Change[] {
  return records.flatMap(({ type, body }) => {
    const text = type.startsWith("MAC_") ? word(type, readFields(body)) : null;
    return text === null ? [] : [{ time, text }];
  });
}

/** `text` is a clause: "the policy was loaded". */
export type Change = { time: number | null; text: string };

function word(type: string, fields: ReadonlyMap<string, string>): string | null {
  const read = (name: string) => fields.get(name)?.replace(/\D.*$/, "");
  if (type === "MAC_POLICY_LOAD") return "the policy was loaded";
  if (type === "MAC_STATUS") {
    if (read("enabled") === "0") return "SELinux was switched off";
    if (read("enforcing") === "1") return "SELinux was switched to enforcing";
    if (read("enforcing") === "0") return "SELinux was switched to permissive";
  }
  if (type === "MAC_CONFIG_CHANGE") {
    const name = fields.get("bool");
    return name === undefined ? null : `the boolean ${name} was set to ${read("val") ?? "?"}`;
  }
  return null;
}
