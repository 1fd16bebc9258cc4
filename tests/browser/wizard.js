// The first run, one function a step: typed and clicked as a headteacher does.
import { serve } from "./house.js";

export const DIRECTOR = { login: "claire.durand", password: "Quatre noisettes sous le préau" };

const onward = (page) => page.getByRole("button", { name: /continuer$/ }).click();

/** A server in an empty folder, and the link that its console prints. */
export async function emptySchool() {
  const school = await serve(["serve", "--listen", "127.0.0.1:0"]);
  const link = await school.hear(/http\S+\/installation\?cle=\S+/);
  return { ...school, link, key: new URL(link).searchParams.get("cle") };
}

export async function describeSchool(page) {
  await page.getByLabel("Le nom de l’école").fill("École primaire Jacques-Prévert");
  await page.getByLabel("Le numéro UAI").fill("0011234L");
  await page.getByLabel("Rue").fill("12 rue des Tilleuls");
  await page.getByLabel("Code postal").fill("01960");
  await page.getByLabel("Commune").fill("Péronnas");
  await page.getByLabel("La zone de vacances").selectOption("A");
  await onward(page);
}

export async function nameDirector(page) {
  await page.getByLabel("Madame").check();
  await page.getByLabel("Prénom").fill("Claire");
  await page.getByLabel(/^Nom/).fill("Durand");
  await page.getByLabel("Mot de passe").fill(DIRECTOR.password);
  await page.getByLabel("Le même, encore une fois").fill(DIRECTOR.password);
  await onward(page);
}

export async function acceptTexts(page) {
  await page.getByLabel("J’ai lu la charte").check();
  await onward(page);
}

export const openServices = onward;

export async function chooseOnde(page) {
  await page.getByLabel("Avec les fichiers d’ONDE").check();
  await onward(page);
}

export const openSchool = (page) => page.getByRole("button", { name: "Ouvrir l’école" }).click();

/** A school that was just opened; the page is the headteacher's, where the files of ONDE are chosen. */
export async function newSchool(page) {
  const school = await emptySchool();
  await page.goto(school.link);
  for (const step of [describeSchool, nameDirector, acceptTexts, openServices, chooseOnde, openSchool]) await step(page);
  await page.waitForURL(`${school.url}/importation`);
  return school;
}
