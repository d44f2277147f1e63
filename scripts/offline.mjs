// Completes what makes a release work without a network: node scripts/offline.mjs FOLDER, from after-build.sh.
//
// Names the build by the content of all its files, writes that name into the page, and the list of the files into its service
// worker (worker.js). What cannot be in that list fails the build: left out, it would be missing only where there is no network.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** In bytes, not compressed. Every browser fetches all of it on a first visit; the largest file is the program. */
const LARGEST_FILE = 1_500_000;
const ALL_FILES = 6_000_000;

/** Not in the list: the page and the worker, which carry it, and what a host may change without a build. */
const OUTSIDE = /^(index\.html|worker\.js|pack\.json|site\.json|pack\/.*)$/;
/** Compressed twins, which no page asks for by name. */
const TWIN = /\.(br|gz)$/;

const fail = (what) => {
  console.error(`casewright: ${what}`);
  process.exit(1);
};

const folder = process.argv[2];
const read = (name) => readFileSync(`${folder}/${name}`);
const hash = (bytes, as) => createHash("sha256").update(bytes).digest(as);

const walk = (below) =>
  readdirSync(`${folder}/${below}`, { withFileTypes: true }).flatMap((entry) => {
    const name = below + entry.name;
    if (entry.isDirectory()) return walk(`${name}/`);
    return entry.isFile() ? [name] : fail(`${name} is neither a file nor a folder, so it cannot be kept for when there is no network.`);
  });

const files = {};
let sum = 0;
for (const name of walk("").sort()) {
  if (OUTSIDE.test(name) || TWIN.test(name)) continue;
  if (!/^[\w./-]+$/.test(name)) fail(`${name} has a name that is no plain address: use letters, digits, "_", "-" and ".".`);
  const bytes = read(name);
  if (bytes.length > LARGEST_FILE) fail(`${name} has ${bytes.length} bytes, more than the ${LARGEST_FILE} that each browser should keep.`);
  sum += bytes.length;
  files[name] = `sha256-${hash(bytes, "base64")}`;
}
if (sum > ALL_FILES) fail(`the files have ${sum} bytes, more than the ${ALL_FILES} that each browser should keep.`);

const index = read("index.html").toString();
const worker = read("worker.js").toString();
const build = hash(JSON.stringify([files, index, worker]), "hex").slice(0, 16);
const named = index.replace("<html ", `<html data-build=${build} `);
if (named === index) fail("index.html has no <html …> to write the name of the build into.");
writeFileSync(`${folder}/index.html`, named);
writeFileSync(`${folder}/worker.js`, `const BUILD="${build}",FILES=${JSON.stringify(files)};\n${worker}`);
