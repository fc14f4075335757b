"use client";

import type { ComponentProps } from "react";
import type { ExecutableReport } from "@/server/contract/executable-report";
import { ProblemNote } from "../live/problem-note";
import { KeyValues } from "../ui/key-values";
import { Note } from "../ui/note";
import { Skeleton } from "../ui/skeleton";

type InspectionPanelProps = {
  /** Undefined while it is being looked at. */
  report: ExecutableReport | undefined;
  error: ComponentProps<typeof ProblemNote>["error"];
};

/** What there is to say of one executable before anything is planned. */
export function InspectionPanel({ report, error }: InspectionPanelProps) {
  if (error) return <ProblemNote error={error} />;
  if (!report) {
    return (
      <div className="flex h-24 flex-col gap-3">
        <Skeleton className="h-4 w-56" />
        <Skeleton className="h-4 w-72" />
        <Skeleton className="h-4 w-40" />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <KeyValues items={listFindings(report)} />
      {report.problems.map((problem) => (
        <Note
          key={problem.code}
          tone={problem.severity === "refuse" ? "danger" : "warn"}
          title={problem.text}
        >
          {problem.fix && <p className="text-sm">{problem.fix}</p>}
        </Note>
      ))}
      {report.verdict === "ok" && (
        <Note tone="ok" title="Nothing stands against running it in a container." />
      )}
    </div>
  );
}

function listFindings({ path, item, links }: ExecutableReport) {
  return [
    { key: "Program", value: <span className="break-all font-mono text-sm">{path}</span> },
    ...links.map((link) => ({
      key: "Link",
      value: (
        <span className="break-all font-mono text-sm">
          {link.from} → {link.to}
        </span>
      ),
    })),
    ...(item ? [{ key: "Package", value: `${item.package} (${item.packageDb})` }] : []),
    ...(item?.summary ? [{ key: "What it is", value: item.summary }] : []),
    ...(item?.unit
      ? [{ key: "Unit file", value: <span className="font-mono text-sm">{item.unit}</span> }]
      : []),
  ];
}
