import type { AbsolutePath } from "@/server/contract/absolute-path";
import { toPath } from "../path/to-path";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import type { Claim } from "./claim";
import { findOptRoots } from "./find-opt-roots";
import { makeFile } from "./make-file";
import { placeOf } from "./place-of";

/** Directories of /opt that hold the program or its libraries; the program, its interpreter and its libraries where they are neither in /usr nor in /opt: shared one by one. */
export function listElfClaims(context: PlanContext): Claim[] {
  const { facts, canonical } = context;
  const { executable, libraries } = facts;
  const claim = (path: AbsolutePath | null, text: string): Claim[] => {
    if (path === null || ["usr", "opt"].includes(placeOf(canonical(path)))) return [];
    const file = makeFile(path, { kind: "file", onHost: true });
    return [{ file, disposition: "shared", reason: because("elf", text), deep: false }];
  };
  return [
    ...[...findOptRoots(context)].map(([path, what]) => claimOptRoot(path, what)),
    ...claim(executable.resolved, "the program itself"),
    ...claim(executable.interpreter === null ? null : toPath(executable.interpreter), "runs the program"),
    ...libraries.flatMap(({ path, name }) => claim(path, `library ${name}, which the program loads`)),
  ];
}

function claimOptRoot(path: AbsolutePath, what: string): Claim {
  const reason = because("elf", `holds ${what}; shared read-only`);
  return { file: makeFile(path, { onHost: true }), disposition: "shared", reason, deep: false };
}
