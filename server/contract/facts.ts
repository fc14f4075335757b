import type { AbsolutePath } from "./absolute-path";
import type { Capability } from "./capability";
import type { McsPair } from "./mcs-pair";
import type { PackageDb } from "./package-db";

/** Everything that the plan needs to know of the host, read once by the facts stage. Plain data, no functions. */
export type Facts = {
  packageDb: PackageDb;
  executable: ExecutableFacts;
  packages: PackageFacts[];
  /** Service units of the program's package and its companions, best fit first. */
  units: UnitFacts[];
  /**
   * Files of the program's package and its companions, configuration of the packages that they need, what the host
   * holds below the program's own configuration and state directories, and below data directories that its
   * configuration names.
   */
  files: FileFacts[];
  tmpfiles: TmpfilesFacts[];
  sysusers: SysusersFacts[];
  /** Paths, accounts and loopback addresses named in the program's own configuration. */
  mentions: MentionFacts[];
  accounts: AccountFacts;
  /** Shared libraries that the executable needs, with the file that the loader would take. */
  libraries: { name: string; path: AbsolutePath | null }[];
  host: HostFacts;
};

export type ExecutableFacts = {
  /** As picked. This path is what runs: some programs look at the name that they were called by. */
  path: AbsolutePath;
  /** Every symbolic link followed from `path`, alternatives included, in order. */
  links: { from: AbsolutePath; to: string }[];
  /** Where the links end. */
  resolved: AbsolutePath;
  /** False when the package database knows the path but this host has no such file (a foreign --dbpath). */
  onHost: boolean;
  kind: "elf" | "script" | "other";
  /** Script interpreter or ELF program interpreter. */
  interpreter: string | null;
  /** st_mode, file type bits included. */
  mode: number;
  uid: number;
  gid: number;
  size: number;
  /** security.capability as text (getcap), null when there is none. */
  fileCapabilities: string | null;
  /** Package that owns `path` (or, failing that, `resolved`); null when none does. */
  package: string | null;
};

export type PackageFacts = {
  /** Unique in this database: name, with architecture or version only where needed to tell two apart. */
  id: string;
  name: string;
  version: string;
  architecture: string;
  summary: string;
  /** Source package (dpkg Source, rpm SOURCERPM without version). */
  source: string;
  /** owner: has the executable · companion: same source · dependency: in the closure of what those need. */
  role: "owner" | "companion" | "dependency";
  /** Installation time, seconds since the epoch; null where the database keeps none. */
  installedAt: number | null;
};

export type UnitFacts = {
  name: string;
  path: AbsolutePath;
  package: string | null;
  /**
   * Why it may be the program's unit: executes: ExecStart= runs the picked file · wrapper: ExecStart= is a script
   * that names the picked file · name: called like it · only: no other service in these packages, and its ExecStart=
   * is a script · none: another program's unit.
   */
  fit: "executes" | "wrapper" | "name" | "only" | "none";
  description: string;
  /** Type=, "simple" when absent (systemd.service(5)). */
  type: string;
  /** Each Exec line parsed as systemd does: specifiers and quotes resolved, prefixes apart. */
  execStartPre: ExecLine[];
  execStart: ExecLine[];
  execReload: ExecLine[];
  user: string | null;
  group: string | null;
  supplementaryGroups: string[];
  environment: Record<string, string>;
  /** `variables`: what the file holds now; empty where it is not there. */
  environmentFiles: { path: AbsolutePath; optional: boolean; variables: Record<string, string> }[];
  workingDirectory: string | null;
  pidFile: string | null;
  umask: string | null;
  killSignal: string | null;
  timeoutStopSeconds: number | null;
  /** RuntimeDirectory=, StateDirectory= and so on: names relative to /run, /var/lib, … as absolute paths. */
  directories: {
    kind: "runtime" | "state" | "cache" | "logs" | "configuration";
    path: AbsolutePath;
    mode: string;
  }[];
  /** ReadWritePaths= and ReadWriteDirectories=. */
  readWritePaths: AbsolutePath[];
  /** CapabilityBoundingSet=: null when the unit says nothing; capabilities libvirt cannot name are left out. */
  capabilityBoundingSet: Capability[] | null;
  ambientCapabilities: Capability[];
  noNewPrivileges: boolean;
  limitNofile: number | null;
};

export type ExecLine = {
  path: AbsolutePath;
  arguments: string[];
  /** Prefix "-": a failure is ignored. */
  ignoreFailure: boolean;
  /** Prefix "+" or "!": run with full privileges, not as User=. */
  privileged: boolean;
};

export type FileFacts = {
  path: AbsolutePath;
  kind: "file" | "directory" | "symlink" | "other";
  /** True when lstat found it on this host; sizes and owners are then the host's, else the database's. */
  onHost: boolean;
  size: number;
  /** st_mode & 07777. */
  mode: number;
  uid: number;
  gid: number;
  owner: string;
  group: string;
  target: string | null;
  /** Package id, null for what no package owns. */
  package: string | null;
  /** True when packages other than the program's and its companions list this path too (a common directory). */
  common: boolean;
  flags: FileFlag[];
};

/** rpm file flags (rpm tag FILEFLAGS) and dpkg conffiles, plus what lstat shows. */
export type FileFlag =
  | "config"
  | "noreplace"
  | "ghost"
  | "doc"
  | "license"
  | "setuid"
  | "setgid"
  | "capabilities";

/** One line of tmpfiles.d(5), of a package of the plan. */
export type TmpfilesFacts = {
  type: string;
  path: AbsolutePath;
  mode: string | null;
  user: string | null;
  group: string | null;
  argument: string | null;
  source: AbsolutePath;
  package: string | null;
};

/** One `u`, `g` or `m` line of sysusers.d(5), of a package of the plan. */
export type SysusersFacts = {
  type: "u" | "g" | "m";
  /** Account; of `m` the user. */
  name: string;
  /** Of `u` and `g` the id field as written (a number, uid:gid, a path, "-"); of `m` the group. */
  id: string;
  gecos: string | null;
  home: string | null;
  shell: string | null;
  source: AbsolutePath;
  package: string | null;
};

export type MentionFacts = {
  what: "path" | "account" | "loopback";
  value: string;
  /** Where: file and 1-based line. */
  file: AbsolutePath;
  line: number;
  /** Of a path: what lstat says on this host, null when it does not exist. */
  found: FileFacts | null;
  /** False when `found` is a directory with so many entries that `files` has only the first of them. */
  whole: boolean;
};

export type AccountFacts = {
  users: { name: string; uid: number; gid: number; gecos: string; home: string; shell: string }[];
  groups: { name: string; gid: number; members: string[] }[];
};

export type HostFacts = {
  hostname: string;
  /** uname -m as libvirt wants it in `<type arch=…>`. */
  architecture: string;
  /** tini or catatonit. Null when neither is installed. */
  reaper: { path: AbsolutePath; kind: "tini" | "catatonit" } | null;
  /** Top-level links of a merged /usr (bin, sbin, lib, lib64 …): name and link target, as on the host. */
  usrLinks: { name: string; target: string }[];
  /** Files of the base of /etc that exist here (ld.so.cache, nsswitch.conf, localtime, ssl/certs …). */
  baseFiles: FileFacts[];
  /** Capabilities that root itself lacks here: a container that is to have one does not start. */
  missingCapabilities: Capability[];
  selinux: SelinuxFacts;
  libvirt: LibvirtFacts | null;
  network: NetworkFacts | null;
  /** Where containers are kept, and what is free there, in bytes. */
  storage: { path: AbsolutePath; freeBytes: number };
  /** MCS pairs that something on this host carries already (registry, domains, processes). */
  takenPairs: McsPair[];
};

export type SelinuxFacts = {
  mode: "enforcing" | "permissive" | "disabled";
  policy: string | null;
  /** `process` and `file` of contexts/lxc_contexts; null where there is no such file. */
  lxcContexts: { process: string; file: string } | null;
  /** Programs that load a policy and look at one (semodule, seinfo) and are not installed. */
  missingTools: string[];
};

export type LibvirtFacts = {
  version: string;
  /** True when `virsh capabilities` lists secmodel selinux for LXC: without it a seclabel stops the start. */
  selinuxDriver: boolean;
  domains: string[];
};

export type NetworkFacts = {
  name: string;
  active: boolean;
  bridge: string;
  gateway: string;
  prefix: number;
  /** Addresses in use: gateway, leases, reservations, other domains' static addresses. */
  takenAddresses: string[];
};
