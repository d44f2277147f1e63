// Where the tools are that `make bench` installs (scripts/tools.sh): nothing of npm is in the source tree.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "..");

/** What the bench itself makes: the peers' pages, packs, cases. */
export const MADE = join(ROOT, "target/bench");

/** The packages of bench/package.json. */
export const MODULES = join(ROOT, "target/tools/bench/node_modules");

export const ofBench = createRequire(join(MODULES, "none.js"));
export const ofTools = createRequire(join(ROOT, "target/tools/npm/node_modules/none.js"));

/** The version that bench/package-lock.json pins. */
export const versionOf = (name) => ofBench(join(MODULES, name, "package.json")).version;
