//! Where a line may end: the Unicode rules (UAX 14) less what Russian and English typography keep together.
//!
//! Kept together: a short preposition or conjunction and what it belongs to, initials and their surname, a number and its
//! unit or month, a sign or an abbreviation and its number ("№ 5", "г. Белгород"), a dash and the word before it, the parts of a
//! number ("СК-2019-А1").

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// What is between two pieces of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// The line must end here.
    Must,
    /// The line may end here.
    May,
    /// The line should not end here.
    Glued,
}

/// The places in `text` where lines may or must end, ascending, as byte offsets behind the spaces; the text's end is among them.
/// Places that Unicode allows and typography forbids come as [`Joint::Glued`].
#[must_use]
pub fn joints(text: &str) -> Vec<(usize, Joint)> {
    let mut found: Vec<(usize, Joint)> = linebreaks(text)
        // A soft hyphen is a division of the word, not its end.
        .filter(|(at, kind)| *kind == BreakOpportunity::Mandatory || !text[..*at].ends_with('\u{AD}'))
        .map(|(at, kind)| {
            let joint = match kind {
                BreakOpportunity::Mandatory => Joint::Must,
                BreakOpportunity::Allowed if text[..at].ends_with(' ') && keeps(text, at) => Joint::Glued,
                BreakOpportunity::Allowed if in_number(text, at) => Joint::Glued,
                BreakOpportunity::Allowed => Joint::May,
            };
            (at, joint)
        })
        .collect();
    initials(text, &mut found);
    found
}

/// Words after which a line does not end.
const LEADERS: &[&str] = &[
    "а", "в", "во", "до", "за", "и", "из", "к", "ко", "на", "не", "ни", "но", "о", "об", "от", "по", "с", "со", "у", "то", "же", "без", "для", "при",
    "под", "над", "про", "или", "a", "an", "i", "the", "of", "to", "in", "on", "at", "by", "or",
];

/// Words before which a line does not end.
const FOLLOWERS: &[&str] = &["бы", "б", "ж", "же", "ли", "ль", "—", "–", "-"];

/// Abbreviations and signs that belong to what follows.
const ABBREVIATIONS: &[&str] = &[
    "№",
    "§",
    "#",
    "г.",
    "гор.",
    "обл.",
    "р-н",
    "пос.",
    "с.",
    "д.",
    "дер.",
    "ул.",
    "пр.",
    "просп.",
    "пер.",
    "пл.",
    "стр.",
    "корп.",
    "кв.",
    "оф.",
    "каб.",
    "п.",
    "пп.",
    "ст.",
    "ч.",
    "гл.",
    "рис.",
    "табл.",
    "прил.",
    "им.",
    "тел.",
    "т.",
    "см.",
    "ок.",
    "гр.",
    "no.",
    "nos.",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "st.",
    "p.",
    "pp.",
    "fig.",
    "tel.",
];

/// What belongs to the number before it and does not begin with a small letter.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "₽",
    "$",
    "€",
    "°",
    "°c",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether a hyphen beside a digit stands here: "СК-2019-А1", "152-ФЗ", "3-й".
fn in_number(text: &str, at: usize) -> bool {
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    text[..at].strip_suffix('-').is_some_and(|before| digit(before.chars().next_back()) || digit(text[at..].chars().next()))
}

fn keeps(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    let last = before.rsplit([' ', '\n', '\u{A0}']).next().unwrap_or(before);
    let next = text[at..].split([' ', '\n', '\u{A0}']).next().unwrap_or("");
    let bare = last.trim_start_matches(['«', '"', '(', '„', '“']).to_lowercase();
    let next_bare = next.trim_end_matches([',', ';', ':', '.', ')', '»', '!', '?']).to_lowercase();
    let next_lower = next.to_lowercase();
    if LEADERS.contains(&bare.as_str()) || FOLLOWERS.contains(&next_bare.as_str()) || FOLLOWERS.contains(&next) {
        return true;
    }
    if ABBREVIATIONS.contains(&bare.as_str()) {
        return true;
    }
    let number = last.ends_with(|c: char| c.is_ascii_digit()) && last.starts_with(|c: char| c.is_ascii_digit() || "+-−(«".contains(c));
    let thousands =
        next_bare.len() >= 3 && next_bare.as_bytes()[..3].iter().all(u8::is_ascii_digit) && next_bare.as_bytes().get(3).is_none_or(|b| *b == b',');
    // "48 заявок": a number and the word that it counts.
    let counted = next.starts_with(char::is_lowercase) && !LEADERS.contains(&next_bare.as_str());
    number && (counted || thousands || UNITS.contains(&next_lower.as_str()) || UNITS.contains(&next_bare.as_str()))
}

/// One capital and a full stop, or several of them without spaces: "И.", "И.И.".
fn is_initials(word: &str) -> bool {
    let mut letters = 0;
    let mut chars = word.trim_end_matches([',', ';', ')', '»']).chars();
    while let Some(c) = chars.next() {
        let double = c.is_uppercase() && chars.clone().next().is_some_and(|n| n.is_lowercase());
        if double {
            chars.next();
        }
        if !c.is_uppercase() || chars.next() != Some('.') {
            return false;
        }
        letters += 1;
    }
    (1..=3).contains(&letters)
}

fn initials(text: &str, found: &mut [(usize, Joint)]) {
    let mut start = 0;
    let words: Vec<&str> = found
        .iter()
        .map(|(at, _)| {
            let word = text[start..*at].trim();
            start = *at;
            word
        })
        .collect();
    let surname = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().nth(1).is_some_and(|c| c.is_lowercase() || matches!(c, '\'' | '’'))
            && !is_initials(word)
    };
    for at in 0..words.len() {
        if !is_initials(words[at]) {
            continue;
        }
        let following = words.get(at + 1).copied().unwrap_or("");
        let ends = words[at].ends_with([',', ';', ')', '»']);
        if !ends && found[at].1 == Joint::May && (is_initials(following) || surname(following)) && !precedes(&words, at, &surname) {
            found[at].1 = Joint::Glued;
        }
        if !ends && found[at].1 == Joint::May && is_initials(following) {
            found[at].1 = Joint::Glued;
        }
        if at > 0 && found[at - 1].1 == Joint::May && surname(words[at - 1]) && precedes(&words, at, &surname) {
            found[at - 1].1 = Joint::Glued;
        }
    }
}

/// Whether the initials at `at` belong to the surname before them: "Иванов И. И." rather than "И. И. Иванов".
fn precedes(words: &[&str], at: usize, surname: &dyn Fn(&str) -> bool) -> bool {
    // Nobody has more than four; a long row of them costs no more than that.
    let first = (0..=at).rev().take(4).take_while(|i| is_initials(words[*i])).last().unwrap_or(at);
    let last = (at..words.len()).take(4).take_while(|i| is_initials(words[*i])).last().unwrap_or(at);
    let before = first > 0 && surname(words[first - 1]) && !words[first - 1].ends_with([',', '.', ';', ':']);
    let closed = words[last].ends_with([',', ';', ')', '»']);
    let after = !closed && words.get(last + 1).is_some_and(|w| surname(w));
    before && !after
}
