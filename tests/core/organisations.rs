//! Organisations: the form's rules, lists, figures.

use sokrat_core::Code;
use sokrat_core::ids::OrganisationId;
use sokrat_core::organisations::{self, Category, NoInnReason, OrganisationFields, OrganisationFilter, OrganisationListRequest};
use sokrat_core::people::{self, RoleFields};
use sokrat_core::values::{Edit, Order, Span};

use crate::people::{day, municipality, person};
use crate::support::Scene;

/// A form with a name and a reason for no INN.
pub fn form(name: &str) -> OrganisationFields {
    OrganisationFields {
        full_name: name.into(),
        short_name: String::new(),
        legal_form: String::new(),
        category: Category::Npo,
        inn: String::new(),
        no_inn_reason: Some(NoInnReason::Unknown),
        ogrn: String::new(),
        kpp: String::new(),
        municipality_id: None,
        fields: String::new(),
        registered_on: None,
        phone: String::new(),
        email: String::new(),
        site: String::new(),
        address: String::new(),
        notes: String::new(),
    }
}

/// An organisation of this name in the file.
pub fn organisation(scene: &Scene, name: &str) -> OrganisationId {
    organisations::create(scene.file(), form(name)).unwrap_or_else(|error| panic!("{name} is created: {error:?}")).value
}

fn request(text: &str) -> OrganisationListRequest {
    OrganisationListRequest {
        filter: OrganisationFilter { text: text.into(), category: None, municipality_id: None },
        order: None,
        span: Span { offset: 0, limit: 1000 },
    }
}

fn listed(scene: &Scene, request: &OrganisationListRequest) -> Vec<String> {
    let list = scene.file().read(|conn| organisations::list(conn, request)).expect("a list is read");
    assert_eq!(list.total as usize, list.rows.len(), "the total is the size of the list");
    list.rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn an_organisation_is_kept_in_one_spelling() {
    let scene = Scene::new();
    let fields = OrganisationFields {
        inn: " 7707 083 893".into(),
        ogrn: "1027700132195".into(),
        kpp: "7736 01 001".into(),
        phone: "(4722) 12-34-56".into(),
        ..form(" Автономная  некоммерческая организация «Надежда» ")
    };
    let id = organisations::create(scene.file(), fields).expect("the organisation is created").value;
    let organisation = scene.file().read(|conn| organisations::get(conn, id)).expect("it is there");
    assert_eq!(organisation.name, "Автономная некоммерческая организация «Надежда»", "single spaces; without a short name the full one is shown");
    assert_eq!(
        (organisation.fields.inn.as_str(), organisation.fields.kpp.as_str(), organisation.fields.phone.as_str()),
        ("7707083893", "773601001", "+7 472 212-34-56"),
        "numbers in one spelling"
    );
    assert_eq!(organisation.fields.no_inn_reason, None, "with an INN there is no reason for none");
    let again = organisations::edit(scene.file(), Edit { id, fields: organisation.fields }).expect("the same is saved again");
    assert!(again.changed.is_empty(), "its own INN is no other's, and nothing differs");
}

#[test]
fn all_wrong_fields_are_told_at_once() {
    let scene = Scene::new();
    let fields = OrganisationFields {
        inn: "7,7E+09".into(),
        ogrn: "123".into(),
        kpp: "1".into(),
        phone: "нет".into(),
        email: "нет".into(),
        short_name: "я".repeat(201),
        registered_on: Some(day("1019-04-29")),
        ..form("  ")
    };
    let error = organisations::create(scene.file(), fields).expect_err("nothing of it is right");
    let issues = error.issues.iter().map(|issue| (issue.field.as_str(), issue.code)).collect::<Vec<_>>();
    let expected = [
        ("fullName", Code::Required),
        ("shortName", Code::TooLong),
        ("inn", Code::InnExponent),
        ("ogrn", Code::BadOgrnLength),
        ("kpp", Code::BadKpp),
        ("registeredOn", Code::OutOfRange),
        ("phone", Code::BadPhone),
        ("email", Code::BadEmail),
    ];
    assert_eq!(issues, expected, "each field with its reason");
    let error = organisations::create(scene.file(), OrganisationFields { no_inn_reason: None, ..form("АНО") }).expect_err("neither INN nor reason");
    assert_eq!(error.issues[0].code, Code::InnOrReason, "one of the two is needed");
}

#[test]
fn one_inn_is_one_organisation_unless_the_kpp_differs() {
    let scene = Scene::new();
    let with = |name: &str, kpp: &str| OrganisationFields { inn: "7707083893".into(), kpp: kpp.into(), ..form(name) };
    organisations::create(scene.file(), with("Первая", "773601001")).expect("the first");
    organisations::create(scene.file(), with("Филиал", "310143001")).expect("a branch has a KPP of its own");
    let error = organisations::create(scene.file(), with("Вторая", "773601001")).expect_err("the same organisation again");
    assert_eq!((error.issues[0].code, error.issues[0].facts.get("name")), (Code::AlreadyThere, Some(&"Первая".into())), "and which one it is");
}

#[test]
fn lists_sort_and_filter() {
    let scene = Scene::new();
    let town = municipality(&scene, "Борисовский");
    let make = |name: &str, category: Category, in_town: bool, inn: &str| {
        let fields = OrganisationFields { category, municipality_id: in_town.then_some(town), inn: inn.into(), ..form(name) };
        organisations::create(scene.file(), fields).expect("an organisation");
    };
    make("«Ёлка»", Category::Business, true, "");
    make("Берег", Category::Npo, false, "7707083893");
    make("Жизнь", Category::Npo, true, "");
    make("Администрация района", Category::Authority, true, "");
    assert_eq!(listed(&scene, &request("")), ["Администрация района", "Берег", "«Ёлка»", "Жизнь"], "quotes do not count, ё stands with е");
    assert_eq!(listed(&scene, &request("елк")), ["«Ёлка»"], "the beginning of a word, ё or е");
    assert_eq!(listed(&scene, &request("770708")), ["Берег"], "digits of the INN");
    let order = |column: &str, descending| OrganisationListRequest { order: Some(Order { column: column.into(), descending }), ..request("") };
    assert_eq!(
        listed(&scene, &order("category", false)),
        ["Берег", "Жизнь", "«Ёлка»", "Администрация района"],
        "categories in the order of the form"
    );
    assert_eq!(listed(&scene, &order("municipality", true)), ["Берег", "Жизнь", "«Ёлка»", "Администрация района"], "the other way round");
    let filter = OrganisationFilter { text: String::new(), category: Some(Category::Npo), municipality_id: Some(town) };
    for column in ["name", "category", "municipality"] {
        assert_eq!(
            listed(&scene, &OrganisationListRequest { filter: filter.clone(), ..order(column, false) }),
            ["Жизнь"],
            "both filters at once, by {column}"
        );
    }
    let towns = OrganisationFilter { category: None, ..filter };
    assert_eq!(
        listed(&scene, &OrganisationListRequest { filter: towns, ..order("category", false) }),
        ["Жизнь", "«Ёлка»", "Администрация района"],
        "filtered by one column, sorted by another"
    );
}

#[test]
fn people_are_counted_once_and_hold_the_organisation() {
    let scene = Scene::new();
    let id = organisation(&scene, "АНО Центр");
    let head = person(&scene, "Яшина Анна");
    let other = person(&scene, "Абрамова Ева");
    for (person, is_head) in [(head, true), (head, false), (other, false)] {
        people::add_role(
            scene.file(),
            RoleFields { person_id: person, organisation_id: id, title: String::new(), since: None, until: None, head: is_head },
        )
        .expect("a role");
    }
    let shown = scene.file().read(|conn| organisations::get(conn, id)).expect("it is there");
    assert_eq!(shown.people, 2, "two people in three roles");
    assert_eq!(
        shown.roles.iter().map(|role| role.person.as_str()).collect::<Vec<_>>(),
        ["Яшина Анна", "Абрамова Ева", "Яшина Анна"],
        "the head first, then by name"
    );
    let error = organisations::delete(scene.file(), id).expect_err("people hold it");
    assert_eq!((error.code, error.facts.get("count")), (Code::InUse, Some(&3_i64.into())), "with the count");
    let unused = organisation(&scene, "АНО Лишняя");
    organisations::delete(scene.file(), unused).expect("nothing names it");
    assert_eq!(listed(&scene, &request("лишняя")), Vec::<String>::new(), "gone from the index");
    scene.file().undo().expect("taken back");
    assert_eq!(listed(&scene, &request("лишняя")), ["АНО Лишняя"], "and back in it");
}
