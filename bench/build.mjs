// Builds the pages of the peers as their authors would release them: bundled, minified, for production.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { fields } from "./peers/shared/fields.js";
import { MADE, MODULES, ofBench, ofTools } from "./tools.mjs";

const PEERS = join(import.meta.dirname, "peers");

/** Hands a page its form in the words of its library, as `schema`, and to RJSF the functions that validate it, as `validators`. */
const madeFrom = (schema) => ({
  name: "made",
  setup: (build) => {
    build.onResolve({ filter: /^(schema|validators)$/ }, ({ path }) => ({ path, namespace: "made" }));
    build.onLoad({ filter: /^schema$/, namespace: "made" }, () => ({ contents: JSON.stringify(schema), loader: "json" }));
    build.onLoad({ filter: /^validators$/, namespace: "made" }, () => {
      const { compileSchemaValidatorsCode } = ofBench("@rjsf/validator-ajv8/compileSchemaValidators");
      return { contents: compileSchemaValidatorsCode(schema.schema), loader: "js", resolveDir: MODULES };
    });
  },
});

const bundle = async (peer, script, plugins, out) => {
  const esbuild = ofTools("esbuild");
  await esbuild.build({
    entryPoints: [join(PEERS, peer, script), join(PEERS, peer, "page.css")],
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    nodePaths: [MODULES],
    loader: { ".svg": "dataurl", ".woff": "dataurl", ".woff2": "dataurl" },
    plugins,
    logLevel: "error",
  });
};

const buildPeer = async (peer, script, schemaFile) => {
  const out = join(MADE, "pages", peer);
  await mkdir(out, { recursive: true });
  const { default: make } = await import(join(PEERS, peer, schemaFile));
  const made = make(fields);
  // The hand-written page has its form in the page itself.
  const html = (await readFile(join(PEERS, peer, "index.html"), "utf8")).replace("<!-- form -->", () => made);
  await writeFile(join(out, "index.html"), html);
  await bundle(peer, script, [madeFrom(made)], out);
};

/** Builds all of them into target/bench/pages. */
export const buildPeers = async () => {
  await rm(join(MADE, "pages"), { recursive: true, force: true });
  await buildPeer("hand", "page.js", "markup.js");
  await buildPeer("form-js", "page.js", "schema.js");
  await buildPeer("rjsf", "page.jsx", "schema.js");
  await buildPeer("surveyjs", "page.js", "schema.js");
};
