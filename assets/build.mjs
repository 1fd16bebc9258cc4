// Bundles the styles and scripts, and lays fonts, icons and pictures beside them: `node build.mjs DIST`.
// Every file that browsers fetch gets a name with its hash, and a brotli and a gzip twin; manifest.json tells the names.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { demoPictures } from "./demo-pictures.mjs";
import { icons, pictures } from "./drawings.mjs";
import { printFonts } from "./print-fonts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = resolve(process.argv[2] ?? join(here, "dist"));
const manifest = {};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await bundles();
for (const name of readdirSync(join(here, "img"))) hashed(`img/${name}`, readFileSync(join(here, "img", name)));
for (const [name, svg] of pictures(here)) hashed(`pictures/${name}.svg`, svg);
put("icons.json", JSON.stringify(Object.fromEntries(icons(here))));
for (const [name, bytes] of printFonts(here)) put(`print/${name}`, bytes);
for (const [name, bytes] of await demoPictures(here)) put(`demo/${name}`, bytes);
licences();
put("manifest.json", JSON.stringify(manifest, null, 1));
compress(dist);

/** The stylesheet and the scripts; old tablets (2019 and later) are served what they can read. */
async function bundles() {
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: ["css/preau.css", "js/preau.js"],
    outdir: dist,
    outbase: ".",
    entryNames: "[dir]/[name]-[hash]",
    chunkNames: "js/[name]-[hash]",
    assetNames: "fonts/[name]-[hash]",
    publicPath: "/-",
    loader: { ".woff2": "file", ".svg": "dataurl" },
    plugins: [iconImports()],
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    legalComments: "none",
    target: ["chrome87", "firefox78", "safari14"],
    // A bug of Safari 14 with destructuring does not reach this code, and esbuild cannot write around it.
    supported: { destructuring: true },
    metafile: true,
    logLimit: 5,
    logLevel: "warning",
  });
  for (const [file, output] of Object.entries(metafile.outputs)) {
    const source = output.entryPoint ?? Object.keys(output.inputs).find((input) => input.endsWith(".woff2"));
    if (source) manifest[source.replace(/^node_modules.*files/, "fonts")] = relative(dist, resolve(here, file));
  }
}

/** `import bold from "icon:bold"` is the icon's drawing, as a string. */
function iconImports() {
  const drawings = new Map(icons(here));
  return {
    name: "icons",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^icon:/ }, ({ path }) => ({ path: path.slice(5), namespace: "icon" }));
      onLoad({ filter: /.*/, namespace: "icon" }, ({ path }) => ({ contents: drawings.get(path), loader: "text" }));
    },
  };
}

function hashed(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const extension = extname(name);
  const file = join(dirname(name), `${basename(name, extension)}-${hash}${extension}`);
  manifest[name] = file;
  put(file, bytes);
}

function put(file, bytes) {
  const path = join(dist, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** The licences ask that their text go with the fonts, pictures and scripts. */
function licences() {
  const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const texts = Object.keys(dependencies).sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const files = readdirSync(folder).filter((f) => /^(licen[cs]e|notice|copying)/i.test(f)).sort();
    const full = files.map((f) => readFileSync(join(folder, f), "utf8").trim()).join("\n\n");
    return `${name} ${version} (${license})\n\n${full}`;
  });
  put("licences.txt", texts.join(`\n\n${"-".repeat(72)}\n\n`));
}

/** Only what is worth it: text that browsers fetch. */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const inside = relative(folder, path);
    if (!entry.isFile() || !/^(css|js|img|pictures)\//.test(inside) || !/\.(css|js|svg)$/.test(inside)) continue;
    const bytes = readFileSync(path);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, quality));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
