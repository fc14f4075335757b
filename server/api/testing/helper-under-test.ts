import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { callSocket, type RawCall } from "./call-socket";

/** The real helper as a process of its own, with a state and sockets of its own. */
export class HelperUnderTest {
  readonly folder = mkdtempSync(join(tmpdir(), "sc-helper-"));
  readonly auditLog = join(this.folder, "audit.log");
  readonly #program: string;
  readonly #processes: ChildProcess[] = [];

  private constructor(program: string) {
    this.#program = program;
  }

  /** Bundles it as it is shipped (below the packages that it imports); `remove` when no test needs it any more. */
  static async bundle(): Promise<{ create: () => HelperUnderTest; remove: () => void }> {
    mkdirSync(".build", { recursive: true });
    const built = mkdtempSync(resolve(".build", "helper-test-"));
    const program = join(built, "helper.mjs");
    const { build } = await import("esbuild");
    await build({
      entryPoints: ["server/main.ts"],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      target: "node20",
      logLevel: "silent",
    });
    return {
      create: () => new HelperUnderTest(program),
      remove: () => rmSync(built, { recursive: true }),
    };
  }

  /** Resolves when it is ready. */
  async start(): Promise<ChildProcess> {
    const helper = this.spawn();
    if (!helper.stdout) throw new Error("no output");
    for await (const line of createInterface({ input: helper.stdout })) {
      if (JSON.parse(line).msg !== "ready") continue;
      helper.stdout.resume();
      return helper;
    }
    throw new Error("The helper ended at its start.");
  }

  spawn(): ChildProcess {
    const options = { cwd: "/", env: this.environment() };
    return this.adopt(
      spawn(process.execPath, [this.#program], { ...options, stdio: ["ignore", "pipe", "inherit"] }),
    );
  }

  /** By systemd's own tool, which listens for it. */
  spawnActivated(sockets: string[], names: string): ChildProcess {
    return this.adopt(
      spawn(
        "systemd-socket-activate",
        [
          ...sockets.map((path) => `--listen=${path}`),
          `--fdname=${names}`,
          ...Object.entries(this.environment()).map(([key, value]) => `--setenv=${key}=${value}`),
          process.execPath,
          this.#program,
        ],
        { stdio: ["ignore", "ignore", "inherit"] },
      ),
    );
  }

  /** Calls a procedure; gives its answer, or the code of its error. */
  async ask(
    socket: string,
    path: string,
    { body, cookie }: { body?: unknown; cookie?: string } = {},
  ): Promise<Answer> {
    const answer = await this.raw(socket, path, {
      ...(body === undefined ? {} : { type: "application/json", body: JSON.stringify(body) }),
      ...(cookie === undefined ? {} : { cookie }),
    });
    const parsed = JSON.parse(answer.text);
    if (parsed.error) return { code: parsed.error.data.sc.code };
    return { data: parsed.result.data, cookie: answer.headers["set-cookie"]?.[0] };
  }

  /** The data that a query of root's answers. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of all kinds
  async query(path: string, input: unknown): Promise<any> {
    return (await this.ask("root", `${path}?input=${encodeURIComponent(JSON.stringify(input))}`)).data;
  }

  raw(socket: string, path: string, options: RawCall) {
    return callSocket(join(this.folder, "run", `${socket}.sock`), path, options);
  }

  /** Kills what still runs, and removes what it kept. */
  async end(): Promise<void> {
    for (const helper of this.#processes) {
      if (helper.exitCode !== null || helper.signalCode !== null) continue;
      helper.kill("SIGKILL");
      await once(helper, "exit");
    }
    rmSync(this.folder, { recursive: true });
  }

  private adopt(helper: ChildProcess): ChildProcess {
    this.#processes.push(helper);
    return helper;
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      SC_ROOT: resolve("."),
      SC_STATE_DIR: join(this.folder, "state"),
      SC_RUNTIME_DIR: join(this.folder, "run"),
      SC_AUDIT_LOG: this.auditLog,
    };
  }
}

// biome-ignore lint/suspicious/noExplicitAny: answers of all kinds
type Answer = { data?: any; code?: string; cookie?: string | undefined };
