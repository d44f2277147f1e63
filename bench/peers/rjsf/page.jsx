// The form in React JSON Schema Form. It validates with functions that were compiled with the page (the library's own way), which are
// there sooner than a compiler of schemas, and only when asked: validating at each key would be slower.
import { memo, useCallback, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import Form from "@rjsf/core";
import { createPrecompiledValidator } from "@rjsf/validator-ajv8";
import * as validators from "validators";
import { schema, uiSchema } from "schema";
import { linesOf } from "../shared/post.js";

const validator = createPrecompiledValidator(validators, schema);

const NONE = { request: [] };
/** Else the first option of a choice would be chosen from the start. */
const NO_DEFAULTS = { constAsDefaults: "never" };

const Line = memo(({ bold, text, item }) => <p className={item ? "item" : ""}><b>{bold}</b>{text}</p>);

const Post = ({ answers }) => {
  const lines = useMemo(() => linesOf(answers), [answers]);
  return <div id="post">{lines.map((line, at) => <Line key={at} {...line} />)}</div>;
};

/** It keeps its answers itself, so that a key draws it once and not once more for the answers that it told. */
const CaseForm = memo(({ onChange }) => (
  <div id="form">
    <Form
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      initialFormData={NONE}
      experimental_defaultFormStateBehavior={NO_DEFAULTS}
      onChange={onChange}
    />
  </div>
));

const CasePost = () => {
  const [answers, setAnswers] = useState(NONE);
  const change = useCallback(({ formData }) => setAnswers(formData), []);
  return (
    <>
      <CaseForm onChange={change} />
      <Post answers={answers} />
    </>
  );
};

createRoot(document.querySelector("main")).render(<CasePost />);
