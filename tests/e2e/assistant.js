// Does to a page what a writing assistant does: puts elements of its own beside every text field, and marks the field.
(() => {
  const fields = "textarea, input[type=text], input[type=search]";
  const attend = () => {
    for (const field of document.querySelectorAll(`:is(${fields}):not([data-assisted])`)) {
      field.dataset.assisted = "true";
      field.after(document.createElement("writing-assistant"));
      field.before(document.createElement("writing-assistant"));
    }
  };
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(attend).observe(document.body, { subtree: true, childList: true });
  });
})();
