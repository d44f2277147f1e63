//! How much storage is used, and by what.

use yew::prelude::*;

use super::StorageHandle;
use super::largest::largest;
use crate::browser::storage::{LITTLE, ROOM, percent};
use crate::cases::records::{KINDS, Kind};
use crate::text::storage as words;

const HEADING: &str = "room-heading";

pub(super) fn room_section(handle: &StorageHandle) -> Html {
    let records = &handle.records;
    let used = percent(records.total).min(100);
    let others = records.share(Kind::Other).size > records.total / 2;
    html! {
        <section class="card" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ words::ROOM }</h2>
            { handle.done(HEADING) }
            <p id="room-used">{ words::used(used, records.total, ROOM) }</p>
            <meter
                class="room" aria-labelledby="room-used" min="0" max={ROOM.to_string()}
                high={(ROOM / 100 * LITTLE).to_string()} optimum="0" value={records.total.to_string()}
            ></meter>
            if used >= LITTLE {
                <div class="finding warn"><p>{ if others { words::LITTLE_ROOM_OTHERS } else { words::LITTLE_ROOM } }</p></div>
            }
            <ul class="shares">
                for kind in KINDS.into_iter().filter(|kind| records.share(*kind).count > 0) {
                    <li>
                        <span>{ words::kind(kind, records.share(kind).count) }</span>
                        <progress aria-hidden="true" max={records.total.to_string()} value={records.share(kind).size.to_string()}></progress>
                        <span class="muted">{ words::size(records.share(kind).size) }</span>
                    </li>
                }
            </ul>
            <p class="muted small">{ words::ROOM_LESS }</p>
            { largest(handle, HEADING) }
        </section>
    }
}
