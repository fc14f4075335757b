import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * Bundles TypeScript entry points into .build/NAME.mjs for the running Node; npm packages stay outside. Loaded late,
 * because esbuild itself is one of those.
 * @param {Record<string, string>} entryPoints output name → source file, relative to the checkout
 */
export async function bundle(entryPoints) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: join(root, ".build"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    chunkNames: "chunks/[name]-[hash]",
    sourcemap: true,
    logLevel: "warning",
  });
}
