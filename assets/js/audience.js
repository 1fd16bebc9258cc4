// `<preau-audience data-url>`: chips of the groups chosen, a filter when there are many, and the sentence that says who it is.
// The URL is asked with the boxes ticked (?audience=1&audience=2) and answers JSON {"sentence": "…", "button": "…"?}.
import x from "icon:x";

const MANY = 8;

class Audience extends HTMLElement {
  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "yes";
    this.boxes = [...this.querySelectorAll("input[type=checkbox]")];
    this.sentence = this.querySelector("[data-sentence] span");
    this.chips = Object.assign(document.createElement("div"), { className: "audience-chips" });
    const choices = this.querySelector(".choices");
    if (choices) choices.before(this.chips);
    if (choices && this.boxes.length > MANY) choices.before(this.filter());
    this.addEventListener("change", () => this.refresh());
    this.drawChips();
  }

  refresh() {
    this.drawChips();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 200);
  }

  drawChips() {
    const chosen = this.boxes.filter((box) => box.checked);
    this.chips.replaceChildren(...chosen.map((box) => this.chip(box)));
  }

  chip(box) {
    const label = box.labels[0].textContent.trim();
    const chip = Object.assign(document.createElement("button"), { type: "button", className: "audience-chip", title: `Retirer ${label}` });
    chip.append(label);
    chip.insertAdjacentHTML("beforeend", x);
    chip.addEventListener("click", () => {
      box.checked = false;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      (this.chips.querySelector("button") ?? box).focus();
    });
    return chip;
  }

  filter() {
    const input = Object.assign(document.createElement("input"), { type: "search", className: "audience-filter", placeholder: "Chercher un groupe ou une personne" });
    input.setAttribute("aria-label", input.placeholder);
    input.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = plain(input.value);
      for (const box of this.boxes) box.closest(".choice").hidden = !plain(box.labels[0].textContent).includes(wanted);
    });
    return input;
  }

  async ask() {
    const fields = [...this.querySelectorAll("input, select")].filter((f) => f.name && (f.checked || !["checkbox", "radio"].includes(f.type)));
    const url = new URL(this.dataset.url, location.href);
    for (const field of fields) url.searchParams.append(field.name, field.value);
    const asked = (this.asked = url.href);
    try {
      const response = await fetch(url, { headers: { Accept: "application/json" } });
      const { sentence, button } = await response.json();
      if (asked !== this.asked) return;
      if (this.sentence && sentence) this.sentence.textContent = sentence;
      const label = this.closest("form")?.querySelector("[data-audience-button] span, .button.primary[type=submit] span");
      if (button && label) label.textContent = button;
    } catch {
      // The sentence of the page stands; the server counts again when the form is sent.
    }
  }
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

customElements.define("preau-audience", Audience);
