//! Certificates that follow a template: what fills its places.

use sokrat_core::calendar::EventKind;
use sokrat_core::certificates::{CertificateData, CertificateSettings, Part, Signer, certificate_code};
use sokrat_core::names::FullName;
use sokrat_core::names::cases::{Case, Correction, NameSource, in_case};
use sokrat_core::people::Sex;
use sokrat_core::programme::Programme;
use sokrat_core::templates::{SampleEvent, SamplePerson};
use sokrat_core::values::{Day, Hundredths, Kopecks, Moment};
use sokrat_documents::template::{BoxStyle, Element, Facts, Kind, Pictures, Shows, Template, TextBox, Values, place};
use sokrat_documents::{Colour, Family, Frame, Vertical};
use sokrat_words::{Language, Words};

use super::certificate::{Deed, reason, statement};
use super::{inner, language, moment};

/// The cases in which names of certificates can be printed.
const OBLIQUE: [Case; 5] = [Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental, Case::Prepositional];

/// What a certificate says, whoever gathered it.
struct Said<'a> {
    person: Person<'a>,
    issuer: Issuer<'a>,
    part: Part,
    award: Option<Kopecks>,
    event: &'a str,
    kind: Option<EventKind>,
    days: (Day, Day),
    hours: Option<Hundredths>,
    place: &'a str,
    number: &'a str,
    issued_on: Day,
}

/// The cases of a name that a template prints or asks for, in the order of its elements; none where it knows the nominative only.
pub fn cases(template: &Template) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for name in template.elements.iter().flat_map(Element::names) {
        match OBLIQUE.iter().find(|case| name.strip_prefix("name_") == Some(case.as_str())) {
            Some(case) if !cases.contains(case) => cases.push(*case),
            _ => {}
        }
    }
    cases
}

/// What a certificate of the register says on a template that prints names in these cases.
pub fn values(words: &Words, data: &CertificateData, cases: &[Case]) -> Values {
    filled(
        words,
        cases,
        &Said {
            person: Person {
                name: &data.name,
                corrections: &data.corrections,
                sex: data.sex,
                organisation: &data.organisation,
                post: "",
                municipality: "",
            },
            issuer: Issuer { foundation: &data.foundation, programme: &data.programme, signers: &data.signers, seal: &data.seal, logo: &data.logo },
            part: data.part,
            award: data.award,
            event: &data.event_title,
            kind: data.event_kind,
            days: (data.first_day, data.last_day),
            hours: data.hours,
            place: &data.place,
            number: &data.number,
            issued_on: data.issued_on,
        },
    )
}

/// Something that a placeholder can say.
pub struct KnownValue {
    /// By what conditions know it, in every language.
    pub key: &'static str,
    /// What it is called.
    pub label: String,
    /// What else conditions may call it: as it is printed, in every language.
    pub printed: Vec<String>,
}

/// Everything that a placeholder of this meaning can say; none where nobody can know.
pub fn known_values(words: &Words, kind: Kind, meaning: &str) -> Vec<KnownValue> {
    let known = |key: &'static str, label: &str, list: &str| KnownValue { key, label: words.choice(label, key), printed: printed(list, key) };
    match meaning {
        "certificate-role" => Part::ALL.iter().map(|part| known(part.as_str(), "part", "certificate-role")).collect(),
        // A participant's badge says nothing of it.
        "badge-role" => [Part::Speaker, Part::Organiser].iter().map(|part| known(part.as_str(), "part", "part")).collect(),
        "sex" => [Sex::Female, Sex::Male].iter().map(|sex| known(sex.as_str(), "sex", "sex")).collect(),
        "event-kind" => {
            let contest = (kind == Kind::Certificate).then(|| known(COMPETITION, "certificate", "certificate"));
            EventKind::ALL.iter().map(|kind| known(kind.as_str(), "event-kind", "event-kind")).chain(contest).collect()
        }
        _ => Vec::new(),
    }
}

/// What the certificate of a competition has in the place of a kind of event.
const COMPETITION: &str = "competition";

/// How a choice of a list is printed, in every language.
fn printed(list: &str, key: &str) -> Vec<String> {
    Language::ALL.iter().map(|language| Words::of(*language).choice(list, key)).collect()
}

/// Sets a choice of a list: printed in the language of the words, and known to conditions in every language.
pub(super) fn choose(values: &mut Values, words: &Words, name: &str, (list, key): (&str, &str)) {
    let mut called = printed(list, key);
    called.push(key.to_owned());
    values.set_choice(name, words.choice(list, key), called);
}

/// Whom and what a template is tried with.
pub struct Sample<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// How certificates are signed.
    pub settings: &'a CertificateSettings,
    /// The event.
    pub event: &'a SampleEvent,
    /// The person.
    pub person: &'a SamplePerson,
    /// Tried as the paper of a competition: with a winner.
    pub contest: bool,
    /// Today.
    pub today: Day,
}

/// Whether a template is one for competitions: it names the sum of an award.
pub fn is_of_contest(template: &Template) -> bool {
    template.elements.iter().flat_map(Element::names).any(|name| name == "award")
}

/// What a certificate would say to somebody: for trying a template.
pub fn sample_values(words: &Words, cases: &[Case], sample: &Sample<'_>) -> Values {
    let number = words.plain("template-sample-number");
    let (programme, event, person) = (sample.programme, sample.event, sample.person);
    filled(
        words,
        cases,
        &Said {
            person: Person { name: &person.name, corrections: &[], sex: person.sex, organisation: &person.organisation, post: "", municipality: "" },
            issuer: Issuer::of(programme, sample.settings),
            part: if sample.contest { Part::Winner } else { Part::Participant },
            award: Some(Kopecks(15_000_000)),
            event: &event.title,
            kind: (!sample.contest).then_some(event.kind),
            days: (event.first_day, event.last_day),
            hours: event.hours,
            place: &event.place,
            number: &number,
            issued_on: sample.today,
        },
    )
}

fn filled(words: &Words, cases: &[Case], said: &Said<'_>) -> Values {
    let mut values = Values::default();
    everywhere(&mut values, words, &said.issuer, said.issued_on);
    named(&mut values, &said.person, cases);
    let person = &said.person;
    choose(&mut values, words, "event_kind", said.kind.map_or(("certificate", COMPETITION), |kind| ("event-kind", kind.as_str())));
    choose(&mut values, words, "role", ("certificate-role", said.part.as_str()));
    set_hours(&mut values, words, said.hours.filter(|hours| hours.0 > 0));
    if let Some(award) = said.award.filter(|award| award.0 > 0) {
        set_money(&mut values, words, "award", award);
    }
    let mut set = |name: &str, value: String| values.set(name, value);
    set("event", inner(words, said.event));
    set("days", words.days(said.days.0, said.days.1));
    set("place", said.place.to_owned());
    let deed = Deed { part: said.part, sex: person.sex, kind: said.kind, organisation: person.organisation };
    set("statement", statement(words, &deed));
    set("reason", reason(words, &deed));
    set("number", said.number.to_owned());
    set("code", certificate_code(said.number, said.issued_on, &person.name.full()));
    set("issued_on", words.day(said.issued_on));
    values
}

/// Somebody who stands on a card.
pub(super) struct Person<'a> {
    pub name: &'a FullName,
    pub corrections: &'a [Correction],
    pub sex: Sex,
    pub organisation: &'a str,
    pub post: &'a str,
    pub municipality: &'a str,
}

/// Fills the places of a person.
pub(super) fn named(values: &mut Values, person: &Person<'_>, cases: &[Case]) {
    let name = person.name;
    let mut set = |name: &str, value: String| values.set(name, value);
    set("name", name.full());
    let mut neutral = false;
    for case in OBLIQUE {
        // Where the rules are not certain, the nominative stands: never a name put wrong.
        let told = in_case(name, person.sex, case, person.corrections);
        neutral |= cases.contains(&case) && told.source == NameSource::Doubtful;
        set(&format!("name_{}", case.as_str()), told.name);
    }
    set("name_neutral", if neutral { name.full() } else { String::new() });
    set("surname", name.surname.clone());
    set("given_name", name.given.clone());
    set("patronymic", name.patronymic.clone());
    set("given_names", [name.given.as_str(), &name.patronymic].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
    set("short_name", name.with_initials());
    set("sex", person.sex.as_str().to_owned());
    set("organisation", person.organisation.to_owned());
    set("post", person.post.to_owned());
    set("municipality", person.municipality.to_owned());
}

/// Who issues a paper, and who signs it.
pub(super) struct Issuer<'a> {
    pub foundation: &'a str,
    pub programme: &'a str,
    pub signers: &'a [Signer],
    pub seal: &'a str,
    pub logo: &'a str,
}

impl<'a> Issuer<'a> {
    /// The foundation of a programme, with the signatures of its certificates.
    pub fn of(programme: &'a Programme, settings: &'a CertificateSettings) -> Self {
        Self {
            foundation: &programme.foundation,
            programme: &programme.title,
            signers: &settings.signers,
            seal: &settings.seal,
            logo: &settings.logo,
        }
    }
}

/// Fills the places that every kind of template has.
pub(super) fn everywhere(values: &mut Values, words: &Words, issuer: &Issuer<'_>, today: Day) {
    let mut set = |name: &str, value: &str| values.set(name, value.to_owned());
    set("foundation", issuer.foundation);
    set("programme", &inner(words, issuer.programme));
    set("today", &words.day(today));
    for (number, signer) in (1..).zip(issuer.signers) {
        set(&format!("signer{number}_name"), &signer.name);
        set(&format!("signer{number}_post"), &signer.post);
        set(&format!("signer{number}_facsimile"), &signer.facsimile);
    }
    set("seal", issuer.seal);
    set("logo", issuer.logo);
}

/// Sets the hours of an event, where it has any.
pub(super) fn set_hours(values: &mut Values, words: &Words, hours: Option<Hundredths>) {
    if let Some(hours) = hours {
        values.set_number("hours", super::certificate::hours_in_words(words, hours), hours.0);
    }
}

/// Sets a sum.
pub(super) fn set_money(values: &mut Values, words: &Words, name: &str, sum: Kopecks) {
    values.set_number(name, words.money(sum), sum.0);
}

/// Stands across the upper edge of a certificate that is valid no more, whatever its template draws there. A long reason takes several
/// lines in a strip as high as they need, up to a third of the page, in letters that are read at arm's length, and only then in smaller
/// ones; one that is longer still begins at the top all the same, so that what is said first is always seen.
pub fn marked(template: &Template, mark: &str) -> Template {
    const HEIGHT: f32 = 9.0;
    const STEP: f32 = 3.0;
    let most = (template.page.height / 3.0).max(HEIGHT);
    const SIZES: [f32; 2] = [9.0, 6.0];
    let heights = || std::iter::successors(Some(HEIGHT), |height| Some(height + STEP).filter(|next| *next <= most));
    let strips = SIZES.into_iter().flat_map(|size| heights().map(move |height| strip(template, mark, size, height, Vertical::Middle)));
    let fits = |strip: &[Element; 2]| {
        let alone = Template { elements: strip.to_vec(), ..Template::new(template.kind, "", template.page) };
        // Its words are not divided: they stand in the same lines in any language.
        let placed = place(&alone, &Pictures::default(), &Values::default(), sokrat_documents::Language::Russian);
        placed.iter().all(|element| element.fits)
    };
    let mut strips = strips.filter(fits);
    let mut marked = template.clone();
    marked.elements.extend(strips.next().unwrap_or_else(|| strip(template, mark, SIZES[1], most, Vertical::Top)));
    marked
}

/// A strip across the upper edge of a template with a text on it, in letters of this size at least.
fn strip(template: &Template, mark: &str, least_size: f32, height: f32, vertical: Vertical) -> [Element; 2] {
    const MARGIN: f32 = 1.5;
    let width = template.page.width;
    let ground = BoxStyle { fill: Some(Colour(250, 224, 222)), stroke: None, ..BoxStyle::default() };
    let text = TextBox {
        text: mark.replace('{', "{{").replace('}', "}}"),
        bold: true,
        family: Family::Sans,
        least_size,
        colour: Colour(160, 25, 20),
        vertical,
        lines: 0,
        ..TextBox::default()
    };
    let element = |frame, shows| Element { name: String::new(), frame, when: None, locked: true, shows };
    let inner = Frame::new(MARGIN, MARGIN, width - 2.0 * MARGIN, height - 2.0 * MARGIN);
    [element(Frame::new(0.0, 0.0, width, height), Shows::Box(ground)), element(inner, Shows::Text(text))]
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
