//! The code on a certificate: its number, its day, and a short check of the name; read by any phone, checked without a network.
//!
//! It proves nothing against somebody who knows this file: it lets staff see in a second whether the paper in their hands is
//! what the register says. So the check is short, and holds no name.

use sha2::{Digest, Sha256};

use crate::keyboard::keys;
use crate::names::fold;
use crate::values::Day;

/// Stands between the parts of a code; no number holds it.
pub const CODE_SEPARATOR: char = '|';
/// What a check stands behind where the name is gone; no name begins with it.
const ERASED: char = '#';
/// Signs of the check: 32 to the eighth, one chance in a million million.
const CHECK_SIGNS: usize = 8;
/// No letter that a hand takes for a digit (Crockford's alphabet).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCode {
    /// The number.
    pub number: String,
    /// The day of issue and the check of the name; none where only a number was typed.
    pub proof: Option<(String, String)>,
}

/// The check of a name on a certificate: the same for whatever [`fold`] takes for the same name.
pub fn name_check(number: &str, issued_on: Day, name: &str) -> String {
    let hash = Sha256::digest(format!("{number}\n{}\n{}", issued_on.0, fold(name)));
    let mut bits = hash.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut signs = [b'0'; CHECK_SIGNS];
    for sign in signs.iter_mut().rev() {
        *sign = ALPHABET[(bits & 31) as usize];
        bits >>= 5;
    }
    signs.iter().map(|sign| char::from(*sign)).collect()
}

/// What the register keeps in the place of a name that was erased (152-FZ): the check of it, as it stands in the code on the
/// paper. It names nobody, and whoever brings the paper can still prove that it was given. A name that somebody guesses it
/// confirms as well: with the number and the day it is as good as the paper, no better.
pub fn erased_holder(number: &str, issued_on: Day, holder: &str) -> String {
    format!("{ERASED}{}", name_check(number, issued_on, holder))
}

/// The check that stands in the place of an erased name; none of a name.
pub fn kept_check(holder: &str) -> Option<&str> {
    holder.strip_prefix(ERASED).filter(|check| check.len() == CHECK_SIGNS && check.bytes().all(|sign| ALPHABET.contains(&sign)))
}

/// The content of the QR code.
pub fn certificate_code(number: &str, issued_on: Day, name: &str) -> String {
    format!("{number}{CODE_SEPARATOR}{}{CODE_SEPARATOR}{}", issued_on.0, name_check(number, issued_on, name))
}

/// Reads what was scanned or typed: a whole code or a number alone. A keyboard in Russian makes another sign of the separator and
/// other letters of the check; day and check stand behind the number, whatever signs that holds.
pub fn read_code(text: &str) -> ReadCode {
    let text = text.trim();
    let mut parts = text.rsplitn(3, [CODE_SEPARATOR, '/', '\\']).map(str::trim);
    if let (Some(check), Some(day), Some(number)) = (parts.next(), parts.next(), parts.next())
        && day.parse::<jiff::civil::Date>().is_ok()
        && !check.is_empty()
    {
        return ReadCode { number: number.to_owned(), proof: Some((day.to_owned(), keys(check))) };
    }
    ReadCode { number: text.to_owned(), proof: None }
}
