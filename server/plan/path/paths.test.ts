import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { canonicalPath } from "./canonical-path";
import { comparePaths } from "./compare-paths";
import { isWithin } from "./is-within";
import { parentOf } from "./parent-of";
import { toPath } from "./to-path";

const part = fc.stringMatching(/^[a-c.-]{1,3}$/).filter((text) => text !== "." && text !== "..");
const path = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.join("/")}` as AbsolutePath);

describe("paths", () => {
  it("are within a directory by whole components", () => {
    expect(isWithin("/etc/nginx/x", "/etc/nginx")).toBe(true);
    expect(isWithin("/etc/nginx", "/etc/nginx")).toBe(true);
    expect(isWithin("/etcfoo", "/etc")).toBe(false);
    expect(isWithin("/etc", "/")).toBe(true);
  });

  it("sort so that a parent precedes its content and nothing comes between", () => {
    fc.assert(
      fc.property(fc.array(path, { maxLength: 12 }), path, (paths, directory) => {
        const all = [...new Set([...paths, directory, `${directory}/x`])].sort(comparePaths);
        const inside = all.map((each) => isWithin(each, directory));
        expect(all[inside.indexOf(true)]).toBe(directory);
        expect(inside.slice(inside.indexOf(true), inside.lastIndexOf(true) + 1)).not.toContain(false);
      }),
    );
  });

  it("have a parent that they are within", () => {
    fc.assert(fc.property(path, (each) => isWithin(each, parentOf(each)) && parentOf(each) !== each));
    expect(parentOf("/" as AbsolutePath)).toBe("/");
  });

  it("lead through a merged /usr and through /var/run", () => {
    const links = [
      { name: "lib", target: "usr/lib" },
      { name: "bin", target: "/usr/bin/" },
    ];
    const lead = (text: string) => canonicalPath(text as AbsolutePath, links);
    expect(lead("/lib/systemd/x")).toBe("/usr/lib/systemd/x");
    expect(lead("/bin/sh")).toBe("/usr/bin/sh");
    expect(lead("/library/x")).toBe("/library/x");
    expect(lead("/var/run/x.pid")).toBe("/run/x.pid");
    expect(lead("/var/lock")).toBe("/run/lock");
  });

  it("are refused when they are none", () => {
    expect(toPath("/srv/www/")).toBe("/srv/www");
    for (const text of ["", "srv", "/a/../b", "/a//b", "/a\nb", "/a\0b"]) expect(toPath(text)).toBeNull();
  });
});
