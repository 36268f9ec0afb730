//! The six cases of a person's name.
//!
//! Endings come from the rule set of petrovich (`petrovich.json`, its licence beside it), which our own table goes before.
//! Where neither is certain, the nominative is given back with the reason: a certificate with a neutral wording is better
//! than one with a name put wrong.

mod own;
mod remembered;
mod rules;

use super::fold::is_cyrillic;
use super::parts::FullName;
use super::sex::{of_patronymic, sex_of};
use super::{fold, givens};
use crate::people::Sex;
pub use remembered::{Correction, InCase, NameSource, in_case};
use rules::Answer;

crate::choices! {
    /// A grammatical case.
    Case, fallback Nominative {
        /// Who: Иванова.
        Nominative = "nominative",
        /// Of whom: Ивановой.
        Genitive = "genitive",
        /// To whom: Ивановой.
        Dative = "dative",
        /// Whom: Иванову.
        Accusative = "accusative",
        /// By whom: Ивановой.
        Instrumental = "instrumental",
        /// About whom: Ивановой.
        Prepositional = "prepositional",
    }
}

crate::choices! {
    /// Why a name was left in the nominative.
    Doubt, fallback Ending {
        /// The sex is not known and decides, or the parts of the name contradict each other or what the record says.
        Sex = "sex",
        /// Letters of another alphabet, a stress mark, a digit.
        Letters = "letters",
        /// An ending that is declined in more than one way, or by no rule.
        Ending = "ending",
    }
}

/// A name put into a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined {
    /// The name in the case asked for; in the nominative where there is a doubt.
    pub name: FullName,
    /// Why it is in the nominative.
    pub doubt: Option<Doubt>,
}

/// The part of a name: each has its own rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Surname,
    Given,
    Patronymic,
}

/// Puts a full name, given in the nominative, into a case. Certain in all its parts, or left as it is with the doubt.
///
/// What stands before an ending keeps its letters and capitals. Initials, particles (де, фон) and оглы, кызы stay. The parts
/// of a double name are declined each. An unknown sex is no doubt where both sexes are declined alike.
pub fn decline(name: &FullName, sex: Sex, case: Case) -> Declined {
    let told = sex_of(&name.surname, &name.given, &name.patronymic);
    let declined = match (sex, told) {
        _ if case == Case::Nominative => return Declined { name: name.clone(), doubt: None },
        _ if contradicts(name, sex) => Err(Doubt::Sex),
        (Sex::Unknown, Sex::Unknown) => match (with_sex(name, Sex::Female, case), with_sex(name, Sex::Male, case)) {
            (Ok(female), Ok(male)) if female == male => Ok(female),
            (Err(Doubt::Letters), _) => Err(Doubt::Letters),
            _ => Err(Doubt::Sex),
        },
        (Sex::Unknown, told) => with_sex(name, told, case),
        (sex, _) => with_sex(name, sex, case),
    };
    match declined {
        Ok(name) => Declined { name, doubt: None },
        Err(doubt) => Declined { name: name.clone(), doubt: Some(doubt) },
    }
}

/// A patronymic or a listed given name of the other sex: the record is wrong somewhere, and a person has to look.
fn contradicts(name: &FullName, sex: Sex) -> bool {
    let of_given = givens::sex_of_given(&fold(&name.given));
    let of_father = of_patronymic(&name.patronymic);
    let other = |told: Sex| told != Sex::Unknown && sex != Sex::Unknown && told != sex;
    other(of_given) || other(of_father) || (of_given != Sex::Unknown && of_father != Sex::Unknown && of_given != of_father)
}

fn with_sex(name: &FullName, sex: Sex, case: Case) -> Result<FullName, Doubt> {
    Ok(FullName {
        surname: part(Part::Surname, &name.surname, sex, case)?,
        given: part(Part::Given, &name.given, sex, case)?,
        patronymic: part(Part::Patronymic, &name.patronymic, sex, case)?,
    })
}

/// What a patronymic of the East ends in; such a patronymic is not declined.
const OF_A_FATHER: &[&str] = &["оглы", "оглу", "улы", "уулу", "кызы", "гызы", "кизи"];

fn part(part: Part, text: &str, sex: Sex, case: Case) -> Result<String, Doubt> {
    if part == Part::Patronymic && fold(text).split(' ').any(|word| OF_A_FATHER.contains(&word)) {
        return Ok(text.to_owned());
    }
    let pieces = pieces(text);
    let mut declined = String::with_capacity(text.len() + 4);
    for (place, piece) in pieces.iter().enumerate() {
        let after = pieces.get(place + 1).map_or("", |next| next.text);
        if !piece.word || stays(piece.text, after) {
            declined.push_str(piece.text);
            continue;
        }
        if !piece.text.chars().all(|letter| matches!(letter, 'А'..='я' | 'Ё' | 'ё')) {
            return Err(Doubt::Letters);
        }
        let low = low(piece.text);
        let second = pieces.get(place + 2).filter(|next| is_hyphen(after) && next.word).map(|next| self::low(next.text));
        match rules::answer(part, &low, sex, case, second.as_deref()) {
            Answer::Stays => declined.push_str(piece.text),
            Answer::Doubt(doubt) => return Err(doubt),
            Answer::Ends { less, ending } => {
                let kept = piece.text.chars().count().saturating_sub(less);
                declined.extend(piece.text.chars().take(kept));
                if is_capitals(piece.text) { declined.push_str(&ending.to_uppercase()) } else { declined.push_str(ending) }
            }
        }
    }
    Ok(declined)
}

struct Piece<'a> {
    text: &'a str,
    word: bool,
}

/// Runs of letters and what stands between them.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '\u{300}'..='\u{36f}');
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (place, letter) in text.char_indices() {
        let word = is_word(letter);
        if before.is_some_and(|before| before != word) {
            pieces.push(Piece { text: &text[start..place], word: !word });
            start = place;
        }
        before = Some(word);
    }
    if let Some(word) = before {
        pieces.push(Piece { text: &text[start..], word });
    }
    pieces
}

/// An initial, an abbreviation with a dot, a particle in small letters.
fn stays(word: &str, after: &str) -> bool {
    let small = word.chars().next().is_some_and(char::is_lowercase);
    let initial = word.chars().nth(1).is_none() && word.chars().all(is_cyrillic);
    small || initial || after.starts_with('.')
}

fn is_hyphen(text: &str) -> bool {
    matches!(text, "-" | "‐" | "\u{2011}" | "–")
}

fn is_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase)
}

/// Small letters, ё as е: the spelling of the rules.
fn low(word: &str) -> String {
    word.to_lowercase().replace('ё', "е")
}
