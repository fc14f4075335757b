/**
 * The command line with the value of each named option as `--option==VALUE`. yargs takes a value that begins with a hyphen for
 * another option and strips quotes from its ends; behind an equals sign it does neither. `unprotect` takes the sign
 * off again. What stands behind `--` is left alone.
 */
export function protectValues(args: readonly string[], options: readonly string[]): string[] {
  const end = args.indexOf("--");
  const words = end === -1 ? args : args.slice(0, end);
  const protectedWords: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const name = options.find((option) => word === `--${option}` || word.startsWith(`--${option}=`));
    const next = words[index + 1];
    if (name === undefined || (word === `--${name}` && next === undefined)) protectedWords.push(word);
    else if (word === `--${name}`) {
      protectedWords.push(`--${name}==${next}`);
      index++;
    } else protectedWords.push(`--${name}=${word.slice(name.length + 2)}`);
  }
  return [...protectedWords, ...(end === -1 ? [] : args.slice(end))];
}

/** The value as it was typed, of an option that `protectValues` knew. */
export function unprotect(value: string): string {
  return value.slice(1);
}
