import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts } from "@/server/contract/facts";
import type { Identity } from "../identity/identity";
import { toPath } from "../path/to-path";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import type { Claim } from "./claim";
import { makeFile } from "./make-file";

/**
 * What every container has: the top of the hierarchy, the links of a merged /usr, and from the host's /etc what the C
 * library, TLS and alternatives need. `paths` of base files are as on the host.
 */
export function listBaseClaims({ facts }: PlanContext, identity: Identity): Claim[] {
  return [
    ...skeleton.map(([path, mode]) => claimDirectory(path, mode)),
    ...facts.host.usrLinks.flatMap(({ name, target }) =>
      claimLink(`/${name}`, target, "link of a merged /usr"),
    ),
    ...claimLink("/var/run", "/run", "link of the file system hierarchy"),
    ...claimLink("/var/lock", "/run/lock", "link of the file system hierarchy"),
    ...facts.host.baseFiles.map(claimBaseFile),
    ...claimHome(identity),
  ];
}

const skeleton: readonly (readonly [string, number])[] = [
  ["/etc", 0o755],
  ["/home", 0o755],
  ["/mnt", 0o755],
  ["/opt", 0o755],
  ["/root", 0o700],
  ["/srv", 0o755],
  ["/usr", 0o755],
  ["/var", 0o755],
  ["/var/cache", 0o755],
  ["/var/lib", 0o755],
  ["/var/log", 0o755],
  ["/var/mail", 0o755],
  ["/var/opt", 0o755],
  ["/var/spool", 0o755],
  ["/var/tmp", 0o1777],
  ["/run", 0o755],
  ["/run/lock", 0o1777],
  ["/tmp", 0o1777],
  ["/dev/shm", 0o1777],
];

function claimDirectory(path: string, mode: number): Claim {
  const inMemory = /^\/(run|tmp|dev\/shm)/.test(path);
  const text = inMemory ? "in memory: empty at every start, gone at stop" : "every container has its own";
  return {
    file: makeFile(path as AbsolutePath, { mode }),
    disposition: inMemory ? "tmpfs" : path === "/usr" ? "shared" : "empty",
    reason: because("base", path === "/usr" ? "the host's programs and libraries, shared read-only" : text),
    deep: false,
  };
}

function claimLink(from: string, target: string, text: string): Claim[] {
  const path = toPath(from);
  if (path === null) return [];
  const file = makeFile(path, { kind: "symlink", mode: 0o777, target, onHost: true, size: target.length });
  return [{ file, disposition: "copy", reason: because("base", `${text} to ${target}`), deep: false }];
}

function claimBaseFile(file: FileFacts): Claim {
  return {
    file,
    disposition: "copy",
    reason: because(
      "base",
      baseWords.find(([pattern]) => pattern.test(file.path))?.[1] ?? "many programs look it up",
    ),
    deep: file.kind === "directory",
  };
}

const baseWords: readonly (readonly [RegExp, string])[] = [
  [/^\/etc\/alternatives/, "links to the versions of programs that the host has chosen"],
  [/^\/etc\/(ssl|pki|ca-certificates|crypto-policies|gnutls)/, "settings and public certificates of TLS"],
  [/^\/etc\/ld\.so/, "says where libraries are"],
  [/^\/etc\/(localtime|timezone|adjtime)/, "the host's time zone"],
  [/release|debian_version|^\/etc\/issue/, "says which system this is"],
];

/** A plain program that runs without privileges gets a directory of its own to work in. */
function claimHome(identity: Identity): Claim[] {
  const home = toPath(identity.home);
  if (home === null || !home.startsWith("/home/")) return [];
  const { uid, gid, user, group } = identity;
  return [
    {
      file: makeFile(home, { mode: 0o700, uid, gid, owner: user, group }),
      disposition: "empty",
      reason: because("base", `home and working directory of ${user}, empty`),
      deep: false,
    },
  ];
}
