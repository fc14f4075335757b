import { describe, expect, it } from "vitest";
import { launchers } from "./launchers.mjs";
import { places } from "./places.mjs";
import { unitFiles } from "./unit-files.mjs";

describe("files of the services", () => {
  it("are as the golden ones", async () => {
    const units = unitFiles({ ...places, webUser: "sandboxcontainer", runtimeDir: "/run/sandboxcontainer" });
    const scripts = launchers(places.node);
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

  it("give Node its program in one word of a line that the kernel reads whole (binfmt_script: 255 characters)", () => {
    const { "sandboxcontainer-web": web, "sandboxcontainer-helper": helper } = launchers(places.node);
    for (const line of [web, helper]) expect(line).toMatch(/^#!\/\S+\/bin\/node \/\S+\.mjs\n$/);
    expect(Math.max(...[web, helper].map((line) => line?.length ?? 0))).toBeLessThan(255);
  });
});
