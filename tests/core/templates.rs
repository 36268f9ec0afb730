//! Templates and their pictures: kept as they came, each picture once, everything undone.

use sokrat_core::registrations::{self, RegisterRequest, RegistrationStatus};
use sokrat_core::templates::{self, MOST_PICTURE, TemplateFields};
use sokrat_core::values::Edit;
use sokrat_core::{Code, Op};

use crate::stage::{self, issues};
use crate::support::Scene;

fn fields(title: &str) -> TemplateFields {
    TemplateFields { kind: "certificate".to_owned(), title: title.to_owned(), body: "{\"version\": 1}\n".to_owned() }
}

#[test]
fn a_template_is_kept_as_it_came_and_can_be_undone() {
    let scene = Scene::new();
    let id = templates::create(scene.file(), fields(" Спасибо ")).expect("it is kept").value;
    let read = |id| scene.file().read(|conn| templates::get(conn, id));
    assert_eq!(read(id).expect("it is there").fields, fields("Спасибо"), "the body as it is, the title without spaces around");
    templates::edit(scene.file(), Edit { id, fields: fields("Диплом") }).expect("it can be changed");
    scene.file().undo().expect("and back");
    assert_eq!(read(id).expect("it is there").fields.title, "Спасибо", "undo gives the old one back");
    templates::delete(scene.file(), id).expect("it can be deleted");
    assert_eq!(read(id).map_err(|error| error.code), Err(Code::NotFound), "it is gone");
    assert_eq!(scene.file().undo().expect("and back").value, Op::DeleteTemplate, "by name");
    assert_eq!(scene.file().read(templates::list).expect("listed").len(), 1, "and stands in the list");
    let report = scene.file().check(&mut |_, _| true).expect("checked");
    assert!(report.changed.is_empty() && report.damage.is_empty(), "the journal agrees with the tables: {report:?}");
}

#[test]
fn a_template_that_its_person_has_not_seen_is_not_written_over() {
    let scene = Scene::new();
    let id = templates::create(scene.file(), fields("Спасибо")).expect("it is kept").value;
    let read = || scene.file().read(|conn| templates::get(conn, id)).expect("it is there").fields;
    let edit = |title: &str, seen: &str| {
        let seen = fields(seen);
        templates::edit_seen(scene.file(), Edit { id, fields: fields(title) }, |now| *now == seen).map(drop).map_err(|error| error.code)
    };
    assert_eq!(edit("Диплом", "Грамота"), Err(Code::TemplateChanged), "another one stands there");
    assert_eq!(read(), fields("Спасибо"), "and stays");
    assert_eq!(edit("Диплом", "Спасибо"), Ok(()), "whoever saw it may change it");
    assert_eq!(read(), fields("Диплом"), "which is kept");
}

#[test]
fn a_template_needs_a_title() {
    let scene = Scene::new();
    assert_eq!(issues(templates::create(scene.file(), fields(" "))), ["title: required"], "people must be able to call it");
    assert_eq!(issues(templates::create(scene.file(), fields(&"ы".repeat(101)))), ["title: too-long"], "and it stands in lists");
}

#[test]
fn a_picture_is_kept_once_under_the_name_of_its_content() {
    let scene = Scene::new();
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    let first = templates::add_picture(scene.file(), &bytes).expect("it is kept");
    let again = templates::add_picture(scene.file(), &bytes).expect("it is there already");
    assert_eq!(first.value, again.value, "the same content has one name");
    assert!(again.changed.is_empty(), "and is written once");
    let read = |name: &str| scene.file().read(|conn| templates::picture(conn, name)).expect("read");
    assert_eq!(read(&first.value).as_deref(), Some(&bytes[..]), "it comes back byte by byte");
    for unknown in ["", "../x", &"0".repeat(64), &"ы".repeat(32)] {
        assert_eq!(read(unknown), None, "{unknown:?} names no picture");
    }
    let large = templates::add_picture(scene.file(), &vec![0; MOST_PICTURE + 1]);
    assert_eq!(large.map(|_| ()).map_err(|error| error.code), Err(Code::PictureTooHeavy), "the journal has no room for more");
}

#[test]
fn an_import_is_one_action() {
    let scene = Scene::new();
    let picture = b"a picture".to_vec();
    let name = templates::picture_name(&picture);
    templates::import(scene.file(), fields("Из файла"), &[picture]).expect("it is taken in");
    let there = || scene.file().read(|conn| Ok((templates::list(conn)?.len(), templates::picture(conn, &name)?.is_some()))).expect("read");
    assert_eq!(there(), (1, true), "template and picture");
    assert_eq!(scene.file().undo().expect("undone").value, Op::ImportTemplate, "undo takes back both");
    assert_eq!(there(), (0, false), "nothing stays behind");
}

#[test]
fn samples_are_the_hardest_names() {
    let scene = Scene::new();
    for surname in ["Ли", "Константинопольская-Задунайская", "О'Коннор", "Петрова"] {
        scene.person(surname);
    }
    let samples = scene.file().read(templates::samples).expect("read");
    let surname = |person: Option<&templates::SamplePerson>| person.map(|person| person.name.surname.clone());
    assert_eq!(surname(samples.longest.first()).as_deref(), Some("Константинопольская-Задунайская"), "the longest");
    assert_eq!(surname(samples.shortest.as_ref()).as_deref(), Some("Ли"), "the shortest");
    assert_eq!(samples.credited, [], "nobody belongs to an organisation");
    assert!(surname(samples.strangest.as_ref()).is_some_and(|name| name.contains(['\'', '-'])), "one with signs that are no letters");
}

#[test]
fn samples_are_also_the_people_of_the_longest_organisations() {
    let scene = stage::founded();
    let long = "Автономная некоммерческая организация «Центр развития добровольчества и общественных инициатив»";
    let (long, short) = (stage::organisation(&scene, long), stage::organisation(&scene, "АНО «Дом»"));
    stage::person_of(&scene, "Ли", long);
    stage::person_of(&scene, "Петрова", short);
    let guest = scene.person("Ан");
    let event = stage::event(&scene, stage::workshop("2019-04-29"));
    let request = RegisterRequest { event_id: event, person_id: guest, organisation_id: Some(long), status: RegistrationStatus::Registered };
    registrations::register(scene.file(), request).expect("registered as somebody of theirs");
    let samples = scene.file().read(templates::samples).expect("read");
    let credited: Vec<_> = samples.credited.iter().map(|person| (person.name.surname.as_str(), person.organisation.chars().count())).collect();
    assert_eq!(
        credited,
        [("Ли", 95), ("Ан", 95), ("Петрова", 9)],
        "the longest organisation first, whatever the name: its members, and who came from it"
    );
}
