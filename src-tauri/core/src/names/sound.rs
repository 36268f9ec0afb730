//! How a name sounds, for finding slips of the ear and the pen.

use super::fold::{fold, is_cyrillic};
use super::layout::cyrillic_of;

/// A key under which names that sound alike stand together: doubled letters once, unstressed vowels levelled, voiced
/// consonants as voiceless, no hard and soft signs; Latin spellings are read as Russian. Endings are kept, so that
/// Иванов and Иванова differ. Empty for a text without letters.
///
/// The rules follow the Russian variant of Metaphone as published by P. Kankovski ("Как ваша фамилия, или русский
/// MetaPhone", 2002), with е, и, й, э, ы levelled further.
pub fn sound(name: &str) -> String {
    let mut folded = fold(name);
    if folded.chars().any(char::is_alphabetic) && !folded.chars().any(is_cyrillic) {
        folded = cyrillic_of(&folded);
    }
    let folded = folded.replace("тс", "ц").replace("дс", "ц").replace("йо", "и").replace("ио", "и").replace("йе", "и").replace("ие", "и");
    let mut key = String::with_capacity(folded.len());
    for letter in folded.chars() {
        let heard = match letter {
            'ъ' | 'ь' => continue,
            'о' | 'а' | 'я' => 'а',
            'е' | 'и' | 'й' | 'э' | 'ы' | 'і' | 'ї' | 'є' => 'и',
            'ю' => 'у',
            'б' => 'п',
            'в' => 'ф',
            'г' | 'ґ' => 'к',
            'д' => 'т',
            'ж' | 'щ' => 'ш',
            'з' => 'с',
            ' ' => continue,
            other => other,
        };
        if !key.ends_with(heard) {
            key.push(heard);
        }
    }
    key
}
