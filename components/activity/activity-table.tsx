import clsx from "clsx";
import { Ban, CircleCheck, CircleDashed, OctagonX } from "lucide-react";
import Link from "next/link";
import type { Activity } from "@/server/contract/activity";
import { describeAction } from "@/server/contract/describe-action";
import { formatTime } from "../ui/format-time";

/** Entries of the activity list: a table, on a narrow screen cards. */
export function ActivityTable({ entries }: { entries: Activity[] }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <table aria-label="Activity" className="block md:table md:w-full">
        <thead className="max-md:sr-only">
          <tr className="border-b text-left text-muted text-xs">
            {["When", "Who", "What", "Container", "Result"].map((label) => (
              <th key={label} className="h-9 px-4 font-normal">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {entries.map((entry) => (
            <tr
              key={entry.id}
              className="border-b last:border-b-0 max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:px-4 max-md:py-2"
            >
              <td className="whitespace-nowrap text-muted text-sm md:h-9 md:px-4">{formatTime(entry.at)}</td>
              <td className="whitespace-nowrap md:px-4">{entry.actor}</td>
              <td className="max-md:w-full md:px-4">
                {describeAction(entry.action)}
                {entry.detail && <span className="ml-2 break-words text-muted text-sm">{entry.detail}</span>}
              </td>
              <td className="md:px-4">
                {entry.container && (
                  <Link prefetch={false} href={`/containers/${entry.container}`} className="hover:underline">
                    {entry.container}
                  </Link>
                )}
              </td>
              <td className="md:px-4">
                <Result entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Result({ entry }: { entry: Activity }) {
  const { icon: Icon, word, tone } = looks[entry.result];
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className={clsx("inline-flex items-center gap-1.5", tone)}>
        <Icon aria-hidden="true" className="size-4" />
        {word}
      </span>
      {entry.error && <span className="text-muted text-sm">{entry.error}</span>}
    </span>
  );
}

const looks = {
  ok: { icon: CircleCheck, word: "done", tone: "text-ok" },
  failed: { icon: OctagonX, word: "failed", tone: "text-danger" },
  denied: { icon: Ban, word: "denied", tone: "text-warn" },
  pending: { icon: CircleDashed, word: "under way", tone: "text-accent" },
};
