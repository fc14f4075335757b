import { ScError } from "@/server/contract/error";
import type { Role } from "@/server/contract/role";
import type { Session } from "@/server/contract/session";
import type { Store } from "@/server/store/open-store";
import type { SessionRecord } from "@/server/store/session-store";
import { createBackOff } from "./back-off";
import { roleOfGroups } from "./role-of-groups";
import { tokens } from "./tokens";

/** Signs people in and says who a token is. A session ends after 15 idle minutes, and 8 hours after it began. */
export function createSessionKeeper({ store, accounts, now }: KeeperOptions) {
  const byAccount = createBackOff({ free: 5, maxMs: 60_000, now });
  const byAddress = createBackOff({ free: 10, maxMs: 300_000, now });
  const roles = new Map<string, { at: number; role: Promise<LinkRole | null> }>();
  let underWay = 0;

  return {
    /**
     * Signs in with a system account. Throws sign_in_failed, the same whether the account is unknown, the password wrong,
     * the account locked or not in a group that may; too_many_tries while the account or the address has to wait.
     */
    async signIn(user: string, password: string, address: string): Promise<NewSession> {
      takeTry(user, address);
      const isProven = await inParallel(() => accounts.authenticate(user, password, address));
      const role = roleOfGroups(await accounts.readGroups(user));
      if (!isProven || role === null) throw refusal();
      byAccount.reset(user);
      byAddress.reset(address);
      return begin({ user, role, method: "password", address });
    },

    /** Signs in with a one-time link, which is used up by it. Throws sign_in_failed or too_many_tries. */
    async redeem(token: string, address: string): Promise<NewSession> {
      const wait = byAddress.take(address);
      if (wait > 0) throw tooMany(wait);
      const role = await store.links.consume(tokens.hash(token), now());
      if (role === null || role === "root") {
        throw new ScError("sign_in_failed", "This link has been used, or is older than 10 minutes.", {
          fix: "Ask for a new one: sandboxcontainer login-link, as root on the host.",
        });
      }
      byAddress.reset(address);
      return begin({ user: "one-time link", role, method: "link", address });
    },

    /** The session of a token, with the role that the account has now (at most 5 seconds old). Null when it has ended. */
    async read(token: string, { touch }: { touch: boolean }): Promise<Session | null> {
      const record = await store.sessions.find(tokens.hash(token));
      if (!record) return null;
      const role = record.method === "link" ? record.role : await readRole(record.user);
      if (role === null || isOver(record)) {
        await store.sessions.remove(record.tokenHash);
        return null;
      }
      const isDue = touch && now() - record.lastSeenAt >= touchEveryMs;
      if (isDue) await store.sessions.touch(record.tokenHash, now());
      return toSession({ ...record, role, lastSeenAt: isDue ? now() : record.lastSeenAt });
    },

    async end(token: string): Promise<void> {
      await store.sessions.remove(tokens.hash(token));
    },

    /** Makes a link that signs in once, within 10 minutes. */
    async createLink(role: LinkRole): Promise<{ token: string; expiresAt: number }> {
      const token = tokens.create();
      const expiresAt = now() + linkMs;
      await store.links.insert({ tokenHash: tokens.hash(token), role, createdAt: now(), expiresAt });
      return { token, expiresAt };
    },

    async prune(): Promise<void> {
      await store.sessions.prune(now(), now() - idleMs);
      await store.links.prune(now());
    },
  };

  function takeTry(user: string, address: string): void {
    const wait = byAddress.take(address) || byAccount.take(user);
    if (wait > 0) throw tooMany(wait);
  }

  /** Each check holds one of the few threads of this process for seconds. */
  async function inParallel<Result>(task: () => Promise<Result>): Promise<Result> {
    if (underWay >= maxChecks) throw tooMany(2000);
    underWay++;
    try {
      return await task();
    } finally {
      underWay--;
    }
  }

  async function begin(
    who: Pick<SessionRecord, "user" | "role" | "method" | "address">,
  ): Promise<NewSession> {
    const token = tokens.create();
    const record = {
      ...who,
      tokenHash: tokens.hash(token),
      createdAt: now(),
      lastSeenAt: now(),
      expiresAt: now() + absoluteMs,
    };
    await store.sessions.insert(record);
    return { token, session: toSession(record) };
  }

  function readRole(user: string): Promise<LinkRole | null> {
    const known = roles.get(user);
    if (known && now() - known.at < roleCacheMs) return known.role;
    const role = findRole(user);
    roles.set(user, { at: now(), role });
    role.catch(() => roles.delete(user));
    return role;
  }

  async function findRole(user: string): Promise<LinkRole | null> {
    const role = roleOfGroups(await accounts.readGroups(user));
    return role !== null && (await accounts.isAccountValid(user)) ? role : null;
  }

  function isOver({ expiresAt, lastSeenAt }: SessionRecord): boolean {
    return now() >= expiresAt || now() >= lastSeenAt + idleMs;
  }
}

export type SessionKeeper = ReturnType<typeof createSessionKeeper>;
export type LinkRole = Exclude<Role, "root">;
export type NewSession = { token: string; session: Session };
export type KeeperOptions = {
  store: Pick<Store, "sessions" | "links">;
  accounts: Accounts;
  now: () => number;
};
/** The host's accounts: PAM and the group database. */
export type Accounts = {
  authenticate: (user: string, password: string, address: string) => Promise<boolean>;
  isAccountValid: (user: string) => Promise<boolean>;
  readGroups: (user: string) => Promise<string[]>;
};

const idleMs = 15 * 60_000;
const absoluteMs = 8 * 60 * 60_000;
const linkMs = 10 * 60_000;
const roleCacheMs = 5000;
const touchEveryMs = 30_000;
const maxChecks = 2;

function toSession(record: SessionRecord): Session {
  return {
    user: record.user,
    role: record.role,
    method: record.method,
    idleExpiresAt: Math.min(record.lastSeenAt + idleMs, record.expiresAt),
    expiresAt: record.expiresAt,
  };
}

function refusal(): ScError {
  return new ScError(
    "sign_in_failed",
    "The name or the password is wrong, or this account may not sign in.",
    {
      fix: "Use an account of this host that is in the group wheel or sudo.",
    },
  );
}

function tooMany(waitMs: number): ScError {
  return new ScError("too_many_tries", `Too many tries. Wait ${Math.ceil(waitMs / 1000)} s.`);
}
