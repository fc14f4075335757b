import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PlanEntry, PlanWarning } from "@/server/contract/plan";
import { neverEnters } from "../contents/never-enters";
import { placeOf } from "../contents/place-of";
import { isWithin } from "../path/is-within";
import { toPath } from "../path/to-path";
import type { PlanContext } from "../plan-context";
import { findDanglingLinks } from "./find-dangling-links";
import { warn } from "./warn";

/** What the container's content lacks, hides or costs. */
export function warnContents(
  context: PlanContext,
  entries: readonly PlanEntry[],
  hidden: readonly PlanEntry[],
): PlanWarning[] {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return [
    ...warnNamed(context, byPath),
    ...warnLoopback(context),
    ...warnIncomplete(context),
    ...findDanglingLinks(entries, byPath, context.canonical).map(({ path, target }) => {
      const text = `${path} is a link to ${target}, which is not in the container.`;
      return warn("note", "dangling_link", text, {
        path,
        fix: `Choose copy for ${target}, or leave the link out.`,
      });
    }),
    ...hidden.map(warnHidden),
    ...warnBigCopies(entries),
  ];
}

/** Files that the configuration names and the container will not have. */
function warnNamed(
  { facts, canonical }: PlanContext,
  entries: ReadonlyMap<AbsolutePath, PlanEntry>,
): PlanWarning[] {
  const seen = new Set<string>();
  return facts.mentions.flatMap((mention) => {
    const path = mention.what === "path" ? toPath(mention.value) : null;
    if (path === null || mention.found === null || mention.found.kind === "directory" || seen.has(path))
      return [];
    const entry = entries.get(canonical(path));
    const place = placeOf(canonical(path));
    if (entry?.disposition !== "omit" || !(place === "etc" || place === "content" || place === "personal"))
      return [];
    seen.add(path);
    const text = `${path} is left out (${entry.reason.text}), but ${mention.file} line ${mention.line} names it.`;
    const fix =
      neverEnters(path) === null
        ? `Choose copy for ${path} if the container needs it, or put another file there after the build.`
        : "Give the container a key or account of its own after the build.";
    return [warn("warn", "named_but_left_out", text, { path, fix })];
  });
}

function warnLoopback({ facts, request }: PlanContext): PlanWarning[] {
  if (request.network === "none") return [];
  const listening = facts.mentions.find(({ what }) => what === "loopback");
  if (listening === undefined) return [];
  const { file, line, value } = listening;
  const text = `${file} line ${line} listens on ${value} only: the program answers inside the container and not on its address.`;
  const fix = `Change line ${line} of ${file} in the container's copy, or reach it from the host with nsenter -t INIT-PID -n.`;
  return [warn("note", "loopback_only", text, { path: file, fix })];
}

function warnIncomplete({ facts }: PlanContext): PlanWarning[] {
  const partial = facts.mentions.filter(({ whole, found }) => !whole && found !== null);
  const paths = new Set(partial.flatMap(({ value }) => toPath(value) ?? []));
  return [...paths].map((path) => {
    const text = `${path} holds so many files that only the first of them are planned.`;
    return warn("warn", "too_many_files", text, {
      path,
      fix: `Choose shared for ${path}, or leave it out and copy it yourself.`,
    });
  });
}

function warnHidden({ path, disposition, kind }: PlanEntry): PlanWarning {
  if (isWithin(path, "/usr")) {
    const text = `${path} cannot be ${words[disposition]}: /usr is the host's, read-only.`;
    return warn("refuse", "hidden_by_mount", text, {
      path,
      fix: `Choose shared for ${path}, or tmpfs for a directory.`,
    });
  }
  if (disposition === "shared" || disposition === "tmpfs") {
    const what = kind === "symlink" ? "link" : kind;
    const text = `${path} cannot be ${words[disposition]}: a ${what} has no mount of its own.`;
    return warn("refuse", "cannot_mount", text, {
      path,
      fix: "Choose copy, or choose for the directory above it.",
    });
  }
  const text = `${path} cannot be ${words[disposition]}: the directory above it is shared or in memory.`;
  return warn("refuse", "hidden_by_mount", text, { path, fix: "Choose the same for both." });
}

const words = {
  shared: "shared",
  copy: "a private copy",
  empty: "private",
  tmpfs: "in memory",
  omit: "left out",
};

function warnBigCopies(entries: readonly PlanEntry[]): PlanWarning[] {
  const sums = new Map<string, number>();
  for (const { path, disposition, kind, size } of entries) {
    if (disposition !== "copy" || kind !== "file") continue;
    const top = path.split("/").slice(0, 3).join("/");
    sums.set(top, (sums.get(top) ?? 0) + size);
  }
  return [...sums].flatMap(([top, bytes]) => {
    const path = bytes >= big ? toPath(top) : null;
    if (path === null) return [];
    const text = `${Math.round(bytes / mebibyte)} MiB are copied from ${path}.`;
    return [
      warn("note", "big_copy", text, {
        path,
        fix: `Choose shared for ${path} if the container only reads it.`,
      }),
    ];
  });
}

const mebibyte = 1024 * 1024;
const big = 256 * mebibyte;
