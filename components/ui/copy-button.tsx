"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";
import { copyToClipboard } from "./copy-to-clipboard";

/** Copies `text`; `label` names what is copied ("Copy address"). */
export function CopyButton({ text, label, showLabel = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await copyToClipboard(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  }
  const icon = copied ? <Check aria-hidden="true" className="text-ok" /> : <Copy aria-hidden="true" />;
  return (
    <>
      <Button
        tone="quiet"
        size={showLabel ? "sm" : "icon"}
        aria-label={showLabel ? undefined : label}
        hint={showLabel ? undefined : label}
        icon={icon}
        onClick={copy}
      >
        {showLabel ? label : null}
      </Button>
      <output className="sr-only">{copied ? "Copied" : ""}</output>
    </>
  );
}

type CopyButtonProps = { text: string; label: string; showLabel?: boolean };
