import clsx from "clsx";

type DiffViewProps = {
  label: string;
  lines: readonly { sign: "+" | "-" | " " | "…"; text: string }[];
};

/** Lines that go and come, and those around them: by a sign, a word for who cannot see it, and a colour. */
export function DiffView({ label, lines }: DiffViewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className="max-h-72 overflow-auto rounded-md border bg-sunken">
      <ol className="w-max min-w-full py-1 font-mono text-xs leading-5">
        {lines.map(({ sign, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice, and nothing moves
          <li key={index} className={clsx("whitespace-pre px-3", looks[sign].line)}>
            <span aria-hidden="true" className="inline-block w-4 select-none">
              {sign}
            </span>
            {looks[sign].word && <span className="sr-only">{looks[sign].word}: </span>}
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
}

const looks = {
  "+": { word: "comes", line: "bg-ok-soft text-ok" },
  "-": { word: "goes", line: "bg-danger-soft text-danger" },
  " ": { word: null, line: "" },
  "…": { word: null, line: "text-muted" },
};
