//! A competition that never was, to try a template of minutes with.

use sokrat_core::competitions::{
    Aggregation, CompetitionFields, CompetitionKind, CompetitionStatus, CriterionFields, ExpertMarks, MarkedApplication, MinutesData, Place, Quorum,
    RankRow, Ranking,
};
use sokrat_core::ids::{ApplicationId, CompetitionId, RawId};
use sokrat_core::templates::SamplePerson;
use sokrat_core::values::{Day, Hundredths, Kopecks};
use sokrat_words::Words;

/// Minutes of a competition that never was, with a jury of these people: for trying a template. They go on to several pages.
pub fn sample<'a>(words: &Words, jury: impl Iterator<Item = &'a SamplePerson>, today: Day) -> MinutesData {
    let said = |name: &str| words.plain(&format!("template-sample-{name}"));
    let experts: Vec<String> = jury.take(3).map(|person| person.name.with_initials()).collect();
    let signed = |place: usize| experts.get(place).or(experts.first()).cloned().unwrap_or_default();
    let criterion = |title: String| CriterionFields {
        id: None,
        title,
        description: String::new(),
        lowest: Hundredths(0),
        highest: Hundredths(1000),
        step: Hundredths(50),
        weight: Hundredths(100),
        required: true,
        in_total: true,
        comment_below: None,
    };
    let (title, number, project, organisation) = (said("competition"), said("application"), said("project"), said("organisation"));
    let places = [Place::Funded, Place::Funded, Place::Partial, Place::Reserve, Place::Below];
    let (budget, requested) = (Kopecks(125_000_000), Kopecks(50_000_000));
    let rows: Vec<RankRow> = (1..)
        .zip(places)
        .map(|(rank, place)| {
            let award = match place {
                Place::Funded => requested,
                Place::Partial => Kopecks(requested.0 / 2),
                _ => Kopecks(0),
            };
            RankRow {
                application_id: ApplicationId(RawId([0; 16])),
                number: number.clone(),
                title: project.clone(),
                organisation: organisation.clone(),
                rank: Some(rank),
                figure: Some(Hundredths(1900 - i64::from(rank) * 150)),
                totals: Vec::new(),
                spread: None,
                requested,
                running: None,
                place,
                proposed: award,
                tied_at_line: false,
                award: (award.0 > 0).then_some(award),
            }
        })
        .collect();
    let marked = |row: &RankRow| {
        let marks = |expert: &String| ExpertMarks {
            expert: expert.clone(),
            marks: vec![row.figure.map(|figure| Hundredths(figure.0 / 2)); 2],
            total: row.figure,
        };
        MarkedApplication {
            number: row.number.clone(),
            title: row.title.clone(),
            organisation: row.organisation.clone(),
            experts: experts.iter().map(marks).collect(),
        }
    };
    MinutesData {
        quorum: Quorum::of(Some(5), Some(3)),
        criteria: ["criterion", "criterion-other"].map(said).map(criterion).into(),
        received: 5,
        not_admitted: Vec::new(),
        recusals: Vec::new(),
        conflicts: Vec::new(),
        awarded_count: 3,
        reserve_count: 1,
        below_count: 1,
        requested: Kopecks(requested.0 * 5),
        left: Kopecks(0),
        approved_at: None,
        marks: rows.iter().map(marked).collect(),
        table_hash: String::new(),
        fields: CompetitionFields {
            title,
            kind: CompetitionKind::Project,
            year: i32::from(today.0.year()),
            status: CompetitionStatus::Review,
            opens_on: None,
            closes_on: None,
            budget,
            threshold: Hundredths(1200),
            aggregation: Aggregation::MeanOfTotals,
            marks_needed: 1,
            highest_request: None,
            number_pattern: String::new(),
            jury_size: Some(5),
            jury_present: Some(3),
            minutes_number: said("minutes-number"),
            minutes_on: Some(today),
            minutes_place: said("place"),
            chair: signed(0),
            secretary: signed(1),
            votes_for: Some(3),
            votes_against: None,
            votes_abstained: None,
        },
        ranking: Ranking {
            competition_id: CompetitionId(RawId([0; 16])),
            rows,
            budget,
            threshold: Hundredths(1200),
            highest_total: Hundredths(2000),
            aggregation: Aggregation::MeanOfTotals,
            proposed: budget,
            awarded: budget,
            approved_at: None,
        },
        experts,
    }
}
