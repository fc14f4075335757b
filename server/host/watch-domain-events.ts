import { createInterface } from "node:readline";
import { execa } from "execa";
import { pause } from "./pause";
import { settings } from "./settings";

/**
 * Follows libvirt's domain events through one long-lived `virsh event` until the signal is raised. `onGap` is called
 * each time that events may have been missed (at the beginning, and after every reconnection): read the whole state
 * then. `onDown` tells that libvirt is away. Never throws; a lost connection is tried again after 0.2 to 5 seconds.
 */
export async function watchDomainEvents(options: WatchOptions): Promise<void> {
  let waitMs = minWaitMs;
  while (!options.signal.aborted) {
    const startedAt = Date.now();
    const reason = await followOnce(options);
    if (options.signal.aborted) return;
    options.onDown?.(reason);
    waitMs = Date.now() - startedAt > maxWaitMs ? minWaitMs : Math.min(waitMs * 2, maxWaitMs);
    await pause(waitMs, options.signal).catch(() => undefined);
  }
}

export type WatchOptions = {
  signal: AbortSignal;
  onEvent: (event: DomainEvent) => void;
  onGap: () => void;
  /** libvirt's own words on why the connection ended. */
  onDown?: (reason: string) => void;
  uri?: string;
};

export type DomainEvent = {
  /** Milliseconds since the epoch, as libvirt's client received it. */
  at: number;
  /** lifecycle, reboot, metadata-change …: the LXC driver sends these three. */
  kind: string;
  domain: string;
  /** What follows the colon: "Started Booted", "Stopped Destroyed", "Defined Added" … */
  detail: string;
};

const minWaitMs = 200;
const maxWaitMs = 5000;

/** virsh registers its handlers right after the first answer of the daemon, one local call each. */
const registrationMs = 150;

/** `hostname` makes virsh connect and say so: whatever happens from then on is followed. */
const script = "hostname; event --all --loop --timestamp";

async function followOnce({ signal, onEvent, onGap, uri }: WatchOptions): Promise<string> {
  const child = execa("virsh", ["-k", "5", "-K", "3", "-c", uri ?? settings.libvirtUri, script], {
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C.UTF-8", HOME: "/" },
    extendEnv: false,
    cwd: "/",
    stdin: "ignore",
    buffer: false,
    reject: false,
    cancelSignal: signal,
    forceKillAfterDelay: 2000,
  });
  let isConnected = false;
  let reason = "";
  let settling: NodeJS.Timeout | undefined;
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (line.trim() !== "") reason = line.trim();
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event = parseEvent(line);
    if (event !== null) onEvent(event);
    else if (!isConnected && line.trim() !== "") {
      isConnected = true;
      settling = setTimeout(onGap, registrationMs);
    }
  });
  const result = await child;
  clearTimeout(settling);
  return reason || result.shortMessage || "The connection ended.";
}

/** A line of `virsh event --timestamp`, null when it is none (virsh-domain-event.c vshEventPrint). */
export function parseEvent(line: string): DomainEvent | null {
  const match =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})\+0000: event '([a-z-]+)' for domain '(.*)'(?:: (.*))?$/.exec(
      line,
    );
  const [, day, time, kind, domain, detail = ""] = match ?? [];
  if (kind === undefined || domain === undefined) return null;
  return { at: Date.parse(`${day}T${time}Z`), kind, domain, detail: detail.trim() };
}
