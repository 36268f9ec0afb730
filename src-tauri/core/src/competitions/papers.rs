//! Score sheets on paper: what each expert gets to mark.

use rusqlite::Connection;

use super::board::Board;
use super::model::{CompetitionFields, CriterionFields, SheetState};
use super::scoring;
use crate::error::{Code, Error, Result};
use crate::ids::{ApplicationId, CompetitionId, ExpertId};
use crate::store::competitions as store;
use crate::values::{Hundredths, Kopecks};

/// The sheets of a competition.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorePapers {
    /// What the competition's form holds.
    pub fields: CompetitionFields,
    /// The criteria in their order.
    pub criteria: Vec<CriterionFields>,
    /// The highest possible weighted total.
    pub highest_total: Hundredths,
    /// The experts in their order; those with nothing to mark are left out.
    pub experts: Vec<SheetsOfExpert>,
}

/// What one expert marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetsOfExpert {
    /// The full name.
    pub expert: String,
    /// The applications, by number.
    pub sheets: Vec<BlankSheet>,
}

/// An application to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankSheet {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The applicant.
    pub organisation: String,
    /// The sum requested.
    pub requested: Kopecks,
}

/// The blank sheets of a competition, of one expert or of one application. A pair with a conflict of interest or a recusal
/// has none. `nothing-to-mark` where no sheet is left.
pub fn score_papers(conn: &Connection, id: CompetitionId, expert: Option<ExpertId>, application: Option<ApplicationId>) -> Result<ScorePapers> {
    let stored = store::competition(conn, id)?;
    let board = Board::read(conn, id, application)?;
    let mut experts = Vec::new();
    for judge in board.experts.iter().filter(|judge| expert.is_none_or(|wanted| wanted == judge.id)) {
        let marks = |row: &&store::Scored| {
            let pair = (row.id, judge.id);
            let recused = board.sheets.get(&pair).is_some_and(|sheet| sheet.state == SheetState::Recused);
            !recused && !board.conflicts.contains_key(&pair)
        };
        let sheet = |row: &store::Scored| BlankSheet {
            number: row.number.clone(),
            title: row.title.clone(),
            organisation: row.organisation.clone(),
            requested: row.requested,
        };
        let sheets: Vec<BlankSheet> = board.applications.iter().filter(marks).map(sheet).collect();
        if !sheets.is_empty() {
            experts.push(SheetsOfExpert { expert: judge.name.full(), sheets });
        }
    }
    if experts.is_empty() || board.criteria.is_empty() {
        return Err(Error::new(Code::NothingToMark));
    }
    Ok(ScorePapers { fields: stored.fields, highest_total: scoring::highest_total(&board.criteria)?.rounded(), criteria: board.criteria, experts })
}
