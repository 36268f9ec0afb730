//! Sealing: whoever lacks the programme's key reads nothing of a package, and nobody can change or cut one unnoticed.
//!
//! XChaCha20-Poly1305 in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and
//! its Nonce-Reuse Misuse-Resistance", CRYPTO 2015) over pieces of 64 KiB, as age does it: each piece is authentic before a
//! byte of it is used, and the last one says that it is the last. The head in front is authenticated with every piece.

use std::io::{self, Read, Write};

use aead_stream::{DecryptorBE32, EncryptorBE32, NewStream as _, StreamBE32, StreamPrimitive as _};
use chacha20poly1305::aead::Payload;
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};

use crate::error::{Code, Error, Result};
use crate::ids::RawId;

/// The key of a programme: every copy of it has it, nobody else.
pub(in crate::file) type Key = [u8; 32];

/// The random part of the head: the nonce of the cipher without the five bytes that count the pieces.
pub(in crate::file) const NONCE: usize = 19;

/// What a package begins with, in clear.
const MAGIC: &[u8; 16] = b"sokrat package1\n";
const HEAD: usize = MAGIC.len() + 16 + NONCE;
const PIECE: usize = 64 * 1024;
const TAG: usize = 16;

type Cipher = XChaCha20Poly1305;

/// Seals what is written to it. Without [`Sealing::finish`] the package cannot be opened.
pub(super) struct Sealing<W: Write> {
    out: W,
    head: [u8; HEAD],
    cipher: EncryptorBE32<Cipher>,
    piece: Vec<u8>,
}

impl<W: Write> Sealing<W> {
    /// Begins a package of the programme `file`. The nonce must never be used twice with one key.
    pub(super) fn new(mut out: W, key: &Key, file: RawId, nonce: &[u8; NONCE]) -> io::Result<Self> {
        let mut head = [0; HEAD];
        head[..16].copy_from_slice(MAGIC);
        head[16..32].copy_from_slice(&file.0);
        head[32..].copy_from_slice(nonce);
        out.write_all(&head)?;
        let cipher = EncryptorBE32::from_aead(Cipher::new(key.into()), nonce.into());
        Ok(Self { out, head, cipher, piece: Vec::with_capacity(PIECE) })
    }

    /// Writes the last piece and gives the place back.
    pub(super) fn finish(mut self) -> io::Result<W> {
        let sealed = self.cipher.encrypt_last(Payload { msg: &self.piece, aad: &self.head }).map_err(|_| io::Error::other("sealing"))?;
        self.out.write_all(&sealed)?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() == PIECE {
            let sealed = self.cipher.encrypt_next(Payload { msg: &self.piece, aad: &self.head }).map_err(|_| io::Error::other("sealing"))?;
            self.out.write_all(&sealed)?;
            self.piece.clear();
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens what was sealed, piece by piece. A piece that is not authentic ends the reading with an error of the kind
/// `InvalidData`, a package that was cut with `UnexpectedEof`.
pub(super) struct Opening<R: Read> {
    sealed: R,
    head: [u8; HEAD],
    cipher: Option<DecryptorBE32<Cipher>>,
    /// The next piece as it was read: whether it is the last is known when nothing comes behind it.
    ahead: Vec<u8>,
    piece: Vec<u8>,
    place: usize,
}

/// The programme that a package belongs to. `not-a-package` when it does not begin like one.
fn programme_of(head: &[u8]) -> Result<RawId> {
    match (head.starts_with(MAGIC), head.get(16..32).and_then(|bytes| bytes.try_into().ok())) {
        (true, Some(file)) => Ok(RawId(file)),
        _ => Err(Error::new(Code::NotAPackage)),
    }
}

impl<R: Read> Opening<R> {
    /// Begins to open a package. `not-a-package` when it is none, `other-programme` when it is another programme's.
    pub(super) fn new(mut sealed: R, key: &Key, file: RawId) -> Result<Self> {
        let mut head = [0; HEAD];
        sealed.read_exact(&mut head).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => Error::new(Code::NotAPackage),
            kind => Error::new(Code::InputOutput).because(kind),
        })?;
        if programme_of(&head)? != file {
            return Err(Error::new(Code::OtherProgramme));
        }
        let nonce: [u8; NONCE] = head[32..].try_into().unwrap_or([0; NONCE]);
        let stream = StreamBE32::from_aead(Cipher::new(key.into()), (&nonce).into());
        Ok(Self { sealed, head, cipher: Some(stream.decryptor()), ahead: Vec::new(), piece: Vec::new(), place: 0 })
    }

    /// Reads one sealed piece, or as much as is left.
    fn fetch(&mut self) -> io::Result<Vec<u8>> {
        let mut piece = Vec::with_capacity(PIECE + TAG);
        self.sealed.by_ref().take((PIECE + TAG) as u64).read_to_end(&mut piece)?;
        Ok(piece)
    }

    fn next(&mut self) -> io::Result<bool> {
        let false_piece = |_| io::Error::from(io::ErrorKind::InvalidData);
        if self.ahead.is_empty() {
            self.ahead = self.fetch()?;
        }
        let Some(mut cipher) = self.cipher.take() else { return Ok(false) };
        let following = if self.ahead.len() == PIECE + TAG { self.fetch()? } else { Vec::new() };
        let payload = Payload { msg: &self.ahead, aad: &self.head };
        if following.is_empty() {
            self.piece = cipher.decrypt_last(payload).map_err(false_piece)?;
        } else {
            self.piece = cipher.decrypt_next(payload).map_err(false_piece)?;
            self.cipher = Some(cipher);
        }
        self.ahead = following;
        self.place = 0;
        Ok(true)
    }
}

impl<R: Read> Read for Opening<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.place == self.piece.len() {
            if !self.next()? {
                return Ok(0);
            }
        }
        let taken = buffer.len().min(self.piece.len() - self.place);
        buffer[..taken].copy_from_slice(&self.piece[self.place..self.place + taken]);
        self.place += taken;
        Ok(taken)
    }
}
