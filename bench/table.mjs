// The numbers as a table, in which each has its ratio to that of the hand-written page beside it.

const ms = (time) => `${time < 100 ? time.toFixed(1) : Math.round(time).toLocaleString("en-US")} ms`;
const bytes = (count) => Math.round(count).toLocaleString("en-US");
const megabytes = (count) => `${(count / 1e6).toFixed(1)} MB`;
const shift = (value) => (value === 0 ? "0" : value.toPrecision(2));

const key = (field, share) => (page) => page.keys[field][share];

/** Each row: what it is, how its numbers are written, how a page's is found; and of rows about home, how Casewright's is found. */
const ROWS = [
  ["Bytes until usable", bytes, (page) => page.bytes],
  ["First paint", ms, (page) => page.paint],
  ["First field usable", ms, (page) => page.usable],
  ["… from home, since the click", ms, null, ({ home }) => home.fromClick],
  ["Slow line: first paint", ms, (page) => page.slow.paint],
  ["Slow line: first field usable", ms, (page) => page.slow.usable],
  ["… from home, since the click", ms, null, ({ homeSlow }) => homeSlow.fromClick],
  ["Key → post, name: median", ms, key("name", "median")],
  ["Key → post, name: p95", ms, key("name", "p95")],
  ["Key → post, 5 KB: median", ms, key("text", "median")],
  ["Key → post, 5 KB: p95", ms, key("text", "p95")],
  ["Tick → post: median", ms, key("request", "median")],
  ["Tick → post: p95", ms, key("request", "p95")],
  ["Key → frame, name: median", ms, key("name", "frame")],
  ["Key → frame, name: p95", ms, key("name", "frameP95")],
  ["Memory", megabytes, (page) => page.heap + page.wasm],
  ["Layout shift at the start", shift, (page) => page.shift],
  ["Layout shift at keys, name", shift, key("name", "shift")],
];

/** Rows about home are measured against the opening of the hand-written page. */
const AGAINST = { 3: (hand) => hand.usable, 6: (hand) => hand.slow.usable };

const ratio = (value, against) => (against > 0 ? ` (${(value / against).toFixed(value / against < 10 ? 2 : 0)})` : "");

const cell = (summary, row, name) => {
  const [, write, find, findHome] = ROWS[row];
  const { [name]: page, hand } = summary.pages;
  if (!find && (name !== "casewright" || !summary.home)) return "";
  const value = find ? find(page) : findHome(summary);
  const against = hand && name !== "hand" ? (AGAINST[row] ?? find)(hand) : 0;
  return write(value) + ratio(value, against);
};

/** Rows of cells, the head first. */
export const rowsOf = (summary, titles) => {
  const names = Object.keys(summary.pages);
  if (names.length === 0) return [];
  const head = ["", ...names.map((name) => titles[name])];
  return [head, ...ROWS.map(([says], row) => [says, ...names.map((name) => cell(summary, row, name))])];
};

/** What is measured of Casewright alone, in the same shape. */
export const rowsOfAlone = (alone) => {
  const held = ({ points }) => points.map(({ heap, wasm }) => ((heap + wasm) / 1e6).toFixed(2)).join(" → ");
  return [
    ["Casewright alone", ""],
    ["Home with 2,500 cases, not slowed: scripting", `${ms(alone.year.script)} (${ms(alone.empty.script)} without a case)`],
    ["Home with 2,500 cases, not slowed: usable", `${ms(alone.year.usable)} (${ms(alone.empty.usable)} without a case)`],
    ["Home with 2,500 cases, slowed: scripting, usable", `${ms(alone.yearSlowed.script)}, ${ms(alone.yearSlowed.usable)}`],
    ["1,000 fields: key → post, name: median, p95", `${ms(alone.long.median)}, ${ms(alone.long.p95)}`],
    ["CCC, in turn with it", `${ms(alone.ccc.median)}, ${ms(alone.ccc.p95)}`],
    ["1,000 fields: first field usable", ms(alone.longUsable)],
    ["Memory over many keys, in MB", held(alone.manyKeys)],
    ["Memory over many pages, in MB", held(alone.manyPages)],
  ];
};

const widths = (rows) => rows[0].map((_, column) => Math.max(...rows.map((row) => [...row[column]].length)));

const padded = (text, width, right) => (right ? " ".repeat(width - [...text].length) + text : text + " ".repeat(width - [...text].length));

/** For the terminal. */
export const asText = (rows) => {
  const wide = widths(rows);
  return rows.map((row) => row.map((text, column) => padded(text, wide[column], column > 0)).join("  ").trimEnd()).join("\n");
};

/** For a document. */
export const asMarkdown = (rows) => {
  const line = (row) => `| ${row.join(" | ")} |`;
  return [line(rows[0]), `|${rows[0].map((_, column) => (column > 0 ? "---:" : "---")).join("|")}|`, ...rows.slice(1).map(line)].join("\n");
};
