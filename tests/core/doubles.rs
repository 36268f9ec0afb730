//! Two laptops without a network each gave one person a certificate for the same: both are valid, and everybody is told.

use sokrat_core::certificates::{
    self, AnnulRequest, CertificateOrder, CertificatePlan, CertificatePlanRequest, DocumentFilter, DocumentListRequest, DocumentRow, DocumentState,
    Standing,
};
use sokrat_core::duplicates::{self, JoinRequest, RecordKind, SeparateRequest};
use sokrat_core::ids::{EventId, PersonId, RecordId};
use sokrat_core::names::cases::Case;
use sokrat_core::store::certificates::register::Among;
use sokrat_core::values::Span;
use sokrat_core::{Code, Result};

use super::stage::{check_in, day, event, founded, workshop};
use super::support::Scene;

fn issue(scene: &Scene, event: EventId, on: &str) -> Result<Vec<String>> {
    let order = CertificateOrder::of(event, false);
    certificates::issue(scene.file(), &order, day(on), |_| Ok(())).map(|done| done.value.printed.into_iter().map(|one| one.number).collect())
}

fn planned(scene: &Scene, event: EventId) -> CertificatePlan {
    let request = CertificatePlanRequest { occasion: event.into(), cases: vec![Case::Dative] };
    scene.file().read(|conn| certificates::plan(conn, request)).expect("the plan is read")
}

fn register(scene: &Scene, doubles: bool) -> Vec<DocumentRow> {
    let filter = DocumentFilter { doubles, ..DocumentFilter::default() };
    let mut rows = scene.file().read(|conn| certificates::whole_register(conn, &filter, None)).expect("the register is read");
    rows.sort_by(|a, b| a.number.cmp(&b.number));
    rows
}

/// Number, the others, whether it is the one to annul.
fn told(scene: &Scene) -> Vec<(String, Vec<String>, bool)> {
    register(scene, true).into_iter().map(|row| (row.number, row.doubles, row.superfluous)).collect()
}

fn line(number: &str, others: &[&str], superfluous: bool) -> (String, Vec<String>, bool) {
    (number.to_owned(), others.iter().map(|other| (*other).to_owned()).collect(), superfluous)
}

fn annul(scene: &Scene, number: &str) -> Result<()> {
    let row = register(scene, false).into_iter().find(|row| row.number == number).expect("in the register");
    certificates::annul(scene.file(), AnnulRequest { id: row.id, reason: "Выдан дважды".to_owned() }).map(drop)
}

/// Ильина has a certificate of each laptop, that of the second from the day before; Юрина has one.
fn met() -> (Scene, Scene, EventId, PersonId) {
    let mut one = founded();
    let id = event(&one, workshop("2019-04-29"));
    let (twice, once) = (one.person("Ильина"), one.person("Юрина"));
    check_in(&one, id, twice, true);
    let mut other = one.fork("Б2");
    other.world.advance(3600);
    assert_eq!(issue(&other, id, "2019-04-29"), Ok(vec!["СК-2019-Б2-00001".to_owned()]), "the second laptop prints first");
    check_in(&one, id, once, true);
    assert_eq!(issue(&one, id, "2019-04-30").map(|numbers| numbers.len()), Ok(2), "the first knows nothing of that");
    one.receive(&mut other);
    other.receive(&mut one);
    (one, other, id, twice)
}

#[test]
fn both_are_told_with_the_later_to_annul_on_each_laptop() {
    let (one, other, id, twice) = met();
    let expected = [line("СК-2019-А1-00001", &["СК-2019-Б2-00001"], true), line("СК-2019-Б2-00001", &["СК-2019-А1-00001"], false)];
    assert_eq!(told(&one), expected, "the one issued on the earlier day stays");
    assert_eq!(register(&one, false), register(&other, false), "each laptop says the same");
    for scene in [&one, &other] {
        let plan = planned(scene, id);
        let of = plan.lines.iter().find(|line| line.person_id == twice).expect("listed");
        assert_eq!(
            (of.standing, of.number.as_str(), of.doubles.as_slice()),
            (Standing::Printed, "СК-2019-Б2-00001", &["СК-2019-А1-00001".to_owned()][..])
        );
        assert_eq!(plan.doubled, 1, "one person, and not her who has one certificate");
    }
    assert_eq!(
        issue(&one, id, "2019-05-02").map(|mut numbers| {
            numbers.sort();
            numbers
        }),
        Ok(vec!["СК-2019-А1-00002".to_owned(), "СК-2019-Б2-00001".to_owned()]),
        "the earlier is printed again"
    );
}

#[test]
fn a_person_decides_and_nothing_is_told_any_more() {
    for number in ["СК-2019-А1-00001", "СК-2019-Б2-00001"] {
        let (mut one, mut other, id, _) = met();
        annul(&one, number).expect("either can be annulled, the proposal binds nobody");
        assert_eq!((told(&one), planned(&one, id).doubled), (vec![], 0), "with {number} annulled one is valid");
        other.receive(&mut one);
        assert_eq!((told(&other), planned(&other, id).doubled), (vec![], 0), "on the other laptop as well");
        one.file().undo().expect("the annulment is taken back");
        assert_eq!(told(&one).len(), 2, "then there are two again");
    }
}

#[test]
fn the_later_is_not_replaced_but_annulled() {
    let (one, _, _, _) = met();
    let reissue = |number: &str| {
        let row = register(&one, false).into_iter().find(|row| row.number == number).expect("in the register");
        let request = AnnulRequest { id: row.id, reason: "Опечатка".to_owned() };
        certificates::reissue(one.file(), request, None, day("2019-05-02"), |_| Ok(())).map(|done| done.value.0.number)
    };
    let refused = reissue("СК-2019-А1-00001").expect_err("two would be valid again");
    assert_eq!((refused.code, refused.facts.get("number")), (Code::Doubled, Some(&"СК-2019-Б2-00001".into())), "which one stays is told");
    assert_eq!(reissue("СК-2019-Б2-00001").as_deref(), Ok("СК-2019-А1-00003"), "the earlier can be replaced");
    assert_eq!(register(&one, false).iter().filter(|row| row.state == DocumentState::Annulled).count(), 1, "and is annulled by it");
}

#[test]
fn two_records_of_one_person_have_two_certificates_once_they_are_joined() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let people = ["Ильина", "Ильина"].map(|surname| scene.person(surname));
    for person in people {
        check_in(&scene, id, person, true);
        scene.world.advance(60);
        issue(&scene, id, "2019-04-30").expect("each record has one");
    }
    assert_eq!(told(&scene), [], "they may be two people");
    let ids = people.map(|person| RecordId(person.0)).to_vec();
    duplicates::join(scene.file(), JoinRequest { kind: RecordKind::Person, ids: ids.clone(), choices: vec![] }).expect("joined");
    let expected = [line("СК-2019-А1-00001", &["СК-2019-А1-00002"], false), line("СК-2019-А1-00002", &["СК-2019-А1-00001"], true)];
    assert_eq!((told(&scene), planned(&scene, id).doubled), (expected.to_vec(), 1), "they are one: of one day, that which was given first stays");
    duplicates::separate(scene.file(), SeparateRequest { kind: RecordKind::Person, id: ids[1] }).expect("separated");
    assert_eq!(told(&scene), [], "two people again");
}

#[test]
fn certificates_of_different_events_are_no_doubles() {
    let scene = founded();
    let person = scene.person("Ильина");
    for date in ["2019-04-29", "2019-05-13"] {
        let id = event(&scene, workshop(date));
        check_in(&scene, id, person, true);
        issue(&scene, id, "2019-05-14").expect("given");
    }
    assert_eq!((register(&scene, false).len(), told(&scene)), (2, vec![]), "one for each");
}

#[test]
fn who_has_several_is_read_from_the_index_alone_and_the_same_for_all_and_for_each() {
    let (one, _, id, _) = met();
    let plan = |among: Among<'_>| {
        let sql = format!("EXPLAIN QUERY PLAN {}", among.sql());
        one.file()
            .read(|conn| {
                let mut select = conn.prepare(&sql)?;
                Ok(select.raw_query().mapped(|row| row.get::<_, String>("detail")).collect::<std::result::Result<Vec<_>, _>>()?.join("; "))
            })
            .expect("the plan is read")
    };
    for (among, by) in [
        (Among::All, "SCAN c USING COVERING INDEX document_valid"),
        (Among::Occasion(id.into()), "SEARCH c USING COVERING INDEX document_valid (event_id=? AND competition_id=?"),
        (Among::Lines(&[]), "SEARCH c USING COVERING INDEX document_valid (event_id=? AND competition_id=? AND person_id=?"),
    ] {
        assert!(plan(among).contains(by), "no certificate is looked up by itself: {}", plan(among));
    }
    // Windows of one line, and the whole.
    let whole = register(&one, false);
    assert_eq!(whole.len(), 3, "all are in it");
    let window = |offset| {
        let request = DocumentListRequest { filter: DocumentFilter::default(), order: None, span: Span { offset, limit: 1 } };
        one.file().read(|conn| certificates::register(conn, &request)).expect("a window is read").rows
    };
    let mut lines = (0..3).flat_map(window).collect::<Vec<_>>();
    lines.sort_by(|a, b| a.number.cmp(&b.number));
    assert_eq!(lines, whole, "line by line the same");
    assert_eq!(whole.iter().filter(|row| !row.doubles.is_empty()).count(), 2, "with those given twice");
}
