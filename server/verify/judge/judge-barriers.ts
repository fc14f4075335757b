import type { Plan } from "@/server/contract/plan";
import type { Finding } from "@/server/contract/verification";
import { changesGroups, type LiveObservation, type Observation } from "../observation";
import { finding } from "./finding";
import { joinSome } from "./join-some";

/** What holds the container back, each as the kernel has it now. Pure. */
export function judgeBarriers(plan: Omit<Plan, "entries">, seen: Observation): Finding[] {
  const { live } = seen;
  return [
    judgeSelinux(seen),
    judgeLabel(plan, seen),
    judge("capabilities", "Capabilities", live, (found) => judgeCapabilities(plan, found)),
    judge("namespaces", "Namespaces", live, judgeNamespaces),
    judge("root", "Own root", live, judgeRoot),
    judge("read-only", "The host's files are read-only", live, (found) => judgeReadOnly(plan, found)),
    judge("kernel", "Kernel settings", live, judgeKernel),
    judge("cgroups", "Control groups", live, (found) => judgeCgroups(seen, found)),
  ];
}

type Verdict = { state: "pass" | "fail"; detail: string };

function judge(
  id: string,
  title: string,
  live: LiveObservation | null,
  look: (live: LiveObservation) => Verdict,
): Finding {
  if (live === null) return finding("barrier", id, title, "unknown", notRunning);
  const { state, detail } = look(live);
  return finding("barrier", id, title, state, detail);
}

const notRunning = "The container does not run; this can be seen only while it does.";

function judgeSelinux({ selinux }: Observation): Finding {
  const say = (state: Finding["state"], detail: string, fix: string | null = null) =>
    finding("barrier", "selinux", "SELinux enforces", state, detail, fix);
  if (selinux.mode === "disabled") {
    const detail = "Off on this host: no label confines anything. The barriers below are all there is.";
    return say("fail", detail, "Switch SELinux on; doctor says how.");
  }
  if (selinux.mode === "permissive") {
    const detail = "Permissive on this host: what a label forbids is written to the log and happens.";
    return say("fail", detail, "setenforce 1");
  }
  if (selinux.isTypePermissive === null) {
    return say(
      "fail",
      "The host enforces, but its kernel does not say whether the container's type is permissive.",
    );
  }
  if (selinux.isTypePermissive) {
    const detail = "The host enforces, but the type of this container is marked permissive in its policy.";
    return say("fail", detail, "Find the module that says so (semodule -l) and remove it.");
  }
  return say("pass", "The host enforces, and the container's type with it.");
}

function judgeLabel({ label }: Pick<Plan, "label">, { selinux, live }: Observation): Finding {
  const say = (state: Finding["state"], detail: string, fix: string | null = null) =>
    finding("barrier", "label", "Label of every process", state, detail, fix);
  if (selinux.mode === "disabled") return say("fail", "No process carries a label: SELinux is off.");
  if (live === null) return say("unknown", notRunning);
  const strange = live.processes.filter(({ context }) => context !== label.processContext);
  if (strange.length === 0) {
    return say("pass", `${count(live.processes.length, "process", "processes")} as ${label.processContext}.`);
  }
  const listed = strange.map(({ pid, command, context }) => `${command} (${pid}) as ${context ?? "nothing"}`);
  const detail = `Planned is ${label.processContext}, but there is ${joinSome(listed)}.`;
  return say("fail", detail, "Stop the container and find out what started them.");
}

function judgeCapabilities(
  { capabilities }: Pick<Plan, "capabilities">,
  { processes }: LiveObservation,
): Verdict {
  const planned = new Set<string>(capabilities.map(({ name }) => name));
  const excess = processes.flatMap(({ pid, command, capabilities: held }) => {
    const more = held.filter((name) => !planned.has(name));
    return more.length === 0 ? [] : [`${command} (${pid}) could have ${joinSome(more)}`];
  });
  if (excess.length > 0) return { state: "fail", detail: `Beyond the plan: ${joinSome(excess)}.` };
  const held = planned.size === 0 ? "none" : [...planned].join(", ");
  const detail = `${count(processes.length, "process has", "processes have")} at most the planned ones: ${held}.`;
  return { state: "pass", detail };
}

function judgeNamespaces({ sharedNamespaces }: LiveObservation): Verdict {
  if (sharedNamespaces.length === 0) {
    return {
      state: "pass",
      detail: "Its own processes, mounts, network, IPC and host name; no other container has them.",
    };
  }
  const owners = [...new Set(sharedNamespaces.map(({ owner }) => owner))];
  const shared = owners.map((owner) => {
    const kinds = sharedNamespaces.filter((each) => each.owner === owner).map(({ kind }) => kind);
    return `Shared with ${owner ?? "the host"}: ${kinds.join(", ")}.`;
  });
  return { state: "fail", detail: shared.join(" ") };
}

function judgeRoot({ isRootOwn }: LiveObservation): Verdict {
  return isRootOwn
    ? { state: "pass", detail: "Its / is its own directory or image, not the host's." }
    : { state: "fail", detail: "Its / is not the directory or image that was made for it." };
}

/** A mount below a read-only one of the plan counts too. */
function judgeReadOnly({ mounts, store }: Pick<Plan, "mounts" | "store">, live: LiveObservation): Verdict {
  const shared = mounts.filter(
    ({ kind, readOnly, source }) => kind === "bind" && readOnly && !source?.startsWith(`${store.path}/`),
  );
  const writable = live.mounts.filter(
    ({ target, readOnly }) => !readOnly && shared.some((mount) => isAtOrBelow(target, mount.target)),
  );
  if (writable.length > 0) {
    return { state: "fail", detail: `Mounted writable: ${joinSome(writable.map(({ target }) => target))}.` };
  }
  const absent = shared.filter(({ target }) => !live.mounts.some((mount) => mount.target === target));
  if (absent.length > 0)
    return { state: "fail", detail: `Not mounted: ${joinSome(absent.map(({ target }) => target))}.` };
  return { state: "pass", detail: `${joinSome(shared.map(({ target }) => target))}, read-only.` };
}

function judgeKernel({ mounts }: LiveObservation): Verdict {
  const open = ["/proc/sys", "/sys"].filter(
    (path) => mounts.findLast(({ target }) => target === path)?.readOnly !== true,
  );
  return open.length === 0
    ? { state: "pass", detail: "/proc/sys and /sys are read-only, but for its own network." }
    : { state: "fail", detail: `Writable, as far as its user and capabilities let it: ${open.join(", ")}.` };
}

/** libvirt mounts the host's groups writable (lxc_cgroup.c); only the policy's missing write keeps root inside out. */
function judgeCgroups({ selinux, answers }: Observation, { mounts }: LiveObservation): Verdict {
  const writable = mounts.some(({ type, readOnly }) => /^cgroup2?$/.test(type) && !readOnly);
  if (!writable) return { state: "pass", detail: "Not mounted writable." };
  const isKeptOut = answers.some(({ what, allowed }) => what === changesGroups && allowed === false);
  return selinux.mode === "enforcing" && selinux.isTypePermissive === false && isKeptOut
    ? { state: "pass", detail: "Mounted writable by libvirt; SELinux lets the container only read them." }
    : {
        state: "fail",
        detail:
          "libvirt mounts the host's control groups writable, and only SELinux would keep root inside from writing to them.",
      };
}

function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
