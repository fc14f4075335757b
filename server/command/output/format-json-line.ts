/**
 * A value as one line of JSON in which nothing acts on a terminal: control characters, format characters (bidirectional
 * overrides, zero width) and line separators are escaped besides what JSON demands. It is read back as the same value.
 */
export function formatJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => spellOut(character.charCodeAt(index))).join(""),
  );
}

const spellOut = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;
