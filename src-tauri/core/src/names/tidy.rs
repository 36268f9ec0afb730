//! Capitals and spaces of names as people type them.

use unicode_normalization::UnicodeNormalization;

/// Small words before a surname; they stay small when a name of capitals is put right.
const BEFORE: &[&str] = &[
    "фон", "ван", "дер", "ден", "де", "да", "ди", "дель", "ла", "ле", "бен", "ибн", "аль", "эль", "ас", "аш", "von", "van", "der", "de", "da", "di",
    "la", "bin", "al",
];

/// Small words after a name.
const AFTER: &[&str] = &["оглы", "оглу", "улы", "уулу", "кызы", "гызы", "кизи"];

/// A part of a name with single spaces and proper capitals. A part all in capitals or all in small letters becomes
/// "Салтыков-Щедрин", "фон дер Лейен", "Гасан оглы"; one that was typed in both is kept as it was typed. Tidying
/// twice gives the same as once.
pub fn tidy(text: &str) -> String {
    let text = text.nfc().filter(|letter| !is_invisible(*letter)).collect::<String>();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let has_lower = text.chars().any(char::is_lowercase);
    let has_upper = text.chars().any(char::is_uppercase);
    if has_lower && has_upper {
        return text;
    }
    let words = text.split(' ').collect::<Vec<_>>();
    let last = words.len() - 1;
    words.iter().enumerate().map(|(place, word)| proper(word, place > 0, place < last)).collect::<Vec<_>>().join(" ")
}

/// Whether the letter is one of the unseen ones that spreadsheets and web pages leave in a text.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') || (letter.is_control() && !letter.is_whitespace())
}

fn proper(word: &str, has_before: bool, has_after: bool) -> String {
    let lower = word.to_lowercase();
    if (has_after && BEFORE.contains(&lower.as_str())) || (has_before && AFTER.contains(&lower.as_str())) {
        return lower;
    }
    let pieces = lower.split('-').collect::<Vec<_>>();
    let last = pieces.len() - 1;
    let pieces = pieces.iter().enumerate().map(|(place, piece)| {
        let small = (place < last && BEFORE.contains(piece)) || (place > 0 && AFTER.contains(piece));
        if small { (*piece).to_owned() } else { capital(piece) }
    });
    pieces.collect::<Vec<_>>().join("-")
}

/// A capital at the start, after a dot (И.И.), after a bracket, and after the apostrophe of О'Коннор.
fn capital(piece: &str) -> String {
    let mut start = true;
    let mut letters = 0;
    let mut proper = String::with_capacity(piece.len());
    for letter in piece.chars() {
        if letter.is_alphabetic() {
            if start {
                let upper = letter.to_uppercase();
                // Letters whose capital is two letters (ß, ŉ) are left small: a name does not begin with them.
                if upper.len() == 1 { proper.extend(upper) } else { proper.push(letter) }
            } else {
                proper.push(letter);
            }
            start = false;
            letters += 1;
        } else {
            start = matches!(letter, '.' | '(') || (matches!(letter, '\'' | '’') && letters == 1);
            letters = 0;
            proper.push(letter);
        }
    }
    proper
}
