"use client";

import { FileDiff } from "lucide-react";
import { useState } from "react";
import type { FixCandidate } from "@/server/contract/denial";
import type { DenialRow } from "@/server/contract/denial-list";
import { openCandidates } from "@/server/contract/open-candidates";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { CommandLine } from "../ui/command-line";
import { ChangeDialog } from "./change-dialog";

/** What could be done about a denial: each with what it would open, and a way to see it before it is made. */
export function CandidateList({ name, group }: { name: string; group: DenialRow }) {
  return openCandidates(group).map((candidate) => (
    <Candidate key={candidate.text} name={name} group={group} candidate={candidate} />
  ));
}

type CandidateProps = { name: string; group: DenialRow; candidate: FixCandidate };

function Candidate({ name, group, candidate }: CandidateProps) {
  const { text, opens, command, change } = candidate;
  const [open, setOpen] = useState(false);
  const mayNot = useMay("admin");
  const isIts = group.denial.container === name;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm [overflow-wrap:anywhere]">{text}</p>
      {opens && <p className="text-muted text-sm [overflow-wrap:anywhere]">What that opens: {opens}</p>}
      {command && <CommandLine command={command} />}
      {change && isIts && (
        <>
          <Button
            size="sm"
            className="self-start"
            icon={<FileDiff aria-hidden="true" />}
            disabledReason={mayNot}
            onClick={() => setOpen(true)}
          >
            See what changes
            <span className="sr-only">: {text}</span>
          </Button>
          <ChangeDialog
            name={name}
            subject={{ kind: "answer", id: group.id, change, text, opens }}
            open={open}
            onClose={() => setOpen(false)}
          />
        </>
      )}
    </div>
  );
}
