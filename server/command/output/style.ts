import { styleText } from "node:util";

/** Colours and weights for text on standard output; off when it is no terminal or NO_COLOR is set (no-color.org). */
export const style = makeStyle(process.stdout.isTTY === true, process.env);

export function makeStyle(isTerminal: boolean, env: NodeJS.ProcessEnv) {
  const isOn = isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
  const make = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    isOn ? styleText(format, text) : text;
  return {
    strong: make("bold"),
    faint: make("dim"),
    good: make("green"),
    caution: make("yellow"),
    danger: make("red"),
  };
}
