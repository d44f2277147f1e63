//! Breaking a procedure gives a diagnostic at the line that was broken.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write as _;

use casewright_compiler::{Diagnostic, Severity, SourceFile, compile};
use casewright_testing::{CCC, folder, manual, source, told, without_examples};

fn ccc() -> Vec<SourceFile> {
    vec![source("procedures/ccc.toml", CCC)]
}

/// The procedures of the folder, that of the manual with a link to one of them, and its questions.
fn with_others() -> Vec<SourceFile> {
    let mut files = folder();
    files.retain(|file| !file.path.ends_with("/questions.toml"));
    files.iter_mut().for_each(|file| file.text = without_examples(&file.text).to_owned());
    files.push(source("returns.toml", &(manual("toml") + TO_CCC)));
    files.push(source("questions.toml", &manual("toml questions")));
    files
}

const TO_CCC: &str = r#"
[[link]]
id = "to_ccc"
to = "ccc"
label = "Start a CCC case"
at = "approval"
copy = { customer = "customer", case_number = "case_number" }
there = { request = ["cancellation"] }
"#;

/// What is told after the first `from` of some files became `to`, and the lines where that was done: the first character
/// that is different, and all that stands there now.
fn broken(
    files: &[SourceFile],
    from: &str,
    to: &str,
) -> (String, usize, std::ops::RangeInclusive<usize>, Vec<Diagnostic>) {
    let mut files = files.to_vec();
    // The last ones are those that the mistakes are about.
    let file = files.iter_mut().rev().find(|file| file.text.contains(from));
    let file = file.unwrap_or_else(|| panic!("no file has {from:?} any longer"));
    let path = file.path.clone();
    let at = file.text.find(from).unwrap();
    file.text = file.text.replacen(from, to, 1);
    let line = |at: usize| file.text[..at].matches('\n').count() + 1;
    let same = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (first, all) = (line(at + same), line(at)..=line(at + to.len()));
    (path, first, all, compile(&files).diagnostics)
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

/// What is new in the language since ccc, in the procedure of the manual.
const OF_THE_MANUAL: &[(&str, &str, &str)] = &[
    // Logs and totals.
    ("a log as a column", r#"label = "Day", kind = "date""#, r#"label = "Day", kind = "log""#),
    ("an unknown order", r#"order = "newest first""#, r#"order = "newest frist""#),
    ("an order of what is no log", "id = \"note\"\n", "id = \"note\"\norder = \"newest first\"\n"),
    ("a total of texts", r#"kind = "line", required = true }"#, r#"kind = "line", required = true, total = true }"#),
    ("a total in quotes", "total = true }", "total = \"yes\" }"),
    ("a log with columns", "kind = \"log\"\n", "kind = \"log\"\ncolumns = []\n"),
    // Expressions.
    ("newest of no log", r#"is = "received + 14 days""#, r#"is = "newest(devices)""#),
    ("newest of a column", r#"is = "received + 14 days""#, r#"is = "newest(history.text)""#),
    ("streak of no dates", r#"is = "received + 14 days""#, r#"is = "streak(devices.serial)""#),
    ("streak of times", r#"is = "received + 14 days""#, r#"is = "streak(history.at)""#),
    ("streak of a field", r#"is = "received + 14 days""#, r#"is = "streak(received)""#),
    ("least of texts", r#"is = "received + 14 days""#, r#"is = "least(devices.serial)""#),
    ("greatest of a column and more", r#"is = "received + 14 days""#, r#"is = "greatest(calls.day, received)""#),
    ("a column of no rows", r#"is = "received + 14 days""#, r#"is = "greatest(received.day)""#),
    ("an unknown column of a log", r#"is = "received + 14 days""#, r#"is = "greatest(history.day)""#),
    ("a sum of times", r#"is = "received + 14 days""#, r#"is = "sum(history.at)""#),
    ("days of a date", r#"is = "received + 14 days""#, r#"is = "days(received)""#),
    ("days of months", r#"is = "received + 14 days""#, r#"is = "days(3 months)""#),
    ("an unknown link asked for", r#"when = "warehouse_answered == no""#, r#"when = "linked(second_retrun)""#),
    ("a field for a link", r#"when = "warehouse_answered == no""#, r#"when = "linked(reason)""#),
    ("a link without its function", r#"when = "warehouse_answered == no""#, r#"when = "second_return""#),
    ("an unknown link of an example", "linked = []", "linked = [\"second_retrun\"]"),
    ("a log compared", r#"when = "warehouse_answered == no""#, r#"when = "history == \"\"""#),
    ("a log as a condition", r#"when = "warehouse_answered == no""#, r#"when = "history""#),
    ("a log that shows if it has entries", "id = \"history\"\n", "id = \"history\"\nwhen = \"answered(history)\"\n"),
    ("rows that show by themselves", "id = \"calls\"\n", "id = \"calls\"\nwhen = \"streak(calls.day) > 1\"\n"),
    // Timelines.
    ("a column that is no date", r#"done = "calls.day""#, r#"done = "devices.serial""#),
    ("a column of times", r#"done = "calls.day""#, r#"done = "history.at""#),
    ("a column that is not there", r#"done = "calls.day""#, r#"done = "calls.days""#),
    ("a field for a column", r#"done = "calls.day""#, r#"done = "received""#),
    ("a mark after the last day", "{ day = 14,", "{ day = 15,"),
    ("a mark before the first day", "{ day = 14,", "{ day = -1,"),
    ("a day in quotes", "{ day = 14,", "{ day = \"14\","),
    ("a mark without words", "{ day = 14, says = \"Refund by {refund_by}\" }", "{ day = 14 }"),
    (
        "an unknown name in a mark",
        "{ day = 14, says = \"Refund by {refund_by}\" }",
        "{ day = 14, says = \"{refund_on}\" }",
    ),
    ("no day at all", "days = 3 ", "days = 0 "),
    ("half a day", "days = 3 ", "days = 3.5 "),
    ("a timeline from a number", "starts = \"received\"\nfirst", "starts = \"months_used\"\nfirst"),
    ("a timeline at no step", r#"at = "approval""#, r#"at = "aproval""#),
    ("two timelines of one name", r#"id = "refund_days""#, r#"id = "call_days""#),
    // Terms.
    ("a term that says nothing", "says = \"The box that", "says = \"\" # The box that"),
    ("a term twice", "[[term]]\n", "[[term]]\nname = \"Gateway\"\nsays = \"x\"\n\n[[term]]\n"),
    ("a number for another name", "also = [\"gateways\"]", "also = [7]"),
    // Links.
    ("a link to no procedure", "to = \"returns\" ", "to = \"retuns\" "),
    ("a link at no step", "at = \"what_returns\"                # the step it", "at = \"what_return\" # the step it"),
    ("a copy to no field", "copy = { customer = \"customer\", account", "copy = { custmer = \"customer\", account"),
    ("a copy of no field", "copy = { customer = \"customer\", account", "copy = { customer = \"custmer\", account"),
    ("a copy of another kind", "account = \"account\" }", "account = \"received\" }"),
    (
        "a copy to no field of another file",
        "{ customer = \"customer\", case_number",
        "{ customer = \"customer\", case_numbr",
    ),
    (
        "a copy of another kind to another file",
        "case_number = \"case_number\" }",
        "requester_email = \"case_number\" }",
    ),
    ("a copy that is no table", "copy = { customer = \"customer\", account = \"account\" }", "copy = [\"customer\"]"),
    ("a log that is moved", "move = [\"tracking\"]", "move = [\"history\"]"),
    ("an unknown field that is moved", "move = [\"tracking\"]", "move = [\"trackin\"]"),
    ("an unknown option there", "there = { reason = \"upgrade\" }", "there = { reason = \"upgrad\" }"),
    ("an unknown option there, in another file", "request = [\"cancellation\"]", "request = [\"cancelation\"]"),
    ("one text for several options", "request = [\"cancellation\"]", "request = \"cancellation\""),
    ("a list for one option", "here = { reason = \"faulty\" }", "here = { reason = [\"faulty\"] }"),
    ("an unknown field here", "here = { reason = \"faulty\" }", "here = { raeson = \"faulty\" }"),
    ("rows there", "there = { reason = \"upgrade\" }", "there = { devices = \"A1\" }"),
    ("a word for yes", "there = { reason = \"upgrade\" }", "there = { warehouse_answered = \"true\" }"),
    ("a number there", "there = { reason = \"upgrade\" }", "there = { months_used = 3 }"),
    ("presets that are no table", "there = { reason = \"upgrade\" }", "there = \"upgrade\""),
    // Questions.
    (
        "an answer to nowhere",
        "[[question.answer]]\nsays = \"No\"\nprocedure = \"returns\"",
        "[[question.answer]]\nsays = \"No\"",
    ),
    (
        "an answer to both",
        "[[question.answer]]\nsays = \"No\"",
        "[[question.answer]]\nquestion = \"start\"\nsays = \"No\"",
    ),
    ("an unknown question", "question = \"else\"", "question = \"els\""),
    ("an unknown procedure", "says = \"No\"\nprocedure = \"returns\"", "says = \"No\"\nprocedure = \"retuns\""),
    (
        "an answer of a case in no procedure",
        "[[question.answer]]\nsays = \"Something else\"",
        "[[question.answer]]\nanswers = { reason = \"other\" }\nsays = \"Something else\"",
    ),
    (
        "a case that begins with an unknown option",
        "answers = { reason = \"upgrade\" }",
        "answers = { reason = \"up\" }",
    ),
    (
        "a case that begins with an unknown field",
        "answers = { reason = \"upgrade\" }",
        "answers = { raeson = \"upgrade\" }",
    ),
    ("two questions of one name", "id = \"else\"\nasks", "id = \"start\"\nasks"),
    (
        "a question that leads back to itself",
        "id = \"start\"\nasks = \"What comes back?\"\n",
        "id = \"start\"\nasks = \"What comes back?\"\n[[question.answer]]\nsays = \"Again\"\nquestion = \"start\"\n",
    ),
    (
        "a question nobody comes to",
        "[[question]]\nid = \"else\"",
        "[[question]]\nid = \"new\"\nasks = \"?\"\n[[question.answer]]\nsays = \"No\"\nprocedure = \"returns\"\n\n[[question]]\nid = \"else\"",
    ),
    (
        "a question without answers",
        "[[question]]\nid = \"else\"",
        "[[question]]\nid = \"new\"\nasks = \"?\"\n\n[[question]]\nid = \"else\"",
    ),
    ("a question that asks nothing", "asks = \"What comes back?\"", "asks = \"\""),
    ("a misspelt key of an answer", "says = \"Something else\"", "say = \"Something else\""),
    // Hours.
    ("an unknown way to count", "count = \"clock\" ", "count = \"busines\" "),
    ("no way to count", "[hours]\ncount = \"clock\" ", "[hours]\n# "),
    ("hours that are a list of tables", "[hours]\n", "[[hours]]\n"),
    ("a misspelt key of the hours", "from = \"08:00\"", "form = \"08:00\""),
    ("no days", "days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"] ", "days = [] "),
    ("an unknown day", "days = [\"mon\", \"tue\",", "days = [\"mon\", \"tues\","),
    ("a day in capitals", "days = [\"mon\", \"tue\",", "days = [\"Monday\", \"tue\","),
    ("days with a dash", "days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"] ", "days = [\"weekdays\"] "),
    ("a day twice", "days = [\"mon\", \"tue\",", "days = [\"mon\", \"mon\","),
    ("days that are one text", "days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"] ", "days = \"mon\" "),
    ("a day that ends before it begins", "to = \"17:00\" ", "to = \"07:00\" "),
    ("a day that ends when it begins", "to = \"17:00\" ", "to = \"08:00\" "),
    ("a time of the afternoon", "to = \"17:00\" ", "to = \"5 pm\" "),
    ("a time after midnight", "to = \"17:00\" ", "to = \"24:30\" "),
    ("an hour of 70 minutes", "to = \"17:00\" ", "to = \"16:70\" "),
    ("a time without quotes", "to = \"17:00\" ", "to = 17:00:00 "),
    ("unknown holidays", "holidays = [\"us-federal\", ", "holidays = [\"us-federl\", "),
    ("holidays of elsewhere", "holidays = [\"us-federal\", ", "holidays = [\"bavaria\", "),
    ("a holiday that is no day", "\"2026-12-24\"]", "\"2026-02-30\"]"),
    ("a holiday as Americans write it", "\"2026-12-24\"]", "\"12/24/2026\"]"),
    ("a holiday without quotes", "\"2026-12-24\"]", "2026-12-24]"),
    ("a holiday twice", "\"2026-12-24\"]", "\"2026-12-24\", \"2026-12-24\"]"),
    ("the holidays twice", "\"2026-12-24\"]", "\"us-federal\"]"),
    ("a holiday that is one already", "\"2026-12-24\"]", "\"2026-12-25\"]"),
    ("a clock that counts something else", "hours = \"business\" ", "hours = \"busy\" "),
    ("further away than is counted", "after = \"3 days\"", "after = \"6000 days\""),
    // Several files.
    ("the id of another file", "id = \"returns\"", "id = \"ccc\""),
    // Examples.
    ("an entry without a time", "{ at = \"2026-02-09 09:00\", by", "{ by"),
    ("an entry at no time", "{ at = \"2026-02-09 09:00\", by", "{ at = \"2026-02-30 09:00\", by"),
    (
        "a text for a log",
        "history = [{ at = \"2026-02-09 09:00\", by = \"DBE\", text = \"Asked the warehouse.\" }]",
        "history = \"Asked.\"",
    ),
    ("an unknown link expected", "links = [\"second_return\"]", "links = [\"second_retrun\"]"),
    ("a link that is offered all the same", "no_links = []", "no_links = [\"second_return\"]"),
    ("a day that comes out differently", "call_days = \"done done today\"", "call_days = \"done gap today\""),
    ("an unknown timeline expected", "call_days = \"done done today\"", "call_dais = \"done done today\""),
];

#[test]
fn a_table_of_mistakes() {
    insta::assert_snapshot!(table(&ccc(), &MISTAKES));
}

#[test]
fn a_table_of_mistakes_in_the_procedure_of_the_manual() {
    assert_eq!(told(&compile(&with_others())), "");
    insta::assert_snapshot!(table(&with_others(), OF_THE_MANUAL));
}

/// What is told at the line of each mistake, and how much more elsewhere.
fn table(files: &[SourceFile], mistakes: &[(&str, &str, &str)]) -> String {
    let (mut all, mut silent) = (String::new(), String::new());
    for (name, from, to) in mistakes {
        let (path, line, lines, diagnostics) = broken(files, from, to);
        let there = || diagnostics.iter().filter(|one| one.path == path);
        let own = there().find(|one| one.line == line).or_else(|| there().find(|one| lines.contains(&one.line)));
        let Some(own) = own else {
            let told = diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            writeln!(silent, "{name}: nothing is told at line {line}, but: {told}\n").unwrap();
            continue;
        };
        // The number of the line is checked above; in the snapshot it would change with every edit of the procedure.
        let number = own.line.to_string();
        let text = own.to_string().replacen(&number, "LINE", 1).replace(&format!("\n{number} |"), "\nLINE |");
        let text = text.replace(&format!("\n{} |", " ".repeat(number.len())), "\n     |");
        let more = diagnostics.len() - 1;
        writeln!(all, "## {name}\n{text}{}\n", if more > 0 { format!("\n({more} more)") } else { String::new() })
            .unwrap();
    }
    assert!(silent.is_empty(), "{silent}");
    all
}

#[test]
fn several_mistakes_are_told_at_once() {
    let text = CCC
        .replacen("kind = \"email\"", "kind = \"emial\"", 1)
        .replacen("\"customer\", \"request\",", "\"custmer\", \"request\",", 1)
        .replacen("level = \"warn\"", "level = \"warm\"", 1);
    let compiled = compile(&[source("p.toml", &text)]);
    for wanted in ["unknown kind `emial`", "unknown field `custmer`", "unknown level `warm`"] {
        assert!(compiled.diagnostics.iter().any(|one| one.message == wanted), "{wanted}: {}", told(&compiled));
    }
    assert!(compiled.pack.is_none());
}

/// A file that is no TOML is told once: what leads to it from elsewhere may be right.
#[test]
fn a_file_that_cannot_be_read_is_told_in_that_file_alone() {
    let mut files = with_others();
    let returns = files.iter_mut().find(|file| file.path == "returns.toml").unwrap();
    returns.text = returns.text.replacen("id = \"returns\"", "id = returns\"", 1);
    let compiled = compile(&files);
    let told = told(&compiled);
    assert!(compiled.diagnostics.iter().all(|one| one.path == "returns.toml"), "{told}");
}

#[test]
fn questions_in_two_files_are_told() {
    let mut files = with_others();
    files.push(source("more.toml", &manual("toml questions")));
    let compiled = compile(&files);
    assert_eq!(compiled.diagnostics.len(), 1, "{}", told(&compiled));
    assert_eq!(
        (compiled.diagnostics[0].path.as_str(), compiled.diagnostics[0].severity),
        ("more.toml", Severity::Error)
    );
}

/// Two answers to each of forty questions are a million million ways to the end.
#[test]
fn many_ways_through_the_questions_take_no_time() {
    let question = |number: usize, to: &str| {
        let answer = |says: &str| format!("[[question.answer]]\nsays = \"{says}\"\n{to}\n");
        format!("[[question]]\nid = \"q{number}\"\nasks = \"?\"\n{}{}\n", answer("Yes"), answer("No"))
    };
    let mut text: String = (0..40).map(|number| question(number, &format!("question = \"q{}\"", number + 1))).collect();
    text += &question(40, "procedure = \"ccc\"");
    let compiled = |text: &str| compile(&[source("procedures/ccc.toml", CCC), source("questions.toml", text)]);
    let of_questions =
        |text: &str| compiled(text).diagnostics.iter().filter(|one| one.path == "questions.toml").count();
    // They are only refused for being so many.
    assert_eq!(of_questions(&text), 1, "{}", told(&compiled(&text)));
    let circle = text.replace("procedure = \"ccc\"", "question = \"q7\"");
    assert_eq!(of_questions(&circle), 34, "q7 to q40 lead back to themselves:\n{}", told(&compiled(&circle)));
}

/// Every line of every procedure, broken in a way that fits it, is told at that line; those of ccc in every such way, which
/// is what the time allows.
#[test]
fn breaking_any_line_is_told_at_that_line() {
    for file in folder() {
        let text = without_examples(&file.text);
        let compiled = compile(&[source(&file.path, text)]);
        assert_eq!(told(&compiled), "");
        let lines: Vec<&str> = text.lines().collect();
        let every_way = file.path == "procedures/ccc.toml";
        let ways: Vec<(usize, String)> = lines
            .iter()
            .enumerate()
            .flat_map(|(index, line)| {
                let ways = worse(line);
                let (count, turn) = (ways.len().max(1), index);
                let chosen = ways.into_iter().enumerate().filter(move |(way, _)| every_way || *way == turn % count);
                chosen.map(move |(_, worse)| (index, worse))
            })
            .collect();
        let broken = ways.len();
        let told_elsewhere = |(index, worse): &(usize, String)| {
            let mut all = lines.clone();
            all[*index] = worse;
            let diagnostics = compile(&[source(&file.path, &all.join("\n"))]).diagnostics;
            let told = diagnostics.iter().map(|one| format!("{}: {}", one.line, one.message)).collect::<Vec<_>>();
            let here = diagnostics.iter().any(|one| one.line == index + 1);
            (!here).then(|| format!("{}:{}: {worse}   told: {told:?}", file.path, index + 1))
        };
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let check = |some: &[(usize, String)]| some.iter().filter_map(told_elsewhere).collect::<Vec<_>>();
        let silent: Vec<String> = std::thread::scope(|scope| {
            let parts = ways.chunks(broken.div_ceil(threads)).map(|some| scope.spawn(|| check(some)));
            let parts = parts.collect::<Vec<_>>();
            parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
        });
        println!("{}: broken in {broken} ways", file.path);
        let least = if every_way { 4_000 } else { text.matches(" = ").count() / 2 };
        assert!(broken > least, "{}: only {broken} ways to break it were tried", file.path);
        assert!(silent.is_empty(), "{} of {broken} are not told at their line:\n{}", silent.len(), silent.join("\n"));
    }
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
    // A comment behind a text is no part of it.
    let comment =
        value.rfind('"').map(|end| value.split_at(end + 1)).filter(|(_, rest)| rest.trim_start().starts_with('#'));
    let value = comment.map_or(value, |(text, _)| text);
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
