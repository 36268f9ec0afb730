//! SVG files, drawn into pixels fine enough for paper. A vector of gradients, masks and filters would need most of a PDF
//! writer of its own; at 300 dots an inch nobody sees the difference on a certificate.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use crate::error::PictureFault;
use crate::{Error, Result};

/// Pixels of the longer side: A4 at 300 dots an inch.
const LONGER_SIDE: f32 = 3508.0;
/// Larger files are not read, bytes.
pub const MOST_SVG: usize = 4 << 20;

/// Whether a file begins as an SVG does.
pub(crate) fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let start = &start[..start.len().min(4096)];
    start.starts_with(b"<") && start.windows(4).any(|word| word == b"<svg")
}

/// The picture as a PNG file.
///
/// Errors: [`PictureFault::Damaged`] for what is no SVG, [`PictureFault::SvgText`] when it has texts,
/// [`PictureFault::SvgTooLarge`] for a file of more than [`MOST_SVG`]. Pictures inside it are left out; nothing outside it is read.
pub(crate) fn as_png(bytes: &[u8]) -> Result<Vec<u8>> {
    let fault = |fault| Error::Picture(fault);
    if bytes.len() > MOST_SVG {
        return Err(fault(PictureFault::SvgTooLarge));
    }
    if bytes.windows(5).any(|word| word == b"<text") {
        return Err(fault(PictureFault::SvgText));
    }
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, ..Options::default() };
    let tree = Tree::from_data(bytes, &options).map_err(|_| fault(PictureFault::Damaged))?;
    let size = tree.size();
    let scale = LONGER_SIDE / size.width().max(size.height());
    let side = |length: f32| (length * scale).round().clamp(1.0, LONGER_SIDE) as u32;
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
