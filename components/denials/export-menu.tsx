"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { DenialRow } from "@/server/contract/denial-list";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { Button } from "../ui/button";
import { copyToClipboard } from "../ui/copy-to-clipboard";
import { Menu } from "../ui/menu";
import { notify } from "../ui/notify";
import { saveFile } from "../ui/save-file";

type Handing = (file: string, text: string) => Promise<void> | void;
type ExportMenuProps = { name: string; group: DenialRow | null; label: string };

/** A denial, or with null all that are not dismissed, to copy or to download: as text, or as a policy module. */
export function ExportMenu({ name, group, label }: ExportMenuProps) {
  const { denials } = useTRPC();
  const client = useQueryClient();
  const noRule = group?.canBeRule === false ? "No rule of the policy may allow this." : null;

  async function take(format: "text" | "cil", hand: Handing) {
    try {
      const ids = group === null ? undefined : [group.id];
      const wanted = denials.export.queryOptions({ name, ids, format }, { staleTime: 0 });
      const { file, text } = await client.fetchQuery(wanted);
      await hand(file, text);
    } catch (error) {
      const { message, fix } = readProblem(error);
      notify("error", message, fix ?? undefined);
    }
  }

  async function copy(file: string, text: string) {
    await copyToClipboard(text);
    notify("ok", `${file} copied`);
  }

  return (
    <Menu
      trigger={
        <Button tone="quiet" size="sm" icon={<Download aria-hidden="true" />}>
          {label}
          {group && <span className="sr-only">: {group.denial.explanation.sentence}</span>}
        </Button>
      }
      entries={[
        { id: "copy-text", label: "Copy as text", onSelect: () => void take("text", copy) },
        { id: "save-text", label: "Download as text", onSelect: () => void take("text", saveFile) },
        null,
        {
          id: "copy-cil",
          label: "Copy as policy module",
          disabledReason: noRule,
          onSelect: () => void take("cil", copy),
        },
        {
          id: "save-cil",
          label: "Download as policy module",
          disabledReason: noRule,
          onSelect: () => void take("cil", saveFile),
        },
      ]}
    />
  );
}
