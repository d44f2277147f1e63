// Measures Casewright beside other ways to the same form. `make bench` calls it once the release page, the tools and the made-up data
// are there; docs/performance.md says what each number means.
import { cp, rm } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";

import { homeOfAYear, longProcedure, manyKeys, manyPages } from "./alone.mjs";
import { SLOW_LINE, launch } from "./browser.mjs";
import { buildPeers } from "./build.mjs";
import { write } from "./document.mjs";
import { goals, told } from "./goals.mjs";
import { keys } from "./keys.mjs";
import { readOptions } from "./options.mjs";
import { CASEWRIGHT, DIST, LONG, pages } from "./pages.mjs";
import { serve } from "./server.mjs";
import { SLOWDOWN, fromHome, straight } from "./start.mjs";
import { summarize } from "./summary.mjs";
import { asText, rowsOf, rowsOfAlone } from "./table.mjs";
import { ROOT } from "./tools.mjs";

const options = readOptions(process.argv.slice(2));
const say = (text) => process.stderr.write(`bench: ${text}\n`);

/** All pages in turn, so often; what slows the machine down for a while then slows all of them. */
const beside = async (browser, origin, measured) => {
  const none = () => ({ straight: [], slow: [], keys: [] });
  const samples = { pages: Object.fromEntries(measured.map(({ name }) => [name, none()])), home: [], homeSlow: [] };
  for (let run = 1; run <= options.runs; run += 1) {
    for (const page of measured) {
      say(`run ${run} of ${options.runs}: ${page.title}`);
      const of = samples.pages[page.name];
      of.straight.push(await straight(browser, origin, page));
      of.slow.push(await straight(browser, origin, page, SLOW_LINE));
      of.keys.push(await keys(browser, origin, page, options));
      if (page === CASEWRIGHT) {
        samples.home.push(await fromHome(browser, origin));
        samples.homeSlow.push(await fromHome(browser, origin, SLOW_LINE));
      }
    }
  }
  return samples;
};

const alone = async (browser, origin) => {
  const samples = { year: [], yearSlowed: [], empty: [], long: [] };
  for (let run = 1; run <= options.alone; run += 1) {
    say(`Casewright alone, run ${run} of ${options.alone}: a year of cases, 1,000 fields`);
    samples.empty.push(await homeOfAYear(browser, origin, { slowdown: 1, count: 0 }));
    samples.year.push(await homeOfAYear(browser, origin, { slowdown: 1 }));
    samples.yearSlowed.push(await homeOfAYear(browser, origin, { slowdown: SLOWDOWN }));
    samples.long.push(await longProcedure(browser, origin, options.letters));
  }
  say(`Casewright alone: ${options.presses} keys`);
  samples.keys = await manyKeys(browser, origin, options.presses);
  say(`Casewright alone: ${options.visits} pages`);
  samples.pages = await manyPages(browser, origin, options.visits);
  return samples;
};

const measured = pages().filter(({ name }) => options.parts.includes(name));
await buildPeers();
await rm(DIST, { recursive: true, force: true });
await cp(join(ROOT, "dist"), DIST, { recursive: true });
say("compressing what is served");
const server = await serve([...measured, CASEWRIGHT, LONG]);
const browser = await launch(process.env.CHROMIUM);

const samples = await beside(browser, server.origin, measured);
if (options.parts.includes("alone")) samples.alone = await alone(browser, server.origin);

const run = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0].model.trim()}`,
  chromium: browser.version(),
  runs: options.runs,
  quick: options.quick,
  packages: Object.fromEntries(measured.map((page) => [page.name, page.packages])),
};
await browser.close();
server.close();

const summary = summarize(samples);
for (const [name, { slowed }] of Object.entries(summary.pages)) {
  if (slowed < SLOWDOWN * 0.75) say(`${name} was slowed ${slowed.toFixed(1)} times, not ${SLOWDOWN}: was the machine busy?`);
}
const reached = goals(summary);
const titles = Object.fromEntries(measured.map(({ name, title }) => [name, title]));
const tables = [rowsOf(summary, titles), ...(summary.alone ? [rowsOfAlone(summary.alone)] : [])].filter((rows) => rows.length > 0);
if (options.json) {
  console.log(JSON.stringify({ ...run, summary, goals: reached, samples }, null, 1));
} else {
  console.log(`${run.date}, ${run.machine}, Chromium ${run.chromium}\n`);
  for (const rows of tables) console.log(`${asText(rows)}\n`);
  for (const goal of reached) console.log(told(goal));
}
if (options.write) await write(run, tables, reached);
