import { readFile } from "node:fs/promises";
import { decodeCapabilities } from "./decode-capabilities";
import { readProcessContext } from "./read-process-context";

/**
 * A process as far as it matters to what it may do: its label, and every capability that it has or could get
 * (permitted, ambient and bounding set). Null when it is gone.
 */
export async function readProcessFacts(pid: number): Promise<ProcessFacts | null> {
  // The label first: a process that ends between the two is then gone, not one without a label.
  const context = readProcessContext(pid);
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => null);
  if (status === null) return null;
  const masks = [...status.matchAll(/^Cap(?:Prm|Bnd|Amb):\s*([0-9a-f]+)$/gm)].map(([, mask]) => mask ?? "0");
  const command = /^Name:\t(.*)$/m.exec(status)?.[1] ?? "";
  return { pid, command, context, capabilities: [...new Set(masks.flatMap(decodeCapabilities))] };
}

export type ProcessFacts = { pid: number; command: string; context: string | null; capabilities: string[] };
