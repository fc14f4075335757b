import { Check, Trash2 } from "lucide-react";
import type { Deletion } from "@/server/contract/deletion";
import { formatBytes } from "../ui/format-bytes";
import { Panel } from "../ui/panel";

/** What would go and what would stay. */
export function DeletionLists({ deletion }: { deletion: Deletion }) {
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Panel title="This goes">
        <ul className="flex flex-col gap-2">
          {deletion.goes.map((item) => (
            <li key={`${item.what} ${item.path ?? ""}`} className="flex gap-2">
              <Trash2 aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
              <span className="min-w-0">
                {item.what}
                {item.bytes !== null && <span className="text-muted"> ({formatBytes(item.bytes)})</span>}
                {item.path && (
                  <span className="block break-all font-mono text-muted text-xs">{item.path}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="This stays">
        <ul className="flex flex-col gap-2">
          {deletion.stays.map((item) => (
            <li key={`${item.what} ${item.path ?? ""}`} className="flex gap-2">
              <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ok" />
              <span className="min-w-0">
                {item.what}
                {item.path && (
                  <span className="block break-all font-mono text-muted text-xs">{item.path}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
