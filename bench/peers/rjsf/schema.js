// The form as a JSON schema, with what RJSF wants beside it: order and controls. The build makes it; the page only reads it.

const single = (options) => ({ type: "string", oneOf: options.map(({ id, label }) => ({ const: id, title: label })) });

const typeOf = ({ kind, options }) => {
  switch (kind) {
    case "some": return { type: "array", items: single(options), uniqueItems: true };
    case "one": return single(options);
    case "date": return { type: "string", format: "date" };
    case "email": return { type: "string", format: "email" };
    case "money": return { type: "number" };
    default: return { type: "string" };
  }
};

const property = (field) => [field.id, { title: field.label, ...typeOf(field) }];
const properties = (fields) => Object.fromEntries(fields.map(property));
const required = (fields) => fields.filter((field) => field.required).map((field) => field.id);

/** One `if` for each condition, with all the fields that it shows. */
const branches = (fields) => {
  const conditions = new Set(fields.flatMap(({ when }) => (when ? [JSON.stringify(when)] : [])));
  return [...conditions].map((condition) => {
    const shown = fields.filter(({ when }) => when && JSON.stringify(when) === condition);
    const { field, has, is } = JSON.parse(condition);
    const test = has ? { contains: { const: has } } : { const: is };
    return {
      if: { properties: { [field]: test }, required: [field] },
      then: { properties: properties(shown), required: required(shown) },
    };
  });
};

const WIDGETS = { paragraph: "textarea", some: "checkboxes", one: "radio" };

const control = (field) => {
  const widget = WIDGETS[field.kind];
  return [field.id, { ...(widget && { "ui:widget": widget }), ...(field.kind === "phone" && { "ui:options": { inputType: "tel" } }) }];
};

export default (fields) => {
  const always = fields.filter((field) => !field.when);
  return {
    schema: { type: "object", properties: properties(always), required: required(always), allOf: branches(fields) },
    uiSchema: {
      "ui:order": fields.map((field) => field.id),
      "ui:submitButtonOptions": { norender: true },
      ...Object.fromEntries(fields.map(control)),
    },
  };
};
