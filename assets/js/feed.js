// The bell in the top bar counts what is new while the page is open and looked at.
const bell = document.querySelector(".feed-link");
let source = null;

function listen() {
  if (!bell || document.hidden || source) return;
  source = new EventSource("/fil/evenements");
  source.addEventListener("unread", (event) => show(Number(event.data)));
}

function rest() {
  source?.close();
  source = null;
}

function show(count) {
  bell.querySelector(".badge")?.remove();
  if (!count) return;
  const badge = Object.assign(document.createElement("span"), { className: "badge", textContent: count > 99 ? "99+" : count });
  const word = Object.assign(document.createElement("span"), { className: "visually-hidden" });
  word.textContent = count === 1 ? " nouveau" : " nouveaux";
  badge.append(word);
  bell.append(badge);
}

document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
