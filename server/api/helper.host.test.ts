import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCommand } from "@/server/host/run-command";
import { HelperUnderTest } from "./testing/helper-under-test";

const name = `t-helper-${process.pid}`;
let bundle: Awaited<ReturnType<typeof HelperUnderTest.bundle>>;
let helper: HelperUnderTest;

beforeAll(async () => {
  bundle = await HelperUnderTest.bundle();
});

afterAll(() => bundle.remove());

beforeEach(() => {
  helper = bundle.create();
});

afterEach(() => helper.end());

describe("the helper", () => {
  it("listens on two sockets, refuses a second one, and ends on TERM with its sockets", async () => {
    const first = await helper.start();
    expect(modeOf("helper.sock")).toBe(0o660);
    expect(modeOf("root.sock")).toBe(0o600);
    expect(statSync(join(helper.folder, "state/sandboxcontainer.db")).mode & 0o777).toBe(0o600);
    const second = helper.spawn();
    expect(await once(second, "exit")).toEqual([1, null]);
    expect(await helper.ask("root", "auth.me")).toMatchObject({
      data: { user: "root", role: "root", method: "socket" },
    });
    first.kill("SIGTERM");
    expect(await once(first, "exit")).toEqual([0, null]);
    expect(readdirSync(join(helper.folder, "run"))).toEqual([]);
  });

  it("takes the sockets that systemd hands over, by their names", async () => {
    const sockets = ["root", "helper"].map((socket) => join(helper.folder, `${socket}.sock`));
    helper.spawnActivated(sockets, "root:helper");
    await until(() => sockets.every((path) => existsSync(path)));
    const { text } = await helper.raw("../root", "auth.me", {});
    expect(JSON.parse(text)).toMatchObject({ result: { data: { user: "root" } } });
    expect(JSON.parse((await helper.raw("../helper", "auth.me", {})).text)).toMatchObject({
      result: { data: null },
    });
    expect(existsSync(join(helper.folder, "run"))).toBe(false);
  });

  it("takes over from one that was killed, and does not take a socket that somebody answers on", async () => {
    const first = await helper.start();
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(existsSync(join(helper.folder, "run/root.sock"))).toBe(true);
    const second = await helper.start();
    second.kill("SIGTERM");
    await once(second, "exit");
    const other = createServer().listen(join(helper.folder, "run/helper.sock"));
    await once(other, "listening");
    expect(await once(helper.spawn(), "exit")).toEqual([1, null]);
    other.close();
  });

  it("lets nobody in on its own socket without a session, and anybody with a one-time link once", async () => {
    await helper.start();
    expect(await helper.ask("helper", "containers.list")).toMatchObject({ code: "not_signed_in" });
    expect(await helper.ask("helper", "auth.createLink", { body: { role: "admin" } })).toMatchObject({
      code: "not_signed_in",
    });
    expect(await helper.ask("helper", "auth.me")).toMatchObject({ data: null });
    const { data: link } = await helper.ask("root", "auth.createLink", { body: { role: "viewer" } });
    const { data, cookie } = await helper.ask("helper", "auth.redeem", { body: { token: link.token } });
    expect(data).toMatchObject({ role: "viewer", method: "link" });
    expect(cookie).toMatch(
      /^sc_session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=28(?:79\d|800)$/,
    );
    const session = cookie?.split(";")[0] ?? "";
    expect(await helper.ask("helper", "containers.list", { cookie: session })).toMatchObject({ data: [] });
    expect(
      await helper.ask("helper", "auth.createLink", { cookie: session, body: { role: "admin" } }),
    ).toMatchObject({
      code: "not_allowed",
    });
    expect(await helper.ask("helper", "auth.redeem", { body: { token: link.token } })).toMatchObject({
      code: "sign_in_failed",
    });
    const { cookie: ended } = await helper.ask("helper", "auth.signOut", { cookie: session, body: {} });
    expect(ended).toMatch(/^sc_session=; .*Max-Age=0/);
    expect(await helper.ask("helper", "containers.list", { cookie: session })).toMatchObject({
      code: "not_signed_in",
    });
    const activity = await helper.query("activity.list", {});
    expect(
      activity.map(({ action, result }: { action: string; result: string }) => `${action} ${result}`),
    ).toEqual([
      "auth.signOut ok",
      "auth.redeem denied",
      "auth.createLink denied",
      "auth.redeem ok",
      "auth.createLink ok",
    ]);
    expect(JSON.stringify(activity)).not.toContain(link.token);
  });

  it("takes no form and no oversized body", async () => {
    await helper.start();
    expect((await helper.raw("helper", "auth.signOut", { type: "text/plain", body: "{}" })).status).toBe(415);
    expect(
      (await helper.raw("helper", "auth.signOut", { type: "multipart/form-data; boundary=x", body: "" }))
        .status,
    ).toBe(415);
    const huge = JSON.stringify({ user: "x", password: "y".repeat(5_000_000) });
    expect((await helper.raw("helper", "auth.signIn", { type: "application/json", body: huge })).status).toBe(
      413,
    );
  });

  it("gives 64 drafts that are made at once 64 pairs and 64 addresses", async () => {
    await helper.start();
    const request = (index: number) => ({
      request: { executable: "/usr/bin/env", name: `${name}-${index}` },
    });
    const drafts = await Promise.all(
      Array.from({ length: 64 }, (_, index) => helper.ask("root", "drafts.create", { body: request(index) })),
    );
    expect(drafts.filter(({ code }) => code !== undefined)).toEqual([]);
    const plans = drafts.map(({ data }) => data.plan);
    expect(new Set(plans.map(({ label }) => label.pair.join())).size).toBe(64);
    expect(new Set(plans.map(({ network }) => network.address)).size).toBe(64);
    expect(new Set(plans.map(({ uuid }) => uuid)).size).toBe(64);
    const [first] = drafts;
    const changed = await helper.ask("root", "drafts.update", {
      body: { id: first?.data.id, revision: 1, request: { ...request(0).request, memoryMiB: 64 } },
    });
    expect(changed.data.plan).toMatchObject({
      memoryMiB: 64,
      uuid: plans[0]?.uuid,
      label: { pair: plans[0]?.label.pair },
      network: { address: plans[0]?.network.address },
    });
    expect(changed.data.planHash).not.toBe(first?.data.planHash);
    expect(
      await helper.ask("root", "drafts.update", {
        body: { id: first?.data.id, revision: 1, request: request(0).request },
      }),
    ).toMatchObject({ code: "draft_changed" });
    expect(await helper.ask("root", "drafts.discard", { body: { id: first?.data.id } })).toMatchObject({
      data: { id: first?.data.id },
    });
    expect(await helper.ask("root", "drafts.discard", { body: { id: first?.data.id } })).toMatchObject({
      code: "draft_not_found",
    });
  }, 300_000);

  it("leaves nothing of a build that kill -9 cut, and keeps the draft", async () => {
    const first = await helper.start();
    const { data: draft } = await helper.ask("root", "drafts.create", {
      body: { request: { executable: "/usr/bin/env", name, store: { kind: "image", sizeMiB: 64 } } },
    });
    const order = { draftId: draft.id, planHash: draft.planHash, start: false };
    const { data: job } = await helper.ask("root", "builds.start", { body: order });
    await until(() => existsSync(join(helper.folder, `state/containers/.staging-${job.jobId}`)));
    first.kill("SIGKILL");
    await once(first, "exit");
    await helper.start();
    expect(await helper.query("jobs.get", { id: job.jobId })).toMatchObject({
      state: "failed",
      error: { code: "cancelled" },
    });
    expect(readdirSync(join(helper.folder, "state/containers"))).toEqual([]);
    expect(await listDomains()).not.toContain(name);
    expect(await helper.ask("root", "containers.list")).toMatchObject({ data: [] });
    const again = await helper.ask("root", "builds.start", { body: order });
    expect(again.data.jobId).not.toBe(job.jobId);
    await until(async () => (await helper.ask("root", "containers.list")).data[0]?.state === "stopped");
    expect(await listDomains()).toContain(name);
    await helper.ask("root", "containers.delete", { body: { name } });
    await until(async () => (await helper.ask("root", "containers.list")).data.length === 0);
    expect(await listDomains()).not.toContain(name);
    expect(readdirSync(join(helper.folder, "state/containers"))).toEqual([]);
  });
});

const modeOf = (socket: string) => statSync(join(helper.folder, "run", socket)).mode & 0o777;

async function listDomains(): Promise<string[]> {
  return (await runCommand("virsh", ["-c", "lxc:///", "list", "--all", "--name"])).split("\n");
}

async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((next) => setImmediate(next));
}
