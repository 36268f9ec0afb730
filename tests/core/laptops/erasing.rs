//! Erasing a person: nothing of them is left in the file, the register stays whole, other laptops follow.

use std::fs;
use std::path::Path;

use sokrat_core::calendar;
use sokrat_core::certificates::{self, AnnulRequest, CertificateOrder, DocumentListRequest, DocumentRow, NameCaseRequest, Verdict};
use sokrat_core::file::fold::Stamp;
use sokrat_core::file::{Op, Scope};
use sokrat_core::ids::{EventId, PersonId};
use sokrat_core::laptops;
use sokrat_core::names::cases::Case;
use sokrat_core::people::{self, PersonFields, RoleFields};
use sokrat_core::registrations::{self, CheckInRequest};
use sokrat_core::values::{Edit, Span};
use sokrat_core::{Code, organisations};

use super::fleet::{Laptop, same};
use crate::stage::{day, workshop};
use crate::support::person_fields;

/// A name like no other, and what of it may stand in a file: also folded, also without the letters that it shares with others.
const NAME: &str = "Крыжановская Ульяна Потаповна";
const TRACES: &[&str] = &["рыжановск", "РЫЖАНОВСК", "льян", "отаповн", "9105550199", "910 555-01-99", "ulyana", "глашатай", "любит синий"];

/// The traces that stand in these bytes.
fn traces(bytes: &[u8]) -> Vec<&'static str> {
    TRACES.iter().copied().filter(|trace| bytes.windows(trace.len()).any(|window| window == trace.as_bytes())).collect()
}

/// Everything that the programme has on the disk.
fn on_disk(path: &Path) -> Vec<u8> {
    let mut bytes = fs::read(path).expect("the file is there");
    bytes.extend(fs::read(format!("{}-wal", path.display())).unwrap_or_default());
    bytes
}

fn check_in(laptop: &Laptop, event_id: EventId, person_id: PersonId) {
    registrations::check_in(laptop.file(), CheckInRequest { event_id, person_id, present: true }).expect("marked at the door");
}

fn issue(laptop: &Laptop, event: EventId) {
    let order = CertificateOrder { template: Some("shipped-participant".to_owned()), ..CertificateOrder::of(event, true) };
    certificates::issue(laptop.file(), &order, day("2019-05-15"), |_| Ok(())).expect("issued");
}

fn give_role(laptop: &Laptop, person_id: PersonId, title: &str) {
    let organisation = organisations::create(laptop.file(), crate::organisations::form("Клуб «Заря»")).expect("made").value;
    let fields = RoleFields { person_id, organisation_id: organisation, title: title.to_owned(), since: None, until: None, head: false };
    people::add_role(laptop.file(), fields).expect("a role is given");
}

fn register(laptop: &Laptop) -> Vec<DocumentRow> {
    let request = DocumentListRequest { filter: Default::default(), order: None, span: Span { offset: 0, limit: 100 } };
    laptop.file().read(|conn| certificates::register(conn, &request)).expect("the register is read").rows
}

/// Somebody with everything that the programme knows of people, at an event with two others.
fn somebody(laptop: &Laptop) -> (EventId, PersonId) {
    let event = calendar::create(laptop.file(), workshop("2019-05-14")).expect("an event is made").value;
    let fields = PersonFields {
        phone: "+7 910 555-01-99".to_owned(),
        email: "ulyana@example.org".to_owned(),
        notes: "любит синий".to_owned(),
        ..person_fields(NAME)
    };
    let person = people::create(laptop.file(), fields.clone()).expect("a person is made").value;
    check_in(laptop, event, person);
    for other in ["Седова Анна", "Жуков Пётр"] {
        check_in(laptop, event, people::create(laptop.file(), person_fields(other)).expect("a person is made").value);
    }
    give_role(laptop, person, "глашатай");
    issue(laptop, event);
    let corrected =
        NameCaseRequest { person_id: person, case: Case::Dative, name: "Крыжановской Ульяне Потаповне".to_owned() };
    certificates::correct_name(laptop.file(), corrected).expect("corrected");
    people::edit(laptop.file(), Edit { id: person, fields: PersonFields { notes: String::new(), ..fields } }).expect("edited");
    laptop.file().undo().expect("taken back");
    (event, person)
}

#[test]
fn nothing_of_an_erased_person_is_left_in_the_file() {
    let mut one = Laptop::first();
    let (event, person) = somebody(&one);
    one.open();
    assert_eq!(traces(&on_disk(&one.path)), ["рыжановск", "льян", "отаповн", "9105550199", "910 555-01-99", "ulyana", "глашатай", "любит синий"]);
    people::erase(one.file(), person).expect("erased");
    assert_eq!(traces(&on_disk(&one.path)), [""; 0], "at once, in tables, journal, search index, write-ahead log");
    one.open();
    assert_eq!(traces(&on_disk(&one.path)), [""; 0], "and when the file was closed");
    let report = one.file().check(&mut |_, _| true).expect("the file can be checked");
    assert!(report.is_clean(), "the chain holds: {report:?}");
    let present = one.file().read(|conn| sokrat_core::store::registrations::door_count(conn, event)).expect("counted").people;
    assert_eq!(present, 3, "that three were there stays true");
    assert_eq!(people::erase(one.file(), person).map_err(|error| error.code), Err(Code::NotFound), "there is nobody to erase any more");
}

#[test]
fn an_erasure_cannot_be_taken_back_and_does_not_stand_in_the_way() {
    let one = Laptop::first();
    let other = people::create(one.file(), person_fields("Седова Анна")).expect("made").value;
    let person = people::create(one.file(), person_fields(NAME)).expect("made").value;
    people::edit(one.file(), Edit { id: other, fields: person_fields("Седова Вера") }).expect("edited");
    people::erase(one.file(), person).expect("erased");
    let (replica, vector) = (one.file().replica_id().expect("it has one"), one.file().vector().expect("it knows"));
    let action: i64 = one
        .file()
        .read(|conn| Ok(conn.query_row("SELECT seq FROM action WHERE op = 'erase-person'", [], |row| row.get(0))?))
        .expect("it is in the journal");
    assert!(action <= vector.get(replica), "among this laptop's own");
    let taken = one.file().take_back(Stamp { replica, seq: action });
    assert_eq!(taken.map(|_| ()).map_err(|error| error.code), Err(Code::CannotTakeBack), "what is gone cannot come back");
    assert_eq!(one.file().undo().expect("what was done before can").value, Op::EditPerson, "the edit of somebody else");
    let name = one.file().read(|conn| people::get(conn, other)).expect("she is there").full_name;
    assert_eq!(name, "Седова Анна", "is taken back");
    assert_eq!(one.file().redo().expect("and done again").value, Op::EditPerson, "over the erasure as well");
}

#[test]
fn the_register_keeps_number_and_day_and_proves_the_paper() {
    let one = Laptop::first();
    let (event, person) = somebody(&one);
    let before = register(&one).into_iter().find(|row| row.holder == NAME).expect("it was given to her");
    let code = certificates::certificate_code(&before.number, before.issued_on, NAME);
    certificates::annul(one.file(), AnnulRequest { id: before.id, reason: "ошибка у Крыжановской".to_owned() }).expect("annulled");
    issue(&one, event);
    people::erase(one.file(), person).expect("erased");
    let rows = register(&one);
    assert_eq!(rows.len(), 4, "no line is lost");
    let after = rows.iter().find(|row| row.number == before.number).expect("the number stands");
    assert_eq!(
        (after.holder.as_str(), after.person_id, after.reason.as_str(), after.issued_on, after.event_id, after.state.as_str()),
        ("", None, "", before.issued_on, Some(event), "annulled"),
        "without a name and without what somebody wrote about it"
    );
    assert!(after.template.is_some() && after.template == before.template, "on which template it was printed says nothing of her");
    let again = one.file().read(|conn| certificates::certificate(conn, after.id));
    assert_eq!(again.map(|_| ()).map_err(|error| error.code), Err(Code::NameErased), "and the paper cannot be made once more");
    let gaps = one.file().read(|conn| certificates::gaps(conn, None)).expect("read");
    assert_eq!(gaps, [], "so there is no gap to explain");
    let newer = rows.iter().find(|row| !row.erased.is_empty() && row.number != before.number).expect("she had a second one");
    let check = |text: &str| one.file().read(|conn| certificates::check_code(conn, text)).expect("checked");
    let paper = check(&certificates::certificate_code(&newer.number, newer.issued_on, NAME));
    assert_eq!((paper.verdict, paper.name_proved), (Verdict::Valid, true), "whoever brings the paper proves it");
    assert_eq!(check(&code).verdict, Verdict::Annulled, "and the old one is what it was");
    let forged = check(&certificates::certificate_code(&newer.number, newer.issued_on, "Седова Анна"));
    assert_eq!(forged.verdict, Verdict::NameDiffers, "another name is found out");
    issue_to_somebody_new(&one, event);
    let numbers = register(&one).into_iter().map(|row| row.number).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(numbers.len(), 5, "no number is given again");
}

fn issue_to_somebody_new(laptop: &Laptop, event: EventId) {
    check_in(laptop, event, people::create(laptop.file(), person_fields("Зуев Лев")).expect("made").value);
    issue(laptop, event);
}

#[test]
fn the_number_of_an_undone_issue_stays_given_after_an_erasure() {
    let one = Laptop::first();
    let event = calendar::create(one.file(), workshop("2019-05-14")).expect("an event is made").value;
    let person = people::create(one.file(), person_fields(NAME)).expect("made").value;
    check_in(&one, event, person);
    issue(&one, event);
    one.file().undo().expect("taken back");
    people::erase(one.file(), person).expect("erased");
    assert_eq!(register(&one).len(), 0, "it stands in the register no more");
    issue_to_somebody_new(&one, event);
    assert!(register(&one)[0].number.ends_with("00002"), "its number may be on paper");
}

#[test]
fn what_other_laptops_entered_without_knowing_is_erased_when_it_comes() {
    let one = Laptop::first();
    let (event, person) = somebody(&one);
    let two = one.join(2);
    // Both erase; the second had worked on, with a role and a certificate that the first has never seen.
    let again = calendar::create(two.file(), workshop("2019-06-14")).expect("an event is made").value;
    check_in(&two, again, person);
    issue(&two, again);
    give_role(&two, person, "глашатай вече");
    let corrected = NameCaseRequest { person_id: person, case: Case::Genitive, name: "Крыжановской Ульяны".to_owned() };
    certificates::correct_name(two.file(), corrected).expect("corrected");
    let given = register(&two).into_iter().find(|row| row.event_id == Some(again)).expect("it was given");
    people::erase(one.file(), person).expect("erased");
    let take = |laptop: &Laptop, package: &[u8]| laptops::take(laptop.file(), package, false, &mut |_, _| true).expect("taken in");
    // The first gets what is late; the second gets the erasure of what it has itself.
    let (from_one, from_two) = (one.package(Scope::Everything), two.package(Scope::Everything));
    take(&one, &from_two);
    take(&two, &from_one);
    for laptop in [&one, &two] {
        assert_eq!(traces(laptop.dump().as_bytes()), [""; 0], "neither has anything of her");
        let kept = register(laptop).into_iter().find(|row| row.number == given.number).expect("the number stands");
        assert_eq!((kept.holder.as_str(), kept.issued_on), ("", given.issued_on), "without the name");
    }
    take(&one, &two.package(Scope::Everything));
    take(&two, &one.package(Scope::Everything));
    same(&one.dump(), &two.dump(), "both did the same without having heard of each other");
    let conflicts = one.dump().lines().filter(|line| line.starts_with("conflict")).count();
    assert_eq!(conflicts, 0, "and there is nothing to decide");
    let seen = one.file().vector().expect("it knows");
    take(&one, &two.package(Scope::Everything));
    assert_eq!(one.file().vector().expect("it knows"), seen, "once more there is nothing to erase");
    assert_eq!(register(&one).iter().filter(|row| row.event_id == Some(event)).count(), 3, "others keep theirs");
}
