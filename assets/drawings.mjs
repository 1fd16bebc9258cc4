// Icons (Lucide) and pictures (Fluent emoji, flat) as single SVG files, only those that icons.txt and pictures.txt name.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function icons(here) {
  const set = load(here, "lucide");
  return lines(here, "icons.txt").map(([name]) => {
    const body = find(set, name).body.replace(/stroke-width="[^"]*"/g, 'stroke-width="2"');
    return [name, `<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${body}</svg>`];
  });
}

export function pictures(here) {
  const set = load(here, "fluent-emoji-flat");
  return lines(here, "pictures.txt").map(([name, emoji]) => [
    name,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">${find(set, emoji).body}</svg>`,
  ]);
}

function load(here, set) {
  return JSON.parse(readFileSync(join(here, "node_modules/@iconify-json", set, "icons.json"), "utf8"));
}

function lines(here, file) {
  const text = readFileSync(join(here, file), "utf8");
  return text.split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(" "));
}

function find(set, name) {
  const icon = set.icons[name] ?? set.icons[set.aliases?.[name]?.parent];
  if (!icon) throw new Error(`${set.prefix} has no drawing named "${name}"`);
  return icon;
}
