// Keeps a run in docs/performance.md, between two markers.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { told } from "./goals.mjs";
import { asMarkdown } from "./table.mjs";
import { ROOT } from "./tools.mjs";

const DOCUMENT = join(ROOT, "docs/performance.md");
const BEGIN = "<!-- bench: make bench WITH=--write puts its tables between here and the end -->";
const END = "<!-- bench: end -->";

const QUICK = "a quick run, which shows that it works and not how fast it is";

/** When, where and with what it was measured, in sentences. */
const circumstances = ({ date, machine, chromium, runs, quick, packages }) =>
  [
    `${date}, ${machine}, Chromium ${chromium}; ${quick ? QUICK : runs === 1 ? "one run" : `${runs} runs`}.`,
    `${Object.values(packages).flat().join(", ")}.`,
  ].join("\n");

const listed = (goals) => goals.map((goal) => `- ${told(goal)}`).join("\n");

/** The text that is kept. */
const kept = (run, tables, goals) => {
  const parts = [circumstances(run), ...tables.map(asMarkdown), listed(goals)];
  return parts.filter((part) => part !== "").join("\n\n");
};

export const write = async (run, tables, goals) => {
  const text = await readFile(DOCUMENT, "utf8");
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${DOCUMENT} has no markers to write between`);
  await writeFile(DOCUMENT, `${text.slice(0, begin + BEGIN.length)}\n\n${kept(run, tables, goals)}\n\n${text.slice(end)}`);
};
