// Writing news as people do: the form, its editor, its buttons.
import { expect } from "@playwright/test";
import { demo } from "./house.js";

/** Begins an article; gives the address of its form. */
export async function begin(page) {
  await page.goto(`${demo.url}/actualites`);
  await page.getByRole("button", { name: /^Écri(re|s) une actualité$/ }).first().click();
  await page.waitForURL(/\/actualites\/\d+\/modifier$/);
  return page.url();
}

/** The title's field, not the tool that makes one. */
export const heading = (page) => page.getByRole("textbox", { name: /^Titre/ });
/** The editor, once it has taken the place of the field of HTML. */
export const sheet = (page) => page.locator("preau-editor").getByRole("textbox");
export const tool = (page, name) => page.getByRole("button", { name, exact: true });
export const sentence = (page) => page.locator("[data-sentence]");

/** Who it is for: the groups that are ticked. */
export async function chooseReaders(page, ...groups) {
  for (const group of groups) await page.getByRole("checkbox", { name: group, exact: true }).check();
}

/** Writes an article and publishes it; gives its address. */
export async function publish(page, { title, text, readers }) {
  await begin(page);
  await heading(page).fill(title);
  await sheet(page).click();
  await page.keyboard.type(text);
  await chooseReaders(page, ...readers);
  await page.getByRole("button", { name: /^Publier pour/ }).click();
  await expect(page.getByText("Actualité publiée.")).toBeVisible();
  return page.url();
}
