// The form as a schema of form-js. The build makes it; the page only reads it.

const TYPES = {
  line: { type: "textfield" },
  email: { type: "textfield" },
  phone: { type: "textfield" },
  paragraph: { type: "textarea" },
  date: { type: "datetime", subtype: "date" },
  money: { type: "number" },
  one: { type: "radio" },
  some: { type: "checklist" },
};

const VALIDATION = { email: { validationType: "email" }, phone: { validationType: "phone" } };

/** Hidden when this FEEL expression holds. The page begins with no requests, so that the list is there from the start. */
const hidden = ({ field, has, is }) => (has ? `=not(list contains(${field}, "${has}"))` : `=${field} != "${is}"`);

const component = ({ id, label, kind, options, required, when }) => ({
  ...TYPES[kind],
  // A date has its label at another place.
  ...(kind === "date" ? { dateLabel: label } : { label }),
  id,
  key: id,
  ...(options && { values: options.map((option) => ({ value: option.id, label: option.label })) }),
  ...((required || VALIDATION[kind]) && { validate: { ...(required && { required }), ...VALIDATION[kind] } }),
  ...(when && { conditional: { hide: hidden(when) } }),
});

export default (fields) => ({ type: "default", schemaVersion: 18, components: fields.map(component) });
