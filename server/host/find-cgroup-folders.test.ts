import { expect, it } from "vitest";
import { findCgroupFolders } from "./find-cgroup-folders";

it("takes the unified hierarchy where systemd has it alone", () => {
  expect(findCgroupFolders("0::/machine.slice/machine-lxc\\x2d12\\x2dweb1.scope/libvirt\n")).toEqual([
    "/sys/fs/cgroup/machine.slice/machine-lxc\\x2d12\\x2dweb1.scope/libvirt",
    "/sys/fs/cgroup/unified/machine.slice/machine-lxc\\x2d12\\x2dweb1.scope/libvirt",
  ]);
});

it("takes the controllers of version 1, and never a root group", () => {
  const text = `9:name=systemd:/
8:pids:/
7:cpu,cpuacct:/machine/lxc-16733-web1.libvirt-lxc
6:freezer:/machine/lxc-16733-web1.libvirt-lxc
0::/
`;
  expect(findCgroupFolders(text)).toEqual([
    "/sys/fs/cgroup/cpu,cpuacct/machine/lxc-16733-web1.libvirt-lxc",
    "/sys/fs/cgroup/freezer/machine/lxc-16733-web1.libvirt-lxc",
  ]);
  expect(findCgroupFolders("")).toEqual([]);
});
