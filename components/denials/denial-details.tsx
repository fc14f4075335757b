import type { Denial, Label } from "@/server/contract/denial";
import { KeyValues } from "../ui/key-values";

/** What the records of a denial say, folded away; the first of those that say the same. */
export function DenialDetails({ denial }: { denial: Denial }) {
  const { permissions, class: className, source, target, comm, exe, pid, serial, permissive } = denial;
  return (
    <details className="text-sm">
      <summary className="w-fit rounded-sm text-muted hover:text-text">Record</summary>
      <div className="mt-2 flex flex-col gap-3">
        <KeyValues
          items={[
            { key: "Access", value: `${permissions.join(", ") || "none"} on ${className ?? "?"}` },
            {
              key: "Process",
              value: mono(`${exe ?? comm ?? "?"}${pid === null ? "" : `, pid ${pid.toString()}`}`),
            },
            { key: "Its label", value: mono(formatLabel(source)) },
            { key: "Object", value: mono(denial.path ?? denial.name ?? "no name") },
            { key: "Object's label", value: mono(formatLabel(target)) },
            {
              key: "Let through",
              value: permissive === null ? "not said" : permissive ? "yes (permissive)" : "no",
            },
            { key: "Event", value: serial === null ? "without a number" : serial.toString() },
          ]}
        />
        <pre className="whitespace-pre-wrap rounded-md border bg-sunken p-3 font-mono text-xs [overflow-wrap:anywhere]">
          {denial.raw.join("\n")}
        </pre>
      </div>
    </details>
  );
}

function mono(text: string) {
  return <span className="font-mono [overflow-wrap:anywhere]">{text}</span>;
}

function formatLabel(label: Label | null): string {
  if (label === null) return "none";
  return [label.user, label.role, label.type, label.range].filter((part) => part !== null).join(":");
}
