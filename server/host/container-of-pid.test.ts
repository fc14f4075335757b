import { describe, expect, it } from "vitest";
import { parseGroup } from "./container-of-pid";

describe("the container of a process", () => {
  it.each([
    ["0::/machine.slice/machine-lxc\\x2d4242\\x2dweb\\x2d1.scope/libvirt\n", "web-1"],
    ["0::/machine.slice/machine-lxc\\x2d4242\\x2dweb1.scope\n", "web1"],
    ["12:pids:/machine/lxc-17-web1.libvirt-lxc\n0::/\n", "web1"],
    ["0::/machine.slice/machine-qemu\\x2d1\\x2dweb1.scope\n", null],
    ["0::/system.slice/lxc-1-web1.libvirt-lxc.service\n", null],
    ["0::/user.slice/user-1000.slice/user@1000.service/machine-lxc-1-web1.scope\n", null],
    ["", null],
  ])("in %j is %s", (text, name) => {
    expect(parseGroup(text)).toBe(name);
  });
});
