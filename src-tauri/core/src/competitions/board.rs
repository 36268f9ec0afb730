//! A competition as the scoring sees it: read in a handful of statements, whatever its size.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::conflicts::{self, Conflict};
use super::figure::{Figure, TooLarge};
use super::model::{CriterionFields, SheetRow, SheetState};
use super::scoring;
use crate::error::Result;
use crate::ids::{ApplicationId, CompetitionId, CriterionId, ExpertId, SheetId};
use crate::store::competitions as store;
use crate::values::Hundredths;

/// Everything that scoring and ranking of a competition stand on.
pub(super) struct Board {
    pub criteria: Vec<CriterionFields>,
    pub experts: Vec<store::StoredExpert>,
    pub applications: Vec<store::Scored>,
    pub sheets: BTreeMap<(ApplicationId, ExpertId), store::StoredSheet>,
    pub conflicts: BTreeMap<(ApplicationId, ExpertId), Conflict>,
    marks: BTreeMap<(SheetId, CriterionId), Hundredths>,
}

impl Board {
    /// The board of a competition, or of one of its applications.
    pub fn read(conn: &Connection, competition: CompetitionId, only: Option<ApplicationId>) -> Result<Self> {
        Ok(Self {
            criteria: store::criteria(conn, competition)?,
            experts: store::experts(conn, competition)?,
            applications: store::scored(conn, competition, only)?,
            sheets: store::sheets(conn, competition, only)?,
            conflicts: conflicts::find(
                &store::ties(conn, Some(competition))?,
                &store::stakes(conn, Some(competition), only.as_ref().map(std::slice::from_ref))?,
            ),
            marks: store::marks(conn, competition, only)?,
        })
    }

    /// The marks of a pair's sheet in the order of the criteria.
    pub fn marks(&self, application: ApplicationId, expert: ExpertId) -> Vec<Option<Hundredths>> {
        let sheet = store::sheet_id(application, expert);
        let mark = |criterion: &CriterionFields| criterion.id.and_then(|id| self.marks.get(&(sheet, id))).copied();
        self.criteria.iter().map(mark).collect()
    }

    /// The experts whose sheet of the application counts, with their marks: final, complete, not recused.
    pub fn counted(&self, application: ApplicationId) -> Vec<(&store::StoredExpert, Vec<Option<Hundredths>>)> {
        let is_final =
            |expert: &&store::StoredExpert| self.sheets.get(&(application, expert.id)).is_some_and(|sheet| sheet.state == SheetState::Final);
        let with_marks = self.experts.iter().filter(is_final).map(|expert| (expert, self.marks(application, expert.id)));
        with_marks.filter(|(_, marks)| scoring::is_complete(&self.criteria, marks)).collect()
    }

    /// The weighted total of a pair's sheet, whatever its state; none without a mark.
    pub fn total(&self, application: ApplicationId, expert: ExpertId) -> Result<Option<Figure>, TooLarge> {
        scoring::total(&self.criteria, &self.marks(application, expert))
    }

    /// The sheet of a pair; an open one where none was begun. None where there is none to fill in: a conflict of interest
    /// without anything written down.
    pub fn row(&self, application: &store::Scored, expert: &store::StoredExpert) -> Result<Option<SheetRow>> {
        let pair = (application.id, expert.id);
        let stored = self.sheets.get(&pair);
        if stored.is_none() && self.conflicts.contains_key(&pair) {
            return Ok(None);
        }
        Ok(Some(SheetRow {
            id: store::sheet_id(application.id, expert.id),
            application_id: application.id,
            number: application.number.clone(),
            title: application.title.clone(),
            expert_id: expert.id,
            expert: expert.name.with_initials(),
            state: stored.map_or(SheetState::Open, |sheet| sheet.state),
            reason: stored.map(|sheet| sheet.reason.clone()).unwrap_or_default(),
            total: self.total(application.id, expert.id)?.map(Figure::rounded),
        }))
    }

    /// Every sheet, by number of the application, then in the order of the experts.
    pub fn rows(&self) -> Result<Vec<SheetRow>> {
        let mut rows = Vec::with_capacity(self.applications.len() * self.experts.len());
        for application in &self.applications {
            for expert in &self.experts {
                rows.extend(self.row(application, expert)?);
            }
        }
        Ok(rows)
    }

    /// The application and the expert of these identifiers.
    pub fn pair(&self, application: ApplicationId, expert: ExpertId) -> Option<(&store::Scored, &store::StoredExpert)> {
        let application = self.applications.iter().find(|row| row.id == application)?;
        Some((application, self.experts.iter().find(|row| row.id == expert)?))
    }
}
