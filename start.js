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

addEventListener("error", ({ error }) => {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  say("stopped", "Casewright stopped because of a fault of its own. What you typed is saved: load the page again to go on.");
});

/** Fetches the program of the pages below #/storage, and of the search, when one of them is opened for the first time. */
async function open(event) {
  waiting.remove();
  // As `Route::read` sees it: there is one `main` at a time, and the other program draws none on these pages.
  if (!/^#\/*(storage(\/|$)|(due|search)\/*$)/.test(location.hash)) return;
  storage.append(waiting);
  // The program moves the focus to its heading, but where the page was loaded at this address.
  if (event) storage.dataset.byLink = "";
  if (waiting.id) return;
  waiting.id = "main";
  waiting.className = "waiting";
  waiting.tabIndex = -1;
  waiting.textContent = "Loading…";
  try {
    await import(new URL(`${storage.dataset.program}/start.js`, document.baseURI));
    removeEventListener("hashchange", open);
  } catch (error) {
    console.error(error);
    waiting.textContent =
      "This page could not be shown: a part of it did not arrive. " +
      "Load the page again; if it stays so, tell whoever hosts it. Your cases are safe in this browser.";
    waiting.focus();
  }
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
  const { default: init } = await import(program.href);
  const exports = await init({ module_or_path: new URL(program.dataset.wasm, document.baseURI) });
  join.again = () => join(exports);
  addEventListener("hashchange", join.again);
  join(exports);
  addEventListener("hashchange", open);
  open();
} catch (error) {
  console.error(error);
  say(
    "starting",
    "Casewright could not start: a part of the page did not arrive, or this browser cannot run it (WebAssembly is off or too old). " +
      "Load the page again; if it stays so, tell whoever hosts it. Your cases are safe in this browser.",
  );
}
