// Finds elements as a person does: by what they are and what they are called. Runs before any script of the page, in each page (`site.rs`).
// Only what shows is found. A name is matched as a whole; if no element has it, as the beginning of one.
(() => {
  const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const bare = (text) => text.replace(/\s+/g, "");
  const shows = (element) => element.checkVisibility({ visibilityProperty: true });

  // The words in an element as they are read out: without what is decoration, apart where they stand apart.
  const words = (node) => {
    if (!node) return "";
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
    const inside = [...node.childNodes].map(words).join("");
    return getComputedStyle(node).display === "inline" ? inside : ` ${inside} `;
  };

  // The same without a look at the style sheet, which tells only where words stand apart: several times as fast.
  const letters = (node) => {
    if (!node) return "";
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
    return [...node.childNodes].map(letters).join("");
  };

  const named = (element, read = words) => {
    const by = element.getAttribute("aria-labelledby");
    if (by) return squeeze(by.split(/\s+/).map((id) => read(document.getElementById(id))).join(" "));
    const own = element.getAttribute("aria-label");
    if (own) return squeeze(own);
    if (element.labels?.length) return squeeze([...element.labels].map((label) => read(label)).join(" "));
    const title = { FIELDSET: "legend", DETAILS: "summary", TABLE: "caption" }[element.tagName];
    return squeeze(read(title ? element.querySelector(title) : element));
  };

  const kinds = {
    field: "input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select",
    group: "fieldset, [role=group], [role=radiogroup]",
    radio: "input[type=radio], [role=radio]",
    checkbox: "input[type=checkbox], [role=checkbox]",
    button: "button, [role=button], summary",
    link: "a[href], [role=link]",
    tab: "[role=tab]",
    heading: "h1, h2, h3, h4, h5, h6",
    region: "section, aside, nav, [role=region], [role=tabpanel]",
    status: "[role=status], [role=alert], output",
  };

  const all = (kind, within, accept = () => true) =>
    [...(within ?? document).querySelectorAll(kinds[kind])].filter((element) => accept(element) && shows(element));

  // The one element of that kind and name; an error if two have it, since a person could not tell them apart either. Two links
  // to the same place are as good as one.
  const find = (kind, name, within) => {
    const begins = bare(name);
    const some = all(kind, within, (element) => bare(named(element, letters)).startsWith(begins));
    const whole = some.filter((element) => named(element) === name);
    const found = whole.length ? whole : some.filter((element) => named(element).startsWith(name));
    const places = new Set(found.map((element) => element.href ?? element));
    if (places.size > 1) throw new Error(`${found.length} of kind ${kind} are called "${name}"`);
    return found[0] ?? null;
  };

  // The element to click for a radio or a checkbox: its label where the box itself is hidden behind it.
  const clickable = (element) => {
    const label = element?.labels?.[0];
    if (!label) return element;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width < 4 || box.height < 4 || style.opacity === "0" ? label : element;
  };

  // Errors are sent to the server of the test, which still knows them when the page is left.
  const telling = [];
  const tell = (what) => telling.push(fetch("/wrong", { method: "POST", body: what, keepalive: true }));
  document.addEventListener("securitypolicyviolation", (event) =>
    tell(`policy: ${event.effectiveDirective} refused ${event.blockedURI} (${event.sample})`),
  );
  // A file that does not come because the page is left is no error of the page.
  let leaving = false;
  addEventListener("beforeunload", () => {
    leaving = true;
    // Where it stays after all.
    setTimeout(() => (leaving = false), 10_000);
  });
  // Browsers call that by these names; Firefox by either, as far as the file had come.
  const broken_off = /^(AbortError|TypeError: (error loading dynamically|Failed to fetch|Importing a module script failed|Load failed|NetworkError|WebAssembly compilation aborted))/;
  const lost = ({ localName, src, href }) => leaving || tell(`error: ${localName} ${src ?? href} did not come`);
  const where = (error) => (error?.stack ? ` at ${error.stack.trim().split(/\s*\n\s*/).join(" < ")}` : "");
  addEventListener("error", (event) => (event.message ? tell(`error: ${event.message}${where(event.error)}`) : lost(event.target)), true);
  addEventListener("unhandledrejection", (event) => tell(`error: ${event.reason}, which nobody caught`));
  for (const level of ["error", "warn"]) {
    const write = console[level];
    console[level] = (...words) => {
      if (!(leaving && broken_off.test(words[0]))) tell(`console: ${words.join(" ")}`);
      write.apply(console, words);
    };
  }
  // Not by an observer: WebKitGTK 2.50 calls one of it again and again at times, and the page stands still.
  performance.setResourceTimingBufferSize(10_000);
  const asked = ({ name }) => /^(http|ws|ftp)/.test(name) && new URL(name).origin !== location.origin;
  const look = () => performance.getEntriesByType("resource").filter(asked).forEach(({ name }) => tell(`asked: ${name}`));
  addEventListener("pagehide", look);
  const told = () => {
    look();
    return Promise.allSettled(telling).then(() => true);
  };

  // All that the page had read out so far, each with the milliseconds since the page began. What is read out gives way to the
  // next sentence, so whoever looks only at what stands there may come too late.
  const said = [];
  const hear = (changes) => {
    const nodes = changes.flatMap((change) => [...change.addedNodes]);
    said.push(...nodes.map((node) => [node.textContent, performance.now()]));
  };
  const listen = () => {
    const element = document.getElementById("said");
    if (element) new MutationObserver(hear).observe(element, { childList: true });
  };
  document.addEventListener("readystatechange", listen, { once: true });

  // Sets the clock of this page; a page that was begun at a time before may be begun at another one.
  const begin_at = (time) => {
    const Before = Date;
    const ahead = new Before(time) - Before.now();
    globalThis.Date = class Date extends Before {
      constructor(...parts) {
        super(...(parts.length ? parts : [Date.now()]));
      }
      static now() {
        return Before.now() + ahead;
      }
    };
  };

  Object.defineProperty(window, "person", {
    value: { find, all, named: (element) => named(element), clickable, told, said, begin_at },
  });
})();
