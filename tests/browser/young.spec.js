// Pupils who can't read yet: the class's tablet, three pictures, and a printed card shown to the camera.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium, expect, test } from "@playwright/test";
import { demo, isSound, signIn, tablet } from "./house.js";

const run = promisify(execFile);

/** The headteacher opens a class that does not read yet; gives the way to its devices. */
async function devices(page) {
  await signIn(page, demo.person("director"));
  await page.goto(`${demo.url}/classes`);
  await page.getByRole("link", { name: /^CP/ }).first().click();
  await page.getByRole("link", { name: "Postes et cartes" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Postes de la classe");
  return page.url();
}

async function open(page) {
  await page.getByRole("button", { name: "Ouvrir la classe sur ce poste" }).click();
  await page.waitForURL("**/poste");
}

/** The charter, when it is the pupil's first time. */
async function agree(page) {
  if (!page.url().endsWith("/bienvenue")) return;
  await page.getByLabel("J’ai lu et je suis d’accord").check();
  await page.getByRole("button", { name: "Continuer" }).click();
}

test("a five-year-old is in with three pictures, in six touches and well under twenty seconds", async ({ page }) => {
  await page.setViewportSize(tablet);
  await devices(page);
  const first = page.locator("tbody tr").first();
  const name = (await first.locator("th, td").first().innerText()).split(" ")[0];
  await first.getByRole("link", { name: /images/ }).click();
  for (const picture of ["chat", "soleil", "poisson"]) await page.getByRole("button", { name: picture, exact: true }).click();
  await expect(page.getByText("entre maintenant avec ces trois images")).toBeVisible();
  await open(page);
  await isSound(page);

  const started = Date.now();
  await page.getByRole("link", { name }).first().click();
  await isSound(page);
  const size = await page.getByRole("button", { name: "chat", exact: true }).boundingBox();
  expect(Math.min(size.width, size.height)).toBeGreaterThan(100);
  for (const picture of ["chat", "soleil", "poisson"]) await page.getByRole("button", { name: picture, exact: true }).click();
  await agree(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Bonjour ${name}`);
  expect(Date.now() - started).toBeLessThan(20_000);
});

test("a printed card shown to the camera lets its pupil in", async ({ page: teacher }) => {
  const folder = await mkdtemp(join(tmpdir(), "preau-carte-"));
  const address = await devices(teacher);
  const sheet = await teacher.request.post(address.replace(/postes$/, "cartes.pdf"), { headers: { "sec-fetch-site": "same-origin" } });
  expect(sheet.status()).toBe(200);
  await writeFile(join(folder, "cartes.pdf"), await sheet.body());
  await run("pdftoppm", ["-gray", "-r", "100", "-f", "1", "-l", "1", "-singlefile", join(folder, "cartes.pdf"), join(folder, "page")]);
  await film(await readFile(join(folder, "page.pgm")), join(folder, "camera.y4m"));

  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${join(folder, "camera.y4m")}`],
  });
  try {
    const context = await browser.newContext({ viewport: tablet, locale: "fr-FR", permissions: ["camera"] });
    const page = await context.newPage();
    await devices(page);
    // A camera that was allowed once opens by itself: nothing to touch.
    await page.getByRole("button", { name: "Ouvrir la classe sur ce poste" }).click();
    await page.waitForURL((url) => ["/", "/bienvenue"].includes(url.pathname), { timeout: 20_000 });
    await agree(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Bonjour");
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** A film of the first card of a page (a PGM picture), as a camera would see it: 640 × 480, ten frames. */
async function film(pgm, path) {
  const [, width, height, start] = header(pgm);
  const frame = Buffer.alloc((640 * 480 * 3) / 2, 128);
  frame.fill(255, 0, 640 * 480);
  // The first card stands in the upper quarter, at the left.
  const top = Math.round(height * 0.07);
  for (let y = 0; y < 480 && top + y < height; y += 1) {
    for (let x = 0; x < Math.min(640, width); x += 1) frame[y * 640 + x] = pgm[start + (top + y) * width + x];
  }
  // One card only: white below the first fifth of the page.
  frame.fill(255, Math.round(height * 0.22) * 640, 640 * 480);
  const head = Buffer.from("YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n");
  await writeFile(path, Buffer.concat([head, ...Array.from({ length: 10 }, () => Buffer.concat([Buffer.from("FRAME\n"), frame]))]));
}

/** Width, height and where the bytes begin, of a PGM picture. */
function header(pgm) {
  const words = [];
  let at = 0;
  while (words.length < 4) {
    let word = "";
    while (pgm[at] > 32) word += String.fromCharCode(pgm[at++]);
    at += 1;
    if (word) words.push(word);
  }
  return [words[0], Number(words[1]), Number(words[2]), at];
}
