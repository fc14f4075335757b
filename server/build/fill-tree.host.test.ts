import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fillTree } from "./fill-tree";
import type { PrivateItem } from "./list-private-items";

let folder: string;
let source: string;
let tree: string;
const reports: (number | null)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-run-"));
  source = join(folder, "source");
  tree = join(folder, "tree");
  mkdirSync(source);
  mkdirSync(tree);
  reports.splice(0);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("fillTree keeps", () => {
  it("owner, mode with set-user-ID, times to the nanosecond", async () => {
    writeFileSync(join(source, "a"), "content");
    execFileSync("chown", ["12:34", join(source, "a")]);
    chmodSync(join(source, "a"), 0o6751);
    execFileSync("touch", ["-d", "2001-02-03 04:05:06.123456789", join(source, "a")]);
    await fill([file("/a")]);
    expect(readFileSync(join(tree, "a"), "utf8")).toBe("content");
    expect(stat("a", tree)).toEqual(stat("a", source));
    expect(stat("a", tree)).toContain("6751 12 34 2001-02-03 04:05:06.123456789");
  });

  it("extended attributes, file capabilities and ACLs, but not the SELinux label", async () => {
    writeFileSync(join(source, "a"), "");
    mkdirSync(join(source, "d"));
    const set = (name: string, value: string, path: string) =>
      execFileSync("setfattr", ["-n", name, "-v", value, join(source, path)]);
    set("user.note", "kept", "a");
    set("security.capability", "0x0100000200040000000000000000000000000000", "a");
    // u::rw-, u:33:r--, g::r--, m::r--, o::r-- (acl_ea.h), as setfacl would write it
    set("system.posix_acl_access", `0x02000000${aclEntries}`, "a");
    set("system.posix_acl_default", `0x02000000${aclEntries}`, "d");
    set("security.selinux", "system_u:object_r:etc_t:s0", "a");
    await fill([file("/a"), directory("/d")]);
    const names = attributes(join(tree, "a"));
    expect(names).toContain('user.note="kept"');
    expect(names).toContain("security.capability=");
    expect(names).toContain("system.posix_acl_access=");
    expect(names).not.toContain("security.selinux");
    expect(attributes(join(tree, "d"))).toContain("system.posix_acl_default=");
  });

  it("hard links as one file", async () => {
    mkdirSync(join(source, "d"));
    writeFileSync(join(source, "a"), "x");
    linkSync(join(source, "a"), join(source, "d/b"));
    await fill([file("/a"), directory("/d"), file("/d/b")]);
    expect(statSync(join(tree, "a")).ino).toBe(statSync(join(tree, "d/b")).ino);
  });

  it("holes as holes and data as data", async () => {
    const path = join(source, "sparse");
    writeFileSync(path, "head");
    truncateSync(path, 64 * 1024 ** 2);
    execFileSync("dd", [
      "if=/dev/urandom",
      `of=${path}`,
      "bs=1M",
      "count=3",
      "seek=20",
      "conv=notrunc",
      "status=none",
    ]);
    await fill([{ make: "copy", path: "/sparse", kind: "file", size: 64 * 1024 ** 2 }]);
    execFileSync("cmp", [path, join(tree, "sparse")]);
    expect(statSync(join(tree, "sparse")).blocks * 512).toBeLessThan(4 * 1024 ** 2);
    expect(reports.at(-1)).toBe(64 * 1024 ** 2);
  });

  it("symbolic links as they are, dangling and absolute ones too", async () => {
    symlinkSync("/etc/shadow", join(source, "l"));
    await fill([{ make: "link", path: "/l", target: "/etc/shadow", uid: 12, gid: 34, onHost: true }]);
    expect(readlinkSync(join(tree, "l"))).toBe("/etc/shadow");
    expect(lstatSync(join(tree, "l")).uid).toBe(12);
  });

  it("the times of a directory in spite of what is put in it", async () => {
    mkdirSync(join(source, "d"));
    writeFileSync(join(source, "d/a"), "");
    utimesSync(join(source, "d"), 1000, 2000);
    await fill([directory("/d"), file("/d/a")]);
    expect(statSync(join(tree, "d")).mtimeMs).toBe(2_000_000);
  });
});

describe("fillTree refuses", () => {
  it("a source that is reached through a link", async () => {
    mkdirSync(join(folder, "outside"));
    writeFileSync(join(folder, "outside/a"), "secret");
    symlinkSync("../outside", join(source, "d"));
    const items: PrivateItem[] = [{ make: "directory", path: "/d", like: null }, file("/d/a")];
    await expect(fill(items)).rejects.toMatchObject({ code: "plan_changed" });
    expect(existsSync(join(tree, "d/a"))).toBe(false);
  });

  it("a directory that became a link to somewhere else while it copies", async () => {
    mkdirSync(join(source, "d"));
    mkdirSync(join(source, "e"));
    writeFileSync(join(source, "d/a"), "own");
    writeFileSync(join(source, "e/a"), "secret");
    const items: PrivateItem[] = [directory("/d"), file("/d/a")];
    await fillTree(items.slice(0, 1), { source, tree, progress: progress() });
    renameSync(join(source, "d"), join(source, "gone"));
    symlinkSync("e", join(source, "d"));
    rmSync(join(tree, "d"), { recursive: true });
    await expect(fill(items)).rejects.toMatchObject({ code: "plan_changed" });
  });

  it("a target below a planted link: nothing is written outside the tree", async () => {
    mkdirSync(join(source, "d"));
    writeFileSync(join(source, "d/a"), "x");
    mkdirSync(join(folder, "outside"));
    symlinkSync("../outside", join(tree, "d"));
    await expect(fill([file("/d/a")])).rejects.toMatchObject({ code: "ELOOP" });
    expect(existsSync(join(folder, "outside/a"))).toBe(false);
  });

  it.each([
    ["a FIFO", (path: string) => execFileSync("mkfifo", [path])],
    ["a device", (path: string) => execFileSync("mknod", [path, "c", "1", "3"])],
    ["a link", (path: string) => symlinkSync("/etc/shadow", path)],
    ["a directory", (path: string) => mkdirSync(path)],
    ["nothing", () => undefined],
  ])("%s in the place of a planned file, without opening it", async (_, plant) => {
    plant(join(source, "a"));
    await expect(fill([file("/a")])).rejects.toMatchObject({ code: "plan_changed" });
    expect(existsSync(join(tree, "a"))).toBe(false);
  });

  it("a link that is a file on the host by now", async () => {
    writeFileSync(join(source, "l"), "");
    const link: PrivateItem = { make: "link", path: "/l", target: "x", uid: 0, gid: 0, onHost: true };
    await expect(fill([link])).rejects.toMatchObject({ code: "plan_changed" });
    await fill([{ ...link, onHost: false }]);
    expect(readlinkSync(join(tree, "l"))).toBe("x");
  });

  it("to give root's link away in a directory that passes its group on", async () => {
    mkdirSync(join(source, "d"));
    execFileSync("chown", ["0:34", join(source, "d")]);
    chmodSync(join(source, "d"), 0o2755);
    await fill([directory("/d"), { make: "link", path: "/d/l", target: "x", uid: 0, gid: 0, onHost: false }]);
    expect(lstatSync(join(tree, "d/l")).gid).toBe(0);
  });

  it("to go on when it is cancelled", async () => {
    writeFileSync(join(source, "a"), Buffer.alloc(8 * 1024 ** 2, 1));
    const abort = new AbortController();
    const cancelAtFirstByte = { ...progress(), signal: abort.signal, report: () => abort.abort() };
    const big: PrivateItem = { make: "copy", path: "/a", kind: "file", size: 8 * 1024 ** 2 };
    await expect(fillTree([big], { source, tree, progress: cancelAtFirstByte })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(statSync(join(tree, "a")).blocks * 512).toBeLessThan(8 * 1024 ** 2);
  });
});

const aclEntries = [
  "01000600ffffffff",
  "0200040021000000",
  "04000400ffffffff",
  "10000400ffffffff",
  "20000400ffffffff",
].join("");

function fill(items: PrivateItem[]): Promise<void> {
  return fillTree(items, { source, tree, progress: progress() });
}

function progress() {
  return {
    signal: new AbortController().signal,
    report: (done: number | null) => void reports.push(done),
    setDeadline: () => undefined,
  };
}

function file(path: string): PrivateItem {
  return { make: "copy", path, kind: "file", size: 1 };
}

function directory(path: string): PrivateItem {
  return { make: "copy", path, kind: "directory", size: 0 };
}

function stat(name: string, below: string): string {
  return execFileSync("stat", ["-c", "%a %u %g %y", join(below, name)], { encoding: "utf8" });
}

function attributes(path: string): string {
  return execFileSync("getfattr", ["-d", "-m", "-", "--absolute-names", path], { encoding: "utf8" });
}
