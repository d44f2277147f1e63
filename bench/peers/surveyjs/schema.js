// The form as a survey of SurveyJS. The build makes it; the page only reads it.

const TYPES = {
  line: { type: "text" },
  email: { type: "text", inputType: "email" },
  phone: { type: "text", inputType: "tel" },
  date: { type: "text", inputType: "date" },
  money: { type: "text", inputType: "number" },
  paragraph: { type: "comment" },
  one: { type: "radiogroup" },
  some: { type: "checkbox" },
};

const condition = ({ field, has, is }) => (has ? `{${field}} contains '${has}'` : `{${field}} = '${is}'`);

const element = ({ id, label, kind, options, required, when }) => ({
  ...TYPES[kind],
  name: id,
  title: label,
  ...(options && { choices: options.map((option) => ({ value: option.id, text: option.label })) }),
  ...(required && { isRequired: true }),
  ...(when && { visibleIf: condition(when) }),
});

export default (fields) => ({
  showQuestionNumbers: "off",
  showNavigationButtons: false,
  textUpdateMode: "onTyping",
  focusFirstQuestionAutomatic: false,
  elements: fields.map(element),
});
