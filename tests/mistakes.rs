//! Breaking a procedure gives a diagnostic at the line that was broken.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write as _;

use casewright::procedure::{Compiled, Diagnostic, SourceFile, compile};

const CCC: &str = include_str!("../procedures/ccc.toml");

fn compiled(text: &str) -> Compiled {
    compile(&[SourceFile { path: "procedures/ccc.toml".into(), text: text.to_owned() }])
}

/// What is told after the first `from` became `to`, and the line where that was done.
fn broken(from: &str, to: &str) -> (usize, Vec<Diagnostic>) {
    let at = CCC.find(from).unwrap_or_else(|| panic!("ccc.toml no longer has {from:?}"));
    // The line of the first character that is different.
    let same = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let line = CCC[..at + same].lines().count().max(1);
    let line = if CCC[..at + same].ends_with('\n') { line + 1 } else { line };
    (line, compiled(&CCC.replacen(from, to, 1)).diagnostics)
}

/// What was written, and what somebody made of it.
const MISTAKES: [(&str, &str, &str); 46] = [
    ("a misspelt key", "label = \"Customer name\"", "lable = \"Customer name\""),
    ("a misspelt list", "[[stage]]\nid = \"intake\"", "[[stag]]\nid = \"intake\""),
    ("a missing quote at the end", "title = \"CCC case post\"", "title = \"CCC case post"),
    ("a missing quote at the start", "title = \"CCC case post\"", "title = CCC case post\""),
    ("a missing bracket", "[[document]]\nid = \"template\"", "[[document]\nid = \"template\""),
    ("a key without a value", "kind = \"line\"", "kind ="),
    ("a key that is there twice", "need = \"Billing,", "title = \"Billing,"),
    ("an unknown kind", "kind = \"email\"", "kind = \"emial\""),
    ("a kind from elsewhere", "kind = \"email\"", "kind = \"text\""),
    ("a duplicate field", "id = \"case_number\"", "id = \"customer\""),
    ("a duplicate step", "id = \"acquisition_details\"", "id = \"customer_request\""),
    ("a duplicate option", "{ id = \"mg\", label = \"MG\" }", "{ id = \"ab\", label = \"MG\" }"),
    ("an id with capitals", "id = \"justification\"", "id = \"Justification\""),
    ("a name that means something", "id = \"conversation\"", "id = \"today\""),
    ("a misspelt field on a step", "\"customer\", \"request\",", "\"custmer\", \"request\","),
    (
        "a field on two steps",
        "fields = [\"legal_documents_uploaded\"]",
        "fields = [\"legal_documents_uploaded\", \"customer\"]",
    ),
    ("a field on no step", "fields = [\"conversation\"]", "fields = []"),
    ("a misspelt stage", "stage = \"intake\"", "stage = \"intak\""),
    (
        "a misspelt name in a condition",
        "is = \"closed_won_counts and custom_terms == no\"",
        "is = \"closed_won_count and custom_terms == no\"",
    ),
    ("a misspelt option", "when = \"request has credit\"", "when = \"request has credits\""),
    ("`==` where there are several", "when = \"request has credit\"", "when = \"request == credit\""),
    ("`has` where there is one", "renewal_product == quotewerks or", "renewal_product has quotewerks or"),
    ("a single `=`", "when = \"custom_terms == yes\"", "when = \"custom_terms = yes\""),
    ("a wrong type compared", "latest_closed_won >= 2024-06-03", "latest_closed_won >= 90 days"),
    ("an American date", "latest_closed_won >= 2024-06-03", "latest_closed_won >= 6/3/2024"),
    ("a day that is not", "latest_closed_won >= 2024-06-03", "latest_closed_won >= 2024-06-31"),
    ("a condition that is none", "when = \"notice_applies\"", "when = \"earliest_date\""),
    ("hours on a date", "is = \"request_received + 90 days\"", "is = \"request_received + 90 hours\""),
    ("a number added to a date", "is = \"request_received + 90 days\"", "is = \"request_received + 90\""),
    ("an unknown function", "until = \"done(involve_account_manager)\"", "until = \"dune(involve_account_manager)\""),
    (
        "an unknown step in a condition",
        "until = \"done(involve_account_manager)\"",
        "until = \"done(involve_acount_manager)\"",
    ),
    (
        "a bracket that does not close",
        "until = \"done(involve_account_manager)\"",
        "until = \"done(involve_account_manager\"",
    ),
    (
        "a condition in a circle",
        "is = \"closed_won_counts and custom_terms == no\"",
        "is = \"date_too_early and custom_terms == no\"",
    ),
    ("a field that shows if it shows", "when = \"requester_listed == no\"", "when = \"permission_granted == no\""),
    ("a span that is none", "after = \"24 hours\"", "after = \"24 ours\""),
    ("an unknown level", "level = \"block\"", "level = \"blok\""),
    ("a block that withholds nothing", "withholds = [\"ops\"]", "withholds = []"),
    ("a misspelt post", "withholds = [\"ops\"]", "withholds = [\"opps\"]"),
    ("an unknown target", "target = \"feed\"", "target = \"fed\""),
    ("an unknown document", "source = \"template: Acquisition\"", "source = \"templat: Acquisition\""),
    ("a source without a section", "source = \"template: Acquisition\"", "source = \"template\""),
    ("a misspelt value in a post", "**Re: {customer}**", "**Re: {custmer}**"),
    ("bold words that do not end", "**Re: {customer}**", "**Re: {customer}"),
    (
        "a block in a post that ends otherwise",
        "- Reason for credit request: {credit_reason}\n[end]",
        "- Reason for credit request: {credit_reason}\n[ned]",
    ),
    ("an answer of an example that cannot be read", "custom_terms = \"no\"", "custom_terms = \"noo\""),
    ("a day of an example that is none", "request_received = \"11/21/2025\"", "request_received = \"11/31/2025\""),
];

#[test]
fn a_table_of_mistakes() {
    let mut all = String::new();
    for (name, from, to) in MISTAKES {
        let (line, diagnostics) = broken(from, to);
        assert!(!diagnostics.is_empty(), "{name}: nothing was told");
        let near = |one: &&Diagnostic| one.line == line;
        let own = diagnostics.iter().find(near).unwrap_or_else(|| {
            let told = diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            panic!("{name}: nothing is told at line {line}, but\n{told}")
        });
        // The number of the line is checked above; in the snapshot it would change with every edit of the procedure.
        let number = own.line.to_string();
        let text = own.to_string().replacen(&number, "LINE", 1).replace(&format!("\n{number} |"), "\nLINE |");
        let text = text.replace(&format!("\n{} |", " ".repeat(number.len())), "\n     |");
        let more = diagnostics.len() - 1;
        writeln!(all, "## {name}\n{text}{}\n", if more > 0 { format!("\n({more} more)") } else { String::new() })
            .unwrap();
    }
    insta::assert_snapshot!(all);
}

#[test]
fn several_mistakes_are_told_at_once() {
    let text = CCC
        .replacen("kind = \"email\"", "kind = \"emial\"", 1)
        .replacen("\"customer\", \"request\",", "\"custmer\", \"request\",", 1)
        .replacen("level = \"warn\"", "level = \"warm\"", 1);
    let diagnostics = compiled(&text).diagnostics;
    for wanted in ["unknown kind `emial`", "unknown field `custmer`", "unknown level `warm`"] {
        assert!(diagnostics.iter().any(|one| one.message == wanted), "{wanted}: {diagnostics:#?}");
    }
    assert!(compiled(&text).pack.is_none());
}

/// The procedure without its examples: they make each compilation slow. The table of mistakes breaks some.
fn without_examples() -> &'static str {
    &CCC[..CCC.find("[[example]]").unwrap()]
}

/// Every line of the procedure, broken in every way that fits it, is told at that line.
#[test]
fn breaking_any_line_is_told_at_that_line() {
    let text = without_examples();
    assert_eq!(compiled(text).diagnostics, []);
    let lines: Vec<&str> = text.lines().collect();
    let ways: Vec<(usize, String)> = lines
        .iter()
        .enumerate()
        .flat_map(|(index, line)| worse(line).into_iter().map(move |worse| (index, worse)))
        .collect();
    let broken = ways.len();
    let told_elsewhere = |(index, worse): &(usize, String)| {
        let mut all = lines.clone();
        all[*index] = worse;
        let diagnostics = compiled(&all.join("\n")).diagnostics;
        let told = diagnostics.iter().map(|one| format!("{}: {}", one.line, one.message)).collect::<Vec<_>>();
        let here = diagnostics.iter().any(|one| one.line == index + 1);
        (!here).then(|| format!("{}: {worse}   told: {told:?}", index + 1))
    };
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let check = |some: &[(usize, String)]| some.iter().filter_map(told_elsewhere).collect::<Vec<_>>();
    let silent: Vec<String> = std::thread::scope(|scope| {
        let parts = ways.chunks(broken.div_ceil(threads)).map(|some| scope.spawn(|| check(some))).collect::<Vec<_>>();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    assert!(broken > 1500, "only {broken} ways to break it were tried");
    assert!(silent.is_empty(), "{} of {broken} are not told at their line:\n{}", silent.len(), silent.join("\n"));
}

/// Ways to break a line that no reader could take for something else that was meant.
fn worse(line: &str) -> Vec<String> {
    let mut worse = Vec::new();
    let Some((key, value)) =
        line.split_once(" = ").filter(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    else {
        // A heading, or a line of a post.
        if line.starts_with("[[") {
            worse.push(line.replacen("[[", "[[x", 1));
            worse.push(line.replacen("]]", "]", 1));
        }
        if let Some(place) = line.find('{').filter(|_| !line.contains(" = ")) {
            worse.push(format!("{}{{zzz_{}", &line[..place], &line[place + 1..]));
            worse.push(line.replacen('}', "", 1));
        }
        if let Some(rest) = line.strip_prefix("[when ") {
            worse.push(format!("[when zzz_{rest}"));
            worse.push(format!("[wen {rest}"));
        }
        return worse;
    };
    worse.push(format!("{key}x = {value}"));
    let multiline = value.starts_with("\"\"\"") || value.starts_with("'''") || value == "[";
    if value.starts_with('"') && !multiline {
        worse.push(format!("{key} = {}", value.replacen('"', "", 1)));
        worse.push(format!("{key} = {}", &value[..value.len() - 1]));
        worse.push(format!("{key} = 7"));
        worse.push(format!("{key} = \"\""));
        if ["when", "is", "starts", "until", "required", "done"].contains(&key) {
            worse.push(format!("{key} = \"zzz_{}", &value[1..]));
            worse.push(format!("{key} = \"({}", &value[1..]));
        }
        if ["kind", "level", "target", "stage", "after", "repeat", "at", "source"].contains(&key) {
            worse.push(format!("{key} = \"zzz_{}", &value[1..]));
        }
    }
    if ["fields", "needs", "withholds"].contains(&key) && value != "[" {
        worse.push(format!("{key} = {}", value.replacen('"', "\"zzz_", 1)));
    }
    worse
}
