import { closeSync, constants, lstatSync, openSync, readdirSync } from "node:fs";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ScError } from "@/server/contract/error";
import { libc } from "@/server/host/libc";
import { isErrno } from "./is-errno";
import type { AddedTop } from "./list-added-items";

/**
 * Puts staged files into the private root of a container that does not run. Its root is hostile ground: every parent is reached
 * without following a link, what is there stays, but for the empty place of a mount that is gone. Each move is written
 * down in `staging` before it is made, so that `takeBack` can tell after a crash. After `handOver` the container may have run
 * with the files, and what it wrote is in them: `takeBack` then leaves them all, and a mount covers them again. Throws
 * path_exists where a link or a file of the container's is on the way, or the way is gone.
 */
export const addedFiles = {
  async place(tops: readonly AddedTop[], { staging, root }: Places): Promise<void> {
    const moves: Move[] = [];
    await mkdir(join(staging, "aside"), { mode: 0o700, recursive: true });
    for (const [index, { path, wasMount }] of tops.entries()) {
      await withParent(root, path, async (place) => {
        const found = look(place);
        if (found === "other" || (found === "empty" && !wasMount)) return;
        const aside = found === "empty" ? String(index) : null;
        moves.push({ path, aside });
        await writeSynced(staging, journal, JSON.stringify(moves));
        if (aside !== null) libc.renameNoReplace(place, join(staging, "aside", aside));
        libc.renameNoReplace(join(staging, "tree", path), place);
      });
    }
  },

  async handOver(staging: string): Promise<void> {
    await writeSynced(staging, handedOver, "");
  },

  /** Takes back what it can, and throws the first failure then. */
  async takeBack({ staging, root }: Places): Promise<void> {
    if (look(join(staging, handedOver)) !== "nothing") return;
    const failures: unknown[] = [];
    for (const move of (await readMoves(staging)).reverse()) {
      await withParent(root, move.path, (place) => moveBack(place, staging, move)).catch((error: unknown) =>
        failures.push(error),
      );
    }
    if (failures.length > 0) throw failures[0];
  },
};

type Places = { staging: string; root: string };
type Move = { path: string; aside: string | null };

const journal = "moves.json";
const handedOver = "handed-over";

/** The file is there whole or not at all, whenever the power fails. */
async function writeSynced(folder: string, name: string, text: string): Promise<void> {
  const next = join(folder, `${name}.next`);
  const file = await open(next, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, join(folder, name));
  const parent = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

async function readMoves(staging: string): Promise<Move[]> {
  try {
    return JSON.parse(await readFile(join(staging, journal), "utf8"));
  } catch (error) {
    if (isErrno(error, "ENOENT")) return [];
    throw error;
  }
}

async function moveBack(place: string, staging: string, { path, aside }: Move): Promise<void> {
  const staged = join(staging, "tree", path);
  if (look(staged) === "nothing") await rename(place, staged);
  const kept = aside === null ? null : join(staging, "aside", aside);
  if (kept !== null && look(kept) !== "nothing") libc.renameNoReplace(kept, place);
}

/** The place by the descriptor of its parent: nobody can lead it elsewhere. */
async function withParent(root: string, path: string, use: (place: string) => Promise<void>): Promise<void> {
  const top = openSync(root, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    const parent = openParent(top, path);
    try {
      await use(`/proc/self/fd/${parent}/${basename(path)}`);
    } finally {
      closeSync(parent);
    }
  } finally {
    closeSync(top);
  }
}

function openParent(top: number, path: string): number {
  try {
    return libc.openBeneath(top, dirname(path).slice(1) || ".", constants.O_RDONLY | constants.O_DIRECTORY);
  } catch (error) {
    if (!isErrno(error, "ELOOP", "ENOTDIR", "ENOENT")) throw error;
    throw new ScError("path_exists", `In the container's root, ${dirname(path)} is no directory.`, {
      fix: "Look what the container has put there. Nothing was changed.",
      cause: error,
    });
  }
}

function look(place: string): "nothing" | "empty" | "other" {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined) return "nothing";
  const isEmpty = found.isDirectory() ? readdirSync(place).length === 0 : found.isFile() && found.size === 0;
  return isEmpty ? "empty" : "other";
}
