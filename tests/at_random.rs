//! How much the tests at random try.

use proptest::test_runner::{Config, RngSeed};

/// The cases that are always tried are the same each time, so that a commit that passed passes again.
const SEED: u64 = 2019;

/// A test of so many cases. `SOKRAT_TIMES` makes them so many times more, other ones each time, as `cargo xtask soak` does;
/// `PROPTEST_RNG_SEED` chooses them.
pub fn at_random(cases: u32) -> Config {
    let times: Option<u32> = std::env::var("SOKRAT_TIMES").ok().and_then(|times| times.parse().ok());
    let given = Config::default();
    let rng_seed = match (given.rng_seed, times) {
        (RngSeed::Random, None) => RngSeed::Fixed(SEED),
        (seed, _) => seed,
    };
    Config { cases: cases.saturating_mul(times.unwrap_or(1)), failure_persistence: None, max_shrink_iters: 2000, rng_seed, ..given }
}
