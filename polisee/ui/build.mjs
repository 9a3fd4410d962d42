// Builds what browsers are served into build/static/polisee, and the map into build/map.
//
// Every polisee/<room>/assets/*.ts and *.css is an entry (files in folders below are their parts);
// everything under polisee/<room>/assets/static is copied. Nothing is done when nothing changed.
import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const OUT = join(ROOT, "build/static/polisee");
const MAP = join(ROOT, "build/map");

/** Runs `make` unless the inputs are those of the last time and what it made is still there. */
async function whenChanged(name, inputs, output, make) {
  const digest = createHash("sha256");
  for (const input of inputs.sort()) digest.update(relative(ROOT, input)).update(readFileSync(input));
  const found = digest.digest("hex");
  const mark = join(ROOT, `build/.${name}-digest`);
  if (existsSync(mark) && existsSync(output) && readFileSync(mark, "utf8") === found) return false;
  await make();
  writeFileSync(mark, found);
  return true;
}

function sources(pattern) {
  return globSync(pattern, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Lets a style sheet say `@import "tokens"`: the custom properties of tokens.json, light and dark. */
const tokens = {
  name: "tokens",
  setup(build) {
    build.onResolve({ filter: /^tokens$/ }, () => ({ path: "tokens.json", namespace: "tokens" }));
    build.onLoad({ filter: /.*/, namespace: "tokens" }, () => ({ loader: "css", contents: tokenSheet() }));
  },
};

function tokenSheet() {
  const { colour, type, space } = JSON.parse(readFileSync(join(ROOT, "polisee/ui/tokens.json"), "utf8"));
  const colours = (column) => Object.entries(colour).map(([name, value]) => `--${name}: ${value[column]};`).join("");
  const plain = Object.entries({ ...type, ...space }).map(([name, value]) => `--${name}: ${value};`).join("");
  // Print is always light: the dark columns apply to screens only.
  return `:root { color-scheme: light; ${plain} ${colours(0)} }
    @media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { color-scheme: dark; ${colours(1)} } }
    @media screen { :root[data-theme="dark"] { color-scheme: dark; ${colours(1)} } }`;
}

function roomOf(file) {
  return relative(join(ROOT, "polisee"), file).split("/")[0];
}

async function buildAssets(entries, copied) {
  const { build } = await import("esbuild");
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const { warnings } = await build({
    absWorkingDir: ROOT,
    entryPoints: entries.map((file) => ({ in: file, out: join(roomOf(file), basename(file).replace(/\.(ts|css)$/, "")) })),
    outdir: OUT,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox115", "safari16.4"],
    assetNames: "ui/files/[name]",
    loader: { ".woff2": "file", ".svg": "file" },
    plugins: [tokens],
    legalComments: "none",
    logLevel: "warning",
  });
  if (warnings.length) throw new Error("mend the warnings above: a half-read style sheet is served otherwise");
  for (const file of copied) {
    const target = join(OUT, roomOf(file), file.split("/assets/static/")[1]);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

async function main() {
  const begun = performance.now();
  mkdirSync(join(ROOT, "build"), { recursive: true });
  const own = [fileURLToPath(import.meta.url), join(ROOT, "package-lock.json")];
  const everything = sources("polisee/*/assets/**/*");
  const copied = everything.filter((file) => file.includes("/assets/static/"));
  const entries = [...sources("polisee/*/assets/*.ts"), ...sources("polisee/*/assets/*.css")];
  const done = [];
  const inputs = [...own, ...everything, join(ROOT, "polisee/ui/tokens.json")];
  if (await whenChanged("assets", inputs, OUT, () => buildAssets(entries, copied))) done.push("assets");

  const geometry = sources("polisee/ui/map/*.{mjs,json}");
  const makeMap = async () => (await import("./map/build.mjs")).buildMap(MAP);
  if (await whenChanged("map", [...own, ...geometry], join(MAP, "regions.json"), makeMap)) done.push("map");
  console.log(`${done.length ? `built ${done.join(" and ")}` : "assets are up to date"} (${Math.round(performance.now() - begun)} ms)`);
}

await main();
