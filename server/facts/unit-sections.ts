/**
 * Reads unit files as systemd does (systemd.syntax(7)): sections, comments, lines that go on after a backslash. Several
 * texts are one unit and its drop-ins, in that order; a list is started anew by an empty assignment, which is kept
 * here as "" for the reader of the setting.
 */
export function parseUnitText(...texts: string[]): UnitSections {
  const sections: UnitSections = new Map();
  for (const text of texts) {
    let section = "";
    for (const line of joinLines(text)) {
      const header = /^\[(.+)\]$/.exec(line)?.[1];
      if (header !== undefined) section = header;
      else addAssignment(sections, section, line);
    }
  }
  return sections;
}

/** Values by section and key, in order. */
export type UnitSections = Map<string, Map<string, string[]>>;

/** Values of a list setting that count: those after the last empty assignment. */
export function listSetting(sections: UnitSections, section: string, key: string): string[] {
  const values = sections.get(section)?.get(key) ?? [];
  return values.slice(values.lastIndexOf("") + 1);
}

/** Value of a single setting: the last assignment, null when there is none or it is empty. */
export function lastSetting(sections: UnitSections, section: string, key: string): string | null {
  return sections.get(section)?.get(key)?.at(-1) || null;
}

function joinLines(text: string): string[] {
  const joined: string[] = [];
  let pending: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*[#;]/.test(line)) continue;
    const goesOn: boolean = line.endsWith("\\");
    const part: string = goesOn ? `${line.slice(0, -1)} ` : line;
    pending = (pending ?? "") + part;
    if (goesOn) continue;
    joined.push(pending.trim());
    pending = null;
  }
  if (pending !== null) joined.push(pending.trim());
  return joined;
}

function addAssignment(sections: UnitSections, section: string, line: string): void {
  const at = line.indexOf("=");
  if (at < 1) return;
  const key = line.slice(0, at).trim();
  const settings = sections.get(section) ?? new Map<string, string[]>();
  sections.set(section, settings);
  settings.set(key, [...(settings.get(key) ?? []), line.slice(at + 1).trim()]);
}
