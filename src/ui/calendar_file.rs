//! Calendar files of what is due.

use std::rc::Rc;

use casewright_core::calendar::{Reminder, calendar, reminders};
use casewright_core::case::Case;
use casewright_core::engine::Evaluation;
use yew::platform::spawn_local;

use crate::browser::{clock, files, location, page};
use crate::pack::Sop;
use crate::route::Route;
use crate::text::{self, paper};
use crate::ui::download::download;
use crate::ui::lazy::{PartMissing, late};

/// Downloads what is due in a case as a calendar file, or says that nothing is due. The code that writes the file is fetched with
/// the page "Due".
pub(crate) fn of_case(sop: Sop, case: Rc<Case>, evaluation: Rc<Evaluation>) {
    spawn_local(async move {
        if late!(hand_over_case(&sop, &case, &evaluation)).is_err() {
            page::tell(&text::PART_MISSING);
        }
    });
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(pages, fallible))]
fn hand_over_case(sop: &Sop, case: &Case, evaluation: &Evaluation) -> Result<(), PartMissing> {
    let due = due_in(sop, case, evaluation);
    if due.is_empty() {
        page::tell(&paper::NOTHING_DUE);
    } else {
        hand_over(&paper::calendar_file(case.id.as_str()), &due);
    }
    Ok(())
}

/// The due tasks of a case, as calendar entries.
pub(crate) fn due_in(sop: &Sop, case: &Case, evaluation: &Evaluation) -> Vec<Reminder> {
    let link = location::address(&Route::case(&case.id).link());
    reminders(case, &sop.topics_of(case).join(", "), &evaluation.clocks, &clock::now(), &link, text::due_because)
}

/// Downloads a calendar file and reports the outcome.
pub(crate) fn hand_over(name: &str, due: &[Reminder]) {
    download(name, &calendar(text::BRAND, due, clock::instant()), files::CALENDAR);
}
