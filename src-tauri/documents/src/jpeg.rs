//! JPEG files (ISO/IEC 10918-1), gone through from end to end without decoding them.

use crate::display::Lie;
use crate::error::PictureFault;

/// A JPEG file as a PDF can hold it.
pub(crate) struct Jpeg {
    /// Columns and rows of the file, which may lie on their side.
    pub width: u32,
    pub height: u32,
    /// Samples a pixel: 1 or 3.
    pub channels: u8,
    /// How its rows lie when somebody looks at it.
    pub lie: Lie,
    /// The file up to its end, without what cameras and programs write about themselves and the place.
    pub bytes: Vec<u8>,
}

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const EXIF: u8 = 0xE1;

/// Goes through a file. It must be whole: [`PictureFault::Damaged`] where its end is missing. [`PictureFault::Format`] for a kind of
/// JPEG that no PDF can hold, [`PictureFault::Cmyk`] for one of four inks.
pub(crate) fn read(bytes: &[u8]) -> Result<Jpeg, PictureFault> {
    let mut rest = bytes.strip_prefix(&[0xFF, START]).ok_or(PictureFault::Format)?;
    let mut kept = vec![0xFF, START];
    let mut frame = None;
    let mut lie = Lie::UPRIGHT;
    let mut scanned = false;
    loop {
        let (marker, after) = marker(rest)?;
        rest = after;
        if marker == END {
            break;
        }
        if is_alone(marker) {
            continue;
        }
        let length = rest.get(..2).map(|bytes| usize::from(u16::from_be_bytes([bytes[0], bytes[1]]))).ok_or(PictureFault::Damaged)?;
        let (segment, after) = rest.split_at_checked(length).filter(|_| length >= 2).ok_or(PictureFault::Damaged)?;
        rest = after;
        let body = &segment[2..];
        if is_frame(marker) {
            if frame.is_some() {
                return Err(PictureFault::Format);
            }
            frame = Some(sides(marker, body)?);
        }
        if marker == EXIF {
            lie = orientation(body).unwrap_or(lie);
        }
        if is_drawn(marker) {
            kept.extend([0xFF, marker]);
            kept.extend_from_slice(segment);
        }
        if marker == SCAN {
            // A scan of a picture whose size nobody told.
            frame.ok_or(PictureFault::Damaged)?;
            let (scan, after) = rest.split_at(scan(rest));
            kept.extend_from_slice(scan);
            (rest, scanned) = (after, true);
        }
    }
    let (width, height, channels) = frame.filter(|_| scanned).ok_or(PictureFault::Damaged)?;
    kept.extend([0xFF, END]);
    Ok(Jpeg { width, height, channels, lie, bytes: kept })
}

/// The next marker, before which any number of fill bytes may stand, and what follows it.
fn marker(bytes: &[u8]) -> Result<(u8, &[u8]), PictureFault> {
    let rest = bytes.strip_prefix(&[0xFF]).ok_or(PictureFault::Damaged)?;
    let at = rest.iter().position(|byte| *byte != 0xFF).ok_or(PictureFault::Damaged)?;
    match rest[at] {
        0 | START => Err(PictureFault::Damaged),
        marker => Ok((marker, &rest[at + 1..])),
    }
}

/// The length of a scan's data: up to the next marker that is none of its own.
fn scan(bytes: &[u8]) -> usize {
    let own = |byte: u8| byte == 0 || is_restart(byte);
    bytes.windows(2).position(|pair| pair[0] == 0xFF && !own(pair[1])).unwrap_or(bytes.len())
}

fn is_restart(marker: u8) -> bool {
    matches!(marker, 0xD0..=0xD7)
}

/// Stands without a segment.
fn is_alone(marker: u8) -> bool {
    marker == 0x01 || is_restart(marker)
}

/// Heads the picture itself: table B.1.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// What the picture is drawn from: all but remarks and the segments of applications, of which two tell how its colours are coded.
fn is_drawn(marker: u8) -> bool {
    !matches!(marker, 0xE0..=0xEF | 0xFE) || matches!(marker, 0xE0 | 0xEE)
}

/// Width, height and samples a pixel of a frame of a kind that PDF knows: sequential or progressive, of eight bits.
fn sides(marker: u8, body: &[u8]) -> Result<(u32, u32, u8), PictureFault> {
    let Some(&[bits, h1, h0, w1, w0, channels]) = body.get(..6) else { return Err(PictureFault::Damaged) };
    match (marker, bits, channels) {
        (0xC0..=0xC2, 8, 1 | 3) => Ok((u16::from_be_bytes([w1, w0]).into(), u16::from_be_bytes([h1, h0]).into(), channels)),
        (_, _, 4) => Err(PictureFault::Cmyk),
        _ => Err(PictureFault::Format),
    }
}

/// What EXIF says about how the camera was held: tag 0x0112 of its first directory.
fn orientation(body: &[u8]) -> Option<Lie> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let bytes = tiff.get(at..at.checked_add(2)?)?;
        let bytes = [bytes[0], bytes[1]];
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let directory = {
        let bytes: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
        if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }
    };
    let directory = usize::try_from(directory).ok()?;
    let entries = (0..usize::from(two(directory)?)).map(|entry| directory + 2 + entry * 12);
    let found = entries.map_while(|at| Some((at, two(at)?))).find(|(_, tag)| *tag == 0x0112)?.0;
    Lie::of_exif(two(found + 8)?)
}
