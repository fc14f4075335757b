import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authenticate, isAccountValid } from "@/server/host/pam";
import { readGroups } from "@/server/host/read-groups";
import { runCommand } from "@/server/host/run-command";
import { openStore, type Store } from "@/server/store/open-store";
import { createSessionKeeper } from "./session-keeper";

const suffix = randomBytes(4).toString("hex");
const admin = `sc-adm-${suffix}`;
const plain = `sc-usr-${suffix}`;
const expired = `sc-exp-${suffix}`;
const empty = `sc-nul-${suffix}`;
const password = `pass ü ${randomBytes(12).toString("base64")}`;

describe("sign-in with the host's accounts", () => {
  let folder: string;
  let store: Store;
  let at = Date.now();

  beforeAll(async () => {
    for (const user of [admin, expired, empty]) await addUser(user, ["--groups", "sudo"]);
    await addUser(plain, []);
    await runCommand("chpasswd", [], {
      input: [admin, plain, expired].map((user) => `${user}:${password}\n`).join(""),
    });
    await runCommand("chage", ["--expiredate", "2000-01-01", expired]);
    await runCommand("passwd", ["--delete", empty]);
    folder = mkdtempSync(join(tmpdir(), "sc-pam-"));
    store = await openStore(join(folder, "test.db"), "prisma/migrations");
  });

  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
    for (const user of [admin, plain, expired, empty]) await runCommand("userdel", [user]);
  });

  const createKeeper = () =>
    createSessionKeeper({ store, now: () => at, accounts: { authenticate, isAccountValid, readGroups } });

  it("lets a member of sudo in with the right password", async () => {
    const { session } = await createKeeper().signIn(admin, password, "192.0.2.1");
    expect(session).toMatchObject({ user: admin, role: "admin", method: "password" });
  });

  it("proves the password of an account that is in no group, but does not let it in", async () => {
    expect(await authenticate(plain, password, "192.0.2.1")).toBe(true);
    await expect(createKeeper().signIn(plain, password, "192.0.2.1")).rejects.toMatchObject({
      code: "sign_in_failed",
    });
  });

  it.each([
    ["a wrong password", admin, `${password}x`],
    ["an expired account", expired, password],
    ["an account without a password", empty, ""],
    ["an unknown account", `nobody-${suffix}`, password],
    ["a name that looks like an option", "--help", password],
  ])("refuses %s", async (_what, user, given) => {
    await expect(createKeeper().signIn(user, given, "192.0.2.1")).rejects.toMatchObject({
      code: "sign_in_failed",
    });
  });

  it("refuses a locked account and ends its session when it expires", async () => {
    const keeper = createKeeper();
    const { token } = await keeper.signIn(admin, password, "192.0.2.1");
    await runCommand("passwd", ["--lock", admin]);
    await expect(keeper.signIn(admin, password, "192.0.2.1")).rejects.toMatchObject({
      code: "sign_in_failed",
    });
    await runCommand("passwd", ["--unlock", admin]);
    await runCommand("chage", ["--expiredate", "2000-01-01", admin]);
    at += 5000;
    expect(await keeper.read(token, { touch: true })).toBeNull();
    await runCommand("chage", ["--expiredate", "-1", admin]);
  });

  it("ends the session of an account that leaves the group", async () => {
    const keeper = createKeeper();
    const { token } = await keeper.signIn(admin, password, "192.0.2.1");
    await runCommand("gpasswd", ["--delete", admin, "sudo"]);
    at += 5000;
    expect(await keeper.read(token, { touch: true })).toBeNull();
    await runCommand("gpasswd", ["--add", admin, "sudo"]);
  });
});

async function addUser(user: string, options: string[]): Promise<void> {
  await runCommand("useradd", ["--no-create-home", "--shell", "/usr/sbin/nologin", ...options, user]);
}
