// Read as one likes: theme, size, font and spacing at once and for good; large, narrow and without motion.
import { expect, test } from "@playwright/test";
import { browserOf, demo, desk, isSound, signIn, tooWide } from "./house.js";

const style = (page, property, selector = "html") => page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], property);
const size = async (page) => parseFloat(await style(page, "fontSize", "main p"));

test("reading settings show at once and stay", async ({ browser }) => {
  const page = await browserOf(browser, demo.person("staff"));
  await page.goto(`${demo.url}/mon-profil/lecture`);
  const before = { size: await size(page), ground: await style(page, "backgroundColor"), spacing: await style(page, "letterSpacing") };
  for (const choice of ["Tableau (sombre)", "Très grande", "OpenDyslexic", "Large"]) await page.getByRole("radio", { name: choice, exact: true }).check();
  const check = async () => {
    expect(await style(page, "fontFamily")).toMatch(/OpenDyslexic/);
    expect(await size(page)).toBeGreaterThan(before.size * 1.3);
    expect(await style(page, "backgroundColor")).not.toBe(before.ground);
    expect(await style(page, "letterSpacing")).not.toBe(before.spacing);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => [...document.fonts].some((font) => font.family.includes("OpenDyslexic") && font.status === "loaded"))).toBe(true);
  };
  await check();
  await page.getByRole("button", { name: "Enregistrer ces réglages" }).click();
  await expect(page.getByText("Réglages de lecture enregistrés.")).toBeVisible();
  await check();
  await isSound(page);
  await page.goto(`${demo.url}/actualites`);
  await check();
  await isSound(page);
  await page.context().close();

  const elsewhere = await browserOf(browser, demo.person("staff"));
  await elsewhere.goto(`${demo.url}/mon-profil/lecture`);
  await expect(elsewhere.getByRole("radio", { name: "OpenDyslexic" }), "on every device").toBeChecked();
  for (const choice of ["Comme l'appareil", "Normale", "Atkinson Hyperlegible", "Normal"]) await elsewhere.getByRole("radio", { name: choice, exact: true }).check();
  await elsewhere.getByRole("button", { name: "Enregistrer ces réglages" }).click();
  await expect(elsewhere.getByText("Réglages de lecture enregistrés.")).toBeVisible();
  await elsewhere.context().close();
});

test("nothing moves for who asks for stillness", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize(desk);
  await signIn(page, demo.person("guardian"));
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
      const lasts = (durations) => durations.split(",").some((one) => parseFloat(one) > 0.01);
      return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration));
    }).length,
  );
  expect(moving).toBe(0);
});

// 1280 px wide at 200 % and 400 % are 640 and 320 px of page (RGAA 10.4 and 10.11).
for (const profile of ["director", "teacher", "pupil", "guardian"]) {
  test(`the ${profile}'s pages fit at 200 % and 400 %`, async ({ page }) => {
    await signIn(page, demo.person(profile));
    const paths = ["/", "/actualites", "/annuaire", "/fil", "/mon-profil", "/mon-profil/lecture", "/aide"];
    if (profile === "director") paths.push("/administration", "/administration/personnes", "/administration/droits", "/administration/journal", "/importation", "/a-valider");
    for (const path of paths) {
      for (const width of [640, 320]) {
        await page.setViewportSize({ width, height: 512 });
        await page.goto(demo.url + path);
        expect(await tooWide(page), `${path} at ${width} px`).toEqual([]);
      }
    }
  });
}
