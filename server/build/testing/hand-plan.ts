import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Plan, planSchema } from "@/server/contract/plan";

/**
 * A small valid plan, written by hand, for tests of the build and of the run: a shell script as init, the host's /usr,
 * no network. Without `stateDir` it can only be looked at.
 */
export function handPlan(name: string, changes: HandPlanChanges = {}): Plan {
  const { script = defaultScript, stateDir = "/nonexistent/t-run", ...rest } = changes;
  const uuid = randomUUID();
  const path = join(stateDir, "containers", name);
  const isImage = rest.store?.kind === "image";
  return planSchema.parse({
    ...fixedParts,
    request: { executable: "/usr/bin/sh", name },
    name,
    uuid,
    generatedFiles: [
      { path: "/.sandboxcontainer/control/init", mode: 0o755, content: script, reason },
      { path: "/etc/hostname", mode: 0o644, content: `${name}\n`, reason },
    ],
    mounts: [
      isImage
        ? {
            kind: "image",
            source: join(path, "root.img"),
            target: "/",
            readOnly: false,
            sizeKiB: null,
            reason,
          }
        : { kind: "root", source: join(path, "root"), target: "/", readOnly: false, sizeKiB: null, reason },
      bind("/usr", "/usr", true),
      { kind: "tmpfs", source: null, target: "/run", readOnly: false, sizeKiB: 1024, reason },
      bind(join(path, "control"), "/.sandboxcontainer/control", true),
      bind(join(path, "log"), "/.sandboxcontainer/log", false),
    ],
    domainXml: makeXml(name, uuid, path, isImage),
    ...rest,
    store: {
      kind: "directory",
      path,
      sizeBytes: null,
      contentBytes: 0,
      neededBytes: 1024 * 1024,
      freeBytes: 0,
      ...rest.store,
    },
  });
}

type HandPlanChanges = Omit<Partial<Plan>, "store"> & {
  script?: string;
  stateDir?: string;
  store?: Partial<Plan["store"]>;
};

const reason = { evidence: "base", text: "test" };

/**
 * Ends by TERM with code 7 and writes the record as the generated init does; its log says started when it is ready for that. The
 * trap starts no process: libvirt ends all that are in the domain's group, those that are new as well.
 */
const defaultScript = `#!/bin/sh
log=/.sandboxcontainer/log
at=$(date +%s)
trap 'printf "at=%s\\nexit=7\\n" "$at" >$log/end; exit 7' TERM
echo started >>$log/output.log
while :; do now=$(date +%s) && at=$now; sleep 0.05; done
`;

function bind(source: string, target: string, readOnly: boolean) {
  return { kind: "bind", source, target, readOnly, sizeKiB: null, reason };
}

function link(path: string, target: string) {
  return { ...entryParts, path, kind: "symlink", mode: 0o777, target, disposition: "copy", reason };
}

const entryParts = {
  size: 0,
  uid: 0,
  gid: 0,
  owner: "root",
  group: "root",
  onHost: false,
  package: null,
  flags: [],
};

function makeXml(name: string, uuid: string, path: string, isImage: boolean): string {
  const root = isImage
    ? `<filesystem type='file'><driver type='loop' format='raw'/><source file='${path}/root.img'/><target dir='/'/></filesystem>`
    : `<filesystem type='mount'><source dir='${path}/root'/><target dir='/'/></filesystem>`;
  return `<domain type='lxc'><name>${name}</name><uuid>${uuid}</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64'>exe</type><init>/.sandboxcontainer/control/init</init></os>
<features><privnet/><capabilities policy='deny'/></features>
<devices>${root}
<filesystem type='mount'><source dir='/usr'/><target dir='/usr'/><readonly/></filesystem>
<filesystem type='ram'><source usage='1024' units='KiB'/><target dir='/run'/></filesystem>
<filesystem type='mount'><source dir='${path}/control'/><target dir='/.sandboxcontainer/control'/><readonly/></filesystem>
<filesystem type='mount'><source dir='${path}/log'/><target dir='/.sandboxcontainer/log'/></filesystem>
<console type='pty'/></devices></domain>`;
}

const command = { path: "/usr/bin/sh", arguments: [], ignoreFailure: false, privileged: false };

const fixedParts = {
  version: 1,
  summary: "test",
  packageDb: "dpkg",
  executable: { path: "/usr/bin/sh", resolved: "/usr/bin/dash", links: [], interpreter: null, package: null },
  packages: [],
  unit: null,
  unitChoices: [],
  entries: ["bin", "lib", "lib64", "sbin"].map((name) => link(`/${name}`, `usr/${name}`)),
  identity: {
    user: "root",
    uid: 0,
    group: "root",
    gid: 0,
    supplementaryGroups: [],
    reason,
    users: [],
    groups: [],
  },
  capabilities: [],
  label: {
    user: "system_u",
    role: "system_r",
    type: "container_t",
    level: "s0:c1,c2",
    pair: [1, 2],
    processContext: "system_u:system_r:container_t:s0:c1,c2",
    fileContext: "system_u:object_r:container_file_t:s0:c1,c2",
    inDomainXml: false,
    parts: [],
  },
  policy: null,
  init: {
    reaper: "/usr/bin/tini",
    kind: "foreground",
    before: [],
    command,
    environment: {},
    pidFile: null,
    stopSignal: "SIGTERM",
    stopSeconds: 5,
    runtimeDirectories: [],
    script: "",
  },
  network: { kind: "none" },
  memoryMiB: 64,
  autostart: false,
  warnings: [],
};
