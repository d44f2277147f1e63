// Starts the program, and says so in the page where it cannot start or stops. An inline script would break the page's policy.

/** The element that holds the hashed names of the two files of the program; Trunk fills it in (see Trunk.toml). */
const program = document.querySelector("link[data-wasm]");

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

try {
  const { default: init } = await import(program.href);
  await init({ module_or_path: new URL(program.dataset.wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  say(
    "starting",
    "Casewright could not start: a part of the page did not arrive, or this browser cannot run it (WebAssembly is off or too old). " +
      "Load the page again; if it stays so, tell whoever hosts it. Your cases are safe in this browser.",
  );
}
