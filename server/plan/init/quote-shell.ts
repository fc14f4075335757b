/** Text as one word of a POSIX shell, whatever characters it has (but NUL, which no argument can have). */
export function quoteShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
