//! Folding: the one spelling under which texts are compared, sorted and searched.

use unicode_normalization::UnicodeNormalization;

/// Cyrillic letters and the Latin ones that look the same on paper.
const LOOK_ALIKES: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('а', 'a'),
    ('е', 'e'),
    ('к', 'k'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('Ё', 'Ë'),
    ('ё', 'ë'),
];

/// The spelling under which texts are compared: lower case of any alphabet, composed, ё as е, stress marks dropped,
/// look-alike letters of the other alphabet put right inside a word, everything that is neither letter nor digit one
/// space. й, ъ and ь stay. Folding twice gives the same as folding once.
pub fn fold(text: &str) -> String {
    if text.chars().all(is_plain) {
        return fold_plain(text);
    }
    let composed = text.nfc().collect::<String>();
    let mut lower = String::with_capacity(composed.len());
    for word in words_with_marks(&composed) {
        if !lower.is_empty() {
            lower.push(' ');
        }
        let alphabet = Alphabet::of(word);
        for letter in word.chars() {
            lower.extend(alphabet.put_right(letter).to_lowercase().filter(|letter| !is_mark(*letter)));
        }
    }
    // Dropping a mark can bring letters together that compose.
    let composed = lower.nfc().map(|letter| if letter == 'ё' { 'е' } else { letter }).collect::<String>();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as it looks on paper: in capitals, letters of the other alphabet that look alike as the Latin ones.
pub fn look(text: &str) -> String {
    let latin = |letter: char| LOOK_ALIKES.iter().find_map(|(cyrillic, latin)| (*cyrillic == letter).then_some(*latin)).unwrap_or(letter);
    text.trim().nfc().flat_map(char::to_uppercase).map(latin).collect()
}

/// Signs of which none composes with another, and letters of one alphabet: most names of people and organisations, and
/// lists are matched in thousands.
fn is_plain(letter: char) -> bool {
    matches!(letter, 'А'..='я' | 'Ё' | 'ё' | '«' | '»' | '№' | '–' | '—' | '„' | '“' | '”') || (letter.is_ascii() && !letter.is_ascii_alphabetic())
}

fn fold_plain(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for letter in text.chars() {
        let lower = match letter {
            'Ё' | 'ё' => 'е',
            'А'..='Я' => char::from_u32(letter as u32 + 0x20).unwrap_or(letter),
            'а'..='я' | '0'..='9' => letter,
            _ => {
                space = !folded.is_empty();
                continue;
            }
        };
        if space {
            folded.push(' ');
            space = false;
        }
        folded.push(lower);
    }
    folded
}

/// Whether the letter is of the Russian or a kindred alphabet.
pub(super) fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

/// Marks over and under letters: stress, and what is left of letters that have no composed form.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn words_with_marks(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter)).filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Which alphabet a word is written in, for its look-alikes.
enum Alphabet {
    AsTyped,
    Cyrillic,
    Latin,
}

impl Alphabet {
    /// A word of both alphabets is Cyrillic, unless only the Cyrillic letters in it have a twin ("Cоca" with a Cyrillic о).
    fn of(word: &str) -> Self {
        let cyrillic = || word.chars().filter(|letter| is_cyrillic(*letter));
        let latin = || word.chars().filter(|letter| letter.is_alphabetic() && !is_cyrillic(*letter) && !is_mark(*letter));
        if cyrillic().next().is_none() || latin().next().is_none() {
            return Self::AsTyped;
        }
        let latin_has_twins = latin().all(|letter| LOOK_ALIKES.iter().any(|(_, twin)| *twin == letter));
        let cyrillic_has_twins = cyrillic().all(|letter| LOOK_ALIKES.iter().any(|(twin, _)| *twin == letter));
        if !latin_has_twins && cyrillic_has_twins { Self::Latin } else { Self::Cyrillic }
    }

    fn put_right(&self, letter: char) -> char {
        let twin = match self {
            Self::AsTyped => None,
            Self::Cyrillic => LOOK_ALIKES.iter().find(|(_, latin)| *latin == letter).map(|(cyrillic, _)| *cyrillic),
            Self::Latin => LOOK_ALIKES.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| *latin),
        };
        twin.unwrap_or(letter)
    }
}
