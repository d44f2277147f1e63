// Serves dist/ on this machine alone, for `make serve`: node scripts/serve.mjs ADDRESS PORT
import { createServer } from "node:http";
import { createRequire } from "node:module";

const sirv = createRequire(new URL("../target/tools/npm/", import.meta.url))("sirv");
const [address, port] = process.argv.slice(2);
// The headers that a host should add; the rest of the policy is in the page.
const setHeaders = (answer) => {
  answer.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
  answer.setHeader("X-Content-Type-Options", "nosniff");
};
// With `dev`, files are read at each request, so that a new build shows up.
const files = sirv("dist", { dev: true, setHeaders });
const server = createServer((request, answer) =>
  files(request, answer, () => {
    answer.statusCode = 404;
    answer.end("There is no such file.\n");
  }),
);
server.on("error", (error) => {
  const taken = `port ${port} is taken by another program: stop it, or run "make serve PORT=8081"`;
  console.error(`casewright: ${error.code === "EADDRINUSE" ? taken : error.message}.`);
  process.exit(1);
});
server.listen(port, address, () => console.log(`casewright: the page is at http://${address}:${port}/ until Ctrl+C.`));
