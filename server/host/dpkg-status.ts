/**
 * Reads the text of /var/lib/dpkg/status (deb-control(5), dpkg-query(1)): the packages whose files are on disk.
 * Fields that we do not use are skipped; broken stanzas are left out.
 */
export function parseDpkgStatus(text: string): DpkgStanza[] {
  return text.split(/\n\n+/).flatMap((stanza) => readStanza(stanza) ?? []);
}

export type DpkgStanza = {
  name: string;
  architecture: string;
  version: string;
  multiArchSame: boolean;
  summary: string;
  source: string;
  /** Each group is satisfied by any of its names. */
  depends: string[][];
  provides: string[];
  conffiles: string[];
};

/** States in which the package's files are unpacked (dpkg(1), package states). */
const unpackedPattern = /^\S+ \S+ (?:installed|triggers-pending|triggers-awaited|half-configured|unpacked)$/;

function readStanza(stanza: string): DpkgStanza | null {
  const fields = readFields(stanza);
  const name = fields.get("package");
  const version = fields.get("version");
  if (!name || !version || !unpackedPattern.test(fields.get("status") ?? "")) return null;
  return {
    name,
    version,
    architecture: fields.get("architecture") ?? "all",
    multiArchSame: fields.get("multi-arch") === "same",
    summary: (fields.get("description") ?? "").split("\n", 1)[0] ?? "",
    source: (fields.get("source") ?? name).split(" ", 1)[0] ?? name,
    depends: [...readRelations(fields.get("pre-depends")), ...readRelations(fields.get("depends"))],
    provides: readRelations(fields.get("provides")).flat(),
    conffiles: readConffiles(fields.get("conffiles")),
  };
}

function readFields(stanza: string): Map<string, string> {
  const fields = new Map<string, string>();
  let key = "";
  for (const line of stanza.split("\n")) {
    if (line.startsWith(" ") || line.startsWith("\t")) {
      if (usedFields.has(key)) fields.set(key, `${fields.get(key)}\n${line}`);
      continue;
    }
    const colon = line.indexOf(":");
    key = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (usedFields.has(key)) fields.set(key, line.slice(colon + 1).trim());
  }
  return fields;
}

const usedFields = new Set([
  "package",
  "status",
  "architecture",
  "multi-arch",
  "source",
  "version",
  "depends",
  "pre-depends",
  "provides",
  "description",
  "conffiles",
]);

function readRelations(field: string | undefined): string[][] {
  if (!field) return [];
  return field
    .split(",")
    .map((group) => group.split("|").flatMap((one) => /^\s*([a-z0-9][a-z0-9+.-]*)/i.exec(one)?.[1] ?? []))
    .filter((group) => group.length > 0);
}

function readConffiles(field: string | undefined): string[] {
  return (field ?? "")
    .split("\n")
    .flatMap((line) => /^ ?(\/.*?) \S+(?: obsolete| remove-on-upgrade)*$/.exec(line)?.[1] ?? []);
}
