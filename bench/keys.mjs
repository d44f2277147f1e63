// Key presses, from the driver through the browser to the page, at the pace of somebody who types.
import { pause } from "./numbers.mjs";
import { FIRST_FIELD, LONG_FIELD, REQUESTS } from "./pages.mjs";
import { open } from "./start.mjs";

const WORDS = "northgate alarm and security of the western valley with all of its branches and their monitoring centers ";

/** About 5 KB of what customers write, in paragraphs. */
const LONG_TEXT = Array.from({ length: 24 }, (_, at) =>
  `Paragraph ${at + 1}. We were told in the spring that the monitoring of our second building would move to the new contract, ` +
  "and have since been billed for both. Please correct the invoice and tell us the earliest date.").join("\n");

/** Waits as a person would between two keys, never at the same point of a frame. In ms. */
const betweenKeys = (at) => pause(50 + ((at * 7) % 17));

export const focus = (page, label) => page.evaluate((name) => {
  const field = bench.control(name);
  field.focus();
  if (field.type !== "checkbox") field.setSelectionRange(field.value.length, field.value.length);
}, label);

/** Ends when the last key has come to the post and its frame is drawn. */
const settled = (page) => page.evaluate(() => Promise.race([
  bench.keys.last,
  new Promise((_, fail) => setTimeout(() => fail(new Error("the post did not follow a key within ten seconds")), 10_000)),
]));

const press = async (page, key, at) => {
  await page.keyboard.press(key);
  await settled(page);
  await betweenKeys(at);
};

const times = async (opened, post, keys) => {
  await opened.page.evaluate((where) => bench.record(where), post);
  const shifted = await opened.page.evaluate(() => bench.shifts.all);
  await keys();
  const { results, shift } = await opened.page.evaluate(() => ({ results: bench.keys.results, shift: bench.shifts.all }));
  return { times: results, shift: shift - shifted };
};

/** So many letters into a text field, after what is in it. Spaces are typed and not counted. */
export const typing = async (opened, label, post, letters) => {
  await focus(opened.page, label);
  return times(opened, post, async () => {
    for (let at = 0, typed = 0; typed < letters; at += 1) {
      const key = WORDS[at % WORDS.length];
      await press(opened.page, key, at);
      if (key !== " ") typed += 1;
    }
  });
};

/** Ticks all the requests with the space bar, one after the other, then takes the ticks away; so many in all. */
const ticking = (opened, post, ticks) => times(opened, post, async () => {
  for (let at = 0; at < ticks; at += 1) {
    await focus(opened.page, REQUESTS[at % REQUESTS.length]);
    await press(opened.page, "Space", at);
  }
});

/** Customer name, Customer Request with 5 KB in it, and ticking, each in a page of its own. */
export const keys = async (browser, origin, page, { letters, ticks }) => {
  const on = async (measure) => {
    const opened = await open(browser, origin, page);
    await pause(1500);
    try {
      return await measure(opened);
    } finally {
      await opened.close();
    }
  };
  const name = await on((opened) => typing(opened, FIRST_FIELD, page.post, letters));
  const text = await on(async (opened) => {
    await focus(opened.page, LONG_FIELD);
    await opened.page.keyboard.insertText(LONG_TEXT);
    await pause(1500);
    return typing(opened, LONG_FIELD, page.post, letters);
  });
  const request = await on((opened) => ticking(opened, page.post, ticks));
  return { name, text, request };
};
