//! Numbers that stand on no line of the register.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::occasion::Occasion;
use crate::error::Result;
use crate::store::certificates as store;
use crate::store::certificates::{Given, register as rows};

/// A run of numbers of a series that stands on no line of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NumberGap {
    /// The series.
    pub series: String,
    /// The first number of the run.
    pub first: String,
    /// The last; the same where it is one.
    pub last: String,
    /// How many.
    pub count: u32,
    /// Why.
    pub why: GapReason,
    /// The laptop that counts in this series; empty where it is not known.
    pub laptop: String,
}

crate::choices_plain! {
    /// Why a number stands on no line.
    GapReason {
        Undone = "undone",
        NotHere = "not-here",
        Skipped = "skipped",
    }
}

/// The numbers that stand on no line of the register, run by run: each with why. The register is complete with them.
pub fn gaps(conn: &Connection, occasion: Option<Occasion>) -> Result<Vec<NumberGap>> {
    let own = store::own_code(conn)?;
    let codes = store::codes(conn)?;
    let mut gaps = Vec::new();
    for series in rows::series(conn, occasion)? {
        let laptop = codes.iter().filter(|code| series.contains(code.as_str())).max_by_key(|code| code.len()).cloned().unwrap_or_default();
        let given = rows::given(conn, &series)?;
        let missing = if laptop == own { GapReason::Skipped } else { GapReason::NotHere };
        gaps.extend(gaps_of(&given, missing).into_iter().map(|(first, last, why)| NumberGap {
            first: number_like(&given, first),
            last: number_like(&given, last),
            count: last - first + 1,
            why,
            laptop: laptop.clone(),
            series: series.clone(),
        }));
    }
    Ok(gaps)
}

/// The runs of counters from 1 to the highest that no live document has: those whose issue was undone, and all others.
pub fn gaps_of(given: &[Given], missing: GapReason) -> Vec<(u32, u32, GapReason)> {
    let mut runs: Vec<(u32, u32, GapReason)> = Vec::new();
    let mut add = |first: u32, last: u32, why: GapReason| match runs.last_mut() {
        Some(run) if run.1 + 1 == first && run.2 == why => run.1 = last,
        _ => runs.push((first, last, why)),
    };
    let mut next = 1;
    for one in given {
        if one.counter > next {
            add(next, one.counter - 1, missing);
        }
        if one.counter >= next && !one.live {
            add(one.counter, one.counter, GapReason::Undone);
        }
        next = next.max(one.counter.saturating_add(1));
    }
    runs
}

/// The most zeros before a counter.
const MOST_ZEROS: usize = 20;

/// The number with this counter, spelled as those of its series are.
fn number_like(given: &[Given], counter: u32) -> String {
    if let Some(known) = given.iter().find(|one| one.counter == counter) {
        return known.number.clone();
    }
    let Some(like) = given.last() else { return counter.to_string() };
    // The last run of digits that reads as the counter.
    let digits = like.counter.to_string();
    let Some(at) = like.number.rfind(&digits) else { return counter.to_string() };
    let end = at + digits.len();
    // A number is short; a text of a package may be anything, and nothing can be filled up to tens of thousands.
    let start = like.number[..at].trim_end_matches('0').len().max(at.saturating_sub(MOST_ZEROS));
    format!("{}{counter:0width$}{}", &like.number[..start], &like.number[end..], width = end - start)
}
