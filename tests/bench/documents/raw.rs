//! The least that a writer of the display list can do: numbers into text, text packed, fonts cut down once. No archive's
//! metadata, no meanings of glyphs, no exact places of glyphs: what it takes is the limit, not a file for anybody.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use sokrat_documents::Colour;
use sokrat_documents::display::{Document, Item, Step};
use sokrat_documents::text::fonts::Face;
use subsetter::{GlyphRemapper, subset};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn colour(Colour(r, g, b): Colour, sign: &str, out: &mut String) {
    writeln!(out, "{:.3} {:.3} {:.3} {sign}", f32::from(r) / 255.0, f32::from(g) / 255.0, f32::from(b) / 255.0).expect("a text grows");
}

fn content(items: &[Item], height: f32, fonts: &BTreeMap<Face, GlyphRemapper>) -> String {
    let mut out = String::new();
    for item in items {
        match item {
            Item::Text(run) => {
                colour(run.colour, "rg", &mut out);
                write!(out, "BT /F{} {} Tf {:.2} {:.2} Td <", run.face as usize, run.size, run.x, height - run.y).expect("a text grows");
                for glyph in &run.glyphs {
                    write!(out, "{:04X}", fonts[&run.face].get(glyph.id).unwrap_or(0)).expect("a text grows");
                }
                out.push_str("> Tj ET\n");
            }
            Item::Shape(shape) => {
                for step in &shape.steps {
                    match *step {
                        Step::Move(x, y) => writeln!(out, "{x:.2} {:.2} m", height - y),
                        Step::Line(x, y) => writeln!(out, "{x:.2} {:.2} l", height - y),
                        Step::Curve(a, b, c, d, x, y) => {
                            writeln!(out, "{a:.2} {:.2} {c:.2} {:.2} {x:.2} {:.2} c", height - b, height - d, height - y)
                        }
                        Step::Close => writeln!(out, "h"),
                    }
                    .expect("a text grows");
                }
                out.push_str("B*\n");
            }
            Item::Picture { index, x, y, width, height: high, .. } => {
                writeln!(out, "q {width:.2} 0 0 {high:.2} {x:.2} {:.2} cm /P{index} Do Q", height - y - high).expect("a text grows");
            }
            Item::Code { x, y, side, modules, .. } => {
                let unit = side / modules.side as f32;
                writeln!(out, "q {unit} 0 0 -{unit} {x:.2} {:.2} cm", height - y).expect("a text grows");
                for (row, dark) in modules.dark.chunks(modules.side).enumerate() {
                    for (column, _) in dark.iter().enumerate().filter(|(_, dark)| **dark) {
                        writeln!(out, "{column} {row} 1 1 re").expect("a text grows");
                    }
                }
                out.push_str("f Q\n");
            }
            Item::Open(_) | Item::Close | Item::Clip { .. } | Item::Unclip => {}
        }
    }
    out
}

/// The file's bytes.
pub fn write(document: &Document) -> Vec<u8> {
    let height = document.paper.size.height * 72.0 / 25.4;
    let mut used: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
    for item in document.shared.iter().chain(document.pages.iter().flat_map(|page| &page.items)) {
        if let Item::Text(run) = item {
            used.entry(run.face).or_default().extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    let fonts: BTreeMap<Face, GlyphRemapper> =
        used.iter().map(|(face, glyphs)| (*face, GlyphRemapper::new_from_glyphs_sorted(&glyphs.iter().copied().collect::<Vec<_>>()))).collect();
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let mut object = |bytes: &mut Vec<u8>, head: &str, stream: &[u8]| {
        places.push(bytes.len());
        write!(bytes, "{} 0 obj\n<<{head}/Length {}>>stream\n", places.len(), stream.len()).expect("memory takes it");
        bytes.extend_from_slice(stream);
        bytes.extend_from_slice(b"\nendstream\nendobj\n");
    };
    for (face, glyphs) in &fonts {
        object(&mut bytes, "/Filter/FlateDecode", &packed(&subset(face.data(), 0, glyphs).expect("a subset")));
    }
    for picture in &document.pictures {
        object(&mut bytes, "", picture);
    }
    object(&mut bytes, "/Filter/FlateDecode", &packed(content(&document.shared, height, &fonts).as_bytes()));
    for page in &document.pages {
        object(&mut bytes, "/Filter/FlateDecode", &packed(content(&page.items, height, &fonts).as_bytes()));
        bytes.extend_from_slice(b"1 0 obj\n<</Type/Page/Parent 1 0 R/MediaBox[0 0 842 595]/Resources 2 0 R/Contents 3 0 R>>\nendobj\n");
    }
    for place in &places {
        writeln!(bytes, "{place:010} 00000 n ").expect("memory takes it");
    }
    bytes
}
