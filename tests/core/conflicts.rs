//! Conflicts: what two laptops wrote without having seen each other, until a person decides.

use rusqlite::types::Value;
use sokrat_core::certificates::{self, CertificateOrder, CertificatePlanRequest, Standing};
use sokrat_core::conflicts::{self, ConflictKind, ConflictRecord, ConflictsRequest, Decided, DecisionRequest};
use sokrat_core::file::Op;
use sokrat_core::file::tables::{APPLICATION, COMPETITION, DOCUMENT, EVENT, PERSON, REGISTRATION};
use sokrat_core::ids::{CompetitionId, PersonId, RawId};
use sokrat_core::journal::Told;
use sokrat_core::names::cases::Case;
use sokrat_core::values::{Kopecks, Span};
use sokrat_core::{Code, competitions};

use crate::stage::{check_in, day, event, founded, workshop};
use crate::support::{Scene, text};

fn records(scene: &Scene) -> Vec<ConflictRecord> {
    let request = ConflictsRequest { span: Span { offset: 0, limit: 99 } };
    let rows = scene.file().read(|conn| conflicts::list(conn, &request)).expect("conflicts can be read");
    let count = scene.file().read(conflicts::count).expect("and counted");
    assert_eq!(rows.total as usize, rows.rows.len(), "all are in the window");
    assert_eq!(count.records, rows.total, "the badge says what the page shows");
    assert_eq!(count.fields as usize, rows.rows.iter().map(|row| row.disagreements.len()).sum::<usize>(), "field by field");
    rows.rows
}

/// What is asked, in short: record, column, what stands, what gave way.
fn asked(scene: &Scene) -> Vec<String> {
    let value = |told: &Told| match told {
        Told::Text(text) => text.clone(),
        told => format!("{told:?}"),
    };
    let line = |record: &ConflictRecord| {
        record
            .disagreements
            .iter()
            .map(move |one| {
                let others = one.others.iter().map(|side| value(&side.value)).collect::<Vec<_>>().join(", ");
                format!("{} {}: {} / {others}", record.name, one.column, value(&one.stands.value))
            })
            .collect::<Vec<_>>()
    };
    records(scene).iter().flat_map(line).collect()
}

/// A decision about the first thing that is asked of a record, as it is shown: the other value of this place, or what stands.
fn decision(record: &ConflictRecord, other: Option<usize>) -> DecisionRequest {
    let one = &record.disagreements[0];
    let others = one.others.iter().map(|side| side.entry.clone()).collect::<Vec<_>>();
    let take = other.map(|place| others[place].clone());
    let (table, row, column, stands) = (record.table.clone(), record.row.clone(), one.column.clone(), one.stands.entry.clone());
    DecisionRequest { table, row, column, stands, others, take }
}

/// Decides the first thing that is asked.
fn decide(scene: &Scene, other: Option<usize>) -> u32 {
    let request = decision(&records(scene)[0], other);
    let done = conflicts::decide(scene.file(), vec![request]).expect("what is asked can be decided").value;
    assert_eq!(done.left, 0, "all of it was shown");
    done.decided
}

fn meet(one: &mut Scene, other: &mut Scene) {
    one.receive(other);
    other.receive(one);
}

/// Two laptops that gave a person different phones: the second one later.
fn two_phones() -> (Scene, Scene, PersonId) {
    let mut one = Scene::new();
    let id = one.person("Орлова");
    let mut other = one.fork("Б2");
    one.world.advance(60);
    one.set_person(id, "phone", text("111"));
    other.world.advance(120);
    other.world.operate("Олег Марков");
    other.set_person(id, "phone", text("222"));
    meet(&mut one, &mut other);
    (one, other, id)
}

/// Three laptops that gave a person different phones: 0, then 1, then 2. None has met another.
fn three_phones() -> [Scene; 3] {
    let one = Scene::new();
    let id = one.person("Орлова");
    let (other, third) = (one.fork("Б2"), one.fork("В3"));
    let all = [one, other, third];
    for (number, scene) in all.iter().enumerate() {
        scene.world.advance(60 * number as i64);
        scene.set_person(id, "phone", Value::Text(number.to_string()));
    }
    all
}

#[test]
fn two_values_of_one_field_are_asked_about_with_who_wrote_them() {
    let (one, other, _) = two_phones();
    assert_eq!(asked(&one), ["Орлова Анна phone: 222 / 111"], "the later stands, the other is kept");
    assert_eq!(records(&one), records(&other), "both laptops ask the same");
    let record = &records(&one)[0];
    let ask = &record.disagreements[0];
    assert_eq!((ask.kind, ask.blocks, record.table.as_str()), (ConflictKind::EditedTwice, false, "person"), "of what kind");
    let by = |side: &conflicts::Side| side.author.clone().map(|author| (author.operator, author.replica, author.at.0.to_string()));
    assert_eq!(by(&ask.stands), Some(("Олег Марков".to_owned(), "Б2".to_owned(), "2019-04-29T09:02:00Z".to_owned())), "who, where, when");
    assert_eq!(by(&ask.others[0]), Some(("Вера Зимина".to_owned(), "А1".to_owned(), "2019-04-29T09:01:00Z".to_owned())), "of both");
}

#[test]
fn edits_of_different_fields_combine() {
    let mut one = Scene::new();
    let id = one.person("Орлова");
    let mut other = one.fork("Б2");
    one.set_person(id, "phone", text("111"));
    other.set_person(id, "email", text("anna@example.org"));
    meet(&mut one, &mut other);
    assert_eq!(asked(&one), [""; 0], "nothing to ask");
    assert_eq!(one.get::<String>("SELECT phone || ' ' || email FROM person"), "111 anna@example.org", "both stand");
}

#[test]
fn a_decision_goes_to_the_other_laptop_and_can_be_undone() {
    let (mut one, mut other, _) = two_phones();
    assert_eq!(decide(&one, Some(0)), 1, "the value that gave way is taken");
    assert_eq!(one.get::<String>("SELECT phone FROM person"), "111", "and stands");
    assert_eq!(asked(&one), [""; 0], "nothing is asked any more");
    other.receive(&mut one);
    assert_eq!((asked(&other), other.get::<String>("SELECT phone FROM person")), (vec![], "111".to_owned()), "nor on the other laptop");
    assert_eq!(other.file().check(&mut |_, _| true).unwrap().changed, [], "its tables are what its journal says");

    one.reopen();
    assert_eq!(one.file().undo().unwrap().value, Op::Decide, "it is undone like any other change");
    assert_eq!(asked(&one), ["Орлова Анна phone: 222 / 111"], "and asked again");
    one.file().redo().unwrap();
    assert_eq!((asked(&one), one.get::<String>("SELECT phone FROM person")), (vec![], "111".to_owned()), "redone, it is decided");
    meet(&mut one, &mut other);
    assert_eq!(asked(&other), [""; 0], "on both");
    assert!(one.file().check(&mut |_, _| true).unwrap().is_clean(), "the journal gives the tables");
}

#[test]
fn keeping_what_stands_is_a_decision_too() {
    let (mut one, mut other, _) = two_phones();
    assert_eq!(decide(&one, None), 1, "kept");
    assert_eq!((asked(&one), one.get::<String>("SELECT phone FROM person")), (vec![], "222".to_owned()), "decided");
    one.file().undo().unwrap();
    assert_eq!(asked(&one).len(), 1, "undone, it is open");
    one.file().redo().unwrap();
    other.receive(&mut one);
    assert_eq!(asked(&other), [""; 0], "and the other laptop learns of it");
}

#[test]
fn two_laptops_that_decide_differently_are_asked_again() {
    let (mut one, mut other, _) = two_phones();
    decide(&one, Some(0));
    other.world.advance(60);
    decide(&other, None);
    meet(&mut one, &mut other);
    assert_eq!(asked(&one), ["Орлова Анна phone: 222 / 111"], "the later decision stands, the other is asked about");
    assert_eq!(records(&one), records(&other), "the same on both");
    decide(&one, Some(0));
    other.receive(&mut one);
    assert_eq!((asked(&other), other.get::<String>("SELECT phone FROM person")), (vec![], "111".to_owned()), "who has seen both decides for both");
}

#[test]
fn two_laptops_that_decide_alike_agree() {
    let (mut one, mut other, _) = two_phones();
    decide(&one, Some(0));
    decide(&other, Some(0));
    meet(&mut one, &mut other);
    assert_eq!((asked(&one), asked(&other)), (vec![], vec![]), "there is nothing to ask");
}

#[test]
fn a_decision_does_not_cover_what_it_has_not_seen() {
    let (mut one, mut other, id) = two_phones();
    let mut third = one.fork("В3");
    decide(&one, Some(0));
    // Knows of both phones, not of the decision.
    third.world.advance(30);
    third.set_person(id, "phone", text("333"));
    one.receive(&mut third);
    other.receive(&mut one);
    assert_eq!(asked(&one), asked(&other), "whatever way it came");
    assert!(asked(&one).len() == 1 && asked(&one)[0].contains("333") && asked(&one)[0].contains("111"), "both are there: {:?}", asked(&one));
    decide(&other, None);
    assert_eq!(asked(&other), [""; 0], "and decided once");
}

#[test]
fn three_values_of_one_field_are_one_question() {
    let [mut one, mut other, mut third] = three_phones();
    one.receive(&mut other);
    one.receive(&mut third);
    assert_eq!(asked(&one), ["Орлова Анна phone: 2 / 0, 1"], "all that gave way");
    decide(&one, Some(1));
    assert_eq!((asked(&one), one.get::<String>("SELECT phone FROM person")), (vec![], "1".to_owned()), "one answer for all");
}

#[test]
fn a_deletion_against_an_edit_is_asked_about_as_one_thing() {
    let mut one = Scene::new();
    let id = one.person("Орлова");
    let mut other = one.fork("Б2");
    one.file().transact(Op::DeletePerson, |tx| tx.delete(&PERSON, id)).unwrap();
    other.world.advance(60);
    other.file().transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[("phone", text("222")), ("notes", text("вела школу"))])).unwrap();
    meet(&mut one, &mut other);
    assert_eq!(asked(&one), ["Орлова Анна : Deleted(true) / Deleted(false)"], "deleted, and edited where nobody had seen that");
    let ask = records(&other)[0].disagreements[0].clone();
    assert_eq!(ask.kind, ConflictKind::EditedDeleted, "of what kind");
    assert_eq!(ask.others[0].changes.len(), 2, "with what the edit changed");
    decide(&one, Some(0));
    assert_eq!(one.get::<String>("SELECT phone FROM person WHERE _del = 0"), "222", "restored, with the edit");
    other.receive(&mut one);
    assert_eq!((asked(&other), other.get::<i64>("SELECT count(*) FROM person WHERE _del = 0")), (vec![], 1), "everywhere");
    one.file().undo().unwrap();
    assert_eq!((asked(&one).len(), one.get::<i64>("SELECT count(*) FROM person WHERE _del = 0")), (1, 0), "undone, it is deleted and asked about");
}

#[test]
fn a_deletion_that_had_not_seen_an_edit_is_the_same_question() {
    let mut one = Scene::new();
    let id = one.person("Орлова");
    let mut other = one.fork("Б2");
    other.file().transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[("phone", text("222")), ("notes", text("вела школу"))])).unwrap();
    one.world.advance(60);
    one.file().transact(Op::DeletePerson, |tx| tx.delete(&PERSON, id)).unwrap();
    meet(&mut one, &mut other);
    assert_eq!(asked(&one), ["Орлова Анна : Deleted(true) / Deleted(false)"], "one question, though two fields were edited");
    decide(&other, None);
    one.receive(&mut other);
    assert_eq!((asked(&one), one.get::<i64>("SELECT count(*) FROM person WHERE _del = 0")), (vec![], 0), "it stays deleted");
}

#[test]
fn presence_beats_absence_and_nobody_is_asked() {
    let mut one = Scene::new();
    let person = one.person("Орлова");
    let registration = one
        .file()
        .transact(Op::Register, |tx| {
            let (event, id) = (tx.new_id(), tx.new_id());
            tx.insert(&EVENT, event, &[("title", text("Школа"))])?;
            tx.insert(&REGISTRATION, id, &[("event_id", event.into()), ("person_id", person.raw().into()), ("status", text("registered"))])?;
            Ok(id)
        })
        .unwrap()
        .value;
    let mut other = one.fork("Б2");
    let mark = |scene: &Scene, values: &[(&'static str, Value)]| {
        scene.file().transact(Op::CheckIn, |tx| tx.update(&REGISTRATION, registration, values)).unwrap();
    };
    mark(&one, &[("status", text("attended")), ("attended_at", text("2019-04-29T09:00:00Z"))]);
    other.world.advance(600);
    mark(&other, &[("status", text("no-show"))]);
    meet(&mut one, &mut other);
    assert_eq!(asked(&one), [""; 0], "nobody is asked");
    for scene in [&one, &other] {
        assert_eq!(scene.get::<String>("SELECT status FROM registration"), "attended", "who was seen was there");
        assert_eq!(scene.get::<i64>("SELECT count(*) FROM entry WHERE tbl = 'registration'"), 3, "both marks stay in the journal");
    }
}

#[test]
fn many_are_decided_at_once_as_one_action() {
    let mut one = Scene::new();
    let people = ["Орлова", "Седова", "Зуева"].map(|surname| one.person(surname));
    let mut other = one.fork("Б2");
    other.world.advance(60);
    for id in people {
        one.set_person(id, "phone", text("111"));
        other.set_person(id, "phone", text("222"));
    }
    meet(&mut one, &mut other);
    let all = records(&one).iter().map(|record| decision(record, Some(0))).collect::<Vec<_>>();
    assert_eq!(conflicts::decide(one.file(), all.clone()).unwrap().value, Decided { decided: 3, left: 0 }, "all of them");
    assert_eq!(one.get::<i64>("SELECT count(*) FROM person WHERE phone = '111'"), 3, "each as chosen");
    assert_eq!(conflicts::decide(one.file(), all).unwrap().value, Decided::default(), "what is decided is not decided again");
    one.file().undo().unwrap();
    assert_eq!(asked(&one).len(), 3, "one undo takes all of it back");
    let kept = decision(&records(&one)[0], None);
    let strange = format!("{}:9", people[1].raw());
    let taken = DecisionRequest { take: Some(strange.clone()), ..kept.clone() };
    assert_eq!(conflicts::decide(one.file(), vec![taken.clone()]).unwrap_err().code, Code::BadRequest, "what was not shown is not taken");
    let taken = DecisionRequest { others: vec![strange], ..taken };
    assert_eq!(conflicts::decide(one.file(), vec![taken]).unwrap_err().code, Code::ChangedMeanwhile, "nor what nobody wrote");
    let unknown = DecisionRequest { stands: String::new(), ..kept };
    assert_eq!(conflicts::decide(one.file(), vec![unknown]).unwrap_err().code, Code::ChangedMeanwhile, "nor anything where something else stood");
}

#[test]
fn a_value_that_came_after_the_look_and_stands_is_not_decided_over() {
    let [mut one, mut other, mut third] = three_phones();
    one.receive(&mut other);
    let look = records(&one);
    assert_eq!(asked(&one), ["Орлова Анна phone: 1 / 0"], "what somebody looks at");
    one.receive(&mut third);
    for chosen in [None, Some(0)] {
        let refused = conflicts::decide(one.file(), vec![decision(&look[0], chosen)]).unwrap_err();
        assert_eq!(refused.code, Code::ChangedMeanwhile, "neither kept nor taken: nobody has seen what stands now");
    }
    assert_eq!(asked(&one), ["Орлова Анна phone: 2 / 0, 1"], "all of it is still to be decided");
    assert_eq!(decide(&one, Some(0)), 1, "and can be once it was looked at");
    assert_eq!((asked(&one), one.get::<String>("SELECT phone FROM person")), (vec![], "0".to_owned()), "with one answer");
}

#[test]
fn of_what_is_kept_beside_only_what_was_shown_is_decided() {
    for (chosen, stands) in [(None, "2"), (Some(0), "0")] {
        let [mut one, mut other, mut third] = three_phones();
        one.receive(&mut third);
        let look = records(&one);
        assert_eq!(asked(&one), ["Орлова Анна phone: 2 / 0"], "what somebody looks at");
        // Written between the two, so that it gives way to what stands and the earlier one gave way to it.
        one.receive(&mut other);
        let done = conflicts::decide(one.file(), vec![decision(&look[0], chosen)]).expect("what was shown still stands").value;
        assert_eq!(done, Decided { decided: 1, left: 1 }, "what was shown is decided, and it is told that something is left");
        assert_eq!(asked(&one), [format!("Орлова Анна phone: {stands} / 1")], "what came since is asked about");
        assert_eq!(decide(&one, None), 1, "and decided when it was looked at");
        third.receive(&mut one);
        assert_eq!((asked(&third), third.get::<String>("SELECT phone FROM person")), (vec![], stands.to_owned()), "for everybody");
    }
}

#[test]
fn of_many_decisions_those_that_new_values_met_are_left() {
    let mut one = Scene::new();
    let people = ["Орлова", "Седова", "Зуева"].map(|surname| one.person(surname));
    let (mut other, mut third) = (one.fork("Б2"), one.fork("В3"));
    other.world.advance(60);
    third.world.advance(120);
    for id in people {
        one.set_person(id, "phone", text("111"));
        other.set_person(id, "phone", text("222"));
    }
    third.set_person(people[1], "phone", text("333"));
    one.receive(&mut other);
    let all = records(&one).iter().map(|record| decision(record, None)).collect::<Vec<_>>();
    one.receive(&mut third);
    let done = conflicts::decide(one.file(), all).expect("the others are as they were shown").value;
    assert_eq!(done, Decided { decided: 2, left: 1 }, "one is left, and told");
    assert_eq!(asked(&one), ["Седова Анна phone: 333 / 111, 222"], "the one that nobody has looked at");
}

#[test]
fn sums_that_two_laptops_do_not_agree_about_are_neither_approved_nor_printed() {
    let mut one = Scene::new();
    let (competition, application): (RawId, RawId) = one
        .file()
        .transact(Op::CreateCompetition, |tx| {
            let (competition, application) = (tx.new_id(), tx.new_id());
            tx.insert(&COMPETITION, competition, &[("title", text("Проекты")), ("year", 2019.into()), ("budget", 1_000.into())])?;
            tx.insert(&APPLICATION, application, &[("competition_id", competition.into()), ("title", text("Школа"))])?;
            Ok((competition, application))
        })
        .unwrap()
        .value;
    let mut other = one.fork("Б2");
    other.world.advance(60);
    for (scene, sum) in [(&one, 500), (&other, 700)] {
        scene.file().transact(Op::DecideAwards, |tx| tx.update(&APPLICATION, application, &[("award", i64::from(sum).into())])).unwrap();
    }
    meet(&mut one, &mut other);
    let ask = records(&one)[0].disagreements[0].clone();
    assert!(ask.blocks, "papers wait for it");
    assert_eq!((ask.stands.value, ask.others[0].value.clone()), (Told::Money(Kopecks(700)), Told::Money(Kopecks(500))), "sums are money");
    let id = CompetitionId(competition);
    let minutes = one.file().read(|conn| competitions::minutes_data(conn, id)).unwrap_err();
    assert_eq!((minutes.code, minutes.facts.get("count")), (Code::Undecided, Some(&1_i64.into())), "no minutes");
    assert_eq!(competitions::approve(one.file(), id).unwrap_err().code, Code::Undecided, "no approval");
    decide(&one, Some(0));
    assert!(one.file().read(|conn| competitions::minutes_data(conn, id)).is_ok(), "once it is decided the minutes are made");
}

#[test]
fn a_certificate_that_may_be_annulled_is_not_printed() {
    let mut one = founded();
    let event = event(&one, workshop("2019-04-29"));
    for surname in ["Орлова", "Седова"] {
        check_in(&one, event, one.person(surname), true);
    }
    let order = CertificateOrder::of(event, false);
    let printed = |scene: &Scene| {
        let done = certificates::issue(scene.file(), &order, day("2019-04-30"), |_| Ok(()));
        done.map(|done| done.value.printed.into_iter().map(|one| one.name.surname).collect::<Vec<_>>())
    };
    assert_eq!(printed(&one).expect("both are given"), ["Орлова", "Седова"], "nobody disagrees yet");
    let document: RawId = one.get("SELECT id FROM document WHERE holder LIKE 'Орлова%'");
    let mut other = one.fork("Б2");
    for (scene, state) in [(&one, "annulled"), (&other, "lost")] {
        scene.file().transact(Op::AnnulDocument, |tx| tx.update(&DOCUMENT, document, &[("state", text(state))])).unwrap();
    }
    meet(&mut one, &mut other);
    assert_eq!(printed(&one).expect("the other is printed"), ["Седова"], "the one in question is left out");
    let request = CertificatePlanRequest { occasion: event.into(), cases: vec![Case::Nominative] };
    let plan = one.file().read(|conn| certificates::plan(conn, request)).unwrap();
    assert_eq!(plan.lines[0].standing, Standing::Undecided, "and the list says why");
    let alone = CertificateOrder { people: vec![plan.lines[0].person_id], ..order.clone() };
    let refused = certificates::issue(one.file(), &alone, day("2019-04-30"), |_| Ok(())).unwrap_err();
    assert_eq!(refused.code, Code::Undecided, "nobody is left: until somebody has decided");
    decide(&one, None);
    assert!(printed(&one).expect("then all are").contains(&"Орлова".to_owned()), "with a number that is valid or a new one");
}
