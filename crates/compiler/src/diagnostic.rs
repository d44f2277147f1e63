//! Problems in source files, and what to write instead.
//!
//! Printed by hand. `annotate-snippets` and `codespan-reporting` put the place on a second line behind an arrow, and
//! the help on lines of its own. Here a single line, `path:line:column: error: message`, is what editors and scripts
//! parse (docs/command-line.md), the help is next to the carets, and only the relevant part of a very long line is
//! shown.

use std::fmt;

/// The severity of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The procedure cannot be used.
    Error,
    /// The procedure can be used, but something was probably forgotten.
    Warning,
}

/// A problem in a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub path: String,
    /// From 1; 0 for the file as a whole.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The number of characters to underline.
    pub width: usize,
    /// The text of the line.
    pub source: String,
    pub message: String,
    /// What to write instead, or where to look.
    pub help: Option<String>,
}

/// The maximum number of characters of a line that are shown, since a line may contain a whole document.
const SHOWN: usize = 160;

/// ```text
/// procedures/ccc.toml:41:12: error: unknown name `latest_closed_one`
///    |
/// 41 | is = "latest_closed_one > 2024-06-03"
///    |       ^^^^^^^^^^^^^^^^^ did you mean `latest_closed_won`?
/// ```
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let help = self.help.as_deref().unwrap_or_default();
        if self.line == 0 {
            write!(f, "{}: {severity}: {}", self.path, self.message)?;
            return if help.is_empty() { Ok(()) } else { write!(f, "; {help}") };
        }
        // A window around the place, so that a very long line does not hide it.
        let skip = (self.column.saturating_sub(1)).saturating_sub(SHOWN / 2);
        let shown: String =
            self.source.chars().skip(skip).take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let column = self.column - 1 - skip;
        let width = self.width.clamp(1, SHOWN.saturating_sub(column).max(1));
        let gutter = " ".repeat(self.line.to_string().len());
        writeln!(f, "{}:{}:{}: {severity}: {}", self.path, self.line, self.column, self.message)?;
        writeln!(f, "{gutter} |")?;
        writeln!(f, "{} | {shown}", self.line)?;
        write!(f, "{gutter} | {}{}", " ".repeat(column), "^".repeat(width))?;
        if help.is_empty() { Ok(()) } else { write!(f, " {help}") }
    }
}
