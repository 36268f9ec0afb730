//! Identifiers and addresses that follow a published rule: INN, OGRN, KPP, SNILS, phones, e-mail addresses.
//!
//! Readers take what people and spreadsheets write and give the one spelling that the file keeps, or say what is wrong.
//! An empty text is read as empty: whether a field may be empty is the form's rule.

mod contacts;
mod digits;

pub use contacts::{email, emails, phone, phone_digits, phones_digits};
pub use digits::{inn, kpp, ogrn, snils};

use crate::error::{Code, Fact, Facts, Issue};

/// Why a text is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub code: Code,
    /// The facts of the sentence.
    pub facts: Facts,
}

impl Refusal {
    fn new(code: Code) -> Self {
        Self { code, facts: Facts::new() }
    }

    fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }

    /// The same at a field of a form or a column of a list.
    pub fn at(self, field: &str) -> Issue {
        Issue { field: field.to_owned(), code: self.code, facts: self.facts }
    }
}
