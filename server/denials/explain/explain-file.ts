import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { FixCandidate } from "@/server/contract/denial";
import type { PlanMount } from "@/server/contract/plan";
import { quoteWord } from "@/server/contract/quote-word";
import { isSystemDirectory } from "@/server/plan/path/is-system-directory";
import { pairOfRange } from "../pair-of-range";
import type { ExplainedPlan, Why } from "./explain-denial";
import { findMount, isOwnPlace } from "./is-own-place";
import type { Told } from "./say-attempt";

/** A file that is refused for its label, or for being the host's, which a container only reads. */
export function explainFile(denial: Told, plan: ExplainedPlan | null): Why | null {
  if (!fileClasses.has(denial.class ?? "") || denial.target === null) return null;
  const isContent = denial.target.type === "container_file_t";
  if (isContent) return explainPair(denial, plan);
  const mount = plan === null || denial.path === null ? null : findMount(denial.path, plan.mounts);
  if (plan === null || mount === null) return null;
  if (isOwnPlace(denial, plan)) return explainType(denial, plan);
  return explainShared(denial, mount);
}

const fileClasses = new Set(["file", "dir", "lnk_file", "sock_file", "fifo_file", "chr_file"]);

/** In its own place, a file that came from elsewhere with its label; or one without a pair anywhere. */
function explainPair({ source, target }: Told, plan: ExplainedPlan | null): Why | null {
  if (source?.range === target?.range) return null;
  const pair = pairOfRange(target?.range ?? null);
  return {
    kind: "category",
    reason: `The file carries ${pair === null ? "no pair" : "another pair"} (${target?.range}); its own is ${source?.range}.`,
    suspicious: false,
    candidates: listRelabels(plan),
  };
}

function explainType({ target }: Told, plan: ExplainedPlan): Why {
  return {
    kind: "file-label",
    reason: `The file lies in its private root, but is labelled ${target?.type} instead of ${readType(plan)}.`,
    suspicious: false,
    candidates: listRelabels(plan),
  };
}

function explainShared(denial: Told, mount: PlanMount): Why | null {
  const { path, permissions, target } = denial;
  if (mount.kind !== "bind") return null;
  const isWrite = permissions.some((permission) => writes.has(permission));
  const place = mount.target === path ? path : `${path}, below ${mount.target},`;
  return {
    kind: isWrite ? "read-only" : "type",
    reason: isWrite
      ? `${place} is the host's, which a container only reads.`
      : `${place} is the host's, and labelled ${target?.type}, which no container may read.`,
    suspicious: false,
    candidates: [...copyMount(mount), ...(isWrite ? mountMemory(denial) : [])],
  };
}

/** No mount can lay a private file below a shared directory: the directory is copied whole. All of /usr never is. */
function copyMount({ target }: PlanMount): FixCandidate[] {
  if (target === "/usr") return [];
  return [
    {
      kind: "disposition",
      text: `Give it a copy of its own of ${target} (--set ${quoteWord(`${target}=copy`)}).`,
      opens: `It may change all of ${target}, in its copy; what the host changes there does not reach it any more.`,
      command: null,
      change: { kind: "disposition", path: target, disposition: "copy" },
    },
  ];
}

function mountMemory({ class: className, path: text }: Told): FixCandidate[] {
  const path = absolutePathSchema.safeParse(text).data;
  if (className !== "dir" || path === undefined || isSystemDirectory(path)) return [];
  return [
    {
      kind: "mount",
      text: `Mount memory over ${path} (--set ${quoteWord(`${path}=tmpfs`)}).`,
      opens: `It may write there, at most half of its memory, gone at each stop. What the host has in ${path} is hidden from it.`,
      command: null,
      change: { kind: "disposition", path, disposition: "tmpfs" },
    },
  ];
}

const writes = new Set([
  "add_name",
  "append",
  "create",
  "link",
  "remove_name",
  "rename",
  "reparent",
  "rmdir",
  "setattr",
  "unlink",
  "write",
]);

/**
 * In an image every file has the label of its mount, and there is nothing to relabel. No command of the host does it: restorecon(8)
 * walks by path as root, and a container that runs could lead it by a link to the host's files.
 */
function listRelabels(plan: ExplainedPlan | null): Why["candidates"] {
  if (plan === null || plan.store.kind === "image") return [];
  const text = "Give its files their label again (sandboxcontainer denials fix).";
  return [{ kind: "relabel", text, opens: null, command: null, change: { kind: "relabel" } }];
}

function readType({ label }: ExplainedPlan): string {
  return label.fileContext.split(":")[2] ?? "";
}
