import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { UnitFacts } from "@/server/contract/facts";
import type { Identity } from "../identity/identity";
import { toPath } from "../path/to-path";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import type { Claim } from "./claim";
import { makeFile } from "./make-file";
import { placeOf } from "./place-of";

/** What the unit file says of paths: its directories, what it may write, the files that it reads and passes on. */
export function listUnitClaims(context: PlanContext, identity: Identity): Claim[] {
  const { unit } = context;
  if (unit === null) return [];
  return [
    ...unit.directories.map((directory) => claimDirectory(directory, unit, identity)),
    ...unit.environmentFiles.map(({ path }) => claimFile(path, `EnvironmentFile= in ${unit.name}`)),
    ...listArgumentPaths(unit).map((path) => claimFile(path, `named in ExecStart= of ${unit.name}`)),
    ...unit.readWritePaths.filter(isState).map((path) => claimWritable(path, unit, identity)),
  ];
}

function claimDirectory(
  directory: UnitFacts["directories"][number],
  unit: UnitFacts,
  identity: Identity,
): Claim {
  const isConfiguration = directory.kind === "configuration";
  return {
    file: makeFile(directory.path, {
      ...ownedBy(isConfiguration ? null : identity),
      mode: parseMode(directory.mode),
    }),
    disposition: isConfiguration ? "copy" : "empty",
    reason: because("unit", `${settings[directory.kind]}= in ${unit.name}`),
    deep: isConfiguration,
  };
}

const settings = {
  runtime: "RuntimeDirectory",
  state: "StateDirectory",
  cache: "CacheDirectory",
  logs: "LogsDirectory",
  configuration: "ConfigurationDirectory",
} as const;

function claimFile(path: AbsolutePath, text: string): Claim {
  return {
    file: makeFile(path, { kind: "file", mode: 0o644 }),
    disposition: "copy",
    reason: because("unit", text),
    deep: false,
  };
}

function claimWritable(path: AbsolutePath, unit: UnitFacts, identity: Identity): Claim {
  return {
    file: makeFile(path, ownedBy(identity)),
    disposition: "empty",
    reason: because("unit", `ReadWritePaths= in ${unit.name}`),
    deep: false,
  };
}

function isState(path: AbsolutePath): boolean {
  return ["state", "cache", "log"].includes(placeOf(path));
}

/** Arguments that are paths in /etc: `--config=/etc/x` too. Others (sockets, data) say nothing of what to copy. */
function listArgumentPaths(unit: UnitFacts): AbsolutePath[] {
  return unit.execStart
    .flatMap((line) => line.arguments)
    .map((argument) => toPath(argument.replace(/^-{1,2}[A-Za-z][A-Za-z0-9_-]*[=]?(?=\/)/, "")))
    .filter((path): path is AbsolutePath => path !== null && path !== "/" && placeOf(path) === "etc");
}

function ownedBy(identity: Identity | null) {
  if (identity === null) return {};
  return { uid: identity.uid, gid: identity.gid, owner: identity.user, group: identity.group };
}

function parseMode(mode: string): number {
  const parsed = Number.parseInt(mode, 8);
  return Number.isNaN(parsed) ? 0o755 : parsed & 0o7777;
}
