//! The clock of the story: it stands where the story is told, and its randomness comes from the seed.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use crate::surroundings::Surroundings;
use crate::values::Moment;

/// Surroundings whose clock and operator the story sets.
pub struct StoryClock {
    millis: AtomicI64,
    operator: Mutex<String>,
    random: Mutex<ChaCha8Rng>,
}

/// The story begins on 14 January 2019, 09:00 in Moscow.
const BEGINNING: i64 = 1_547_445_600_000;

impl StoryClock {
    /// A clock at the story's beginning; the same seed gives the same random bytes.
    pub fn new(seed: u64) -> Self {
        Self { millis: AtomicI64::new(BEGINNING), operator: Mutex::new(String::new()), random: Mutex::new(ChaCha8Rng::seed_from_u64(seed)) }
    }

    /// Goes on to a moment, and puts a person at the keyboard. A moment that has passed moves the clock by a second.
    pub(super) fn tell(&self, moment: jiff::Timestamp, operator: &str) {
        let now = self.millis.load(Ordering::Relaxed);
        self.millis.store(moment.as_millisecond().max(now + 1000), Ordering::Relaxed);
        operator.clone_into(&mut own(&self.operator));
    }
}

fn own<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Surroundings for StoryClock {
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::from_millisecond(self.millis.load(Ordering::Relaxed)).unwrap_or_default())
    }

    fn fill(&self, bytes: &mut [u8]) {
        own(&self.random).fill_bytes(bytes);
    }

    fn operator(&self) -> String {
        own(&self.operator).clone()
    }
}
