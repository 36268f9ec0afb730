//! How hard a passphrase is to guess.

use sokrat_core::Passphrase;
use sokrat_core::file::Strength;

fn of(text: &str) -> Strength {
    Strength::of(&Passphrase::new(text.to_owned()))
}

#[test]
fn what_people_choose_is_weak() {
    for text in ["семь7зн", "qwerty", ""] {
        assert_eq!(of(text), Strength::Short, "{text:?} has less than eight characters");
    }
    for text in [
        "password",
        "пароль123",
        "qwertyuiop",
        "йцукенгшщз",
        "12345678",
        "29042019",
        "Наташа1987",
        "Yfnfif1987",
        "aaaaaaaaaaaa",
        "абвгдежз",
        "Сократ2019!",
        "наташанаташа",
        "россия россия",
        "Белгород-2026",
        "ПРИВЕТ МАМА",
    ] {
        assert_eq!(of(text), Strength::Weak, "{text:?} stands at the head of every list");
    }
}

#[test]
fn several_words_are_strong() {
    for (text, least) in [
        ("тихий берег синий чай", Strength::Good),
        ("верблюд застрял в лифте", Strength::Good),
        ("верблюд застрял в лифте с тромбоном", Strength::Strong),
        ("correct horse battery staple", Strength::Good),
        ("xK9#mP2$vL5q", Strength::Strong),
        ("тромбон верблюд 71", Strength::Fair),
    ] {
        assert!(of(text) >= least, "{text:?} is {:?}", of(text));
    }
}

#[test]
fn one_more_word_never_weakens() {
    let mut text = String::from("верблюд");
    let mut last = of(&text);
    for word in ["застрял", "лифте", "тромбоном", "1987", "верблюд"] {
        text.push(' ');
        text.push_str(word);
        assert!(of(&text) >= last, "{text:?}");
        last = of(&text);
    }
}
