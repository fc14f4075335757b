import { type Capability, capabilitySchema } from "@/server/contract/capability";

/**
 * CapabilityBoundingSet= and AmbientCapabilities= (systemd.exec(5)): assignments are merged, "~" takes the named ones
 * away (from all, when it comes first). `list` gives the assignments that count, `all` also those that were reset: a
 * bounding set that was only emptied means no capability, one that was never set is null.
 */
export function readUnitCapabilities(list: (key: string) => string[], all: (key: string) => string[]) {
  return {
    capabilityBoundingSet:
      all("CapabilityBoundingSet").length === 0 ? null : merge(list("CapabilityBoundingSet")),
    ambientCapabilities: merge(list("AmbientCapabilities")),
  };
}

function merge(assignments: readonly string[]): Capability[] {
  const set = new Set<Capability>();
  assignments.forEach((assignment, index) => {
    const inverted = assignment.startsWith("~");
    const named = readNames(inverted ? assignment.slice(1) : assignment);
    if (inverted && index === 0) for (const name of capabilitySchema.options) set.add(name);
    for (const name of named) {
      if (inverted) set.delete(name);
      else set.add(name);
    }
  });
  return capabilitySchema.options.filter((name) => set.has(name));
}

function readNames(text: string): Capability[] {
  return text.split(/\s+/).flatMap((word) => {
    const name = capabilitySchema.safeParse(word.replace(/^cap_/i, "").toLowerCase());
    return name.success ? [name.data] : [];
  });
}
