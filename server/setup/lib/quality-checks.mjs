import { tool } from "./tool.mjs";

/**
 * The checks that need no machine: format, lint, types, dead code, unit tests (the layers are one of those).
 * Folders are named for oxlint because it would otherwise walk whatever lies in the checkout.
 * @type {{ name: string, file: string, args: string[] }[]}
 */
export const qualityChecks = [
  { name: "format and lint", file: tool("biome"), args: ["ci", "."] },
  {
    name: "lint with types",
    file: tool("oxlint"),
    args: [
      "--type-aware",
      "-c",
      ".oxlintrc.json",
      "--deny-warnings",
      "server",
      "app",
      "components",
      "e2e",
      "prisma",
    ],
  },
  { name: "types", file: tool("tsc"), args: ["--noEmit", "-p", "."] },
  { name: "dead code", file: tool("knip"), args: [] },
];

/**
 * Arguments of one vitest run, results also as JSON in `report` where given.
 * @param {string} project
 * @param {string} [report]
 */
export function vitestArguments(project, report) {
  const reporters = report ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
  return ["run", "--config", ".config/vitest.ts", "--project", project, ...reporters];
}
