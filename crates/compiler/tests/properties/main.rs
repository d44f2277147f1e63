//! Properties that hold for all answers and all texts.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod any;
mod any_procedure;
mod incremental;

use casewright_compiler::compile;
use casewright_core::case::{Answer, Case, Entries, restore, store};
use casewright_core::engine::{carry, clocks_of, evaluate, evaluate_case};
use casewright_core::id::{CaseId, FieldId};
use casewright_core::post::{Status, html, limits, render, text};
use casewright_core::procedure::{read_index, read_passages, read_procedure};
use casewright_core::value::{Now, Zone};
use casewright_testing::{CCC, folder, manual_files, source, without_examples};
use chrono::DateTime;
use proptest::prelude::*;

use self::any::{any_case, any_text, procedures};

/// Whether a text is feed HTML: allowed tags, properly nested, and no other `<`, `>` or bare `&`.
fn is_feed_html(html: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>', '&']) {
        rest = &rest[at..];
        if let Some(entity) = rest.strip_prefix('&') {
            let name = entity.split(';').next().unwrap_or_default();
            if !["amp", "lt", "gt", "quot", "#39", "nbsp"].contains(&name) {
                return Err(format!("a bare & before {:?}", entity.chars().take(20).collect::<String>()));
            }
            rest = entity;
            continue;
        }
        let end = rest.find('>').ok_or("a < without >")?;
        let tag = rest.get(1..end).unwrap_or_default();
        match tag.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            None if ["p", "b", "ul", "li"].contains(&tag) => open.push(tag),
            _ => return Err(format!("the tag <{tag}>")),
        }
        rest = &rest[end + 1..];
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} is not closed")) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_case_is_evaluated_and_every_post_stays_within_its_limits((procedure, entries, now) in any_case()) {
        let evaluation = evaluate(&procedure, &entries, &now);
        prop_assert_eq!(evaluation.fields.len(), procedure.fields.len());
        for timeline in &evaluation.timelines {
            prop_assert!((1..=400).contains(&timeline.days.len()));
            let follow = timeline.days.windows(2).all(|two| two[0].date.succ_opt() == Some(two[1].date));
            prop_assert!(follow, "a day is left out");
        }
        for (post, state) in procedure.posts.iter().zip(&evaluation.posts) {
            prop_assert!(!state.ready || (state.missing.is_empty() && state.withheld_by.is_empty()));
            let draft = render(&procedure, &entries, &now, post, Status::Draft);
            prop_assert_eq!(render(&procedure, &entries, &now, post, Status::Final).draft_parts, draft.parts.len());
            for status in [Status::Final, Status::Draft] {
                let rendered = render(&procedure, &entries, &now, post, status);
                let limits = limits(post.target);
                for part in &rendered.parts {
                    let (html, text) = (html(part), text(part));
                    prop_assert_eq!(is_feed_html(&html), Ok(()));
                    prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "control characters");
                    if limits.parts {
                        prop_assert!(text.encode_utf16().count() <= limits.characters);
                        prop_assert!(!limits.counts_html || html.encode_utf16().count() <= limits.characters);
                        let escaped: usize = text.chars().map(|c| match c {
                            '&' | '\'' => 5, '<' | '>' => 4, '"' => 6, c => c.len_utf8(),
                        }).sum();
                        prop_assert!(!limits.counts_escaped_bytes || escaped <= limits.characters, "{} bytes", escaped);
                    }
                }
                if status == Status::Draft {
                    prop_assert!(rendered.parts.iter().all(|part| text(part).starts_with("DRAFT")));
                }
                if let Some(subject) = rendered.subject {
                    prop_assert!(!subject.contains(['\n', '\r']));
                }
            }
        }
    }

    #[test]
    fn the_clocks_alone_are_those_of_the_case((procedure, entries, now) in any_case()) {
        let case = Case { entries, ..Case::new(CaseId::new("c"), procedure.id.clone(), String::new(), now.instant) };
        prop_assert_eq!(clocks_of(&procedure, &case, &now), evaluate_case(&procedure, &case, &now).clocks);
    }

    #[test]
    fn what_is_hidden_counts_nowhere((procedure, entries, now) in any_case()) {
        let evaluation = evaluate(&procedure, &entries, &now);
        let mut shown = entries.clone();
        for field in evaluation.fields.iter().filter(|field| !field.shown) {
            shown.answers.remove(&field.id);
            shown.log.retain(|entry| entry.field != field.id);
        }
        shown.log.retain(|entry| !entry.struck);
        for step in evaluation.steps.iter().filter(|step| !step.shown) {
            shown.ticks.remove(&step.id);
        }
        prop_assert_eq!(evaluate(&procedure, &shown, &now), evaluation);
    }

    #[test]
    fn a_link_carries_what_shows_and_nothing_else((procedure, entries, now) in any_case()) {
        let evaluation = evaluate(&procedure, &entries, &now);
        let shows = |id: &FieldId| evaluation.fields.iter().any(|field| field.id == *id && field.shown);
        for link in &procedure.links {
            let carried = carry(&procedure, &entries, &now, link);
            prop_assert_eq!(carried.there.links.len(), 0);
            for (step, at) in carried.there.ticks.iter() {
                prop_assert!(link.ticks.contains(step) && entries.ticks.get(step) == Some(at));
                prop_assert!(evaluation.steps.iter().any(|one| one.id == *step && one.done));
            }
            for (to, answer) in carried.there.answers.iter().filter(|(to, _)| !link.there.iter().any(|one| one.field == **to)) {
                let from = link.copy.iter().find(|(there, _)| there == to).map_or(to, |(_, here)| here);
                prop_assert!(shows(from), "{} is hidden", from);
                prop_assert_eq!(entries.answers.get(from), Some(answer));
            }
            for (field, answer) in &carried.here {
                let given = link.here.iter().any(|one| one.field == *field);
                prop_assert!(answer.is_some() == given && (given || (link.moves.contains(field) && shows(field))));
            }
        }
    }

    #[test]
    fn any_case_comes_back_from_what_is_stored((procedure, entries, now) in any_case()) {
        let mut case = Case::new(CaseId::new("c"), procedure.id.clone(), procedure.version.clone(), now.instant);
        case.entries = entries;
        // Rows get new keys when read, and an empty list does not know what it was a list of.
        let empty = |answer: &Answer| match answer {
            Answer::Rows(rows) => rows.is_empty(),
            Answer::Choices(choices) => choices.is_empty(),
            Answer::Text(_) => false,
        };
        for field in &procedure.fields {
            if case.entries.answers.get(&field.id).is_some_and(empty) {
                case.entries.answers.remove(&field.id);
            }
            if let Some(Answer::Rows(rows)) = case.entries.answers.get_mut(&field.id) {
                (0..).zip(rows).for_each(|(key, row)| row.key = key);
            }
        }
        prop_assert_eq!(restore(&store(&case)), Ok(case));
    }

    #[test]
    fn parts_put_together_are_the_post(words in prop::collection::vec("[a-z&<]{1,12}", 1..3_000)) {
        let procedures = procedures();
        let procedure = procedures.iter().find(|one| one.id.as_str() == "ccc").unwrap();
        let answers = [
            (FieldId::new("request"), Answer::Choices(vec!["credit".into()])),
            (FieldId::new("credit_reason"), Answer::Text(words.join(" "))),
            (FieldId::new("request_text"), Answer::Text(words.join("\n").to_uppercase())),
        ].into_iter().collect();
        let entries = Entries { answers, ..Entries::default() };
        let now = Now { instant: DateTime::UNIX_EPOCH, zone: Zone::fixed(0) };
        for post in &procedure.posts {
            let rendered = render(procedure, &entries, &now, post, Status::Final);
            let marks = |part: &str| part.starts_with('(') && part.lines().next().is_some_and(|line| line.ends_with(')'));
            let parts: Vec<String> = rendered.parts.iter().map(text).collect();
            prop_assert!(parts.len() == 1 || parts.iter().all(|part| marks(part)));
            let joined: String = parts.iter().map(|part| if parts.len() > 1 { part.split_once('\n').unwrap().1 } else { part.as_str() }).collect();
            // Splitting may drop whitespace at the borders, but nothing else.
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
            let printed = match post.id.as_str() {
                "ops" => vec![words.concat(), words.concat().to_uppercase()],
                "comment" => vec![words.concat()],
                _ => Vec::new(),
            };
            for words in printed {
                prop_assert!(bare(&joined).contains(&words), "{} lost words", post.id);
            }
        }
    }

    #[test]
    fn no_text_makes_the_compiler_panic(text in any_text(), at in any::<prop::sample::Index>()) {
        compile(&[source("x", &text)]);
        let mut files = folder();
        files.extend(manual_files());
        let file = &files[at.index(files.len())];
        let lines: Vec<&str> = without_examples(&file.text).lines().collect();
        let at = at.index(lines.len());
        let broken = [&lines[..at], &[text.as_str()], &lines[at..]].concat().join("\n");
        compile(&[source(&file.path, &broken)]);
    }

    #[test]
    fn no_text_makes_an_expression_panic(text in prop_oneof![
        any_text(),
        "[a-z0-9()<>=!+,.\"'$ -]{0,60}",
        prop::collection::vec(prop::sample::select(vec![
            "customer", "request", "has", "and", "or", "not", "(", ")", "==", "<", "+", "-", "90", "days", "2024-06-03", "$1",
            "answered", "done", "count", "sum", "least", "greatest", "streak", "newest", "days", ",", ".",
            "devices.deposit", "calls.day", "history", "history.at", "if", "then", "else", "yes", "today", "now", "\"x\"", "credit",
        ]), 0..40).prop_map(|words| words.join(" ")),
        (1_usize..5_000).prop_map(|n| "(".repeat(n)),
        (1_usize..5_000).prop_map(|n| "not ".repeat(n)),
        (1_usize..5_000).prop_map(|n| format!("1{}", " + 1".repeat(n))),
    ]) {
        let quoted = serde_json::to_string(&text).unwrap();
        let manual = manual_files().remove(0).text;
        for (procedure, expression) in [(CCC, "received_on + 90 days"), (manual.as_str(), "received + 14 days")] {
            let (old, new) = (format!("is = \"{expression}\""), format!("is = {quoted}"));
            prop_assert!(procedure.contains(&old));
            for one in compile(&[source("x", &without_examples(procedure).replacen(&old, &new, 1))]).diagnostics {
                prop_assert!(!one.to_string().is_empty());
            }
        }
    }

    #[test]
    fn no_text_makes_restoring_panic(text in any_text()) {
        let _ = restore(&text);
        let _ = restore(&format!("{{\"schema\":1,\"id\":{text}}}"));
        let _ = read_index(&text);
        let _ = read_procedure(&text);
        let _ = read_passages(&text);
        let _ = read_index(&format!("{{\"format\":2,\"procedures\":{text}}}"));
    }
}
