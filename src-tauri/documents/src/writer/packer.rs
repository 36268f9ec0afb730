//! Streams are packed with one compressor, time after time: it takes a third of a megabyte, and thousands of them leave holes
//! in the memory that nothing else fits into.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, Stream};

/// A compressor that is used again.
pub(super) struct Packer(Compress);

impl Packer {
    pub fn new() -> Self {
        Self(Compress::new(Compression::new(6), true))
    }

    /// Compresses a stream that is not compressed; metadata stays readable for archives.
    pub fn pack(&mut self, object: &mut Object) {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
            && stream.dict.get(b"Type").and_then(Object::as_name).ok() != Some(b"Metadata")
        {
            *stream = self.stream(std::mem::take(&mut stream.dict), &stream.content);
        }
    }

    /// A compressed stream. Its last byte is the low one of the content's sum (RFC 1950). Where that is a carriage return, some readers
    /// take it for a part of the line's end behind it: what is read as a text gets a line feed more.
    pub fn stream(&mut self, mut dictionary: Dictionary, content: &[u8]) -> Stream {
        let mut packed = self.deflate(content);
        if packed.last() == Some(&b'\r') && is_text(&dictionary) {
            packed = self.deflate(&[content, b"\n"].concat());
        }
        dictionary.set("Filter", "FlateDecode");
        Stream::new(dictionary, packed).with_compression(false)
    }

    fn deflate(&mut self, content: &[u8]) -> Vec<u8> {
        self.0.reset();
        let mut packed = Vec::with_capacity(content.len() / 3 + 64);
        loop {
            let taken = usize::try_from(self.0.total_in()).unwrap_or(content.len());
            // Packing into memory fails only by running out of room, which is given.
            match self.0.compress_vec(&content[taken..], &mut packed, FlushCompress::Finish) {
                Ok(Status::StreamEnd) | Err(_) => break,
                Ok(Status::Ok | Status::BufError) => packed.reserve(packed.capacity().max(64)),
            }
        }
        packed.shrink_to_fit();
        packed
    }
}

/// Whether a stream holds operators or a table of meanings, which a line feed at the end does not change.
fn is_text(dictionary: &Dictionary) -> bool {
    let is_image = dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
    !is_image && ![&b"Length1"[..], b"N"].iter().any(|key| dictionary.has(key))
}

/// Compresses once.
pub(super) fn deflate(content: &[u8]) -> Vec<u8> {
    Packer::new().deflate(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_in_what_a_reader_may_take_for_the_end_of_a_line() {
        let mut met = 0;
        for times in 0..300 {
            let content = "0 0 m\n".repeat(times);
            let (plain, stream) = (deflate(content.as_bytes()), Packer::new().stream(Dictionary::new(), content.as_bytes()));
            assert_ne!(stream.content.last(), Some(&b'\r'), "{times} lines");
            met += usize::from(plain.last() == Some(&b'\r'));
        }
        assert!(met > 0, "otherwise it would prove nothing");
        let mut font = Dictionary::new();
        font.set("Length1", 6);
        let packed = Packer::new().stream(font, b"0 0 m\n").content;
        assert_eq!(packed, deflate(b"0 0 m\n"), "what is no text stays as it is");
    }
}
