// A static server on this machine: everything that compresses goes out as brotli at its best, compressed before it is asked for.
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
};

const packed = new Map();

const compress = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/** Compressed once, however many pages a file is served for. */
const compressed = (path, bytes) => {
  if (!packed.has(path)) packed.set(path, compress(bytes));
  return packed.get(path);
};

/** All files of a folder, under their addresses. */
const filesOf = async (folder, address) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    const file = type === "image/png" ? { type, bytes } : { type, bytes: compressed(path, bytes), encoding: "br" };
    return [address + path.slice(folder.length + 1), file];
  });
  return Promise.all(files);
};

const answer = (file, response) => {
  if (!file) return response.writeHead(404).end();
  const headers = { "content-type": file.type, "content-length": file.bytes.length, "cache-control": "max-age=600" };
  if (file.encoding) headers["content-encoding"] = file.encoding;
  response.writeHead(200, headers).end(file.bytes);
};

/** Serves the folders of each page below its address, `/hand/`; what is in a later folder stands in for what is in one before it. */
export const serve = async (pages) => {
  const files = new Map();
  for (const { name, folders } of pages) {
    for (const folder of folders) for (const [path, file] of await filesOf(folder, `/${name}/`)) files.set(path, file);
  }
  // Where a browser waits with its settings made until it is sent to a page.
  files.set("/", { type: TYPES[".html"], bytes: Buffer.from("<!doctype html><link rel=icon href=data:,>") });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const named = pathname !== "/" && pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    answer(files.get(named), response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() };
};
