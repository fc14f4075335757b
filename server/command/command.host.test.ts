import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkSchema } from "@/server/contract/check";
import { denialSchema } from "@/server/contract/denial";
import { planSchema } from "@/server/contract/plan";
import { records } from "@/server/denials/testing/records";

const root = fileURLToPath(new URL("../..", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "sc-command-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** The command as a person runs it from a checkout, where no helper answers. */
function command(...args: string[]) {
  return execa("npm", ["run", "-s", "sandboxcontainer", "--", ...args], {
    cwd: root,
    env: { SC_RUNTIME_DIR: directory },
    reject: false,
  });
}

describe("plan without the helper", () => {
  it("prints one JSON document of the contract's shape and nothing else", async () => {
    const { stdout, exitCode } = await command("plan", "/usr/bin/env", "--network", "none", "--json");
    const plan = planSchema.parse(JSON.parse(stdout));
    expect(exitCode).toBe(0);
    expect(plan.request).toMatchObject({ executable: "/usr/bin/env", name: "env", network: "none" });
    expect(plan.mounts.map(({ target }) => target)).toContain("/usr");
  });

  it("reads well for a person, without colour in a pipe", async () => {
    const { stdout } = await command("plan", "/usr/bin/env", "--network", "none", "--", "printenv", "A B");
    expect(stdout).toMatch(/^env: .*\n\nRead first\n|^env: /);
    for (const title of ["Program", "Mounts", "Paths", "Label", "Capabilities", "Init", "Kept in"]) {
      expect(stdout).toContain(`\n${title}\n`);
    }
    expect(stdout).toContain('runs   /usr/bin/env printenv "A B"');
    expect(stdout).not.toContain("\x1b");
  });

  it("gives the XML and the init alone", async () => {
    expect((await command("plan", "/usr/bin/env", "--network", "none", "--xml")).stdout).toMatch(
      /^<domain type="lxc"/,
    );
    expect((await command("plan", "/usr/bin/env", "--network", "none", "--init")).stdout).toMatch(/^#!/);
  });

  it("refuses a setuid program with its own exit code, plan and all", async () => {
    const { stdout, stderr, exitCode } = await command("plan", "/usr/bin/su", "--json");
    expect(exitCode).toBe(4);
    expect(planSchema.parse(JSON.parse(stdout)).warnings.map(({ severity }) => severity)).toContain("refuse");
    expect(stderr).toContain("setuid");
  });

  it("reads another rpm database", async (context) => {
    const source = join(root, "..", "shared", "data", "rpmdb", "mariner-2");
    const copied = join(directory, "rpmdb");
    try {
      cpSync(source, copied, { recursive: true });
    } catch {
      context.skip(`${source} is not here`);
    }
    const { stdout } = await command("plan", "/usr/bin/bash", "--dbpath", copied, "--json");
    const plan = planSchema.parse(JSON.parse(stdout));
    expect(plan.packageDb).toBe("rpm");
    expect(plan.packages.find(({ role }) => role === "owner")?.name).toBe("bash");
  });
});

describe("exit codes and errors", () => {
  it.each([
    ["no command", [], 2, "bad_input"],
    ["an unknown option", ["list", "--bogus"], 2, "bad_input"],
    ["a bad name", ["show", "../x"], 2, "bad_input"],
    ["a program that is not there", ["plan", "/nope"], 3, "executable_not_found"],
    ["no helper", ["list"], 5, "helper_unreachable"],
  ])("%s", async (_name, args, code, errorCode) => {
    const shown = await command(...args);
    expect([shown.exitCode, shown.stdout]).toEqual([code, ""]);
    expect(shown.stderr).toMatch(/^sandboxcontainer: .+/);
    const { stdout, exitCode } = await command(...args, "--json");
    expect([exitCode, JSON.parse(stdout).error.code]).toEqual([code, errorCode]);
  });
});

describe("doctor", () => {
  it("says what is here, as the system's own tools do", async () => {
    const { stdout } = await command("doctor", "--json");
    const checks = checkSchema.array().parse(JSON.parse(stdout));
    const find = (id: string) => checks.find((check) => check.id === id);
    const { stdout: selections } = await execa("dpkg", ["--get-selections"]);
    const count = selections.split("\n").filter((line) => line.endsWith("\tinstall")).length;
    expect(find("packages")?.detail).toContain(`dpkg: ${count} packages`);
    const { stdout: version } = await execa("virsh", ["-c", "lxc:///", "version"]);
    expect(find("libvirt")).toMatchObject({
      state: "ok",
      detail: expect.stringContaining(libraryOf(version)),
    });
    expect(find("domain-type")?.state).toBe("ok");
  });
});

describe("completion", () => {
  it("offers subcommands and options in a real bash", async () => {
    const ask = `COMP_WORDS=(sandboxcontainer "$@"); COMP_CWORD=$#; _sandboxcontainer; echo "\${COMPREPLY[@]}"`;
    const define = `sandboxcontainer() { npm run -s sandboxcontainer -- "$@"; }; eval "$(sandboxcontainer completion bash)"`;
    const complete = (...words: string[]) =>
      execa("bash", ["-c", `${define}; ${ask}`, "bash", ...words], {
        cwd: root,
        env: { SC_RUNTIME_DIR: directory },
      });
    expect((await complete("st")).stdout).toBe("start stop");
    expect((await complete("plan", "/usr/bin/env", "--me")).stdout).toBe("--memory");
  });
});

const libraryOf = (text: string): string => /libvirt (\d[\d.]*)/.exec(text)?.[1] ?? "no version";

describe("denials of any log", () => {
  const { avc, stamp } = records;
  const log = join(directory, "audit.log");
  const lines = [
    `type=AVC ${stamp(1)}: ${avc({ what: 'path="/srv/x" dev="vda" ino=1' })}`,
    `type=AVC ${stamp(2)}: ${avc({ what: 'path="/srv/x" dev="vda" ino=1' })}`,
    `type=AVC ${stamp(3)}: ${avc({ source: "system_u:system_r:sc_web2_t:s0:c3,c40", target: "system_u:object_r:shadow_t:s0", what: "name=1B5B324A" })}`,
    `type=AVC ${stamp(4)}: apparmor="DENIED" operation="open"`,
  ];
  beforeAll(() => writeFileSync(log, `${lines.join("\n")}\n`));

  it("are one object a line, each whose it is", async () => {
    const { stdout, exitCode } = await command("denials", "--file", log, "--json");
    const denials = stdout.split("\n").map((line) => denialSchema.parse(JSON.parse(line)));
    expect(exitCode).toBe(0);
    expect(denials.map(({ serial, container, victim }) => [serial, container, victim])).toEqual([
      [1, "web1", "web2"],
      [2, "web1", "web2"],
      [3, "web2", null],
    ]);
    expect(Object.keys(JSON.parse(stdout.split("\n")[0] ?? ""))).toEqual(Object.keys(denialSchema.shape));
  });

  it("read well for a person, the same ones together, and harmless on a terminal", async () => {
    const { stdout, stderr } = await command("denials", "--file", log);
    expect(stdout).toContain(", 2 times\n  web1 tried to read web2's file /srv/x.\n");
    expect(stdout).toContain("web2 tried to read the file \\x1b[2J (shadow_t).");
    expect(stdout).not.toContain("\x1b");
    expect(stderr).toBe("Not shown: 1 record of AppArmor, which is not SELinux.");
  });

  it("are those of one container, and those about it", async () => {
    const { stdout } = await command("denials", "--file", log, "--json", "--container", "web2");
    expect(stdout.split("\n")).toHaveLength(3);
    const { stdout: none } = await command("denials", "--file", log, "--container", "db1");
    expect(none).toMatch(/^Nothing was denied to db1/);
    const { stdout: later } = await command("denials", "--file", log, "--json", "--since", "2100-01-01");
    expect(later).toBe("");
  });

  it.each([
    [3, "There is no ", ["--file", join(directory, "none")]],
    [2, "is a directory", ["--file", directory]],
    [2, "no audit record", ["--file", "/etc/passwd"]],
    [2, "is no time", ["--since", "soon"]],
    [2, "A name starts", ["--container", "../x"]],
  ])("end with %i: %s", async (code, message, args) => {
    const { exitCode, stderr } = await command("denials", ...args);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(code);
  });
});
