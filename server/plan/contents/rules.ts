import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts } from "@/server/contract/facts";
import { because } from "../reason/because";
import type { ContentsContext } from "./contents-context";
import { hostOnlyPlace } from "./host-only-place";
import { nearest } from "./nearest";
import { neverEnters } from "./never-enters";
import { placeOf } from "./place-of";
import { rulePackaged } from "./rule-packaged";
import { secretReason } from "./secret-reason";
import type { Verdict } from "./verdict";

/** Each looks at one file and its canonical path, and decides or passes. */
export type Rule = (file: FileFacts, path: AbsolutePath, context: ContentsContext) => Verdict | null;

/** Strongest first (DESIGN: what decides the disposition of a path); the last one always decides. */
export const rules: readonly Rule[] = [
  ruleNever,
  ruleChoice,
  ruleUsr,
  ruleMemory,
  rulePersonal,
  ruleUnit,
  ruleHostOnly,
  ruleSecret,
  ruleOpt,
  ruleTmpfilesDirectory,
  ruleNamedContent,
  rulePackaged,
  ruleClaims,
  ruleOwnConfiguration,
  ruleRest,
];

function ruleNever(_: FileFacts, path: AbsolutePath): Verdict | null {
  const why = neverEnters(path);
  return why === null ? null : { disposition: "omit", reason: because("place", `${path} ${why}`) };
}

function ruleChoice(_: FileFacts, path: AbsolutePath, { choices }: ContentsContext): Verdict | null {
  const choice = nearest(choices, path);
  if (choice === null) return null;
  const text = choice.at === path ? "chosen" : `chosen for ${choice.at} and everything below it`;
  return { disposition: choice.value, reason: because("choice", text) };
}

function ruleUsr(file: FileFacts, path: AbsolutePath, { claims }: ContentsContext): Verdict | null {
  if (placeOf(path) !== "usr") return null;
  const base = claims.base.get(file.path);
  if (base !== undefined) return base;
  return { disposition: "shared", reason: because("place", "in /usr, which the host shares read-only") };
}

function ruleMemory(_: FileFacts, path: AbsolutePath, context: ContentsContext): Verdict | null {
  if (placeOf(path) !== "memory") return null;
  const { unit, tmpfiles, configuration, base } = context.claims;
  const claim = [unit, tmpfiles, configuration, base].map((claims) => claims.get(path)).find(Boolean);
  if (claim) return { disposition: "tmpfs", reason: claim.reason };
  return { disposition: "tmpfs", reason: because("place", "in memory: empty at every start, gone at stop") };
}

function rulePersonal(_: FileFacts, path: AbsolutePath, { claims }: ContentsContext): Verdict | null {
  if (placeOf(path) !== "personal") return null;
  const claim = claims.base.get(path);
  return (
    claim ?? { disposition: "omit", reason: because("place", "people's own files never enter unless chosen") }
  );
}

function ruleUnit(file: FileFacts, path: AbsolutePath, { claims }: ContentsContext): Verdict | null {
  const claim = claims.unit.get(path);
  if (claim !== undefined) return claim;
  const above = nearest(claims.unit, path);
  if (above?.value.deep && !isStateOfHost(file, path)) {
    return { disposition: "copy", reason: because("unit", `in ${above.at}: ${above.value.reason.text}`) };
  }
  return null;
}

function ruleHostOnly(file: FileFacts, path: AbsolutePath, context: ContentsContext): Verdict | null {
  const found = hostOnlyPlace(path);
  if (found === null) return null;
  const isNamed = nearest(context.claims.configuration, path)?.at.startsWith(found.place) ?? false;
  if (isNamed) return null;
  const shipped = file.package === null ? "" : ` (shipped by ${file.package})`;
  const text = `for ${found.reader}; nothing in the container reads it${shipped}`;
  return { disposition: "omit", reason: because("place", text) };
}

function ruleSecret(file: FileFacts, path: AbsolutePath): Verdict | null {
  const why = secretReason(file, path);
  return why === null ? null : { disposition: "omit", reason: because("place", why) };
}

function ruleOpt(_: FileFacts, path: AbsolutePath, { optRoots }: ContentsContext): Verdict | null {
  const root = nearest(optRoots, path);
  if (root === null) return null;
  return {
    disposition: "shared",
    reason: because("elf", `${root.at} holds ${root.value}; shared read-only`),
  };
}

function ruleTmpfilesDirectory(
  _: FileFacts,
  path: AbsolutePath,
  { claims }: ContentsContext,
): Verdict | null {
  return claims.tmpfiles.get(path) ?? null;
}

/** Content that the configuration names (a web root) is wanted whole, even where its directory is a package's. */
function ruleNamedContent(_: FileFacts, path: AbsolutePath, { claims }: ContentsContext): Verdict | null {
  if (placeOf(path) !== "content") return null;
  const named = nearest(claims.configuration, path);
  if (named === null) return null;
  if (named.at === path) return named.value;
  if (!named.value.deep) return null;
  return {
    disposition: "copy",
    reason: because("configuration", `in ${named.at}, ${named.value.reason.text}`),
  };
}

function ruleClaims(_: FileFacts, path: AbsolutePath, { claims }: ContentsContext): Verdict | null {
  const claim = claims.configuration.get(path) ?? claims.elf.get(path) ?? claims.base.get(path);
  if (claim !== undefined) return claim;
  const named = nearest(claims.configuration, path);
  if (named?.value.deep && placeOf(path) === "etc") {
    return {
      disposition: "copy",
      reason: because("configuration", `in ${named.at}, ${named.value.reason.text}`),
    };
  }
  const base = nearest(claims.base, path);
  return base?.value.deep ? { disposition: "copy", reason: base.value.reason } : null;
}

function ruleOwnConfiguration(file: FileFacts, path: AbsolutePath, context: ContentsContext): Verdict | null {
  const own = nearest(context.ownConfiguration, path);
  if (own === null || file.kind === "other") return null;
  const text = `put by an administrator into ${own.at}, the configuration directory of ${own.value}`;
  return { disposition: "copy", reason: because("package", text) };
}

function ruleRest(file: FileFacts, path: AbsolutePath): Verdict {
  const text = isStateOfHost(file, path)
    ? "the host's own data, not shipped by a package"
    : "no evidence that the program needs it";
  return { disposition: "omit", reason: because("place", text) };
}

function isStateOfHost(file: FileFacts, path: AbsolutePath): boolean {
  const place = placeOf(path);
  return file.package === null && (place === "state" || place === "cache" || place === "log");
}
