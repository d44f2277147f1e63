// One Chromium for the whole run, a new browser context for each page that is measured: nothing is cached or stored, and no service
// worker is left from before.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ofBench } from "./tools.mjs";

const PROBE = readFileSync(join(import.meta.dirname, "probe.js"), "utf8");

/** 1.6 Mb/s and 150 ms. */
export const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 1_600_000 / 8 };

const VIEWPORT = { width: 1280, height: 900 };

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"];

export const launch = (executablePath) => {
  if (!executablePath) throw new Error("set CHROMIUM to the path of Chromium, as make bench does");
  return ofBench("playwright-core").chromium.launch({ executablePath, args: FLAGS });
};

/** Counts what comes over the line, headers included, as the browser tells it. */
const counted = (devtools) => {
  const moved = { bytes: 0, requests: 0 };
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    moved.bytes += encodedDataLength;
    moved.requests += 1;
  });
  return moved;
};

/** A page of its own, slowed down, with the probe in it, at an empty address of `origin`. */
export const openPage = async (browser, origin, { slowdown = 4, line } = {}) => {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-US", timezoneId: "America/Chicago" });
  const page = await context.newPage();
  const failed = [];
  page.on("pageerror", (error) => failed.push(String(error)));
  const devtools = await context.newCDPSession(page);
  await page.addInitScript(PROBE);
  // The same process goes on to the page, so that what it is slowed down by holds there as well.
  await page.goto(`${origin}/`);
  await devtools.send("Performance.enable");
  await devtools.send("Network.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  if (line) await devtools.send("Network.emulateNetworkConditions", line);
  const moved = counted(devtools);
  return { context, page, devtools, moved, failed, close: () => context.close() };
};

/** The numbers that Chromium keeps of a page. */
export const metrics = async ({ devtools }) => {
  const { metrics: all } = await devtools.send("Performance.getMetrics");
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
};

/** What a page holds after the garbage is out, in bytes: of JavaScript, and the linear memory of WebAssembly. */
export const memory = async (opened) => {
  const { devtools, page } = opened;
  // Twice, since what finalizers let go of is garbage only then.
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { JSHeapUsedSize: heap, Nodes: nodes } = await metrics(opened);
  return { heap, wasm: await page.evaluate(() => bench.wasm()), nodes };
};

/** How many times slower a page runs than without being slowed, which tells whether it is slowed at all. */
export const slowness = async ({ page, devtools }, slowdown) => {
  const work = () => page.evaluate(() => {
    const begun = performance.now();
    let sum = 0;
    for (let step = 0; step < 2e7; step += 1) sum = (sum * 31 + step) | 0;
    return performance.now() - begun + sum * 0;
  });
  await work();
  const slow = await work();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const fast = await work();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return slow / fast;
};
