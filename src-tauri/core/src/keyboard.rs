//! What a scanner types while the keyboard is set to another language than the scanner believes.
//!
//! A scanner is a keyboard: it presses the keys on which the signs of a code stand. Where the system reads these keys as
//! Russian, Latin letters come as the Russian ones on the same keys, and the other way round; digits and the hyphen stay.
//! The keys are those of the Russian layout of Windows, Linux and macOS (ЙЦУКЕН, GOST 6431) over the American one.

const RUSSIAN: &str = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬЁХЪЖЭБЮ";
const LATIN: &str = "QWERTYUIOPASDFGHJKLZXCVBNM`[];',.";

/// The key of a sign: of a Russian letter the Latin sign on its key, of all others their capital.
pub fn key(sign: char) -> char {
    let capital = sign.to_uppercase().next().unwrap_or(sign);
    RUSSIAN.chars().zip(LATIN.chars()).find_map(|(russian, latin)| (russian == capital).then_some(latin)).unwrap_or(capital)
}

/// The keys of a text: equal for two texts that were typed by the same keys, whatever the keyboard was set to. Signs of which
/// each layout makes another (`|`, `/` and `.`; `,` and `?`) count as one.
pub fn keys(text: &str) -> String {
    text.trim().chars().map(key).map(sign_of).collect()
}

fn sign_of(key: char) -> char {
    match key {
        '|' | '/' | '\\' => '.',
        '?' => ',',
        '№' => '#',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_russian_letter_has_a_key_of_its_own() {
        let keys: std::collections::BTreeSet<char> = RUSSIAN.chars().map(key).collect();
        assert_eq!(keys.len(), 33, "33 letters on 33 keys");
        assert_eq!(RUSSIAN.chars().count(), LATIN.chars().count(), "the rows of keys are as long");
        for (russian, latin) in [('й', 'Q'), ('Ф', 'A'), ('с', 'C'), ('я', 'Z'), ('ю', '.')] {
            assert_eq!(key(russian), latin, "{russian} and {latin} are one key");
        }
    }

    #[test]
    fn one_text_has_the_same_keys_under_both_layouts() {
        for (printed, typed) in [("AB|2019-04-29|7QX", "фи/2019-04-29/7йч"), ("СК-2019-А1-7", "cr-2019-f1-7"), ("17/FB2.1", "17.аи2ю1")] {
            assert_eq!(keys(printed), keys(typed), "{typed} is what comes of {printed}");
        }
        assert_ne!(keys("СК-2019"), keys("СК-2018"), "digits tell texts apart");
    }
}
