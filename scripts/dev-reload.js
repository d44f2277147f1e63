// Reloads the page when Trunk has rebuilt it, and when Trunk is back after a pause. Only `make dev` adds it to the page.
"use strict";
(() => {
  const address = new URL("/.well-known/trunk/ws", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const listen = (again) => {
    const trunk = new WebSocket(address);
    if (again) trunk.addEventListener("open", () => location.reload());
    trunk.addEventListener("message", (event) => {
      const said = JSON.parse(event.data);
      if (said.type === "reload") location.reload();
      if (said.type === "buildFailure") console.error(said.data.reason);
    });
    trunk.addEventListener("close", () => setTimeout(() => listen(true), 1000));
  };
  listen(false);
})();
