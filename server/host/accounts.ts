import { readFileSync, statSync } from "node:fs";
import type { AccountFacts } from "@/server/contract/facts";

/** The accounts of /etc/passwd and /etc/group (passwd(5), group(5)); broken lines are left out. */
export function readAccounts(): AccountFacts {
  return {
    users: parseUsers(readText("/etc/passwd")),
    groups: parseGroups(readText("/etc/group")),
  };
}

export function parseUsers(text: string): AccountFacts["users"] {
  return text.split("\n").flatMap((line) => {
    const [name, , uid = "", gid = "", gecos = "", home = "", shell = ""] = line.split(":");
    if (!name || name.startsWith("#") || !isId(uid) || !isId(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid), gecos, home, shell }];
  });
}

export function parseGroups(text: string): AccountFacts["groups"] {
  return text.split("\n").flatMap((line) => {
    const [name, , gid = "", members = ""] = line.split(":");
    if (!name || name.startsWith("#") || !isId(gid)) return [];
    return [{ name, gid: Number(gid), members: members.split(",").filter((member) => member !== "") }];
  });
}

/** Names of the host's numbers; a number without account stays a number. */
export function createNames(accounts: AccountFacts): Names {
  const users = new Map(accounts.users.toReversed().map((user) => [user.uid, user.name]));
  const groups = new Map(accounts.groups.toReversed().map((group) => [group.gid, group.name]));
  return {
    user: (uid) => users.get(uid) ?? String(uid),
    group: (gid) => groups.get(gid) ?? String(gid),
  };
}

export type Names = { user: (uid: number) => string; group: (gid: number) => string };

const isId = (text: string): boolean => /^\d{1,10}$/.test(text);

function readText(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? "" : readFileSync(path, "utf8");
}
