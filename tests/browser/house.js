// Servers, people and checks that the journeys share.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "@playwright/test";

const root = resolve(import.meta.dirname, "../..");
const program = process.env.PREAU_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/preau");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs the real program in a folder of its own; resolves once it says its address. */
export async function serve(args) {
  const folder = await mkdtemp(join(tmpdir(), "preau-"));
  const server = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, PREAU_BCRYPT_COST: "4" } });
  // Whatever ends the tests ends the server.
  const abandon = () => server.kill("SIGKILL");
  process.once("exit", abandon);
  const said = [];
  const listeners = new Set();
  const found = new Promise((done, fail) => {
    const note = (line) => {
      said.push(line);
      for (const listener of listeners) listener();
      const url = line.match(/http:\/\/[0-9.:]+/)?.[0];
      if (url) done(url.replace("0.0.0.0", "127.0.0.1"));
    };
    createInterface({ input: server.stdout }).on("line", note);
    createInterface({ input: server.stderr }).on("line", note);
    server.on("exit", (code) => fail(new Error(`preau ${args.join(" ")} ended (${code}):\n${said.join("\n")}`)));
  });
  const url = await found;
  /** The first text printed that the pattern fits, printed already or to come. */
  const hear = (pattern) =>
    new Promise((done) => {
      const listener = () => {
        const match = said.join("\n").match(pattern);
        if (match) done(match[0]), listeners.delete(listener);
      };
      listeners.add(listener);
      listener();
    });
  const stop = async () => {
    server.removeAllListeners("exit");
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
    process.off("exit", abandon);
    await rm(folder, { recursive: true, force: true });
  };
  const logins = args.includes("--json") ? JSON.parse(await hear(/^\[.*\]$/m)) : [];
  return { url, folder, hear, logins, stop };
}

/** The demonstration school. */
export const demo = {
  get url() {
    return process.env.PREAU_URL;
  },
  /** Login and password of a person of a profile: the first one, or another. */
  person(profile, nth = 0) {
    const found = JSON.parse(process.env.PREAU_LOGINS).filter((p) => p.profile === profile)[nth];
    if (!found) throw new Error(`the demonstration has no ${profile}`);
    return found;
  },
  /** Anybody else of the demonstration: all share one password. */
  named(login) {
    return { login, password: this.person("director").password };
  },
  get profiles() {
    return [...new Set(JSON.parse(process.env.PREAU_LOGINS).map((p) => p.profile))];
  },
};

/** Signs in through the login page, as a person does. */
export async function signIn(page, { login, password }, url = demo.url) {
  await page.goto(`${url}/connexion`);
  await page.getByLabel("Identifiant").fill(login);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((to) => !to.pathname.startsWith("/connexion"));
}

/** A browser of one's own, signed in. */
export async function browserOf(browser, person, viewport = desk, more = {}) {
  const page = await (await browser.newContext({ viewport, locale: "fr-FR", timezoneId: "Europe/Paris", ...more })).newPage();
  await signIn(page, person);
  return page;
}

/** axe finds nothing, and nothing is wider than the screen. What is still on its way to its place is waited for. */
export async function isSound(page, where = page.url()) {
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map((one) => one.finished)).then(() => {});
  });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const told = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `    ${n.html.slice(0, 200)} ${n.failureSummary.replaceAll("\n", " ")}`).join("\n")}`);
  expect(told, `axe on ${where}`).toEqual([]);
  expect(await tooWide(page), `${where} is wider than the screen`).toEqual([]);
}

/** What stands beyond the right edge of a page that scrolls sideways. */
export function tooWide(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px of ${clientWidth}`, ...beyond.slice(0, 3).map((element) => element.outerHTML.slice(0, 160))];
  });
}

export const phone = { width: 390, height: 844 };
export const tablet = { width: 768, height: 1024 };
export const desk = { width: 1440, height: 900 };
