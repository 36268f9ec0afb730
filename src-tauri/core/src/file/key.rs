//! What a person types to open an encrypted file, and the key that it gives.
//!
//! An encrypted file is one of SQLCipher 4 (AES-256-CBC with HMAC-SHA-512, page by page, the write-ahead log as well).
//! Its key is Argon2id (RFC 9106) of the passphrase in Unicode form C, with 64 MiB, three passes, one lane, and the
//! first 16 bytes of the file as the salt: whoever has the passphrase can open the file without Sokrat.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Deserializer};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize as _, Zeroizing};

use crate::error::{Code, Error, Result};

/// The least number of characters of a new passphrase; below it none can be strong.
pub const SHORTEST: usize = 8;

/// What opens an encrypted programme. Wiped from memory when it is dropped, never printed, never written anywhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The passphrase as typed. Letters that come in several forms (й as one sign or as two) give the same.
    pub fn new(mut typed: String) -> Self {
        let passphrase = Self(Zeroizing::new(typed.nfc().collect()));
        typed.zeroize();
        passphrase
    }

    /// The passphrase as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `too-short` at this field when it has less than eight characters.
    pub fn check(&self, field: &str) -> Result<()> {
        if self.0.chars().count() < SHORTEST {
            let issue = crate::error::Issue::at(field, Code::TooShort).with("least", SHORTEST);
            return Err(Error::invalid(vec![issue]));
        }
        Ok(())
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

impl<'de> Deserialize<'de> for Passphrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// The first 16 bytes of an encrypted file.
pub type Salt = [u8; 16];

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
pub(super) const LENGTH: usize = 32;

/// The key of one encrypted file. Wiped from memory when it is dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    pub(super) bytes: Zeroizing<[u8; LENGTH]>,
    pub(super) salt: Salt,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// The key of a passphrase for a file with this salt. Takes about an eighth of a second and 64 MiB, on purpose.
    pub fn derive(passphrase: &Passphrase, salt: Salt) -> Result<Self> {
        let failed = |error: argon2::Error| Error::new(Code::Internal).because(error);
        let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(LENGTH)).map_err(failed)?;
        let mut bytes = Zeroizing::new([0; LENGTH]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_str().as_bytes(), &salt, &mut *bytes)
            .map_err(failed)?;
        Ok(Self { bytes, salt })
    }

    /// The salt of the file that the key opens.
    pub fn salt(&self) -> Salt {
        self.salt
    }

    /// Key and salt as SQLCipher takes them.
    pub(super) fn literal(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        // At once as long as it becomes: a text that grows leaves its old bytes behind.
        let mut text = Zeroizing::new(String::with_capacity(2 * (LENGTH + self.salt.len()) + 3));
        text.push_str("x'");
        for byte in self.bytes.iter().chain(&self.salt) {
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        text.push('\'');
        text
    }
}
