/**
 * Splits a setting into words as systemd does (systemd.syntax(7), "quoting"): blanks separate, '…' and "…" hold blanks,
 * a backslash starts a C escape. An unknown escape stays as it is; an open quote ends with the text.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (isBlank(text[at])) {
      at += 1;
      continue;
    }
    const word = readWord(text, at);
    words.push({ text: word.text, plain: text.slice(at, word.end) === word.text });
    at = word.end;
  }
  return words;
}

/** `plain`: written without quotes and escapes; only such a `;` separates commands. */
export type Word = { text: string; plain: boolean };

function readWord(text: string, start: number): { text: string; end: number } {
  let word = "";
  let quote: string | null = null;
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (quote === null && isBlank(char)) break;
    if (char === "\\") {
      const escaped = readEscape(text, at + 1);
      word += escaped.text;
      at += escaped.length;
    } else if (char === quote) quote = null;
    else if (quote === null && (char === "'" || char === '"')) quote = char;
    else word += char;
  }
  return { text: word, end: at };
}

const isBlank = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);

const simpleEscapes: Record<string, string> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  s: " ",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

const numberEscapes: [RegExp, number][] = [
  [/^x([0-9a-fA-F]{2})/, 16],
  [/^u([0-9a-fA-F]{4})/, 16],
  [/^U([0-9a-fA-F]{8})/, 16],
  [/^([0-3][0-7]{2})/, 8],
];

function readEscape(text: string, at: number): { text: string; length: number } {
  const simple = simpleEscapes[text[at] ?? ""];
  if (simple !== undefined && Object.hasOwn(simpleEscapes, text[at] ?? ""))
    return { text: simple, length: 1 };
  for (const [pattern, base] of numberEscapes) {
    const [whole, digits] = pattern.exec(text.slice(at, at + 9)) ?? [];
    const code = Number.parseInt(digits ?? "", base);
    if (whole !== undefined && code > 0 && code <= 0x10ffff) {
      return { text: String.fromCodePoint(code), length: whole.length };
    }
  }
  return { text: "\\", length: 0 };
}
