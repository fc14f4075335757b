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
const own = { type: "ext4", readOnly: false };
const live: LiveObservation = {
  processes: [
    { pid: 10, command: "tini", context: processContext, capabilities: ["chown"] },
    { pid: 11, command: "nginx", context: processContext, capabilities: [] },
  ],
  sharedNamespaces: [],
  mounts: [
    ...plan.mounts.map(({ target, readOnly }) => ({ type: "ext4", target, readOnly })),
    { target: "/proc/sys", type: "proc", readOnly: true },
    { target: "/sys", type: "sysfs", readOnly: true },
    { target: "/sys/fs/cgroup", type: "cgroup2", readOnly: false },
  ],
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
  storedXml: plan.domainXml,
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
    ["namespaces", { sharedNamespaces: ["net"] }],
    ["root", { isRootOwn: false }],
    ["read-only", { mounts: [...live.mounts, { ...own, target: "/usr/local" }] }],
    ["kernel", { mounts: [...live.mounts, { ...own, target: "/sys", type: "sysfs" }] }],
    ["mounts", { mounts: [...live.mounts, { ...own, target: "/etc/host" }] }],
    ["mounts", { mounts: live.mounts.filter(({ target }) => target !== "/run") }],
  ])("fails %s alone (%#)", (id, change) => {
    expect(failed({ ...good, live: { ...live, ...change } })).toEqual([id]);
  });

  it.each<[string, Partial<Observation>]>([
    ["definition", { storedXml: null }],
    ["definition", { storedXml: plan.domainXml.replace("<privnet/>", "") }],
    ["definition", { storedXml: plan.domainXml.replace("</devices>", "</devices><seclabel type='none'/>") }],
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

function judge(seen: Observation) {
  return [...judgeBarriers(plan, seen), ...judgeAnswers(seen), ...judgeDrift(plan, seen)];
}

function failed(seen: Observation): string[] {
  return judge(seen).flatMap(({ id, state }) => (state === "fail" ? [id] : []));
}
