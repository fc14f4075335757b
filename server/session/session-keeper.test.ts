import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScError } from "@/server/contract/error";
import { openStore, type Store } from "@/server/store/open-store";
import { createSessionKeeper } from "./session-keeper";

const minute = 60_000;

describe("session keeper", () => {
  let folder: string;
  let store: Store;
  let at: number;
  let groups: string[];
  let checks: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "sc-session-"));
    store = await openStore(join(folder, "test.db"), "prisma/migrations");
    at = Date.UTC(2030, 0, 1);
    groups = ["users", "sudo"];
    checks = 0;
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const createKeeper = () =>
    createSessionKeeper({
      store,
      now: () => at,
      accounts: {
        authenticate: async (user, password) => {
          checks++;
          return user === "ann" && password === "right";
        },
        isAccountValid: async () => true,
        readGroups: async (user) => (user === "ann" ? groups : []),
      },
    });

  it("knows a token until 15 idle minutes have gone, and each use puts the end off", async () => {
    const keeper = createKeeper();
    const { token, session } = await keeper.signIn("ann", "right", "::1");
    expect(session).toMatchObject({ user: "ann", role: "admin", method: "password" });
    at += 14 * minute;
    expect(await keeper.read(token, { touch: true })).toMatchObject({ idleExpiresAt: at + 15 * minute });
    at += 14 * minute;
    expect(await keeper.read(token, { touch: false })).not.toBeNull();
    at += minute;
    expect(await keeper.read(token, { touch: true })).toBeNull();
    at -= 10 * minute;
    expect(await keeper.read(token, { touch: true })).toBeNull();
  });

  it("ends after 8 hours however busy", async () => {
    const keeper = createKeeper();
    const { token, session } = await keeper.signIn("ann", "right", "::1");
    const end = at + 480 * minute;
    expect(session.expiresAt).toBe(end);
    while (at + 10 * minute < end) {
      at += 10 * minute;
      expect(await keeper.read(token, { touch: true })).not.toBeNull();
    }
    at = end;
    expect(await keeper.read(token, { touch: true })).toBeNull();
  });

  it("follows the groups of the account within 5 seconds", async () => {
    const keeper = createKeeper();
    const { token } = await keeper.signIn("ann", "right", "::1");
    expect((await keeper.read(token, { touch: true }))?.role).toBe("admin");
    groups = ["sandboxcontainer-viewer"];
    at += 5000;
    expect((await keeper.read(token, { touch: true }))?.role).toBe("viewer");
    groups = [];
    at += 5000;
    expect(await keeper.read(token, { touch: true })).toBeNull();
  });

  it("answers the same for an unknown account, a wrong password and an account without a group", async () => {
    const keeper = createKeeper();
    const answers = [
      await refused(keeper.signIn("bob", "right", "a")),
      await refused(keeper.signIn("ann", "wrong", "b")),
    ];
    groups = ["users"];
    answers.push(await refused(keeper.signIn("ann", "right", "c")));
    expect(new Set(answers.map(({ code, message, fix }) => `${code} ${message} ${fix}`)).size).toBe(1);
    expect(answers[0]?.code).toBe("sign_in_failed");
    expect(checks).toBe(3);
  });

  it("makes an account wait after five wrong passwords, from wherever, and asks PAM no more", async () => {
    const keeper = createKeeper();
    for (let index = 0; index < 5; index++) await refused(keeper.signIn("ann", "wrong", `10.0.0.${index}`));
    expect((await refused(keeper.signIn("ann", "right", "10.0.1.1"))).code).toBe("too_many_tries");
    expect(checks).toBe(5);
    at += 1000;
    expect((await keeper.signIn("ann", "right", "10.0.1.1")).session.user).toBe("ann");
  });

  it("makes an address wait after ten wrong names", async () => {
    const keeper = createKeeper();
    for (let index = 0; index < 10; index++) await refused(keeper.signIn(`u${index}`, "x", "10.0.0.9"));
    expect((await refused(keeper.signIn("ann", "right", "10.0.0.9"))).code).toBe("too_many_tries");
    expect((await keeper.signIn("ann", "right", "10.0.0.10")).session.user).toBe("ann");
  });

  it("keeps no token in the database", async () => {
    const keeper = createKeeper();
    const { token } = await keeper.signIn("ann", "right", "::1");
    const link = await keeper.createLink("viewer");
    const database = new Database(join(folder, "test.db"), { readonly: true });
    const dump = JSON.stringify([
      database.prepare("SELECT * FROM Session").all(),
      database.prepare("SELECT * FROM LoginLink").all(),
    ]);
    database.close();
    expect(dump).toContain("ann");
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(link.token);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
  });

  it("lets a link be used once, by one of many at the same time", async () => {
    const keeper = createKeeper();
    const { token } = await keeper.createLink("operator");
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => keeper.redeem(token, `10.0.0.${index}`)),
    );
    const won = tries.filter((result) => result.status === "fulfilled");
    expect(won).toHaveLength(1);
    expect(won[0]?.value.session).toMatchObject({ role: "operator", method: "link" });
  });

  it("refuses a link after 10 minutes", async () => {
    const keeper = createKeeper();
    const { token, expiresAt } = await keeper.createLink("admin");
    at = expiresAt;
    expect((await refused(keeper.redeem(token, "::1"))).code).toBe("sign_in_failed");
  });

  it("forgets a session that was signed out", async () => {
    const keeper = createKeeper();
    const { token } = await keeper.signIn("ann", "right", "::1");
    await keeper.end(token);
    expect(await keeper.read(token, { touch: true })).toBeNull();
  });
});

async function refused(promise: Promise<unknown>): Promise<ScError> {
  const result = await promise.then(
    () => "was let in",
    (error: ScError) => error,
  );
  expect(result).toBeInstanceOf(Error);
  return result as ScError;
}
