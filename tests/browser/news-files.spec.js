// Files below an article: several at once, each with its progress; too heavy is said before anything leaves.
import { truncate, writeFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { browserOf, demo } from "./house.js";
import { begin, chooseReaders, heading, sheet } from "./newsroom.js";

const row = (page, name) => page.locator(".upload-file").filter({ hasText: name });

test("several files go at once and come down again", async ({ browser }) => {
  const page = await browserOf(browser, demo.named("fatou.diallo"));
  await begin(page);
  await heading(page).fill("Documents du trimestre");
  await sheet(page).click();
  await page.keyboard.type("Tout est en bas de page.");
  const letter = Buffer.from("Chères familles,\nla classe part jeudi.\n");
  const sound = Buffer.alloc(6_000_000, "préau ");
  await page.getByLabel("Fichiers joints").setInputFiles([
    { name: "Lettre aux familles.txt", mimeType: "text/plain", buffer: letter },
    { name: "Chorale.txt", mimeType: "text/plain", buffer: sound },
    { name: "Menu.txt", mimeType: "text/plain", buffer: Buffer.from("Lentilles") },
  ]);
  for (const name of ["Lettre aux familles.txt", "Chorale.txt", "Menu.txt"]) await expect(row(page, name)).toContainText("Reçu", { timeout: 20_000 });
  await row(page, "Menu.txt").getByRole("button", { name: "Retirer Menu.txt" }).click();
  await chooseReaders(page, "CP : responsables");
  await page.getByRole("button", { name: /^Publier pour/ }).click();
  await expect(page.getByText("2 fichiers joints")).toBeVisible();
  await expect(page.getByRole("link", { name: "Menu.txt" })).toHaveCount(0);
  const href = await page.getByRole("link", { name: "Lettre aux familles.txt" }).getAttribute("href");
  const down = await page.request.get(demo.url + href);
  expect(await down.body()).toEqual(letter);
  expect(down.headers()["x-content-type-options"]).toBe("nosniff");
  await page.context().close();
});

test("a photo of 200 MB is refused before it leaves", async ({ browser }, testInfo) => {
  const page = await browserOf(browser, demo.named("fatou.diallo"));
  await begin(page);
  const path = testInfo.outputPath("ferme.jpg");
  await writeFile(path, "");
  await truncate(path, 200 * 1024 * 1024);
  const sent = [];
  page.on("request", (request) => request.url().includes("/fichiers") && sent.push(request.url()));
  await page.getByLabel("Choisir une image").setInputFiles(path);
  await expect(row(page, "ferme.jpg")).toContainText(/Trop lourd : 200\sMo, pour 50\sMo au plus\./);
  expect(sent).toEqual([]);
  await page.context().close();
});
