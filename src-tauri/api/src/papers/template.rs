//! Certificates that follow a template: what fills its places.

use sokrat_core::calendar::EventKind;
use sokrat_core::certificates::CertificateData;
use sokrat_core::names::FullName;
use sokrat_core::names::cases::{Case, decline};
use sokrat_core::people::Sex;
use sokrat_core::programme::Programme;
use sokrat_core::templates::{SampleEvent, SamplePerson};
use sokrat_core::values::{Day, Hundredths, Moment};
use sokrat_documents::template::{Facts, Values};
use sokrat_words::Words;

use super::certificate::statement;
use super::{inner, language, moment};

/// What a certificate says, whoever gathered it.
struct Said<'a> {
    name: &'a FullName,
    sex: Sex,
    organisation: &'a str,
    event: &'a str,
    kind: EventKind,
    days: (Day, Day),
    hours: Option<Hundredths>,
    place: &'a str,
    number: &'a str,
    issued_on: Day,
    foundation: &'a str,
    programme: &'a str,
    signer: (&'a str, &'a str),
}

/// What a certificate of the register says.
pub fn values(words: &Words, data: &CertificateData) -> Values {
    let (given, patronymic) = data.given_and_patronymic.split_once(' ').unwrap_or((&data.given_and_patronymic, ""));
    let name = FullName { surname: data.surname.clone(), given: given.to_owned(), patronymic: patronymic.to_owned() };
    filled(
        words,
        &Said {
            name: &name,
            sex: data.sex,
            organisation: &data.organisation,
            event: &data.event_title,
            kind: data.event_kind,
            days: (data.first_day, data.last_day),
            hours: data.hours,
            place: &data.place,
            number: &data.number,
            issued_on: data.issued_on,
            foundation: &data.foundation,
            programme: &data.programme,
            signer: (&data.signatory, &data.signatory_post),
        },
    )
}

/// What a certificate would say to somebody: for trying a template.
pub fn sample_values(words: &Words, programme: &Programme, event: &SampleEvent, person: &SamplePerson, today: Day) -> Values {
    let number = words.plain("template-sample-number");
    filled(
        words,
        &Said {
            name: &person.name,
            sex: person.sex,
            organisation: &person.organisation,
            event: &event.title,
            kind: event.kind,
            days: (event.first_day, event.last_day),
            hours: event.hours,
            place: &event.place,
            number: &number,
            issued_on: today,
            foundation: &programme.foundation,
            programme: &programme.title,
            signer: (&programme.signatory, &programme.signatory_post),
        },
    )
}

fn filled(words: &Words, said: &Said<'_>) -> Values {
    let mut values = Values::default();
    let mut set = |name: &str, value: String| values.set(name, value);
    let name = said.name;
    set("name", name.full());
    for case in [Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental, Case::Prepositional] {
        // Where the rules are not certain, the nominative stands: never a name put wrong.
        set(&format!("name_{}", case.as_str()), decline(name, said.sex, case).name.full());
    }
    set("surname", name.surname.clone());
    set("given_name", name.given.clone());
    set("patronymic", name.patronymic.clone());
    set("given_names", [name.given.as_str(), &name.patronymic].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
    set("short_name", name.with_initials());
    set("sex", said.sex.as_str().to_owned());
    set("organisation", said.organisation.to_owned());
    set("event", inner(words, said.event));
    set("event_kind", words.choice("event-kind", said.kind.as_str()));
    set("days", words.days(said.days.0, said.days.1));
    set("place", said.place.to_owned());
    set("hours", hours(words, said.hours));
    set("statement", statement(words, said.sex, said.kind, said.organisation));
    set("role", words.plain("certificate-role"));
    set("number", said.number.to_owned());
    set("issued_on", words.day(said.issued_on));
    set("foundation", said.foundation.to_owned());
    set("programme", inner(words, said.programme));
    set("today", words.day(said.issued_on));
    set("signer1_name", said.signer.0.to_owned());
    set("signer1_post", said.signer.1.to_owned());
    values
}

fn hours(words: &Words, hours: Option<Hundredths>) -> String {
    hours.filter(|hours| hours.0 > 0).map(|hours| super::certificate::hours_in_words(words, hours)).unwrap_or_default()
}

/// The properties of a file of certificates.
pub fn facts(words: &Words, event: &str, foundation: &str, now: Moment) -> Facts {
    Facts {
        language: language(words),
        title: words.text("certificate-title", &[("event", event.into())]),
        author: foundation.to_owned(),
        subject: event.to_owned(),
        created: moment(now),
    }
}
