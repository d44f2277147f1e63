// What is measured of Casewright alone: home with a year of cases, memory over a long day, a procedure of 1,000 fields.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { memory, metrics, openPage } from "./browser.mjs";
import { focus, typing } from "./keys.mjs";
import { pause } from "./numbers.mjs";
import { CASEWRIGHT, FIRST_FIELD, LONG, firstFieldOf } from "./pages.mjs";
import { check, open } from "./start.mjs";
import { MADE } from "./tools.mjs";

/** Opens a case of Casewright without slowing anything down. */
const openFast = (browser, origin, page) => open(browser, origin, page, { slowdown: 1 });

/** When the page sweeps the storage and looks for updates, the last it does by itself: `SETTLED` in `src/app.rs`. In ms. */
const SETTLED = 3000;

/** Home with so many of the 2,500 cases: its scripting until it has come to rest, in ms, and when it can be used. */
export const homeOfAYear = async (browser, origin, { slowdown, count }) => {
  const opened = await openPage(browser, origin, { slowdown });
  const cases = Object.entries(JSON.parse(await readFile(join(MADE, "year.json"), "utf8"))).slice(0, count);
  for (let at = 0; at < cases.length; at += 250) {
    const put = (some) => some.forEach(([key, text]) => localStorage.setItem(key, text));
    await opened.page.evaluate(put, cases.slice(at, at + 250));
  }
  const { ScriptDuration: before } = await metrics(opened);
  await opened.page.goto(`${origin}/${CASEWRIGHT.name}/`, { waitUntil: "commit" });
  const usable = await opened.page.evaluate((what) => bench.usable(what, 0), { label: CASEWRIGHT.begins });
  await pause(SETTLED + 1000 * slowdown);
  const { ScriptDuration: after } = await metrics(opened);
  check(opened, "home of a year");
  await opened.close();
  return { script: (after - before) * 1000, usable };
};

/** Letters, and as many steps back, so that the case stays what it is. */
const STRETCH = 25;

/** Memory at the beginning and after each fifth of so many key presses. */
export const manyKeys = async (browser, origin, presses) => {
  const opened = await openFast(browser, origin, CASEWRIGHT);
  await focus(opened.page, FIRST_FIELD);
  const points = [await memory(opened)];
  for (let fifth = 0; fifth < 5; fifth += 1) {
    for (let pressed = 0; pressed < presses / 5; pressed += 1) {
      await opened.page.keyboard.press(pressed % (2 * STRETCH) < STRETCH ? "n" : "Backspace");
    }
    await pause(500);
    points.push(await memory(opened));
  }
  check(opened, "many keys");
  await opened.close();
  return points;
};

/** Every kind of page with its heading, a case and its print among them. */
const places = (of) => Object.entries({
  "#/": "What does the customer need?",
  [`#/case/${of}`]: "n",
  "#/due": "Due",
  "#/search": "Search",
  "#/procedures": "Procedures",
  "#/procedures/ccc": "CCC case post",
  [`#/print/${of}`]: "n",
  "#/storage": "Storage",
  "#/settings": "Settings",
  "#/train": "Train",
});

/** Memory at the beginning and after each fifth of so many pages. */
export const manyPages = async (browser, origin, visits) => {
  const opened = await openFast(browser, origin, CASEWRIGHT);
  await focus(opened.page, FIRST_FIELD);
  await opened.page.keyboard.press("n");
  const of = await opened.page.evaluate(() => location.hash.split("/")[2]);
  const all = places(of);
  const points = [await memory(opened)];
  for (let visited = 0; visited < visits; visited += 1) {
    const [address, name] = all[visited % all.length];
    await opened.page.evaluate((hash) => { location.hash = hash; }, address);
    await opened.page.locator("main").getByRole("heading", { level: 1, name, exact: true }).waitFor();
    await pause(150);
    if ((visited + 1) % (visits / 5) === 0) points.push(await memory(opened));
  }
  check(opened, "many pages");
  await opened.close();
  return points;
};

/** Key presses in the first field of CCC and of a procedure of 1,000 fields. */
export const longProcedure = async (browser, origin, letters) => {
  const of = async (page) => {
    const opened = await open(browser, origin, page, {}, { ...firstFieldOf(page), says: "" });
    await pause(1500);
    const { times } = await typing(opened, FIRST_FIELD, page.post, letters);
    check(opened, page.name);
    await opened.close();
    return { usable: opened.usable, times };
  };
  return { ccc: await of(CASEWRIGHT), long: await of(LONG) };
};
