import { z } from "zod";
import { absolutePathSchema } from "./absolute-path";
import { capabilitySchema } from "./capability";
import { containerNameSchema } from "./container-name";
import { dispositionSchema } from "./disposition";
import { evidenceSchema } from "./evidence";
import { mcsPairSchema } from "./mcs-pair";
import { packageDbSchema } from "./package-db";
import { planRequestSchema } from "./plan-request";

const reasonSchema = z.object({ evidence: evidenceSchema, text: z.string() });

const entrySchema = z.object({
  path: absolutePathSchema,
  kind: z.enum(["file", "directory", "symlink", "other"]),
  size: z.int().min(0),
  /** st_mode & 07777. */
  mode: z.int().min(0),
  uid: z.int().min(0),
  gid: z.int().min(0),
  owner: z.string(),
  group: z.string(),
  target: z.string().nullable(),
  onHost: z.boolean(),
  package: z.string().nullable(),
  flags: z.array(z.string()),
  disposition: dispositionSchema,
  reason: reasonSchema,
});

const mountSchema = z.object({
  /** root: the private root · bind: a host directory or file · tmpfs: memory · image: ext4 image by loop. */
  kind: z.enum(["root", "image", "bind", "tmpfs"]),
  /** Host path; null for tmpfs. */
  source: absolutePathSchema.nullable(),
  target: absolutePathSchema,
  readOnly: z.boolean(),
  sizeKiB: z.int().nullable(),
  reason: reasonSchema,
});

/** File that the plan itself writes into the private root (passwd, hosts, the init …). */
const generatedFileSchema = z.object({
  path: absolutePathSchema,
  mode: z.int(),
  content: z.string(),
  reason: reasonSchema,
});

const commandSchema = z.object({
  path: absolutePathSchema,
  arguments: z.array(z.string()),
  ignoreFailure: z.boolean(),
  privileged: z.boolean(),
});

const warningSchema = z.object({
  /** refuse: cannot be built · warn: read this first · note: good to know. */
  severity: z.enum(["refuse", "warn", "note"]),
  code: z.string(),
  text: z.string(),
  /** What to do about it, in words. */
  fix: z.string().nullable(),
  path: absolutePathSchema.nullable(),
});

/** The container's own part of the SELinux policy. */
const policySchema = z.object({
  /** As semodule lists it. */
  module: z.string(),
  /** True when the build loads it: where SELinux is on. */
  load: z.boolean(),
  /** The module itself, in CIL. */
  text: z.string(),
  /** The same in words. */
  rules: z.array(z.object({ title: z.string(), text: z.string() })),
});

/** One immutable plan: what the preview shows is what the build realises and what is stored. */
export const planSchema = z.object({
  version: z.literal(1),
  request: planRequestSchema,
  name: containerNameSchema,
  uuid: z.uuid(),
  /** One sentence that says it all. */
  summary: z.string(),
  packageDb: packageDbSchema,
  executable: z.object({
    path: absolutePathSchema,
    resolved: absolutePathSchema,
    links: z.array(z.object({ from: absolutePathSchema, to: z.string() })),
    interpreter: z.string().nullable(),
    package: z.string().nullable(),
  }),
  packages: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      version: z.string(),
      architecture: z.string(),
      summary: z.string(),
      role: z.enum(["owner", "companion", "dependency"]),
    }),
  ),
  unit: z
    .object({ name: z.string(), path: absolutePathSchema, type: z.string(), reason: reasonSchema })
    .nullable(),
  /** Other units that could be followed instead. */
  unitChoices: z.array(z.string()),
  entries: z.array(entrySchema),
  generatedFiles: z.array(generatedFileSchema),
  mounts: z.array(mountSchema),
  identity: z.object({
    user: z.string(),
    uid: z.int(),
    group: z.string(),
    gid: z.int(),
    supplementaryGroups: z.array(z.string()),
    reason: reasonSchema,
    /** Accounts that exist inside, each with why. */
    users: z.array(z.object({ name: z.string(), uid: z.int(), reason: reasonSchema })),
    groups: z.array(z.object({ name: z.string(), gid: z.int(), reason: reasonSchema })),
  }),
  capabilities: z.array(z.object({ name: capabilitySchema, reason: reasonSchema })),
  label: z.object({
    user: z.string(),
    role: z.string(),
    type: z.string(),
    level: z.string(),
    pair: mcsPairSchema,
    /** Whole contexts of the processes and of the private files. */
    processContext: z.string(),
    fileContext: z.string(),
    /** True when libvirt is told (`<seclabel>`); false on a host whose libvirt has no SELinux driver. */
    inDomainXml: z.boolean(),
    parts: z.array(
      z.object({ part: z.enum(["user", "role", "type", "level"]), value: z.string(), text: z.string() }),
    ),
  }),
  /** The container's own policy module; null in plans from before there was one. */
  policy: policySchema.nullable(),
  init: z.object({
    reaper: absolutePathSchema,
    /** foreground: wait for the command · forking: follow the daemon that it leaves behind. */
    kind: z.enum(["foreground", "forking"]),
    before: z.array(commandSchema),
    command: commandSchema,
    environment: z.record(z.string(), z.string()),
    pidFile: z.string().nullable(),
    stopSignal: z.string(),
    stopSeconds: z.int(),
    runtimeDirectories: z.array(
      z.object({
        path: absolutePathSchema,
        mode: z.string(),
        user: z.string(),
        group: z.string(),
        reason: reasonSchema,
      }),
    ),
    script: z.string(),
  }),
  store: z.object({
    kind: z.enum(["directory", "image"]),
    /** Directory of this container on the host; holds root/ or root.img, control/ and log/. */
    path: absolutePathSchema,
    sizeBytes: z.int().nullable(),
    /** Sum of what is copied, in bytes. */
    contentBytes: z.int(),
    /** Disk space that the build needs at its peak, staging included. */
    neededBytes: z.int(),
    freeBytes: z.int(),
  }),
  network: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("none") }),
    z.object({
      kind: z.literal("nat"),
      network: z.string(),
      address: z.string(),
      prefix: z.int(),
      gateway: z.string(),
      mac: z.string(),
    }),
  ]),
  memoryMiB: z.int(),
  autostart: z.boolean(),
  domainXml: z.string(),
  warnings: z.array(warningSchema),
});

export type Plan = z.infer<typeof planSchema>;
export type PlanEntry = Plan["entries"][number];
export type PlanMount = Plan["mounts"][number];
export type PlanReason = z.infer<typeof reasonSchema>;
export type PlanWarning = z.infer<typeof warningSchema>;
export type GeneratedFile = z.infer<typeof generatedFileSchema>;
export type PlanCommand = z.infer<typeof commandSchema>;
