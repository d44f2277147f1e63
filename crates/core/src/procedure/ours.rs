//! What a procedure adds to its documents.

use super::{Procedure, Source};

/// A statement that no document makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ours<'a> {
    /// The kind of part that makes it, as in source files: `rule`.
    pub kind: &'static str,
    /// The id of the part; for a term its name.
    pub id: &'a str,
    /// What is ours, as a sentence.
    pub says: &'a str,
}

impl Procedure {
    /// Everything that is marked as ours, in the order of the procedure.
    pub fn ours(&self) -> Vec<Ours<'_>> {
        let of = |(kind, id, sources): (&'static str, _, _)| own(kind, id, sources);
        self.parts().flat_map(of).collect()
    }

    /// The parts that no document is cited for and that are not marked as ours either: kind and id.
    pub fn unsourced(&self) -> Vec<(&'static str, &str)> {
        self.parts().filter(|(_, _, sources)| sources.is_empty()).map(|(kind, id, _)| (kind, id)).collect()
    }

    /// All parts that may cite a document: kind, id and sources.
    fn parts(&self) -> impl Iterator<Item = (&'static str, &str, &[Source])> {
        let steps = self.steps.iter().map(|one| ("step", one.id.as_str(), &*one.sources));
        let defines = self.defines.iter().map(|one| ("define", one.id.as_str(), &*one.sources));
        let rules = self.rules.iter().map(|one| ("rule", one.id.as_str(), &*one.sources));
        let clocks = self.clocks.iter().map(|one| ("clock", one.id.as_str(), &*one.sources));
        let posts = self.posts.iter().map(|one| ("post", one.id.as_str(), &*one.sources));
        let timelines = self.timelines.iter().map(|one| ("timeline", one.id.as_str(), &*one.sources));
        let links = self.links.iter().map(|one| ("link", one.id.as_str(), &*one.sources));
        let terms = self.terms.iter().map(|one| ("term", one.name.as_str(), &*one.sources));
        steps.chain(defines).chain(rules).chain(clocks).chain(posts).chain(timelines).chain(links).chain(terms)
    }
}

pub(super) fn own<'a>(kind: &'static str, id: &'a str, sources: &'a [Source]) -> impl Iterator<Item = Ours<'a>> {
    let ours = sources.iter().filter(|source| source.is_ours());
    ours.map(move |source| Ours { kind, id, says: &source.section })
}
