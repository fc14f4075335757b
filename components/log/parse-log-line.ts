import { hiddenCharacters } from "@/server/contract/hidden-characters";

/** A piece of a log line: its text without anything invisible, and how it looks. */
export type LogSegment = {
  start: number;
  text: string;
  /** Foreground of SGR 30-37 and 90-97 as 0-15; null: the normal one. */
  colour: number | null;
  bold: boolean;
  /** True for a control, direction or zero-width character that is shown by its name. */
  hidden: boolean;
};

/**
 * Cuts one line into pieces. Of the terminal's language only colours and bold are taken (SGR, ECMA-48 8.3.117), every
 * other control, direction or zero-width character is made visible: a log is written by whom we do not trust, and
 * what is read must be what is there (CVE-2021-42574). A character that is repeated comes once, with its count; a line
 * has a bounded number of pieces, the rest of it comes as one.
 */
export function parseLogLine(line: string): LogSegment[] {
  const segments: LogSegment[] = [];
  let style = plain;
  for (const match of line.matchAll(pattern)) {
    const { sgr, control, text } = match.groups ?? {};
    const start = match.index;
    if (segments.length >= mostSegments) {
      segments.push({
        start,
        text: hiddenCharacters.spellOut(line.slice(start), "\t"),
        ...plain,
        hidden: true,
      });
      break;
    }
    if (sgr !== undefined) style = applySgr(style, sgr);
    else if (control !== undefined) segments.push({ start, text: nameRun(control), ...style, hidden: true });
    else if (text !== undefined) segments.push({ start, text, ...style, hidden: false });
  }
  return segments;
}

type Style = { colour: number | null; bold: boolean };

const plain: Style = { colour: null, bold: false };
const mostSegments = 400;

/** Tab is the one control character that stays as it is. */
const { members } = hiddenCharacters;
const pattern = new RegExp(
  String.raw`\u001b\[(?<sgr>[0-9;]*)m|(?<text>(?:\t|[^${members}])+)|(?<control>([${members}])\4*)`,
  "gu",
);

function applySgr(style: Style, parameters: string): Style {
  const codes = parameters.split(";").map(Number);
  let next = style;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) index += codes[index + 1] === 5 ? 2 : 4;
    else next = applyCode(next, code);
  }
  return next;
}

function applyCode(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, bold: true };
  if (code === 22) return { ...style, bold: false };
  if (code === 39) return { ...style, colour: null };
  if (code >= 30 && code <= 37) return { ...style, colour: code - 30 };
  if (code >= 90 && code <= 97) return { ...style, colour: code - 82 };
  return style;
}

/** A run of one character: its name, and how often it comes when that is more than once. */
function nameRun(run: string): string {
  const [first = ""] = run;
  const count = run.length / first.length;
  return count === 1 ? nameOf(first) : `${nameOf(first)} ×${count.toString()}`;
}

/** The abbreviation of an ASCII control character (ESC), of others the number (U+202E). */
function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return names[code] ?? (code === 0x7f ? "DEL" : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
}

const names =
  "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split(
    " ",
  );
