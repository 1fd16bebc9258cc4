// A school without the internet: no page asks anything of anybody but the school's own server.
import { expect, test } from "@playwright/test";
import { demo, desk, signIn } from "./house.js";

const PAGES = ["/", "/actualites", "/annuaire", "/fil", "/mon-profil", "/mon-profil/lecture", "/aide", "/charte", "/mentions", "/accessibilite"];
const MORE = { director: ["/administration", "/administration/textes/charte-adultes", "/importation", "/a-valider"], teacher: ["/actualites/miennes", "/a-valider"] };

test("no page asks anything from outside", async ({ browser }) => {
  for (const profile of [null, "director", "teacher", "pupil", "guardian"]) {
    const context = await browser.newContext({ viewport: desk, locale: "fr-FR" });
    const asked = new Set();
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (!["data:", "blob:"].includes(url.protocol)) asked.add(url.origin);
    });
    const page = await context.newPage();
    if (profile) await signIn(page, demo.person(profile));
    for (const path of [...(profile ? PAGES : ["/", "/connexion", "/activer", "/charte", "/mentions", "/accessibilite", "/aide"]), ...(MORE[profile] ?? [])]) {
      const answer = await page.goto(demo.url + path);
      const outside = answer.headers()["content-security-policy"].match(/https?:\S+/g) ?? [];
      expect(outside, `the policy of ${path}`).toEqual([]);
    }
    if (profile === "teacher") {
      await page.goto(`${demo.url}/actualites`);
      await page.getByRole("button", { name: "Écrire une actualité" }).first().click();
      await page.waitForURL(/\/modifier$/);
    }
    expect([...asked], `asked as ${profile ?? "visitor"}`).toEqual([demo.url]);
    await context.close();
  }
});
