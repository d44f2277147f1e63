//! Procedures read as documents.

use crate::page::{Kind, Page};

/// The list of all, two of them with their maps, a step by its address, the summary for paper.
pub(crate) async fn procedures(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.open("#/procedures").await;
    page.find(Kind::Link, "Customer escalation").await;
    look(page, "procedures: all").await;
    for procedure in ["ccc", "escalation"] {
        page.open(&format!("#/procedures/{procedure}")).await;
        page.find(Kind::Button, "Download as SVG").await;
        page.click(Kind::Button, "The same as a list").await;
        look(page, &format!("procedures: {procedure} as a document, its map unfolded as a list")).await;
    }
    page.open("#/procedures/ccc/step/which_msa").await;
    page.wait_for_focus("Which MSA applies").await;
    look(page, "procedures: at a step, which the map shows").await;
    page.open("#/procedures/ccc/summary").await;
    page.find(Kind::Link, "Back to the SOP").await;
    look(page, "on paper: the summary of ccc").await;
    page.open("#/procedures/nothing").await;
    page.find(Kind::Heading, "There is no such procedure").await;
    look(page, "problem: no such procedure").await;
}
