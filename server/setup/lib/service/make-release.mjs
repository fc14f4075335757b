import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildCommand } from "../build-command.mjs";
import { buildProduct } from "../build-product.mjs";
import { root } from "../root.mjs";
import { say } from "../say.mjs";
import { listProductionPackages } from "./list-production-packages.mjs";

/**
 * Builds the product and gathers in .build/release what runs it, laid out as the checkout: nothing of the sources but the
 * setup, the migrations and the policy, no package that only development needs, and the Node that runs this.
 * @returns {Promise<string>} path of the folder
 */
export async function makeRelease() {
  await buildProduct();
  await buildCommand();
  say("Gathering the release …");
  const release = join(root, ".build", "release");
  const staging = `${release}.new`;
  rmSync(staging, { recursive: true, force: true });
  for (const path of [...parts, ...productionPackages()]) copy(join(root, path), join(staging, path));
  copy(process.execPath, join(staging, "bin", "node"));
  rmSync(release, { recursive: true, force: true });
  renameSync(staging, release);
  return release;
}

const parts = [
  ...["package.json", "package-lock.json", "next.config.ts", "public", ".next", "LICENSE"],
  ...[
    ".build/processes",
    ".build/command",
    "prisma/migrations",
    "server/setup",
    "server/policy/sandboxcontainer_product.cil",
  ],
];

function productionPackages() {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return listProductionPackages(lock, (folder) => existsSync(join(root, folder)));
}

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, filter: isWanted });
}

/** What the build keeps for the next build. */
const unwanted = ["/.next/cache", "/.next/dev", "/node_modules/.cache", "/node_modules/.bin"];
/** Packages below packages, which are listed for themselves. */
const nested = /\/node_modules\/.*\/node_modules$/;
/** What only a developer reads: two fifths of all files. */
const forDevelopers = /\/node_modules\/.*\.(d\.[cm]?ts|map|md)$/;

/** What the pages' build has taken in, and what only that build reads. */
const inPages =
  /\/node_modules\/(lucide-react|@base-ui|@floating-ui|@tanstack|@fontsource-variable|highlight\.js|lowlight|@babel|caniuse-lite|next\/dist\/esm)(\/|$)/;

/** @param {string} path */
function isWanted(path) {
  const isLeftOut = nested.test(path) || forDevelopers.test(path) || inPages.test(path);
  return !isLeftOut && !unwanted.some((end) => path.endsWith(end));
}
