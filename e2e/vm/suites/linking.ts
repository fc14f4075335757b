import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBasePolicy } from "@/server/host/read-base-policy";
import { buildHostModule } from "@/server/policy/build-host-module";
import { buildContainerModule } from "@/server/policy/container/build-container-module";
import { guestScript } from "../guest-script";
import { hostPaths } from "../host-paths";
import { testContainers } from "../test-containers";

const work = mkdtempSync(join(tmpdir(), "linking-"));
const baseModules = join(work, "base");
const names = guestScript("container-names.cil");
const [container] = testContainers;

/**
 * Our modules beside a policy that has the containers' names already, as Fedora's has: linked by the tool chain itself
 * (secilc(8)), with the base's own modules.
 */
export function testLinking(): void {
  beforeAll(unpackBase);
  afterAll(() => rmSync(work, { recursive: true }));

  it("link with a base that has the names of container-selinux, and find them there", async () => {
    const linked = await link("fedora", [names]);
    expect(linked.stderr).toBe("");
    const base = await readBasePolicy(linked.policy);
    expect([...base.types]).toEqual(expect.arrayContaining(["container_t", "container_file_t"]));
    expect([...base.controllerAttributes]).toContain("unconfined_domain_type");
    expect(base.inheritsRange).toBe(true);
    const host = write("host.cil", buildHostModule(base));
    const own = write("container.cil", container === undefined ? "" : buildContainerModule(container));
    const whole = await link("whole", [names, host, own]);
    expect(whole.stderr).toBe("");
    expect((await readBasePolicy(whole.policy)).types).toContain("sc_left_t");
  });

  it("would not link there if they were those for Debian: the choice is needed", async () => {
    const debian = await link("debian", []);
    const host = write("debian-host.cil", buildHostModule(await readBasePolicy(debian.policy)));
    expect((await link("debian-whole", [host])).stderr).toBe("");
    expect((await link("conflict", [names, host])).stderr).toContain("Re-declaration of type");
  });
}

async function unpackBase(): Promise<void> {
  const archive = readdirSync(hostPaths.cache).find((name) => /^base-\w+\.tar$/.test(name));
  if (archive === undefined) throw new Error(`There is no base in ${hostPaths.cache}.`);
  const store = "./var/lib/selinux/default/active/modules/100";
  await execa("tar", ["-C", work, "-xf", join(hostPaths.cache, archive), store]);
  mkdirSync(baseModules);
  for (const name of readdirSync(join(work, store))) {
    const compiled = join(work, store, name, "cil");
    // A module that is switched off was never compiled.
    if (!existsSync(compiled)) continue;
    const { stdout } = await execa("bzip2", ["--decompress", "--stdout", compiled]);
    writeFileSync(join(baseModules, `${name}.cil`), stdout);
  }
}

async function link(name: string, modules: readonly string[]): Promise<{ policy: string; stderr: string }> {
  const policy = join(work, `${name}.policy`);
  const base = readdirSync(baseModules).map((file) => join(baseModules, file));
  const options = ["--mls", "true", "--output", policy, "--filecontext", "/dev/null"];
  const { stderr } = await execa("secilc", [...options, ...base, ...modules], { reject: false });
  return { policy, stderr };
}

function write(name: string, text: string): string {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}
