//! The faces that a document uses, each cut down to its glyphs once.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub, PdfResources};
use subsetter::{GlyphRemapper, subset};

use crate::display::{Document, Item};
use crate::text::fonts::Face;
use crate::{Error, Result};

/// Glyph numbers travel through printpdf's text items as characters from here on; see [`Subset::code`].
const FIRST_CODE: u32 = 0xF_0000;

/// A face cut down.
pub(super) struct Subset {
    pub id: FontId,
    font: ParsedFont,
    numbers: GlyphRemapper,
    /// The face's glyphs in the order of their new numbers.
    pub glyphs: Vec<u16>,
    /// Advances in thousandths of an em, by new number.
    widths: Vec<u16>,
}

impl Subset {
    /// The glyph as a character that printpdf writes as its new number, and its advance in thousandths of an em.
    ///
    /// printpdf takes glyph numbers one by one, or text through a table of characters. The table makes much smaller
    /// files, so each glyph gets a private character. What the glyphs mean is written by [`Subset::cmap`].
    pub fn code(&self, glyph: u16) -> (char, f32) {
        let number = self.numbers.get(glyph).unwrap_or(0);
        (private(number), f32::from(self.widths.get(usize::from(number)).copied().unwrap_or(0)))
    }

    /// All glyphs as one text.
    pub fn all(&self) -> String {
        (1..self.glyphs.len()).filter_map(|n| u16::try_from(n).ok()).map(private).collect()
    }

    /// The ToUnicode table: what each glyph means.
    pub fn cmap(&self, face: Face, meanings: &BTreeMap<(Face, u16), String>) -> String {
        let mut lines: Vec<String> = Vec::new();
        for (number, glyph) in self.glyphs.iter().enumerate().skip(1) {
            // The second part of a letter that its font draws with two glyphs means nothing of its own.
            let meaning = meanings.get(&(face, *glyph)).map_or("\u{200B}", String::as_str);
            let units: String = meaning.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            lines.push(format!("<{number:04X}> <{units}>"));
        }
        let mut cmap = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        for block in lines.chunks(100) {
            cmap.push_str(&format!("{} beginbfchar\n{}\nendbfchar\n", block.len(), block.join("\n")));
        }
        cmap.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        cmap
    }
}

fn private(number: u16) -> char {
    char::from_u32(FIRST_CODE + u32::from(number)).unwrap_or('\u{F0000}')
}

/// The faces of a document.
pub(super) struct Fonts {
    pub subsets: BTreeMap<Face, Subset>,
}

impl Fonts {
    pub fn collect(document: &Document) -> Result<Self> {
        let mut used: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
        let items = document.shared.iter().chain(document.pages.iter().flat_map(|p| &p.items));
        for item in items {
            if let Item::Text(run) = item {
                used.entry(run.face).or_default().extend(run.glyphs.iter().map(|g| g.id));
            }
        }
        let subsets = used.into_iter().map(|(face, glyphs)| Ok((face, cut(face, &glyphs)?))).collect::<Result<_>>()?;
        Ok(Self { subsets })
    }

    /// Puts the faces into a printpdf document.
    pub fn lend(&self, resources: &mut PdfResources) {
        for subset in self.subsets.values() {
            resources.fonts.map.insert(subset.id.clone(), PdfFont::new(subset.font.clone()));
        }
    }
}

fn cut(face: Face, used: &BTreeSet<u16>) -> Result<Subset> {
    let wanted: Vec<u16> = used.iter().copied().collect();
    let numbers = GlyphRemapper::new_from_glyphs_sorted(&wanted);
    let bytes = subset(face.data(), 0, &numbers).map_err(|e| Error::Writer(format!("{face:?}: {e}")))?;
    let glyphs: Vec<u16> = numbers.remapped_gids().collect();
    let metrics = face.metrics();
    let shaper = face.shaper();
    let units: Vec<u16> = glyphs.iter().map(|g| u16::try_from(shaper.glyph_h_advance(u32::from(*g).into())).unwrap_or(0)).collect();
    // printpdf cuts off the fraction when it scales; the pen must follow the same numbers.
    let widths = units.iter().map(|w| (f32::from(*w) * 1000.0 / metrics.units) as u16).collect();
    let (name, tag) = face.names();
    let [x_min, y_min, x_max, y_max] = metrics.bounds;
    let units_per_em = metrics.units as u16;
    let font = ParsedFont {
        original_bytes: bytes,
        font_index: 0,
        font_name: Some(format!("{tag}+{name}")),
        codepoint_to_glyph: (0..numbers.num_gids()).map(|n| (FIRST_CODE + u32::from(n), n)).collect(),
        glyph_widths: (0..numbers.num_gids()).zip(units).collect(),
        units_per_em,
        font_metrics: FontMetrics { ascent: (metrics.ascent * metrics.units) as i16, descent: -(metrics.descent * metrics.units) as i16 },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em,
            x_min,
            y_min,
            x_max,
            y_max,
            caret_slope_rise: metrics.slant.0,
            caret_slope_run: metrics.slant.1,
            us_weight_class: metrics.weight,
        },
    };
    Ok(Subset { id: FontId(tag.to_owned()), font, numbers, glyphs, widths })
}
