// Does to a page what a browser's translation does: moves texts into elements of its own, again after each change. The words stay the
// same, so that what is seen can be compared.
(() => {
  const skip = new Set(["SCRIPT", "STYLE", "TEXTAREA", "FONT", "OPTION"]);
  const is_off = (node) => node.parentElement.closest('[translate="no"], .notranslate');
  // Translators differ: one replaces the text, one first adds and then removes, one takes the text itself along.
  const ways = [
    (text, font) => (font.append(text.data), text.replaceWith(font)),
    (text, font) => (font.append(text.data), text.before(font), text.remove()),
    (text, font) => (text.replaceWith(font), font.append(text)),
  ];
  let count = 0;
  const wrap = (root) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || skip.has(text.parentElement?.tagName ?? "SCRIPT") || is_off(text)) continue;
      ways[count++ % ways.length](text, document.createElement("font"));
    }
  };
  const watch = new MutationObserver((changes) => {
    watch.disconnect();
    const changed = changes.flatMap((change) => (change.type === "characterData" ? [change.target] : [...change.addedNodes]));
    for (const node of changed) if (node.isConnected) wrap(node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    begin();
  });
  const begin = () => watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  addEventListener("DOMContentLoaded", () => {
    wrap(document.body);
    begin();
  });
})();
