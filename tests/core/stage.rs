//! A small programme to play scenes on: two years, four modules, events, organisations, roles.

use rusqlite::types::Value;
use sokrat_core::calendar::{self, EventFields, EventFilter, EventFormat, EventKind, EventStatus};
use sokrat_core::file::Op;
use sokrat_core::file::tables::{ORGANISATION, ROLE};
use sokrat_core::ids::{EventId, ModuleId, OrganisationId, PersonId, RawId};
use sokrat_core::programme::{self, NewProgramme, Programme, Structure};
use sokrat_core::registrations::{self, CheckInRequest, DoorCount, RegisterRequest, RegistrationStatus};
use sokrat_core::values::{Day, WallTime};

use super::support::{Scene, text};

/// The programme of the scenes.
pub fn programme() -> Programme {
    Programme {
        title: "Сократ".to_owned(),
        foundation: "Фонд «Опора»".to_owned(),
        region: "Белгородская область".to_owned(),
        first_year: 2019,
        last_year: 2021,
        zone: "Europe/Moscow".to_owned(),
        funder: String::new(),
        signatory: "Зимина В. А.".to_owned(),
        signatory_post: "Директор".to_owned(),
    }
}

/// What the programme of the scenes is founded with.
pub fn new_programme() -> NewProgramme {
    NewProgramme {
        programme: programme(),
        modules: ["Компетенции", "Внешние связи", "Внутри сектора", "Продвижение"].map(str::to_owned).to_vec(),
        municipalities: ["Ёлкино", "Белгород", "Жуково"].map(str::to_owned).to_vec(),
    }
}

/// A file with the programme, four modules in each of three years, three municipalities.
pub fn founded() -> Scene {
    founded_with(1)
}

/// The same with other random bytes.
pub fn founded_with(seed: u64) -> Scene {
    let scene = Scene::seeded(seed);
    programme::found(scene.file(), new_programme()).expect("a right programme is founded");
    scene
}

/// Everything that forms choose from.
pub fn structure(scene: &Scene) -> Structure {
    scene.file().read(programme::structure).expect("the structure is read")
}

/// The module of a year by its number.
pub fn module(scene: &Scene, year: i32, number: i32) -> ModuleId {
    let modules = structure(scene).modules;
    modules.iter().find(|module| module.year == year && module.number == number).expect("the stage has this module").id
}

/// A wall time of a text.
pub fn at(text: &str) -> WallTime {
    WallTime(text.parse().expect("a time in a test is well formed"))
}

/// A day of a text.
pub fn day(text: &str) -> Day {
    Day(text.parse().expect("a day in a test is well formed"))
}

/// A workshop of one morning, 10:00 to 13:00 in Moscow.
pub fn workshop(day: &str) -> EventFields {
    EventFields {
        module_id: None,
        topic_id: None,
        title: "Мастерская".to_owned(),
        kind: EventKind::Workshop,
        format: EventFormat::InPerson,
        place: "Дом культуры".to_owned(),
        municipality_id: None,
        starts: at(&format!("{day}T10:00:00")),
        ends: at(&format!("{day}T13:00:00")),
        zone: "Europe/Moscow".to_owned(),
        capacity: None,
        speakers: String::new(),
        hours: None,
        status: EventStatus::Open,
        notes: String::new(),
        practices: Vec::new(),
    }
}

/// Makes an event.
pub fn event(scene: &Scene, fields: EventFields) -> EventId {
    calendar::create(scene.file(), fields).expect("a right event is made").value
}

/// A filter that lets everything through.
pub fn all_events() -> EventFilter {
    EventFilter { text: String::new(), from: None, to: None, year: None, module_id: None, format: None, status: None, municipality_id: None }
}

/// Adds an organisation, without the rules of organisations.
pub fn organisation(scene: &Scene, name: &str) -> OrganisationId {
    let done = scene.file().transact(Op::CreateOrganisation, |tx| {
        let id: RawId = tx.new_id();
        tx.insert(&ORGANISATION, id, &[("full_name", text(name)), ("short_name", text(name))])?;
        Ok(OrganisationId(id))
    });
    done.expect("an organisation is inserted").value
}

/// Gives a person a role.
pub fn role(scene: &Scene, person: PersonId, organisation: OrganisationId, since: Option<&str>, until: Option<&str>, head: bool) {
    let day = |day: Option<&str>| day.map_or(Value::Null, text);
    let done = scene.file().transact(Op::SetRole, |tx| {
        let id: RawId = tx.new_id();
        let head = Value::Integer(i64::from(head));
        tx.insert(
            &ROLE,
            id,
            &[("person_id", person.into()), ("organisation_id", organisation.into()), ("since", day(since)), ("until", day(until)), ("head", head)],
        )
    });
    done.expect("a role is inserted");
}

/// A person with a role that is always valid.
pub fn person_of(scene: &Scene, surname: &str, organisation: OrganisationId) -> PersonId {
    let person = scene.person(surname);
    role(scene, person, organisation, None, None, false);
    person
}

/// Registers a person and returns the status that they got.
pub fn register(scene: &Scene, event: EventId, person: PersonId, status: RegistrationStatus) -> RegistrationStatus {
    let request = RegisterRequest { event_id: event, person_id: person, organisation_id: None, status };
    registrations::register(scene.file(), request).expect("the person is registered");
    status_of(scene, event, person).expect("who was registered stands in the list")
}

/// Marks a person present or not.
pub fn check_in(scene: &Scene, event: EventId, person: PersonId, present: bool) -> DoorCount {
    registrations::check_in(scene.file(), CheckInRequest { event_id: event, person_id: person, present }).expect("presence is marked").value
}

/// The status of a person's registration; none for one who is not in the list.
pub fn status_of(scene: &Scene, event: EventId, person: PersonId) -> Option<RegistrationStatus> {
    let id = sokrat_core::store::registrations::id_of(event, person);
    scene
        .file()
        .read(|conn| sokrat_core::store::registrations::registration(conn, id))
        .expect("the registration is read")
        .map(|registration| registration.status)
}

/// The fields and codes of an error's issues, as `title: required`.
pub fn issues<T: std::fmt::Debug>(result: sokrat_core::Result<T>) -> Vec<String> {
    let error = result.expect_err("the request is refused");
    error.issues.iter().map(|issue| format!("{}: {}", issue.field, issue.code.as_str())).collect()
}
