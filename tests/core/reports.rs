//! Reports: figures equal a count by hand, totals are counted and not summed.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sokrat_core::calendar::{EventFields, EventKind, EventStatus};
use sokrat_core::ids::{EventId, OrganisationId, PersonId};
use sokrat_core::reports::{self, Counts, Grouping, ParticipationReport, ReportRequest};
use sokrat_core::values::{Hundredths, Moment};

use super::stage::{check_in, event, founded, founded_with, module, organisation, person_of, structure, workshop};
use super::support::Scene;

use crate::at_random::at_random;

fn report(scene: &Scene, request: &ReportRequest) -> ParticipationReport {
    let now = Moment("2026-01-02T03:04:05Z".parse().expect("a moment"));
    scene.file().read(|conn| reports::participation(conn, request, now)).expect("the report is counted")
}

fn by(grouping: Grouping) -> ReportRequest {
    ReportRequest { grouping, year: None, module_id: None, municipality_id: None }
}

/// Label, year, events, participations, people, organisations, hours.
fn figures(report: &ParticipationReport) -> Vec<(String, Option<i32>, [i64; 5])> {
    report.rows.iter().map(|row| (row.label.clone(), row.year, numbers(&row.counts))).collect()
}

fn numbers(counts: &Counts) -> [i64; 5] {
    [counts.events.into(), counts.participations.into(), counts.people.into(), counts.organisations.into(), counts.hours]
}

#[test]
fn a_person_of_two_modules_stands_in_both_rows_and_once_in_the_total() {
    let scene = founded();
    let rodnik = organisation(&scene, "Родник");
    let (anna, vera) = (person_of(&scene, "Ильина", rodnik), person_of(&scene, "Орлова", rodnik));
    let of = |number, day| event(&scene, EventFields { module_id: Some(module(&scene, 2019, number)), ..workshop(day) });
    let (first, second) = (of(1, "2019-04-29"), of(2, "2019-05-20"));
    for (event, person) in [(first, anna), (first, vera), (second, anna)] {
        check_in(&scene, event, person, true);
    }
    let cancelled = event(&scene, EventFields { status: EventStatus::Cancelled, ..workshop("2019-07-01") });
    check_in(&scene, cancelled, anna, true);
    let report = report(&scene, &ReportRequest { year: Some(2019), ..by(Grouping::Module) });
    assert_eq!(
        figures(&report),
        [
            ("Компетенции".to_owned(), Some(2019), [1, 2, 2, 1, 800]),
            ("Внешние связи".to_owned(), Some(2019), [1, 1, 1, 1, 400]),
            ("Внутри сектора".to_owned(), Some(2019), [0; 5]),
            ("Продвижение".to_owned(), Some(2019), [0; 5]),
        ],
        "modules without events have their row, a cancelled event has none"
    );
    assert_eq!(numbers(&report.total), [2, 3, 2, 1, 1200], "two people and one organisation, not three and two");
    assert_eq!(report.as_of, "2026-01-02T03:04:05Z", "the report says how old its figures are");
}

#[test]
fn rows_stand_in_the_order_in_which_people_look_for_them() {
    let scene = founded();
    let places = structure(&scene).municipalities;
    for (place, kind, day) in
        [(2, EventKind::Webinar, "2020-04-29"), (1, EventKind::Workshop, "2019-04-29"), (0, EventKind::Presentation, "2021-04-29")]
    {
        event(&scene, EventFields { municipality_id: Some(places[place].id), kind, ..workshop(day) });
    }
    event(&scene, workshop("2019-05-29"));
    let labels = |grouping| figures(&report(&scene, &by(grouping))).into_iter().map(|(label, year, _)| (label, year)).collect::<Vec<_>>();
    let named = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), None)).collect::<Vec<_>>();
    assert_eq!(labels(Grouping::Municipality), named(&["Белгород", "Ёлкино", "Жуково", ""]), "by name, without one last");
    assert_eq!(labels(Grouping::Kind), named(&["presentation", "workshop", "webinar"]), "as forms offer them");
    let years = [2019, 2020, 2021].map(|year| (String::new(), Some(year)));
    assert_eq!(labels(Grouping::Year), years, "by year");
    assert_eq!(labels(Grouping::Module).last(), Some(&(String::new(), Some(2021))), "events without a module stand last, by year");
    let one = ReportRequest { municipality_id: Some(places[0].id), ..by(Grouping::Year) };
    assert_eq!(numbers(&report(&scene, &one).total), [1, 0, 0, 0, 0], "of one municipality");
}

#[test]
fn person_hours_are_those_of_presence_then_of_the_event_then_its_length() {
    let scene = founded();
    let anna = scene.person("Ильина");
    let length = event(&scene, workshop("2019-04-29"));
    let said = event(&scene, EventFields { hours: Some(Hundredths(250)), ..workshop("2019-05-29") });
    for event in [length, said] {
        check_in(&scene, event, anna, true);
    }
    assert_eq!(report(&scene, &by(Grouping::Year)).total.hours, 400 + 250, "three hours are four academic ones");
    let id = sokrat_core::store::registrations::id_of(said, anna);
    let part = scene.file().transact(sokrat_core::Op::ChangeRegistration, |tx| {
        tx.update(&sokrat_core::file::tables::REGISTRATION, id, &[("hours", Hundredths(100).into())])
    });
    part.expect("hours of presence are set");
    assert_eq!(report(&scene, &by(Grouping::Year)).total.hours, 400 + 100, "who left early has fewer");
}

#[test]
fn presences_are_read_from_the_index_alone() {
    let scene = founded();
    let sql = "EXPLAIN QUERY PLAN SELECT person_id, organisation_id, hours FROM registration INDEXED BY registration_event
        WHERE event_id = x'00' AND _del = 0 AND status = 'attended'";
    let plan: String = scene.file().read(|conn| Ok(conn.query_row(sql, [], |row| row.get("detail"))?)).expect("the plan is read");
    assert!(plan.contains("COVERING INDEX registration_event"), "a million rows are not looked up one by one: {plan}");
}

proptest! {
    #![proptest_config(at_random(16))]

    #[test]
    fn every_figure_equals_a_count_by_hand(presences in prop::collection::vec((0..6_usize, 0..9_usize), 0..40)) {
        let scene = founded_with(presences.len() as u64 + 7);
        let organisations = (0..4).map(|n| organisation(&scene, &format!("Организация {n}"))).collect::<Vec<_>>();
        // Every third person comes from nowhere.
        let people = (0..9_usize).map(|n| {
            let surname = format!("Человеков{n}");
            if n % 3 == 0 { (scene.person(&surname), None) } else { (person_of(&scene, &surname, organisations[n % 4]), Some(organisations[n % 4])) }
        }).collect::<Vec<(PersonId, Option<OrganisationId>)>>();
        let days = ["2019-04-29", "2019-06-01", "2020-02-01", "2020-03-01", "2021-01-01", "2021-12-31"];
        let events = days.map(|day| event(&scene, workshop(day)));
        for (at, who) in &presences {
            check_in(&scene, events[*at], people[*who].0, true);
        }
        let counted = |of: &dyn Fn(usize) -> bool| {
            let there = presences.iter().filter(|(at, _)| of(*at)).map(|(at, who)| (events[*at], *who)).collect::<BTreeSet<(EventId, usize)>>();
            let different = there.iter().map(|(_, who)| *who).collect::<BTreeSet<_>>();
            let houses = different.iter().filter_map(|who| people[*who].1).collect::<BTreeSet<_>>();
            let held = (0..6).filter(|at| of(*at)).count() as i64;
            [held, there.len() as i64, different.len() as i64, houses.len() as i64, there.len() as i64 * 400]
        };
        let report = report(&scene, &by(Grouping::Year));
        for (row, year) in report.rows.iter().zip(["2019", "2020", "2021"]) {
            prop_assert_eq!(numbers(&row.counts), counted(&|at| days[at].starts_with(year)), "the year {}", year);
        }
        prop_assert_eq!(numbers(&report.total), counted(&|_| true), "the total");
    }
}
