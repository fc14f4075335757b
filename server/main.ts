import "@/server/host/small-heap";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { createRequestHandler } from "@/server/api/create-request-handler";
import { expireDrafts } from "@/server/api/drafts/expire-drafts";
import { createHostTools } from "@/server/api/host-tools";
import { decideRecovery } from "@/server/api/jobs/decide-recovery";
import { renewPolicies } from "@/server/api/policy/renew-policies";
import { updateLoadedPolicy } from "@/server/api/policy/update-loaded-policy";
import type { Services } from "@/server/api/services";
import { sweepStaging } from "@/server/build/sweep-staging";
import type { HostStatus } from "@/server/contract/host-status";
import { collectWhenQuiet } from "@/server/host/collect-when-quiet";
import { containerOfPid } from "@/server/host/container-of-pid";
import { findAuditLog } from "@/server/host/find-audit-log";
import { findRoot } from "@/server/host/find-root";
import { listenOnSocket } from "@/server/host/listen-on-socket";
import { lockFile } from "@/server/host/lock-file";
import { authenticate, isAccountValid } from "@/server/host/pam";
import { readAuditLoss } from "@/server/host/read-audit-loss";
import { readGroups } from "@/server/host/read-groups";
import { settings } from "@/server/host/settings";
import { createJobQueue } from "@/server/jobs/job-queue";
import { judgeConfinement } from "@/server/run/judge-confinement";
import { createLogViews } from "@/server/run/log/log-views";
import { trimLog } from "@/server/run/log/trim-log";
import { logFile } from "@/server/run/log-file";
import { readRunEnd } from "@/server/run/read-run-end";
import { createSessionKeeper } from "@/server/session/session-keeper";
import { openStore, type Store } from "@/server/store/open-store";
import { createAuditFollower } from "@/server/watch/audit-follower";
import { createContainerWatch } from "@/server/watch/container-watch";
import { readHostStatus } from "@/server/watch/read-host-status";
import { readPackageDbs } from "@/server/watch/read-package-dbs";
import { createStateRecorder } from "@/server/watch/state-recorder";
import { trimLogs } from "@/server/watch/trim-logs";

/** The privileged helper: everything that touches the machine, behind two Unix sockets. */
async function main(): Promise<void> {
  const log = pino({ name: "helper", redact: ["*.password", "*.token", "*.cookie"] });
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise failed unheard"));
  await mkdir(settings.stateDir, { recursive: true, mode: 0o711 });
  if (!lockFile(join(settings.stateDir, "lock"))) {
    throw new Error(`Another helper works in ${settings.stateDir}.`);
  }
  const root = findRoot();
  const store = await openStore(
    join(settings.stateDir, "sandboxcontainer.db"),
    join(root, "prisma", "migrations"),
  );
  const services = await createServices(store, log, await readFirstStatus(root));
  await recover(services);
  const stopping = new AbortController();
  await services.denials.start(stopping.signal);
  await services.watch.start(stopping.signal);
  trimLogs({
    signal: stopping.signal,
    list: () => services.watch.list().map(({ path }) => join(path, "log", "output.log")),
    trim: (path) => trimLog(path, settings.logBytes),
    onError: (error, path) => log.error({ err: error, path }, "the log could not be kept small"),
  });
  const renewed = await renewPolicies(services);
  if (renewed.length > 0) log.info({ renewed }, "their policy was of another version");
  void updateLoadedPolicy(services, stopping.signal);
  const servers = await openSockets(services);
  const noteActivity = collectWhenQuiet();
  for (const server of servers) server.on("request", noteActivity);
  const housekeeping = setInterval(() => void keepHouse(services), housekeepingMs);
  log.info({ stateDir: settings.stateDir, runtimeDir: settings.runtimeDir }, "ready");

  await waitForSignal();
  log.info({}, "stopping");
  setTimeout(() => process.exit(1), stopMs).unref();
  clearInterval(housekeeping);
  await services.jobs.stop();
  stopping.abort();
  await services.denials.ended();
  for (const server of servers) server.close();
  for (const server of servers) server.closeAllConnections();
  await store.close();
  process.exit(0);
}

const housekeepingMs = 60 * 60_000;
const stopMs = 12_000;
const keptActivities = 100_000;
const keptJobsMs = 90 * 24 * 60 * 60_000;

async function readFirstStatus(root: string): Promise<HostStatus> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return readHostStatus(false, {
    packageDbs: await readPackageDbs(),
    libvirt: { reachable: false, awaySince: null, version: null, selinuxDriver: false },
    helperVersion: version,
  });
}

async function createServices(store: Store, log: Logger, host: HostStatus): Promise<Services> {
  const now = Date.now;
  const accounts = { authenticate, isAccountValid, readGroups };
  const jobs = createJobQueue({
    store,
    now,
    log,
    onChange: (job) => watch.onJob(job),
    beforeEnd: (container) => watch.look(container),
  });
  const denials = createAuditFollower({
    store,
    now,
    log,
    tools: { findAuditLog, readAuditLoss, containerOfPid },
    onChange: (names) => watch.onDenials(names),
  });
  const states = createStateRecorder({
    store,
    now,
    onError: (error) => log.error({ err: error }, "a change of state could not be written down"),
  });
  const watch = createContainerWatch({
    store,
    jobs,
    denials,
    host,
    onSeen: states.note,
    now,
    log,
    tools: {
      readHost: readHostStatus,
      readRunEnd,
      readLogState: (path) => logFile.readPage(path, { limit: 1 }),
      judgeConfinement,
    },
  });
  return {
    store,
    jobs,
    watch,
    denials,
    logs: createLogViews(),
    log,
    now,
    sessions: createSessionKeeper({ store, accounts, now }),
    host: createHostTools(settings),
  };
}

/** What the last process left is brought to an end before anybody can ask for more. */
async function recover(services: Services): Promise<void> {
  const { jobs, store, now } = services;
  await jobs.recover((job, details) => decideRecovery(services, job, details));
  await store.activity.closeAbandoned();
  await store.pairs.releaseAbandoned(now());
  await keepHouse(services);
}

async function keepHouse({ store, sessions, now, log }: Services): Promise<void> {
  try {
    await sessions.prune();
    await store.activity.prune(keptActivities);
    await store.jobs.prune(now() - keptJobsMs);
    await store.states.prune(now() - keptJobsMs);
    const expired = await expireDrafts({ store, now });
    if (expired.length > 0) log.info({ expired }, "drafts expired");
    const isOver = async (id: string) => ((await store.jobs.find(id))?.endedAt ?? null) !== null;
    const swept = await sweepStaging(settings.stateDir, isOver);
    if (swept.length > 0) log.info({ swept }, "removed what jobs had left");
  } catch (error) {
    log.error({ err: error }, "housekeeping failed");
  }
}

async function openSockets(services: Services): Promise<Server[]> {
  const helper = createServer(createRequestHandler(services, "helper"));
  const root = createServer(createRequestHandler(services, "root"));
  const place = (name: string) => ({ name, path: join(settings.runtimeDir, `${name}.sock`) });
  await listenOnSocket(helper, { ...place("helper"), mode: 0o660, group: "sandboxcontainer" });
  await listenOnSocket(root, { ...place("root"), mode: 0o600 });
  return [helper, root];
}

function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => resolve());
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
