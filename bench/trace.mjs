// What the browser spends on scripts, from its own trace. Its counter ScriptDuration leaves out what promises and microtasks run, which
// is where a Yew program draws.

const SCRIPT = new Set([
  "EvaluateScript", "v8.evaluateModule", "v8.compile", "v8.compileModule", "v8.produceCache", "FunctionCall", "RunMicrotasks", "TimerFire",
  "FireAnimationFrame", "FireIdleCallback", "EventDispatch", "MinorGC", "MajorGC", "BlinkGC.AtomicPhase", "v8.wasm.compileConfigGetter",
]);
const DRAWING = new Set(["Layout", "UpdateLayoutTree", "RecalculateStyles", "PrePaint", "Paint", "Layerize", "Commit", "ParseHTML", "HitTest"]);

/** The time of events of one thread that are scripts, in ms: what is within them counts, but for what they had the browser draw. */
const scripting = (events) => {
  const known = events.filter(({ ph, name }) => ph === "X" && (SCRIPT.has(name) || DRAWING.has(name)));
  const sorted = known.toSorted((one, other) => one.ts - other.ts || other.dur - one.dur);
  const open = [];
  let sum = 0;
  for (const { name, ts, dur = 0 } of sorted) {
    while (open.length > 0 && open.at(-1).end <= ts) open.pop();
    const [within, script] = [open.at(-1)?.script ?? false, SCRIPT.has(name)];
    if (script && !within) sum += dur;
    if (!script && within) sum -= dur;
    open.push({ end: ts + dur, script });
  }
  return sum / 1000;
};

const read = async (session, stream) => {
  let text = "";
  for (let eof = false; !eof; ) {
    const part = await session.send("IO.read", { handle: stream, size: 1 << 20 });
    text += part.base64Encoded ? Buffer.from(part.data, "base64").toString("utf8") : part.data;
    eof = part.eof;
  }
  await session.send("IO.close", { handle: stream });
  return JSON.parse(text).traceEvents;
};

/** The milliseconds of scripting in the page that is busiest while `during` runs. */
export const traced = async (browser, during) => {
  const session = await browser.newBrowserCDPSession();
  const traceConfig = { includedCategories: ["devtools.timeline", "v8", "blink_gc", "__metadata"] };
  await session.send("Tracing.start", { transferMode: "ReturnAsStream", traceConfig });
  await during();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  const events = await read(session, (await complete).stream);
  await session.detach();
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const of = ({ pid, tid }) => scripting(events.filter((event) => event.pid === pid && event.tid === tid));
  return Math.max(...mains.map(of));
};
