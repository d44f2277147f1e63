//! "Did you mean …?"

/// The candidate closest to `wrong`, if one is close enough to be a slip of the fingers.
pub fn suggest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (wrong.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .map(|candidate| (distance(&wrong.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "did you mean `x`?", or else the list of what there is when that is short.
pub(super) fn help<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(close) = suggest(wrong, candidates.iter().copied()) {
        return Some(format!("did you mean `{close}`?"));
    }
    let list = candidates.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
    (!candidates.is_empty() && candidates.len() <= 16).then(|| format!("there is {list}"))
}

/// How many characters are to be added, left out, changed or swapped with their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut best = (cell(&last, j) + usize::from(x != y)).min(cell(&last, j + 1) + 1).min(cell(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(cell(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
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
