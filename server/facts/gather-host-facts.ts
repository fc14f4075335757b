import { readlinkSync, statfsSync } from "node:fs";
import { arch, hostname } from "node:os";
import { dirname } from "node:path/posix";
import { type AbsolutePath, absolutePathSchema } from "@/server/contract/absolute-path";
import type { FileFacts, HostFacts } from "@/server/contract/facts";
import type { Names } from "@/server/host/accounts";
import { readFileFacts, tryLstat } from "@/server/host/file-facts";
import { readLibvirtFacts } from "@/server/host/libvirt-facts";
import { listTree } from "@/server/host/list-tree";
import { readMissingCapabilities } from "@/server/host/read-missing-capabilities";
import { readSelinuxFacts } from "@/server/host/selinux-facts";
import { settings } from "@/server/host/settings";
import type { GatherOptions } from "./gather-facts";

/** What the host itself adds to a plan. Parts that do not answer (libvirt) are null. */
export async function gatherHostFacts(names: Names, options: GatherOptions): Promise<HostFacts> {
  const { libvirt, network } = await readLibvirtFacts(options.libvirtUri ?? settings.libvirtUri);
  const taken = options.takenAddresses ?? [];
  return {
    hostname: hostname(),
    architecture: architectures[arch()] ?? arch(),
    reaper: findReaper(),
    usrLinks: findUsrLinks(),
    baseFiles: findBaseFiles(names),
    missingCapabilities: readMissingCapabilities(),
    selinux: readSelinuxFacts(),
    libvirt,
    network: network && { ...network, takenAddresses: [...new Set([...network.takenAddresses, ...taken])] },
    storage: readStorage(options.stateDir ?? settings.stateDir),
    takenPairs: options.takenPairs ?? [],
  };
}

/** Node's names of architectures as libvirt's `<type arch=…>` has them (uname -m). */
const architectures: Record<string, string> = {
  x64: "x86_64",
  arm64: "aarch64",
  arm: "armv7l",
  ia32: "i686",
  ppc64: "ppc64le",
  s390x: "s390x",
  riscv64: "riscv64",
};

const reapers = [
  { path: "/usr/bin/tini-static", kind: "tini" },
  { path: "/usr/bin/tini", kind: "tini" },
  { path: "/usr/bin/catatonit", kind: "catatonit" },
  { path: "/usr/libexec/catatonit/catatonit", kind: "catatonit" },
  { path: "/usr/libexec/podman/catatonit", kind: "catatonit" },
] as const;

function findReaper(): HostFacts["reaper"] {
  const found = reapers.find(({ path }) => ((tryLstat(path)?.mode ?? 0) & 0o111) !== 0);
  return found ? { path: absolutePathSchema.parse(found.path), kind: found.kind } : null;
}

const mergedNames = ["bin", "sbin", "lib", "lib64", "lib32", "libx32", "libo32"];

function findUsrLinks(): HostFacts["usrLinks"] {
  return mergedNames.flatMap((name) => {
    if (tryLstat(`/${name}`)?.isSymbolicLink() !== true) return [];
    return [{ name, target: readlinkSync(`/${name}`) }];
  });
}

/** What many programs look up in /etc whatever they do; all of it harmless to share. */
const basePaths = [
  "adjtime",
  "alternatives",
  "bash.bashrc",
  "bashrc",
  "ca-certificates",
  "ca-certificates.conf",
  "crypto-policies",
  "debian_version",
  "default/locale",
  "environment",
  "ethertypes",
  "gai.conf",
  "gnutls",
  "host.conf",
  "inputrc",
  "issue",
  "ld.so.cache",
  "ld.so.conf",
  "ld.so.conf.d",
  "libaudit.conf",
  "locale.alias",
  "locale.conf",
  "localtime",
  "login.defs",
  "lsb-release",
  "magic",
  "mime.types",
  "netconfig",
  "networks",
  "nsswitch.conf",
  "os-release",
  "pki/ca-trust",
  "pki/tls/certs",
  "pki/tls/cert.pem",
  "pki/tls/openssl.cnf",
  "profile",
  "profile.d",
  "protocols",
  "redhat-release",
  "rpc",
  "services",
  "shells",
  "skel",
  "ssl/certs",
  "ssl/cert.pem",
  "ssl/openssl.cnf",
  "system-release",
  "terminfo",
  "timezone",
  "xattr.conf",
];

/** Links of alternatives and certificates are some hundreds. */
const mostBelow = 5000;

function findBaseFiles(names: Names): FileFacts[] {
  return basePaths.flatMap((path) => {
    const file = readFileFacts(`/etc/${path}`, names);
    if (file === null) return [];
    const below = file.kind === "directory" ? listTree(file.path, mostBelow).paths : [];
    return [file, ...below.flatMap((each) => readFileFacts(each, names) ?? [])];
  });
}

/** Free bytes for root; a state directory that is still to be made counts by its nearest parent. */
function readStorage(stateDir: string): HostFacts["storage"] {
  const path = absolutePathSchema.parse(stateDir);
  let existing: string = path;
  while (tryLstat(existing) === null && existing !== "/") existing = dirname(existing);
  const { bfree, bsize } = statfsSync(existing);
  return { path: path satisfies AbsolutePath, freeBytes: bfree * bsize };
}
