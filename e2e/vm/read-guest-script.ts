import { readFile } from "node:fs/promises";
import { guestScript } from "./guest-script";

/** Text of a script in guest/, to be run over ssh. */
export function readGuestScript(name: string): Promise<string> {
  return readFile(guestScript(name), "utf8");
}
