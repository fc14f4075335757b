import type { DpkgStanza } from "./dpkg-status";

/**
 * Ids of the packages that satisfy the direct dependencies of each stanza, in the order of `stanzas`. Of alternatives
 * the first one installed counts; a virtual package is satisfied by every installed provider (deb-control(5)).
 */
export function resolveDpkgNeeds(stanzas: readonly DpkgStanza[], ids: readonly string[]): string[][] {
  const byName = new Map<string, string[]>();
  const byProvision = new Map<string, string[]>();
  stanzas.forEach((stanza, index) => {
    const id = ids[index] ?? stanza.name;
    append(byName, stanza.name, id);
    for (const provision of stanza.provides) append(byProvision, provision, id);
  });
  const satisfy = (group: readonly string[]): string[] => {
    for (const name of group) {
      const found = byName.get(name) ?? byProvision.get(name);
      if (found) return found;
    }
    return [];
  };
  return stanzas.map((stanza) => [...new Set(stanza.depends.flatMap(satisfy))]);
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
