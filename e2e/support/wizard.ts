import type { Page } from "@playwright/test";
import { expect } from "./test";

type Choices = {
  executable: string;
  name: string;
  store?: "directory" | "image";
  arguments?: string;
  network?: "none";
};

/** Steps 1: picks the executable as a person does and fills the form; ends on the contents. */
export async function startDraft(page: Page, choices: Choices): Promise<void> {
  await page.goto("/new");
  const picker = page.getByRole("combobox", { name: "Executable" });
  await picker.fill(choices.executable);
  await page.getByRole("option", { name: choices.executable }).first().click();
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).not.toHaveValue("");
  await name.fill(choices.name);
  if (choices.arguments !== undefined)
    await page.getByRole("textbox", { name: "Arguments" }).fill(choices.arguments);
  if (choices.store === "image") {
    await page.getByText("Image file", { exact: true }).click();
    await page.getByRole("textbox", { name: "Image size" }).fill("64");
  }
  if (choices.network === "none") await page.getByText("None", { exact: true }).click();
  await page.getByRole("button", { name: "Continue to contents" }).click();
  await expect(page).toHaveURL(/step=contents&draft=|draft=.*step=contents/);
}

/** From the contents to the review. */
export async function walkToReview(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue to mounts" }).click();
  await page.getByRole("button", { name: /Continue to label/ }).click();
  await page.getByRole("button", { name: /Continue to review/ }).click();
  await expect(page).toHaveURL(/step=review/);
}

/** The whole wizard; ends on the page of the built container, started. */
export async function buildContainer(page: Page, choices: Choices): Promise<void> {
  await startDraft(page, choices);
  await walkToReview(page);
  await page.getByRole("button", { name: `Build ${choices.name}` }).click();
  await page.waitForURL(`**/containers/${choices.name}`, { timeout: 60_000 });
}
