import { readFileSync, statSync } from "node:fs";
import { createBreather } from "./breather";
import type { DpkgStanza } from "./dpkg-status";
import { PathTable } from "./path-table";

/**
 * Reads info/PACKAGE.list of every package into one table, numbered like `stanzas`; `installedAt` is when each list
 * was written, which is when the package was unpacked (seconds since the epoch).
 */
export async function readDpkgLists(
  adminDir: string,
  stanzas: readonly DpkgStanza[],
): Promise<{ table: PathTable; installedAt: (number | null)[] }> {
  const breathe = createBreather();
  const lists: Buffer[] = [];
  const installedAt: (number | null)[] = [];
  for (const stanza of stanzas) {
    const list = readList(adminDir, stanza);
    lists.push(list?.bytes ?? Buffer.alloc(0));
    installedAt.push(list?.changedAt ?? null);
    await breathe();
  }
  return { table: await PathTable.build(lists, breathe), installedAt };
}

function readList(adminDir: string, stanza: DpkgStanza): { bytes: Buffer; changedAt: number } | null {
  const names = [`${stanza.name}:${stanza.architecture}`, stanza.name];
  for (const name of stanza.multiArchSame ? names : names.reverse()) {
    const file = `${adminDir}/info/${name}.list`;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat) return { bytes: endLines(readFileSync(file)), changedAt: Math.floor(stat.mtimeMs / 1000) };
  }
  return null;
}

function endLines(bytes: Buffer): Buffer {
  return bytes.length === 0 || bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from("\n")]);
}
