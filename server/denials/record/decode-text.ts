/**
 * A field whose text a process may choose (comm, exe, name, path …), as the kernel escapes it: in quotes as it is, else
 * hexadecimal (kernel/audit.c, audit_log_untrustedstring). Absent, `?` and what the kernel could not print: null. A NUL
 * in front is that of an abstract socket and becomes `@` (unix(7)).
 */
export function decodeText(value: string | undefined): string | null {
  if (value === undefined || absent.has(value)) return null;
  if (value.startsWith('"')) return value.replaceAll('"', "");
  if (!/^(?:[0-9A-F]{2})+$/.test(value)) return value;
  const bytes = Uint8Array.from(value.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  return decoder.decode(bytes).replace(/^\0/, "@").replace(/\0+$/, "");
}

const absent = new Set(["", "?", "(null)", "<too_long>", "<no_memory>"]);
const decoder = new TextDecoder();
