//! The fold: a row from the set of its entries.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use sokrat_core::file::fold::{Decision, FoldEntry, Folded, Print, Stamp, fold};
use sokrat_core::file::tables::{APPLICATION, REGISTRATION, Table};
use sokrat_core::file::{Life, Verb};
use sokrat_core::ids::RawId;

use crate::at_random::at_random;

fn entry(clock: i64, replica: u8, verb: Verb, data: Json) -> FoldEntry {
    let stamp = stamp(clock, replica);
    FoldEntry { clock, replica: stamp.replica, seq: clock, print: print(stamp), verb: Some(verb), data }
}

/// The entry of this clock and replica, as decisions name it.
fn stamp(clock: i64, replica: u8) -> Stamp {
    Stamp { replica: RawId([replica; 16]), seq: clock }
}

/// What tells the entry that was written under this name.
fn print(stamp: Stamp) -> Print {
    (stamp.seq << 8 | i64::from(stamp.replica.0[0])).to_be_bytes()
}

/// A decision that has seen the entries that were written under these names.
fn ruling([before, after]: [Json; 2], seen: impl IntoIterator<Item = Stamp>, open: bool) -> Decision {
    let seen = seen.into_iter().collect::<BTreeSet<_>>();
    Decision { before, after, prints: Some(seen.iter().copied().map(print).collect()), seen, open }
}

fn decision(clock: i64, replica: u8, column: &str, change: [Json; 2], seen: &[Stamp]) -> FoldEntry {
    entry(clock, replica, Verb::Decide, json!({ column: ruling(change, seen.iter().copied(), false).write() }))
}

/// The entry under the name that it has on a laptop that knows it as a fork's.
fn renamed(entry: &FoldEntry) -> FoldEntry {
    FoldEntry { replica: RawId([200; 16]), seq: entry.seq + 1_000, ..entry.clone() }
}

fn check(table: &'static Table, entries: &[FoldEntry], expected: &Expect) -> Folded {
    let folded = fold(Some(table), entries);
    let mut lines = format!("{:?} {}\n", folded.life(), json!(folded.values));
    for ((column, kind, clock, _), conflict) in &folded.conflicts {
        let decided = if conflict.decided { " decided" } else { "" };
        lines += &format!("{clock} {column} {}: {} gave way to {}{decided}\n", kind.as_str(), conflict.lost, conflict.won);
    }
    expected.assert_eq(&lines);
    folded
}

#[test]
fn seen_changes_follow_each_other() {
    check(
        &REGISTRATION,
        &[
            entry(1, 1, Verb::Insert, json!({"status": "registered", "hours": 200})),
            entry(2, 2, Verb::Update, json!({"status": ["registered", "confirmed"]})),
            entry(3, 1, Verb::Update, json!({"status": ["confirmed", "attended"], "hours": [200, null]})),
        ],
        &expect![[r#"
            Live {"status":"attended"}
        "#]],
    );
}

#[test]
fn of_two_unseen_changes_the_later_wins_and_the_other_is_kept() {
    check(
        &REGISTRATION,
        &[
            entry(1, 1, Verb::Insert, json!({"status": "registered"})),
            entry(2, 1, Verb::Update, json!({"status": ["registered", "confirmed"]})),
            entry(3, 2, Verb::Update, json!({"status": ["registered", "cancelled"]})),
        ],
        &expect![[r#"
            Live {"status":"cancelled"}
            3 status edited-twice: "confirmed" gave way to "cancelled"
        "#]],
    );
}

#[test]
fn the_same_change_twice_is_no_conflict() {
    check(
        &REGISTRATION,
        &[
            entry(1, 1, Verb::Insert, json!({"status": "registered"})),
            entry(1, 2, Verb::Insert, json!({"status": "registered", "source": "form"})),
            entry(2, 1, Verb::Update, json!({"status": ["registered", "confirmed"]})),
            entry(3, 2, Verb::Update, json!({"status": ["registered", "confirmed"]})),
        ],
        &expect![[r#"
            Live {"source":"form","status":"confirmed"}
        "#]],
    );
}

#[test]
fn the_first_check_in_counts_unless_somebody_who_saw_it_changes_it() {
    let both = [
        entry(1, 1, Verb::Insert, json!({})),
        entry(2, 1, Verb::Update, json!({"attended_at": [null, "2019-04-29T10:00:00Z"]})),
        entry(3, 2, Verb::Update, json!({"attended_at": [null, "2019-04-29T10:05:00Z"]})),
    ];
    check(
        &REGISTRATION,
        &both,
        &expect![[r#"
            Live {"attended_at":"2019-04-29T10:00:00Z"}
        "#]],
    );
    let taken_back = entry(4, 2, Verb::Update, json!({"attended_at": ["2019-04-29T10:00:00Z", null]}));
    check(
        &REGISTRATION,
        &[both.to_vec(), vec![taken_back]].concat(),
        &expect![[r#"
            Live {}
        "#]],
    );
}

#[test]
fn an_edit_cannot_raise_the_dead() {
    let folded = check(
        &REGISTRATION,
        &[
            entry(1, 1, Verb::Insert, json!({"status": "registered"})),
            entry(2, 1, Verb::Delete, json!({"status": "registered", "hours": null})),
            entry(3, 2, Verb::Update, json!({"status": ["registered", "confirmed"]})),
        ],
        &expect![[r#"
            Deleted {"status":"confirmed"}
            3  edited-deleted: false gave way to true
        "#]],
    );
    assert_eq!(folded.life(), Life::Deleted, "only a restoring does");
}

#[test]
fn a_deletion_that_had_not_seen_the_last_edit_is_a_conflict() {
    check(
        &REGISTRATION,
        &[
            entry(1, 1, Verb::Insert, json!({"status": "registered"})),
            entry(2, 2, Verb::Update, json!({"status": ["registered", "confirmed"]})),
            entry(3, 1, Verb::Delete, json!({"status": "registered"})),
        ],
        &expect![[r#"
            Deleted {"status":"confirmed"}
            3 status deleted-edited: "confirmed" gave way to "registered"
        "#]],
    );
}

#[test]
fn presence_beats_absence_whoever_was_later() {
    let registered = entry(1, 1, Verb::Insert, json!({"status": "registered"}));
    let present = |clock, replica| entry(clock, replica, Verb::Update, json!({"status": ["registered", "attended"]}));
    let absent = |clock, replica| entry(clock, replica, Verb::Update, json!({"status": ["registered", "no-show"]}));
    let stands = expect![[r#"
        Live {"status":"attended"}
    "#]];
    check(&REGISTRATION, &[registered.clone(), present(2, 1), absent(3, 2)], &stands);
    check(&REGISTRATION, &[registered.clone(), absent(2, 2), present(3, 1)], &stands);
    let corrected = entry(4, 2, Verb::Update, json!({"status": ["attended", "no-show"]}));
    check(
        &REGISTRATION,
        &[registered, present(2, 1), absent(3, 2), corrected],
        &expect![[r#"
            Live {"status":"no-show"}
        "#]],
    );
}

fn two_awards() -> Vec<FoldEntry> {
    vec![
        entry(1, 1, Verb::Insert, json!({"award": 1_000})),
        entry(2, 1, Verb::Update, json!({"award": [1_000, 2_000]})),
        entry(3, 2, Verb::Update, json!({"award": [1_000, 3_000]})),
    ]
}

#[test]
fn a_decision_covers_what_it_has_seen() {
    let decided = decision(5, 1, "award", [json!(3_000), json!(2_000)], &[stamp(2, 1), stamp(3, 2)]);
    check(
        &APPLICATION,
        &[two_awards(), vec![decided.clone()]].concat(),
        &expect![[r#"
            Live {"award":2000}
            3 award edited-twice: 2000 gave way to 3000 decided
        "#]],
    );
    // Written before the decision by somebody who knew of nothing, and arrived after it.
    let late = entry(4, 3, Verb::Update, json!({"award": [1_000, 4_000]}));
    check(
        &APPLICATION,
        &[two_awards(), vec![late, decided]].concat(),
        &expect![[r#"
            Live {"award":2000}
            3 award edited-twice: 2000 gave way to 3000 decided
            4 award edited-twice: 3000 gave way to 4000 decided
            5 award edited-twice: 4000 gave way to 2000
        "#]],
    );
}

#[test]
fn a_decision_knows_what_it_has_seen_under_whatever_name_it_has_here() {
    let decided = decision(5, 1, "award", [json!(3_000), json!(2_000)], &[stamp(2, 1), stamp(3, 2)]);
    let [made, first, second] = two_awards().try_into().expect("three entries");
    let under_another_name = [made, renamed(&first), renamed(&second), decided];
    check(
        &APPLICATION,
        &under_another_name,
        &expect![[r#"
            Live {"award":2000}
            3 award edited-twice: 2000 gave way to 3000 decided
        "#]],
    );
    // Here another has the name that the second had where it was looked at.
    let other = FoldEntry { clock: 4, print: print(stamp(4, 3)), ..entry(3, 2, Verb::Update, json!({"award": [1_000, 4_000]})) };
    check(
        &APPLICATION,
        &[under_another_name.to_vec(), vec![other]].concat(),
        &expect![[r#"
            Live {"award":2000}
            3 award edited-twice: 2000 gave way to 3000 decided
            4 award edited-twice: 3000 gave way to 4000 decided
            5 award edited-twice: 4000 gave way to 2000
        "#]],
    );
}

#[test]
fn a_decision_of_an_older_version_is_taken_by_the_names() {
    let seen = [stamp(2, 1).to_string(), stamp(3, 2).to_string()];
    let decided = entry(5, 1, Verb::Decide, json!({"award": {"change": [3_000, 2_000], "seen": seen}}));
    check(
        &APPLICATION,
        &[two_awards(), vec![decided]].concat(),
        &expect![[r#"
            Live {"award":2000}
            3 award edited-twice: 2000 gave way to 3000 decided
        "#]],
    );
}

#[test]
fn two_who_decide_differently_without_having_seen_each_other_meet_again() {
    let seen = [stamp(2, 1), stamp(3, 2)];
    let take = |clock, replica| decision(clock, replica, "award", [json!(3_000), json!(2_000)], &seen);
    let keep = |clock, replica| decision(clock, replica, "award", [json!(3_000), json!(3_000)], &seen);
    check(
        &APPLICATION,
        &[two_awards(), vec![take(4, 1), keep(5, 2)]].concat(),
        &expect![[r#"
            Live {"award":3000}
            3 award edited-twice: 2000 gave way to 3000 decided
            5 award edited-twice: 2000 gave way to 3000
        "#]],
    );
    check(
        &APPLICATION,
        &[two_awards(), vec![keep(4, 2), take(5, 1)]].concat(),
        &expect![[r#"
            Live {"award":2000}
            3 award edited-twice: 2000 gave way to 3000 decided
            5 award edited-twice: 3000 gave way to 2000
        "#]],
    );
    check(
        &APPLICATION,
        &[two_awards(), vec![take(4, 1), take(5, 2)]].concat(),
        &expect![[r#"
            Live {"award":2000}
            3 award edited-twice: 2000 gave way to 3000 decided
        "#]],
    );
}

#[test]
fn a_value_that_somebody_puts_back_is_not_asked_about() {
    let put_back = entry(4, 2, Verb::Update, json!({"award": [3_000, 2_000]}));
    check(
        &APPLICATION,
        &[two_awards(), vec![put_back]].concat(),
        &expect![[r#"
            Live {"award":2000}
            3 award edited-twice: 2000 gave way to 3000 decided
        "#]],
    );
    let deleted = entry(4, 2, Verb::Delete, json!({"award": 3_000}));
    check(
        &APPLICATION,
        &[two_awards(), vec![deleted]].concat(),
        &expect![[r#"
            Deleted {"award":3000}
            3 award edited-twice: 2000 gave way to 3000 decided
        "#]],
    );
}

#[test]
fn a_decision_about_a_deleted_row_says_whether_it_stays_so() {
    let met = [
        entry(1, 1, Verb::Insert, json!({"title": "Школа"})),
        entry(2, 1, Verb::Delete, json!({"title": "Школа"})),
        entry(3, 2, Verb::Update, json!({"title": ["Школа", "Школа лидеров"]})),
    ];
    let restore = decision(4, 1, "", [json!(true), json!(false)], &[stamp(2, 1), stamp(3, 2)]);
    check(
        &APPLICATION,
        &[met.to_vec(), vec![restore.clone()]].concat(),
        &expect![[r#"
            Live {"title":"Школа лидеров"}
            3  edited-deleted: false gave way to true decided
        "#]],
    );
    let leave = decision(5, 2, "", [json!(true), json!(true)], &[stamp(2, 1), stamp(3, 2)]);
    check(
        &APPLICATION,
        &[met.to_vec(), vec![restore, leave]].concat(),
        &expect![[r#"
            Deleted {"title":"Школа лидеров"}
            5  edited-twice: false gave way to true
            3  edited-deleted: false gave way to true decided
        "#]],
    );
}

#[test]
fn a_decision_that_is_taken_back_asks_again() {
    let seen = [stamp(2, 1), stamp(3, 2)];
    let decided = decision(4, 1, "award", [json!(3_000), json!(2_000)], &seen);
    let back = ruling([json!(2_000), json!(3_000)], seen.into_iter().chain([stamp(4, 1)]), true);
    assert_eq!(Decision::read(&back.write()), Some(back.clone()), "what is written is what is read");
    check(
        &APPLICATION,
        &[two_awards(), vec![decided, entry(5, 1, Verb::Decide, json!({"award": back.write()}))]].concat(),
        &expect![[r#"
            Live {"award":3000}
            3 award edited-twice: 2000 gave way to 3000
        "#]],
    );
}

#[test]
fn an_erasure_absorbs_everything() {
    check(
        &REGISTRATION,
        &[
            entry(1, 1, Verb::Insert, json!({"status": "registered"})),
            entry(2, 1, Verb::Erase, Json::Null),
            entry(3, 2, Verb::Update, json!({"status": ["registered", "confirmed"]})),
            entry(4, 2, Verb::Restore, json!({})),
        ],
        &expect![[r#"
            Erased {}
        "#]],
    );
}

#[test]
fn what_this_version_does_not_know_is_kept() {
    let newer = FoldEntry { verb: None, ..entry(3, 2, Verb::Nothing, json!({"status": "x"})) };
    check(
        &REGISTRATION,
        &[entry(1, 1, Verb::Insert, json!({"status": "registered", "telegram": "@orlova"})), newer],
        &expect![[r#"
            Live {"status":"registered","telegram":"@orlova"}
        "#]],
    );
    let early = fold(Some(&REGISTRATION), &[entry(2, 2, Verb::Update, json!({"status": [null, "confirmed"]}))]);
    assert!(!early.made, "a row whose making has not arrived is not there yet");
}

fn any_entry() -> impl Strategy<Value = FoldEntry> {
    let value = || prop_oneof![Just(Json::Null), (0..4_i64).prop_map(|value| json!(format!("значение {value}")))];
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

/// A laptop of the law below: what it has got, and its clock.
#[derive(Clone, Default)]
struct Laptop {
    known: Vec<FoldEntry>,
    clock: i64,
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
                let ours = &mut laptops[who];
                ours.clock = ours.clock.max(theirs.clock);
                for entry in theirs.known {
                    if !ours.known.contains(&entry) {
                        ours.known.push(entry);
                    }
                }
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
    let mut all: Vec<FoldEntry> = Vec::new();
    for entry in laptops.into_iter().flat_map(|laptop| laptop.known) {
        if !all.contains(&entry) {
            all.push(entry);
        }
    }
    (all, written)
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
