//! What a jury decides: the ranking, awards, approval, marks imported, the minutes.

use sokrat_core::certificates::{self, DocumentFilter};
use sokrat_core::competitions::{self, ApplicationFields, ApplicationStatus, CompetitionFields, CompetitionStatus, Place, SheetRequest};
use sokrat_core::file::Op;
use sokrat_core::values::{Day, Edit, Hundredths, Kopecks};
use sokrat_core::{Code, Error};

use crate::competitions::*;

#[test]
fn the_ranking_follows_the_marks() {
    let contest = Contest::new();
    let ids = [contest.apply("А", 60_000), contest.apply("Б", 60_000), contest.apply("В", 10_000), contest.apply("Г", 1000), contest.apply("Д", 1)];
    for (place, marks) in [[9, 9], [10, 10], [7, 7], [3, 3]].iter().enumerate() {
        contest.mark(ids[place], 0, marks);
        contest.mark(ids[place], 1, marks);
    }
    contest.mark(ids[4], 0, &[10, 10]);
    let ranking = contest.ranking();
    let told: Vec<_> = ranking.rows.iter().map(|row| (row.title.as_str(), row.rank, row.figure, row.place, row.proposed.0 / 100)).collect();
    let expected = [
        ("Б", Some(1), Some(Hundredths(3000)), Place::Funded, 60_000),
        ("А", Some(2), Some(Hundredths(2700)), Place::Partial, 40_000),
        ("В", Some(3), Some(Hundredths(2100)), Place::Reserve, 0),
        ("Г", Some(4), Some(Hundredths(900)), Place::Below, 0),
        ("Д", None, None, Place::NotRanked, 0),
    ];
    assert_eq!(told, expected, "by figure; 100,000 reach for one and a part of the second; one sheet is too few");
    assert_eq!(ranking.proposed, Kopecks(100_000 * 100), "the proposal uses the budget up and no more");
    assert_eq!(ranking.rows[4].totals.len(), 1, "the one sheet is shown all the same");
}

#[test]
fn awards_stay_within_request_and_budget() {
    let contest = Contest::new();
    let ids = [contest.apply("А", 60_000), contest.apply("Б", 60_000), contest.apply("В", 1000)];
    for (place, marks) in [[9, 9], [8, 8], [3, 3]].iter().enumerate() {
        contest.mark(ids[place], 0, marks);
        contest.mark(ids[place], 1, marks);
    }
    let field = |place: usize| format!("awards.{}", ids[place]);
    let error = contest.award(&[(ids[0], 60_001), (ids[2], 1000)]).expect_err("more than asked, and below the threshold");
    let mut got = issues(&error);
    got.sort_unstable();
    let (first, third) = (field(0), field(2));
    let mut expected = vec![(first.as_str(), Code::OutOfRange), (third.as_str(), Code::AwardNotAllowed)];
    expected.sort_unstable();
    assert_eq!(got, expected, "each at its application");
    let error = contest.award(&[(ids[0], 60_000), (ids[1], 40_001)]).expect_err("one rouble above the budget");
    assert_eq!(issues(&error), [("awards", Code::OutOfRange)], "the sum is within the budget");
    contest.award(&[(ids[0], 60_000), (ids[1], 40_000)]).expect("to the rouble");
    contest.award(&[(ids[1], 30_000)]).expect("decided anew");
    let ranking = contest.ranking();
    assert_eq!((ranking.rows[0].award, ranking.rows[1].award), (None, Some(Kopecks(30_000 * 100))), "who is not named gets nothing");
    assert_eq!(ranking.awarded, Kopecks(30_000 * 100), "the sum of what was decided");
}

#[test]
fn approval_needs_quorum_and_every_mark() {
    let contest = Contest::with(CompetitionFields { jury_size: Some(6), jury_present: Some(3), ..fields() });
    let application = contest.apply("Сад", 100);
    let error = contest.approve().expect_err("three of six");
    assert_eq!((error.code, error.facts["needed"].clone()), (Code::NoQuorum, 4u32.into()), "more than half of six is four");
    let present = CompetitionFields { jury_size: Some(6), jury_present: Some(4), ..fields() };
    competitions::edit(contest.scene.file(), Edit { id: contest.id, fields: present }).expect("one more comes");
    contest.mark(application, 0, &[9, 9]);
    assert_eq!(contest.approve().expect_err("one sheet of two").code, Code::MarksMissing, "every application has its marks");
    contest.mark(application, 1, &[9, 9]);
    contest.approve().expect("four of six, two sheets of two");
}

#[test]
fn a_conflict_that_is_found_later_stops_the_approval() {
    let contest = Contest::new();
    let application = contest.apply("Сад", 100);
    for expert in 0..3 {
        contest.mark(application, expert, &[9, 9]);
    }
    role(&contest.scene, contest.people[2], contest.applicant, None);
    assert_eq!(contest.approve().expect_err("her marks count").code, Code::ConflictOfInterest, "her sheet is still there to be recused");
    contest.recuse(application, 2, "работает у заявителя").expect("she steps aside");
    contest.approve().expect("the marks of the other two remain");
}

#[test]
fn approval_sets_what_became_of_them_and_makes_marks_read_only() {
    let contest = Contest::new();
    let ids = [contest.apply("А", 60_000), contest.apply("Б", 60_000), contest.apply("В", 1000)];
    for (place, marks) in [[9, 9], [8, 8], [3, 3]].iter().enumerate() {
        contest.mark(ids[place], 0, marks);
        contest.mark(ids[place], 1, marks);
    }
    contest.award(&[(ids[0], 60_000)]).expect("one is awarded");
    contest.approve().expect("everything is there");
    let expected = [ApplicationStatus::Funded, ApplicationStatus::Reserve, ApplicationStatus::Rejected];
    assert_eq!(ids.map(|id| contest.status(id)), expected, "by award and threshold");
    let competition = contest.scene.file().read(|conn| competitions::get(conn, contest.id)).expect("it is there");
    assert_eq!(competition.fields.status, CompetitionStatus::Decided, "the competition is decided");
    assert!(competition.approved_at.is_some(), "the moment is kept");

    let file = contest.scene.file();
    let pair = SheetRequest { application_id: ids[0], expert_id: contest.experts[0] };
    let refused = [
        competitions::enter_marks(file, contest.request(ids[0], 2, &[9, 9], false)).map(|_| ()),
        competitions::reopen_sheet(file, pair).map(|_| ()),
        contest.recuse(ids[0], 0, "поздно"),
        contest.award(&[]),
        contest.approve(),
        competitions::set_criteria(file, Edit { id: contest.id, fields: vec![] }).map(|_| ()),
        competitions::set_experts(file, Edit { id: contest.id, fields: vec![] }).map(|_| ()),
        competitions::create_application(file, contest.form("Г", 1)).map(|_| ()),
        competitions::delete_application(file, ids[2]).map(|_| ()),
    ];
    for (place, refused) in refused.into_iter().enumerate() {
        assert_eq!(refused.expect_err("the decision stands").code, Code::RankingApproved, "operation {place}");
    }
    let cheaper = CompetitionFields { budget: Kopecks(1), status: CompetitionStatus::Decided, ..fields() };
    let error = competitions::edit(file, Edit { id: contest.id, fields: cheaper }).expect_err("the budget was decided on");
    assert_eq!(issues(&error), [("budget", Code::RankingApproved)], "what the decision stands on");
    let minutes = CompetitionFields { minutes_number: "3".to_owned(), status: CompetitionStatus::Closed, ..fields() };
    competitions::edit(file, Edit { id: contest.id, fields: minutes }).expect("the minutes may still get their number");

    competitions::withdraw_approval(file, contest.id).expect("it is taken back");
    assert_eq!(ids.map(|id| contest.status(id)), [ApplicationStatus::Admitted; 3], "all are admitted again");
    assert_eq!(contest.ranking().rows[0].award, Some(Kopecks(60_000 * 100)), "the award stays decided");
    contest.mark(ids[0], 2, &[9, 9]);
}

#[test]
fn an_approval_is_undone_as_one_action() {
    let contest = Contest::new();
    let id = contest.apply("А", 100);
    contest.mark(id, 0, &[9, 9]);
    contest.mark(id, 1, &[9, 9]);
    contest.approve().expect("everything is there");
    let undone = contest.scene.file().undo().expect("it can be undone");
    assert_eq!(undone.value, Op::ApproveRanking, "the last action");
    assert_eq!(contest.status(id), ApplicationStatus::Admitted, "the application as it was");
    contest.mark(id, 2, &[9, 9]);
}

#[test]
fn what_is_used_is_not_deleted() {
    let contest = Contest::new();
    let application = contest.apply("Сад", 100);
    let error = competitions::delete(contest.scene.file(), contest.id).expect_err("it has an application");
    assert_eq!((error.code, error.facts["count"].clone()), (Code::InUse, 1u32.into()), "and says how many");
    contest.mark(application, 0, &[8, 8]);
    assert_eq!(competitions::delete_application(contest.scene.file(), application).expect_err("it was marked").code, Code::InUse, "marks stay");
    let other = contest.apply("Мост", 100);
    competitions::delete_application(contest.scene.file(), other).expect("nothing stands on it");
    assert_eq!(contest.list(|list| list.text = "мост".to_owned()).total, 0, "and it is found no more");
    let empty = competitions::create(contest.scene.file(), fields()).expect("another one").value;
    competitions::delete(contest.scene.file(), empty).expect("nobody applied");
    assert_eq!(contest.scene.file().read(|conn| competitions::get(conn, empty)).expect_err("it is gone").code, Code::NotFound, "deleted");
}

fn imported(contest: &Contest, rows: &[(u32, &str, &str, i64, i64)]) -> Result<sokrat_core::Done<competitions::ImportedMarks>, Error> {
    let mark = |criterion: &str, whole: i64| competitions::ImportedMark {
        criterion: criterion.to_owned(),
        value: Some(Hundredths(whole * 100)),
        comment: String::new(),
    };
    let row = |(row, number, expert, first, second): &(u32, &str, &str, i64, i64)| competitions::MarksRow {
        row: *row,
        number: (*number).to_owned(),
        expert: (*expert).to_owned(),
        marks: vec![mark("актуальность", *first), mark("Реалистичность", *second)],
    };
    competitions::import_marks(contest.scene.file(), contest.id, rows.iter().map(row).collect())
}

#[test]
fn marks_are_imported_all_or_nothing_and_once() {
    let contest = Contest::new();
    let application = contest.apply("Сад", 100);
    let wrong = [
        (2, "ПГ-2019-001", "Ежова", 8, 11),
        (3, "ПГ-2019-009", "Жуков", 8, 8),
        (4, "ПГ-2019-001", "Ёжиков", 8, 8),
        (5, "ПГ-2019-001", "ежова", 8, 8),
    ];
    let error = imported(&contest, &wrong).expect_err("four rows, four errors");
    let expected = [
        ("rows.2.Реалистичность", Code::OutOfRange),
        ("rows.3.number", Code::NotFound),
        ("rows.4.expert", Code::NotFound),
        ("rows.5.expert", Code::TwiceInList),
    ];
    assert_eq!(issues(&error), expected, "each at its row and column");
    assert_eq!(contest.ranking().rows[0].totals, [], "nothing was written");
    let right = [(2, "пг-2019-001", "Ежова", 8, 8), (3, "ПГ-2019-001", "Жуков Анна", 9, 9)];
    let done = imported(&contest, &right).expect("two sheets");
    assert_eq!(done.value, competitions::ImportedMarks { sheets: 2, unchanged: 0, incomplete: 0 }, "both are complete and final");
    assert_eq!(contest.ranking().rows[0].figure, Some(Hundredths(2550)), "(24 + 27) / 2");
    let again = imported(&contest, &right).expect("the same again");
    assert!(again.changed.is_empty(), "importing twice changes nothing");
    assert_eq!(again.value.unchanged, 2, "and says so");
    let error = imported(&contest, &[(2, "ПГ-2019-001", "Ежова", 7, 7)]).expect_err("the sheet is final");
    assert_eq!(issues(&error), [("rows.2.expert", Code::MoveNotAllowed)], "a final sheet is opened by a person");
    contest.recuse(application, 2, "соавтор").expect("a reason is given");
    let error = imported(&contest, &[(2, "ПГ-2019-001", "Щукина", 7, 7)]).expect_err("she stepped aside");
    assert_eq!(issues(&error), [("rows.2.expert", Code::MoveNotAllowed)], "no marks on a recused sheet");
}

#[test]
fn the_minutes_tell_what_was_decided_and_who_was_not_part_of_it() {
    let contest = Contest::with(CompetitionFields { jury_size: Some(5), jury_present: Some(3), ..fields() });
    let ids = [contest.apply("А", 60_000), contest.apply("Б", 60_000), contest.apply("В", 1000)];
    let refused = ApplicationFields { status: ApplicationStatus::Refused, refusal: "после срока".to_owned(), ..contest.form("Г", 1) };
    competitions::create_application(contest.scene.file(), refused).expect("it is taken");
    let mut led = contest.form("Д", 1);
    (led.person_id, led.status) = (Some(contest.people[0]), ApplicationStatus::Admitted);
    let led = competitions::create_application(contest.scene.file(), led).expect("it is taken").value;
    for (place, marks) in [[9, 9], [8, 8], [3, 3]].iter().enumerate() {
        contest.mark(ids[place], 0, marks);
        contest.mark(ids[place], 1, marks);
    }
    contest.recuse(ids[0], 2, "соавтор").expect("a reason is given");
    contest.mark(led, 1, &[9, 9]);
    contest.mark(led, 2, &[10, 10]);
    contest.award(&[(ids[0], 50_000)]).expect("one is awarded");
    let minutes = contest.scene.file().read(|conn| competitions::minutes_data(conn, contest.id)).expect("minutes");
    assert!(minutes.quorum.is_some_and(|quorum| quorum.reached && quorum.needed == 3), "three of five is more than half");
    assert_eq!((minutes.received, minutes.not_admitted.len()), (5, 1), "five came in, one was not admitted");
    assert_eq!(minutes.not_admitted[0].reason, "после срока", "with its reason");
    assert_eq!(
        minutes.recusals.iter().map(|row| (row.title.as_str(), row.reason.as_str())).collect::<Vec<_>>(),
        [("А", "соавтор")],
        "who stepped aside"
    );
    assert_eq!(minutes.conflicts.iter().map(|row| (row.title.as_str(), row.same_person)).collect::<Vec<_>>(), [("Д", true)], "who was kept away");
    assert_eq!((minutes.awarded_count, minutes.reserve_count, minutes.below_count), (1, 2, 1), "every ranked one is in one of three");
    assert_eq!(minutes.left, Kopecks(50_000 * 100), "what is left of the budget");
    assert_eq!(minutes.approved_at, None, "a draft until the approval");
}

/// The number under which final minutes are printed.
fn final_minutes(contest: &Contest) -> Result<String, Error> {
    competitions::issue_minutes(contest.scene.file(), contest.id, None, |data| Ok(data.fields.minutes_number.clone())).map(|done| done.value)
}

fn edit(contest: &Contest, new: CompetitionFields) {
    competitions::edit(contest.scene.file(), Edit { id: contest.id, fields: new }).expect("the form is saved");
}

fn with_jury() -> CompetitionFields {
    CompetitionFields { jury_size: Some(5), jury_present: Some(4), ..fields() }
}

fn decided() -> CompetitionFields {
    CompetitionFields {
        status: CompetitionStatus::Decided,
        minutes_on: Some(Day("2019-12-10".parse().expect("a day"))),
        chair: "Орлова А. А.".to_owned(),
        secretary: "Белов Б. Б.".to_owned(),
        votes_for: Some(3),
        votes_against: Some(1),
        ..with_jury()
    }
}

fn approved(fields: CompetitionFields) -> Contest {
    let contest = Contest::with(fields);
    let id = contest.apply("А", 100);
    contest.mark(id, 0, &[9, 9]);
    contest.mark(id, 1, &[8, 9]);
    contest.approve().expect("everything is there");
    contest
}

#[test]
fn final_minutes_say_at_the_fields_what_is_missing() {
    let open = Contest::with(with_jury());
    assert_eq!(final_minutes(&open).expect_err("nothing is decided").code, Code::MinutesNotApproved, "first the ranking is approved");
    let contest = approved(with_jury());
    let missing = ["minutesOn", "chair", "secretary", "votesFor"].map(|field| (field, Code::Required));
    assert_eq!(issues(&final_minutes(&contest).expect_err("nothing is filled in")), missing, "each at its field");
    for (votes, code) in [((3, 0), Code::VotesDiffer), ((2, 2), Code::NoMajority)] {
        edit(&contest, CompetitionFields { votes_for: Some(votes.0), votes_against: Some(votes.1), ..decided() });
        assert_eq!(issues(&final_minutes(&contest).expect_err("no decision")), [("votesFor", code)], "{votes:?} of four present");
    }
    let unknown = approved(fields());
    let error = final_minutes(&unknown).expect_err("the quorum is not known");
    assert!(issues(&error).contains(&("jurySize", Code::Required)), "without a jury there is no quorum: {error:?}");
    assert_eq!(contest.scene.get::<i64>("SELECT count(*) FROM document"), 0, "the register is empty");
}

#[test]
fn final_minutes_are_entered_once_and_keep_their_number() {
    let contest = approved(with_jury());
    edit(&contest, decided());
    let failed = competitions::issue_minutes(contest.scene.file(), contest.id, None, |_| Err::<(), _>(Error::new(Code::DiskFull)));
    assert_eq!(failed.map(|_| ()).map_err(|error| error.code), Err(Code::DiskFull), "printing fails");
    assert_eq!(contest.scene.get::<i64>("SELECT count(*) FROM document"), 0, "then nothing is entered");
    let number = final_minutes(&contest).expect("they are complete");
    assert!(number.starts_with("ПР-2019-") && number.ends_with("-001"), "the first of this laptop in the year: {number}");
    assert_eq!(contest.scene.get::<String>("SELECT minutes_number FROM competition"), number, "the competition knows its minutes");
    assert_eq!(final_minutes(&contest), Ok(number), "printed again they keep the number");
    assert_eq!(contest.scene.get::<i64>("SELECT count(*) FROM document WHERE kind = 'minutes' AND state = 'issued'"), 1, "and stand once");
    let id = sokrat_core::ids::DocumentId(contest.scene.get("SELECT id FROM document"));
    let request = certificates::AnnulRequest { id, reason: "Ошибка в составе".to_owned() };
    certificates::annul(contest.scene.file(), request).expect("annulled");
    let error = final_minutes(&contest).expect_err("the number was annulled");
    assert_eq!(issues(&error), [("minutesNumber", Code::AlreadyThere)], "an annulled number is not given again");
    edit(&contest, decided());
    assert!(final_minutes(&contest).expect("a new one").ends_with("-002"), "the next in the series");
}

#[test]
fn final_minutes_printed_again_bear_the_day_of_the_register() {
    let contest = approved(with_jury());
    edit(&contest, decided());
    let print = || {
        let said = |data: &competitions::MinutesData| Ok((data.fields.minutes_number.clone(), data.fields.minutes_on));
        competitions::issue_minutes(contest.scene.file(), contest.id, None, said).expect("they are printed").value
    };
    let first = print();
    assert_eq!(first.1, decided().minutes_on, "the day of the meeting");
    let later = Some(Day("2020-01-15".parse().expect("a day")));
    edit(&contest, CompetitionFields { minutes_number: first.0.clone(), minutes_on: later, ..decided() });
    assert_eq!(print(), first, "number and day are those of the register, whatever the form says since");
    assert_eq!(contest.scene.get::<String>("SELECT issued_on FROM document"), "2019-12-10", "which has them as they were");
}

#[test]
fn the_register_notes_on_which_template_minutes_are_and_follows_what_is_printed() {
    let contest = approved(with_jury());
    edit(&contest, decided());
    let file = contest.scene.file();
    let print = |template: Option<&str>| {
        competitions::issue_minutes(file, contest.id, template, |data| Ok(data.fields.minutes_number.clone())).expect("they are printed").value
    };
    let registered = || file.read(|conn| competitions::registered_minutes(conn, contest.id)).expect("it is read");
    let noted = || registered().expect("they are in the register").template;
    assert_eq!(registered(), None, "nothing is in the register yet");
    let number = print(Some("shipped-minutes"));
    assert_eq!(registered().expect("they are in the register").number, number, "under their number");
    assert_eq!(noted().as_deref(), Some("shipped-minutes"), "with their template");
    let row = file.read(|conn| certificates::whole_register(conn, &DocumentFilter::default(), None)).expect("the register").remove(0);
    assert_eq!(row.template.map(|template| template.shipped).as_deref(), Some("minutes"), "which the register tells");
    let actions = || contest.scene.get::<i64>("SELECT count(*) FROM action");
    let before = actions();
    print(Some("shipped-minutes"));
    assert_eq!(actions(), before, "on the same one nothing is written");
    assert_eq!((print(None), noted()), (number, None), "in the usual look the register says what is on paper now");
    file.undo().expect("that can be taken back");
    assert_eq!(noted().as_deref(), Some("shipped-minutes"), "and is told as it was");
}

#[test]
fn the_hash_is_that_of_the_table() {
    let hash = |contest: &Contest| {
        let data = contest.scene.file().read(|conn| competitions::minutes_data(conn, contest.id)).expect("gathered");
        assert_eq!(data.marks[0].experts.len(), 2, "the two sheets that count");
        data.table_hash
    };
    let contest = Contest::new();
    let id = contest.apply("А", 100);
    contest.mark(id, 0, &[9, 9]);
    contest.mark(id, 1, &[8, 9]);
    let first = hash(&contest);
    assert_eq!((first.len(), hash(&contest)), (64, first.clone()), "the same table, the same hash");
    let pair = SheetRequest { application_id: id, expert_id: contest.experts[1] };
    competitions::reopen_sheet(contest.scene.file(), pair).expect("opened again");
    contest.mark(id, 1, &[8, 10]);
    assert_ne!(hash(&contest), first, "another mark, another hash");
}
