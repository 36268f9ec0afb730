//! Registrations and the door: moves, waiting list, presence, counts, the organisation credited.

use RegistrationStatus::{Attended, Cancelled, Invited, NoShow, Registered, Waiting};
use sokrat_core::calendar::{self, EventFields};
use sokrat_core::certificates::{self, CertificatePlanRequest, Occasion};
use sokrat_core::file::Noun;
use sokrat_core::ids::{EventId, OrganisationId, PersonId, RawId, RegistrationId};
use sokrat_core::registrations::{
    self, CheckInRequest, DoorCount, DoorRequest, HoursRequest, RegisterRequest, RegistrationListRequest, RegistrationStatus, RoleSpan,
    StatusRequest, WalkInRequest, credited, may_move,
};
use sokrat_core::reports::{self, Grouping, ReportRequest};
use sokrat_core::store::registrations::id_of;
use sokrat_core::values::{Hundredths, Order, Span};
use sokrat_core::{Code, Result, Surroundings as _};

use super::stage::{check_in, day, event, founded, issues, organisation, person_of, register, role, status_of, workshop};
use super::support::{Scene, person_fields};

fn set(scene: &Scene, event: EventId, people: &[PersonId], status: RegistrationStatus) -> Result<()> {
    let ids = people.iter().map(|person| id_of(event, *person)).collect();
    registrations::set_status(scene.file(), StatusRequest { ids, status }).map(|done| done.value)
}

#[test]
fn only_the_moves_of_the_table_are_allowed() {
    // From: to Invited, Registered, Waiting, Attended, NoShow, Cancelled; x allowed, o stays.
    let table = [(Invited, "oxxx.x"), (Registered, ".oxxxx"), (Waiting, ".xox.x"), (Attended, ".x.ox."), (NoShow, ".x.xo."), (Cancelled, "xxxx.o")];
    for (from, row) in table {
        for (to, mark) in RegistrationStatus::ALL.iter().zip(row.chars()) {
            assert_eq!(may_move(from, *to), mark != '.', "{} > {}", from.as_str(), to.as_str());
        }
    }
}

#[test]
fn a_refused_move_says_which_and_changes_nobody() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let (anna, vera) = (scene.person("Ильина"), scene.person("Орлова"));
    register(&scene, id, anna, Registered);
    register(&scene, id, vera, Invited);
    let refused = set(&scene, id, &[anna, vera], NoShow).expect_err("who was only invited cannot fail to come");
    assert_eq!(refused.code, Code::MoveNotAllowed, "the move is refused");
    assert_eq!((refused.facts.get("from"), refused.facts.get("to")), (Some(&"invited".into()), Some(&"no-show".into())), "with its ends");
    assert_eq!(status_of(&scene, id, anna), Some(Registered), "all or none");
    let missing = registrations::set_status(scene.file(), StatusRequest { ids: vec![RegistrationId(RawId([1; 16]))], status: Attended });
    assert_eq!(missing.map(|done| done.value).map_err(|error| error.code), Err(Code::NotFound), "a registration that is not there");
}

#[test]
fn a_full_event_makes_people_wait_and_a_cancelled_place_goes_to_who_waited_longest() {
    let scene = founded();
    let id = event(&scene, EventFields { capacity: Some(2), ..workshop("2019-06-03") });
    let people = ["Аркова", "Белова", "Ветрова", "Гулина"].map(|surname| scene.person(surname));
    let got = people.map(|person| {
        scene.world.advance(60);
        register(&scene, id, person, Registered)
    });
    assert_eq!(got, [Registered, Registered, Waiting, Waiting], "two find room");
    let refused = set(&scene, id, &[people[3]], Registered).expect_err("there is no place to give");
    assert_eq!((refused.code, refused.facts.get("capacity")), (Code::EventFull, Some(&2_i64.into())), "the room is told");
    set(&scene, id, &[people[0]], Cancelled).expect("a place can be given up");
    let now = people.map(|person| status_of(&scene, id, person).expect("nobody leaves the list"));
    assert_eq!(now, [Cancelled, Registered, Registered, Waiting], "the third waited longest");
    scene.world.advance(60);
    set(&scene, id, &[people[1]], Waiting).expect("a place can be changed for the waiting list");
    let now = people.map(|person| status_of(&scene, id, person).expect("nobody leaves the list"));
    assert_eq!(now, [Cancelled, Waiting, Registered, Registered], "who steps back does not move up at once");
    set(&scene, id, &[people[1]], Attended).expect("who stands in the room is there, also where it is full");
    set(&scene, id, &[people[2]], NoShow).expect("who did not come is marked");
    assert_eq!(status_of(&scene, id, people[3]), Some(Registered), "an absence moves nobody");
}

#[test]
fn after_an_event_nobody_moves_up() {
    let scene = founded();
    let fields = |status| EventFields { capacity: Some(1), status, ..workshop("2019-04-29") };
    let id = event(&scene, fields(calendar::EventStatus::Open));
    let (anna, vera) = (scene.person("Ильина"), scene.person("Орлова"));
    register(&scene, id, anna, Registered);
    register(&scene, id, vera, Registered);
    calendar::edit(scene.file(), sokrat_core::values::Edit { id, fields: fields(calendar::EventStatus::Held) }).expect("it took place");
    set(&scene, id, &[anna], Cancelled).expect("a late correction");
    assert_eq!(status_of(&scene, id, vera), Some(Waiting), "nobody is given a place in the past");
}

#[test]
fn nobody_is_registered_twice_and_a_cancellation_can_be_withdrawn() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let anna = scene.person("Ильина");
    let request = |status, organisation_id| RegisterRequest { event_id: id, person_id: anna, organisation_id, status };
    register(&scene, id, anna, Registered);
    assert_eq!(issues(registrations::register(scene.file(), request(Registered, None))), ["personId: already-there"], "one registration a person");
    set(&scene, id, &[anna], Cancelled).expect("it can be cancelled");
    register(&scene, id, anna, Registered);
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM registration"), 1, "the same row is taken up again");
    set(&scene, id, &[anna], Cancelled).expect("it can be cancelled");
    assert_eq!(
        issues(registrations::register(scene.file(), request(Attended, None))),
        ["status: not-a-choice"],
        "presence is marked, not registered"
    );
    let nobody = Some(OrganisationId(RawId([9; 16])));
    assert_eq!(
        issues(registrations::register(scene.file(), request(Registered, nobody))),
        ["organisationId: not-a-choice"],
        "the organisation is in the file"
    );
}

#[test]
fn presence_of_an_unregistered_person_comes_and_goes() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let anna = person_of(&scene, "Ильина", organisation(&scene, "Родник"));
    assert_eq!(check_in(&scene, id, anna, true), DoorCount { people: 1, organisations: 1, registered: 1 }, "present and counted");
    assert_eq!(scene.get::<String>("SELECT source FROM registration"), "door", "the list says where the person came from");
    let again = registrations::check_in(scene.file(), CheckInRequest { event_id: id, person_id: anna, present: true }).expect("a second Enter");
    assert!(again.changed.is_empty(), "a second Enter writes nothing");
    let gone = registrations::check_in(scene.file(), CheckInRequest { event_id: id, person_id: anna, present: false }).expect("a slip");
    assert_eq!(gone.value, DoorCount { people: 0, organisations: 0, registered: 0 }, "the person is taken off the list again");
    assert!(gone.changed.contains(&Noun::Registrations), "the pages are told");
    assert_eq!(status_of(&scene, id, anna), None, "nothing is left");
    check_in(&scene, id, anna, true);
    assert_eq!(status_of(&scene, id, anna), Some(Attended), "and can come after all");
}

#[test]
fn presence_taken_back_leaves_what_stood_there_before() {
    let scene = founded();
    let id = event(&scene, EventFields { capacity: Some(1), ..workshop("2019-04-29") });
    for (surname, before) in [("Аркова", Registered), ("Белова", Waiting), ("Ветрова", Invited), ("Гулина", Cancelled)] {
        let person = scene.person(surname);
        let first = if before == Cancelled { Invited } else { before };
        register(&scene, id, person, first);
        if before == Cancelled {
            set(&scene, id, &[person], Cancelled).expect("an invitation can be declined");
        }
        check_in(&scene, id, person, true);
        check_in(&scene, id, person, false);
        assert_eq!(status_of(&scene, id, person), Some(before), "{surname} was {} before", before.as_str());
    }
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM registration WHERE attended_at IS NOT NULL"), 0, "no moment of presence stays");
}

#[test]
fn an_organisation_counts_once_however_many_came() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let organisations = (0..43).map(|n| organisation(&scene, &format!("Организация {n}"))).collect::<Vec<_>>();
    for n in 0..56 {
        let person = person_of(&scene, &format!("Участников{n}"), organisations[n % 43]);
        check_in(&scene, id, person, true);
    }
    register(&scene, id, scene.person("Опоздалова"), Registered);
    let count = check_in(&scene, id, scene.person("Независимова"), true);
    assert_eq!(count, DoorCount { people: 57, organisations: 43, registered: 58 }, "who comes from nowhere adds no organisation");
    let shown = scene.file().read(|conn| calendar::get(conn, id)).expect("the event is there");
    assert_eq!((shown.present, shown.registered, shown.organisations), (57, 58, 43), "the event's page shows the same");
}

#[test]
fn the_counts_of_an_event_are_those_of_its_registrations() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let people = (0..6).map(|n| scene.person(&format!("Человеков{n}"))).collect::<Vec<_>>();
    for (person, status) in people.iter().zip([Invited, Registered, Waiting, Registered, Registered, Registered]) {
        register(&scene, id, *person, status);
    }
    set(&scene, id, &people[3..4], Attended).expect("allowed");
    set(&scene, id, &people[4..5], NoShow).expect("allowed");
    set(&scene, id, &people[5..6], Cancelled).expect("allowed");
    let counted = |scene: &Scene| scene.get::<String>("SELECT registered || ' ' || present FROM event_count");
    assert_eq!(counted(&scene), "3 1", "registered, present and absent people had a place; one was present");
    calendar::edit(scene.file(), sokrat_core::values::Edit { id, fields: EventFields { title: "Другое".to_owned(), ..workshop("2019-04-29") } })
        .expect("an event can be renamed");
    assert_eq!(counted(&scene), "3 1", "counting anew gives the same");
}

#[test]
fn an_event_credits_the_organisation_of_its_day() {
    let [a, b, c] = [1, 2, 3].map(|n| OrganisationId(RawId([n; 16])));
    let span = |organisation_id, since: Option<&str>, until: Option<&str>, head| RoleSpan {
        organisation_id,
        since: since.map(day),
        until: until.map(day),
        head,
    };
    // Roles: whom 29 April 2019 credits.
    let table = [
        (vec![], None),
        (vec![span(a, None, None, false)], Some(a)),
        (vec![span(a, None, Some("2019-04-28"), true), span(b, Some("2019-04-29"), None, false)], Some(b)),
        (vec![span(a, None, Some("2019-04-29"), false), span(b, Some("2019-04-30"), None, false)], Some(a)),
        (vec![span(a, None, Some("2018-12-31"), false)], None),
        (vec![span(a, Some("2018-01-01"), None, false), span(b, Some("2019-01-01"), None, false)], Some(b)),
        (vec![span(a, Some("2018-01-01"), None, true), span(b, Some("2019-01-01"), None, false)], Some(a)),
        (vec![span(c, None, None, false), span(b, None, None, false)], Some(b)),
    ];
    for (roles, expected) in table {
        assert_eq!(credited(&roles, day("2019-04-29")), expected, "{roles:?}");
    }
}

#[test]
fn a_change_of_employer_does_not_rewrite_the_past() {
    let scene = founded();
    let (old, new) = (organisation(&scene, "Родник"), organisation(&scene, "Опора"));
    let anna = scene.person("Ильина");
    role(&scene, anna, old, None, Some("2019-05-31"), false);
    role(&scene, anna, new, Some("2019-06-01"), None, false);
    for (day, expected) in [("2019-04-29", "Родник"), ("2019-06-01", "Опора")] {
        let id = event(&scene, workshop(day));
        check_in(&scene, id, anna, true);
        let request = RegistrationListRequest { event_id: id, text: String::new(), status: None, order: None, span: Span { offset: 0, limit: 10 } };
        let rows = scene.file().read(|conn| registrations::list(conn, &request)).expect("the list is read");
        assert_eq!(rows.rows[0].organisation, expected, "on {day}");
    }
}

#[test]
fn a_list_is_sorted_and_searched() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let (zarya, arka) = (organisation(&scene, "Заря"), organisation(&scene, "Арка"));
    let anna = person_of(&scene, "Ильина", zarya);
    let vera = person_of(&scene, "Ёжикова", arka);
    let olga = scene.person("Жукова");
    for person in [anna, vera, olga] {
        register(&scene, id, person, Registered);
    }
    check_in(&scene, id, olga, true);
    let names = |text: &str, status, order: Option<(&str, bool)>| {
        let order = order.map(|(column, descending)| Order { column: column.to_owned(), descending });
        let request = RegistrationListRequest { event_id: id, text: text.to_owned(), status, order, span: Span { offset: 0, limit: 10 } };
        let rows = scene.file().read(|conn| registrations::list(conn, &request)).expect("the list is read");
        rows.rows.iter().map(|row| row.full_name.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("", None, None), ["Ёжикова", "Жукова", "Ильина"], "by name, ё as е");
    assert_eq!(names("", None, Some(("status", false)))[0], "Жукова", "those present first");
    assert_eq!(names("", None, Some(("organisation", false))), ["Ёжикова", "Ильина", "Жукова"], "those without an organisation last");
    assert_eq!(names("ежи", None, None), ["Ёжикова"], "by letters of the name");
    assert_eq!(names("", Some(Attended), None), ["Жукова"], "by status");
}

fn door(scene: &Scene, event: EventId, text: &str) -> Vec<(String, Option<RegistrationStatus>)> {
    let request = DoorRequest { event_id: event, text: text.to_owned() };
    let answer = scene.file().read(|conn| registrations::door(conn, &request)).expect("the door answers");
    answer.hits.into_iter().map(|hit| (hit.full_name, hit.status)).collect()
}

#[test]
fn the_door_finds_by_any_part_of_a_name_and_shows_the_list_first() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let listed = scene.person("Авдеева");
    register(&scene, id, listed, Registered);
    let annenkova = scene.person("Анненкова");
    register(&scene, id, annenkova, Invited);
    let elsewhere = scene.person("Аннушкина");
    scene.set_person(elsewhere, "phone", super::support::text("+7 900 123-45-67"));
    let annas = door(&scene, id, "анн");
    let names = annas.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    assert_eq!(names, ["Анненкова Анна", "Авдеева Анна", "Аннушкина Анна"], "the surname first, then the given name, then who is not on the list");
    assert_eq!(annas.iter().map(|(_, status)| *status).collect::<Vec<_>>(), [Some(Invited), Some(Registered), None], "each with its status");
    assert_eq!(door(&scene, id, "нков"), [("Анненкова Анна".to_owned(), Some(Invited))], "the middle of a name is enough on the list");
    assert_eq!(door(&scene, id, "fdltt"), [("Авдеева Анна".to_owned(), Some(Registered))], "the other keyboard layout");
    assert_eq!(door(&scene, id, "4567"), [("Аннушкина Анна".to_owned(), None)], "the end of the phone");
    assert_eq!(door(&scene, id, "").len(), 2, "before anything is typed the list stands there");
    assert_eq!(door(&scene, id, "\"* OR анн)"), door(&scene, id, "or анн"), "what is typed is never query syntax");
}

fn walk_in(scene: &Scene, event: EventId, surname: &str, organisation: &str) -> Result<PersonId> {
    let request = WalkInRequest {
        event_id: event,
        person: person_fields(&format!("{surname} Мария")),
        organisation_id: None,
        organisation_name: organisation.to_owned(),
        post: "Директор".to_owned(),
    };
    registrations::walk_in(scene.file(), request).map(|done| done.value)
}

#[test]
fn a_walk_in_is_one_action_from_person_to_presence() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let known = organisation(&scene, "Ёлочка");
    let maria = walk_in(&scene, id, "Ильина", "«елочка»").expect("a person walks in");
    assert_eq!(status_of(&scene, id, maria), Some(Attended), "and is present");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM organisation"), 1, "the organisation was in the file already");
    let (credited, post): (OrganisationId, String) = (scene.get("SELECT organisation_id FROM registration"), scene.get("SELECT title FROM role"));
    assert_eq!((credited, post.as_str()), (known, "Директор"), "it is credited, and the role is kept");
    walk_in(&scene, id, "Орлова", "Новый центр").expect("an unknown organisation is made");
    walk_in(&scene, id, "Белова", "НОВЫЙ ЦЕНТР").expect("and found the next time");
    walk_in(&scene, id, "Гулина", " ").expect("a person may come from nowhere");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM organisation WHERE _del = 0"), 2, "one was made");
    let count = check_in(&scene, id, maria, true);
    assert_eq!((count.people, count.organisations), (4, 2), "all are counted");
    assert_eq!(issues(walk_in(&scene, id, "", &"о".repeat(501))), ["surname: required", "organisationName: too-long"], "everything wrong at once");
    let before: i64 = scene.get("SELECT count(*) FROM person WHERE _del = 0");
    walk_in(&scene, id, "Ветрова", "Третий центр").expect("another one");
    scene.file().undo().expect("one undo takes it back");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person WHERE _del = 0"), before, "the person");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM organisation WHERE _del = 0"), 2, "the organisation");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM registration WHERE _del = 0"), 4, "and the presence");
}

#[test]
fn undo_brings_back_what_a_change_took_with_it() {
    let scene = founded();
    let id = event(&scene, EventFields { capacity: Some(1), ..workshop("2019-06-03") });
    let (anna, vera) = (scene.person("Ильина"), scene.person("Орлова"));
    register(&scene, id, anna, Registered);
    register(&scene, id, vera, Registered);
    let state =
        || (status_of(&scene, id, anna), status_of(&scene, id, vera), scene.get::<String>("SELECT registered || ' ' || present FROM event_count"));
    let before = state();
    set(&scene, id, &[anna], Cancelled).expect("a place is given up");
    assert_eq!(state(), (Some(Cancelled), Some(Registered), "1 0".to_owned()), "the other moved up");
    scene.file().undo().expect("it can be undone");
    assert_eq!(state(), before, "both stand where they stood, and the counts with them");
    check_in(&scene, id, anna, true);
    scene.file().undo().expect("it can be undone");
    assert_eq!(state(), before, "a presence as well");
    calendar::delete(scene.file(), id).expect("nobody was present");
    scene.file().undo().expect("it can be undone");
    assert_eq!(state(), before, "a deleted event comes back with its registrations");
}

#[test]
fn the_hours_of_a_person_are_those_of_the_event_at_most_and_certificates_and_reports_follow() {
    let scene = founded();
    let id = event(&scene, EventFields { hours: Some(Hundredths(450)), ..workshop("2019-04-29") });
    let short = event(&scene, workshop("2019-05-06"));
    let (anna, vera) = (scene.person("Ильина"), scene.person("Орлова"));
    for person in [anna, vera] {
        check_in(&scene, id, person, true);
    }
    register(&scene, short, anna, Registered);
    let set = |ids: Vec<RegistrationId>, hours: Option<i64>| {
        registrations::set_hours(scene.file(), HoursRequest { ids, hours: hours.map(Hundredths) }).map(drop)
    };
    let told = |outcome: Result<()>| {
        let issue = outcome.expect_err("refused").issues.remove(0);
        (issue.field, issue.code, issue.facts.get("most").cloned())
    };
    let (first, second) = (id_of(id, anna), id_of(id, vera));
    assert_eq!(told(set(vec![first, second], Some(500))), ("hours".into(), Code::OutOfRange, Some("4.5".into())), "more than the event has");
    assert_eq!(told(set(vec![first], Some(-100))), ("hours".into(), Code::OutOfRange, Some("4.5".into())), "less than nothing");
    assert_eq!(told(set(vec![first, id_of(short, anna)], Some(100))), ("hours".into(), Code::NotPresent, None), "who is not marked present");
    assert_eq!(hours_of(&scene, id), [None, None], "all or none");
    set(vec![first, second], Some(450)).expect("all of it");
    set(vec![first], Some(150)).expect("a part");
    assert_eq!(hours_of(&scene, id), [Some(150), Some(450)]);
    check_in(&scene, short, anna, true);
    assert_eq!(
        told(set(vec![id_of(short, anna)], Some(401))),
        ("hours".into(), Code::OutOfRange, Some(4_i64.into())),
        "where nobody said how many it has, as long as it is: 10:00 to 13:00"
    );
    scene.file().undo().expect("presence is taken back");
    let request = ReportRequest { grouping: Grouping::Module, year: None, module_id: None, municipality_id: None };
    let report = scene.file().read(|conn| reports::participation(conn, &request, scene.world.now())).expect("a report");
    assert_eq!(report.total.hours, 600, "person-hours follow");
    let plan = CertificatePlanRequest { occasion: Occasion::Event(id), cases: Vec::new() };
    let plan = scene.file().read(|conn| certificates::plan(conn, plan)).expect("a plan");
    assert_eq!(plan.lines.iter().map(|line| line.hours).collect::<Vec<_>>(), [Some(Hundredths(150)), Some(Hundredths(450))], "and certificates");
    scene.file().undo().expect("taken back");
    assert_eq!(hours_of(&scene, id), [Some(450), Some(450)], "as one action");
    set(vec![first, second], None).expect("all the time after all");
    assert_eq!(hours_of(&scene, id), [None, None]);
}

fn hours_of(scene: &Scene, event: EventId) -> Vec<Option<i64>> {
    let request = RegistrationListRequest { event_id: event, text: String::new(), status: None, order: None, span: Span { offset: 0, limit: 10 } };
    let rows = scene.file().read(|conn| registrations::list(conn, &request)).expect("a list").rows;
    rows.iter().map(|row| row.hours.map(|hours| hours.0)).collect()
}
