import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { must } from "../must.mjs";
import { run } from "../run.mjs";
import { say } from "../say.mjs";
import { readOldDaemon } from "./read-old-daemon.mjs";
import { setOptions } from "./set-options.mjs";

/**
 * Where SELinux is on: libvirt's LXC driver starts no domain without a label (lxc.conf of libvirt; without the file it
 * would). A daemon that was started before the file was changed has not read it and is started anew; containers go on
 * running, each has a controller process of its own. Throws Stop.
 */
export async function confineLibvirt() {
  if (!existsSync("/sys/fs/selinux/enforce")) return;
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const after = setOptions(before, wanted);
  if (after !== before) {
    say(`Setting ${Object.keys(wanted).join(", ")} in ${file}.`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, after, { mode: 0o644 });
    renameSync(`${file}.new`, file);
    await must("restorecon", ["--", file]);
  }
  for (const unit of ["libvirtd.service", "virtlxcd.service"]) await restartWhenOld(unit);
}

const file = "/etc/libvirt/lxc.conf";
const wanted = {
  security_driver: '"selinux"',
  security_default_confined: "1",
  security_require_confined: "1",
};

/** @param {string} unit */
async function restartWhenOld(unit) {
  const args = ["show", "--property=ActiveState,ExecMainStartTimestamp", "--timestamp=unix", "--", unit];
  const { stdout } = await run("systemctl", args, { cwd: "/" });
  if (!readOldDaemon(stdout, statSync(file).mtimeMs)) return;
  say(`Starting ${unit} anew: it has not read ${file} since that was changed.`);
  await must("systemctl", ["restart", "--", unit]);
}
