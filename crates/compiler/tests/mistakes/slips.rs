//! Slips of authors who do not program: what they write, in the procedure of the manual, and what is right.
//!
//! Each comes with one message, in words that need no knowledge of TOML.

/// The name, the original text and the mistaken text.
pub(crate) const SLIPS: &[(&str, &str, &str)] = &[
    // Quotes.
    ("a text without its last quote", "title = \"Equipment return\"", "title = \"Equipment return"),
    ("a text without its first quote", "title = \"Equipment return\"", "title = Equipment return\""),
    ("a text without quotes", "title = \"Equipment return\"", "title = Equipment return"),
    ("English curly quotes", "title = \"Equipment return\"", "title = “Equipment return”"),
    ("German quotes", "title = \"Equipment return\"", "title = „Equipment return“"),
    ("French quotes", "title = \"Equipment return\"", "title = « Equipment return »"),
    ("Japanese quotes", "title = \"Equipment return\"", "title = 「Equipment return」"),
    ("single curly quotes", "title = \"Equipment return\"", "title = ‘Equipment return’"),
    ("only the last quote is curly", "title = \"Equipment return\"", "title = \"Equipment return”"),
    ("curly quotes in a list", "fields = [\"approver\"]", "fields = [“approver”]"),
    (
        "curly quotes in many lines",
        "id = \"manual\"\ntitle = \"Manual for returned equipment\"\nshort = \"Returns manual\" ",
        "id = \"manual\"\ntitle = “Manual for returned equipment”\nshort = “Returns manual” ",
    ),
    ("backquotes", "role = \"Finance\"", "role = `Finance`"),
    ("a quote inside a text", "title = \"Equipment return\"", "title = \"The \"equipment\" return\""),
    ("an apostrophe in single quotes", "title = \"Equipment return\"", "title = 'The customer's return'"),
    ("a path of Windows", "summary = \"A rented", "summary = \"See C:\\Users\\kl\\sop.docx. A rented"),
    ("a brace that is escaped once", "**Refund for {customer}**", "**Refund for \\{customer\\}**"),
    (
        "a text that is never closed",
        "{note}\n\nApproved by: {approver|____________}\n\"\"\"",
        "{note}\n\nApproved by: {approver|____________}",
    ),
    (
        "a text over two lines",
        "says = \"Copy the name from the account page.\"",
        "says = \"Copy the name\nfrom the account page.\"",
    ),
    ("two texts in a row", "role = \"Finance\"", "role = \"Finance\" \"Billing\""),
    // Between name and value.
    ("a colon", "role = \"Finance\"", "role: \"Finance\""),
    ("a colon, and no quotes", "role = \"Finance\"", "role: Finance"),
    ("no sign at all", "role = \"Finance\"", "role \"Finance\""),
    ("`=` twice", "role = \"Finance\"", "role == \"Finance\""),
    ("`=` twice with a blank", "role = \"Finance\"", "role = = \"Finance\""),
    ("an arrow", "role = \"Finance\"", "role => \"Finance\""),
    ("no value", "role = \"Finance\"", "role ="),
    ("a value on the next line", "role = \"Finance\"", "role =\n  \"Finance\""),
    // Names.
    ("a name with a blank", "starts_with = \"001\" ", "starts with = \"001\" "),
    ("a name in Spanish", "label = \"Account id\"", "descripción = \"Account id\""),
    ("a name twice", "need = \"Equipment comes back\"", "title = \"Equipment comes back\""),
    ("a heading forgotten", "\n[[step]]\nid = \"approval\"\nstage", "id = \"approval\"\nstage"),
    // Lists.
    ("a list without its end", "fields = [\"approver\"]", "fields = [\"approver\""),
    (
        "a list of entries without its end",
        "{ id = \"other\", label = \"Another reason\" },\n]",
        "{ id = \"other\", label = \"Another reason\" },",
    ),
    ("a list without its beginning", "fields = [\"approver\"]", "fields = \"approver\"]"),
    (
        "a list without brackets",
        "source = [\"manual: 2 Receiving\", \"manual: 3 Checking\"]",
        "source = \"manual: 2 Receiving\", \"manual: 3 Checking\"",
    ),
    (
        "a comma missing in a list",
        "[\"manual: 2 Receiving\", \"manual: 3 Checking\"]",
        "[\"manual: 2 Receiving\" \"manual: 3 Checking\"]",
    ),
    ("a comma missing at the end of a line", "label = \"Upgrade\" },\n", "label = \"Upgrade\" }\n"),
    ("a comma too many in a list", "[\"manual: 2 Receiving\", ", "[\"manual: 2 Receiving\",, "),
    ("semicolons in a list", "[\"manual: 2 Receiving\", ", "[\"manual: 2 Receiving\"; "),
    ("a quote missing in a list", "[\"manual: 2 Receiving\", ", "[\"manual: 2 Receiving, "),
    ("texts of a list without quotes", "fields = [\"approver\"]", "fields = [approver]"),
    ("a list in parentheses", "fields = [\"approver\"]", "fields = (\"approver\")"),
    ("a list in braces", "fields = [\"approver\"]", "fields = {\"approver\"}"),
    ("a comma at the end of a line", "role = \"Finance\"", "role = \"Finance\","),
    ("a semicolon at the end of a line", "role = \"Finance\"", "role = \"Finance\";"),
    ("two on one line", "role = \"Finance\"\n", "role = \"Finance\", "),
    (
        "an entry without its brace",
        "{ id = \"housing\", label = \"Housing\" },",
        "{ id = \"housing\", label = \"Housing\",",
    ),
    ("a comma missing in braces", "{ id = \"housing\", label", "{ id = \"housing\" label"),
    ("a colon in braces", "{ id = \"housing\", label", "{ id: \"housing\", label"),
    ("a name twice in braces", "{ id = \"housing\", label", "{ id = \"housing\", id"),
    (
        "options that are texts",
        "options = [{ id = \"housing\", label = \"Housing\" }, { id = \"screen\", label = \"Screen\" }]",
        "options = [\"Housing\", \"Screen\"]",
    ),
    (
        "options that are one text",
        "options = [{ id = \"housing\", label = \"Housing\" }, { id = \"screen\", label = \"Screen\" }]",
        "options = \"Housing, Screen\"",
    ),
    // Headings.
    ("single brackets", "[[rule]]\nid = \"unchecked\"", "[rule]\nid = \"unchecked\""),
    ("single brackets everywhere", "[[rule]]", "[rule]"),
    ("a bracket missing", "[[rule]]\nid = \"unchecked\"", "[[rule]\nid = \"unchecked\""),
    ("blanks between the brackets", "[[rule]]\nid = \"unchecked\"", "[ [rule] ]\nid = \"unchecked\""),
    ("a misspelled heading", "[[field]]\nid = \"note\"", "[[feild]]\nid = \"note\""),
    ("a heading in the plural", "[[rule]]\nid = \"unchecked\"", "[[rules]]\nid = \"unchecked\""),
    ("a heading without what it belongs to", "[[clock.due]]\nafter = \"24 hours\"", "[[due]]\nafter = \"24 hours\""),
    (
        "a due before its clock",
        "[[clock]]\nid = \"warehouse\"\n",
        "[[clock.due]]\nafter = \"24 hours\"\ndo = \"Ask\"\n\n[[clock]]\nid = \"warehouse\"\n",
    ),
    ("a heading with a colon", "[[rule]]\nid = \"unchecked\"", "[[rule]]:\nid = \"unchecked\""),
    ("a heading with more on its line", "[[rule]]\nid = \"unchecked\"", "[[rule]] id = \"unchecked\""),
    ("a heading inside a text", "says = \"Finance fills this in.\"\n", "says = \"\"\"\nFinance fills this in.\n"),
    // Values.
    ("yes for true", "kind = \"line\"\nrequired = true", "kind = \"line\"\nrequired = yes"),
    ("True with a capital", "kind = \"line\"\nrequired = true", "kind = \"line\"\nrequired = True"),
    ("true in quotes", "kind = \"line\"\nrequired = true", "kind = \"line\"\nrequired = \"true\""),
    ("a tick in quotes", "tick = false", "tick = \"false\""),
    ("no as an answer", "warehouse_answered = \"no\"", "warehouse_answered = no"),
    ("false as an answer", "warehouse_answered = \"no\"", "warehouse_answered = false"),
    ("nothing as null", "number = \"case_number\" ", "number = null "),
    ("a span without quotes", "after = \"48 hours\"", "after = 48 hours"),
    ("a number with a unit", "days = 3 ", "days = 3 days "),
    ("a number in quotes", "days = 3 ", "days = \"3\" "),
    ("an amount without quotes", "deposit = \"$350.50\"", "deposit = $350.50"),
    ("an American date without quotes", "received = \"2/3/2026\"", "received = 2/3/2026"),
    ("a date without quotes", "version = \"2026-02-01\" ", "version = 2026-02-01 "),
    ("a time without quotes", "from = \"08:00\"", "from = 08:00"),
    // Files from elsewhere.
    ("indentation and dashes as in YAML", "[[step]]\nid = \"approval\"\n", "step:\n  - id: approval\n"),
    ("a list as in YAML", "fields = [\"approver\"]\n", "fields:\n  - approver\n"),
    ("a text as in YAML", "says = \"Finance fills this in.\"\n", "says: |\n  Finance fills this in.\n"),
    ("a line of JSON", "role = \"Finance\"", "\"role\": \"Finance\","),
    ("a remark as in other languages", "role = \"Finance\"", "// who does it\nrole = \"Finance\""),
    ("a line of prose", "role = \"Finance\"", "Finance does this\nrole = \"Finance\""),
    ("a hard blank", "role = \"Finance\"", "role\u{a0}= \"Finance\""),
    ("a hard blank at the end of a line", "role = \"Finance\"", "role = \"Finance\"\u{a0}"),
    ("a hidden mark", "role = \"Finance\"", "\u{200b}role = \"Finance\""),
    ("a control character", "role = \"Finance\"", "role = \"Fin\u{1}ance\""),
    ("a letter of Windows-1252", "title = \"Equipment return\"", "title = \"Equipment return, Caf\u{fffd}\""),
];

/// Whole files that are something else.
pub(crate) const WHOLE: &[(&str, &str)] = &[
    ("JSON", "{\n  \"id\": \"returns\",\n  \"title\": \"Equipment return\"\n}\n"),
    ("YAML", "---\nid: returns\ntitle: Equipment return\nsteps:\n  - id: approval\n"),
    ("YAML without its beginning", "id: returns\ntitle: Equipment return\nneed: Equipment comes back\n"),
    ("a web page", "<!DOCTYPE html>\n<html>\n"),
    ("UTF-16", "\u{fffd}\u{fffd}i\0d\0 \0=\0 \0\"\0a\0\"\0\n\0"),
];

/// What is read as it is: nothing is said about it.
pub(crate) const FINE: &[(&str, &str, &str)] = &[
    ("a mark at the beginning of the file", "id = \"returns\"", "\u{feff}id = \"returns\""),
    ("tabs", "role = \"Finance\"", "\trole\t=\t\"Finance\"\t"),
    ("indentation", "role = \"Finance\"", "    role = \"Finance\""),
    ("lines that end as in Windows", "role = \"Finance\"\n", "role = \"Finance\"\r\n"),
    ("curly quotes in a text", "title = \"Equipment return\"", "title = \"“Equipment” return\""),
    ("a comma after the last of a list", "fields = [\"approver\"]", "fields = [\"approver\",]"),
    ("a path in single quotes", "why = \"Finance refunds", "why = 'C:\\Users' # "),
    (
        "braces over several lines",
        "{ id = \"housing\", label = \"Housing\" }",
        "{\n id = \"housing\",\n label = \"Housing\",\n }",
    ),
];
