// `textarea[data-editor="full|pupil"]` becomes a rich-text editor that writes HTML back into the textarea, which the form sends.
// `data-upload` is where images, sounds and files go: POST multipart, field "file", answered by JSON {url, name}.
import { toggleMark } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { DOMParser as Parser, DOMSerializer } from "prosemirror-model";
import { EditorState, Plugin } from "prosemirror-state";
import { fixTables, tableEditing } from "prosemirror-tables";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { groups } from "./actions.js";
import { ask } from "./ask.js";
import { askImage, askSound, pick, send } from "./files.js";
import { keys, typing } from "./keys.js";
import { cleanPaste } from "./paste.js";
import { linkAddress, schema } from "./schema.js";
import { Toolbar } from "./toolbar.js";

class Editor extends HTMLElement {
  open(textarea) {
    this.textarea = textarea;
    this.isPupil = textarea.dataset.editor === "pupil";
    const isWriting = document.activeElement === textarea;
    const label = textarea.labels[0];
    this.toolbar = new Toolbar(groups(this.isPupil, this.asking()), "Mise en forme");
    this.said = Object.assign(document.createElement("p"), { className: "editor-said" });
    this.said.setAttribute("role", "status");
    this.append(this.toolbar.element);
    this.view = new EditorView(this, {
      state: this.read(textarea.value),
      attributes: this.attributesOf(label),
      transformPastedHTML: cleanPaste,
      handlePaste: (_, event) => this.takeFiles(event.clipboardData),
      handleDrop: (_, event) => this.takeFiles(event.dataTransfer),
      dispatchTransaction: (transaction) => this.apply(transaction),
    });
    this.append(this.said);
    this.toolbar.attach(this.view);
    if (isWriting) this.view.focus();
    label?.addEventListener("click", () => this.view.focus());
    textarea.addEventListener("preau:fill", () => this.view.updateState(this.read(textarea.value)));
  }

  read(html) {
    const holder = new DOMParser().parseFromString(html, "text/html").body;
    const plugins = [
      ...keys(schema, () => this.toolbar.focus()),
      typing(schema),
      history(),
      dropCursor(),
      gapCursor(),
      tableEditing(),
      placeholder(this.isPupil ? "Écris ici" : "Écrivez ici"),
    ];
    const state = EditorState.create({ doc: Parser.fromSchema(schema).parse(holder), plugins });
    const fixed = fixTables(state);
    return fixed ? state.apply(fixed) : state;
  }

  /** The sheet takes the textarea's place: its id (links lead there), its label, hint and error. */
  attributesOf(label) {
    const { textarea } = this;
    const attributes = { class: "editor-sheet prose", role: "textbox", "aria-multiline": "true", id: textarea.id, lang: "fr", spellcheck: "true" };
    if (label) {
      label.id ||= `${textarea.id}-label`;
      attributes["aria-labelledby"] = label.id;
    }
    for (const name of ["aria-describedby", "aria-invalid"]) if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
    if (textarea.required) attributes["aria-required"] = "true";
    textarea.id += "-source";
    textarea.required = false;
    textarea.hidden = true;
    return attributes;
  }

  apply(transaction) {
    const state = this.view.state.apply(transaction);
    this.view.updateState(state);
    this.toolbar.update(state);
    if (!transaction.docChanged) return;
    this.textarea.value = html(state.doc);
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  asking() {
    return {
      link: (view) => this.askLink(view),
      image: () => this.insertImage(pick("image/*")),
      sound: () => this.insert(askSound(this.textarea.dataset.upload), (found) => schema.nodes.audio.create(found)),
      file: () => this.insertFile(pick("")),
    };
  }

  async askLink(view) {
    const { from, to, empty } = view.state.selection;
    if (view.state.doc.rangeHasMark(from, to, schema.marks.link)) return toggleMark(schema.marks.link)(view.state, view.dispatch);
    const words = `<div class="field"><label class="field-label" for="editor-words">Texte du lien</label><input id="editor-words" name="words" autocomplete="off"></div>`;
    const answer = await ask({
      title: "Insérer un lien",
      submit: "Insérer le lien",
      fields: `<div class="field"><label class="field-label" for="editor-href">Adresse de la page</label><input id="editor-href" name="href" inputmode="url" autocomplete="off" placeholder="https://…"></div>${empty ? words : ""}`,
      check: ({ href }) => (linkAddress(href) ? null : "Cette adresse ne semble pas complète. Exemple : https://www.exemple.fr"),
    });
    if (answer) this.addLink(linkAddress(answer.href), answer.words?.trim() || answer.href);
    return undefined;
  }

  addLink(href, words) {
    const { state } = this.view;
    const link = schema.marks.link.create({ href });
    const transaction = state.selection.empty
      ? state.tr.replaceSelectionWith(schema.text(words, [link]), false).insertText(" ")
      : state.tr.addMark(state.selection.from, state.selection.to, link);
    this.view.dispatch(transaction.scrollIntoView());
    this.view.focus();
  }

  takeFiles(data) {
    const file = [...(data?.files ?? [])][0];
    if (!file || data.types.includes("text/html")) return false;
    if (file.type.startsWith("image/")) this.insertImage(file);
    else this.insertFile(file);
    return true;
  }

  async insertImage(picked) {
    const file = await picked;
    if (file) await this.insert(askImage(this.textarea.dataset.upload, file, this.isPupil), (found) => schema.nodes.image.create(found));
  }

  async insertFile(picked) {
    const file = await picked;
    if (!file) return;
    this.say(`Envoi de ${file.name}…`);
    await this.insert(send(this.textarea.dataset.upload, file), ({ url, name }) => {
      this.addLink(url, name || file.name);
      return null;
    });
  }

  /** Sets what was sent into the text, or says why it could not be sent. */
  async insert(sending, make) {
    try {
      const found = await sending;
      this.say("");
      const node = found && make(found);
      if (node) this.view.dispatch(this.view.state.tr.replaceSelectionWith(node).scrollIntoView());
    } catch (error) {
      this.say(error.message);
    }
    this.view.focus();
  }

  say(words) {
    this.said.textContent = words;
  }
}

/** The text as HTML; an empty sheet is an empty string. */
function html(doc) {
  const isEmpty = doc.childCount === 1 && doc.firstChild.isTextblock && doc.firstChild.content.size === 0;
  if (isEmpty) return "";
  const holder = document.createElement("div");
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  return holder.innerHTML;
}

function placeholder(words) {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const only = doc.childCount === 1 ? doc.firstChild : null;
        if (only?.type !== schema.nodes.paragraph || only.content.size > 0) return null;
        return DecorationSet.create(doc, [Decoration.node(0, only.nodeSize, { "data-placeholder": words })]);
      },
    },
  });
}

customElements.define("preau-editor", Editor);

function enhance() {
  for (const textarea of document.querySelectorAll("textarea[data-editor]:not([data-enhanced])")) {
    textarea.dataset.enhanced = "yes";
    const editor = document.createElement("preau-editor");
    textarea.after(editor);
    editor.open(textarea);
  }
}

new MutationObserver(enhance).observe(document.body, { childList: true, subtree: true });
enhance();
