import { gzipSync } from "node:zlib";
import type { Bench } from "../bench";
import type { WebClient } from "../product/web-client";
import { limitRow } from "../report/row";
import type { Section } from "../report/section";

/** The scripts and styles that a browser has to load before the first view stands. */
export const firstViewSection: Section = {
  id: "first-view",
  title: "First view",
  async measure(bench: Bench) {
    const { client } = await bench.product();
    const rows = [];
    for (const page of ["/sign-in", "/containers"]) {
      const { files, bytes } = await measurePage(client, page);
      rows.push(
        limitRow(`${page}: JS and CSS, gzip`, bytes / 1000, 200, { unit: "kB", ours: `${files} files` }),
      );
    }
    return {
      rows,
      remarks: [
        "Sum of every script, stylesheet and preload that the page's HTML names, each compressed with gzip at its default level; scripts for old browsers (`nomodule`) and fonts are left out.",
      ],
    };
  },
};

async function measurePage(client: WebClient, page: string): Promise<{ files: number; bytes: number }> {
  const paths = findFiles(await (await client.get(page, { accept: "text/html" })).text());
  if (paths.length === 0) throw new Error(`${page} names no script.`);
  let bytes = 0;
  for (const path of paths) {
    const content = Buffer.from(await (await client.get(path)).arrayBuffer());
    bytes += gzipSync(content).length;
  }
  return { files: paths.length, bytes };
}

function findFiles(html: string): string[] {
  const tags = (html.match(/<(?:script|link)\b[^>]*>/gi) ?? []).filter((tag) => !/\bnomodule\b/i.test(tag));
  const paths = tags.flatMap(
    (tag) => /\b(?:src|href)="([^"]+\.(?:js|css)(?:\?[^"]*)?)"/.exec(tag)?.[1] ?? [],
  );
  return [...new Set(paths.map((path) => path.replaceAll("&amp;", "&")))];
}
