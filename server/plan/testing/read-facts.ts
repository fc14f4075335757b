import { readFileSync } from "node:fs";
import type { Facts } from "@/server/contract/facts";

/** Facts of a real Debian 12 host, with the bulk of /usr, certificates and alternatives taken out. */
export function readFacts(name: string): Facts {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), "utf8"));
}
