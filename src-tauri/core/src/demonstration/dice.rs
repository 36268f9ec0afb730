//! Chance that comes from the seed only, and is the same on every machine: whole numbers, no floats.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A source of chance.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The dice of a seed; `stream` keeps it apart from others of the same seed.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(stream);
        Self(random)
    }

    /// A number below `below`, which is above zero.
    pub fn below(&mut self, below: usize) -> usize {
        (self.0.next_u64() % below as u64) as usize
    }

    /// A number from one to the other, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1) as usize) as i64
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of them.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A place among so many, the first ones far more often than the last.
    pub fn early(&mut self, of: usize) -> usize {
        let (one, other) = (self.below(of), self.below(of));
        one * other / of
    }

    /// Puts them in any order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            let place = self.below(last + 1);
            all.swap(last, place);
        }
    }
}
