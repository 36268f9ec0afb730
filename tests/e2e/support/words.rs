//! The words of the window, read from the Fluent files that it reads itself: a scenario names a control by its message, and
//! runs in both languages.

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use super::Language;

type Messages = HashMap<String, String>;

/// The messages of one line, by their ids.
fn messages(language: Language) -> &'static Messages {
    static ALL: OnceLock<[Messages; 2]> = OnceLock::new();
    let all = ALL.get_or_init(|| [read(Language::Russian), read(Language::English)]);
    match language {
        Language::Russian => &all[0],
        Language::English => &all[1],
    }
}

fn read(language: Language) -> Messages {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/locales").join(language.code());
    let mut messages = Messages::new();
    for file in std::fs::read_dir(folder).expect("the words of the window") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("words in UTF-8");
        for line in text.lines().filter(|line| line.starts_with(char::is_alphabetic)) {
            if let Some((id, words)) = line.split_once(" = ") {
                messages.insert(id.to_owned(), words.trim().to_owned());
            }
        }
    }
    messages
}

/// What the window says for a message without arguments; words that are no message are said as they are.
pub fn words(language: Language, message: &str) -> String {
    messages(language).get(message).cloned().unwrap_or_else(|| message.to_owned())
}

/// What the window says for a message of one line with these arguments.
pub fn said(language: Language, message: &str, facts: &[(&str, &str)]) -> String {
    let mut words = messages(language).get(message).unwrap_or_else(|| panic!("there is no message {message} of one line")).clone();
    for (name, value) in facts {
        words = words.replace(&format!("{{ ${name} }}"), value);
    }
    words
}
