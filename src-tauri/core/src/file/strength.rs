//! How hard a passphrase is to guess.
//!
//! An estimate of the guesses that an attacker needs who knows how people choose: words before letters, names and years,
//! rows of the keyboard, repeats, the other keyboard layout. Published estimators know English words only; ours are
//! Russian first. It errs to the low side.

use std::collections::HashSet;

use super::key::{Passphrase, SHORTEST};
use crate::names;

crate::choices_plain! {
    /// How hard a passphrase is to guess for somebody who has the file.
    Strength { Short = "short", Weak = "weak", Fair = "fair", Good = "good", Strong = "strong", }
}

impl Strength {
    /// The strength of a passphrase. Each try costs 64 MiB and an eighth of a second: 2^35 of them take one
    /// computer a century, 2^50 a thousand computers thousands of years.
    pub fn of(passphrase: &Passphrase) -> Self {
        if passphrase.as_str().chars().count() < SHORTEST {
            return Self::Short;
        }
        match bits(passphrase.as_str()) {
            0..30 => Self::Weak,
            30..40 => Self::Fair,
            40..55 => Self::Good,
            _ => Self::Strong,
        }
    }
}

/// A word that people know: one of some ten thousand.
const WORD: f64 = 13.0;
/// A word, name or password that is tried first.
const COMMON: f64 = 7.0;
/// Any year of a century, a day with its month.
const YEAR: f64 = 7.0;
const DAY: f64 = 9.0;

/// Words and passwords that lists of stolen passwords begin with, folded; given names come from our own table.
const FIRST: &[&str] = &[
    "password",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "zxcvbn",
    "admin",
    "welcome",
    "letmein",
    "login",
    "master",
    "dragon",
    "monkey",
    "iloveyou",
    "sunshine",
    "princess",
    "football",
    "secret",
    "пароль",
    "привет",
    "йцукен",
    "йцукенгшщзх",
    "фывапр",
    "ячсмит",
    "любовь",
    "солнышко",
    "россия",
    "москва",
    "белгород",
    "сократ",
    "фонд",
    "секрет",
    "админ",
    "наташа",
    "мария",
    "зенит",
    "спартак",
    "люблю",
    "мама",
    "папа",
    "семья",
    "счастье",
    "работа",
    "отчет",
    "бухгалтерия",
];

fn is_common(folded: &str) -> bool {
    FIRST.contains(&folded) || names::is_given(folded)
}

/// An estimate of the bits of a passphrase.
fn bits(text: &str) -> u32 {
    let mut sum = 0.0;
    let mut seen = HashSet::new();
    for run in runs(text) {
        let folded = names::fold(&run);
        // A word again adds little, whatever it is.
        sum += if seen.insert(folded.clone()) { run_bits(&run, &folded) } else { 1.0 };
    }
    sum as u32
}

/// Runs of letters, of digits, and of other signs.
fn runs(text: &str) -> Vec<String> {
    let kind = |sign: char| {
        if sign.is_alphabetic() {
            0
        } else if sign.is_ascii_digit() {
            1
        } else {
            2
        }
    };
    let mut runs: Vec<String> = Vec::new();
    let mut last = None;
    for sign in text.chars() {
        if last == Some(kind(sign))
            && let Some(run) = runs.last_mut()
        {
            run.push(sign);
        } else {
            runs.push(sign.to_string());
        }
        last = Some(kind(sign));
    }
    runs
}

fn run_bits(run: &str, folded: &str) -> f64 {
    let signs = run.chars().collect::<Vec<_>>();
    let length = signs.len() as f64;
    let first = signs.first().copied().unwrap_or(' ');
    if is_simple(&signs) {
        return 4.0 + length / 4.0;
    }
    if first.is_alphabetic() {
        // Capitals anywhere but at the front are a choice of their own.
        let capitals = if signs.iter().skip(1).any(|sign| sign.is_uppercase()) && !signs.iter().all(|sign| sign.is_uppercase()) { 3.0 } else { 0.0 };
        if is_common(folded) || names::meant(folded).iter().any(|meant| is_common(meant)) {
            return COMMON + capitals;
        }
        // What looks like a word costs what a word costs, and its endings a little more; noise costs its letters.
        let noise = 4.7 * length;
        let word = if reads_as_word(&signs) { WORD + (length - 8.0).max(0.0) * 0.7 } else { noise };
        return word.min(noise) + capitals;
    }
    if first.is_ascii_digit() {
        let number = run.parse::<u32>().unwrap_or_default();
        let plain = 3.3 * length;
        return match signs.len() {
            4 if (1930..=2040).contains(&number) => YEAR,
            6 | 8 if is_day(run) => DAY + YEAR,
            _ => plain,
        };
    }
    // Spaces and full stops between words are expected.
    if signs.iter().all(|sign| " .,-_".contains(*sign)) { 1.0 } else { 4.5 * length.min(2.0) + (length - 2.0).max(0.0) }
}

/// The same sign again and again, or signs that follow each other in an alphabet, on a keyboard's row, or in counting.
fn is_simple(signs: &[char]) -> bool {
    const ROWS: [&str; 8] =
        ["qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "1234567890", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"];
    if signs.len() < 3 {
        return false;
    }
    let lower = signs.iter().flat_map(|sign| sign.to_lowercase()).collect::<String>();
    let back = lower.chars().rev().collect::<String>();
    let steps = |step: i64| signs.windows(2).all(|pair| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0])) == step);
    steps(0) || steps(1) || steps(-1) || ROWS.iter().any(|row| row.contains(&lower) || row.contains(&back))
}

/// Whether letters could be a word of a language: vowels and consonants take turns, more or less.
fn reads_as_word(signs: &[char]) -> bool {
    let vowels = signs.iter().flat_map(|sign| sign.to_lowercase()).map(|sign| "аеёиоуыэюяaeiouy".contains(sign)).collect::<Vec<_>>();
    let longest = vowels.chunk_by(|one, other| one == other).map(<[bool]>::len).max().unwrap_or_default();
    signs.len() < 4 || vowels.contains(&true) && longest <= 4
}

/// A day written as digits: 29042019, 290419, 20190429.
fn is_day(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or_default();
    let day = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    day(part(0, 2), part(2, 4)) || digits.len() == 8 && day(part(6, 8), part(4, 6)) || digits.len() == 6 && day(part(4, 6), part(2, 4))
}
