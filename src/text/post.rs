//! The texts around a post: what is missing, and how it is copied.

use super::{ADD_ENTRY, COPY_BY_HAND_KEYS, keys, number, plural};
use crate::browser::clipboard::Copied;
use crate::pack::Sop;
use crate::site;
use crate::words::{Text, t};
use casewright_core::engine::Missing;
use casewright_core::post::Measure;

pub(crate) const POST: Text = t("Post");
pub(crate) const POSTS: Text = t("Posts");
pub(crate) const NO_POST: Text = t("There is nothing to post as the case stands.");
pub(crate) const MISSING: Text = t("missing");
pub(crate) const TO: Text = t("To:");
pub(crate) const SUBJECT: Text = t("Subject:");
pub(crate) const BEFORE_YOU_COPY: Text = t("Before you copy");
pub(crate) const TO_NEXT: Text = t("Go to the next one");
pub(crate) const NOTHING_LEFT: Text = t("Nothing is missing.");
pub(crate) const STOPS_IT: Text = t("stops it");
pub(crate) const IS_EMPTY: Text = t("is empty");
pub(crate) const IS_UNREADABLE: Text = t("is not finished or cannot be read");

/// What is missing from a post, by the name of its place, and in what way.
pub(crate) fn missing(sop: &Sop, missing: &Missing) -> [String; 2] {
    let field = |id| sop.field(id).map(|field| field.label.clone()).unwrap_or_default();
    match missing {
        Missing::Empty(id) => [field(id), IS_EMPTY.to_string()],
        Missing::Problem(id) => [field(id), IS_UNREADABLE.to_string()],
        Missing::NotAdded(id) => [field(id), t("is not added yet: press {0}").with(&[&ADD_ENTRY])],
        Missing::Undone(id) => {
            let step = sop.step(id);
            let what = if step.is_some_and(|step| step.tick) { IS_UNTICKED } else { IS_UNDONE };
            [step.map(|step| step.title.clone()).unwrap_or_default(), what.to_string()]
        }
    }
}
pub(crate) const IS_UNTICKED: Text = t("is not checked");
pub(crate) const IS_UNDONE: Text = t("is not done");
pub(crate) const TAGS: Text = t("Type these tags in Salesforce");
pub(crate) const TAGS_WHY: Text = t("(pasted tags notify nobody)");

/// A tag, and whom the host named for it: "EC Billing & AR Manager: Dana Lee".
pub(crate) fn tag(tag: &str) -> String {
    match site::own(|own| own.people.names(tag)) {
        names if names.is_empty() => tag.to_owned(),
        names => t("{0}: {1}").with(&[tag, &names]),
    }
}
pub(crate) const COPY_DRAFT: Text = t("Copy as draft");
pub(crate) const COPY_SUBJECT: Text = t("Copy subject");
pub(crate) const TO_COPY: Text = t("Text to copy");
pub(crate) const NOT_COPIED: Text = t("Not copied: see what is left above, or copy it as a draft.");

pub(crate) fn part_of(words: &str, part: usize, parts: usize) -> String {
    if parts < 2 { words.to_owned() } else { format!("{words} ({}/{parts})", part.saturating_add(1)) }
}

pub(crate) fn measure(measure: &Measure) -> String {
    let said = t("{0} of {1} characters").with(&[&number(measure.characters), &number(measure.limit)]);
    if measure.counted > measure.characters {
        let counted = if measure.counted == measure.html_characters { t("{0} with markup") } else { t("{0} as bytes") };
        return [&said, " · ", &counted.with(&[&number(measure.counted)])].concat();
    }
    said
}

pub(crate) fn parts(parts: usize) -> String {
    plural(parts.max(1), t("fits in one post|{0} parts"))
}

pub(crate) fn left(left: usize) -> String {
    match left {
        0 => t("The post is ready to copy.").to_string(),
        _ => plural(left, t("{0} left before the post can be copied.|{0} left before the post can be copied.")),
    }
}

pub(crate) fn left_count(left: usize) -> String {
    plural(left, t("{0} left|{0} left"))
}

pub(crate) fn withheld_now(left: usize) -> String {
    t("Not copied: {0}.").with(&[&left_count(left)])
}

pub(crate) const SUBJECT_COPIED: Text = t("Subject copied");

/// That a part was copied, by its index.
pub(crate) fn part_copied(draft: bool, part: usize, parts: usize) -> String {
    if parts < 2 {
        return if draft { t("Copied as a draft") } else { t("Copied") }.to_string();
    }
    let copied = if draft { t("Part {0} of {1} copied as a draft") } else { t("Part {0} of {1} copied") };
    copied.with(&[&number(part.saturating_add(1)), &number(parts)])
}

pub(crate) fn copied(what: &str, copied: Copied) -> String {
    let way = match copied {
        Copied::Clipboard | Copied::Refused => t("{0}, as rich and plain text. Paste it into Salesforce."),
        Copied::Command => t("{0}, as rich and plain text, with the browser's copy command. Paste it into Salesforce."),
    };
    way.with(&[what])
}

pub(crate) fn copy_by_hand() -> String {
    t("This browser does not let the page copy. The text is selected: press {0} to copy it.")
        .with(&[keys(COPY_BY_HAND_KEYS)])
}
