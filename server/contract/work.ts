/** A long work as an ordered list of small steps, each with its undo. Made by build and run, executed by the job queue. */
export type Work = {
  steps: Step[];
  /** False for what must not stop half-way (delete). */
  cancellable: boolean;
};

export type Step = {
  id: string;
  /** What it does, for the person who watches: "Copy the private files". */
  label: string;
  run: (progress: StepProgress) => Promise<void>;
  /**
   * Takes back what `run` made, whole or half done, and nothing else. Called in reverse order after a failure, a
   * cancel or a crash (then in another process): it must be idempotent and rely on the disk alone. Null: nothing to undo.
   */
  undo: (() => Promise<void>) | null;
  /** With it done the work is done for good: no cancel while it runs, and no undo after it, whatever fails then. */
  commits?: true;
};

export type StepProgress = {
  /** Aborted when a person cancels; `run` then throws as soon as it can. */
  signal: AbortSignal;
  /** Bytes done and in all (null while unknown), and a word on what is under way. */
  report: (done: number | null, total: number | null, detail?: string) => void;
  /** When a polite wait ends (milliseconds since the epoch), shown as a countdown; null takes it away. */
  setDeadline: (at: number | null) => void;
};
