import { expect, it } from "vitest";
import { setOptions } from "./set-options.mjs";

it("replaces what is set, then what is commented, and adds what is missing; the rest stays", () => {
  const text = [
    "# Master log",
    "#log_with_libvirtd = 1",
    "",
    '# security_driver = "selinux"',
    "security_default_confined = 0",
    "#security_default_confined = 1",
  ].join("\n");
  const options = { security_driver: '"selinux"', security_default_confined: "1", other: "$& 2" };
  const once = setOptions(text, options);
  expect(once.split("\n")).toEqual([
    "# Master log",
    "#log_with_libvirtd = 1",
    "",
    'security_driver = "selinux"',
    "security_default_confined = 1",
    "#security_default_confined = 1",
    "other = $& 2",
    "",
  ]);
  expect(setOptions(once, options)).toBe(once);
  expect(setOptions("", { a: "1" })).toBe("a = 1\n");
});
