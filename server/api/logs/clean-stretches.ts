import { StringDecoder } from "node:string_decoder";
import { cleanLine } from "./clean-line";

/**
 * A log as text to look at anywhere: colours go, all else that does not show itself is spelled out. Line feeds and tabs
 * stay, of CR LF the line feed. A line of more than 64 KiB is cleaned in parts.
 */
export async function* cleanStretches(stretches: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const bytes of stretches) {
    const text = rest + decoder.write(bytes);
    const end = text.lastIndexOf("\n") + 1;
    const cut = end > 0 || text.length < longestRest ? end : text.length;
    rest = text.slice(cut);
    if (cut > 0) yield clean(text.slice(0, cut));
  }
  yield clean(rest + decoder.end());
}

const longestRest = 64 * 1024;
const colours = new RegExp(String.raw`${String.fromCharCode(0x1b)}\[[0-9;]*m`, "g");

function clean(text: string): string {
  const lines = text.split("\n");
  return lines.map((line) => cleanLine(line.replace(/\r$/, "").replace(colours, ""))).join("\n");
}
