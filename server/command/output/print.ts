import { escapeHidden } from "./escape-hidden";

/** Writes to standard output: what was asked for. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Writes one JSON document to standard output. */
export function printJson(value: unknown): void {
  print(escapeHidden(JSON.stringify(value, null, 2)));
}

/** Writes a line about the work itself to standard error, so that standard output stays clean. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
