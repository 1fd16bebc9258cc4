// What a text may hold. The server cleans what it receives by the same list.
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const SAFE_LINK = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i;
const OWN_FILE = /^(\/(?!\/)|https?:)/i;

const nodes = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    attrs: { level: { default: 2 } },
    content: "inline*",
    group: "block",
    defining: true,
    // The page has its own h1: a text starts at h2.
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(4, Math.max(2, level)) } })),
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  },
  blockquote: { content: "block+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
  horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
  list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  audio: {
    attrs: { src: {} },
    group: "block",
    draggable: true,
    parseDOM: [{ tag: "audio[src]", getAttrs: (element) => own(element.getAttribute("src")) }],
    toDOM: (node) => ["audio", { src: node.attrs.src, controls: "" }],
  },
  image: {
    attrs: { src: {}, alt: { default: "" } },
    inline: true,
    group: "inline",
    draggable: true,
    parseDOM: [
      {
        tag: "img[src]",
        getAttrs: (element) => {
          const found = own(element.getAttribute("src"));
          return found && { ...found, alt: element.getAttribute("alt") ?? "" };
        },
      },
    ],
    toDOM: (node) => ["img", { src: node.attrs.src, alt: node.attrs.alt }],
  },
  text: { group: "inline" },
  hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  ...tableNodes({ tableGroup: "block", cellContent: "block+", cellAttributes: {} }),
};

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (element) => linkAttributes(element.getAttribute("href")) }],
    toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
  },
  em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
  strong: {
    parseDOM: [{ tag: "strong" }, { tag: "b" }],
    toDOM: () => ["strong", 0],
  },
};

export const schema = new Schema({ nodes, marks });

/** The address as a link may hold it: with https where people leave it out; null for what is no address. */
export function linkAddress(typed) {
  const address = typed.trim();
  if (SAFE_LINK.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(address) ? `https://${address}` : null;
}

function linkAttributes(href) {
  return SAFE_LINK.test(href ?? "") && { href };
}

function own(src) {
  return OWN_FILE.test(src ?? "") && { src };
}
