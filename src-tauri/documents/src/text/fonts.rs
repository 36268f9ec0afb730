//! The faces that ship with the program, all under the SIL Open Font Licence (texts beside the files in `fonts/`).

use std::sync::OnceLock;

use harfrust::{Font, ShaperFont};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A family of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "FontFamily")]
pub enum Family {
    /// PT Serif: running text, certificates.
    #[default]
    Serif,
    /// Golos Text: tables, running lines. It has no italic; emphasis is set in its medium weight.
    Sans,
}

/// A type: family, weight, slant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Type {
    /// The family.
    pub family: Family,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

impl Type {
    /// PT Serif.
    pub const SERIF: Self = Self { family: Family::Serif, bold: false, italic: false };
    /// PT Serif Bold.
    pub const SERIF_BOLD: Self = Self { family: Family::Serif, bold: true, italic: false };
    /// Golos Text.
    pub const SANS: Self = Self { family: Family::Sans, bold: false, italic: false };
    /// Golos Text Bold.
    pub const SANS_BOLD: Self = Self { family: Family::Sans, bold: true, italic: false };

    /// The face that this type is set in.
    #[must_use]
    pub fn face(self) -> Face {
        match (self.family, self.bold, self.italic) {
            (Family::Serif, false, false) => Face::SerifRegular,
            (Family::Serif, true, false) => Face::SerifBold,
            (Family::Serif, false, true) => Face::SerifItalic,
            (Family::Serif, true, true) => Face::SerifBoldItalic,
            (Family::Sans, false, false) => Face::SansRegular,
            (Family::Sans, false, true) => Face::SansMedium,
            (Family::Sans, true, _) => Face::SansBold,
        }
    }
}

/// A font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// PT Serif.
    SerifRegular,
    /// PT Serif Bold.
    SerifBold,
    /// PT Serif Italic.
    SerifItalic,
    /// PT Serif Bold Italic.
    SerifBoldItalic,
    /// Golos Text.
    SansRegular,
    /// Golos Text Medium.
    SansMedium,
    /// Golos Text Bold.
    SansBold,
    /// Noto Sans, where the others lack a character.
    FallbackRegular,
    /// Noto Sans Bold, the same.
    FallbackBold,
    /// Noto Sans Georgian.
    GeorgianRegular,
    /// Noto Sans Georgian Bold.
    GeorgianBold,
    /// Noto Sans Armenian.
    ArmenianRegular,
    /// Noto Sans Armenian Bold.
    ArmenianBold,
}

/// What a face says about itself, in em (descent downwards positive).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Above the baseline.
    pub ascent: f32,
    /// Below the baseline.
    pub descent: f32,
    /// Height of capitals.
    pub cap_height: f32,
    /// Units of an em in the file.
    pub units: f32,
    /// Box around all glyphs, in units: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// Rise and run of the slant.
    pub slant: (i16, i16),
    /// Weight, 100 to 900.
    pub weight: u16,
}

struct Loaded {
    font: Font,
    metrics: Metrics,
}

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/", $name))
    };
}

impl Face {
    /// All faces.
    pub const ALL: [Self; 13] = [
        Self::SerifRegular,
        Self::SerifBold,
        Self::SerifItalic,
        Self::SerifBoldItalic,
        Self::SansRegular,
        Self::SansMedium,
        Self::SansBold,
        Self::FallbackRegular,
        Self::FallbackBold,
        Self::GeorgianRegular,
        Self::GeorgianBold,
        Self::ArmenianRegular,
        Self::ArmenianBold,
    ];

    /// The file's bytes.
    #[must_use]
    pub fn data(self) -> &'static [u8] {
        match self {
            Self::SerifRegular => file!("PTSerif-Regular.ttf"),
            Self::SerifBold => file!("PTSerif-Bold.ttf"),
            Self::SerifItalic => file!("PTSerif-Italic.ttf"),
            Self::SerifBoldItalic => file!("PTSerif-BoldItalic.ttf"),
            Self::SansRegular => file!("GolosText-Regular.ttf"),
            Self::SansMedium => file!("GolosText-Medium.ttf"),
            Self::SansBold => file!("GolosText-Bold.ttf"),
            Self::FallbackRegular => file!("NotoSans-Regular.ttf"),
            Self::FallbackBold => file!("NotoSans-Bold.ttf"),
            Self::GeorgianRegular => file!("NotoSansGeorgian-Regular.ttf"),
            Self::GeorgianBold => file!("NotoSansGeorgian-Bold.ttf"),
            Self::ArmenianRegular => file!("NotoSansArmenian-Regular.ttf"),
            Self::ArmenianBold => file!("NotoSansArmenian-Bold.ttf"),
        }
    }

    /// Its PostScript name, and the six capitals that tag its subsets in a PDF.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::SerifRegular => ("PTSerif-Regular", "SKPSRG"),
            Self::SerifBold => ("PTSerif-Bold", "SKPSBD"),
            Self::SerifItalic => ("PTSerif-Italic", "SKPSIT"),
            Self::SerifBoldItalic => ("PTSerif-BoldItalic", "SKPSBI"),
            Self::SansRegular => ("GolosText-Regular", "SKGTRG"),
            Self::SansMedium => ("GolosText-Medium", "SKGTMD"),
            Self::SansBold => ("GolosText-Bold", "SKGTBD"),
            Self::FallbackRegular => ("NotoSans-Regular", "SKNSRG"),
            Self::FallbackBold => ("NotoSans-Bold", "SKNSBD"),
            Self::GeorgianRegular => ("NotoSansGeorgian-Regular", "SKNGRG"),
            Self::GeorgianBold => ("NotoSansGeorgian-Bold", "SKNGBD"),
            Self::ArmenianRegular => ("NotoSansArmenian-Regular", "SKNARG"),
            Self::ArmenianBold => ("NotoSansArmenian-Bold", "SKNABD"),
        }
    }

    /// The faces to try for a character, this one first.
    pub(crate) fn chain(self) -> [Self; 4] {
        if self.is_bold() {
            [self, Self::FallbackBold, Self::GeorgianBold, Self::ArmenianBold]
        } else {
            [self, Self::FallbackRegular, Self::GeorgianRegular, Self::ArmenianRegular]
        }
    }

    fn is_bold(self) -> bool {
        matches!(self, Self::SerifBold | Self::SerifBoldItalic | Self::SansBold | Self::FallbackBold | Self::GeorgianBold | Self::ArmenianBold)
    }

    /// Its metrics.
    #[must_use]
    pub fn metrics(self) -> &'static Metrics {
        &self.loaded().metrics
    }

    /// The face, ready for shaping.
    pub(crate) fn shaper(self) -> ShaperFont<'static, 'static> {
        ShaperFont::new(&self.loaded().font)
    }

    fn loaded(self) -> &'static Loaded {
        static LOADED: [OnceLock<Loaded>; 13] = [const { OnceLock::new() }; 13];
        LOADED[self as usize].get_or_init(|| {
            let data = self.data();
            let font = Font::new(data, 0).expect("a shipped font file is a font");
            Loaded { font, metrics: Metrics::read(data).expect("a shipped font file has its tables") }
        })
    }
}

impl Metrics {
    fn read(data: &[u8]) -> Option<Self> {
        let short = |at: usize| Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?));
        let long = |at: usize| Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?) as usize);
        let table = |tag: &[u8; 4]| {
            let count = usize::from(short(4)?);
            (0..count).map(|i| 12 + 16 * i).find(|at| data.get(*at..at + 4) == Some(tag)).and_then(|at| long(at + 8))
        };
        let (head, hhea, os2) = (table(b"head")?, table(b"hhea")?, table(b"OS/2")?);
        let signed = |at: usize| short(at).map(u16::cast_signed);
        let units = f32::from(short(head + 18)?);
        Some(Self {
            ascent: f32::from(signed(hhea + 4)?) / units,
            descent: -f32::from(signed(hhea + 6)?) / units,
            cap_height: f32::from(signed(os2 + 88)?) / units,
            units,
            bounds: [signed(head + 36)?, signed(head + 38)?, signed(head + 40)?, signed(head + 42)?],
            slant: (signed(hhea + 18)?, signed(hhea + 20)?),
            weight: short(os2 + 4)?,
        })
    }
}
