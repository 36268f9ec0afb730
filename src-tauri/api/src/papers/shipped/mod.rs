//! The templates that ship: certificates, badges, table cards, labels and minutes, built of the same elements that the designer has, so
//! that a copy of them can be changed in everything.

mod cards;
mod certificates;
mod design;
mod minutes;

use sokrat_core::templates::SHIPPED;
use sokrat_documents::template::{Kind, Page, Template};
use sokrat_words::Words;

sokrat_core::choices_plain! {
    /// A template that ships.
    Shipped {
        Participant = "participant",
        Speaker = "speaker",
        Winner = "winner",
        Badge = "badge",
        BadgeCard = "badge-card",
        TableCard = "table-card",
        TableCardLarge = "table-card-large",
        Label24 = "label-24",
        Label24Full = "label-24-full",
        Label16 = "label-16",
        Label14 = "label-14",
        Label8 = "label-8",
        Minutes = "minutes",
    }
}

impl Shipped {
    /// What it is for.
    pub fn kind(self) -> Kind {
        match self {
            Self::Participant | Self::Speaker | Self::Winner => Kind::Certificate,
            Self::Badge | Self::BadgeCard => Kind::Badge,
            Self::TableCard | Self::TableCardLarge => Kind::TableCard,
            Self::Label24 | Self::Label24Full | Self::Label16 | Self::Label14 | Self::Label8 => Kind::Label,
            Self::Minutes => Kind::Minutes,
        }
    }

    /// The name by which commands call it.
    pub fn key(self) -> String {
        format!("{SHIPPED}{}", self.as_str())
    }

    /// The template of a key; none of a template that does not ship.
    pub fn of_key(key: &str) -> Option<Self> {
        let name = key.strip_prefix(SHIPPED)?;
        Self::ALL.iter().copied().find(|shipped| shipped.as_str() == name)
    }
}

/// The template of this name, with its texts in these words.
pub fn template(words: &Words, shipped: Shipped) -> Template {
    let title = words.choice("template-shipped", shipped.as_str());
    let certificate = |elements| Template { elements, ..Template::new(Kind::Certificate, title.clone(), Page { width: 297.0, height: 210.0 }) };
    match shipped {
        Shipped::Participant => certificate(certificates::participant(words)),
        Shipped::Speaker => certificate(certificates::speaker(words)),
        Shipped::Winner => certificate(certificates::winner(words)),
        Shipped::Minutes => {
            Template { elements: minutes::minutes(words), ..Template::new(Kind::Minutes, title, Page { width: 210.0, height: 297.0 }) }
        }
        _ => Template { title, ..cards::card(words, shipped) },
    }
}
