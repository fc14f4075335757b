"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { copyToClipboard } from "./copy-to-clipboard";

/** A short text that a click copies; `label` says so ("Copy the address of web1"). */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await copyToClipboard(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  }
  return (
    <>
      <button
        type="button"
        aria-label={`${label}: ${text}`}
        data-tip="Copy"
        onClick={copy}
        className="-mx-1 inline-flex min-w-0 items-center gap-1 rounded-sm px-1 py-0.5 font-mono text-xs hover:bg-line"
      >
        {text}
        {copied ? (
          <Check aria-hidden="true" className="size-3.5 shrink-0 text-ok" />
        ) : (
          <Copy aria-hidden="true" className="size-3.5 shrink-0 text-muted lg:hidden" />
        )}
      </button>
      <output className="sr-only">{copied ? "Copied" : ""}</output>
    </>
  );
}
