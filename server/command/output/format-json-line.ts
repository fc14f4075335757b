import { escapeHidden } from "./escape-hidden";

/**
 * A value as one line of JSON in which nothing acts on a terminal: control characters, format characters (bidirectional
 * overrides, zero width) and line separators are escaped besides what JSON demands. It is read back as the same value.
 */
export function formatJsonLine(value: unknown): string {
  return escapeHidden(JSON.stringify(value));
}
