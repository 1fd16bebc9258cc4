// Without scripts everything is a form: an article is written as HTML, checked and published.
import { expect, test } from "@playwright/test";
import { browserOf, demo } from "./house.js";
import { begin, chooseReaders, heading } from "./newsroom.js";

test("an article is written and published without scripts", async ({ browser }) => {
  const page = await browserOf(browser, demo.named("elodie.pereira"), undefined, { javaScriptEnabled: false });
  await begin(page);
  await page.getByRole("button", { name: "Publier" }).click();
  await expect(page.getByText("Choisissez au moins un groupe.").first()).toBeVisible();
  await heading(page).fill("Lecture du soir");
  await page.getByLabel("Texte").fill("<p>Vingt minutes, <strong>ensemble</strong>.</p>");
  await chooseReaders(page, "ULIS : responsables");
  await page.getByRole("button", { name: "Vérifier qui la verra" }).click();
  await expect(page.getByText(/Sera lue par les \d+ responsables/)).toBeVisible();
  await page.getByRole("button", { name: /^Publier pour \d+ responsables$/ }).click();
  await expect(page.getByText("Actualité publiée.")).toBeVisible();
  await expect(page.locator(".prose strong")).toHaveText("ensemble");

  await page.getByRole("link", { name: "Modifier" }).click();
  await heading(page).fill("Lecture du soir, chaque soir");
  await page.getByRole("button", { name: "Enregistrer les changements" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lecture du soir, chaque soir");
  await page.context().close();
});
