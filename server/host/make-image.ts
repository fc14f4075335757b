import { open, stat } from "node:fs/promises";
import { ScError } from "@/server/contract/error";
import { runCommand } from "./run-command";

/**
 * Makes a new sparse image file with an ext4 file system that holds what the directory `tree` holds: owners, modes,
 * extended attributes, links and holes. Nothing is mounted (mke2fs(8), -d). Throws ScError disk_full when the content
 * does not fit in the image, cancelled, command_failed, or EEXIST.
 */
export async function makeImage(image: string, options: ImageOptions): Promise<void> {
  const file = await open(image, "wx", 0o600);
  try {
    await file.truncate(options.sizeBytes);
  } finally {
    await file.close();
  }
  const timer = setInterval(() => void reportSize(image, options.onBytes), 200);
  try {
    await runCommand("mkfs.ext4", ["-q", "-F", "-m", "0", "-d", options.tree, "--", image], {
      timeoutMs: 60 * 60_000,
      signal: options.signal,
    });
  } catch (error) {
    throw explain(error, options.sizeBytes);
  } finally {
    clearInterval(timer);
  }
}

export type ImageOptions = {
  tree: string;
  sizeBytes: number;
  signal: AbortSignal;
  /** Bytes of the image that are on disk by now. */
  onBytes: (bytes: number) => void;
};

async function reportSize(image: string, onBytes: (bytes: number) => void): Promise<void> {
  const found = await stat(image).catch(() => null);
  if (found !== null) onBytes(found.blocks * 512);
}

/** What libext2fs says when the file system is full, as against the disk that holds it. */
function explain(error: unknown, sizeBytes: number): unknown {
  if (!(error instanceof ScError) || !/Could not allocate (block|inode) in ext2/.test(error.message))
    return error;
  return new ScError("disk_full", `The content does not fit in an image of ${sizeBytes / 1024 ** 2} MiB.`, {
    fix: "Choose a larger image, or a directory.",
    cause: error,
  });
}
