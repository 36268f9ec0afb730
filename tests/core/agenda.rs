//! The agenda of an event: its lines, their rules, and what becomes of them with the event.

use sokrat_core::Code;
use sokrat_core::calendar::{self, AgendaFields, AgendaItem, EventFields, MoveEvent, NewAgendaItem};
use sokrat_core::ids::{AgendaItemId, EventId, RawId};
use sokrat_core::values::Edit;

use super::stage::{at, event, founded, issues, workshop};
use super::support::Scene;

/// A line of a day; an empty end is one that nobody said.
pub fn line(day: &str, begins: &str, ends: &str) -> AgendaFields {
    let time = |time: &str| (!time.is_empty()).then(|| at(&format!("{day}T{time}:00")));
    AgendaFields { begins: time(begins), ends: time(ends), title: "Доклад".to_owned(), speaker: String::new(), room: String::new() }
}

fn titled(title: &str, fields: AgendaFields) -> AgendaFields {
    AgendaFields { title: title.to_owned(), ..fields }
}

fn add(scene: &Scene, event_id: EventId, fields: AgendaFields) -> sokrat_core::Result<AgendaItemId> {
    calendar::add_agenda_item(scene.file(), NewAgendaItem { event_id, fields }).map(|done| done.value)
}

fn agenda(scene: &Scene, event: EventId) -> Vec<AgendaItem> {
    scene.file().read(|conn| calendar::agenda(conn, event)).expect("the agenda is read")
}

/// The lines as `29 10:00 Доклад`, those outside of the event with a sign.
fn shown(scene: &Scene, event: EventId) -> Vec<String> {
    let line = |item: AgendaItem| {
        let begins = item.fields.begins.expect("a line begins").0;
        format!("{}{} {}", begins.strftime("%d %H:%M "), item.fields.title, if item.outside { "!" } else { "" }).trim_end().to_owned()
    };
    agenda(scene, event).into_iter().map(line).collect()
}

/// Two days, each from ten to five.
fn two_days(scene: &Scene) -> EventId {
    event(scene, EventFields { ends: at("2019-04-30T17:00:00"), ..workshop("2019-04-29") })
}

#[test]
fn a_line_comes_back_as_it_was_typed_and_lines_stand_by_time() {
    let scene = founded();
    let id = two_days(&scene);
    let whole = AgendaFields {
        speaker: "Ёжикова А.".to_owned(), room: "Зал 2".to_owned(), ..titled("Итоги", line("2019-04-30", "16:30", "17:00"))
    };
    add(&scene, id, whole.clone()).expect("a line of the second day");
    add(&scene, id, titled("Обед", line("2019-04-29", "13:00", ""))).expect("nobody must say until when");
    add(&scene, id, titled(" Встреча ", line("2019-04-29", "09:30", "10:00"))).expect("people come before the event begins");
    assert_eq!(shown(&scene, id), ["29 09:30 Встреча", "29 13:00 Обед", "30 16:30 Итоги"], "by day and time, whenever they were entered");
    let lines = agenda(&scene, id);
    assert_eq!(lines[2].fields, whole, "nothing is lost on the way");
    assert_eq!(lines[1].fields.ends, None, "and nothing is invented");
}

#[test]
fn everything_that_is_wrong_with_a_line_is_told_at_its_field() {
    let scene = founded();
    let id = two_days(&scene);
    // Begins, ends: issues.
    let table = [
        (None, None, vec!["begins: required"]),
        (Some("2019-04-28T10:00:00"), None, vec!["begins: outside-event"]),
        (Some("2019-05-01T00:00:00"), None, vec!["begins: outside-event"]),
        (Some("2019-04-29T10:00:00"), Some("2019-04-29T10:00:00"), vec!["ends: end-not-after"]),
        (Some("2019-04-29T10:00:00"), Some("2019-04-29T09:00:00"), vec!["ends: end-not-after"]),
        (Some("2019-04-30T23:00:00"), Some("2019-05-01T00:30:00"), vec!["ends: outside-event"]),
    ];
    for (begins, ends, expected) in table {
        let fields = AgendaFields { begins: begins.map(at), ends: ends.map(at), ..line("2019-04-29", "", "") };
        assert_eq!(issues(add(&scene, id, fields)), expected, "{begins:?} to {ends:?}");
    }
    let night = AgendaFields { ends: Some(at("2019-04-30T00:30:00")), ..line("2019-04-29", "23:00", "") };
    add(&scene, id, night).expect("a line may reach from one day of the event into the next");
    let midnight = AgendaFields { ends: Some(at("2019-05-01T00:00:00")), ..line("2019-04-30", "23:00", "") };
    add(&scene, id, midnight).expect("midnight is the end of the last day");
    let wrong = AgendaFields { title: " ".to_owned(), speaker: "я".repeat(301), room: "я".repeat(301), ..line("2019-04-29", "10:00", "") };
    assert_eq!(issues(add(&scene, id, wrong)), ["title: required", "speaker: too-long", "room: too-long"], "one answer names every field");
    let nowhere = add(&scene, EventId(RawId([7; 16])), line("2019-04-29", "10:00", "")).map_err(|error| error.code);
    assert_eq!(nowhere, Err(Code::NotFound), "an agenda has an event");
}

#[test]
fn a_line_is_changed_deleted_and_brought_back() {
    let scene = founded();
    let id = two_days(&scene);
    let item = add(&scene, id, line("2019-04-29", "10:00", "10:30")).expect("a line");
    let fields = titled("Семинар", line("2019-04-30", "11:00", ""));
    calendar::edit_agenda_item(scene.file(), Edit { id: item, fields }).expect("a line is changed");
    assert_eq!(shown(&scene, id), ["30 11:00 Семинар"], "also to another day");
    assert_eq!(
        issues(calendar::edit_agenda_item(scene.file(), Edit { id: item, fields: line("2019-05-02", "11:00", "") })),
        ["begins: outside-event"],
        "under the same rules"
    );
    calendar::delete_agenda_item(scene.file(), item).expect("a line is deleted");
    assert_eq!(shown(&scene, id), [""; 0], "it is gone");
    let gone = calendar::delete_agenda_item(scene.file(), item).map_err(|error| error.code);
    assert_eq!(gone.map(|_| ()), Err(Code::NotFound), "once");
    scene.file().undo().expect("a deletion is taken back");
    scene.file().undo().expect("so is a change");
    assert_eq!(shown(&scene, id), ["29 10:00 Доклад"], "as it was entered");
}

#[test]
fn an_agenda_goes_along_with_its_event() {
    let scene = founded();
    let id = two_days(&scene);
    add(&scene, id, line("2019-04-29", "10:00", "10:30")).expect("a line");
    add(&scene, id, titled("Итоги", line("2019-04-30", "16:30", "17:00"))).expect("a line of the second day");
    let before = scene.get::<i64>("SELECT count(*) FROM entry WHERE tbl = 'agenda_item'");
    calendar::move_to(scene.file(), MoveEvent { id, starts: at("2019-05-13T10:00:00") }).expect("moved to another day");
    assert_eq!(shown(&scene, id), ["13 10:00 Доклад", "14 16:30 Итоги"], "each line is on the same day of the event");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM entry WHERE tbl = 'agenda_item'"), before, "without a change of its own");
    calendar::move_to(scene.file(), MoveEvent { id, starts: at("2019-05-13T17:45:00") }).expect("moved into the evening");
    assert_eq!(shown(&scene, id), ["13 17:45 Доклад", "15 00:15 Итоги"], "by as much as the event");
    scene.file().undo().expect("a move is taken back");
    assert_eq!(shown(&scene, id), ["13 10:00 Доклад", "14 16:30 Итоги"], "with its agenda");
    let fields = |starts: &str, ends: &str| EventFields { starts: at(starts), ends: at(ends), ..workshop("2019-05-13") };
    let edit = |fields| calendar::edit(scene.file(), Edit { id, fields }).expect("an event is changed");
    edit(fields("2019-05-13T11:00:00", "2019-05-14T18:00:00"));
    assert_eq!(shown(&scene, id), ["13 11:00 Доклад", "14 17:30 Итоги"], "a form that moves both ends moves the event");
    edit(fields("2019-05-13T09:00:00", "2019-05-14T18:00:00"));
    assert_eq!(shown(&scene, id), ["13 11:00 Доклад", "14 17:30 Итоги"], "one that begins earlier moves nothing");
    edit(fields("2019-05-13T09:00:00", "2019-05-13T18:00:00"));
    assert_eq!(shown(&scene, id), ["13 11:00 Доклад", "14 17:30 Итоги !"], "what lies outside of a shorter event is kept and told");
}

#[test]
fn an_event_and_its_agenda_are_deleted_together() {
    let scene = founded();
    let (id, other) = (two_days(&scene), two_days(&scene));
    for event in [id, other] {
        add(&scene, event, line("2019-04-29", "10:00", "")).expect("a line");
    }
    calendar::delete(scene.file(), id).expect("an event is deleted");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM agenda_item WHERE _del = 0"), 1, "its lines are gone, those of others stay");
    scene.file().undo().expect("the deletion is taken back");
    assert_eq!(shown(&scene, id), ["29 10:00 Доклад"], "with its agenda");
}

#[test]
fn two_laptops_that_change_a_line_disagree_about_the_field_alone() {
    let mut here = founded();
    let id = two_days(&here);
    let item = add(&here, id, line("2019-04-29", "10:00", "10:30")).expect("a line");
    let mut there = here.fork("Б");
    let edit = |scene: &Scene, fields| calendar::edit_agenda_item(scene.file(), Edit { id: item, fields }).expect("a line is changed");
    edit(&here, titled("Семинар", line("2019-04-29", "10:00", "10:30")));
    there.world.advance(60);
    edit(&there, line("2019-04-29", "11:00", "11:30"));
    here.receive(&mut there);
    assert_eq!(shown(&here, id), ["29 11:00 Семинар"], "both changes stand");
    assert_eq!(here.get::<i64>("SELECT count(*) FROM conflict"), 0, "nobody has to decide anything");
}
