import { createBreather } from "./breather";
import { readRpmRecords } from "./rpm-records";
import { runCommand } from "./run-command";

/**
 * Every package of the rpm database in `directory` with what it requires, provides and holds; public keys, which rpm
 * keeps as packages without architecture, are left out.
 */
export async function readRpmHeaders(directory: string): Promise<RpmHeader[]> {
  const output = await runCommand("rpm", ["--dbpath", directory, "-qa", "--qf", format], {
    timeoutMs: 120_000,
    maxBytes: 1024 * 1024 * 1024,
  });
  const breathe = createBreather();
  const headers: RpmHeader[] = [];
  for (const { kind, fields } of readRpmRecords(output)) {
    const [first = null] = fields;
    if (kind === "H") {
      headers.push(toHeader(fields));
      await breathe();
    } else if (first !== null) {
      const header = headers.at(-1);
      if (kind === "R") header?.requires.push(first);
      if (kind === "P") header?.provides.push(first);
      if (kind === "F" && !first.includes("\n")) header?.paths.push(first);
    }
  }
  return headers.filter(({ architecture }) => architecture !== "");
}

export type RpmHeader = {
  name: string;
  epoch: string | null;
  version: string;
  release: string;
  architecture: string;
  installedAt: number | null;
  source: string | null;
  summary: string;
  requires: string[];
  provides: string[];
  paths: string[];
};

const format = [
  "H%{NAME:shescape} %{EPOCH} %{VERSION:shescape} %{RELEASE:shescape} %{ARCH:shescape} %{INSTALLTIME} %{SOURCERPM:shescape} %{SUMMARY:shescape}\\n",
  "[R%{REQUIRENAME:shescape}\\n]",
  "[P%{PROVIDENAME:shescape}\\n]",
  "[F%{FILENAMES:shescape}\\n]",
].join("");

function toHeader(fields: readonly (string | null)[]): RpmHeader {
  const [name, epoch = null, version, release, architecture, installedAt, source = null, summary] = fields;
  return {
    name: name ?? "",
    epoch,
    version: version ?? "",
    release: release ?? "",
    architecture: architecture ?? "",
    installedAt: installedAt ? Number(installedAt) : null,
    source,
    summary: (summary ?? "").split("\n", 1)[0] ?? "",
    requires: [],
    provides: [],
    paths: [],
  };
}
