import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { observeLxcConf } from "./observe-lxc-conf";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-doctor-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("reads what is set, when the file was changed, and when the daemon that runs was started", () => {
  write("lxc.conf", "security_default_confined = 1\n", 20);
  write("libvirtd.pid", "123", 10);
  expect(observe()).toEqual({
    settings: { security_default_confined: "1" },
    changedAt: 20_000,
    daemonStartedAt: 10_000,
  });
});

it("says that nothing is set where there is no file", () => {
  expect(observe()).toEqual({ settings: {}, changedAt: null, daemonStartedAt: null });
});

function observe() {
  return observeLxcConf(join(folder, "lxc.conf"), [
    join(folder, "virtlxcd.pid"),
    join(folder, "libvirtd.pid"),
  ]);
}

function write(name: string, text: string, seconds: number): void {
  writeFileSync(join(folder, name), text);
  utimesSync(join(folder, name), seconds, seconds);
}
