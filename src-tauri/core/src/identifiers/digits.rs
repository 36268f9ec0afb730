//! Numbers with check digits.

use super::Refusal;
use crate::error::Code;

/// An INN as 10 or 12 digits. Spaces, hyphens and a word before are passed over, a leading zero that a spreadsheet took
/// is given back where the check digits then fit, and a number in exponent form is refused: its last digits are gone.
///
/// Check digits: order of the Federal Tax Service of 29.06.2012 ММВ-7-6/435@, appendix; the weights are those in use
/// since 1993.
pub fn inn(text: &str) -> Result<String, Refusal> {
    if is_exponent(text) {
        return Err(Refusal::new(Code::InnExponent));
    }
    let typed = digits(text, Code::BadInnLength)?;
    let inn = match typed.len() {
        0 => return Ok(typed),
        10 | 12 => typed,
        9 | 11 => {
            let padded = format!("0{typed}");
            if !inn_fits(&padded) {
                return Err(Refusal::new(Code::BadInnLength).with("digits", typed.len()));
            }
            padded
        }
        count => return Err(Refusal::new(Code::BadInnLength).with("digits", count)),
    };
    if inn_fits(&inn) { Ok(inn) } else { Err(Refusal::new(Code::BadInnCheck)) }
}

fn inn_fits(inn: &str) -> bool {
    const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let figures = figures(inn);
    let check = |count: usize| {
        let sum = WEIGHTS[WEIGHTS.len() - count..].iter().zip(&figures).map(|(weight, figure)| weight * figure).sum::<u32>();
        sum % 11 % 10 == figures[count]
    };
    // No tax office has the code 00 with an empty number; zeros fit every sum.
    figures.iter().any(|figure| *figure > 0) && if figures.len() == 10 { check(9) } else { check(10) && check(11) }
}

/// An OGRN of 13 digits or an OGRNIP of 15.
///
/// Check digit: the number before it modulo 11 (OGRN) or 13 (OGRNIP), its last digit; order of the Ministry of Finance
/// of 30.10.2017 165н, points 5 and 7.
pub fn ogrn(text: &str) -> Result<String, Refusal> {
    let typed = if is_exponent(text) { return Err(Refusal::new(Code::BadOgrnCheck)) } else { digits(text, Code::BadOgrnLength)? };
    let divisor = match typed.len() {
        0 => return Ok(typed),
        13 => 11,
        15 => 13,
        count => return Err(Refusal::new(Code::BadOgrnLength).with("digits", count)),
    };
    let (number, check) = typed.split_at(typed.len() - 1);
    let rest = figures(number).iter().fold(0, |rest, figure| (rest * 10 + figure) % divisor);
    if typed.starts_with('0') || rest % 10 != figures(check)[0] { Err(Refusal::new(Code::BadOgrnCheck)) } else { Ok(typed) }
}

/// A KPP: four digits of the tax office, two digits or Latin capitals of the reason, three digits; the same order as the
/// INN's. It has no check digit.
pub fn kpp(text: &str) -> Result<String, Refusal> {
    let kpp = strip(text).to_uppercase();
    if kpp.is_empty() {
        return Ok(kpp);
    }
    let form = kpp.chars().count() == 9
        && kpp.chars().enumerate().all(|(place, letter)| letter.is_ascii_digit() || (matches!(place, 4 | 5) && letter.is_ascii_uppercase()));
    // A spreadsheet takes the zero of a region's code away.
    let padded = kpp.len() == 8 && kpp.chars().all(|letter| letter.is_ascii_digit());
    match (form, padded) {
        (true, _) => Ok(kpp),
        (_, true) => Ok(format!("0{kpp}")),
        _ => Err(Refusal::new(Code::BadKpp)),
    }
}

/// A SNILS as `NNN-NNN-NNN YY`.
///
/// Check number: the sum of each digit by its place counted from the right; below 100 as it is, 100 and 101 as 00, else
/// the rest of the division by 101, read the same way; for numbers above 001-001-998 only (order of the Pension Fund
/// of 2016 № 473п).
pub fn snils(text: &str) -> Result<String, Refusal> {
    let refusal = || Refusal::new(Code::BadSnils);
    let typed = digits(text, Code::BadSnils)?;
    if typed.is_empty() {
        return Ok(typed);
    }
    if typed.len() != 11 {
        return Err(refusal());
    }
    let figures = figures(&typed);
    let sum = figures[..9].iter().zip((1..=9).rev()).map(|(figure, place)| figure * place).sum::<u32>();
    let fits = sum % 101 % 100 == figures[9] * 10 + figures[10];
    if !fits && &typed[..9] > "001001998" || typed.starts_with("000000000") {
        return Err(refusal());
    }
    Ok(format!("{}-{}-{} {}", &typed[..3], &typed[3..6], &typed[6..9], &typed[9..]))
}

/// 7,707083893E+09 and its like, with either decimal mark and either letter E.
fn is_exponent(text: &str) -> bool {
    let text = strip(text).to_lowercase().replace('е', "e").replace(',', ".");
    text.split_once('e').is_some_and(|(number, power)| {
        !number.is_empty()
            && number.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
            && power.trim_start_matches(['+', '-']).chars().all(|letter| letter.is_ascii_digit())
            && !power.is_empty()
    })
}

/// The digits of a number with spaces, hyphens, a word before it and the ".0" of a spreadsheet; a refusal with the count of
/// digits when something else stands in it.
fn digits(text: &str, code: Code) -> Result<String, Refusal> {
    let bare = text.trim().trim_start_matches(|letter: char| letter.is_alphabetic() || matches!(letter, ':' | '№' | '.') || letter.is_whitespace());
    let bare = strip(bare);
    let bare = bare
        .strip_suffix(".0")
        .or_else(|| bare.strip_suffix(",0"))
        .or_else(|| bare.strip_suffix(".00"))
        .or_else(|| bare.strip_suffix(",00"))
        .unwrap_or(&bare);
    let count = bare.chars().filter(char::is_ascii_digit).count();
    if count != bare.chars().count() || (bare.is_empty() && !text.trim().is_empty()) {
        return Err(Refusal::new(code).with("digits", count));
    }
    Ok(bare.to_owned())
}

/// Without spaces, hyphens, apostrophes and what cannot be seen.
fn strip(text: &str) -> String {
    text.chars()
        .filter(|letter| {
            !letter.is_whitespace() && !letter.is_control() && !matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '\'' | '\u{200b}' | '\u{feff}')
        })
        .collect()
}

fn figures(digits: &str) -> Vec<u32> {
    digits.chars().filter_map(|digit| digit.to_digit(10)).collect()
}
