// Every page that each profile can reach by links from home: axe finds nothing, on a phone and at a desk, by day and by night.
import { expect, test } from "@playwright/test";
import { demo, desk, isSound, phone, signIn } from "./house.js";

const MOST = 130;
/** Two articles, two persons: one's own is not another's page. */
const OF_A_KIND = 2;

/** /actualites/12 and /actualites/13 are of a kind. */
const kind = (path) => path.replace(/\/\d+/g, "/:id").replace(/=[^&]*/g, "=");

/** Follows the links of these pages, and of those they lead to. */
async function walk(page, seeds, visit) {
  const seen = new Map();
  const met = new Set(seeds);
  const queue = [...seeds];
  let visited = 0;
  while (queue.length && visited < MOST) {
    const path = queue.shift();
    const answer = await page.goto(demo.url + path);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    visited += 1;
    await visit(path, answer);
    for (const href of await page.$$eval("a[href]:not([download])", (all) => all.map((a) => a.href))) {
      const url = new URL(href);
      const next = url.pathname + url.search;
      const isFile = /\.(csv|xlsx|pdf|atom|zip|ics|webp|png|jpe?g)$/.test(url.pathname) || url.pathname.startsWith("/fichiers");
      if (url.origin !== demo.url || isFile || met.has(next)) continue;
      met.add(next);
      const known = seen.get(kind(next)) ?? 0;
      if (known >= (next.match(/\/\d+/) ? OF_A_KIND : 1)) continue;
      seen.set(kind(next), known + 1);
      queue.push(next);
    }
  }
  expect(queue, `more than ${MOST} pages`).toEqual([]);
  return visited;
}

/** What a page should never say to the console: errors, refused styles and scripts, what could not be loaded. */
function listen(page) {
  const noise = [];
  page.on("console", (message) => message.type() === "error" && noise.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`${page.url()}: ${error}`));
  return noise;
}

const SEEDS = {
  director: ["/", "/actualites/miennes", "/a-valider", "/administration"],
  teacher: ["/", "/actualites/miennes", "/a-valider"],
  pupil: ["/", "/actualites/miennes"],
  guardian: ["/"],
  staff: ["/", "/actualites/miennes"],
  municipality: ["/", "/actualites/miennes"],
  guest: ["/"],
};

for (const [profile, seeds] of Object.entries(SEEDS)) {
  test(`every page of the ${profile} is sound`, async ({ page }) => {
    test.setTimeout(400_000);
    const noise = listen(page);
    await page.setViewportSize(desk);
    await signIn(page, demo.person(profile));
    const visited = await walk(page, seeds, async (path, answer) => {
      expect(answer.status(), `${path} for the ${profile}`).toBeLessThan(400);
      for (const [size, colorScheme] of [[desk, "light"], [phone, "dark"]]) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await isSound(page, `${path} (${profile}, ${size.width} px, ${colorScheme})`);
      }
      await page.setViewportSize(desk);
    });
    expect(noise).toEqual([]);
    expect(visited).toBeGreaterThan(8);
  });
}

test("the pages of those who are signed out are sound", async ({ page }) => {
  test.setTimeout(180_000);
  const noise = listen(page);
  await walk(page, ["/", "/connexion", "/activer", "/charte", "/mentions", "/accessibilite", "/aide"], async (path, answer) => {
    expect(answer.status(), path).toBeLessThan(400);
    for (const [size, colorScheme] of [[desk, "light"], [phone, "dark"], [{ width: 320, height: 640 }, "light"]]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await isSound(page, `${path} (${size.width} px)`);
    }
  });
  expect(noise).toEqual([]);
});

test("a page that is not there says so soundly", async ({ page }) => {
  const answer = await page.goto(`${demo.url}/nulle-part`);
  expect(answer.status()).toBe(404);
  await isSound(page);
});
