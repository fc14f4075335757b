import { join } from "node:path";
import { ask } from "./lib/ask.mjs";
import { buildProduct } from "./lib/build-product.mjs";
import { ensureAccount } from "./lib/ensure-account.mjs";
import { ensureFiles } from "./lib/ensure-files.mjs";
import { ensureLibvirt } from "./lib/ensure-libvirt.mjs";
import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { installCommand } from "./lib/install-command.mjs";
import { installSystemPackages } from "./lib/install-system-packages.mjs";
import { memoryEnvironment, nodeOptions } from "./lib/node-options.mjs";
import { startOwned } from "./lib/owned-process.mjs";
import { requireFreePort } from "./lib/require-free-port.mjs";
import { requireRoot } from "./lib/require-root.mjs";
import { root } from "./lib/root.mjs";
import { runMain } from "./lib/run-main.mjs";
import { say } from "./lib/say.mjs";
import { settings } from "./lib/settings.mjs";
import { Stop } from "./lib/stop.mjs";
import { waitUntil } from "./lib/wait-until.mjs";
import { watchSignals } from "./lib/watch-signals.mjs";
import { makeWebView } from "./lib/web-view.mjs";

/**
 * `npm start`: from a fresh clone to the sign-in link, which is the last line and the only one on standard output. Stays
 * until TERM, INT or the end of one of its processes, then ends what it started, last first. Containers go on running.
 */
async function start() {
  requireRoot("npm start");
  process.umask(0o022);
  await requireFreePort();
  await installSystemPackages(["install", "run"]);
  await ensureNodeModules();
  await buildProduct();
  await ensureAccount();
  ensureFiles();
  installCommand();
  const signals = watchSignals();
  /** @type {(() => void | Promise<void>)[]} */
  const endings = [];
  try {
    endings.push((await ensureLibvirt()).stop);
    const helper = await startHelper(endings, signals);
    const web = await startWeb(endings, signals);
    if (!signals.isRaised()) process.stdout.write(`${await createLink()}\n`);
    return await Promise.race([
      signals.raised,
      ...[helper, web].map((owned) => failWhenOver(owned, signals)),
    ]);
  } finally {
    for (const end of endings.reverse()) await end();
  }
}

/**
 * @param {(() => void | Promise<void>)[]} endings
 * @param {Signals} signals
 */
async function startHelper(endings, signals) {
  const socketPath = join(settings.runtimeDir, "root.sock");
  if ((await ask({ socketPath, path })).status === 200) {
    throw new Stop(
      `Another helper answers at ${socketPath} already.`,
      "End it first, or set SC_RUNTIME_DIR and SC_STATE_DIR to run a second one.",
    );
  }
  const env = { ...process.env, ...memoryEnvironment, NODE_ENV: "production" };
  const helper = startOwned(
    "helper",
    [process.execPath, ...nodeOptions, join(root, ".build", "processes", "helper.mjs")],
    { env },
  );
  endings.push(() => helper.stop());
  await waitForAnswer(helper, signals, async () => (await ask({ socketPath, path })).status === 200);
  return helper;
}

/**
 * @param {(() => void | Promise<void>)[]} endings
 * @param {Signals} signals
 */
async function startWeb(endings, signals) {
  const view = makeWebView();
  endings.push(() => view.remove());
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(SC_|LANG$|TZ$)/.test(name))),
    PATH: "/usr/bin:/bin",
    HOME: "/nonexistent",
    ...memoryEnvironment,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    SC_RUNTIME_DIR: view.sockets,
  };
  const web = startOwned("web", view.command, { env });
  endings.push(() => web.stop());
  const page = { host: settings.listen, port: Number(settings.port), path: "/sign-in" };
  await waitForAnswer(web, signals, async () => (await ask(page)).status === 200);
  return web;
}

const path = "/api/trpc/auth.me";

/**
 * @param {import("./lib/owned-process.mjs").OwnedProcess} process
 * @param {Signals} signals
 * @param {() => Promise<boolean>} answers
 */
async function waitForAnswer(process, signals, answers) {
  const isHopeless = () => process.isOver() || signals.isRaised();
  if ((await waitUntil(answers, 30_000, isHopeless)) || signals.isRaised()) return;
  throw new Stop(
    process.isOver()
      ? `The ${process.name} process ended at its start (exit code ${await process.ended}); its last words are above.`
      : `The ${process.name} process does not answer after 30 seconds.`,
  );
}

async function createLink() {
  const socketPath = join(settings.runtimeDir, "root.sock");
  const { status, body } = await ask({
    socketPath,
    path: "/api/trpc/auth.createLink",
    body: { role: "admin" },
  });
  if (status !== 200) throw new Stop(`The helper gave no sign-in link (status ${status}): ${body}`);
  say("Open this link to sign in; it works once. `sandboxcontainer login-link` makes another. Ctrl-C ends.");
  return `http://${linkHost()}:${settings.port}/sign-in#token=${JSON.parse(body).result.data.token}`;
}

function linkHost() {
  return ["0.0.0.0", "::"].includes(settings.listen) ? "127.0.0.1" : settings.listen;
}

/**
 * @param {import("./lib/owned-process.mjs").OwnedProcess} process
 * @param {Signals} signals
 */
async function failWhenOver(process, signals) {
  const code = await process.ended;
  if (signals.isRaised()) return 0;
  say(`sandboxcontainer: the ${process.name} process ended by itself (exit code ${code}).`);
  return 1;
}

/** @typedef {ReturnType<typeof watchSignals>} Signals */

await runMain(start);
