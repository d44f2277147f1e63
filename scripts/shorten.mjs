// Shortens the names by which a program's wasm and its script know each other, in both: node shorten.mjs FOLDER INDEX
//
// wasm-bindgen ends each of them in a hash, which no compression makes smaller: 3.7 KB of the first load. Afterwards both
// files are named by what is in them now, in INDEX too if that names them; a cache cannot mix two builds.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, index] = process.argv.slice(2);
const IMPORTS = 2;
const EXPORTS = 7;
/** What follows the name of an import or export: its kind, and for each kind how many numbers. */
const FUNCTION = 0;
const TABLE = 1;
const MEMORY = 2;
const GLOBAL = 3;

for (const file of readdirSync(folder).filter((name) => name.endsWith("_bg.wasm"))) {
  const base = file.slice(0, -"_bg.wasm".length);
  const script = join(folder, `${base}.js`);
  const names = new Map();
  const wasm = shortened(readFileSync(join(folder, file)), names);
  // The longest first, so that no name is taken for the beginning of another.
  const long = [...names.keys()].sort((one, other) => other.length - one.length);
  const text = readFileSync(script, "utf8").replaceAll(/[\w$]+/g, (word) => names.get(word) ?? word);
  const missing = long.filter((name) => !readFileSync(script, "utf8").includes(name));
  if (missing.length > 0) throw new Error(`${script} does not know ${missing.join(", ")}`);
  writeFileSync(script, text);
  writeFileSync(join(folder, file), wasm);
  if (index) rename(base, text, wasm);
}

function rename(base, text, wasm) {
  const hash = createHash("sha256").update(text).update(wasm).digest("hex").slice(0, 16);
  const to = `${base.replace(/-[0-9a-f]{16}$/, "")}-${hash}`;
  for (const end of [".js", "_bg.wasm"]) renameSync(join(folder, base + end), join(folder, to + end));
  writeFileSync(index, readFileSync(index, "utf8").replaceAll(base, to));
}

/** The module with short names; `names` is given each with its short one. */
function shortened(bytes, names) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  const name = () => {
    const length = number();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  const limits = () => {
    const flags = bytes[at++];
    number();
    if (flags & 1) number();
  };
  const skip = {
    [FUNCTION]: number,
    [TABLE]: () => (at++, limits()),
    [MEMORY]: limits,
    [GLOBAL]: () => (at += 2),
  };
  const short = (long) => {
    // What is no name of wasm-bindgen's making may be known to others.
    if (!/^(__wb|wasm_bindgen__|__externref)/.test(long)) return long;
    if (!names.has(long)) names.set(long, `$${names.size.toString(36)}`);
    return names.get(long);
  };
  const parts = [bytes.subarray(0, 8)];
  while (at < bytes.length) {
    const id = bytes[at++];
    const end = number() + at;
    const body = [];
    if (id === IMPORTS || id === EXPORTS) {
      const count = number();
      body.push(written(count));
      for (let left = count; left > 0; left -= 1) {
        if (id === IMPORTS) body.push(text(name()));
        body.push(text(short(name())));
        const from = at;
        const kind = bytes[at++];
        if (id === EXPORTS) number();
        else if (skip[kind]) skip[kind]();
        else throw new Error(`an import of kind ${kind} is not known here`);
        body.push(bytes.subarray(from, at));
      }
    } else {
      body.push(bytes.subarray(at, end));
    }
    at = end;
    const whole = Buffer.concat(body);
    parts.push(Buffer.from([id]), written(whole.length), whole);
  }
  return Buffer.concat(parts);
}

function written(number) {
  const bytes = [];
  do {
    const rest = Math.floor(number / 128);
    bytes.push((number & 127) | (rest > 0 ? 128 : 0));
    number = rest;
  } while (number > 0);
  return Buffer.from(bytes);
}

function text(string) {
  const bytes = Buffer.from(string);
  return Buffer.concat([written(bytes.length), bytes]);
}
