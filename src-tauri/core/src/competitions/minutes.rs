//! What the minutes of a jury say, gathered; the words and the layout are made elsewhere.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::board::Board;
use super::conflicts::Conflict;
use super::decision::{self, Quorum};
use super::figure::Figure;
use super::model::{ApplicationStatus, CompetitionFields, CriterionFields, Place, Ranking, SheetState};
use crate::certificates::{DocumentKind, DocumentState};
use crate::conflicts::refuse_undecided_sums;
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::{COMPETITION, DOCUMENT};
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::CompetitionId;
use crate::store::certificates as register;
use crate::store::certificates::RegisteredMinutes;
use crate::store::competitions as store;
use crate::values::{Day, Hundredths, Kopecks, Moment};

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
    /// The marks behind the ranking: by application, those experts whose sheet counts.
    pub marks: Vec<MarkedApplication>,
    /// SHA-256 of ranking, awards and marks, in hexadecimal: another table has another.
    pub table_hash: String,
}

/// An application with the marks that count.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkedApplication {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The applicant.
    pub organisation: String,
    /// The experts in their order.
    pub experts: Vec<ExpertMarks>,
}

/// What an expert gave, by criterion in their order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExpertMarks {
    /// Surname and initials.
    pub expert: String,
    /// The marks.
    pub marks: Vec<Option<Hundredths>>,
    /// The weighted total, rounded half away from zero.
    pub total: Option<Hundredths>,
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
    let mut marks = Vec::with_capacity(board.applications.len());
    for application in &board.applications {
        let mut experts = Vec::new();
        for (expert, given) in board.counted(application.id) {
            let total = board.total(application.id, expert.id)?.map(Figure::rounded);
            experts.push(ExpertMarks { expert: expert.name.with_initials(), marks: given, total });
        }
        marks.push(MarkedApplication {
            number: application.number.clone(),
            title: application.title.clone(),
            organisation: application.organisation.clone(),
            experts,
        });
    }
    let table_hash = table_hash(&ranking, &marks);
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
        marks,
        table_hash,
        criteria: board.criteria,
        fields: stored.fields,
        ranking,
    })
}

/// One line for each row of the ranking and each sheet that counts, in hundredths and kopecks, tabs between: what the hash
/// is taken of, so that anybody can take it again.
fn table_hash(ranking: &Ranking, marks: &[MarkedApplication]) -> String {
    let figure = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    let mut text = String::new();
    for row in &ranking.rows {
        let rank = row.rank.map(|rank| rank.to_string()).unwrap_or_default();
        let (total, award) = (figure(row.figure.map(|figure| figure.0)), figure(row.award.map(|award| award.0)));
        text.push_str(&format!("{}\t{rank}\t{total}\t{award}\n", row.number));
    }
    for application in marks {
        for expert in &application.experts {
            let given = expert.marks.iter().map(|mark| figure(mark.map(|mark| mark.0))).collect::<Vec<_>>().join("\t");
            text.push_str(&format!("{}\t{}\t{given}\n", application.number, expert.expert));
        }
    }
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The series of the minutes that one copy of the programme numbers in a year: numbers of two laptops never meet.
fn minutes_series(year: i16, replica_code: &str) -> String {
    format!("ПР-{year}-{replica_code}")
}

/// The valid minutes of a competition in the register; none where they are not in it.
pub fn registered_minutes(conn: &Connection, id: CompetitionId) -> Result<Option<RegisteredMinutes>> {
    register::minutes_of(conn, id)
}

/// Enters the minutes of a competition in the register and prints them as final, in one transaction: where `print` fails,
/// nothing is entered. Minutes that are in the register keep their number and day, whatever the competition says since; a
/// number that somebody typed is taken, otherwise the next of this laptop's series is given and written down at the competition.
///
/// Refused: `minutes-not-approved`, `no-quorum`, and at their fields `required` where jury, day, chair, secretary or votes
/// are missing, `votes-differ` (`votes`, `present`) where the votes are not those of everybody present, `no-majority`
/// (`votes`, `needed`), and `already-there` for a number that the register has.
///
/// The register notes the key of the template that they are printed on, none for the usual look, and follows what is printed now.
pub fn issue_minutes<T>(
    file: &ProgrammeFile,
    id: CompetitionId,
    template: Option<&str>,
    print: impl FnOnce(&MinutesData) -> Result<T>,
) -> Result<Done<T>> {
    file.transact(Op::IssueMinutes, |tx| {
        let mut data = minutes_data(tx.conn(), id)?;
        tx.about(&data.fields.title);
        let day = check_final(&data)?;
        data.fields.minutes_number = match register::minutes_of(tx.conn(), id)? {
            Some(registered) => {
                if registered.template.as_deref() != template {
                    tx.update(&DOCUMENT, registered.id, &[("template", template.map(str::to_owned).into())])?;
                }
                data.fields.minutes_on = registered.issued_on.or(Some(day));
                registered.number
            }
            None => enter(tx, id, &data.fields, day, template)?,
        };
        print(&data)
    })
}

/// Whether the minutes may be final, and the day of the meeting.
fn check_final(data: &MinutesData) -> Result<Day> {
    if data.approved_at.is_none() {
        return Err(Error::new(Code::MinutesNotApproved));
    }
    let fields = &data.fields;
    let mut issues = Vec::new();
    let missing = [
        ("jurySize", fields.jury_size.is_none()),
        ("juryPresent", fields.jury_present.is_none()),
        ("minutesOn", fields.minutes_on.is_none()),
        ("chair", fields.chair.trim().is_empty()),
        ("secretary", fields.secretary.trim().is_empty()),
        ("votesFor", fields.votes_for.is_none()),
    ];
    issues.extend(missing.iter().filter(|(_, missing)| *missing).map(|(field, _)| Issue::at(field, Code::Required)));
    if let Some(quorum) = &data.quorum
        && fields.jury_present.is_some()
    {
        if !quorum.reached {
            return Err(Error::new(Code::NoQuorum).with("present", quorum.present).with("needed", quorum.needed));
        }
        if let Some(votes_for) = fields.votes_for {
            let votes = [Some(votes_for), fields.votes_against, fields.votes_abstained].into_iter().flatten().map(i64::from).sum::<i64>();
            let needed = quorum.present / 2 + 1;
            if votes != i64::from(quorum.present) {
                issues.push(Issue::at("votesFor", Code::VotesDiffer).with("votes", votes).with("present", quorum.present));
            } else if i64::from(votes_for) < i64::from(needed) {
                issues.push(Issue::at("votesFor", Code::NoMajority).with("votes", i64::from(votes_for)).with("needed", needed));
            }
        }
    }
    match fields.minutes_on.filter(|_| issues.is_empty()) {
        Some(day) => Ok(day),
        None => Err(Error::invalid(issues)),
    }
}

fn enter(tx: &mut Tx<'_>, id: CompetitionId, fields: &CompetitionFields, day: Day, template: Option<&str>) -> Result<String> {
    let series = minutes_series(day.0.year(), &tx.replica_code()?);
    let number = match fields.minutes_number.trim() {
        "" => format!("{series}-{:03}", register::highest_number(tx.conn(), &series)? + 1),
        typed if register::is_minutes_number(tx.conn(), typed)? => return Err(Error::at("minutesNumber", Code::AlreadyThere)),
        typed => typed.to_owned(),
    };
    if number != fields.minutes_number {
        tx.update(&COMPETITION, id, &[("minutes_number", number.clone().into())])?;
    }
    let document = tx.new_id();
    // A number that somebody chose belongs to no series: nothing is counted on from it.
    let own = number.starts_with(&series);
    let values: [(&'static str, Value); 8] = [
        ("series", if own { series.into() } else { Value::Null }),
        ("number", number.clone().into()),
        ("kind", DocumentKind::Minutes.into()),
        ("competition_id", id.into()),
        ("issued_on", day.into()),
        ("state", DocumentState::Issued.into()),
        ("holder", fields.title.clone().into()),
        ("template", template.map(str::to_owned).into()),
    ];
    tx.insert(&DOCUMENT, document, &values)?;
    Ok(number)
}
