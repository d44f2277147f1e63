// What Casewright is to reach, and by how much it misses it.

const FIELDS = { name: "Customer name", text: "Customer Request with 5 KB", request: "ticking a request" };
const RIVALS = { "form-js": "form-js", rjsf: "RJSF", surveyjs: "SurveyJS" };

const RATIO = 1.5;
const BOLD_RATIO = 1.25;
const P95 = 33;
const BOLD_P95 = 16.7;
const LONG_RATIO = 2;
const YEAR = 100;
/** What a heap may hold more of in the end and still not grow: code that was compiled meanwhile, garbage not seen as such yet. */
const GROWTH = 0.03;

const ms = (time) => `${time < 100 ? time.toFixed(1) : Math.round(time)} ms`;
const times = (ratio) => `${ratio.toFixed(2)} ×`;
const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** A goal: what it says, the number reached, the most that it may be, and how numbers are written. */
const goal = (says, reached, most, write) => ({ says, reached, most, met: reached <= most, write });

const ofKeys = ({ pages }) => {
  const { casewright, hand } = pages;
  return Object.entries(FIELDS).flatMap(([field, says]) => {
    const { median, p95 } = casewright.keys[field];
    const ratio = median / hand.keys[field].median;
    const rivals = ["rjsf", "surveyjs"].map((rival) =>
      goal(`key → post, ${says}: ahead of ${RIVALS[rival]}`, median, pages[rival].keys[field].median, ms));
    return [
      goal(`key → post, ${says}: median ${RATIO} × the hand-written page`, ratio, RATIO, times),
      goal(`moonshot: key → post, ${says}: median ${BOLD_RATIO} × the hand-written page`, ratio, BOLD_RATIO, times),
      goal(`key → post, ${says}: p95 ${P95} ms`, p95, P95, ms),
      goal(`moonshot: key → post, ${says}: p95 ${BOLD_P95} ms`, p95, BOLD_P95, ms),
      ...rivals,
    ];
  });
};

const ofStart = ({ pages, home, homeSlow }) => {
  const ways = [
    ["first field usable, straight to a case", pages.casewright.usable, (page) => page.usable],
    ["first field usable, from home", home.fromClick, (page) => page.usable],
    ["slow line: first field usable, straight to a case", pages.casewright.slow.usable, (page) => page.slow.usable],
    ["slow line: first field usable, from home", homeSlow.fromClick, (page) => page.slow.usable],
  ];
  return ways.flatMap(([says, reached, of]) =>
    Object.entries(RIVALS).map(([rival, title]) => goal(`${says}: ahead of ${title}`, reached, of(pages[rival]), ms)));
};

const ofShift = ({ pages, home }) => [
  ["straight to a case", pages.casewright.shift],
  ["home and from there to a case", home.shift],
  ["while typing the customer's name", pages.casewright.keys.name.shift],
].map(([says, shift]) => goal(`no layout shift: ${says}`, shift, 0, (value) => (value === 0 ? "0" : value.toPrecision(2))));

const ofAlone = ({ alone }) => [
  goal(`home with 2,500 cases, not slowed: ${YEAR} ms of scripting`, alone.year.script, YEAR, ms),
  goal(`a procedure of 1,000 fields: ${LONG_RATIO} × CCC for each key`, alone.long.median / alone.ccc.median, LONG_RATIO, times),
  goal("no growth of memory over many keys", alone.manyKeys.grown, GROWTH, percent),
  goal("no growth of memory over many pages", alone.manyPages.grown, GROWTH, percent),
];

/** All goals that the run has the numbers for. */
export const goals = (summary) => [
  ...(Object.keys(summary.pages).length === 5 ? [...ofKeys(summary), ...ofStart(summary), ...ofShift(summary)] : []),
  ...(summary.alone ? ofAlone(summary) : []),
];

/** "met: …: 7.2 ms", or "missed by 1.3 ms: …". */
export const told = ({ says, reached, most, met, write }) =>
  met ? `met: ${says} (${write(reached)})` : `missed by ${write(reached - most)}: ${says} (${write(reached)}, at most ${write(most)})`;
