//! Certificates: who gets one, numbers that never come twice, the register.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sokrat_core::calendar::EventFields;
use sokrat_core::certificates::{
    self, AnnulRequest, CertificateData, CertificateOrder, CertificatePlan, CertificatePlanRequest, DocumentFilter, DocumentListRequest,
    DocumentState,
};
use sokrat_core::ids::EventId;
use sokrat_core::names::cases::Case;
use sokrat_core::registrations::RegistrationStatus;
use sokrat_core::values::{Hundredths, Rows, Span};
use sokrat_core::{Code, Error, Op, Result};

use super::stage::{check_in, day, event, founded, founded_with, issues, organisation, person_of, register, workshop};
use super::support::{Scene, text};

use crate::at_random::at_random;

fn issue(scene: &Scene, event: EventId, only_new: bool) -> Result<Vec<CertificateData>> {
    certificates::issue(scene.file(), &CertificateOrder::of(event, only_new), day("2019-04-30"), |_| Ok(())).map(|done| done.value.printed)
}

fn planned(scene: &Scene, event: EventId, case: Case) -> CertificatePlan {
    scene
        .file()
        .read(|conn| certificates::plan(conn, CertificatePlanRequest { occasion: event.into(), cases: vec![case] }))
        .expect("the plan is read")
}

fn numbers(printed: &[CertificateData]) -> Vec<String> {
    printed.iter().map(|certificate| certificate.number.rsplit('-').next().unwrap_or_default().to_owned()).collect()
}

fn listed(scene: &Scene, words: &str) -> Rows<certificates::DocumentRow> {
    let filter = DocumentFilter { text: words.to_owned(), ..DocumentFilter::default() };
    let request = DocumentListRequest { filter, order: None, span: Span { offset: 0, limit: 100 } };
    scene.file().read(|conn| certificates::register(conn, &request)).expect("the register is read")
}

#[test]
fn only_people_marked_present_get_a_certificate() {
    let scene = founded();
    let id = event(&scene, EventFields { hours: Some(Hundredths(400)), ..workshop("2019-04-29") });
    register(&scene, id, scene.person("Отсутствова"), RegistrationStatus::Registered);
    assert_eq!(issue(&scene, id, false).map_err(|error| error.code), Err(Code::NobodyPresent), "nobody was there yet");
    let rodnik = organisation(&scene, "Родник");
    for surname in ["Яшина", "Ёжикова", "Жукова"] {
        check_in(&scene, id, person_of(&scene, surname, rodnik), true);
    }
    let plan = planned(&scene, id, Case::Nominative);
    assert_eq!((plan.present, plan.new, plan.printed, plan.longest_name.as_str()), (3, 3, 0, "Ёжикова Анна"), "three, all of them new");
    let printed = issue(&scene, id, false).expect("those present get certificates");
    let surnames = printed.iter().map(|certificate| certificate.name.surname.as_str()).collect::<Vec<_>>();
    assert_eq!(surnames, ["Ёжикова", "Жукова", "Яшина"], "by name, and not who was only registered");
    let code: String = scene.get("SELECT code FROM replica WHERE rix = 1");
    assert_eq!(printed[0].number, format!("СК-2019-{code}-00001"), "the number carries year and laptop");
    let first = &printed[0];
    assert_eq!(
        (first.organisation.as_str(), first.hours, first.place.as_str(), first.first_day, first.programme.as_str()),
        ("Родник", Some(Hundredths(400)), "Дом культуры", day("2019-04-29"), "Сократ"),
        "it says what it must"
    );
}

#[test]
fn a_name_in_capitals_stands_on_paper_as_names_are_written() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let nadezhda = scene.person("БЕЛОУСОВА-ДЕЙНЕКА");
    scene.set_person(nadezhda, "given", text("НАДЕЖДА"));
    check_in(&scene, id, nadezhda, true);
    assert_eq!(planned(&scene, id, Case::Nominative).longest_name, "Белоусова-Дейнека Надежда", "in the list before printing");
    let printed = issue(&scene, id, false).expect("printed");
    assert_eq!(printed[0].name.surname, "Белоусова-Дейнека", "and on the certificate");
}

#[test]
fn a_number_is_kept_on_reprint_and_follows_a_corrected_name() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let anna = scene.person("Ильна");
    check_in(&scene, id, anna, true);
    issue(&scene, id, false).expect("the first print");
    scene.set_person(anna, "surname", text("Ильина"));
    check_in(&scene, id, scene.person("Яшина"), true);
    assert_eq!(numbers(&issue(&scene, id, true).expect("only the new one")), ["00002"], "who has one is left out");
    let again = issue(&scene, id, false).expect("all again");
    assert_eq!(numbers(&again), ["00001", "00002"], "nobody gets another number");
    assert_eq!(listed(&scene, "ильина").total, 1, "the register says what was printed last");
    assert_eq!(issue(&scene, id, true).map_err(|error| error.code), Err(Code::NobodyNew), "there is nobody new");
}

#[test]
fn a_failed_print_numbers_nobody() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    check_in(&scene, id, scene.person("Ильина"), true);
    let failed = certificates::issue(scene.file(), &CertificateOrder::of(id, false), day("2019-04-30"), |printed| {
        assert_eq!(numbers(printed), ["00001"], "the printer sees the numbers");
        Err::<(), _>(Error::new(Code::DiskFull))
    });
    assert_eq!(failed.map(|_| ()).map_err(|error| error.code), Err(Code::DiskFull), "the failure is told");
    assert_eq!(listed(&scene, "").total, 0, "and the register is as before");
    assert_eq!(numbers(&issue(&scene, id, false).expect("the next try works")), ["00001"], "the number is still free");
}

#[test]
fn the_number_of_an_undone_issue_is_never_given_again() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    check_in(&scene, id, scene.person("Ильина"), true);
    issue(&scene, id, false).expect("the first print");
    scene.file().undo().expect("it can be undone");
    assert_eq!(listed(&scene, "").total, 0, "nothing is in the register");
    assert_eq!(numbers(&issue(&scene, id, false).expect("another print")), ["00002"], "the first may be on paper");
}

#[test]
fn an_annulled_certificate_stays_in_the_register_with_its_reason() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    check_in(&scene, id, scene.person("Ильина"), true);
    issue(&scene, id, false).expect("the first print");
    let row = listed(&scene, "").rows.remove(0);
    let annul = |reason: &str| certificates::annul(scene.file(), AnnulRequest { id: row.id, reason: reason.to_owned() });
    assert_eq!(issues(annul(" ")), ["reason: required"], "an annulment needs its reason");
    annul("Испорчен бланк").expect("it can be annulled");
    assert_eq!(numbers(&issue(&scene, id, false).expect("a new one")), ["00002"], "the person gets another number");
    let rows = listed(&scene, "00001").rows;
    assert_eq!((rows[0].state, rows[0].reason.as_str()), (DocumentState::Annulled, "Испорчен бланк"), "the old one is kept and marked");
    assert_eq!(listed(&scene, "").total, 2, "both are in the register");
}

proptest! {
    #![proptest_config(at_random(12))]

    #[test]
    fn no_number_comes_twice(steps in prop::collection::vec((0..3_usize, 0..8_usize, 0..6_u8), 1..25)) {
        let scene = founded_with(steps.len() as u64);
        let events = ["2019-04-29", "2019-06-03", "2020-02-01"].map(|day| event(&scene, workshop(day)));
        let people = (0..8).map(|n| scene.person(&format!("Человеков{n}"))).collect::<Vec<_>>();
        let mut on_paper = BTreeSet::new();
        for (at, who, what) in steps {
            match what {
                0 | 1 => { check_in(&scene, events[at], people[who], true); }
                2 => {
                    // Each new number is seen for the first time, whatever was undone or annulled before.
                    let before = listed(&scene, "").rows.into_iter().map(|row| row.number).collect::<BTreeSet<_>>();
                    for certificate in issue(&scene, events[at], false).unwrap_or_default() {
                        if !before.contains(&certificate.number) {
                            prop_assert!(on_paper.insert(certificate.number.clone()), "{} was given before", certificate.number);
                        }
                    }
                }
                // Not so far back that the stage itself goes.
                3 => if let Some(Op::CheckIn | Op::IssueCertificates | Op::AnnulDocument | Op::ReissueDocument) = scene.file().undo_state().expect("the journal is read").undo {
                    scene.file().undo().expect("the last action can be undone");
                },
                _ => {
                    if let Some(row) = listed(&scene, "").rows.get(who).filter(|row| row.state == DocumentState::Issued) {
                        let request = AnnulRequest { id: row.id, reason: "Ошибка".to_owned() };
                        if what == 4 {
                            certificates::annul(scene.file(), request).expect("a valid one can be annulled");
                        } else if let Ok(done) = certificates::reissue(scene.file(), request, None, day("2019-05-06"), |_| Ok(())) {
                            let number = done.value.0.number;
                            prop_assert!(on_paper.insert(number.clone()), "{number} was given before");
                        }
                    }
                }
            }
        }
    }
}
