// What the bench can be told.
import { parseArgs } from "node:util";

const HELP = `Measures Casewright beside other ways to the same form: make bench WITH="OPTION…".

  --runs N      how often each page is measured, in turn (default 7)
  --quick       one run with few keys: whether it works, not how fast it is
  --only NAMES  hand, form-js, rjsf, surveyjs, casewright, alone; several with commas
  --json        prints everything as JSON, each single time included
  --write       puts the table into docs/performance.md`;

const PARTS = ["hand", "form-js", "rjsf", "surveyjs", "casewright", "alone"];

/** How much is measured. The keys are counted for each field and run. */
const WHOLE = { runs: 7, letters: 40, ticks: 28, presses: 10_000, visits: 200, alone: 3 };
const QUICK = { runs: 1, letters: 12, ticks: 7, presses: 500, visits: 100, alone: 1 };

const refuse = (what) => {
  console.error(`bench: ${what}\n\n${HELP}`);
  process.exit(2);
};

const options = {
  runs: { type: "string" },
  only: { type: "string" },
  quick: { type: "boolean" },
  json: { type: "boolean" },
  write: { type: "boolean" },
  help: { type: "boolean" },
};

const parsed = (args) => {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return refuse(error.message);
  }
};

/** The options, or the end of the program. */
export const readOptions = (args) => {
  const given = parsed(args);
  if (given.help) {
    console.log(HELP);
    process.exit(0);
  }
  const amount = given.quick ? QUICK : WHOLE;
  const runs = given.runs === undefined ? amount.runs : Number(given.runs);
  if (!Number.isInteger(runs) || runs < 1) refuse(`--runs wants a number, not ${given.runs}`);
  const parts = given.only?.split(",") ?? PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) refuse(`--only knows no ${unknown}`);
  if (given.write && parts.length < PARTS.length) refuse("--write wants a whole run, without --only");
  return { ...amount, runs, quick: Boolean(given.quick), parts, json: Boolean(given.json), write: Boolean(given.write) };
};
