//! Code 128 (ISO/IEC 15417): bars that a scanner of one line reads.

/// Widths of bars and spaces of the 103 characters and the three starts, in modules, from a bar on: table 1 of the standard.
const PATTERNS: [&[u8; 6]; 106] = [
    b"212222", b"222122", b"222221", b"121223", b"121322", b"131222", b"122213", b"122312", b"132212", b"221213", b"221312", b"231212", b"112232",
    b"122132", b"122231", b"113222", b"123122", b"123221", b"223211", b"221132", b"221231", b"213212", b"223112", b"312131", b"311222", b"321122",
    b"321221", b"312212", b"322112", b"322211", b"212123", b"212321", b"232121", b"111323", b"131123", b"131321", b"112313", b"132113", b"132311",
    b"211313", b"231113", b"231311", b"112133", b"112331", b"132131", b"113123", b"113321", b"133121", b"313121", b"211331", b"231131", b"213113",
    b"213311", b"213131", b"311123", b"311321", b"331121", b"312113", b"312311", b"332111", b"314111", b"221411", b"431111", b"111224", b"111422",
    b"121124", b"121421", b"141122", b"141221", b"112214", b"112412", b"122114", b"122411", b"142112", b"142211", b"241211", b"221114", b"413111",
    b"241112", b"134111", b"111242", b"121142", b"121241", b"114212", b"124112", b"124211", b"411212", b"421112", b"421211", b"212141", b"214121",
    b"412121", b"111143", b"111341", b"131141", b"114113", b"114311", b"411113", b"411311", b"113141", b"114131", b"311141", b"411131", b"211412",
    b"211214", b"211232",
];
/// The stop character, with the bar that ends the symbol.
const STOP: &[u8; 7] = b"2331112";
const CODE_C: u8 = 99;
const CODE_B: u8 = 100;
const START_B: u8 = 104;
const START_C: u8 = 105;
/// The quiet zone that stands on both sides, modules.
pub(crate) const QUIET: u32 = 10;
/// The most signs: more make a symbol that no scanner takes in at once.
const MOST: usize = 80;

/// Widths of bars and spaces in turn, in modules, from the first bar to the last; none where the text is empty, too long or
/// holds anything but ASCII letters, digits and signs.
pub(crate) fn bars(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() || text.len() > MOST || !text.bytes().all(|sign| (b' '..=b'~').contains(&sign)) {
        return None;
    }
    let mut characters = characters(text.as_bytes());
    characters.push(check(&characters));
    let widths = characters.iter().flat_map(|character| PATTERNS[usize::from(*character)].iter());
    Some(widths.chain(STOP).map(|width| width - b'0').collect())
}

/// The characters from the start on. Pairs of digits take one each where a run of them is long enough to be worth the change
/// (annex E): four at an end of the text, six within it.
fn characters(text: &[u8]) -> Vec<u8> {
    let digits_from = |at: usize| text[at..].iter().take_while(|sign| sign.is_ascii_digit()).count();
    let mut made = Vec::new();
    let mut pairs = false;
    let mut at = 0;
    while at < text.len() {
        let run = digits_from(at);
        let enough = if at == 0 || at + run == text.len() { 4 } else { 6 };
        // Of an odd run the first digit stands alone, so that the pairs reach its end; at the very start they come first.
        let starts = run >= enough && (run.is_multiple_of(2) || at == 0) || text.len() == 2 && run == 2;
        if pairs && run < 2 {
            made.push(CODE_B);
            pairs = false;
        } else if !pairs && starts {
            made.push(if at == 0 { START_C } else { CODE_C });
            pairs = true;
        } else if at == 0 && made.is_empty() {
            made.push(START_B);
        }
        if pairs {
            made.push((text[at] - b'0') * 10 + text[at + 1] - b'0');
            at += 2;
        } else {
            made.push(text[at] - b' ');
            at += 1;
        }
    }
    made
}

/// The check character: the start and each character by its place, modulo 103.
fn check(characters: &[u8]) -> u8 {
    let sum: usize = characters.iter().enumerate().map(|(place, character)| place.max(1) * usize::from(*character)).sum();
    u8::try_from(sum % 103).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_has_the_properties_that_the_standard_gives_it() {
        for pattern in PATTERNS {
            assert_eq!(pattern.iter().map(|width| u32::from(width - b'0')).sum::<u32>(), 11, "eleven modules");
            let bars: u8 = pattern.iter().step_by(2).map(|width| width - b'0').sum();
            assert_eq!(bars % 2, 0, "an even count of dark ones");
        }
        assert_eq!(PATTERNS.iter().collect::<BTreeSet<_>>().len(), 106, "no two alike");
        assert_eq!(STOP.iter().map(|width| u32::from(width - b'0')).sum::<u32>(), 13, "the stop has two modules more");
    }

    #[test]
    fn published_check_characters() {
        // «PJJ123C» in code set A, and «AIM1234» as the manufacturers' association prints it.
        assert_eq!(check(&[103, 48, 42, 42, 17, 18, 19, 35]), 54, "PJJ123C");
        let aim = [START_B, 33, 41, 45, CODE_C, 12, 34];
        assert_eq!((characters(b"AIM1234"), check(&aim)), (aim.to_vec(), 87), "AIM1234");
        assert_eq!((characters(b"Wikipedia")[0], check(&characters(b"Wikipedia"))), (START_B, 88), "Wikipedia");
    }

    #[test]
    fn digits_are_paired_where_that_is_shorter() {
        for (text, expected) in [
            ("1234", vec![START_C, 12, 34]),
            ("12345", vec![START_C, 12, 34, CODE_B, 21]),
            ("12", vec![START_C, 12]),
            ("123", vec![START_B, 17, 18, 19]),
            ("A12345", vec![START_B, 33, 17, CODE_C, 23, 45]),
            ("A1234B", vec![START_B, 33, 17, 18, 19, 20, 34]),
            ("A123456B", vec![START_B, 33, CODE_C, 12, 34, 56, CODE_B, 34]),
            ("~ ", vec![START_B, 94, 0]),
        ] {
            assert_eq!(characters(text.as_bytes()), expected, "{text:?}");
        }
        for wrong in ["", "СК-2019", "a\u{7F}", "line\nfeed", &"1".repeat(81)] {
            assert_eq!(bars(wrong), None, "{wrong:?} has no bars");
        }
    }

    #[test]
    fn what_was_drawn_is_read_back() {
        for text in ["R0123456789ABCDEF", "00017893321145600198", "a1b22c333d4444e55555f666666g", "0", "99", "a0000000", "0000000a"] {
            let widths = bars(text).expect("it has bars");
            assert_eq!(read(&widths).as_deref(), Some(text), "a reader of the table finds it");
        }
    }

    /// The text of bars, as a scanner reads them.
    fn read(widths: &[u8]) -> Option<String> {
        let (body, stop) = widths.split_at(widths.len() - 7);
        let digits: Vec<u8> = widths.iter().map(|width| width + b'0').collect();
        let characters: Vec<u8> = digits[..body.len()]
            .chunks(6)
            .map(|chunk| PATTERNS.iter().position(|pattern| pattern[..] == *chunk).map(|at| at as u8))
            .collect::<Option<_>>()?;
        let (checked, data) = characters.split_last()?;
        if stop.iter().map(|width| width + b'0').ne(STOP.iter().copied()) || check(data) != *checked {
            return None;
        }
        let mut pairs = data[0] == START_C;
        let mut text = String::new();
        for character in &data[1..] {
            match *character {
                CODE_C if !pairs => pairs = true,
                CODE_B if pairs => pairs = false,
                value if pairs => text += &format!("{value:02}"),
                value => text.push(char::from(value + b' ')),
            }
        }
        Some(text)
    }
}
