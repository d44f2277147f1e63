//! Cases that are put into the browser as they would stand there, without a person who types them.

use casewright_compiler::compile;
use casewright_core::case::{Answer, Case, restore, store};
use casewright_core::id::{CaseId, FieldId, ProcedureId};
use casewright_core::value::{Instant, Zone, read_time};
use serde_json::{Value, json};

use crate::page::Page;
use casewright_testing::{folder, source, without_examples};

/// A case, and the time at which it was edited last.
#[derive(Debug, Clone)]
pub(crate) struct Shelved {
    pub(crate) case: Case,
    pub(crate) now: String,
}

impl Shelved {
    /// The case of `tests/cases/<procedure>/<file>.json`; the name of the file is its id too.
    pub(crate) fn read(procedure: &str, file: &str) -> Shelved {
        let path =
            casewright_testing::root().join("crates/compiler/tests/cases").join(procedure).join(format!("{file}.json"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Shelved::of(procedure, file, &text)
    }

    /// A case from a text as such a file has it.
    pub(crate) fn of(procedure: &str, id: &str, text: &str) -> Shelved {
        let entries: Value = serde_json::from_str(text).unwrap();
        let now = entries["now"].as_str().unwrap().to_owned();
        let (version, number) = head(procedure);
        let begun = Case::begun(CaseId::new(id), ProcedureId::new(procedure), version, instant(&now));
        let mut stored: Value = serde_json::from_str(&store(&begun)).unwrap();
        stored["entries"] = entries;
        let mut case = restore(&stored.to_string()).unwrap();
        let said = |field: &FieldId| case.entries.answers.get(field).map_or("", Answer::as_text).to_owned();
        // In all procedures of the folder it is called that.
        case.name = said(&FieldId::new("customer"));
        case.number = number.map(|field| said(&field)).unwrap_or_default();
        Shelved { case, now }
    }

    /// The same with something else of it changed.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Case)) -> Shelved {
        change(&mut self.case);
        self
    }

    pub(crate) fn place(&self) -> String {
        format!("#/case/{}", self.case.id)
    }

    pub(crate) fn record(&self) -> (String, String) {
        (format!("casewright.case.{}", self.case.id), store(&self.case))
    }
}

/// The version of a procedure, and the field with the number of a case.
fn head(procedure: &str) -> (String, Option<FieldId>) {
    let files = folder();
    let wanted = format!("\nid = \"{procedure}\"");
    let file = files.iter().find(|file| file.text.contains(&wanted)).unwrap();
    // Alone it may speak of procedures that are not here, which is a matter of the whole folder.
    let found = compile(&[source(&file.path, without_examples(&file.text))]).pack.unwrap().procedures.remove(0);
    (found.version, found.number)
}

pub(crate) fn instant(time: &str) -> Instant {
    read_time(time, &Zone::fixed(0)).unwrap_or_else(|| panic!("{time} is no time"))
}

impl Page {
    /// Has nothing else in the storage than that; then opens a place of the page, where it is `now`.
    pub(crate) async fn begin_with(&self, now: &str, records: &[(String, String)], place: &str) {
        // From a page without a program, which would store what it holds when it is left.
        self.driver.client().goto(&format!("{}/paste", self.site.origin())).await.unwrap();
        let records: Vec<Value> = records.iter().map(|(key, text)| json!([key, text])).collect();
        let put = "(localStorage.clear(), sessionStorage.clear(),
            arguments[0].forEach(([key, text]) => localStorage.setItem(key, text)))";
        let _: Option<()> = self.ask(put, &[json!(records)]).await;
        self.set_clock(now);
        self.open(place).await;
    }

    pub(crate) async fn begin_with_case(&self, shelved: &Shelved, stage: &str) {
        let place = if stage.is_empty() { shelved.place() } else { format!("{}/{stage}", shelved.place()) };
        self.begin_with(&shelved.now, &[shelved.record()], &place).await;
        self.until("the case", "!!document.querySelector('.case')", &[], |there: &bool| *there).await;
    }
}
