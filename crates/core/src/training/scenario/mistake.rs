//! What was wrong, as data: the page puts it into words.

use crate::document::Inline;
use crate::engine::Missing;
use crate::id::{ClockId, DueId, FieldId, PostId, RuleId, SceneId, StepId};
use crate::procedure::{Level, Source};

/// Something that a good CSM does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// Answers a question, or adds to a log.
    Answer(FieldId),
    Tick(StepId),
    Send(PostId),
}

/// What was wrong when a scene was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// A question was not answered, or too little was added to a log.
    NotAnswered { field: FieldId, right: String },
    /// A question was answered with something else, or with what cannot be read. Both answers as people read them.
    Answered { field: FieldId, given: String, right: String },
    /// A step was not ticked.
    NotTicked { step: StepId },
    /// A step was ticked although the procedure does not ask for it yet.
    TickedEarly { step: StepId, early: Early },
    /// A post was not sent. If it was sent in a later scene, the remark says until when.
    NotSent { post: PostId },
    /// A post was sent that could not go out: what withheld it, and what was missing. Both are empty if it could go out only
    /// because of another mistake.
    SentEarly { post: PostId, withheld_by: Vec<RuleId>, missing: Vec<Missing> },
    /// A rule of level block or warn fired, which does not in the right case.
    Fired { rule: RuleId, level: Level, says: Vec<Inline> },
    /// Something was late that is not in the right case. Of one clock, the last that is late.
    Late { clock: ClockId, due: DueId, label: String, says: Vec<Inline> },
}

/// Why it was too early for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Early {
    /// The step does not belong to this case, or not to this moment.
    NotAsked,
    /// Nobody can have done it by then.
    NotYet,
    /// This rule blocks it.
    Blocked(RuleId),
}

/// Identifies a mistake from scene to scene. What was wrong in another way before is the same mistake.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Item(Item),
    TickedEarly(StepId),
    SentEarly(PostId),
    Fired(RuleId),
    Late(ClockId),
}

impl Mistake {
    /// What was to be done; `None` for what was not.
    pub fn item(&self) -> Option<Item> {
        match self {
            Mistake::NotAnswered { field, .. } | Mistake::Answered { field, .. } => Some(Item::Answer(field.clone())),
            Mistake::NotTicked { step } => Some(Item::Tick(step.clone())),
            Mistake::NotSent { post } => Some(Item::Send(post.clone())),
            _ => None,
        }
    }

    pub(super) fn key(&self) -> Key {
        match self {
            Mistake::NotAnswered { field, .. } | Mistake::Answered { field, .. } => {
                Key::Item(Item::Answer(field.clone()))
            }
            Mistake::NotTicked { step } => Key::Item(Item::Tick(step.clone())),
            Mistake::NotSent { post } => Key::Item(Item::Send(post.clone())),
            Mistake::TickedEarly { step, .. } => Key::TickedEarly(step.clone()),
            Mistake::SentEarly { post, .. } => Key::SentEarly(post.clone()),
            Mistake::Fired { rule, .. } => Key::Fired(rule.clone()),
            Mistake::Late { clock, .. } => Key::Late(clock.clone()),
        }
    }
}

/// A mistake, told once: in the scene in which it was first there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub scene: SceneId,
    pub mistake: Mistake,
    /// The step on whose card it is to be seen.
    pub step: Option<StepId>,
    /// The reason for that step, as the procedure gives it.
    pub why: Option<String>,
    /// The hint of the question.
    pub help: Option<String>,
    pub sources: Vec<Source>,
    /// What came of it: no mistakes of their own, since they would not be there without this one. If only several mistakes
    /// together led to it, it stands at each of them.
    pub led_to: Vec<Consequence>,
    /// The first later scene at whose end it was no longer there.
    pub until: Option<SceneId>,
}

/// What came of a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    pub scene: SceneId,
    /// What was not answered, ticked or sent did not show, or could not go out.
    pub mistake: Mistake,
}
