import { CopyButton } from "./copy-button";

/** A command that does the same as the page, ready to copy. */
export function CommandLine({ command }: { command: string }) {
  return (
    <div className="flex items-start gap-1 rounded-md border bg-sunken py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 break-words py-1 font-mono text-sm">{command}</code>
      <CopyButton text={command} label="Copy command" />
    </div>
  );
}
