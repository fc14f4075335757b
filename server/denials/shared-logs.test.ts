import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readLog } from "./testing/read-log";

/** Real logs of others, beside the checkout; a newcomer's clone has none (see their README). */
const folder =
  process.env.SC_TEST_DATA ?? fileURLToPath(new URL("../../../shared/data/avc", import.meta.url));
const hasLogs = existsSync(folder);
const hasSearch = spawnSync("ausearch", ["--version"]).status === 0;
if (!hasLogs) console.log(`skipped: real audit logs, there is no ${folder}`);
else if (!hasSearch) console.log("skipped: the comparison with ausearch, which is not installed (auditd)");

const read = (path: string) => readLog(readFileSync(join(folder, path)));
const files = hasLogs
  ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.(?:log|txt)$/.test(path))
  : [];

describe.skipIf(!hasLogs)("real logs", () => {
  it("are there", () => expect(files.length).toBeGreaterThan(35));

  it.each([
    // SELinuxProject/selinux python/sepolgen/tests/test_audit.py: 21 AVC messages, none of the others.
    ["sepolgen/audit.txt", { records: 200, avc: 21, labelErrors: 0, invalid: 0 }],
    ["sepolgen/short.log", { avc: 6, invalid: 0 }],
    ["sepolgen/audit2allow-test.log", { avc: 17, invalid: 0 }],
    ["container-samples.log", { avc: 12, invalid: 0 }],
    ["libvirt-lxc/debian12-first-boots.log", { avc: 146, userAvc: 9, claimed: 0, invalid: 0 }],
    ["auditd-parser/line-avc-granted.log", { avc: 1, invalid: 0 }],
    ["auditd-parser/line-broken-avc-info.log", { avc: 0, appArmor: 1, invalid: 0 }],
    ["auditd-parser/line-user-avc-1.log", { avc: 0, userAvc: 0, claimed: 0, invalid: 0 }],
    ["auditd-parser/perm.log", { avc: 0, invalid: 4 }],
  ])("%s has what its own tests say", (path, counts) => {
    expect(read(path).counts).toMatchObject(counts);
  });

  it.each([
    [
      "allow_postfix_local_write_mail_spool",
      "postfix_local_t",
      "mail_spool_t",
      "file",
      "write",
      "/usr/lib/libGL.so.1.2",
    ],
    ["bind_ports", "httpd_t", "reserved_port_t", "tcp_socket", "name_bind", null],
    ["ftp_home_dir", "ftpd_t", "home_root_t", "dir", "search", null],
    ["httpd_bad_labels", "httpd_t", "var_t", "file", "execute_no_trans", "/var/www/html/index.html"],
    ["qemu_blk_image", "qemu_t", "fixed_disk_device_t", "blk_file", "read", null],
    ["restorecon", "nsplugin_t", "usr_t", "file", "execute", "/opt/real/RealPlayer/mozilla/nphelix.so"],
    ["samba_share", "smbd_t", "default_t", "dir", "append", "/linuxtest/LVT/lvt/log.current"],
  ])("setroubleshoot/%s.log is one decision", (name, source, target, className, permission, path) => {
    const { decisions } = read(`setroubleshoot/${name}.log`);
    expect(decisions).toMatchObject([
      {
        source: { type: source },
        target: { type: target },
        class: className,
        permissions: [permission],
        path,
      },
    ]);
    expect(decisions[0]?.exe).toMatch(/^\//);
  });

  it("tell of a change of policy and of a call that went through the bus", () => {
    const { changes, decisions } = read("libvirt-lxc/debian12-first-boots.log");
    expect(changes.map(({ text }) => text)).toEqual(["the policy was loaded"]);
    const shadow = decisions.filter(({ path }) => path === "/etc/shadow");
    expect(shadow.map(({ permissions }) => permissions.join())).toEqual([
      "read",
      "open",
      "read",
      "open",
      "getattr",
    ]);
    const told = { comm: "cat", exe: "/usr/bin/cat", permissive: true, source: { range: "s0:c12,c77" } };
    expect(shadow.slice(2)).toMatchObject([told, told, told]);
  });

  it.skipIf(!hasSearch).each(files)("%s has the events that ausearch finds", (path) => {
    // Lines that begin with host= instead of node= are unknown to it; sepolgen counts them, and so do we.
    const known = read(path).decisions.filter(({ raw }) => !raw[0]?.startsWith("host="));
    expect(listEvents(known)).toEqual(searchEvents(path));
  });
});

/** Number of AVC and USER_AVC records by event. ausearch takes a record that grants for one, too. */
function searchEvents(path: string): string[] {
  const args = ["--raw", "-m", "AVC,USER_AVC", "--input", join(folder, path)];
  const { stdout } = spawnSync("ausearch", args, { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  return stdout
    .split("\n")
    .filter((line) => /avc: +(?:denied|granted)/.test(line))
    .map((line) => /audit\((\d+)\.(\d+):(\d+)\)/.exec(line)?.slice(1, 4).join(".") ?? "")
    .sort();
}

function listEvents(decisions: ReturnType<typeof readLog>["decisions"]): string[] {
  return decisions
    .filter(({ result }) => result === "denied" || result === "granted")
    .map(
      ({ time, serial }) =>
        `${Math.floor((time ?? 0) / 1000)}.${String((time ?? 0) % 1000).padStart(3, "0")}.${serial}`,
    )
    .sort();
}
