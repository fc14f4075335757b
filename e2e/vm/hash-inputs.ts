import { createHash } from "node:crypto";

/** A short name for an image: the same inputs give the same name, and any change gives another. */
export function hashInputs(inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const input of inputs) hash.update(`${input.length}:`).update(input);
  return hash.digest("hex").slice(0, 16);
}
