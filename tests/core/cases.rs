//! The cases of names: what grammars print, what a published dictionary says, and laws that hold for any name.

use proptest::prelude::*;
use sokrat_core::names::FullName;
use sokrat_core::names::cases::{Case, Declined, Doubt, decline};
use sokrat_core::people::Sex;

use crate::at_random::at_random;

fn name(full: &str) -> FullName {
    let mut parts = full.splitn(3, ' ').map(|part| part.replace('_', " "));
    let mut part = || parts.next().unwrap_or_default();
    FullName { surname: part(), given: part(), patronymic: part() }
}

/// The five oblique cases of each part, in words that grammars print.
fn check(full: &str, sex: Sex, expected: [&str; 5]) {
    let oblique = [Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental, Case::Prepositional];
    for (case, expected) in oblique.into_iter().zip(expected) {
        let Declined { name, doubt } = decline(&name(full), sex, case);
        assert_eq!((name.full().as_str(), doubt), (expected.replace('_', " ").as_str(), None), "{full} in the {}", case.as_str());
    }
}

fn dative(full: &str, sex: Sex, expected: &str) {
    let Declined { name, doubt } = decline(&name(full), sex, Case::Dative);
    assert_eq!((name.full().as_str(), doubt), (expected.replace('_', " ").as_str(), None), "to whom: {full}");
}

#[test]
fn usual_names_have_all_six_cases() {
    check(
        "Иванова Мария Петровна",
        Sex::Female,
        ["Ивановой Марии Петровны", "Ивановой Марии Петровне", "Иванову Марию Петровну", "Ивановой Марией Петровной", "Ивановой Марии Петровне"],
    );
    check(
        "Кравец Пётр Ильич",
        Sex::Male,
        ["Кравца Петра Ильича", "Кравцу Петру Ильичу", "Кравца Петра Ильича", "Кравцом Петром Ильичом", "Кравце Петре Ильиче"],
    );
    check(
        "Толстой Лев Николаевич",
        Sex::Male,
        [
            "Толстого Льва Николаевича",
            "Толстому Льву Николаевичу",
            "Толстого Льва Николаевича",
            "Толстым Львом Николаевичем",
            "Толстом Льве Николаевиче",
        ],
    );
    assert_eq!(
        decline(&name("Иванова Мария Петровна"), Sex::Female, Case::Nominative),
        Declined { name: name("Иванова Мария Петровна"), doubt: None },
        "the nominative is the name itself"
    );
}

#[test]
fn names_that_mail_merge_gets_wrong() {
    for (full, sex, expected) in [
        // -ко, -их and -ых, vowels: nothing changes.
        ("Коваленко Сергей", Sex::Male, "Коваленко Сергею"),
        ("Коваленко Ирина", Sex::Female, "Коваленко Ирине"),
        ("Черных Юрий", Sex::Male, "Черных Юрию"),
        ("Седых Анна", Sex::Female, "Седых Анне"),
        ("Дюма Александр", Sex::Male, "Дюма Александру"),
        ("Живаго Юрий", Sex::Male, "Живаго Юрию"),
        ("Орджоникидзе Григорий", Sex::Male, "Орджоникидзе Григорию"),
        // Men's surnames on a consonant are declined, women's are not.
        ("Воробей Иван", Sex::Male, "Воробью Ивану"),
        ("Воробей Инна", Sex::Female, "Воробей Инне"),
        ("Щусь Алексей", Sex::Male, "Щусю Алексею"),
        ("Щусь Алла", Sex::Female, "Щусь Алле"),
        ("Кравец Ольга", Sex::Female, "Кравец Ольге"),
        ("Шевчук Любовь", Sex::Female, "Шевчук Любови"),
        ("Мицкевич Адам", Sex::Male, "Мицкевичу Адаму"),
        ("Кузнец Павел", Sex::Male, "Кузнецу Павлу"),
        ("Соловей Егор", Sex::Male, "Соловью Егору"),
        ("Цой Виктор", Sex::Male, "Цою Виктору"),
        ("Ким Роман", Sex::Male, "Киму Роману"),
        ("Рерих Николай", Sex::Male, "Рериху Николаю"),
        // Nouns on -а and -я are declined for both.
        ("Сирота Илья", Sex::Male, "Сироте Илье"),
        ("Дубинка Вера", Sex::Female, "Дубинке Вере"),
        ("Окуджава Булат", Sex::Male, "Окуджаве Булату"),
        ("Берия Нина", Sex::Female, "Берии Нине"),
        ("Щербина Олег", Sex::Male, "Щербине Олегу"),
        // Adjectives.
        ("Белый Андрей", Sex::Male, "Белому Андрею"),
        ("Горячая Дарья", Sex::Female, "Горячей Дарье"),
        ("Достоевский Фёдор", Sex::Male, "Достоевскому Фёдору"),
        ("Трубецкой Глеб", Sex::Male, "Трубецкому Глебу"),
        // Double names: each part, but the first where it is a title or an article.
        ("Салтыков-Щедрин Михаил", Sex::Male, "Салтыкову-Щедрину Михаилу"),
        ("Бонч-Бруевич Владимир", Sex::Male, "Бонч-Бруевичу Владимиру"),
        ("Тер-Петросян Анна-Мария", Sex::Female, "Тер-Петросян Анне-Марии"),
        ("Кара-Мурза Владимир", Sex::Male, "Кара-Мурзе Владимиру"),
        ("фон_Берг Карл", Sex::Male, "фон_Бергу Карлу"),
        ("Петрова_(Сидорова) Анна", Sex::Female, "Петровой_(Сидоровой) Анне"),
        ("Иванов Жан-Поль", Sex::Male, "Иванову Жан-Полю"),
        // Patronymics of the East stay.
        ("Мамедов Али Гасан_оглы", Sex::Male, "Мамедову Али Гасан_оглы"),
        ("Мамедова Лейла Гасан_кызы", Sex::Female, "Мамедовой Лейле Гасан_кызы"),
        // Initials stay.
        ("Иванова М. П.", Sex::Female, "Ивановой М. П."),
        // Fleeting vowels and ё.
        ("Королёв Пётр", Sex::Male, "Королёву Петру"),
        ("Семёнова Алёна", Sex::Female, "Семёновой Алёне"),
        ("Ковалёв Павел Львович", Sex::Male, "Ковалёву Павлу Львовичу"),
        // Without a surname or a patronymic.
        (" Захария ", Sex::Male, " Захарии "),
        ("ИВАНОВ ИВАН", Sex::Male, "ИВАНОВУ ИВАНУ"),
    ] {
        if full.starts_with(' ') {
            let one = FullName { given: full.trim().to_owned(), ..FullName::default() };
            assert_eq!(decline(&one, sex, Case::Dative).name.given, expected.trim(), "a given name alone");
        } else {
            dative(full, sex, expected);
        }
    }
}

/// A noun in -ий has -ия where an adjective has -его or -ого; an adjective in -цый has -его, for no о without stress stands
/// after ц; a hiss has -ом in the instrumental where the ending is stressed, and -ем where it is not (Розенталь, § 149).
#[test]
fn surnames_that_are_other_words_than_they_look() {
    check("Топчий Иван", Sex::Male, ["Топчия Ивана", "Топчию Ивану", "Топчия Ивана", "Топчием Иваном", "Топчии Иване"]);
    check("Бокий Глеб", Sex::Male, ["Бокия Глеба", "Бокию Глебу", "Бокия Глеба", "Бокием Глебом", "Бокии Глебе"]);
    check("Рабочий Олег", Sex::Male, ["Рабочего Олега", "Рабочему Олегу", "Рабочего Олега", "Рабочим Олегом", "Рабочем Олеге"]);
    check("Высокий Егор", Sex::Male, ["Высокого Егора", "Высокому Егору", "Высокого Егора", "Высоким Егором", "Высоком Егоре"]);
    check("Куцый Павел", Sex::Male, ["Куцего Павла", "Куцему Павлу", "Куцего Павла", "Куцым Павлом", "Куцем Павле"]);
    check("Куцая Анна", Sex::Female, ["Куцей Анны", "Куцей Анне", "Куцую Анну", "Куцей Анной", "Куцей Анне"]);
    for (surname, instrumental) in [("Ткач", "Ткачом"), ("Грач", "Грачом"), ("Сыч", "Сычом"), ("Бабич", "Бабичем"), ("Пугач", "Пугачем")]
    {
        let asked = FullName { surname: surname.into(), ..FullName::default() };
        let Declined { name, doubt } = decline(&asked, Sex::Male, Case::Instrumental);
        assert_eq!((name.surname.as_str(), doubt), (instrumental, None), "by whom: {surname}");
    }
    dative("Ткач Вера", Sex::Female, "Ткач Вере");
}

/// Of a surname of the East with a title or a word for a son or a daughter behind, the first part is never declined.
#[test]
fn the_first_part_stays_before_a_word_of_the_east() {
    for surname in ["Гусейн-заде", "Турсун-Заде", "Мамед-оглы", "Сафар-Кызы"] {
        let expected = ["Ивана", "Ивану", "Ивана", "Иваном", "Иване"].map(|given| format!("{surname} {given}"));
        check(&format!("{surname} Иван"), Sex::Male, expected.each_ref().map(String::as_str));
    }
    dative("Мурад-Бек Иван", Sex::Male, "Мурад-Беку Ивану");
    dative("Мурад-Петров Иван", Sex::Male, "Мураду-Петрову Ивану");
}

#[test]
fn what_is_not_certain_stays_and_says_why() {
    for (full, sex, doubt) in [
        ("Шевчук Саша", Sex::Unknown, Doubt::Sex),
        ("Иванова Иван Петрович", Sex::Female, Doubt::Sex),
        ("Иванов Мария", Sex::Male, Doubt::Sex),
        ("Smith John", Sex::Male, Doubt::Letters),
        ("Ивaнов Иван", Sex::Male, Doubt::Letters),
        ("Әхмәтҗанов Ринат", Sex::Male, Doubt::Letters),
        ("Иванов2 Иван", Sex::Male, Doubt::Letters),
        ("Орёл Иван", Sex::Male, Doubt::Ending),
        ("Сташенок Иван", Sex::Male, Doubt::Ending),
        ("Конёк Иван", Sex::Male, Doubt::Ending),
        ("Василёк Иван", Sex::Male, Doubt::Ending),
        ("Листок Иван", Sex::Male, Doubt::Ending),
        ("Бобёр Иван", Sex::Male, Doubt::Ending),
        ("Стрелец Иван", Sex::Male, Doubt::Ending),
        ("Калина Анна", Sex::Female, Doubt::Ending),
        ("Иванова Пётр", Sex::Male, Doubt::Ending),
        ("Бондаришин Анна", Sex::Female, Doubt::Ending),
        ("Иванов Иван Ибрагим", Sex::Male, Doubt::Ending),
    ] {
        let asked = name(full);
        assert_eq!(decline(&asked, sex, Case::Dative), Declined { name: asked.clone(), doubt: Some(doubt) }, "{full} is left as it is");
    }
    dative("Коваленко Саша", Sex::Unknown, "Коваленко Саше");
    dative("Биншток Иван", Sex::Male, "Бинштоку Ивану");
}

/// One row of a published list: the part, the sex, the name and the forms that are right in each case.
struct Published {
    part: String,
    sex: Sex,
    forms: [Vec<String>; 6],
}

/// The names of the OpenCorpora dictionary, as `cargo xtask test names` takes them out of the package that carries it.
fn published() -> Vec<Published> {
    let path = std::env::var("SOKRAT_PUBLISHED_NAMES").expect("cargo xtask test names says where the list is");
    let text = std::fs::read_to_string(path).expect("the list is there");
    let capital = |word: &str| {
        let mut up = true;
        let letter =
            |letter: char| if std::mem::replace(&mut up, letter == '-') { letter.to_uppercase().collect::<String>() } else { letter.to_string() };
        word.chars().map(letter).collect::<String>()
    };
    let row = |line: &str| {
        let cells = line.split('\t').collect::<Vec<_>>();
        let forms = std::array::from_fn(|case| cells[2 + case].split('|').map(capital).collect());
        Published { part: cells[0].to_owned(), sex: Sex::from_text(cells[1]), forms }
    };
    text.lines().map(row).collect()
}

#[test]
#[allow(clippy::print_stdout, reason = "the counts are what the layer is read for")]
#[ignore = "the list is brought by cargo xtask test names"]
fn a_published_dictionary_agrees() {
    let (mut rows, mut right, mut doubts) = ([0u32; 3], [0u32; 3], [0u32; 3]);
    let mut wrong = Vec::new();
    let plain = |text: &str| text.replace('ё', "е").replace('Ё', "Е");
    for row in published() {
        let kind = ["surname", "given", "patronymic"].iter().position(|kind| *kind == row.part).expect("a known part");
        let of = |text: &str| {
            let mut name = FullName::default();
            *[&mut name.surname, &mut name.given, &mut name.patronymic][kind] = text.to_owned();
            name
        };
        rows[kind] += 1;
        let mut fits = true;
        for (case, forms) in Case::ALL.iter().zip(&row.forms) {
            let Declined { name, doubt } = decline(&of(&row.forms[0][0]), row.sex, *case);
            if doubt.is_some() {
                doubts[kind] += 1;
                fits = false;
                break;
            }
            let got = name.full();
            if !forms.iter().any(|form| plain(form) == plain(&got)) {
                wrong.push(format!("{} {} {}: {got}, not {}", row.part, row.sex.as_str(), row.forms[0][0], forms.join(" or ")));
                fits = false;
                break;
            }
        }
        right[kind] += u32::from(fits);
    }
    for kind in 0..3 {
        println!("{} right of {}, {} left as they are", right[kind], rows[kind], doubts[kind]);
    }
    if let Ok(path) = std::env::var("SOKRAT_WRONG_NAMES") {
        std::fs::write(path, wrong.join("\n")).expect("the list of what differs");
    }
    let share = |kind: usize| f64::from(right[kind]) / f64::from(rows[kind]);
    assert!(rows.iter().all(|count| *count > 5_000), "the list is whole");
    assert!(share(0) >= 0.98, "surnames: {:.4}", share(0));
    assert!(share(1) >= 0.99, "given names: {:.4}", share(1));
    assert!(share(2) >= 0.99, "patronymics: {:.4}", share(2));
}

fn word() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[А-ЯЁ][а-яё]{1,9}(-[А-ЯЁ][а-яё]{1,7})?").expect("a pattern")
}

fn common(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

proptest! {
    #![proptest_config(at_random(256))]

    #[test]
    fn the_stem_is_never_lost(surname in word(), given in word(), female in any::<bool>(), case in 0..6usize) {
        let sex = if female { Sex::Female } else { Sex::Male };
        let asked = FullName { surname, given, patronymic: String::new() };
        let Declined { name, doubt } = decline(&asked, sex, Case::ALL[case]);
        if doubt.is_some() {
            prop_assert_eq!(&name, &asked, "a doubt leaves the name as it is");
        }
        for (before, after) in [(&asked.surname, &name.surname), (&asked.given, &name.given)] {
            for (before, after) in before.split('-').zip(after.split('-')) {
                // Пётр > Петра loses three letters and brings them back.
                prop_assert!(common(before, after) + 3 >= before.chars().count(), "{before} > {after}: only an ending changes");
                prop_assert!(after.chars().next() == before.chars().next(), "{before} > {after}: the capital stays");
                prop_assert!(after.chars().skip(1).all(char::is_lowercase), "{before} > {after}: no capital is added");
            }
            prop_assert_eq!(before.matches('-').count(), after.matches('-').count(), "parts stay parts");
        }
    }

    #[test]
    fn spelling_decides_nothing(surname in word(), given in word(), female in any::<bool>(), case in 0..6usize) {
        let sex = if female { Sex::Female } else { Sex::Male };
        let of = |change: fn(&str) -> String| FullName { surname: change(&surname), given: change(&given), patronymic: String::new() };
        let put = |name: &FullName| decline(name, sex, Case::ALL[case]);
        let plain = |text: &str| text.replace('ё', "е").replace('Ё', "Е");
        let as_typed = put(&of(|text| text.to_owned()));
        let without_yo = put(&of(|text| text.replace('ё', "е").replace('Ё', "Е")));
        prop_assert_eq!(plain(&as_typed.name.full()), plain(&without_yo.name.full()), "ё and е are one letter for an ending");
        let capitals = put(&of(|text| text.to_uppercase()));
        prop_assert_eq!(as_typed.name.full().to_uppercase(), capitals.name.full(), "capitals stay capitals");
        prop_assert_eq!(as_typed.doubt, capitals.doubt, "capitals raise no doubt");
    }

    #[test]
    fn what_is_not_declined_stays_for_good(stem in "[А-Я][бвгджзклмнпрстфхцчшщ]{1,3}", ending in prop::sample::select(vec!["енко", "ых", "ских", "идзе", "уа"]), female in any::<bool>()) {
        let asked = FullName { surname: format!("{stem}{ending}"), ..FullName::default() };
        let sex = if female { Sex::Female } else { Sex::Male };
        for case in Case::ALL {
            let once = decline(&asked, sex, *case).name;
            prop_assert_eq!(&once, &asked, "an indeclinable surname");
            prop_assert_eq!(&decline(&once, sex, *case).name, &once, "and again");
        }
    }
}
