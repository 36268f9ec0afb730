//! Phones and e-mail addresses.

use super::Refusal;
use crate::error::Code;

/// A phone in one spelling: `+7 NNN NNN-NN-NN` for a Russian number however it was typed (8, 7, +7, ten digits), the
/// digits as grouped for one of another country with its plus. An extension stays behind it as typed. Several phones
/// in one cell, with commas, semicolons or strokes between them, are given with commas.
pub fn phone(text: &str) -> Result<String, Refusal> {
    let pieces = text.split([',', ';', '/', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
    let mut phones = Vec::<String>::new();
    for piece in pieces {
        // "доб. 12, 13" would be two pieces: what has no number of its own belongs to the phone before.
        match (one_phone(piece), phones.last_mut()) {
            (Some(phone), _) => phones.push(phone),
            (None, Some(before)) if piece.starts_with(char::is_alphabetic) => *before = format!("{before} {piece}"),
            _ => return Err(Refusal::new(Code::BadPhone).with("text", text.trim())),
        }
    }
    Ok(phones.join(", "))
}

/// The digits of the first phone with the country's code, for comparing: `79101234567`. Empty where there is none.
pub fn phone_digits(text: &str) -> String {
    phones_digits(text).into_iter().next().unwrap_or_default()
}

/// The digits of every phone in a cell with the country's code; what is no phone is passed over.
pub fn phones_digits(text: &str) -> Vec<String> {
    let pieces = text.split([',', ';', '/', '\n']).filter_map(|piece| one_phone(piece.trim()));
    pieces
        .map(|phone| phone.split(|letter: char| letter.is_alphabetic()).next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect())
        .collect()
}

fn one_phone(text: &str) -> Option<String> {
    let start = text.find(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '('))?;
    // "тел. 8 910": a word before is passed over, a word after is an extension.
    let lead = &text[..start];
    if lead.chars().filter(|letter| letter.is_alphabetic()).count() > 10 {
        return None;
    }
    let rest = &text[start..];
    let end = rest.find(|letter: char| letter.is_alphabetic() || letter == '#').unwrap_or(rest.len());
    let (number, extension) = rest.split_at(end);
    // A letter right behind a digit is a slip, not an extension.
    if extension.starts_with(char::is_alphabetic) && number.ends_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let allowed =
        |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || matches!(letter, '+' | '(' | ')' | '-' | '.' | '‐' | '‑' | '–' | '—');
    if !number.chars().all(allowed) || number.rfind('+').is_some_and(|place| place > 0) {
        return None;
    }
    let digits = number.chars().filter(char::is_ascii_digit).collect::<String>();
    let abroad = number.starts_with('+') && !digits.starts_with('7');
    let phone = match (digits.len(), abroad) {
        (8..=15, true) => format!("+{}", number[1..].split_whitespace().collect::<Vec<_>>().join(" ")),
        (10, false) if !number.starts_with('+') => russian(&digits),
        (11, false) if digits.starts_with(['7', '8']) => russian(&digits[1..]),
        _ => return None,
    };
    let extension = extension.trim();
    // "(Иван)" after a number leaves its bracket behind.
    if extension.is_empty() { Some(phone) } else { Some(format!("{} {extension}", phone.trim_end())) }
}

fn russian(ten: &str) -> String {
    format!("+7 {} {}-{}-{}", &ten[..3], &ten[3..6], &ten[6..8], &ten[8..])
}

/// An e-mail address, in small letters; a cell with several is refused.
pub fn email(text: &str) -> Result<String, Refusal> {
    let mut all = emails(text)?;
    match all.len() {
        0 => Ok(String::new()),
        1 => Ok(all.remove(0)),
        _ => Err(Refusal::new(Code::BadEmail).with("text", text.trim())),
    }
}

/// The e-mail addresses of a cell, in small letters and in their order, each once: "a@example.org; b@example.org",
/// "Анна <a@example.org>".
pub fn emails(text: &str) -> Result<Vec<String>, Refusal> {
    let refusal = |piece: &str| Refusal::new(Code::BadEmail).with("text", piece);
    let mut all = Vec::new();
    for cell in text.split([',', ';', '\n']) {
        let named = cell.find('<').zip(cell.rfind('>')).filter(|(open, close)| open < close).map(|(open, close)| &cell[open + 1..close]);
        for piece in named.unwrap_or(cell).split(|letter: char| letter.is_whitespace() || letter == '/') {
            let piece = piece.trim_matches(|letter: char| letter.is_control() || matches!(letter, '.' | '\u{200b}' | '\u{feff}' | '"' | '(' | ')'));
            let address = piece.to_lowercase();
            let address = address.strip_prefix("mailto:").unwrap_or(&address);
            if address.is_empty() {
                continue;
            }
            if !is_address(address) {
                return Err(refusal(piece));
            }
            if !all.iter().any(|other| other == address) {
                all.push(address.to_owned());
            }
        }
    }
    Ok(all)
}

/// The form of RFC 5321, with letters of other alphabets (RFC 6531) but one alphabet a label: a Russian с inside a Latin
/// address looks right and never arrives.
fn is_address(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let local_fits = (1..=64).contains(&local.len())
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|letter| letter.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(letter));
    let labels = domain.split('.').collect::<Vec<_>>();
    let label_fits = |label: &&str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let top_fits = labels
        .last()
        .is_some_and(|top| top.chars().count() > 1 && top.chars().all(|letter| letter.is_alphabetic() || letter == '-' || top.starts_with("xn--")));
    local_fits
        && address.len() <= 254
        && labels.len() > 1
        && labels.iter().all(label_fits)
        && top_fits
        && labels.iter().chain([&local]).all(|label| of_one_alphabet(label))
}

fn of_one_alphabet(label: &str) -> bool {
    let latin = label.chars().any(|letter| letter.is_ascii_alphabetic());
    let other = label.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
    !(latin && other)
}
