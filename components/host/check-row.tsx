import clsx from "clsx";
import { CircleCheck, OctagonX, TriangleAlert } from "lucide-react";
import type { Check } from "@/server/contract/check";
import { CommandLine } from "../ui/command-line";

/** One finding of doctor: its state in icon and word, what was found, and the exact fix. */
export function CheckRow({ check }: { check: Check }) {
  const { icon: Icon, word, tone } = looks[check.state];
  return (
    <li className="flex gap-3 px-4 py-3">
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-4 shrink-0", tone)} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">{check.title}</span>
          <span className={clsx("text-sm", tone)}>{word}</span>
        </p>
        <p className="break-words text-muted">{check.detail}</p>
        {check.fix && (
          <div className="mt-2 flex flex-col gap-1.5">
            <p>{check.fix.text}</p>
            {check.fix.command && <CommandLine command={check.fix.command} />}
          </div>
        )}
      </div>
    </li>
  );
}

const looks = {
  ok: { icon: CircleCheck, word: "ok", tone: "text-ok" },
  warn: { icon: TriangleAlert, word: "look at this", tone: "text-warn" },
  fail: { icon: OctagonX, word: "missing", tone: "text-danger" },
};
