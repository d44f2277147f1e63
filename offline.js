// Has the browser keep the page for when there is no network: registers the service worker (worker.js), or takes it away once the
// host has deleted it. Nothing is said if that cannot be: on plain http, with storage blocked or in a development build the page
// works without it.

const scope = new URL("./", document.baseURI);
const worker = new URL("worker.js", scope);

/** The page's policy lets only this one policy make the address of a script, and it makes no other. */
const trusted = () =>
  globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: () => worker.href }).createScriptURL("") ?? worker;

const ask = (address) => fetch(address, { cache: "no-store" });
const isPage = async (answer) => answer.ok && (await answer.text()).includes("data-wasm");

/** True if the host deleted the worker: the server says so (410), or has the page but no worker (404), or sends the page in its place.
 *  An outage is none of that, also where a proxy answers 404 to everything. */
const isDeleted = async () => {
  const answer = await ask(worker);
  return answer.status === 410 || isPage(answer.status === 404 ? await ask(scope) : answer);
};

/** Deletes the caches of this folder's page (worker.js names them). */
const clear = async () => {
  const own = (await caches.keys()).filter((name) => name.startsWith(`casewright ${scope.pathname} `));
  await Promise.all(own.map((name) => caches.delete(name)));
};

const start = async () => {
  const registrations = await navigator.serviceWorker.getRegistrations();
  // Not `getRegistration`, which may find the worker of a page in a folder above.
  const registration = registrations.find((one) => one.scope === scope.href);
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

// The page itself comes first on the line.
addEventListener("load", () => setTimeout(() => start().catch(() => {}), 1000));
