import { runCommand } from "@/server/host/run-command";
import type { BasePolicy } from "@/server/policy/base-policy";
import { guestScript } from "./guest-script";

/** What the policy of an unpacked tree has, read from its policy file with its own tools. */
export async function readBasePolicy(tree: string): Promise<BasePolicy> {
  const output = await runCommand("sh", [guestScript("list-policy.sh"), tree], { timeoutMs: 120_000 });
  const lines = output.split("\n").map((line) => line.split(" "));
  const named = (kind: string) =>
    new Set(lines.filter((line) => line[0] === kind && line[1] !== undefined).map((line) => line[1] ?? ""));
  return {
    types: named("type"),
    attributes: named("attribute"),
    controllerAttributes: named("controller"),
    inheritsRange: lines.some((line) => line[0] === "inherits"),
  };
}
