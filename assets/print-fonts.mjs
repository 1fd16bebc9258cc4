// The fonts that go into PDF files: the whole family's TTF (all of Latin), where browsers get subsets as WOFF2.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FACES = { Regular: "400Regular", Bold: "700Bold" };

export function printFonts(here) {
  return Object.entries(FACES).map(([face, weight]) => {
    const file = `${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`;
    const path = join(here, "node_modules/@expo-google-fonts/atkinson-hyperlegible-next", file);
    return [`AtkinsonHyperlegible-${face}.ttf`, readFileSync(path)];
  });
}
