import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "@/server/contract/plan";

/** Writes the generated files that belong below /.sandboxcontainer/control into the control directory of the host. */
export async function writeControlFiles(files: readonly GeneratedFile[], folder: string): Promise<void> {
  for (const file of files) {
    if (!file.path.startsWith(controlPrefix)) continue;
    const path = join(folder, file.path.slice(controlPrefix.length));
    await mkdir(dirname(path), { recursive: true, mode: 0o755 });
    await writeFile(path, file.content, { flag: "wx", mode: 0o600 });
    await chmod(path, file.mode);
  }
}

/** Where they are mounted in the container. */
export const controlPrefix = "/.sandboxcontainer/control/";
