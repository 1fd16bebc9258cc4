// The fonts that go into PDF files: whole families as TTF or OTF, where browsers get subsets as WOFF2.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import woff from "woff2sfnt-sfnt2woff";

const WEIGHTS = { Regular: [400, "400Regular"], Bold: [700, "700Bold"] };
// Noto Sans stands in for letters that the others lack (Vietnamese, Greek and Cyrillic names).
const FAMILIES = {
  AtkinsonHyperlegible: "atkinson-hyperlegible-next/*/AtkinsonHyperlegibleNext_*",
  Lexend: "lexend/*/Lexend_*",
  NotoSans: "noto-sans/*/NotoSans_*",
};

export function printFonts(here) {
  const read = (path) => readFileSync(join(here, "node_modules", path));
  return Object.entries(WEIGHTS).flatMap(([face, [weight, name]]) => [
    ...Object.entries(FAMILIES).map(([family, path]) => [
      `${family}-${face}.ttf`,
      read(`@expo-google-fonts/${path.replaceAll("*", name)}.ttf`),
    ]),
    // Its outlines are cubic: an OTF.
    [`OpenDyslexic-${face}.otf`, woff.toSfnt(read(`@fontsource/opendyslexic/files/opendyslexic-latin-${weight}-normal.woff`))],
  ]);
}
