//! What somebody should look at before a document goes out.

/// Something on a page that its reader should look at. It is a fact, not a sentence: the caller has the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// No shipped font has this character; a replacement sign stands in its place.
    MissingCharacter {
        /// The character.
        character: char,
        /// Which card of the batch, from 0, and which field; none in a document that flows, and where it stands on all cards.
        place: Option<(usize, String)>,
    },
    /// A text did not fit its frame even at the smallest allowed size; it is set at that size and sticks out.
    TextTooLong {
        /// Which card of the batch, from 0.
        card: usize,
        /// The field's name in the design.
        field: String,
        /// The text.
        text: String,
    },
    /// A picture that a template names is not there or cannot be drawn; its place stays empty.
    MissingPicture(Place),
    /// The content of a code is longer than it can hold; its place stays empty.
    CodeTooLong(Place),
    /// The modules of a code are finer than what is drawn and read for sure. A QR code is drawn all the same, since a good printer and
    /// a good camera may do better; bars are not, and their place stays empty.
    CodeTooSmall {
        /// What.
        place: Place,
        /// The side of a square, or the width of bars, from which on it can be read: hundredths of a millimetre, rounded up.
        needs: u32,
    },
    /// A bar code has no bars for letters of its content; its place stays empty.
    CodeLetters(Place),
    /// It reaches over the edge of its card, where it is cut off.
    OffCard {
        /// What.
        place: Place,
        /// By so many hundredths of a millimetre, rounded up.
        by: u32,
    },
    /// A table's columns need more than the page's width even at their narrowest; its words are broken to fit.
    TableTooWide {
        /// Which table of the document, from 0.
        table: usize,
    },
}

/// A part of a card that a warning is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which card of the batch, from 0; none of what is the same on all of them.
    pub card: Option<usize>,
    /// What it is.
    pub part: Part,
    /// The element's name in the template; empty where it has none.
    pub name: String,
}

/// What a part of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What lies below everything else.
    Background,
    /// A text.
    Text,
    /// A picture.
    Image,
    /// A line.
    Line,
    /// A rectangle.
    Box,
    /// A QR code.
    Code,
    /// A bar code.
    Bars,
    /// A table.
    Table,
    /// Lines to sign.
    Signatures,
    /// The text of the document.
    Body,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 10] =
        [Self::Background, Self::Text, Self::Image, Self::Line, Self::Box, Self::Code, Self::Bars, Self::Table, Self::Signatures, Self::Body];

    /// The code by which the caller's words call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Text => "text",
            Self::Image => "image",
            Self::Line => "line",
            Self::Box => "box",
            Self::Code => "code",
            Self::Bars => "bars",
            Self::Table => "table",
            Self::Signatures => "signatures",
            Self::Body => "body",
        }
    }
}

impl Warning {
    /// The card of the batch that it is about, from 0.
    #[must_use]
    pub fn card(&self) -> Option<usize> {
        match self {
            Self::MissingCharacter { place, .. } => place.as_ref().map(|(card, _)| *card),
            Self::TextTooLong { card, .. } => Some(*card),
            Self::TableTooWide { .. } => None,
            _ => self.place().and_then(|place| place.card),
        }
    }

    /// How bad it is, hundredths of a millimetre; 0 where nothing is measured.
    #[must_use]
    pub fn measure(&self) -> u32 {
        match self {
            Self::OffCard { by, .. } => *by,
            Self::CodeTooSmall { needs, .. } => *needs,
            _ => 0,
        }
    }

    /// The part of a card that it is about, where it is about one.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::MissingPicture(place) | Self::CodeTooLong(place) | Self::CodeLetters(place) => Some(place),
            Self::OffCard { place, .. } | Self::CodeTooSmall { place, .. } => Some(place),
            Self::MissingCharacter { .. } | Self::TextTooLong { .. } | Self::TableTooWide { .. } => None,
        }
    }
}
