// The first time in, with the code of one's slip: a parent on a phone, a pupil of CM1 on a tablet.
import { expect, test } from "@playwright/test";
import { desk, isSound, phone, signIn, tablet } from "./house.js";
import { codeOf, importOnde, printSlips } from "./onde.js";
import { DIRECTOR, newSchool } from "./wizard.js";

let school;
let slips;
test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: desk, locale: "fr-FR" })).newPage();
  school = await newSchool(page);
  await importOnde(page);
  slips = await printSlips(page);
  await page.context().close();
});
test.afterAll(() => school.stop());

const title = (page) => page.getByRole("heading", { level: 1 });
const next = (page) => page.getByRole("button", { name: "Continuer" }).click();

test("a parent opens their account on a phone", async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto(`${school.url}/activer`);
  await page.getByLabel("Code").fill("AAAA-AAAA-AAAA");
  await next(page);
  await expect(page.getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Code").fill(codeOf("Hélène FOURNIER", slips).toLowerCase().replaceAll("-", ""));
  await next(page);

  await expect(title(page)).toHaveText("Bonjour Hélène FOURNIER");
  await next(page);
  await expect(page.getByLabel("J’ai lu ces textes"), "nothing goes on before the charter").toHaveAttribute("aria-invalid", "true");
  await isSound(page);
  await page.getByLabel("J’ai lu ces textes").check();
  await next(page);

  await expect(title(page)).toHaveText("Choisissez votre mot de passe");
  await expect(page.getByText("helene.fournier")).toBeVisible();
  await page.getByLabel("Mot de passe").fill("soleil");
  await page.getByLabel("Le même, encore une fois").fill("soleil");
  await page.getByRole("button", { name: "Ouvrir mon compte" }).click();
  await expect(page.getByLabel("Mot de passe")).toHaveAttribute("aria-invalid", "true");
  await isSound(page);
  await page.getByLabel("Mot de passe").fill("Deux cerises et un parapluie");
  await page.getByLabel("Le même, encore une fois").fill("Deux cerises et un parapluie");
  await page.getByRole("button", { name: "Ouvrir mon compte" }).click();

  await expect(page.getByText("Votre compte est ouvert. Bienvenue !")).toBeVisible();
  await expect(title(page)).toContainText("Bonjour");
  await expect(page.getByRole("navigation", { name: "Principaux accès" })).toBeVisible();
  await isSound(page);
});

test("the code serves once, the password from then on", async ({ page }) => {
  await page.goto(`${school.url}/activer?code=${codeOf("Hélène FOURNIER", slips)}`);
  await next(page);
  await expect(page.getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  await signIn(page, { login: "helene.fournier", password: "Deux cerises et un parapluie" }, school.url);
  await expect(title(page)).toContainText("Bonjour");
});

test("the square of the slip fills the code, and a pupil is told everything as tu", async ({ page }) => {
  await page.setViewportSize(tablet);
  await page.goto(`${school.url}/activer?code=${codeOf("Manon MEYER", slips)}`);
  await expect(page.getByLabel("Code")).toHaveValue(codeOf("Manon MEYER", slips));
  await next(page);
  await expect(title(page)).toHaveText(/^Bonjour Manon MEYER/);
  await expect(page.getByRole("main")).not.toContainText(/\bvo(us|tre|s)\b/i);
  await page.getByLabel("J’ai lu et je suis d’accord").check();
  await next(page);
  await expect(title(page)).toHaveText("Choisis ton mot de passe");
  await page.getByLabel("Mot de passe").fill("canardmoulin");
  await page.getByLabel("Encore une fois").fill("canardmoulin");
  await isSound(page);
  await page.getByRole("button", { name: "Entrer" }).click();
  await expect(page.getByText("Ton compte est ouvert. Bienvenue !")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/\bvo(us|tre|s)\b/i);
  await isSound(page);
});

test("the headteacher sees who is in", async ({ page }) => {
  await page.setViewportSize(desk);
  await signIn(page, DIRECTOR, school.url);
  await page.goto(`${school.url}/administration/fiches`);
  await expect(page.getByRole("main")).toContainText(/comptes à activer\s*88/);
  expect(await printSlips(page)).not.toContain("Hélène FOURNIER");
});
