import { describe, expect, it } from "vitest";
import { toUsrForm } from "./usr-form";

describe("toUsrForm", () => {
  it.each([
    ["/bin/x", "/usr/bin/x"],
    ["/lib64/ld.so", "/usr/lib64/ld.so"],
    ["/sbin", "/usr/sbin"],
    ["/usr/bin/x", "/usr/bin/x"],
    ["/binary/x", "/binary/x"],
    ["/srv/bin/x", "/srv/bin/x"],
  ])("%s → %s", (path, expected) => {
    expect(toUsrForm(path)).toBe(expected);
  });
});
