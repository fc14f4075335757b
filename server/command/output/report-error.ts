import { ScError } from "@/server/contract/error";
import { toKnownError } from "../client/to-known-error";
import { exitCodeOf } from "../exit-codes";
import { makeVisible } from "./make-visible";
import { printJson } from "./print";

/**
 * Tells a person (two lines on standard error) or a program (JSON on standard output) what went wrong, and gives the
 * exit code. Whatever is not an ScError is a bug: it is shown with its stack.
 */
export function reportError(error: unknown, options: { json: boolean }): number {
  const shown = toScError(error);
  const { code, message, fix } = shown;
  if (options.json) printJson({ error: { code, message, fix } });
  const lines = [`sandboxcontainer: ${makeVisible(message, "\n")}`];
  if (fix !== null) lines.push(`fix: ${makeVisible(fix, "\n")}`);
  if (code === "internal" && shown.cause instanceof Error) lines.push(shown.cause.stack ?? "");
  process.stderr.write(`${lines.join("\n")}\n`);
  return exitCodeOf[code];
}

function toScError(error: unknown): ScError {
  if (error instanceof ScError) return error;
  const known = toKnownError(error);
  if (known) return known;
  const message = error instanceof Error ? error.message : String(error);
  return new ScError("internal", `This is a bug: ${message}`, { cause: error });
}
