import { ScError } from "@/server/contract/error";

/**
 * The program and its arguments: `PATH -- ARGUMENT…`, or all of it behind `--`. `rest` is what yargs found there. Throws
 * bad_input when there is no path.
 */
export function readProgram(executable: string | undefined, rest: unknown): Program {
  const words = Array.isArray(rest) ? rest.map(String) : [];
  const [path, ...programArguments] = executable === undefined ? words : [executable, ...words];
  if (path !== undefined) return { path, programArguments };
  throw new ScError("bad_input", "EXECUTABLE is missing: the absolute path of a program.", {
    fix: "For example: sandboxcontainer plan /usr/sbin/nginx",
  });
}

type Program = { path: string; programArguments: string[] };
