/**
 * The SELinux type of a container's processes: sc_NAME_t, flat (audit2allow and checkmodule take a dot for a block).
 * A name has letters, digits and hyphens only, all of which a type may have (secilc/docs/cil_identifiers).
 */
export function typeOf(name: string): string {
  return `sc_${name}_t`;
}
