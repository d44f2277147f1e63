//! Posts: how long they are, and where one is split that is too long for its target.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use casewright_core::case::{Answer, Entries};
use casewright_core::id::FieldId;
use casewright_core::post::{Rendered, Status, html, render, text};
use casewright_core::procedure::Target;
use casewright_testing::{at, procedure};

/// A post that prints one answer, as `body` says.
fn post(target: Target, body: &str, typed: &str, status: Status) -> Rendered {
    let mut procedure = procedure(&format!(
        r#"
id = "p"
title = "P"
need = "n"
summary = "s"
version = "1"
name = "words"
field = [{{ id = "words", label = "Words", kind = "paragraph" }}]

[[document]]
id = "d"
title = "D"

[[stage]]
id = "s"
title = "S"
says = "s"

[[step]]
id = "asked"
stage = "s"
title = "Asked"
says = "s"
role = "CSM"
tick = false
fields = ["words"]
source = "d: 1"

[[post]]
id = "x"
title = "X"
target = "feed"
copy = "Copy"
body = """
{body}
"""
"#
    ));
    procedure.posts[0].target = target;
    let answers = [(FieldId::new("words"), Answer::Text(typed.to_owned()))].into_iter().collect();
    let entries = Entries { answers, ..Entries::default() };
    render(&procedure, &entries, &at("2026-03-03T09:00:00-06:00"), &procedure.posts[0], status)
}

/// The parts of a case comment as plain text. Each that has a mark, "(1/2)", has it as its first line.
fn comment(body: &str, typed: &str) -> Vec<String> {
    post(Target::Comment, body, typed, Status::Final).parts.iter().map(text).collect()
}

/// The same without the marks, which there must be.
fn unmarked(parts: &[String]) -> Vec<&str> {
    let mark = |number: usize| format!("({number}/{})\n", parts.len());
    (1..).zip(parts).map(|(number, part)| part.strip_prefix(&mark(number)).unwrap()).collect()
}

/// What a part of a case comment has room for: 4,000 without the widest mark, "(9999/9999)", and its line break.
const ROOM: usize = 4_000 - 12;

#[test]
fn each_target_counts_in_its_own_ways() {
    let measure = |target| post(target, "{words}", "é😀 & < > \" '", Status::Final).measure;
    let measured = measure(Target::Feed);
    assert_eq!((measured.characters, measured.bytes), (13, 16), "the emoji is two characters and four bytes");
    assert_eq!((measured.escaped_bytes, measured.html_characters), (35, 39));
    for (target, counted, limit) in [
        (Target::Feed, 39, 10_000),
        (Target::Comment, 35, 4_000),
        (Target::Description, 13, 32_000),
        (Target::Subject, 13, 255),
        (Target::Email, 39, 131_072),
        (Target::QuickText, 13, 4_096),
        (Target::Slack, 13, 4_000),
    ] {
        assert_eq!((measure(target).counted, measure(target).limit), (counted, limit), "{target:?}");
    }
}

#[test]
fn a_post_is_split_only_where_it_is_longer_than_its_target_takes() {
    let x = |length| "x".repeat(length);
    assert_eq!(comment("{words}", &x(4_000)), [x(4_000)], "without a mark");
    assert_eq!(comment("{words}", &x(4_001)).len(), 2);
    assert_eq!(comment("{words}", &"&".repeat(801)).len(), 2, "each is five bytes once escaped");
    for target in [Target::Description, Target::Subject] {
        assert_eq!(post(target, "{words}", &x(40_000), Status::Final).parts.len(), 1, "{target:?} takes no parts");
    }
}

#[test]
fn a_draft_says_so_in_each_part_and_may_need_one_more() {
    let words = "x".repeat(3_999);
    let ready = post(Target::Comment, "{words}", &words, Status::Final);
    assert_eq!((ready.parts.len(), ready.draft_parts), (1, 2));
    let draft = post(Target::Comment, "{words}", &words, Status::Draft);
    assert_eq!((draft.parts.len(), draft.draft_parts), (2, 2));
    for (number, part) in (1..).zip(&draft.parts) {
        assert!(text(part).starts_with(&format!("DRAFT: not to be sent yet\n({number}/2)\nx")), "{}", text(part));
    }
    assert_eq!(draft.measure.characters, ready.measure.characters + "DRAFT: not to be sent yet\n".len());
}

/// The lengths of the paragraphs of each part.
fn shared(lengths: &[usize]) -> Vec<Vec<usize>> {
    let paragraphs: Vec<String> = lengths.iter().map(|length| "x".repeat(*length)).collect();
    let parts = comment("{words}", &paragraphs.join("\n"));
    unmarked(&parts).iter().map(|part| part.lines().map(str::len).collect()).collect()
}

#[test]
fn paragraphs_share_a_part_up_to_its_last_character() {
    // Each takes a line break as well.
    assert_eq!(shared(&[996, 996, 996, 996, 996]), [vec![996; 4], vec![996]]);
    assert_eq!(shared(&[996, 996, 996, 997, 996]), [vec![996; 3], vec![997, 996]]);
    assert_eq!(shared(&[1; 2_001]), [vec![1; ROOM / 2], vec![1; 2_001 - ROOM / 2]]);
}

#[test]
fn a_paragraph_that_fits_into_a_part_of_its_own_is_not_split() {
    assert_eq!(shared(&[ROOM - 1, 100]), [[ROOM - 1], [100]]);
    assert_eq!(shared(&[100, ROOM - 1]), [[100], [ROOM - 1]]);
    let longer = shared(&[ROOM, 100]);
    assert_eq!((longer.len(), longer[1].len()), (2, 2), "the end of the first is with the second");
}

#[test]
fn a_long_paragraph_is_split_between_words_and_fills_its_parts() {
    for word in ["x", "abc", "abcdefg", "abcdefgh", "Ünïcôdé", "<&>"] {
        let words = vec![word; 5_000].join(" ");
        let parts = comment("{words}", &words);
        let parts = unmarked(&parts);
        assert_eq!(parts.concat().trim_end(), words, "nothing is lost");
        let escaped = |text: &str| text.replace(['<', '>'], "1234").replace('&', "12345").len();
        let each = escaped(word) + 1;
        for part in &parts[..parts.len() - 1] {
            assert_eq!(part.split(' ').filter(|one| *one == word).count(), (ROOM - 1) / each, "{word}");
        }
    }
}

#[test]
fn a_word_without_an_end_is_split_anywhere() {
    for word in ["x".repeat(10_000), "é".repeat(5_000), "word ".repeat(100) + &"x".repeat(9_000)] {
        let parts = comment("{words}", &word);
        let parts = unmarked(&parts);
        assert_eq!(parts.concat(), word, "nothing is lost");
        let (_, full) = parts.split_last().unwrap();
        assert!(
            full.iter().all(|part| (3_900..ROOM).contains(&part.len())),
            "{:?}",
            full.iter().map(|part| part.len())
        );
    }
}

#[test]
fn each_part_of_a_long_item_is_an_item() {
    let words = vec!["abcd"; 2_000].join(" ");
    let parts = comment("- {words}", &words);
    assert_eq!(parts.len(), 3);
    let items: Vec<&str> = unmarked(&parts).iter().map(|part| part.strip_prefix("- ").unwrap()).collect();
    assert_eq!(items.concat(), words);
    assert_eq!(items[0].len(), 3_985, "five at a time, with room for the dash");
}

#[test]
fn what_is_bold_stays_bold_where_a_paragraph_is_split() {
    let words = vec!["abcd"; 3_000].join(" ");
    let post = post(Target::Feed, "**All in bold.** And {words}", &words, Status::Final);
    let parts: Vec<String> = post.parts.iter().map(html).collect();
    assert_eq!(parts.len(), 2);
    assert!(parts[0].starts_with("<p><b>(1/2)</b></p><p><b>All in bold.</b> And abcd abcd "), "{}", &parts[0][..80]);
    assert!(parts[1].starts_with("<p><b>(2/2)</b></p><p>abcd abcd "), "{}", &parts[1][..80]);
    let bare = |part: &String| part.replace("</p>", "").rsplit("<p>").next().unwrap().to_owned();
    assert_eq!(parts.iter().map(bare).collect::<String>(), format!("<b>All in bold.</b> And {words}"));
}

#[test]
fn a_part_neither_begins_nor_ends_with_an_empty_line() {
    let lines = |letter: &str, from: usize| vec![letter.repeat(996); from].join("\n");
    let parts = comment("{words}", &format!("{}\n\n\n{}", lines("x", 4), lines("y", 2)));
    assert_eq!(unmarked(&parts), [lines("x", 4), lines("y", 2)]);
}

/// Families, skin tones, flags, letters with accents of their own: what people see as one character stays whole.
#[test]
fn a_part_never_begins_inside_a_character() {
    for character in ["👨‍👩‍👧‍👦", "👍🏽", "🇺🇸", "e\u{301}\u{323}", "한"] {
        for before in ["", "x", "xy"] {
            let parts = comment("{words}", &(before.to_owned() + &character.repeat(5_000)));
            for part in unmarked(&parts) {
                let rest = part.strip_prefix(before).unwrap_or(part);
                assert!(rest.split(character).all(str::is_empty), "{character} is split after {before:?}");
            }
        }
    }
    // A character of thousands of signs is junk, and must not make a part too long.
    let parts = comment("{words}", &("e".to_owned() + &"\u{301}".repeat(9_000)));
    assert!(parts.iter().all(|part| part.encode_utf16().count() <= 4_000), "{}", parts.len());
}
