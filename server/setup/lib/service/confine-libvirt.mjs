import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { run } from "../run.mjs";
import { say } from "../say.mjs";
import { setOptions } from "./set-options.mjs";

/**
 * Where SELinux is on: libvirt's LXC driver starts no domain without a label (lxc.conf of libvirt). The daemon is
 * started anew when that changed; containers go on running, each has a controller process of its own.
 */
export async function confineLibvirt() {
  if (!existsSync("/sys/fs/selinux/enforce") || !existsSync(file)) return;
  const before = readFileSync(file, "utf8");
  const after = setOptions(before, wanted);
  if (after === before) return;
  say(`Setting ${Object.keys(wanted).join(", ")} in ${file}.`);
  writeFileSync(`${file}.new`, after, { mode: 0o644 });
  renameSync(`${file}.new`, file);
  await run("restorecon", ["--", file], { cwd: "/" });
  await run("systemctl", ["try-restart", "libvirtd.service", "virtlxcd.service"], { cwd: "/" });
}

const file = "/etc/libvirt/lxc.conf";
const wanted = {
  security_driver: '"selinux"',
  security_default_confined: "1",
  security_require_confined: "1",
};
