import type { Capability } from "@/server/contract/capability";

/** The planned capabilities as allow rules: the second barrier behind libvirt's list, and the one that outlives exec. */
export function writeCapabilityRules(type: string, capabilities: readonly Capability[]): string {
  if (capabilities.length === 0) return "; No capability: root inside is root in name only.\n";
  const [first, second] = [false, true].map((isSecond) =>
    [...new Set(capabilities)].filter((name) => secondClass.has(name) === isSecond).sort(),
  );
  return [
    "; The capabilities of the plan.",
    allow(type, "capability", first ?? []),
    allow(type, "capability2", second ?? []),
    "",
  ]
    .filter((line) => line !== null)
    .join("\n");
}

/** Capabilities above 31 are a class of their own (kernel security/selinux/include/classmap.h). */
const secondClass: ReadonlySet<Capability> = new Set([
  "mac_override",
  "mac_admin",
  "syslog",
  "wake_alarm",
  "block_suspend",
]);

function allow(type: string, securityClass: string, names: readonly Capability[]): string | null {
  return names.length === 0 ? null : `(allow ${type} self (${securityClass} (${names.join(" ")})))`;
}
