import { describe, expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Plan } from "@/server/contract/plan";
import type { PolicyReason } from "@/server/contract/policy-reason";
import { attributeDecision } from "../attribute/attribute-decision";
import { readLog } from "../testing/read-log";
import { records, web1, web2File } from "../testing/records";
import { explainDenial } from "./explain-denial";

const made = handPlan("web1");
const plan: Plan = {
  ...made,
  label: { ...made.label, fileContext: "system_u:object_r:container_file_t:s0:c12,c77" },
  mounts: [
    ...made.mounts,
    {
      kind: "bind",
      source: "/opt/it's here" as AbsolutePath,
      target: "/opt/it's here" as AbsolutePath,
      readOnly: true,
      sizeKiB: null,
      reason: { evidence: "base", text: "" },
    },
  ],
  capabilities: [{ name: "chown", reason: { evidence: "base", text: "" } }],
};
const holders = [
  { name: "web1", pair: [12, 77] as [number, number], from: 0, to: null },
  { name: "web2", pair: [3, 40] as [number, number], from: 0, to: null },
];
type Change = Parameters<typeof records.avc>[0];
const self = (className: string, permissions: string): Change => ({
  class: className,
  permissions,
  target: web1,
  what: "",
});
const at = (path: string, type: string, permissions: string, className = "file"): Change => ({
  what: `path="${path}" dev="vda" ino=1`,
  target: type.includes(":") ? type : `system_u:object_r:${type}:s0`,
  permissions,
  class: className,
});

describe("a denial is explained", () => {
  it.each<[string, Change, boolean, string]>([
    ["mcs", at("/srv/x", web2File, "read"), true, "web1 tried to read web2's file /srv/x."],
    [
      "mcs",
      { ...at("/srv", web2File, "read open", "dir"), end: " permissive=1" },
      true,
      "web1 tried to list web2's directory /srv, and was let through.",
    ],
    [
      "mcs",
      { ...self("process", "sigkill"), target: "system_u:system_r:sc_web2_t:s0:c3,c40" },
      true,
      "web1 tried to kill web2's process.",
    ],
    ["capability", self("capability", "sys_admin"), true, "web1 tried to use the capability sys_admin."],
    ["capability", self("capability2", "bpf"), true, "web1 tried to use the capability bpf."],
    ["capability", self("capability", "net_raw"), false, "web1 tried to use the capability net_raw."],
    [
      "protected",
      at("/etc/shadow", "shadow_t", "read"),
      true,
      "web1 tried to read the file /etc/shadow (shadow_t).",
    ],
    [
      "protected",
      at("/sys/fs/cgroup/x", "cgroup_t", "write"),
      true,
      "web1 tried to write to the file /sys/fs/cgroup/x (cgroup_t).",
    ],
    [
      "protected",
      at("/dev/sda", "fixed_disk_device_t", "read", "blk_file"),
      true,
      "web1 tried to read the disk device /dev/sda (fixed_disk_device_t).",
    ],
    [
      "protected",
      at("/mnt", "container_file_t", "mounton", "dir"),
      true,
      "web1 tried to mount over the directory /mnt (container_file_t).",
    ],
    [
      "protected",
      at("/run/dbus/system_bus_socket", "system_dbusd_t", "connectto", "unix_stream_socket"),
      true,
      "web1 tried to connect to the socket /run/dbus/system_bus_socket (system_dbusd_t).",
    ],
    [
      "protected",
      self("process", "setcurrent"),
      true,
      "web1 tried to change the label of its own process (sc_web1_t).",
    ],
    [
      "port",
      {
        permissions: "name_bind",
        what: "src=80",
        target: "system_u:object_r:http_port_t:s0",
        class: "tcp_socket",
      },
      false,
      "web1 tried to listen on port 80 (http_port_t).",
    ],
    [
      "category",
      at("/srv/x", "container_file_t", "read"),
      false,
      "web1 tried to read the file /srv/x (container_file_t).",
    ],
    [
      "category",
      at("/srv/x", "system_u:object_r:container_file_t:s0:c8,c9", "read"),
      false,
      "web1 tried to read the file /srv/x with the pair c8,c9.",
    ],
    ["file-label", at("/srv/x", "var_t", "read"), false, "web1 tried to read the file /srv/x (var_t)."],
    [
      "read-only",
      at("/usr/share/x", "usr_t", "append open"),
      false,
      "web1 tried to append to the file /usr/share/x (usr_t).",
    ],
    [
      "type",
      at("/usr/lib/systemd/system/x.service", "systemd_unit_t", "read"),
      false,
      "web1 tried to read the file /usr/lib/systemd/system/x.service (systemd_unit_t).",
    ],
    [
      "type",
      { permissions: "create", what: "", target: web1, class: "alg_socket" },
      false,
      "web1 tried to create its own alg_socket (sc_web1_t).",
    ],
    [
      "host",
      { source: "staff_u:staff_r:staff_t:s0", target: "system_u:object_r:bin_t:s0" },
      false,
      "cat (staff_t) tried to read the file secret (bin_t).",
    ],
    [
      "granted",
      { verdict: "granted", end: "", target: "system_u:object_r:bin_t:s0" },
      false,
      "web1 was allowed to read the file secret (bin_t), and the policy wants a record of it.",
    ],
  ])("as %s: %j", (kind, change, suspicious, sentence) => {
    expect(explain(change)).toMatchObject({ kind, suspicious, sentence });
  });

  it("with nothing to open where it is an attack or a bug", () => {
    const breaches = [
      at("/srv/x", web2File, "read"),
      at("/etc/shadow", "shadow_t", "read"),
      self("capability", "sys_module"),
    ];
    const why: PolicyReason = { kind: "boolean", booleans: [{ name: "open_all", on: true }] };
    expect(breaches.map((change) => explain(change, why).candidates)).toEqual([[], [], []]);
  });

  it.each<[string, Change, string, string | null]>([
    ["capability", self("capability", "net_raw"), "--allow net_raw", null],
    ["policy", self("capability", "chown"), "policy module", "sandboxcontainer verify web1"],
    ["relabel", at("/srv/x", "var_t", "read"), "label again (sandboxcontainer denials fix)", null],
    [
      "disposition",
      at("/opt/it's here/x", "usr_t", "write"),
      String.raw`--set '/opt/it'\''s here=copy'`,
      null,
    ],
    ["mount", at("/usr/share/x", "usr_t", "write add_name", "dir"), "--set /usr/share/x=tmpfs", null],
    [
      "port",
      {
        permissions: "name_bind",
        what: "src=80",
        target: "system_u:object_r:http_port_t:s0",
        class: "tcp_socket",
      },
      "net_bind_service",
      null,
    ],
  ])("with a way out: %s", (kind, change, text, command) => {
    expect(explain(change).candidates).toMatchObject([
      { kind, text: expect.stringContaining(text), command },
    ]);
  });

  it("with none that no mount could make: a copy below the shared /usr", () => {
    expect(explain(at("/usr/share/x", "usr_t", "write")).candidates).toEqual([]);
    expect(explain(at("/usr/../etc", "usr_t", "write", "dir")).candidates).toEqual([]);
  });

  it("with none that would hide what every program starts with", () => {
    for (const path of ["/usr", "/usr/bin", "/usr/lib"])
      expect(explain(at(path, "lib_t", "write", "dir")).candidates).toEqual([]);
  });

  it("with a port of a reserved type that is above 1024, and with none where the plan opens it", () => {
    const port = {
      permissions: "name_bind",
      what: "src=8443",
      target: "system_u:object_r:http_port_t:s0",
      class: "tcp_socket",
    };
    expect(explain(port)).toMatchObject({
      reason:
        "Port 8443 (http_port_t) is reserved, and needs net_bind_service, which the plan does not have.",
      candidates: [{ kind: "port", change: { kind: "capability", name: "net_bind_service" } }],
    });
  });

  it("from the policy that is loaded, where it was asked", () => {
    const other = self("alg_socket", "create");
    expect(explain(other, { kind: "constraint" }).kind).toBe("constraint");
    expect(explain(other, { kind: "allowed" }).kind).toBe("stale");
    expect(explain(other, { kind: "boolean", booleans: [{ name: "virt_use_nfs", on: true }] })).toMatchObject(
      {
        kind: "boolean",
        candidates: [{ command: "setsebool -P virt_use_nfs on" }],
      },
    );
  });

  it("when it is an error, or a claim", () => {
    const lines = [
      `type=SELINUX_ERR ${records.stamp(1)}: op=security_compute_sid invalid_context="system_u:system_r:sc_web9_t:s0" scontext=${web1} tcontext=${web1} tclass=process`,
      `type=PROCTITLE ${records.stamp(1)}: proctitle="x"`,
      `type=USER_AVC ${records.stamp(2)}: pid=1 subj=${web1} msg='${records.avc()}'`,
    ];
    expect(readLog(lines.join("\n")).decisions.map((decision) => tell(decision))).toMatchObject([
      {
        kind: "unknown-label",
        sentence: "web1 was to get the label system_u:system_r:sc_web9_t:s0, which the policy does not know.",
      },
      {
        kind: "claim",
        suspicious: true,
        sentence: "web1 sent an audit record of its own that tells of a denial.",
      },
    ]);
  });
});

function explain(change: Change, reason: PolicyReason | null = null) {
  const [decision] = readLog(`type=AVC ${records.stamp()}: ${records.avc(change)}`).decisions;
  if (!decision) throw new Error("no decision");
  return tell(decision, reason);
}

function tell(decision: ReturnType<typeof readLog>["decisions"][number], reason: PolicyReason | null = null) {
  return explainDenial({ ...decision, ...attributeDecision(decision, { holders }) }, { plan, reason });
}
