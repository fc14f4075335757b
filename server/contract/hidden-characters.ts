const members = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}`;
const pattern = new RegExp(`[${members}]`, "gu");

/**
 * Characters that do not show themselves: controls, formats (zero width and direction: CVE-2021-42574), lone surrogates,
 * separators of lines, and what Unicode says need not be drawn (DerivedCoreProperties.txt, Default_Ignorable_Code_Point:
 * Hangul fillers, variation selectors, tags).
 */
export const hiddenCharacters = {
  /** Stands between the brackets of a class in an expression with the u flag. */
  members,

  /** The text with each of them written as \xNN or \u{NNNN}, but for the one that is to be kept. */
  spellOut(text: string, keep: "" | "\n" | "\t" = ""): string {
    return text.replace(pattern, (character) => (character === keep ? character : spell(character)));
  },
};

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
}
