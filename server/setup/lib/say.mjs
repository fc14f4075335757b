/**
 * Prints one line about what happens now. To standard error, so that standard output stays with what a caller asked
 * for (the sign-in link, JSON).
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
