/** A word as a POSIX shell takes it, quoted where it has to be: a path may hold anything. */
export function quoteWord(word: string): string {
  return /^[\w%+,./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
