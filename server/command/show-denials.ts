import type { Denial } from "@/server/contract/denial";
import { ScError } from "@/server/contract/error";
import { createDenialReader } from "@/server/denials/denial-reader";
import type { Change } from "@/server/denials/event/read-changes";
import { writePolicyModule } from "@/server/denials/export/write-policy-module";
import { writeText } from "@/server/denials/export/write-text";
import { createDenialGroups, type DenialGroup } from "@/server/denials/group-denials";
import { selinuxMode } from "@/server/host/selinux-mode";
import { describeRest } from "./denials/describe-rest";
import { explainNone } from "./denials/explain-none";
import { type Knowledge, openKnowledge } from "./denials/open-knowledge";
import { openSource, type Source } from "./denials/open-source";
import { formatDenial, formatDenials } from "./output/format-denials";
import { formatJsonLine } from "./output/format-json-line";
import { makeVisible } from "./output/make-visible";
import { note, print } from "./output/print";
import { readName } from "./read-name";
import { readSince } from "./read-since";

/**
 * Prints what SELinux denied: grouped for a person, one object a line as JSON, and with `follow` each as it comes. What is no
 * denial is told of on standard error.
 */
export async function showDenials(options: ShowOptions): Promise<void> {
  const { json, follow, format } = options;
  if (format !== undefined && (json || follow)) throw notBoth();
  const since = options.since === undefined ? null : readSince(options.since, Date.now());
  const name = options.container === undefined ? null : readName(options.container);
  const source = await openSource({ file: options.file, follow, signal: new AbortController().signal });
  const say = json || format !== undefined ? note : print;
  if (source.none !== null) return say(explainNone(source.none));
  const knowledge = await openKnowledge();
  if (!knowledge.hasHelper && source.canReadAgain && !follow) await learn(source, knowledge);
  const groups = createDenialGroups();
  let shown = 0;
  const { counts, changes } = await readAll(source, knowledge, (denial) => {
    if (!isWanted(denial, since, name)) return;
    if (!json && denial.result === "granted") return;
    shown++;
    if (json) print(formatJsonLine(denial));
    else if (follow) print(`${formatDenial(denial)}\n`);
    else groups.add(denial);
  });
  if (counts.records === 0 && counts.bytes > 0) throw notAnAuditLog(source.name);
  if (shown === 0) say(sayNothing(source.name, name, since !== null));
  else if (!json && !follow) tell(await explainGroups(groups.list(), knowledge), format);
  for (const line of json ? [] : describeRest(counts, changes)) note(line);
}

function notBoth(): ScError {
  return new ScError("bad_input", "--export prints what there is, once: without --follow and --json.");
}

function tell(groups: DenialGroup[], format: ShowOptions["format"]): void {
  print(format === undefined ? formatDenials(groups) : exportGroups(groups, format));
}

function exportGroups(groups: DenialGroup[], format: "text" | "cil"): string {
  if (format === "text") return makeVisible(writeText(groups), "\n");
  const module = writePolicyModule(groups.map(({ denial }) => denial));
  if (module !== null) return module;
  throw new ScError("plan_refused", "No rule of the policy may allow any of it.", {
    fix: "What holds containers back is never opened; without --export, it says what could be done about the rest.",
  });
}

async function explainGroups(groups: DenialGroup[], knowledge: Knowledge): Promise<DenialGroup[]> {
  const denials = await knowledge.askPolicy(groups.map(({ denial }) => denial));
  return groups.map((group, index) => ({ ...group, denial: denials[index] ?? group.denial }));
}

type ShowOptions = {
  file: string | undefined;
  follow: boolean;
  container: string | undefined;
  since: string | undefined;
  json: boolean;
  format: "text" | "cil" | undefined;
};

async function learn(source: Source, { learn: note }: Knowledge): Promise<void> {
  const reader = createDenialReader();
  for await (const bytes of source.open()) if (bytes) reader.push(bytes).decisions.forEach(note);
  reader.end().decisions.forEach(note);
}

async function readAll(source: Source, knowledge: Knowledge, onDenial: (denial: Denial) => void) {
  const reader = createDenialReader();
  const changes: Change[] = [];
  let bytes = 0;
  const take = async (found: ReturnType<typeof reader.end>) => {
    changes.push(...found.changes);
    for (const decision of found.decisions) onDenial(await knowledge.tell(decision));
  };
  for await (const piece of source.open()) {
    bytes += piece?.length ?? 0;
    await take(piece === null ? reader.settle() : reader.push(piece));
  }
  await take(reader.end());
  return { counts: { ...reader.counts(), bytes }, changes };
}

function isWanted({ time, container, victim }: Denial, since: number | null, name: string | null): boolean {
  const isNew = since === null || (time !== null && time >= since);
  return isNew && (name === null || container === name || victim === name);
}

function sayNothing(log: string, name: string | null, hasSince: boolean): string {
  const what = `Nothing was denied${name === null ? "" : ` to ${name}, and nothing of it to others`}`;
  const when = hasSince ? " since then" : "";
  const off =
    selinuxMode.read() === "disabled" ? " SELinux is off on this host: nothing is denied on it." : "";
  return `${what}${when}, as far as ${log} goes.${off}`;
}

function notAnAuditLog(name: string): ScError {
  return new ScError("bad_input", `${name} has no audit record in it.`, {
    fix: "Lines begin with type=…, or are the kernel's: `audit: type=1400 audit(…): avc: …`. Of ausearch take --raw.",
  });
}
