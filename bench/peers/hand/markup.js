// The form of the hand-written page, as HTML. The build puts it into the page: a person would have written it there.

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const INPUTS = {
  line: 'type="text"',
  email: 'type="email"',
  phone: 'type="tel"',
  date: 'type="date"',
  money: 'type="text" inputmode="decimal"',
};

const control = ({ id, kind, required }) => {
  const common = `id="${id}" name="${id}" autocomplete="off"${required ? " required" : ""}`;
  return kind === "paragraph" ? `<textarea ${common} rows="3"></textarea>` : `<input ${common} ${INPUTS[kind]}>`;
};

const option = (field, { id, label }) => {
  const type = field.kind === "some" ? "checkbox" : "radio";
  return `<label class="option"><input type="${type}" name="${field.id}" value="${id}"> ${escaped(label)}</label>`;
};

/** The condition of a field, as the script of the page reads it: `request cancellation`. */
const condition = ({ when }) => (when ? ` data-when="${when.field} ${when.has ?? when.is}" hidden` : "");

const field = (one) =>
  one.options
    ? `<fieldset${condition(one)}><legend>${escaped(one.label)}</legend>${one.options.map((each) => option(one, each)).join("")}</fieldset>`
    : `<div${condition(one)}><label for="${one.id}">${escaped(one.label)}</label>${control(one)}</div>`;

export default (fields) => fields.map(field).join("\n");
