import { expect, it } from "vitest";
import { parsePolicyModules } from "./parse-policy-modules";

const text = `400 sandboxcontainer   cil
400 sc_web-1           cil
100 virt               pp
400 local              pp  disabled
100 sc_other           cil

`;

it("lists the modules at one priority only", () => {
  expect([...parsePolicyModules(text, 400)]).toEqual(["sandboxcontainer", "sc_web-1", "local"]);
  expect([...parsePolicyModules(text, 200)]).toEqual([]);
});
