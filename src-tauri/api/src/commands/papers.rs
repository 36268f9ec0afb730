//! Commands that print papers: sheets to sign, badges, table cards, labels.

use serde::{Deserialize, Serialize};
use sokrat_core::calendar;
use sokrat_core::certificates::{self, CertificateSettings};
use sokrat_core::ids::{EventId, RegistrationId};
use sokrat_core::registrations::{self, EventPapers, PaperPeople};
use sokrat_core::{Code, Done, Error, Issue, Result};
use sokrat_documents::template::{Batch, Facts, Kind, Pictures, Template, Values, render_template};
use sokrat_documents::{Progress, Rendered, render_flow};
use ts_rs::TS;

use super::{Produced, templates};
use crate::desk::{Desk, Job};
use crate::papers::cards::CardKind;
use crate::papers::shipped;
use crate::settings::{CardChoices, PaperChoices, SheetChoices};
use crate::{files, papers};

/// The most empty rows of a sheet.
const MOST_BLANK: u32 = 500;

/// How papers were printed last on this computer; the usual template where this programme does not have the one of then.
pub fn choices(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<PaperChoices> {
    desk.file()?;
    let mut choices = desk.settings().papers;
    let cards = &mut choices.cards;
    for (kind, key) in [(CardKind::Badge, &mut cards.badge), (CardKind::TableCard, &mut cards.table_card), (CardKind::Label, &mut cards.label)] {
        if card_template(desk, kind, key)?.is_none() {
            *key = kind.usual().key();
        }
    }
    let lists = &mut choices.lists;
    for (kind, chosen) in [
        (Kind::Programme, &mut lists.programme),
        (Kind::YearPlan, &mut lists.year_plan),
        (Kind::ScoreSheet, &mut lists.score_sheet),
        (Kind::Minutes, &mut lists.minutes),
    ] {
        *chosen = there(desk, kind, chosen.take());
    }
    Ok(choices)
}

/// The key of a template of this kind, as long as it is there.
pub(super) fn there(desk: &Desk, kind: Kind, key: Option<String>) -> Option<String> {
    key.filter(|key| templates::find(desk, key).is_ok_and(|(_, template)| template.kind == kind))
}

/// A registration sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetPaper {
    /// The event.
    pub event_id: EventId,
    /// Whether it has the names of those registered; without them it is an empty one.
    pub names: bool,
    /// Number all rows from 1 again, by name: sheets printed before are then out of date.
    pub anew: bool,
    /// Its columns and empty rows; remembered.
    pub choices: SheetChoices,
}

/// Prints the registration sheet of an event and numbers its rows. An empty sheet numbers nothing.
///
/// `nothing-on-sheet` at `blankRows` when it would have no row, `template-gone` at `template` for one that is no template of sheets.
pub fn registration_sheet(desk: &Desk, job: &Job<'_>, request: SheetPaper) -> Result<Done<Produced>> {
    let (file, words, now) = (desk.file()?, desk.words(), desk.now());
    let choices = &request.choices;
    if choices.blank_rows > MOST_BLANK {
        return Err(Error::invalid(vec![Issue::at("blankRows", Code::OutOfRange).with("least", 0_i64).with("most", MOST_BLANK)]));
    }
    let design = choices.template.as_deref().map(|key| ListDesign::read(desk, key, Kind::RegistrationSheet)).transpose()?;
    let print = |papers: &EventPapers| {
        if choices.blank_rows == 0 && (!request.names || papers.people.is_empty()) {
            return Err(Error::at("blankRows", Code::NothingOnSheet));
        }
        let mut progress = papers::progress(job, "sheet");
        let rendered = papers::rendered(match &design {
            Some(design) => {
                let people = if request.names { &papers.people[..] } else { &[] };
                let values = papers::sheet::values(words, papers, &design.settings, people, choices.blank_rows, now);
                design.made(&[values], &papers::sheet::facts(words, papers, now), &mut progress)
            }
            None => render_flow(&papers::sheet::registration_sheet(words, papers, request.names, choices, now), &mut progress),
        })?;
        files::prepare(desk, papers::finished(words, name(desk, "file-sheet", papers), rendered))
    };
    let done = if request.names {
        registrations::print_sheet(&file, request.event_id, request.anew, print)?
    } else {
        let papers = file.read(|conn| registrations::papers_of(conn, request.event_id))?;
        Done { value: print(&papers)?, changed: Default::default() }
    };
    let produced = done.value.place(desk)?;
    desk.change_settings(|settings| settings.papers.sheet = request.choices.clone());
    Ok(Done { value: produced, changed: done.changed })
}

/// A template that a list follows, with everything that it shows.
pub(super) struct ListDesign {
    template: Template,
    pictures: Pictures,
    /// Who signs.
    pub settings: CertificateSettings,
}

impl ListDesign {
    /// The template of this kind that a key names; `template-gone` at `template` where there is none.
    pub fn read(desk: &Desk, key: &str, kind: Kind) -> Result<Self> {
        let found = templates::find(desk, key).ok().map(|(_, template)| template).filter(|template| template.kind == kind);
        let mut template = found.ok_or_else(|| Error::at("template", Code::TemplateGone))?;
        if kind == Kind::RegistrationSheet {
            template = papers::sheet::without_blank_rows(template);
        }
        let settings = desk.file()?.read(certificates::settings)?;
        Ok(Self { pictures: templates::pictures(desk, &template, &settings)?, template, settings })
    }

    /// The document: a card for each of the values, on as many pages as its table needs.
    pub fn made(&self, cards: &[Values], facts: &Facts, progress: &mut dyn Progress) -> sokrat_documents::Result<Rendered> {
        render_template(&Batch::new(&self.template, &self.pictures, cards, facts), progress)
    }
}

/// Badges, table cards or labels for people of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardsPaper {
    /// The event.
    pub event_id: EventId,
    /// What is printed.
    pub kind: CardKind,
    /// For whom.
    pub people: PaperPeople,
    /// The registrations chosen, where `people` says so.
    #[serde(default)]
    pub ids: Vec<RegistrationId>,
    /// Places of the first sheet that were used before.
    pub skip: u32,
    /// Templates and codes; remembered.
    pub choices: CardChoices,
}

/// Prints badges, table cards or labels, by name. `template-off-sheet` at the template, `out-of-range` at `skip` beyond a sheet, `nobody-to-print` at `people`.
pub fn cards(desk: &Desk, job: &Job<'_>, request: CardsPaper) -> Result<Produced> {
    let (file, words) = (desk.file()?, desk.words());
    let chosen = card_template(desk, request.kind, request.kind.chosen(&request.choices))?;
    let template = chosen.unwrap_or_else(|| shipped::template(words, request.kind.usual()));
    if let Some(over) = template.overhangs().first() {
        return Err(Error::invalid(vec![templates::off_sheet(words, request.kind.field(), Code::TemplateOffSheet, over)]));
    }
    let places = papers::cards::places(&template);
    let skip = request.skip as usize;
    if skip >= places {
        return Err(Error::invalid(vec![Issue::at("skip", Code::OutOfRange).with("least", 0_i64).with("most", places - 1)]));
    }
    let (papers, settings) =
        file.read(|conn| Ok((registrations::papers(conn, request.event_id, request.people, &request.ids)?, certificates::settings(conn)?)))?;
    let pictures = templates::pictures(desk, &template, &settings)?;
    let (now, cases) = (desk.now(), papers::template::cases(&template));
    let today = calendar::day(now, &papers.programme.zone);
    let cards = papers::cards::values(words, &papers, &settings, &cases, request.choices.code, today);
    let facts = papers::cards::facts(words, &papers, request.kind, now);
    let made = render_template(&Batch { skip, ..Batch::new(&template, &pictures, &cards, &facts) }, &mut papers::progress(job, "cards"));
    let name = name(desk, &format!("file-cards-{}", request.kind.as_str()), &papers);
    let produced = files::keep(desk, papers::cards::finished(words, name, &papers.people, papers::rendered(made)?))?;
    desk.change_settings(|settings| settings.papers.cards = request.choices);
    Ok(produced)
}

/// The template of a key; none where none of this kind is under it: it was deleted, or is of another programme.
fn card_template(desk: &Desk, kind: CardKind, key: &str) -> Result<Option<Template>> {
    match templates::find(desk, key) {
        Ok((_, template)) => Ok(Some(template).filter(|template| template.kind == kind.of_template())),
        Err(error) if [Code::NotFound, Code::NewerTemplate].contains(&error.code) => Ok(None),
        Err(error) => Err(error),
    }
}

fn name(desk: &Desk, key: &str, papers: &EventPapers) -> String {
    let event = &papers.event;
    desk.words().text(key, &[("day", event.day.0.to_string().into()), ("title", event.fields.title.as_str().into())])
}

/// The plan of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearPlanPaper {
    /// The year.
    pub year: i32,
    /// The key of the template that it follows; none for the usual look. Remembered.
    #[serde(default)]
    pub template: Option<String>,
}

/// Makes the plan of a year as a PDF. `template-gone` at `template` for one that is no template of such plans.
pub fn year_plan(desk: &Desk, job: &Job<'_>, request: YearPlanPaper) -> Result<Produced> {
    let (words, now) = (desk.words(), desk.now());
    let design = request.template.as_deref().map(|key| ListDesign::read(desk, key, Kind::YearPlan)).transpose()?;
    let plan = desk.file()?.read(|conn| calendar::year_plan(conn, request.year))?;
    let mut progress = papers::progress(job, "sheet");
    let rendered = papers::rendered(match &design {
        Some(design) => {
            let today = calendar::day(now, &plan.programme.zone);
            let values = papers::plan::values(words, papers::list::values(words, &plan.programme, &design.settings, today), &plan);
            let title = words.text("plan-heading", &[("year", plan.year.to_string().into())]);
            design.made(&[values], &papers::list::facts(words, title, &plan.programme.title, &plan.programme, now), &mut progress)
        }
        None => render_flow(&papers::plan::year_plan(words, &plan, now), &mut progress),
    })?;
    let name = words.text("file-year-plan", &[("year", request.year.to_string().into())]);
    let produced = files::keep(desk, papers::finished(words, name, rendered))?;
    desk.change_settings(|settings| settings.papers.lists.year_plan = request.template);
    Ok(produced)
}

/// The programme of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammePaper {
    /// The event.
    pub event_id: EventId,
    /// The key of the template that it follows; none for the usual look. Remembered.
    #[serde(default)]
    pub template: Option<String>,
}

/// Makes the programme of an event as a PDF. `template-gone` at `template` for one that is no template of programmes.
pub fn event_programme(desk: &Desk, job: &Job<'_>, request: ProgrammePaper) -> Result<Produced> {
    let (words, now) = (desk.words(), desk.now());
    let design = request.template.as_deref().map(|key| ListDesign::read(desk, key, Kind::Programme)).transpose()?;
    let (papers, agenda) =
        desk.file()?.read(|conn| Ok((registrations::papers_of(conn, request.event_id)?, calendar::agenda(conn, request.event_id)?)))?;
    let (event, programme) = (&papers.event, &papers.programme);
    let mut progress = papers::progress(job, "sheet");
    let rendered = papers::rendered(match &design {
        Some(design) => {
            let of_event = papers::list::of_event(words, programme, &design.settings, event, calendar::day(now, &programme.zone));
            let values = papers::programme::values(words, of_event, event, &agenda);
            let title = format!("{}. {}", words.plain("leaflet-heading"), event.fields.title);
            design.made(&[values], &papers::list::facts(words, title, &event.fields.title, programme, now), &mut progress)
        }
        None => render_flow(&papers::programme::event_programme(words, programme, event, &agenda, now), &mut progress),
    })?;
    let produced = files::keep(desk, papers::finished(words, name(desk, "file-programme", &papers), rendered))?;
    desk.change_settings(|settings| settings.papers.lists.programme = request.template);
    Ok(produced)
}
