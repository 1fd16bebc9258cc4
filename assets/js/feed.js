// The bells of the top and bottom bars count what is new while the page is open and looked at.
const bells = document.querySelectorAll(".feed-link, .bottombar a[href='/fil'] .bottombar-icon");
let source = null;

function listen() {
  if (bells.length === 0 || document.hidden || source) return;
  source = new EventSource("/fil/evenements");
  source.addEventListener("unread", (event) => bells.forEach((bell) => show(bell, Number(event.data))));
}

function rest() {
  source?.close();
  source = null;
}

function show(bell, count) {
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
