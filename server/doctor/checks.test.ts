import { describe, expect, it } from "vitest";
import type { Check } from "@/server/contract/check";
import { checks } from "./checks";
import type { HostObservation } from "./host-observation";

/** A host on which everything is as it should be. */
const good: HostObservation = {
  isRoot: true,
  family: "fedora",
  hasSystemd: true,
  libvirtUri: "lxc:///",
  libvirt: { version: "11.0.0", selinuxDriver: true, domains: [] },
  libvirtError: null,
  domainTypes: ["lxc"],
  daemon: "virtlxcd",
  hasLxcDriver: true,
  cgroups: { layout: "v2", seenByDaemon: null },
  network: {
    name: "default",
    active: true,
    bridge: "virbr0",
    gateway: "192.168.122.1",
    prefix: 24,
    takenAddresses: [],
  },
  databases: [{ kind: "rpm", packages: 512 }],
  selinux: {
    mode: "enforcing",
    policy: "targeted",
    lxcContexts: {
      process: "system_u:system_r:container_t:s0",
      file: "system_u:object_r:container_file_t:s0",
    },
    missingTools: [],
  },
  unlabelledContainers: [],
  lxcConf: {
    settings: { security_default_confined: "1", security_require_confined: "1" },
    changedAt: 1000,
    daemonStartedAt: 1001,
  },
  policyUpdate: null,
  ownDomains: {
    isInstalled: true,
    helper: "system_u:system_r:sandboxcontainer_helper_t:s0",
    services: [
      service("helper", ["system_u:system_r:sandboxcontainer_helper_t:s0"]),
      service("web", ["system_u:system_r:sandboxcontainer_web_t:s0"]),
    ],
  },
  hasAuditLog: true,
  userNamespaces: { supported: true, limit: 65536 },
  storage: { path: "/var/lib/sandboxcontainer", freeBytes: 20 * 1024 ** 3 },
  missingTools: [],
  hasPamFile: true,
  administrators: ["ann"],
};

describe("a good host", () => {
  it("has nothing to fix", () => {
    expect(judge({}).filter(({ state, fix }) => state !== "ok" || fix !== null)).toEqual([]);
  });

  it("is asked about every area", () => {
    const areas = new Set(judge({}).map(({ area }) => area));
    expect([...areas].sort()).toEqual(
      ["audit", "cgroups", "libvirt", "network", "packages", "selinux", "storage", "tools"].sort(),
    );
  });
});

type OwnDomains = NonNullable<HostObservation["ownDomains"]>;

function service(name: "helper" | "web", contexts: string[]): OwnDomains["services"][number] {
  const domain = `sandboxcontainer_${name}_t`;
  return {
    unit: `sandboxcontainer-${name}.service`,
    domain,
    isKnown: true,
    isPermissive: false,
    contexts,
  };
}

function domains(change: Partial<OwnDomains>): OwnDomains {
  return { isInstalled: true, helper: null, services: [], ...change };
}

const off = { ...good.selinux, mode: "disabled", policy: null, lxcContexts: null } as const;
const cases: [
  name: string,
  change: Partial<HostObservation>,
  id: string,
  state: Check["state"],
  fix: RegExp,
][] = [
  ["not root", { isRoot: false }, "root", "warn", /^sudo /],
  ["libvirt down", { libvirt: null }, "libvirt", "fail", /virtlxcd\.socket/],
  ["libvirt down, no systemd", { libvirt: null, hasSystemd: false }, "libvirt", "fail", /^npm start$/],
  ["libvirt absent", { libvirt: null, daemon: null }, "libvirt", "fail", /^dnf install libvirt-daemon-lxc/],
  [
    "libvirt absent, Debian",
    { libvirt: null, daemon: null, family: "debian" },
    "libvirt",
    "fail",
    /^apt-get install/,
  ],
  ["no LXC driver", { hasLxcDriver: false }, "lxc-driver", "fail", /^dnf install libvirt-daemon-driver-lxc$/],
  ["QEMU connection", { domainTypes: ["kvm"] }, "domain-type", "fail", /SC_LIBVIRT_URI/],
  ["hybrid", { cgroups: { layout: "hybrid", seenByDaemon: true } }, "cgroups", "fail", /grubby/],
  [
    "hybrid without systemd",
    { cgroups: { layout: "hybrid", seenByDaemon: true }, hasSystemd: false },
    "cgroups",
    "fail",
    /unshare --mount/,
  ],
  ["no cgroups", { cgroups: { layout: "none", seenByDaemon: null } }, "cgroups", "fail", /cgroup2/],
  ["no network", { network: null }, "network", "warn", /net-define/],
  ["no packages", { databases: [] }, "packages", "fail", /null/],
  ["SELinux off", { selinux: off }, "selinux", "warn", /autorelabel/],
  ["SELinux off, Debian", { selinux: off, family: "debian" }, "selinux", "warn", /selinux-activate/],
  ["permissive", { selinux: { ...good.selinux, mode: "permissive" } }, "selinux", "warn", /setenforce 1/],
  [
    "no lxc_contexts",
    { selinux: { ...good.selinux, lxcContexts: null } },
    "lxc-contexts",
    "fail",
    /container-selinux/,
  ],
  [
    "libvirt without SELinux",
    { libvirt: { version: "11.0.0", selinuxDriver: false, domains: [] } },
    "security-model",
    "fail",
    /security_driver/,
  ],
  [
    "no policy tools",
    { selinux: { ...good.selinux, missingTools: ["seinfo"] } },
    "policy-tools",
    "fail",
    /^dnf install policycoreutils setools-console$/,
  ],
  ["a container without a label", { unlabelledContainers: ["web1"] }, "unlabelled", "fail", /null/],
  [
    "a container without a label, SELinux off",
    { unlabelledContainers: ["web1"], selinux: off },
    "unlabelled",
    "warn",
    /null/,
  ],
  [
    "unconfined by default",
    { lxcConf: { settings: { security_default_confined: "1" }, changedAt: 1, daemonStartedAt: 2 } },
    "confined-by-default",
    "warn",
    /^sed -i -e '\/\^ \*security_require_confined \*=\/d' \S+ && printf '%s\\n' 'security_require_confined = 1' >>\S+ && systemctl restart virtlxcd$/,
  ],
  [
    "no lxc.conf",
    { lxcConf: { settings: {}, changedAt: null, daemonStartedAt: 1 } },
    "confined-by-default",
    "warn",
    /^printf '%s\\n' 'security_default_confined = 1' 'security_require_confined = 1' >>/,
  ],
  [
    "a daemon that has not read lxc.conf",
    { lxcConf: { settings: good.lxcConf?.settings ?? {}, changedAt: 1001, daemonStartedAt: 1000 } },
    "confined-by-default",
    "warn",
    /^systemctl restart virtlxcd$/,
  ],
  [
    "a policy of an older version",
    { policyUpdate: { modules: ["sandboxcontainer", "sc_web"], error: "semodule failed." } },
    "policy-update",
    "fail",
    /^systemctl restart sandboxcontainer-helper.service$/,
  ],
  [
    "a policy that is being loaded",
    { policyUpdate: { modules: ["sc_web"], error: null } },
    "policy-update",
    "warn",
    /null/,
  ],
  [
    "no services",
    { ownDomains: { isInstalled: false, helper: null, services: [] } },
    "own-domains",
    "warn",
    /install$/,
  ],
  [
    "a helper in another domain",
    { ownDomains: domains({ helper: "system_u:system_r:initrc_t:s0" }) },
    "own-domains",
    "fail",
    /^npm run service -- install$/,
  ],
  [
    "a web process in another domain",
    {
      ownDomains: domains({ services: [service("helper", []), service("web", ["u:r:initrc_t:s0"])] }),
    },
    "own-domains",
    "fail",
    /^npm run service -- install$/,
  ],
  [
    "services that do not run, for want of their domains",
    { ownDomains: domains({ services: [{ ...service("web", []), isKnown: false }] }) },
    "own-domains",
    "fail",
    /^npm run service -- install$/,
  ],
  [
    "a permissive domain",
    { ownDomains: domains({ services: [{ ...service("web", []), isPermissive: true }] }) },
    "own-domains",
    "fail",
    /^semanage permissive -d sandboxcontainer_web_t$/,
  ],
  [
    "a service that does not run",
    { ownDomains: domains({ services: [service("web", [])] }) },
    "own-domains",
    "warn",
    /^systemctl start sandboxcontainer-web.service$/,
  ],
  ["no auditd", { hasAuditLog: false }, "audit", "warn", /^dnf install audit /],
  [
    "no user namespaces",
    { userNamespaces: { supported: true, limit: 0 } },
    "user-namespaces",
    "warn",
    /^sysctl/,
  ],
  ["little space", { storage: { path: "/s", freeBytes: 500 * 1024 ** 2 } }, "storage", "warn", /df -h/],
  ["no space", { storage: { path: "/s", freeBytes: 1 } }, "storage", "fail", /df -h/],
  [
    "no tools",
    { missingTools: ["mkfs.ext4", "tini", "tini-static", "catatonit"] },
    "tools",
    "fail",
    /^dnf install tini e2fsprogs$/,
  ],
  ["no PAM file", { hasPamFile: false }, "pam", "warn", /system-auth/],
  ["no administrators", { administrators: [] }, "administrators", "warn", /-aG wheel/],
];

describe("a host that lacks something", () => {
  it.each(cases)("%s", (_name, change, id, state, fix) => {
    const check = judge(change).find((found) => found.id === id);
    expect(check?.state).toBe(state);
    expect(check?.fix?.text).toBeTruthy();
    expect(String(check?.fix?.command)).toMatch(fix);
  });

  it("tells one reaper from none", () => {
    expect(judge({ missingTools: ["tini", "tini-static"] }).find(({ id }) => id === "tools")?.state).toBe(
      "ok",
    );
  });

  it("does not complain of a hybrid layout that the daemon does not see", () => {
    const [check] = judge({ cgroups: { layout: "hybrid", seenByDaemon: false } }).filter(
      ({ id }) => id === "cgroups",
    );
    expect(check).toMatchObject({ state: "ok", fix: null });
  });

  it("asks nothing about labels where SELinux is off, but says loudly that it is", () => {
    const found = judge({ selinux: off, hasAuditLog: false, ownDomains: null });
    expect(found.filter(({ area }) => area === "selinux" || area === "audit").map(({ id }) => id)).toEqual([
      "selinux",
    ]);
    expect(found.find(({ id }) => id === "selinux")?.detail).toContain("NOTHING ENFORCES");
  });
});

function judge(change: Partial<HostObservation>): Check[] {
  return checks.flatMap((check) => check({ ...good, ...change }) ?? []);
}
