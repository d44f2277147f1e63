//! Compares two texts line by line.

/// Above this many comparisons, two texts are taken to have nothing in common between their first and last lines. No post
/// comes near it.
const MOST: usize = 1_000_000;

/// A line of two texts laid beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    pub side: Side,
    pub text: String,
}

/// In which of two texts a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Same,
    /// Only in the right text.
    Missing,
    /// Only in the trainee's.
    Added,
}

/// The lines of both texts, in their order, with as many in common as can be. What is missing comes before what is there
/// in its place.
pub fn diff(right: &str, given: &str) -> Vec<DiffLine> {
    let [mut right, mut given] = [right, given].map(|text| text.lines().collect::<Vec<_>>());
    let start = right.iter().zip(&given).take_while(|(a, b)| a == b).count();
    let (mut middle_right, mut middle_given) = (right.split_off(start), given.split_off(start));
    let end = middle_right.iter().rev().zip(middle_given.iter().rev()).take_while(|(a, b)| a == b).count();
    let tail = middle_right.split_off(middle_right.len().saturating_sub(end));
    middle_given.truncate(middle_given.len().saturating_sub(end));
    let of = |side: Side| move |text: &str| DiffLine { side, text: text.to_owned() };
    let mut lines: Vec<DiffLine> = right.into_iter().map(of(Side::Same)).collect();
    lines.extend(middle(&middle_right, &middle_given));
    lines.extend(tail.into_iter().map(of(Side::Same)));
    lines
}

/// By the longest common subsequence.
fn middle(right: &[&str], given: &[&str]) -> Vec<DiffLine> {
    let of = |side: Side, text: &str| DiffLine { side, text: text.to_owned() };
    if right.len().saturating_mul(given.len()) > MOST {
        let missing = right.iter().map(|line| of(Side::Missing, line));
        return missing.chain(given.iter().map(|line| of(Side::Added, line))).collect();
    }
    let lengths = common_lengths(right, given);
    let at = |row: usize, column: usize| lengths.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0);
    let (mut row, mut column, mut lines) = (0, 0, Vec::new());
    loop {
        match (right.get(row), given.get(column)) {
            (None, None) => return lines,
            (Some(a), Some(b)) if a == b => {
                lines.push(of(Side::Same, a));
                (row, column) = (row + 1, column + 1);
            }
            (Some(a), b) if b.is_none() || at(row + 1, column) >= at(row, column + 1) => {
                lines.push(of(Side::Missing, a));
                row += 1;
            }
            (_, Some(b)) => {
                lines.push(of(Side::Added, b));
                column += 1;
            }
            // Covered above: without `b`, the line of `a` is missing.
            (Some(_), None) => return lines,
        }
    }
}

/// For each pair of places, how many lines the rests of both texts have in common.
fn common_lengths(right: &[&str], given: &[&str]) -> Vec<Vec<u32>> {
    let mut rows: Vec<Vec<u32>> = vec![vec![0; given.len() + 1]];
    for a in right.iter().rev() {
        let below = rows.last().map(Vec::as_slice).unwrap_or_default();
        let mut row = vec![0_u32];
        // From the last column to the first: `next` is the cell to the right of it.
        for (b, pair) in given.iter().zip(below.windows(2)).rev() {
            let (here, diagonal) = (pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0));
            let next = row.last().copied().unwrap_or(0);
            row.push(if a == b { diagonal + 1 } else { here.max(next) });
        }
        row.reverse();
        rows.push(row);
    }
    rows.reverse();
    rows
}

#[cfg(test)]
mod tests {
    use super::{Side, diff};

    fn marks(right: &str, given: &str) -> String {
        let mark = |side| match side {
            Side::Same => ' ',
            Side::Missing => '-',
            Side::Added => '+',
        };
        diff(right, given).iter().map(|line| format!("{}{} ", mark(line.side), line.text)).collect()
    }

    #[test]
    fn lines_are_the_same_missing_or_added() {
        for (right, given, wanted) in [
            ("a\nb\nc", "a\nb\nc", " a  b  c "),
            ("a\nb\nc", "a\nc", " a -b  c "),
            ("a\nc", "a\nb\nc", " a +b  c "),
            ("a\nb\nc", "a\nx\nc", " a -b +x  c "),
            ("", "a", "+a "),
            ("a", "", "-a "),
            ("", "", ""),
            ("a\nb\nc\nd", "b\nx\nd\na", "-a  b -c +x  d +a "),
            ("a\na\nb", "a\nb\nb", " a -a +b  b "),
        ] {
            assert_eq!(marks(right, given), wanted, "{right:?} {given:?}");
        }
    }

    #[test]
    fn a_text_without_end_is_compared_too() {
        let [right, given] = ["a\n", "b\n"].map(|line| line.repeat(5_000));
        assert_eq!(diff(&right, &given).len(), 10_000);
    }
}
