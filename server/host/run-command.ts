import { ExecaError, execa } from "execa";
import { ScError } from "@/server/contract/error";

/**
 * Runs one host tool and gives its standard output. `file` is a bare name, looked up in the system directories only;
 * `args` go to the program as they are (no shell). The environment is fixed, so output is English and UTF-8.
 * Throws ScError command_missing, command_failed (argv, exit code and the end of stderr in the message) or cancelled.
 */
export async function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  try {
    const { stdout } = await execa(file, args, {
      env: { PATH: systemPath, LC_ALL: "C.UTF-8", HOME: "/", ...options.env },
      extendEnv: false,
      cwd: "/",
      timeout: options.timeoutMs ?? 30_000,
      maxBuffer: options.maxBytes ?? 64 * 1024 * 1024,
      stripFinalNewline: false,
      stdin: options.input === undefined ? "ignore" : "pipe",
      ...(options.input === undefined ? {} : { input: options.input }),
      ...(options.signal === undefined ? {} : { cancelSignal: options.signal, forceKillAfterDelay: 2000 }),
    });
    return stdout;
  } catch (error) {
    throw toScError(file, args, error);
  }
}

export type CommandOptions = {
  input?: string;
  timeoutMs?: number;
  maxBytes?: number;
  signal?: AbortSignal;
  env?: Record<string, string>;
};

const systemPath = "/usr/sbin:/usr/bin:/sbin:/bin";

function toScError(file: string, args: readonly string[], error: unknown): ScError {
  if (!(error instanceof ExecaError)) throw error;
  if (error.isCanceled) return new ScError("cancelled", "Cancelled.", { cause: error });
  if (error.code === "ENOENT") {
    return new ScError("command_missing", `${file} is not installed on this host.`, { cause: error });
  }
  const why = error.timedOut ? "took too long" : `failed with exit code ${error.exitCode ?? "?"}`;
  const stderr = String(error.stderr ?? "")
    .trim()
    .slice(-2000);
  return new ScError("command_failed", `${[file, ...args].join(" ")} ${why}${stderr ? `: ${stderr}` : "."}`, {
    cause: error,
  });
}
