import AxeBuilder from "@axe-core/playwright";
import type { Plan } from "@/server/contract/plan";
import type { Verification } from "@/server/contract/verification";
import { expect, test } from "./support/test";
import { startDraft } from "./support/wizard";

test.describe("the policy of a container", () => {
  test.beforeAll(async ({ product }) => {
    const choices = ["--name", "pol-a", "--arg", "1000", "--network", "none", "--start"];
    await product.json("create", "/usr/bin/sleep", ...choices);
  });

  test.afterAll(async ({ product }) => {
    await product.command("delete", "pol-a", "--yes", "--force");
  });

  test("is shown before it is built, as a module and in words", async ({ signedIn: page }) => {
    await startDraft(page, { executable: "/usr/sbin/nginx", name: "pol-b" });
    await page.getByRole("button", { name: "Continue to mounts" }).click();
    await page.getByRole("button", { name: /Continue to label/ }).click();
    const module = page.getByRole("region", { name: "policy module" });
    await expect(module).toContainText("(type sc_pol-b_t)");
    await expect(module).toContainText("reserved_port_type");
    await expect(page.getByText("those below 1024 included")).toBeVisible();
    await expect(page.getByText(/not loaded: SELinux is off/)).toBeVisible();
  });

  test("stands on the Label page as the plan has it", async ({ product, signedIn: page }) => {
    const plan = await product.json<Plan>("show", "pol-a", "--plan");
    await page.goto("/containers/pol-a/label");
    const module = page.getByRole("region", { name: "policy module" });
    await expect(module).toContainText(`(type ${plan.label.type})`);
    expect(await module.textContent()).toBe(plan.policy?.text);
    await expect(module.locator(".hljs-comment").first()).toBeVisible();
  });

  for (const width of [1280, 414]) {
    test(`is tested by a button that says what the command says, at ${width}`, async ({
      product,
      signedIn: page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto("/containers/pol-a/label");
      await page.getByRole("button", { name: "Verify" }).click();
      const rows = page.getByRole("region", { name: "Self-test" }).getByRole("listitem");
      await expect(rows.first()).toBeVisible();
      const { stdout } = await product.command("verify", "pol-a", "--json");
      const { findings } = JSON.parse(stdout) as Verification;
      expect(findings.find(({ id }) => id === "selinux")?.state).toBe("fail");
      for (const id of ["capabilities", "namespaces", "root", "read-only", "mounts", "definition"]) {
        expect([id, findings.find((finding) => finding.id === id)?.state]).toEqual([id, "pass"]);
      }
      await expect(rows).toHaveCount(findings.length);
      for (const [index, { title, state, detail }] of findings.entries()) {
        await expect(rows.nth(index)).toContainText(title);
        await expect(rows.nth(index)).toContainText(state === "unknown" ? "not to be seen" : state);
        await expect(rows.nth(index)).toContainText(detail);
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
});
