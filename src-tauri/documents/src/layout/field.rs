//! A text in its frame, as large as fits.

use crate::Warning;
use crate::content::field::{Field, Vertical};
use crate::content::paper::{Align, Language, MM};
use crate::display::Item;
use crate::text::lines::{Hyphens, Inline, Line, Look, Setting, extent, set};
use crate::text::shape::Shaper;

/// How a text stands in its field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Standing {
    /// Whether all of it is inside the field.
    pub fits: bool,
    /// The size at which it is set, points.
    pub size: f32,
    /// How many lines it takes.
    pub lines: usize,
    /// The box of its lines in points: left, top, right, bottom.
    pub bounds: (f32, f32, f32, f32),
}

impl Standing {
    /// Adds what somebody should look at; what stands `everywhere` is the same on all cards.
    pub fn tell(self, shaper: &mut Shaper, (card, everywhere): (usize, bool), field: &Field, text: &str, warnings: &mut Vec<Warning>) {
        let missing = shaper.take_missing().into_iter();
        let place = (!everywhere).then(|| (card, field.name.clone()));
        warnings.extend(missing.map(|character| Warning::MissingCharacter { character, place: place.clone() }));
        if !self.fits {
            warnings.push(Warning::TextTooLong { card, field: field.name.clone(), text: text.to_owned() });
        }
    }
}

/// The steps in which a text shrinks, points.
const STEP: f32 = 0.5;

/// Sets a text into its field, at the largest size at which it fits.
pub(crate) fn set_field(shaper: &mut Shaper, field: &Field, text: &str, language: Language, items: &mut Vec<Item>) -> Standing {
    let frame = field.frame;
    let mut at = |size: f32| {
        let (lines, whole) = lines(shaper, field, text, language, size);
        // The last line's descenders may reach to the frame's edge.
        let block = size * (field.font.face().metrics().cap_height + field.leading * lines.len().saturating_sub(1) as f32);
        let high = if lines.len() > 1 { block + size * 0.2 } else { block };
        let fits =
            lines.len() <= field.lines.max(1) && whole && lines.iter().all(|l| l.width <= frame.width * MM + 0.01) && high <= frame.height * MM;
        (lines, fits)
    };
    let size_of = |step: usize| (field.size - step as f32 * STEP).max(field.least_size.min(field.size));
    let last = ((field.size - field.least_size).max(0.0) / STEP).ceil() as usize;
    let (mut set, mut step) = (at(field.size), 0);
    if !set.1 && last > 0 {
        // The largest step that fits lies above `low` and at or below `high`, if the last one fits.
        let (mut low, mut high) = (0, last);
        let mut best = at(size_of(last));
        while best.1 && high - low > 1 {
            let middle = usize::midpoint(low, high);
            let tried = at(size_of(middle));
            if tried.1 {
                (best, high) = (tried, middle);
            } else {
                low = middle;
            }
        }
        (set, step) = (best, high);
    }
    let size = size_of(step);
    let (lines, fits) = set;
    let bounds = draw(field, &lines, size, items);
    Standing { fits, size, lines: lines.len(), bounds }
}

/// The lines of a text, and whether none of its words had to be cut.
fn lines(shaper: &mut Shaper, field: &Field, text: &str, language: Language, size: f32) -> (Vec<Line>, bool) {
    let look = Look { face: field.font.face(), size, colour: field.colour, tracking: field.tracking, tabular: false, link: 0 };
    let width = field.frame.width * MM;
    let justified = field.align == Align::Justify;
    let hyphens = if justified { Hyphens::Freely(language) } else { Hyphens::Never };
    let setting = Setting { width, align: field.align, hyphens, balance: !justified, indent: 0.0 };
    let inlines = [Inline { text: text.to_owned(), look }];
    let whole = justified || extent(shaper, &inlines).1 <= width + 0.01;
    (set(shaper, &inlines, &setting), whole)
}

/// Draws lines into their field; answers the box around them.
fn draw(field: &Field, lines: &[Line], size: f32, items: &mut Vec<Item>) -> (f32, f32, f32, f32) {
    let frame = field.frame;
    let pitch = size * field.leading;
    let cap = field.font.face().metrics().cap_height * size;
    let block = cap + pitch * (lines.len().saturating_sub(1)) as f32;
    let free = frame.height * MM - block;
    let top = frame.y * MM
        + match field.vertical {
            Vertical::Top => 0.0,
            Vertical::Middle => free / 2.0,
            Vertical::Bottom => free,
        };
    let (mut left, mut right) = (f32::MAX, f32::MIN);
    for (index, line) in lines.iter().enumerate() {
        left = left.min(frame.x * MM + line.x);
        right = right.max(frame.x * MM + line.x + line.width);
        for run in &line.runs {
            let mut item = Item::Text(run.clone());
            item.shift(frame.x * MM, top + cap + index as f32 * pitch);
            items.push(item);
        }
    }
    (left.min(right), top, right.max(left), top + block)
}
