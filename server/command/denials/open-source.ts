import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { ScError } from "@/server/contract/error";
import { readJournalEntry } from "@/server/denials/record/read-journal-entry";
import { type AuditLog, findAuditLog } from "@/server/host/find-audit-log";
import { followFile } from "@/server/host/follow-file";
import { followJournal } from "@/server/host/follow-journal";

/**
 * The audit records to read: the file named, standard input for `-`, or what this host has. Null as a piece: nothing more for
 * the moment. Throws log_not_found, not_allowed, bad_input.
 */
export async function openSource(options: SourceOptions): Promise<Source> {
  const { file } = options;
  if (file === "-")
    return { name: "standard input", canReadAgain: false, open: () => process.stdin, none: null };
  if (file !== undefined) return fileSource(file, options);
  const found = await findAuditLog();
  if (found.kind === "file") return fileSource(found.path, options);
  const none = found.kind === "none" ? found.reason : null;
  return { name: "the journal", canReadAgain: false, open: () => readJournal(options, found), none };
}

export type Source = {
  name: string;
  canReadAgain: boolean;
  open: () => AsyncIterable<Uint8Array | null>;
  /** Why there is nothing to read. */
  none: Extract<AuditLog, { kind: "none" }>["reason"] | null;
};
export type SourceOptions = { file: string | undefined; follow: boolean; signal: AbortSignal };

/** A pipe (`--file <(zcat …)`) can be read once, and goes on by itself. */
async function fileSource(path: string, options: SourceOptions): Promise<Source> {
  const status = await stat(path).catch(() => null);
  const canReadAgain = status === null || status.isFile();
  const open = options.follow && canReadAgain ? () => followPath(path, options) : () => readPath(path);
  return { name: path, canReadAgain, open, none: null };
}

async function* readPath(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(path)) yield bytes as Buffer;
  } catch (error) {
    throw toScError(path, error);
  }
}

async function* followPath(path: string, { signal }: SourceOptions): AsyncGenerator<Uint8Array | null> {
  try {
    for await (const { bytes } of followFile(path, { from: null, follow: true, signal })) yield bytes;
  } catch (error) {
    throw toScError(path, error);
  }
}

async function* readJournal(
  { follow, signal }: SourceOptions,
  { kind }: AuditLog,
): AsyncGenerator<Uint8Array | null> {
  if (kind !== "journal") return;
  for await (const line of followJournal({ cursor: null, follow, signal })) {
    const entry = line === null ? null : readJournalEntry(line);
    if (entry) yield Buffer.from(`${entry.record}\n`);
    if (line === null) yield null;
  }
}

function toScError(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT" || code === "ENOTDIR")
    return new ScError("log_not_found", `There is no ${path}.`, { cause: error });
  if (code === "EACCES" || code === "EPERM") {
    return new ScError("not_allowed", `${path} may not be read.`, {
      fix: "Use sudo, or `su -`.",
      cause: error,
    });
  }
  if (code === "EISDIR") {
    const fix = "Name a file in it: --file /var/log/audit/audit.log";
    return new ScError("bad_input", `${path} is a directory.`, { fix, cause: error });
  }
  return error;
}
