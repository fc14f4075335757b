import type { PlanEntry } from "@/server/contract/plan";
import { formatBytes } from "../ui/format-bytes";
import { dispositionLooks, dispositions } from "./disposition-looks";

/** How many paths are shared, copied, made empty, kept in memory or left out. */
export function ContentsSummary({ entries }: { entries: PlanEntry[] }) {
  return (
    <ul className="grid gap-x-6 gap-y-1.5 md:grid-cols-2">
      {dispositions.map((disposition) => {
        const matching = entries.filter((entry) => entry.disposition === disposition);
        const bytes = matching.reduce((total, entry) => total + entry.size, 0);
        return (
          <li key={disposition} className="flex items-baseline gap-2">
            <span className="w-9 shrink-0 text-right font-medium">{matching.length}</span>
            <span>
              {dispositionLooks[disposition].word}
              {disposition === "copy" && `, ${formatBytes(bytes)}`}
              <span className="block text-muted text-sm">{dispositionLooks[disposition].meaning}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
