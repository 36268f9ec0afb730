//! The recovery code: the key of an encrypted file in digits, to be printed and kept in a safe. It opens the file when the
//! passphrase is forgotten, and is worth nothing once the file has another one. Why it is the key itself:
//! `docs/decisions/0007-the-recovery-code-is-the-key.md`.
//!
//! Sixteen groups of six digits, each two bytes of the key times eleven: digits stand on every keyboard in every layout, and
//! one wrong digit or two that changed places make a group that eleven does not divide, so that the slip is found at its place.

use std::fmt;
use std::path::Path;

use zeroize::Zeroizing;

use super::key::{Key, LENGTH, Passphrase};
use super::open;
use crate::error::{Code, Error, Result};

/// How many groups a code has.
pub const GROUPS: usize = LENGTH / 2;
/// How many digits a group has.
pub const DIGITS: usize = 6;
const CHECK: u32 = 11;

/// A recovery code. Wiped from memory when it is dropped, never printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// The groups, in their order.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        // The digits of a code are ASCII.
        (0..GROUPS).map(|group| &self.0[group * DIGITS..(group + 1) * DIGITS])
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

impl Key {
    /// The code that opens what this key opens.
    pub fn recovery_code(&self) -> RecoveryCode {
        let mut digits = Zeroizing::new(String::with_capacity(GROUPS * DIGITS));
        for pair in self.bytes.chunks_exact(2) {
            let mut rest = (u32::from(pair[0]) << 8 | u32::from(pair[1])) * CHECK;
            for place in [100_000, 10_000, 1_000, 100, 10, 1] {
                digits.push(char::from(b'0' + (rest / place) as u8));
                rest %= place;
            }
        }
        RecoveryCode(digits)
    }

    /// The key that a code typed by a person gives for the encrypted file at this path. Whether it is the file's shows when
    /// that is opened with it. Spaces, hyphens and line ends between the digits do not matter.
    ///
    /// Errors, at the field `code`: `recovery-code-length` (`digits`, `needed`) where digits are missing or too many,
    /// `recovery-code-slip` (`group`, from 1) where a group is no group of any code. `bad-request` where the file is not encrypted.
    pub fn of_recovery_code(path: &Path, typed: &Passphrase) -> Result<Self> {
        let salt = open::recognise(path)?.ok_or_else(|| Error::new(Code::BadRequest))?;
        Ok(Self { bytes: bytes(typed.as_str())?, salt })
    }
}

fn bytes(typed: &str) -> Result<Zeroizing<[u8; LENGTH]>> {
    let at = |code: Code, facts: &[(&str, usize)]| {
        let issue = facts.iter().fold(crate::error::Issue::at("code", code), |issue, (name, value)| issue.with(name, *value));
        Error::invalid(vec![issue])
    };
    let signs = || typed.chars().filter(|sign| !sign.is_whitespace() && !"-–—.,·".contains(*sign));
    let count = signs().count();
    if count != GROUPS * DIGITS {
        return Err(at(Code::RecoveryCodeLength, &[("digits", count), ("needed", GROUPS * DIGITS)]));
    }
    let mut bytes = Zeroizing::new([0; LENGTH]);
    let mut signs = signs();
    for (group, pair) in bytes.chunks_exact_mut(2).enumerate() {
        let number = signs.by_ref().take(DIGITS).try_fold(0, |number, sign| Some(number * 10 + sign.to_digit(10)?));
        let value = number.filter(|number| number % CHECK == 0).and_then(|number| u16::try_from(number / CHECK).ok());
        let value = value.ok_or_else(|| at(Code::RecoveryCodeSlip, &[("group", group + 1)]))?;
        pair.copy_from_slice(&value.to_be_bytes());
    }
    Ok(bytes)
}
