//! The list before printing: who would get a certificate, as what it would be printed, and who gets none and why.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::Part;
use super::occasion::{Occasion, told};
use super::rules::{Claim, standing};
use crate::error::Result;
use crate::ids::PersonId;
use crate::names::cases::{Case, Doubt, NameSource, in_case};
use crate::registrations::RegistrationStatus;
use crate::store::certificates as store;
use crate::store::certificates::{Candidate, Certificate};
use crate::values::{Hundredths, Kopecks};

crate::choices_plain! {
    /// Whether somebody gets a certificate, and why not.
    Standing {
        New = "new",
        Printed = "printed",
        Absent = "absent",
        NotAwarded = "not-awarded",
        FewHours = "few-hours",
        Undecided = "undecided",
    }
}

impl Standing {
    /// Whether a certificate is printed for them.
    pub fn is_given(self) -> bool {
        matches!(self, Self::New | Self::Printed)
    }
}

/// Asks who would get a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificatePlanRequest {
    /// For what.
    pub occasion: Occasion,
    /// The cases in which names will be printed; none for the nominative alone.
    pub cases: Vec<Case>,
}

/// A name as it will be printed in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NameForm {
    /// The case.
    pub case: Case,
    /// The name in it; the nominative where it is doubtful.
    pub printed: String,
    /// Where that form comes from.
    pub source: NameSource,
    /// Why the rules are not certain.
    #[serde(default)]
    pub doubt: Option<Doubt>,
}

/// How a certificate stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrintedBefore {
    /// To whom.
    pub holder: String,
    /// As what.
    pub part: Part,
    /// The sum awarded.
    #[serde(default)]
    pub award: Option<Kopecks>,
}

impl PrintedBefore {
    /// How a certificate stands in the register, where printing it now would change that: the register follows what is printed.
    pub(super) fn changed(given: &Certificate, candidate: &Candidate) -> Option<Self> {
        // Of one whose name was erased nobody knows how it was called.
        let called = given.holder.is_empty() || given.holder == candidate.name.full();
        let same = called && given.part == candidate.part && given.award == candidate.award;
        (!same).then(|| Self { holder: given.holder.clone(), part: given.part, award: given.award })
    }
}

/// Somebody in the list of an occasion, before printing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateLine {
    /// Who.
    pub person_id: PersonId,
    /// The name in the nominative.
    pub name: String,
    /// The name as it will be printed, in each case of the plan.
    pub forms: Vec<NameForm>,
    /// The organisation credited; may be empty.
    pub organisation: String,
    /// As what.
    pub part: Part,
    /// What has become of the registration; none in a competition.
    #[serde(default)]
    pub status: Option<RegistrationStatus>,
    /// Hours of presence; none means all.
    #[serde(default)]
    pub hours: Option<Hundredths>,
    /// The sum awarded.
    #[serde(default)]
    pub award: Option<Kopecks>,
    /// Whether they get one, and why not.
    pub standing: Standing,
    /// The number of the valid certificate; empty without one.
    pub number: String,
    /// The key of the template that it was printed on; empty without one, and where nobody knows.
    pub template: String,
    /// How that stands in the register, where printing it once more would change its holder, part or award; a replacement leaves it.
    #[serde(default)]
    pub before: Option<PrintedBefore>,
    /// Other valid certificates of theirs for the same: laptops that did not know of each other each gave one. These were given
    /// later, so they are the ones to annul.
    pub doubles: Vec<String>,
    /// Why it was given as an exception; may be empty.
    pub exception: String,
}

impl CertificateLine {
    /// Whether the rules are not certain of the name in one of its cases.
    pub fn is_doubtful(&self) -> bool {
        self.forms.iter().any(|form| form.source == NameSource::Doubtful)
    }
}

/// Who would get a certificate for an occasion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificatePlan {
    /// For what.
    pub occasion: Occasion,
    /// The title of the event or competition.
    pub title: String,
    /// The cases in which names will be printed, at least one.
    pub cases: Vec<Case>,
    /// From how many hours of presence on; none where presence is enough.
    #[serde(default)]
    pub least_hours: Option<Hundredths>,
    /// People who get one.
    pub present: u32,
    /// Of them without a valid certificate: they get a new number.
    pub new: u32,
    /// Of them with one: it keeps its number.
    pub printed: u32,
    /// People in the list who get none.
    pub left_out: u32,
    /// Of those who get one, names of which a case is doubtful.
    pub doubtful: u32,
    /// People with more than one valid certificate.
    pub doubled: u32,
    /// Winning applications that name nobody.
    pub nameless: u32,
    /// The longest name of those who get one.
    pub longest_name: String,
    /// Everybody, by name.
    pub lines: Vec<CertificateLine>,
}

pub(super) fn standing_of(candidate: &Candidate, least: Option<Hundredths>) -> Standing {
    let claim = Claim {
        entitled: candidate.entitled,
        contest: candidate.status.is_none(),
        hours: candidate.hours,
        printed: candidate.certificate.is_some(),
        excepted: candidate.certificate.as_ref().is_some_and(|certificate| !certificate.exception.is_empty()),
        undecided: candidate.undecided,
    };
    standing(claim, least)
}

/// Everybody who stands in the list of an occasion, with what will be printed for whom and who gets nothing and why (F55).
pub fn plan(conn: &Connection, request: CertificatePlanRequest) -> Result<CertificatePlan> {
    let told = told(conn, request.occasion)?;
    let found = store::candidates(conn, request.occasion)?;
    let corrections = store::corrections(conn)?;
    let cases = if request.cases.is_empty() { vec![Case::Nominative] } else { request.cases };
    let mut lines = Vec::with_capacity(found.people.len());
    for candidate in &found.people {
        let known = corrections.get(&candidate.person_id.raw()).map_or(&[][..], Vec::as_slice);
        let form = |case: &Case| {
            let told = in_case(&candidate.name, candidate.sex, *case, known);
            NameForm { case: *case, printed: told.name, source: told.source, doubt: told.doubt }
        };
        let given = candidate.certificate.as_ref();
        let standing = standing_of(candidate, told.least);
        let of_given = |text: fn(&Certificate) -> &String| given.map(|given| text(given).clone()).unwrap_or_default();
        lines.push(CertificateLine {
            person_id: candidate.person_id,
            name: candidate.name.full(),
            forms: cases.iter().map(form).collect(),
            organisation: candidate.organisation.clone(),
            part: candidate.part,
            status: candidate.status,
            hours: candidate.hours,
            award: candidate.award,
            standing,
            number: of_given(|given| &given.number),
            template: of_given(|given| &given.template),
            before: given.filter(|_| standing.is_given()).and_then(|given| PrintedBefore::changed(given, candidate)),
            doubles: candidate.doubles.clone(),
            exception: of_given(|given| &given.exception),
        });
    }
    let given = || lines.iter().filter(|line| line.standing.is_given());
    let count = |standing: Standing| lines.iter().filter(|line| line.standing == standing).count() as u32;
    let (new, printed) = (count(Standing::New), count(Standing::Printed));
    Ok(CertificatePlan {
        occasion: request.occasion,
        title: told.title,
        cases,
        least_hours: told.least,
        present: new + printed,
        new,
        printed,
        left_out: lines.len() as u32 - new - printed,
        doubtful: given().filter(|line| line.is_doubtful()).count() as u32,
        doubled: lines.iter().filter(|line| !line.doubles.is_empty()).count() as u32,
        nameless: found.nameless,
        longest_name: given()
            .flat_map(|line| &line.forms)
            .map(|form| form.printed.clone())
            .max_by_key(|name| name.chars().count())
            .unwrap_or_default(),
        lines,
    })
}
