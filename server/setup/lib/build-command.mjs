import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { root } from "./root.mjs";
import { whenChanged } from "./when-changed.mjs";

/**
 * Builds the command `sandboxcontainer` when its sources changed, with the npm packages inside so that it starts quickly.
 * @returns {Promise<string>} path of the built file
 */
export async function buildCommand() {
  await whenChanged("command", ["server", "package-lock.json", "tsconfig.json"], () =>
    bundle({ command: "server/command/main.ts" }, { directory: "command", external: nativePackages }),
  );
  return join(root, ".build", "command", "command.mjs");
}

/** Packages with machine code or WebAssembly files of their own: these stay in node_modules. */
const nativePackages = ["koffi", "better-sqlite3", "libxml2-wasm"];
