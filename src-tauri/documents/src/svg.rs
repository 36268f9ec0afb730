//! SVG files, drawn into pixels fine enough for paper. A vector of gradients, masks and filters would need most of a PDF
//! writer of its own; at 300 dots an inch nobody sees the difference on a certificate.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use crate::error::PictureFault;
use crate::{Error, Result};

/// How many pixels the longer side may have: the last is A4 at 300 dots an inch. Few steps, so that a picture of several frames is
/// drawn once.
const SIDES: [u16; 5] = [256, 512, 1024, 2048, 3508];
/// What stands small is looked at closely: a signature, a seal.
const DOTS_AN_INCH: f32 = 600.0;
const MILLIMETRES_AN_INCH: f32 = 25.4;
/// What an element belongs to that is drawn.
const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// Larger files are not read, bytes.
pub const MOST_SVG: usize = 4 << 20;

/// Whether a file begins as an SVG does.
pub(crate) fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let start = &start[..start.len().min(4096)];
    start.starts_with(b"<") && start.windows(4).any(|word| word == b"<svg")
}

/// Whether it is a text of the picture, whatever the prefix of its name: `<text>`, `<svg:text>`. It would not be drawn.
fn is_text(node: Node<'_, '_>) -> bool {
    let name = node.tag_name();
    name.name() == "text" && matches!(name.namespace(), None | Some(NAMESPACE))
}

/// The pixels of the longer side of a picture that is so large on paper, mm.
pub(crate) fn side_of(millimetres: f32) -> u16 {
    let wanted = millimetres / MILLIMETRES_AN_INCH * DOTS_AN_INCH;
    SIDES.into_iter().find(|side| f32::from(*side) >= wanted).unwrap_or(SIDES[SIDES.len() - 1])
}

/// Whether a file is an SVG that can be drawn; errors as for [`as_png`].
pub(crate) fn check(bytes: &[u8]) -> Result<()> {
    as_png(bytes, SIDES[0]).map(drop)
}

/// The picture as a PNG file with so many pixels on its longer side.
///
/// Errors: [`PictureFault::Damaged`] for what is no SVG, [`PictureFault::SvgText`] when it has texts,
/// [`PictureFault::SvgTooLarge`] for a file of more than [`MOST_SVG`]. Pictures inside it are left out; nothing outside it is read.
pub(crate) fn as_png(bytes: &[u8], longer: u16) -> Result<Vec<u8>> {
    let fault = |fault| Error::Picture(fault);
    if bytes.len() > MOST_SVG {
        return Err(fault(PictureFault::SvgTooLarge));
    }
    let written = std::str::from_utf8(bytes).map_err(|_| fault(PictureFault::Damaged))?;
    // Drawing programs write entities for namespaces.
    let reading = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(written, reading).map_err(|_| fault(PictureFault::Damaged))?;
    if document.descendants().any(is_text) {
        return Err(fault(PictureFault::SvgText));
    }
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| fault(PictureFault::Damaged))?;
    let size = tree.size();
    let longer = f32::from(longer);
    let scale = longer / size.width().max(size.height());
    let side = |length: f32| (length * scale).round().clamp(1.0, longer) as u32;
    let (width, height) = (side(size.width()), side(size.height()));
    let mut pixels = Pixmap::new(width, height).ok_or(fault(PictureFault::TooLarge))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let samples: Vec<u8> = pixels
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let plain = pixel.demultiply();
            [plain.red(), plain.green(), plain.blue(), plain.alpha()]
        })
        .collect();
    let damaged = |_| fault(PictureFault::Damaged);
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().map_err(damaged)?;
    writer.write_image_data(&samples).map_err(damaged)?;
    writer.finish().map_err(damaged)?;
    Ok(file)
}
