// Texts kept on this device when they could not be sent; thrown away after a week. A full or closed storage keeps nothing.
const PREFIX = "preau-texte ";
const WEEK = 7 * 24 * 3600 * 1000;

export function put(key, content) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), content }));
  } catch {
    // A private window refuses storage: the page itself still holds the text.
  }
}

export function get(key) {
  sweep();
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

export function remove(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // As above.
  }
}

function sweep() {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      if (Date.now() - JSON.parse(localStorage.getItem(key)).at > WEEK) localStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
