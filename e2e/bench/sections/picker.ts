import type { ExecutableItem } from "@/server/contract/executable-item";
import { buildExecutableItems } from "@/server/facts/build-executable-items";
import { createExecutableSearch } from "@/server/facts/search-executables";
import type { Bench } from "../bench";
import { readMegabytes } from "../measure/read-megabytes";
import { stopwatch } from "../measure/stopwatch";
import { p95Row, wordsRow } from "../report/row";
import type { Section } from "../report/section";

type Answer = { items: ExecutableItem[]; total: number; indexed: number; indexing: boolean };

/** Words typed letter by letter into the picker, each letter one question over HTTP. */
export const pickerSection: Section = {
  id: "picker",
  title: "Picker, keystroke to results",
  async measure(bench: Bench) {
    const { client, helper } = await bench.product();
    const ask = (query: string) => client.query<Answer>("executables.search", { query, limit: 50 });
    let answer = await ask("");
    while (answer.indexing) answer = await ask("");
    const items = await buildExecutableItems();
    const queries = chooseWords(items, bench.rounds).flatMap(typeLetters);
    const times: number[] = [];
    for (const query of queries) times.push(await stopwatch(() => ask(query)));
    const many = repeat(items, leastItems);
    const search = createExecutableSearch(many);
    const inProcess: number[] = [];
    for (const query of queries) {
      inProcess.push(await stopwatch(async () => search.find({ query, servicesOnly: false, limit: 50 })));
    }
    return {
      rows: [
        p95Row(`through web process and helper, ${answer.indexed} executables of this host`, times, 50),
        p95Row(`the search alone, ${many.length} executables`, inProcess, 50),
        wordsRow(
          "memory of the helper with its index, after these searches, RSS",
          `${(await readMegabytes(helper)).toFixed(0)} MB`,
        ),
      ],
      remarks: [
        `${queries.length} keystrokes: names, packages and summaries of every part of the index, typed letter by letter, one request after the other over a kept connection, 50 results wanted.`,
        items.length >= leastItems
          ? "The host itself has as many executables as the budget asks for."
          : `This host has ${items.length} executables, fewer than the ${leastItems} that the budget asks for. For the second row they are repeated under other names; it has no HTTP in it.`,
      ],
    };
  },
};

const leastItems = 5000;

/** Words that a person would type: the file name of one item, the package of the next, a word of the summary of the third. */
function chooseWords(items: readonly ExecutableItem[], count: number): string[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items
    .filter((_, index) => index % step === 0)
    .map(({ path, package: owner, summary }, index) => {
      const name = path.slice(path.lastIndexOf("/") + 1);
      return [name, owner, summary.split(" ").at(-1) ?? name, path][index % 4] ?? name;
    });
}

function typeLetters(word: string): string[] {
  return Array.from({ length: word.length }, (_, index) => word.slice(0, index + 1));
}

function repeat(items: readonly ExecutableItem[], least: number): ExecutableItem[] {
  const copies = Math.max(1, Math.ceil(least / Math.max(1, items.length)));
  return Array.from({ length: copies }, (_, copy) =>
    items.map((item) => (copy === 0 ? item : { ...item, path: rename(item.path, copy) })),
  ).flat();
}

function rename(path: ExecutableItem["path"], copy: number): ExecutableItem["path"] {
  return `${path}-${copy}` as ExecutableItem["path"];
}
