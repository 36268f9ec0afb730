//! Search: any record by a few letters.

use proptest::prelude::*;
use sokrat_core::organisations::{self, OrganisationFields};
use sokrat_core::people::{self, PersonFields};
use sokrat_core::search::{self, Hit, HitKind};

use crate::at_random::at_random;
use crate::organisations::organisation;
use crate::people::person;
use crate::support::{Scene, person_fields};

fn hits(scene: &Scene, text: &str) -> Vec<Hit> {
    scene.file().read(|conn| search::everything(conn, text)).unwrap_or_else(|error| panic!("{text:?} is looked for: {error:?}"))
}

fn titles(scene: &Scene, text: &str) -> Vec<String> {
    hits(scene, text).into_iter().map(|hit| hit.title).collect()
}

fn town() -> Scene {
    let scene = Scene::new();
    for name in ["СЕМЁНОВА Анна Павловна", "Иванов Пётр Ильич", "Салтыков-Щедрин Михаил Сергеевич", "Семенихина Ева Олеговна"]
    {
        person(&scene, name);
    }
    let with_contacts =
        PersonFields {
            phone: "8 910 123-45-67".into(), email: "letova.maria@example.org".into(), ..person_fields("Летова Мария Сергеевна")
        };
    people::create(scene.file(), with_contacts).expect("a person with a phone");
    organisations::create(
        scene.file(),
        OrganisationFields {
            inn: "7707083893".into(),
            ogrn: "1027700132195".into(),
            short_name: "АНО «Семь»".into(),
            ..crate::organisations::form("Автономная некоммерческая организация «Семь дорог»")
        },
    )
    .expect("an organisation");
    scene
}

#[test]
fn case_and_yo_do_not_count_and_any_part_of_the_name_does() {
    let scene = town();
    for (text, expected) in [
        ("семенова", "Семёнова Анна Павловна"),
        ("СЕМЁНОВА", "Семёнова Анна Павловна"),
        ("анна сем", "Семёнова Анна Павловна"),
        ("пав сем", "Семёнова Анна Павловна"),
        ("щедрин", "Салтыков-Щедрин Михаил Сергеевич"),
        ("салтыков-щ", "Салтыков-Щедрин Михаил Сергеевич"),
        ("bdfyjd", "Иванов Пётр Ильич"),
        ("ivanov", "Иванов Пётр Ильич"),
        ("Cеменова", "Семёнова Анна Павловна"),
        ("9101234567", "Летова Мария Сергеевна"),
        ("8 910 123", "Летова Мария Сергеевна"),
        ("+7 (910) 123-45-67", "Летова Мария Сергеевна"),
        ("123-45-67", "Летова Мария Сергеевна"),
        ("4567", "Летова Мария Сергеевна"),
        ("letova.maria@ex", "Летова Мария Сергеевна"),
        ("7707083893", "АНО «Семь»"),
        ("77070", "АНО «Семь»"),
        ("1027700132195", "АНО «Семь»"),
        ("дорог", "АНО «Семь»"),
    ] {
        assert_eq!(titles(&scene, text), [expected], "{text:?}");
    }
    assert_eq!(
        titles(&scene, "сем"),
        ["Семенихина Ева Олеговна", "Семёнова Анна Павловна", "АНО «Семь»"],
        "names that begin so first, then the others"
    );
    assert_eq!(titles(&scene, "нетникого"), Vec::<String>::new(), "nothing is found");
}

#[test]
fn nothing_that_is_typed_is_query_syntax() {
    let scene = town();
    for text in ["", " ", "\"", "сем*", "a OR b", "NEAR(", "-", "сем\" OR \"", "words:сем", "^сем", "(", "'", "*", "%", "сем AND"] {
        hits(&scene, text);
    }
    assert_eq!(titles(&scene, "\"семенова\"").len(), 1, "quotes are passed over");
    assert!(titles(&scene, "иванов OR семенова").is_empty(), "OR is a word");
}

#[test]
fn at_most_thirty_are_shown_and_every_kind_is_among_them() {
    let scene = Scene::new();
    for number in 0..50 {
        person(&scene, &format!("Абрамов{} Иван", ["", "а", "ич", "ский", "енко"][number % 5]));
    }
    organisation(&scene, "Фонд Абрамовых");
    let found = hits(&scene, "абр");
    assert_eq!(found.len(), 30, "thirty are enough to choose from");
    assert!(found.iter().any(|hit| hit.kind == HitKind::Organisation), "fifty people do not hide the organisation");
    let people = found.iter().filter(|hit| hit.kind == HitKind::Person).map(|hit| &hit.title).collect::<Vec<_>>();
    assert!(people.is_sorted(), "by name");
}

#[test]
fn local_numbers_for_filters_are_those_of_the_kind() {
    let scene = town();
    let matching = |kind, text| scene.file().read(|conn| sokrat_core::store::search::matching(conn, kind, text, 10)).expect("the index is read");
    assert_eq!(matching(HitKind::Person, "сем").len(), 2, "two people");
    assert_eq!(matching(HitKind::Organisation, "сем").len(), 1, "one organisation");
    assert_eq!(matching(HitKind::Event, "сем").len(), 0, "no event");
    let n: i64 = scene.get("SELECT n FROM person WHERE surname = 'Иванов'");
    assert_eq!(matching(HitKind::Person, "иванов"), [n], "the number of the row");
}

proptest! {
    #![proptest_config(at_random(256))]

    #[test]
    fn anything_can_be_typed(text in "\\PC{0,30}") {
        thread_local!(static TOWN: Scene = town());
        TOWN.with(|scene| hits(scene, &text));
    }
}
