import { toUsrForm } from "./usr-form";

/**
 * Which package lists which path, for a whole database, in a few megabytes: the lists stay bytes, a hash table of
 * numbers finds the lines. (As strings in a Map the same costs several times as much, all the time.)
 */
export class PathTable {
  readonly #bytes: Buffer;
  readonly #lineStarts: Uint32Array;
  readonly #firstLines: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #next: Uint32Array;

  private constructor(lists: readonly Buffer[]) {
    const lineCount = lists.reduce((sum, list) => sum + countLines(list), 0);
    this.#bytes = Buffer.allocUnsafe(lists.reduce((sum, list) => sum + list.length, 0));
    this.#lineStarts = new Uint32Array(lineCount + 1);
    this.#firstLines = new Uint32Array(lists.length + 1);
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(lineCount + 2)));
    this.#next = new Uint32Array(lineCount);
  }

  /** `lists`: what each package lists, a path a line, each line ended by a newline. */
  static async build(lists: readonly Buffer[], breathe: () => Promise<void> | undefined): Promise<PathTable> {
    const table = new PathTable(lists);
    let start = 0;
    let line = 0;
    for (const [number, list] of lists.entries()) {
      list.copy(table.#bytes, start);
      table.#firstLines[number] = line;
      for (const last = start + list.length; start < last; line += 1) {
        start = table.#addLine(line, start);
        if (line % 1024 === 0) await breathe();
      }
    }
    table.#lineStarts[line] = start;
    table.#firstLines[lists.length] = line;
    return table;
  }

  /** Numbers of the packages that list `path`, in its /usr form or without it. */
  ownersOf(path: string): number[] {
    const wanted = toUsrForm(path);
    const owners: number[] = [];
    let line = this.#slots[hashText(wanted) & (this.#slots.length - 1)] ?? 0;
    for (; line !== 0; line = this.#next[line - 1] ?? 0) {
      if (this.#pathAt(line - 1) === wanted) owners.push(this.#packageOf(line - 1));
    }
    return owners.reverse();
  }

  /** The paths that one package lists. */
  pathsOf(packageNumber: number): string[] {
    return [...this.batchesOf(packageNumber)].flat();
  }

  /** The same, some hundreds at a time. */
  *batchesOf(packageNumber: number): Generator<string[]> {
    const to = this.#firstLines[packageNumber + 1] ?? 0;
    for (let from = this.#firstLines[packageNumber] ?? to; from < to; from += batchSize) {
      const count = Math.min(batchSize, to - from);
      yield Array.from({ length: count }, (_, index) => this.#pathAt(from + index)).filter(
        (path) => path.startsWith("/") && path !== "/.",
      );
    }
  }

  /** Takes in the line that starts at `start`; where the next one starts. */
  #addLine(line: number, start: number): number {
    const end = this.#bytes.indexOf(10, start);
    const slot = hashBytes(this.#bytes, start, end) & (this.#slots.length - 1);
    this.#lineStarts[line] = start;
    this.#next[line] = this.#slots[slot] ?? 0;
    this.#slots[slot] = line + 1;
    return end + 1;
  }

  #pathAt(line: number): string {
    const start = this.#lineStarts[line] ?? 0;
    const end = (this.#lineStarts[line + 1] ?? start + 1) - 1;
    return toUsrForm(this.#bytes.toString("utf8", start, end));
  }

  #packageOf(line: number): number {
    let low = 0;
    let high = this.#firstLines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firstLines[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const batchSize = 512;

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

const fnvBasis = 0x811c9dc5;
const fnvPrime = 0x01000193;
const usrState = hashOn(fnvBasis, Buffer.from("/usr"), 0, 4);

function hashText(text: string): number {
  const bytes = Buffer.from(text);
  return hashOn(fnvBasis, bytes, 0, bytes.length);
}

function hashBytes(bytes: Buffer, start: number, end: number): number {
  return hashOn(isShortForm(bytes, start, end) ? usrState : fnvBasis, bytes, start, end);
}

function hashOn(state: number, bytes: Buffer, start: number, end: number): number {
  let hash = state;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), fnvPrime);
  return hash >>> 0;
}

/** The same test as toUsrForm, without making a string of every line: only /b, /s and /l can be short forms. */
function isShortForm(bytes: Buffer, start: number, end: number): boolean {
  const second = bytes[start + 1];
  if (second !== 0x62 && second !== 0x73 && second !== 0x6c) return false;
  const path = bytes.toString("latin1", start, Math.min(end, start + 9));
  return toUsrForm(path) !== path;
}
