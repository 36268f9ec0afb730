//! Names of many files by one pattern, such as `{number} {surname}`: safe on every system, no two the same.

use std::collections::HashSet;

use crate::files::plain_name;

/// The pattern of files of certificates where nobody chose another.
pub const USUAL: &str = "{number} {name}";

/// What may stand in a pattern.
pub const PLACEHOLDERS: [&str; 6] = ["number", "name", "surname", "organisation", "event", "date"];

/// Whether every brace of a pattern is one of the placeholders.
pub fn is_pattern(pattern: &str) -> bool {
    let mut rest = pattern.to_owned();
    for name in PLACEHOLDERS {
        rest = rest.replace(&format!("{{{name}}}"), "");
    }
    !pattern.trim().is_empty() && !rest.contains(['{', '}'])
}

/// The names of files without their ending, in the order of the entries; `value` says what a placeholder is for an entry.
///
/// Names that differ in capitals only are the same file on some systems, so the later one gets a number.
pub fn names<T>(pattern: &str, entries: &[T], value: impl Fn(&T, &str) -> String) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut name_of = |entry: &T| {
        let mut name = pattern.to_owned();
        for placeholder in PLACEHOLDERS {
            let braced = format!("{{{placeholder}}}");
            if name.contains(&braced) {
                // A value that holds a brace of its own fills no further place.
                name = name.replace(&braced, &value(entry, placeholder).replace(['{', '}'], " "));
            }
        }
        let name = plain_name(&name);
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
        free.unwrap_or(name)
    };
    entries.iter().map(&mut name_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(pattern: &str, people: &[(&str, &str)]) -> Vec<String> {
        names(pattern, people, |(number, name), placeholder| match placeholder {
            "number" => (*number).to_owned(),
            "name" => (*name).to_owned(),
            _ => String::new(),
        })
    }

    #[test]
    fn every_system_takes_the_names_and_no_two_are_the_same() {
        let names =
            made("{name}", &[("1", "Иванова: Анна/Мария"), ("2", "ИВАНОВА Анна Мария"), ("3", "con"), ("4", "Con"), ("5", "..."), ("6", "{number}")]);
        assert_eq!(names, ["Иванова Анна Мария", "ИВАНОВА Анна Мария (2)", "_con", "_Con (2)", "_", "number"], "capitals make no other file");
    }

    #[test]
    fn a_long_name_leaves_room_for_its_number() {
        let long = "Ы".repeat(300);
        let names = made("{name}", &[("1", &long), ("2", &long)]);
        assert!(names.iter().all(|name| name.len() <= 170), "below what systems take: {names:?}");
        assert_ne!(names[0], names[1], "and still two files");
    }

    #[test]
    fn only_known_placeholders_make_a_pattern() {
        for (pattern, good) in [("{number} {name}", true), ("Сертификат", true), ("{nomber}", false), ("{name", false), (" ", false)] {
            assert_eq!(is_pattern(pattern), good, "{pattern:?}");
        }
    }
}
