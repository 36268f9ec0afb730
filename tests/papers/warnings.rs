//! What could not be printed as asked, as the person reads it who must mend it.

use sokrat_api::papers::{self, list};
use sokrat_documents::template::{Batch, Kind, Pictures, Values, render_template};
use sokrat_documents::{NoProgress, Part, Place, Warning};
use sokrat_words::{Language, Words};

use crate::content;
use crate::making::list_template;

fn missing(card: usize, part: Part, name: &str) -> Warning {
    Warning::MissingPicture(Place { card: Some(card), part, name: name.into() })
}

fn told(language: Language, warnings: &[Warning]) -> Vec<String> {
    papers::warnings(Words::of(language), warnings, &[])
}

#[test]
fn a_part_is_called_by_its_kind_and_its_name_and_the_pages_are_told_together() {
    let logo = |card| missing(card, Part::Image, "Логотип");
    let one = told(Language::Russian, &[logo(4)]);
    assert!(one[0].starts_with("Картинка «Логотип» (страница 5): "), "{one:?}");
    let some = told(Language::Russian, &[logo(0), missing(1, Part::Signatures, "Подписи"), logo(1), logo(6), logo(8)]);
    assert!(some[0].starts_with("Картинка «Логотип» (страницы 1, 2, 7, 9): "), "four are named: {some:?}");
    assert!(some[1].starts_with("Подписи «Подписи» (страница 2): "), "another part is another sentence: {some:?}");
    let many = told(Language::English, &(0..300).map(logo).collect::<Vec<_>>());
    assert!(matches!(&many[..], [one] if one.starts_with("Picture “Логотип” (pages 1, 2, 3 and 297 more): ")), "of hundreds one: {many:?}");
}

#[test]
fn a_card_that_begins_behind_a_long_one_is_told_by_the_page_that_it_is_on() {
    let words = Words::of(Language::English);
    let template = list_template(Kind::ScoreSheet, "{expert}", &[("Критерий", "{row}. {criterion}", 0.0)]);
    let sheet = |expert: &str, rows: usize| {
        let row = list::row([("criterion", "Актуальность".to_owned())]);
        let said: Values = [("expert", expert)].into_iter().collect();
        Values { rows: vec![row; rows], ..said }
    };
    let facts = list::facts(words, template.title.clone(), "", &content::programme(), content::now());
    let cards = [sheet("Ежова", 150), sheet("Жуков 漢", 3)];
    let rendered = render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("the sheets");
    let last = rendered.pages;
    assert!(last > 2, "the first sheet takes several pages: {last}");
    assert_eq!(rendered.firsts, [0, last - 1], "the second is on the last");
    let told = papers::finished(words, "sheets".into(), rendered).warnings;
    assert!(matches!(&told[..], [one] if one.contains(&format!("(page {last})"))), "there it is to be looked for: {told:?}");
    let both = papers::warnings(words, &[missing(0, Part::Image, "Logo"), missing(1, Part::Image, "Logo")], &[0, 0]);
    assert!(both[0].contains("(page 1)"), "of two cards on one sheet its page is named once: {both:?}");
}

#[test]
fn what_has_no_name_is_called_by_what_it_is() {
    for language in [Language::Russian, Language::English] {
        for part in Part::ALL {
            let told = told(language, &[missing(0, part, "")]).concat();
            assert!(!told.contains("«»") && !told.contains("“”"), "no empty quotation: {told}");
            assert!(!told.contains("paper-"), "every part has words: {told}");
        }
    }
    let background = Warning::MissingPicture(Place { card: None, part: Part::Background, name: String::new() });
    let told = told(Language::Russian, &[background]).concat();
    assert!(told.starts_with("Фон (на каждой странице): "), "what is the same everywhere is told of no single page: {told}");
}

#[test]
fn a_template_that_is_tried_hears_of_its_parts_and_not_of_pages() {
    let logo = |card| missing(card, Part::Image, "Логотип");
    let told = papers::of_samples(Words::of(Language::Russian), &[logo(0), logo(1), logo(2)]);
    assert!(matches!(&told[..], [one] if one.starts_with("Картинка «Логотип»: ")), "{told:?}");
}

#[test]
fn a_character_that_no_font_has_is_told_once_with_whose_it_is() {
    let gone = |character, card: Option<usize>| Warning::MissingCharacter { character, place: card.map(|card| (card, "Имя".into())) };
    let people = ["Ким 金".to_owned(), "Ли 李".to_owned(), "Пак 金".to_owned()];
    let told = papers::of_people(
        Words::of(Language::Russian),
        &[gone('金', Some(0)), gone('李', Some(1)), gone('金', Some(2)), gone('金', Some(2))],
        &people,
    );
    assert_eq!(told.len(), 2, "each character once: {told:?}");
    assert!(told[0].contains("«金»") && told[0].contains("(Ким 金, Пак 金)"), "with the people: {told:?}");
    assert!(told[1].contains("«李»") && told[1].contains("(Ли 李)"), "with the one person: {told:?}");
    let everywhere = papers::of_people(Words::of(Language::English), &[gone('金', None), gone('金', Some(1))], &people);
    assert!(matches!(&everywhere[..], [one] if one.contains("“金”:")), "what is on all cards is nobody's: {everywhere:?}");
    let pages = papers::warnings(Words::of(Language::English), &[gone('金', Some(4))], &[]);
    assert!(pages[0].contains("“金” (page 5):"), "{pages:?}");
    let sample = papers::of_samples(Words::of(Language::English), &[gone('金', Some(4))]);
    assert!(sample[0].contains("“金”:"), "a template that is tried hears of no page: {sample:?}");
}

#[test]
fn of_what_leaves_its_card_the_worst_is_told() {
    let off = |card, by| Warning::OffCard { place: Place { card: Some(card), part: Part::Text, name: "Имя".into() }, by };
    let told = told(Language::Russian, &[off(0, 120), off(1, 1_234), off(2, 90)]);
    assert!(matches!(&told[..], [one] if one.starts_with("Текст «Имя» (страницы 1, 2, 3): ") && one.contains("12,4 мм")), "{told:?}");
}
