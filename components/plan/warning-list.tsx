import type { PlanWarning } from "@/server/contract/plan";
import { Note } from "../ui/note";

/** What stands against a plan or is good to know, the gravest first, each with what to do. */
export function WarningList({ warnings }: { warnings: PlanWarning[] }) {
  const sorted = warnings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <ul className="flex flex-col gap-2">
      {sorted.map((warning) => (
        <li key={`${warning.code} ${warning.path ?? ""} ${warning.text}`}>
          <Note tone={tones[warning.severity]} title={warning.text}>
            {warning.fix && <p className="text-sm">{warning.fix}</p>}
          </Note>
        </li>
      ))}
    </ul>
  );
}

const order: PlanWarning["severity"][] = ["refuse", "warn", "note"];
const tones = { refuse: "danger", warn: "warn", note: "info" } as const;
