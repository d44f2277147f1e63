// The service worker: keeps the page's files so that all of it works without a network.
//
// The build puts two constants before this text (scripts/offline.mjs): `BUILD`, a name made of the content of all files, which also
// stands in the page; and `FILES`, all files by their addresses, each with its hash.
//
// There is one cache for each build, and one for what a host may change without a new build (the pack and site.json). Their names
// begin with the folder that the page is in, since all pages on one server share their caches.

const scope = new URL(registration.scope);
const own = `casewright ${scope.pathname} `;
const build = own + BUILD;
const data = `${own}data`;

/** How long to wait for the network where there is a copy, in ms. Less than start.js waits for site.json. */
const PATIENCE = 2000;

/** Looks in one cache by the address alone: the headers of a request only choose an encoding. It makes no cache that is not there. */
const find = (name, cacheName) => caches.match(new URL(name, scope), { cacheName, ignoreVary: true });

const isData = (name) => name === "pack.json" || name === "site.json" || name.startsWith("pack/");

addEventListener("install", (event) => event.waitUntil(install()));

// No page of the old build is open now, unless one of them asked for this one.
addEventListener("activate", (event) => event.waitUntil(sweep().then(() => clients.claim())));

addEventListener("message", (event) => {
  if (event.data === "take-up") event.waitUntil(skipWaiting());
});

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return;
  const name = pathname.slice(scope.pathname.length);
  if (mode === "navigate") {
    if (name !== "" && name !== "index.html") return;
    event.waitUntil(sweep());
    event.respondWith(page(event.request));
  } else if (isData(name)) {
    event.respondWith(fresh(event, name));
  } else if (!["", "index.html", "worker.js"].includes(name)) {
    // Those three the page asks the server for, to learn of a newer release.
    event.respondWith(file(event.request, name));
  }
});

// ---- Installing ----------------------------------------------------------------------------------------------------------

/** Fetches everything, or fails and leaves everything as it was. */
async function install() {
  const was = await caches.has(build);
  const cache = await caches.open(build);
  const keep = async (name, integrity) => cache.put(name, await get(name, integrity));
  try {
    await Promise.all([keepPage(cache), ...Object.entries(FILES).map(([name, integrity]) => keep(name, integrity))]);
    await keepPack(await (await get("pack.json")).text());
    // A host may leave it out, and a mistake in it stops nothing.
    await get("site.json").then((answer) => keepData("site.json", answer)).catch(() => {});
  } catch (error) {
    if (!was) await caches.delete(build);
    throw error;
  }
}

/** A file from the server, which the hash keeps from being one of another build. */
async function get(name, integrity = "") {
  const answer = await fetch(name, { cache: "no-cache", priority: "low", integrity });
  if (!answer.ok || answer.redirected) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/** Plain object storage has no page for the folder. */
const getPage = () => get("./").catch(() => get("index.html"));

/** A host may change the page a little, so it is known by the name of its build. */
async function keepPage(cache) {
  const answer = await getPage();
  if (!(await answer.clone().text()).includes(BUILD)) throw new Error("the page is of another build");
  await cache.put("./", answer);
}

// ---- Answering -----------------------------------------------------------------------------------------------------------

/** The page of this build, or what the server has where the browser lost the copy. */
async function page(request) {
  const copy = await find("./", build);
  const signedOut = await find(SIGNED_OUT, data);
  // The server can have people sign in only if the page is asked for.
  const answer = signedOut && (await fetch(request).catch(() => {}));
  if (signedOut) await (await caches.open(data)).delete(SIGNED_OUT);
  const isSignIn = answer && answer.status < 500 && !isMissing(answer);
  return isSignIn ? answer : (copy ?? fetch(request));
}

const isMissing = (answer) => [404, 410].includes(answer?.status);

/** A file of this build, or of an older one for a page of it that is still open. */
async function file(request, name) {
  return (await find(name, build)) ?? (await find(name)) ?? fetch(request);
}

/** An entry beside the data while the server wants somebody to sign in: browsers stop an idle worker, and its variables are gone. */
const SIGNED_OUT = new URL("signed-out", scope).href;

/** What the server has, or the last good copy if that is late or missing. That there is no such file any more is an answer, though,
 *  unless all is missing, as where a proxy stands in for the server. */
async function fresh(event, name) {
  const copy = await find(name, data);
  const answer = fetch(event.request);
  event.waitUntil(answer.then((answer) => answer.ok && !answer.redirected && keepData(name, answer.clone())).catch(() => {}));
  if (!copy) return answer;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const good = await Promise.race([answer.catch(() => {}), late]);
  if (good?.ok && !good.redirected) return good;
  if (good?.redirected || [401, 403].includes(good?.status)) await (await caches.open(data)).put(SIGNED_OUT, new Response());
  if (isMissing(good) && !name.startsWith("pack/") && (await isServed())) {
    await (await caches.open(data)).delete(new URL(name, scope));
    return good;
  }
  return copy;
}

const isServed = () => getPage().then(Boolean, () => false);

/** Keeps a file of data if it is whole. */
async function keepData(name, answer) {
  const text = await answer.clone().text();
  JSON.parse(text);
  if (name === "pack.json") await keepPack(text);
  else await (await caches.open(data)).put(name, answer);
}

/** Keeps the list of procedures once all that it names is here, so that the copy never names what is not. */
async function keepPack(text) {
  const cache = await caches.open(data);
  await Promise.all(parts(text).map(async (name) => (await find(name, data)) ?? keepData(name, await get(name))));
  await cache.put("pack.json", new Response(text, { headers: { "Content-Type": "application/json" } }));
}

/** The files that a list of procedures names; their names change with their content. */
const parts = (text) => text.match(/pack\/[\w.-]+\.json/g) ?? [];

// ---- Clearing away -------------------------------------------------------------------------------------------------------

/** Deletes what older builds and packs left, unless a page is open that may want it, or a newer build is on its way. */
async function sweep() {
  if (registration.installing || registration.waiting || (await clients.matchAll()).length) return;
  const older = (await caches.keys()).filter((name) => name.startsWith(own) && name !== build && name !== data);
  await Promise.all(older.map((name) => caches.delete(name)));
  const list = await find("pack.json", data);
  if (!list) return;
  const wanted = parts(await list.text());
  const cache = await caches.open(data);
  for (const { url } of await cache.keys()) {
    const name = url.slice(scope.href.length);
    if (name.startsWith("pack/") && !wanted.includes(name)) await cache.delete(url);
  }
}
