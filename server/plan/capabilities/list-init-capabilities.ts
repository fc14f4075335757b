import type { Capability } from "@/server/contract/capability";
import type { PlanReason } from "@/server/contract/plan";
import type { Identity } from "../identity/identity";
import { because } from "../reason/because";

/** What the container's own init needs before and beside the program, each with why. */
export function listInitCapabilities(
  program: ReadonlyMap<Capability, PlanReason>,
  { starter, writer }: { starter: Identity; writer: Identity },
  hasOwnedRuntime: boolean,
): [Capability, PlanReason][] {
  const needed: [Capability, string][] = [];
  if (hasOwnedRuntime) needed.push(["chown", "the init gives directories in /run to their owners"]);
  if (starter.uid !== 0) {
    needed.push(["setuid", `the init changes to ${starter.user} before it starts the program`]);
    needed.push(["setgid", `the init changes to the group ${starter.group} before it starts the program`]);
  } else if (starter.gid !== 0 || starter.supplementaryGroups.length > 0) {
    needed.push(["setgid", `the init changes to the group ${starter.group} before it starts the program`]);
  }
  if (writer.uid !== 0) needed.push(["kill", `the init sends ${writer.user}'s processes the signal to stop`]);
  const extra = needed.filter(([name]) => !program.has(name));
  if (extra.length > 0)
    needed.push(["setpcap", "the init drops for good what only it needs before the program starts"]);
  return needed.map(([name, text]) => [name, because("base", text)]);
}
