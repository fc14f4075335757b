/**
 * The `name=value` pairs of a record's body, values as written: in quotes, or up to the next blank. Of two with one name
 * the first counts, or with `last` the last: in what a process says of itself, its own words come before those that the
 * library appends (libselinux src/avc.c, avc_audit).
 */
export function readFields(body: string, { last }: { last: boolean } = { last: false }): Fields {
  const fields = new Map<string, string>();
  for (const [, name = "", value = ""] of body.matchAll(pair)) {
    if (!last && fields.has(name)) continue;
    fields.set(name, value.startsWith('"') || !value.includes("=") ? value : value.replace(glued, ""));
  }
  return fields;
}

export type Fields = ReadonlyMap<string, string>;

const pair = /(?<=^|\s)([A-Za-z][\w-]*)=("[^"]*"?|\d+(?: \d+)+(?=\s|$)|\S*)/g;

/** auditd's interpretation, glued to the last field by programs that drop the separator. */
const glued = /(?<=.)(?:ARCH|SYSCALL|SADDR|[A-Z]{0,5}[UG]?ID)=.*$/;
