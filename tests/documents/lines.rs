//! Where lines end.

use proptest::prelude::*;
use sokrat_documents::text::fonts::{Face, Type};
use sokrat_documents::text::glue::{Joint, joints};
use sokrat_documents::text::lines::{Hyphens, Inline, Line, Look, Setting, set};
use sokrat_documents::text::shape::Shaper;
use sokrat_documents::{Align, Colour, Language};

use crate::at_random::at_random;

/// The text with what must not end a line joined by `_`.
fn glued(text: &str) -> String {
    let mut shown = String::new();
    let mut start = 0;
    for (at, joint) in joints(text) {
        let piece = &text[start..at];
        match joint {
            Joint::Glued => {
                shown.push_str(piece.trim_end());
                shown.push('_');
            }
            Joint::May | Joint::Must => shown.push_str(piece),
        }
        start = at;
    }
    shown
}

#[test]
fn what_belongs_together_stays_on_a_line() {
    let cases = [
        ("Семинар в Белгороде и области", "Семинар в_Белгороде и_области", "a short preposition or conjunction stays with what follows"),
        ("докладчик И. И. Иванов сказал", "докладчик И._И._Иванов сказал", "initials stay with the surname behind them"),
        ("члены: Иванов И. И., Петров П. П.", "члены: Иванов_И._И., Петров_П._П.", "and with the surname before them"),
        ("председатель Ю. Дж. О’Нил", "председатель Ю._Дж._О’Нил", "initials may have two letters"),
        ("протокол № 5 от 29 апреля", "протокол №_5 от_29_апреля", "a sign stays with its number, a number with its month"),
        ("поступило 48 заявок от 45 НКО", "поступило 48_заявок от_45 НКО", "a number stays with what it counts"),
        ("сумма 1 250 000 руб. за год", "сумма 1_250_000_руб. за_год", "digits in groups and their unit are one"),
        ("в г. Белгород, ул. Ленина, д. 5", "в_г._Белгород, ул._Ленина, д._5", "abbreviations stay with the name"),
        ("Москва — столица", "Москва_— столица", "a dash does not begin a line"),
        ("если бы он знал", "если_бы он знал", "a particle stays with the word before it"),
        ("No. 5 of the rules", "No._5 of_the_rules", "English has such words too"),
        ("просто слова без связей тут", "просто слова без_связей тут", "other spaces may end a line"),
    ];
    for (text, expected, reason) in cases {
        assert_eq!(glued(text), expected, "{reason}");
    }
}

fn inline(text: &str, face: Face, size: f32) -> Inline {
    Inline { text: text.into(), look: Look { face, size, colour: Colour::INK, tracking: 0.0, tabular: false, link: 0 } }
}

fn words_of(lines: &[Line], shaper: Shaper) -> Vec<String> {
    let (meanings, _) = shaper.finish();
    lines
        .iter()
        .map(|line| {
            line.runs
                .iter()
                .flat_map(|run| run.glyphs.iter().filter_map(|glyph| meanings.get(&(run.face, glyph.id)).cloned()).collect::<Vec<_>>())
                .collect()
        })
        .collect()
}

fn set_in(text: &str, width: f32, align: Align, hyphens: Hyphens) -> (Vec<Line>, Vec<String>) {
    let mut shaper = Shaper::new();
    let setting = Setting { width, align, hyphens, balance: false, indent: 0.0 };
    let lines = set(&mut shaper, &[inline(text, Type::SERIF.face(), 11.0)], &setting);
    let texts = words_of(&lines, shaper);
    (lines, texts)
}

#[test]
fn russian_words_are_divided_as_russians_do() {
    let (_, texts) = set_in("достопримечательность предпринимательство", 60.0, Align::Justify, Hyphens::Freely(Language::Russian));
    let joined = texts.join("|");
    assert!(texts.len() > 2, "both words are longer than a line: {joined}");
    assert_eq!(joined.replace("-|", "").replace('|', " "), "достопримечательность предпринимательство", "only hyphens were added: {joined}");
    assert!(texts.iter().all(|t| t.chars().filter(|c| c.is_alphabetic()).count() >= 2), "no single letter stands alone: {joined}");
}

#[test]
fn abbreviations_and_numbers_are_never_divided() {
    let (_, texts) = set_in("АБВГДЕЖЗИКЛМ СК-2019-А1-00017", 90.0, Align::Left, Hyphens::Freely(Language::Russian));
    assert_eq!(texts.concat().replace(' ', ""), "АБВГДЕЖЗИКЛМСК-2019-А1-00017", "no hyphen is added to them: {texts:?}");
}

#[test]
fn a_soft_hyphen_divides_where_it_stands() {
    let (_, texts) = set_in("сверх\u{AD}длинноеслово", 85.0, Align::Left, Hyphens::Freely(Language::Russian));
    assert_eq!(texts[0], "сверх-", "the word is divided at its soft hyphen: {texts:?}");
}

#[test]
fn a_mark_that_is_not_drawn_changes_no_other_glyph_s_meaning() {
    let (_, texts) = set_in("а\u{200D}б\u{200B}в г", 300.0, Align::Left, Hyphens::Never);
    assert_eq!(texts, ["абв г"], "joiners leave no glyph, and the space stays a space");
}

#[test]
fn digits_of_a_column_have_one_width() {
    let mut widths: Vec<i64> = Vec::new();
    for digit in '0'..='9' {
        let mut shaper = Shaper::new();
        let look = Look { face: Type::SANS.face(), size: 100.0, colour: Colour::INK, tracking: 0.0, tabular: true, link: 0 };
        let setting = Setting { width: 500.0, align: Align::Left, hyphens: Hyphens::Never, balance: false, indent: 0.0 };
        let lines = set(&mut shaper, &[Inline { text: digit.to_string(), look }], &setting);
        widths.push((lines[0].width * 10.0).round() as i64);
    }
    widths.dedup();
    assert_eq!(widths.len(), 1, "sums stand below each other: {widths:?}");
}

#[test]
fn justified_lines_end_at_the_same_edge() {
    let text =
        "Фонд проводит программу развития некоммерческих организаций области, планирует год, собирает заявки и подводит итоги вместе с экспертами. "
            .repeat(3);
    let (lines, _) = set_in(&text, 300.0, Align::Justify, Hyphens::Freely(Language::Russian));
    for line in &lines[..lines.len() - 1] {
        assert!((line.width - 300.0).abs() < 0.1, "a full line is as wide as the column: {}", line.width);
    }
}

#[test]
fn right_to_left_names_are_set_from_the_right() {
    let mut shaper = Shaper::new();
    let setting = Setting { width: 500.0, align: Align::Left, hyphens: Hyphens::Never, balance: false, indent: 0.0 };
    let lines = set(&mut shaper, &[inline("Имя שלום конец", Type::SERIF.face(), 11.0)], &setting);
    assert_eq!(lines.len(), 1, "it fits one line");
    let (_, missing) = shaper.finish();
    assert_eq!(missing.len(), 4, "the shipped fonts have no Hebrew, and say so");
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[а-яёА-ЯЁ]{1,14}",
        3 => "[a-zA-Z]{1,12}",
        2 => "[0-9]{1,6}",
        1 => "[а-я]{30,60}",
        1 => Just("№".to_owned()),
        1 => Just("—".to_owned()),
        1 => "[А-Я]\\.",
        1 => Just("«».,;:!?()".to_owned()),
        1 => Just("е\u{301}ж".to_owned()),
        1 => Just("тёмно-синий".to_owned()),
    ]
}

fn paragraph() -> impl Strategy<Value = String> {
    proptest::collection::vec((piece(), prop_oneof![8 => Just(" "), 1 => Just("\u{A0}"), 1 => Just("\n"), 1 => Just("")]), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|(text, space)| text + space).collect())
}

proptest! {
    #![proptest_config(at_random(200))]

    #[test]
    fn no_text_is_lost_and_no_line_is_too_wide(text in paragraph(), width in 12f32..400.0, justify: bool, hyphenate: bool) {
        let align = if justify { Align::Justify } else { Align::Left };
        let hyphens = if hyphenate { Hyphens::Freely(Language::Russian) } else { Hyphens::Never };
        let (lines, texts) = set_in(&text, width, align, hyphens);
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
        let expected: String = unicode_normalization::UnicodeNormalization::nfc(text.as_str()).collect();
        prop_assert_eq!(bare(&texts.concat()), bare(&expected), "all letters stand in the lines, in order");
        for (line, shown) in lines.iter().zip(&texts) {
            let letters = unicode_segmentation::UnicodeSegmentation::graphemes(shown.trim(), true).count();
            prop_assert!(line.width <= width + 0.3 || letters <= 1, "a line of {} in a width of {width}: {shown}", line.width);
        }
    }
}
