//! What a person's form and a role's form must hold.

use rusqlite::Connection;

use super::model::{PersonFields, RoleFields, Sex};
use crate::error::{Code, Error, Facts, Issue, Result};
use crate::file::tables::PERSON;
use crate::identifiers::{self, Refusal};
use crate::names;
use crate::store;

/// The longest name.
pub const LONGEST_NAME: usize = 100;
/// The longest note.
pub const LONGEST_NOTE: usize = 10_000;

/// The fields as the file keeps them (names tidied, phone and address in one spelling, the sex that the name tells), or
/// all that is wrong with them.
pub fn prepare(conn: &Connection, fields: &PersonFields) -> Result<PersonFields> {
    let mut form = Form::default();
    let surname = form.name("surname", &fields.surname, true);
    let given = form.name("given", &fields.given, true);
    let patronymic = form.name("patronymic", &fields.patronymic, false);
    let phone = form.read("phone", identifiers::phone(&fields.phone));
    let email = form.read("email", identifiers::email(&fields.email));
    let notes = form.text("notes", &fields.notes, LONGEST_NOTE);
    if let Some(born) = fields.born {
        form.within("born", born.0.year().into(), 1900, 2100);
    }
    if let Some(municipality) = fields.municipality_id
        && !store::windows::has_municipality(conn, municipality)?
    {
        form.wrong("municipalityId", Code::NotAChoice);
    }
    form.finish()?;
    let sex = if fields.sex == Sex::Unknown { names::sex_of(&surname, &given, &patronymic) } else { fields.sex };
    Ok(PersonFields { surname, given, patronymic, sex, born: fields.born, phone, email, municipality_id: fields.municipality_id, notes })
}

/// A role's fields as the file keeps them, or all that is wrong with them.
pub fn prepare_role(conn: &Connection, fields: &RoleFields) -> Result<RoleFields> {
    let mut form = Form::default();
    let title = form.text("title", &fields.title, 200);
    if !store::is_live(conn, &PERSON, fields.person_id)? {
        form.wrong("personId", Code::NotAChoice);
    }
    if store::organisations::name(conn, fields.organisation_id)?.is_none() {
        form.wrong("organisationId", Code::NotAChoice);
    }
    if let (Some(since), Some(until)) = (fields.since, fields.until)
        && until < since
    {
        form.wrong("until", Code::EndBeforeStart);
    }
    form.finish()?;
    Ok(RoleFields { title, ..fields.clone() })
}

/// The issues of a form as its fields are read one after another.
#[derive(Default)]
pub(crate) struct Form {
    issues: Vec<Issue>,
}

impl Form {
    /// Notes what is wrong with a field.
    pub(crate) fn wrong(&mut self, field: &str, code: Code) {
        self.issues.push(Issue { field: field.to_owned(), code, facts: Facts::new() });
    }

    /// Notes what is wrong with a field, with facts.
    pub(crate) fn issue(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// A text without spaces at its ends; line breaks inside stay.
    pub(crate) fn text(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        if text.chars().count() > most {
            self.issues.push(Issue { field: field.to_owned(), code: Code::TooLong, facts: Facts::from([("most".to_owned(), most.into())]) });
        }
        text.to_owned()
    }

    /// A line of text: every run of spaces and line breaks is one space.
    pub(crate) fn line(&mut self, field: &str, text: &str, most: usize, required: bool) -> String {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() && required {
            self.wrong(field, Code::Required);
        }
        self.text(field, &line, most)
    }

    fn name(&mut self, field: &str, text: &str, required: bool) -> String {
        let name = names::tidy(text);
        // A dash or a dot in place of a name is no name.
        if required && !name.chars().any(char::is_alphabetic) {
            self.wrong(field, Code::Required);
        }
        let name = self.text(field, &name, LONGEST_NAME);
        if name.chars().any(char::is_alphanumeric) { name } else { String::new() }
    }

    /// What a reader made of a field; empty where it refused.
    pub(crate) fn read(&mut self, field: &str, read: Result<String, Refusal>) -> String {
        read.unwrap_or_else(|refusal| {
            self.issues.push(refusal.at(field));
            String::new()
        })
    }

    /// A number that must lie within bounds.
    pub(crate) fn within(&mut self, field: &str, number: i64, least: i64, most: i64) {
        if !(least..=most).contains(&number) {
            let facts = Facts::from([("least".to_owned(), least.into()), ("most".to_owned(), most.into())]);
            self.issues.push(Issue { field: field.to_owned(), code: Code::OutOfRange, facts });
        }
    }

    /// All that was wrong.
    pub(crate) fn finish(self) -> Result<()> {
        if self.issues.is_empty() { Ok(()) } else { Err(Error::invalid(self.issues)) }
    }
}
