import clsx from "clsx";
import type { Plan } from "@/server/contract/plan";
import { McsChip } from "../containers/mcs-chip";

/** A label in its four parts, the two that confine with emphasis, each with what it does. */
export function LabelParts({ label }: { label: Plan["label"] }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="break-all font-mono">
          {label.parts.map(({ part, value }, index) => (
            <span key={part}>
              {index > 0 && <span className="text-muted">:</span>}
              <span className={isStrong(part) ? "font-semibold" : "text-muted"}>{value}</span>
            </span>
          ))}
        </span>
        <McsChip pair={label.pair} />
      </p>
      <dl className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {label.parts.map(({ part, value, text }) => (
          <div
            key={part}
            className={clsx("rounded-md border p-3", isStrong(part) && "border-accent/50 bg-accent-soft")}
          >
            <dt className="text-muted text-sm">{names[part]}</dt>
            <dd className="break-all font-mono font-medium">{value}</dd>
            <dd className="mt-1 text-sm">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted text-sm">
        Its private files carry <span className="break-all font-mono">{label.fileContext}</span>.
        {!label.inDomainXml &&
          " libvirt had no SELinux driver when this was planned, so the label is not part of the domain definition."}
      </p>
    </div>
  );
}

type Part = Plan["label"]["parts"][number]["part"];

function isStrong(part: Part): boolean {
  return part === "type" || part === "level";
}

const names: Record<Part, string> = { user: "User", role: "Role", type: "Type", level: "Level" };
