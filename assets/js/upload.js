// `<preau-upload data-endpoint data-max>` around an input of files: several at once, each with its progress; a drop zone; a photo
// from the camera; too large is refused before it is sent. With data-endpoint each file goes by tus (it resumes after a cut), and
// the form sends the ids in hidden fields of the input's name. Without it the files go with the form.
import x from "icon:x";
import camera from "icon:camera";
import { Upload } from "tus-js-client";

const AT_ONCE = 3;

class Uploads extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector("input[type=file]");
    this.max = Number(this.dataset.max) || Infinity;
    this.waiting = [];
    this.running = 0;
    this.list = Object.assign(document.createElement("ul"), { className: "upload-list" });
    this.list.setAttribute("role", "list");
    this.zone = this.drawZone();
    this.input.addEventListener("change", () => this.take([...this.input.files]));
    if (!this.dataset.endpoint) return;
    this.name = this.input.name;
    this.input.removeAttribute("name");
    this.input.required = false;
    this.input.form?.addEventListener("submit", (event) => this.holdBack(event), true);
  }

  drawZone() {
    const zone = Object.assign(document.createElement("div"), { className: "drop-zone" });
    this.input.before(zone);
    const tools = Object.assign(document.createElement("div"), { className: "cluster" });
    tools.append(this.input);
    if (this.dataset.endpoint && matchMedia("(pointer: coarse)").matches) tools.append(this.cameraButton());
    zone.append(tools, this.list);
    zone.addEventListener("dragover", (event) => (event.preventDefault(), zone.toggleAttribute("data-over", true)));
    zone.addEventListener("dragleave", () => zone.removeAttribute("data-over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.removeAttribute("data-over");
      if (this.dataset.endpoint) this.take([...event.dataTransfer.files]);
      else (this.input.files = event.dataTransfer.files), this.take([...this.input.files]);
    });
    return zone;
  }

  cameraButton() {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: "image/*", hidden: true });
    input.setAttribute("capture", "environment");
    input.addEventListener("change", () => this.take([...input.files]));
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button secondary" });
    button.insertAdjacentHTML("beforeend", `${camera}<span>Prendre une photo</span>`);
    button.addEventListener("click", () => input.click());
    this.append(input);
    return button;
  }

  take(files) {
    if (!this.dataset.endpoint) this.list.replaceChildren();
    for (const file of files) {
      const row = this.drawRow(file);
      if (file.size > this.max) row.fail(`Trop lourd : ${size(file.size)}, pour ${size(this.max)} au plus.`);
      else if (this.dataset.endpoint) this.waiting.push(row);
      else row.say("Partira avec le formulaire");
    }
    const refused = files.some((file) => file.size > this.max);
    if (this.dataset.endpoint) this.input.value = "";
    else this.input.setCustomValidity(refused ? `Un fichier dépasse ${size(this.max)}. Choisissez-en un plus léger.` : "");
    this.next();
  }

  drawRow(file) {
    const item = Object.assign(document.createElement("li"), { className: "upload-file" });
    const name = Object.assign(document.createElement("span"), { className: "upload-name", textContent: file.name });
    const said = Object.assign(document.createElement("span"), { className: "upload-said", textContent: size(file.size) });
    said.setAttribute("role", "status");
    item.append(name, said);
    this.list.append(item);
    const row = { file, item, said };
    row.say = (words) => (said.textContent = words);
    row.fail = (words) => ((item.dataset.state = "failed"), row.say(words), item.querySelector("progress")?.remove());
    if (this.dataset.endpoint) item.append(this.removeButton(row));
    return row;
  }

  removeButton(row) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet icon-only", title: `Retirer ${row.file.name}` });
    button.insertAdjacentHTML("beforeend", `${x}<span class="visually-hidden"></span>`);
    button.lastElementChild.textContent = button.title;
    button.addEventListener("click", () => {
      this.waiting = this.waiting.filter((other) => other !== row);
      if (row.upload) row.upload.abort(true).catch(() => {});
      if (row.going) this.over(row);
      row.item.remove();
      this.input.focus();
    });
    return button;
  }

  next() {
    while (this.running < AT_ONCE && this.waiting.length > 0) this.send(this.waiting.shift());
  }

  send(row) {
    this.running += 1;
    row.going = true;
    const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    bar.setAttribute("aria-label", `Envoi de ${row.file.name}`);
    row.item.append(bar);
    row.upload = new Upload(row.file, {
      endpoint: this.dataset.endpoint,
      chunkSize: Number(this.dataset.chunk) || Infinity,
      retryDelays: [0, 1000, 3000, 5000, 10_000, 30_000],
      removeFingerprintOnSuccess: true,
      metadata: { filename: row.file.name, filetype: row.file.type },
      onProgress: (sent, all) => {
        bar.value = all ? (100 * sent) / all : 0;
        row.said.textContent = `${size(sent)} sur ${size(all)}`;
      },
      onSuccess: ({ lastResponse }) => this.done(row, bar, lastResponse.getHeader("Content-Location")),
      onError: (error) => (row.fail(reason(error)), this.over(row)),
    });
    row.upload.findPreviousUploads().then((known) => {
      if (known.length > 0) row.upload.resumeFromPreviousUpload(known[0]);
      row.upload.start();
    });
  }

  /** `place` is the address of the file: /fichiers/12/nom.jpg. */
  done(row, bar, place) {
    bar.remove();
    row.item.dataset.state = "done";
    row.say(`Reçu, ${size(row.file.size)}`);
    const id = place.split("/")[2];
    row.item.append(Object.assign(document.createElement("input"), { type: "hidden", name: this.name, value: id }));
    this.input.form?.dispatchEvent(new Event("input"));
    this.over(row);
  }

  over(row) {
    if (!row.going) return;
    row.going = false;
    this.running -= 1;
    this.next();
    if (this.running > 0 || !this.held) return;
    const { held } = this;
    this.held = null;
    held.form.requestSubmit(held.submitter ?? undefined);
  }

  /** A form sent while files are on their way leaves when the last has come. */
  holdBack(event) {
    if (this.running === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.held = { form: event.target, submitter: event.submitter };
    event.submitter?.setAttribute("aria-busy", "true");
  }
}

function reason(error) {
  const answer = error.originalResponse?.getBody()?.trim() ?? "";
  const isSentence = answer && answer.length < 300 && !answer.startsWith("<");
  return isSentence ? answer : "L'envoi a échoué. Retirez ce fichier, puis choisissez-le à nouveau : il reprendra où il en était.";
}

function size(bytes) {
  const units = ["octets", "Ko", "Mo", "Go"];
  const power = Math.min(3, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  return `${(bytes / 1024 ** power).toLocaleString("fr-FR", { maximumFractionDigits: power > 1 ? 1 : 0 })} ${units[power]}`;
}

customElements.define("preau-upload", Uploads);
