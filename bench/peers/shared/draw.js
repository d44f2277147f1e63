// Draws a post into an element, for the peers that bring nothing to draw with. It touches only the lines that changed: at a key that is
// one text, which is the least that a page can do.

const draw = (paragraph, line) => {
  const [strong, rest] = paragraph.childNodes;
  if (strong.textContent !== line.bold) strong.textContent = line.bold;
  if (rest.data !== line.text) rest.data = line.text;
  if ((paragraph.className === "item") !== Boolean(line.item)) paragraph.className = line.item ? "item" : "";
};

const paragraph = () => {
  const made = document.createElement("p");
  made.append(document.createElement("b"), "");
  return made;
};

/** Makes the element show these lines. */
export const drawPost = (post, lines) => {
  while (post.children.length > lines.length) post.lastChild.remove();
  lines.forEach((line, at) => draw(post.children[at] ?? post.appendChild(paragraph()), line));
};
