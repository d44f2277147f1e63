// The form by hand: no library. A key changes one answer and what it says in the post; a choice also shows and hides fields.
import { drawPost } from "../shared/draw.js";
import { linesOf } from "../shared/post.js";

const form = document.getElementById("form");
const post = document.getElementById("post");
const conditional = [...form.querySelectorAll("[data-when]")];
const answers = { request: [] };

const read = ({ name, type, value }) => {
  if (type !== "checkbox") return value;
  return [...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value);
};

const show = () => {
  for (const element of conditional) {
    const [field, option] = element.dataset.when.split(" ");
    element.hidden = !(answers[field] ?? []).includes(option);
  }
};

form.addEventListener("input", ({ target }) => {
  answers[target.name] = read(target);
  if (["checkbox", "radio"].includes(target.type)) show();
  drawPost(post, linesOf(answers));
});

drawPost(post, linesOf(answers));
