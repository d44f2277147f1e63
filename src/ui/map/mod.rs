//! The map of a procedure: its picture, which can be zoomed, printed and saved, and the same as a list.

mod drawing;
mod list;

use casewright_core::id::{StageId, StepId};
use casewright_map::{Map, Picture, svg};
use yew::prelude::*;

use self::drawing::stage_picture;
use self::list::as_list;
use crate::browser::files;
use crate::pack::Sop;
use crate::route::Route;
use crate::text::{WORDING, procedure as words};
use crate::ui::download::download;
use crate::words::Text;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sop: Sop,
    /// Draws only this stage.
    #[prop_or_default]
    pub(crate) stage: Option<StageId>,
    /// The step at which the reader is.
    #[prop_or_default]
    pub(crate) place: Option<StepId>,
    /// The address of a step; without it, that on the page of the procedure.
    #[prop_or_default]
    pub(crate) link: Option<Callback<StepId, String>>,
}

/// How large the picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zoom {
    /// As large as there is room.
    Fit,
    /// A place in [`PERCENT`].
    At(usize),
}

const PERCENT: [u32; 8] = [25, 35, 50, 70, 100, 140, 200, 280];
const NATURAL: usize = 4;

impl Zoom {
    fn larger(self) -> Zoom {
        match self {
            Zoom::Fit => Zoom::At(NATURAL),
            Zoom::At(at) => Zoom::At(at.saturating_add(1).min(PERCENT.len().saturating_sub(1))),
        }
    }

    fn smaller(self) -> Zoom {
        match self {
            Zoom::Fit => Zoom::At(NATURAL.saturating_sub(1)),
            Zoom::At(at) => Zoom::At(at.saturating_sub(1)),
        }
    }

    /// The size as a multiple of the natural one, and the class of the picture.
    fn scale(self) -> (f64, &'static str) {
        match self {
            Zoom::Fit => (1.0, "fit"),
            Zoom::At(at) => (PERCENT.get(at).map_or(1.0, |percent| f64::from(*percent) / 100.0), ""),
        }
    }
}

/// What the drawing and the list need of the component.
struct Drawn<'a> {
    props: &'a Props,
    map: &'a Map,
    /// In percent of the natural size.
    scale: (f64, &'static str),
}

impl Drawn<'_> {
    fn link(&self, step: &StepId) -> String {
        match &self.props.link {
            Some(link) => link.emit(step.clone()),
            None => Route::Procedure { id: self.map.procedure.clone(), step: Some(step.clone()) }.link(),
        }
    }

    fn is_here(&self, step: &StepId) -> bool {
        self.props.place.as_ref() == Some(step)
    }

    /// The stages that are shown, each with its place in the map.
    fn stages(&self) -> impl Iterator<Item = (usize, &casewright_map::Stage)> {
        let shown = |stage: &casewright_map::Stage| self.props.stage.as_ref().is_none_or(|wanted| stage.id == *wanted);
        self.map.stages.iter().enumerate().filter(move |(_, stage)| shown(stage))
    }
}

#[component]
pub(crate) fn ProcedureMap(props: &Props) -> Html {
    let map = use_memo(props.sop.clone(), |sop| Map::new(sop, WORDING));
    let picture = use_memo(props.sop.clone(), {
        let map = map.clone();
        move |_| Picture::new(&map)
    });
    let zoom = use_state_eq(|| Zoom::At(NATURAL));
    let drawn = Drawn { props, map: &map, scale: zoom.scale() };
    let Some(shown) = &*picture else {
        return html! { <div class="map"><p>{ words::TOO_LARGE }</p>{ as_list(&drawn) }</div> };
    };
    let tools = {
        let save = {
            let (map, picture) = (map.clone(), picture.clone());
            move |_: MouseEvent| {
                if let Some(picture) = &*picture {
                    download(&words::map_file(map.procedure.as_str()), &svg(&map, picture), files::SVG);
                }
            }
        };
        let to = |zoomed: fn(Zoom) -> Zoom, label: Text| {
            let zoom = zoom.clone();
            let onclick = move |_: MouseEvent| zoom.set(zoomed(*zoom));
            html! { <button type="button" class="button small" {onclick}>{ label }</button> }
        };
        let fit = {
            let setter = zoom.setter();
            move |_: MouseEvent| setter.set(Zoom::Fit)
        };
        html! {
            <div class="map-tools" role="group" aria-label={words::ZOOM}>
                { to(Zoom::smaller, words::SMALLER) }
                { to(Zoom::larger, words::LARGER) }
                <button type="button" class="button small" aria-pressed={(*zoom == Zoom::Fit).to_string()} onclick={fit}>{ words::FIT }</button>
                <button type="button" class="button small" onclick={save}>{ words::SAVE_MAP }</button>
                <span class="small muted map-keys">{ words::ZOOM_KEYS }</span>
            </div>
        }
    };
    let onkeydown = {
        let zoom = zoom.clone();
        move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let wanted = match event.key().as_str() {
                "+" | "=" => (*zoom).larger(),
                "-" => (*zoom).smaller(),
                "0" => Zoom::Fit,
                _ => return,
            };
            event.prevent_default();
            zoom.set(wanted);
        }
    };
    html! {
        <figure class="map">
            { tools }
            <div class="map-box" role="region" aria-label={words::map_of(&map.title)} tabindex="0" {onkeydown}>
                for (place, stage) in drawn.stages() {
                    if let Some(picture) = shown.stages.get(place) {
                        { stage_picture(&drawn, stage, picture) }
                    }
                }
            </div>
            <details>
                <summary>{ words::AS_LIST }</summary>
                { as_list(&drawn) }
            </details>
        </figure>
    }
}
