// From single times to the numbers that are told: medians over the runs; of keys, median and p95 over all keys of all runs.
import { median, quantile } from "./numbers.mjs";

const medians = (samples) =>
  Object.fromEntries(Object.keys(samples[0]).map((name) => [name, median(samples.map((one) => one[name] ?? Number.NaN))]));

const ofKeys = (runs) => {
  const times = runs.flatMap((run) => run.times);
  const laidOut = times.map((time) => time.laidOut);
  return {
    count: times.length,
    median: median(laidOut),
    p95: quantile(laidOut, 0.95),
    frame: median(times.map((time) => time.frame)),
    frameP95: quantile(times.map((time) => time.frame), 0.95),
    shift: Math.max(...runs.map((run) => run.shift ?? 0)),
  };
};

/** Of the times the medians; of the layout shifts the largest, since a page that shifts only sometimes shifts. */
const ofStart = (samples) => ({ ...medians(samples), shift: Math.max(...samples.map((one) => one.shift ?? 0)) });

const ofPage = ({ straight, slow, keys }) => ({
  ...ofStart(straight),
  slow: ofStart(slow),
  keys: Object.fromEntries(["name", "text", "request"].map((field) => [field, ofKeys(keys.map((run) => run[field]))])),
});

/** After the first fifth everything that is loaded once is there; growth is what comes after that, as a share of what is held. */
const ofMemory = (points) => {
  const held = points.map(({ heap, wasm }) => heap + wasm);
  return { points, grown: (held.at(-1) - held[1]) / held[1] };
};

const ofAlone = ({ empty, year, yearSlowed, keys, pages, long }) => ({
  empty: medians(empty),
  year: medians(year),
  yearSlowed: medians(yearSlowed),
  manyKeys: ofMemory(keys),
  manyPages: ofMemory(pages),
  ccc: ofKeys(long.map((run) => run.ccc)),
  long: ofKeys(long.map((run) => run.long)),
  longUsable: median(long.map((run) => run.long.usable)),
});

/** `samples` has an entry for each page that was measured, `home` and `homeSlow` for Casewright's, and `alone`. */
export const summarize = ({ pages, home, homeSlow, alone }) => ({
  pages: Object.fromEntries(Object.entries(pages).map(([name, samples]) => [name, ofPage(samples)])),
  ...(home.length > 0 && { home: ofStart(home), homeSlow: ofStart(homeSlow) }),
  ...(alone && { alone: ofAlone(alone) }),
});
