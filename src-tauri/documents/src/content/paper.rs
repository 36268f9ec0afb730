//! The sheet, its language and the facts about the document that go into the file's properties.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// Points (1/72 inch) of a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// Width and height of a sheet in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
}

impl Size {
    /// A4 upright.
    pub const A4: Self = Self { width: 210.0, height: 297.0 };
    /// A4 on its side.
    pub const A4_LANDSCAPE: Self = Self { width: 297.0, height: 210.0 };
}

/// Margins of a page in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Above the text.
    pub top: f32,
    /// Right of the text.
    pub right: f32,
    /// Below the text.
    pub bottom: f32,
    /// Left of the text.
    pub left: f32,
}

impl Margins {
    /// Margins of office papers: within GOST R 7.0.97-2016 (at least 20 left, 10 right, 20 above and below), roomier for the binder.
    pub const OFFICE: Self = Self { top: 20.0, right: 15.0, bottom: 20.0, left: 25.0 };
    /// The same margin on all sides.
    #[must_use]
    pub const fn even(mm: f32) -> Self {
        Self { top: mm, right: mm, bottom: mm, left: mm }
    }
}

/// The language of the texts: for hyphenation, line breaking and the PDF's `/Lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Russian.
    Russian,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Russian => "ru",
            Self::English => "en",
        }
    }
}

/// A colour of the sRGB space; in files it is `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, TS)]
#[ts(type = "string")]
pub struct Colour(
    /// Red.
    pub u8,
    /// Green.
    pub u8,
    /// Blue.
    pub u8,
);

impl Colour {
    /// The colour of running text: black, for office printers.
    pub const INK: Self = Self(0, 0, 0);
    /// Captions, running lines.
    pub const GREY: Self = Self(92, 97, 105);
    /// Hairlines.
    pub const RULE: Self = Self(150, 155, 163);
    /// The band of every second table row.
    pub const BAND: Self = Self(244, 246, 248);
    /// White.
    pub const WHITE: Self = Self(255, 255, 255);

    /// Reads `#RRGGBB`; `None` when it is something else.
    #[must_use]
    pub fn hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2))
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::hex(&text).ok_or_else(|| serde::de::Error::custom("a colour is #RRGGBB"))
    }
}

/// How lines stand in their box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TextAlign")]
pub enum Align {
    /// Flush left, ragged right.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
    /// Flush on both sides, hyphenated.
    Justify,
}

/// A moment with its zone, for the file's properties. It comes in as a value: this crate reads no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
    /// Minutes east of UTC.
    pub offset: i16,
}

impl Moment {
    /// Reads RFC 3339 text (`2019-04-29T18:30:00+03:00`, fractions of a second are dropped); `None` when it is none.
    #[must_use]
    pub fn rfc3339(text: &str) -> Option<Self> {
        let number = |from: usize, to: usize| -> Option<u16> {
            let digits = text.get(from..to)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let separators = [(4, "-"), (7, "-"), (13, ":"), (16, ":")];
        if separators.iter().any(|(at, sign)| text.get(*at..at + 1) != Some(sign)) || !matches!(text.get(10..11), Some("T" | "t" | " ")) {
            return None;
        }
        let rest = text.get(19..)?;
        let zone = match rest.strip_prefix('.') {
            Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
            None => rest,
        };
        let offset = if matches!(zone, "Z" | "z") {
            0
        } else {
            let sign = match zone.get(0..1)? {
                "+" => 1,
                "-" => -1,
                _ => return None,
            };
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            if hours.len() != 2 || minutes.len() != 2 {
                return None;
            }
            sign * (hours.parse::<i16>().ok()? * 60 + minutes.parse::<i16>().ok()?)
        };
        let small = |from, to| number(from, to).and_then(|n| u8::try_from(n).ok());
        let moment = Self {
            year: number(0, 4)?,
            month: small(5, 7)?,
            day: small(8, 10)?,
            hour: small(11, 13)?,
            minute: small(14, 16)?,
            second: small(17, 19)?,
            offset,
        };
        let sane = (1..=12).contains(&moment.month) && (1..=31).contains(&moment.day) && moment.hour < 24 && moment.minute < 60 && moment.second < 61;
        sane.then_some(moment)
    }

    fn zone(self) -> (char, u16, u16) {
        let minutes = self.offset.unsigned_abs();
        (if self.offset < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
    }

    pub(crate) fn xmp(self) -> String {
        let (sign, hours, minutes) = self.zone();
        let Self { year, month, day, hour, minute, second, .. } = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{hours:02}:{minutes:02}")
    }

    pub(crate) fn pdf(self) -> String {
        let (sign, hours, minutes) = self.zone();
        let Self { year, month, day, hour, minute, second, .. } = self;
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{sign}{hours:02}'{minutes:02}'")
    }
}

/// The sheet and the properties of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The sheet.
    pub size: Size,
    /// The margins (a card's fields are placed from the sheet's corner and do not care).
    pub margins: Margins,
    /// The language of the texts.
    pub language: Language,
    /// The document's title: the viewer's window shows it.
    pub title: String,
    /// Who issues the document: the organisation.
    pub author: String,
    /// What it is about; may be empty.
    pub subject: String,
    /// When it was made.
    pub created: Moment,
}
