//! What a card says, and texts with placeholders for it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::content::flow::Block;

/// The text of a document, as [`super::Shows::Body`] shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    /// What stands above everything whatever the design: that it is a draft.
    pub above: Vec<Block>,
    /// What heads it, where the design does not say that itself.
    pub heading: Vec<Block>,
    /// The text.
    pub text: Vec<Block>,
}

impl Body {
    /// Its blocks, with or without what heads it.
    pub fn blocks(&self, heading: bool) -> Vec<Block> {
        let heading = if heading { &self.heading[..] } else { &[] };
        self.above.iter().chain(heading).chain(&self.text).cloned().collect()
    }
}

/// What fills the placeholders of one card.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Values {
    /// By the placeholder's name. A picture is named by its content.
    pub texts: BTreeMap<String, String>,
    /// The rows of a table, each by the placeholder's name.
    pub rows: Vec<BTreeMap<String, String>>,
    /// What conditions call a value besides as it is printed, by the placeholder's name: its key, and its words in other languages.
    pub called: BTreeMap<String, Vec<String>>,
    /// The values that are numbers, in hundredths: how they are printed is another matter in every language.
    pub numbers: BTreeMap<String, i64>,
    /// The text of the document.
    pub body: Body,
}

impl Values {
    /// The value of a placeholder; empty when it has none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// Sets a value.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.texts.insert(name.into(), value.into());
    }

    /// Sets a value that conditions compare as a number, in hundredths.
    pub fn set_number(&mut self, name: &str, printed: impl Into<String>, hundredths: i64) {
        self.set(name, printed);
        self.numbers.insert(name.to_owned(), hundredths);
    }

    /// Sets one of several values that are known, which conditions may also call by these names.
    pub fn set_choice(&mut self, name: &str, printed: impl Into<String>, called: Vec<String>) {
        self.set(name, printed);
        self.called.insert(name.to_owned(), called);
    }

    /// Whether a value is what a condition says: as it is printed, or as it is called.
    pub(super) fn is(&self, name: &str, said: &str) -> bool {
        self.get(name).trim() == said || self.called.get(name).is_some_and(|called| called.iter().any(|each| each == said))
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Values {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self { texts: pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect(), ..Self::default() }
    }
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Plain(&'a str),
    Placeholder(&'a str),
}

/// The pieces of a text. What is not written as a placeholder stays as it is.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        for brace in ["{{", "}}"] {
            if let Some(after) = rest.strip_prefix(brace) {
                let piece = &rest[..1];
                rest = after;
                return Some(Piece::Plain(piece));
            }
        }
        if let Some(inside) = rest.strip_prefix('{')
            && let Some(end) = inside.find('}')
            && is_name(&inside[..end])
        {
            rest = &inside[end + 1..];
            return Some(Piece::Placeholder(&inside[..end]));
        }
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find(['{', '}']).map_or(rest.len(), |at| first + at);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Plain(piece))
    })
}

/// Small Latin letters, digits and underscores.
pub(super) fn is_name(name: &str) -> bool {
    (1..=40).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The names of the placeholders in a text, in their order.
pub fn names_in(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).filter_map(|piece| if let Piece::Placeholder(name) = piece { Some(name) } else { None })
}

/// The text with each placeholder replaced by what `value` knows of it; one that it does not know stays as it is written.
pub(super) fn fill<'a>(text: &str, value: impl Fn(&str) -> Option<Cow<'a, str>>) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    for piece in pieces(text) {
        match piece {
            Piece::Plain(plain) => filled.push_str(plain),
            Piece::Placeholder(name) => match value(name) {
                Some(known) => filled.push_str(&known),
                None => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            },
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str) -> String {
        fill(text, |name| match name {
            "name" => Some("Анна".into()),
            "empty" => Some("".into()),
            _ => None,
        })
    }

    #[test]
    fn placeholders_are_filled_and_everything_else_stays() {
        for (text, expected) in [
            ("{name}", "Анна"),
            ("№ {name}, {name}{empty}!", "№ Анна, Анна!"),
            ("{unknown}", "{unknown}"),
            ("{{name}}", "{name}"),
            ("{ name }", "{ name }"),
            ("{", "{"),
            ("}{", "}{"),
            ("{Имя}", "{Имя}"),
            ("", ""),
        ] {
            assert_eq!(filled(text), expected, "«{text}»");
        }
    }

    #[test]
    fn the_names_of_a_text_are_found_in_order() {
        assert_eq!(names_in("{surname} {{no}} {name}").collect::<Vec<_>>(), ["surname", "name"], "doubled braces are braces");
    }
}
