//! The laws of the fold, held against entries of chance.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use sokrat_core::file::Verb;
use sokrat_core::file::fold::{Conflict, ConflictKey, Decision, FoldEntry, Stamp, fold};
use sokrat_core::file::tables::{APPLICATION, REGISTRATION};
use sokrat_core::ids::RawId;

use crate::at_random::at_random;
use crate::fold::{entry, renamed, ruling, stamp};

fn any_entry() -> impl Strategy<Value = FoldEntry> {
    let value = || prop_oneof![Just(Json::Null), Just(json!("attended")), (0..4_i64).prop_map(|value| json!(format!("значение {value}")))];
    let column = || prop::sample::select(vec!["status", "attended_at", "source", "telegram"]);
    let data = prop_oneof![
        3 => (column(), value(), value()).prop_map(|(column, before, after)| (Verb::Update, json!({column: [before, after]}))),
        2 => (column(), value()).prop_map(|(column, value)| (Verb::Insert, json!({column: value}))),
        1 => (column(), value()).prop_map(|(column, value)| (Verb::Delete, json!({column: value}))),
        1 => Just((Verb::Restore, json!({}))),
        2 => (prop_oneof![Just(""), column()], value(), value(), prop::collection::vec((0..40_i64, 1..4_u8), 0..4), any::<bool>()).prop_map(|(column, before, after, seen, open)| {
            let seen = seen.into_iter().map(|(clock, replica)| stamp(clock, replica));
            (Verb::Decide, json!({column: ruling([before, after], seen, open).write()}))
        }),
    ];
    (0..40_i64, 1..4_u8, data).prop_map(|(clock, replica, (verb, data))| entry(clock, replica, verb, data))
}

proptest! {
    #![proptest_config(at_random(256))]

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (entries, shuffled) in prop::collection::vec(any_entry(), 0..24)
            .prop_map(|mut entries| {
                // A replica uses a number once.
                entries.sort_by_key(|entry| (entry.replica, entry.seq));
                entries.dedup_by_key(|entry| (entry.replica, entry.seq));
                entries
            })
            .prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle())),
    ) {
        prop_assert_eq!(fold(Some(&REGISTRATION), &entries), fold(Some(&REGISTRATION), &shuffled), "the set of entries decides, not their order");
    }
}

/// What a row is, without the names of its entries.
fn said(entries: &[FoldEntry]) -> String {
    let folded = fold(Some(&REGISTRATION), entries);
    let line = |((column, kind, clock, _), conflict): (&ConflictKey, &Conflict)| {
        format!("{clock} {column} {kind:?}: {} gave way to {}, decided: {}", conflict.lost, conflict.won, conflict.decided)
    };
    let mut lines = folded.conflicts.iter().map(line).collect::<Vec<_>>();
    lines.sort();
    format!("{:?} {}\n{}", folded.life(), json!(folded.values), lines.join("\n"))
}

proptest! {
    #![proptest_config(at_random(256))]

    /// Of two that wrote under one name another is the fork on each laptop; and its own work can come back to it under that name.
    #[test]
    fn what_the_entries_are_called_does_not_matter(
        mut entries in prop::collection::vec(any_entry(), 0..24),
        parted in 0..40_i64,
        twice in any::<bool>(),
    ) {
        entries.sort_by_key(|entry| (entry.replica, entry.seq));
        entries.dedup_by_key(|entry| (entry.replica, entry.seq));
        let (forked, mut there) = entries.iter().cloned().partition::<Vec<_>, _>(|entry| entry.replica == RawId([1; 16]) && entry.clock >= parted);
        there.extend(forked.iter().map(renamed));
        if twice {
            there.extend(forked);
        }
        prop_assert_eq!(said(&entries), said(&there), "the fork is called otherwise there");
    }
}

/// A laptop of the law below: what it has got, and its clock.
#[derive(Clone, Default)]
struct Laptop {
    known: Vec<FoldEntry>,
    clock: i64,
}

impl Laptop {
    fn get(&mut self, theirs: Self) {
        self.clock = self.clock.max(theirs.clock);
        for entry in theirs.known {
            if !self.known.contains(&entry) {
                self.known.push(entry);
            }
        }
    }
}

/// What it does: sets a column, decides one, or gets what another has.
#[derive(Clone, Debug)]
enum Deed {
    Set(usize, bool),
    Decide(usize, bool, u8),
    Get(usize, usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..3_usize, any::<bool>()).prop_map(|(laptop, award)| Deed::Set(laptop, award)),
        3 => (0..3_usize, any::<bool>(), any::<u8>()).prop_map(|(laptop, award, choice)| Deed::Decide(laptop, award, choice)),
        3 => (0..3_usize, 0..3_usize).prop_map(|(laptop, other)| Deed::Get(laptop, other)),
    ]
}

/// A written value: column, value, entry, and the entries that whoever wrote it knew.
struct Written {
    column: &'static str,
    value: Json,
    stamp: Stamp,
    knew: Vec<Stamp>,
}

fn run(deeds: &[Deed]) -> (Vec<FoldEntry>, Vec<Written>) {
    let made = entry(1, 9, Verb::Insert, json!({"award": 0, "title": "0"}));
    let mut laptops = vec![Laptop { known: vec![made], clock: 1 }; 3];
    let mut written = Vec::new();
    for (number, deed) in deeds.iter().enumerate() {
        let column = |award: bool| if award { "award" } else { "title" };
        let (who, column, before, after, decision) = match *deed {
            Deed::Get(who, other) => {
                let theirs = laptops[other].clone();
                laptops[who].get(theirs);
                continue;
            }
            Deed::Set(who, award) => {
                let before = fold(Some(&APPLICATION), &laptops[who].known).standing(column(award));
                let after = if award { json!(number + 1) } else { json!((number + 1).to_string()) };
                (who, column(award), before, after, None)
            }
            Deed::Decide(who, award, choice) => {
                let folded = fold(Some(&APPLICATION), &laptops[who].known);
                let open = folded.open(column(award)).collect::<Vec<_>>();
                if open.is_empty() {
                    continue;
                }
                let before = folded.standing(column(award));
                let after = open.get(usize::from(choice) % (open.len() + 1)).map_or(before.clone(), |conflict| conflict.lost.clone());
                let seen = open.iter().flat_map(|conflict| [conflict.lost_by, conflict.won_by]).chain(folded.writer(column(award))).collect();
                let decision = Decision::of(&laptops[who].known, [before.clone(), after.clone()], seen);
                (who, column(award), before, after, Some(decision))
            }
        };
        let laptop = &mut laptops[who];
        let knew = laptop.known.iter().map(|entry| Stamp { replica: entry.replica, seq: entry.seq }).collect();
        laptop.clock += 1;
        let data = decision.as_ref().map_or(json!({ column: [before, after.clone()] }), |decision| json!({ column: decision.write() }));
        let verb = if decision.is_some() { Verb::Decide } else { Verb::Update };
        laptop.known.push(entry(laptop.clock, who as u8 + 1, verb, data));
        written.push(Written { column, value: after, stamp: stamp(laptop.clock, who as u8 + 1), knew });
    }
    let mut all = Laptop::default();
    laptops.into_iter().for_each(|laptop| all.get(laptop));
    (all.known, written)
}

proptest! {
    #![proptest_config(at_random(256))]

    /// Nothing is lost: what nobody knew of when they wrote the column stands at the end, or is asked about.
    #[test]
    fn what_nobody_had_seen_stands_or_is_asked_about(deeds in prop::collection::vec(deed(), 1..40)) {
        let (all, written) = run(&deeds);
        let folded = fold(Some(&APPLICATION), &all);
        for this in &written {
            let known = written.iter().any(|other| other.column == this.column && other.knew.contains(&this.stamp));
            // Who saw the same value of another hand and went on from it has seen the value.
            let gone_on = all.iter().any(|entry| entry.verb == Some(Verb::Update) && entry.data.get(this.column).is_some_and(|change| change[0] == this.value));
            // And so has whoever weighed it, written by another hand, and decided.
            let of_the_same = |seen: &BTreeSet<Stamp>| written.iter().any(|other| other.column == this.column && other.value == this.value && seen.contains(&other.stamp));
            let weighed = all.iter().filter(|entry| entry.verb == Some(Verb::Decide)).filter_map(|entry| Decision::read(entry.data.get(this.column)?)).any(|decision| of_the_same(&decision.seen));
            let asked = folded.open(this.column).any(|conflict| conflict.lost == this.value);
            prop_assert!(
                known || gone_on || weighed || asked || folded.standing(this.column) == this.value,
                "{} of {} is neither there nor asked about: {folded:?}", this.value, this.column
            );
        }
    }
}

/// What a laptop at the door does: marks somebody who is absent there at this minute and takes the mark back from somebody who
/// is present, or gets what another has.
fn at_the_door() -> impl Strategy<Value = (usize, Result<u8, usize>)> {
    (0..3_usize, prop_oneof![3 => (0..60_u8).prop_map(Ok), 2 => (0..3_usize).prop_map(Err)])
}

proptest! {
    #![proptest_config(at_random(256))]

    /// Somebody is present while there is a mark that nobody who had heard of it took back, since the first of these.
    #[test]
    fn the_marks_that_nobody_took_back_say_who_was_there(deeds in prop::collection::vec(at_the_door(), 1..40)) {
        let mut laptops = vec![Laptop { known: vec![entry(1, 9, Verb::Insert, json!({"status": "registered"}))], clock: 1 }; 3];
        let (mut marks, mut taken) = (Vec::new(), BTreeSet::new());
        for (who, deed) in deeds {
            let minute = match deed {
                Ok(minute) => minute,
                Err(other) => {
                    let theirs = laptops[other].clone();
                    laptops[who].get(theirs);
                    continue;
                }
            };
            let laptop = &mut laptops[who];
            let folded = fold(Some(&REGISTRATION), &laptop.known);
            let (status, since) = (folded.standing("status"), folded.standing("attended_at"));
            laptop.clock += 1;
            let (verb, data) = if status == json!("attended") {
                let ruled = |column: &str, before: Json, after: Json| Decision::of(&laptop.known, [before, after], folded.weighed(column)).write();
                taken.extend(folded.weighed("status"));
                (Verb::Decide, json!({"status": ruled("status", status, json!("registered")), "attended_at": ruled("attended_at", since, Json::Null)}))
            } else {
                let time = format!("2019-04-29T10:{minute:02}:00Z");
                marks.push((stamp(laptop.clock, who as u8 + 1), json!(time)));
                (Verb::Update, json!({"status": [status, "attended"], "attended_at": [since, time]}))
            };
            laptop.known.push(entry(laptop.clock, who as u8 + 1, verb, data));
        }
        let mut all = laptops.remove(0);
        laptops.into_iter().for_each(|laptop| all.get(laptop));
        let folded = fold(Some(&REGISTRATION), &all.known);
        let first = marks.iter().filter(|(mark, _)| !taken.contains(mark)).map(|(_, time)| time.to_string()).min();
        let wanted = first.as_ref().map_or("registered", |_| "attended");
        prop_assert_eq!(folded.standing("status"), json!(wanted), "{:?}", folded);
        prop_assert_eq!(folded.standing("attended_at").to_string(), first.unwrap_or_else(|| "null".to_owned()), "{:?}", folded);
    }
}
