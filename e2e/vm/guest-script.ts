import { fileURLToPath } from "node:url";

/** Path of a script in guest/. */
export function guestScript(name: string): string {
  return fileURLToPath(new URL(`guest/${name}`, import.meta.url));
}
