import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { ExecLine } from "@/server/contract/facts";
import { splitWords, type Word } from "./split-words";
import { expandSpecifiers, type UnitIdentity } from "./unit-specifiers";

/**
 * One ExecStart= value (systemd.service(5), "Command lines"): quotes and specifiers resolved, `;` between commands, the
 * prefixes apart. `$VARIABLES` stay: their values may change before the program runs. `findProgram` turns a name
 * without slash into a path; commands that stay without a valid path are left out.
 */
export function parseExecLines(
  value: string,
  unit: UnitIdentity,
  findProgram: (name: string) => string | null,
): ExecLine[] {
  return splitCommands(splitWords(value)).flatMap((words) => readCommand(words, unit, findProgram) ?? []);
}

function splitCommands(words: readonly Word[]): string[][] {
  const commands: string[][] = [[]];
  for (const word of words) {
    if (word.text === ";" && word.plain) commands.push([]);
    else commands.at(-1)?.push(word.text);
  }
  return commands.filter((command) => command.length > 0);
}

function readCommand(
  words: readonly string[],
  unit: UnitIdentity,
  findProgram: (name: string) => string | null,
): ExecLine | null {
  const [first = "", ...rest] = words;
  const [, prefixes = "", program = ""] = /^([-@:+!|]*)(.*)$/s.exec(first) ?? [];
  const name = expandSpecifiers(program, unit);
  const path = absolutePathSchema.safeParse(
    name.includes("/") ? name.replace(/\/+/g, "/") : findProgram(name),
  );
  if (!path.success) return null;
  // "@": the next word is what the program is told it is called; it is no argument.
  const given = prefixes.includes("@") ? rest.slice(1) : rest;
  return {
    path: path.data,
    arguments: given.map((word) => expandSpecifiers(word, unit)),
    ignoreFailure: prefixes.includes("-"),
    privileged: /[+!]/.test(prefixes),
  };
}
