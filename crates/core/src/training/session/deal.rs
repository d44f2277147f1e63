//! Which cards and scenarios a session has.

use super::Session;
use crate::id::ProcedureId;
use crate::training::random::Random;
use crate::training::{CardKey, ScenarioKey};

impl Session {
    /// The cards that it asks of those there are, in the order in which it asks them. It depends on nothing but the
    /// session and on which cards there are: not on their order.
    pub fn deal_cards(&self, available: &[CardKey]) -> Vec<CardKey> {
        self.deal(1, self.cards, available, CardKey::is_of)
    }

    /// The scenarios that it holds of those there are; likewise.
    pub fn deal_scenarios(&self, available: &[ScenarioKey]) -> Vec<ScenarioKey> {
        self.deal(2, self.scenarios, available, ScenarioKey::is_of)
    }

    /// Takes turns among the SOPs, so that each gets its share as far as it has enough. `stream` keeps what is drawn for
    /// cards apart from what is drawn for scenarios.
    fn deal<T: Clone + Ord>(
        &self,
        stream: u64,
        count: usize,
        available: &[T],
        is_of: fn(&T, &ProcedureId) -> bool,
    ) -> Vec<T> {
        let mut random = Random::new(u64::from(self.seed) | stream << 32);
        let mut hands: Vec<Vec<T>> = Vec::new();
        for sop in &self.sops {
            let mut hand: Vec<T> = available.iter().filter(|one| is_of(one, &sop.procedure)).cloned().collect();
            hand.sort();
            hand.dedup();
            random.shuffle(&mut hand);
            hands.push(hand);
        }
        let mut dealt = Vec::new();
        while dealt.len() < count && hands.iter().any(|hand| !hand.is_empty()) {
            let left = count.saturating_sub(dealt.len());
            dealt.extend(hands.iter_mut().filter_map(Vec::pop).take(left));
        }
        dealt
    }
}
