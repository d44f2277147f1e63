// Splits what only an open case needs off the program: node split.mjs NAMED.wasm PRIMARY.wasm PART.wasm
//
// Home needs a third of the page's code less. Both modules share memory and tables; the part is put into the table of the
// first one when start.js fetches it, which is when the first case is opened (`browser::part`).
//
// What goes: the functions that are named after a module of the case page, and all that only those call. What is called
// directly is checked: the first module must not call into the part but through the component that is drawn once it is there.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [named, primary, part] = process.argv.slice(2);
const features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
const bin = join(dirname(new URL(import.meta.url).pathname), "../target/tools/npm/node_modules/binaryen/bin");
const tool = (name, ...args) =>
  execFileSync(join(bin, name), [...features.map((feature) => `--enable-${feature}`), ...args], { maxBuffer: 1 << 28 });

/** Names of functions that belong to the case page, without the hashes of their crates. */
const COLD =
  /casewright::app::(pages::case::(OpenCase|OpenProps|tab|standing)|announce|desk|site|walk|components::(case_head|choices|clocks::clocks|copying|document|entry|field|finding|link|log|missing|outside|post|rows|saved|stage|stages|step|timeline|wanted))/;
/** The first module may name this one, which it draws only once the part is there. */
const DOOR = /OpenCase/;

const NAME = /\$(?:"(?:[^"\\]|\\.)*"|[^\s()"]+)/;
const nameIn = (text) => text.match(NAME)[0];
const bare = (name) => name.replaceAll(/\[[0-9a-f]+\]/g, "");

const text = `${primary}.wat`;
tool("wasm-dis", named, "-o", text);
const forms = readFileSync(text, "utf8").split(/\n(?= \(| ;;|\))/).filter((form) => form.startsWith(" ("));
const kind = (word) => forms.filter((form) => form.startsWith(` (${word} `));
const bodies = new Map(kind("func").map((form) => [nameIn(form), form]));
const imports = new Map(kind("import").filter((form) => form.includes("(func ")).map((form) => [nameIn(form), form]));
const [elem] = kind("elem");
const listed = elem.slice(elem.indexOf(" func ") + 6).match(new RegExp(NAME, "g"));
const first = Number(elem.match(/i32\.const (\d+)/)[1]);
const CALLS = new RegExp(`\\((?:return_)?(?:call|ref\\.func) (${NAME.source})`, "g");
const called = (form) => [...form.matchAll(CALLS)].map((match) => match[1]);
const cold = (name) => COLD.test(bare(name));

// What stays: all that can be reached from outside without a name of the case page on the way.
const stays = new Set();
const roots = [...kind("export"), ...kind("start")].filter((form) => /\(func |\(start /.test(form)).map((form) => form.slice(form.lastIndexOf("$")).match(NAME)?.[0] ?? "");
const waiting = [...kind("export").filter((form) => form.includes("(func ")).map((form) => form.match(new RegExp(`\\(func (${NAME.source})`))[1]), ...listed.filter((name) => !cold(name))];
const doors = new Set();
const strays = [];
while (waiting.length > 0) {
  const name = waiting.pop();
  if (stays.has(name) || !bodies.has(name)) continue;
  stays.add(name);
  for (const next of called(bodies.get(name))) {
    if (!cold(next)) waiting.push(next);
    else if (DOOR.test(next)) doors.add(next);
    else strays.push(`${bare(name)} stays and calls ${bare(next)}, which goes`);
  }
}
if (strays.length > 0) throw new Error(strays.join("\n"));
const goes = [...bodies.keys()].filter((name) => !stays.has(name));
if (goes.length < 100) throw new Error("next to nothing goes: have the names of functions changed?");

// What the part takes from the first module, under short names.
const exported = [];
const taken = [];
const share = (kindOf, name, type) => {
  const short = exported.length.toString(36);
  exported.push(` (export "${short}" (${kindOf} ${name}))`);
  taken.push(` (import "p" "${short}" (${kindOf} ${name} ${type}))`);
};
const type = (form) => (form.split("\n")[0].match(/\((?:param|result)[^)]*\)/g) ?? []).map((one) => one.replaceAll(/\$\S+ /g, "").replace("(param ", "(param ")).join(" ");
const used = new Set(goes.flatMap((name) => called(bodies.get(name))));
for (const name of used) {
  if (imports.has(name)) share("func", name, type(imports.get(name).replaceAll("\n", " ")));
  else if (stays.has(name)) share("func", name, type(bodies.get(name)));
}
const moved = goes.map((name) => bodies.get(name)).join("\n");
for (const form of kind("global")) {
  const name = nameIn(form);
  if (moved.includes(`(global.get ${name})`) || moved.includes(`(global.set ${name}`)) share("global", name, form.match(/\(mut \w+\)|(?<= )i32(?= )/)[0]);
}
share("memory", "$0", kind("memory")[0].match(/\$0 (.*)\)/)[1]);
const entrances = [...doors];
const tables = kind("table").map((form) => {
  const [, name, from, to, of] = form.match(new RegExp(`\\(table (${NAME.source}) (\\d+) (\\d+ )?(\\w+)\\)`));
  const size = of === "funcref" ? Number(from) + entrances.length : Number(from);
  const limits = `${size} ${to ? `${size} ` : ""}${of}`;
  share("table", name, limits);
  return { form, text: ` (table ${name} ${limits})`, end: Number(from), of };
});
const slots = tables.find((table) => table.of === "funcref").end;

// A door calls what the part will have put into the table.
const door = (name, index) => {
  const head = bodies.get(name).split("\n")[0];
  const count = (head.match(/\(param /g) ?? []).length;
  const values = Array.from({ length: count }, (_, at) => `(local.get $${at})`).join(" ");
  return `${head.trimEnd().replace(/\)\s*$/, (end) => end)}\n  (call_indirect $0 ${type(bodies.get(name))} ${values} (i32.const ${slots + index}))\n )`;
};
// Between them, places are left free for what goes.
const pieces = (keep) => {
  const all = [];
  for (const [index, name] of listed.entries()) {
    if (keep(name)) {
      const last = all.at(-1);
      if (last && last.end === index) (last.names.push(name), (last.end += 1));
      else all.push({ start: index, end: index + 1, names: [name] });
    }
  }
  return all.map((piece) => ` (elem (table $0) (i32.const ${first + piece.start}) func ${piece.names.join(" ")})`);
};
const gone = new Set(goes);
const own = forms.filter((form) => !/^ \((func|elem|table) /.test(form) && form.startsWith(" ("));
const firstModule = ["(module", ...own.filter((form) => /^ \((type|import) /.test(form)), ...own.filter((form) => !/^ \((type|import) /.test(form)), ...tables.map((table) => table.text), ...pieces((name) => !gone.has(name)), ...exported, ...[...stays].map((name) => bodies.get(name)), ...entrances.map(door), ")"].join("\n");
const secondModule = ["(module", ...kind("type"), ...taken, ...pieces((name) => gone.has(name)), ...(entrances.length > 0 ? [` (elem (table $0) (i32.const ${slots}) func ${entrances.join(" ")})`] : []), ...goes.map((name) => bodies.get(name)), ")"].join("\n");
for (const [file, module] of [[primary, firstModule], [part, secondModule]]) {
  writeFileSync(text, module);
  tool("wasm-as", text, "-o", file);
  tool("wasm-opt", file, "--dealign", "--strip-debug", "--strip-producers", "--strip-target-features", "-o", file);
}
rmSync(text);
console.log(`${goes.length} of ${bodies.size} functions wait for the first case; through ${entrances.length} doors`);
