import { dirname } from "node:path/posix";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts, MentionFacts } from "@/server/contract/facts";
import { followLinks } from "@/server/host/follow-links";
import { listTree } from "@/server/host/list-tree";
import { readTextFile } from "@/server/host/read-text-file";
import { findMentions, type Mention } from "./config-mentions";
import type { FileCollection } from "./file-collection";
import type { Program } from "./gather-files";

/**
 * Reads the program's configuration until it names no further file below /etc: a unit names a file, that file names
 * others. Configuration and data that it names, and what links in it lead to, join the collection.
 */
export async function followMentions(collection: FileCollection, program: Asked): Promise<MentionFacts[]> {
  const mentions: MentionFacts[] = [];
  const walked = new Map<string, boolean>();
  const read = new Set<string>();
  await addLinkTargets(
    collection,
    collection.all().filter(({ package: owner }) => owner === null || program.ids.has(owner)),
  );
  let sources = [...findUnitTexts(program.units), ...findOwnConfiguration(collection.all(), program)];
  while (sources.length > 0) {
    for (const source of sources) {
      if (read.has(source)) continue;
      read.add(source);
      for (const mention of readMentions(source, program.accounts)) {
        mentions.push(await examine(mention, collection, program.ids, walked));
      }
    }
    sources = findOwnConfiguration(collection.all(), program).filter((path) => !read.has(path));
  }
  return mentions;
}

type Asked = Pick<Program, "ids" | "units" | "accounts"> & { ownDirectories: readonly string[] };

const findUnitTexts = (units: Program["units"]): AbsolutePath[] =>
  units.flatMap((unit) => [unit.path, ...unit.environmentFiles.map(({ path }) => path)]);

/** Text that configures this program: not what it puts into directories of others (logrotate.d, init.d). */
function findOwnConfiguration(files: readonly FileFacts[], program: Asked): AbsolutePath[] {
  return files
    .filter(({ path, kind }) => kind === "file" && path.startsWith("/etc/"))
    .filter(
      (file) =>
        file.package === null ||
        (program.ids.has(file.package) &&
          (settingsDirectories.has(dirname(file.path)) ||
            program.ownDirectories.some((own) => file.path.startsWith(`${own}/`)))),
    )
    .map(({ path }) => path);
}

/** Where programs keep their own settings beside those of others. */
const settingsDirectories = new Set(["/etc", "/etc/default", "/etc/sysconfig", "/etc/conf.d"]);

function readMentions(path: AbsolutePath, accounts: ReadonlySet<string>): Mention[] {
  const text = readTextFile(path, { followLinks: false });
  return text === null ? [] : findMentions(text, path, accounts);
}

/** Says what is at a path that was named, and takes configuration and data into the collection. */
async function examine(
  mention: Mention,
  collection: FileCollection,
  ids: ReadonlySet<string>,
  walked: Map<string, boolean>,
): Promise<MentionFacts> {
  const found = mention.what === "path" ? await collection.lookUp(mention.value) : null;
  const isConfiguration = mention.value.startsWith("/etc/");
  if (found === null || !(isConfiguration || dataPattern.test(mention.value))) {
    return { ...mention, found, whole: true };
  }
  await collection.addHostPaths([mention.value]);
  const isForeign = isConfiguration && found.package !== null && !ids.has(found.package);
  if (found.kind === "directory" && !isForeign && !walked.has(mention.value)) {
    const tree = listTree(mention.value, mostEntries);
    walked.set(mention.value, tree.whole);
    await addLinkTargets(collection, await collection.addHostPaths(tree.paths));
  } else if (found.kind === "symlink") {
    await addLinkTargets(collection, [found]);
  }
  return { ...mention, found, whole: walked.get(mention.value) ?? true };
}

const mostEntries = 20_000;

/** Where data lies that a program serves. State below /var/lib, logs, caches and homes are looked at, never read through. */
const dataPattern =
  /^\/(?:(?:srv|opt)\/.|var\/(?!(?:lib|log|cache|spool|tmp|run|lock|backups|mail|crash|local|opt)(?:\/|$)).)/;

/** Each link on the way, and the end, where they are configuration or data too. */
async function addLinkTargets(collection: FileCollection, files: readonly FileFacts[]): Promise<void> {
  const targets = files
    .filter(({ kind, path }) => kind === "symlink" && isKept(path))
    .flatMap(({ path }) => {
      const { links, end } = followLinks(path);
      return [...links.map(({ from }) => from), ...(end === null ? [] : [end])];
    });
  await collection.addHostPaths([...new Set<string>(targets)].filter(isKept));
}

const isKept = (path: string): boolean => path.startsWith("/etc/") || dataPattern.test(path);
