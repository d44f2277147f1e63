// Reads calendar files by two libraries that others wrote, and prints what each makes of them: an import of the files one after
// the other, where what has the same id takes the place of what was there if it is not older.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [root, ...files] = process.argv.slice(2);
const require = createRequire(`${root}/`);
const ICAL = require("ical.js").default ?? require("ical.js");
const nodeIcal = require("node-ical");

const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");

function byIcalJs(text) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const [alarm] = component.getAllSubcomponents("valarm");
    const start = event.startDate;
    return {
      id: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      start: start.isDate ? start.toString() : start.toJSDate().toISOString(),
      alarm: alarm.getFirstPropertyValue("trigger").toSeconds(),
      about: event.description,
    };
  });
}

function byNodeIcal(text) {
  const events = Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === "VEVENT");
  return events.map((event) => ({
    id: event.uid,
    sequence: Number(event.sequence),
    summary: event.summary,
    start: event.datetype === "date" ? day(event.start) : event.start.toISOString(),
    alarm: Object.values(event).find(({ type }) => type === "VALARM").trigger.val,
    about: event.description,
  }));
}

function imported(read) {
  const calendar = new Map();
  for (const file of files) {
    for (const event of read(readFileSync(file, "utf8"))) {
      if (event.sequence >= (calendar.get(event.id)?.sequence ?? 0)) calendar.set(event.id, event);
    }
  }
  return [...calendar.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

console.log(JSON.stringify({ icalJs: imported(byIcalJs), nodeIcal: imported(byNodeIcal) }));
