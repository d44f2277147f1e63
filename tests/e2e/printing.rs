//! On paper: what is known of a case is there in black and white, what is there to be pressed is not, and nothing is cut off; and a
//! procedure is a check list.

use casewright_compiler::compile;
use casewright_core::case::{Answer, Entries, LogEntry, RowAnswer};
use casewright_core::document::plain;
use casewright_core::engine::{Scope, evaluate};
use casewright_core::id::{ColumnId, FieldId};
use casewright_core::post::{Status, render, text};
use casewright_core::procedure::{Kind as Asks, Procedure};
use casewright_core::value::{Instant, Now, Value, Zone};
use chrono::{NaiveDate, NaiveTime, Offset as _, TimeDelta, TimeZone as _};
use fantoccini::wd::{PrintConfigurationBuilder, PrintSize};
use serde_json::json;

use crate::driver::{Browser, Needs};
use crate::page::{Kind, Page, World, drive};
use crate::shelf::{Shelved, instant};
use casewright_testing::folder;

/// Both sizes of paper, in centimetres.
const PAPERS: [(&str, f64, f64); 2] = [("Letter", 21.59, 27.94), ("A4", 21.0, 29.7)];

/// The text of the sheet.
const SHEET: &str = "document.querySelector('.sheet')?.innerText ?? ''";

/// The elements of the sheet that are wider than their place or cut off.
const CROPPED: &str = "[...document.querySelectorAll('.sheet, .sheet *')].filter((one) => one.checkVisibility() && one.clientWidth > 2
    && !['inline', 'contents'].includes(getComputedStyle(one).display)
    && (one.scrollWidth > one.clientWidth + 1 || (getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1)))
    .map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`)";

/// Those of the named elements that are printed.
const PRINTED: &str =
    "arguments[0].filter((each) => [...document.querySelectorAll(each)].some((one) => one.checkVisibility()))";

/// Fields whose text is longer than what shows of it.
const CUT: &str = "[...document.querySelectorAll('.stage textarea')].filter((one) => one.checkVisibility()
    && one.scrollHeight > one.clientHeight + 1).map((one) => `${one.id}: ${one.clientHeight} of ${one.scrollHeight}`)";

/// How light the lightest letter is, of 255.
const LIGHTEST: &str = "Math.max(...[...document.querySelectorAll('.case *')].filter((one) => one.checkVisibility() && one.textContent.trim())
    .map((one) => Math.max(...getComputedStyle(one).color.match(/[0-9]+/g).slice(0, 3).map(Number))))";

#[test]
fn a_case_is_printed_without_what_is_there_to_be_pressed() {
    if !Needs::Paper.here() {
        return;
    }
    drive(World::default(), |page| async move {
        let case = Shelved::read("ccc", "cancellation").with(|case| {
            let what = casewright_core::id::FieldId::new("request_text");
            case.entries.answers.insert(what, casewright_core::case::Answer::Text("One of many lines.\n".repeat(60)));
        });
        page.begin_with_case(&case, "request").await;
        // A person who works in dark prints on white paper all the same.
        page.show_in("dark").await;
        on_paper(&page).await;
        let pressed = ["button:not([aria-selected=true])", "nav", ".ways", ".skip", ".views", "meter"];
        let printed: Vec<String> = page.ask(PRINTED, &[json!(pressed)]).await;
        assert_eq!(printed, [""; 0], "is on paper");
        let wanted = [
            "h1",
            ".clocks li",
            ".saved",
            ".stage-head",
            ".step h3",
            ".option input:checked + span",
            ".finding",
            ".paper",
        ];
        let printed: Vec<String> = page.ask(PRINTED, &[json!(wanted)]).await;
        assert_eq!(printed, wanted, "is not all on paper");
        assert_eq!(page.ask::<Vec<String>>(CUT, &[]).await, [""; 0], "is cut off");
        let lightest: f64 = page.ask(LIGHTEST, &[]).await;
        assert!(lightest <= 85.0, "a letter is as light as {lightest}");

        for (size, width, height) in PAPERS {
            assert_ne!(pages(&page, width, height).await, Some(0), "{size}");
        }
        // The page is as it was.
        page.driver.show_on("screen", "light").await;
    });
}

/// Shows the page as it is printed on a sheet between its margins.
async fn on_paper(page: &Page) {
    page.resize(680, 900).await;
    page.driver.show_on("print", "dark").await;
}

/// Prints what is shown on sheets of that size, and says how many it takes; nothing in a browser that packs what says so.
async fn pages(page: &Page, width: f64, height: f64) -> Option<usize> {
    let size = PrintSize { width, height };
    let sheet = PrintConfigurationBuilder::default().size(size).build().unwrap();
    let printed = page.driver.client().print(sheet).await.unwrap();
    assert!(printed.starts_with(b"%PDF-") && printed.len() > 10_000, "nothing was printed");
    if Browser::chosen() != Browser::Chromium {
        return None;
    }
    let printed = String::from_utf8_lossy(&printed);
    let kinds = printed.split("/Type").skip(1).map(str::trim_start);
    let page = |kind: &&str| kind.strip_prefix("/Page").is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    Some(kinds.filter(page).count())
}

/// Looks at what is shown as it is on paper: nothing is cut off, and how many pages it makes of each size. Nothing where the
/// driver cannot show that.
async fn on_each_paper(page: &Page, what: &str, expected: std::ops::Range<usize>) {
    if !Needs::Paper.here() {
        return;
    }
    on_paper(page).await;
    assert_eq!(page.ask::<Vec<String>>(CROPPED, &[]).await, [""; 0], "{what} is cut off");
    let lightest: f64 = page.ask(&LIGHTEST.replace(".case", ".sheet"), &[]).await;
    assert!(lightest <= 85.0, "{what}: a letter is as light as {lightest}");
    for (size, width, height) in PAPERS {
        let pages = pages(page, width, height).await;
        assert!(pages.is_none_or(|pages| expected.contains(&pages)), "{what}: {pages:?} pages of {size}");
    }
    page.driver.show_on("screen", "light").await;
    page.as_it_was().await;
}

/// Without regard to where lines end.
fn bare(text: &str) -> String {
    text.replace(['\u{a0}', '•'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn procedures() -> Vec<Procedure> {
    let cut = |file: &casewright_compiler::SourceFile| {
        casewright_testing::source(&file.path, casewright_testing::without_examples(&file.text))
    };
    compile(&folder().iter().map(cut).collect::<Vec<_>>()).pack.unwrap().procedures
}

/// A time as a reader in the United States is shown it.
fn read(at: Instant, zone: &Zone) -> String {
    zone.local(at).format("%b %-d, %Y, %-I:%M %p").to_string()
}

/// Where the browser is.
fn chicago() -> Zone {
    let from = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_time(NaiveTime::MIN).and_utc();
    Zone::observed(from, from + TimeDelta::days(1200), |at| {
        chrono_tz::America::Chicago.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
    })
}

/// The whole sheet, once it is there.
async fn sheet(page: &Page) -> String {
    bare(&page.until("the sheet", SHEET, &[], |sheet: &String| !sheet.is_empty()).await)
}

/// Everything that is to stand on the sheet of a case, worked out by the engine alone.
fn all_of(procedure: &Procedure, entries: &Entries, now: &Now) -> Vec<String> {
    let scope = Scope::new(procedure, entries, now);
    let evaluation = evaluate(procedure, entries, now);
    let mut wanted = Vec::new();
    for state in evaluation.fields.iter().filter(|state| state.shown) {
        let field = procedure.fields.iter().find(|field| field.id == state.id).unwrap();
        wanted.push(field.label.clone());
        match &field.kind {
            Asks::Log(_) => {
                let log = entries.log.iter().filter(|entry| entry.field == field.id);
                wanted.extend(log.map(|entry| entry.written(&now.zone)));
            }
            _ => {
                let value = scope.field(&field.id).and_then(|reading| reading.value.as_ref());
                match value {
                    Some(Value::List(rows)) => {
                        wanted.extend(rows.iter().flatten().map(|(_, cell)| cell.display(&now.zone)));
                    }
                    value => wanted.extend(value.map(|value| value.display(&now.zone))),
                }
            }
        }
    }
    for step in evaluation.steps.iter().filter(|step| step.shown) {
        wanted.push(procedure.steps.iter().find(|one| one.id == step.id).unwrap().title.clone());
        wanted.extend(entries.ticks.get(&step.id).map(|at| format!("Checked {}", read(*at, &now.zone))));
    }
    wanted.extend(evaluation.findings.iter().map(|finding| plain(&finding.says)));
    let clocks = evaluation.clocks.iter().filter(|due| due.due.is_some());
    wanted.extend(clocks.map(|due| plain(&due.says)));
    for state in evaluation.posts.iter().filter(|state| state.shown) {
        let post = procedure.posts.iter().find(|post| post.id == state.id).unwrap();
        let rendered = render(procedure, entries, now, post, Status::Final);
        let lines: Vec<String> = rendered.parts.iter().map(text).collect();
        // On the page a gap in a post is marked by one word.
        let lines = lines.iter().flat_map(|part| part.lines()).filter(|line| !line.contains("[missing: "));
        wanted.extend(lines.map(|line| line.trim_start_matches("- ").to_owned()));
        wanted.extend(rendered.subject.filter(|subject| !subject.contains("[missing: ")));
    }
    wanted
}

#[test]
fn all_of_a_case_is_on_its_sheet() {
    let procedures = procedures();
    drive(World::default(), |page| async move {
        for (of, file) in [
            ("ccc", "cancellation"),
            ("ccc", "no_email"),
            ("ccc", "hostile"),
            ("escalation", "silent_customer"),
            ("escalation", "adjustment_and_btpo"),
            ("overdue", "core_day_12"),
            ("rate_reduction", "late_and_out_of_order"),
            ("rate_reduction", "approved_and_closed"),
        ] {
            let case = Shelved::read(of, file);
            page.begin_with(&case.now, &[case.record()], &format!("#/print/{file}")).await;
            let sheet = sheet(&page).await;
            let procedure = procedures.iter().find(|one| one.id.as_str() == of).unwrap();
            let now = Now { instant: instant(&case.now), zone: chicago() };
            let wanted = all_of(procedure, &case.case.entries, &now);
            assert!(wanted.len() > 20, "{file}: {wanted:?}");
            for wanted in wanted {
                assert!(sheet.contains(&bare(&wanted)), "{file}: {wanted:?} is not in\n{sheet}");
            }
            on_each_paper(&page, file, 2..40).await;
        }
    });
}

#[test]
fn long_texts_and_many_rows_are_whole() {
    drive(World::default(), |page| async move {
        let case = Shelved::read("escalation", "silent_customer").with(|case| {
            let long: String = (1..200).map(|line| format!("Line {line} of what was said.\n")).collect();
            case.entries.answers.insert(FieldId::new("situation"), Answer::Text(long));
            let row = |number: u32| RowAnswer {
                cells: [
                    (ColumnId::new("day"), "3/6/2026".to_owned()),
                    (ColumnId::new("how"), format!("call no. {number} to the desk")),
                ]
                .into_iter()
                .collect(),
                key: number,
            };
            case.entries.answers.insert(FieldId::new("attempts"), Answer::Rows((1..=40).map(row).collect()));
        });
        page.begin_with(&case.now, &[case.record()], "#/print/silent_customer").await;
        let sheet = sheet(&page).await;
        for line in 1..200 {
            assert!(sheet.contains(&format!("Line {line} of what was said.")), "line {line}");
        }
        for row in 1..=40 {
            assert!(sheet.contains(&format!("{row} 03/06/2026 call no. {row} to the desk")), "row {row}: {sheet}");
        }
        on_each_paper(&page, "40 rows", 7..20).await;
    });
}

#[test]
fn what_is_over_taken_back_or_not_readable_is_told_on_the_sheet() {
    drive(World::default(), |page| async move {
        let case = Shelved::read("escalation", "silent_customer").with(|case| {
            let at = case.edited;
            (case.closed, case.deleted) = (Some(at), Some(at));
            let field = FieldId::new("account_mrr");
            case.entries.answers.insert(field.clone(), Answer::Text("plenty".to_owned()));
            case.others.insert(field, vec![Answer::Text("$99".to_owned())]);
            let (field, text) = (FieldId::new("root_cause"), "<b>Taken</b> back.".to_owned());
            case.entries.log.push(LogEntry { field, at, by: "DBE".to_owned(), text, struck: true });
        });
        page.begin_with(&case.now, &[case.record()], "#/print/silent_customer").await;
        let sheet = sheet(&page).await;
        for wanted in [
            "Closed",
            "In the bin",
            "closed Mar 19, 2026",
            "plenty This is not an amount.",
            "Another tab answered: $99",
            "Struck out: 03/19/26 DBE: <b>Taken</b> back.",
            "Not added to the log yet: 3/19: called aga",
        ] {
            assert!(sheet.contains(wanted), "{wanted:?} is not in\n{sheet}");
        }
        let struck: Vec<String> =
            page.ask("[...document.querySelectorAll('.sheet s')].map((one) => one.textContent)", &[]).await;
        assert!(struck.iter().any(|one| one.contains("<b>Taken</b>")), "{struck:?}");

        for (place, said) in [("#/print/nobody", "There is no such case"), ("#/procedures/nothing/print", "Checklist")]
        {
            page.open(place).await;
            page.find(Kind::Heading, if said == "Checklist" { said } else { "Printable case" }).await;
            page.find(Kind::Link, "Go to your cases").await;
        }
    });
}

#[test]
fn a_procedure_is_a_check_list() {
    let procedures = procedures();
    drive(World::default(), |page| async move {
        for procedure in procedures {
            page.open(&format!("#/procedures/{}/print", procedure.id)).await;
            page.find(Kind::Heading, &procedure.title).await;
            let sheet = sheet(&page).await;
            let mut wanted = vec![format!("SOP version {}", procedure.version)];
            wanted.extend(procedure.stages.iter().map(|stage| stage.title.clone()));
            wanted.extend(procedure.steps.iter().map(|step| format!("☐ {}", step.title)));
            wanted.extend(procedure.fields.iter().map(|field| field.label.clone()));
            wanted.extend(procedure.terms.iter().map(|term| format!("{}: {}", term.name, term.says)));
            wanted.extend(procedure.clocks.iter().map(|clock| clock.label.clone()));
            wanted.extend(procedure.posts.iter().map(|post| post.title.clone()));
            wanted.extend(procedure.documents.iter().map(|document| document.title.clone()));
            for field in &procedure.fields {
                let (Asks::OneOf(options) | Asks::SomeOf(options)) = &field.kind else { continue };
                wanted.extend(options.iter().map(|option| format!("☐ {}", option.label)));
            }
            for wanted in wanted {
                assert!(sheet.contains(&bare(&wanted)), "{}: {wanted:?} is not in\n{sheet}", procedure.id);
            }
            // A rule is told with its weight and its condition, in words.
            let told =
                sheet.matches("Stop: ").count() + sheet.matches("Careful: ").count() + sheet.matches("Note: ").count();
            assert!(told >= procedure.rules.len(), "{}: {told} rules", procedure.id);
            for sign in ["==", "!=", "answered(", "done(", "count(", "{"] {
                assert!(!sheet.contains(sign), "{}: {sign:?} is in\n{sheet}", procedure.id);
            }
            on_each_paper(&page, procedure.id.as_str(), 3..40).await;
        }
    });
}

#[test]
fn the_summary_of_a_procedure_is_one_page() {
    let procedures = procedures();
    drive(World::default(), |page| async move {
        for procedure in procedures {
            page.open(&format!("#/procedures/{}/summary", procedure.id)).await;
            page.find(Kind::Heading, &procedure.title).await;
            let sheet = sheet(&page).await;
            let mut wanted: Vec<&str> = procedure.steps.iter().map(|step| step.title.as_str()).collect();
            wanted.extend(procedure.clocks.iter().map(|clock| clock.label.as_str()));
            wanted.extend(procedure.steps.iter().filter_map(|step| step.role.as_deref()));
            for wanted in wanted {
                assert!(sheet.contains(&bare(wanted)), "{}: {wanted:?} is not in\n{sheet}", procedure.id);
            }
            on_each_paper(&page, procedure.id.as_str(), 1..2).await;
        }
    });
}

/// A stage of the map is never wider than the paper, and the controls of the map are not on it.
#[test]
fn a_procedure_is_printed_with_its_map() {
    let procedures = procedures();
    drive(World::default(), |page| async move {
        for procedure in procedures {
            page.open(&format!("#/procedures/{}", procedure.id)).await;
            page.find(Kind::Button, "Download as SVG").await;
            if !Needs::Paper.here() {
                continue;
            }
            on_paper(&page).await;
            let wide = "[...document.querySelectorAll('.map-stage svg')].filter((one) => one.getBoundingClientRect().width > innerWidth).length";
            assert_eq!(page.ask::<usize>(wide, &[]).await, 0, "{}", procedure.id);
            let printed: Vec<String> = page.ask(PRINTED, &[json!([".map-tools", "p.further", "text.detail"])]).await;
            assert_eq!(printed, ["text.detail"], "the conditions of the map");
            page.driver.show_on("screen", "light").await;
            page.as_it_was().await;
        }
    });
}

#[test]
fn a_sheet_is_reached_from_where_it_is_wanted_and_printed_by_a_button() {
    drive(World::default(), |page| async move {
        page.begin_with_case(&Shelved::read("ccc", "cancellation"), "request").await;
        page.click(Kind::Link, "Print").await;
        page.wait_for_focus("Northgate Alarm").await;
        let () = page.ask("void (window.print = () => { window.printed = (window.printed ?? 0) + 1; })", &[]).await;
        page.click(Kind::Button, "Print").await;
        page.until("the window for printing", "window.printed", &[], |times: &Option<u32>| *times == Some(1)).await;
        page.click(Kind::Link, "Back to the case").await;
        page.find(Kind::Field, "Customer name").await;

        let palette = async |typed: &str| {
            let () = page.ask("void document.querySelector('header .find').click()", &[]).await;
            crate::palette::arrived(&page).await;
            for letter in typed.chars() {
                page.press(&[letter]).await;
            }
            let first = "document.querySelector('[role=option][aria-selected=true]')?.textContent ?? ''";
            page.until(typed, first, &[], |first: &String| first.starts_with(typed)).await;
            page.press(&[crate::page::ENTER]).await;
        };
        palette("Print this case").await;
        page.wait_for_focus("Northgate Alarm").await;
        palette("Checklist: Rate reduction").await;
        page.wait_for_focus("Rate reduction").await;
        page.click(Kind::Link, "Back to your cases").await;
        page.click(Kind::Link, "Customer escalation").await;
        page.wait_for_focus("Customer escalation").await;
    });
}
