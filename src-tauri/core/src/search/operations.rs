//! Operations on search.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::model::{Hit, HitKind};
use crate::error::Result;
use crate::names;
use crate::store::search;
use crate::values::Rows;

/// Hits that are looked at.
const MOST_HITS: usize = 300;
/// Hits that are shown.
const MOST_SHOWN: usize = 30;
/// Where the text as typed finds fewer, the other keyboard layout and the Russian reading of Latin letters are tried.
const FEW_HITS: usize = 5;

/// At most 30 records of any kind that hold every word of the text. First those that it names exactly (a phone, an INN, an
/// application's number), then those whose name begins with it, then the others, each by name; every kind that has hits
/// is among those shown. Empty for a text without letters and digits.
pub fn everything(conn: &Connection, request: &str) -> Result<Vec<Hit>> {
    let mut ranked = Vec::new();
    let mut seen = BTreeSet::new();
    let mut offer = |rank: Option<u8>, folded: &str, found: Vec<(HitKind, i64)>| -> Result<()> {
        for (kind, n) in found {
            let n = search::standing(conn, kind, n)?;
            if seen.insert((kind, n))
                && let Some(key) = search::key(conn, kind, n)?
            {
                let rank = rank.unwrap_or(if key.starts_with(folded) { 1 } else { 2 });
                ranked.push((rank, key, kind, n));
            }
        }
        Ok(())
    };
    let folded = names::fold(request);
    offer(Some(0), &folded, search::exact(conn, request)?)?;
    let typed = search::hits(conn, request, MOST_HITS)?;
    let few = typed.len() < FEW_HITS;
    offer(None, &folded, typed)?;
    if few {
        for variant in names::meant(request) {
            offer(None, &variant, search::hits(conn, &variant, MOST_HITS)?)?;
        }
    }
    ranked.sort_unstable();
    let mut hits = Vec::with_capacity(MOST_SHOWN);
    for (kind, n) in fair(ranked.into_iter().map(|(_, _, kind, n)| (kind, n)).collect()) {
        if let Some((id, title, detail)) = search::shown(conn, kind, n)? {
            hits.push(Hit { kind, id, title, detail });
        }
    }
    Ok(hits)
}

/// The window of a list under a text. Where nothing fits the text, under what it may have meant: the other keyboard layout,
/// the Russian reading of Latin letters.
pub fn as_meant<T>(text: &str, mut read: impl FnMut(&str) -> Result<Rows<T>>) -> Result<Rows<T>> {
    let typed = read(text)?;
    if typed.total > 0 {
        return Ok(typed);
    }
    for variant in names::meant(text) {
        let meant = read(&variant)?;
        if meant.total > 0 {
            return Ok(meant);
        }
    }
    Ok(typed)
}

/// The first 30 in their order, each kind with at least its fair part.
fn fair(hits: Vec<(HitKind, i64)>) -> Vec<(HitKind, i64)> {
    let kinds = HitKind::ALL.iter().filter(|kind| hits.iter().any(|hit| hit.0 == **kind)).count();
    let part = MOST_SHOWN / kinds.max(1);
    let mut counts = [0_usize; HitKind::ALL.len()];
    let mut within = hits
        .iter()
        .map(|hit| {
            let count = &mut counts[hit.0 as usize];
            *count += 1;
            *count <= part
        })
        .collect::<Vec<_>>();
    let mut room = MOST_SHOWN - within.iter().filter(|within| **within).count().min(MOST_SHOWN);
    for place in within.iter_mut().filter(|within| !**within) {
        if room == 0 {
            break;
        }
        *place = true;
        room -= 1;
    }
    hits.into_iter().zip(within).filter_map(|(hit, within)| within.then_some(hit)).collect()
}
