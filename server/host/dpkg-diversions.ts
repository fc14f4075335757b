import { readFileSync } from "node:fs";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { toUsrForm } from "./usr-form";

/**
 * Diversions of dpkg-divert(1): a file that one package moved aside for its own. `placeOf`: where a package's file
 * really lies; `ownersOf`: who owns what lies at a path, from `listersOf`, which gives the packages that list one.
 */
export function readDiversions(adminDir: string): Diversions {
  const byOrigin = parseDiversions(readText(`${adminDir}/diversions`));
  const byTarget = new Map([...byOrigin].map(([from, { to, by }]) => [to as string, { from, by }]));
  return {
    placeOf: (path, packageName) => {
      const diversion = byOrigin.get(path);
      return diversion === undefined || diversion.by === packageName ? path : diversion.to;
    },
    ownersOf: (path, listersOf) => {
      const usrForm = toUsrForm(path);
      const away = byOrigin.get(usrForm);
      const here = byTarget.get(usrForm);
      return [
        ...listersOf(usrForm).filter(({ name }) => away === undefined || name === away.by),
        ...(here === undefined ? [] : listersOf(here.from).filter(({ name }) => name !== here.by)),
      ];
    },
  };
}

export type Diversions = {
  placeOf: (path: AbsolutePath, packageName: string) => AbsolutePath;
  ownersOf: <Lister extends { name: string }>(
    path: string,
    listersOf: (path: string) => Lister[],
  ) => Lister[];
};

/** Triples of lines: what is diverted, where to, for which package (":" is the administrator). */
export function parseDiversions(text: string): Map<string, { to: AbsolutePath; by: string }> {
  const lines = text.split("\n");
  const diversions = new Map<string, { to: AbsolutePath; by: string }>();
  for (let at = 0; at + 2 < lines.length; at += 3) {
    diversions.set(toUsrForm(lines[at] ?? ""), {
      to: toUsrForm(lines[at + 1] ?? ""),
      by: lines[at + 2] ?? "",
    });
  }
  return diversions;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
