import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Facts } from "@/server/contract/facts";
import { file, makeFacts, unit } from "../testing/make-facts";
import { planFor } from "../testing/plan-for";

const permissive = { mode: "permissive" as const, policy: "default", lxcContexts: null, missingTools: [] };
const enforcing = { ...permissive, mode: "enforcing" as const };
const driver = { version: "9.0.0", selinuxDriver: true, domains: [] };

describe("warnings", () => {
  it("say that nothing enforces the label where SELinux is off or permissive", () => {
    expect(
      codes({ host: hostWith({ selinux: { ...permissive, mode: "disabled", missingTools: ["semodule"] } }) }),
    ).toContain("warn selinux_off");
    expect(codes({ host: hostWith({ selinux: permissive, libvirt: driver }) })).toContain(
      "warn selinux_permissive",
    );
    const safe = codes({ host: hostWith({ selinux: enforcing, libvirt: driver }) });
    expect(safe.filter((code) => code.includes("selinux"))).toEqual([]);
    const without = codes({
      host: hostWith({ selinux: enforcing, libvirt: { ...driver, selinuxDriver: false } }),
    });
    expect(without).toContain("refuse selinux_driver_missing");
  });

  it("refuse a host that cannot load the policy, and name the packages", () => {
    const selinux = { ...enforcing, missingTools: ["semodule", "seinfo"] };
    const found = planFor(makeFacts({ host: hostWith({ selinux, libvirt: driver }) })).warnings;
    expect(found.find(({ code }) => code === "policy_tools_missing")).toMatchObject({
      severity: "refuse",
      text: expect.stringContaining("semodule and seinfo are not installed"),
      fix: "apt-get install policycoreutils setools",
    });
  });

  it("refuse what must not or cannot be built", () => {
    const { executable } = makeFacts();
    expect(codes({ executable: { ...executable, mode: 0o104755 } })).toContain("refuse setuid");
    expect(codes({ executable: { ...executable, mode: 0o102755 } })).toContain("refuse setgid");
    expect(codes({ executable: { ...executable, package: null } })).toContain("refuse unowned");
    expect(codes({ executable: { ...executable, onHost: false } })).toContain("warn not_on_host");
    expect(codes({ host: hostWith({ reaper: null }) })).toContain("refuse no_reaper");
    const libvirt = { version: "9.0.0", selinuxDriver: false, domains: ["web1"] };
    expect(codes({ host: hostWith({ libvirt }) })).toContain("refuse name_taken");
    expect(codes({}, { unit: "other.service" })).toContain("refuse unit_missing");
    expect(codes({ units: [unit({ user: "ghost" })] })).toContain("refuse account_missing");
  });

  it("refuse a choice under which nothing could start, and none beside it", () => {
    const choose = (path: string, disposition: string) =>
      codes({}, { dispositions: { [path]: disposition } }).filter((code) => code === "refuse never_starts");
    for (const path of [
      "/usr",
      "/usr/bin",
      "/usr/sbin",
      "/usr/lib",
      "/usr/lib64",
      "/usr/lib/x86_64-linux-gnu",
    ]) {
      for (const disposition of ["tmpfs", "empty", "omit"]) expect(choose(path, disposition)).toHaveLength(1);
      expect(choose(path, "shared")).toEqual([]);
    }
    for (const path of ["/usr/lib/games", "/usr/share", "/usr/local", "/opt", "/var"])
      expect(choose(path, "tmpfs")).toEqual([]);
    const executable = {
      ...makeFacts().executable,
      path: "/usr/local/web/bin/webd" as AbsolutePath,
      resolved: "/usr/local/web/bin/webd" as AbsolutePath,
    };
    expect(codes({ executable }, { dispositions: { "/usr/local/web": "tmpfs" } })).toContain(
      "refuse never_starts",
    );
  });

  it("tell the command that installs a reaper", () => {
    const fix = (packageDb: Facts["packageDb"]) =>
      planFor(makeFacts({ packageDb, host: hostWith({ reaper: null }) })).warnings.find(
        ({ code }) => code === "no_reaper",
      )?.fix;
    expect(fix("dpkg")).toBe("apt-get install tini");
    expect(fix("rpm")).toBe("dnf install catatonit");
  });

  it("measure the image and the disk", () => {
    const files = [file("/etc/thing/big", { size: 40 * 1024 * 1024 })];
    expect(codes({ files }, { store: { kind: "image", sizeMiB: 32 } })).toContain("refuse image_too_small");
    expect(codes({ files }, { store: { kind: "image", sizeMiB: 64 } })).not.toContain(
      "refuse image_too_small",
    );
    const storage = { path: "/var/lib/sandboxcontainer" as Facts["host"]["storage"]["path"], freeBytes: 1e6 };
    expect(codes({ files, host: hostWith({ storage }) })).toContain("refuse disk_full");
  });

  it("refuse an image whose path libvirt cannot attach, by the length of the name", () => {
    const store = { kind: "image", sizeMiB: 64 } as const;
    const named = (length: number) => codes({}, { name: "n".repeat(length), store });
    expect(named(17)).not.toContain("refuse image_path_too_long");
    expect(named(18)).toContain("refuse image_path_too_long");
  });

  it("refuse to share what would open the host", () => {
    for (const path of [
      "/run",
      "/run/docker.sock",
      "/var/run/x",
      "/etc",
      "/var",
      "/var/lib/sandboxcontainer/containers/a",
    ]) {
      const found = codes({}, { dispositions: { [path]: "shared" } });
      expect(
        found.some((code) => /refuse never_(shared|enters)/.test(code)),
        path,
      ).toBe(true);
    }
    expect(codes({}, { dispositions: { "/srv/data": "shared" } }).join()).not.toContain("refuse");
  });

  it("refuse private content below what is shared", () => {
    const found = codes({}, { dispositions: { "/usr/share/thing": "copy" } });
    expect(found).toContain("refuse hidden_by_mount");
    expect(codes({}, { dispositions: { "/usr/share/thing": "tmpfs" } }).join()).not.toContain("refuse");
  });

  it("come worst first and know the network", () => {
    const network = {
      name: "default",
      active: false,
      bridge: "virbr0",
      gateway: "192.168.122.1",
      prefix: 30,
      takenAddresses: [],
    };
    expect(codes({ host: hostWith({ network }) })).toContain("warn network_inactive");
    const full = { ...network, takenAddresses: ["192.168.122.1", "192.168.122.2"] };
    const found = codes({ host: hostWith({ network: full }) });
    expect(found[0]).toBe("refuse no_address_free");
    expect(codes({ host: hostWith({ network: null }) })).toContain("refuse network_missing");
    expect(codes({ host: hostWith({ network: null }) }, { network: "none" }).join()).not.toContain("network");
  });
});

function codes(facts: Partial<Facts>, changes: Record<string, unknown> = {}): string[] {
  return planFor(makeFacts(facts), changes).warnings.map(({ severity, code }) => `${severity} ${code}`);
}

function hostWith(changes: Partial<Facts["host"]>): Facts["host"] {
  return { ...makeFacts().host, ...changes };
}
