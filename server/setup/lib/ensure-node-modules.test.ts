import { describe, expect, it } from "vitest";
import { isInstalled } from "./ensure-node-modules.mjs";

const locked = {
  "": { version: "0.1.0" },
  "node_modules/a": { version: "1.0.0" },
  "node_modules/a-darwin": { version: "1.0.0", optional: true },
};
const a = { "node_modules/a": { version: "1.0.0" } };

describe("isInstalled", () => {
  it.each([
    ["all there", a, true],
    ["the optional one too", { ...a, "node_modules/a-darwin": { version: "1.0.0" } }, true],
    ["another version", { "node_modules/a": { version: "1.0.1" } }, false],
    ["an optional one in another version", { ...a, "node_modules/a-darwin": { version: "2.0.0" } }, false],
    ["one missing", {}, false],
  ])("%s", (_name, installed, answer) => {
    expect(isInstalled(locked, installed)).toBe(answer);
  });
});
