// Starts the program, and says so in the page where it cannot start or stops. An inline script would break the page's policy.

/** The element that holds the hashed names of the two files of the program; Trunk fills it in (see Trunk.toml). */
const program = document.querySelector("link[data-wasm]");

/** Where the pages below #/storage go, and what stands there until their program takes over. */
const storage = document.getElementById("storage");
const waiting = document.createElement("main");

function say(id, sentence) {
  const place = document.getElementById(id);
  if (!place) return;
  place.textContent = sentence;
  place.hidden = false;
}

/** What is stored under a key; nothing where storage is blocked. */
const stored = (key) => {
  try {
    return localStorage[key];
  } catch {
    return undefined;
  }
};

/** The texts of the page by their English words, where its language is another one (src/words.rs); and one of them. */
let words = {};
const t = (english) => words[english] ?? english;

/**
 * Chooses the reader's language: the one that was chosen here, or else the first that the browser asks for and the page has. Its file
 * is fetched while the program is. The programs find on the root what came of it: `lang`, the `words`, and how the reader writes
 * dates and numbers.
 */
async function speak() {
  const root = document.documentElement;
  const short = (tag) => tag.split("-")[0].toLowerCase();
  const names = Object.fromEntries(`en=English ${root.dataset.languages}`.split(" ").map((one) => one.split("=")));
  const wanted = [stored("casewright.language"), ...navigator.languages].filter(Boolean).map(short);
  const language = wanted.find((one) => names[one]) ?? "en";
  const reads = (language) => {
    try {
      root.dataset.locale = Intl.NumberFormat.supportedLocalesOf(navigator.languages.filter((tag) => short(tag) === language))[0] ?? language;
    } catch {
      root.dataset.locale = language;
    }
  };
  reads(language);
  if (language === "en") return;
  try {
    const answer = await fetch(new URL(`languages/${language}.json`, document.baseURI), { cache: "no-cache" });
    const texts = Object.entries(await answer.json()).filter(([, text]) => typeof text === "string");
    words = Object.fromEntries(texts);
    if (!answer.ok || !words.Cases) throw new Error(`${language}: ${answer.status}`);
    root.words = JSON.stringify(words);
    root.lang = language;
    // What stands in index.html until the program draws.
    for (const element of document.querySelectorAll("nav, nav a, dialog, dialog *, #starting")) {
      const label = element.getAttribute("aria-label");
      if (label) element.setAttribute("aria-label", t(label));
      if (!element.childElementCount) element.textContent = t(element.textContent);
    }
  } catch (error) {
    console.error(error);
    words = {};
    reads("en");
    say("unspoken", `The words of this page in ${names[language]} did not arrive, so it is in English. Nothing is lost: load the page again to try once more.`);
  }
}

addEventListener("error", ({ error }) => {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  say("stopped", t("Casewright stopped because of a fault of its own. What you typed is saved: load the page again to go on."));
});

/** Fetches the program of the pages below #/storage, of the search and of the palette, once. */
const second = () =>
  (second.fetched ??= import(new URL(`${storage.dataset.program}/start.js`, document.baseURI)).then(() =>
    removeEventListener("hashchange", open),
  ));

/** What is said where that did not come. */
const missing = () =>
  t("This page could not be shown: a part of it did not arrive. Load the page again; if it stays so, tell whoever hosts it. Your cases are safe in this browser.");

/** Shows that program's pages, when one of them is opened for the first time. */
async function open(event) {
  waiting.remove();
  // As `Route::read` sees it: there is one `main` at a time, and the other program draws none on these pages.
  if (!/^#\/*(storage(\/|$)|(due|search|settings|print\/[^/]+|procedures\/[^/]+\/print)\/*$)/.test(location.hash)) return;
  storage.append(waiting);
  // The program moves the focus to its heading, but where the page was loaded at this address.
  if (event) storage.dataset.byLink = "";
  if (waiting.id) return;
  waiting.id = "main";
  waiting.className = "waiting";
  waiting.tabIndex = -1;
  waiting.textContent = t("Loading…");
  try {
    await second();
  } catch (error) {
    console.error(error);
    waiting.textContent = missing();
    waiting.focus();
  }
}

/**
 * Opens the palette ("find"), the list of keys ("keys") or the way round ("tour"), which that program draws, or has it make a file
 * of what is due in the open case ("calendar"). What is typed meanwhile is not lost.
 */
async function ask(what) {
  storage.dataset.asked = what;
  dispatchEvent(new Event("casewright-asked"));
  // The program took it away, if it is there.
  const early = document.getElementById("early");
  if (!early || early.open) return;
  early.firstElementChild.hidden = what !== "find";
  early.oncancel = () => delete storage.dataset.asked;
  early.showModal();
  try {
    await second();
  } catch {
    early.lastElementChild.textContent = missing();
  }
}

/** Whether a sign goes into what has the focus; and whether a person turned off what the sign does elsewhere (look.js). */
const typing = ({ target }) => target.matches?.("textarea, select, input:not([type=checkbox], [type=radio])");
const off = () => document.documentElement.hasAttribute("data-no-keys");

function listen() {
  // On a Mac, Ctrl+K in a text takes away the rest of the line.
  const apple = /^(Mac|iP)/.test(navigator.platform);
  addEventListener("keydown", (event) => {
    const { key, altKey, repeat } = event;
    const held = apple ? event.metaKey : event.ctrlKey;
    if (altKey || repeat) return;
    const find = held && !event.shiftKey && key.toLowerCase() === "k";
    const keys = held ? key === "/" || key === "?" : key === "?" && !typing(event) && !off();
    if (!find && !keys) return;
    event.preventDefault();
    ask(find ? "find" : "keys");
  });
  addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-asks]");
    if (button) ask(button.dataset.asks);
  });
}

/** Fetches what only an open case needs, with the first one that is opened; the page waits for `casewright-part`. */
async function join(exports) {
  const { part } = program.dataset;
  if (!part || !/^#\/*case\//.test(location.hash)) return;
  removeEventListener("hashchange", join.again);
  try {
    const answer = await fetch(new URL(part, document.baseURI));
    if (!answer.ok) throw new Error(`${part}: ${answer.status}`);
    await WebAssembly.instantiate(await answer.arrayBuffer(), { p: exports });
    program.dataset.joined = "yes";
  } catch (error) {
    console.error(error);
    program.dataset.joined = "no";
  }
  dispatchEvent(new Event("casewright-part"));
}

try {
  const [{ default: init }] = await Promise.all([import(program.href), speak()]);
  const exports = await init({ module_or_path: new URL(program.dataset.wasm, document.baseURI) });
  join.again = () => join(exports);
  addEventListener("hashchange", join.again);
  join(exports);
  addEventListener("hashchange", open);
  open();
  listen();
} catch (error) {
  console.error(error);
  say(
    "starting",
    t("Casewright could not start: a part of the page did not arrive, or this browser cannot run it (WebAssembly is off or too old). Load the page again; if it stays so, tell whoever hosts it. Your cases are safe in this browser."),
  );
}
