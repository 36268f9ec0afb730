//! Badges, table cards and labels: many people, each on a card of their own, several on a sheet.

use sokrat_core::registrations::{EventPapers, PrintedPerson, badge_code};
use sokrat_core::values::Moment;
use sokrat_documents::designs::{Badge, Label, LabelCard, PersonCard, Tent, badge, label, tent};
use sokrat_documents::{Card, CardBatch, CardDesign, Grid, Margins, Paper, Rendered, Size, Warning};
use sokrat_words::Words;

use super::paper;
use crate::files::Finished;
use crate::settings::{BadgeSize, CardChoices, LabelGrid, TableCardSize};

sokrat_core::choices_plain! {
    /// What is printed for each person.
    CardKind { Badge = "badge", TableCard = "table-card", Label = "label", }
}

impl BadgeSize {
    fn grid(self) -> Grid {
        match self {
            Self::Standard => Grid::centred(Size::A4, 2, 4, 90.0, 60.0),
            Self::Card => Grid::centred(Size::A4, 2, 5, 86.0, 54.0),
        }
    }
}

impl TableCardSize {
    fn grid(self) -> (Grid, Size) {
        match self {
            Self::Small => (Grid::centred(Size::A4, 1, 2, 190.0, 132.0), Size::A4),
            Self::Large => (Grid::centred(Size::A4_LANDSCAPE, 1, 1, 277.0, 180.0), Size::A4_LANDSCAPE),
        }
    }
}

impl LabelGrid {
    /// Where the labels of a sheet are, as their makers say: 70 x 36 to 99,1 x 67,7 mm.
    fn grid(self) -> Grid {
        match self {
            Self::Of24 => Grid::centred(Size::A4, 3, 8, 70.0, 36.0),
            Self::Of24Full => Grid::centred(Size::A4, 3, 8, 70.0, 37.0),
            Self::Of16 => Grid::centred(Size::A4, 2, 8, 105.0, 37.0),
            Self::Of14 => Grid::centred(Size::A4, 2, 7, 99.1, 38.1).with_gaps(2.5, 0.0),
            Self::Of8 => Grid::centred(Size::A4, 2, 4, 99.1, 67.7).with_gaps(2.5, 0.0),
        }
    }
}

/// How many cards a sheet holds.
pub fn places(kind: CardKind, choices: &CardChoices) -> usize {
    match kind {
        CardKind::Badge => choices.badge.grid().places(),
        CardKind::TableCard => choices.table_card.grid().0.places(),
        CardKind::Label => choices.label.grid().places(),
    }
}

/// The cards of these people and where they stand on the sheets. `skip` places of the first sheet stay free.
pub fn cards(words: &Words, papers: &EventPapers, kind: CardKind, choices: &CardChoices, skip: usize, now: Moment) -> (CardBatch, Grid) {
    let event = &papers.event;
    let foundation = &papers.programme.foundation;
    let people = papers.people.iter();
    let (design, cards, grid, sheet): (CardDesign, Vec<Card>, Grid, Size) = match kind {
        CardKind::Badge => {
            let grid = choices.badge.grid();
            let foot = [foundation.clone(), words.day(event.day)];
            let content = Badge {
                width: grid.width,
                height: grid.height,
                event: event.fields.title.clone(),
                foot: foot.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
                with_code: choices.code,
            };
            (badge(&content), people.map(|person| person_card(person, choices.code)).collect(), Grid { marks: true, ..grid }, Size::A4)
        }
        CardKind::TableCard => {
            let (grid, sheet) = choices.table_card.grid();
            let design = tent(&Tent { width: grid.width, height: grid.height / 2.0 });
            (design, people.map(|person| person_card(person, false)).collect(), Grid { marks: true, folded: true, ..grid }, sheet)
        }
        CardKind::Label => {
            let grid = choices.label.grid();
            (label(&Label { width: grid.width, height: grid.height }), people.map(label_card).collect(), grid, Size::A4)
        }
    };
    let title = words.text(&format!("cards-title-{}", kind.as_str()), &[("event", event.fields.title.as_str().into())]);
    let paper = Paper { size: sheet, margins: Margins::even(0.0), subject: event.fields.title.clone(), ..paper(words, title, foundation, now) };
    (CardBatch { paper, design, cards }, Grid { skip, ..grid })
}

fn person_card(person: &PrintedPerson, code: bool) -> Card {
    let name = &person.name;
    let others = [name.given.as_str(), name.patronymic.as_str()];
    let given = others.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    // Who has one name only has it large.
    let (surname, given) = if name.surname.is_empty() { (given, String::new()) } else { (name.surname.clone(), given) };
    PersonCard {
        surname,
        given,
        organisation: person.organisation.clone(),
        code: if code { badge_code(person.registration_id) } else { String::new() },
    }
    .into()
}

fn label_card(person: &PrintedPerson) -> Card {
    LabelCard { name: person.name.full(), organisation: person.organisation.clone(), address: person.address.clone() }.into()
}

/// A PDF of cards to keep under this name; what did not fit is told with the person it belongs to.
pub fn finished(words: &Words, name: String, people: &[PrintedPerson], rendered: Rendered) -> Finished {
    let mut warnings = Vec::new();
    for warning in &rendered.warnings {
        let person = |card: &usize| people.get(*card).map(|person| person.name.full()).unwrap_or_default();
        let sentence = match warning {
            Warning::TextTooLong { card, field, text } if field != "event" && field != "foot" => {
                words.text("cards-too-long", &[("person", person(card).into()), ("text", text.as_str().into())])
            }
            other => super::warning(words, other),
        };
        if !warnings.contains(&sentence) {
            warnings.push(sentence);
        }
    }
    Finished { name, ending: "pdf", pages: rendered.pages as u32, bytes: rendered.bytes, warnings }
}
