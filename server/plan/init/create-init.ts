import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Capability } from "@/server/contract/capability";
import type { ExecLine, UnitFacts } from "@/server/contract/facts";
import type { Plan, PlanCommand } from "@/server/contract/plan";
import type { Identity } from "../identity/identity";
import { baseName } from "../path/base-name";
import type { PlanContext } from "../plan-context";
import type { RuntimeDirectory } from "./list-runtime-directories";
import { writeScript } from "./write-script";

/**
 * What PID 1 does in the container: which commands run, as whom, with what environment, how they are stopped, and the
 * script that does it. `program` are the capabilities that the program keeps, `all` those of the container.
 */
export function createInit(
  context: PlanContext,
  identity: Identity,
  parts: {
    runtimeDirectories: RuntimeDirectory[];
    program: readonly Capability[];
    all: readonly Capability[];
  },
): Plan["init"] {
  const { unit, facts, request } = context;
  const isLiteral = unit === null || request.arguments !== undefined;
  const commands = listCommands(context);
  const init = {
    kind: unit?.type === "forking" ? ("forking" as const) : ("foreground" as const),
    before: commands.before,
    command: commands.main,
    environment: listEnvironment(unit, identity),
    pidFile: unit?.pidFile ?? null,
    stopSignal: unit?.killSignal ?? "SIGTERM",
    stopSeconds: stopSeconds(unit),
  };
  return {
    ...init,
    reaper: facts.host.reaper?.path ?? ("/usr/bin/tini" as AbsolutePath),
    runtimeDirectories: parts.runtimeDirectories.map(({ path, mode, user, group, reason }) => ({
      path,
      mode,
      user,
      group,
      reason,
    })),
    script: writeScript({
      ...init,
      name: request.name,
      identity,
      groups: listGroupNumbers(context, identity),
      isLiteral,
      environmentFiles: unit?.environmentFiles ?? [],
      workingDirectory: workingDirectory(unit, identity),
      umask: unit?.umask ?? "0022",
      openFiles: unit?.limitNofile ?? null,
      noNewPrivileges: unit?.noNewPrivileges ?? false,
      runtimeDirectories: parts.runtimeDirectories,
      kept: parts.program,
      dropped: parts.all.filter((name) => !parts.program.includes(name)),
    }),
  };
}

/** A unit of Type=oneshot has several ExecStart= lines: all but the last come before. */
function listCommands({ unit, facts, request }: PlanContext): { before: PlanCommand[]; main: PlanCommand } {
  const last = unit?.execStart.at(-1);
  const main: ExecLine = last ?? {
    path: facts.executable.path,
    arguments: [],
    ignoreFailure: false,
    privileged: false,
  };
  return {
    before: [...(unit?.execStartPre ?? []), ...(unit?.execStart.slice(0, -1) ?? [])],
    main: { ...main, arguments: request.arguments ?? main.arguments },
  };
}

/** What systemd sets for a service (systemd.exec(5), "Environment variables in spawned processes"). */
function listEnvironment(unit: UnitFacts | null, identity: Identity): Record<string, string> {
  return {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LANG: "C.UTF-8",
    HOME: identity.home,
    USER: identity.user,
    LOGNAME: identity.user,
    SHELL: identity.shell,
    ...directoryVariables(unit),
    ...unit?.environment,
  };
}

function directoryVariables(unit: UnitFacts | null): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const { kind, path } of unit?.directories ?? []) {
    const name = `${kind.toUpperCase()}_DIRECTORY`;
    variables[name] = variables[name] === undefined ? path : `${variables[name]}:${path}`;
  }
  return variables;
}

/** systemd's default is 90 s (DefaultTimeoutStopSec); longer makes no one happy who waits for it on a page. */
function stopSeconds(unit: UnitFacts | null): number {
  const seconds = unit?.timeoutStopSeconds ?? 0;
  return seconds > 0 && Number.isFinite(seconds) ? Math.min(Math.ceil(seconds), 600) : 10;
}

function workingDirectory(unit: UnitFacts | null, identity: Identity): string {
  const asked = unit?.workingDirectory?.replace(/^-/, "");
  if (asked === "~") return identity.home;
  if (asked?.startsWith("/")) return asked;
  return unit === null && baseName(identity.home) !== "root" ? identity.home : "/";
}

/** Numbers of the groups that the user has beside its own, by the host's group file and SupplementaryGroups=. */
function listGroupNumbers({ facts }: PlanContext, identity: Identity): number[] {
  const { groups } = facts.accounts;
  const numbers = groups
    .filter(
      ({ name, members }) => members.includes(identity.user) || identity.supplementaryGroups.includes(name),
    )
    .map(({ gid }) => gid);
  return [...new Set(numbers)].filter((gid) => gid !== identity.gid).sort((a, b) => a - b);
}
