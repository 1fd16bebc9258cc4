// An article from its first word to its readers: a teacher writes it, families read it, pupils propose their own.
import { expect, test } from "@playwright/test";
import { browserOf, demo, isSound, phone, tablet } from "./house.js";
import { begin, chooseReaders, publish, heading, sentence, sheet, tool } from "./newsroom.js";

const CLASS = "CM1-CM2 A";
const WORD = `<html xmlns:o="x"><head><style>p{margin:0}</style></head><body><p class=MsoNormal><b>Matériel</b> <span style='color:red'>à prévoir</span><o:p></o:p></p>
  <p class=MsoListParagraph style='mso-list:l0 level1'><span style='mso-list:Ignore'>·</span>un pique-nique</p>
  <p class=MsoListParagraph style='mso-list:l0 level1'><span style='mso-list:Ignore'>·</span>des bottes</p></body></html>`;

let teacher;
let address;
test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  teacher = await browserOf(browser, demo.person("teacher"));
});

test("a teacher writes with the editor, sees who will read, and publishes once", async () => {
  const picture = await teacher.screenshot({ clip: { x: 0, y: 0, width: 400, height: 300 } });
  await begin(teacher);
  await heading(teacher).fill("Sortie à la ferme");
  await teacher.getByLabel("Résumé").fill("Jeudi, toute la journée.");
  await sheet(teacher).click();
  await teacher.keyboard.type("Départ ");
  await tool(teacher, "Gras (Ctrl+B)").click();
  await teacher.keyboard.type("à 8 h 30");
  await tool(teacher, "Gras (Ctrl+B)").click();
  await teacher.keyboard.type(" devant l’école.");
  await teacher.keyboard.press("Enter");
  await tool(teacher, "Liste à puces").click();
  await teacher.keyboard.type("les poules");
  await teacher.keyboard.press("Enter");
  await teacher.keyboard.type("les chèvres");
  await teacher.keyboard.press("Enter");
  await teacher.keyboard.press("Enter");
  await tool(teacher, "Insérer un tableau").click();
  for (const word of ["Heure", "Quoi", "Où"]) {
    await teacher.keyboard.type(word);
    await teacher.keyboard.press("Tab");
  }
  await teacher.keyboard.press("Control+End");

  await sheet(teacher).evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, WORD);

  const choosing = teacher.waitForEvent("filechooser");
  await tool(teacher, "Insérer une image").click();
  await (await choosing).setFiles({ name: "ferme.png", mimeType: "image/png", buffer: picture });
  await teacher.getByLabel("Décrivez l’image").or(teacher.getByLabel("Décrivez l'image")).fill("La cour de la ferme");
  await isSound(teacher);
  await teacher.getByRole("button", { name: "Insérer", exact: true }).click();
  await expect(sheet(teacher).getByRole("img", { name: "La cour de la ferme" })).toBeVisible();

  await expect(sentence(teacher)).toContainText("Choisissez au moins un groupe.");
  await chooseReaders(teacher, `${CLASS} : élèves`, `${CLASS} : responsables`);
  await expect(sentence(teacher)).toContainText(new RegExp(`Sera lue par les \\d+ élèves et \\d+ responsables de ${CLASS}`));
  await teacher.getByText("Dates, commentaires, confirmation de lecture").click();
  await teacher.getByLabel("Demander de confirmer la lecture").check();
  await isSound(teacher);

  await teacher.getByRole("button", { name: /^Publier pour \d+ élèves et \d+ responsables$/ }).dblclick();
  await expect(teacher.getByText("Actualité publiée.")).toBeVisible();
  address = teacher.url();
  await isSound(teacher);
  await teacher.goto(`${demo.url}/actualites`);
  await expect(teacher.getByRole("link", { name: "Sortie à la ferme" })).toHaveCount(1);
});

test("a parent reads it on a phone, comments and confirms", async ({ browser }) => {
  const parent = await browserOf(browser, demo.named("adjoua.martin"), phone);
  await parent.goto(`${demo.url}/actualites`);
  await parent.getByRole("link", { name: "Sortie à la ferme" }).click();
  await expect(parent).toHaveURL(address);
  const text = parent.locator(".prose").first();
  await expect(text.locator("strong", { hasText: "à 8 h 30" })).toBeVisible();
  await expect(text.getByRole("listitem").filter({ hasText: "les chèvres" })).toBeVisible();
  await expect(text.getByRole("columnheader", { name: "Heure" })).toBeVisible();
  await expect(text.getByRole("listitem").filter({ hasText: "des bottes" })).toBeVisible();
  await expect(text.getByRole("img", { name: "La cour de la ferme" })).toBeVisible();
  expect(await text.innerHTML()).not.toMatch(/style=|Mso|<o:p/);
  await isSound(parent);

  await parent.getByRole("button", { name: "J’ai lu" }).click();
  await expect(parent.getByText("Vous avez confirmé la lecture")).toBeVisible();
  await parent.getByLabel("Votre commentaire").fill("Merci ! Faut-il un gilet ?");
  await parent.getByRole("button", { name: "Commenter" }).click();
  await expect(parent.getByText("Merci ! Faut-il un gilet ?")).toBeVisible();
  await isSound(parent);
  await parent.context().close();

  await teacher.goto(address);
  await expect(teacher.getByText("Merci ! Faut-il un gilet ?")).toBeVisible();
  await expect(teacher.getByText("Lecture confirmée")).toBeVisible();
  await teacher.getByRole("link", { name: "Voir qui l’a lue" }).click();
  await expect(teacher.getByRole("main")).toContainText("Adjoua");
});

test("a parent of another class does not see it, whatever the address", async ({ browser }) => {
  const stranger = await browserOf(browser, demo.named("awa.abdallah"));
  await stranger.goto(`${demo.url}/actualites`);
  await expect(stranger.getByRole("link", { name: "Sortie à la ferme" })).toHaveCount(0);
  for (const path of ["", "/modifier"]) expect((await stranger.goto(address + path)).status()).toBeGreaterThanOrEqual(403);
  expect((await stranger.goto(address)).status()).toBe(404);
  await stranger.context().close();
});

test("a pupil proposes, the teacher validates, the class reads", async ({ browser }) => {
  const pupil = await browserOf(browser, demo.person("pupil"), tablet);
  await begin(pupil);
  await expect(pupil.getByRole("main")).not.toContainText(/\bvo(us|tre|s)\b/i);
  await heading(pupil).fill("Notre exposé sur les volcans");
  await sheet(pupil).click();
  await pupil.keyboard.type("Nous avons fait un volcan qui fume.");
  await chooseReaders(pupil, `${CLASS} : élèves`);
  await isSound(pupil);
  await pupil.getByRole("button", { name: "Envoyer à mon enseignant" }).click();
  await expect(pupil.getByText("Ton texte attend d’être relu")).toBeVisible();
  const proposed = pupil.url();

  const stranger = await browserOf(browser, demo.person("pupil", 1));
  expect((await stranger.goto(proposed)).status(), "nobody else reads it yet").toBe(404);
  await stranger.context().close();

  await teacher.goto(`${demo.url}/a-valider`);
  const card = teacher.getByRole("listitem").filter({ hasText: "Notre exposé sur les volcans" });
  await expect(card).toContainText("Nous avons fait un volcan qui fume.");
  await isSound(teacher);
  await card.getByRole("button", { name: "Valider et publier" }).click();
  await expect(teacher.getByRole("listitem").filter({ hasText: "Notre exposé sur les volcans" })).toHaveCount(0);

  await pupil.goto(proposed);
  await expect(pupil.getByText("Ton texte attend d’être relu")).toHaveCount(0);
  await pupil.goto(`${demo.url}/actualites`);
  await expect(pupil.getByRole("link", { name: "Notre exposé sur les volcans" })).toBeVisible();
  await pupil.context().close();
});

test("the headteacher and the author save at once: the second sees both texts", async ({ browser }) => {
  const at = await publish(teacher, { title: "Réunion de classe", text: "Mardi à 17 h.", readers: [`${CLASS} : responsables`] });
  const director = await browserOf(browser, demo.person("director"));
  await director.goto(`${at}/modifier`);
  await teacher.goto(`${at}/modifier`);

  await sheet(teacher).click();
  await teacher.keyboard.press("Control+End");
  await teacher.keyboard.type(" Dans la classe.");
  await teacher.getByRole("button", { name: "Enregistrer les changements" }).click();
  await expect(teacher.getByText("Dans la classe.")).toBeVisible();

  await sheet(director).click();
  await director.keyboard.press("Control+End");
  await director.keyboard.type(" Une garderie est ouverte.");
  await director.getByRole("button", { name: "Enregistrer les changements" }).click();
  await expect(director.getByRole("heading", { level: 1 })).toHaveText("Deux textes en même temps");
  const changes = director.getByRole("region", { name: "Ce qui change" });
  await expect(changes.locator("del", { hasText: "classe." })).toBeVisible();
  await expect(changes.locator("ins", { hasText: "garderie" })).toBeVisible();
  await expect(sheet(director)).toContainText("Mardi à 17 h. Une garderie est ouverte.");
  await isSound(director);
  await director.getByRole("button", { name: "Enregistrer les changements" }).click();
  await expect(director).toHaveURL(at);
  await expect(director.locator(".prose")).toHaveText("Mardi à 17 h. Une garderie est ouverte.");
  await director.context().close();
});
