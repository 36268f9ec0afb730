//! PNG and JPEG files, read as far as a PDF needs them.

use crate::display::Lie;
use crate::error::PictureFault;
use crate::jpeg::{self, Jpeg};
use crate::{Error, Result};

/// How a PNG file begins.
const PNG: &[u8] = b"\x89PNG";

/// The most pixels of a picture: more than a poster at 300 dpi has.
pub const MOST_PIXELS: u32 = 100_000_000;

/// A picture as a PDF stores it.
pub(crate) struct Pixels {
    pub width: u32,
    pub height: u32,
    /// Samples a pixel: 1 or 3.
    pub channels: u8,
    pub data: Data,
    /// How opaque each pixel is, where not all are fully.
    pub alpha: Option<Vec<u8>>,
}

/// The samples.
pub(crate) enum Data {
    /// Eight bits each, row by row.
    Raw(Vec<u8>),
    /// A JPEG file.
    Jpeg(Vec<u8>),
    /// One colour all over: a signature or a seal, whose shape is its alpha.
    Ink([u8; 3]),
}

/// Samples of a picture's ink may be off by so much, weighed by how opaque they are: less than an eye sees.
const SAME_INK: i32 = 10;

fn fault(fault: PictureFault) -> Error {
    Error::Picture(fault)
}

fn check_area(width: u32, height: u32) -> Result<()> {
    if width == 0 || height == 0 {
        return Err(fault(PictureFault::Damaged));
    }
    if u64::from(width) * u64::from(height) > u64::from(MOST_PIXELS) { Err(fault(PictureFault::TooLarge)) } else { Ok(()) }
}

/// How large a picture is when somebody looks at it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Width and height in pixels.
    pub width: u32,
    pub height: u32,
    /// How the rows of its file lie.
    pub lie: Lie,
}

/// How large the picture is.
pub(crate) fn look(bytes: &[u8]) -> Result<Look> {
    if bytes.starts_with(PNG) {
        let (width, height) = png_size(bytes)?;
        return Ok(Look { width, height, lie: Lie::UPRIGHT });
    }
    let Jpeg { width, height, lie, .. } = read_jpeg(bytes)?;
    let (width, height) = if lie.is_sideways() { (height, width) } else { (width, height) };
    Ok(Look { width, height, lie })
}

/// The picture.
pub(crate) fn read(bytes: &[u8]) -> Result<Pixels> {
    if bytes.starts_with(PNG) {
        return read_png(bytes);
    }
    let Jpeg { width, height, channels, bytes, .. } = read_jpeg(bytes)?;
    Ok(Pixels { width, height, channels, data: Data::Jpeg(bytes), alpha: None })
}

fn read_jpeg(bytes: &[u8]) -> Result<Jpeg> {
    let read = jpeg::read(bytes).map_err(fault)?;
    check_area(read.width, read.height)?;
    Ok(read)
}

fn png_size(bytes: &[u8]) -> Result<(u32, u32)> {
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().map_err(|_| fault(PictureFault::Damaged))?;
    let (width, height) = reader.info().size();
    check_area(width, height)?;
    Ok((width, height))
}

fn read_png(bytes: &[u8]) -> Result<Pixels> {
    let damaged = |_| fault(PictureFault::Damaged);
    let (width, height) = png_size(bytes)?;
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let room = reader.output_buffer_size().ok_or(fault(PictureFault::TooLarge))?;
    let mut samples = vec![0; room];
    let info = reader.next_frame(&mut samples).map_err(damaged)?;
    samples.truncate(info.buffer_size());
    let (channels, with_alpha) = match info.color_type {
        png::ColorType::Grayscale => (1, false),
        png::ColorType::GrayscaleAlpha => (1, true),
        png::ColorType::Rgb => (3, false),
        png::ColorType::Rgba => (3, true),
        png::ColorType::Indexed => return Err(fault(PictureFault::Damaged)),
    };
    if !with_alpha {
        return Ok(Pixels { width, height, channels, data: Data::Raw(samples), alpha: None });
    }
    let count = usize::from(channels);
    let mut colours = Vec::with_capacity(samples.len() / (count + 1) * count);
    let mut alpha = Vec::with_capacity(samples.len() / (count + 1));
    for pixel in samples.chunks_exact(count + 1) {
        colours.extend_from_slice(&pixel[..count]);
        alpha.push(pixel[count]);
    }
    let alpha = alpha.iter().any(|a| *a != 255).then_some(alpha);
    let data = match alpha.as_ref().and_then(|alpha| ink(&colours, alpha, count)) {
        Some(ink) => Data::Ink(ink),
        None => Data::Raw(colours),
    };
    Ok(Pixels { width, height, channels, data, alpha })
}

/// The one colour of a picture's pixels that can be seen, when they have one.
fn ink(colours: &[u8], alpha: &[u8], channels: usize) -> Option<[u8; 3]> {
    let mut sums = [0u64; 3];
    let mut weight = 0u64;
    let of = |pixel: &[u8], channel: usize| pixel[channel.min(channels - 1)];
    for (pixel, alpha) in colours.chunks_exact(channels).zip(alpha) {
        weight += u64::from(*alpha);
        (0..3).for_each(|channel| sums[channel] += u64::from(of(pixel, channel)) * u64::from(*alpha));
    }
    let ink = sums.map(|sum| (sum + weight / 2).checked_div(weight).and_then(|mean| u8::try_from(mean).ok()));
    let [Some(red), Some(green), Some(blue)] = ink else { return None };
    let ink = [red, green, blue];
    let same = colours.chunks_exact(channels).zip(alpha).all(|(pixel, alpha)| {
        (0..3).all(|channel| (i32::from(of(pixel, channel)) - i32::from(ink[channel])).abs() * i32::from(*alpha) <= SAME_INK * 255)
    });
    same.then_some(ink)
}
