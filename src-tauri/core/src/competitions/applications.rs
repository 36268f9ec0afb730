//! Applications and the partners of their networks.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::board::Board;
use super::checks::{Checks, LINE, MOST_MONEY, TEXT};
use super::conflicts;
use super::model::{Application, ApplicationFields, ApplicationListRequest, ApplicationRow, ApplicationStatus};
use super::numbers::Pattern;
use super::setup::{is_decided, refuse_approved};
use crate::error::{Code, Error, Result};
use crate::file::tables::{EVENT, ORGANISATION, PERSON, PRACTICE};
use crate::file::{Done, Op, ProgrammeFile};
use crate::ids::{ApplicationId, RawId};
use crate::search::as_meant;
use crate::store::competitions as store;
use crate::store::is_live;
use crate::values::{FormEdit, Kopecks, Moment, Rows};

/// A window of applications.
pub fn applications(conn: &Connection, request: &ApplicationListRequest) -> Result<Rows<ApplicationRow>> {
    let mut window = as_meant(&request.text, |text| store::applications(conn, &ApplicationListRequest { text: text.to_owned(), ..request.clone() }))?;
    let shown = window.rows.iter().map(|row| row.id).collect::<Vec<_>>();
    let stakes = store::stakes(conn, request.competition_id, Some(&shown))?;
    let mut hidden: BTreeMap<ApplicationId, u32> = BTreeMap::new();
    for (application, expert) in conflicts::find(&store::ties(conn, request.competition_id)?, &stakes).into_keys() {
        if store::sheet(conn, store::sheet_id(application, expert))?.is_none() {
            *hidden.entry(application).or_default() += 1;
        }
    }
    for row in &mut window.rows {
        row.sheets = row.sheets.saturating_sub(hidden.get(&row.id).copied().unwrap_or_default());
    }
    Ok(window)
}

/// The application with its partners and its sheets.
pub fn application(conn: &Connection, id: ApplicationId) -> Result<Application> {
    let stored = store::application(conn, id)?;
    let sheets = Board::read(conn, stored.fields.competition_id, Some(id))?.rows()?;
    Ok(Application {
        id,
        number: stored.number,
        fields: stored.fields,
        organisation: stored.organisation,
        person: stored.person,
        practice: stored.practice,
        event: stored.event,
        award: stored.award,
        submitted_at: stored.submitted_at,
        sheets,
    })
}

/// Everything that is wrong with the form but for what the competition's state forbids.
fn check(conn: &Connection, competition: &store::Stored, fields: &mut ApplicationFields) -> Result<Checks> {
    let mut checks = Checks::default();
    checks.required("title", &mut fields.title, LINE);
    checks.text("summary", &mut fields.summary, TEXT);
    checks.text("goal", &mut fields.goal, TEXT);
    checks.text("refusal", &mut fields.refusal, TEXT);
    checks.money("requested", fields.requested, Kopecks(1), competition.fields.highest_request.unwrap_or(MOST_MONEY));
    checks.money("own", fields.own, Kopecks(0), MOST_MONEY);
    if let (Some(starts), Some(ends)) = (fields.starts_on, fields.ends_on) {
        checks.hold(starts <= ends, "endsOn", Code::EndBeforeStart);
    }
    checks.hold(fields.organisation_id.is_some(), "organisationId", Code::Required);
    checks.hold(fields.status != ApplicationStatus::Refused || !fields.refusal.is_empty(), "refusal", Code::Required);
    let things = [
        ("organisationId", &ORGANISATION, fields.organisation_id.map(RawId::from)),
        ("personId", &PERSON, fields.person_id.map(RawId::from)),
        ("practiceId", &PRACTICE, fields.practice_id.map(RawId::from)),
        ("eventId", &EVENT, fields.event_id.map(RawId::from)),
    ];
    for (field, table, id) in things {
        if let Some(id) = id {
            checks.hold(is_live(conn, table, id)?, field, Code::NotFound);
        }
    }
    let mut seen = BTreeSet::new();
    for (place, partner) in fields.partners.iter_mut().enumerate() {
        let field = |name: &str| format!("partners.{place}.{name}");
        let there = is_live(conn, &ORGANISATION, partner.organisation_id)?;
        checks.hold(there, field("organisationId"), Code::NotFound);
        // Once in the network, and not the centre of it.
        let new = seen.insert(partner.organisation_id) && Some(partner.organisation_id) != fields.organisation_id;
        checks.hold(new, field("organisationId"), Code::AlreadyThere);
        checks.text(field("passedOn"), &mut partner.passed_on, TEXT);
        checks.text(field("evidence"), &mut partner.evidence, TEXT);
    }
    Ok(checks)
}

/// The moment of submission: kept once it is there, and now where the status says that it has been submitted.
fn submitted(status: ApplicationStatus, before: Option<Moment>, now: Moment) -> Option<Moment> {
    before.or((status != ApplicationStatus::Draft).then_some(now))
}

/// Creates an application; its number is the next by the competition's pattern.
pub fn create_application(file: &ProgrammeFile, mut request: ApplicationFields) -> Result<Done<ApplicationId>> {
    file.transact(Op::CreateApplication, |tx| {
        let competition = store::competition(tx.conn(), request.competition_id)?;
        refuse_approved(&competition)?;
        let mut checks = check(tx.conn(), &competition, &mut request)?;
        checks.hold(!is_decided(request.status), "status", Code::NotAChoice);
        checks.finish()?;
        let pattern = Pattern::parse(&competition.fields.number_pattern).ok_or_else(|| Error::new(Code::BadNumberPattern))?;
        let year = competition.fields.year;
        // Two laptops count alike, so all but the first add their code: no number is given twice.
        let mark = tx.number_mark()?;
        let taken = store::numbers(tx.conn(), &pattern.prefix(year))?;
        let number = pattern.next(year, taken.iter().filter_map(|number| number.strip_suffix(&mark))) + &mark;
        let id = ApplicationId(tx.new_id());
        tx.about(&format!("{number} {}", request.title));
        let submitted_at = submitted(request.status, None, tx.now());
        store::insert_application(tx, id, &number, &request, submitted_at)?;
        Ok(id)
    })
}

/// Sets what an application's form holds; its number and its competition stay. Once the ranking was approved, what the
/// decision stands on can no longer be changed: `ranking-approved` at applicant, person, request and status. Errors as of
/// [`FormEdit::onto_together`] as well.
pub fn edit_application(file: &ProgrammeFile, request: impl Into<FormEdit<ApplicationId, ApplicationFields>>) -> Result<Done<()>> {
    let request = request.into();
    let id = request.id;
    file.transact(Op::EditApplication, |tx| {
        let stored = store::application(tx.conn(), id)?;
        let old = &stored.fields;
        let mut new = request.onto_together(old, ApplicationFields::TOGETHER)?;
        let competition = store::competition(tx.conn(), old.competition_id)?;
        let mut checks = check(tx.conn(), &competition, &mut new)?;
        checks.hold(new.competition_id == old.competition_id, "competitionId", Code::NotAChoice);
        if competition.approved_at.is_some() {
            checks.hold(new.status == old.status, "status", Code::RankingApproved);
            checks.hold(new.requested == old.requested, "requested", Code::RankingApproved);
            checks.hold(new.organisation_id == old.organisation_id, "organisationId", Code::RankingApproved);
            checks.hold(new.person_id == old.person_id, "personId", Code::RankingApproved);
        } else {
            checks.hold(!is_decided(new.status), "status", Code::NotAChoice);
        }
        checks.finish()?;
        tx.about(&format!("{} {}", stored.number, new.title));
        let submitted_at = submitted(new.status, stored.submitted_at, tx.now());
        store::update_application(tx, id, &new, submitted_at)
    })
}

/// Deletes an application with its partners; `in-use` with the count of sheets that hold marks or a decision.
pub fn delete_application(file: &ProgrammeFile, request: ApplicationId) -> Result<Done<()>> {
    file.transact(Op::DeleteApplication, |tx| {
        let stored = store::application(tx.conn(), request)?;
        refuse_approved(&store::competition(tx.conn(), stored.fields.competition_id)?)?;
        let uses = store::application_uses(tx.conn(), request)?;
        if uses > 0 {
            return Err(Error::new(Code::InUse).with("count", uses));
        }
        tx.about(&format!("{} {}", stored.number, stored.fields.title));
        store::delete_application(tx, request)
    })
}
