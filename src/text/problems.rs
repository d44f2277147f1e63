//! What went wrong, and what to do.

use crate::browser::fetch::FetchProblem;
use crate::pack::PackError;
use crate::words::{Text, t};
use casewright_core::case::Unreadable;
use casewright_core::procedure::PackProblem;

/// Why there is nothing else to see.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// The procedures are on their way.
    Waiting,
    Pack(PackError),
    /// A part of the program did not arrive.
    PartMissing,
    /// A part of the program is gone from the server: a newer release took its place.
    NewerRelease,
    UnknownPage,
    UnknownCase,
    UnknownProcedure,
    UnreadableCase(Unreadable),
}

/// Why there is nothing else to see, and what to do.
pub(crate) struct Said {
    pub(crate) heading: &'static str,
    pub(crate) what: &'static str,
    /// What the machine said.
    pub(crate) detail: Option<String>,
    pub(crate) remedy: &'static str,
}

pub(crate) fn problem(problem: &Problem) -> Said {
    const ADMIN: Text = t(
        "Your cases are safe in this browser. Try again; if it stays so, tell whoever hosts this page what is written here.",
    );
    const KEPT: Text = t("Nothing was changed. It stays in this browser, untouched.");
    let said = |heading: Text, what: Text, detail, remedy: Text| Said {
        heading: heading.words(),
        what: what.words(),
        detail,
        remedy: remedy.words(),
    };
    match problem {
        Problem::Waiting => {
            Said { heading: t("Loading the procedures…").words(), what: "", detail: None, remedy: "" }
        }
        Problem::Pack(PackError::Empty) => said(
            t("There is no procedure here"),
            t("The file pack.json beside this page was read, but no procedure is in it."),
            None,
            ADMIN,
        ),
        Problem::Pack(PackError::Missing(file, FetchProblem::Refused(status))) => said(
            t("The procedures are missing"),
            t("A file that should lie beside this page was not sent by the server."),
            Some(format!("{file}: HTTP {status}")),
            ADMIN,
        ),
        Problem::Pack(PackError::Missing(file, FetchProblem::Unreachable)) => said(
            t("The procedures did not arrive"),
            t("A file could not be fetched: the server gave no answer. Check your connection."),
            Some(file.clone()),
            ADMIN,
        ),
        Problem::Pack(PackError::Unusable(file, PackProblem::Damaged(detail))) => said(
            t("The procedures cannot be read"),
            t("A file beside this page is damaged, or it is not of a pack of procedures."),
            Some([file, ": ", detail].concat()),
            ADMIN,
        ),
        Problem::Pack(PackError::Unusable(file, PackProblem::OtherFormat(format))) => said(
            t("The procedures are of another version"),
            t("The pack was made for another version of Casewright than this page."),
            Some(format!("{file}: format {format}")),
            ADMIN,
        ),
        Problem::PartMissing => said(
            t("A part of the program did not arrive"),
            t("This page is fetched when it is first opened. Your entries are safe in this browser."),
            None,
            t("Try again. If that does not help, tell whoever hosts this page."),
        ),
        Problem::NewerRelease => said(
            t("There is a newer version of Casewright"),
            t(
                "It took the place of this one on the server, so this page cannot fetch its parts any more. Your entries are safe in this browser.",
            ),
            None,
            t("Reload the page to continue."),
        ),
        Problem::UnknownPage => said(
            t("There is no such page"),
            t("The address leads nowhere in Casewright."),
            None,
            t("Go on from your cases."),
        ),
        Problem::UnknownCase => said(
            t("This case is not here"),
            t(
                "Cases are kept in the browser that they were begun in. This browser holds none at this address: it may have been deleted, \
             or begun in another browser.",
            ),
            None,
            t("Go on from your cases."),
        ),
        Problem::UnknownProcedure => said(
            t("The procedure of this case is not here"),
            t("This page came without the procedure that the case follows."),
            None,
            KEPT,
        ),
        Problem::UnreadableCase(Unreadable::Newer { .. }) => said(
            t("This case is newer than this page"),
            t("A newer version of Casewright wrote it. Reload the page to get that version."),
            None,
            KEPT,
        ),
        Problem::UnreadableCase(Unreadable::Damaged) => {
            said(t("This case cannot be opened"), t("What is stored of it is damaged."), None, KEPT)
        }
    }
}
