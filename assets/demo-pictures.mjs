// The demonstration's pictures as PNG: people send photos, and files that browsers would run as documents are not shown.
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const WIDTH = 960;

export async function demoPictures(here) {
  await initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
  const folder = join(here, "demo/pictures");
  return readdirSync(folder).sort().map((name) => {
    const drawn = new Resvg(readFileSync(join(folder, name), "utf8"), { fitTo: { mode: "width", value: WIDTH } }).render();
    return [name.replace(".svg", ".png"), drawn.asPng()];
  });
}
