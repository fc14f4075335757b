import { ScError } from "@/server/contract/error";
import type { Step, StepProgress } from "@/server/contract/work";
import { domainControl } from "@/server/host/domain-control";
import { pause } from "@/server/host/pause";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { requireDomain } from "./require-domain";
import type { Subject } from "./subject";

/** The steps of a stop, for stop and restart. */
export function stopSteps(subject: Subject, options: { whenStopped: "fail" | "go on" }): Step[] {
  return [
    {
      id: "ask",
      label: "Ask the program to end",
      run: () => ask(subject, options.whenStopped),
      undo: null,
    },
    {
      id: "wait",
      label: `Wait up to ${subject.init.stopSeconds} s`,
      run: (progress) => waitForEnd(subject, progress),
      undo: null,
    },
    {
      id: "kill",
      label: "Kill what is left",
      run: () => kill(subject),
      undo: null,
    },
  ];
}

const lookMs = 20;

async function ask(subject: Subject, whenStopped: "fail" | "go on"): Promise<void> {
  const { state } = await requireDomain(subject);
  if (state === "shut off") {
    if (whenStopped === "go on") return;
    throw new ScError("container_not_running", `${subject.name} is not running.`);
  }
  // A frozen process would get the signal only after the wait.
  if (state === "paused") await domainControl.resume(subject.uuid);
  await domainControl.signalInit(subject.uuid, "SIGTERM");
}

async function waitForEnd(subject: Subject, { signal, setDeadline }: StepProgress): Promise<void> {
  const deadline = Date.now() + subject.init.stopSeconds * 1000;
  setDeadline(deadline);
  try {
    while (Date.now() < deadline && (await readDomainStatus(subject.name, subject.uuid)) !== null) {
      await pause(lookMs, signal);
    }
  } finally {
    setDeadline(null);
  }
}

async function kill(subject: Subject): Promise<void> {
  if ((await requireDomain(subject)).state === "shut off") return;
  try {
    await domainControl.destroy(subject.uuid);
  } catch (error) {
    if ((await requireDomain(subject)).state !== "shut off") throw error;
  }
}
