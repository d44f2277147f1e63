// The post of the case feed, as procedures/ccc.toml has it, made of the answers. All peers use it, so what they are measured by is
// how they come from a key press to new answers, and what they draw again.

const BLANK = "____________";

const box = (ticked, label) => `${ticked ? "☑" : "☐"}\u00a0${label}`;
const word = (answer) => (answer === "yes" ? "Yes" : answer === "no" ? "No" : BLANK);
const boxes = (answer, options) => options.map(([id, label]) => box(answer === id, label)).join("  ");
const yesNo = (answer) => boxes(answer, [["yes", "Yes"], ["no", "No"]]);
const chosen = (ids, labels) => (ids?.length ? ids.map((id) => labels[id]).join(", ") : BLANK);
const text = (answer) => answer || BLANK;

/** 2026-03-09 becomes 03/09/2026. Some libraries give a time behind the date. */
const date = (answer, blank = BLANK) => {
  const [year, month, day] = String(answer ?? "").slice(0, 10).split("-");
  return day ? `${month}/${day}/${year}` : blank;
};

const money = (answer) => {
  const amount = Number.parseFloat(answer);
  return Number.isNaN(amount) ? "$_________" : `$${amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
};

const SYSTEMS = { ab: "AB", mg: "MG", so: "SO", stages: "Stages", sims: "SIMS" };
const PRODUCTS = { quotewerks: "QuoteWerks (QW)", quotevalet: "QuoteValet (QV)", other: "Another product" };

/** Each request: its id, its label, and the lines below its box once it is ticked. */
const REQUESTS = [
  ["acquisition", "Acquisition", (a) => [["Legal documents showing acquisition in the case", word(a.legal_documents_uploaded)]]],
  ["billing_inquiry", "Billing Inquiry", (a) => [
    ["Incorrect or requires correction on the current invoice", text(a.billing_problem)],
    ["Written request uploaded in the case", word(a.written_request_uploaded)],
  ]],
  ["cancellation", "Cancellation", (a) => [
    ["Systems to cancel", chosen(a.systems, SYSTEMS)],
    ["Desired cancellation date", date(a.cancellation_date)],
    ["Reason for cancellation", text(a.cancellation_reason)],
    ["Additional information useful for product improvement", text(a.product_information)],
    ["Justification", text(a.justification)],
  ]],
  ["contact_update", "Contact Information Update", (a) => [
    ["Name", text(a.contact_name)],
    ["Email Address", text(a.contact_email)],
    ["Phone Number", text(a.contact_phone)],
    ["E-mail uploaded in the case", word(a.contact_email_uploaded)],
  ]],
  ["credit", "Credit", (a) => [["Reason for credit request", text(a.credit_reason)]]],
  ["reduction", "Reduction", (a) => [
    ["Module being reduced", text(a.reduction_module)],
    ["Requested effective date", date(a.reduction_date)],
    ["Written request obtained", word(a.email_included)],
  ]],
  ["renewal", "Renewal", (a) => [
    ["Renewal of", chosen(a.renewal_product, PRODUCTS)],
    ["Approved contact in Related Contacts", word(a.renewal_contact_approved)],
  ]],
];

const bold = (words, rest = "") => ({ bold: words, text: rest });
const line = (words) => ({ bold: "", text: words });
const item = (label, value) => ({ bold: "", text: `${label}${label.endsWith("?") ? "" : ":"} ${value}`, item: true });

/** The lines of the post: each with its bold words, what follows them, and whether it is an item of a list. */
export const linesOf = (answers) => {
  const lines = [bold("CCC Template to Post in Salesforce Case"), bold(`Re: ${text(answers.customer)}`), bold("What is the Request:")];
  const requests = answers.request ?? [];
  for (const [id, label, details] of REQUESTS) {
    const ticked = requests.includes(id);
    lines.push(line(box(ticked, label)));
    if (ticked) for (const [name, value] of details(answers)) lines.push(item(name, value));
  }
  lines.push(
    bold("Customer Email Request Included:", ` ${yesNo(answers.email_included)}`),
    bold("Customer Request:"),
    line(text(answers.request_text)),
    bold("OPS TO FILL OUT BELOW"),
    item("Is the customer current on their account?", yesNo(answers.ops_current)),
    item("If No, total due", answers.ops_current === "no" ? money(answers.ops_total_due) : "$_________"),
    item("Master Contract or Latest Contract with MSA", answers.ops_contract || "[Drop file here]"),
    item("FE Date", date(answers.ops_fe_date, "___ / ___ / ___")),
    item("Terms", boxes(answers.ops_terms, [["msa", "MSA"], ["special", "Special T&Cs"]])),
    bold("Action Items"),
    item("Billing", text(answers.ops_billing)),
    item("Support", text(answers.ops_support)),
    item("Ops", text(answers.ops_ops)),
    bold("Lost RMR:", ` ${money(answers.ops_lost_rmr)}`),
  );
  return lines;
};
