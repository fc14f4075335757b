import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCommand } from "@/server/host/run-command";

/** The real helper as a process of its own, bundled as it is shipped (below the packages that it imports). */
mkdirSync(".build", { recursive: true });
const built = mkdtempSync(resolve(".build", "helper-test-"));
const name = `t-helper-${process.pid}`;
let folder: string;
let helpers: ChildProcess[];

beforeAll(async () => {
  const { build } = await import("esbuild");
  await build({
    entryPoints: ["server/main.ts"],
    outfile: join(built, "helper.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    target: "node20",
    logLevel: "silent",
  });
});

afterAll(() => rmSync(built, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-helper-"));
  helpers = [];
});

afterEach(async () => {
  for (const helper of helpers) {
    if (helper.exitCode === null && helper.signalCode === null) {
      helper.kill("SIGKILL");
      await once(helper, "exit");
    }
  }
  rmSync(folder, { recursive: true });
});

describe("the helper", () => {
  it("listens on two sockets, refuses a second one, and ends on TERM with its sockets", async () => {
    const helper = await start();
    expect(modeOf("helper.sock")).toBe(0o660);
    expect(modeOf("root.sock")).toBe(0o600);
    expect(statSync(join(folder, "state/sandboxcontainer.db")).mode & 0o777).toBe(0o600);
    const second = spawnHelper();
    expect(await once(second, "exit")).toEqual([1, null]);
    expect(await ask("root", "auth.me")).toMatchObject({
      data: { user: "root", role: "root", method: "socket" },
    });
    helper.kill("SIGTERM");
    expect(await once(helper, "exit")).toEqual([0, null]);
    expect(readdirSync(join(folder, "run"))).toEqual([]);
  });

  it("takes the sockets that systemd hands over, by their names", async () => {
    const sockets = ["root", "helper"].map((socket) => join(folder, `${socket}.sock`));
    const activator = spawn(
      "systemd-socket-activate",
      [
        ...sockets.map((path) => `--listen=${path}`),
        "--fdname=root:helper",
        ...Object.entries(environment()).map(([key, value]) => `--setenv=${key}=${value}`),
        process.execPath,
        join(built, "helper.mjs"),
      ],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    helpers.push(activator);
    await until(() => sockets.every((path) => existsSync(path)));
    const { text } = await raw("../root", "auth.me", {});
    expect(JSON.parse(text)).toMatchObject({ result: { data: { user: "root" } } });
    expect(JSON.parse((await raw("../helper", "auth.me", {})).text)).toMatchObject({
      result: { data: null },
    });
    expect(existsSync(join(folder, "run"))).toBe(false);
  });

  it("takes over from one that was killed, and does not take a socket that somebody answers on", async () => {
    const first = await start();
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(existsSync(join(folder, "run/root.sock"))).toBe(true);
    const second = await start();
    second.kill("SIGTERM");
    await once(second, "exit");
    const other = createServer().listen(join(folder, "run/helper.sock"));
    await once(other, "listening");
    expect(await once(spawnHelper(), "exit")).toEqual([1, null]);
    other.close();
  });

  it("lets nobody in on its own socket without a session, and anybody with a one-time link once", async () => {
    await start();
    expect(await ask("helper", "containers.list")).toMatchObject({ code: "not_signed_in" });
    expect(await ask("helper", "auth.createLink", { body: { role: "admin" } })).toMatchObject({
      code: "not_signed_in",
    });
    expect(await ask("helper", "auth.me")).toMatchObject({ data: null });
    const { data: link } = await ask("root", "auth.createLink", { body: { role: "viewer" } });
    const { data, cookie } = await ask("helper", "auth.redeem", { body: { token: link.token } });
    expect(data).toMatchObject({ role: "viewer", method: "link" });
    expect(cookie).toMatch(
      /^sc_session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=28(?:79\d|800)$/,
    );
    const session = cookie?.split(";")[0] ?? "";
    expect(await ask("helper", "containers.list", { cookie: session })).toMatchObject({ data: [] });
    expect(
      await ask("helper", "auth.createLink", { cookie: session, body: { role: "admin" } }),
    ).toMatchObject({
      code: "not_allowed",
    });
    expect(await ask("helper", "auth.redeem", { body: { token: link.token } })).toMatchObject({
      code: "sign_in_failed",
    });
    const { cookie: ended } = await ask("helper", "auth.signOut", { cookie: session, body: {} });
    expect(ended).toMatch(/^sc_session=; .*Max-Age=0/);
    expect(await ask("helper", "containers.list", { cookie: session })).toMatchObject({
      code: "not_signed_in",
    });
    const { data: activity } = await ask("root", `activity.list?input=${encodeURIComponent("{}")}`);
    expect(activity.map(({ action, result }: Activity) => `${action} ${result}`)).toEqual([
      "auth.signOut ok",
      "auth.redeem denied",
      "auth.createLink denied",
      "auth.redeem ok",
      "auth.createLink ok",
    ]);
    expect(JSON.stringify(activity)).not.toContain(link.token);
  });

  it("takes no form and no oversized body", async () => {
    await start();
    expect((await raw("helper", "auth.signOut", { type: "text/plain", body: "{}" })).status).toBe(415);
    expect(
      (await raw("helper", "auth.signOut", { type: "multipart/form-data; boundary=x", body: "" })).status,
    ).toBe(415);
    const huge = JSON.stringify({ user: "x", password: "y".repeat(5_000_000) });
    expect((await raw("helper", "auth.signIn", { type: "application/json", body: huge })).status).toBe(413);
  });

  it("gives 64 drafts that are made at once 64 pairs and 64 addresses", async () => {
    await start();
    const request = (index: number) => ({
      request: { executable: "/usr/bin/env", name: `${name}-${index}` },
    });
    const drafts = await Promise.all(
      Array.from({ length: 64 }, (_, index) => ask("root", "drafts.create", { body: request(index) })),
    );
    expect(drafts.filter(({ code }) => code !== undefined)).toEqual([]);
    const plans = drafts.map(({ data }) => data.plan);
    expect(new Set(plans.map(({ label }) => label.pair.join())).size).toBe(64);
    expect(new Set(plans.map(({ network }) => network.address)).size).toBe(64);
    expect(new Set(plans.map(({ uuid }) => uuid)).size).toBe(64);
    const [first] = drafts;
    const changed = await ask("root", "drafts.update", {
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
      await ask("root", "drafts.update", {
        body: { id: first?.data.id, revision: 1, request: request(0).request },
      }),
    ).toMatchObject({ code: "draft_changed" });
    expect(await ask("root", "drafts.discard", { body: { id: first?.data.id } })).toMatchObject({
      data: { id: first?.data.id },
    });
    expect(await ask("root", "drafts.discard", { body: { id: first?.data.id } })).toMatchObject({
      code: "draft_not_found",
    });
  });

  it("leaves nothing of a build that kill -9 cut, and keeps the draft", async () => {
    const first = await start();
    const { data: draft } = await ask("root", "drafts.create", {
      body: { request: { executable: "/usr/bin/env", name, store: { kind: "image", sizeMiB: 64 } } },
    });
    const order = { draftId: draft.id, planHash: draft.planHash, start: false };
    const { data: job } = await ask("root", "builds.start", { body: order });
    await until(() => existsSync(join(folder, `state/containers/.staging-${job.jobId}`)));
    first.kill("SIGKILL");
    await once(first, "exit");
    await start();
    const { data: after } = await ask(
      "root",
      `jobs.get?input=${encodeURIComponent(JSON.stringify({ id: job.jobId }))}`,
    );
    expect(after).toMatchObject({ state: "failed", error: { code: "cancelled" } });
    expect(readdirSync(join(folder, "state/containers"))).toEqual([]);
    expect(await listDomains()).not.toContain(name);
    expect(await ask("root", "containers.list")).toMatchObject({ data: [] });
    const again = await ask("root", "builds.start", { body: order });
    expect(again.data.jobId).not.toBe(job.jobId);
    await until(async () => (await ask("root", "containers.list")).data[0]?.state === "stopped");
    expect(await listDomains()).toContain(name);
    await ask("root", "containers.delete", { body: { name } });
    await until(async () => (await ask("root", "containers.list")).data.length === 0);
    expect(await listDomains()).not.toContain(name);
    expect(readdirSync(join(folder, "state/containers"))).toEqual([]);
  });
});

type Activity = { action: string; result: string };

function spawnHelper(): ChildProcess {
  const helper = spawn(process.execPath, [join(built, "helper.mjs")], {
    cwd: "/",
    env: environment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  helpers.push(helper);
  return helper;
}

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH ?? "",
    NODE_ENV: "production",
    SC_ROOT: resolve("."),
    SC_STATE_DIR: join(folder, "state"),
    SC_RUNTIME_DIR: join(folder, "run"),
  };
}

async function start(): Promise<ChildProcess> {
  const helper = spawnHelper();
  if (!helper.stdout) throw new Error("no output");
  for await (const line of createInterface({ input: helper.stdout })) {
    if (JSON.parse(line).msg !== "ready") continue;
    helper.stdout.resume();
    return helper;
  }
  throw new Error("The helper ended at its start.");
}

function modeOf(socket: string): number {
  return statSync(join(folder, "run", socket)).mode & 0o777;
}

type Call = { body?: unknown; cookie?: string };
// biome-ignore lint/suspicious/noExplicitAny: answers of all kinds
type Answer = { data?: any; code?: string; cookie?: string | undefined };

async function ask(socket: string, path: string, { body, cookie }: Call = {}): Promise<Answer> {
  const answer = await raw(socket, path, {
    ...(body === undefined ? {} : { type: "application/json", body: JSON.stringify(body) }),
    ...(cookie === undefined ? {} : { cookie }),
  });
  const parsed = JSON.parse(answer.text);
  if (parsed.error) return { code: parsed.error.data.sc.code };
  return { data: parsed.result.data, cookie: answer.headers["set-cookie"]?.[0] };
}

function raw(socket: string, path: string, options: { type?: string; body?: string; cookie?: string }) {
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; text: string }>(
    (done, reject) => {
      const outgoing = request({
        socketPath: join(folder, "run", `${socket}.sock`),
        path: `/api/trpc/${path}`,
        method: options.body === undefined ? "GET" : "POST",
        headers: {
          ...(options.type === undefined ? {} : { "content-type": options.type }),
          ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
        },
      });
      outgoing.on("error", reject);
      outgoing.on("response", (incoming) => {
        let text = "";
        incoming.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        incoming.on("end", () => done({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }));
      });
      outgoing.end(options.body);
    },
  );
}

async function listDomains(): Promise<string[]> {
  return (await runCommand("virsh", ["-c", "lxc:///", "list", "--all", "--name"])).split("\n");
}

async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((next) => setImmediate(next));
}
