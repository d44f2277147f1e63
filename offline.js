// Has the browser keep the page for when there is no network: registers the service worker (worker.js), or takes it away once the
// host has deleted it. Nothing is said if that cannot be: on plain http, with storage blocked or in a development build the page
// works without it.

const scope = new URL("./", document.baseURI);
const worker = new URL("worker.js", scope);

/** The page's policy lets only this one policy make the address of a script, and it makes no other. */
const trusted = () =>
  globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: () => worker.href }).createScriptURL("") ?? worker;

/** How long somebody who wants the newer build waits for it at most, in ms. */
const PATIENCE = 30_000;

const ask = (address) => fetch(address, { cache: "no-store" });
const isPage = async (answer) => answer.ok && (await answer.text()).includes("data-wasm");

/** True if the host deleted the worker: the server says so (410), or has the page but no worker (404, or 403 from some stores), or
 *  sends the page in its place. An outage is none of that, also where a proxy answers 404 to everything. */
const isDeleted = async () => {
  const answer = await ask(worker);
  if (![403, 404].includes(answer.status)) return answer.status === 410 || isPage(answer);
  // An installed page may be at an address that only its worker knows.
  return (await isPage(await ask(location.href))) || isPage(await ask("index.html"));
};

/** Deletes the caches of this folder's page (worker.js names them). */
const clear = async () => {
  const own = (await caches.keys()).filter((name) => name.startsWith(`casewright ${scope.pathname} `));
  await Promise.all(own.map((name) => caches.delete(name)));
};

/** Not by `getRegistration`, which may find the worker of a page in a folder above. */
const registered = async () => {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.find((one) => one.scope === scope.href);
};

const start = async () => {
  // Not the page that the server has, maybe (src/ui/updates.rs).
  if (navigator.serviceWorker.controller) document.documentElement.dataset.kept = "yes";
  const registration = await registered();
  if (!registration) {
    await clear();
  } else if (await isDeleted()) {
    await registration.unregister();
    return clear();
  }
  // `make dev` builds no worker.
  if (document.documentElement.dataset.build) {
    await navigator.serviceWorker.register(trusted(), { scope: scope.href, updateViaCache: "none" });
  }
};

/** Ends when a worker comes to a state, or to nothing. */
const reached = (worker, state) =>
  new Promise((resolve) => {
    const look = () => [state, "activated", "redundant"].includes(worker.state) && resolve();
    worker.addEventListener("statechange", look);
    look();
  });

/** Makes the server's build the one that the next page is of. */
const takeUp = async () => {
  const registration = await registered();
  // One that is here already is taken up without a network as well.
  await registration?.update().catch(() => {});
  const newer = registration?.installing ?? registration?.waiting;
  if (!newer) return;
  await reached(newer, "installed");
  newer.postMessage("take-up");
  await reached(newer, "activated");
};

/** Reloads the page in any case: it may be that only a reload helps. */
const reload = () => {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  Promise.race([takeUp(), late])
    .catch(() => {})
    .then(() => location.reload());
};

// The program asks before it reloads the page (src/browser/release.rs).
addEventListener("take-up", (event) => {
  event.preventDefault();
  reload();
});

// The page itself comes first on the line.
addEventListener("load", () => setTimeout(() => start().catch(() => {}), 1000));
