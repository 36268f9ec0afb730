//! Badges, table cards and labels: many people, each on a card of their own, several on a sheet, as a template says.

use sokrat_core::certificates::{CertificateSettings, Part};
use sokrat_core::ids::{PersonId, RawId, RegistrationId};
use sokrat_core::names::FullName;
use sokrat_core::names::cases::Case;
use sokrat_core::programme::Programme;
use sokrat_core::registrations::{EventPapers, PrintedPerson, badge_code, badge_digits};
use sokrat_core::templates::{SampleEvent, SamplePerson};
use sokrat_core::values::{Day, Moment};
use sokrat_documents::Rendered;
use sokrat_documents::template::{Facts, Kind, Template, Values};
use sokrat_words::Words;

use super::shipped::Shipped;
use super::template::{Issuer, Person, choose, everywhere, named, set_hours};
use super::{inner, language, moment, place, taught, times};
use crate::files::Finished;
use crate::settings::CardChoices;

sokrat_core::choices_plain! {
    /// What is printed for each person.
    CardKind { Badge = "badge", TableCard = "table-card", Label = "label", }
}

impl CardKind {
    /// The kind of its templates.
    pub fn of_template(self) -> Kind {
        match self {
            Self::Badge => Kind::Badge,
            Self::TableCard => Kind::TableCard,
            Self::Label => Kind::Label,
        }
    }

    /// The field of the choices that names its template.
    pub fn field(self) -> &'static str {
        match self {
            Self::Badge => "badge",
            Self::TableCard => "tableCard",
            Self::Label => "label",
        }
    }

    /// The key of the template that was chosen for it.
    pub fn chosen(self, choices: &CardChoices) -> &str {
        match self {
            Self::Badge => &choices.badge,
            Self::TableCard => &choices.table_card,
            Self::Label => &choices.label,
        }
    }

    /// The template where none was chosen.
    pub fn usual(self) -> Shipped {
        match self {
            Self::Badge => Shipped::Badge,
            Self::TableCard => Shipped::TableCard,
            Self::Label => Shipped::Label24,
        }
    }
}

/// How many cards a sheet of a template holds.
pub fn places(template: &Template) -> usize {
    template.sheet.map_or(1, |sheet| (sheet.across * sheet.down).max(1) as usize)
}

/// What stands on the card of each person, printed today; `code` whether that has a code.
pub fn values(words: &Words, papers: &EventPapers, settings: &CertificateSettings, cases: &[Case], code: bool, today: Day) -> Vec<Values> {
    let fields = &papers.event.fields;
    let mut all = Values::default();
    choose(&mut all, words, "event_kind", ("event-kind", fields.kind.as_str()));
    set_hours(&mut all, words, taught(fields));
    let mut set = |name: &str, value: String| all.set(name, value);
    set("event", fields.title.clone());
    let (first, last) = sokrat_core::calendar::days(fields.starts, fields.ends);
    set("days", words.days(first, last));
    set("time", times(fields.starts, fields.ends));
    set("place", place(&papers.event));
    set("module", papers.event.module_title.clone());
    everywhere(&mut all, words, &Issuer::of(&papers.programme, settings), today);
    papers.people.iter().map(|person| card(words, all.clone(), person, cases, code)).collect()
}

fn card(words: &Words, mut values: Values, person: &PrintedPerson, cases: &[Case], code: bool) -> Values {
    // Whoever has one name only has it large.
    let given = person.name.surname.is_empty();
    let name = if given { FullName { surname: person.name.full(), ..FullName::default() } } else { person.name.clone() };
    let said = Person {
        name: &name,
        corrections: &person.corrections,
        sex: person.sex,
        organisation: &person.organisation,
        post: &person.post,
        municipality: &person.municipality,
    };
    named(&mut values, &said, cases);
    if person.part != Part::Participant {
        choose(&mut values, words, "role", ("part", person.part.as_str()));
    }
    values.set("code", if code { badge_code(person.registration_id) } else { String::new() });
    values.set("barcode", if code { badge_digits(person.registration_id) } else { String::new() });
    let digits: String = person.address.chars().take_while(char::is_ascii_digit).collect();
    values.set("postcode", if digits.len() == POSTCODE { digits } else { String::new() });
    values.set("address", person.address.clone());
    values
}

/// What a card would say to somebody: for trying a template.
pub fn sample_values(
    words: &Words,
    (programme, settings): (&Programme, &CertificateSettings),
    event: &SampleEvent,
    person: &SamplePerson,
    cases: &[Case],
    today: Day,
) -> Values {
    let mut all = Values::default();
    choose(&mut all, words, "event_kind", ("event-kind", event.kind.as_str()));
    set_hours(&mut all, words, event.hours);
    let mut set = |name: &str, value: String| all.set(name, value);
    set("event", event.title.clone());
    set("days", words.days(event.first_day, event.last_day));
    set("time", words.plain("template-sample-time"));
    set("place", event.place.clone());
    set("module", words.plain("template-sample-module"));
    everywhere(&mut all, words, &Issuer::of(programme, settings), today);
    let sample = PrintedPerson {
        registration_id: RegistrationId(RawId([0; 16])),
        person_id: PersonId(RawId([0; 16])),
        name: person.name.clone(),
        corrections: Vec::new(),
        sex: person.sex,
        part: Part::Speaker,
        organisation: person.organisation.clone(),
        post: words.plain("template-sample-post"),
        municipality: words.plain("template-sample-municipality"),
        address: words.plain("template-sample-address"),
        phone: String::new(),
        email: String::new(),
        number: None,
    };
    card(words, all, &sample, cases, true)
}

/// Digits of a postcode of Russia.
const POSTCODE: usize = 6;

/// The properties of a file of cards.
pub fn facts(words: &Words, papers: &EventPapers, kind: CardKind, now: Moment) -> Facts {
    let title = &papers.event.fields.title;
    Facts {
        language: language(words),
        title: words.text(&format!("cards-title-{}", kind.as_str()), &[("event", inner(words, title).into())]),
        author: papers.programme.foundation.clone(),
        subject: title.clone(),
        created: moment(now),
    }
}

/// A PDF of cards to keep under this name; what did not fit is told with the person it belongs to, what is on every card once.
pub fn finished(words: &Words, name: String, people: &[PrintedPerson], rendered: Rendered) -> Finished {
    let warnings = super::warnings::of_people(words, &rendered.warnings, &people.iter().map(|person| person.name.full()).collect::<Vec<_>>());
    Finished { name, ending: "pdf", pages: rendered.pages as u32, bytes: rendered.bytes, warnings }
}
