//! Printed papers of an event: whose names they hold, row numbers that stay, presence entered by row.

use RegistrationStatus::{Attended, Cancelled, Invited, Registered, Waiting};
use sokrat_core::calendar::EventFields;
use sokrat_core::certificates::{self, Part, PartRequest};
use sokrat_core::duplicates::{self, JoinRequest, RecordKind};
use sokrat_core::file::tables::REGISTRATION;
use sokrat_core::ids::{EventId, PersonId, RecordId};
use sokrat_core::registrations::{
    self, EventPapers, MarkRows, PaperPeople, RegistrationListRequest, RegistrationStatus, RowsMarked, ScanRequest, StatusRequest, badge_code,
    badge_digits,
};
use sokrat_core::store::registrations::id_of;
use sokrat_core::values::Span;
use sokrat_core::{Code, Error, Op, Result};

use super::stage::{check_in, event, founded, register, status_of, workshop};
use super::support::Scene;

/// Prints the sheet: surname and row number, as the paper has them.
fn sheet(scene: &Scene, event: EventId, anew: bool) -> Vec<(String, u32)> {
    let rows = |papers: &EventPapers| Ok(papers.people.iter().map(|p| (p.name.surname.clone(), p.number.unwrap_or(0))).collect());
    registrations::print_sheet(scene.file(), event, anew, rows).expect("the sheet is printed").value
}

fn rows(expected: &[(&str, u32)]) -> Vec<(String, u32)> {
    expected.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect()
}

fn cancel(scene: &Scene, event: EventId, person: PersonId) {
    registrations::set_status(scene.file(), StatusRequest { ids: vec![id_of(event, person)], status: Cancelled }).expect("cancelled");
}

fn mark(scene: &Scene, event: EventId, numbers: &str) -> Result<RowsMarked> {
    registrations::mark_rows(scene.file(), MarkRows { event_id: event, numbers: numbers.to_owned() }).map(|done| done.value)
}

#[test]
fn rows_are_numbered_by_name_and_keep_their_numbers() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let [vera, anna, boris] = ["Ветрова", "Аркова", "Белов"].map(|surname| scene.person(surname));
    register(&scene, id, vera, Registered);
    register(&scene, id, anna, Registered);
    assert_eq!(sheet(&scene, id, false), rows(&[("Аркова", 1), ("Ветрова", 2)]), "the first sheet counts by name");
    register(&scene, id, boris, Invited);
    let second = rows(&[("Аркова", 1), ("Белов", 3), ("Ветрова", 2)]);
    assert_eq!(sheet(&scene, id, false), second, "who comes later gets the next number, the others keep theirs");
    cancel(&scene, id, boris);
    let galya = scene.person("Гулина");
    register(&scene, id, galya, Registered);
    let third = rows(&[("Аркова", 1), ("Ветрова", 2), ("Гулина", 4)]);
    assert_eq!(sheet(&scene, id, false), third, "a number on paper is not given to another person");
    register(&scene, id, boris, Registered);
    assert_eq!(sheet(&scene, id, false)[1], ("Белов".to_owned(), 3), "who comes back has the number of before");
    let anew = rows(&[("Аркова", 1), ("Белов", 2), ("Ветрова", 3), ("Гулина", 4)]);
    assert_eq!(sheet(&scene, id, true), anew, "numbered anew on demand");
    let undo = scene.file().undo_state().expect("read").undo;
    sheet(&scene, id, false);
    assert_eq!(scene.file().undo_state().expect("read").undo, undo, "a sheet that changes no number leaves nothing to undo");
}

#[test]
fn a_person_with_two_records_stands_on_papers_once_and_as_what_they_take_part() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let [first, second, other] = ["Аркова", "Аркова", "Белова"].map(|surname| scene.person(surname));
    for person in [first, second, other] {
        register(&scene, id, person, Registered);
    }
    certificates::set_part(scene.file(), PartRequest { event_id: id, person_id: other, part: Part::Speaker }).expect("a speaker");
    let printed = || {
        let papers = scene.file().read(|conn| registrations::papers(conn, id, PaperPeople::Registered, &[])).expect("read");
        papers.people.into_iter().map(|person| (person.name.surname, person.part)).collect::<Vec<_>>()
    };
    assert_eq!(printed().len(), 3, "three records");
    let ids = [first, second].map(|person| RecordId(person.0)).to_vec();
    duplicates::join(scene.file(), JoinRequest { kind: RecordKind::Person, ids, choices: vec![] }).expect("joined");
    assert_eq!(printed(), [("Аркова".to_owned(), Part::Participant), ("Белова".to_owned(), Part::Speaker)], "two people, one badge each");
    let request = RegistrationListRequest { event_id: id, text: String::new(), status: None, order: None, span: Span { offset: 0, limit: 9 } };
    let rows = scene.file().read(|conn| registrations::list(conn, &request)).expect("read").rows;
    assert_eq!(rows.iter().map(|row| row.part).collect::<Vec<_>>(), [Part::Participant, Part::Speaker], "the list of the event says the same");
}

/// The numbers that live registrations of an event have.
fn numbers_kept(scene: &Scene) -> i64 {
    scene.get("SELECT count(*) FROM registration WHERE list_number IS NOT NULL AND _del = 0")
}

#[test]
fn numbering_anew_leaves_no_number_with_whoever_is_not_on_the_sheet() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let [anna, bella] = ["Аркова", "Белова"].map(|surname| scene.person(surname));
    for person in [anna, bella] {
        register(&scene, id, person, Registered);
    }
    assert_eq!(sheet(&scene, id, false), rows(&[("Аркова", 1), ("Белова", 2)]), "the first sheet");
    cancel(&scene, id, anna);
    assert_eq!(sheet(&scene, id, true), rows(&[("Белова", 1)]), "the sheet without her is numbered anew");
    assert_eq!(numbers_kept(&scene), 1, "who has cancelled has no number any more");
    assert_eq!(mark(&scene, id, "1"), Ok(RowsMarked { marked: 1, before: 0 }), "the first row was signed");
    assert_eq!([anna, bella].map(|person| status_of(&scene, id, person)), [Some(Cancelled), Some(Attended)], "by her who stands there");
    let refused = mark(&scene, id, "2").expect_err("the sheet has one row");
    assert_eq!(refused.issues[0].code, Code::NoSuchRow, "a number of the old sheet is none");
    register(&scene, id, anna, Registered);
    assert_eq!(sheet(&scene, id, false), rows(&[("Аркова", 2), ("Белова", 1)]), "who comes back gets the next number");
}

#[test]
fn numbering_anew_can_be_taken_back_whole() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let [anna, bella] = ["Аркова", "Белова"].map(|surname| scene.person(surname));
    for person in [anna, bella] {
        register(&scene, id, person, Registered);
    }
    sheet(&scene, id, false);
    cancel(&scene, id, anna);
    sheet(&scene, id, true);
    assert_eq!(scene.file().undo().expect("undone").value, Op::PrintSheet, "numbers and those that were taken away are one action");
    assert_eq!(numbers_kept(&scene), 2, "both numbers are there again");
    register(&scene, id, anna, Registered);
    assert_eq!(sheet(&scene, id, false), rows(&[("Аркова", 1), ("Белова", 2)]), "each with the person of before");
}

#[test]
fn numbering_anew_leaves_no_number_with_another_record_of_a_joined_person() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let [first, second, other] = ["Аркова", "Аркова", "Белова"].map(|surname| scene.person(surname));
    for person in [first, second, other] {
        register(&scene, id, person, Registered);
    }
    assert_eq!(sheet(&scene, id, false), rows(&[("Аркова", 1), ("Аркова", 2), ("Белова", 3)]), "three records");
    let ids = [first, second].map(|person| RecordId(person.0)).to_vec();
    duplicates::join(scene.file(), JoinRequest { kind: RecordKind::Person, ids, choices: vec![] }).expect("joined");
    assert_eq!(sheet(&scene, id, true), rows(&[("Аркова", 1), ("Белова", 2)]), "two people");
    assert_eq!(numbers_kept(&scene), 2, "the record that gives way has no number");
    mark(&scene, id, "2").expect("the second row was signed");
    let present = [first, second, other].map(|person| status_of(&scene, id, person));
    assert_eq!(present, [Some(Registered), Some(Registered), Some(Attended)], "by her who stands there");
}

#[test]
fn of_two_with_one_number_the_row_is_of_who_stands_on_the_sheet() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let [anna, bella, vera] = ["Аркова", "Белова", "Ветрова"].map(|surname| scene.person(surname));
    for person in [anna, bella, vera] {
        register(&scene, id, person, Registered);
    }
    // As laptops leave it that did not know of each other's sheets.
    let numbered = scene.file().transact(Op::PrintSheet, |tx| {
        [anna, bella, vera].into_iter().try_for_each(|person| tx.update(&REGISTRATION, id_of(id, person), &[("list_number", 1_i64.into())]).map(drop))
    });
    numbered.expect("numbered");
    cancel(&scene, id, anna);
    assert_eq!(mark(&scene, id, "1"), Ok(RowsMarked { marked: 1, before: 0 }), "one row, one person");
    let told = [anna, bella, vera].map(|person| status_of(&scene, id, person));
    assert_eq!(told, [Some(Cancelled), Some(Attended), Some(Registered)], "the first by name of those who stand there");
}

#[test]
fn nothing_is_numbered_when_printing_fails() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    register(&scene, id, scene.person("Аркова"), Registered);
    let failed = registrations::print_sheet(scene.file(), id, false, |_| Err::<(), _>(Error::new(Code::DiskFull)));
    assert_eq!(failed.map(|done| done.value).map_err(|error| error.code), Err(Code::DiskFull), "the reason is told");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM registration WHERE list_number IS NOT NULL"), 0, "no row has a number");
    assert_ne!(scene.file().undo_state().expect("read").undo, Some(Op::PrintSheet), "there is no action");
}

#[test]
fn a_signed_sheet_is_entered_by_its_numbers_all_or_none() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let people = ["Аркова", "Белова", "Ветрова", "Гулина"].map(|surname| scene.person(surname));
    for person in people {
        register(&scene, id, person, Registered);
    }
    sheet(&scene, id, false);
    check_in(&scene, id, people[0], true);
    let refused = mark(&scene, id, "1-6").expect_err("rows 5 and 6 are not there");
    assert_eq!((refused.issues[0].field.as_str(), refused.issues[0].code), ("numbers", Code::NoSuchRow), "at the field");
    assert_eq!(refused.issues[0].facts.get("numbers"), Some(&"5, 6".into()), "with the numbers that are wrong");
    assert_eq!(status_of(&scene, id, people[1]), Some(Registered), "nobody was marked");
    assert_eq!(mark(&scene, id, "1, 3–4"), Ok(RowsMarked { marked: 2, before: 1 }), "two are new");
    assert_eq!(people.map(|person| status_of(&scene, id, person).expect("listed")), [Attended, Registered, Attended, Attended], "by row");
    assert_eq!(scene.file().undo().expect("undone").value, Op::CheckInMany, "as one action");
    assert_eq!(status_of(&scene, id, people[3]), Some(Registered), "which can be taken back");
}

#[test]
fn papers_are_for_those_registered_present_or_chosen() {
    let scene = founded();
    let id = event(&scene, EventFields { capacity: Some(3), ..workshop("2019-04-29") });
    let [anna, boris, vera, galya] = ["Аркова", "Белов", "Ветрова", "Гулина"].map(|surname| scene.person(surname));
    for (person, status) in [(anna, Registered), (boris, Registered), (vera, Invited), (galya, Waiting)] {
        register(&scene, id, person, status);
    }
    check_in(&scene, id, boris, true);
    let names = |who, chosen: &[PersonId]| {
        let chosen: Vec<_> = chosen.iter().map(|person| id_of(id, *person)).collect();
        let papers = scene.file().read(|conn| registrations::papers(conn, id, who, &chosen));
        papers.map(|papers| papers.people.into_iter().map(|person| person.name.surname).collect::<Vec<_>>())
    };
    assert_eq!(names(PaperPeople::Registered, &[]).expect("read"), ["Аркова", "Белов", "Ветрова"], "who waits has no place yet");
    assert_eq!(names(PaperPeople::Present, &[]).expect("read"), ["Белов"], "those marked");
    assert_eq!(names(PaperPeople::Chosen, &[galya, anna]).expect("read"), ["Аркова", "Гулина"], "whom somebody chose, by name");
    let nobody = names(PaperPeople::Chosen, &[]).expect_err("nobody was chosen");
    assert_eq!((nobody.issues[0].field.as_str(), nobody.issues[0].code), ("people", Code::NobodyToPrint), "told at the field");
}

#[test]
fn a_badge_s_code_is_capitals_and_digits() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let code = badge_code(id_of(id, scene.person("Аркова")));
    assert_eq!(code.len(), 33, "R and sixteen bytes");
    assert!(code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()), "a small QR code, the same on any keyboard: {code}");
}

#[test]
fn a_scanned_badge_marks_present_once() {
    let scene = founded();
    let (id, other) = (event(&scene, workshop("2019-04-29")), event(&scene, workshop("2019-05-13")));
    let [anna, boris] = ["Аркова", "Белов"].map(|surname| scene.person(surname));
    register(&scene, id, anna, Registered);
    register(&scene, other, boris, Registered);
    let scan = |event: EventId, person: PersonId| {
        registrations::scan(scene.file(), &ScanRequest { event_id: id, code: badge_code(id_of(event, person)) }).map(|done| done.value)
    };
    let first = scan(id, anna).expect("her badge is read");
    assert!(first.full_name.starts_with("Аркова") && !first.before, "she is told by name: {first:?}");
    assert_eq!(status_of(&scene, id, anna), Some(Attended), "she is present");
    let undo = scene.file().undo_state().expect("read").undo;
    assert!(scan(id, anna).expect("her badge is read again").before, "it is said that she was marked");
    assert_eq!(status_of(&scene, id, anna), Some(Attended), "a second scan takes nothing back");
    assert_eq!(scene.file().undo_state().expect("read").undo, undo, "and leaves nothing to undo");
    let wrong = scan(other, boris).expect_err("his badge is for another event");
    assert_eq!((wrong.code, wrong.facts.contains_key("event")), (Code::BadgeOfAnotherEvent, true), "which one is told");
    assert_eq!(scan(id, boris).map_err(|error| error.code), Err(Code::UnknownBadge), "he has none for this one");
    register(&scene, id, boris, Registered);
    let bars = |event: EventId, person: PersonId| {
        registrations::scan(scene.file(), &ScanRequest { event_id: id, code: badge_digits(id_of(event, person)) }).map(|done| done.value.full_name)
    };
    assert_eq!(bars(id, boris).map(|name| name.starts_with("Белов")), Ok(true), "a scanner of bars reads the badge as well");
    assert_eq!(status_of(&scene, id, boris), Some(Attended), "and marks him");
    assert_eq!(bars(other, boris).map_err(|error| error.code), Err(Code::BadgeOfAnotherEvent), "bars of another event are told too");
    assert_eq!(bars(other, anna).map_err(|error| error.code), Err(Code::UnknownBadge), "and those of nobody");
    let nonsense = registrations::scan(scene.file(), &ScanRequest { event_id: id, code: "4606453849072".into() });
    assert_eq!(nonsense.map(|done| done.value).map_err(|error| error.code), Err(Code::NotABadge), "a code of a bottle of water is none");
}
