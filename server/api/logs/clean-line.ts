import { hiddenCharacters } from "@/server/contract/hidden-characters";

/**
 * Makes a text harmless to look at: what does not show itself, escape sequences and zero-width characters among it, is
 * spelled out (\x1b, \u{202e}) and never just left out. Tabs stay.
 */
export function cleanLine(text: string): string {
  return hiddenCharacters.spellOut(text, "\t");
}
