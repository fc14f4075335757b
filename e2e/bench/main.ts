import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureLibvirt } from "@/server/setup/lib/ensure-libvirt.mjs";
import { installSystemPackages } from "@/server/setup/lib/install-system-packages.mjs";
import { Bench } from "./bench";
import { describeMachine, readLoad } from "./report/describe-machine";
import { renderReport, renderResult } from "./report/render-report";
import type { Result, Section } from "./report/section";
import { sections } from "./sections";

/**
 * `npm run bench [-- SECTION …]`: measures every budget side by side with what it is compared to and writes
 * BENCHMARKS.md; with sections named it measures these and only prints. Installs what it compares with (podman,
 * systemd-container) where that is missing. Everything else that it makes is removed at the end.
 */
process.exitCode = await main(process.argv.slice(2));

async function main(wanted: string[]): Promise<number> {
  const chosen = chooseSections(wanted);
  if (process.getuid?.() !== 0) throw new Error("The bench needs root: it builds and starts containers.");
  await installSystemPackages(["install", "run", "test", "bench"]);
  const machine = await describeMachine();
  const libvirt = await ensureLibvirt();
  const bench = await Bench.create();
  bench.cleanup.defer(() => libvirt.stop());
  cleanUpOnSignal(bench);
  const results: Result[] = [];
  try {
    for (const section of chosen) results.push(await measure(section, bench));
  } finally {
    await bench.cleanup.run();
  }
  if (wanted.length === 0) await writeReport([...machine, ["load at the end", readLoad()]], results);
  return results.some(({ failure }) => failure !== null) ? 1 : 0;
}

function chooseSections(wanted: string[]): Section[] {
  const unknown = wanted.filter((id) => !sections.some((section) => section.id === id));
  if (unknown.length === 0) return sections.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  throw new Error(`No section ${unknown.join(", ")}; there are ${sections.map(({ id }) => id).join(", ")}.`);
}

async function measure({ title, measure }: Section, bench: Bench): Promise<Result> {
  console.error(`Measuring: ${title} …`);
  const result = await measure(bench).then(
    (measured) => ({ title, ...measured, failure: null }),
    (error: unknown) => {
      console.error(error);
      const failure = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      return { title, rows: [], remarks: [], failure };
    },
  );
  console.log(`\n${renderResult(result).join("\n\n")}\n`);
  return result;
}

async function writeReport(machine: [string, string][], results: Result[]): Promise<void> {
  const path = join(import.meta.dirname, "..", "..", "BENCHMARKS.md");
  const previous = await readFile(path, "utf8").catch(() => "");
  await writeFile(path, renderReport(machine, results, previous));
  console.error(`Written: ${path}`);
}

function cleanUpOnSignal(bench: Bench): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void bench.cleanup.run().then(() => process.exit(1)));
  }
}
