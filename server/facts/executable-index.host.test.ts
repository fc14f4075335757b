import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { executableItemSchema } from "@/server/contract/executable-item";
import { runCommand } from "@/server/host/run-command";
import { ExecutableIndex } from "./executable-index";

describe("ExecutableIndex", () => {
  const index = ExecutableIndex.create();
  const find = (query: string, servicesOnly = false) => index.search({ query, servicesOnly, limit: 100 });

  it("finds programs by name, package and summary, services with their unit", async () => {
    const nginx = await find("nginx");
    expect(nginx.items[0]).toMatchObject({
      path: "/usr/sbin/nginx",
      package: "nginx",
      unit: "nginx.service",
    });
    expect((await find("scalable proxy")).items.map(({ path }) => path)).toContain("/usr/sbin/nginx");
    expect((await find("redis-server")).items[0]).toMatchObject({
      path: "/usr/bin/redis-server",
      resolved: "/usr/bin/redis-check-rdb",
      unit: "redis-server.service",
    });
  });

  it("marks as services what units run, and not the tools beside them", async () => {
    const services = (await find("", true)).items;
    expect(services.every(({ unit }) => unit !== null)).toBe(true);
    const paths = services.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["/usr/sbin/apache2", "/usr/bin/memcached"]));
    expect(paths).not.toContain("/usr/bin/redis-cli");
  });

  it("holds executables only, each as the API wants it", async () => {
    const { items, total, indexed } = await find("/");
    expect(total).toBe(indexed);
    expect(indexed).toBeGreaterThan(300);
    for (const item of items) {
      expect(executableItemSchema.safeParse(item).success).toBe(true);
      expect(statSync(item.path).mode & 0o111).not.toBe(0);
    }
  });

  it("knows setuid programs", async () => {
    expect((await find("/usr/bin/passwd")).items[0]?.setuid).toBe(true);
  });

  it("has every program of bin and sbin that dpkg lists", async () => {
    const listed = (await runCommand("dpkg", ["-L", "nginx", "redis-tools", "coreutils"]))
      .split("\n")
      .filter((path) => /^(?:\/usr)?\/s?bin\/./.test(path));
    const names = await Promise.all(
      listed.map(async (path) => (await find(path.replace(/^(?:\/usr)?/, "/usr"))).total),
    );
    expect(listed.length).toBeGreaterThan(50);
    expect(names.filter((total) => total === 0)).toEqual([]);
  });
});
