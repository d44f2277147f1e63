// Starts the program, and shows a message if it cannot start or stops. A file because the page's policy forbids inline scripts.

/** The names of the program's files, which Trunk fills in (Trunk.toml). */
const program = document.querySelector("link[data-wasm]");

const show = (id) => {
  document.getElementById(id).hidden = false;
};

addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) show("stopped");
});

try {
  const { default: init } = await import(program.href);
  await init({ module_or_path: new URL(program.dataset.wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  document.getElementById("starting")?.remove();
  show("failed");
}
