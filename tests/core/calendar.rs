//! Events: zones, days, hours, forms, lists.

use sokrat_core::Code;
use sokrat_core::calendar::{self, EventFields, EventFilter, EventListRequest, EventStatus, MoveEvent};
use sokrat_core::ids::{EventId, RawId};
use sokrat_core::registrations::RegistrationStatus;
use sokrat_core::values::{Day, Edit, FormEdit, Hundredths, Order, Rows, Span};

use super::stage::{all_events, at, check_in, day, event, founded, issues, module, register, status_of, structure, workshop};
use super::support::Scene;

#[test]
fn a_time_on_the_wall_is_one_moment_whatever_the_zone_does() {
    // Zone, wall time, moment.
    let table = [
        ("Europe/Moscow", "2019-04-29T10:00:00", "2019-04-29T07:00:00Z"),
        // Moscow gave up winter time in 2011 and summer time in 2014.
        ("Europe/Moscow", "2012-01-15T10:00:00", "2012-01-15T06:00:00Z"),
        ("Asia/Kamchatka", "2019-04-29T10:00:00", "2019-04-28T22:00:00Z"),
        ("Europe/Kaliningrad", "2019-04-29T10:00:00", "2019-04-29T08:00:00Z"),
        // 31 March 2019 in Berlin: the clocks leap from 02:00 to 03:00.
        ("Europe/Berlin", "2019-03-31T02:30:00", "2019-03-31T01:30:00Z"),
        // 27 October 2019 in Berlin: 02:30 comes twice, the first counts.
        ("Europe/Berlin", "2019-10-27T02:30:00", "2019-10-27T00:30:00Z"),
        // 26 October 2014 in Moscow: 01:30 comes twice.
        ("Europe/Moscow", "2014-10-26T01:30:00", "2014-10-25T21:30:00Z"),
    ];
    for (name, wall, expected) in table {
        let zone = calendar::zone(name).expect("the zones are built in");
        let moment = calendar::moment(at(wall), &zone).expect("the time lies within jiff's years");
        assert_eq!(moment.0.to_string(), expected, "{wall} in {name}");
    }
    let shown = calendar::wall(
        calendar::moment(at("2019-03-31T02:30:00"), &calendar::zone("Europe/Berlin").expect("Berlin is built in")).expect("within"),
        "Europe/Berlin",
    );
    assert_eq!(shown, at("2019-03-31T03:30:00"), "a time that the clocks leap over is shown an hour later");
}

#[test]
fn an_event_that_ends_at_midnight_does_not_reach_into_the_next_day() {
    // Start, end: first day, last day.
    let table = [
        ("2019-04-29T10:00:00", "2019-04-29T17:00:00", "2019-04-29", "2019-04-29"),
        ("2019-04-29T20:00:00", "2019-04-30T00:00:00", "2019-04-29", "2019-04-29"),
        ("2019-04-29T20:00:00", "2019-04-30T00:30:00", "2019-04-29", "2019-04-30"),
        ("2019-04-29T00:00:00", "2019-04-29T00:00:00", "2019-04-29", "2019-04-29"),
        ("2019-04-29T10:00:00", "2019-05-02T17:00:00", "2019-04-29", "2019-05-02"),
    ];
    for (starts, ends, first, last) in table {
        assert_eq!(calendar::days(at(starts), at(ends)), (day(first), day(last)), "{starts} to {ends}");
    }
}

#[test]
fn academic_hours_are_45_minutes_and_nights_are_not_taught() {
    // Start, end: hundredths of academic hours.
    let table = [
        ("2019-04-29T10:00:00", "2019-04-29T13:00:00", 400),
        ("2019-04-29T10:00:00", "2019-04-29T11:00:00", 133),
        ("2019-04-29T10:00:00", "2019-04-29T10:00:00", 0),
        // Three days from ten to four: 18 hours, 24 academic ones.
        ("2019-04-29T10:00:00", "2019-05-01T16:00:00", 2400),
        // An evening that ends after midnight.
        ("2019-04-29T22:00:00", "2019-04-30T01:00:00", 400),
    ];
    for (starts, ends, hours) in table {
        assert_eq!(calendar::academic_hours(at(starts), at(ends)), Hundredths(hours), "{starts} to {ends}");
    }
}

#[test]
fn everything_that_is_wrong_with_an_event_is_told_at_its_field() {
    let scene = founded();
    let nobody = RawId([7; 16]);
    let wrong = EventFields {
        title: "  ".to_owned(),
        ends: at("2019-04-29T09:00:00"),
        capacity: Some(0),
        hours: Some(Hundredths(-1)),
        module_id: Some(nobody.into()),
        municipality_id: Some(nobody.into()),
        practices: vec![nobody.into()],
        ..workshop("2019-04-29")
    };
    assert_eq!(
        issues(calendar::create(scene.file(), wrong)),
        [
            "title: required",
            "ends: end-before-start",
            "capacity: out-of-range",
            "hours: out-of-range",
            "moduleId: not-a-choice",
            "municipalityId: not-a-choice",
            "practices: not-a-choice"
        ],
        "one answer names every field"
    );
    let zone = |zone: &str| EventFields { zone: zone.to_owned(), ..workshop("2019-04-29") };
    assert_eq!(issues(calendar::create(scene.file(), zone(""))), ["zone: required"], "an event has a zone");
    assert_eq!(issues(calendar::create(scene.file(), zone("Moscow"))), ["zone: bad-zone"], "and one that exists");
    assert_eq!(issues(calendar::create(scene.file(), workshop("0219-04-29"))), ["starts: out-of-range", "ends: out-of-range"], "a slip in the year");
}

#[test]
fn a_topic_belongs_to_the_module_of_its_event() {
    let scene = founded();
    let (own, other) = (module(&scene, 2019, 1), module(&scene, 2019, 2));
    let fields = sokrat_core::programme::TopicFields { module_id: own, title: "Финансы".to_owned(), competence: true };
    let topic_id = Some(sokrat_core::programme::create_topic(scene.file(), fields).expect("a topic is made").value);
    let of = |module_id| EventFields { module_id, topic_id, ..workshop("2019-04-29") };
    assert_eq!(issues(calendar::create(scene.file(), of(Some(other)))), ["topicId: not-a-choice"], "the topic is of another module");
    assert_eq!(issues(calendar::create(scene.file(), of(None))), ["topicId: not-a-choice"], "a topic needs its module");
    event(&scene, of(Some(own)));
}

#[test]
fn an_event_comes_back_as_it_was_typed() {
    let scene = founded();
    let municipality_id = Some(structure(&scene).municipalities[1].id);
    let fields = EventFields {
        module_id: Some(module(&scene, 2019, 2)),
        municipality_id,
        starts: at("2019-04-29T01:00:00"),
        ends: at("2019-04-29T02:30:00"),
        zone: "Asia/Kamchatka".to_owned(),
        capacity: Some(40),
        hours: Some(Hundredths(250)),
        speakers: "Ёжикова Анна\nПетров Пётр".to_owned(),
        notes: "Взять флипчарт".to_owned(),
        ..workshop("2019-04-29")
    };
    let id = event(&scene, fields.clone());
    let read = scene.file().read(|conn| calendar::get(conn, id)).expect("the event is there");
    assert_eq!(read.fields, fields, "nothing is lost on the way through UTC");
    assert_eq!(read.day, day("2019-04-29"), "the day is that of the event's zone, where UTC has the day before");
    assert_eq!((read.module_title.as_str(), read.municipality.as_str()), ("Внешние связи", "Ёлкино"), "names come along");
}

#[test]
fn a_form_takes_the_span_of_an_event_whole_or_leaves_it_whole() {
    let scene = founded();
    let filled = EventFields { starts: at("2019-04-29T10:00:00"), ends: at("2019-04-29T17:00:00"), ..workshop("2019-04-29") };
    let id = event(&scene, filled.clone());
    let base = serde_json::to_value(&filled).expect("fields are values").as_object().expect("by their names").clone();
    let form = |fields: EventFields| FormEdit { id, fields, base: base.clone() };
    let now = || scene.file().read(|conn| calendar::get(conn, id)).expect("the event is there").fields;
    // While the form is open, an exchange brings another day.
    let came = EventFields { starts: at("2019-04-22T10:00:00"), ends: at("2019-04-22T17:00:00"), ..filled.clone() };
    calendar::edit(scene.file(), Edit { id, fields: came.clone() }).expect("it came");

    let noted = EventFields { notes: "Взять флипчарт".to_owned(), ..filled.clone() };
    calendar::edit(scene.file(), form(noted.clone())).expect("the form is saved");
    assert_eq!(now(), EventFields { notes: noted.notes.clone(), ..came }, "who left the span alone leaves the whole of it");

    let longer = EventFields { ends: at("2019-04-29T18:00:00"), ..noted };
    let mut form = form(longer.clone());
    let told = issues(calendar::edit(scene.file(), form.clone()));
    assert_eq!(told, ["starts: field-changed", "ends: field-changed"], "the start is told as well: an end means nothing without it");
    form.base.remove("ends");
    calendar::edit(scene.file(), form.clone()).expect("who was told of a part and saves again means the whole");
    assert_eq!(now(), longer, "the event is no eight days long");

    // Only the zone came, only the end is the person's: still one span.
    calendar::edit(scene.file(), Edit { id, fields: EventFields { zone: "Asia/Kamchatka".to_owned(), ..filled } }).expect("it came");
    form.base.clone_from(&base);
    assert_eq!(issues(calendar::edit(scene.file(), form.clone())), ["ends: field-changed", "zone: field-changed"], "in the order of the form");
    // Both meant the same.
    calendar::edit(scene.file(), Edit { id, fields: longer.clone() }).expect("it came");
    calendar::edit(scene.file(), form).expect("there is nothing to decide");
    assert_eq!(now(), longer, "as both have it");
}

#[test]
fn a_form_takes_a_module_with_its_own_topic() {
    let scene = founded();
    let (own, other) = (module(&scene, 2019, 1), module(&scene, 2019, 2));
    let topic = |module_id| {
        let fields = sokrat_core::programme::TopicFields { module_id, title: "Финансы".to_owned(), competence: true };
        Some(sokrat_core::programme::create_topic(scene.file(), fields).expect("a topic is made").value)
    };
    let filled = EventFields { module_id: Some(own), ..workshop("2019-04-29") };
    let id = event(&scene, filled.clone());
    let base = serde_json::to_value(&filled).expect("fields are values").as_object().expect("by their names").clone();
    let came = EventFields { module_id: Some(other), topic_id: topic(other), ..filled.clone() };
    calendar::edit(scene.file(), Edit { id, fields: came }).expect("it came");
    let typed = EventFields { topic_id: topic(own), ..filled };
    let mut form = FormEdit { id, fields: typed.clone(), base };
    assert_eq!(issues(calendar::edit(scene.file(), form.clone())), ["moduleId: field-changed", "topicId: field-changed"], "at both");
    form.base.retain(|name, _| name != "moduleId" && name != "topicId");
    calendar::edit(scene.file(), form).expect("saved again");
    let now = scene.file().read(|conn| calendar::get(conn, id)).expect("the event is there").fields;
    assert_eq!(now, typed, "the topic stands under the module that the person saw it in");
}

#[test]
fn moving_keeps_the_length_on_the_wall() {
    let scene = founded();
    // Two days over the night in which Berlin's clocks leap: the second day ends at 17:00 all the same.
    let fields = EventFields { zone: "Europe/Berlin".to_owned(), ends: at("2019-03-24T17:00:00"), ..workshop("2019-03-23") };
    let id = event(&scene, fields);
    calendar::move_to(scene.file(), MoveEvent { id, starts: at("2019-03-30T10:00:00") }).expect("an event can be moved");
    let moved = scene.file().read(|conn| calendar::get(conn, id)).expect("the event is there");
    assert_eq!((moved.fields.starts, moved.fields.ends), (at("2019-03-30T10:00:00"), at("2019-03-31T17:00:00")), "the clock on the wall counts");
    assert_eq!(
        issues(calendar::move_to(scene.file(), MoveEvent { id, starts: at("9999-12-31T23:00:00") })),
        ["starts: out-of-range"],
        "an event is not moved out of the calendar"
    );
}

#[test]
fn an_event_with_somebody_present_is_not_deleted() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let (anna, vera) = (scene.person("Ильина"), scene.person("Орлова"));
    register(&scene, id, anna, RegistrationStatus::Registered);
    check_in(&scene, id, vera, true);
    let refused = calendar::delete(scene.file(), id).expect_err("somebody was present");
    assert_eq!((refused.code, refused.facts.get("count")), (Code::InUse, Some(&1_i64.into())), "it is a fact that happened");
    check_in(&scene, id, vera, false);
    calendar::delete(scene.file(), id).expect("registrations alone do not hold it");
    assert_eq!(scene.file().read(|conn| calendar::get(conn, id)).map_err(|error| error.code), Err(Code::NotFound), "it is gone");
    assert_eq!(status_of(&scene, id, anna), None, "and its registrations with it");
}

fn titles(scene: &Scene, filter: EventFilter, order: Option<(&str, bool)>) -> Vec<String> {
    let order = order.map(|(column, descending)| Order { column: column.to_owned(), descending });
    let request = EventListRequest { filter, order, span: Span { offset: 0, limit: 100 } };
    let rows: Rows<_> = scene.file().read(|conn| calendar::list(conn, &request)).expect("the list is read");
    assert_eq!(rows.total as usize, rows.rows.len(), "the whole list fits this window");
    rows.rows.into_iter().map(|row| row.title).collect()
}

fn calendar_of_four() -> (Scene, Vec<EventId>) {
    let scene = founded();
    let titled = |title: &str, day: &str| EventFields { title: title.to_owned(), ..workshop(day) };
    let events = vec![
        event(&scene, EventFields { speakers: "Ёжикова Анна".to_owned(), ..titled("Ягоды", "2019-05-02") }),
        event(&scene, EventFields { ends: at("2019-05-01T12:00:00"), ..titled("Ель", "2019-04-29") }),
        event(&scene, EventFields { module_id: Some(module(&scene, 2020, 1)), ..titled("ёлка", "2020-01-10") }),
        event(&scene, EventFields { status: EventStatus::Cancelled, ..titled("Астра", "2019-12-31") }),
    ];
    (scene, events)
}

#[test]
fn events_are_filtered_by_what_they_are() {
    let (scene, _) = calendar_of_four();
    let all = all_events;
    // Filter: titles by day.
    let table = [
        (all(), vec!["Ель", "Ягоды", "Астра", "ёлка"]),
        (EventFilter { year: Some(2020), ..all() }, vec!["ёлка"]),
        (EventFilter { from: Some(day("2019-05-01")), to: Some(day("2019-05-01")), ..all() }, vec!["Ель"]),
        (EventFilter { from: Some(day("2019-05-02")), ..all() }, vec!["Ягоды", "Астра", "ёлка"]),
        (EventFilter { status: Some(EventStatus::Cancelled), ..all() }, vec!["Астра"]),
        (EventFilter { module_id: Some(module(&scene, 2020, 1)), ..all() }, vec!["ёлка"]),
        (EventFilter { text: "ежик".to_owned(), ..all() }, vec!["Ягоды"]),
        (EventFilter { text: "ЁЛК".to_owned(), ..all() }, vec!["ёлка"]),
        (EventFilter { text: "культуры ягод".to_owned(), ..all() }, vec!["Ягоды"]),
        (EventFilter { text: "нет такого".to_owned(), ..all() }, vec![]),
    ];
    for (filter, expected) in table {
        assert_eq!(titles(&scene, filter.clone(), None), expected, "{filter:?}");
    }
}

#[test]
fn events_are_sorted_as_people_sort() {
    let (scene, events) = calendar_of_four();
    check_in(&scene, events[2], scene.person("Ильина"), true);
    assert_eq!(titles(&scene, all_events(), Some(("title", false))), ["Астра", "ёлка", "Ель", "Ягоды"], "ё is е, capitals do not count");
    assert_eq!(titles(&scene, all_events(), Some(("title", true))), ["Ягоды", "Ель", "ёлка", "Астра"], "and the other way round");
    assert_eq!(titles(&scene, all_events(), Some(("present", true)))[0], "ёлка", "somebody was present there");
    assert_eq!(titles(&scene, all_events(), Some(("day", true))), ["ёлка", "Астра", "Ягоды", "Ель"], "newest first");
    let unknown = EventListRequest {
        filter: all_events(),
        order: Some(Order { column: "n; DROP TABLE event".to_owned(), descending: false }),
        span: Span { offset: 0, limit: 1 },
    };
    let refused = scene.file().read(|conn| calendar::list(conn, &unknown)).map_err(|error| error.code);
    assert_eq!(refused.map(|rows| rows.total), Err(Code::BadRequest), "a list is sorted by its own columns only");
}

#[test]
fn a_larger_room_lets_the_waiting_list_move_up() {
    let scene = founded();
    let fields = |capacity| EventFields { capacity, ..workshop("2019-06-03") };
    let id = event(&scene, fields(Some(1)));
    let people = ["Аркова", "Белова", "Ветрова"].map(|surname| scene.person(surname));
    for person in people {
        scene.world.advance(60);
        register(&scene, id, person, RegistrationStatus::Registered);
    }
    assert_eq!(people.map(|person| status_of(&scene, id, person)), {
        use RegistrationStatus::{Registered, Waiting};
        [Some(Registered), Some(Waiting), Some(Waiting)]
    });
    calendar::edit(scene.file(), Edit { id, fields: fields(Some(2)) }).expect("a room can be larger");
    assert_eq!(status_of(&scene, id, people[1]), Some(RegistrationStatus::Registered), "who waited longest moves up");
    assert_eq!(status_of(&scene, id, people[2]), Some(RegistrationStatus::Waiting), "and nobody beyond the room");
    calendar::edit(scene.file(), Edit { id, fields: fields(None) }).expect("a limit can be given up");
    assert_eq!(status_of(&scene, id, people[2]), Some(RegistrationStatus::Registered), "without a limit nobody waits");
}

#[test]
fn the_day_of_a_day_is_its_zone_s() {
    let moment = sokrat_core::values::Moment("2019-04-28T22:00:00Z".parse().expect("a moment"));
    let table = [("Europe/Moscow", "2019-04-29"), ("UTC", "2019-04-28"), ("Asia/Kamchatka", "2019-04-29"), ("Mars/Olympus", "2019-04-28")];
    for (zone, expected) in table {
        let Day(found) = calendar::day(moment, zone);
        assert_eq!(found.to_string(), expected, "in {zone}; an unknown zone shows UTC");
    }
}
