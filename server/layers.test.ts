import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/**
 * Who may import whom, values first and types after the bar. The path of a file is its layer: the longest prefix wins.
 * Whatever is not listed is an error, and so is a file that belongs to no layer.
 */
const layers: Record<string, { values: string[]; types?: string[]; node?: boolean }> = {
  "server/contract": { values: [] },
  "server/policy": { values: ["server/contract"] },
  "server/plan": { values: ["server/contract", "server/policy"] },
  "server/denials": {
    values: [
      "server/contract",
      "server/plan/capabilities/capability-words.ts",
      "server/plan/capabilities/dangerous-capabilities.ts",
      "server/plan/path/is-system-directory.ts",
    ],
  },
  "server/host": { values: ["server/contract"], types: ["server/policy"], node: true },
  "server/facts": { values: ["server/contract", "server/host"], node: true },
  "server/doctor": { values: ["server/contract", "server/host", "server/facts"], node: true },
  "server/build": { values: ["server/contract", "server/host", "server/policy"], node: true },
  "server/run": { values: ["server/contract", "server/host"], node: true },
  "server/verify": { values: ["server/contract", "server/host"], node: true },
  "server/watch": {
    values: ["server/contract", "server/denials", "server/host"],
    types: ["server/store"],
    node: true,
  },
  "server/store": { values: ["server/contract", "prisma/generated"], node: true },
  "server/session": { values: ["server/contract", "server/host"], types: ["server/store"], node: true },
  "server/jobs": { values: ["server/contract"], types: ["server/store"], node: true },
  "server/api": {
    values: [
      "server/contract",
      "server/plan",
      "server/denials",
      "server/facts",
      "server/doctor",
      "server/build",
      "server/run",
      "server/verify",
      "server/watch",
      "server/session",
      "server/jobs",
      "server/host",
    ],
    types: ["server/store"],
    node: true,
  },
  "server/command": {
    values: [
      "server/contract",
      "server/plan",
      "server/denials",
      "server/facts",
      "server/doctor",
      "server/host",
    ],
    types: ["server/api"],
    node: true,
  },
  "server/web": { values: ["server/contract", "server/host/settings.ts"], node: true },
  "server/setup": { values: [], node: true },
  "server/main.ts": { values: ["server"], node: true },
  "server/layers.test.ts": { values: [], node: true },
  "components/ui": { values: [] },
  components: { values: ["components", "server/contract"], types: ["server/api"] },
  app: { values: ["app", "components", "server/contract"], types: ["server/api"] },
};

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g;

const sources = ["server", "components", "app"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

describe("layers", () => {
  it("saw the files", () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources).toContain("server/contract/plan.ts");
  });

  it("puts every file in a layer", () => {
    expect(sources.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  it("keeps every import on an allowed edge", () => {
    expect(sources.flatMap(findBadImports)).toEqual([]);
  });

  it("would notice a forbidden edge", () => {
    expect(judge("server/plan/x.ts", "@/server/host/run-command", false)).toContain("may not import");
    expect(judge("server/plan/x.ts", "node:fs", false)).toContain("may not import");
    expect(judge("server/denials/x.ts", "node:fs", false)).toContain("may not import");
    expect(judge("components/a.tsx", "@/server/api/router", false)).toContain("may not import");
    expect(judge("components/a.tsx", "@/server/api/router", true)).toBeNull();
  });
});

function findBadImports(file: string): string[] {
  const isTest = /\.test\.tsx?$/.test(file);
  const found: string[] = [];
  for (const [, type, from, dynamic] of readFileSync(join(root, file), "utf8").matchAll(importPattern)) {
    const problem = isTest ? null : judge(file, from ?? dynamic ?? "", type !== undefined);
    if (problem) found.push(problem);
  }
  return found;
}

function judge(file: string, specifier: string, isType: boolean): string | null {
  const layer = layerOf(file);
  const rules = layer === undefined ? undefined : layers[layer];
  if (layer === undefined || rules === undefined) return `${file} is in no layer`;
  const complaint = `${file} may not import ${specifier}`;
  if (/^(node:|execa$|koffi$|better-sqlite3$)/.test(specifier))
    return rules.node || isType ? null : complaint;
  const target = resolveTarget(file, specifier);
  if (target === null) return null;
  const allowed = [layer, ...rules.values, ...(isType ? (rules.types ?? []) : [])];
  return allowed.some((prefix) => isBelow(target, prefix)) ? null : complaint;
}

function layerOf(file: string): string | undefined {
  return Object.keys(layers)
    .filter((prefix) => isBelow(file, prefix))
    .sort((a, b) => b.length - a.length)[0];
}

function resolveTarget(file: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return relative(root, resolve(root, dirname(file), specifier));
  return null;
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path === prefix.replace(/\.tsx?$/, "") || path.startsWith(`${prefix}/`);
}
