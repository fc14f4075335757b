import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTakenPairs } from "./read-taken-pairs";

describe("readTakenPairs", () => {
  it("sees the static label of a defined domain, and no longer when it is gone", async () => {
    const name = `t-run-pairs-${process.pid}`;
    const pair = [512 + (process.pid % 256), 768 + (process.pid % 251)];
    const folder = mkdtempSync(join(tmpdir(), "t-run-"));
    const file = join(folder, "domain.xml");
    writeFileSync(
      file,
      `<domain type='lxc'><name>${name}</name><memory unit='MiB'>64</memory><os><type>exe</type>
      <init>/bin/true</init></os><devices><console type='pty'/></devices>
      <seclabel type='static' model='selinux' relabel='no'>
      <label>system_u:system_r:container_t:s0:c${pair[0]},c${pair[1]}</label></seclabel></domain>`,
    );
    execFileSync("virsh", ["-c", "lxc:///", "define", file]);
    try {
      expect(await readTakenPairs()).toContainEqual(pair);
    } finally {
      execFileSync("virsh", ["-c", "lxc:///", "undefine", name]);
      rmSync(folder, { recursive: true });
    }
    expect(await readTakenPairs()).not.toContainEqual(pair);
  });
});
