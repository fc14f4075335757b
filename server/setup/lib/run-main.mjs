import { Stop } from "./stop.mjs";

/**
 * Runs a script's main function and ends the process with the exit code that it gives. A Stop becomes two readable
 * lines and exit code 1, anything else keeps its stack: it is a bug.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`sandboxcontainer: ${error.message}\n${error.fix ? `fix: ${error.fix}\n` : ""}`);
    process.exitCode = 1;
  }
}
