//! What is said about the entries of two that wrote under one name: these are called otherwise on one laptop than on another.

use sokrat_core::conflicts::{self, ConflictsRequest, DecisionRequest};
use sokrat_core::file::tables::PERSON;
use sokrat_core::file::{Op, Scope};
use sokrat_core::ids::{EventId, PersonId, RawId};
use sokrat_core::registrations::{self, CheckInRequest};
use sokrat_core::values::Span;

use super::fleet::{Laptop, on_the_list, presence};
use crate::support::text;

/// A laptop, its clone, and two others that had their copies before. None has met another since, and their clocks differ.
fn parted(first: Laptop) -> [Laptop; 4] {
    let (third, fourth) = (first.join(3), first.join(4));
    let clone = first.cloned(50);
    let all = [first, clone, third, fourth];
    for (minutes, laptop) in (1..).zip(&all) {
        laptop.world.advance(60 * minutes);
    }
    all
}

/// The third laptop hears the clone and the fourth the first, so that one name means the work of another on each.
fn half_hear([first, clone, third, fourth]: &[Laptop; 4]) {
    for (from, to) in [(clone, third), (first, fourth)] {
        to.take(&from.package(Scope::Everything)).expect("taken in under the name that both wrote under");
    }
}

/// Everybody hears everybody, and somebody agrees to new names wherever that is asked.
fn all_hear([first, clone, third, fourth]: &[Laptop; 4]) {
    for (from, to) in [(third, fourth), (third, first), (first, third), (first, clone), (clone, fourth)] {
        to.file().import(&*from.package(Scope::Everything), true, &mut |_, _| true).expect("taken in under another name");
    }
}

fn mark(laptop: &Laptop, (event_id, person_id): (EventId, PersonId), present: bool) {
    registrations::check_in(laptop.file(), CheckInRequest { event_id, person_id, present }).expect("marked at the door");
}

fn set_phone(laptop: &Laptop, id: RawId, phone: &str) {
    laptop.file().transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[("phone", text(phone))])).expect("a phone is set");
}

/// The phone of Орлова, and those that somebody is asked about.
fn phones(laptop: &Laptop) -> String {
    let sql =
        "SELECT phone || ' / ' || (SELECT coalesce(group_concat(lost), '') FROM conflict WHERE decided = 0) FROM person WHERE surname = 'Орлова'";
    laptop.file().read(|conn| Ok(conn.query_row(sql, [], |row| row.get(0))?)).expect("the person is read")
}

/// Somebody looks at the only thing that is asked, and leaves what stands.
fn leave_what_stands(laptop: &Laptop) {
    let request = ConflictsRequest { span: Span { offset: 0, limit: 9 } };
    let record = laptop.file().read(|conn| conflicts::list(conn, &request)).expect("conflicts are read").rows.remove(0);
    let one = &record.disagreements[0];
    let (table, row, column, stands) = (record.table.clone(), record.row.clone(), one.column.clone(), one.stands.entry.clone());
    let others = one.others.iter().map(|side| side.entry.clone()).collect();
    conflicts::decide(laptop.file(), vec![DecisionRequest { table, row, column, stands, others, take: None }]).expect("decided");
}

fn is_clean(laptop: &Laptop) -> bool {
    laptop.file().check(&mut |_, _| true).expect("the file can be checked").is_clean()
}

/// What a clone took back itself it had seen, also where its entries have other names.
#[test]
fn who_was_marked_and_unmarked_by_a_clone_is_absent_everywhere() {
    for by_undo in [false, true] {
        let first = Laptop::first();
        let on_list = on_the_list(&first);
        let clone = first.cloned(50);
        first.person("Седова");
        mark(&clone, on_list, true);
        if by_undo {
            clone.file().undo().expect("taken back");
        } else {
            mark(&clone, on_list, false);
        }
        first.file().import(&*clone.package(Scope::Everything), true, &mut |_, _| true).expect("taken in under another name");
        assert_eq!([presence(&first), presence(&clone)], ["registered ", "registered "], "by undo: {by_undo}");
    }
}

/// Whoever takes a clone's mark back names it as it is called there: it is the same mark where it has another name.
#[test]
fn who_was_marked_by_a_clone_and_unmarked_by_a_third_laptop_is_absent_everywhere() {
    let first = Laptop::first();
    let on_list = on_the_list(&first);
    let laptops = parted(first);
    let [first, clone, third, _] = &laptops;
    first.person("Седова");
    mark(clone, on_list, true);
    half_hear(&laptops);
    mark(third, on_list, false);
    all_hear(&laptops);
    for (place, laptop) in laptops.iter().enumerate() {
        assert_eq!(presence(laptop), "registered ", "laptop {place}");
        assert!(is_clean(laptop), "laptop {place}: journal and tables agree");
    }
}

#[test]
fn what_a_third_laptop_decided_about_a_clone_is_decided_everywhere() {
    let first = Laptop::first();
    let id = RawId([7; 16]);
    first.file().transact(Op::CreatePerson, |tx| tx.insert(&PERSON, id, &[("surname", text("Орлова"))])).expect("a person is made");
    let laptops = parted(first);
    let [first, clone, third, _] = &laptops;
    first.person("Седова");
    set_phone(clone, id, "222");
    set_phone(third, id, "333");
    half_hear(&laptops);
    assert_eq!(phones(third), "333 / \"222\"", "the third is asked");
    leave_what_stands(third);
    assert_eq!(phones(third), "333 / ", "and answers");
    all_hear(&laptops);
    for (place, laptop) in laptops.iter().enumerate() {
        assert_eq!(phones(laptop), "333 / ", "laptop {place} is not asked once more");
        assert!(is_clean(laptop), "laptop {place}: journal and tables agree");
    }
}

/// On the fourth laptop the first one's value has the very name that the clone's had where it was looked at.
#[test]
fn a_value_that_nobody_looked_at_is_asked_about_whatever_its_name() {
    let first = Laptop::first();
    let id = RawId([7; 16]);
    first.file().transact(Op::CreatePerson, |tx| tx.insert(&PERSON, id, &[("surname", text("Орлова"))])).expect("a person is made");
    let laptops = parted(first);
    let [first, clone, third, _] = &laptops;
    set_phone(first, id, "111");
    set_phone(clone, id, "222");
    set_phone(third, id, "333");
    half_hear(&laptops);
    leave_what_stands(third);
    all_hear(&laptops);
    for (place, laptop) in laptops.iter().enumerate() {
        assert_eq!(phones(laptop), "333 / \"111\"", "laptop {place} asks about what the third had not seen, and about nothing else");
        assert!(is_clean(laptop), "laptop {place}: journal and tables agree");
    }
}
