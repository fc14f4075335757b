import type { RpmHeader } from "./rpm-headers";

/**
 * Ids of the packages that meet the requirements of each header, in the order of `headers`: what provides the name, or
 * what holds the path (`holdersOf` gives numbers of headers). What nothing meets is left out: rpmlib(…) is about rpm
 * itself, and a condition in brackets is no plain requirement.
 */
export function resolveRpmNeeds(
  headers: readonly Pick<RpmHeader, "requires" | "provides">[],
  ids: readonly string[],
  holdersOf: (path: string) => readonly number[],
): string[][] {
  const providers = new Map<string, string[]>();
  headers.forEach((header, index) => {
    for (const provision of header.provides) {
      const known = providers.get(provision);
      if (known) known.push(ids[index] ?? "");
      else providers.set(provision, [ids[index] ?? ""]);
    }
  });
  const meet = (requirement: string): readonly string[] => {
    const known = providers.get(requirement);
    if (known) return known;
    const holders = requirement.startsWith("/") ? holdersOf(requirement) : [];
    const found = holders.map((number) => ids[number] ?? "");
    providers.set(requirement, found);
    return found;
  };
  return headers.map((header, index) =>
    [...new Set(header.requires.flatMap(meet))].filter((id) => id !== ids[index]),
  );
}
