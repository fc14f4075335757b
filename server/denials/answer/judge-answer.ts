import type { Denial } from "@/server/contract/denial";
import type { DenialAnswer } from "@/server/contract/denial-answer";
import { isSameAccess } from "./is-same-access";

/**
 * What became of a denial since its container was changed: "denied" as soon as the same access is denied again; "fixed" when the
 * container has run for a minute since without that; "watching" until then, and where nothing could have been seen. The text
 * says what was seen and no more: that an access was not denied does not tell that it was tried.
 */
export function judgeAnswer({
  denial,
  appliedAt,
  groups,
  run,
  sight,
  observed,
  now,
}: Seen): DenialAnswer["verdict"] {
  const again = groups.filter(
    (group) => (group.lastAt ?? 0) > appliedAt && isSameAccess(group.denial, denial),
  );
  const lastAt = Math.max(...again.map((group) => group.lastAt ?? 0));
  if (again.length > 0)
    return { state: "denied", text: `Denied again at ${toTime(lastAt)}, after the change.` };
  if (groups.some((group) => (group.lastAt ?? 0) > appliedAt && isPerhaps(group.denial, denial))) {
    return { state: "watching", text: "It is denied so much of this kind that it is not told apart." };
  }
  if (sight !== "whole") return { state: "watching", text: blind[sight] };
  const current = run !== null && run.startedAt > appliedAt ? { from: run.startedAt, until: now } : null;
  const longest = [observed, current]
    .filter((span) => span !== null)
    .sort((a, b) => b.until - b.from - (a.until - a.from))[0];
  if (longest !== undefined && longest.until - longest.from >= enoughMs) {
    const minutes = Math.floor((longest.until - longest.from) / 60_000);
    const span = minutes === 1 ? "a minute" : `${minutes} minutes`;
    return {
      state: "fixed",
      text: `It was started at ${toTime(longest.from)} and ran for ${span} without being denied this. Whether it tried is not known.`,
    };
  }
  if (run === null) return { state: "watching", text: "Not denied again yet; it does not run." };
  const seconds = current === null ? 0 : Math.floor((now - current.from) / 1000);
  return {
    state: "watching",
    text:
      current === null
        ? "Not denied again yet; it has not been started anew since."
        : `Not denied again yet; it has run for ${seconds} s of the 60 that are waited for.`,
  };
}

/** One of a flood, of which only container, class and permissions are kept. */
function isPerhaps(told: Denial, denial: Denial): boolean {
  const isNamed = [told.path, told.name, told.comm, told.exe].some((name) => name !== null);
  if (isNamed || told.container !== denial.container || told.class !== denial.class) return false;
  return told.permissions.some((name) => denial.permissions.includes(name));
}

/** How long a container that was started anew is watched, in milliseconds: most of what a service does at all, it does at its start. */
const enoughMs = 60_000;

export type Seen = {
  denial: Denial;
  /** Milliseconds since the epoch, as all times. */
  appliedAt: number;
  /** All that was denied to the container. */
  groups: readonly { denial: Denial; lastAt: number | null }[];
  /** Null while it does not run. */
  run: { startedAt: number } | null;
  /** Whether what is denied can be seen at all. */
  sight: "whole" | "selinux-off" | "no-log" | "lost" | "unconfined";
  /** The longest run without this denial that was seen before. */
  observed: { from: number; until: number } | null;
  now: number;
};

const blind = {
  "selinux-off": "SELinux is off: nothing is denied on this host, so nothing tells whether this helped.",
  "no-log": "No audit log can be read: what it is denied is not seen.",
  lost: "The kernel has lost audit records since it started: what it is denied may be among them.",
  unconfined: "It is not confined as planned now, so nothing tells whether this helped.",
};

/** In the host's zone, as `denials` prints times. */
function toTime(time: number): string {
  const date = new Date(time);
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}
