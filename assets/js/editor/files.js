// Images, sounds and files: sent to the address that the textarea gives, then set into the text.
import { ask, tell } from "./ask.js";
import { Recorder } from "./recorder.js";

/** Sends a file; promise of its {url, name}, or an error whose message can be read. */
export async function send(address, file, name = file.name) {
  const body = new FormData();
  body.append("file", file, name);
  let response;
  try {
    response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
  } catch {
    throw new Error("Pas de connexion : le fichier n'est pas parti. Réessayez dans un instant.");
  }
  if (response.type === "opaqueredirect" || response.status === 401) throw new Error("Vous n'êtes plus connecté : reconnectez-vous dans un nouvel onglet.");
  if (!response.ok) throw new Error(await reason(response));
  return response.json();
}

/** What the server says, when it is a sentence and not a page. */
async function reason(response) {
  const isSentence = response.headers.get("Content-Type")?.startsWith("text/plain");
  return isSentence ? response.text() : "L'école n'accepte pas ce fichier.";
}

export function pick(accept) {
  const input = Object.assign(document.createElement("input"), { type: "file", accept });
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files[0] ?? null));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
}

/** Asks what the image shows, then sends it: {src, alt} or null. */
export async function askImage(address, file, isPupil) {
  const preview = URL.createObjectURL(file);
  const question = isPupil ? "Que voit-on sur l'image ?" : "Décrivez l'image pour qui ne la voit pas";
  const answer = await ask({
    title: isPupil ? "Ton image" : "Insérer une image",
    submit: "Insérer",
    fields: `<img class="editor-preview" alt=""><div class="field"><label class="field-label" for="editor-alt">${question}</label>
      <p class="field-hint">Laissez vide si elle ne fait que décorer.</p><input id="editor-alt" name="alt" maxlength="300" autocomplete="off"></div>`,
    setup: (dialog) => {
      dialog.querySelector("img").src = preview;
      if (isPupil) dialog.querySelector(".field-hint").remove();
      return () => URL.revokeObjectURL(preview);
    },
  });
  return answer && { src: (await send(address, file)).url, alt: answer.alt.trim() };
}

/** Records a voice, lets it be heard, sends it: {src} or null. */
export async function askSound(address) {
  const recorder = new Recorder();
  const answer = await ask({
    title: "Message vocal",
    submit: "Insérer",
    fields: `<p class="recorder-time" role="timer">0:00</p><div class="cluster"><button type="button" class="button secondary" data-record>Enregistrer</button></div>
      <audio controls hidden></audio>`,
    setup: (dialog) => controls(dialog, recorder),
    check: () => (recorder.sound ? null : "Enregistrez d'abord un message."),
  });
  if (!answer) return null;
  const ending = recorder.sound.type.includes("mp4") ? "m4a" : recorder.sound.type.includes("ogg") ? "ogg" : "webm";
  return { src: (await send(address, recorder.sound, `message-vocal.${ending}`)).url };
}

function controls(dialog, recorder) {
  const [button, time, audio] = ["[data-record]", "[role=timer]", "audio"].map((selector) => dialog.querySelector(selector));
  recorder.onTime = (seconds) => (time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  recorder.onStop = (sound) => {
    button.textContent = "Recommencer";
    audio.hidden = false;
    audio.src = URL.createObjectURL(sound);
  };
  button.addEventListener("click", async () => {
    if (recorder.isOn) return recorder.stop();
    try {
      await recorder.start();
      button.textContent = "Arrêter";
      audio.hidden = true;
    } catch {
      tell(dialog, "Le micro n'est pas disponible. Autorisez-le dans le navigateur, puis recommencez.");
    }
  });
  return () => recorder.stop();
}
