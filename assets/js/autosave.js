// `form[data-autosave=URL]` is saved as a draft while one writes: posted to the URL like the form itself, files excepted.
// The answer is any 2xx; JSON {"fields": {name: value}, "url": "…"} sets hidden fields (the draft's id) and the next URL.
// When nobody is signed in any more or the network is down, the text stays on this device and is offered again.
import * as shelf from "./shelf.js";

const PAUSE = 3_000;
const LONGEST = 20_000;
const RETRY = 15_000;

for (const form of document.querySelectorAll("form[data-autosave]")) start(form);

function start(form) {
  const state = { form, said: status(form), saved: content(form), saving: null, timer: 0, since: 0, leaving: false };
  offer(state);
  form.addEventListener("input", () => changed(state));
  form.addEventListener("change", () => changed(state));
  form.addEventListener("submit", (event) => beforeSending(state, event));
  addEventListener("online", () => save(state));
  addEventListener("pagehide", () => leave(state));
}

function changed(state) {
  state.since ||= Date.now();
  clearTimeout(state.timer);
  const waited = Date.now() - state.since;
  state.timer = setTimeout(() => save(state), Math.max(0, Math.min(PAUSE, LONGEST - waited)));
}

/** Saves what changed, one save at a time; answers whether the server can be reached and knows us. */
function save(state) {
  state.saving ??= saveNow(state).finally(() => (state.saving = null));
  return state.saving;
}

async function saveNow(state) {
  clearTimeout(state.timer);
  state.since = 0;
  const now = content(state.form);
  if (now === state.saved) return true;
  try {
    const response = await post(state.form, now);
    if (response.type === "opaqueredirect" || response.status === 401) return keep(state, now, signIn());
    if (!response.ok) return say(state, "kept", "Ce brouillon n'a pas pu être enregistré.") ?? true;
    await adopt(state.form, response);
  } catch {
    state.timer = setTimeout(() => save(state), RETRY);
    return keep(state, now, ["Pas de connexion. Votre texte est gardé sur cet appareil."]);
  }
  state.saved = now;
  shelf.remove(key(state.form));
  say(state, "saved", `Brouillon enregistré à ${hour(new Date())}`);
  return true;
}

function post(form, body) {
  const headers = { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" };
  return fetch(form.dataset.autosave, { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout?.(10_000) });
}

async function adopt(form, response) {
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) return;
  const { fields = {}, url } = await response.json();
  if (url) form.dataset.autosave = url;
  for (const [name, value] of Object.entries(fields)) {
    const known = form.elements.namedItem(name);
    const field = known instanceof HTMLInputElement ? known : form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
    field.value = value;
  }
}

/** The text is safe before the page is left: a form is not sent into a session that has ended. */
async function beforeSending(state, event) {
  if (state.leaving || event.defaultPrevented) return;
  const { submitter } = event;
  event.preventDefault();
  event.stopPropagation();
  if (state.sending) return;
  state.sending = true;
  await state.saving;
  const ready = await save(state);
  // When there was nothing to save, the event is still on its way: a form can't be sent again before it has arrived.
  await new Promise((later) => setTimeout(later));
  state.sending = false;
  if (!ready) return;
  state.leaving = true;
  state.form.requestSubmit(submitter ?? undefined);
  state.leaving = false;
}

function leave(state) {
  const now = content(state.form);
  if (state.form.dataset.sent || now === state.saved) return;
  navigator.sendBeacon(state.form.dataset.autosave, new URLSearchParams(now));
}

function keep(state, now, words) {
  shelf.put(key(state.form), now);
  say(state, "kept", ...words);
  return false;
}

/** Offers what was kept on this device, when it says something else than the page. */
function offer(state) {
  const kept = shelf.get(key(state.form));
  if (!kept || kept.content === state.saved) return;
  const box = Object.assign(document.createElement("div"), { className: "notice" });
  box.dataset.tone = "todo";
  const when = new Date(kept.at).toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long" });
  const words = document.createElement("p");
  words.textContent = `Un texte qui n'a pas pu être envoyé est gardé sur cet appareil (${when}, ${hour(new Date(kept.at))}).`;
  const choices = Object.assign(document.createElement("div"), { className: "cluster" });
  const text = Object.assign(document.createElement("div"), { className: "notice-text" });
  choices.append(
    choice("Le reprendre", "primary", () => (fill(state.form, kept.content), box.remove(), changed(state))),
    choice("L'effacer", "quiet", () => (shelf.remove(key(state.form)), box.remove())),
  );
  text.append(words, choices);
  box.append(text);
  state.form.prepend(box);
}

function choice(label, kind, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: `button ${kind}`, textContent: label });
  button.addEventListener("click", act);
  return button;
}

function fill(form, text) {
  const values = new URLSearchParams(text);
  for (const field of form.elements) {
    if (!field.name || ["hidden", "file", "submit", "button"].includes(field.type)) continue;
    const given = values.getAll(field.name);
    if (field.type === "checkbox" || field.type === "radio") field.checked = given.includes(field.value);
    else if (field.options) for (const option of field.options) option.selected = given.includes(option.value);
    else if (given.length > 0) field.value = given[0];
    field.dispatchEvent(new CustomEvent("preau:fill", { bubbles: true }));
  }
}

function content(form) {
  const entries = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams(entries).toString();
}

/** Whose text, for which page: a tablet is shared, a text is offered to its author only. */
function key(form) {
  return `${document.body.dataset.person ?? ""} ${location.pathname} ${form.getAttribute("action") ?? ""}`;
}

function status(form) {
  const said = Object.assign(document.createElement("p"), { className: "autosave" });
  said.setAttribute("role", "status");
  const actions = form.querySelector(".form-actions");
  if (actions) actions.before(said);
  else form.append(said);
  return said;
}

function say(state, kind, ...words) {
  state.said.dataset.state = kind;
  state.said.replaceChildren(...words);
}

function signIn() {
  const link = Object.assign(document.createElement("a"), { href: "/connexion", target: "_blank", textContent: "Reconnectez-vous" });
  return ["Vous n'êtes plus connecté. Votre texte est gardé sur cet appareil. ", link, " dans un nouvel onglet, puis envoyez."];
}

function hour(date) {
  return `${date.getHours()} h ${String(date.getMinutes()).padStart(2, "0")}`;
}
