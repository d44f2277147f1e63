//! What a screen reader is told without the focus going there.

use yew::prelude::*;

use crate::browser::clock;

/// How long nothing must change before it is told, in milliseconds.
const PAUSE: u32 = 1_000;

/// Says something politely, once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Announce(Callback<AttrValue>);

impl Announce {
    pub(crate) fn say(&self, text: impl Into<AttrValue>) {
        self.0.emit(text.into());
    }
}

/// What was said last, numbered so that the same words twice are heard twice.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Said {
    number: u32,
    text: AttrValue,
}

impl Reducible for Said {
    type Action = AttrValue;

    fn reduce(self: std::rc::Rc<Self>, text: AttrValue) -> std::rc::Rc<Self> {
        Said { number: self.number.wrapping_add(1), text }.into()
    }
}

/// What was said, and the way to say more.
#[hook]
pub(crate) fn use_announcer() -> (Said, Announce) {
    let said = use_reducer(Said::default);
    let announce = use_memo((), |()| Announce(said.dispatcher().to_callback()));
    ((*said).clone(), (*announce).clone())
}

/// The way to say something, for a component within the app.
#[hook]
pub(crate) fn use_announce() -> Announce {
    let nowhere = || Announce(Callback::noop());
    use_context::<Announce>().unwrap_or_else(nowhere)
}

/// Says what came to stand and how much is left, once nothing changed for a while: never between two key presses, and
/// never two things one after the other.
#[hook]
pub(crate) fn use_spoken(standing: Vec<String>, left: String) {
    let announce = use_announce();
    let last = use_mut_ref(|| (standing.clone(), left.clone()));
    use_effect_with((standing, left), move |now| {
        let now = now.clone();
        let changed = *last.borrow() != now;
        let pending = changed.then(|| {
            clock::later(PAUSE, move || {
                let (before, left_before) = last.replace(now.clone());
                let new = now.0.iter().filter(|sentence| !before.contains(sentence)).map(String::as_str);
                let left = (left_before != now.1).then_some(now.1.as_str());
                let said: Vec<&str> = new.chain(left).collect();
                if !said.is_empty() {
                    announce.say(said.join(" "));
                }
            })
        });
        move || drop(pending)
    });
}

/// Where a screen reader finds what was said.
pub(crate) fn live_region(said: &Said) -> Html {
    html! {
        <div class="visually-hidden" role="status">
            if !said.text.is_empty() {
                <p key={said.number}>{ said.text.clone() }</p>
            }
        </div>
    }
}
