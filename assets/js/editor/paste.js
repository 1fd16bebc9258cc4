// What comes from a word processor, made clean: its lists are paragraphs with marks, its styles and comments are noise.

/** HTML from the clipboard, without what Word and its like add. */
export function cleanPaste(html) {
  const page = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, "").replace(/<\/?o:p[^>]*>/gi, ""), "text/html");
  for (const noise of page.querySelectorAll("style, script, meta, link, title, xml")) noise.remove();
  lists(page);
  for (const image of page.querySelectorAll("img[src^='file:'], img[src^='data:'], img:not([src])")) image.remove();
  for (const paragraph of page.querySelectorAll("p")) if (!paragraph.textContent.trim() && !paragraph.querySelector("img")) paragraph.remove();
  return page.body.innerHTML;
}

/** Word writes a list as paragraphs "· first", marked `mso-list: l0 level1`. */
function lists(page) {
  let list = null;
  let last = null;
  for (const paragraph of page.querySelectorAll("p")) {
    const style = paragraph.getAttribute("style") ?? "";
    if (!/mso-list\s*:\s*l\d/i.test(style)) continue;
    const marker = [...paragraph.querySelectorAll("span")].find((span) => /mso-list\s*:\s*ignore/i.test(span.getAttribute("style") ?? ""));
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
