"use client";

import { useMutation } from "@tanstack/react-query";
import clsx from "clsx";
import { CircleCheck, CircleHelp, OctagonX, ScanSearch } from "lucide-react";
import type { Finding } from "@/server/contract/verification";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { CommandLine } from "../ui/command-line";
import { formatTime } from "../ui/format-time";
import { Panel } from "../ui/panel";

/** The self-test of a container: what holds it back, and whether it is as planned. Runs when asked. */
export function VerifyPanel({ name }: { name: string }) {
  const verify = useMutation(useTRPC().containers.verify.mutationOptions());
  const mayNot = useMay("operator");
  const { data, error } = verify;
  return (
    <Panel
      title="Self-test"
      label="Self-test"
      actions={
        <Button
          size="sm"
          icon={<ScanSearch aria-hidden="true" />}
          busy={verify.isPending}
          disabledReason={mayNot}
          onClick={() => verify.mutate({ name })}
        >
          Verify
        </Button>
      }
    >
      <div className="flex flex-col gap-4" aria-live="polite">
        {error && <ProblemNote error={error} />}
        {data ? (
          <>
            <p className="text-muted text-sm">Looked at {formatTime(data.at)}.</p>
            <FindingList
              title="What holds it back"
              findings={data.findings.filter(({ kind }) => kind === "barrier")}
            />
            <FindingList title="As planned" findings={data.findings.filter(({ kind }) => kind === "drift")} />
          </>
        ) : (
          <>
            <p className="text-muted">
              Looks at the running processes, mounts and labels as the kernel has them, asks its policy about
              attempts to get out, and compares the definition and the files with the plan. Nothing is changed
              or tried.
            </p>
            <CommandLine command={`sandboxcontainer verify ${name}`} />
          </>
        )}
      </div>
    </Panel>
  );
}

function FindingList({ title, findings }: { title: string; findings: readonly Finding[] }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-sm">{title}</h3>
      <ul className="flex flex-col divide-y border-y">
        {findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function FindingRow({ finding }: { finding: Finding }) {
  const { icon: Icon, word, tone } = looks[finding.state];
  return (
    <li className="flex gap-2.5 py-2">
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-4 shrink-0", tone)} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">{finding.title}</span>
          <span className={clsx("text-sm", tone)}>{word}</span>
        </p>
        <p className="text-muted text-sm [overflow-wrap:anywhere]">{finding.detail}</p>
        {finding.fix && <p className="text-sm [overflow-wrap:anywhere]">{finding.fix}</p>}
      </div>
    </li>
  );
}

const looks = {
  pass: { icon: CircleCheck, word: "pass", tone: "text-ok" },
  fail: { icon: OctagonX, word: "fail", tone: "text-danger" },
  unknown: { icon: CircleHelp, word: "not to be seen now", tone: "text-muted" },
};
