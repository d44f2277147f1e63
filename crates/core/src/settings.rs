//! A person's settings, which apply to all cases, and their stored form.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::serial::{self, is_default};

/// The maximum number of letters in initials.
const INITIALS: usize = 5;

/// A color scheme that overrides the system's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// The stored form; also the value of `data-theme` on the page's root element.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// A person's settings. Whatever is not set is as on a first visit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Settings {
    /// As typed.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// As typed.
    #[serde(default, deserialize_with = "or_default")]
    pub initials: String,
    /// `None` to follow the system.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub theme: Option<Theme>,
    /// Whether to fit more on the screen.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub compact: bool,
    /// Whether reasons and sources are unfolded from the start.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub reasons: bool,
    /// Whether to show browser notifications when something falls due.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub notify: bool,
    /// Whether keys without Ctrl or ⌘ are disabled (WCAG 2.1.4), since people who use speech input press them by
    /// accident.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub no_keys: bool,
    /// Whether the person declined the tour.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub no_tour: bool,
}

impl Settings {
    /// Reads stored settings. An entry that cannot be read counts as not set, without affecting the others.
    pub fn read(text: &str) -> Settings {
        object(text).and_then(|settings| serial::read_object(settings).ok()).unwrap_or_default()
    }

    /// The settings as stored text.
    pub fn write(&self) -> String {
        serial::write(self)
    }

    /// The initials as they appear in log entries.
    pub fn signed(&self) -> String {
        signed(&self.initials)
    }
}

/// Whether a text holds settings, even if some of them cannot be read.
pub fn is_settings(text: &str) -> bool {
    object(text).is_some()
}

fn object(text: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(text).ok()
}

/// Reads a value of the wrong type as if it were not set.
fn or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(T::deserialize(Value::deserialize(deserializer)?).unwrap_or_default())
}

/// Initials as they appear in log entries: at most five capital letters.
pub fn signed(typed: &str) -> String {
    typed.trim().chars().take(INITIALS).collect::<String>().to_ascii_uppercase()
}

/// Suggests initials for a name: the first letter of each word.
pub fn initials_of(name: &str) -> String {
    let first = |word: &str| word.chars().find(|letter| letter.is_alphanumeric());
    name.split(|letter: char| letter.is_whitespace() || letter == '-')
        .filter_map(first)
        .flat_map(char::to_uppercase)
        .take(INITIALS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Settings, Theme, initials_of, is_settings};

    #[test]
    fn what_is_written_is_read() {
        let all = Settings {
            name: "Dana \"B\" Ellis".to_owned(),
            initials: "dbe".to_owned(),
            theme: Some(Theme::Dark),
            compact: true,
            notify: true,
            no_keys: true,
            reasons: true,
            no_tour: true,
        };
        assert_eq!(Settings::read(&all.write()), all);
        let light = Settings { theme: Some(Theme::Light), ..Settings::default() };
        assert_eq!(Settings::read(&light.write()), light);
        assert_eq!(all.signed(), "DBE");
    }

    /// The first versions stored only initials and whether to notify.
    #[test]
    fn settings_of_before_are_read() {
        let read = Settings::read("{\"initials\":\"KL\",\"notify\":true}");
        assert_eq!(read, Settings { initials: "KL".to_owned(), notify: true, ..Settings::default() });
    }

    #[test]
    fn what_is_damaged_is_as_if_it_were_not_set_and_nothing_else_is() {
        for text in ["", "null", "[]", "{\"initials\":\"KL\"", "\u{0}", "7"] {
            assert_eq!(Settings::read(text), Settings::default(), "{text}");
            assert!(!is_settings(text), "{text}");
        }
        let partly =
            "{\"initials\":\"KL\",\"theme\":\"purple\",\"compact\":\"yes\",\"name\":7,\"of\":\"another version\"}";
        assert_eq!(Settings::read(partly), Settings { initials: "KL".to_owned(), ..Settings::default() });
        assert!(is_settings(partly));
    }

    #[test]
    fn a_name_suggests_initials() {
        for (name, initials) in [
            ("Dana B. Ellis", "DBE"),
            ("ann-marie  o'neill", "AMO"),
            ("Émile Zola", "ÉZ"),
            ("  ", ""),
            ("(Sam)", "S"),
            ("a b c d e f g", "ABCDE"),
        ] {
            assert_eq!(initials_of(name), initials, "{name}");
        }
    }
}
