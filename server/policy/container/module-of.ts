/** The name of a container's policy module, which semodule lists and removes it by. */
export function moduleOf(name: string): string {
  return `sc_${name}`;
}
