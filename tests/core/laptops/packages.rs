//! Packages: what they bring, and what is refused.

use std::cell::Cell;
use std::io::{self, ErrorKind, Read, Write};

use rusqlite::types::Value;
use sokrat_core::certificates::{self, NameCaseRequest};
use sokrat_core::duplicates::{self, PairRequest, RecordKind};
use sokrat_core::file::tables::{MUNICIPALITY, PERSON};
use sokrat_core::file::{Op, Scope, Source};
use sokrat_core::ids::{RawId, RecordId, ReplicaId};
use sokrat_core::journal::Told;
use sokrat_core::laptops::{self, LaptopFields, RetireRequest};
use sokrat_core::names::cases::Case;
use sokrat_core::people::{self, PersonFields};
use sokrat_core::registrations::{self, CheckInRequest};
use sokrat_core::values::Edit;
use sokrat_core::{Code, calendar};

use super::fleet::{Laptop, same};
use crate::stage::workshop;
use crate::support::{person_fields, text};

fn person(laptop: &Laptop, surname: &str) -> RawId {
    let done = laptop.file().transact(Op::CreatePerson, |tx| {
        let id = tx.new_id();
        tx.insert(&PERSON, id, &[("surname", text(surname)), ("given", text("Анна"))])?;
        Ok(id)
    });
    done.expect("a person is inserted").value
}

fn set(laptop: &Laptop, id: RawId, column: &'static str, value: &str) {
    laptop.file().transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[(column, text(value))])).expect("a live person is updated");
}

fn exchange(one: &Laptop, other: &Laptop) {
    other.take(&one.package(Scope::Missing(None))).expect("what the first has not been heard to have sent");
    one.take(&other.package(Scope::Missing(None))).expect("and back");
}

#[test]
fn what_two_laptops_did_comes_together() {
    let one = Laptop::first();
    let anna = person(&one, "Орлова");
    let two = one.join(2);
    set(&one, anna, "phone", "+7 900 000-00-01");
    set(&two, anna, "email", "anna@example.org");
    person(&two, "Седова");
    exchange(&one, &two);
    same(&one.dump(), &two.dump(), "after an exchange both copies are alike");
    let fields: (String, String) = one
        .file()
        .read(|conn| Ok(conn.query_row("SELECT phone, email FROM person WHERE surname = 'Орлова'", [], |row| Ok((row.get(0)?, row.get(1)?)))?))
        .expect("she is there");
    assert_eq!(fields, ("+7 900 000-00-01".to_owned(), "anna@example.org".to_owned()), "edits of different fields combine");
    let report = two.file().check(&mut |_, _| true).expect("the file can be checked");
    assert!(report.is_clean(), "what came by package is as sound as what was typed: {report:?}");
}

#[test]
fn a_package_says_before_what_it_brings_and_brings_that() {
    let one = Laptop::first();
    let anna = person(&one, "Орлова");
    let two = one.join(2);
    set(&one, anna, "phone", "+7 900 000-00-01");
    two.world.advance(60);
    set(&two, anna, "phone", "+7 900 000-00-02");
    person(&two, "Седова");
    let package = two.package(Scope::Missing(None));
    let before = one.dump();
    let told = one.file().preview(&*package, &mut |_, _| true).expect("a package can be looked at");
    same(&before, &one.dump(), "looking changes nothing");
    let counts = |incoming: &sokrat_core::file::Incoming| {
        let tables = incoming.tables.iter().map(|(name, _, counts)| (*name, *counts)).collect::<Vec<_>>();
        (incoming.actions, incoming.entries, tables, incoming.conflicts.clone())
    };
    assert_eq!(counts(&told).2, [("person", [1, 1, 0])], "one person more, one changed");
    assert_eq!(told.conflicts, [("person", anna, "phone".to_owned())], "and one phone was changed on both");
    let done = one.take(&package).expect("and taken in");
    assert_eq!(counts(&told), counts(&done), "what was told is what happened");
    let again = one.take(&package).expect("once more");
    assert_eq!((again.actions, again.conflicts.len()), (0, 0), "a second time nothing happens");
}

#[test]
fn a_package_of_what_is_missing_needs_what_it_stands_on() {
    let one = Laptop::first();
    let two = one.join(2);
    let three = one.join(3);
    person(&one, "Орлова");
    exchange(&one, &two);
    person(&one, "Седова");
    // The second laptop has told what it has, the third has not heard of Орлова.
    let two_id = two.file().replica_id().expect("a copy has a replica");
    let small = one.package(Scope::Missing(Some(two_id)));
    let refused = three.take(&small).expect_err("something is missing before it");
    assert_eq!(refused.code, Code::PackageGap, "so that nothing is applied out of its place");
    two.take(&small).expect("whom it was made for takes it");
    three.take(&one.package(Scope::Missing(None))).expect("what any of the others lacks is enough for each");
    three.take(&two.package(Scope::Everything)).expect("and everything always is");
    two.take(&three.package(Scope::Missing(None))).expect("the third has nothing new but itself");
    one.take(&three.package(Scope::Everything)).expect("by any route");
    same(&one.dump(), &three.dump(), "all have the same");
    same(&one.dump(), &two.dump(), "all three");
}

#[test]
fn the_same_record_edited_and_deleted_is_a_conflict_on_every_laptop() {
    let one = Laptop::first();
    let anna = person(&one, "Орлова");
    let two = one.join(2);
    one.file().transact(Op::DeletePerson, |tx| tx.delete(&PERSON, anna)).expect("deleted here");
    two.world.advance(60);
    set(&two, anna, "phone", "+7 900 000-00-02");
    exchange(&one, &two);
    same(&one.dump(), &two.dump(), "both see the same");
    assert!(one.dump().contains("edited-deleted"), "that an edit met a deletion");
}

#[test]
fn an_erasure_reaches_what_arrives_later() {
    let one = Laptop::first();
    let anna = person(&one, "Орлова");
    let two = one.join(2);
    set(&two, anna, "notes", "Тайное слово");
    one.file().transact(Op::Other, |tx| tx.erase(&PERSON, anna)).expect("erased here");
    exchange(&one, &two);
    same(&one.dump(), &two.dump(), "both have erased it");
    assert!(!one.dump().contains("Тайное слово") && !two.dump().contains("Орлова"), "also in the journal");
    for laptop in [&one, &two] {
        let report = laptop.file().check(&mut |_, _| true).expect("the file can be checked");
        assert!(report.is_clean(), "the chain holds without what was erased: {report:?}");
    }
}

/// Every text by which actions of the journal say what they were about.
fn abouts(laptop: &Laptop) -> String {
    let read = laptop.file().read(|conn| {
        let mut select = conn.prepare("SELECT about FROM action")?;
        let abouts = select.query_map([], |row| row.get::<_, String>(0))?;
        Ok(abouts.collect::<rusqlite::Result<Vec<_>>>()?.join("\n"))
    });
    read.expect("the journal is read")
}

/// The journal calls what was done by names of people. An erased one must not stand there, whoever wrote it and when.
#[test]
fn an_erasure_takes_the_name_out_of_the_journal_on_every_laptop() {
    let one = Laptop::first();
    let event = calendar::create(one.file(), workshop("2019-05-14")).expect("an event is made").value;
    let made = |surname: &str| people::create(one.file(), person_fields(&format!("{surname} Анна"))).expect("a person is made").value;
    let (anna, vera) = (made("Орлова"), made("Седова"));
    let (two, three) = (one.join(2), one.join(3));
    let here = |laptop: &Laptop, person, present| {
        let request = CheckInRequest { event_id: event, person_id: person, present };
        registrations::check_in(laptop.file(), request).expect("marked at the door");
    };
    here(&one, anna, true);
    one.file().undo().expect("taken back");
    one.file().redo().expect("and done again");
    // The second laptop works on without knowing: at the door, in the record, with pairs of records, and takes all that back.
    here(&two, anna, true);
    here(&two, vera, true);
    people::edit(two.file(), Edit { id: anna, fields: PersonFields { phone: "+7 900 000-00-01".to_owned(), ..person_fields("Орлова Анна") } })
        .expect("edited");
    let pair = PairRequest { kind: RecordKind::Person, one: RecordId(anna.raw()), other: RecordId(vera.raw()) };
    duplicates::tell_apart(two.file(), pair).expect("two people");
    two.file().undo().expect("taken back");
    two.file().undo().expect("taken back");
    assert!(abouts(&one).matches("Орлова").count() >= 4 && abouts(&two).matches("Орлова").count() >= 5, "the journals name her");
    one.file().transact(Op::Other, |tx| tx.erase(&PERSON, anna)).expect("erased here");
    assert!(!abouts(&one).contains("Орлова"), "her name is gone at once");
    assert!(abouts(&one).contains("Седова"), "others' are not");
    // The third hears of her before it hears that she was erased; the first hears of more after it.
    three.take(&two.package(Scope::Everything)).expect("taken in");
    assert!(abouts(&three).contains("Орлова"), "the third has heard of her");
    exchange(&one, &two);
    three.take(&one.package(Scope::Everything)).expect("taken in");
    for (laptop, what) in [(&one, "the first"), (&two, "the second"), (&three, "the third")] {
        same(&one.dump(), &laptop.dump(), what);
        assert!(!laptop.dump().contains("Орлова"), "{what} has forgotten her");
        assert!(abouts(laptop).contains("Седова"), "{what} has not forgotten the others");
        let report = laptop.file().check(&mut |_, _| true).expect("the file can be checked");
        assert!(report.is_clean(), "{what}: the chain holds without the names: {report:?}");
    }
    here(&two, vera, false);
    assert!(abouts(&two).matches("Седова").count() >= 3, "and the work goes on");
}

#[test]
fn an_erasure_takes_the_name_out_of_what_was_corrected() {
    let one = Laptop::first();
    let anna = people::create(one.file(), person_fields("Орлова Анна")).expect("a person is made").value;
    let request = NameCaseRequest { person_id: anna, case: Case::Dative, name: "Орловой Анне".to_owned() };
    certificates::correct_name(one.file(), request).expect("corrected");
    assert_eq!(abouts(&one).matches("Орлова").count(), 2, "the journal names her twice");
    one.file().transact(Op::Other, |tx| tx.erase(&PERSON, anna)).expect("erased");
    assert!(!abouts(&one).contains("Орлова"), "and then no more");
}

#[test]
fn what_is_no_package_of_this_programme_is_refused_whole() {
    let one = Laptop::first();
    let two = one.join(2);
    person(&two, "Седова");
    let good = two.package(Scope::Missing(None));
    let before = one.dump();
    let stranger = Laptop::first();
    // Another programme with other secrets: the worlds of two first laptops are alike, so this one is moved on.
    stranger.world.advance(1);
    let mut cases = vec![
        ("an empty file", Vec::new(), Code::NotAPackage),
        ("a text", b"surname;given\n".repeat(20), Code::NotAPackage),
        ("a package cut short", good[..good.len() - 1].to_vec(), Code::DamagedPackage),
        ("half a package", good[..good.len() / 2].to_vec(), Code::DamagedPackage),
        ("something behind the end", [&*good, b"x"].concat(), Code::DamagedPackage),
    ];
    for place in [60, good.len() / 2, good.len() - 3] {
        let mut changed = good.clone();
        changed[place] ^= 1;
        cases.push(("one bit changed", changed, Code::DamagedPackage));
    }
    let mut other = good.clone();
    other[20] ^= 1;
    cases.push(("another programme's", other, Code::OtherProgramme));
    for (what, bytes, code) in cases {
        let error = one.take(&bytes).map(|_| ()).expect_err(what);
        assert_eq!(error.code, code, "{what}");
        assert_eq!(one.file().preview(&*bytes, &mut |_, _| true).map(|_| ()).map_err(|error| error.code), Err(code), "{what}, looked at");
    }
    same(&before, &one.dump(), "and nothing of them is kept");
    one.take(&good).expect("the good one is taken in");
}

#[test]
fn taking_in_can_be_cancelled_at_any_moment() {
    let one = Laptop::first();
    let two = one.join(2);
    two.file()
        .transact(Op::Other, |tx| {
            (0..2_000).try_for_each(|number| {
                let id = tx.new_id();
                tx.insert(&MUNICIPALITY, id, &[("position", Value::Integer(number))])
            })
        })
        .expect("much is written");
    let package = two.package(Scope::Missing(None));
    let before = one.dump();
    let mut steps = 0;
    one.file()
        .preview(&*package, &mut |_, _| {
            steps += 1;
            true
        })
        .expect("looked at");
    assert!(steps > 8, "how far it is was told often");
    for stop in 0..steps {
        let mut left = stop;
        let cancelled = one.file().import(&*package, false, &mut |_, _| {
            left -= 1;
            left >= 0
        });
        assert_eq!(cancelled.map(|_| ()).map_err(|error| error.code), Err(Code::Cancelled), "stopped at step {stop}");
    }
    same(&before, &one.dump(), "nothing is half done");
}

#[test]
fn a_clock_that_is_wrong_does_no_harm_and_is_told() {
    const DAY: i64 = 86_400;
    // By days, as after a flat battery; by millennia, as a broken one may be: the journal's clocks do not reach so far.
    for days in [10, 7_000 * 365] {
        let one = Laptop::first();
        let two = one.join(2);
        two.world.advance(days * DAY);
        let anna = person(&two, "Орлова");
        let told = one.take(&two.package(Scope::Missing(None))).expect("it is taken in all the same");
        assert!((days * DAY - 1_000..=days * DAY + 1).contains(&told.ahead), "{days} days ahead: {}", told.ahead);
        set(&one, anna, "surname", "Орлова-Седова");
        exchange(&one, &two);
        same(&one.dump(), &two.dump(), "both agree");
        assert!(
            two.dump().contains("Орлова-Седова") && !two.dump().contains("edited-twice"),
            "what was seen comes after what it saw, whatever the clocks say"
        );
    }
}

fn overview(laptop: &Laptop) -> laptops::Laptops {
    let now = laptop.file().surroundings().now();
    laptop.file().read(|conn| laptops::overview(conn, now)).expect("the laptops are read")
}

/// Its moments go from laptop to laptop; taken as they are, they would silence for years what is told of silent laptops.
#[test]
fn a_clock_that_is_ahead_does_not_hide_how_old_the_news_are() {
    const DAY: i64 = 86_400;
    let one = Laptop::first();
    let (two, three) = (one.join(2), one.join(3));
    two.world.advance(3_000 * DAY);
    person(&two, "Седова");
    three.take(&two.package(Scope::Everything)).expect("taken in");
    one.take(&three.package(Scope::Everything)).expect("by way of the third");
    for laptop in [&one, &three] {
        let told = overview(laptop);
        let heard = told.laptops.iter().filter_map(|other| other.heard_until).max().expect("others were heard of");
        assert!(heard <= told.now, "nothing is known of a time that has not come");
    }
    one.world.advance(8 * DAY);
    let silent = overview(&one).laptops.iter().filter(|other| other.silent).map(|other| other.code.clone()).collect::<Vec<_>>();
    assert_eq!(silent, ["А2", "А3"], "and a week later both are silent");
}

#[test]
fn nobody_waits_for_a_laptop_that_is_out_of_use() {
    let one = Laptop::first();
    let (two, three) = (one.join(2), one.join(3));
    for number in 0..300 {
        person(&one, &format!("Человек{number}"));
    }
    exchange(&one, &two);
    let all = one.package(Scope::Missing(None)).len();
    let id = ReplicaId(three.file().replica_id().expect("it has one"));
    laptops::retire(one.file(), RetireRequest { id, retired: true }).expect("taken out of use");
    let few = one.package(Scope::Missing(None));
    assert!(few.len() * 4 < all, "what only the third lacks is in no package any more: {} of {all}", few.len());
    two.take(&few).expect("the second lacks no more than that");
    assert!(overview(&two).laptops.iter().any(|laptop| laptop.id == id && laptop.retired_at.is_some()), "and hears of it");
    assert_eq!(three.take(&few).map(drop).map_err(|error| error.code), Err(Code::PackageGap), "the third would need a fuller one");
    laptops::retire(one.file(), RetireRequest { id, retired: false }).expect("and back");
    three.take(&one.package(Scope::Missing(None))).expect("which it gets when it is back");
}

#[test]
fn a_name_of_a_laptop_goes_round() {
    let one = Laptop::first();
    let two = one.join(2);
    let id = ReplicaId(two.file().replica_id().expect("it has one"));
    let name = |laptop: &Laptop, name: &str| laptops::edit(laptop.file(), Edit { id, fields: LaptopFields { name: name.to_owned() } });
    name(&one, "  Ноутбук   Марии ").expect("named");
    exchange(&one, &two);
    for laptop in [&one, &two] {
        let told = overview(laptop).laptops.into_iter().find(|laptop| laptop.id == id).expect("it is there");
        assert_eq!((told.name.as_str(), told.code.as_str()), ("Ноутбук Марии", "А2"), "the name, without stray spaces; the code stays");
    }
    one.file().undo().expect("taken back");
    assert!(overview(&one).laptops.iter().all(|laptop| laptop.name.is_empty()), "like any other change");
    assert_eq!(name(&one, &"ы".repeat(81)).map(drop).map_err(|error| error.issues[0].code), Err(Code::TooLong), "at the field");
}

#[test]
fn a_package_shows_the_values_that_do_not_agree() {
    let one = Laptop::first();
    let anna = person(&one, "Орлова");
    let two = one.join(2);
    set(&one, anna, "phone", "+7 900 000-00-01");
    set(&one, anna, "email", "anna@example.org");
    two.world.advance(60);
    set(&two, anna, "phone", "+7 900 000-00-02");
    let package = two.package(Scope::Missing(None));
    let told = laptops::preview(one.file(), &*package, &mut |_, _| true).expect("it can be looked at");
    assert_eq!((told.conflicts, told.disagreements.len()), (1, 1), "one value of one record");
    let (record, shown) = (&told.disagreements[0], &told.disagreements[0].disagreements);
    assert_eq!((record.name.as_str(), shown.len(), shown[0].column.as_str()), ("Орлова Анна", 1, "phone"), "by record and field");
    assert_eq!(
        (&shown[0].stands.value, &shown[0].others[0].value),
        (&Told::Text("+7 900 000-00-02".to_owned()), &Told::Text("+7 900 000-00-01".to_owned())),
        "with both values, as they would be"
    );
    assert!(!one.dump().contains("000-00-02"), "and nothing of it is kept");
    let taken = laptops::take(one.file(), &*package, false, &mut |_, _| true).expect("taken in").value;
    assert_eq!(taken.disagreements, [], "afterwards the page of conflicts has them");
}

/// A stick that has room for so many bytes, or is pulled out after as many.
struct Stick {
    left: usize,
    ends_with: ErrorKind,
    bytes: Vec<u8>,
}

impl Write for Stick {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.left);
        if taken == 0 && !bytes.is_empty() {
            return Err(self.ends_with.into());
        }
        self.bytes.extend_from_slice(&bytes[..taken]);
        self.left -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads up to the place where the stick is pulled out.
struct Pulled<'a>(&'a [u8]);

impl Source for Pulled<'_> {
    fn begin(&self) -> sokrat_core::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Pulled(self.0)))
    }
}

impl Read for Pulled<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() { Err(ErrorKind::Other.into()) } else { self.0.read(buffer) }
    }
}

/// A package in whose place something else lies when it is read for the second time.
struct Exchanged<'a> {
    first: &'a [u8],
    then: &'a [u8],
    begun: Cell<bool>,
}

impl Source for Exchanged<'_> {
    fn begin(&self) -> sokrat_core::Result<Box<dyn Read + '_>> {
        Ok(Box::new(if self.begun.replace(true) { self.then } else { self.first }))
    }
}

#[test]
fn a_package_that_is_exchanged_between_proving_and_applying_changes_nothing() {
    let one = Laptop::first();
    let two = one.join(2);
    for number in 0..3_000 {
        two.person(&format!("Седова {number}"));
    }
    let whole = two.package(Scope::Missing(None));
    two.person("Орлова");
    let longer = two.package(Scope::Missing(None));
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let before = one.dump();
    let cases = [
        ("another one", &longer[..], Code::DamagedPackage),
        ("one that was cut", &whole[..whole.len() - 200], Code::DamagedPackage),
        ("one that was changed", &changed[..], Code::DamagedPackage),
        ("none", b"something else", Code::NotAPackage),
    ];
    for (what, then, code) in cases {
        let package = Exchanged { first: &whole, then, begun: Cell::new(false) };
        let taken = one.file().import(package, false, &mut |_, _| true).map(drop).map_err(|error| error.code);
        assert_eq!(taken, Err(code), "{what}");
        same(&before, &one.dump(), &format!("{what}: of what was applied until then nothing stays"));
    }
    let package = Exchanged { first: &whole, then: &whole, begun: Cell::new(false) };
    one.file().import(package, false, &mut |_, _| true).expect("the same one again is taken in");
}

#[test]
fn a_stick_that_fails_in_the_middle_costs_only_the_package() {
    let one = Laptop::first();
    let two = one.join(2);
    two.file()
        .transact(Op::Other, |tx| {
            (0..6_000).try_for_each(|number| {
                let id = tx.new_id();
                tx.insert(&MUNICIPALITY, id, &[("name", text(&format!("Село {id}"))), ("position", Value::Integer(number))])
            })
        })
        .expect("much is written");
    let whole = two.package(Scope::Missing(None));
    assert!(whole.len() > 3 << 16, "several pieces: {}", whole.len());
    let (before_one, before_two) = (one.dump(), two.dump());
    for left in [0, 10, 100, 1 << 16, whole.len() / 2, whole.len() - 1] {
        for (ends_with, code) in [(ErrorKind::StorageFull, Code::DiskFull), (ErrorKind::Other, Code::InputOutput)] {
            let mut stick = Stick { left, ends_with, bytes: Vec::new() };
            let failed = two.file().export(&mut stick, Scope::Missing(None), &mut |_, _| true).map(drop);
            assert_eq!(failed.map_err(|error| error.code), Err(code), "{left} bytes, then {ends_with:?}");
            // What is left of it on the stick is no package for anybody.
            let torn = one.take(&stick.bytes).map(drop).map_err(|error| error.code);
            assert!(matches!(torn, Err(Code::DamagedPackage | Code::NotAPackage)), "{left} bytes of a package: {torn:?}");
        }
        let pulled = one.file().import(Pulled(&whole[..left]), false, &mut |_, _| true).map(drop);
        assert_eq!(pulled.map_err(|error| error.code), Err(Code::InputOutput), "pulled out after {left} bytes were read: that is not damage");
    }
    same(&before_one, &one.dump(), "whoever reads is as before");
    same(&before_two, &two.dump(), "and so is whoever writes");
    one.take(&two.package(Scope::Missing(None))).expect("another stick works");
}
