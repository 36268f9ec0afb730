//! Shaping: a piece of text into positioned glyphs, each grapheme in the first face that has all of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use harfrust::{Buffer, BufferFlags, ClusterLevel, Direction, Feature, GlyphInfo, Script, ShapeOptions, ShapePlan, ShaperFont, Tag, shape};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::Face;

/// What is drawn for a character that no face has.
const REPLACEMENT: char = '\u{FFFD}';

/// A glyph relative to its neighbours, in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Formed {
    /// The glyph's number in the face.
    pub id: u16,
    /// How far it moves the pen.
    pub advance: f32,
    /// Drawn so far right of the pen.
    pub dx: f32,
    /// Drawn so far above the pen.
    pub dy: f32,
}

/// Glyphs of one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The face.
    pub face: Face,
    /// The glyphs in the order in which they are drawn, from the left.
    pub glyphs: Vec<Formed>,
}

/// A shaped piece of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shaped {
    /// From the left.
    pub stretches: Vec<Stretch>,
    /// The sum of the advances, em.
    pub width: f32,
    /// The characters that no face has.
    pub missing: Vec<char>,
}

/// How a piece is shaped, apart from its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Form {
    /// The face to try first.
    pub face: Face,
    /// Letterspaced text has no ligatures.
    pub ligatures: bool,
    /// Digits of one width, for columns of numbers.
    pub tabular: bool,
    /// From the right to the left.
    pub rtl: bool,
}

/// What a glyph means, behind how good the evidence is: characters, and whether it shares them with other glyphs.
type Meaning = ((usize, bool), String);

type PlanKey = (Form, Option<Script>);

/// Shapes pieces of text and remembers them: a document repeats its words.
pub struct Shaper {
    fonts: HashMap<Face, ShaperFont<'static, 'static>>,
    plans: HashMap<PlanKey, ShapePlan>,
    formed: HashMap<Form, HashMap<Box<str>, Rc<Shaped>>>,
    meanings: BTreeMap<(Face, u16), Meaning>,
    missing: BTreeSet<char>,
}

impl Default for Shaper {
    fn default() -> Self {
        Self::new()
    }
}

impl Shaper {
    /// A shaper that has seen nothing.
    #[must_use]
    pub fn new() -> Self {
        Self { fonts: HashMap::new(), plans: HashMap::new(), formed: HashMap::new(), meanings: BTreeMap::new(), missing: BTreeSet::new() }
    }

    /// The glyphs of `text`, which holds neither line feeds nor soft hyphens.
    pub fn shape(&mut self, text: &str, form: Form) -> Rc<Shaped> {
        if let Some(known) = self.formed.get(&form).and_then(|pieces| pieces.get(text)) {
            self.missing.extend(&known.missing);
            return Rc::clone(known);
        }
        let shaped = Rc::new(self.form(text, form));
        self.missing.extend(&shaped.missing);
        self.formed.entry(form).or_default().insert(text.into(), Rc::clone(&shaped));
        shaped
    }

    /// The characters that no face has, of what was asked for since the last call.
    pub fn take_missing(&mut self) -> BTreeSet<char> {
        std::mem::take(&mut self.missing)
    }

    /// What each glyph that was shaped so far means, and the characters that no face has.
    #[must_use]
    pub fn finish(self) -> (BTreeMap<(Face, u16), String>, BTreeSet<char>) {
        (self.meanings.into_iter().map(|(glyph, (_, meaning))| (glyph, meaning)).collect(), self.missing)
    }

    fn font(&mut self, face: Face) -> &ShaperFont<'static, 'static> {
        self.fonts.entry(face).or_insert_with(|| face.shaper())
    }

    fn has(&mut self, face: Face, grapheme: &str) -> bool {
        let font = self.font(face);
        grapheme.chars().all(|c| drawn_as_nothing(c) || font.nominal_glyph(u32::from(c)).is_some())
    }

    fn form(&mut self, text: &str, form: Form) -> Shaped {
        let mut parts: Vec<(Face, String)> = Vec::new();
        let mut missing = Vec::new();
        for grapheme in text.graphemes(true) {
            let face = form.face.chain().into_iter().find(|face| self.has(*face, grapheme));
            let (face, drawn) = match face {
                Some(face) => (face, grapheme.to_owned()),
                None => {
                    missing.extend(grapheme.chars().filter(|c| !drawn_as_nothing(*c)));
                    (form.face.chain()[1], REPLACEMENT.to_string())
                }
            };
            match parts.last_mut() {
                Some((last, text)) if *last == face => text.push_str(&drawn),
                _ => parts.push((face, drawn)),
            }
        }
        if form.rtl {
            parts.reverse();
        }
        let mut shaped = Shaped { missing, ..Shaped::default() };
        for (face, part) in parts {
            let glyphs = self.form_in(&part, face, form);
            shaped.width += glyphs.iter().map(|g| g.advance).sum::<f32>();
            shaped.stretches.push(Stretch { face, glyphs });
        }
        shaped
    }

    fn form_in(&mut self, text: &str, face: Face, form: Form) -> Vec<Formed> {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.set_direction(if form.rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.guess_segment_properties();
        // Joiners and marks of direction do their work and leave no glyph that would take a meaning.
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let features = [Feature::new(Tag::new(b"liga"), u32::from(form.ligatures), ..), Feature::new(Tag::new(b"tnum"), u32::from(form.tabular), ..)];
        self.font(face);
        let font = &self.fonts[&face];
        let plan = self
            .plans
            .entry((Form { face, ..form }, buffer.script()))
            .or_insert_with(|| ShapePlan::new(font, buffer.direction(), buffer.script(), None, &features));
        if shape(font, &mut buffer, ShapeOptions::new().features(&features).plan(Some(plan))).is_err() {
            return Vec::new();
        }
        let units = face.metrics().units;
        let infos = buffer.glyph_infos();
        let em = |value: i32| value as f32 / units;
        // The tabular digits of Golos Text differ in width all the same: each is centred in the width of its zero.
        let digit = font.nominal_glyph(u32::from('0')).filter(|_| form.tabular).map(|zero| em(font.glyph_h_advance(zero)));
        self.mean(text, face, infos);
        infos
            .iter()
            .zip(buffer.glyph_positions())
            .filter_map(|(info, place)| {
                let id = u16::try_from(info.glyph_id).ok()?;
                let (mut advance, mut dx) = (em(place.x_advance), em(place.x_offset));
                let is_digit = text.as_bytes().get(info.cluster as usize).is_some_and(u8::is_ascii_digit);
                if let Some(width) = digit.filter(|_| is_digit) {
                    dx += (width - advance) / 2.0;
                    advance = width;
                }
                Some(Formed { id, advance, dx, dy: em(place.y_offset) })
            })
            .collect()
    }

    /// Notes what glyphs mean. A file has one meaning for a glyph: a single character is better than what a ligature or a
    /// decomposed letter around it stands for.
    fn mean(&mut self, text: &str, face: Face, infos: &[GlyphInfo]) {
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        let single = |start: usize| starts.partition_point(|s| *s <= start) - starts.partition_point(|s| *s < start) == 1;
        for info in infos {
            let start = info.cluster as usize;
            let end = starts.get(starts.partition_point(|s| *s <= start)).copied().unwrap_or(text.len());
            let (Ok(id), Some(part)) = (u16::try_from(info.glyph_id), text.get(start..end)) else { continue };
            let meaning: String = part.chars().filter(|c| !drawn_as_nothing(*c)).collect();
            if meaning.is_empty() {
                continue;
            }
            let rank = (meaning.chars().count(), !single(start));
            let known = self.meanings.entry((face, id)).or_insert_with(|| (rank, meaning.clone()));
            if rank < known.0 {
                *known = (rank, meaning);
            }
        }
    }
}

/// Joiners, direction marks and variation selectors change neighbours, and are nothing themselves.
fn drawn_as_nothing(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}
