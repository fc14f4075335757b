import type { Plan } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";

/** /etc/group (group(5)) with the given groups; members are those users of the container that are members on the host. */
export function writeGroup(
  { facts }: PlanContext,
  accounts: Pick<Plan["identity"], "users" | "groups">,
): string {
  const present = new Set(accounts.users.map(({ name }) => name));
  return accounts.groups
    .map(({ name, gid }) => {
      const members = facts.accounts.groups.find((group) => group.name === name)?.members ?? [];
      return `${name}:*:${gid}:${members.filter((member) => present.has(member)).join(",")}\n`;
    })
    .join("");
}
