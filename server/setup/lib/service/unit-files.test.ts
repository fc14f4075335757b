import { describe, expect, it } from "vitest";
import { memoryEnvironment, nodeOptions } from "../node-options.mjs";
import { launchers } from "./launchers.mjs";
import { places } from "./places.mjs";
import { unitFiles } from "./unit-files.mjs";

describe("files of the services", () => {
  it("are as the golden ones", async () => {
    const units = unitFiles({ ...places, webUser: "sandboxcontainer", runtimeDir: "/run/sandboxcontainer" });
    const scripts = launchers(places.node, { nodeOptions, memoryEnvironment });
    for (const [name, text] of Object.entries({ ...units, ...scripts })) {
      await expect(text).toMatchFileSnapshot(`golden/${name}`);
    }
  });

  it("start each program by a file of its own, which the policy labels", () => {
    const units = unitFiles({ ...places, webUser: "sandboxcontainer", runtimeDir: "/run/sandboxcontainer" });
    const started = Object.values(units).flatMap((text) => /^ExecStart=(.*)$/m.exec(text)?.[1] ?? []);
    expect(started).toEqual(
      ["helper", "web"].map((name) => `${places.program}/bin/sandboxcontainer-${name}`),
    );
  });
});
