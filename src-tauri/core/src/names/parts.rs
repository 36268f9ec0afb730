//! The parts of a full name.

use super::fold::fold;
use super::givens::{is_formal_given, is_given, is_of_a_father};
use super::sex::of_patronymic;
use super::tidy::tidy;
use crate::people::Sex;

/// A full name in its parts; any of them may be empty, the given name and the patronymic may be initials with a dot.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FullName {
    /// The surname.
    pub surname: String,
    /// The given name.
    pub given: String,
    /// The patronymic.
    pub patronymic: String,
}

impl FullName {
    /// Surname, given name, patronymic, without the empty ones.
    pub fn full(&self) -> String {
        [&self.surname, &self.given, &self.patronymic].into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// "Иванов И. И." with no-break spaces, so that a line never ends inside; "Римская А.-М." for a double given name.
    pub fn with_initials(&self) -> String {
        let initials = [&self.given, &self.patronymic].into_iter().map(|part| initial(part));
        std::iter::once(self.surname.clone()).chain(initials).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\u{a0}")
    }
}

fn initial(part: &str) -> String {
    let letters = part.split('-').filter_map(|piece| piece.chars().find(|letter| letter.is_alphabetic()));
    letters.map(|letter| format!("{}.", letter.to_uppercase())).collect::<Vec<_>>().join("-")
}

/// The parts of a full name as lists have them, tidied: "Иванов Иван Иванович", "Иван Иванович Иванов", "ИВАНОВ Иван",
/// "Иванов И.И.", "Иванов, Иван", "Иванова (Петрова) Анна", "Мамедов Али Гасан оглы". No word is lost, and none is
/// added. Where nothing tells the order, the surname comes first.
pub fn split(cell: &str) -> FullName {
    let words = words(cell);
    let (surname, given, patronymic) = places(&words);
    let part = |places: Vec<usize>| tidy(&places.into_iter().map(|place| words[place].text.as_str()).collect::<Vec<_>>().join(" "));
    FullName { surname: part(surname), given: part(given), patronymic: part(patronymic) }
}

struct Word {
    text: String,
    comma: bool,
}

impl Word {
    fn is_initial(&self) -> bool {
        let letters = self.text.chars().filter(|letter| letter.is_alphabetic()).count();
        letters == 1 && self.text.chars().all(|letter| letter.is_alphabetic() || letter == '.')
    }

    fn is_capitals(&self) -> bool {
        self.text.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !self.text.chars().any(char::is_lowercase)
    }
}

/// The words: split at spaces, after commas, and after the dots of initials; a word in brackets stays with the one before.
fn words(cell: &str) -> Vec<Word> {
    let tidied = cell.replace(',', " , ");
    let mut words = Vec::<Word>::new();
    for chunk in tidied.split_whitespace() {
        if chunk == "," {
            if let Some(word) = words.last_mut() {
                word.comma = true;
            }
        } else if chunk.starts_with('(') && !words.is_empty() {
            if let Some(word) = words.last_mut() {
                word.text = format!("{} {chunk}", word.text);
            }
        } else {
            words.extend(initials_apart(chunk).into_iter().map(|text| Word { text, comma: false }));
        }
    }
    words
}

/// "И.И." is two words, "Иванов" and "св.Анна" are one.
fn initials_apart(chunk: &str) -> Vec<String> {
    let pieces = chunk.split_inclusive('.').collect::<Vec<_>>();
    let initials = pieces.iter().all(|piece| piece.chars().filter(|letter| letter.is_alphabetic()).count() == 1);
    let before_a_name = pieces.len() > 1 && pieces[..pieces.len() - 1].iter().all(|piece| piece.chars().count() == 2);
    if initials || before_a_name { pieces.into_iter().map(str::to_owned).collect() } else { vec![chunk.to_owned()] }
}

type Places = (Vec<usize>, Vec<usize>, Vec<usize>);

/// Which words are the surname, the given name, the patronymic.
fn places(words: &[Word]) -> Places {
    let count = words.len();
    let all = |range: std::ops::Range<usize>| range.collect::<Vec<_>>();
    if count == 0 {
        return Places::default();
    }
    // "Иванов И. И." and "И. И. Иванов".
    let initials = (0..count).filter(|place| words[*place].is_initial()).collect::<Vec<_>>();
    if !initials.is_empty() && initials.len() <= 2 && initials.len() < count {
        let rest = (0..count).filter(|place| !initials.contains(place)).collect::<Vec<_>>();
        // "Иванов Иван И.": one initial after two names is the patronymic.
        if initials.len() == 1 && rest.len() == 2 && initials[0] == 2 {
            let (surname, given, _) = places(&words[..2]);
            if surname.len() == 1 && given.len() == 1 {
                return (surname, given, initials);
            }
        }
        return (rest, initials[..1].to_vec(), initials[1..].to_vec());
    }
    let comma = words.iter().position(|word| word.comma).filter(|place| place + 1 < count);
    // "Гасан оглы" is a patronymic of two words.
    let suffix = (2..count).find(|place| matches!(fold(&words[*place].text).as_str(), "оглы" | "оглу" | "улы" | "уулу" | "кызы" | "гызы" | "кизи"));
    if let Some(place) = suffix.filter(|place| *place + 1 == count && count > 3) {
        return (all(0..place - 2), vec![place - 2], all(place - 1..count));
    }
    if let Some(comma) = comma {
        return after_surname(all(0..comma + 1), all(comma + 1..count));
    }
    match count {
        1 if is_formal_given(&fold(&words[0].text)) => (Vec::new(), vec![0], Vec::new()),
        1 => (vec![0], Vec::new(), Vec::new()),
        2 => two(words),
        _ => many(words),
    }
}

fn after_surname(surname: Vec<usize>, rest: Vec<usize>) -> Places {
    let mut rest = rest.into_iter();
    let given = rest.next().into_iter().collect();
    (surname, given, rest.collect())
}

fn two(words: &[Word]) -> Places {
    let given = [is_given(&words[0].text), is_given(&words[1].text)];
    let surname_first = (vec![0], vec![1], Vec::new());
    let given_first = (vec![1], vec![0], Vec::new());
    if is_patronymic(&words[1].text) && is_of_a_father(&words[1].text) && given[0] {
        return (Vec::new(), vec![0], vec![1]);
    }
    match (given, [words[0].is_capitals(), words[1].is_capitals()]) {
        ([_, _], [true, false]) => surname_first,
        ([_, _], [false, true]) => given_first,
        ([true, false], _) => given_first,
        _ => surname_first,
    }
}

fn many(words: &[Word]) -> Places {
    let last = words.len() - 1;
    let all = |range: std::ops::Range<usize>| range.collect::<Vec<_>>();
    let patronymic = |place: usize| is_patronymic(&words[place].text);
    // "Анна Ивановна Петрович": the surname looks like a patronymic too, and the order is told by the given name.
    let given_first = |place: usize| place < last && patronymic(place) && is_of_a_father(&words[place].text) && is_given(&words[place - 1].text);
    if given_first(1) && !is_given(&words[last - 1].text) {
        return (all(2..last + 1), vec![0], vec![1]);
    }
    if patronymic(last) {
        return (all(0..last - 1), vec![last - 1], vec![last]);
    }
    if patronymic(1) {
        return (all(2..last + 1), vec![0], vec![1]);
    }
    let capitals = (0..=last).filter(|place| words[*place].is_capitals()).collect::<Vec<_>>();
    if capitals.len() == 1 {
        let rest = (0..=last).filter(|place| *place != capitals[0]).collect();
        return after_surname(capitals, rest);
    }
    if is_given(&words[0].text) && !is_given(&words[1].text) && !is_given(&words[last].text) && last == 2 {
        return (vec![2], vec![0], vec![1]);
    }
    after_surname(vec![0], all(1..last + 1))
}

fn is_patronymic(word: &str) -> bool {
    word.chars().count() > 4 && of_patronymic(word) != Sex::Unknown
}
