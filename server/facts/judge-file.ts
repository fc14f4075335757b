import { accessSync, constants, type Stats } from "node:fs";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { type Problem, refuse } from "./problem";

/** What the file at the end of the links says against it; `end` null: there is no end, `stat` null: nothing is there. */
export function judgeFile(path: AbsolutePath, end: AbsolutePath | null, stat: Stats | null): Problem[] {
  if (end === null) return [refuse("link_loop", `The links of ${path} lead in a circle.`, null)];
  if (stat === null) {
    const what = end === path ? `${path} does not exist.` : `${path} leads to ${end}, which does not exist.`;
    return [refuse("not_found", what, "Check the spelling, or install the package that has it.")];
  }
  if (!stat.isFile()) {
    return [
      refuse(
        "not_a_file",
        `${end} is ${nameKind(stat)}, not a program.`,
        "Choose a regular, executable file.",
      ),
    ];
  }
  const found: Problem[] = [];
  if ((stat.mode & 0o111) === 0) {
    found.push(refuse("not_executable", `Nobody may execute ${end}.`, "Choose a file with an execute bit."));
  }
  if (!isReadable(end)) {
    found.push(
      refuse("not_readable", `${end} cannot be read.`, "Check its mode and the directories above it."),
    );
  }
  if ((stat.mode & 0o6000) !== 0) found.push(setuid(end, stat));
  return found;
}

function setuid(path: string, stat: Stats): Problem {
  const bit = stat.mode & 0o4000 ? "setuid" : "setgid";
  const text = `${path} is ${bit}: it takes rights that its caller does not have, which a container must not offer.`;
  return refuse(bit, text, "Choose the program that does the work itself, without this bit.");
}

function nameKind(stat: Stats): string {
  if (stat.isDirectory()) return "a directory";
  if (stat.isSocket()) return "a socket";
  if (stat.isFIFO()) return "a pipe";
  return stat.isCharacterDevice() || stat.isBlockDevice() ? "a device" : "not a regular file";
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
