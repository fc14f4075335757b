import { readFileSync } from "node:fs";
import { type Capability, capabilitySchema } from "@/server/contract/capability";
import { decodeCapabilities } from "./decode-capabilities";

/**
 * Capabilities that root lacks on this host (a machine that is itself a container, or a restricted service), by the
 * bounding set of this process (proc(5), CapBnd). libvirt cannot give them: such a container does not start.
 */
export function readMissingCapabilities(): Capability[] {
  const status = readFileSync("/proc/self/status", "utf8");
  return parseMissingCapabilities(status);
}

/** The same from the text of /proc/PID/status. */
export function parseMissingCapabilities(status: string): Capability[] {
  const mask = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  if (mask === undefined) return [];
  const given = new Set(decodeCapabilities(mask));
  return capabilitySchema.options.filter((name) => !given.has(name));
}
