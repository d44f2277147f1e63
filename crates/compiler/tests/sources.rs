//! Whatever the built-in procedures state cites a document, or is marked as ours and listed in docs/sources.md.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write as _;
use std::fs;

use casewright_compiler::compile;
use casewright_core::procedure::{Deck, Pack};
use casewright_testing::{folder, root};

/// The list stands below this line, to the end of the document.
const HEADING: &str = "## What is ours";

fn pack() -> Pack {
    compile(&folder()).pack.unwrap()
}

#[test]
fn whatever_is_stated_has_a_source_or_is_ours() {
    for procedure in pack().procedures {
        assert_eq!(procedure.unsourced(), [], "{}: what neither cites a document nor is marked as ours", procedure.id);
    }
}

#[test]
fn the_document_lists_what_is_ours() {
    let path = root().join("docs/sources.md");
    let document = fs::read_to_string(&path).unwrap();
    let (before, list) = document.split_once(HEADING).expect("docs/sources.md has a list of what is ours");
    let wanted = listed(&pack());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, [before, HEADING, &wanted].concat()).unwrap();
        return;
    }
    for (is, should) in list.lines().zip(wanted.lines()) {
        assert_eq!(is, should, "UPDATE_DOCS=1 writes the list anew");
    }
    assert_eq!(list.lines().count(), wanted.lines().count(), "UPDATE_DOCS=1 writes the list anew");
}

fn listed(pack: &Pack) -> String {
    let mut list = String::from(
        "\n\nEverything that the procedures add to their documents. `casewright ours PROCEDURE` prints it as JSON.\n",
    );
    for procedure in &pack.procedures {
        writeln!(list, "\n### {} (`procedures/{}.toml`)\n", procedure.title, procedure.id.as_str().replace('_', "-"))
            .unwrap();
        let cards = pack.decks.iter().filter(|deck| deck.procedure == procedure.id).flat_map(Deck::ours);
        for ours in procedure.ours().into_iter().chain(cards) {
            writeln!(list, "- {} `{}`: {}", ours.kind, ours.id, ours.says).unwrap();
        }
    }
    list
}
