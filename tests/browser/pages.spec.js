// Every page that each profile can reach by links from home: axe finds nothing, on a phone and at a desk, by day and by night.
import { expect, test } from "@playwright/test";
import { demo, desk, isSound, phone, signIn } from "./house.js";

const MOST = 60;

/** One page of each kind: /actualites/12 and /actualites/13 are the same kind. */
const kind = (path) => path.replace(/\/\d+/g, "/:id").replace(/\?.*$/, (q) => (q.includes("avant=") ? "?avant" : q.replace(/=[^&]*/g, "=")));

async function walk(page, visit) {
  const seen = new Set(["/"]);
  const queue = ["/"];
  while (queue.length && seen.size <= MOST) {
    const path = queue.shift();
    const answer = await page.goto(demo.url + path);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    await visit(path, answer);
    const links = await page.$$eval("a[href]:not([download])", (all) => all.map((a) => a.href));
    for (const link of links) {
      const url = new URL(link);
      if (url.origin !== demo.url || /\.(csv|xlsx|pdf|atom|zip|ics|webp|png|jpe?g)$/.test(url.pathname) || url.pathname.startsWith("/fichiers")) continue;
      const next = url.pathname + url.search;
      if (seen.has(kind(next))) continue;
      seen.add(kind(next));
      queue.push(next);
    }
  }
  return seen;
}

const PROFILES = ["director", "teacher", "pupil", "guardian", "staff", "municipality", "guest"];

for (const profile of PROFILES) {
  test(`every page of the ${profile} is sound`, async ({ page }) => {
    test.setTimeout(300_000);
    const noise = [];
    page.on("console", (message) => message.type() === "error" && noise.push(`${page.url()}: ${message.text()}`));
    page.on("pageerror", (error) => noise.push(`${page.url()}: ${error}`));
    await page.setViewportSize(desk);
    await signIn(page, demo.person(profile));
    const seen = await walk(page, async (path, answer) => {
      expect(answer.status(), `${path} for the ${profile}`).toBeLessThan(400);
      for (const [size, colorScheme] of [[desk, "light"], [phone, "dark"]]) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await isSound(page, `${path} (${profile}, ${size.width} px, ${colorScheme})`);
      }
      await page.setViewportSize(desk);
    });
    expect(noise).toEqual([]);
    expect(seen.size).toBeGreaterThan(5);
  });
}

test("the pages of those who are signed out are sound", async ({ page }) => {
  for (const path of ["/", "/connexion", "/activer", "/charte", "/mentions", "/accessibilite", "/aide", "/nulle-part"]) {
    for (const [size, colorScheme] of [[desk, "light"], [phone, "dark"], [{ width: 320, height: 640 }, "light"]]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.goto(demo.url + path);
      await isSound(page, `${path} (${size.width} px)`);
    }
  }
});
