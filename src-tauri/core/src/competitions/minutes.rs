//! What the minutes of a jury say, gathered; the words and the layout are made elsewhere.

use rusqlite::Connection;
use serde::Serialize;

use super::board::Board;
use super::conflicts::Conflict;
use super::decision::{self, Quorum};
use super::model::{ApplicationStatus, CompetitionFields, CriterionFields, Place, Ranking, SheetState};
use crate::conflicts::refuse_undecided_sums;
use crate::error::Result;
use crate::ids::CompetitionId;
use crate::store::competitions as store;
use crate::values::{Kopecks, Moment};

/// The facts of the minutes of a competition.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MinutesData {
    /// What the competition's form holds: title, budget, threshold, number, day and place of the minutes, chair, secretary.
    pub fields: CompetitionFields,
    /// The quorum; none where the size of the jury is not known.
    pub quorum: Option<Quorum>,
    /// The criteria in their order.
    pub criteria: Vec<CriterionFields>,
    /// The experts' names in their order.
    pub experts: Vec<String>,
    /// The ranked table with awards, budget and the highest possible total.
    pub ranking: Ranking,
    /// Applications that came in: all but drafts.
    pub received: u32,
    /// Those that were not marked: refused or withdrawn, by number.
    pub not_admitted: Vec<NotAdmitted>,
    /// Who stepped aside from what, by number, then in the order of the experts.
    pub recusals: Vec<Recusal>,
    /// Conflicts of interest that kept an expert from marking, without a recusal of his or her own.
    pub conflicts: Vec<KeptAway>,
    /// Applications with an award.
    pub awarded_count: u32,
    /// Applications on the reserve list: at the threshold or above it, without an award.
    pub reserve_count: u32,
    /// Applications below the threshold.
    pub below_count: u32,
    /// The sum of the requests that were ranked.
    pub requested: Kopecks,
    /// What is left of the budget after the awards.
    pub left: Kopecks,
    /// When the ranking was approved; a draft of the minutes has none.
    pub approved_at: Option<Moment>,
}

/// An application that was not marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NotAdmitted {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The applicant.
    pub organisation: String,
    /// Refused or withdrawn.
    pub status: ApplicationStatus,
    /// The reason; may be empty.
    pub reason: String,
}

/// An expert who stepped aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recusal {
    /// Surname and initials.
    pub expert: String,
    /// The application's number.
    pub number: String,
    /// The application's title.
    pub title: String,
    /// Why.
    pub reason: String,
}

/// An expert who was kept away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptAway {
    /// Surname and initials.
    pub expert: String,
    /// The application's number.
    pub number: String,
    /// The application's title.
    pub title: String,
    /// Whether the expert is the person who travels or leads; otherwise he or she works or worked at the applicant or a partner.
    pub same_person: bool,
}

/// Everything that the minutes of a competition need, as it stands now.
pub fn minutes_data(conn: &Connection, id: CompetitionId) -> Result<MinutesData> {
    refuse_undecided_sums(conn, id)?;
    let stored = store::competition(conn, id)?;
    let board = Board::read(conn, id, None)?;
    let ranking = decision::of_board(&stored, &board)?;
    let (mut recusals, mut conflicts) = (Vec::new(), Vec::new());
    for application in &board.applications {
        for expert in &board.experts {
            let pair = (application.id, expert.id);
            let (name, number, title) = (expert.name.with_initials(), application.number.clone(), application.title.clone());
            let recused = board.sheets.get(&pair).filter(|sheet| sheet.state == SheetState::Recused);
            match (recused, board.conflicts.get(&pair)) {
                (Some(sheet), _) => recusals.push(Recusal { expert: name, number, title, reason: sheet.reason.clone() }),
                (None, Some(why)) => conflicts.push(KeptAway { expert: name, number, title, same_person: *why == Conflict::Same }),
                (None, None) => {}
            }
        }
    }
    let not_admitted = store::not_admitted(conn, id)?;
    let count = |keep: &dyn Fn(&super::RankRow) -> bool| ranking.rows.iter().filter(|row| keep(row)).count() as u32;
    Ok(MinutesData {
        quorum: Quorum::of(stored.fields.jury_size, stored.fields.jury_present),
        experts: board.experts.iter().map(|expert| expert.name.with_initials()).collect(),
        received: store::received(conn, id)?,
        not_admitted,
        recusals,
        conflicts,
        awarded_count: count(&|row| row.award.is_some()),
        reserve_count: count(&|row| row.award.is_none() && matches!(row.place, Place::Funded | Place::Partial | Place::Reserve)),
        below_count: count(&|row| row.place == Place::Below),
        requested: decision::sum(ranking.rows.iter().map(|row| row.requested)),
        left: Kopecks(ranking.budget.0.saturating_sub(ranking.awarded.0)),
        approved_at: stored.approved_at,
        criteria: board.criteria,
        fields: stored.fields,
        ranking,
    })
}
