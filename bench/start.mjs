// From opening a page until its first field can be used.
import { memory, openPage, slowness } from "./browser.mjs";
import { pause } from "./numbers.mjs";
import { CASEWRIGHT, firstFieldOf } from "./pages.mjs";

export const SLOWDOWN = 4;

/** How long a person looks at home before the click, and how long shifts are watched for, in ms. */
const LOOK = 1000;

export const check = ({ failed }, name) => {
  if (failed.length > 0) throw new Error(`${name}: ${failed.join("; ")}`);
};

/** Opens a page at its address and waits until `what` can be used. */
export const open = async (browser, origin, page, options, what = firstFieldOf(page)) => {
  const opened = await openPage(browser, origin, { slowdown: SLOWDOWN, ...options });
  await opened.page.goto(`${origin}/${page.name}/${page.address}`, { waitUntil: "commit" });
  const usable = await opened.page.evaluate((wanted) => bench.usable(wanted, 0), what);
  return { ...opened, usable, bytesUntilUsable: opened.moved.bytes, requests: opened.moved.requests };
};

/** Straight to a case: bytes, first paint, usable, layout shift, memory. */
export const straight = async (browser, origin, page, line) => {
  const opened = await open(browser, origin, page, { line });
  const { usable, bytesUntilUsable: bytes, requests } = opened;
  await pause(LOOK);
  const { paint, shift } = await opened.page.evaluate(() => ({ paint: bench.paint(), shift: bench.shifts.unasked }));
  const { heap, wasm } = await memory(opened);
  const slowed = await slowness(opened, SLOWDOWN);
  check(opened, page.name);
  await opened.close();
  return { bytes, requests, paint, usable, shift, heap, wasm, slowed };
};

/** Casewright's own way: home first, a look at it, then the button of the procedure. */
export const fromHome = async (browser, origin, line) => {
  const home = { ...CASEWRIGHT, address: "" };
  const opened = await open(browser, origin, home, { line }, { label: CASEWRIGHT.begins });
  await pause(LOOK);
  const clicked = opened.page.evaluate((what) => bench.usableAfterClick(what), firstFieldOf(CASEWRIGHT));
  const button = await opened.page.evaluateHandle((label) => bench.control(label), CASEWRIGHT.begins);
  await button.click();
  const fromClick = await clicked;
  await pause(LOOK);
  const { paint, shift } = await opened.page.evaluate(() => ({ paint: bench.paint(), shift: bench.shifts.unasked }));
  check(opened, "home");
  await opened.close();
  return { paint, home: opened.usable, homeBytes: opened.bytesUntilUsable, fromClick, bytes: opened.moved.bytes, shift };
};
