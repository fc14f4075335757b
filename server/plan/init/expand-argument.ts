import { quoteShell } from "./quote-shell";

/**
 * An argument of a unit's command line as shell text, with variables as systemd replaces them (systemd.service(5)):
 * `${NAME}` anywhere becomes the value, `$NAME` as a word of its own becomes as many words as the value has, `$$` is a
 * dollar sign. The values are those of the init's environment list, kept in env_NAME.
 */
export function expandArgument(text: string): string {
  const word = /^\$([A-Za-z_][A-Za-z0-9_]*)$/.exec(text)?.[1];
  if (word !== undefined) return `\${env_${word}-}`;
  const pieces = text.split(/(\$\{[A-Za-z_][A-Za-z0-9_]*\}|\$\$)/).filter((piece) => piece !== "");
  return pieces.length === 0 ? "''" : pieces.map(expandPiece).join("");
}

function expandPiece(piece: string): string {
  if (piece === "$$") return quoteShell("$");
  const name = /^\$\{(\w+)\}$/.exec(piece)?.[1];
  return name === undefined ? quoteShell(piece) : `"\${env_${name}-}"`;
}
