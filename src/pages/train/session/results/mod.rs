//! Where a trainer puts the results of a class together. Nothing of it is stored or sent.

mod chart;
mod class;

use std::rc::Rc;

use casewright_core::training::session::{LARGEST, Results, ResultsProblem, classes, read_results};
use yew::platform::spawn_local;
use yew::prelude::*;

use self::class::class;
use crate::browser::files::{self, ChosenFile};
use crate::browser::page;
use crate::route::TrainRoute;
use crate::text::{self, train::session as words};
use crate::ui::title::use_title;

/// The files that were read so far.
#[derive(Debug, Clone, PartialEq, Default)]
struct Read {
    results: Vec<Results>,
    /// Why the others could not be, each in a sentence.
    refused: Vec<String>,
    /// While files are being read.
    reading: bool,
}

/// What happened to the files.
enum Files {
    Chosen,
    Read(Vec<Result<Results, String>>),
    Cleared,
}

impl Reducible for Read {
    type Action = Files;

    fn reduce(self: Rc<Read>, action: Files) -> Rc<Read> {
        let mut read = (*self).clone();
        match action {
            Files::Chosen => read.reading = true,
            Files::Read(files) => {
                read.reading = false;
                read.refused.clear();
                for file in files {
                    match file {
                        Ok(results) => read.results.push(results),
                        Err(why) => read.refused.push(why),
                    }
                }
            }
            Files::Cleared => read = Read::default(),
        }
        Rc::new(read)
    }
}

#[component]
pub(in crate::pages::train) fn ResultsPage() -> Html {
    use_title(&[&words::RESULTS, &text::TRAIN]);
    let read = use_reducer(Read::default);
    let choose = {
        let dispatch = read.dispatcher();
        move |event: Event| {
            let chosen = files::all_chosen(&event);
            if chosen.is_empty() {
                return;
            }
            let dispatch = dispatch.clone();
            dispatch.dispatch(Files::Chosen);
            spawn_local(async move {
                let mut all = Vec::new();
                for file in chosen {
                    all.push(read_file(file).await);
                }
                page::say(&words::files_read(all.iter().filter(|file| file.is_ok()).count(), all.len()));
                dispatch.dispatch(Files::Read(all));
            });
        }
    };
    let clear = {
        let dispatch = read.dispatcher();
        move |_: MouseEvent| dispatch.dispatch(Files::Cleared)
    };
    let classes = use_memo(read.results.clone(), |results| classes(results.clone()));
    html! {
        <div class="storage session">
            <p class="path"><a href={TrainRoute::Overview.link()}>{ text::TRAIN }</a></p>
            <h1 id="page-heading" tabindex="-1">{ words::RESULTS }</h1>
            <p class="lead">{ words::RESULTS_LEAD }</p>
            <section class="card" aria-labelledby="files-heading">
                <h2 id="files-heading">{ words::FILES }</h2>
                <p class="muted" id="files-help">{ words::FILES_HELP }</p>
                <label for="result-files">{ words::CHOOSE_FILES }</label>
                <input type="file" id="result-files" multiple=true accept=".json,application/json"
                    aria-describedby="files-help" onchange={choose} />
                if read.reading {
                    <p class="muted">{ words::READING }</p>
                }
                for why in &read.refused {
                    <p class="finding block">{ why.clone() }</p>
                }
                if !read.results.is_empty() {
                    <p>{ words::files(read.results.len()) }{ " " }
                        <button type="button" class="link" onclick={clear}>{ words::START_OVER }</button>
                    </p>
                }
            </section>
            if classes.len() > 1 {
                <p class="finding note">{ words::sessions(classes.len()) }</p>
            }
            for (at, one) in classes.iter().enumerate() {
                { class(at, one) }
            }
        </div>
    }
}

/// The results in a file, or why there are none.
async fn read_file(file: ChosenFile) -> Result<Results, String> {
    let name = file.name();
    if usize::try_from(file.size()).map_or(true, |size| size > LARGEST) {
        return Err(words::no_results(&name, ResultsProblem::TooLarge { limit: LARGEST }));
    }
    let Some(text) = file.text().await else { return Err(words::not_read(&name)) };
    read_results(&text).map_err(|why| words::no_results(&name, why))
}
