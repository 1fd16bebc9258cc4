// The made-up extraction of ONDE in tests/data/onde, brought in from the page, and what is printed from it.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

const run = promisify(execFile);
const folder = resolve(import.meta.dirname, "../data/onde");

export const ONDE = ["CSVExtraction-eleves.csv", "CSVExtraction-responsables.csv"].map((name) => resolve(folder, name));

/** As codes are printed: three times four signs. Kerning may look like a space to pdftotext. */
export const CODE = /\b[A-Z0-9]{4} ?- ?[A-Z0-9]{4} ?- ?[A-Z0-9]{4}\b/;

/** Chooses files on the import page and asks what they would change. */
export async function preview(page, files) {
  await page.getByLabel("Un ou plusieurs fichiers").setInputFiles(files);
  await page.getByRole("button", { name: "Voir ce que cela changerait" }).click();
}

/** Brings the school of ONDE in, from the import page on. */
export async function importOnde(page) {
  await preview(page, ONDE);
  await page.getByRole("button", { name: "Importer 40 élèves et 50 responsables" }).click();
  await page.getByRole("heading", { level: 1, name: "Importation faite" }).waitFor();
}

/** The words of the activation sheets that the page prints. */
export async function printSlips(page, what = {}) {
  const school = new URL(page.url()).origin;
  await page.goto(`${school}/administration/fiches`);
  for (const [label, choice] of Object.entries(what)) await page.getByLabel(label).selectOption(choice);
  const pdf = await opened(page, "/administration/fiches", () => page.getByRole("button", { name: "Préparer les fiches (PDF)" }).click());
  const path = test.info().outputPath("fiches.pdf");
  await writeFile(path, pdf);
  const { stdout } = await run("pdftotext", ["-layout", path, "-"]);
  return stdout;
}

/** The file that a click opens. The browser is told "no content" and stays where it is: its PDF reader keeps the bytes to itself. */
async function opened(page, path, click) {
  let bytes;
  await page.route((url) => url.pathname === path, async (route) => {
    bytes = await (await route.fetch()).body();
    await route.fulfill({ status: 204 });
  }, { times: 1 });
  await click();
  await expect.poll(() => bytes?.subarray(0, 4).toString()).toBe("%PDF");
  return bytes;
}

/** The code of a person on the printed slips. */
export function codeOf(name, slips) {
  const from = slips.indexOf(name);
  expect(from, `no slip of ${name}`).toBeGreaterThanOrEqual(0);
  return slips.slice(from).match(CODE)[0].replaceAll(" ", "");
}
