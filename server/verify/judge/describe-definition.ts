import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

/**
 * The parts of a domain's definition that decide what it may do, each as one line of text, so that ours and libvirt's
 * form of it (which adds defaults) can be compared.
 */
export function describeDefinition(xml: string): Record<string, string> {
  const { domain } = definitionSchema.parse(parser.parse(xml));
  const { features, devices } = domain;
  const capabilities = features.capabilities?.[0] ?? { "@policy": "default" };
  const given = Object.keys(capabilities)
    .filter((key) => !key.startsWith("@"))
    .sort();
  return {
    init: [domain.os[0]?.init, ...(domain.os[0]?.initarg ?? [])].join(" "),
    capabilities: `${capabilities["@policy"]}: ${given.join(" ") || "none"}`,
    "own network": features.privnet === undefined && devices.interface.length === 0 ? "no" : "yes",
    network: devices.interface.map((nic) => `${nic.mac[0]?.["@address"]}`).join(" ") || "none",
    label:
      domain.seclabel.map((label) => [label["@type"], label.label ?? ""].join(" ").trim()).join(", ") ||
      "nothing",
    mounts: devices.filesystem.map(describeFilesystem).join(", "),
  };
}

const text = z.coerce.string();
const filesystemSchema = z.object({
  "@type": text,
  source: z.array(z.object({ "@dir": text.optional(), "@file": text.optional() })).default([]),
  target: z.array(z.object({ "@dir": text })),
  readonly: z.unknown().optional(),
});

const definitionSchema = z.object({
  domain: z.object({
    os: z.array(z.object({ init: text, initarg: z.array(text).default([]) })),
    features: z
      .array(
        z.object({
          capabilities: z.array(z.looseObject({ "@policy": text })).optional(),
          privnet: z.unknown().optional(),
        }),
      )
      .default([])
      .transform(([first]) => first ?? { privnet: undefined }),
    seclabel: z.array(z.object({ "@type": text, label: text.optional() })).default([]),
    devices: z
      .array(
        z.object({
          filesystem: z.array(filesystemSchema).default([]),
          interface: z.array(z.object({ mac: z.array(z.object({ "@address": text })) })).default([]),
        }),
      )
      .transform(([first]) => first ?? { filesystem: [], interface: [] }),
  }),
});

function describeFilesystem(filesystem: z.infer<typeof filesystemSchema>): string {
  const { source, target, readonly } = filesystem;
  const from = source[0]?.["@dir"] ?? source[0]?.["@file"] ?? "memory";
  const access = readonly === undefined ? "rw" : "ro";
  return `${filesystem["@type"]} ${from} at ${target[0]?.["@dir"]} ${access}`;
}

const lists = new Set([
  "initarg",
  "seclabel",
  "filesystem",
  "interface",
  "source",
  "target",
  "mac",
  "os",
  "features",
  "capabilities",
  "devices",
]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  isArray: (name, _path, _leaf, isAttribute) => !isAttribute && lists.has(name),
});
