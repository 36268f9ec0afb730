//! What badges, table cards and labels share: their colours, and a name in two lines.

use crate::content::card::{Field, Frame};
use crate::content::paper::Colour;
use crate::text::fonts::Type;

/// Dark blue: heads and accents; dark enough for a black-and-white printer.
pub(super) const ACCENT: Colour = Colour(27, 62, 104);
/// Behind heads: light enough to stay clean on an old printer.
pub(super) const SOFT: Colour = Colour(232, 238, 245);
/// Second rank.
pub(super) const SLATE: Colour = Colour(70, 78, 90);

/// The fields of a surname and of the given names below it. A double surname takes a second line before it shrinks far.
pub(super) fn name_fields(surname: Frame, given: Frame, surname_size: f32, given_size: f32) -> (Field, Field) {
    let large = Field { leading: 1.05, least_size: surname_size * 0.4, ..Field::line("name", surname, Type::SANS_BOLD, surname_size) }.with_lines(2);
    let small = Field { leading: 1.1, least_size: given_size * 0.5, ..Field::line("given names", given, Type::SANS, given_size) }.with_lines(2);
    (large, small)
}
