"use client";

import clsx from "clsx";
import { ChevronRight, File, Folder, Link2 } from "lucide-react";
import { memo } from "react";
import type { Disposition } from "@/server/contract/disposition";
import { formatBytes } from "../ui/format-bytes";
import { Select } from "../ui/select";
import type { TreeNode } from "./content-tree";
import { dispositionLooks, dispositions } from "./disposition-looks";
import { formatMode } from "./format-mode";

type ContentRowProps = {
  node: TreeNode;
  isOpen: boolean;
  onToggle: (path: string) => void;
  /** Absent where nothing can be changed. */
  onChange: ((path: string, disposition: Disposition) => void) | undefined;
};

/** One path of the plan: what it is, what becomes of it, and why. */
export const ContentRow = memo(function ContentRow({ node, isOpen, onToggle, onChange }: ContentRowProps) {
  const { entry, children, path } = node;
  const isFolder = children.length > 0 || entry?.kind === "directory";
  const Icon = isFolder ? Folder : entry?.kind === "symlink" ? Link2 : File;
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b px-2 hover:bg-hover md:grid-cols-[minmax(180px,1.3fr)_70px_150px_150px_minmax(0,1.4fr)]">
      <div
        className="flex min-w-0 items-center gap-1.5"
        style={{ paddingInlineStart: `${(node.depth * 16).toString()}px` }}
      >
        {children.length > 0 ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? "Close" : "Open"} ${path}`}
            onClick={() => onToggle(path)}
            className="flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-line"
          >
            <ChevronRight
              aria-hidden="true"
              className={clsx("size-4 text-muted transition-transform", isOpen && "rotate-90")}
            />
          </button>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="truncate font-mono text-xs" title={path}>
          {node.name}
          {entry?.target && <span className="text-muted"> → {entry.target}</span>}
        </span>
        {entry?.flags.map((flag) => (
          <span key={flag} className="shrink-0 rounded-sm border px-1 text-muted text-xs max-md:hidden">
            {flag}
          </span>
        ))}
      </div>
      <span className="text-right text-muted text-xs max-md:hidden">
        {node.bytes > 0 ? formatBytes(node.bytes) : (entry?.kind === "file" && formatBytes(entry.size)) || ""}
      </span>
      <span className="truncate font-mono text-muted text-xs max-md:hidden">
        {entry && `${formatMode(entry)} ${entry.owner}:${entry.group}`}
      </span>
      <DispositionCell node={node} onChange={onChange} />
      <span
        className="truncate text-muted text-sm max-md:col-span-2 max-md:pl-8 max-md:text-xs"
        title={entry?.reason.text}
      >
        {entry?.reason.text ?? `${node.count.toString()} paths below`}
      </span>
    </div>
  );
});

function DispositionCell({ node, onChange }: Pick<ContentRowProps, "node" | "onChange">) {
  const [only] = node.dispositions.size === 1 ? node.dispositions : [];
  const isMixed = only === undefined;
  if (!onChange)
    return <span className="truncate text-sm">{only ? dispositionLooks[only].word : "Mixed"}</span>;
  const options = dispositions.map((value) => ({ value, label: dispositionLooks[value].word }));
  return (
    <Select
      compact
      aria-label={`What becomes of ${node.path}`}
      className="w-full max-md:w-38"
      value={only ?? ""}
      options={isMixed ? [{ value: "", label: "Mixed", disabled: true }, ...options] : options}
      onValueChange={(value) => onChange(node.path, value as Disposition)}
    />
  );
}
