import type { Plan, PlanEntry, PlanReason } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import type { Identity } from "./identity";

/**
 * The accounts that exist inside, each with why: root, nobody, the service's own, those that own private paths, and
 * those that the unit or the configuration names. Groups come with their users. Names that the host does not know are
 * left out (warnings say so).
 */
export function listAccounts(
  context: PlanContext,
  identity: Identity,
  entries: readonly PlanEntry[],
): Pick<Plan["identity"], "users" | "groups"> {
  const wanted = collectWanted(context, identity, entries);
  const { users, groups } = context.facts.accounts;
  const knownUsers = users.filter(({ name }) => wanted.users.has(name));
  for (const user of knownUsers) {
    const primary = groups.find(({ gid }) => gid === user.gid);
    if (primary) addFirst(wanted.groups, primary.name, because("base", `main group of ${user.name}`));
  }
  for (const group of groups) {
    const member = group.members.find((name) => wanted.users.has(name));
    if (member !== undefined)
      addFirst(wanted.groups, group.name, because("base", `${member} is a member on the host`));
  }
  return {
    users: toList(
      knownUsers.map(({ name, uid }) => ({ name, uid })),
      wanted.users,
      root.user,
      nobody.user,
    ),
    groups: toList(
      groups.filter(({ name }) => wanted.groups.has(name)).map(({ name, gid }) => ({ name, gid })),
      wanted.groups,
      root.group,
      nobody.group,
    ),
  };
}

type Reasons = Map<string, PlanReason>;

const root = { user: { name: "root", uid: 0 }, group: { name: "root", gid: 0 } };
const nobody = { user: { name: "nobody", uid: 65534 }, group: { name: "nogroup", gid: 65534 } };

function collectWanted(context: PlanContext, identity: Identity, entries: readonly PlanEntry[]) {
  const { unit, facts } = context;
  const users: Reasons = new Map([
    ["root", because("base", "every container has it")],
    ["nobody", because("base", "every container has it")],
  ]);
  const groups: Reasons = new Map([
    ["root", because("base", "every container has it")],
    ["nogroup", because("base", "every container has it")],
  ]);
  addFirst(users, identity.user, identity.reason);
  addFirst(groups, identity.group, identity.reason);
  for (const name of identity.supplementaryGroups) {
    addFirst(groups, name, because("unit", `SupplementaryGroups= in ${unit?.name ?? "the unit"}`));
  }
  for (const { what, value, file, line } of facts.mentions) {
    if (what !== "account") continue;
    const reason = because("configuration", `named in ${file} line ${line}`);
    addFirst(users, value, reason);
    addFirst(groups, value, reason);
  }
  for (const { disposition, owner, group, path } of entries) {
    if (disposition === "omit" || disposition === "shared") continue;
    addFirst(users, owner, because("package", `owner of ${path}`));
    addFirst(groups, group, because("package", `group of ${path}`));
  }
  return { users, groups };
}

function addFirst(reasons: Reasons, name: string, reason: PlanReason): void {
  if (!reasons.has(name)) reasons.set(name, reason);
}

/** In order of the numbers, each number and name once, root and nobody even where the host lacks them. */
function toList<T extends { name: string }>(known: T[], reasons: Reasons, ...always: [T, T]) {
  const added = always.filter((each) => !known.some((other) => numberOf(other) === numberOf(each)));
  return [...known, ...added]
    .filter((each, index, all) => all.findIndex(({ name }) => name === each.name) === index)
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((each) => ({
      ...each,
      reason: reasons.get(each.name) ?? because("base", "every container has it"),
    }));
}

function numberOf(account: { uid: number } | { gid: number } | { name: string }): number {
  if ("uid" in account) return account.uid;
  return "gid" in account ? account.gid : 0;
}
