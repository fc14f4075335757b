/** Colours and weights for text on standard output; off when it is no terminal or NO_COLOR is set (no-color.org). */
export const style = makeStyle(process.stdout.isTTY === true, process.env);

export function makeStyle(isTerminal: boolean, env: Record<string, string | undefined>) {
  const isOn = isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
  const make = (on: number, off: number) => (text: string) =>
    isOn ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  return {
    strong: make(1, 22),
    faint: make(2, 22),
    good: make(32, 39),
    caution: make(33, 39),
    danger: make(31, 39),
  };
}
