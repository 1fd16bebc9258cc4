// What comes from a word processor, made clean: its lists are paragraphs with marks, its styles and comments are noise.

/** HTML from the clipboard, without what Word and its like add. */
export function cleanPaste(html) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, "").replace(/<\/?o:p[^>]*>/gi, "");
  // The page's policy refuses style attributes, even here: they are read under another name.
  const readable = bare.replace(/<[^>]+>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
  const page = new DOMParser().parseFromString(readable, "text/html");
  for (const noise of page.querySelectorAll("style, script, meta, link, title, xml")) noise.remove();
  lists(page);
  weights(page);
  for (const image of page.querySelectorAll("img[src^='file:'], img[src^='data:'], img:not([src])")) image.remove();
  for (const paragraph of page.querySelectorAll("p")) if (!paragraph.textContent.trim() && !paragraph.querySelector("img")) paragraph.remove();
  return page.body.innerHTML;
}

/** Word writes a list as paragraphs "· first", marked `mso-list: l0 level1`. */
function lists(page) {
  let list = null;
  let last = null;
  for (const paragraph of page.querySelectorAll("p")) {
    const style = paragraph.dataset.style ?? "";
    if (!/mso-list\s*:\s*l\d/i.test(style)) continue;
    const marker = [...paragraph.querySelectorAll("span")].find((span) => /mso-list\s*:\s*ignore/i.test(span.dataset.style ?? ""));
    const kind = /^\s*(\d+|[a-z])[.)]/i.test(marker?.textContent ?? "") ? "ol" : "ul";
    marker?.remove();
    if (!list || last.nextElementSibling !== paragraph || list.localName !== kind) {
      list = page.createElement(kind);
      paragraph.before(list);
    }
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
    last = list;
  }
}

/** Google Docs and others say bold and italics by styles; a bold that is not one (their wrapper) goes. */
function weights(page) {
  for (const element of [...page.querySelectorAll("[data-style]")]) {
    const style = element.dataset.style;
    element.removeAttribute("data-style");
    if (element.localName === "b" && /font-weight\s*:\s*normal/i.test(style)) element.replaceWith(...element.childNodes);
    if (element.localName !== "span") continue;
    if (/font-weight\s*:\s*(bold|[6-9]00)/i.test(style)) wrap(page, element, "strong");
    if (/font-style\s*:\s*italic/i.test(style)) wrap(page, element, "em");
  }
}

function wrap(page, element, name) {
  const wrapper = page.createElement(name);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}
