/**
 * Text that is safe on a terminal: control characters, format characters (bidirectional overrides, zero width) and
 * lone surrogates become \xNN or \u{NNNN}. Names on disk, log lines and messages all pass through here.
 */
export function makeVisible(text: string, keep: "" | "\n" = ""): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    character === keep ? character : spellOut(character.codePointAt(0) ?? 0),
  );
}

const spellOut = (code: number): string =>
  code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
