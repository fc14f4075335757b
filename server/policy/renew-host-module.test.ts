import { expect, it } from "vitest";
import type { BasePolicy } from "./base-policy";
import { buildHostModule } from "./build-host-module";
import { renewHostModule } from "./renew-host-module";

const bare: BasePolicy = {
  types: new Set(["virtd_lxc_t"]),
  attributes: new Set(["domain"]),
  controllerAttributes: new Set(["domain"]),
  inheritsRange: false,
};
const right = buildHostModule(bare);
/** The same policy with our module in it. */
const loaded: BasePolicy = {
  types: new Set([...bare.types, "container_t", "container_file_t", "container_ro_file_t"]),
  attributes: new Set([...bare.attributes, "container_domain", "sandboxcontainer_domain"]),
  controllerAttributes: bare.controllerAttributes,
  inheritsRange: true,
};

it("is made where there is none, and left where it is right", () => {
  expect(renewHostModule(bare, null)).toBe(right);
  expect(renewHostModule(loaded, right)).toBeNull();
});

it("takes the place of an older one, which is known by its first line alone", () => {
  const older = `${right.split("\n").slice(0, 60).join("\n")}\n(allow container_t self (process (execmem)))\n`;
  const types = new Set([...older.matchAll(/^\(type (\S+)\)$/gm)].map(([, type]) => String(type)));
  const attributes = new Set(
    [...older.matchAll(/^\(typeattribute (\S+)\)$/gm)].map(([, name]) => String(name)),
  );
  const base = {
    ...bare,
    types: new Set([...bare.types, ...types]),
    attributes: new Set([...bare.attributes, ...attributes]),
  };
  expect(renewHostModule(base, older)).toBe(right);
});

it("leaves one that somebody else has installed under this name", () => {
  expect(renewHostModule(loaded, `; A package's own.\n${right}`)).toBeNull();
});
