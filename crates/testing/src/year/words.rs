//! The words that people write, read from `data/year.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// Read once and kept for good, so that cases can hold on to parts of it.
type List = &'static [&'static str];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    #[serde(deserialize_with = "list")]
    pub(super) first_parts: List,
    #[serde(deserialize_with = "list")]
    pub(super) last_parts: List,
    #[serde(deserialize_with = "list")]
    pub(super) strange_names: List,
    #[serde(deserialize_with = "list")]
    pub(super) given_names: List,
    #[serde(deserialize_with = "list")]
    pub(super) family_names: List,
    #[serde(deserialize_with = "list")]
    pub(super) strange_people: List,
    #[serde(deserialize_with = "list")]
    pub(super) towns: List,
    #[serde(deserialize_with = "list")]
    pub(super) modules: List,
    #[serde(deserialize_with = "list")]
    pub(super) roles: List,
    #[serde(deserialize_with = "list")]
    pub(super) weekdays: List,
    #[serde(deserialize_with = "list")]
    pub(super) months: List,
    #[serde(deserialize_with = "list")]
    pub(super) spans: List,
    #[serde(deserialize_with = "list")]
    pub(super) manners: List,
    #[serde(deserialize_with = "list")]
    pub(super) things: List,
    #[serde(deserialize_with = "list")]
    pub(super) rivals: List,
    #[serde(deserialize_with = "list")]
    pub(super) reasons: List,
    #[serde(deserialize_with = "list")]
    pub(super) attempts: List,
    #[serde(deserialize_with = "list")]
    pub(super) lines: List,
    #[serde(deserialize_with = "list")]
    pub(super) openings: List,
    #[serde(deserialize_with = "list")]
    pub(super) closings: List,
    #[serde(deserialize_with = "list")]
    pub(super) disclaimers: List,
    #[serde(deserialize_with = "list")]
    pub(super) foreign_mails: List,
    #[serde(deserialize_with = "list")]
    pub(super) requests: List,
    #[serde(deserialize_with = "list")]
    pub(super) notes: List,
}

fn list<'de, D: serde::Deserializer<'de>>(from: D) -> Result<List, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    Ok(texts.into_iter().map(|text| &*text.leak()).collect::<Vec<_>>().leak())
}

pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| toml::from_str(include_str!("../../data/year.toml")).expect("data/year.toml has every list"));
    &WORDS
}
