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
    const hear = (line) => {
      said.push(line);
      for (const listener of listeners) listener();
      const url = line.match(/http:\/\/[0-9.:]+/)?.[0];
      if (url) done(url.replace("0.0.0.0", "127.0.0.1"));
    };
    createInterface({ input: server.stdout }).on("line", hear);
    createInterface({ input: server.stderr }).on("line", hear);
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
  const json = said.find((line) => line.startsWith("["));
  return { url, folder, said, hear, logins: json ? JSON.parse(json) : [], stop };
}

/** The demonstration school. */
export const demo = {
  get url() {
    return process.env.PREAU_URL;
  },
  /** Login and password of the first person of a profile. */
  person(profile) {
    const found = JSON.parse(process.env.PREAU_LOGINS).find((p) => p.profile === profile);
    if (!found) throw new Error(`the demonstration has no ${profile}`);
    return found;
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

/** axe finds nothing, nothing is wider than the screen, and the console is silent. */
export async function isSound(page, where = page.url()) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const told = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `    ${n.html.slice(0, 200)} ${n.failureSummary.replaceAll("\n", " ")}`).join("\n")}`);
  expect(told, `axe on ${where}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
}

export const phone = { width: 390, height: 844 };
export const tablet = { width: 768, height: 1024 };
export const desk = { width: 1440, height: 900 };
