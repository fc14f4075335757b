import type { Label } from "@/server/contract/denial";

/** A security context in its parts; the range keeps its own colons. Null when it is none. */
export function parseContext(text: string | undefined): Label | null {
  const [, user, role, type, range] = pattern.exec(text ?? "") ?? [];
  if (user === undefined || role === undefined || type === undefined) return null;
  return { user, role, type, range: range ?? null };
}

const pattern = /^([\w.-]+):([\w.-]+):([\w.-]+)(?::([\w.,:-]+))?$/;
