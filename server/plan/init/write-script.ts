import type { Capability } from "@/server/contract/capability";
import type { UnitFacts } from "@/server/contract/facts";
import type { Plan, PlanCommand } from "@/server/contract/plan";
import type { Identity } from "../identity/identity";
import { expandArgument } from "./expand-argument";
import { listPrivilegeOptions } from "./list-privilege-options";
import type { RuntimeDirectory } from "./list-runtime-directories";
import { quoteShell } from "./quote-shell";
import { endFunctions, environmentFunctions, followFunctions, waitFunctions } from "./script-functions";

export type ScriptParts = Pick<
  Plan["init"],
  "kind" | "before" | "command" | "environment" | "pidFile" | "stopSignal"
> & {
  name: string;
  identity: Identity;
  /** Supplementary groups of the user. */
  groups: readonly number[];
  /** True: the arguments stand as they are; false: they come from a unit file and may name variables. */
  isLiteral: boolean;
  environmentFiles: UnitFacts["environmentFiles"];
  workingDirectory: string;
  umask: string;
  openFiles: number | null;
  noNewPrivileges: boolean;
  runtimeDirectories: readonly RuntimeDirectory[];
  kept: readonly Capability[];
  dropped: readonly Capability[];
};

/**
 * The init as a POSIX shell script that an administrator can read: prepares, runs the commands, passes the stop signal
 * on, and leaves `end` in the log directory: `exit=N` or `signal=NAME` (neither for a daemon that was not our child),
 * `oom=0|1`, `at=SECONDS`. Every value is quoted.
 */
export function writeScript(parts: ScriptParts): string {
  const sections = [
    header(parts),
    endFunctions,
    waitFunctions(parts.stopSignal.replace(/^SIG/, ""), parts.kind),
    ...(parts.kind === "forking" ? [followFunctions(parts.pidFile)] : []),
    environmentFunctions,
    runFunction(parts),
    prepare(parts),
    environment(parts),
    execute(parts),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function header({ name }: ScriptParts): string[] {
  return [
    "#!/bin/sh",
    `# Init of the container ${name}, written with its plan. The reaper, PID 1, starts it; when it ends, so does the container.`,
    "log=/.sandboxcontainer/log",
    'exec </dev/null >>"$log/output.log" 2>&1',
    'rm -f "$log/end"',
    "umask 022",
    "set -f",
    "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
    "child= stopping= passed= names= code=0 pause=1",
    "trap pass_on TERM INT",
  ];
}

function runFunction(parts: ScriptParts): string[] {
  const become = ["/usr/bin/env -i -C", quoteShell(parts.workingDirectory), '"$@"'].join(" ");
  const asUser = [...listPrivilegeOptions(parts), become].join(" ");
  const needsRoot =
    asUser !== become && [...parts.before, parts.command].some(({ privileged }) => privileged);
  return [
    "# Becomes the command that is given, as the program's user, with its environment, limits and directory.",
    ...runBody("run", asUser, parts),
    ...(needsRoot
      ? ["", "# The same with the rights of this init.", ...runBody("run_as_root", become, parts)]
      : []),
  ];
}

function runBody(name: string, command: string, { umask, openFiles: limit }: ScriptParts): string[] {
  return [
    `${name}() {`,
    "  trap - TERM INT",
    `  umask ${quoteShell(umask)}`,
    ...openFiles(limit),
    '  for name in $names; do eval "set -- \\"$name=\\$env_$name\\" \\"\\$@\\""; done',
    `  exec ${command}`,
    "}",
  ];
}

function openFiles(limit: number | null): string[] {
  if (limit === null) return [];
  return [`  ulimit -n ${limit} 2>/dev/null || ulimit -n "$(ulimit -H -n)"`];
}

function prepare({ runtimeDirectories }: ScriptParts): string[] {
  if (runtimeDirectories.length === 0) return ["# Nothing to prepare in /run."];
  const owned = runtimeDirectories.filter(({ uid, gid }) => uid !== 0 || gid !== 0).reverse();
  return [
    "# Directories in /run, which is empty at every start. Owners come last, the deepest first: the init is root without privileges.",
    ...runtimeDirectories.map(
      ({ path, mode }) => `mkdir -p ${quoteShell(path)} && chmod ${mode} ${quoteShell(path)}`,
    ),
    ...owned.map(
      ({ path, uid, gid, user, group }) => `chown ${uid}:${gid} ${quoteShell(path)} # ${user}:${group}`,
    ),
  ];
}

function environment({ environment: variables, environmentFiles }: ScriptParts): string[] {
  return [
    "# Environment of the program: systemd's usual variables, then the unit's, then what its files say.",
    ...Object.entries(variables).map(([name, value]) => `put ${quoteShell(name)} ${quoteShell(value)}`),
    ...environmentFiles.map(
      ({ path, optional }) => `load ${quoteShell(path)} ${optional ? "optional" : "required"}`,
    ),
  ];
}

function execute(parts: ScriptParts): string[] {
  const before = parts.before.flatMap((command) => [
    `${callOf(command, parts)} ${commandLine(command, false)} & child=$!`,
    command.ignoreFailure ? "await" : "await_success",
  ]);
  const isForking = parts.kind === "forking";
  const { pidFile } = parts;
  return [
    ...(before.length > 0 ? ["# Commands before the program.", ...before, ""] : []),
    isForking
      ? "# The program, which puts itself into the background: its daemon is followed."
      : "# The program.",
    ...(isForking && pidFile !== null ? [`rm -f ${quoteShell(pidFile)}`] : []),
    '[ -z "$stopping" ] || end_with "$code"',
    `${callOf(parts.command, parts)} ${commandLine(parts.command, parts.isLiteral)} & child=$!`,
    ...(isForking ? followDaemon : ["await", 'end_with "$code"']),
  ];
}

const followDaemon = ["await_success", "follow", "# How a daemon ended only the reaper knows.", 'end ""'];

function callOf({ privileged }: PlanCommand, parts: ScriptParts): string {
  return privileged && listPrivilegeOptions(parts).length > 0 ? "run_as_root" : "run";
}

function commandLine(command: PlanCommand, isLiteral: boolean): string {
  // env(1) takes a first word with = for a variable.
  const guard = command.path.includes("=") ? ["/usr/bin/nice -n 0"] : [];
  const words = command.arguments.map(isLiteral ? quoteShell : expandArgument);
  return [...guard, quoteShell(command.path), ...words].join(" ");
}
