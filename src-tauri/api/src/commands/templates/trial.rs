//! Trying a template as it stands in the designer: with a name of the programme, and on the people whom it may not fit.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sokrat_core::Result;
use sokrat_core::calendar::{self, YearPlan};
use sokrat_core::certificates::{self, CertificateSettings};
use sokrat_core::names::FullName;
use sokrat_core::names::cases::Case;
use sokrat_core::people::Sex;
use sokrat_core::programme::{self, Programme};
use sokrat_core::templates::{SampleEvent, SamplePerson, Samples};
use sokrat_core::values::{Day, Hundredths};
use sokrat_documents::template::{
    Batch, Issue as TemplateIssue, Kind, Overhang, Pictures, Placed, Template, Values, check_template, place, render_template,
};
use sokrat_documents::{NoProgress, Warning};
use sokrat_words::Words;
use ts_rs::TS;

use super::pictures;
use crate::commands::Bytes;
use crate::desk::{Desk, Job};
use crate::papers;
use crate::papers::template::Sample;

sokrat_core::choices_plain! {
    /// With which name a template is tried.
    SampleName { Longest = "longest", Shortest = "shortest", Strangest = "strangest", Credited = "credited", }
}

/// A template to be tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Trial {
    /// As it stands in the designer now.
    pub template: Template,
    /// With whose name.
    pub sample: SampleName,
}

/// How a template did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Tried {
    /// The name that it was tried with.
    pub name: String,
    /// How each element stands with it.
    pub placed: Vec<Placed>,
    /// What in the template is not as it can be, by its place.
    pub issues: Vec<TemplateIssue>,
    /// Where its cards find no room on their sheet.
    pub overhangs: Vec<Overhang>,
    /// People of the programme whose text does not fit, the longest names first, then those with the longest organisations; at most
    /// twenty.
    pub misfits: Vec<String>,
    /// How many more of those that were tried it does not fit.
    pub more_misfits: u32,
    /// What is wrong whoever it is for, in words: a text that is the same for all and does not fit, a character that no font has,
    /// a picture that is missing.
    pub warnings: Vec<String>,
}

/// Tries a template with a name of the programme, and looks for people whom it does not fit.
pub fn trial(desk: &Desk, _job: &Job<'_>, request: Trial) -> Result<Tried> {
    let mut template = request.template;
    let issues = template.check();
    let stage = Stage::read(desk, &template)?;
    let person = stage.person(request.sample);
    let language = papers::language(stage.words);
    let placed = place(&template, &stage.pictures, &stage.values(&person), language);
    let people = stage.hardest();
    // What is no card of a person is tried whole.
    let cards: Vec<Values> = if people.is_empty() { vec![stage.values(&person)] } else { people.iter().map(|person| stage.values(person)).collect() };
    let told = check_template(&template, &stage.pictures, &cards, language);
    let (mut misfits, mut others) = (BTreeSet::new(), Vec::new());
    for warning in told.cards {
        match warning {
            Warning::TextTooLong { card, .. } if !people.is_empty() => drop(misfits.insert(card)),
            other => others.push(other),
        }
    }
    others.extend(told.everywhere);
    let mut names: Vec<String> = Vec::new();
    for name in misfits.iter().filter_map(|card| people.get(*card)).map(|person| person.name.full()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more_misfits = names.len().saturating_sub(MOST_MISFITS) as u32;
    names.truncate(MOST_MISFITS);
    let warnings = papers::of_samples(stage.words, &others);
    Ok(Tried { name: person.name.full(), placed, issues, overhangs: template.overhangs(), misfits: names, more_misfits, warnings })
}

const MOST_MISFITS: usize = 20;

/// The card of a trial as the printer would get it, without the sheet that it is cut from: a PDF of one page.
pub fn draw(desk: &Desk, _job: &Job<'_>, request: Trial) -> Result<Bytes> {
    drawn(desk, Template { sheet: None, ..request.template }, request.sample)
}

/// A sheet of a trial as the printer would get it, a card in each of its places: a PDF of one page.
pub fn draw_sheet(desk: &Desk, _job: &Job<'_>, request: Trial) -> Result<Bytes> {
    drawn(desk, request.template, request.sample)
}

fn drawn(desk: &Desk, mut template: Template, sample: SampleName) -> Result<Bytes> {
    template.check();
    let stage = Stage::read(desk, &template)?;
    let first = stage.person(sample);
    let others = stage.samples.longest.iter().filter(|other| other.name != first.name);
    let places = papers::cards::places(&template);
    let people: Vec<Values> = std::iter::once(&first).chain(others).take(places).map(|person| stage.values(person)).collect();
    let cards: Vec<Values> = people.iter().cycle().take(places).cloned().collect();
    let facts = papers::template::facts(stage.words, &stage.event.title, &stage.programme.foundation, desk.now());
    let rendered = papers::rendered(render_template(&Batch::new(&template, &stage.pictures, &cards, &facts), &mut NoProgress))?;
    Ok(Bytes(rendered.bytes))
}

/// Everything that a template is tried with.
struct Stage {
    words: &'static Words,
    programme: Programme,
    settings: CertificateSettings,
    samples: Arc<Samples>,
    event: SampleEvent,
    pictures: Pictures,
    /// The plan of the event's year, for a template of plans.
    plan: Option<YearPlan>,
    kind: Kind,
    cases: Vec<Case>,
    contest: bool,
    today: Day,
}

/// The rows of a table that a template is tried with.
const SAMPLE_ROWS: usize = 12;
/// The hours of a programme that a template is tried with.
const SAMPLE_HOURS: usize = 6;

impl Stage {
    fn read(desk: &Desk, template: &Template) -> Result<Self> {
        let (words, now) = (desk.words(), desk.now());
        let samples = desk.samples()?;
        let (programme, settings) = desk.file()?.read(|conn| Ok((programme::structure(conn)?.programme, certificates::settings(conn)?)))?;
        let today = calendar::day(now, &programme.zone);
        let event = samples.event.clone().unwrap_or_else(|| SampleEvent {
            title: words.plain("template-sample-event"),
            kind: calendar::EventKind::Workshop,
            first_day: today,
            last_day: today,
            place: words.plain("template-sample-place"),
            hours: Some(Hundredths(800)),
        });
        let pictures = pictures(desk, template, &settings)?;
        let year = event.first_day.0.year().into();
        let plan = (template.kind == Kind::YearPlan).then(|| desk.file()?.read(|conn| calendar::year_plan(conn, year))).transpose()?;
        let plan = plan.map(|plan| papers::plan::sample(plan, &event));
        Ok(Self {
            words,
            programme,
            settings,
            samples,
            event,
            pictures,
            plan,
            kind: template.kind,
            cases: papers::template::cases(template),
            contest: papers::template::is_of_contest(template),
            today,
        })
    }

    fn person(&self, sample: SampleName) -> SamplePerson {
        let found = match sample {
            SampleName::Longest => self.samples.longest.first(),
            SampleName::Shortest => self.samples.shortest.as_ref(),
            SampleName::Strangest => self.samples.strangest.as_ref(),
            SampleName::Credited => self.samples.credited.first(),
        };
        let made = |words: &Words| SamplePerson {
            name: FullName {
                surname: words.plain("template-sample-surname"),
                given: words.plain("template-sample-given"),
                patronymic: words.plain("template-sample-patronymic"),
            },
            sex: Sex::Female,
            organisation: words.plain("template-sample-organisation"),
        };
        found.cloned().unwrap_or_else(|| made(self.words))
    }

    /// The people whose cards are the hardest to print; nobody where a template is not one of a person's card.
    fn hardest(&self) -> Vec<&SamplePerson> {
        match self.kind {
            Kind::Certificate | Kind::Badge | Kind::TableCard | Kind::Label => self.samples.longest.iter().chain(&self.samples.credited).collect(),
            Kind::RegistrationSheet | Kind::ScoreSheet | Kind::Programme | Kind::YearPlan | Kind::Minutes => Vec::new(),
        }
    }

    fn values(&self, person: &SamplePerson) -> Values {
        let others = self.samples.longest.iter().filter(|other| other.name != person.name);
        let people = std::iter::once(person).chain(others);
        let of_event = || papers::list::of_sample(self.words, &self.programme, &self.settings, &self.event, self.today);
        let of_all = || papers::list::values(self.words, &self.programme, &self.settings, self.today);
        match (self.kind, &self.plan) {
            (Kind::RegistrationSheet, _) => return papers::sheet::sample_values(self.words, of_event(), people.take(SAMPLE_ROWS)),
            (Kind::Programme, _) => return papers::programme::sample_values(self.words, of_event(), people.take(SAMPLE_HOURS)),
            (Kind::YearPlan, Some(plan)) => return papers::plan::values(self.words, of_all(), plan),
            (Kind::ScoreSheet, _) => return papers::scores::sample_values(self.words, of_all(), person),
            (Kind::Minutes, _) => {
                let data = papers::minutes::sample(self.words, people, self.today);
                return papers::minutes::values(self.words, of_all(), &self.programme, &data, true);
            }
            _ => {}
        }
        if let Kind::Badge | Kind::TableCard | Kind::Label = self.kind {
            let issuer = (&self.programme, &self.settings);
            return papers::cards::sample_values(self.words, issuer, &self.event, person, &self.cases, self.today);
        }
        let sample =
            Sample { programme: &self.programme, settings: &self.settings, event: &self.event, person, contest: self.contest, today: self.today };
        papers::template::sample_values(self.words, &self.cases, &sample)
    }
}
