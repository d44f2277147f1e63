//! What was trained in this browser: the only module that reads and writes it. It is stored apart from cases.

use std::rc::Rc;

use casewright_core::case::SaveError;
use casewright_core::case::keys::{CLOCKS, DAMAGED, PRACTICES, TRAINING};
use casewright_core::training::{Record, UnreadableRecord};
use yew::prelude::*;

use crate::browser::{clock, storage};

/// What was trained, and whether it is kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trained {
    pub(crate) record: Rc<Record>,
    pub(crate) problem: Option<NotKept>,
}

/// Why what is trained now is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotKept {
    /// A newer Casewright has stored what was trained, and this one cannot read it.
    Newer,
    /// It is only in memory.
    Unsaved(SaveError),
}

/// What was trained so far. A damaged record counts as none.
pub(crate) fn read() -> Record {
    stored().unwrap_or_default()
}

/// What could not be stored is in memory, while another tab may have stored something since.
fn stored() -> Result<Record, UnreadableRecord> {
    let read = |text: Option<String>| text.map_or_else(|| Ok(Record::default()), |text| Record::read(&text));
    let record = read(storage::read(TRAINING))?;
    if !storage::is_unsaved(TRAINING) {
        return Ok(record);
    }
    match read(storage::stored(TRAINING)) {
        Ok(theirs) => Ok(record.merged(theirs)),
        Err(UnreadableRecord::Damaged) => Ok(record),
        Err(newer @ UnreadableRecord::Newer) => Err(newer),
    }
}

fn trained() -> Trained {
    let stored = stored();
    let problem = match stored {
        Err(UnreadableRecord::Newer) => Some(NotKept::Newer),
        _ => storage::unsaved().filter(|_| storage::is_unsaved(TRAINING)).map(NotKept::Unsaved),
    };
    Trained { record: Rc::new(stored.unwrap_or_default()), problem }
}

/// Changes what is stored. It is read right before, so that what another tab added stays. A damaged text is set aside.
pub(crate) fn change(how: impl FnOnce(&mut Record)) {
    let mut record = match stored() {
        Ok(record) => record,
        Err(UnreadableRecord::Newer) => return,
        Err(UnreadableRecord::Damaged) => {
            let aside = [DAMAGED, "training.", &clock::instant().timestamp_millis().to_string()].concat();
            storage::offer(&aside, &storage::read(TRAINING).unwrap_or_default());
            Record::default()
        }
    };
    how(&mut record);
    // If it cannot be stored it is held in memory, and the pages of training say so.
    let _ = storage::write(TRAINING, &record.write());
}

/// Removes everything that was trained, practice cases included, and nothing else.
fn clear() {
    storage::remove(TRAINING);
    for prefix in [PRACTICES, CLOCKS] {
        for (key, _) in storage::entries(prefix).unwrap_or_default() {
            storage::remove(&key);
        }
    }
}

/// Changes what was trained, and draws the component again.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trainer(UseStateSetter<Trained>);

impl Trainer {
    pub(crate) fn change(&self, how: impl FnOnce(&mut Record)) {
        change(how);
        self.0.set(trained());
    }

    pub(crate) fn clear(&self) {
        clear();
        self.0.set(trained());
    }
}

/// What was trained, followed through changes in other tabs, and how to change it.
#[hook]
pub(crate) fn use_training() -> (Trained, Trainer) {
    let state = use_state_eq(trained);
    {
        let setter = state.setter();
        use_effect_with((), move |()| {
            let listening = storage::on_change(move |key, _| {
                if key.is_none_or(|key| key == TRAINING) {
                    setter.set(trained());
                }
            });
            move || drop(listening)
        });
    }
    ((*state).clone(), Trainer(state.setter()))
}
