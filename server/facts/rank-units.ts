import { basename } from "node:path/posix";
import type { ExecutableFacts, UnitFacts } from "@/server/contract/facts";
import { toUsrForm } from "@/server/host/usr-form";

/**
 * Says of each unit how well it fits the executable and sorts them, best first; at the same fit plain units come
 * before templates, then by name. `readText` gives the text of a script, null for anything else.
 */
export function rankUnits(
  units: readonly Omit<UnitFacts, "fit">[],
  executable: Pick<ExecutableFacts, "path" | "resolved">,
  readText: (path: string) => string | null,
): UnitFacts[] {
  const plain = units.filter(({ name }) => !name.endsWith("@.service"));
  const judge = (unit: Omit<UnitFacts, "fit">): UnitFacts["fit"] => {
    if (unit.execStart.some(({ path }) => names(executable).includes(toUsrForm(path)))) return "executes";
    const script = readScript(unit, readText);
    if (script !== null && namesProgram(script, executable)) return "wrapper";
    if (unit.name.replace(/@?\.service$/, "") === basename(executable.path)) return "name";
    return script !== null && plain.length === 1 && plain[0] === unit ? "only" : "none";
  };
  return units.map((unit) => ({ ...unit, fit: judge(unit) })).sort(compare);
}

const fits: readonly UnitFacts["fit"][] = ["executes", "wrapper", "name", "only", "none"];

const compare = (one: UnitFacts, other: UnitFacts): number =>
  fits.indexOf(one.fit) - fits.indexOf(other.fit) ||
  Number(one.name.includes("@")) - Number(other.name.includes("@")) ||
  (one.name < other.name ? -1 : 1);

const names = (executable: Pick<ExecutableFacts, "path" | "resolved">): string[] => [
  toUsrForm(executable.path),
  toUsrForm(executable.resolved),
];

function readScript(unit: Omit<UnitFacts, "fit">, readText: (path: string) => string | null): string | null {
  const path = unit.execStart[0]?.path;
  const text = path === undefined ? null : readText(path);
  return text?.startsWith("#!") ? text : null;
}

/** The whole path must stand there: /usr/bin/web is not named by /usr/bin/web-tool. */
function namesProgram(script: string, executable: Pick<ExecutableFacts, "path" | "resolved">): boolean {
  return names(executable).some((path) => {
    for (let at = script.indexOf(path); at !== -1; at = script.indexOf(path, at + 1)) {
      const behind = script[at + path.length] ?? "";
      const before = script[at - 1] ?? "";
      if (!/[A-Za-z0-9._/-]/.test(behind) && !/[A-Za-z0-9._]/.test(before)) return true;
    }
    return false;
  });
}
