import { ScError } from "@/server/contract/error";
import type { Step, StepProgress } from "@/server/contract/work";
import { domainControl } from "@/server/host/domain-control";
import { pause } from "@/server/host/pause";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { signalInit } from "@/server/host/signal-init";
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

async function ask({ name, uuid }: Subject, whenStopped: "fail" | "go on"): Promise<void> {
  const status = await readDomainStatus(name, uuid);
  if (status === null) {
    if (whenStopped === "go on") return;
    throw new ScError("container_not_running", `${name} is not running.`);
  }
  // A frozen process would get the signal only after the wait.
  if (status.state === "paused") await domainControl.resume(uuid);
  await signalInit(status, "SIGTERM");
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

async function kill({ name, uuid }: Subject): Promise<void> {
  if ((await readDomainStatus(name, uuid)) === null) return;
  try {
    await domainControl.destroy(uuid);
  } catch (error) {
    if ((await readDomainStatus(name, uuid)) !== null) throw error;
  }
}
