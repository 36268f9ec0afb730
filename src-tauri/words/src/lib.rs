//! The words of Sokrat in Russian and English, for everything that is not a page: documents, dialogs, the terminal.
//!
//! They are the Fluent files of `ui/locales`, the same that the pages read, embedded when compiling. Deliberately absent:
//! any sentence in code.

mod dates;
mod language;
mod numbers;
mod sentences;

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use language::Language;

/// An argument of a message: a number, of which a message shows whole ones only, or a text shown as it is.
pub use fluent_bundle::FluentValue as Argument;

/// All words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

static RUSSIAN_WORDS: LazyLock<Words> = LazyLock::new(|| Words::load(Language::Russian));
static ENGLISH_WORDS: LazyLock<Words> = LazyLock::new(|| Words::load(Language::English));

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Russian => &RUSSIAN_WORDS,
            Language::English => &ENGLISH_WORDS,
        }
    }

    /// The language of these words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key with its arguments, with the plural form that the number asks for. A key that is not there is
    /// logged and given back itself: the tests hold that this does not happen.
    pub fn text(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.find(key, arguments).unwrap_or_else(|| {
            log::error!("no words for {key}");
            key.to_owned()
        })
    }

    /// The text of a key without arguments.
    pub fn plain(&self, key: &str) -> String {
        self.text(key, &[])
    }

    /// The text of a key, or none where there is no such key.
    pub fn find(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let arguments: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut faults);
        for fault in faults {
            log::error!("the words of {key}: {fault}");
        }
        Some(text.into_owned())
    }

    /// The name of a choice: `event-kind` and `webinar` give "Webinar". A value of a newer version is shown as it is.
    pub fn choice(&self, list: &str, value: &str) -> String {
        self.find(&format!("{list}-{value}"), &[]).unwrap_or_else(|| value.to_owned())
    }

    fn load(language: Language) -> Self {
        let (locale, files) = match language {
            Language::Russian => (unic_langid::langid!("ru"), RUSSIAN),
            Language::English => (unic_langid::langid!("en"), ENGLISH),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The texts go to documents and terminals, which know nothing of isolating marks.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Russian => in_russian,
            Language::English => in_english,
        }));
        for (name, text) in files {
            let (resource, faults) = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                Err((resource, faults)) => (resource, faults),
            };
            for fault in faults {
                log::error!("{name}: {fault}");
            }
            for fault in bundle.add_resource(resource).err().unwrap_or_default() {
                log::error!("{name}: {fault}");
            }
        }
        Self { language, bundle }
    }
}

fn in_russian<M>(value: &FluentValue<'_>, _memo: &M) -> Option<String> {
    whole(value).map(|number| numbers::grouped(number, Language::Russian))
}

fn in_english<M>(value: &FluentValue<'_>, _memo: &M) -> Option<String> {
    whole(value).map(|number| numbers::grouped(number, Language::English))
}

fn whole(value: &FluentValue<'_>) -> Option<i64> {
    match value {
        FluentValue::Number(number) => Some(number.value as i64),
        _ => None,
    }
}

/// A text as an argument.
pub fn argument<'a>(text: impl Into<Cow<'a, str>>) -> Argument<'a> {
    FluentValue::String(text.into())
}
