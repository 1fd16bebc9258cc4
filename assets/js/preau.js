// What every page needs; the heavy parts come only to pages that use them. Every page works without any of it.
import "./autosave.js";
import "./dialog.js";
import "./feed.js";
import "./focus.js";
import "./menu.js";
import "./reading.js";
import "./sent-once.js";

const PARTS = [
  ["textarea[data-editor]", () => import("./editor/editor.js")],
  ["preau-upload", () => import("./upload.js")],
  ["preau-audience", () => import("./audience.js")],
  ["preau-card", () => import("./card.js")],
  ["[data-say]", () => import("./say.js")],
  ["[hx-get], [hx-post], [hx-put], [hx-delete]", () => import("htmx.org")],
];

/** Fetches the parts that the page names, once each; what scripts add to the page later counts too. */
function fetchParts() {
  for (let index = PARTS.length - 1; index >= 0; index -= 1) {
    const [selector, fetchPart] = PARTS[index];
    if (!document.querySelector(selector)) continue;
    PARTS.splice(index, 1);
    fetchPart();
  }
  if (PARTS.length === 0) watch.disconnect();
}

const watch = new MutationObserver(fetchParts);
watch.observe(document.body, { childList: true, subtree: true });
fetchParts();
