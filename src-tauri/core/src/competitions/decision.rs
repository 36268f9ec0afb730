//! Ranking, awards, approval.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::board::Board;
use super::checks::{Checks, roubles};
use super::figure::{Figure, TooLarge};
use super::model::{ApplicationStatus, AwardRequest, CompetitionStatus, ExpertTotal, Place, RankRow, Ranking};
use super::ranking::{Contender, rank};
use super::setup::{is_decided, refuse_approved};
use super::sheets::conflict;
use super::{SheetState, scoring};
use crate::conflicts::refuse_undecided_sums;
use crate::error::{Code, Error, Result};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{ApplicationId, CompetitionId};
use crate::store::competitions as store;
use crate::values::Kopecks;

/// The ranking as it stands now, with threshold and budget line; see [`rank`] for the rule.
pub fn ranking(conn: &Connection, id: CompetitionId) -> Result<Ranking> {
    let stored = store::competition(conn, id)?;
    of_board(&stored, &Board::read(conn, id, None)?)
}

/// The ranking of a board.
pub(super) fn of_board(stored: &store::Stored, board: &Board) -> Result<Ranking> {
    let fields = &stored.fields;
    let needed = usize::try_from(fields.marks_needed).unwrap_or(0).max(1);
    let mut totals = Vec::with_capacity(board.applications.len());
    let mut contenders = Vec::with_capacity(board.applications.len());
    for application in &board.applications {
        let counted = board.counted(application.id);
        let sheets: Vec<&scoring::Marks> = counted.iter().map(|(_, marks)| marks.as_slice()).collect();
        let figure = if sheets.len() < needed { None } else { scoring::figure(fields.aggregation, &board.criteria, &sheets)? };
        contenders.push(Contender { number: application.number.clone(), requested: application.requested, figure });
        let exact = counted.iter().map(|(_, marks)| Ok(scoring::total(&board.criteria, marks)?.unwrap_or(Figure::ZERO)));
        let exact = exact.collect::<Result<Vec<_>, TooLarge>>()?;
        let experts = counted.iter().zip(&exact).map(|((expert, _), total)| ExpertTotal {
            expert_id: expert.id,
            expert: expert.name.with_initials(),
            total: total.rounded(),
        });
        totals.push((experts.collect::<Vec<_>>(), spread(&exact)?));
    }
    let standings = rank(&contenders, fields.threshold, fields.budget);
    let row = |standing: super::ranking::Standing| {
        let application = &board.applications[standing.contender];
        let (totals, spread) = totals[standing.contender].clone();
        RankRow {
            application_id: application.id,
            number: application.number.clone(),
            title: application.title.clone(),
            organisation: application.organisation.clone(),
            rank: standing.rank,
            figure: contenders[standing.contender].figure.map(Figure::rounded),
            totals,
            spread: spread.map(Figure::rounded),
            requested: application.requested,
            running: standing.running,
            place: standing.place,
            proposed: standing.proposed,
            tied_at_line: standing.tied_at_line,
            award: application.award,
        }
    };
    let rows: Vec<RankRow> = standings.into_iter().map(row).collect();
    Ok(Ranking {
        competition_id: stored.id,
        budget: fields.budget,
        threshold: fields.threshold,
        highest_total: scoring::highest_total(&board.criteria)?.rounded(),
        aggregation: fields.aggregation,
        proposed: sum(rows.iter().map(|row| row.proposed)),
        awarded: sum(rows.iter().filter_map(|row| row.award)),
        approved_at: stored.approved_at,
        rows,
    })
}

/// Highest less lowest, exactly; none of none.
fn spread(totals: &[Figure]) -> Result<Option<Figure>, TooLarge> {
    let (Some(lowest), Some(highest)) = (totals.iter().min(), totals.iter().max()) else { return Ok(None) };
    highest.minus(*lowest).map(Some)
}

/// A sum of money; stays at the end of the range rather than turn over.
pub(super) fn sum(sums: impl Iterator<Item = Kopecks>) -> Kopecks {
    Kopecks(sums.fold(0, |sum: i64, next| sum.saturating_add(next.0)))
}

/// What is wrong with awards, at `awards.<application>`: not above zero and within the request, an application below the
/// threshold or not ranked; and at `awards` a sum above the budget.
fn check_awards(ranking: &Ranking, awards: &BTreeMap<ApplicationId, Kopecks>) -> Checks {
    let mut checks = Checks::default();
    let rows: BTreeMap<ApplicationId, &RankRow> = ranking.rows.iter().map(|row| (row.application_id, row)).collect();
    for (id, award) in awards {
        let field = format!("awards.{id}");
        match rows.get(id) {
            Some(row) if matches!(row.place, Place::Below | Place::NotRanked) => checks.add(field, Code::AwardNotAllowed, &[]),
            Some(row) => checks.money(field, *award, Kopecks(1), row.requested),
            None => checks.add(field, Code::NotFound, &[]),
        }
    }
    if sum(awards.values().copied()) > ranking.budget {
        checks.add("awards", Code::OutOfRange, &[("least", roubles(Kopecks(0))), ("most", roubles(ranking.budget))]);
    }
    checks
}

/// Sets what the jury awards; those who are not named get nothing. Refused at `awards.<application>` where an award is
/// above the request or the application is below the threshold or not ranked, and at `awards` where the sum is above the
/// budget.
pub fn decide_awards(file: &ProgrammeFile, request: AwardRequest) -> Result<Done<()>> {
    file.transact(Op::DecideAwards, |tx| {
        let stored = store::competition(tx.conn(), request.competition_id)?;
        refuse_approved(&stored)?;
        let board = Board::read(tx.conn(), stored.id, None)?;
        let named = request.awards.len();
        let awards: BTreeMap<ApplicationId, Kopecks> = request.awards.into_iter().map(|award| (award.application_id, award.sum)).collect();
        if awards.len() != named {
            return Err(Error::new(Code::BadRequest));
        }
        check_awards(&of_board(&stored, &board)?, &awards).finish()?;
        tx.about(&stored.fields.title);
        for application in &board.applications {
            let award = awards.get(&application.id).copied();
            if award != application.award {
                store::set_award(tx, application.id, award)?;
            }
        }
        Ok(())
    })
}

/// Approves the ranking: applications become funded, reserve or rejected by award and threshold, the competition decided;
/// from then on marks and awards are read-only.
///
/// Refused: `ranking-approved` when it was approved already, `undecided` where two laptops do not agree about a sum, `no-quorum` where the size of the jury is known and not more
/// than half of it is present, `conflict-of-interest` where a sheet counts whose expert must not mark, `marks-missing`
/// with the count of applications that have too few final sheets, and `invalid` where awards no longer fit the ranking.
pub fn approve(file: &ProgrammeFile, request: CompetitionId) -> Result<Done<()>> {
    file.transact(Op::ApproveRanking, |tx| {
        let stored = store::competition(tx.conn(), request)?;
        refuse_approved(&stored)?;
        refuse_undecided_sums(tx.conn(), request)?;
        let quorum = Quorum::of(stored.fields.jury_size, stored.fields.jury_present);
        if let Some(quorum) = quorum.filter(|quorum| !quorum.reached) {
            return Err(Error::new(Code::NoQuorum).with("present", quorum.present).with("needed", quorum.needed));
        }
        let board = Board::read(tx.conn(), request, None)?;
        let counts = |pair: &&(ApplicationId, _)| board.sheets.get(*pair).is_some_and(|sheet| sheet.state == SheetState::Final);
        if let Some((application, expert)) = board.conflicts.keys().find(counts).and_then(|(a, e)| board.pair(*a, *e)) {
            return Err(conflict(application, expert));
        }
        let ranking = of_board(&stored, &board)?;
        let unranked = ranking.rows.iter().filter(|row| row.place == Place::NotRanked).count();
        if unranked > 0 {
            return Err(Error::new(Code::MarksMissing).with("count", unranked));
        }
        let awards = ranking.rows.iter().filter_map(|row| Some((row.application_id, row.award?))).collect();
        check_awards(&ranking, &awards).finish()?;
        tx.about(&stored.fields.title);
        for row in &ranking.rows {
            let status = match (row.award, row.place) {
                (Some(_), _) => ApplicationStatus::Funded,
                (None, Place::Below | Place::NotRanked) => ApplicationStatus::Rejected,
                (None, _) => ApplicationStatus::Reserve,
            };
            store::set_status(tx, row.application_id, status)?;
        }
        let now = tx.now();
        store::set_approval(tx, request, CompetitionStatus::Decided, Some(now))
    })
}

/// Takes an approval back: the competition is in review again, its applications admitted; awards stay as they were
/// decided. Nothing is written when the ranking was not approved.
pub fn withdraw_approval(file: &ProgrammeFile, request: CompetitionId) -> Result<Done<()>> {
    file.transact(Op::WithdrawApproval, |tx| {
        let stored = store::competition(tx.conn(), request)?;
        if stored.approved_at.is_none() {
            return Ok(());
        }
        tx.about(&stored.fields.title);
        let decided: BTreeSet<ApplicationId> =
            store::scored(tx.conn(), request, None)?.into_iter().filter(|row| is_decided(row.status)).map(|row| row.id).collect();
        for id in decided {
            store::set_status(tx, id, ApplicationStatus::Admitted)?;
        }
        store::set_approval(tx, request, CompetitionStatus::Review, None)
    })
}

/// Whether the jury could decide: more than half of its members were present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quorum {
    /// Its members.
    pub size: u32,
    /// Those present; none when nobody said so.
    pub present: u32,
    /// The least number of members that is more than half.
    pub needed: u32,
    /// Whether there were so many.
    pub reached: bool,
}

impl Quorum {
    /// The quorum of a jury; none where its size is not known.
    pub fn of(size: Option<i32>, present: Option<i32>) -> Option<Self> {
        let size = u32::try_from(size?).ok()?;
        let present = present.and_then(|present| u32::try_from(present).ok()).unwrap_or(0);
        let needed = size / 2 + 1;
        Some(Self { size, present, needed, reached: present >= needed })
    }
}
