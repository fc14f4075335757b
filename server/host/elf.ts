import { closeSync, openSync, readSync } from "node:fs";

/**
 * What the head of an executable file says: the ELF program interpreter, the libraries it needs and where it looks
 * for them (elf(5): PT_INTERP, DT_NEEDED, DT_RPATH, DT_RUNPATH), or the interpreter of a `#!` script. Anything
 * broken or unreadable is "other".
 */
export function readExecutableFormat(path: string): ExecutableFormat {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch {
    return other;
  }
  try {
    return inspect((position, length) => readAt(descriptor, position, length));
  } catch {
    return other;
  } finally {
    closeSync(descriptor);
  }
}

export type ExecutableFormat = {
  kind: "elf" | "script" | "other";
  interpreter: string | null;
  /** Word size of the ELF file: 32 or 64; null for scripts. */
  bits: 32 | 64 | null;
  needed: string[];
  searchPath: string[];
};

const other: ExecutableFormat = { kind: "other", interpreter: null, bits: null, needed: [], searchPath: [] };

type Read = (position: number, length: number) => Buffer;

/** The same on bytes that are already in memory. */
export function parseExecutableFormat(bytes: Buffer): ExecutableFormat {
  try {
    return inspect((position, length) => bytes.subarray(position, position + length));
  } catch {
    return other;
  }
}

function inspect(read: Read): ExecutableFormat {
  const head = read(0, 256);
  if (head.toString("latin1", 0, 2) === "#!") return readScript(head);
  return head.toString("latin1", 0, 4) === "\x7fELF" ? readElf(head, read) : other;
}

/** execve(2): the rest of the first line, the first word is the interpreter. */
function readScript(head: Buffer): ExecutableFormat {
  const line = head.toString("utf8", 2).split("\n", 1)[0] ?? "";
  const interpreter = line.trim().split(/[ \t]/, 1)[0] ?? "";
  return interpreter.startsWith("/") ? { ...other, kind: "script", interpreter } : other;
}

type Elf = { read: Read; wide: boolean; little: boolean; segments: Segment[] };
type Segment = { type: number; offset: number; address: number; size: number };

function readElf(head: Buffer, read: Read): ExecutableFormat {
  const elf: Elf = { read, wide: head[4] === 2, little: head[5] === 1, segments: [] };
  elf.segments = readSegments(elf, head);
  const interpreter = elf.segments.find(({ type }) => type === 3);
  const dynamic = elf.segments.find(({ type }) => type === 2);
  const { needed, searchPath } = dynamic ? readDynamic(elf, dynamic) : { needed: [], searchPath: [] };
  return {
    kind: "elf",
    interpreter: interpreter ? readText(read(interpreter.offset, Math.min(interpreter.size, 4096)), 0) : null,
    bits: elf.wide ? 64 : 32,
    needed,
    searchPath,
  };
}

function readSegments(elf: Elf, head: Buffer): Segment[] {
  const tableOffset = word(elf, head, elf.wide ? 32 : 28);
  const entrySize = half(elf, head, elf.wide ? 54 : 42);
  const count = half(elf, head, elf.wide ? 56 : 44);
  const table = elf.read(tableOffset, entrySize * count);
  return Array.from({ length: count }, (_, index) => {
    const at = index * entrySize;
    return {
      type: elf.little ? table.readUInt32LE(at) : table.readUInt32BE(at),
      offset: word(elf, table, at + (elf.wide ? 8 : 4)),
      address: word(elf, table, at + (elf.wide ? 16 : 8)),
      size: word(elf, table, at + (elf.wide ? 32 : 16)),
    };
  });
}

const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_RPATH = 15;
const DT_RUNPATH = 29;

function readDynamic(elf: Elf, segment: Segment): { needed: string[]; searchPath: string[] } {
  const table = elf.read(segment.offset, Math.min(segment.size, 1 << 20));
  const step = elf.wide ? 8 : 4;
  const entries: { tag: number; value: number }[] = [];
  for (let at = 0; at + 2 * step <= table.length; at += 2 * step) {
    const tag = word(elf, table, at);
    if (tag === 0) break;
    entries.push({ tag, value: word(elf, table, at + step) });
  }
  const findValue = (tag: number): number => entries.find((entry) => entry.tag === tag)?.value ?? 0;
  const strings = elf.read(toOffset(elf, findValue(DT_STRTAB)), Math.min(findValue(DT_STRSZ), 1 << 24));
  const textsOf = (tag: number): string[] =>
    entries.filter((entry) => entry.tag === tag).map((entry) => readText(strings, entry.value));
  const runPaths = textsOf(DT_RUNPATH);
  return {
    needed: textsOf(DT_NEEDED),
    searchPath: (runPaths.length > 0 ? runPaths : textsOf(DT_RPATH)).flatMap((text) => text.split(":")),
  };
}

function toOffset(elf: Elf, address: number): number {
  const segment = elf.segments.find(
    ({ type, address: from, size }) => type === 1 && address >= from && address < from + size,
  );
  return segment ? address - segment.address + segment.offset : address;
}

function word(elf: Elf, bytes: Buffer, at: number): number {
  if (!elf.wide) return elf.little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  return Number(elf.little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
}

function half(elf: Elf, bytes: Buffer, at: number): number {
  return elf.little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

function readText(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(0, at);
  return bytes.toString("utf8", at, end === -1 ? bytes.length : end);
}

/** A broken header may ask for gigabytes; no table that we read is that large. */
const mostBytes = 16 * 1024 * 1024;

function readAt(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.min(length, mostBytes));
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, position));
}
