//! The cases on which time and instructions are measured.

use std::fs;

use casewright_compiler::compile;
use casewright_core::case::{Answer, Case, read_entries};
use casewright_core::id::{CaseId, PostId};
use casewright_core::procedure::{Kind, Post, Procedure};
use casewright_core::value::Now;
use serde_json::Value;

use crate::synthetic::{self, Shape};
use crate::{at, folder, procedure, root, told};

/// A case with its procedure, the moment at which it is looked at, and the post that is open.
#[derive(Debug)]
pub struct Measured {
    pub procedure: Procedure,
    pub case: Case,
    pub now: Now,
}

impl Measured {
    /// A cancellation, filled in but for what is still to be done, with the case post.
    pub fn ccc() -> Measured {
        Measured::of_the_suite("ccc", "cancellation", "ops")
    }

    /// A customer who stopped answering two weeks ago, with a log, many rows and a timeline, and the long description of the case.
    pub fn escalation() -> Measured {
        Measured::of_the_suite("escalation", "silent_customer", "description")
    }

    /// The first of these with 4 KB of words pasted into every field that can be typed into.
    pub fn pasted() -> Measured {
        let mut measured = Measured::ccc();
        let typed = |kind: &Kind| {
            !matches!(kind, Kind::YesNo | Kind::OneOf(_) | Kind::SomeOf(_) | Kind::Rows(_) | Kind::Log(_))
        };
        for field in measured.procedure.fields.iter().filter(|field| typed(&field.kind)) {
            let words = Answer::Text("at 5 of May ".repeat(4 * 1024 / 12));
            measured.case.entries.answers.insert(field.id.clone(), words);
        }
        measured
    }

    /// A synthetic procedure with everything filled in, and its first post.
    pub fn synthetic(shape: Shape) -> Measured {
        let procedure = procedure(&synthetic::source(shape));
        let post = procedure.posts[0].id.clone();
        let (entries, now) = (synthetic::filled(&procedure), at("2026-11-30T09:00:00-06:00"));
        let case = Case { entries, post: Some(post), ..new_case(&procedure, &now) };
        Measured { procedure, case, now }
    }

    pub fn open_post(&self) -> &Post {
        self.procedure.posts.iter().find(|post| self.case.post.as_ref() == Some(&post.id)).unwrap()
    }

    /// A case of the compiler's tests.
    fn of_the_suite(id: &str, name: &str, post: &str) -> Measured {
        let compiled = compile(&folder());
        let told = told(&compiled);
        let procedures = compiled.pack.unwrap_or_else(|| panic!("{told}")).procedures;
        let procedure = procedures.into_iter().find(|procedure| procedure.id.as_str() == id).unwrap();
        let path = root().join(format!("crates/compiler/tests/cases/{id}/{name}.json"));
        let text = fs::read_to_string(path).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        let now = at(file["now"].as_str().unwrap());
        let (entries, post) = (read_entries(&text).unwrap(), Some(PostId::new(post)));
        let case = Case { entries, post, ..new_case(&procedure, &now) };
        Measured { procedure, case, now }
    }
}

fn new_case(procedure: &Procedure, now: &Now) -> Case {
    Case::new(CaseId::new("measured"), procedure.id.clone(), procedure.version.clone(), now.instant)
}
