//! How much of the room is used, and by what.

use yew::prelude::*;

use super::kept::Desk;
use super::largest::largest;
use super::records::{SORTS, Sort};
use crate::app::text::storage as words;
use crate::app::view::html;
use crate::browser::room::{LITTLE, ROOM, hundredths};

const HEADING: &str = "room-heading";

pub(super) fn room_section(desk: &Desk) -> Html {
    let records = &desk.records;
    let used = hundredths(records.total).min(100);
    let others = records.share(Sort::Other).size > records.total / 2;
    html! {
        <section class="card" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ words::ROOM }</h2>
            { desk.done(HEADING) }
            <p id="room-used">{ words::used(used, records.total, ROOM) }</p>
            <meter
                class="room" aria-labelledby="room-used" min="0" max={ROOM.to_string()}
                high={(ROOM / 100 * LITTLE).to_string()} optimum="0" value={records.total.to_string()}
            ></meter>
            if used >= LITTLE {
                <div class="finding warn"><p>{ if others { words::LITTLE_ROOM_OTHERS } else { words::LITTLE_ROOM } }</p></div>
            }
            <ul class="shares">
                for sort in SORTS.into_iter().filter(|sort| records.share(*sort).count > 0) {
                    <li>
                        <span>{ words::sort(sort, records.share(sort).count) }</span>
                        <progress aria-hidden="true" max={records.total.to_string()} value={records.share(sort).size.to_string()}></progress>
                        <span class="muted">{ words::size(records.share(sort).size) }</span>
                    </li>
                }
            </ul>
            <p class="muted small">{ words::ROOM_LESS }</p>
            { largest(desk, HEADING) }
        </section>
    }
}
