import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBasePolicy } from "@/server/host/read-base-policy";
import type { BasePolicy } from "@/server/policy/base-policy";
import { buildHostModule } from "@/server/policy/build-host-module";
import { buildContainerModule } from "@/server/policy/container/build-container-module";
import { typeOf } from "@/server/policy/container/type-of";
import { buildBase } from "../build-base";
import { guestScript } from "../guest-script";
import { type Rule, readRules, rulesProgram } from "../read-rules";
import { testContainers } from "../test-containers";
import { testHeldTypes } from "./held-types";

const product = fileURLToPath(
  new URL("../../../server/policy/sandboxcontainer_product.cil", import.meta.url),
);
const work = mkdtempSync(join(tmpdir(), "linking-"));
const modules = join(work, "modules");
const [container] = testContainers;
const type = typeOf(container?.name ?? "");

/** Bases that know containers, each as the modules that it has besides Debian 12's. */
const others = [
  { name: "container-selinux, as Fedora has it", module: guestScript("container-names.cil") },
  { name: "refpolicy's container module, as Debian 13 has it", module: join(work, "opt/base/container.cil") },
];

/**
 * Our modules beside a policy that has containers of its own already: linked by the tool chain itself (secilc(8)), with
 * the base's own modules.
 */
export function testLinking(): void {
  let debian: Linked;
  beforeAll(async () => {
    await unpackBase();
    debian = await linkAll("debian", []);
  });
  afterAll(() => rmSync(work, { recursive: true }));

  describe.each(others)("a base with $name", ({ module }) => {
    let linked: Linked;
    beforeAll(async () => {
      linked = await linkAll("other", [module]);
    });

    it("links, and its own names are found there", () => {
      expect([...linked.base.types]).toEqual(expect.arrayContaining(["container_t", "container_file_t"]));
      expect([...debian.base.types]).not.toContain("container_t");
    });

    it("gives a container nothing of its own but what a base without gives: its own containers have more", async () => {
      const own = (await listRules(linked.policy)).filter(isOwn).map(tellRule);
      expect(own.sort()).toEqual((await listRules(debian.policy)).filter(isOwn).map(tellRule).sort());
    });

    describe("and a container's type there", () => {
      testHeldTypes([type], () => listRules(linked.policy));
    });

    it("lets libvirt's controller become it", async () => {
      const rule = ["--allow", "--source", "virtd_lxc_t", "--target", type, "--class", "process"];
      const { stdout } = await execa("sesearch", [...rule, "--perms", "transition", linked.policy]);
      expect(stdout).toContain("transition");
    });

    it("would not link if the host's module were Debian 12's: the choice is needed", async () => {
      const host = write("debian-host.cil", buildHostModule(debian.base));
      expect((await link("conflict", [module, host])).stderr).toContain("Re-declaration of type");
    });
  });
}

type Linked = { base: BasePolicy; policy: string };

/** The base with modules of its own besides, and on top of it ours, as they are written for what is found there. */
async function linkAll(name: string, own: readonly string[]): Promise<Linked> {
  const bare = await link(`${name}-bare`, own);
  expect(bare.stderr).toBe("");
  const base = await readBasePolicy(bare.policy);
  const host = write(`${name}-host.cil`, buildHostModule(base));
  const ours = write("container.cil", container === undefined ? "" : buildContainerModule(container));
  const whole = await link(name, [...own, host, ours, product]);
  expect(whole.stderr).toBe("");
  return { base, policy: whole.policy };
}

/** The modules of the host's own base, and what it has compiled of refpolicy's source. */
async function unpackBase(): Promise<void> {
  const archive = await buildBase(new AbortController().signal);
  const store = "./var/lib/selinux/default/active/modules/100";
  await execa("tar", ["-C", work, "-xf", archive, store, "./opt/base"]);
  mkdirSync(modules);
  for (const name of readdirSync(join(work, store))) {
    const compiled = join(work, store, name, "cil");
    // A module that is switched off was never compiled.
    if (!existsSync(compiled)) continue;
    const { stdout } = await execa("bzip2", ["--decompress", "--stdout", compiled]);
    writeFileSync(join(modules, `${name}.cil`), stdout);
  }
}

async function link(name: string, own: readonly string[]): Promise<{ policy: string; stderr: string }> {
  const policy = join(work, `${name}.policy`);
  const base = readdirSync(modules).map((file) => join(modules, file));
  const options = ["--mls", "true", "--output", policy, "--filecontext", "/dev/null"];
  const { stderr } = await execa("secilc", [...options, ...base, ...own], { reject: false });
  return { policy, stderr };
}

/** By Debian's own Python, which has setools. */
async function listRules(policy: string): Promise<Rule[]> {
  return readRules((await execa("/usr/bin/python3", [rulesProgram, policy, type])).stdout);
}

/** What a type may do to itself: its capabilities, its processes and sockets. */
function isOwn({ source, target }: Rule): boolean {
  return source === target;
}

function tellRule({ target, object, permissions }: Rule): string {
  return [target, object, ...permissions].join(" ");
}

function write(name: string, text: string): string {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}
