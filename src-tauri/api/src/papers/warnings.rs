//! What could not be printed as asked, in words: for somebody who must find the place and mend it.

use std::collections::BTreeMap;

use sokrat_core::values::Hundredths;
use sokrat_documents::{Part, Place, Warning};
use sokrat_words::Words;

/// So many pages or people are named; the others are counted.
const MOST_NAMED: usize = 3;

/// The sentences of a document's warnings, each once, with the pages. `firsts` has the page, from 0, on which each card begins:
/// one that goes on over several pages is found by its first. A card that it does not have is a page of its own.
pub fn of_pages(words: &Words, warnings: &[Warning], firsts: &[usize]) -> Vec<String> {
    let page = |card: usize| firsts.get(card).copied().unwrap_or(card) + 1;
    let at = |cards: &[usize]| {
        if cards.is_empty() {
            return words.plain("paper-on-every-page");
        }
        let mut pages: Vec<usize> = cards.iter().map(|card| page(*card)).collect();
        // Several cards may stand on one sheet.
        pages.dedup();
        let key = if pages.len() == 1 { "paper-on-page" } else { "paper-on-pages" };
        words.text(key, &[("pages", listed(words, pages.iter().map(usize::to_string)).into())])
    };
    told(words, warnings, &at, &|card, text| words.text("paper-too-long", &[("page", page(card).into()), ("text", text.into())]))
}

/// The same of a template that is tried: it is about the template, not about the cards that it was tried with.
pub fn of_samples(words: &Words, warnings: &[Warning]) -> Vec<String> {
    told(words, warnings, &|_| String::new(), &|_, text| words.text("template-fault-text-too-long", &[("text", text.into())]))
}

/// The same of cards that are people's: with the names of those whose cards they are, and what is on every card once.
pub fn of_people(words: &Words, warnings: &[Warning], people: &[String]) -> Vec<String> {
    let mut cards: BTreeMap<&str, usize> = BTreeMap::new();
    for warning in warnings {
        if let Warning::TextTooLong { text, .. } = warning {
            *cards.entry(text).or_default() += 1;
        }
    }
    let name = |card: usize| people.get(card).cloned().unwrap_or_default();
    let at = |cards: &[usize]| {
        if cards.is_empty() { words.plain("paper-on-every-card") } else { listed(words, cards.iter().map(|card| name(*card))) }
    };
    told(words, warnings, &at, &|card, text| {
        if people.len() > 1 && cards.get(text) >= Some(&people.len()) {
            return words.text("cards-too-long-everywhere", &[("text", text.into())]);
        }
        words.text("cards-too-long", &[("person", name(card).into()), ("text", text.into())])
    })
}

/// The sentences, each once, in their order. What is wrong in the same way with one part of many cards is told together, with
/// the greatest measure; `at` says of these cards which they are, of none that it is all of them, `long` that a text of a card does not fit.
fn told(words: &Words, warnings: &[Warning], at: &dyn Fn(&[usize]) -> String, long: &dyn Fn(usize, &str) -> String) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut done = vec![false; warnings.len()];
    for (index, warning) in warnings.iter().enumerate() {
        if std::mem::replace(&mut done[index], true) {
            continue;
        }
        let sentence = match (warning, warning.place()) {
            (_, Some(place)) => {
                let (mut cards, mut worst) = (vec![place.card], warning);
                for (other, done) in warnings.iter().zip(&mut done).skip(index + 1) {
                    let same = std::mem::discriminant(other) == std::mem::discriminant(warning);
                    if let Some(there) = other.place().filter(|there| same && (there.part, &there.name) == (place.part, &place.name)) {
                        *done = true;
                        cards.push(there.card);
                        if other.measure() > worst.measure() {
                            worst = other;
                        }
                    }
                }
                cards.dedup();
                let cards: Vec<usize> = cards.into_iter().collect::<Option<_>>().unwrap_or_default();
                of_place(words, worst, &named(words, place, &at(&cards)))
            }
            (Warning::TextTooLong { card, text, .. }, _) => long(*card, text),
            (Warning::MissingCharacter { character, .. }, _) => {
                let same = |other: &Warning| matches!(other, Warning::MissingCharacter { character: there, .. } if there == character);
                let (mut cards, mut everywhere) = (Vec::new(), false);
                for (other, done) in warnings.iter().zip(&mut done).skip(index).filter(|(other, _)| same(other)) {
                    *done = true;
                    everywhere |= other.card().is_none();
                    cards.extend(other.card());
                }
                cards.dedup();
                let at = if everywhere { String::new() } else { at(&cards) };
                missing_character(words, *character, &at)
            }
            (_, None) => words.plain("paper-too-wide"),
        };
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// With whose cards, or on which pages, where that is known.
fn missing_character(words: &Words, character: char, at: &str) -> String {
    let key = if at.is_empty() { "paper-missing-character" } else { "paper-missing-character-at" };
    words.text(key, &[("character", character.to_string().into()), ("at", at.into())])
}

fn of_place(words: &Words, warning: &Warning, place: &str) -> String {
    let key = match warning {
        Warning::CodeTooLong(_) => "paper-code-too-long",
        Warning::CodeLetters(_) => "paper-code-letters",
        Warning::OffCard { .. } => "paper-off-card",
        Warning::CodeTooSmall { place: Place { part: Part::Bars, .. }, .. } => "paper-bars-too-narrow",
        Warning::CodeTooSmall { .. } => "paper-code-too-small",
        _ => "paper-missing-picture",
    };
    // A tenth of a millimetre is what a ruler and a printer know.
    let tenths = i64::from(warning.measure().div_ceil(10) * 10);
    words.text(key, &[("place", place.into()), ("measure", words.short_hundredths(Hundredths(tenths)).into())])
}

/// "Picture “Logo” (page 3)".
fn named(words: &Words, place: &Place, at: &str) -> String {
    let part = place.part.as_str();
    let part = if place.name.is_empty() {
        words.plain(&format!("paper-nameless-{part}"))
    } else {
        words.text(&format!("paper-part-{part}"), &[("name", place.name.as_str().into())])
    };
    if at.is_empty() { part } else { words.text("paper-part-at", &[("part", part.into()), ("at", at.into())]) }
}

/// "3, 5, 7 and 12 more".
fn listed(words: &Words, names: impl ExactSizeIterator<Item = String>) -> String {
    let more = names.len().saturating_sub(MOST_NAMED);
    // One alone is named rather than counted.
    let named = if more == 1 { MOST_NAMED + 1 } else { MOST_NAMED };
    let listed = names.take(named).collect::<Vec<_>>().join(", ");
    if more > 1 { words.text("paper-and-more", &[("listed", listed.into()), ("count", more.into())]) } else { listed }
}
