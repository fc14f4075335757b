import { randomBytes } from "node:crypto";
import { execa } from "execa";
import { expect, test } from "./support/test";

test("a link signs in once", async ({ page, product, browser }) => {
  const link = await product.link();
  await page.goto(link);
  await page.waitForURL("**/containers");
  expect(page.url(), "the token does not stay in the address").not.toContain("token");
  const cookie = (await page.context().cookies()).find(({ name }) => name === "sc_session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });

  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByText(/used|expired|not valid|no longer/i).first()).toBeVisible();
  await other.close();
});

test("a member of the administrators' group signs in with the system password, others do not", async ({
  page,
  product,
  noise,
}) => {
  const password = randomBytes(12).toString("hex");
  const admin = await createUser(password, ["sudo"]);
  const plain = await createUser(password, []);
  try {
    for (const [user, secret] of [
      [plain, password],
      [admin, "wrong"],
    ] as const) {
      await page.goto(`${product.url}/sign-in`);
      await page.getByRole("textbox", { name: /user/i }).fill(user);
      await page.getByLabel("Password").fill(secret);
      await page.getByRole("button", { name: /sign in/i }).click();
      await expect(page.getByRole("alert").filter({ hasText: /./ }).first()).toBeVisible();
      expect(page.url()).toContain("/sign-in");
    }
    await page.getByRole("textbox", { name: /user/i }).fill(admin);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: /sign in/i }).click();
    await page.waitForURL("**/containers");
    expect(
      noise.splice(0).every((line) => line.includes("401")),
      "the refused tries alone make noise",
    ).toBe(true);
    // With its account the session ends, and a page that is just being led away cannot be closed.
    await page.goto("about:blank");
  } finally {
    await Promise.all([admin, plain].map((user) => execa("userdel", ["--", user])));
  }
});

test("without a session every page leads to sign-in", async ({ page, product }) => {
  for (const path of ["/containers", "/new", "/host", "/activity", "/containers/x/log"]) {
    await page.goto(product.url + path);
    await page.waitForURL("**/sign-in*");
  }
});

async function createUser(password: string, groups: string[]): Promise<string> {
  const user = `sc-e2e-${randomBytes(3).toString("hex")}`;
  await execa("useradd", ["-M", ...(groups.length > 0 ? ["-G", groups.join(",")] : []), "--", user]);
  await execa("chpasswd", [], { input: `${user}:${password}` });
  return user;
}
