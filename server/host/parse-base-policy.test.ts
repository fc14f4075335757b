import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseBasePolicy } from "./parse-base-policy";

/** Cut from what seinfo says of Debian 12's policy. */
const debian = {
  types: read("seinfo-type.txt"),
  attributes: read("seinfo-attribute.txt"),
  controller: read("seinfo-controller.txt"),
  defaults: "\n",
};

it("reads a refpolicy without containers", () => {
  const base = parseBasePolicy(debian);
  expect(base.types.has("virtd_lxc_t")).toBe(true);
  expect(base.types.has("container_t")).toBe(false);
  expect(base.attributes.has("mcs_constrained_type")).toBe(true);
  expect(base.attributes.has("container_domain")).toBe(false);
  expect([...base.controllerAttributes]).toEqual([
    "application_domain_type",
    "domain",
    "fixed_disk_raw_read",
    "fixed_disk_raw_write",
    "nsswitch_domain",
    "systemprocess",
    "ifplugd_typeattr_1",
  ]);
  expect(base.inheritsRange).toBe(false);
});

it("sees that files take the range of their directory, and a controller that is not there", () => {
  const base = parseBasePolicy({
    ...debian,
    controller: "",
    defaults: "default_range dir target low;\ndefault_range file target low;\n",
  });
  expect(base.inheritsRange).toBe(true);
  expect(base.controllerAttributes.size).toBe(0);
});

function read(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
}
