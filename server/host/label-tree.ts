import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createBreather } from "./breather";
import { libc } from "./libc";

/**
 * Gives a file or directory of our own, and all that is below it, a SELinux context: links themselves, not what they
 * name. Only for a tree that nobody else can change meanwhile. Works where SELinux is off too: the context is then
 * kept on disk.
 */
export async function labelTree(context: string, path: string): Promise<void> {
  const value = Buffer.from(`${context}\0`);
  const breathe = createBreather();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    libc.setAttributeOfName(next, "security.selinux", value);
    if (next === path && !lstatSync(path).isDirectory()) return;
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const below = join(next, entry.name);
      if (entry.isDirectory()) waiting.push(below);
      else libc.setAttributeOfName(below, "security.selinux", value);
    }
    await breathe();
  }
}
