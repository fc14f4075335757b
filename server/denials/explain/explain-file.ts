import type { PlanMount } from "@/server/contract/plan";
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

function explainShared({ path, permissions, target }: Told, mount: PlanMount): Why | null {
  if (mount.kind !== "bind") return null;
  const isWrite = permissions.some((permission) => writes.has(permission));
  const place = mount.target === path ? path : `${path}, below ${mount.target},`;
  return {
    kind: isWrite ? "read-only" : "type",
    reason: isWrite
      ? `${place} is the host's, which a container only reads.`
      : `${place} is the host's, and labelled ${target?.type}, which no container may read.`,
    suspicious: false,
    candidates: [
      {
        kind: "disposition",
        text: `Build it anew with --set ${path}=copy: then it has a copy of its own.`,
        command: null,
      },
    ],
  };
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

/** In an image every file has the label of its mount, and there is nothing to relabel. */
function listRelabels(plan: ExplainedPlan | null): Why["candidates"] {
  if (plan === null || plan.store.kind === "image") return [];
  const text = "Give its files their label again.";
  return [{ kind: "relabel", text, command: `restorecon -RF -- ${plan.store.path}` }];
}

function readType({ label }: ExplainedPlan): string {
  return label.fileContext.split(":")[2] ?? "";
}
