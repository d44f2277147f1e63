// Starts the program of the pages below #/storage. It lies beside the files of that program, so their names need no hash:
// their folder has one.
import init from "./casewright-storage.js";

const beside = (name) => new URL(name, import.meta.url);
const program = fetch(beside("casewright-storage_bg.wasm"));
const style = document.createElement("link");
style.rel = "stylesheet";
style.href = beside("storage.css");
// Without its style a page is plain, and better than none.
await new Promise((done) => {
  style.onload = style.onerror = done;
  document.head.append(style);
});
await init({ module_or_path: program });
