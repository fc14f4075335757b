import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "./support/test";

const names = [
  "../x",
  "-rf",
  "a;b",
  "a\nb",
  "x".repeat(300),
  "wеb",
  "Web",
  "web ",
  "",
  "a--",
  "$(id)",
  "web1'",
  ".",
];

test("a bad name gets a clear error and changes nothing", async ({ product }) => {
  const before = await product.json<unknown[]>("list");
  for (const name of names) {
    const { exitCode, stderr } = await product.command("create", "/usr/bin/sleep", `--name=${name}`);
    expect(exitCode, JSON.stringify(name)).not.toBe(0);
    expect(stderr, JSON.stringify(name)).toMatch(/name/i);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
  expect(await product.json("list")).toEqual(before);
});

test("a bad executable path gets a clear error", async ({ product }) => {
  for (const path of [
    "../x",
    "-rf",
    "/usr/bin/../bin/sleep",
    "/usr/bin/sl\u0001eep",
    `/${"x".repeat(5000)}`,
    "/usr/bin",
    "/dev/null",
  ]) {
    const { exitCode, stderr, stdout } = await product.command("plan", "--", path);
    expect(exitCode, JSON.stringify(path)).not.toBe(0);
    expect(stderr + stdout).not.toMatch(/\n\s+at /);
  }
});

test("XML metacharacters in arguments arrive as they are", async ({ product }) => {
  const argument = `<a b="c">&amp;'$(id)\`;</a>`;
  await product.json(
    "create",
    "/usr/bin/printf",
    "--name",
    "hostile-xml",
    "--network",
    "none",
    "--arg",
    "%s\\n",
    "--arg",
    argument,
    "--start",
  );
  await expect
    .poll(async () => (await product.command("logs", "hostile-xml")).stdout, { timeout: 20_000 })
    .toContain(argument);
  await product.json("delete", "hostile-xml", "--yes", "--force");
});

test("a domain that libvirt has but we have not is left alone", async ({ product }) => {
  const file = join(product.stateDir, "foreign.xml");
  await writeFile(
    file,
    `<domain type='lxc'><name>hostile-foreign</name><memory>65536</memory><os><type>exe</type><init>/usr/bin/true</init></os><devices><console type='pty'/></devices></domain>`,
  );
  await execa("virsh", ["-c", "lxc:///", "define", file]);
  try {
    const before = (await execa("virsh", ["-c", "lxc:///", "dumpxml", "hostile-foreign"])).stdout;
    const { exitCode, stderr } = await product.command(
      "create",
      "/usr/bin/sleep",
      "--name",
      "hostile-foreign",
    );
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/libvirt has a domain|exists/);
    expect((await execa("virsh", ["-c", "lxc:///", "dumpxml", "hostile-foreign"])).stdout).toBe(before);
  } finally {
    await execa("virsh", ["-c", "lxc:///", "undefine", "hostile-foreign"]);
    await rm(file);
  }
});

test("an image path that exists is not overwritten", async ({ product }) => {
  const folder = join(product.stateDir, "containers", "hostile-image");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "root.img"), "precious");
  const { exitCode, stderr } = await product.command(
    "create",
    "/usr/bin/sleep",
    "--name",
    "hostile-image",
    "--image",
    "64",
  );
  expect(exitCode).not.toBe(0);
  expect(stderr).toMatch(/exists/);
  expect(await readFile(join(folder, "root.img"), "utf8")).toBe("precious");
  await rm(folder, { recursive: true });
});
