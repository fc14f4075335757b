"use client";

import { Button } from "../ui/button";
import { Note } from "../ui/note";
import { readProblem } from "./read-problem";

/** Something could not be read: why, what to do, and another try. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = readProblem(error);
  return (
    <Note tone="danger" title={problem.message} alert>
      {problem.fix && <p>{problem.fix}</p>}
      {onRetry && (
        <Button size="sm" className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Note>
  );
}
