// Runs in each measured page, before anything of the page does, and measures from inside. It is put there by browser.mjs as source, so it
// must need nothing from outside. What it does between the measured moments is small: a look at two elements at each frame until the
// page can be used, then nothing until a key is pressed.
(() => {
  const wordsOf = (element) => element.textContent.replace(/\s*\*\s*$/, "").trim();
  const byIds = (ids) => ids.split(" ").map((id) => document.getElementById(id)).filter(Boolean).map(wordsOf).join(" ");

  /** Words that a screen reader would say for a control. */
  const named = (control) => {
    const by = control.getAttribute("aria-labelledby");
    return control.getAttribute("aria-label") || (by && byIds(by)) || (control.labels?.[0] && wordsOf(control.labels[0])) || "";
  };
  const CONTROLS = "input:not([type=hidden]), textarea, button";
  const same = (name, label) => name === label || name.startsWith(`${label}*`);

  /** The control with this label that can be seen and used. */
  const control = (label) => {
    const can = (one) => !one.disabled && one.tabIndex >= 0 && one.getClientRects().length > 0;
    return [...document.querySelectorAll(CONTROLS)].find((one) => can(one) && (same(named(one), label) || wordsOf(one).startsWith(label)));
  };

  /** Calls back once the frame that is drawn next has been drawn. */
  const afterFrame = (then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(0);
    });

  /** The first frame that has a control with this label, and these words in that element, if any are given; in ms since `begun`. */
  const usable = ({ label, post, says }, begun) =>
    new Promise((resolve) => {
      const look = () => {
        const ready = (!post || document.querySelector(post)?.textContent.includes(says)) && control(label);
        if (ready) afterFrame(() => resolve(performance.now() - begun));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });

  /** As `usable`, since the next click. */
  const usableAfterClick = (what) =>
    new Promise((resolve) => {
      const clicked = () => resolve(usable(what, performance.now()));
      addEventListener("click", clicked, { capture: true, once: true });
    });

  /** How much has moved without anybody asking for it, and in all. */
  const shifts = { unasked: 0, all: 0 };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) {
      shifts.all += value;
      if (!hadRecentInput) shifts.unasked += value;
    }
  }).observe({ type: "layout-shift", buffered: true });

  /** Promises resolved one after the other: what a key set off as microtasks comes before the last. */
  const drained = async () => {
    for (let hops = 0; hops < 8; hops += 1) await null;
  };

  /** The words that the post has once it followed the event; none if it is no event that the post follows. */
  const expected = (event, field) => {
    if (field.type === "checkbox") {
      const label = named(field);
      return event.type === "keyup" && event.key === " " && `${field.checked ? "☐" : "☑"}\u00a0${label}`;
    }
    // A space at the end is not seen yet.
    return event.type === "keydown" && event.key.length === 1 && event.key !== " " && field.value.slice(-11) + event.key;
  };

  /** Times each key from now on: `results` has one entry for each, `last` is the promise of the last one. */
  const keys = { results: [], last: null };
  const record = (post) => {
    keys.results = [];
    const pressed = (event) => {
      const begun = performance.now();
      const words = expected(event, event.target);
      if (!words) return;
      const paper = document.querySelector(post);
      keys.last = new Promise((resolve) => {
        const observer = new MutationObserver(async () => {
          if (!paper.textContent.includes(words)) return;
          observer.disconnect();
          await drained();
          document.body.offsetHeight;
          const laidOut = performance.now() - begun;
          afterFrame(() => resolve(keys.results.push({ laidOut, frame: performance.now() - begun })));
        });
        observer.observe(paper, { childList: true, subtree: true, characterData: true });
      });
    };
    addEventListener("keydown", pressed, { capture: true });
    addEventListener("keyup", pressed, { capture: true });
  };

  /** The linear memories of the programs that were started. */
  const memories = new Set();
  for (const start of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[start].bind(WebAssembly);
    WebAssembly[start] = async (...given) => {
      const started = await original(...given);
      const { memory } = (started.instance ?? started).exports;
      if (memory) memories.add(memory);
      return started;
    };
  }
  const wasm = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

  const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;

  globalThis.bench = { control, usable, usableAfterClick, shifts, keys, record, wasm, paint };
})();
