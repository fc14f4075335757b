import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ownServices } from "./own-services";

it("names what the installation writes, and domains that the policy has for what they start", () => {
  const policy = readFileSync("server/policy/sandboxcontainer_product.cil", "utf8");
  for (const { unit, domain } of ownServices) {
    const text = readFileSync(`server/setup/lib/service/golden/${unit}`, "utf8");
    const program = /^ExecStart=\/usr\/local(\/\S+)$/m.exec(text)?.[1];
    const [, type] =
      new RegExp(`^\\(filecon "/usr${program}" file \\(system_u object_r (\\S+) `, "m").exec(policy) ?? [];
    expect(policy).toContain(`(typetransition init_t ${type} process ${domain})`);
  }
});
