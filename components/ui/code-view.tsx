"use client";

import { useEffect, useState } from "react";
import { CopyButton } from "./copy-button";
import type { CodeLanguage, CodeToken } from "./highlight-code";

type CodeViewProps = { code: string; language: CodeLanguage; label: string; maxHeight?: string };

/** Text of a file, coloured, to read and to copy. The highlighter is loaded after the text is there. */
export function CodeView({ code, language, label, maxHeight = "60vh" }: CodeViewProps) {
  const [tokens, setTokens] = useState<{ code: string; list: CodeToken[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import("./highlight-code").then(({ highlightCode }) => {
      if (isCurrent) setTokens({ code, list: highlightCode(code, language) });
    });
    return () => {
      isCurrent = false;
    };
  }, [code, language]);
  return (
    <div className="relative min-w-0 rounded-md border bg-sunken">
      <div className="absolute top-1 right-1 rounded-md bg-sunken">
        <CopyButton text={code} label={`Copy ${label}`} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section aria-label={label} tabIndex={0} className="overflow-auto" style={{ maxHeight }}>
        <pre className="w-max min-w-full px-3 py-2.5 font-mono text-xs leading-5">
          {tokens?.code === code
            ? tokens.list.map((token) =>
                token.kind ? (
                  <span key={token.start} className={token.kind}>
                    {token.text}
                  </span>
                ) : (
                  token.text
                ),
              )
            : code}
        </pre>
      </section>
    </div>
  );
}
