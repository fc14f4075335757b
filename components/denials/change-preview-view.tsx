import type { ChangePreview } from "@/server/contract/denial-answer";
import { DiffView } from "../ui/diff-view";

/** What a change would do: what is copied, and each document that differs. */
export function ChangePreviewView({ preview }: { preview: ChangePreview }) {
  const { added, differences } = preview;
  return (
    <>
      {added.length > 0 && (
        <p className="text-sm [overflow-wrap:anywhere]">
          Put into its root, unless it has something there already: <Paths paths={added} />. Its own data
          stays.
        </p>
      )}
      {differences.length === 0 && <p className="text-sm">Plan, policy and definition stay as they are.</p>}
      {differences.map(({ title, lines }) => (
        <div key={title} className="flex flex-col gap-1">
          <h3 className="font-medium text-sm">{title}</h3>
          <DiffView label={title} lines={lines} />
        </div>
      ))}
    </>
  );
}

function Paths({ paths }: { paths: readonly string[] }) {
  const [shown, rest] = [paths.slice(0, 5), paths.length - 5];
  return (
    <>
      <span className="font-mono">{shown.join(", ")}</span>
      {rest > 0 && ` and ${rest.toString()} more`}
    </>
  );
}
