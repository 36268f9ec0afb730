//! Registrations and the door: moves, waiting list, presence, counts, the organisation credited.

use RegistrationStatus::{Attended, Cancelled, Invited, NoShow, Registered, Waiting};
use sokrat_core::calendar::{self, EventFields};
use sokrat_core::file::Noun;
use sokrat_core::ids::{EventId, OrganisationId, PersonId, RawId, RegistrationId};
use sokrat_core::registrations::{
    self, CheckInRequest, DoorCount, RegisterRequest, RegistrationListRequest, RegistrationStatus, RoleSpan, StatusRequest, credited, may_move,
};
use sokrat_core::store::registrations::id_of;
use sokrat_core::values::{Order, Span};
use sokrat_core::{Code, Result};

use super::stage::{check_in, day, event, founded, issues, organisation, person_of, register, role, status_of, workshop};
use super::support::Scene;

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
