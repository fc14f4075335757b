import { expect, it } from "vitest";
import type { BasePolicy } from "./base-policy";
import { buildHostModule } from "./build-host-module";
import { withoutOwn } from "./without-own";

const bare: BasePolicy = {
  types: new Set(["virtd_lxc_t"]),
  attributes: new Set(["domain"]),
  controllerAttributes: new Set(["domain"]),
  inheritsRange: false,
};

it("gives the same module again when the first one is loaded", () => {
  const own = buildHostModule(bare);
  const loaded: BasePolicy = {
    types: new Set([...bare.types, "container_t", "container_file_t", "container_ro_file_t"]),
    attributes: new Set([...bare.attributes, "container_domain", "sandboxcontainer_domain"]),
    controllerAttributes: bare.controllerAttributes,
    inheritsRange: true,
  };
  expect(buildHostModule(loaded)).not.toBe(own);
  expect(withoutOwn(loaded, own)).toEqual(bare);
});

it("keeps what the base has of its own", () => {
  const base: BasePolicy = { ...bare, types: new Set(["container_t"]), inheritsRange: true };
  expect(withoutOwn(base, buildHostModule(base))).toEqual(base);
});
