import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { Facts } from "@/server/contract/facts";
import { gatherFacts } from "./gather-facts";

const gather = (path: string, rest: Partial<Parameters<typeof gatherFacts>[0]> = {}): Promise<Facts> =>
  gatherFacts({ executable: absolutePathSchema.parse(path), ...rest });
const roles = (facts: Facts, role: string) =>
  facts.packages.filter((one) => one.role === role).map(({ name }) => name);
const findFile = (facts: Facts, path: string) => facts.files.find((file) => file.path === path);
const findMention = (facts: Facts, value: string) =>
  facts.mentions.find((mention) => mention.value === value);

describe("a web server whose configuration is in another package", () => {
  let facts: Facts;
  beforeAll(async () => {
    facts = await gather("/usr/sbin/nginx");
  });

  it("finds owner, companions and the closure", () => {
    expect([roles(facts, "owner"), roles(facts, "companion")]).toEqual([["nginx"], ["nginx-common"]]);
    expect(roles(facts, "dependency")).toEqual(expect.arrayContaining(["libc6", "debconf"]));
  });

  it("follows the unit that runs it", () => {
    expect(facts.units[0]).toMatchObject({
      name: "nginx.service",
      path: "/usr/lib/systemd/system/nginx.service",
      package: "nginx-common",
      fit: "executes",
    });
  });

  it("lists configuration with its flags, links as links", () => {
    expect(findFile(facts, "/etc/nginx/nginx.conf")).toMatchObject({
      kind: "file",
      package: "nginx-common",
      common: false,
      flags: ["config"],
    });
    expect(findFile(facts, "/etc/nginx/sites-enabled/default")).toMatchObject({
      kind: "symlink",
      target: "/etc/nginx/sites-available/default",
      package: null,
    });
    expect(findFile(facts, "/usr/share/doc")?.common).toBe(true);
  });

  it("says what the configuration names, with the place, and lists data that it serves", () => {
    expect(findMention(facts, "www-data")).toMatchObject({
      what: "account",
      file: "/etc/nginx/nginx.conf",
      line: 1,
    });
    expect(findMention(facts, "/var/www/html")?.found?.kind).toBe("directory");
    expect(findFile(facts, "/var/www/html")?.kind).toBe("directory");
    expect(findMention(facts, "/var/log/nginx/error.log")).toBeDefined();
    expect(findFile(facts, "/var/log/nginx/error.log")).toBeUndefined();
  });

  it("finds every library", () => {
    expect(facts.libraries.map(({ name }) => name)).toContain("libc.so.6");
    expect(facts.libraries.filter(({ path }) => path === null)).toEqual([]);
  });

  it("knows the host", () => {
    expect(facts.host.reaper?.kind).toMatch(/tini|catatonit/);
    expect(facts.host.libvirt?.version).toMatch(/^\d+\./);
    expect(facts.host.network).toMatchObject({ name: "default", bridge: "virbr0", prefix: 24 });
    expect(facts.host.baseFiles.map(({ path }) => path)).toContain("/etc/nsswitch.conf");
    expect(facts.host.storage.freeBytes).toBeGreaterThan(0);
  });
});

describe("other programs", () => {
  it("takes the unit from a companion, and knows the script in it as a wrapper", async () => {
    const facts = await gather("/usr/sbin/apache2");
    expect(roles(facts, "owner")).toEqual(["apache2-bin"]);
    expect(roles(facts, "companion")).toContain("apache2");
    expect(facts.units[0]).toMatchObject({ name: "apache2.service", fit: "wrapper" });
    expect(findFile(facts, "/etc/apache2/mods-enabled/mime.load")?.kind).toBe("symlink");
  });

  it("keeps the picked name of a program that is a link, and reads what its unit allows", async () => {
    const facts = await gather("/usr/bin/redis-server");
    expect(facts.executable).toMatchObject({
      path: "/usr/bin/redis-server",
      resolved: "/usr/bin/redis-check-rdb",
      package: "redis-server",
      kind: "elf",
    });
    expect(facts.units[0]).toMatchObject({ user: "redis", capabilityBoundingSet: [] });
    expect(findFile(facts, "/etc/redis/redis.conf")).toMatchObject({ owner: "redis" });
    expect(findMention(facts, "/var/lib/redis")).toBeDefined();
  });

  it("does not follow the daemon's unit for the tool beside it", async () => {
    expect((await gather("/usr/bin/redis-cli")).units.map(({ fit }) => fit)).not.toContain("executes");
    expect((await gather("/usr/bin/redis-cli")).units[0]?.fit).toBe("none");
  });

  it("reads configuration that no package lists but the unit names", async () => {
    const facts = await gather("/usr/bin/memcached");
    expect(findFile(facts, "/etc/memcached.conf")).toMatchObject({ package: null, kind: "file" });
    expect(findMention(facts, "memcache")).toMatchObject({ what: "account", file: "/etc/memcached.conf" });
    expect(findMention(facts, "127.0.0.1")?.what).toBe("loopback");
  });

  it("has no unit for a plain program", async () => {
    const facts = await gather("/usr/bin/python3");
    expect(facts.units.filter(({ fit }) => fit !== "none")).toEqual([]);
    expect(facts.executable.links[0]?.from).toBe("/usr/bin/python3");
  });

  it("gives an instance of a template when it is asked for by name", async () => {
    const facts = await gather("/usr/bin/redis-server", { unit: "redis-server@two.service" });
    const unit = facts.units.find(({ name }) => name === "redis-server@two.service");
    expect(unit?.execStart[0]?.arguments).toContain("/etc/redis/redis-two.conf");
  });
});

describe("what the administrator adds", () => {
  const data = "/srv/sandboxcontainer-facts-test";
  const configuration = "/etc/apache2/conf-available/sandboxcontainer-facts-test.conf";
  const link = "/etc/apache2/conf-available/sandboxcontainer-facts-test-link.conf";
  beforeAll(() => {
    mkdirSync(`${data}/pages`, { recursive: true });
    writeFileSync(`${data}/pages/index.html`, "hello");
    writeFileSync(`${data}/odd\nname`, "");
    writeFileSync(`${data}/linked.conf`, "");
    symlinkSync("/", `${data}/root`);
    writeFileSync(configuration, `# /srv/not-this\nAlias /x ${data}/\n`);
    symlinkSync(`${data}/linked.conf`, link);
  });
  afterAll(() => {
    for (const path of [data, configuration, link]) rmSync(path, { recursive: true, force: true });
  });

  it("finds own files, named data and where links lead, and follows no link out of a directory", async () => {
    const facts = await gather("/usr/sbin/apache2");
    expect(findFile(facts, configuration)).toMatchObject({ package: null, kind: "file" });
    expect(findMention(facts, data)).toMatchObject({ file: configuration, line: 2, whole: true });
    expect(findFile(facts, `${data}/pages/index.html`)).toMatchObject({ size: 5, package: null });
    expect(findFile(facts, `${data}/root`)).toMatchObject({ kind: "symlink", target: "/" });
    expect(findFile(facts, `${data}/linked.conf`)?.kind).toBe("file");
    expect(facts.files.filter(({ path }) => path.startsWith(`${data}/root/`))).toEqual([]);
    expect(facts.files.filter(({ path }) => /\p{Cc}/u.test(path))).toEqual([]);
  });
});

describe("what cannot be gathered", () => {
  it("says so", async () => {
    await expect(gather("/usr/bin/no-such-program")).rejects.toMatchObject({ code: "executable_not_found" });
    await expect(gather("/etc/hostname")).rejects.toMatchObject({ code: "package_not_found" });
    await expect(
      gatherFacts({ executable: absolutePathSchema.parse("/usr/bin/env") }, { dbPath: "/nowhere" }),
    ).rejects.toMatchObject({
      code: "package_db_missing",
    });
  });
});
