//! What is asked where a procedure branches.

use super::depends::{Part, reads};
use super::implied::implies;
use crate::procedure::{Expr, Post, Procedure, Step, hash};

/// How many steps or posts that do not belong there are offered at most.
const WRONG: usize = 3;

/// "This is so: what do you do?"
#[derive(Debug, Clone, PartialEq)]
pub struct Question<'a> {
    /// The condition that holds.
    pub when: &'a Expr,
    /// One of them is right, the first step of the place; the last is to do nothing.
    pub offers: Vec<Offer<'a>>,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer<'a> {
    pub branch: Branch<'a>,
    pub right: bool,
}

/// What one can do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Branch<'a> {
    Step(&'a Step),
    Post(&'a Post),
    /// Go on without doing anything.
    Nothing,
}

impl<'a> Question<'a> {
    pub(super) fn of_step(procedure: &'a Procedure, step: &'a Step) -> Option<Question<'a>> {
        let branches: Vec<Branch<'a>> = procedure.steps.iter().map(Branch::Step).collect();
        Question::of(procedure, Branch::Step(step), &branches)
    }

    pub(super) fn of_post(procedure: &'a Procedure, post: &'a Post) -> Option<Question<'a>> {
        let branches: Vec<Branch<'a>> = procedure.posts.iter().map(Branch::Post).collect();
        Question::of(procedure, Branch::Post(post), &branches)
    }

    /// Asks for one of the branches, none if it has no condition. The others are offered if they do not belong there:
    /// those that other answers to the same questions lead to come first, neighbors last.
    fn of(procedure: &'a Procedure, right: Branch<'a>, branches: &[Branch<'a>]) -> Option<Question<'a>> {
        let when = right.when()?;
        let here = branches.iter().position(|branch| *branch == right).unwrap_or_default();
        let mut wrong: Vec<(u8, usize, Branch<'a>)> = branches
            .iter()
            .enumerate()
            .filter(|(_, branch)| branch.when().is_none_or(|other| !implies(procedure, when, other)))
            .map(|(index, branch)| (distance(procedure, right, *branch), index.abs_diff(here), *branch))
            .collect();
        wrong.sort_by_key(|(kind, places, _)| (*kind, *places));
        let mut titles = vec![same(right.title()), String::new()];
        wrong.retain(|(_, _, branch)| {
            let title = same(branch.title());
            let new = !titles.contains(&title);
            titles.push(title);
            new
        });
        let wrong = wrong.into_iter().take(WRONG).map(|(_, _, branch)| Offer { branch, right: false });
        let mut offers: Vec<Offer<'a>> = wrong.chain([Offer { branch: right, right: true }]).collect();
        // Always the same order, and the right one anywhere.
        offers.sort_by_cached_key(|offer| hash(&[right.id(), " ", offer.branch.id()].concat()));
        offers.push(Offer { branch: Branch::Nothing, right: false });
        Some(Question { when, offers })
    }

    /// What is right.
    pub fn right(&self) -> Branch<'a> {
        self.offers.iter().find(|offer| offer.right).map_or(Branch::Nothing, |offer| offer.branch)
    }
}

impl<'a> Branch<'a> {
    /// The condition under which it belongs to a case.
    pub fn when(self) -> Option<&'a Expr> {
        match self {
            Branch::Step(step) => step.when.as_ref(),
            Branch::Post(post) => post.when.as_ref(),
            Branch::Nothing => None,
        }
    }

    /// Its title; empty for nothing.
    pub fn title(self) -> &'a str {
        match self {
            Branch::Step(step) => &step.title,
            Branch::Post(post) => &post.title,
            Branch::Nothing => "",
        }
    }

    fn id(self) -> &'a str {
        match self {
            Branch::Step(step) => step.id.as_str(),
            Branch::Post(post) => post.id.as_str(),
            Branch::Nothing => "",
        }
    }
}

/// How far a branch is from the right one, by its condition.
fn distance(procedure: &Procedure, right: Branch<'_>, other: Branch<'_>) -> u8 {
    match (right, other, right.when(), other.when()) {
        // Where more is needed for it, it may belong there as well.
        (_, _, Some(when), Some(other)) if implies(procedure, other, when) => 4,
        (_, _, Some(when), Some(other)) if reads(procedure, other, Part::Of(when)) => 0,
        (.., Some(_)) => 1,
        // What is next to it is done as well, only not because of the condition.
        (Branch::Step(right), Branch::Step(other), ..) if right.stage == other.stage => 3,
        _ => 2,
    }
}

/// A title as people compare it.
fn same(title: &str) -> String {
    title.trim().to_ascii_lowercase()
}
