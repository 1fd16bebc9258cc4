// By the keyboard alone: every stop is seen, nothing holds one back, and an article is written and published.
import { expect, test } from "@playwright/test";
import { demo, desk, isSound } from "./house.js";
import { heading, sheet } from "./newsroom.js";

const MOST = 250;

/** What has the focus: how it looks, and whether it can be seen. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // A choice or a sheet may show the ring on what surrounds it.
    const rings = [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean);
    const isRinged = rings.some((one) =>
      [null, "::after"].some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one, part);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      }),
    );
    const { top, bottom, width, height } = element.getBoundingClientRect();
    const isOnScreen = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
    return { what: element.outerHTML.slice(0, 160), isRinged, isOnScreen };
  });

/** Presses Tab until the control has the focus; each stop on the way is seen. */
async function tabTo(page, control) {
  for (let stop = 0; stop < MOST; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement || element.contains(document.activeElement)).catch(() => false)) return;
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now) expect(now, now.what).toMatchObject({ isRinged: true, isOnScreen: true });
  }
  throw new Error(`Tab never comes to ${control}`);
}

/** From the head of the page around it and back: gives the number of stops. */
async function around(page) {
  await page.evaluate(() => (document.activeElement?.blur(), scrollTo(0, 0)));
  for (let stops = 0; stops < MOST; stops += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (!now) return stops;
    expect(now, now.what).toMatchObject({ isRinged: true, isOnScreen: true });
  }
  throw new Error(`${page.url()} holds the keyboard`);
}

test.use({ viewport: desk });

test("an adult signs in, reads, writes and publishes by the keyboard alone", async ({ page }) => {
  test.setTimeout(180_000);
  const { login, password } = demo.named("julien.roussel");
  await page.goto(`${demo.url}/connexion`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, page.getByLabel("Identifiant"));
  await page.keyboard.type(login);
  await tabTo(page, page.getByLabel("Mot de passe"));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${demo.url}/`);

  await tabTo(page, page.getByRole("navigation", { name: "Services" }).getByRole("link", { name: "Actualités" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${demo.url}/actualites`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const first = page.getByRole("main").getByRole("article").getByRole("link").first();
  await tabTo(page, first);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/actualites\/\d+$/);
  expect(await around(page)).toBeGreaterThan(5);

  await page.goto(`${demo.url}/actualites`);
  await tabTo(page, page.getByRole("button", { name: "Écrire une actualité" }).first());
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/modifier$/);
  await tabTo(page, heading(page));
  await page.keyboard.type("Écrit sans souris");
  await tabTo(page, sheet(page));
  await page.keyboard.type("Un mot ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("important");
  await page.keyboard.press("Alt+F10");
  await expect(page.getByRole("toolbar").getByRole("button").first()).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeFocused();
  await tabTo(page, page.getByRole("checkbox", { name: "CE1 : élèves", exact: true }));
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Publier pour \d+ élèves$/ })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: /^Publier pour/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Actualité publiée.")).toBeVisible();
  await expect(page.locator(".prose strong")).toHaveText("important");
});

test("nothing holds the keyboard on the pages one writes in", async ({ page }) => {
  test.setTimeout(180_000);
  const { login, password } = demo.person("director");
  await page.goto(`${demo.url}/connexion`);
  await page.getByLabel("Identifiant").fill(login);
  await page.getByLabel("Mot de passe").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${demo.url}/`);
  for (const path of ["/", "/administration", "/administration/textes/charte-adultes", "/importation", "/mon-profil/lecture"]) {
    await page.goto(demo.url + path);
    expect(await around(page), path).toBeGreaterThan(5);
  }
});

test("menus open, walk and close by keys, and give the focus back", async ({ page }) => {
  const { login, password } = demo.person("guardian");
  await page.goto(`${demo.url}/connexion`);
  await page.getByLabel("Identifiant").fill(login);
  await page.getByLabel("Mot de passe").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${demo.url}/`);
  const menu = page.locator(".person-menu > summary");
  await tabTo(page, menu);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Mon profil" })).toBeVisible();
  await isSound(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Mon profil" })).toBeHidden();
  await expect(menu).toBeFocused();
});
