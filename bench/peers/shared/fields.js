// The form that every peer shows: the fields of the case feed post of procedures/ccc.toml, with its labels, its options and its
// conditions. Only the build reads this file: each peer makes of it what a person would have written for that library.

const yesNo = [{ id: "yes", label: "Yes" }, { id: "no", label: "No" }];

/** A field is asked always, or when a choice was made: in a field with several choices, or as the answer of one with a single choice. */
const of = (request) => ({ field: "request", has: request });

/** Kinds: line, paragraph, email, phone, date, money, one (of the options), some (of the options). */
export const fields = [
  { id: "customer", label: "Customer name", kind: "line", required: true },
  {
    id: "request", label: "What is the request?", kind: "some", required: true, options: [
      { id: "acquisition", label: "Acquisition" },
      { id: "billing_inquiry", label: "Billing Inquiry" },
      { id: "cancellation", label: "Cancellation" },
      { id: "contact_update", label: "Contact Information Update" },
      { id: "credit", label: "Credit" },
      { id: "reduction", label: "Reduction" },
      { id: "renewal", label: "Renewal" },
    ],
  },
  { id: "legal_documents_uploaded", label: "Legal documents in the case?", kind: "one", options: yesNo, required: true, when: of("acquisition") },
  { id: "billing_problem", label: "What is incorrect on the invoice?", kind: "paragraph", required: true, when: of("billing_inquiry") },
  { id: "written_request_uploaded", label: "Written request uploaded in the case?", kind: "one", options: yesNo, required: true, when: of("billing_inquiry") },
  {
    id: "systems", label: "Systems to cancel", kind: "some", required: true, when: of("cancellation"), options: [
      { id: "ab", label: "AB" },
      { id: "mg", label: "MG" },
      { id: "so", label: "SO" },
      { id: "stages", label: "Stages" },
      { id: "sims", label: "SIMS" },
    ],
  },
  { id: "cancellation_date", label: "Desired cancellation date", kind: "date", required: true, when: of("cancellation") },
  { id: "cancellation_reason", label: "Reason for cancellation", kind: "paragraph", required: true, when: of("cancellation") },
  { id: "product_information", label: "Additional information", kind: "paragraph", when: of("cancellation") },
  { id: "justification", label: "Justification", kind: "paragraph", required: true, when: of("cancellation") },
  { id: "contact_name", label: "Name", kind: "line", required: true, when: of("contact_update") },
  { id: "contact_email", label: "Email Address", kind: "email", required: true, when: of("contact_update") },
  { id: "contact_phone", label: "Phone Number", kind: "phone", required: true, when: of("contact_update") },
  { id: "contact_email_uploaded", label: "E-mail uploaded in the case?", kind: "one", options: yesNo, required: true, when: of("contact_update") },
  { id: "credit_reason", label: "Reason for the credit", kind: "paragraph", required: true, when: of("credit") },
  { id: "reduction_module", label: "Module being reduced", kind: "line", required: true, when: of("reduction") },
  { id: "reduction_date", label: "Requested effective date", kind: "date", required: true, when: of("reduction") },
  {
    id: "renewal_product", label: "What is being renewed?", kind: "some", required: true, when: of("renewal"), options: [
      { id: "quotewerks", label: "QuoteWerks (QW)" },
      { id: "quotevalet", label: "QuoteValet (QV)" },
      { id: "other", label: "Another product" },
    ],
  },
  { id: "renewal_contact_approved", label: "Approved contact in Related Contacts?", kind: "one", options: yesNo, required: true, when: of("renewal") },
  { id: "email_included", label: "Customer Email Request Included", kind: "one", options: yesNo, required: true },
  { id: "request_text", label: "Customer Request", kind: "paragraph", required: true },
  { id: "ops_current", label: "Is the customer current on their account?", kind: "one", options: yesNo },
  { id: "ops_total_due", label: "If No, total due", kind: "money", when: { field: "ops_current", is: "no" } },
  { id: "ops_contract", label: "Master Contract or Latest Contract with MSA", kind: "line" },
  { id: "ops_fe_date", label: "FE Date", kind: "date" },
  { id: "ops_terms", label: "Terms", kind: "one", options: [{ id: "msa", label: "MSA" }, { id: "special", label: "Special T&Cs" }] },
  { id: "ops_billing", label: "Billing", kind: "paragraph" },
  { id: "ops_support", label: "Support", kind: "paragraph" },
  { id: "ops_ops", label: "Ops", kind: "paragraph" },
  { id: "ops_lost_rmr", label: "Lost RMR", kind: "money" },
];
