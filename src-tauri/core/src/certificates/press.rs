//! Numbers for certificates, and their lines in the register.

use rusqlite::types::Value;

use super::model::{CertificateData, DocumentKind, DocumentState, Part};
use super::occasion::{Occasion, Told, told};
use super::pattern::{NumberOf, NumberPattern, USUAL_PATTERN};
use super::settings::{CertificateSettings, settings};
use crate::error::{Code, Error, Result};
use crate::file::Tx;
use crate::file::tables::DOCUMENT;
use crate::ids::{DocumentId, RawId};
use crate::names::FullName;
use crate::names::cases::Correction;
use crate::people::Sex;
use crate::programme::Programme;
use crate::store::certificates as store;
use crate::store::certificates::{Candidate, Certificate};
use crate::values::{Day, Hundredths, Kopecks};

/// What certificates of one occasion are made with, and how far their numbers are.
pub(super) struct Press {
    pub told: Told,
    occasion: Occasion,
    template: Option<String>,
    programme: Programme,
    settings: CertificateSettings,
    pattern: NumberPattern,
    laptop: String,
    series: String,
    counter: u32,
    today: Day,
}

impl Press {
    /// A press for an occasion and a template; the counter stands where this laptop left its series.
    pub fn new(tx: &Tx<'_>, occasion: Occasion, template: Option<&str>, today: Day) -> Result<Self> {
        let settings = settings(tx.conn())?;
        // A pattern that a newer laptop wrote and this one cannot read gives way to the usual one: numbers stay apart.
        let pattern = NumberPattern::parse(&settings.pattern).or_else(|_| NumberPattern::parse(USUAL_PATTERN));
        let pattern = pattern.map_err(|fault| Error::new(Code::Internal).because(format!("{fault:?}")))?;
        let (told, laptop) = (told(tx.conn(), occasion)?, tx.replica_code()?);
        let series = pattern.series(NumberOf { year: told.days.0.0.year(), month: told.days.0.0.month(), laptop: &laptop });
        let counter = store::highest_number(tx.conn(), &series)?;
        Ok(Self {
            programme: crate::store::programme::programme(tx.conn())?,
            template: template.map(str::to_owned),
            told,
            occasion,
            settings,
            pattern,
            laptop,
            series,
            counter,
            today,
        })
    }

    /// The next number that was never given, also under another pattern.
    fn next(&mut self, tx: &Tx<'_>) -> Result<String> {
        loop {
            self.counter = self.counter.checked_add(1).ok_or_else(|| Error::new(Code::OutOfRange))?;
            let of = NumberOf { year: self.told.days.0.0.year(), month: self.told.days.0.0.month(), laptop: &self.laptop };
            let number = self.pattern.number(of, self.counter);
            if !store::was_given(tx.conn(), &number)? {
                return Ok(number);
            }
        }
    }

    /// Enters a new certificate, and the one that it stands in for; returns its identifier and number.
    pub fn enter(&mut self, tx: &mut Tx<'_>, candidate: &Candidate, exception: &str, replaces: Option<DocumentId>) -> Result<(RawId, String)> {
        let number = self.next(tx)?;
        let (event, competition): (Value, Value) = match self.occasion {
            Occasion::Event(id) => (id.into(), Value::Null),
            Occasion::Competition(id) => (Value::Null, id.into()),
        };
        let id = tx.new_id();
        let values: [(&'static str, Value); 15] = [
            ("series", self.series.clone().into()),
            ("number", number.clone().into()),
            ("counter", i64::from(self.counter).into()),
            ("kind", DocumentKind::Certificate.into()),
            ("event_id", event),
            ("competition_id", competition),
            ("person_id", candidate.person_id.into()),
            ("issued_on", self.today.into()),
            ("state", DocumentState::Issued.into()),
            ("holder", candidate.name.full().into()),
            ("part", candidate.part.into()),
            ("award", candidate.award.into()),
            ("exception", if exception.is_empty() { Value::Null } else { exception.to_owned().into() }),
            ("replaces", replaces.map_or(Value::Null, Value::from)),
            ("template", self.template.clone().into()),
        ];
        tx.insert(&DOCUMENT, id, &values)?;
        Ok((id, number))
    }

    /// The register follows what is printed now, and why it is an exception, where that is said; empty leaves what stands there.
    pub fn follow(&self, tx: &mut Tx<'_>, given: &Certificate, candidate: &Candidate, exception: &str) -> Result<()> {
        let (holder, part, award) = (candidate.name.full(), candidate.part, candidate.award);
        let mut values: Vec<(&'static str, Value)> = Vec::new();
        if given.holder != holder {
            values.push(("holder", holder.into()));
        }
        if given.part != part {
            values.push(("part", part.into()));
        }
        if given.award != award {
            values.push(("award", award.into()));
        }
        if !exception.is_empty() && given.exception != exception {
            values.push(("exception", exception.to_owned().into()));
        }
        if let Some(template) = self.template.as_ref().filter(|template| given.template != **template) {
            values.push(("template", template.clone().into()));
        }
        if values.is_empty() { Ok(()) } else { tx.update(&DOCUMENT, given.id, &values).map(drop) }
    }

    /// What a certificate says.
    pub fn data(&self, candidate: Candidate, corrections: Vec<Correction>, number: String, issued_on: Day) -> CertificateData {
        said(&self.told, &self.programme, &self.settings, Bearer::new(candidate, corrections), number, issued_on)
    }
}

/// Whose certificate it is, and for what.
pub(super) struct Bearer {
    pub name: FullName,
    pub part: Part,
    pub award: Option<Kopecks>,
    corrections: Vec<Correction>,
    sex: Sex,
    organisation: String,
    hours: Option<Hundredths>,
}

impl Bearer {
    /// Somebody in the list of an occasion, with what was corrected of the name.
    pub fn new(candidate: Candidate, corrections: Vec<Correction>) -> Self {
        let Candidate { name, part, sex, organisation, award, hours, .. } = candidate;
        Self { name, part, corrections, sex, organisation, award, hours }
    }

    /// Somebody of whom no more than the name is known.
    pub fn named(name: FullName, part: Part) -> Self {
        Self { name, part, corrections: Vec::new(), sex: Sex::Unknown, organisation: String::new(), award: None, hours: None }
    }
}

/// What a certificate says. Hours are those of the person's presence, or the event's.
pub(super) fn said(
    told: &Told,
    programme: &Programme,
    settings: &CertificateSettings,
    bearer: Bearer,
    number: String,
    issued_on: Day,
) -> CertificateData {
    CertificateData {
        number,
        name: bearer.name,
        corrections: bearer.corrections,
        sex: bearer.sex,
        organisation: bearer.organisation,
        part: bearer.part,
        award: bearer.award,
        event_title: told.title.clone(),
        event_kind: told.kind,
        first_day: told.days.0,
        last_day: told.days.1,
        hours: bearer.hours.or(told.hours).filter(|hours| hours.0 > 0),
        place: told.place.clone(),
        issued_on,
        foundation: programme.foundation.clone(),
        programme: programme.title.clone(),
        signers: settings.signers.clone(),
        seal: settings.seal.clone(),
        logo: settings.logo.clone(),
    }
}
