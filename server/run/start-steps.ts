import { readlink } from "node:fs/promises";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Step, StepProgress } from "@/server/contract/work";
import { domainControl } from "@/server/host/domain-control";
import { pause } from "@/server/host/pause";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { removeTree } from "@/server/host/remove-tree";
import { checkStart } from "./check-start";
import { logFolder } from "./log-folder";
import { readRunEnd } from "./read-run-end";
import { requireDomain } from "./require-domain";
import type { Subject } from "./subject";

/** The steps of a start, for start and restart. */
export function startSteps(subject: Subject): Step[] {
  return [
    {
      id: "preflight",
      label: "Look whether it can start",
      run: () => checkStart(subject),
      undo: null,
    },
    {
      id: "start",
      label: "Start the container",
      run: async ({ signal }) => {
        await removeTree(join(logFolder(subject), "end"));
        await domainControl.start(subject.uuid, { signal });
      },
      undo: null,
    },
    {
      id: "init",
      label: "Wait until its init runs",
      run: (progress) => waitForInit(subject, progress),
      undo: null,
    },
  ];
}

async function waitForInit(subject: Subject, { signal }: StepProgress): Promise<void> {
  const giveUpAt = Date.now() + initWaitMs;
  while (!(await isInitRunning(subject))) {
    const status = await readDomainStatus(subject.name, subject.uuid);
    if (status === null && (await requireDomain(subject)).state === "shut off") return explainEnd(subject);
    if (Date.now() > giveUpAt) throw new ScError("command_failed", "The init did not come up in time.");
    await pause(lookMs, signal);
  }
}

const initWaitMs = 30_000;
const lookMs = 5;

/** The controller forks the init's process first and starts the program in it when the root is ready. */
async function isInitRunning(subject: Subject): Promise<boolean> {
  const status = await readDomainStatus(subject.name, subject.uuid);
  if (status === null || status.initPid === null) return false;
  const [init, controller] = await Promise.all(
    [status.initPid, status.controllerPid].map((pid) => readlink(`/proc/${pid}/exe`).catch(() => null)),
  );
  return init !== null && init !== undefined && init !== controller;
}

/** A program that ended at once did run: its record says how. Without a record the init never came so far. */
async function explainEnd(subject: Subject): Promise<void> {
  const end = await readRunEnd(join(logFolder(subject), "end"));
  if (end !== null && end.exitCode === 0) return;
  const how = end?.signal ? `by signal ${end.signal}` : `with exit code ${end?.exitCode ?? "unknown"}`;
  throw new ScError(
    "command_failed",
    end === null ? `${subject.name} ended before its init ran.` : `${subject.name} ended at once, ${how}.`,
    { fix: `Its log says more, and so does /var/log/libvirt/lxc/${subject.name}.log.` },
  );
}
