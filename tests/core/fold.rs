//! The fold: a row from the set of its entries.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use serde_json::{Value as Json, json};
use sokrat_core::file::fold::{Decision, FoldEntry, Folded, Print, Stamp, fold};
use sokrat_core::file::tables::{APPLICATION, REGISTRATION, Table};
use sokrat_core::file::{Life, Verb};
use sokrat_core::ids::RawId;

pub fn entry(clock: i64, replica: u8, verb: Verb, data: Json) -> FoldEntry {
    let stamp = stamp(clock, replica);
    FoldEntry { clock, replica: stamp.replica, seq: clock, print: print(stamp), verb: Some(verb), data }
}

/// The entry of this clock and replica, as decisions name it.
pub fn stamp(clock: i64, replica: u8) -> Stamp {
    Stamp { replica: RawId([replica; 16]), seq: clock }
}

/// What tells the entry that was written under this name.
fn print(stamp: Stamp) -> Print {
    (stamp.seq << 8 | i64::from(stamp.replica.0[0])).to_be_bytes()
}

/// A decision that has seen the entries that were written under these names.
pub fn ruling([before, after]: [Json; 2], seen: impl IntoIterator<Item = Stamp>, open: bool) -> Decision {
    let seen = seen.into_iter().collect::<BTreeSet<_>>();
    Decision { before, after, prints: Some(seen.iter().copied().map(print).collect()), seen, open }
}

fn decision(clock: i64, replica: u8, column: &str, change: [Json; 2], seen: &[Stamp]) -> FoldEntry {
    entry(clock, replica, Verb::Decide, json!({ column: ruling(change, seen.iter().copied(), false).write() }))
}

/// The entry under the name that it has on a laptop that knows it as a fork's.
pub fn renamed(entry: &FoldEntry) -> FoldEntry {
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

/// A mark at the door, and one taken back by somebody who has heard of these marks.
fn marked(clock: i64, replica: u8, time: &str) -> FoldEntry {
    entry(clock, replica, Verb::Update, json!({"status": ["registered", "attended"], "attended_at": [null, time]}))
}

fn unmarked(clock: i64, replica: u8, time: &str, seen: &[Stamp]) -> FoldEntry {
    let change = |before: Json, after: Json| ruling([before, after], seen.iter().copied(), false).write();
    let data = json!({"status": change(json!("attended"), json!("registered")), "attended_at": change(json!(time), Json::Null)});
    entry(clock, replica, Verb::Decide, data)
}

#[test]
fn a_presence_that_everybody_took_back_is_gone() {
    let (a, b, c) = ("2019-04-29T10:00:00Z", "2019-04-29T10:05:00Z", "2019-04-29T10:10:00Z");
    let registered = || entry(1, 9, Verb::Insert, json!({"status": "registered"}));
    let gone = expect![[r#"
        Live {"status":"registered"}
    "#]];
    let (one, two, three) = (marked(2, 1, a), marked(3, 2, b), marked(4, 3, c));
    let first_goes = |clock| unmarked(clock, 1, a, &[stamp(2, 1)]);
    let second_goes = |clock| unmarked(clock, 2, b, &[stamp(3, 2)]);
    let third_goes = |clock| unmarked(clock, 3, c, &[stamp(4, 3)]);
    for last in [[first_goes(5), second_goes(6)], [second_goes(5), first_goes(6)]] {
        check(&REGISTRATION, &[vec![registered(), one.clone(), two.clone()], last.to_vec()].concat(), &gone);
    }
    for [i, j, k] in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let last = vec![first_goes(5 + i), second_goes(5 + j), third_goes(5 + k)];
        let folded = check(&REGISTRATION, &[vec![registered(), one.clone(), two.clone(), three.clone()], last].concat(), &gone);
        assert_eq!(folded.weighed("status").len(), 1, "only the last to go wrote what stands");
    }
}

#[test]
fn a_presence_that_one_did_not_take_back_stays_with_their_time() {
    let (early, late) = ("2019-04-29T10:00:00Z", "2019-04-29T10:05:00Z");
    let registered = || entry(1, 9, Verb::Insert, json!({"status": "registered"}));
    // The first check-in was a slip: the other time stands.
    let folded = check(
        &REGISTRATION,
        &[registered(), marked(2, 1, early), marked(3, 2, late), unmarked(4, 1, early, &[stamp(2, 1)])],
        &expect![[r#"
            Live {"attended_at":"2019-04-29T10:05:00Z","status":"attended"}
        "#]],
    );
    for column in ["status", "attended_at"] {
        assert_eq!(folded.weighed(column), BTreeSet::from([stamp(3, 2)]), "nobody else vouches for {column}");
    }
    let folded = check(
        &REGISTRATION,
        &[registered(), marked(2, 1, early), marked(3, 2, late), unmarked(4, 2, late, &[stamp(3, 2)])],
        &expect![[r#"
            Live {"attended_at":"2019-04-29T10:00:00Z","status":"attended"}
        "#]],
    );
    for column in ["status", "attended_at"] {
        assert_eq!(folded.weighed(column), BTreeSet::from([stamp(2, 1)]), "what the second wrote is not what stands in {column}");
    }
}

#[test]
fn one_who_takes_back_twice_takes_back_nothing_of_others() {
    let (first, again, other) = ("2019-04-29T10:00:00Z", "2019-04-29T10:20:00Z", "2019-04-29T10:05:00Z");
    let twice = vec![
        entry(1, 9, Verb::Insert, json!({"status": "registered"})),
        marked(2, 1, first),
        marked(3, 2, other),
        unmarked(4, 1, first, &[stamp(2, 1)]),
        marked(5, 1, again),
        unmarked(6, 1, again, &[stamp(5, 1)]),
    ];
    check(
        &REGISTRATION,
        &twice,
        &expect![[r#"
            Live {"attended_at":"2019-04-29T10:05:00Z","status":"attended"}
        "#]],
    );
    check(
        &REGISTRATION,
        &[twice, vec![unmarked(7, 2, other, &[stamp(3, 2)])]].concat(),
        &expect![[r#"
            Live {"status":"registered"}
        "#]],
    );
}

#[test]
fn whoever_says_again_that_somebody_was_there_vouches_again() {
    let (early, late) = ("2019-04-29T10:00:00Z", "2019-04-29T10:05:00Z");
    let seen = [stamp(2, 1)];
    let again = json!({
        "status": ruling([json!("registered"), json!("attended")], seen, true).write(),
        "attended_at": ruling([Json::Null, json!(early)], seen, true).write(),
    });
    let met = [
        entry(1, 9, Verb::Insert, json!({"status": "registered"})),
        marked(2, 1, early),
        marked(3, 2, late),
        unmarked(4, 1, early, &seen),
        entry(5, 1, Verb::Decide, again),
    ];
    let stands = expect![[r#"
        Live {"attended_at":"2019-04-29T10:00:00Z","status":"attended"}
    "#]];
    check(&REGISTRATION, &met, &stands);
    check(&REGISTRATION, &[met.to_vec(), vec![unmarked(6, 2, late, &[stamp(3, 2)])]].concat(), &stands);
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
fn an_entry_that_stands_under_two_names_is_one() {
    let edited = entry(3, 2, Verb::Update, json!({"title": ["Школа", "Школа лидеров"]}));
    check(
        &APPLICATION,
        &[entry(1, 1, Verb::Insert, json!({"title": "Школа"})), entry(2, 1, Verb::Delete, json!({"title": "Школа"})), renamed(&edited), edited],
        &expect![[r#"
            Deleted {"title":"Школа лидеров"}
            3  edited-deleted: false gave way to true
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
