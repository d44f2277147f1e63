//! The command `map`: a procedure as a picture.

use casewright_core::procedure::Procedure;
use casewright_core::procedure::changes::Wording;
use casewright_map::{Map, Picture, mermaid, svg};

use super::arguments::MapForm;
use super::{Failure, Outcome};

pub(super) fn map(procedure: &Procedure, form: MapForm) -> Result<Outcome, Failure> {
    let map = Map::new(procedure, Wording::ENGLISH);
    match form {
        MapForm::Mermaid => Ok(Outcome::fine(mermaid(&map))),
        MapForm::Svg => match Picture::new(&map) {
            Some(picture) => Ok(Outcome::fine(svg(&map, &picture))),
            None => Err(Failure(format!(
                "`{}` is too large for a picture: it has {} steps; use --as mermaid",
                procedure.id,
                map.steps().count()
            ))),
        },
    }
}
