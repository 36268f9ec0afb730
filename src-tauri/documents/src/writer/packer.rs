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

    /// A compressed stream.
    pub fn stream(&mut self, mut dictionary: Dictionary, content: &[u8]) -> Stream {
        let packed = self.deflate(content);
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

/// Compresses once.
pub(super) fn deflate(content: &[u8]) -> Vec<u8> {
    Packer::new().deflate(content)
}
