import { describe, expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Plan } from "@/server/contract/plan";
import type { LiveObservation, Observation } from "../observation";
import { judgeAnswers } from "./judge-answers";
import { judgeBarriers } from "./judge-barriers";
import { judgeDrift } from "./judge-drift";

const made = handPlan("web1");
const plan: Plan = {
  ...made,
  label: { ...made.label, inDomainXml: true },
  policy: { module: "sc_web1", load: true, text: "", rules: [] },
  capabilities: [{ name: "chown", reason: { evidence: "base", text: "" } }],
};
const { processContext } = plan.label;
const own = { id: 1, type: "ext4", readOnly: false, device: "254:0", root: "/elsewhere" };
const planned = plan.mounts.map(({ kind, source, target, readOnly }) =>
  kind === "tmpfs"
    ? { ...own, target, readOnly, type: "tmpfs", device: "0:90", root: "/" }
    : { ...own, target, readOnly, root: source ?? "" },
);
const live: LiveObservation = {
  processes: [
    { pid: 10, command: "tini", context: processContext, capabilities: ["chown"] },
    { pid: 11, command: "nginx", context: processContext, capabilities: [] },
  ],
  sharedNamespaces: [],
  // As the kernel told of a container of libvirt 9.0.
  mounts: [
    { ...own, target: "/dev/pts", type: "devpts", device: "0:39", root: "/" },
    { ...own, target: "/dev", type: "tmpfs", device: "0:40", root: "/" },
    { ...own, target: "/proc", type: "proc", device: "0:45", root: "/" },
    { ...own, target: "/proc/sys", type: "proc", readOnly: true, device: "0:45", root: "/sys" },
    { ...own, target: "/proc/sys/net/ipv4", type: "proc", device: "0:21", root: "/sys/net/ipv4" },
    { ...own, target: "/sys", type: "sysfs", readOnly: true, device: "0:46", root: "/" },
    { ...own, target: "/proc/meminfo", type: "fuse", device: "0:41", root: "/meminfo" },
    { ...own, target: "/sys/fs/cgroup", type: "cgroup2", device: "0:29", root: "/" },
    { ...own, target: "/dev/ptmx", type: "devpts", device: "0:39", root: "/ptmx" },
    { ...own, target: "/dev/console", type: "devpts", device: "0:39", root: "/0" },
    ...planned,
  ],
  hostMounts: [
    { ...own, target: "/", root: "/" },
    { ...own, target: "/proc", type: "proc", device: "0:21", root: "/" },
    { ...own, target: "/sys", type: "sysfs", device: "0:22", root: "/" },
    { ...own, target: "/run", type: "tmpfs", device: "0:23", root: "/" },
    { ...own, target: "/dev/pts", type: "devpts", device: "0:24", root: "/" },
    { ...own, target: "/sys/fs/cgroup", type: "cgroup2", device: "0:29", root: "/" },
    { ...own, target: "/usr/share/brought", device: "0:70", root: "/there" },
  ],
  places: new Map(
    plan.mounts.map(({ source, target }) => [
      target,
      source === null ? null : { device: own.device, root: source },
    ]),
  ),
  isRootOwn: true,
};
const none = { count: 0, first: [] };
const bad = {
  looked: 9,
  whole: true,
  missing: none,
  wrong: { count: 7, first: [`${plan.store.path}/root/x`] },
};
const good: Observation = {
  selinux: { mode: "enforcing", isTypeKnown: true, isTypePermissive: false, modules: new Set(["sc_web1"]) },
  answers: [
    { about: "host", what: "change control groups", allowed: false },
    { about: "neighbour", what: "read files of another pair", allowed: false },
  ],
  active: true,
  live,
  definition: { stored: plan.domainXml, live: plan.domainXml },
  labels: { looked: 9, whole: true, missing: none, wrong: none },
  relabelContexts: [plan.label.fileContext],
  changedFiles: [],
};

describe("the self-test", () => {
  it("passes in all where everything is as planned", () => {
    expect(failed(good)).toEqual([]);
    expect(judge(good).map(({ state }) => state)).not.toContain("unknown");
  });

  it.each([
    ["selinux", "setenforce 1", { mode: "permissive" as const }],
    ["selinux", "semodule -l", { isTypePermissive: true }],
    ["selinux", null, { isTypePermissive: null }],
    ["policy", "semodule -X 400 -i", { modules: new Set(["other"]) }],
    ["policy", "sc_web1.cil", { isTypeKnown: false }],
  ])("fails %s with the fix %s", (id, fix, change) => {
    const found = judge({ ...good, selinux: { ...good.selinux, ...change } }).find((each) => each.id === id);
    expect(found).toMatchObject({ state: "fail", fix: fix === null ? null : expect.stringContaining(fix) });
  });

  it("says what does not hold where SELinux is off, and still tests the rest", () => {
    const off = { ...good.selinux, mode: "disabled" as const, isTypeKnown: false, modules: null };
    expect(failed({ ...good, selinux: off, answers: [] })).toEqual([
      "selinux",
      "label",
      "cgroups",
      "attempts",
      "neighbours",
      "policy",
    ]);
  });

  it.each([true, null])("fails the attempt that the policy allows, or is silent about (%s)", (allowed) => {
    const seen = { ...good, answers: good.answers.map((answer) => ({ ...answer, allowed })) };
    expect(failed(seen)).toEqual(["cgroups", "attempts", "neighbours"]);
    expect(judge(seen).find(({ id }) => id === "neighbours")?.detail).toContain("read files of another pair");
  });

  it.each<[string, Partial<LiveObservation>]>([
    [
      "label",
      { processes: [...live.processes, { pid: 9, command: "sh", context: "u:r:t:s0", capabilities: [] }] },
    ],
    ["label", { processes: [{ pid: 9, command: "sh", context: null, capabilities: [] }] }],
    [
      "capabilities",
      { processes: [{ pid: 9, command: "sh", context: processContext, capabilities: ["mknod"] }] },
    ],
    ["namespaces", { sharedNamespaces: [{ kind: "net", owner: null }] }],
    ["namespaces", { sharedNamespaces: [{ kind: "net", owner: "web2" }] }],
    ["root", { isRootOwn: false }],
    ["mounts", add({ ...own, target: "/etc/host" })],
    ["mounts", add({ ...own, target: "/dev/disk" })],
    ["mounts", add({ ...own, target: "/.oldroot" })],
    ["mounts", add({ ...own, target: "/proc/self" })],
    ["mounts", add({ ...own, target: "/usr/local", readOnly: true })],
    ["mounts", add({ ...own, target: "/usr/share/brought", readOnly: true, device: "0:70", root: "/there" })],
    ["mounts", replace("/usr", { root: "/root" })],
    ["mounts", replace("/usr", { device: "254:1" })],
    ["mounts", replace("/run", { device: "0:23" })],
    ["mounts", replace("/run", { type: "ext4" })],
    ["mounts", replace("/run", { root: "/below" })],
    ["mounts", replace("/proc", { device: "0:21" })],
    ["mounts", replace("/dev", { device: "0:23" })],
    ["mounts", replace("/dev/console", { device: "0:24" })],
    ["mounts", add({ ...own, target: "/.sandboxcontainer/log", root: "/var/log" })],
    ["mounts", { mounts: live.mounts.filter(({ target }) => target !== "/run") }],
    ["mounts", { places: new Map([...live.places, ["/usr", null]]) }],
  ])("fails %s alone (%#)", (id, change) => {
    expect(failed({ ...good, live: { ...live, ...change } })).toEqual([id]);
  });

  it.each<[string, Partial<Observation>]>([
    ["definition", { definition: null }],
    ["definition", stored(plan.domainXml.replace("<privnet/>", ""))],
    ["definition", stored(plan.domainXml.replace("</devices>", "</devices><seclabel type='none'/>"))],
    [
      "definition",
      { definition: { stored: plan.domainXml, live: plan.domainXml.replace("<privnet/>", "") } },
    ],
    ["files", { labels: bad }],
    ["files", { labels: { ...bad, missing: bad.wrong, wrong: none } }],
    ["files", { labels: { ...good.labels, looked: 0 } }],
    ["files", { relabelContexts: [plan.label.fileContext, "system_u:object_r:var_t:s0"] }],
    ["init", { changedFiles: ["/x"] }],
  ])("fails %s alone, seen from outside (%#)", (id, change) => {
    expect(failed({ ...good, ...change })).toEqual([id]);
  });

  it("has the container stopped before root labels its files by path, and quotes the path", () => {
    const store = { ...plan.store, path: "/srv/it's here/web1" as AbsolutePath };
    const judgeFiles = (active: boolean) =>
      judgeDrift({ ...plan, store }, { ...good, labels: bad, active, live: null }).find(
        ({ id }) => id === "files",
      );
    const relabel = String.raw`restorecon -RF -- '/srv/it'\''s here/web1'`;
    expect(judgeFiles(true)?.fix).toBe(`sandboxcontainer stop web1 && ${relabel}`);
    expect(judgeFiles(false)?.fix).toBe(relabel);
  });

  it("quotes the file of a policy module that is to be loaded", () => {
    const store = { ...plan.store, path: "/srv/the lock/web1" as AbsolutePath };
    const selinux = { ...good.selinux, isTypeKnown: false };
    const found = judgeDrift({ ...plan, store }, { ...good, selinux }).find(({ id }) => id === "policy");
    expect(found?.fix).toBe("semodule -X 400 -i '/srv/the lock/web1/policy/sc_web1.cil'");
  });

  it("names the first few files with another label, and counts all", () => {
    const found = judge({ ...good, labels: bad }).find(({ id }) => id === "files");
    expect(found?.detail).toBe("7 of 9 differ; another label: root/x and 6 more.");
  });

  it("fails in more than one where a mount also opens what is to be read-only", () => {
    const open = { ...own, target: "/usr/local" };
    expect(failed({ ...good, live: { ...live, ...add(open) } })).toEqual(["read-only", "mounts"]);
    const over = { ...own, target: "/sys", type: "sysfs" };
    expect(failed({ ...good, live: { ...live, ...add(over) } })).toEqual(["kernel", "mounts"]);
  });

  it("says with whom a namespace is shared, and what is mounted where", () => {
    const sharedNamespaces = [
      { kind: "net", owner: "web2" },
      { kind: "ipc", owner: "web2" },
      { kind: "uts", owner: null },
    ];
    const { mounts } = add({ ...own, target: "/run", root: "/root" });
    const seen = judge({ ...good, live: { ...live, sharedNamespaces, mounts } });
    expect(seen.find(({ id }) => id === "namespaces")?.detail).toBe(
      "Shared with web2: net, ipc. Shared with the host: uts.",
    );
    expect(seen.find(({ id }) => id === "mounts")?.detail).toBe("/run has something mounted over it.");
  });

  it("does not guess about a container that does not run", () => {
    const unknown = judge({ ...good, live: null }).filter(({ state }) => state === "unknown");
    expect(unknown.map(({ id }) => id)).toEqual([
      "label",
      "capabilities",
      "namespaces",
      "root",
      "read-only",
      "kernel",
      "cgroups",
      "mounts",
    ]);
  });
});

type Mount = LiveObservation["mounts"][number];

function add(mount: Mount) {
  return { mounts: [...live.mounts, mount] };
}

function replace(target: string, change: Partial<Mount>) {
  return { mounts: live.mounts.map((mount) => (mount.target === target ? { ...mount, ...change } : mount)) };
}

function stored(xml: string): Partial<Observation> {
  return { definition: { stored: xml, live: plan.domainXml } };
}

function judge(seen: Observation) {
  return [...judgeBarriers(plan, seen), ...judgeAnswers(seen), ...judgeDrift(plan, seen)];
}

function failed(seen: Observation): string[] {
  return judge(seen).flatMap(({ id, state }) => (state === "fail" ? [id] : []));
}
