"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { DenialAnswer } from "@/server/contract/denial-answer";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { formatTime } from "../ui/format-time";
import { Note } from "../ui/note";
import { ChangeDialog } from "./change-dialog";

/** A change that was made because of a denial: what came of it as far as it was seen, and the way back. */
export function AnswerNote({ name, answer }: { name: string; answer: DenialAnswer }) {
  const { text, by, at, undone, whyNoUndo, verdict } = answer;
  const [open, setOpen] = useState(false);
  const mayNot = useMay("admin");
  const { tone, word } = undone ? looks.undone : looks[verdict.state];
  return (
    <Note tone={tone} title={word} className="text-sm">
      <p className="[overflow-wrap:anywhere]">
        {text} Done by {by}, {formatTime(at)}.
      </p>
      {undone ? (
        <p>
          Taken back by {undone.by}, {formatTime(undone.at)}.
        </p>
      ) : (
        <>
          <p>{verdict.text}</p>
          <Button
            size="sm"
            className="mt-2"
            icon={<Undo2 aria-hidden="true" />}
            disabledReason={mayNot ?? whyNoUndo}
            onClick={() => setOpen(true)}
          >
            Undo
            <span className="sr-only">: {text}</span>
          </Button>
          <ChangeDialog
            name={name}
            subject={{ kind: "undo", answer }}
            open={open}
            onClose={() => setOpen(false)}
          />
        </>
      )}
    </Note>
  );
}

const looks = {
  watching: { tone: "info", word: "Watching" },
  fixed: { tone: "ok", word: "Fixed, as far as was seen" },
  denied: { tone: "warn", word: "Still denied" },
  undone: { tone: "info", word: "Taken back" },
} as const;
