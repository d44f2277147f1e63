//! Tables for spreadsheets.

/// A table as CSV by RFC 4180. It begins with a byte order mark, without which Excel takes the text for Latin-1.
///
/// Whatever a cell says, no spreadsheet takes it for a formula: where one could begin, an apostrophe stands before it.
/// That is at the beginning of a cell, and after a sign at which a spreadsheet of another country splits a line.
pub fn csv<Row: AsRef<[Cell]>, Cell: AsRef<str>>(rows: &[Row]) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        for (at, cell) in row.as_ref().iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            // Each cell in quotes: simpler than to tell which need them.
            out.extend(["\"", &harmless(cell.as_ref()).replace('"', "\"\""), "\""]);
        }
        out.push_str("\r\n");
    }
    out
}

fn harmless(cell: &str) -> String {
    let mut out = String::new();
    let mut at_start = true;
    for c in cell.chars() {
        if at_start && begins_formula(c) {
            out.push('\'');
        }
        // A cell that begins with blanks or quotes may lose them.
        at_start = splits(c) || at_start && (c.is_whitespace() || is_invisible(c) || matches!(c, '"' | '\''));
        out.push(c);
    }
    out
}

/// The signs that begin a formula, and their full-width forms, which Excel takes for them.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '\u{2212}')
}

fn splits(c: char) -> bool {
    matches!(c, ';' | '\t' | '\r' | '\n')
}

fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::csv;

    fn cell(text: &str) -> String {
        let whole = csv(&[[text]]);
        whole.strip_prefix("\u{feff}\"").unwrap().strip_suffix("\"\r\n").unwrap().to_owned()
    }

    #[test]
    fn a_table_is_as_rfc_4180_has_it() {
        let rows = vec![vec!["Name", "Says"], vec!["Ana, \"Annie\"", "two\nlines"]];
        assert_eq!(csv(&rows), "\u{feff}\"Name\",\"Says\"\r\n\"Ana, \"\"Annie\"\"\",\"two\nlines\"\r\n");
        assert_eq!(csv::<[&str; 0], &str>(&[]), "\u{feff}");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for sign in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−"] {
            for before in ["", " ", "\u{a0}", "\u{feff}", "\u{200b}", "  \u{1}"] {
                let text = format!("{before}{sign}cmd|' /C calc'!A0");
                assert_eq!(cell(&text), format!("{before}'{sign}cmd|' /C calc'!A0"), "{text:?}");
            }
        }
        assert_eq!(cell("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"\"http://x\"\")");
        // With `;` between cells, as in much of Europe, quotes that do not stand at the beginning are no quotes.
        assert_eq!(cell("Ana;=1+1"), "Ana;'=1+1");
        assert_eq!(cell("Ana; \"=1+1"), "Ana; \"\"'=1+1");
        assert_eq!(cell("Ana\t@SUM(1)"), "Ana\t'@SUM(1)");
        assert_eq!(cell("\"=1+1"), "\"\"'=1+1");
    }

    #[test]
    fn other_cells_stay_as_they_are() {
        for text in ["Ana", "O'Brien", "Jean-Luc", "a=b", "ana@example.com", "1 + 1", "İpek", "3-4; 5", ""] {
            assert_eq!(cell(text), text);
        }
    }
}
