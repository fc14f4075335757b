import { closeSync, constants, lstatSync, openSync, readdirSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ScError } from "@/server/contract/error";
import { libc } from "@/server/host/libc";
import type { AddedTop } from "./list-added-items";

/**
 * Puts staged files into the private root of a container that does not run. Its root is hostile ground: every parent is reached
 * without following a link, what is there stays, but for the empty place of a mount that is gone. Each move is written
 * down in `staging` before it is made, so that `takeBack` can tell after a crash. Throws path_exists where a link or a file of
 * the container's is on the way.
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
        await writeFile(join(staging, journal), JSON.stringify(moves));
        if (aside !== null) libc.renameNoReplace(place, join(staging, "aside", aside));
        libc.renameNoReplace(join(staging, "tree", path), place);
      });
    }
  },

  async takeBack({ staging, root }: Places): Promise<void> {
    const text = await readFile(join(staging, journal), "utf8").catch(() => "[]");
    for (const { path, aside } of (JSON.parse(text) as Move[]).reverse()) {
      await withParent(root, path, async (place) => {
        const staged = join(staging, "tree", path);
        if (look(staged) === "nothing") await rename(place, staged);
        const kept = aside === null ? null : join(staging, "aside", aside);
        if (kept !== null && look(kept) !== "nothing") libc.renameNoReplace(kept, place);
      });
    }
  },
};

type Places = { staging: string; root: string };
type Move = { path: string; aside: string | null };

const journal = "moves.json";

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
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code !== "ELOOP" && code !== "ENOTDIR") throw error;
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
