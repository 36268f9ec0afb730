//! A paragraph's text as words with joints between them, measured, and the places inside words where they may be divided.

use std::ops::Range;
use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::glue::{Joint, joints};
use super::lines::{Inline, Look};
use super::shape::{Form, Shaped, Shaper};
use crate::content::paper::Language;

pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// A space and what follows it never divides; some spaces are narrow.
fn space_em(c: char) -> Option<f32> {
    match c {
        ' ' | '\u{A0}' | '\u{3000}' | '\u{2002}'..='\u{2005}' | '\u{2007}' => Some(0.0),
        '\u{202F}' | '\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' => Some(0.17),
        _ => None,
    }
}

/// A word: its text, and what stands between it and the next.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub range: Range<usize>,
    /// Width in points.
    pub width: f32,
    /// Width of the space behind it in points, 0 when there is none.
    pub space: f32,
    /// Whether that space may be stretched.
    pub elastic: bool,
    pub joint: Joint,
}

/// A paragraph's text, clean and measured.
pub(super) struct Words {
    pub text: String,
    /// Ends of the looks in `text`, with the index of the look.
    pub looks: Vec<(usize, usize)>,
    pub words: Vec<Word>,
    pub rtl: bool,
}

impl Words {
    pub(super) fn read(shaper: &mut Shaper, inlines: &[Inline]) -> Self {
        let mut text = String::new();
        let mut looks = Vec::new();
        for (index, inline) in inlines.iter().enumerate() {
            clean(&inline.text, &mut text);
            looks.push((text.len(), index));
        }
        let rtl = text.chars().any(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'));
        let mut words = Self { text, looks, words: Vec::new(), rtl };
        words.split(shaper, inlines);
        words
    }

    fn split(&mut self, shaper: &mut Shaper, inlines: &[Inline]) {
        let joints = joints(&self.text);
        let mut start = 0;
        let mut next = 0;
        while start < self.text.len() {
            while joints.get(next).is_some_and(|(at, _)| *at <= start) {
                next += 1;
            }
            let (limit, joint) = joints.get(next).copied().unwrap_or((self.text.len(), Joint::Must));
            let stop = self.text[start..limit].find(|c: char| space_em(c).is_some() || c == '\n').map_or(limit, |at| start + at);
            let mut after = stop;
            let mut space = None;
            for c in self.text[stop..limit].chars() {
                match space_em(c) {
                    Some(narrow) if space.is_none() => space = Some((c, narrow)),
                    Some(_) => {}
                    None if c == '\n' => {}
                    None => break,
                }
                after += c.len_utf8();
            }
            let joint = if after == limit { joint } else { Joint::Glued };
            let look = self.look_at(stop.min(self.text.len().saturating_sub(1)).max(start));
            let width = match space {
                None => 0.0,
                Some((_, narrow)) if narrow > 0.0 => narrow * inlines[look].look.size,
                Some(_) => space_width(shaper, &inlines[look].look),
            };
            let word = self.width(shaper, inlines, start..stop);
            let elastic = space.is_some_and(|(_, narrow)| narrow == 0.0);
            // A paragraph that ends with spaces or a line feed: nothing follows them.
            if !(start == stop && after == start) {
                self.words.push(Word { range: start..stop, width: word, space: width, elastic, joint });
            }
            start = after.max(start + usize::from(after == start));
        }
        match self.words.last_mut() {
            Some(last) => last.joint = Joint::Must,
            None => self.words.push(Word { range: 0..0, width: 0.0, space: 0.0, elastic: false, joint: Joint::Must }),
        }
    }

    /// The look of the character at `at`.
    pub(super) fn look_at(&self, at: usize) -> usize {
        let index = self.looks.partition_point(|(end, _)| *end <= at);
        self.looks.get(index).or(self.looks.last()).map_or(0, |(_, look)| *look)
    }

    /// The parts of a range that have one look each.
    pub(super) fn parts(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, usize)> + '_ {
        let first = self.looks.partition_point(|(end, _)| *end <= range.start);
        let mut from = range.start;
        // Looks without any text, as of an empty span, are passed over.
        self.looks[first.min(self.looks.len())..]
            .iter()
            .take_while({
                let mut done = range.is_empty();
                move |(end, _)| !std::mem::replace(&mut done, *end >= range.end)
            })
            .filter_map(move |(end, look)| {
                let to = (*end).min(range.end);
                let part = (from < to).then_some((from..to, *look));
                from = from.max(to);
                part
            })
    }

    /// Width of a range without spaces, points.
    pub(super) fn width(&self, shaper: &mut Shaper, inlines: &[Inline], range: Range<usize>) -> f32 {
        self.parts(range).map(|(part, look)| measure(shaper, &self.text[part], &inlines[look].look, false)).sum()
    }

    /// Where a word may be divided with a hyphen, as offsets in the text.
    pub(super) fn divisions(&self, word: &Word, language: Language) -> Vec<usize> {
        let text = &self.text[word.range.clone()];
        let mut found: Vec<usize> = text.match_indices(SOFT_HYPHEN).map(|(at, sign)| word.range.start + at + sign.len()).collect();
        if !found.is_empty() || text.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | '/' | '_')) || text.contains("://") {
            return found;
        }
        for (offset, part) in text.split_word_bound_indices() {
            let letters = part.chars().count();
            let capitals = part.chars().filter(|c| c.is_uppercase()).count();
            if letters < 5 || capitals > 1 || !part.chars().all(char::is_alphabetic) {
                continue;
            }
            let cyrillic = part.chars().all(|c| matches!(c, '\u{400}'..='\u{4FF}'));
            let lang = match (cyrillic, language) {
                (true, _) => hypher::Lang::Russian,
                (false, _) if part.is_ascii() => hypher::Lang::English,
                (false, _) => continue,
            };
            let mut at = word.range.start + offset;
            let syllables: Vec<&str> = hypher::hyphenate_bounded(part, lang, 2, 3).collect();
            for syllable in syllables.iter().take(syllables.len().saturating_sub(1)) {
                at += syllable.len();
                found.push(at);
            }
        }
        found
    }

    /// Where a word may be divided when nothing else helps: between graphemes.
    pub(super) fn graphemes(&self, word: &Word) -> Vec<usize> {
        self.text[word.range.clone()].grapheme_indices(true).skip(1).map(|(at, _)| word.range.start + at).collect()
    }
}

fn space_width(shaper: &mut Shaper, look: &Look) -> f32 {
    measure(shaper, " ", look, false)
}

/// Width of a text in points.
pub(super) fn measure(shaper: &mut Shaper, text: &str, look: &Look, rtl: bool) -> f32 {
    let shaped = shaped(shaper, text, look, rtl);
    let glyphs: usize = if look.tracking == 0.0 { 0 } else { shaped.stretches.iter().map(|s| s.glyphs.len()).sum() };
    (shaped.width + glyphs as f32 * look.tracking) * look.size
}

/// The glyphs of a text; soft hyphens are none.
pub(super) fn shaped(shaper: &mut Shaper, text: &str, look: &Look, rtl: bool) -> Rc<Shaped> {
    let form = Form { face: look.face, ligatures: look.tracking == 0.0, tabular: look.tabular, rtl };
    if text.contains(SOFT_HYPHEN) { shaper.shape(&text.replace(SOFT_HYPHEN, ""), form) } else { shaper.shape(text, form) }
}

/// Composed, without control characters; line ends are line feeds, tabs are spaces, the non-breaking hyphen is a hyphen that stays one.
fn clean(raw: &str, text: &mut String) {
    let mut feed = false;
    for c in raw.nfc() {
        match c {
            '\r' | '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}' => text.push('\n'),
            '\n' if feed => {}
            '\n' => text.push('\n'),
            '\t' => text.push(' '),
            c if c.is_control() => {}
            c => text.push(c),
        }
        feed = c == '\r';
    }
}
