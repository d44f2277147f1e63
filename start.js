// Starts the program, and shows a message if it cannot start or stops. A file because the page's policy forbids inline scripts.

/** The names of the program's files, which Trunk fills in (Trunk.toml). */
const program = document.querySelector("link[data-wasm]");

/**
 * The host's settings (site.json) go onto the root of the page, for the program to read. They may name this copy of the page,
 * which keeps its cases apart from those of other copies on the same host. Where they cannot be read, the name of last time
 * holds: cases must never end up in another copy.
 */
const readSite = async () => {
  const { dataset } = document.documentElement;
  const path = new URL(".", document.baseURI).pathname;
  try {
    const response = await fetch("site.json", { cache: "no-cache", signal: AbortSignal.timeout(3000) });
    // Anything else, such as the answer of a proxy or of a sign-in, says nothing about the file.
    if (!response.ok && ![404, 410].includes(response.status)) throw new Error(`site.json: ${response.status}`);
    const text = response.ok ? await response.text() : "{}";
    dataset.site = text;
    const { storage = "" } = JSON.parse(text);
    if (typeof storage !== "string" || !/^[a-z0-9-]{0,32}$/.test(storage)) throw new Error(`site.json: storage ${storage}`);
    dataset.storage = storage;
    if (storage) localStorage[`casewright@${path}`] = storage;
    else localStorage.removeItem(`casewright@${path}`);
  } catch {
    // `casewright check-site` tells a host what is wrong.
    try {
      dataset.storage ??= localStorage[`casewright@${path}`] ?? "";
    } catch {
      // Nothing is stored where storage is blocked.
    }
  }
};

const show = (id) => {
  document.getElementById(id).hidden = false;
};

addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) show("stopped");
});

try {
  const arriving = Promise.all([import(program.href), readSite()]);
  // The first use of Intl makes the browser load its locales. Better while nothing else can be done than once the program is there.
  Intl.NumberFormat.supportedLocalesOf("en");
  const [{ default: init }] = await arriving;
  await init({ module_or_path: new URL(program.dataset.wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  document.getElementById("starting")?.remove();
  show("failed");
  // A page of yesterday, from the browser's cache, asks for files that are gone. Once the cache has that of today, a reload helps.
  fetch(location.href, { cache: "reload" }).catch(() => {});
}
