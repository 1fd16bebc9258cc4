// The headteacher brings the whole school in from ONDE's two files: looks first, confirms once, prints the slips.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { desk, isSound } from "./house.js";
import { CODE, ONDE, preview, printSlips } from "./onde.js";
import { newSchool } from "./wizard.js";

let school;
let page;
test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ viewport: desk, locale: "fr-FR" })).newPage();
  school = await newSchool(page);
});
test.afterAll(() => school.stop());

const counts = (name) => page.getByRole("table", { name: "En nombres" }).getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).locator("td");

test("a file that is no table gets its sentence beside the field", async () => {
  const pupils = await readFile(ONDE[0]);
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=", "base64");
  const bad = [
    ["photo.csv", png, "n'est pas un tableau"],
    ["vide.csv", Buffer.alloc(0), "est vide"],
    ["coupe.csv", pupils.subarray(0, 20), "ne sont pas reconnues"],
    ["stocks.csv", Buffer.from("Article;Prix\nCraies;3\n"), "ne sont pas reconnues"],
  ];
  for (const [name, buffer, words] of bad) {
    await preview(page, [{ name, mimeType: "text/csv", buffer }]);
    const field = page.getByLabel("Un ou plusieurs fichiers");
    await expect(field, name).toHaveAccessibleDescription(new RegExp(`« ${name} ».*${words}`));
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  await isSound(page);
});

test("a file that was cut says so, and nobody is taken for gone", async () => {
  const pupils = await readFile(ONDE[0]);
  await preview(page, [{ name: "coupe.csv", mimeType: "text/csv", buffer: pupils.subarray(0, pupils.length - 140) }]);
  await expect(page.getByText("le fichier a sans doute été coupé")).toBeVisible();
  await expect(page.getByText("Marquer comme partis")).toHaveCount(0);
  await page.getByRole("link", { name: "Renoncer" }).click();
});

test("both files are shown first and imported once, however often one clicks", async () => {
  await preview(page, ONDE);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ce que l’importation va faire");
  await expect(counts("Élèves")).toHaveText(["40", "0", "0", "0"]);
  await expect(counts("Responsables")).toHaveText(["50", "0", "0", "0"]);
  await expect(counts("Classes")).toHaveText(["9", "0", "0", "0"]);
  await expect(page.getByRole("heading", { name: "Une ligne est laissée de côté" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Lignes laissées de côté" }).getByRole("row")).toHaveCount(2);
  await isSound(page);

  await page.getByRole("button", { name: "Importer 40 élèves et 50 responsables" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Importation faite");
  await expect(page.getByText("90 comptes sont créés")).toBeVisible();
  await page.goto(`${school.url}/annuaire`);
  await expect(page.getByRole("main")).toContainText("CM2 de Mme Lévêque");
});

test("the same files again change nothing", async () => {
  await page.goto(`${school.url}/importation`);
  await preview(page, ONDE);
  await expect(counts("Élèves")).toHaveText(["0", "0", "40", "0"]);
  await expect(counts("Responsables")).toHaveText(["0", "0", "50", "0"]);
  await expect(counts("Classes")).toHaveText(["0", "0", "9", "0"]);
  await expect(page.getByText("Aucune autre ligne de ces fichiers ne changerait l’école.")).toBeVisible();
});

test("the slips are printed with names and codes, as often as one likes", async () => {
  const words = await printSlips(page);
  expect(words).toContain("Hélène FOURNIER");
  expect(words.match(new RegExp(CODE, "g"))).toHaveLength(90);
  await expect(page.getByRole("button", { name: "Préparer les fiches (PDF)" })).toBeEnabled();
  const ofClass = await printSlips(page, { Classe: "CM2 de Mme Lévêque", Profil: "Élèves" });
  expect(ofClass).toContain("Élise ADAM");
  expect(ofClass).not.toContain("Naël FOURNIER");
});
