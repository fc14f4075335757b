import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { ExecLine, UnitFacts } from "@/server/contract/facts";
import { parseEnvironmentFile } from "./environment-file";
import { parseExecLines } from "./exec-lines";
import { splitWords } from "./split-words";
import { readUnitCapabilities } from "./unit-capabilities";
import { parseSeconds } from "./unit-seconds";
import { lastSetting, listSetting, parseUnitText, type UnitSections } from "./unit-sections";
import { expandSpecifiers, type UnitIdentity } from "./unit-specifiers";

/**
 * What a service unit says of how its program runs, from the texts of the unit file and its drop-ins in their order
 * (systemd.service(5), systemd.exec(5), systemd.kill(5)). Pure: what it needs from the machine comes in `host`.
 */
export function toUnitFacts(unit: UnitSource, host: UnitHost): Omit<UnitFacts, "fit"> {
  const sections = parseUnitText(...unit.texts);
  const identity = { name: unit.name, path: unit.path, hostname: host.hostname };
  const reader = createReader(sections, identity);
  const exec = (key: string): ExecLine[] =>
    reader.list(key).flatMap((value) => parseExecLines(value, identity, host.findProgram));
  return {
    name: unit.name,
    path: absolutePathSchema.parse(unit.path),
    package: unit.package,
    description: expandSpecifiers(lastSetting(sections, "Unit", "Description") ?? unit.name, identity),
    type: reader.last("Type") ?? "simple",
    execStartPre: exec("ExecStartPre"),
    execStart: exec("ExecStart"),
    execReload: exec("ExecReload"),
    user: reader.last("User"),
    group: reader.last("Group"),
    supplementaryGroups: reader.words("SupplementaryGroups"),
    environment: readEnvironment(reader.words("Environment")),
    environmentFiles: readEnvironmentFiles(reader.list("EnvironmentFile"), identity, host),
    workingDirectory: reader.last("WorkingDirectory"),
    pidFile: readPidFile(reader.last("PIDFile")),
    umask: reader.last("UMask"),
    killSignal: reader.last("KillSignal"),
    timeoutStopSeconds: parseSeconds(reader.last("TimeoutStopSec") ?? reader.last("TimeoutSec")),
    directories: readDirectories(reader),
    readWritePaths: readPaths([...reader.words("ReadWritePaths"), ...reader.words("ReadWriteDirectories")]),
    ...readUnitCapabilities(reader.list, (key) => sections.get("Service")?.get(key) ?? []),
    noNewPrivileges: isTrue(reader.last("NoNewPrivileges")),
    limitNofile: readLimit(reader.last("LimitNOFILE")),
  };
}

export type UnitSource = { name: string; path: string; package: string | null; texts: string[] };

export type UnitHost = {
  hostname: string;
  /** Path of a program given by its bare name. */
  findProgram: (name: string) => string | null;
  /** Text of a file, null when it is not there. */
  readText: (path: string) => string | null;
};

type Reader = {
  last: (key: string) => string | null;
  list: (key: string) => string[];
  words: (key: string) => string[];
};

function createReader(sections: UnitSections, identity: UnitIdentity): Reader {
  const list = listSettingOf(sections);
  const last = (key: string): string | null => {
    const value = lastSetting(sections, "Service", key);
    return value === null ? null : expandSpecifiers(value, identity);
  };
  const words = (key: string): string[] =>
    list(key).flatMap((value) => splitWords(value).map((word) => expandSpecifiers(word.text, identity)));
  return { last, list, words };
}

const listSettingOf =
  (sections: UnitSections) =>
  (key: string): string[] =>
    listSetting(sections, "Service", key);

function readEnvironment(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((word) => {
      const [, name, value = ""] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(word) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}

function readEnvironmentFiles(
  values: readonly string[],
  identity: UnitIdentity,
  host: UnitHost,
): UnitFacts["environmentFiles"] {
  return values.flatMap((value) => {
    const optional = value.startsWith("-");
    const path = absolutePathSchema.safeParse(expandSpecifiers(optional ? value.slice(1) : value, identity));
    if (!path.success) return [];
    return [{ path: path.data, optional, variables: parseEnvironmentFile(host.readText(path.data) ?? "") }];
  });
}

/** PIDFile= without a slash in front is below /run; /var/run is /run (systemd.service(5)). */
function readPidFile(value: string | null): string | null {
  if (value === null) return null;
  return value.startsWith("/") ? value.replace(/^\/var\/run\//, "/run/") : `/run/${value}`;
}

const directorySettings = [
  ["runtime", "RuntimeDirectory", "/run"],
  ["state", "StateDirectory", "/var/lib"],
  ["cache", "CacheDirectory", "/var/cache"],
  ["logs", "LogsDirectory", "/var/log"],
  ["configuration", "ConfigurationDirectory", "/etc"],
] as const;

function readDirectories(reader: Reader): UnitFacts["directories"] {
  return directorySettings.flatMap(([kind, key, base]) =>
    reader.words(key).flatMap((name) => {
      const path = absolutePathSchema.safeParse(`${base}/${name.split(":", 1)[0]?.replace(/\/$/, "")}`);
      return path.success ? [{ kind, path: path.data, mode: reader.last(`${key}Mode`) ?? "0755" }] : [];
    }),
  );
}

/** Prefixes "-" (may be absent) and "+" (relative to the root directory) are not part of the path. */
function readPaths(words: readonly string[]): UnitFacts["readWritePaths"] {
  return words.flatMap((word) => {
    const path = absolutePathSchema.safeParse(
      word
        .replace(/^[-+]+/, "")
        .replace(/^\/var\/run(?=\/|$)/, "/run")
        .replace(/(.)\/$/, "$1"),
    );
    return path.success ? [path.data] : [];
  });
}

const isTrue = (value: string | null): boolean => /^(?:1|y|yes|t|true|on)$/i.test(value ?? "");

/** LimitNOFILE= is soft, or soft:hard; "infinity" is no limit. */
function readLimit(value: string | null): number | null {
  const hard = value?.split(":").at(-1) ?? "";
  return /^\d{1,15}$/.test(hard) ? Number(hard) : null;
}
