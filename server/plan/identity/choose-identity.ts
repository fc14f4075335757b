import type { AccountFacts, UnitFacts } from "@/server/contract/facts";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import type { Identity } from "./identity";
import { isAdministrative } from "./is-administrative";

/**
 * Who starts the program, and who it is in the end (the account that its configuration names, where it starts as root).
 * A unit's User= decides; a service without one starts as root, as systemd does; a plain program runs as nobody without
 * any privilege, unless it is kept in an sbin directory (FHS 3.0, 4.10: for system administration).
 */
export function chooseIdentities(context: PlanContext): { starter: Identity; writer: Identity } {
  const starter = chooseStarter(context);
  const writer = starter.uid === 0 ? findFinalAccount(context, starter) : starter;
  if (writer === starter) return { starter, writer };
  const text = `${starter.reason.text}; it can drop to ${writer.user}, ${writer.reason.text}`;
  return { starter: { ...starter, reason: because(starter.reason.evidence, text) }, writer };
}

function chooseStarter(context: PlanContext): Identity {
  const { unit, facts } = context;
  if (unit !== null) return followUnit(unit, facts.accounts);
  if (isAdministrative(context)) {
    return asRoot(
      because("place", `${facts.executable.path} is kept with the programs for system administration`),
    );
  }
  return asNobody(facts.accounts);
}

function followUnit(unit: UnitFacts, accounts: AccountFacts): Identity {
  const user = findUser(accounts, unit.user);
  if (user === undefined || user.uid === 0) {
    const group = findGroup(accounts, unit.group);
    const root = asRoot(
      because("unit", `no User= in ${unit.name}: systemd starts it as root, and so does the container`),
    );
    return {
      ...root,
      ...(group && { group: group.name, gid: group.gid }),
      supplementaryGroups: unit.supplementaryGroups,
    };
  }
  const group = findGroup(accounts, unit.group) ?? accounts.groups.find(({ gid }) => gid === user.gid);
  return {
    user: user.name,
    uid: user.uid,
    group: group?.name ?? String(user.gid),
    gid: group?.gid ?? user.gid,
    supplementaryGroups: unit.supplementaryGroups,
    reason: because("unit", `User=${unit.user} in ${unit.name}`),
    home: user.home,
    shell: user.shell,
  };
}

function asRoot(reason: Identity["reason"]): Identity {
  return {
    user: "root",
    uid: 0,
    group: "root",
    gid: 0,
    supplementaryGroups: [],
    reason,
    home: "/root",
    shell: "/bin/sh",
  };
}

function asNobody(accounts: AccountFacts): Identity {
  const nobody = findUser(accounts, "nobody");
  const group = accounts.groups.find(({ gid }) => gid === nobody?.gid);
  return {
    user: "nobody",
    uid: nobody?.uid ?? 65534,
    group: group?.name ?? "nogroup",
    gid: group?.gid ?? 65534,
    supplementaryGroups: [],
    reason: because("place", "a plain program, not a service: it runs without any privilege"),
    home: "/home/nobody",
    shell: "/bin/sh",
  };
}

/** The first account that the configuration names and that is not root. */
function findFinalAccount({ facts }: PlanContext, starter: Identity): Identity {
  for (const mention of facts.mentions) {
    if (mention.what !== "account") continue;
    const user = findUser(facts.accounts, mention.value);
    if (user === undefined || user.uid === 0) continue;
    const group = facts.accounts.groups.find(({ gid }) => gid === user.gid);
    return {
      ...starter,
      user: user.name,
      uid: user.uid,
      group: group?.name ?? String(user.gid),
      gid: user.gid,
      reason: because("configuration", `named in ${mention.file} line ${mention.line}`),
    };
  }
  return starter;
}

function findUser(accounts: AccountFacts, name: string | null) {
  return name === null
    ? undefined
    : accounts.users.find((user) => user.name === name || String(user.uid) === name);
}

function findGroup(accounts: AccountFacts, name: string | null) {
  return name === null
    ? undefined
    : accounts.groups.find((group) => group.name === name || String(group.gid) === name);
}
