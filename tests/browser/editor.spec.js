// The editor, its drafts and the audience on the sample page (debug builds); the addresses they post to are answered here.
import { expect, test } from "@playwright/test";
import { demo, desk, signIn } from "./house.js";
import config from "./playwright.config.js";

const WORD = `<html xmlns:o="x"><head><style>p{margin:0}</style></head><body><p class=MsoNormal><b>Bonjour</b> <span style='color:red'>à tous</span><o:p></o:p></p>
  <p class=MsoListParagraph style='mso-list:l0 level1'><span style='mso-list:Ignore'>·</span>un</p><p class=MsoListParagraph style='mso-list:l0 level1'><span
  style='mso-list:Ignore'>·</span>deux</p><h1>Grand</h1><p><a href="javascript:alert(1)">piège</a> <a href="https://exemple.fr">lien</a></p></body></html>`;

const { launchOptions } = config.use;
const voice = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"];
test.use({ viewport: desk, launchOptions: { ...launchOptions, args: [...launchOptions.args, ...voice] } });

/** The posts the sample page made, and whether its session still stands. */
const post = { all: [], isSignedIn: true, to: (path) => post.all.filter((one) => one.path === path) };

test.beforeEach(async ({ page }) => {
  post.isSignedIn = true;
  await signIn(page, demo.person("teacher"));
  await page.route("**/dev/ui/**", answer);
  await page.route("**/dev/ui", (route) => (route.request().method() === "POST" ? answer(route) : route.continue()));
  await openSample(page);
  post.all = [];
});

function answer(route) {
  const request = route.request();
  const path = new URL(request.url()).pathname;
  if (request.method() === "POST") post.all.push({ path });
  if (path === "/dev/ui/brouillon") return post.isSignedIn ? route.fulfill({ json: { fields: { draft: "77" } } }) : route.fulfill({ status: 401 });
  if (path === "/dev/ui/public") return route.fulfill({ json: { sentence: "Visible par 2 groupes.", button: "Publier pour 48 élèves" } });
  if (path === "/dev/ui/fichiers") return route.fulfill({ json: { url: "/fichiers/1", name: "dessin.png" } });
  return route.fulfill({ contentType: "text/html; charset=utf-8", body: "<h1>Reçu</h1>" });
}

async function openSample(page) {
  await page.goto(`${demo.url}/dev/ui`);
  await expect(sheet(page)).toBeVisible();
}

const sheet = (page) => page.locator("preau-editor").getByRole("textbox", { name: "Texte", exact: true });
const tool = (page, name) => page.getByRole("toolbar").first().getByRole("button", { name });
const written = (page) => page.locator("textarea[name=body]").inputValue();
const sendButton = (page) => page.locator("form[data-autosave] .form-actions .primary");
const said = (page) => page.locator(".autosave");

/** A new paragraph at the end of the text. */
async function write(page, text) {
  // Nobody types as fast as this: editor and browser tell each other where the cursor is a moment after focus and keys.
  await sheet(page).focus();
  await page.waitForTimeout(100);
  await page.keyboard.press("Control+End");
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
}

test("a list and bold are typed and pressed", async ({ page }) => {
  await write(page, "- pomme");
  await page.keyboard.press("Enter");
  await tool(page, "Gras (Ctrl+B)").click();
  await page.keyboard.type("poire");
  expect(await written(page)).toBe("<p>Chers parents,</p><ul><li><p>pomme</p></li><li><p><strong>poire</strong></p></li></ul>");
});

test("a table starts in its first cell and Tab goes to the next", async ({ page }) => {
  await write(page, "");
  await tool(page, "Insérer un tableau").click();
  await page.keyboard.type("lundi");
  await page.keyboard.press("Tab");
  await page.keyboard.type("mardi");
  expect(await written(page)).toContain("<tr><th><p>lundi</p></th><th><p>mardi</p></th>");
});

test("what comes from Word is clean", async ({ page }) => {
  await write(page, "");
  await sheet(page).evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, WORD);
  const html = await written(page);
  expect(html).toContain("<p><strong>Bonjour</strong> à tous</p><ul><li><p>un</p></li><li><p>deux</p></li></ul><h2>Grand</h2>");
  expect(html).toContain('piège <a href="https://exemple.fr">lien</a>');
});

test("the toolbar is one stop, and arrows walk through it", async ({ page }) => {
  await sheet(page).focus();
  await page.keyboard.press("Alt+F10");
  await page.keyboard.press("ArrowRight");
  await expect(tool(page, "Sous-titre")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeFocused();
});

test("a voice is recorded and set into the text", async ({ page }) => {
  await write(page, "");
  await tool(page, "Enregistrer un message vocal").click();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("timer")).toHaveText("0:01");
  await page.getByRole("button", { name: "Arrêter" }).click();
  await expect(page.getByRole("button", { name: "Recommencer" })).toBeVisible();
  await page.getByRole("button", { name: "Insérer", exact: true }).click();
  await expect(sheet(page).locator("audio")).toBeVisible();
  expect(await written(page)).toContain('<audio src="/fichiers/1" controls="">');
});

test("a draft is saved while one writes, and is one draft", async ({ page }) => {
  await write(page, "Suite");
  await expect(said(page)).toContainText("Brouillon enregistré à", { timeout: 15_000 });
  await expect(page.locator("[name=draft]")).toHaveValue("77");
  expect(post.to("/dev/ui/brouillon")).toHaveLength(1);
});

test("a text survives the end of the session", async ({ page }) => {
  post.isSignedIn = false;
  await page.getByLabel("Titre (obligatoire)").fill("Texte précieux");
  await sendButton(page).click();
  await expect(said(page)).toContainText("Vous n'êtes plus connecté");
  expect(post.to("/dev/ui")).toHaveLength(0);
  post.isSignedIn = true;
  await openSample(page);
  await page.getByRole("button", { name: "Le reprendre" }).click();
  await expect(page.getByLabel("Titre (obligatoire)")).toHaveValue("Texte précieux");
});

test("a form is sent once, however often its button is pressed", async ({ page }) => {
  await page.getByLabel("Titre (obligatoire)").fill("Sortie au musée");
  await sendButton(page).evaluate((button) => [1, 2, 3].forEach(() => button.click()));
  await expect(page.getByRole("heading", { name: "Reçu" })).toBeVisible();
  expect(post.to("/dev/ui")).toHaveLength(1);
});

test("who will see it is said before it is done", async ({ page }) => {
  await page.getByLabel("Petite section A").check();
  await expect(page.locator("[data-sentence]")).toContainText("Visible par 2 groupes.");
  await expect(page.locator(".audience-chip")).toHaveText(["Petite section A", "CM1-CM2 B"]);
  await expect(sendButton(page)).toHaveText("Publier pour 48 élèves");
});
