//! Whatever shows or counts people and organisations takes joined records for one.

use sokrat_core::Code;
use sokrat_core::calendar::EventFields;
use sokrat_core::certificates::{self, CertificateOrder, CertificatePlanRequest};
use sokrat_core::competitions::conflicts;
use sokrat_core::duplicates::{self, JoinRequest, RecordKind, SeparateRequest};
use sokrat_core::file::Op;
use sokrat_core::file::tables::{APPLICATION, COMPETITION, EXPERT};
use sokrat_core::ids::{EventId, PersonId, RawId, RecordId};
use sokrat_core::names::cases::Case;
use sokrat_core::organisations::{self, OrganisationFilter, OrganisationListRequest};
use sokrat_core::people::{self, PersonFilter, PersonListRequest};
use sokrat_core::registrations::{self, DoorRequest, RegisterRequest, RegistrationListRequest, RegistrationStatus, StatusRequest};
use sokrat_core::reports::{self, Grouping, ReportRequest};
use sokrat_core::store::competitions as store;
use sokrat_core::values::{Moment, Span};

use super::stage::{check_in, day, event, founded, organisation, person_of, register, workshop};
use super::support::{Scene, text};

const SPAN: Span = Span { offset: 0, limit: 50 };

fn join(scene: &Scene, kind: RecordKind, ids: &[RawId]) {
    let request = JoinRequest { kind, ids: ids.iter().copied().map(RecordId).collect(), choices: Vec::new() };
    duplicates::join(scene.file(), request).expect("live records are joined");
}

/// Two records of one person, the older under a maiden name, and somebody else; each with an organisation of their own.
struct Pair {
    scene: Scene,
    event: EventId,
    old: PersonId,
    new: PersonId,
    other: PersonId,
}

fn pair() -> Pair {
    let scene = founded();
    let event = event(&scene, workshop("2019-04-29"));
    let person = |surname, organisation_name: &str| {
        scene.world.advance(1);
        person_of(&scene, surname, organisation(&scene, organisation_name))
    };
    let (old, new, other) = (person("Седова", "Родник"), person("Орлова", "Ключ"), person("Яшина", "Исток"));
    Pair { event, old, new, other, scene }
}

fn listed(scene: &Scene, words: &str) -> Vec<String> {
    let filter = PersonFilter { text: words.to_owned(), municipality_id: None, organisation_id: None };
    let rows = scene.file().read(|conn| people::list(conn, &PersonListRequest { filter, order: None, span: SPAN })).expect("the list is read");
    assert_eq!(rows.total as usize, rows.rows.len(), "the list is as long as it says");
    rows.rows.into_iter().map(|row| format!("{} {}", row.full_name, row.events)).collect()
}

#[test]
fn a_list_shows_a_person_once_and_every_name_finds_them() {
    let Pair { scene, event, old, new, other } = pair();
    check_in(&scene, event, old, true);
    check_in(&scene, event, new, true);
    assert_eq!(listed(&scene, ""), ["Орлова Анна 1", "Седова Анна 1", "Яшина Анна 0"], "three before");
    join(&scene, RecordKind::Person, &[new.raw(), old.raw()]);
    assert_eq!(listed(&scene, ""), ["Седова Анна 1", "Яшина Анна 0"], "the record that stands for both, with one event");
    assert_eq!(listed(&scene, "орлова"), ["Седова Анна 1"], "the other name finds it");
    assert_eq!(listed(&scene, "ключ"), ["Седова Анна 1"], "and so does the other's organisation");
    let hits = scene.file().read(|conn| sokrat_core::search::everything(conn, "орлова")).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Седова Анна"], "from everywhere");

    let person = scene.file().read(|conn| people::get(conn, new)).unwrap();
    assert_eq!((person.id, person.joined.len()), (old, 2), "either record opens the one that stands for both");
    assert_eq!(
        person.roles.iter().map(|role| role.organisation.as_str()).collect::<std::collections::BTreeSet<_>>(),
        ["Ключ", "Родник"].into(),
        "with the roles of both"
    );
    assert_eq!(person.attendances.len(), 1, "and the event once");
    assert_eq!(people::delete(scene.file(), old).unwrap_err().code, Code::InUse, "what names either record holds both");
    assert_eq!(scene.file().read(|conn| people::get(conn, other)).unwrap().joined, [], "who is alone has no others");

    let request = SeparateRequest { kind: RecordKind::Person, id: RecordId(new.raw()) };
    duplicates::separate(scene.file(), request).unwrap();
    assert_eq!(listed(&scene, ""), ["Орлова Анна 1", "Седова Анна 1", "Яшина Анна 0"], "separated as before");
}

#[test]
fn an_event_counts_a_person_once() {
    let Pair { scene, event, old, new, other } = pair();
    register(&scene, event, old, RegistrationStatus::Registered);
    check_in(&scene, event, new, true);
    check_in(&scene, event, other, true);
    join(&scene, RecordKind::Person, &[old.raw(), new.raw()]);
    let request = RegistrationListRequest { event_id: event, text: "орлова".to_owned(), status: None, order: None, span: SPAN };
    let list = || scene.file().read(|conn| registrations::list(conn, &request)).unwrap();
    let rows = list().rows;
    assert_eq!(rows.len(), 1, "the list has them once, also under the other name");
    assert_eq!(
        (rows[0].person_id, rows[0].full_name.as_str(), rows[0].status),
        (old, "Седова Анна", RegistrationStatus::Attended),
        "with the stronger status"
    );
    let door =
        |letters: &str| scene.file().read(|conn| registrations::door(conn, &DoorRequest { event_id: event, text: letters.to_owned() })).unwrap();
    assert_eq!((door("").count.people, door("").count.organisations, door("").count.registered), (2, 2, 2), "the door counts them once");
    assert_eq!(door("орл").hits.iter().map(|hit| hit.person_id).collect::<Vec<_>>(), [old], "and finds them under either name");

    let again = RegisterRequest { event_id: event, person_id: old, organisation_id: None, status: RegistrationStatus::Registered };
    assert_eq!(
        registrations::register(scene.file(), again).unwrap_err().issues[0].code,
        Code::AlreadyThere,
        "who is in the list under another record is in it"
    );
    check_in(&scene, event, old, true);
    assert_eq!(check_in(&scene, event, old, false).people, 1, "absence holds for every record");
    check_in(&scene, event, old, true);
    let id = list().rows[0].id;
    registrations::set_status(scene.file(), StatusRequest { ids: vec![id], status: RegistrationStatus::NoShow }).unwrap();
    assert_eq!(list().rows[0].status, RegistrationStatus::NoShow, "what is asked for is what the list says");
}

#[test]
fn reports_count_people_and_organisations_once() {
    let Pair { scene, event: first, old, new, other } = pair();
    let second = event(&scene, EventFields { ..workshop("2019-05-20") });
    for (event, person) in [(first, old), (first, new), (second, new), (second, other)] {
        check_in(&scene, event, person, true);
    }
    let organisations = || {
        scene
            .file()
            .read(|conn| {
                Ok(conn
                    .prepare("SELECT id FROM organisation ORDER BY id")?
                    .query_map([], |row| row.get::<_, RawId>(0))?
                    .collect::<Result<Vec<_>, _>>()?)
            })
            .unwrap()
    };
    let total = || {
        let request = ReportRequest { grouping: Grouping::Year, year: None, module_id: None, municipality_id: None };
        let now = Moment("2026-01-02T03:04:05Z".parse().expect("a moment"));
        let counts = scene.file().read(|conn| reports::participation(conn, &request, now)).unwrap().total;
        [counts.participations, counts.people, counts.organisations]
    };
    assert_eq!(total(), [4, 3, 3], "before");
    join(&scene, RecordKind::Person, &[old.raw(), new.raw()]);
    assert_eq!(total(), [3, 2, 3], "two presences of one person at one event are one");
    join(&scene, RecordKind::Organisation, &organisations()[..2]);
    assert_eq!(total(), [3, 2, 2], "and two records of one organisation");
    let filter = OrganisationFilter { text: "ключ".to_owned(), category: None, municipality_id: None };
    let rows = scene.file().read(|conn| organisations::list(conn, &OrganisationListRequest { filter, order: None, span: SPAN })).unwrap();
    assert_eq!(
        rows.rows.iter().map(|row| (row.name.as_str(), row.people, row.attendances)).collect::<Vec<_>>(),
        [("Родник", 1, 2)],
        "found by either name, counted once"
    );
    let organisation = scene.file().read(|conn| organisations::get(conn, rows.rows[0].id)).unwrap();
    assert_eq!(
        (organisation.people, organisation.events, organisation.attendances, organisation.joined.len()),
        (1, 2, 2, 2),
        "the record says the same"
    );
}

#[test]
fn a_person_gets_one_certificate_and_a_printed_number_stays() {
    let Pair { scene, event, old, new, .. } = pair();
    check_in(&scene, event, new, true);
    let issue = || certificates::issue(scene.file(), &CertificateOrder::of(event, false), day("2019-04-30"), |_| Ok(())).unwrap().value.printed;
    let number = issue()[0].number.clone();
    check_in(&scene, event, old, true);
    join(&scene, RecordKind::Person, &[old.raw(), new.raw()]);
    let request = CertificatePlanRequest { occasion: event.into(), cases: vec![Case::Nominative] };
    let plan = scene.file().read(|conn| certificates::plan(conn, request)).unwrap();
    assert_eq!((plan.present, plan.new, plan.printed), (1, 0, 1), "one person, who has one");
    let printed = issue();
    assert_eq!(
        printed.iter().map(|one| (one.number.clone(), one.name.full())).collect::<Vec<_>>(),
        [(number, "Седова Анна".to_owned())],
        "the number that was printed"
    );
}

#[test]
fn a_conflict_of_interest_looks_at_every_record() {
    let Pair { scene, old, new, .. } = pair();
    let done = scene.file().transact(Op::CreateCompetition, |tx| {
        let (competition, expert, application): (RawId, RawId, RawId) = (tx.new_id(), tx.new_id(), tx.new_id());
        tx.insert(&COMPETITION, competition, &[("title", text("Конкурс")), ("status", text("open"))])?;
        tx.insert(&EXPERT, expert, &[("competition_id", competition.into()), ("person_id", new.into())])?;
        let organisation: RawId = tx.conn().query_row("SELECT id FROM organisation WHERE short_name = 'Родник'", [], |row| row.get(0))?;
        let values = [("competition_id", competition.into()), ("organisation_id", organisation.into()), ("status", text("admitted"))];
        tx.insert(&APPLICATION, application, &values)?;
        Ok(())
    });
    done.expect("a competition is made");
    let found = || scene.file().read(|conn| Ok(conflicts::find(&store::ties(conn, None)?, &store::stakes(conn, None, None)?))).unwrap().len();
    assert_eq!(found(), 0, "the expert's record has nothing to do with the applicant");
    join(&scene, RecordKind::Person, &[old.raw(), new.raw()]);
    assert_eq!(found(), 1, "but the person worked there under the other");
}
