import type { Facts, FileFacts, MentionFacts, UnitFacts } from "@/server/contract/facts";
import { makeFile } from "../contents/make-file";
import { readFacts } from "./read-facts";

/** Facts of an invented program /usr/sbin/thing of package `thing` on the real host of the fixtures. */
export function makeFacts(changes: Partial<Facts> = {}): Facts {
  const { accounts, host } = readFacts("nginx");
  const executable = "/usr/sbin/thing" as Facts["executable"]["path"];
  return {
    packageDb: "dpkg",
    executable: {
      path: executable,
      links: [],
      resolved: executable,
      onHost: true,
      kind: "elf",
      interpreter: "/lib64/ld-linux-x86-64.so.2",
      mode: 0o100755,
      uid: 0,
      gid: 0,
      size: 1000,
      fileCapabilities: null,
      package: "thing",
    },
    packages: [
      {
        id: "thing",
        name: "thing",
        version: "1",
        architecture: "amd64",
        summary: "A thing",
        source: "thing",
        role: "owner",
        installedAt: null,
      },
    ],
    units: [],
    files: [],
    tmpfiles: [],
    sysusers: [],
    mentions: [],
    accounts,
    libraries: [],
    host: { ...host, baseFiles: [], missingCapabilities: [] },
    ...changes,
  };
}

/** A file that package `thing` ships, or with `package: null` one of the administrator. */
export function file(path: string, changes: Partial<FileFacts> = {}): FileFacts {
  const known = { kind: "file" as const, mode: 0o644, onHost: true, size: 10, package: "thing" };
  return makeFile(path as FileFacts["path"], { ...known, ...changes });
}

/** Line 7 of /etc/thing.conf names the path. */
export function mention(value: string, found: FileFacts | null): MentionFacts {
  const where = { file: "/etc/thing.conf" as MentionFacts["file"], line: 7 };
  return { what: "path", value, ...where, found, whole: true };
}

export function unit(changes: Partial<UnitFacts> = {}): UnitFacts {
  return {
    name: "thing.service",
    path: "/usr/lib/systemd/system/thing.service" as UnitFacts["path"],
    package: "thing",
    fit: "executes",
    description: "Thing",
    type: "simple",
    execStartPre: [],
    execStart: [
      {
        path: "/usr/sbin/thing" as UnitFacts["path"],
        arguments: ["--run"],
        ignoreFailure: false,
        privileged: false,
      },
    ],
    execReload: [],
    user: null,
    group: null,
    supplementaryGroups: [],
    environment: {},
    environmentFiles: [],
    workingDirectory: null,
    pidFile: null,
    umask: null,
    killSignal: null,
    timeoutStopSeconds: null,
    directories: [],
    readWritePaths: [],
    capabilityBoundingSet: null,
    ambientCapabilities: [],
    noNewPrivileges: false,
    limitNofile: null,
    ...changes,
  };
}
