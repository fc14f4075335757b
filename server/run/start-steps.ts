import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Step, StepProgress } from "@/server/contract/work";
import { domainControl } from "@/server/host/domain-control";
import { hasInitBegun } from "@/server/host/has-init-begun";
import { pause } from "@/server/host/pause";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { removeTree } from "@/server/host/remove-tree";
import { checkStart } from "./check-start";
import { logFolder } from "./log-folder";
import { type RecordedEnd, readRunEnd } from "./read-run-end";
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
        await removeEnd(join(logFolder(subject), "end"));
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

/** The record of the run before. Whatever else the container put in its place goes too; a link is not followed. */
async function removeEnd(path: string): Promise<void> {
  await unlink(path).catch(() => removeTree(path));
}

/**
 * A domain that was destroyed a moment ago can be taken down again by what libvirt heard of its former end
 * (lxc_process.c virLXCProcessMonitorEOFNotify does not look which run it was): it is started a second time.
 */
async function waitForInit(subject: Subject, { signal }: StepProgress): Promise<void> {
  const giveUpAt = Date.now() + initWaitMs;
  let canTryAgain = true;
  for (;;) {
    const status = await readDomainStatus(subject.name, subject.uuid);
    const initPid = status?.initPid ?? null;
    if (status !== null && initPid !== null && hasInitBegun(initPid, status.controllerPid)) return;
    if (status === null) {
      const end = await readRunEnd(join(logFolder(subject), "end"));
      if (end !== null || !canTryAgain) return explainEnd(subject, end);
      canTryAgain = false;
      await domainControl.start(subject.uuid, { signal });
    }
    if (Date.now() > giveUpAt) throw new ScError("command_failed", "The init did not come up in time.");
    await pause(lookMs, signal);
  }
}

const initWaitMs = 30_000;
const lookMs = 5;

/** A program that ended at once did run: its record says how (nothing for a daemon). Without a record the init never came so far. */
function explainEnd(subject: Subject, end: RecordedEnd | null): void {
  if (end !== null && (end.exitCode ?? 0) === 0 && end.signal === null) return;
  const how = end?.signal ? `by signal ${end.signal}` : `with exit code ${end?.exitCode ?? "unknown"}`;
  throw new ScError(
    "command_failed",
    end === null ? `${subject.name} ended before its init ran.` : `${subject.name} ended at once, ${how}.`,
    { fix: `Its log says more, and so does /var/log/libvirt/lxc/${subject.name}.log.` },
  );
}
