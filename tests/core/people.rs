//! People: the form's rules, lists, roles, likely duplicates.

use proptest::prelude::*;
use sokrat_core::file::tables::{MUNICIPALITY, REGISTRATION};
use sokrat_core::file::{Noun, Op};
use sokrat_core::ids::{MunicipalityId, OrganisationId, PersonId, RawId};
use sokrat_core::people::{self, LikenessReason, Person, PersonFields, PersonFilter, PersonListRequest, PersonRow, RoleFields, Sex};
use sokrat_core::values::{Day, Edit, FormEdit, Order, Rows, Span};
use sokrat_core::{Code, names};

use crate::at_random::at_random;
use crate::organisations::organisation;
use crate::stage::issues;
use crate::support::{Scene, person_fields, text};

/// A person of this name in the file.
pub fn person(scene: &Scene, name: &str) -> PersonId {
    people::create(scene.file(), person_fields(name)).unwrap_or_else(|error| panic!("{name} is created: {error:?}")).value
}

/// A municipality of this name in the file.
pub fn municipality(scene: &Scene, name: &str) -> MunicipalityId {
    let done = scene.file().transact(Op::EditProgramme, |tx| {
        let id = tx.new_id();
        tx.insert(&MUNICIPALITY, id, &[("name", text(name))])?;
        Ok(MunicipalityId(id))
    });
    done.expect("a municipality is inserted").value
}

fn role(scene: &Scene, person: PersonId, organisation: OrganisationId, since: Option<&str>, until: Option<&str>) -> sokrat_core::ids::RoleId {
    let fields = RoleFields {
        person_id: person,
        organisation_id: organisation,
        title: "Директор".into(),
        since: since.map(day),
        until: until.map(day),
        head: false,
    };
    people::add_role(scene.file(), fields).expect("a role is added").value
}

/// A day of a test.
pub fn day(text: &str) -> Day {
    Day(text.parse().expect("a day in a test is well formed"))
}

fn request(text: &str) -> PersonListRequest {
    PersonListRequest {
        filter: PersonFilter { text: text.into(), municipality_id: None, organisation_id: None },
        order: None,
        span: Span { offset: 0, limit: 1000 },
    }
}

fn list(scene: &Scene, request: &PersonListRequest) -> Rows<PersonRow> {
    scene.file().read(|conn| people::list(conn, request)).expect("a list is read")
}

fn listed(scene: &Scene, request: &PersonListRequest) -> Vec<String> {
    list(scene, request).rows.into_iter().map(|row| row.full_name).collect()
}

fn get(scene: &Scene, id: PersonId) -> Person {
    scene.file().read(|conn| people::get(conn, id)).expect("the person is there")
}

fn likely(scene: &Scene, fields: &PersonFields) -> Vec<(String, LikenessReason)> {
    let found = scene.file().read(|conn| people::likely(conn, fields)).expect("likely people are read");
    found.into_iter().map(|likeness| (likeness.full_name, likeness.reason)).collect()
}

#[test]
fn a_person_is_kept_in_one_spelling() {
    let scene = Scene::new();
    let fields = PersonFields {
        phone: "8 (910) 123-45-67".into(),
        email: " Anna@Example.org ".into(),
        notes: " заметка ".into(),
        ..person_fields("ЗИМИНА АННА ПАВЛОВНА")
    };
    let done = people::create(scene.file(), fields).expect("the person is created");
    assert_eq!(done.changed.into_iter().collect::<Vec<_>>(), [Noun::People], "pages of people read again");
    let person = get(&scene, done.value);
    assert_eq!(person.full_name, "Зимина Анна Павловна", "capitals are put right");
    assert_eq!(person.fields.phone, "+7 910 123-45-67", "the phone has one spelling");
    assert_eq!(person.fields.email, "anna@example.org", "so has the address");
    assert_eq!(person.fields.sex, Sex::Female, "the name tells the sex");
    assert_eq!(person.fields.notes, "заметка", "spaces at the ends go");
    let again = people::edit(scene.file(), Edit { id: done.value, fields: person.fields }).expect("the same is saved again");
    assert!(again.changed.is_empty(), "what was read is what is kept: nothing is written");
}

/// A form that was filled from these fields, and holds others now.
fn form(id: PersonId, filled: &PersonFields, fields: PersonFields) -> FormEdit<PersonId, PersonFields> {
    let base = serde_json::to_value(filled).expect("fields are values").as_object().expect("by their names").clone();
    FormEdit { id, fields, base }
}

#[test]
fn a_form_writes_what_its_person_changed_and_leaves_what_came_meanwhile() {
    let scene = Scene::new();
    let id = people::create(scene.file(), person_fields("Зимина Анна Павловна")).expect("the person is created").value;
    let filled = get(&scene, id).fields;
    // While the form is open, an exchange brings a phone and a note.
    let came = PersonFields { phone: "+7 910 123-45-67".into(), notes: "звонить утром".into(), ..filled.clone() };
    people::edit(scene.file(), Edit { id, fields: came }).expect("it came");
    let typed = PersonFields { email: "anna@example.org".into(), ..filled.clone() };
    people::edit(scene.file(), form(id, &filled, typed)).expect("the form is saved");
    let now = get(&scene, id).fields;
    let told = (now.phone.as_str(), now.notes.as_str(), now.email.as_str());
    assert_eq!(told, ("+7 910 123-45-67", "звонить утром", "anna@example.org"), "nothing is written over unseen");

    // The same field, to different values: nobody decides that but the person.
    let typed = PersonFields { phone: "+7 910 765-43-21".into(), born: Some(day("1980-01-02")), ..filled.clone() };
    let mut form = form(id, &filled, typed);
    assert_eq!(issues(people::edit(scene.file(), form.clone())), ["phone: field-changed"], "it is told at the field");
    assert_eq!(get(&scene, id).fields, now, "and nothing of the form is written");
    form.base.remove("phone");
    people::edit(scene.file(), form).expect("who was told and saves again means theirs");
    let now = get(&scene, id).fields;
    assert_eq!((now.phone.as_str(), now.born, now.notes.as_str()), ("+7 910 765-43-21", Some(day("1980-01-02")), "звонить утром"));

    // Both typed the same.
    let typed = PersonFields { phone: now.phone, ..filled.clone() };
    people::edit(scene.file(), self::form(id, &filled, typed)).expect("there is nothing to decide");
}

#[test]
fn a_list_tries_the_other_keyboard_layout_where_nothing_fits() {
    let scene = Scene::new();
    person(&scene, "Зимина Анна Павловна");
    person(&scene, "Щукина Ольга Ильинична");
    let found = |typed: &str| {
        let filter = PersonFilter { text: typed.to_owned(), municipality_id: None, organisation_id: None };
        let request = PersonListRequest { filter, order: None, span: Span { offset: 0, limit: 10 } };
        let rows = scene.file().read(|conn| people::list(conn, &request)).expect("the list is read");
        (rows.total, rows.rows.first().map(|row| row.full_name.clone()).unwrap_or_default())
    };
    let zimina = (1, "Зимина Анна Павловна".to_owned());
    assert_eq!([found("pbvb"), found("zimina"), found("зимина")], [zimina.clone(), zimina.clone(), zimina], "however it was typed");
    assert_eq!(found("нетникого").0, 0, "and where nothing was meant, nothing is found");
}

#[test]
fn all_wrong_fields_are_told_at_once() {
    let scene = Scene::new();
    let fields = PersonFields {
        surname: " ".into(),
        given: "-".into(),
        patronymic: "Я".repeat(101),
        phone: "123".into(),
        email: "anna@".into(),
        born: Some(day("1019-04-29")),
        municipality_id: Some(MunicipalityId(RawId([1; 16]))),
        notes: "я".repeat(10_001),
        ..person_fields("")
    };
    let error = people::create(scene.file(), fields).expect_err("nothing of it is right");
    let issues = error.issues.iter().map(|issue| (issue.field.as_str(), issue.code)).collect::<Vec<_>>();
    let expected = [
        ("surname", Code::Required),
        ("given", Code::Required),
        ("patronymic", Code::TooLong),
        ("phone", Code::BadPhone),
        ("email", Code::BadEmail),
        ("notes", Code::TooLong),
        ("born", Code::OutOfRange),
        ("municipalityId", Code::NotAChoice),
    ];
    assert_eq!((error.code, issues), (Code::Invalid, expected.to_vec()), "each field with its reason");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 0, "nothing is written");
}

#[test]
fn edit_delete_and_undo_keep_the_index_right() {
    let scene = Scene::new();
    let id = person(&scene, "Зимина Анна Павловна");
    people::edit(scene.file(), Edit { id, fields: person_fields("Летова Анна Павловна") }).expect("the person is edited");
    assert_eq!(listed(&scene, &request("зимина")), Vec::<String>::new(), "the old name finds nobody");
    assert_eq!(listed(&scene, &request("летова")), ["Летова Анна Павловна"], "the new one does");
    scene.file().undo().expect("the edit is taken back");
    assert_eq!(listed(&scene, &request("зимина")), ["Зимина Анна Павловна"], "undo puts the old name back into the index");
    people::delete(scene.file(), id).expect("nothing names the person");
    assert_eq!(list(&scene, &request("")).total, 0, "the list is empty");
    assert_eq!(listed(&scene, &request("зимина")), Vec::<String>::new(), "and so is the index");
    assert_eq!(scene.file().read(|conn| people::get(conn, id)).map_err(|error| error.code), Err(Code::NotFound), "the person is gone");
    scene.file().undo().expect("the deletion is taken back");
    assert_eq!(listed(&scene, &request("зимина")), ["Зимина Анна Павловна"], "back in list and index");
}

#[test]
fn a_person_in_use_is_not_deleted() {
    let scene = Scene::new();
    let (id, centre) = (person(&scene, "Зимина Анна"), organisation(&scene, "АНО Центр"));
    let role = role(&scene, id, centre, None, None);
    let event = scene.file().transact(Op::CreateEvent, |tx| {
        let event = tx.new_id();
        tx.insert(
            &sokrat_core::file::tables::EVENT,
            event,
            &[
                ("title", text("Семинар")),
                ("starts", text("2019-04-29T07:00:00Z")),
                ("ends", text("2019-04-29T09:00:00Z")),
                ("zone", text("Europe/Moscow")),
            ],
        )?;
        tx.insert(
            &REGISTRATION,
            RawId::derived("registration", &[event, id.raw()]),
            &[("event_id", event.into()), ("person_id", id.into()), ("organisation_id", centre.into()), ("status", text("attended"))],
        )?;
        Ok(event)
    });
    event.expect("an event with one person");
    let error = people::delete(scene.file(), id).expect_err("a role and a registration name the person");
    assert_eq!((error.code, error.facts.get("count")), (Code::InUse, Some(&2_i64.into())), "with the count");
    people::delete_role(scene.file(), role).expect("the role is taken away");
    assert_eq!(
        people::delete(scene.file(), id).map_err(|error| error.facts.get("count").cloned()),
        Err(Some(1_i64.into())),
        "the registration is left"
    );
    let shown = get(&scene, id);
    assert_eq!(shown.attendances.len(), 1, "the event stands in the record");
    assert_eq!(shown.attendances[0].starts.0.to_string(), "2019-04-29T10:00:00", "at the time of the clock on the wall");
    assert_eq!(list(&scene, &request("")).rows[0].events, 1, "presences are counted in the list");
}

#[test]
fn the_newest_role_that_has_not_ended_is_shown() {
    let scene = Scene::new();
    let id = person(&scene, "Зимина Анна");
    let [old, ended, new] = ["АНО Старая", "АНО Бывшая", "АНО Новая"].map(|name| organisation(&scene, name));
    assert_eq!(list(&scene, &request("")).rows[0].organisation, "", "no role yet");
    role(&scene, id, old, None, None);
    role(&scene, id, ended, Some("2019-01-01"), Some("2019-12-31"));
    let newest = role(&scene, id, new, Some("2019-03-01"), None);
    assert_eq!(list(&scene, &request("")).rows[0].organisation, "АНО Новая", "the newest that still stands");
    let roles = get(&scene, id).roles.into_iter().map(|role| role.organisation).collect::<Vec<_>>();
    assert_eq!(roles, ["АНО Новая", "АНО Старая", "АНО Бывшая"], "present ones first");
    assert_eq!(listed(&scene, &request("новая")), ["Зимина Анна"], "a person is found by the organisation");
    assert_eq!(listed(&scene, &request("бывшая")), Vec::<String>::new(), "but not by one of the past");
    let fields = RoleFields {
        person_id: id,
        organisation_id: new,
        title: String::new(),
        since: Some(day("2019-03-01")),
        until: Some(day("2019-02-01")),
        head: true,
    };
    let error = people::edit_role(scene.file(), Edit { id: newest, fields: fields.clone() }).expect_err("it ends before it began");
    assert_eq!(
        error.issues.iter().map(|issue| (issue.field.as_str(), issue.code)).collect::<Vec<_>>(),
        [("until", Code::EndBeforeStart)],
        "told at the field"
    );
    people::edit_role(scene.file(), Edit { id: newest, fields: RoleFields { until: Some(day("2019-06-01")), ..fields } }).expect("the role ends");
    assert_eq!(list(&scene, &request("")).rows[0].organisation, "АНО Старая", "the one that is left");
    let of_new = PersonListRequest { filter: PersonFilter { organisation_id: Some(new), ..request("").filter }, ..request("") };
    assert_eq!(list(&scene, &of_new).total, 1, "the filter by organisation takes ended roles as well");
}

#[test]
fn likely_duplicates_come_with_their_reason() {
    let scene = Scene::new();
    for name in ["Семёнова Юлия Павловна", "Иванов Александр Петрович", "Невский Саша", "Зимина Анна Павловна", "Жуков Пётр Ильич"]
    {
        person(&scene, name);
    }
    let fields = PersonFields {
        phone: "8 910 123 45 67".into(), email: "letova@example.org".into(), ..person_fields("Летова Мария Сергеевна")
    };
    people::create(scene.file(), fields).expect("a person with phone and address");
    use LikenessReason::{Email, Name, Phone, Slip};
    for (typed, expected) in [
        (person_fields("СЕМЕНОВА Юля"), Some(("Семёнова Юлия Павловна", Name))),
        (person_fields("Семенова Ю. П."), Some(("Семёнова Юлия Павловна", Name))),
        (person_fields("Cеменова Юлия"), Some(("Семёнова Юлия Павловна", Name))),
        (PersonFields { surname: "Юлия".into(), given: "Семенова".into(), ..person_fields("") }, Some(("Семёнова Юлия Павловна", Name))),
        (person_fields("Земина Анна Павловна"), Some(("Зимина Анна Павловна", Slip))),
        (person_fields("Риминa Анна Павловна"), Some(("Зимина Анна Павловна", Slip))),
        (person_fields("Жуков Петр"), Some(("Жуков Пётр Ильич", Name))),
        (person_fields("Иванова Александра Петровна"), None),
        (person_fields("Невская Саша"), None),
        (PersonFields { surname: "Семенова".into(), ..person_fields("") }, None),
        (PersonFields { phone: "+7 (910) 123-45-67".into(), ..person_fields("") }, Some(("Летова Мария Сергеевна", Phone))),
        (PersonFields { email: "LETOVA@example.org".into(), ..person_fields("") }, Some(("Летова Мария Сергеевна", Email))),
        (person_fields(""), None),
    ] {
        let expected = expected.map(|(name, reason)| (name.to_owned(), reason)).into_iter().collect::<Vec<_>>();
        assert_eq!(likely(&scene, &typed), expected, "{} {} {}", typed.surname, typed.given, typed.phone);
    }
}

#[test]
fn an_unknown_order_is_refused() {
    let scene = Scene::new();
    let request = PersonListRequest { order: Some(Order { column: "shoe".into(), descending: false }), ..request("") };
    assert_eq!(scene.file().read(|conn| people::list(conn, &request)).map_err(|error| error.code), Err(Code::BadRequest), "a fault of ours");
}

/// 60 people of three municipalities and of none, with namesakes.
fn crowd() -> Scene {
    let scene = Scene::new();
    let towns = ["Яковлевский", "Алексеевский", "Борисовский"].map(|name| municipality(&scene, name));
    for number in 0..60_usize {
        let surname = ["Ёлкина", "Елкина", "Зимина", "Яшина", "Абрамова", "Иванова"][number * 7 % 6];
        let given = ["Анна", "Мария", "Ирина", "Ева"][number % 4];
        let fields = PersonFields { municipality_id: towns.get(number % 5).copied(), ..person_fields(&format!("{surname} {given}")) };
        people::create(scene.file(), fields).expect("a person of the crowd");
    }
    scene
}

#[test]
fn lists_are_in_the_order_of_the_alphabet() {
    let scene = crowd();
    let names = listed(&scene, &request(""));
    let folded = names.iter().map(|name| names::fold(name)).collect::<Vec<_>>();
    assert!(folded.is_sorted(), "ё stands with е: {names:?}");
    let by_town = PersonListRequest { order: Some(Order { column: "municipality".into(), descending: false }), ..request("") };
    let mut towns = list(&scene, &by_town).rows.into_iter().map(|row| row.municipality).collect::<Vec<_>>();
    towns.dedup();
    assert_eq!(towns, ["Алексеевский", "Борисовский", "Яковлевский", ""], "municipalities by name, none at the end");
}

proptest! {
    #![proptest_config(at_random(24))]

    #[test]
    fn windows_put_together_are_the_whole_list(limit in 1..25_u32, text in prop::sample::select(vec!["", "а", "ел", "анна", "нет"]), column in prop::sample::select(vec!["name", "municipality"]), descending: bool, in_town: bool) {
        thread_local!(static CROWD: Scene = crowd());
        CROWD.with(|scene| {
            let town = in_town.then(|| MunicipalityId(scene.get("SELECT id FROM municipality WHERE name = 'Борисовский'")));
            let request = |offset, limit| PersonListRequest {
                filter: PersonFilter { text: text.into(), municipality_id: town, organisation_id: None },
                order: Some(Order { column: column.into(), descending }),
                span: Span { offset, limit },
            };
            let whole = list(scene, &request(0, 1000));
            prop_assert_eq!(whole.total as usize, whole.rows.len(), "the total is the size of the list");
            let mut together = Vec::new();
            for offset in (0..whole.total + limit).step_by(limit as usize) {
                let window = list(scene, &request(offset, limit));
                prop_assert_eq!((window.total, window.offset), (whole.total, offset), "each window tells the size and its place");
                together.extend(window.rows);
            }
            prop_assert_eq!(together, whole.rows, "the windows are the list, in its order");
            Ok(())
        })?;
    }
}
