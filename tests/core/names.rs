//! Names: folding, tidying, parts, sex, short forms, likeness, what a search meant.

use proptest::prelude::*;
use sokrat_core::names::{self, FullName, NameLikeness};
use sokrat_core::people::Sex;

use crate::at_random::at_random;

#[test]
fn folding_puts_spellings_of_one_name_together() {
    for (one, other) in [
        ("СЕМЁНОВА", "семенова"),
        ("Семе\u{308}нова", "семенова"),
        ("Семëнов", "семенов"),
        ("Майоров", "майоров"),
        ("Ивано\u{301}в", "иванов"),
        ("Салтыков-Щедрин", "салтыков щедрин"),
        ("АНО «Надежда»", "ано надежда"),
        ("  Иванов\u{a0} Иван ", "иванов иван"),
        // Latin letters that look Russian: C, A, o, B.
        ("Cемёнов", "семенов"),
        ("Ивaнoв", "иванов"),
        ("ИBАНОВ", "иванов"),
        // A Russian о in a Latin word.
        ("Fоrd", "ford"),
        ("Ivanov", "ivanov"),
        ("«»—!", ""),
    ] {
        assert_eq!(names::fold(one), other, "{one} is compared as {other}");
    }
    assert_ne!(names::fold("Зайцев"), names::fold("Заицев"), "й and и are different letters");
}

#[test]
fn capitals_and_small_letters_become_a_proper_name() {
    for (typed, tidy) in [
        ("ИВАНОВ", "Иванов"),
        ("иванов", "Иванов"),
        ("САЛТЫКОВ-ЩЕДРИН", "Салтыков-Щедрин"),
        ("анна-мария", "Анна-Мария"),
        ("фон дер лейен", "фон дер Лейен"),
        ("ГАСАН ОГЛЫ", "Гасан оглы"),
        ("АЛЬ-БАДРИ", "аль-Бадри"),
        ("О'КОННОР", "О'Коннор"),
        ("и.и.", "И.И."),
        ("ИВАНОВА (ПЕТРОВА)", "Иванова (Петрова)"),
        ("  Иванов   Иван\u{a0}", "Иванов Иван"),
        ("МакДональд", "МакДональд"),
        ("д'Артаньян", "д'Артаньян"),
        ("Ива\u{ad}нов\u{200b}", "Иванов"),
        ("", ""),
    ] {
        assert_eq!(names::tidy(typed), tidy, "{typed:?} is tidied");
    }
}

#[test]
fn a_cell_with_a_full_name_comes_apart() {
    for (cell, surname, given, patronymic) in [
        ("Иванов Иван Иванович", "Иванов", "Иван", "Иванович"),
        ("Иван Иванович Иванов", "Иванов", "Иван", "Иванович"),
        ("ИВАНОВ Иван", "Иванов", "Иван", ""),
        ("Иван ИВАНОВ", "Иванов", "Иван", ""),
        ("Анна Зимина", "Зимина", "Анна", ""),
        ("Зимина Анна", "Зимина", "Анна", ""),
        ("Иванов И. И.", "Иванов", "И.", "И."),
        ("Иванов И.И.", "Иванов", "И.", "И."),
        ("И.И. Иванов", "Иванов", "И.", "И."),
        ("И.И.Иванов", "Иванов", "И.", "И."),
        ("Иванов И", "Иванов", "И", ""),
        ("Иванов Иван И.", "Иванов", "Иван", "И."),
        ("Иванов, Иван Иванович", "Иванов", "Иван", "Иванович"),
        ("Иванова (Петрова) Анна Сергеевна", "Иванова (Петрова)", "Анна", "Сергеевна"),
        ("Мамедов Али Гасан оглы", "Мамедов", "Али", "Гасан оглы"),
        ("Петрович Анна Ивановна", "Петрович", "Анна", "Ивановна"),
        ("Анна Ивановна Петрович", "Петрович", "Анна", "Ивановна"),
        ("Адам Мицкевич", "Мицкевич", "Адам", ""),
        ("Иван Иванович", "", "Иван", "Иванович"),
        ("Илья Ильич", "", "Илья", "Ильич"),
        ("Зимина", "Зимина", "", ""),
        ("Анна", "", "Анна", ""),
        ("ЗИМИНА АННА ПАВЛОВНА", "Зимина", "Анна", "Павловна"),
        ("Салтыков-Щедрин Михаил Евграфович", "Салтыков-Щедрин", "Михаил", "Евграфович"),
        ("фон Клаузен Анна Павловна", "фон Клаузен", "Анна", "Павловна"),
        ("  ", "", "", ""),
    ] {
        let expected = FullName { surname: surname.into(), given: given.into(), patronymic: patronymic.into() };
        assert_eq!(names::split(cell), expected, "{cell:?} comes apart");
    }
}

#[test]
fn the_name_tells_the_sex_where_it_can() {
    use Sex::{Female, Male, Unknown};
    for (surname, given, patronymic, sex) in [
        ("Коваленко", "Саша", "Ивановна", Female),
        ("Коваленко", "Саша", "Ильич", Male),
        ("Коваленко", "Саша", "", Unknown),
        ("Иванова", "Саша", "", Female),
        ("Невский", "Женя", "", Male),
        ("Черных", "Никита", "", Male),
        ("Дюма", "Илья", "", Male),
        ("Дюма", "Любовь", "", Female),
        ("Мамедова", "Лейла", "Гасан кызы", Female),
        ("Мамедов", "Али", "Гасан оглы", Male),
        ("Бронская", "Э.", "", Female),
        ("Ким", "Эвриала", "", Female),
        ("Ким", "", "", Unknown),
    ] {
        assert_eq!(names::sex_of(surname, given, patronymic), sex, "{surname} {given} {patronymic}");
    }
}

#[test]
fn initials_never_part_from_the_surname() {
    let name =
        |surname: &str, given: &str, patronymic: &str| FullName { surname: surname.into(), given: given.into(), patronymic: patronymic.into() };
    assert_eq!(name("Иванов", "Иван", "Иванович").with_initials(), "Иванов\u{a0}И.\u{a0}И.", "no-break spaces");
    assert_eq!(name("Римская", "Анна-Мария", "").with_initials(), "Римская\u{a0}А.-М.", "a double name has two initials");
    assert_eq!(name("Мамедов", "Али", "Гасан оглы").with_initials(), "Мамедов\u{a0}А.\u{a0}Г.", "оглы has none");
    assert_eq!(name("Иванов", "И.", "И.").with_initials(), "Иванов\u{a0}И.\u{a0}И.", "initials stay");
    assert_eq!(name("Иванов", "", "").with_initials(), "Иванов", "nothing is added");
}

#[test]
fn short_forms_and_spellings_stand_for_the_given_name() {
    for (one, other) in [
        ("Юля", "Юлия"),
        ("Саша", "Александра"),
        ("Саша", "Александр"),
        ("Наталья", "Наталия"),
        ("Марья", "Мария"),
        ("Генадий", "Геннадий"),
        ("Алеша", "Алексей"),
        ("Софья", "София"),
        ("Катя", "ЕКАТЕРИНА"),
        ("Татьяна", "Татьяна"),
    ] {
        assert!(names::same_given(one, other), "{one} may be {other}");
        assert!(names::same_given(other, one), "{other} may be {one}");
    }
    for (one, other) in
        [("Александр", "Александра"), ("Валентин", "Валентина"), ("Евгений", "Евгения"), ("Анна", "Алла"), ("Марина", "Мария"), ("Юлия", "Юлиана")]
    {
        assert!(!names::same_given(one, other), "{one} is not {other}");
    }
}

#[test]
fn likeness_is_offered_for_spellings_and_refused_for_others() {
    use NameLikeness::{Same, Slip};
    for (one, other, expected) in [
        ("Семёнова Анна Павловна", "СЕМЕНОВА АННА ПАВЛОВНА", Some(Same)),
        ("Семенова Анна Павловна", "Cеменова Анна Павловна", Some(Same)),
        ("Соловьев Петр Ильич", "Соловев Петр Ильич", Some(Same)),
        ("Филиппова Анна Павловна", "Филипова Анна Павловна", Some(Same)),
        ("Зимина Наталия Павловна", "Зимина Наталья Павловна", Some(Same)),
        ("Зимина Юля", "Зимина Юлия Павловна", Some(Same)),
        ("Зимина Ю. П.", "Зимина Юлия Павловна", Some(Same)),
        ("Ivanov Ivan", "Иванов Иван", Some(Same)),
        ("Zimina Yuliya", "Зимина Юлия", Some(Same)),
        ("Зимина Анна Павловна", "Земина Анна Павловна", Some(Slip)),
        ("Иванов Иван Петрович", "Иваков Иван Петрович", Some(Slip)),
        ("Зимина Анна Павловна", "Зимина Анна Павлона", Some(Slip)),
        ("Иванов Александр Петрович", "Иванова Александра Петровна", None),
        ("Иванов Александр", "Иванова Александра", None),
        ("Невский Саша", "Невская Саша", None),
        ("Иванов Саша", "Иванова Саша", None),
        ("Ким Александр", "Ким Александра", None),
        ("Зимина Алина", "Зимина Галина", None),
        ("Зимина Анна Павловна", "Зимина Анна Петровна", None),
        ("Зимина Анна П.", "Зимина Анна Сергеевна", None),
        ("Земина Анна Павлова", "Зимина Анна Петровна", None),
        ("Ким Юн", "Цой Юн", None),
    ] {
        let (a, b) = (names::split(one), names::split(other));
        assert_eq!(names::alike(&a, &b), expected, "{one} and {other}");
        assert_eq!(names::alike(&b, &a), expected, "{other} and {one}: likeness has no direction");
    }
    let typed = FullName { surname: "Анна".into(), given: "Зимина".into(), patronymic: String::new() };
    assert_eq!(names::alike(&typed, &names::split("Зимина Анна Павловна")), Some(Same), "given name and surname in each other's field");
}

#[test]
fn the_other_layout_and_latin_letters_are_read_as_russian() {
    for (typed, meant) in [
        ("bdfyjd", "иванов"),
        ("ivanov", "иванов"),
        ("Dmitriy", "дмитрий"),
        ("shchukin", "щукин"),
        ("Aleksey", "алексей"),
        ("zhukovskiy", "жуковский"),
        ("gtnhjd", "петров"),
        ("c`vtyjd", "семенов"),
        (";erjdf", "жукова"),
        ("шмфтщм", "иванов"),
    ] {
        assert!(names::meant(typed).iter().any(|variant| variant == meant), "{typed} may mean {meant}: {:?}", names::meant(typed));
    }
    assert!(names::meant("123").is_empty(), "digits mean themselves");
}

#[test]
fn surnames_that_sound_alike_share_a_key() {
    for (one, other) in [
        ("Семёнов", "Симонов"),
        ("Зимина", "Земина"),
        ("Соловьёв", "Саловьев"),
        ("Кузнецов", "Кузницов"),
        ("Ivanov", "Иванов"),
        ("Филиппов", "Филипов"),
    ] {
        let differs = one == "Семёнов";
        assert_eq!(names::sound(one) == names::sound(other), !differs, "{one} ({}) and {other} ({})", names::sound(one), names::sound(other));
    }
    assert_ne!(names::sound("Иванов"), names::sound("Иванова"), "endings are kept");
}

/// Letters of both alphabets with marks, spaces and hyphens, as bad cells have them.
fn messy() -> impl Strategy<Value = String> {
    prop_oneof!["[а-яёА-ЯЁ]{0,8}([ -][а-яёА-ЯЁ]{1,8}){0,3}", "[а-яА-ЯёЁa-zA-ZëË\u{301}\u{308}\u{306} .,'-]{0,30}", "\\PC{0,30}"]
}

fn letters(text: &str) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization;
    let mut letters = text.nfc().flat_map(char::to_lowercase).filter(|letter| letter.is_alphabetic()).collect::<Vec<_>>();
    letters.sort_unstable();
    letters
}

proptest! {
    #![proptest_config(at_random(256))]

    #[test]
    fn folding_twice_is_folding_once(text in messy()) {
        let folded = names::fold(&text);
        prop_assert_eq!(&names::fold(&folded), &folded, "a folded text is folded");
    }

    #[test]
    fn tidying_twice_is_tidying_once(text in messy()) {
        let tidy = names::tidy(&text);
        prop_assert_eq!(&names::tidy(&tidy), &tidy, "a tidy name is tidy");
    }

    #[test]
    fn splitting_loses_no_letter(text in "[а-яёА-ЯЁa-zA-Z .,()-]{0,40}") {
        prop_assert_eq!(letters(&names::split(&text).full()), letters(&text), "every letter is in one of the parts");
    }

    #[test]
    fn a_proper_name_comes_apart_and_together(surname in "[А-Я][а-я]{3,9}ов", given in prop::sample::select(vec!["Иван", "Петр", "Илья"]), patronymic in prop::sample::select(vec!["Иванович", "Ильич", "Сергеевич"])) {
        let full = format!("{surname} {given} {patronymic}");
        prop_assert_eq!(&names::split(&full).full(), &full, "in the usual order");
        prop_assert_eq!(names::split(&format!("{given} {patronymic} {surname}")).full(), full, "with the surname last");
    }

    #[test]
    fn likeness_has_no_direction(one in "[А-Я][а-я]{2,7} [А-Я][а-я]{2,7}( [А-Я][а-я]{2,7}вич)?", other in "[А-Я][а-я]{2,7} [А-Я][а-я]{2,7}( [А-Я][а-я]{2,7}вна)?") {
        let (one, other) = (names::split(&one), names::split(&other));
        prop_assert_eq!(names::alike(&one, &other), names::alike(&other, &one), "the same both ways");
    }
}
