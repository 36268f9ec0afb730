//! The sex that a name tells.

use super::fold::fold;
use super::givens;
use crate::people::Sex;

/// The sex that the patronymic tells, else the given name, else the surname, else the ending of an unlisted given name;
/// `unknown` where none does (Саша Коваленко).
pub fn sex_of(surname: &str, given: &str, patronymic: &str) -> Sex {
    let (surname, given) = (fold(surname), fold(given));
    [of_patronymic(patronymic), givens::sex_of_given(&given), of_surname(&surname), of_ending(&given)]
        .into_iter()
        .find(|sex| *sex != Sex::Unknown)
        .unwrap_or(Sex::Unknown)
}

/// The sex that a patronymic tells; an initial tells none.
pub(super) fn of_patronymic(patronymic: &str) -> Sex {
    let folded = fold(patronymic);
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    if ends(&["вна", "ична", "инична", "кызы", "гызы", "кизи"]) {
        Sex::Female
    } else if ends(&["вич", "ьич", "мич", "тич", "нич", "кич", "оглы", "оглу", "улы", "уулу"]) {
        Sex::Male
    } else {
        Sex::Unknown
    }
}

/// The sex that a surname's ending tells.
pub(super) fn of_surname(folded: &str) -> Sex {
    // The parts of a double surname agree where they can; the last one that tells decides.
    let of_part = |part: &str| {
        let ends = |endings: &[&str]| endings.iter().any(|ending| part.len() > ending.len() + 2 && part.ends_with(ending));
        if ends(&["ова", "ева", "ина", "ына", "ская", "цкая", "ная", "лая", "тая", "рая", "вая", "кая"]) {
            Sex::Female
        } else if ends(&["ов", "ев", "ин", "ын", "ский", "цкий", "ской", "цкой", "ный", "лый", "тый", "рый", "вый", "кий", "ной", "той"])
        {
            Sex::Male
        } else {
            Sex::Unknown
        }
    };
    folded.split(' ').rev().map(of_part).find(|sex| *sex != Sex::Unknown).unwrap_or(Sex::Unknown)
}

/// Most unlisted given names in -а and -я are a woman's; a consonant at the end tells nothing certain of foreign names.
fn of_ending(given: &str) -> Sex {
    if !givens::is_given(given) && given.chars().count() > 2 && (given.ends_with('а') || given.ends_with('я')) { Sex::Female } else { Sex::Unknown }
}
