//! What minutes say of a decision: who is supported, who is put in reserve, how each application stands.

use sokrat_api::papers::minutes;
use sokrat_core::competitions::{MinutesData, Place};
use sokrat_core::values::Kopecks;
use sokrat_documents::template::Values;
use sokrat_documents::{Block, Span};
use sokrat_words::{Language, Words};

use crate::content;

/// What each application asks for, in kopecks.
const ASKED: i64 = 10_000_000;

/// Approved minutes: where the ranking has the first applications, and what the jury gave them.
fn approved(decisions: &[(Place, Option<i64>)]) -> MinutesData {
    let mut data = content::minutes();
    data.ranking.rows.truncate(decisions.len());
    for (row, (place, award)) in data.ranking.rows.iter_mut().zip(decisions) {
        (row.place, row.requested, row.award) = (*place, Kopecks(ASKED), award.map(Kopecks));
    }
    data.ranking.awarded = Kopecks(decisions.iter().filter_map(|(_, award)| *award).sum());
    data
}

fn blocks(words: &Words, data: &MinutesData) -> Vec<Block> {
    minutes::values(words, Values::default(), &content::programme(), data, true).body.text
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// The sentences from the heading of the decision on.
fn sentences(words: &Words, data: &MinutesData) -> Vec<String> {
    let decision = words.plain("minutes-decision");
    let blocks = blocks(words, data);
    let said = blocks.iter().skip_while(|block| !matches!(block, Block::Heading(_, heading) if *heading == decision));
    let sentence = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(text(&paragraph.spans)),
        _ => None,
    };
    said.filter_map(sentence).collect()
}

/// Holds that these and no others are put in reserve.
fn holds_reserve(words: &Words, data: &MinutesData, numbers: &str) {
    let told = words.text("minutes-reserve", &[("numbers", numbers.into())]);
    let said = sentences(words, data);
    assert!(said.contains(&told), "{numbers} alone are put in reserve: {said:?}");
}

/// How each application stands, as the last column of the ranking says.
fn standings(words: &Words, data: &MinutesData) -> Vec<String> {
    let ranked = |block: Block| match block {
        Block::Table(table) if table.columns.len() == 7 => Some(table),
        _ => None,
    };
    let table = blocks(words, data).into_iter().find_map(ranked).expect("the ranking is a table of seven columns");
    table.rows.iter().map(|row| row.last().map(|cell| text(&cell.spans)).unwrap_or_default()).collect()
}

fn places(words: &Words, places: &[Place]) -> Vec<String> {
    places.iter().map(|place| words.choice("place", place.as_str())).collect()
}

#[test]
fn of_equal_ones_at_the_budget_line_the_awarded_is_supported_and_the_other_in_reserve() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let all = Some(ASKED);
        let data = approved(&[(Place::Funded, all), (Place::Reserve, all), (Place::Reserve, None), (Place::Below, None)]);
        holds_reserve(words, &data, "ПР-2019-018");
        let expected = places(words, &[Place::Funded, Place::Funded, Place::Reserve, Place::Below]);
        assert_eq!(standings(words, &data), expected, "no application with a sum stands in reserve");
    }
}

#[test]
fn whoever_the_jury_gives_nothing_is_in_reserve_also_within_the_line() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let data = approved(&[(Place::Funded, None), (Place::Funded, Some(ASKED)), (Place::Partial, None), (Place::Reserve, Some(ASKED / 2))]);
        holds_reserve(words, &data, "ПР-2019-004, ПР-2019-018");
        let expected = places(words, &[Place::Reserve, Place::Funded, Place::Reserve, Place::Partial]);
        assert_eq!(standings(words, &data), expected, "whoever gets less than the request is supported in part");
    }
}

#[test]
fn the_reserve_is_told_where_nobody_is_supported() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let data = approved(&[(Place::Funded, None), (Place::Reserve, None), (Place::Below, None)]);
        assert!(sentences(words, &data).contains(&words.plain("minutes-none")), "nobody is supported");
        holds_reserve(words, &data, "ПР-2019-004, ПР-2019-011");
    }
}

#[test]
fn before_the_decision_minutes_say_what_the_ranking_proposes() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let ranked = [Place::Funded, Place::Partial, Place::Reserve, Place::Below];
        let mut data = approved(&ranked.map(|place| (place, None)));
        (data.approved_at, data.ranking.approved_at) = (None, None);
        holds_reserve(words, &data, "ПР-2019-018");
        assert_eq!(standings(words, &data), places(words, &ranked), "each stands where the ranking has it");
    }
}
