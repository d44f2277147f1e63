// The form in form-js. A change reaches the post at once: as it comes, the library waits 300 ms after the last key.
import { createForm } from "@bpmn-io/form-js-viewer";
import schema from "schema";
import { drawPost } from "../shared/draw.js";
import { linesOf } from "../shared/post.js";

const post = document.getElementById("post");
const data = { request: [], systems: [], renewal_product: [] };
const form = await createForm({ container: document.getElementById("form"), schema, data, debounce: false });
form.on("changed", (event) => drawPost(post, linesOf(event.data)));
drawPost(post, linesOf(data));
