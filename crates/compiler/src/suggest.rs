//! Suggestions for misspelled names.

/// The candidate closest to `wrong`, if it is close enough to be a typo.
pub fn suggest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (wrong.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .map(|candidate| (distance(wrong, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "did you mean `x`?", or else the candidates if they are few.
pub(super) fn help<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(close) = suggest(wrong, candidates.iter().copied()) {
        return Some(format!("did you mean `{close}`?"));
    }
    (candidates.len() <= 16).then(|| choices(&candidates))?
}

/// "use one of `a`, `b`"; `None` if there are no candidates.
pub fn choices(candidates: &[&str]) -> Option<String> {
    let list = candidates.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
    match candidates.len() {
        0 => None,
        1 => Some(format!("use {list}")),
        _ => Some(format!("use one of {list}")),
    }
}

/// The number of typos between two texts, where swapping two neighbors counts as one. Only the beginnings of long texts are
/// compared.
fn distance(a: &str, b: &str) -> usize {
    let [a, b] = [a, b].map(|text| text.to_lowercase().chars().take(64).collect::<String>());
    strsim::osa_distance(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let names = ["customer", "custom_terms", "latest_closed_won", "request"];
        for (wrong, right) in [
            ("custmer", Some("customer")),
            ("cusotmer", Some("customer")),
            ("latest_closed_one", Some("latest_closed_won")),
            ("Request", Some("request")),
            ("reqest", Some("request")),
            ("invoice", None),
            ("", None),
        ] {
            assert_eq!(suggest(wrong, names), right, "{wrong}");
        }
    }
}
