//! Several records of one person or organisation: joined, separated, told apart; the same whatever the order.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sokrat_core::duplicates::*;
use sokrat_core::file::tables::{EVENT, ORGANISATION, REGISTRATION, SAME_AS};
use sokrat_core::file::{Noun, Op};
use sokrat_core::ids::{EventId, OrganisationId, PersonId, RawId, RecordId, RegistrationId};
use sokrat_core::store::joined;
use sokrat_core::{Code, Result};

use crate::at_random::at_random;
use crate::support::{Scene, text};

fn record(id: impl Into<RawId>) -> RecordId {
    RecordId(id.into())
}

fn join(scene: &Scene, ids: &[PersonId]) -> Result<RecordId> {
    join_with(scene, ids, &[])
}

fn join_with(scene: &Scene, ids: &[PersonId], choices: &[(&str, PersonId)]) -> Result<RecordId> {
    let choices = choices.iter().map(|(field, from)| FieldChoice { field: (*field).to_owned(), from: record(*from) }).collect();
    let request = JoinRequest { kind: RecordKind::Person, ids: ids.iter().map(|id| record(*id)).collect(), choices };
    sokrat_core::duplicates::join(scene.file(), request).map(|done| done.value)
}

fn separate(scene: &Scene, id: PersonId) {
    let request = SeparateRequest { kind: RecordKind::Person, id: record(id) };
    sokrat_core::duplicates::separate(scene.file(), request).expect("a joined record is separated");
}

/// Which record stands for each that is joined.
fn canon(scene: &Scene) -> Vec<(RawId, RawId)> {
    scene.file().read(joined::picture).expect("derived data is read")
}

fn people(scene: &Scene, count: usize) -> Vec<PersonId> {
    let people = (0..count)
        .map(|number| {
            scene.world.advance(1);
            scene.person(&format!("Орлова{number}"))
        })
        .collect::<Vec<_>>();
    assert!(people.is_sorted(), "newer identifiers sort after older ones");
    people
}

fn check(scene: &Scene) {
    let report = scene.file().check(&mut |_, _| true).expect("the check runs");
    assert!(report.is_clean(), "tables, journal and derived data agree: {report:?}");
}

#[test]
fn joined_records_are_one_and_the_oldest_stands_for_all() {
    let scene = Scene::new();
    let people = people(&scene, 4);
    assert_eq!(join(&scene, &[people[2], people[1]]).unwrap(), record(people[1]), "the oldest, whichever was named first");
    let one = |id: PersonId| (id.raw(), people[1].raw());
    assert_eq!(canon(&scene), [one(people[1]), one(people[2])], "both and nobody else");
    join(&scene, &[people[3], people[2]]).unwrap();
    assert_eq!(canon(&scene), [one(people[1]), one(people[2]), one(people[3])], "one through another is one as well");
    join(&scene, &[people[0], people[3]]).unwrap();
    let all = people.iter().map(|id| (id.raw(), people[0].raw())).collect::<Vec<_>>();
    assert_eq!(canon(&scene), all, "an older one that comes later stands for all");
    check(&scene);
    assert_eq!(scene.file().undo().unwrap().changed.into_iter().collect::<Vec<_>>(), [Noun::Duplicates], "and can be undone");
    assert_eq!(canon(&scene).len(), 3, "as it was before");
    check(&scene);
}

#[test]
fn joining_twice_says_nothing_new() {
    let scene = Scene::new();
    let people = people(&scene, 2);
    join(&scene, &people).unwrap();
    let request = JoinRequest { kind: RecordKind::Person, ids: vec![record(people[1]), record(people[0])], choices: vec![] };
    assert!(sokrat_core::duplicates::join(scene.file(), request).unwrap().changed.is_empty(), "nothing is written the second time, either way round");
}

#[test]
fn what_cannot_be_joined_is_refused() {
    let scene = Scene::new();
    let people = people(&scene, 2);
    assert_eq!(join(&scene, &people[..1]).unwrap_err().code, Code::BadRequest, "one record is one already");
    assert_eq!(join(&scene, &[people[0], people[0]]).unwrap_err().code, Code::BadRequest, "also when it is named twice");
    assert_eq!(join(&scene, &[people[0], PersonId(RawId([7; 16]))]).unwrap_err().code, Code::NotFound, "a record must be there");
    assert_eq!(join_with(&scene, &people, &[("folded", people[0])]).unwrap_err().code, Code::BadRequest, "only fields can be chosen");
    assert!(canon(&scene).is_empty(), "and nothing is left of it");
    let alone = SeparateRequest { kind: RecordKind::Person, id: record(people[0]) };
    assert_eq!(sokrat_core::duplicates::separate(scene.file(), alone).unwrap_err().code, Code::NotFound, "what is alone cannot be separated");
}

#[test]
fn what_was_chosen_stands_and_goes_with_whom_it_came_from() {
    let scene = Scene::new();
    let people = people(&scene, 3);
    for (id, phone, email) in [(people[0], "1", ""), (people[1], "2", "one3123000005example.org"), (people[2], "3", "two3123000005example.org")] {
        scene.set_person(id, "phone", text(phone));
        scene.set_person(id, "email", text(email));
    }
    let said = |id: PersonId| scene.get::<String>(&format!("SELECT phone || ' ' || email FROM person WHERE id = x'{id}'"));
    join_with(&scene, &people, &[("phone", people[1]), ("email", people[2])]).unwrap();
    assert_eq!(said(people[0]), "2 two3123000005example.org", "the record that stands for all says what was chosen");
    assert_eq!([said(people[1]), said(people[2])], ["2 one3123000005example.org", "3 two3123000005example.org"], "the others say what they said");
    separate(&scene, people[2]);
    assert_eq!(said(people[0]), "2 ", "what one lent goes with it, and nothing else");
    assert_eq!(canon(&scene).len(), 2, "the others stay together");
    separate(&scene, people[0]);
    assert_eq!(said(people[0]), "1 ", "the record that stood for all goes with its own values");
    assert!(canon(&scene).is_empty(), "two that are separated are alone");
    check(&scene);

    join_with(&scene, &people[..2], &[("phone", people[1])]).unwrap();
    scene.set_person(people[0], "phone", text("9"));
    separate(&scene, people[1]);
    assert_eq!(said(people[0]), "9 ", "what somebody wrote since is theirs");
}

#[test]
fn the_others_stay_together_when_the_one_between_them_goes() {
    let scene = Scene::new();
    let people = people(&scene, 3);
    join(&scene, &[people[0], people[1]]).unwrap();
    join(&scene, &[people[1], people[2]]).unwrap();
    separate(&scene, people[1]);
    assert_eq!(canon(&scene), [(people[0].raw(), people[0].raw()), (people[2].raw(), people[0].raw())], "only the one that was meant goes");
    scene.file().undo().unwrap();
    assert_eq!(canon(&scene).len(), 3, "undone as one");
    check(&scene);
}

#[test]
fn who_was_told_apart_can_still_be_joined() {
    let scene = Scene::new();
    let people = people(&scene, 2);
    let pair = PairRequest { kind: RecordKind::Person, one: record(people[1]), other: record(people[0]) };
    tell_apart(scene.file(), pair.clone()).unwrap();
    let told = scene.file().read(|conn| joined::told_apart(conn, RecordKind::Person)).unwrap();
    assert_eq!(told.into_iter().collect::<Vec<_>>(), [(people[0].raw(), people[1].raw())], "remembered whichever was named first");
    join(&scene, &people).unwrap();
    assert_eq!(canon(&scene).len(), 2, "the later word stands");
    assert_eq!(tell_apart(scene.file(), pair).unwrap_err().code, Code::BadRequest, "joined records are separated, not told apart");
}

#[test]
fn a_record_that_is_deleted_leaves_and_comes_back() {
    let scene = Scene::new();
    let people = people(&scene, 3);
    join(&scene, &people).unwrap();
    let delete = |id: PersonId| scene.file().transact(Op::DeletePerson, |tx| tx.delete(&sokrat_core::file::tables::PERSON, id)).unwrap();
    delete(people[0]);
    assert_eq!(canon(&scene), [(people[1].raw(), people[1].raw()), (people[2].raw(), people[1].raw())], "the next oldest stands for the others");
    delete(people[1]);
    assert!(canon(&scene).is_empty(), "one alone stands for itself");
    scene.file().undo().unwrap();
    scene.file().undo().unwrap();
    assert_eq!(canon(&scene).len(), 3, "as before");
    check(&scene);
}

fn organisation(scene: &Scene, inn: &str, kpp: &str) -> OrganisationId {
    scene.world.advance(1);
    let done = scene.file().transact(Op::CreateOrganisation, |tx| {
        let id = OrganisationId(tx.new_id());
        tx.insert(&ORGANISATION, id, &[("full_name", text("Радуга")), ("inn", text(inn)), ("kpp", text(kpp))])?;
        Ok(id)
    });
    done.expect("an organisation is inserted").value
}

const INN: &str = "3123000006";

#[test]
fn organisations_of_one_inn_are_one_but_branches_are_not() {
    let scene = Scene::new();
    assert_eq!(sokrat_core::identifiers::inn(INN).as_deref(), Ok(INN), "the number of this test is an INN");
    let (one, other) = (organisation(&scene, INN, ""), organisation(&scene, INN, ""));
    let (branch, wrong) = (organisation(&scene, INN, "312301001"), [organisation(&scene, "3123000005", ""), organisation(&scene, "3123000005", "")]);
    assert_eq!(canon(&scene), [(one.raw(), one.raw()), (other.raw(), one.raw())], "without anybody's word");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM same_as"), 0, "and without a row of the journal");
    let _ = (branch, wrong);

    let request = SeparateRequest { kind: RecordKind::Organisation, id: record(other) };
    sokrat_core::duplicates::separate(scene.file(), request).unwrap();
    assert!(canon(&scene).is_empty(), "unless a person says that they are not");
    scene.file().undo().unwrap();
    assert_eq!(canon(&scene).len(), 2, "undone");

    let set = |id: OrganisationId, inn: &str| {
        scene.file().transact(Op::EditOrganisation, |tx| tx.update(&ORGANISATION, id, &[("inn", text(inn))])).unwrap();
    };
    set(one, "");
    assert!(canon(&scene).is_empty(), "a corrected INN separates");
    set(one, INN);
    assert_eq!(canon(&scene).len(), 2, "and joins");
    check(&scene);
}

fn event(scene: &Scene) -> EventId {
    let done = scene.file().transact(Op::CreateEvent, |tx| {
        let id = EventId(tx.new_id());
        tx.insert(&EVENT, id, &[("title", text("Семинар")), ("starts", text("2019-04-29T07:00:00Z")), ("zone", text("Europe/Moscow"))])?;
        Ok(id)
    });
    done.expect("an event is inserted").value
}

fn register(scene: &Scene, event: EventId, person: PersonId, status: &str) -> RegistrationId {
    let id = sokrat_core::store::registrations::id_of(event, person);
    let values = [("event_id", event.into()), ("person_id", person.into()), ("status", text(status))];
    scene.file().transact(Op::Register, |tx| tx.put(&REGISTRATION, id, &values)).expect("a registration is written");
    id
}

/// What the event's page counts: with a place, present.
fn counts(scene: &Scene) -> (i64, i64) {
    (scene.get("SELECT registered FROM event_count"), scene.get("SELECT present FROM event_count"))
}

#[test]
fn two_registrations_at_one_event_count_as_one_and_the_stronger_stands() {
    let scene = Scene::new();
    let (people, event) = (people(&scene, 3), event(&scene));
    register(&scene, event, people[0], "registered");
    let second = register(&scene, event, people[1], "attended");
    register(&scene, event, people[2], "attended");
    assert_eq!(counts(&scene), (3, 2), "three people before");
    join(&scene, &people[..2]).unwrap();
    assert_eq!(counts(&scene), (2, 2), "one of them twice");
    scene.file().transact(Op::ChangeRegistration, |tx| tx.update(&REGISTRATION, second, &[("status", text("cancelled"))])).unwrap();
    assert_eq!(counts(&scene), (2, 1), "whoever writes it, the stronger stands");
    scene.file().transact(Op::ChangeRegistration, |tx| tx.delete(&REGISTRATION, second)).unwrap();
    assert_eq!(counts(&scene), (2, 1), "the other is left");
    scene.file().undo().unwrap();
    scene.file().undo().unwrap();
    register(&scene, event, people[0], "attended");
    assert_eq!(counts(&scene), (2, 2), "two presences of one person are one");
    check(&scene);
    scene.file().rebuild_derived(&mut |_, _| true).unwrap();
    assert_eq!(counts(&scene), (2, 2), "counted anew it is the same");
    separate(&scene, people[1]);
    assert_eq!(counts(&scene), (3, 3), "separated they are two");
    check(&scene);
}

/// A word about a pair: the numbers of two records, and joined, told apart or nothing said any more.
type Word = (usize, usize, Option<bool>);

const RECORDS: usize = 7;

fn words() -> impl Strategy<Value = Vec<Word>> {
    let word =
        (0..RECORDS, 0..RECORDS, prop::option::weighted(0.8, prop::bool::weighted(0.8))).prop_filter("two records", |(one, other, _)| one != other);
    prop::collection::vec(word, 0..14)
}

fn write(scene: &Scene, people: &[PersonId], (one, other, same): Word) {
    let (one, other) = (people[one].raw(), people[other].raw());
    let id = joined::pair_id(one, other);
    let done = scene.file().transact(Op::JoinRecords, |tx| match same {
        Some(same) => tx.put(&SAME_AS, id, &joined::columns(RecordKind::Person, one, other, same)).map(drop),
        None => match tx.delete(&SAME_AS, id) {
            Err(error) if error.code == Code::NotFound => Ok(()),
            other => other,
        },
    });
    done.expect("a word about a pair is written");
}

/// The components by the plainest rule: everybody takes the smallest number that reaches them.
fn expected(words: &BTreeMap<(usize, usize), Option<bool>>) -> Vec<usize> {
    let mut smallest = (0..RECORDS).collect::<Vec<_>>();
    for _ in 0..RECORDS {
        for ((one, other), same) in words {
            if *same == Some(true) {
                let least = smallest[*one].min(smallest[*other]);
                (smallest[*one], smallest[*other]) = (least, least);
            }
        }
    }
    smallest
}

proptest! {
    #![proptest_config(at_random(24))]

    /// The result depends on what was last said of each pair, not on the order in which the pairs came.
    #[test]
    fn any_order_gives_the_same(words in words(), shuffle in any::<u64>()) {
        let last = words.iter().map(|(one, other, same)| ((*one.min(other), *one.max(other)), *same)).collect::<BTreeMap<_, _>>();
        let smallest = expected(&last);
        let (one, other) = (Scene::new(), Scene::new());
        let (people, same_people) = (people(&one, RECORDS), people(&other, RECORDS));
        prop_assert_eq!(&people, &same_people, "two laptops with the same records");
        words.iter().for_each(|word| write(&one, &people, *word));
        // The other laptop hears only the last words, in another order.
        let mut last = last.into_iter().map(|((one, other), same)| (one, other, same)).collect::<Vec<_>>();
        let length = last.len().max(1);
        last.rotate_left(shuffle as usize % length);
        if shuffle % 2 == 0 { last.reverse(); }
        last.iter().for_each(|word| write(&other, &people, *word));
        prop_assert_eq!(canon(&one), canon(&other), "the order does not matter");
        let joined = (0..RECORDS).filter(|place| smallest.iter().filter(|least| **least == smallest[*place]).count() > 1);
        let wanted = joined.map(|place| (people[place].raw(), people[smallest[place]].raw())).collect::<Vec<_>>();
        prop_assert_eq!(canon(&one), wanted, "and it is the components of what was said");
        let before = canon(&one);
        one.file().rebuild_derived(&mut |_, _| true).unwrap();
        prop_assert_eq!(before, canon(&one), "computed anew it is the same");
    }

    /// Taking a record out leaves the others and their values as if it had never been joined.
    #[test]
    fn separating_is_exact(first in 0..RECORDS, second in 0..RECORDS) {
        prop_assume!(first != second);
        let scene = Scene::new();
        let people = people(&scene, RECORDS);
        let picture = |scene: &Scene| scene.get::<String>("SELECT group_concat(surname, ',') FROM (SELECT surname FROM person ORDER BY id)");
        let before = picture(&scene);
        let (one, other) = (people[first], people[second]);
        join_with(&scene, &[one, other], &[("surname", other)]).unwrap();
        prop_assert_eq!(canon(&scene).len(), 2, "joined");
        separate(&scene, if first % 2 == 0 { one } else { other });
        prop_assert_eq!(picture(&scene), before, "every value is what it was");
        prop_assert!(canon(&scene).is_empty(), "and nobody is joined");
    }
}

/// A person by the write path: surname, given name, patronymic, phone, e-mail address.
fn someone(scene: &Scene, [surname, given, patronymic, phone, email]: [&str; 5]) -> PersonId {
    scene.world.advance(1);
    let values =
        [("surname", text(surname)), ("given", text(given)), ("patronymic", text(patronymic)), ("phone", text(phone)), ("email", text(email))];
    let done = scene.file().transact(Op::CreatePerson, |tx| {
        let id = PersonId(tx.new_id());
        tx.insert(&sokrat_core::file::tables::PERSON, id, &values)?;
        Ok(id)
    });
    done.expect("a person is inserted").value
}

fn found(scene: &Scene) -> Vec<Found> {
    scene.file().read(|conn| find(conn, &mut |_, _| true)).expect("the search runs")
}

fn open_pairs(scene: &Scene, found: &[Found]) -> Vec<(RecordId, RecordId)> {
    scene.file().read(|conn| open(conn, found, None)).expect("proposals are read").rows.iter().map(|row| (row.one, row.other)).collect()
}

#[test]
fn what_speaks_for_one_person_is_weighed() {
    use DuplicateReason::{Email, Name, OtherSurname, Phone, Rare, Slip};
    let cases: &[([&str; 5], [&str; 5], &[DuplicateReason])] = &[
        (["Орлова", "Анна", "Петровна", "", ""], ["Орлова", "Анна", "Петровна", "", ""], &[Name, Rare]),
        (["Орлова", "Анна", "Петровна", "", ""], ["ОРЛОВА", "Анна", "Петровна", "+7 910 000-00-01", ""], &[Name, Rare]),
        (["Орлова", "Анна", "", "+7 910 000-00-01", ""], ["Анна", "Орлова", "", "8 (910) 000-00-01", ""], &[Name, Phone]),
        (["Семёнова", "Наталия", "", "", "n@example.org"], ["Семенова", "Наталья", "Юрьевна", "", "N@example.org"], &[Name, Email]),
        (["Орлова", "Анна", "", "+7 910 000-00-01", ""], ["Арлова", "Анна", "", "+7 910 000-00-01", ""], &[Slip, Phone]),
        (["Орлова", "Анна", "Петровна", "+7 910 000-00-01", ""], ["Белая", "Анна", "Петровна", "+7 910 000-00-01", ""], &[OtherSurname, Phone]),
        // Never: two sexes, however much else is the same.
        (["Невский", "Александр", "", "+7 910 000-00-01", "a@example.org"], ["Невская", "Александра", "", "+7 910 000-00-01", "a@example.org"], &[]),
        (["Орлов", "Иван", "Петрович", "+7 910 000-00-01", ""], ["Орлова", "Инна", "Петровна", "+7 910 000-00-01", ""], &[]),
        // Too little: a name without a patronymic, a phone of an office.
        (["Орлова", "Анна", "", "", ""], ["Орлова", "Анна", "", "", ""], &[]),
        (["Орлова", "Анна", "Петровна", "+7 910 000-00-01", ""], ["Седов", "Олег", "Ильич", "+7 910 000-00-01", ""], &[]),
    ];
    for (one, other, reasons) in cases {
        let scene = Scene::new();
        let pair = (someone(&scene, *one), someone(&scene, *other));
        let found = found(&scene);
        let told = found.first().map(|found| found.weighed.1.clone()).unwrap_or_default();
        assert_eq!(told, *reasons, "{one:?} and {other:?}");
        if let Some(found) = found.first() {
            assert_eq!((found.one, found.other), (pair.0.raw(), pair.1.raw()), "the older record stands first");
        }
    }
}

#[test]
fn branches_and_namesakes_of_organisations_are_proposed_with_care() {
    let scene = Scene::new();
    let (house, branch) = (organisation(&scene, INN, "312301001"), organisation(&scene, INN, "312302001"));
    let found = found(&scene);
    assert_eq!(
        found.iter().map(|found| (found.one, found.other)).collect::<Vec<_>>(),
        [(house.raw(), branch.raw())],
        "one INN, two KPPs: a person decides"
    );
    assert!(found[0].weighed.1.contains(&DuplicateReason::Inn), "and is told why");
    organisation(&scene, "7707083893", "");
    assert_eq!(super::duplicates::found(&scene).len(), 1, "another INN is another organisation, whatever its name");
}

#[test]
fn pairs_of_one_kind_are_listed_however_many_there_are_of_the_other() {
    let scene = Scene::new();
    // Three organisations of one INN and different branches are three pairs; seventy records of one person far more than are listed.
    for kpp in ["310101001", "310201002", "310301003"] {
        organisation(&scene, "3123000016", kpp);
    }
    for _ in 0..70 {
        someone(&scene, ["Орлова", "Вера", "Павловна", "+7 943 100-00-01", "vera@example.org"]);
    }
    let found = found(&scene);
    let list = |kind| scene.file().read(|conn| open(conn, &found, kind)).expect("proposals are read");
    let people = list(Some(RecordKind::Person));
    assert_eq!((people.rows.len(), people.total), (500, 70 * 69 / 2), "the likeliest are listed, all are counted");
    let organisations = list(Some(RecordKind::Organisation));
    assert!(organisations.rows.iter().all(|row| row.kind == RecordKind::Organisation), "of one kind only");
    assert_eq!((organisations.rows.len(), organisations.total), (3, 3), "and none of them is crowded out");
    assert_eq!(list(None).total, people.total + organisations.total, "all kinds together are both");
}

#[test]
fn what_was_decided_is_not_proposed_again_until_it_is_undone() {
    let scene = Scene::new();
    let people = ["1", "2", "3"].map(|_| someone(&scene, ["Орлова", "Анна", "Петровна", "+7 910 000-00-01", ""]));
    let found = found(&scene);
    let pair = |one: usize, other: usize| (record(people[one]), record(people[other]));
    assert_eq!(open_pairs(&scene, &found).len(), 3, "every two of three");
    join(&scene, &[people[0], people[1]]).unwrap();
    assert_eq!(open_pairs(&scene, &found), [pair(0, 2)], "two that are joined are proposed as one");
    tell_apart(scene.file(), PairRequest { kind: RecordKind::Person, one: record(people[2]), other: record(people[0]) }).unwrap();
    assert_eq!(open_pairs(&scene, &found), [], "and not a duplicate is remembered");
    scene.file().undo().unwrap();
    scene.file().undo().unwrap();
    assert_eq!(open_pairs(&scene, &found).len(), 3, "undone, they are proposed again");
}

#[test]
fn what_came_is_compared_with_everything() {
    let scene = Scene::new();
    for number in 0..40 {
        someone(
            &scene,
            [["Орлова", "Седова", "Яшина"][number % 3], "Анна", "Петровна", ["+7 910 000-00-01", "", "+7 910 000-00-02"][number % 3], ""],
        );
    }
    let came = someone(&scene, ["Орлова", "Анна", "Петровна", "", ""]);
    let all = found(&scene).into_iter().filter(|found| [found.one, found.other].contains(&came.raw())).collect::<Vec<_>>();
    let after = scene.file().read(|conn| found_after(conn, &[(RecordKind::Person, came.raw())])).unwrap();
    assert_eq!(after, all, "the pairs of the whole search that the record is in");
    assert_eq!(scene.file().read(|conn| found_after(conn, &[])).unwrap(), [], "nothing came, nothing is looked at");
    let cancelled = scene.file().read(|conn| find(conn, &mut |_, _| false));
    assert_eq!(cancelled.unwrap_err().code, Code::Cancelled, "the search can be stopped");
}
