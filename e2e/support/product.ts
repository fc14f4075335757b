import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";

/** One running product: started as a user starts it (`npm start`), with its own state, sockets and port. */
export class Product {
  readonly stateDir: string;
  readonly url: string;
  /** What auditd would write to: SELinux is off here, and records are written by the tests. */
  readonly auditLog: string;
  /** Lines of helper and web since the start. */
  readonly output: string[] = [];
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | null = null;

  private constructor(directory: string, port: number) {
    this.stateDir = join(directory, "state");
    this.auditLog = join(directory, "audit.log");
    this.url = `http://127.0.0.1:${port}`;
    this.#env = {
      ...process.env,
      SC_STATE_DIR: this.stateDir,
      SC_RUNTIME_DIR: join(directory, "run"),
      SC_AUDIT_LOG: this.auditLog,
      SC_PORT: String(port),
    };
  }

  /** Starts it and waits for the sign-in link, the last thing that `npm start` prints. */
  static async start(): Promise<Product> {
    await removeLeftovers();
    const directory = await mkdtemp(join(tmpdir(), folderPrefix));
    const product = new Product(directory, await findFreePort());
    await writeFile(product.auditLog, "");
    await product.up();
    return product;
  }

  async up(): Promise<void> {
    const child = spawn("npm", ["start"], { cwd: root, env: this.#env, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    const ended = once(child, "exit").then(() => {
      throw new Error(`npm start ended early:\n${this.output.join("\n")}`);
    });
    await Promise.race([this.#waitForLink(child), ended]);
    ended.catch(() => {});
  }

  /** Runs `sandboxcontainer` as root; resolves whatever its exit code is. */
  async command(...args: string[]) {
    return execa("npm", ["run", "-s", "sandboxcontainer", "--", ...args], {
      cwd: root,
      env: this.#env,
      reject: false,
    });
  }

  /** The same, with --json, for what has to succeed. */
  async json<T>(...args: string[]): Promise<T> {
    const { exitCode, stdout, stderr } = await this.command(...args, "--json");
    if (exitCode !== 0)
      throw new Error(`sandboxcontainer ${args.join(" ")} ended with ${exitCode}: ${stderr}${stdout}`);
    return JSON.parse(stdout) as T;
  }

  /** A fresh one-time sign-in link. */
  async link(role = "admin"): Promise<string> {
    return (await this.json<{ url: string }>("login-link", "--role", role)).url;
  }

  /** Ends it and removes what it kept, containers included. */
  async stop(): Promise<void> {
    for (const { name } of await this.json<{ name: string }[]>("list")) {
      await this.command("delete", name, "--yes", "--force");
    }
    await this.down();
    await rm(join(this.stateDir, ".."), { recursive: true });
  }

  async down(): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null) return;
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    await exit;
    this.#process = null;
  }

  /** The process that it started whose command line has this in it; null when there is none. */
  async findPid(part: string): Promise<number | null> {
    const npm = this.#process?.pid;
    return npm === undefined ? null : findDescendant(npm, part);
  }

  /** Kills the helper as nothing can be prepared for; without systemd all of the product ends with it. */
  async killHelper(): Promise<void> {
    const child = this.#process;
    const helper = await this.findPid("helper.mjs");
    if (child === null || helper === null) throw new Error("It does not run.");
    const exit = once(child, "exit");
    process.kill(helper, "SIGKILL");
    await exit;
    this.#process = null;
  }

  async #waitForLink(child: ChildProcess): Promise<void> {
    if (child.stdout === null || child.stderr === null) throw new Error("no output to read");
    createInterface(child.stderr).on("line", (line) => this.output.push(line));
    const lines = createInterface(child.stdout);
    await new Promise<void>((resolve) => {
      lines.on("line", (line) => {
        this.output.push(line);
        if (line.includes("/sign-in#token=")) resolve();
      });
    });
  }
}

async function findDescendant(pid: number, part: string): Promise<number | null> {
  const read = (path: string) => readFile(`/proc/${pid}/${path}`, "utf8").catch(() => "");
  if ((await read("cmdline")).includes(part)) return pid;
  for (const child of (await read(`task/${pid}/children`)).split(" ").filter(Boolean)) {
    const found = await findDescendant(Number(child), part);
    if (found !== null) return found;
  }
  return null;
}

const folderPrefix = "sc-e2e-";
const root = join(import.meta.dirname, "..", "..");

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A run that was killed could not remove its domains; the next one would find their names taken. */
async function removeLeftovers(): Promise<void> {
  const virsh = (...args: string[]) => execa("virsh", ["-c", "lxc:///", ...args], { reject: false });
  const { stdout } = await virsh("list", "--all", "--name");
  for (const name of stdout.split("\n").filter(Boolean)) {
    const { stdout: xml } = await virsh("dumpxml", "--domain", name);
    if (!xml.includes(join(tmpdir(), folderPrefix))) continue;
    await virsh("destroy", "--domain", name);
    await virsh("undefine", "--domain", name);
  }
  for (const entry of await readdir(tmpdir())) {
    if (entry.startsWith(folderPrefix)) await rm(join(tmpdir(), entry), { recursive: true });
  }
}
