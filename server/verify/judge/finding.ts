import type { Finding } from "@/server/contract/verification";

/** One finding, in the order in which it is said. */
export function finding(
  kind: Finding["kind"],
  id: string,
  title: string,
  state: Finding["state"],
  detail: string,
  fix: string | null = null,
): Finding {
  return { id, kind, title, state, detail, fix };
}
