// A new version of the charter: asked for first, before anything else, then kept with its version and its time.
import { expect, test } from "@playwright/test";
import { desk, isSound, signIn } from "./house.js";
import { codeOf, importOnde, printSlips } from "./onde.js";
import { newSchool } from "./wizard.js";

const PARENT = { login: "helene.fournier", password: "Deux cerises et un parapluie" };
let school;
let director;
test.describe.configure({ mode: "serial" });
test.use({ viewport: desk });
test.beforeAll(async ({ browser }) => {
  director = await (await browser.newContext({ viewport: desk, locale: "fr-FR" })).newPage();
  school = await newSchool(director);
  await importOnde(director);
});
test.afterAll(() => school.stop());

const line = (name) => director.getByRole("table", { name: "Acceptations" }).getByRole("row").filter({ hasText: name });

async function accept(page) {
  await page.getByLabel("J’ai lu ces textes").check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page).toHaveURL(`${school.url}/`);
}

async function activate(page) {
  await page.goto(`${school.url}/activer?code=${codeOf("Hélène FOURNIER", await printSlips(director))}`);
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("J’ai lu ces textes").check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("Mot de passe").fill(PARENT.password);
  await page.getByLabel("Le même, encore une fois").fill(PARENT.password);
  await page.getByRole("button", { name: "Ouvrir mon compte" }).click();
  await page.waitForURL(`${school.url}/`);
}

test("a new version of the charter comes before everything else", async ({ page }) => {
  await activate(page);

  await director.goto(`${school.url}/administration/textes/charte-adultes`);
  // Focused, not clicked: the sheet is several screens long, and its middle may lie under the bar at the top.
  await director.locator("preau-editor").getByRole("textbox", { name: "Texte" }).focus();
  await director.keyboard.press("Control+End");
  await director.keyboard.press("Enter");
  await director.keyboard.type("Les vélos se garent sous le préau.");
  await director.getByRole("button", { name: "Voir avant de publier" }).click();
  await expect(director.getByText("Les vélos se garent sous le préau.")).toBeVisible();
  await isSound(director);
  await director.getByRole("button", { name: "Publier cette version" }).click();
  await expect(director, "whoever publishes it accepts it too").toHaveURL(`${school.url}/bienvenue`);
  await accept(director);

  await page.reload();
  await expect(page).toHaveURL(`${school.url}/bienvenue`);
  await expect(page.getByText("Les vélos se garent sous le préau.")).toBeVisible();
  await isSound(page);
  for (const path of ["/", "/actualites", "/annuaire", "/mon-profil", "/fil"]) {
    await page.goto(school.url + path);
    await expect(page, `${path} stays closed`).toHaveURL(`${school.url}/bienvenue`);
  }
  await page.goto(`${school.url}/charte`);
  await expect(page, "the charter itself can always be read").toHaveURL(`${school.url}/charte`);
  await page.goto(`${school.url}/bienvenue`);
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByLabel("J’ai lu ces textes")).toHaveAttribute("aria-invalid", "true");

  await director.goto(`${school.url}/administration/textes/signatures`);
  await expect(line("FOURNIER Hélène")).toContainText(/à accepter a accepté la version 1/);
  await accept(page);
  await page.goto(`${school.url}/annuaire`);
  await expect(page).toHaveURL(`${school.url}/annuaire`);

  await director.reload();
  await expect(line("FOURNIER Hélène")).toContainText(/accepté .*\d+\sh\s\d\d/);
  await isSound(director);
  const table = await director.request.get(`${school.url}/administration/textes/signatures.csv?texte=charter`);
  expect(await table.text()).toMatch(/FOURNIER Hélène;adulte;[^;]*;2;[^;]+;2/);
});
