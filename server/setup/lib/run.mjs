import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * Runs one program to its end and never throws for a bad exit code. Output is collected, or with `show` passed on to
 * standard error as it comes (and collected too). `code` is 127 when there is no such program, 128 + n for signal n.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string, output: string }>}
 */
export function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.timeoutMs,
    });
    const parts = { stdout: "", stderr: "", output: "" };
    for (const name of /** @type {const} */ (["stdout", "stderr"])) {
      child[name].setEncoding("utf8").on("data", (text) => {
        parts[name] += text;
        parts.output += text;
        if (options.show) process.stderr.write(text);
      });
    }
    child.on("error", (error) =>
      resolve({ ...parts, code: 127, stderr: error.message, output: error.message }),
    );
    child.on("close", (code, signal) =>
      resolve({ ...parts, code: code ?? (signal === "SIGINT" ? 130 : 143) }),
    );
  });
}
