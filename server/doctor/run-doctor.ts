import type { Check } from "@/server/contract/check";
import { checks } from "./checks";
import { observeHost } from "./observe/observe-host";

/**
 * Looks at this host once and says of each thing that the product needs whether it is there, and if not, how to get it.
 * Changes nothing and throws nothing that the host could cause: what cannot be read is a finding. As another user than
 * root less can be seen, and it says so.
 */
export async function runDoctor(whoLooks: "helper" | "command"): Promise<Check[]> {
  const host = await observeHost(whoLooks);
  return checks.flatMap((check) => check(host) ?? []);
}
