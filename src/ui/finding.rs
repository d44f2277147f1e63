//! A finding: what it says, why, and its source.

use yew::prelude::*;

use super::document;
use super::why::Why;
use crate::pack::Sop;
use crate::text;
use crate::text::language::of_procedures;
use casewright_core::document::plain;
use casewright_core::engine::Finding;
use casewright_core::procedure::Level;

/// A finding, in a box that shows its level.
pub(crate) fn finding(sop: &Sop, finding: &Finding) -> Html {
    let class = match finding.level {
        Level::Block => "block",
        Level::Warn => "warn",
        Level::Note => "note",
    };
    let withheld = finding.withholds.iter().filter_map(|post| sop.post(post.as_str())).map(|post| post.title.as_str());
    let withheld: Vec<&str> = withheld.collect();
    let because = text::because(&finding.because);
    html! {
        <div class={["finding ", class].concat()} translate="no" key={finding.rule.as_str()}>
            <p>
                <span class="visually-hidden">{ text::level(finding.level) }{ " " }</span>
                <span lang={of_procedures()}>{ document::line(&finding.says) }</span>
            </p>
            if !withheld.is_empty() {
                <p class="small"><b>{ text::withheld(&withheld) }</b></p>
            }
            if !because.is_empty() || !finding.sources.is_empty() {
                <Why about={plain(&finding.says)}>
                    <p class="small muted">
                        if !because.is_empty() {
                            { text::BECAUSE }{ " " }{ text::sentence(&because) }{ " " }
                        }
                        { text::source(sop, &finding.sources) }
                    </p>
                </Why>
            }
        </div>
    }
}
