//! The fold: a row from the set of its entries.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use sokrat_core::file::fold::{FoldEntry, Folded, fold};
use sokrat_core::file::tables::{APPLICATION, REGISTRATION, Table};
use sokrat_core::file::{Life, Verb};
use sokrat_core::ids::RawId;

fn entry(clock: i64, replica: u8, verb: Verb, data: Json) -> FoldEntry {
    FoldEntry { clock, replica: RawId([replica; 16]), seq: clock, verb: Some(verb), data }
}

fn check(table: &'static Table, entries: &[FoldEntry], expected: &Expect) -> Folded {
    let folded = fold(Some(table), entries);
    let mut lines = format!("{:?} {}\n", folded.life(), json!(folded.values));
    for ((column, kind, clock), conflict) in &folded.conflicts {
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
            3  edited-deleted: null gave way to null
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
fn a_person_decides_once() {
    let entries = [
        entry(1, 1, Verb::Insert, json!({"award": 1_000})),
        entry(2, 1, Verb::Update, json!({"award": [1_000, 2_000]})),
        entry(3, 2, Verb::Update, json!({"award": [1_000, 3_000]})),
        entry(4, 1, Verb::Decide, json!({"award": 3})),
        entry(5, 2, Verb::Update, json!({"award": [1_000, 4_000]})),
    ];
    check(
        &APPLICATION,
        &entries,
        &expect![[r#"
            Live {"award":4000}
            3 award edited-twice: 2000 gave way to 3000 decided
            5 award edited-twice: 3000 gave way to 4000
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
        1 => (column(), 0..40_i64).prop_map(|(column, clock)| (Verb::Decide, json!({column: clock}))),
    ];
    (0..40_i64, 1..4_u8, data).prop_map(|(clock, replica, (verb, data))| entry(clock, replica, verb, data))
}

proptest! {
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
