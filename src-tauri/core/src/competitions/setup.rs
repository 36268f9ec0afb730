//! A competition, its criteria and its experts.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::checks::{Checks, LINE, MOST_MONEY, TEXT};
use super::conflicts;
use super::model::{ApplicationStatus, Competition, CompetitionFields, CompetitionRow, CompetitionStatus, CriterionFields, Expert, SheetState};
use super::numbers::Pattern;
use super::{board::Board, scoring};
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::PERSON;
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{CompetitionId, CriterionId, PersonId};
use crate::store::competitions as store;
use crate::store::is_live;
use crate::values::{FormEdit, Hundredths, Kopecks, ListEdit};

/// The highest mark, 10,000.00, and the highest weight, 100.00: within these and the counts below no figure overflows.
const MOST_MARK: Hundredths = Hundredths(1_000_000);
const MOST_WEIGHT: Hundredths = Hundredths(10_000);
const MOST_CRITERIA: usize = 50;
const MOST_EXPERTS: usize = 50;

/// Every competition, the latest year first.
pub fn list(conn: &Connection) -> Result<Vec<CompetitionRow>> {
    let counts = store::counts(conn)?;
    let hidden = hidden_pairs(conn)?;
    let row = |stored: store::Stored| {
        let of = counts.get(&stored.id).copied().unwrap_or_default();
        let hidden = hidden.iter().filter(|competition| **competition == stored.id).count() as u32;
        CompetitionRow {
            id: stored.id,
            title: stored.fields.title,
            kind: stored.fields.kind,
            year: stored.fields.year,
            status: stored.fields.status,
            closes_on: stored.fields.closes_on,
            budget: stored.fields.budget,
            applications: of.applications,
            sheets: of.pairs.saturating_sub(of.recused).saturating_sub(hidden),
            sheets_final: of.finished,
        }
    };
    Ok(store::all(conn)?.into_iter().map(row).collect())
}

/// The competition of each pair in conflict for which nothing is written down: pairs without a sheet.
fn hidden_pairs(conn: &Connection) -> Result<Vec<CompetitionId>> {
    let stakes = store::stakes(conn, None, None)?;
    let mut hidden = Vec::new();
    for (application, expert) in conflicts::find(&store::ties(conn, None)?, &stakes).into_keys() {
        if store::sheet(conn, store::sheet_id(application, expert))?.is_none() {
            hidden.extend(stakes.iter().find(|stake| stake.application == application).map(|stake| stake.competition));
        }
    }
    Ok(hidden)
}

/// The competition with its criteria, experts and counts.
pub fn get(conn: &Connection, id: CompetitionId) -> Result<Competition> {
    let stored = store::competition(conn, id)?;
    let board = Board::read(conn, id, None)?;
    let rows = board.rows()?;
    let count = |keep: &dyn Fn(&super::SheetRow) -> bool| rows.iter().filter(|row| keep(row)).count() as u32;
    let experts = board.experts.iter().map(|expert| Expert {
        id: expert.id,
        person_id: expert.person,
        full_name: expert.name.full(),
        short_name: expert.name.with_initials(),
        assigned: count(&|row| row.expert_id == expert.id && row.state != SheetState::Recused),
        finished: count(&|row| row.expert_id == expert.id && row.state == SheetState::Final),
    });
    let experts = experts.collect();
    Ok(Competition {
        id,
        fields: stored.fields,
        highest_total: scoring::highest_total(&board.criteria)?.rounded(),
        experts,
        applications: store::counts(conn)?.get(&id).map_or(0, |counts| counts.applications),
        sheets: count(&|row| row.state != SheetState::Recused),
        sheets_final: count(&|row| row.state == SheetState::Final),
        approved_at: stored.approved_at,
        criteria: board.criteria,
    })
}

fn check(fields: &mut CompetitionFields) -> Checks {
    let mut checks = Checks::default();
    checks.required("title", &mut fields.title, LINE);
    checks.range("year", fields.year.into(), 1990, 2100);
    checks.money("budget", fields.budget, Kopecks(0), MOST_MONEY);
    checks.points("threshold", fields.threshold, Hundredths(0), Hundredths(i64::from(i32::MAX)));
    checks.range("marksNeeded", fields.marks_needed.into(), 1, MOST_EXPERTS as i64);
    if let Some(cap) = fields.highest_request {
        checks.money("highestRequest", cap, Kopecks(1), MOST_MONEY);
    }
    if let (Some(opens), Some(closes)) = (fields.opens_on, fields.closes_on) {
        checks.hold(opens <= closes, "closesOn", Code::EndBeforeStart);
    }
    checks.required("numberPattern", &mut fields.number_pattern, 60);
    if !fields.number_pattern.is_empty() {
        checks.hold(Pattern::parse(&fields.number_pattern).is_some(), "numberPattern", Code::BadNumberPattern);
    }
    if let Some(size) = fields.jury_size {
        checks.range("jurySize", size.into(), 1, 1000);
    }
    if let Some(present) = fields.jury_present {
        checks.range("juryPresent", present.into(), 0, fields.jury_size.unwrap_or(1000).into());
    }
    for (field, votes) in [("votesFor", fields.votes_for), ("votesAgainst", fields.votes_against), ("votesAbstained", fields.votes_abstained)] {
        if let Some(votes) = votes {
            checks.range(field, votes.into(), 0, fields.jury_size.unwrap_or(1000).into());
        }
    }
    checks.text("minutesNumber", &mut fields.minutes_number, LINE);
    checks.text("minutesPlace", &mut fields.minutes_place, LINE);
    checks.text("chair", &mut fields.chair, LINE);
    checks.text("secretary", &mut fields.secretary, LINE);
    checks
}

/// Creates a competition without criteria, experts and applications.
pub fn create(file: &ProgrammeFile, mut request: CompetitionFields) -> Result<Done<CompetitionId>> {
    let mut checks = check(&mut request);
    checks.hold(request.status != CompetitionStatus::Decided, "status", Code::NotAChoice);
    checks.finish()?;
    file.transact(Op::CreateCompetition, |tx| {
        let id = CompetitionId(tx.new_id());
        tx.about(&request.title);
        store::insert_competition(tx, id, &request)?;
        Ok(id)
    })
}

/// Sets what a competition's form holds. Once the ranking was approved, what the decision stands on can no longer be
/// changed: `ranking-approved` at budget, threshold, aggregation, least number of marks, jury and status. Errors as of
/// [`FormEdit::onto_together`] as well.
pub fn edit(file: &ProgrammeFile, request: impl Into<FormEdit<CompetitionId, CompetitionFields>>) -> Result<Done<()>> {
    let request = request.into();
    let id = request.id;
    file.transact(Op::EditCompetition, |tx| {
        let stored = store::competition(tx.conn(), id)?;
        let old = &stored.fields;
        let mut new = request.onto_together(old, CompetitionFields::TOGETHER)?;
        let mut checks = check(&mut new);
        if stored.approved_at.is_some() {
            let closed = matches!(new.status, CompetitionStatus::Decided | CompetitionStatus::Closed);
            checks.hold(closed, "status", Code::RankingApproved);
            checks.hold(new.budget == old.budget, "budget", Code::RankingApproved);
            checks.hold(new.threshold == old.threshold, "threshold", Code::RankingApproved);
            checks.hold(new.aggregation == old.aggregation, "aggregation", Code::RankingApproved);
            checks.hold(new.marks_needed == old.marks_needed, "marksNeeded", Code::RankingApproved);
            checks.hold(new.jury_size == old.jury_size, "jurySize", Code::RankingApproved);
            checks.hold(new.jury_present == old.jury_present, "juryPresent", Code::RankingApproved);
        } else {
            checks.hold(new.status != CompetitionStatus::Decided, "status", Code::NotAChoice);
        }
        checks.finish()?;
        tx.about(&new.title);
        store::update_competition(tx, id, &new)?;
        Ok(())
    })
}

/// Deletes a competition with its criteria and experts; `in-use` with the count of its applications and documents.
pub fn delete(file: &ProgrammeFile, request: CompetitionId) -> Result<Done<()>> {
    file.transact(Op::DeleteCompetition, |tx| {
        let stored = store::competition(tx.conn(), request)?;
        let uses = store::competition_uses(tx.conn(), request)?;
        if uses > 0 {
            return Err(Error::new(Code::InUse).with("count", uses));
        }
        tx.about(&stored.fields.title);
        store::delete_competition(tx, request)
    })
}

/// Makes these the criteria of a competition, in this order. Criteria with an identifier are kept and changed; those that came after
/// the form was filled stand behind them. One that was taken out meanwhile stays out where nobody changed it in the form. Returns the
/// identifier of each criterion of the form, none for one that stays out.
///
/// Refused, each at its field `criteria.<place>.<name>` (places from 0): `field-changed` as of [`FormEdit::onto_together`], and
/// `criterion-gone` at the title of one that was changed here and taken out meanwhile; a text or a figure outside its limits; a range or
/// step into which marks that were given do not fit; `finished-without` at `required` where final sheets lack the mark, and
/// `in-use` at `criteria` where a criterion with marks would vanish. `ranking-approved` after the approval.
pub fn set_criteria(
    file: &ProgrammeFile,
    request: impl Into<ListEdit<CompetitionId, FormEdit<(), CriterionFields>, CriterionId>>,
) -> Result<Done<Vec<Option<CriterionId>>>> {
    let request = request.into();
    let id = request.id;
    file.transact(Op::EditCriteria, |tx| {
        let stored = store::competition(tx.conn(), id)?;
        refuse_approved(&stored)?;
        let board = Board::read(tx.conn(), id, None)?;
        let mut lines = criteria_onto(&request.fields, &board.criteria)?;
        let before: Vec<CriterionId> = board.criteria.iter().filter_map(|criterion| criterion.id).collect();
        let kept: BTreeSet<CriterionId> = lines.iter().filter_map(|(_, criterion)| criterion.id).collect();
        if kept.len() != lines.iter().filter(|(_, criterion)| criterion.id.is_some()).count() {
            return Err(Error::new(Code::NotFound));
        }
        let came = |id: &CriterionId| !kept.contains(id) && !request.knows(id);
        let came: Vec<CriterionFields> = board.criteria.iter().filter(|criterion| criterion.id.as_ref().is_some_and(came)).cloned().collect();
        let gone: Vec<CriterionId> = before.into_iter().filter(|id| !kept.contains(id) && request.knows(id)).collect();
        let given = store::values_given(tx.conn(), id)?;
        let mut checks = Checks::default();
        checks.range("criteria", (lines.len() + came.len()) as i64, 0, MOST_CRITERIA as i64);
        for (place, criterion) in &mut lines {
            let place = *place;
            check_criterion(&mut checks, place, criterion);
            let of_this = given.iter().filter(|(id, ..)| Some(*id) == criterion.id).map(|(_, value, _)| *value);
            check_marks_fit(&mut checks, place, criterion, &of_this.collect::<Vec<_>>());
            let lacking = if criterion.required { final_without(&board, criterion.id) } else { 0 };
            if lacking > 0 {
                checks.add(format!("criteria.{place}.required"), Code::FinishedWithout, &[("count", lacking.into())]);
            }
        }
        let lost: u32 = given.iter().filter(|(id, ..)| gone.contains(id)).map(|(.., count)| count).sum();
        if lost > 0 {
            checks.add("criteria", Code::InUse, &[("count", lost.into())]);
        }
        checks.finish()?;
        tx.about(&stored.fields.title);
        let (places, wanted): (Vec<usize>, Vec<CriterionFields>) = lines.into_iter().unzip();
        let wanted: Vec<CriterionFields> = wanted.into_iter().chain(came).collect();
        let written = store::set_criteria(tx, id, &wanted, &gone)?;
        let mut identifiers = vec![None; request.fields.len()];
        for (place, id) in places.into_iter().zip(written) {
            identifiers[place] = Some(id);
        }
        Ok(identifiers)
    })
}

/// What the lines of the form are over the criteria as they are, each with its place in the form.
fn criteria_onto(lines: &[FormEdit<(), CriterionFields>], now: &[CriterionFields]) -> Result<Vec<(usize, CriterionFields)>> {
    let mut wanted = Vec::new();
    let mut issues = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let id = line.fields.id;
        match now.iter().find(|criterion| id.is_some() && criterion.id == id) {
            Some(now) => match line.onto_together(now, CriterionFields::TOGETHER) {
                Ok(criterion) => wanted.push((place, criterion)),
                Err(error) if error.code == Code::Invalid => {
                    issues.extend(error.issues.into_iter().map(|issue| Issue { field: format!("criteria.{place}.{}", issue.field), ..issue }));
                }
                Err(error) => return Err(error),
            },
            None if id.is_none() => wanted.push((place, line.fields.clone())),
            None if line.untouched()? => {}
            None => issues.push(Issue::at(&format!("criteria.{place}.title"), Code::CriterionGone)),
        }
    }
    if issues.is_empty() { Ok(wanted) } else { Err(Error::invalid(issues)) }
}

fn check_criterion(checks: &mut Checks, place: usize, criterion: &mut CriterionFields) {
    let field = |name: &str| format!("criteria.{place}.{name}");
    checks.required(&field("title"), &mut criterion.title, LINE);
    checks.text(field("description"), &mut criterion.description, TEXT);
    checks.points(field("lowest"), criterion.lowest, Hundredths(0), MOST_MARK);
    checks.points(field("highest"), criterion.highest, Hundredths(criterion.lowest.0.saturating_add(1)), MOST_MARK);
    checks.points(field("step"), criterion.step, Hundredths(1), Hundredths(criterion.highest.0.saturating_sub(criterion.lowest.0).max(1)));
    checks.points(field("weight"), criterion.weight, Hundredths(1), MOST_WEIGHT);
    let span = criterion.highest.0.saturating_sub(criterion.lowest.0);
    if criterion.step.0 > 0 && span > 0 && span % criterion.step.0 != 0 {
        // The highest mark could never be given.
        checks.add(field("step"), Code::OffStep, &[("step", criterion.step.into())]);
    }
    if let Some(below) = criterion.comment_below {
        checks.points(field("commentBelow"), below, criterion.lowest, criterion.highest);
    }
}

fn check_marks_fit(checks: &mut Checks, place: usize, criterion: &CriterionFields, given: &[Hundredths]) {
    let (Some(least), Some(most)) = (given.iter().min(), given.iter().max()) else { return };
    let facts = [("least", (*least).into()), ("most", (*most).into())];
    if *least < criterion.lowest {
        checks.add(format!("criteria.{place}.lowest"), Code::OutOfRange, &facts);
    }
    if *most > criterion.highest {
        checks.add(format!("criteria.{place}.highest"), Code::OutOfRange, &facts);
    }
    if criterion.step.0 > 0 && given.iter().any(|value| (value.0 - criterion.lowest.0) % criterion.step.0 != 0) {
        checks.add(format!("criteria.{place}.step"), Code::OffStep, &[("step", criterion.step.into())]);
    }
}

/// How many final sheets have no mark for this criterion; a new one is in none.
fn final_without(board: &Board, criterion: Option<CriterionId>) -> usize {
    let place = board.criteria.iter().position(|other| criterion.is_some() && other.id == criterion);
    let finals = board.sheets.iter().filter(|(_, sheet)| sheet.state == SheetState::Final);
    finals.filter(|((application, expert), _)| place.is_none_or(|place| board.marks(*application, *expert)[place].is_none())).count()
}

/// Makes these people the experts of a competition, in this order; those who came after the list was shown stand behind them, and
/// those who were taken out since stay out.
/// `in-use` with the count of sheets where one who leaves has marked or stepped aside.
pub fn set_experts(file: &ProgrammeFile, request: impl Into<ListEdit<CompetitionId, PersonId, PersonId>>) -> Result<Done<()>> {
    let request = request.into();
    let id = request.id;
    file.transact(Op::EditExperts, |tx| {
        let stored = store::competition(tx.conn(), id)?;
        refuse_approved(&stored)?;
        let before = store::experts(tx.conn(), id)?;
        let came = before.iter().map(|expert| expert.person).filter(|person| !request.fields.contains(person) && !request.knows(person));
        let stays = |person: &PersonId| !request.held(person) || before.iter().any(|expert| expert.person == *person);
        let people: Vec<PersonId> = request.fields.iter().copied().filter(stays).chain(came).collect();
        let mut checks = Checks::default();
        checks.range("experts", people.len() as i64, 0, MOST_EXPERTS as i64);
        checks.hold(people.iter().collect::<BTreeSet<_>>().len() == people.len(), "experts", Code::AlreadyThere);
        checks.finish()?;
        for person in people.iter().filter(|person| request.fields.contains(person)) {
            if !is_live(tx.conn(), &PERSON, *person)? {
                return Err(Error::new(Code::NotFound));
            }
        }
        let gone: Vec<_> = before.iter().filter(|expert| !people.contains(&expert.person)).map(|expert| expert.id).collect();
        let uses = gone.iter().try_fold(0, |uses, expert| Ok::<_, Error>(uses + store::expert_uses(tx.conn(), *expert)?))?;
        if uses > 0 {
            return Err(Error::new(Code::InUse).with("count", uses));
        }
        tx.about(&stored.fields.title);
        store::set_experts(tx, id, &people, &gone)
    })
}

/// `ranking-approved` once the ranking of the competition was approved.
pub(super) fn refuse_approved(stored: &store::Stored) -> Result<()> {
    if stored.approved_at.is_some() { Err(Error::new(Code::RankingApproved)) } else { Ok(()) }
}

/// Whether a status is set by approving the ranking only.
pub(super) fn is_decided(status: ApplicationStatus) -> bool {
    matches!(status, ApplicationStatus::Funded | ApplicationStatus::Reserve | ApplicationStatus::Rejected)
}
