//! What a search may have meant: the wrong keyboard layout, and Latin letters for Russian ones.

use super::fold::{fold, is_cyrillic};

/// Keys of the Latin layout and what stands on them in the Russian one.
const LATIN_KEYS: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN_KEYS: &str = "ёйцукенгшщзхъфывапролджэячсмитьбю";

/// Latin spellings of Russian letters, longer ones first: passports, the GOST tables and habit.
const SPELLINGS: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("sch", "щ"),
    ("tch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("tz", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yo", "е"),
    ("jo", "е"),
    ("yu", "ю"),
    ("ju", "ю"),
    ("iu", "ю"),
    ("ya", "я"),
    ("ja", "я"),
    ("ia", "ия"),
    ("ye", "е"),
    ("je", "е"),
    ("ck", "к"),
    ("ph", "ф"),
    ("a", "а"),
    ("b", "б"),
    ("c", "к"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "в"),
    ("x", "кс"),
    ("y", "ы"),
    ("z", "з"),
];

/// What a search text may have meant besides what it says, folded: the same keys in the other layout (`bdfyjd`, `шмфтщм`)
/// and the Russian reading of Latin letters (`ivanov`). At most two, never the text itself.
pub fn meant(text: &str) -> Vec<String> {
    let typed = fold(text);
    let mut variants = Vec::new();
    let mut offer = |variant: String| {
        if !variant.is_empty() && variant != typed && !variants.contains(&variant) {
            variants.push(variant);
        }
    };
    let lower = text.to_lowercase();
    if lower.chars().any(is_cyrillic) {
        let latin = retyped(&lower, RUSSIAN_KEYS, LATIN_KEYS);
        offer(fold(&cyrillic_of(&fold(&latin))));
        offer(fold(&latin));
    } else if lower.chars().any(|letter| letter.is_ascii_alphabetic()) {
        offer(fold(&retyped(&lower, LATIN_KEYS, RUSSIAN_KEYS)));
        offer(cyrillic_of(&typed));
    }
    variants
}

fn retyped(text: &str, from: &str, to: &str) -> String {
    let key = |letter: char| from.chars().position(|key| key == letter).and_then(|place| to.chars().nth(place));
    text.chars().map(|letter| key(letter).unwrap_or(letter)).collect()
}

/// The Russian reading of folded Latin text, folded. Endings are read as surnames have them: -sky and -skiy are -ский,
/// -y after another consonant is -ый; an y beside a vowel is й.
pub(super) fn cyrillic_of(folded: &str) -> String {
    folded.split(' ').map(cyrillic_word).collect::<Vec<_>>().join(" ")
}

fn cyrillic_word(word: &str) -> String {
    for (ending, russian) in [
        ("skyi", "ский"),
        ("skiy", "ский"),
        ("skij", "ский"),
        ("skii", "ский"),
        ("sky", "ский"),
        ("ski", "ский"),
        ("skaya", "ская"),
        ("skaia", "ская"),
        ("iya", "ия"),
        ("iia", "ия"),
    ] {
        if let Some(stem) = word.strip_suffix(ending) {
            return letters(stem) + russian;
        }
    }
    letters(word)
}

fn letters(word: &str) -> String {
    let mut russian = String::with_capacity(word.len() * 2);
    let mut rest = word;
    let vowel = |letter: Option<char>| letter.is_some_and(|letter| "аеиоуыэюяaeiou".contains(letter));
    while let Some(first) = rest.chars().next() {
        let (spelling, letter) = match SPELLINGS.iter().find(|(spelling, _)| rest.starts_with(spelling)) {
            Some(("y" | "j", _)) if vowel(russian.chars().last()) => ("y", "й"),
            // "Aleksey" and "Andrei": an i after a vowel at the end is й.
            Some(("i", _)) if rest.len() == 1 && vowel(russian.chars().last()) => ("i", "й"),
            Some((spelling, letter)) => (*spelling, *letter),
            None => {
                russian.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        russian.push_str(letter);
        rest = &rest[spelling.len()..];
    }
    // "Dmitriy" and "Yuriy" end in -ий, "Belyy" in -ый.
    for (ending, proper) in [("иы", "ий"), ("ыы", "ый")] {
        if let Some(stem) = russian.strip_suffix(ending) {
            return format!("{stem}{proper}");
        }
    }
    russian
}
