import { execa } from "execa";
import { fetchPage } from "./support/http";
import { expectIsolated, findInitPid, insidePath, writeInside } from "./support/isolation";
import { expect, test } from "./support/test";
import { waitFor } from "./support/wait";

type Row = { name: string; state: string; address: string | null; pair: [number, number] };

test("two web servers side by side, by command alone", async ({ product }) => {
  test.setTimeout(300_000);
  await product.json("create", "/usr/sbin/nginx", "--name", "cmd-dir", "--start");
  await product.json("create", "/usr/sbin/nginx", "--name", "cmd-img", "--image", "64", "--start");

  const rows = await product.json<Row[]>("list");
  const [directory, image] = ["cmd-dir", "cmd-img"].map((name) => rows.find((row) => row.name === name));
  expect([directory?.state, image?.state]).toEqual(["running", "running"]);
  expect(directory?.pair, "each has its own MCS pair").not.toEqual(image?.pair);
  const [first, second] = [directory?.address ?? "", image?.address ?? ""];

  await writeInside("cmd-dir", "/var/www/html/index.html", "page of the directory");
  await writeInside("cmd-img", "/var/www/html/index.html", "page of the image");
  expect(await Promise.all([fetchPage(first), fetchPage(second)])).toEqual([
    "page of the directory",
    "page of the image",
  ]);
  await Promise.all([expectIsolated("cmd-dir"), expectIsolated("cmd-img")]);
  expect((await execa("virsh", ["-c", "lxc:///", "domstate", "cmd-img"])).stdout.trim()).toBe("running");
  expect((await execa("ls", [await insidePath("cmd-img", "/var/www/html")])).stdout).not.toContain("cmd-dir");

  await product.json("stop", "cmd-dir");
  expect((await execa("virsh", ["-c", "lxc:///", "domstate", "cmd-dir"])).stdout.trim()).toBe("shut off");
  expect(await fetchPage(second)).toBe("page of the image");

  await product.json("restart", "cmd-img");
  expect(await fetchPage(second), "an image keeps its data over a restart").toBe("page of the image");
  expect((await product.json<{ lines: unknown[] }>("logs", "cmd-img")).lines).toBeInstanceOf(Array);
});

const services = [
  {
    executable: "/usr/sbin/apache2",
    name: "cmd-apache",
    ask: (address: string) => fetchPage(address),
    answer: /Apache/,
  },
  {
    executable: "/usr/bin/redis-server",
    name: "cmd-redis",
    ask: (_: string, pid: number) => askInside(pid, ["redis-cli", "ping"]),
    answer: /^PONG$/,
  },
  {
    executable: "/usr/bin/memcached",
    name: "cmd-memcached",
    ask: (_: string, pid: number) => askInside(pid, ["bash", "-c", memcachedVersion]),
    answer: /^VERSION /,
  },
];

const memcachedVersion = "exec 3<>/dev/tcp/127.0.0.1/11211; printf 'version\\r\\n' >&3; head -n1 <&3";

for (const { executable, name, ask, answer } of services) {
  test(`${executable} runs and answers with the defaults`, async ({ product }) => {
    await product.json("create", executable, "--name", name, "--start");
    const row = await product.json<Row>("show", name);
    expect(row.state).toBe("running");
    const pid = await findInitPid(name);
    expect(await waitFor(`${name} answers`, 20, () => ask(row.address ?? "", pid))).toMatch(answer);
    await product.json("delete", name, "--yes", "--force");
    const { stdout } = await execa("virsh", ["-c", "lxc:///", "list", "--all", "--name"]);
    expect(stdout.split("\n")).not.toContain(name);
  });
}

test("a program that ends at once is not called running", async ({ product }) => {
  const created = await product.command(
    ...["create", "/usr/bin/false", "--name", "cmd-false", "--network", "none", "--start"],
  );
  expect(created.exitCode).not.toBe(0);
  expect(created.stderr).toMatch(/cmd-false .*ended at once.* 1/);
  const row = await product.json<Row & { lastEnd: { exitCode: number | null } }>("show", "cmd-false");
  expect([row.state, row.lastEnd.exitCode]).toEqual(["stopped", 1]);
  await product.json("delete", "cmd-false", "--yes");
});

/** Runs a host program in the container's network namespace: these services listen on loopback by default. */
async function askInside(pid: number, command: string[]): Promise<string> {
  return (
    await execa("nsenter", ["-t", String(pid), "-n", "--", ...command], { timeout: 5000 })
  ).stdout.trim();
}
