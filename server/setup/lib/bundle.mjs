import { rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * Bundles TypeScript entry points into .build/DIRECTORY/NAME.mjs for the running Node. npm packages stay outside, or
 * with `external` only the named ones. esbuild is loaded late, because it is an npm package itself.
 * @param {Record<string, string>} entryPoints output name → source file, relative to the checkout
 * @param {{ directory: string, external?: string[] }} options
 */
export async function bundle(entryPoints, { directory, external }) {
  const { build } = await import("esbuild");
  const outdir = join(root, ".build", directory);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    ...(external ? { external, banner: { js: requireForBundled } } : { packages: "external" }),
    sourcemap: true,
    logLevel: "warning",
  });
}

/** Packages in CommonJS ask for Node's own modules with require, which an ES module has to make first. */
const requireForBundled =
  'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);';
