// An empty folder becomes a school: the key from the console, six steps, left in the middle and taken up in another browser.
import { expect, test } from "@playwright/test";
import { desk, isSound, signIn } from "./house.js";
import { acceptTexts, chooseOnde, describeSchool, DIRECTOR, emptySchool, nameDirector, openSchool, openServices } from "./wizard.js";

let school;
test.describe.configure({ mode: "serial" });
test.use({ viewport: desk });
test.beforeAll(async () => {
  school = await emptySchool();
});
test.afterAll(() => school.stop());

const at = async (page, title, number) => {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByText(`Étape ${number} sur 6`)).toBeVisible();
  await isSound(page);
};

test("an empty folder becomes a school", async ({ page, browser }) => {
  await page.goto(school.url);
  await expect(page, "nothing opens before the school does").toHaveURL(/\/installation$/);
  await page.getByLabel("La clé d’installation").fill("AAAA-BBBB-CCCC");
  await page.getByRole("button", { name: "Commencer" }).click();
  await expect(page.getByText("Ce n’est pas la clé de cette installation.").last()).toBeVisible();
  await isSound(page);

  await page.getByLabel("La clé d’installation").fill(school.key.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Commencer" }).click();
  await at(page, "Votre école", 1);
  await describeSchool(page);
  await at(page, "Votre compte de direction", 2);
  await nameDirector(page);
  await at(page, "La charte et l’information sur les données", 3);

  const elsewhere = await browser.newContext({ viewport: desk, locale: "fr-FR" });
  const other = await elsewhere.newPage();
  await other.goto(`${school.url}/installation/textes`);
  await expect(other, "without the key, no step").toHaveURL(/\/installation$/);
  await other.goto(school.link);
  await at(other, "La charte et l’information sur les données", 3);
  await acceptTexts(other);
  await at(other, "Les services à ouvrir", 4);
  await openServices(other);
  await at(other, "Les élèves, les familles et l’équipe", 5);
  await chooseOnde(other);
  await at(other, "Tout est prêt", 6);
  await expect(other.getByText("École primaire Jacques-Prévert").first()).toBeVisible();
  await expect(other.getByText(DIRECTOR.login)).toBeVisible();
  await openSchool(other);
  await expect(other.getByText("L’école est ouverte. Bienvenue !")).toBeVisible();
  await elsewhere.close();

  await page.goto(`${school.url}/installation`);
  await expect(page, "the wizard is over").not.toHaveURL(/installation/);
});

test("the opened school says what the law asks, and its headteacher signs in", async ({ page }) => {
  await page.goto(school.url);
  await expect(page.getByText("École primaire Jacques-Prévert").first()).toBeVisible();
  const foot = page.getByRole("contentinfo");
  for (const [link, words] of [["Charte", "Pour les adultes"], ["Mentions et données personnelles", "Jacques-Prévert"], ["Accessibilité", "RGAA"], ["Aide", "Aide"]]) {
    await page.goto(school.url);
    await foot.getByRole("link", { name: link }).click();
    await expect(page.getByRole("main")).toContainText(words);
  }
  await signIn(page, DIRECTOR, school.url);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bonjour");
  await isSound(page);
});
