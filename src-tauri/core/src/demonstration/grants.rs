//! The competitions of the story: travel grants, decided and approved; project grants of umbrella networks, under review.

use std::collections::HashSet;

use jiff::civil::Date;
use rusqlite::types::Value;

use super::building::{Building, COORDINATOR, MANAGER, moscow, text};
use super::competitions::{DESTINATIONS, PROJECT, REMARKS, TRAVEL, criteria};
use super::events::PRACTICES;
use crate::certificates::{self, CertificateOrder};
use crate::competitions::{
    self, Aggregation, ApplicationFields, ApplicationStatus, Award, AwardRequest, CompetitionFields, CompetitionKind, CompetitionStatus,
    CriterionFields, MarkCell, MarksRequest, PartnerFields, Place, RecuseRequest, SheetState,
};
use crate::error::{Code, Result};
use crate::file::Op;
use crate::file::tables::{APPLICATION, MARK, SHEET};
use crate::ids::{ApplicationId, CompetitionId, CriterionId, ExpertId, OrganisationId, PersonId, RawId};
use crate::organisations::Category;
use crate::store::competitions::sheet_id;
use crate::templates::SHIPPED;
use crate::values::{Day, Edit, Hundredths, Kopecks, Moment};

/// A funded journey: what was learned and by whom; umbrella networks grow from it.
pub(super) struct Journey {
    organisation: usize,
    person: usize,
    practice: usize,
    event: usize,
}

const fn rubles(sum: i64) -> Kopecks {
    Kopecks(sum * 100)
}

fn competition(title: &str, kind: CompetitionKind, year: i32, opens: Date, closes: Date) -> CompetitionFields {
    let travel = kind == CompetitionKind::Travel;
    CompetitionFields {
        title: title.to_owned(),
        kind,
        year,
        status: CompetitionStatus::Open,
        opens_on: Some(Day(opens)),
        closes_on: Some(Day(closes)),
        budget: if travel { rubles(420_000) } else { rubles(3_000_000) },
        threshold: Hundredths(if travel { 3000 } else { 3900 }),
        aggregation: Aggregation::MeanOfTotals,
        marks_needed: 3,
        highest_request: Some(if travel { rubles(60_000) } else { rubles(500_000) }),
        number_pattern: if travel { "ПГ-{year}-{n:3}" } else { "ПР-{year}-{n:3}" }.to_owned(),
        jury_size: Some(7),
        jury_present: None,
        minutes_number: String::new(),
        minutes_on: None,
        minutes_place: String::new(),
        chair: "Ржевская П. Г.".to_owned(),
        secretary: "Лягушев Р. И.".to_owned(),
        votes_for: None,
        votes_against: None,
        votes_abstained: None,
    }
}

impl Building<'_> {
    fn at(&self, date: Date, hour: i8, operator: &str) {
        self.story.tell(moscow(date.at(hour, 0, 0, 0)), operator);
    }

    /// Travel grants 2019/2020: applied for after a practice was met at an event, scored, decided, approved.
    pub fn travel_competition(&mut self) -> Result<()> {
        self.at(Date::constant(2019, 11, 29), 10, MANAGER);
        let (opens, closes) = (Date::constant(2019, 11, 5), Date::constant(2019, 12, 4));
        let mut fields = competition("Конкурс грантов на поездки 2019/2020", CompetitionKind::Travel, 2019, opens, closes);
        let id = competitions::create(self.file, fields.clone())?.value;
        competitions::set_criteria(self.file, Edit { id, fields: criteria(TRAVEL) })?;

        let journeys = self.journeys(18);
        let mut applications = Vec::new();
        for (number, journey) in journeys.iter().enumerate() {
            self.at(Date::constant(2019, 12, 2 + number as i8 / 7), 10 + number as i8 % 7, COORDINATOR);
            let (Some(organisation), Some(person)) = (self.organisations[journey.organisation].id, self.people[journey.person].id) else { continue };
            let title = DESTINATIONS[number % DESTINATIONS.len()];
            let practice = PRACTICES[journey.practice].0;
            let request = ApplicationFields {
                competition_id: id,
                organisation_id: Some(organisation),
                person_id: Some(person),
                title: format!("{title}: «{practice}»"),
                summary: "Знакомство с работой практики на месте, беседы со специалистами, сбор документов".to_owned(),
                goal: format!("Освоить практику «{practice}» и применить её в своей организации"),
                requested: rubles(self.dice.between(36, 120) * 500),
                own: rubles(self.dice.between(0, 20) * 500),
                starts_on: Some(Day(Date::constant(2020, 1, 13))),
                ends_on: Some(Day(Date::constant(2020, 9, 30))),
                status: ApplicationStatus::Admitted,
                refusal: String::new(),
                practice_id: Some(self.practices[journey.practice]),
                event_id: Some(self.told[journey.event].id),
                partners: Vec::new(),
            };
            applications.push(competitions::create_application(self.file, request)?.value);
        }
        let experts = self.experts(id, 4, &journeys)?;
        fields.status = CompetitionStatus::Review;
        competitions::edit(self.file, Edit { id, fields: fields.clone() })?;
        self.score(id, &applications, &experts, 100)?;

        self.at(Date::constant(2019, 12, 10), 15, MANAGER);
        fields.jury_present = Some(6);
        fields.minutes_number = "1".to_owned();
        (fields.votes_for, fields.votes_against, fields.votes_abstained) = (Some(6), Some(0), Some(0));
        fields.minutes_on = Some(Day(Date::constant(2019, 12, 10)));
        fields.minutes_place = "Белгород, офис фонда".to_owned();
        competitions::edit(self.file, Edit { id, fields })?;
        let ranking = self.file.read(|conn| competitions::ranking(conn, id))?;
        let paid = |place: Place| matches!(place, Place::Funded | Place::Partial);
        let awards = ranking.rows.iter().filter(|row| paid(row.place) && row.proposed.0 > 0);
        let awards = awards.map(|row| Award { application_id: row.application_id, sum: row.proposed }).collect();
        competitions::decide_awards(self.file, AwardRequest { competition_id: id, awards })?;
        competitions::approve(self.file, id)?;
        let funded: HashSet<ApplicationId> = ranking.rows.iter().filter(|row| paid(row.place)).map(|row| row.application_id).collect();
        self.journeys =
            journeys.into_iter().zip(applications).filter(|(_, application)| funded.contains(application)).map(|(journey, _)| journey).collect();
        self.step(20)
    }

    /// Project grants 2020/2021: who mastered a practice on the journey becomes the centre of a network of partners. Under review.
    pub fn project_competition(&mut self) -> Result<()> {
        self.at(Date::constant(2021, 1, 29), 10, MANAGER);
        let (opens, closes) = (Date::constant(2020, 12, 14), Date::constant(2021, 2, 26));
        let mut fields = competition("Конкурс проектов «Зонтичные сети» 2020/2021", CompetitionKind::Project, 2020, opens, closes);
        let id = competitions::create(self.file, fields.clone())?.value;
        competitions::set_criteria(self.file, Edit { id, fields: criteria(PROJECT) })?;
        let mut centres = std::mem::take(&mut self.journeys);
        centres.truncate(9);
        let taken: HashSet<usize> = centres.iter().map(|journey| journey.organisation).collect();
        let others = self.journeys(24).into_iter().filter(|journey| !taken.contains(&journey.organisation)).take(5);
        centres.extend(others.collect::<Vec<_>>());

        let mut applications = Vec::new();
        for (number, journey) in centres.iter().enumerate() {
            self.at(Date::constant(2021, 2, 1 + number as i8), 12, COORDINATOR);
            let (Some(organisation), Some(person)) = (self.organisations[journey.organisation].id, self.people[journey.person].id) else { continue };
            let practice = PRACTICES[journey.practice].0;
            let status = match number {
                11 => ApplicationStatus::Refused,
                12 => ApplicationStatus::Withdrawn,
                _ => ApplicationStatus::Admitted,
            };
            let request = ApplicationFields {
                competition_id: id,
                organisation_id: Some(organisation),
                person_id: Some(person),
                title: format!("Зонтичная сеть «{practice}»"),
                summary: format!("Организация освоила практику «{practice}» и передаёт её партнёрам в районах области"),
                goal: "Партнёры применяют практику сами и обмениваются опытом".to_owned(),
                requested: rubles(self.dice.between(50, 100) * 5_000),
                own: rubles(self.dice.between(5, 40) * 5_000),
                starts_on: Some(Day(Date::constant(2021, 4, 1))),
                ends_on: Some(Day(Date::constant(2021, 11, 30))),
                status,
                refusal: if status == ApplicationStatus::Refused {
                    "Партнёров меньше трёх действующих".to_owned()
                } else {
                    String::new()
                },
                practice_id: Some(self.practices[journey.practice]),
                event_id: Some(self.told[journey.event].id),
                partners: self.partners(organisation, practice),
            };
            let application = competitions::create_application(self.file, request)?.value;
            if status == ApplicationStatus::Admitted {
                applications.push(application);
            }
        }
        let experts = self.experts(id, 5, &centres)?;
        fields.status = CompetitionStatus::Review;
        competitions::edit(self.file, Edit { id, fields })?;
        self.score(id, &applications, &experts, 55)?;
        self.step(20)
    }

    /// Three to five NPOs and groups that are not the centre.
    fn partners(&mut self, centre: OrganisationId, practice: &str) -> Vec<PartnerFields> {
        let fits = |category: Category| matches!(category, Category::Npo | Category::InitiativeGroup | Category::Institution);
        let known = self.organisations.iter().filter(|troupe| fits(troupe.organisation.category));
        let mut known: Vec<OrganisationId> = known.filter_map(|troupe| troupe.id).filter(|id| *id != centre).collect();
        self.dice.shuffle(&mut known);
        let wanted = self.dice.between(3, 5) as usize;
        let partner = |(place, organisation_id): (usize, OrganisationId)| PartnerFields {
            organisation_id,
            organisation: String::new(),
            passed_on: if place == 0 {
                format!("Паспорт практики «{practice}», два дня наставничества")
            } else {
                String::new()
            },
            passed_at: (place == 0).then_some(Day(Date::constant(2021, 2, 15))),
            evidence: if place == 0 { "Акт передачи, фотографии".to_owned() } else { String::new() },
        };
        known.into_iter().take(wanted).enumerate().map(partner).collect()
    }

    /// People of different NPOs who met a practice at an event.
    fn journeys(&mut self, wanted: usize) -> Vec<Journey> {
        let mut all = Vec::new();
        for (event, told) in self.told.iter().enumerate() {
            for person in told.present.iter().filter(|_| !told.practices.is_empty()) {
                let Some(organisation) = self.people[*person].organisation else { continue };
                if self.organisations[organisation].organisation.category == Category::Npo {
                    all.push(Journey { organisation, person: *person, practice: told.practices[person % told.practices.len()], event });
                }
            }
        }
        self.dice.shuffle(&mut all);
        let mut seen = HashSet::new();
        all.retain(|journey| seen.insert(journey.organisation));
        all.truncate(wanted);
        all
    }

    /// People of authorities, business, media and institutions, of none of the applicants.
    fn experts(&mut self, id: CompetitionId, wanted: usize, journeys: &[Journey]) -> Result<Vec<ExpertId>> {
        let applicants: HashSet<usize> = journeys.iter().map(|journey| journey.organisation).collect();
        let fits = |place: usize| {
            let category = self.organisations[place].organisation.category;
            matches!(category, Category::Authority | Category::Business | Category::Media | Category::Institution) && !applicants.contains(&place)
        };
        let known = self
            .people
            .iter()
            .filter(|actor| actor.organisation.is_some_and(fits) && !actor.person.full_name().starts_with(|c: char| c.is_lowercase()));
        let experts: Vec<PersonId> = known.filter_map(|actor| actor.id).take(wanted).collect();
        competitions::set_experts(self.file, Edit { id, fields: experts })?;
        let competition = self.file.read(|conn| competitions::get(conn, id))?;
        Ok(competition.experts.into_iter().map(|expert| expert.id).collect())
    }

    /// Every expert marks every application; so many of a hundred sheets are finished. Who works at an applicant steps aside.
    fn score(&mut self, id: CompetitionId, applications: &[ApplicationId], experts: &[ExpertId], finished: usize) -> Result<()> {
        let criteria: Vec<CriterionFields> = self.file.read(|conn| competitions::get(conn, id))?.criteria;
        for application in applications {
            // Applications differ more than experts do.
            let worth = self.dice.between(4, 9);
            for (place, expert) in experts.iter().enumerate() {
                let finish = self.dice.percent(finished);
                let half = !finish && self.dice.percent(50);
                if !finish && !half {
                    continue;
                }
                let marks: Vec<MarkCell> =
                    criteria.iter().filter_map(|criterion| criterion.id).map(|criterion_id| self.mark(criterion_id, worth)).collect();
                let marks = if half { marks.into_iter().take(2).collect() } else { marks };
                let now = crate::Surroundings::now(self.story).0 + jiff::SignedDuration::from_mins(7 + place as i64);
                self.story.tell(now, COORDINATOR);
                let request = MarksRequest { application_id: *application, expert_id: *expert, marks, finish };
                match competitions::enter_marks(self.file, request) {
                    Err(error) if error.code == Code::ConflictOfInterest => {
                        let reason = "Работает в организации-заявителе или у партнёра".to_owned();
                        competitions::recuse(self.file, RecuseRequest { application_id: *application, expert_id: *expert, recused: true, reason })?;
                    }
                    result => {
                        result?;
                    }
                }
            }
        }
        Ok(())
    }

    fn mark(&mut self, criterion_id: CriterionId, worth: i64) -> MarkCell {
        let value = (worth + self.dice.between(-2, 2)).clamp(0, 10);
        let comment = if value < 4 { self.dice.one(REMARKS).to_owned() } else { String::new() };
        MarkCell { criterion_id, value: Some(Hundredths(value * 100)), comment }
    }

    /// The day after the last event those who were there get their certificates, as the programme gives them.
    pub fn certificates(&mut self) -> Result<()> {
        let Some(told) = self.told.last() else { return Ok(()) };
        let day = told.date.tomorrow().unwrap_or(told.date);
        self.at(day, 16, COORDINATOR);
        let order = CertificateOrder { template: Some(format!("{SHIPPED}participant")), ..CertificateOrder::of(told.id, false) };
        certificates::issue(self.file, &order, Day(day), |_| Ok(()))?;
        Ok(())
    }

    /// For measurements: ten competitions of 500 applications, each with five finished sheets.
    pub fn many_competitions(&mut self) -> Result<()> {
        for number in 0..10_i32 {
            self.at(Date::constant(2021, 12, 13), 10, MANAGER);
            let (opens, closes) = (Date::constant(2021, 2, 1), Date::constant(2021, 3, 1));
            let fields = CompetitionFields {
                status: CompetitionStatus::Review,
                number_pattern: format!("Б{number}-{{year}}-{{n:3}}"),
                budget: rubles(9_000_000),
                ..competition(&format!("Конкурс поездок № {}", number + 1), CompetitionKind::Travel, 2019 + number % 3, opens, closes)
            };
            let id = competitions::create(self.file, fields.clone())?.value;
            competitions::set_criteria(self.file, Edit { id, fields: criteria(TRAVEL) })?;
            let experts = self.experts(id, 5, &[])?;
            let criteria: Vec<CriterionId> =
                self.file.read(|conn| competitions::get(conn, id))?.criteria.into_iter().filter_map(|criterion| criterion.id).collect();
            let (first, dice, organisations, people) = (number as usize * 500, &mut self.dice, &self.organisations, &self.people);
            self.file.transact(Op::ImportMarks, |tx| {
                tx.about(&fields.title);
                let finished = tx.now();
                for place in 0..500 {
                    let application = ApplicationId(tx.new_id());
                    // Applicants come from the second half: experts are among the first, and nobody marks his own.
                    let organisation = organisations[(first + place * 3) % organisations.len()].id;
                    let person = people[(people.len() / 2 + first + place) % people.len()].id;
                    let values = [
                        ("competition_id", id.into()),
                        ("number", text(&format!("Б{number}-{}-{:03}", fields.year, place + 1))),
                        ("organisation_id", organisation.map_or(Value::Null, Into::into)),
                        ("person_id", person.map_or(Value::Null, Into::into)),
                        ("title", text(&format!("{} — {}", DESTINATIONS[place % DESTINATIONS.len()], first + place + 1))),
                        ("requested", rubles(dice.between(36, 120) * 500).into()),
                        ("own", rubles(0).into()),
                        ("submitted_at", finished.into()),
                        ("status", ApplicationStatus::Admitted.into()),
                    ];
                    tx.insert(&APPLICATION, application, &values)?;
                    let worth = dice.between(4, 9);
                    for expert in &experts {
                        sheet(tx, application, *expert, &criteria, finished, || (worth + dice.between(-2, 2)).clamp(4, 10) * 100)?;
                    }
                }
                Ok(())
            })?;
            self.step(20)?;
        }
        Ok(())
    }
}

fn sheet(
    tx: &mut crate::file::Tx<'_>,
    application: ApplicationId,
    expert: ExpertId,
    criteria: &[CriterionId],
    finished: Moment,
    mut mark: impl FnMut() -> i64,
) -> Result<()> {
    let sheet = sheet_id(application, expert);
    let values =
        [("application_id", application.into()), ("expert_id", expert.into()), ("state", SheetState::Final.into()), ("finished_at", finished.into())];
    tx.insert(&SHEET, sheet, &values)?;
    for criterion in criteria {
        let id = RawId::derived("mark", &[sheet.raw(), criterion.raw()]);
        tx.insert(&MARK, id, &[("sheet_id", sheet.into()), ("criterion_id", (*criterion).into()), ("value", mark().into()), ("comment", text(""))])?;
    }
    Ok(())
}
