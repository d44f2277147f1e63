//! Problems, and what to do about them.

use crate::browser::fetch::FetchProblem;
use crate::pack::PackError;
use crate::words::{Text, t};
use casewright_core::case::Unreadable;
use casewright_core::procedure::{PACK_FORMAT, PackProblem};

/// Why there is nothing else to see.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// The procedures are being loaded.
    Waiting,
    Pack(PackError),
    /// Part of the program could not be loaded.
    PartMissing,
    /// Part of the program is gone from the server: a newer release replaced it.
    NewerRelease,
    UnknownPage,
    UnknownCase,
    UnknownProcedure,
    /// The pack has no procedure for a case, and this browser no edition of it.
    ProcedureGone,
    UnreadableCase(Unreadable),
}

impl Problem {
    /// True if only a reload helps, since the page itself is not the one that the server has.
    pub(crate) fn needs_reload(&self) -> bool {
        match self {
            Problem::NewerRelease => true,
            Problem::Pack(PackError::Unusable(_, PackProblem::OtherFormat(format))) => *format > PACK_FORMAT,
            _ => false,
        }
    }
}

/// A problem in words, and what to do.
pub(crate) struct Explanation {
    pub(crate) heading: &'static str,
    pub(crate) message: &'static str,
    /// The technical message.
    pub(crate) detail: Option<String>,
    pub(crate) remedy: &'static str,
}

pub(crate) fn problem(problem: &Problem) -> Explanation {
    const ADMIN: Text = t(
        "Your cases are safe in this browser. Try again. If that does not help, tell whoever hosts this page what it \
        says here.",
    );
    const UNTOUCHED: Text = t("Nothing was changed. It stays in this browser, untouched.");
    let explained = |heading: Text, message: Text, detail, remedy: Text| Explanation {
        heading: heading.words(),
        message: message.words(),
        detail,
        remedy: remedy.words(),
    };
    match problem {
        Problem::Waiting => {
            Explanation { heading: t("Loading the procedures…").words(), message: "", detail: None, remedy: "" }
        }
        Problem::Pack(PackError::Empty) => explained(
            t("There is no procedure here"),
            t("The file pack.json beside this page was read, but it contains no procedure."),
            None,
            ADMIN,
        ),
        Problem::Pack(PackError::Missing(file, FetchProblem::Refused(status))) => explained(
            t("The procedures are missing"),
            t("The server did not send a file that belongs beside this page."),
            Some(format!("{file}: HTTP {status}")),
            ADMIN,
        ),
        Problem::Pack(PackError::Missing(file, FetchProblem::Unreachable)) => explained(
            t("The procedures could not be loaded"),
            t("A file could not be fetched: the server did not answer. Check your connection."),
            Some(file.clone()),
            ADMIN,
        ),
        Problem::Pack(PackError::Unusable(file, PackProblem::Damaged(detail))) => explained(
            t("The procedures cannot be read"),
            t("A file beside this page is damaged, or is not part of a pack of procedures."),
            Some([file, ": ", detail].concat()),
            ADMIN,
        ),
        Problem::Pack(PackError::Unusable(file, PackProblem::OtherFormat(format))) if problem.needs_reload() => {
            explained(
                t("The procedures are newer than this page"),
                t("They were made for a newer version of Casewright. Your cases are safe in this browser."),
                Some(format!("{file}: format {format}")),
                t(
                    "Reload the page to get that version. If that does not help, tell whoever hosts this page what it says \
                here.",
                ),
            )
        }
        Problem::Pack(PackError::Unusable(file, PackProblem::OtherFormat(format))) => explained(
            t("The procedures are older than this page"),
            t("They were made for an older version of Casewright, which this page cannot read any more."),
            Some(format!("{file}: format {format}")),
            ADMIN,
        ),
        Problem::PartMissing => explained(
            t("Part of the program could not be loaded"),
            t("This page is fetched when it is first opened. Your entries are safe in this browser."),
            None,
            t("Try again. If that does not help, tell whoever hosts this page."),
        ),
        Problem::NewerRelease => explained(
            t("The server has another version of Casewright"),
            t("It replaced this one, so this page can no longer fetch its parts. Your entries are safe in this \
                browser."),
            None,
            t("Reload the page to continue."),
        ),
        Problem::UnknownPage => explained(
            t("There is no such page"),
            t("Casewright has no page at this address."),
            None,
            t("Continue from your cases."),
        ),
        Problem::UnknownCase => explained(
            t("This case is not here"),
            t("Cases are stored in the browser they were started in. This browser has none at this address: it may \
                have been deleted, or started in another browser."),
            None,
            t("Continue from your cases."),
        ),
        Problem::UnknownProcedure => explained(
            t("There is no such procedure"),
            t("This page has no procedure at this address. It may have been removed."),
            None,
            t("Continue from your cases."),
        ),
        Problem::ProcedureGone => explained(
            t("The procedure of this case is not here"),
            t("This page does not have it, and this browser did not keep the version that the case follows."),
            None,
            UNTOUCHED,
        ),
        Problem::UnreadableCase(Unreadable::Newer { .. }) => explained(
            t("This case is newer than this page"),
            t("A newer version of Casewright wrote it. Reload the page to get that version."),
            None,
            UNTOUCHED,
        ),
        Problem::UnreadableCase(Unreadable::Damaged) => {
            explained(t("This case cannot be opened"), t("Its stored data is damaged."), None, UNTOUCHED)
        }
    }
}
