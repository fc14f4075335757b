import { hiddenCharacters } from "@/server/contract/hidden-characters";

/**
 * Text that is safe on a terminal: control characters, format characters (bidirectional overrides, zero width), lone
 * surrogates and all else that does not show itself become \xNN or \u{NNNN}. Names on disk, log lines and messages all
 * pass through here.
 */
export function makeVisible(text: string, keep: "" | "\n" = ""): string {
  return hiddenCharacters.spellOut(text, keep);
}
