//! Which placeholders each kind of template has. The words for their meanings are the window's: `placeholder-` and the code.

use super::model::Kind;

/// What a placeholder is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A text.
    Text,
    /// The name of a picture's content.
    Picture,
    /// The content of a code.
    Code,
    /// A text of a table's row.
    Row,
}

/// A placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Placeholder {
    /// As it is written between braces.
    pub name: &'static str,
    /// The code of its meaning.
    pub meaning: &'static str,
    /// What it is filled with.
    pub sort: Sort,
}

/// The meanings whose values are numbers.
const NUMBERS: &[&str] = &["event-hours", "certificate-award", "application-sum", "score-highest", "year", "page", "pages"];

impl Placeholder {
    /// Whether its value is a number, which a condition can compare with another.
    #[must_use]
    pub fn is_number(&self) -> bool {
        NUMBERS.contains(&self.meaning)
    }
}

const fn text(name: &'static str, meaning: &'static str) -> Placeholder {
    Placeholder { name, meaning, sort: Sort::Text }
}

const fn row(name: &'static str, meaning: &'static str) -> Placeholder {
    Placeholder { name, meaning, sort: Sort::Row }
}

const fn picture(name: &'static str, meaning: &'static str) -> Placeholder {
    Placeholder { name, meaning, sort: Sort::Picture }
}

/// Known everywhere.
const ALL: &[Placeholder] = &[
    text("foundation", "foundation"),
    text("programme", "programme"),
    text("today", "today"),
    text("page", "page"),
    text("pages", "pages"),
    text("signer1_name", "signer-name"),
    text("signer1_post", "signer-post"),
    text("signer2_name", "signer-name"),
    text("signer2_post", "signer-post"),
    text("signer3_name", "signer-name"),
    text("signer3_post", "signer-post"),
    picture("signer1_facsimile", "signer-facsimile"),
    picture("signer2_facsimile", "signer-facsimile"),
    picture("signer3_facsimile", "signer-facsimile"),
    picture("seal", "seal"),
    picture("logo", "logo"),
];

/// A person.
const PERSON: &[Placeholder] = &[
    text("name", "name"),
    text("name_genitive", "name-genitive"),
    text("name_dative", "name-dative"),
    text("name_accusative", "name-accusative"),
    text("name_instrumental", "name-instrumental"),
    text("name_prepositional", "name-prepositional"),
    text("name_neutral", "name-neutral"),
    text("surname", "surname"),
    text("given_name", "given-name"),
    text("patronymic", "patronymic"),
    text("given_names", "given-names"),
    text("short_name", "short-name"),
    text("sex", "sex"),
    text("organisation", "organisation"),
];

/// What a person is, and where.
const STANDING: &[Placeholder] = &[text("post", "post"), text("municipality", "municipality")];

/// An event.
const EVENT: &[Placeholder] = &[
    text("event", "event"),
    text("event_kind", "event-kind"),
    text("days", "event-days"),
    text("place", "event-place"),
    text("hours", "event-hours"),
];

/// Of an event, what its certificates do not say.
const DETAILS: &[Placeholder] = &[text("time", "event-time"), text("module", "event-module")];

const CERTIFICATE: &[Placeholder] = &[
    text("statement", "certificate-statement"),
    text("role", "certificate-role"),
    text("award", "certificate-award"),
    text("reason", "certificate-reason"),
    text("number", "certificate-number"),
    text("issued_on", "certificate-issued-on"),
    Placeholder { name: "code", meaning: "certificate-code", sort: Sort::Code },
];

const BADGE: &[Placeholder] = &[
    text("role", "badge-role"),
    Placeholder { name: "code", meaning: "badge-code", sort: Sort::Code },
    Placeholder { name: "barcode", meaning: "badge-barcode", sort: Sort::Code },
];

const LABEL: &[Placeholder] = &[text("address", "address"), text("postcode", "postcode")];

const REGISTRATION: &[Placeholder] = &[
    row("row", "row-number"),
    row("name", "name"),
    row("organisation", "organisation"),
    row("phone", "phone"),
    row("email", "email"),
    row("municipality", "municipality"),
];

const SCORES: &[Placeholder] = &[
    text("competition", "competition"),
    text("application", "application-number"),
    text("project", "project"),
    text("organisation", "organisation"),
    text("sum", "application-sum"),
    text("expert", "expert"),
    text("highest", "score-highest"),
    row("row", "row-number"),
    row("criterion", "criterion"),
    row("description", "criterion-description"),
    row("least", "criterion-least"),
    row("most", "criterion-most"),
    row("step", "criterion-step"),
    row("weight", "criterion-weight"),
];

const PROGRAMME: &[Placeholder] = &[
    row("row", "row-number"),
    row("when", "item-when"),
    row("time", "item-time"),
    row("item", "item-title"),
    row("speaker", "item-speaker"),
    row("room", "item-room"),
];

const YEAR: &[Placeholder] = &[
    text("year", "year"),
    row("row", "row-number"),
    row("month", "month"),
    row("days", "event-days"),
    row("time", "event-time"),
    row("event", "event"),
    row("event_kind", "event-kind"),
    row("module", "event-module"),
    row("place", "event-place"),
    row("status", "event-status"),
];

const MINUTES: &[Placeholder] = &[
    text("heading", "minutes-heading"),
    text("number", "minutes-number"),
    text("day", "minutes-day"),
    text("place", "minutes-place"),
    text("competition", "competition"),
    text("chair", "minutes-chair"),
    text("secretary", "minutes-secretary"),
    text("draft", "minutes-draft"),
];

/// The placeholders of a kind of template.
pub fn placeholders(kind: Kind) -> impl Iterator<Item = &'static Placeholder> {
    let own: &[&'static [Placeholder]] = match kind {
        Kind::Certificate => &[PERSON, EVENT, CERTIFICATE],
        Kind::Badge => &[PERSON, STANDING, EVENT, DETAILS, BADGE],
        Kind::TableCard => &[PERSON, STANDING, EVENT, DETAILS],
        Kind::Label => &[PERSON, STANDING, LABEL],
        Kind::RegistrationSheet => &[EVENT, DETAILS, REGISTRATION],
        Kind::ScoreSheet => &[SCORES],
        Kind::Programme => &[EVENT, DETAILS, PROGRAMME],
        Kind::YearPlan => &[YEAR],
        Kind::Minutes => &[MINUTES],
    };
    own.iter().copied().flatten().chain(ALL)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::values::is_name;
    use super::*;

    #[test]
    fn a_kind_has_each_name_once() {
        for kind in Kind::ALL {
            let mut seen = BTreeSet::new();
            for placeholder in placeholders(kind) {
                assert!(is_name(placeholder.name), "{} can be written between braces", placeholder.name);
                let of_rows = placeholder.sort == Sort::Row;
                assert!(seen.insert((placeholder.name, of_rows)), "{kind:?}: {} means one thing", placeholder.name);
            }
        }
    }
}
