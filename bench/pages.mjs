// The five pages, and what is looked for in them. The labels are the same in all.
import { join } from "node:path";

import { MADE, versionOf } from "./tools.mjs";

export const FIRST_FIELD = "Customer name";
export const LONG_FIELD = "Customer Request";
/** Words at the head of the post, which stand there once it is drawn. */
export const HEAD = "CCC Template to Post in Salesforce Case";
export const REQUESTS = ["Acquisition", "Billing Inquiry", "Cancellation", "Contact Information Update", "Credit", "Reduction", "Renewal"];

const peer = (name, title, packages = []) => ({
  name,
  title: [title, ...packages.map(versionOf).slice(0, 1)].join(" "),
  packages: packages.map((one) => `${one} ${versionOf(one)}`),
  folders: [join(MADE, "pages", name)],
  address: "",
  post: "#post",
});

/** A copy of the release page, which may be built again meanwhile. */
export const DIST = join(MADE, "dist");

/** Casewright, at the address that begins a case of CCC. */
export const CASEWRIGHT = {
  name: "casewright",
  title: "Casewright",
  packages: [],
  folders: [DIST],
  address: "#/begin/ccc",
  post: "#post-paper",
  /** The button of CCC on its home. */
  begins: "Billing, contract or contact change",
};

/** Casewright with a procedure of 1,000 fields. */
export const LONG = { ...CASEWRIGHT, name: "long", folders: [DIST, join(MADE, "long")], address: "#/begin/synthetic" };

export const pages = () => [
  peer("hand", "hand-written"),
  peer("form-js", "form-js", ["@bpmn-io/form-js-viewer"]),
  peer("rjsf", "RJSF", ["@rjsf/core", "@rjsf/validator-ajv8", "react"]),
  peer("surveyjs", "SurveyJS", ["survey-core", "survey-js-ui"]),
  CASEWRIGHT,
];

/** What makes a page usable: its first field can be typed into and its post stands beside it. */
export const firstFieldOf = ({ post }) => ({ label: FIRST_FIELD, post, says: HEAD });
