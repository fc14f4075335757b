import type { DenialRow } from "@/server/contract/denial-list";
import { ScError } from "@/server/contract/error";
import { makeVisible } from "../output/make-visible";

/** The group whose id begins so. Throws denial_not_found, or bad_input when several do. */
export function findGroup(groups: readonly DenialRow[], prefix: string): DenialRow {
  const found = prefix === "" ? [] : groups.filter(({ id }) => id.startsWith(prefix));
  const [first] = found;
  const shown = makeVisible(prefix);
  if (first === undefined) {
    throw new ScError("denial_not_found", `No denial has an id that begins with ${shown}.`, {
      fix: "sandboxcontainer denials list NAME --dismissed prints them.",
    });
  }
  if (found.length === 1) return first;
  throw new ScError("bad_input", `${found.length} ids begin with ${shown}.`, { fix: "Write more of it." });
}
