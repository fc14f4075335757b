import { describe, expect, it } from "vitest";
import { findFamily } from "./find-family";
import { judgeLayout } from "./observe-cgroups";
import { parseSettings } from "./parse-settings";
import { readAdministrators } from "./read-administrators";

describe("judgeLayout", () => {
  const first = "30 25 0:26 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu";
  const unified = "42 25 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw";
  const second = "25 22 0:23 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate";
  it.each([
    ["version 1", first, "v1"],
    ["version 2", second, "v2"],
    ["both", `${first}\n${unified}`, "hybrid"],
    ["nothing", "22 1 0:20 / /sys rw - sysfs sysfs rw", "none"],
    ["an empty file", "", "none"],
  ])("%s", (_name, mountinfo, layout) => {
    expect(judgeLayout(mountinfo)).toBe(layout);
  });
});

describe("findFamily", () => {
  it.each([
    ["ID=debian\n", "debian"],
    ['NAME="Fedora Linux"\nID=fedora\n', "fedora"],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"],
    ["ID=arch\n", null],
  ])("%j", (text, family) => {
    expect(findFamily(text)).toBe(family);
  });
});

describe("parseSettings", () => {
  it("reads what is set and passes over what is commented out", () => {
    const text =
      '# security_driver = "selinux"\nsecurity_driver = "selinux"\nsecurity_default_confined = 1\nx = ["a"]\n';
    expect(parseSettings(text)).toEqual({ security_driver: "selinux", security_default_confined: "1" });
  });
});

describe("readAdministrators", () => {
  it("takes the members of wheel and sudo, each once", () => {
    expect(readAdministrators("root:x:0:\nsudo:x:27:ann,bob\nwheel:x:10:bob\nsudoers:x:9:eve\n")).toEqual([
      "ann",
      "bob",
    ]);
  });
});
