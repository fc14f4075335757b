import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts, PackageFacts } from "@/server/contract/facts";
import { because } from "../reason/because";
import type { ContentsContext } from "./contents-context";
import { placeOf } from "./place-of";
import type { Verdict } from "./verdict";

/**
 * What the package database says of a file outside /usr: configuration and shipped content are copied, directories are
 * made with the owner and mode that they have, what the package only names (%ghost) is the host's own.
 */
export function rulePackaged(file: FileFacts, path: AbsolutePath, context: ContentsContext): Verdict | null {
  const owner = file.package === null ? undefined : context.packageById.get(file.package);
  if (owner === undefined) return null;
  const place = placeOf(path);
  if (file.kind === "other" || place === "boot") {
    return { disposition: "omit", reason: because("place", "neither a file, a directory nor a link") };
  }
  if (file.kind === "directory") {
    return { disposition: "empty", reason: because("package", describeDirectory(file, owner, place)) };
  }
  if (file.flags.includes("ghost") && place !== "etc") {
    return {
      disposition: "omit",
      reason: because("package", `made at run time on the host, not shipped by ${owner.id}`),
    };
  }
  return { disposition: "copy", reason: because("package", describeFile(file, owner, context)) };
}

function describeDirectory(file: FileFacts, owner: PackageFacts, place: string): string {
  const also = file.common ? " and others" : "";
  return place === "etc"
    ? `directory of ${owner.id}${also}; its files are decided one by one`
    : `directory of ${owner.id}${also}, made without the host's content`;
}

function describeFile(file: FileFacts, owner: PackageFacts, context: ContentsContext): string {
  const isConfiguration = file.flags.includes("config") || file.flags.includes("ghost");
  const shipped = file.flags.includes("ghost")
    ? `kept by ${owner.id} as a configuration file that it does not ship`
    : `shipped by ${owner.id}${isConfiguration ? " as a configuration file" : ""}`;
  const program = context.facts.executable.package;
  return owner.role === "dependency" && program !== null ? `${shipped}, which ${program} needs` : shipped;
}
