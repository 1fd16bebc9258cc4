// Nothing that was typed is lost: the page closed, the session ended, the button pressed twice.
import { expect, test } from "@playwright/test";
import { browserOf, demo } from "./house.js";
import { begin, chooseReaders, heading, sheet } from "./newsroom.js";

// Of their own, since other stories are written at the same time.
const AUTHOR = demo.named("claire.le-goff");
const autosaved = (page) => expect(page.locator(".autosave")).toHaveText(/^Brouillon enregistré à \d+ h \d\d$/, { timeout: 15_000 });
const signInHere = async (page, { login, password }) => {
  await page.getByLabel("Identifiant").fill(login);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
};

let page;
test.beforeEach(async ({ browser }) => {
  page = await browserOf(browser, AUTHOR);
});
test.afterEach(() => page.context().close());

test("a page closed in the middle is found again", async () => {
  const form = await begin(page);
  await heading(page).fill("Cantine de mai");
  await sheet(page).click();
  await page.keyboard.type("Lundi, des lentilles.");
  await autosaved(page);
  await page.keyboard.type(" Mardi, du riz.");
  await page.close({ runBeforeUnload: true });

  // The last words leave with the page: they may arrive a moment after it is gone.
  page = await page.context().newPage();
  await expect(async () => {
    await page.goto(form);
    await expect(heading(page)).toHaveValue("Cantine de mai");
    await expect(sheet(page)).toHaveText("Lundi, des lentilles. Mardi, du riz.", { timeout: 2_000 });
  }).toPass();
  await page.getByRole("button", { name: "Garder comme brouillon" }).click();
  await expect(page.getByText("Brouillon gardé.")).toBeVisible();

  await page.goto(form);
  await sheet(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Mercredi, des pâtes.");
  await autosaved(page);
  await page.goto(form);
  await expect(page.getByText("Vous retrouvez ce que vous écriviez")).toBeVisible();
  await expect(sheet(page)).toContainText("Mercredi, des pâtes.");
  await page.getByRole("button", { name: "Revenir à la version enregistrée" }).click();
  await expect(sheet(page)).toHaveText("Lundi, des lentilles. Mardi, du riz.");
});

test("a session that ends in the middle loses nothing", async () => {
  const form = await begin(page);
  await heading(page).fill("Fête de l’école");
  await sheet(page).click();
  await page.keyboard.type("Samedi 27 juin.");
  await autosaved(page);
  await page.context().clearCookies();
  await sheet(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Apportez un gâteau.");
  await chooseReaders(page, "CE2-CM1 : responsables");
  await page.getByRole("button", { name: /^Publier/ }).click();
  await expect(page.locator(".autosave")).toContainText("Vous n'êtes plus connecté. Votre texte est gardé sur cet appareil.");
  await expect(sheet(page)).toHaveText("Samedi 27 juin. Apportez un gâteau.");

  await page.reload();
  await expect(page).toHaveURL(/\/connexion/);
  await signInHere(page, AUTHOR);
  await expect(page).toHaveURL(form);
  await page.getByRole("button", { name: "Le reprendre" }).click();
  await expect(sheet(page)).toHaveText("Samedi 27 juin. Apportez un gâteau.");
  await expect(page.getByRole("checkbox", { name: "CE2-CM1 : responsables", exact: true })).toBeChecked();
  await page.getByRole("button", { name: /^Publier/ }).click();
  await expect(page.getByText("Actualité publiée.")).toBeVisible();
  await expect(page.getByText("Samedi 27 juin. Apportez un gâteau.")).toBeVisible();
});

test("signed in again in another tab, the first one sends", async () => {
  await begin(page);
  await heading(page).fill("Photo de classe");
  await sheet(page).click();
  await page.keyboard.type("Vendredi matin.");
  await page.context().clearCookies();
  await chooseReaders(page, "CE2-CM1 : responsables");
  await page.getByRole("button", { name: /^Publier/ }).click();
  const opening = page.context().waitForEvent("page");
  await page.locator(".autosave").getByRole("link", { name: "Reconnectez-vous" }).click();
  const tab = await opening;
  await signInHere(tab, AUTHOR);
  await tab.waitForURL(`${demo.url}/`);
  await tab.close();
  await page.getByRole("button", { name: /^Publier/ }).click();
  await expect(page.getByText("Actualité publiée.")).toBeVisible();
});
