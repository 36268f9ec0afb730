//! Competitions from criteria to the approved ranking, on a real file.

use rusqlite::types::Value;
use sokrat_core::competitions::{
    self, Aggregation, ApplicationFields, ApplicationListRequest, ApplicationStatus, Award, AwardRequest, CompetitionFields, CompetitionKind,
    CompetitionStatus, CriterionFields, MarkCell, MarksRequest, PartnerFields, Ranking, RecuseRequest, SheetRequest, SheetState,
};
use sokrat_core::file::tables::{ORGANISATION, ROLE};
use sokrat_core::file::{Op, Tx};
use sokrat_core::ids::{ApplicationId, CompetitionId, CriterionId, ExpertId, OrganisationId, PersonId};
use sokrat_core::values::{Edit, Hundredths, Kopecks, Order, Rows, Span};
use sokrat_core::{Code, Error, Noun};

use crate::support::{Scene, text};

/// A competition with two criteria (weights 1.00 and 2.00, marks 0 to 10), three experts, and applications as a test wants.
pub struct Contest {
    pub scene: Scene,
    pub id: CompetitionId,
    pub criteria: Vec<CriterionId>,
    pub experts: Vec<ExpertId>,
    pub people: Vec<PersonId>,
    pub applicant: OrganisationId,
}

pub fn fields() -> CompetitionFields {
    CompetitionFields {
        title: "Проектные гранты".to_owned(),
        kind: CompetitionKind::Project,
        year: 2019,
        status: CompetitionStatus::Review,
        opens_on: None,
        closes_on: None,
        budget: Kopecks(100_000 * 100),
        threshold: Hundredths(1000),
        aggregation: Aggregation::MeanOfTotals,
        marks_needed: 2,
        highest_request: Some(Kopecks(60_000 * 100)),
        number_pattern: "ПГ-{year}-{n:3}".to_owned(),
        jury_size: None,
        jury_present: None,
        minutes_number: String::new(),
        minutes_on: None,
        minutes_place: String::new(),
        chair: String::new(),
        secretary: String::new(),
        votes_for: None,
        votes_against: None,
        votes_abstained: None,
    }
}

pub fn criterion(title: &str, weight: i64) -> CriterionFields {
    CriterionFields {
        id: None,
        title: title.to_owned(),
        description: String::new(),
        lowest: Hundredths(0),
        highest: Hundredths(1000),
        step: Hundredths(50),
        weight: Hundredths(weight),
        required: true,
        in_total: true,
        comment_below: Some(Hundredths(300)),
    }
}

pub fn organisation(scene: &Scene, name: &str) -> OrganisationId {
    let done = scene.file().transact(Op::CreateOrganisation, |tx| {
        let id = OrganisationId(tx.new_id());
        tx.insert(&ORGANISATION, id, &[("full_name", text(name)), ("short_name", text(name))])?;
        Ok(id)
    });
    done.expect("an organisation is inserted").value
}

pub fn role(scene: &Scene, person: PersonId, organisation: OrganisationId, until: Option<&str>) {
    let done = scene.file().transact(Op::SetRole, |tx| {
        let id = tx.new_id();
        let until = until.map_or(Value::Null, text);
        tx.insert(&ROLE, id, &[("person_id", person.into()), ("organisation_id", organisation.into()), ("until", until)])
    });
    done.expect("a role is inserted");
}

impl Contest {
    pub fn new() -> Self {
        Self::with(fields())
    }

    pub fn with(fields: CompetitionFields) -> Self {
        let scene = Scene::new();
        let id = competitions::create(scene.file(), fields).expect("a right form is taken").value;
        let criteria = vec![criterion("Актуальность", 100), criterion("Реалистичность", 200)];
        competitions::set_criteria(scene.file(), Edit { id, fields: criteria }).expect("right criteria are taken");
        let people = ["Ежова", "Жуков", "Щукина"].map(|surname| scene.person(surname)).to_vec();
        competitions::set_experts(scene.file(), Edit { id, fields: people.clone() }).expect("people can be experts");
        let competition = scene.file().read(|conn| competitions::get(conn, id)).expect("it is there");
        let applicant = organisation(&scene, "АНО «Родник»");
        Self {
            criteria: competition.criteria.iter().map(|criterion| criterion.id.expect("a stored criterion has one")).collect(),
            experts: competition.experts.iter().map(|expert| expert.id).collect(),
            scene,
            id,
            people,
            applicant,
        }
    }

    pub fn form(&self, title: &str, roubles: i64) -> ApplicationFields {
        ApplicationFields {
            competition_id: self.id,
            organisation_id: Some(self.applicant),
            person_id: None,
            title: title.to_owned(),
            summary: String::new(),
            goal: String::new(),
            requested: Kopecks(roubles * 100),
            own: Kopecks(0),
            starts_on: None,
            ends_on: None,
            status: ApplicationStatus::Admitted,
            refusal: String::new(),
            practice_id: None,
            event_id: None,
            partners: Vec::new(),
        }
    }

    pub fn apply(&self, title: &str, roubles: i64) -> ApplicationId {
        competitions::create_application(self.scene.file(), self.form(title, roubles)).expect("a right form is taken").value
    }

    pub fn cell(&self, criterion: usize, whole: i64) -> MarkCell {
        MarkCell { criterion_id: self.criteria[criterion], value: Some(Hundredths(whole * 100)), comment: String::new() }
    }

    pub fn request(&self, application: ApplicationId, expert: usize, marks: &[i64], finish: bool) -> MarksRequest {
        let marks = marks.iter().enumerate().map(|(criterion, mark)| self.cell(criterion, *mark)).collect();
        MarksRequest { application_id: application, expert_id: self.experts[expert], marks, finish }
    }

    pub fn mark(&self, application: ApplicationId, expert: usize, marks: &[i64]) {
        competitions::enter_marks(self.scene.file(), self.request(application, expert, marks, true)).expect("right marks are taken");
    }

    pub fn recuse(&self, application: ApplicationId, expert: usize, reason: &str) -> Result<(), Error> {
        let request = RecuseRequest { application_id: application, expert_id: self.experts[expert], recused: true, reason: reason.to_owned() };
        competitions::recuse(self.scene.file(), request).map(|_| ())
    }

    pub fn ranking(&self) -> Ranking {
        self.scene.file().read(|conn| competitions::ranking(conn, self.id)).expect("a ranking")
    }

    pub fn approve(&self) -> Result<(), Error> {
        competitions::approve(self.scene.file(), self.id).map(|_| ())
    }

    pub fn award(&self, awards: &[(ApplicationId, i64)]) -> Result<(), Error> {
        let awards = awards.iter().map(|(application_id, roubles)| Award { application_id: *application_id, sum: Kopecks(roubles * 100) }).collect();
        competitions::decide_awards(self.scene.file(), AwardRequest { competition_id: self.id, awards }).map(|_| ())
    }

    pub fn status(&self, id: ApplicationId) -> ApplicationStatus {
        self.scene.file().read(|conn| competitions::application(conn, id)).expect("it is there").fields.status
    }

    pub fn list(&self, change: impl FnOnce(&mut ApplicationListRequest)) -> Rows<competitions::ApplicationRow> {
        let mut request = ApplicationListRequest {
            competition_id: Some(self.id),
            text: String::new(),
            status: None,
            order: None,
            span: Span { offset: 0, limit: 100 },
        };
        change(&mut request);
        self.scene.file().read(|conn| competitions::applications(conn, &request)).expect("a list")
    }
}

#[test]
fn an_application_is_found_under_the_present_name_of_its_applicant() {
    let contest = Contest::new();
    let leader = contest.scene.person("Зимина");
    let form = ApplicationFields { person_id: Some(leader), ..contest.form("Ёлка для всех", 100) };
    competitions::create_application(contest.scene.file(), form).expect("a right form is taken");
    let found = |text: &str| contest.list(|list| list.text = text.to_owned()).total;
    assert_eq!((found("родник"), found("зимина")), (1, 1), "under applicant and leader");
    let rename = |tx: &mut Tx<'_>| tx.update(&ORGANISATION, contest.applicant, &[("short_name", text("АНО «Исток»"))]);
    contest.scene.file().transact(Op::EditOrganisation, rename).expect("it is renamed");
    contest.scene.set_person(leader, "surname", text("Вёснина"));
    assert_eq!((found("исток"), found("веснина")), (1, 1), "under the new names");
    assert_eq!(found("зимина"), 0, "and no more under the old one");
    assert_eq!(found("bcnjr"), 1, "also typed in the other keyboard layout");
    contest.scene.file().undo().expect("the rename is taken back");
    assert_eq!((found("веснина"), found("зимина")), (0, 1), "undo takes the words back");
}

/// The fields and codes of a form's errors.
pub fn issues(error: &Error) -> Vec<(&str, Code)> {
    error.issues.iter().map(|issue| (issue.field.as_str(), issue.code)).collect()
}

#[test]
fn a_competition_is_kept_as_it_was_typed() {
    let contest = Contest::new();
    let got = contest.scene.file().read(|conn| competitions::get(conn, contest.id)).expect("it is there");
    assert_eq!(got.fields, fields(), "every field comes back");
    assert_eq!(got.highest_total, Hundredths(3000), "10 x 1.00 + 10 x 2.00");
    assert_eq!(got.criteria.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["Актуальность", "Реалистичность"], "in their order");
    assert_eq!(got.experts.iter().map(|row| row.person_id).collect::<Vec<_>>(), contest.people, "in their order");
    let mut changed = fields();
    changed.title = "  Малые гранты ".to_owned();
    let done = competitions::edit(contest.scene.file(), Edit { id: contest.id, fields: changed }).expect("it is changed");
    assert!(done.changed.contains(&Noun::Competitions), "pages with competitions read again");
    let list = contest.scene.file().read(competitions::list).expect("a list");
    assert_eq!(list[0].title, "Малые гранты", "the new title without its outer spaces");
}

#[test]
fn everything_wrong_with_a_competition_is_told_at_once_at_its_field() {
    let contest = Contest::new();
    let mut wrong = fields();
    wrong.title = " ".to_owned();
    wrong.budget = Kopecks(-1);
    wrong.opens_on = Some("2019-06-01".parse().map(sokrat_core::values::Day).expect("a day"));
    wrong.closes_on = Some("2019-05-01".parse().map(sokrat_core::values::Day).expect("a day"));
    wrong.number_pattern = "ПГ-{year}".to_owned();
    wrong.status = CompetitionStatus::Decided;
    wrong.marks_needed = 0;
    (wrong.jury_size, wrong.jury_present) = (Some(5), Some(6));
    let error = competitions::create(contest.scene.file(), wrong).expect_err("it is refused");
    let expected = [
        ("title", Code::Required),
        ("budget", Code::OutOfRange),
        ("marksNeeded", Code::OutOfRange),
        ("closesOn", Code::EndBeforeStart),
        ("numberPattern", Code::BadNumberPattern),
        ("juryPresent", Code::OutOfRange),
        ("status", Code::NotAChoice),
    ];
    assert_eq!(issues(&error), expected, "every wrong field");
}

#[test]
fn criteria_keep_their_identifiers_and_one_with_marks_cannot_vanish() {
    let contest = Contest::new();
    let set =
        |criteria: Vec<CriterionFields>| competitions::set_criteria(contest.scene.file(), Edit { id: contest.id, fields: criteria }).map(|_| ());
    let stored = || contest.scene.file().read(|conn| competitions::get(conn, contest.id)).expect("it is there").criteria;
    let mut turned = stored();
    turned.reverse();
    turned.push(criterion("Команда", 50));
    set(turned).expect("without marks anything may change");
    assert_eq!(stored().iter().take(2).filter_map(|row| row.id).collect::<Vec<_>>(), [contest.criteria[1], contest.criteria[0]], "the same two");
    set(stored().into_iter().take(2).rev().collect()).expect("one without marks may go");

    let application = contest.apply("Сад", 100);
    contest.mark(application, 0, &[8, 9]);
    let error = set(vec![stored()[0].clone()]).expect_err("the second has a mark");
    assert_eq!(issues(&error), [("criteria", Code::InUse)], "marks never vanish");
    let mut narrow = stored();
    narrow[0].highest = Hundredths(700);
    narrow[1].step = Hundredths(200);
    let error = set(narrow).expect_err("8 is above 7, and 9 is no multiple of 2");
    assert_eq!(issues(&error), [("criteria.0.highest", Code::OutOfRange), ("criteria.1.step", Code::OffStep)], "at the fields");
    let mut more = stored();
    more.push(criterion("Команда", 50));
    let error = set(more.clone()).expect_err("the final sheet would be incomplete");
    assert_eq!(issues(&error), [("criteria.2.required", Code::FinishedWithout)], "a final sheet stays complete");
    more[2].required = false;
    set(more).expect("an optional one may come");
}

#[test]
fn an_expert_who_marked_stays() {
    let contest = Contest::new();
    let application = contest.apply("Сад", 100);
    contest.mark(application, 0, &[8, 9]);
    let set = |people: &[PersonId]| competitions::set_experts(contest.scene.file(), Edit { id: contest.id, fields: people.to_vec() }).map(|_| ());
    assert_eq!(set(&contest.people[1..]).expect_err("she marked").code, Code::InUse, "her sheet would hang in the air");
    set(&[contest.people[2], contest.people[0]]).expect("who marked nothing may leave");
    let experts = contest.scene.file().read(|conn| competitions::get(conn, contest.id)).expect("it is there").experts;
    assert_eq!(experts.iter().map(|row| row.id).collect::<Vec<_>>(), [contest.experts[2], contest.experts[0]], "the same persons, the new order");
    set(&contest.people).expect("and may come back");
}

#[test]
fn applications_are_numbered_and_a_number_is_never_given_twice() {
    let contest = Contest::new();
    let (first, second) = (contest.apply("Сад", 100), contest.apply("Мост", 200));
    let number = |id| contest.scene.file().read(|conn| competitions::application(conn, id)).expect("it is there").number;
    assert_eq!((number(first).as_str(), number(second).as_str()), ("ПГ-2019-001", "ПГ-2019-002"), "by the pattern");
    competitions::delete_application(contest.scene.file(), second).expect("nothing stands on it");
    assert_eq!(number(contest.apply("Лес", 300)), "ПГ-2019-003", "the deleted one's number may stand on paper");
    let other = competitions::create(contest.scene.file(), fields()).expect("another competition").value;
    let done = competitions::create_application(contest.scene.file(), ApplicationFields { competition_id: other, ..contest.form("Поле", 1) });
    assert_eq!(number(done.expect("it is taken").value), "ПГ-2019-004", "two competitions with one pattern share the count");
}

#[test]
fn everything_wrong_with_an_application_is_told_at_once_at_its_field() {
    let contest = Contest::new();
    let mut wrong = contest.form("", 60_001);
    wrong.organisation_id = None;
    wrong.own = Kopecks(-1);
    wrong.starts_on = Some("2019-06-01".parse().map(sokrat_core::values::Day).expect("a day"));
    wrong.ends_on = Some("2019-05-01".parse().map(sokrat_core::values::Day).expect("a day"));
    wrong.status = ApplicationStatus::Refused;
    let error = competitions::create_application(contest.scene.file(), wrong).expect_err("it is refused");
    let expected = [
        ("title", Code::Required),
        ("requested", Code::OutOfRange),
        ("own", Code::OutOfRange),
        ("endsOn", Code::EndBeforeStart),
        ("organisationId", Code::Required),
        ("refusal", Code::Required),
    ];
    assert_eq!(issues(&error), expected, "every wrong field");
    let error = competitions::create_application(contest.scene.file(), contest.form("Сад", 0)).expect_err("nothing is asked for");
    assert_eq!(issues(&error), [("requested", Code::OutOfRange)], "a request is above zero");
    let funded = ApplicationFields { status: ApplicationStatus::Funded, ..contest.form("Сад", 1) };
    let error = competitions::create_application(contest.scene.file(), funded).expect_err("only the jury funds");
    assert_eq!(issues(&error), [("status", Code::NotAChoice)], "decided statuses come by approval");
}

#[test]
fn partners_come_go_and_come_back() {
    let contest = Contest::new();
    let (one, two) = (organisation(&contest.scene, "Берег"), organisation(&contest.scene, "Ариэль"));
    let partner = |organisation_id, passed_on: &str| PartnerFields {
        organisation_id,
        organisation: String::new(),
        passed_on: passed_on.to_owned(),
        passed_at: None,
        evidence: String::new(),
    };
    let id = contest.apply("Сад", 100);
    let set = |partners: Vec<PartnerFields>| {
        let fields = ApplicationFields { partners, ..contest.form("Сад", 100) };
        competitions::edit_application(contest.scene.file(), Edit { id, fields }).map(|_| ())
    };
    let names = || -> Vec<(String, String)> {
        let stored = contest.scene.file().read(|conn| competitions::application(conn, id)).expect("it is there");
        stored.fields.partners.into_iter().map(|partner| (partner.organisation, partner.passed_on)).collect()
    };
    let pair = |name: &str, passed: &str| (name.to_owned(), passed.to_owned());
    set(vec![partner(one, "сайт"), partner(two, "")]).expect("two partners");
    assert_eq!(names(), [pair("Ариэль", ""), pair("Берег", "сайт")], "by name");
    set(vec![partner(two, "учёт")]).expect("one leaves");
    assert_eq!(names(), [pair("Ариэль", "учёт")], "the other one has what was passed on");
    set(vec![partner(one, ""), partner(two, "учёт")]).expect("it comes back");
    assert_eq!(names(), [pair("Ариэль", "учёт"), pair("Берег", "")], "as if it was new");
    let error = set(vec![partner(one, ""), partner(one, ""), partner(contest.applicant, "")]).expect_err("a network of different ones");
    let expected = [("partners.1.organisationId", Code::AlreadyThere), ("partners.2.organisationId", Code::AlreadyThere)];
    assert_eq!(issues(&error), expected, "not twice, and not the applicant itself");
}

#[test]
fn a_list_is_found_sorted_and_counted() {
    let contest = Contest::new();
    let ids = [contest.apply("Яблоневый сад", 300), contest.apply("Ёлка для всех", 100), contest.apply("Мост", 200)];
    contest.mark(ids[1], 0, &[8, 9]);
    contest.recuse(ids[1], 1, "знаком с руководителем").expect("a reason is given");
    let titles = |rows: &Rows<competitions::ApplicationRow>| rows.rows.iter().map(|row| row.title.clone()).collect::<Vec<_>>();
    let order = |column: &str, descending| Some(Order { column: column.to_owned(), descending });
    assert_eq!(titles(&contest.list(|_| {})), ["Яблоневый сад", "Ёлка для всех", "Мост"], "by number");
    assert_eq!(titles(&contest.list(|list| list.order = order("title", false))), ["Ёлка для всех", "Мост", "Яблоневый сад"], "ё stands with е");
    assert_eq!(titles(&contest.list(|list| list.order = order("requested", true)))[0], "Яблоневый сад", "the largest request first");
    let found = contest.list(|list| list.text = "елк".to_owned());
    assert_eq!((titles(&found), found.total), (vec!["Ёлка для всех".to_owned()], 1), "found by the beginning of a word, ё as е");
    assert_eq!(contest.list(|list| list.text = "родник 003".to_owned()).rows[0].id, ids[2], "found by applicant and number");
    assert_eq!((found.rows[0].sheets, found.rows[0].sheets_final), (2, 1), "one of three stepped aside, one has finished");
    let page = contest.list(|list| list.span = Span { offset: 2, limit: 1 });
    assert_eq!((titles(&page), page.total), (vec!["Мост".to_owned()], 3), "a window of the whole list");
    let error = contest.scene.file().read(|conn| {
        let request = ApplicationListRequest {
            competition_id: None,
            text: String::new(),
            status: None,
            order: order("1; DROP", false),
            span: Span { offset: 0, limit: 1 },
        };
        competitions::applications(conn, &request)
    });
    assert_eq!(error.expect_err("no such column").code, Code::BadRequest, "only the columns that the list names");
}

#[test]
fn marks_are_checked_at_their_criterion() {
    let contest = Contest::new();
    let application = contest.apply("Сад", 100);
    let fields: Vec<String> = contest.criteria.iter().map(|id| format!("marks.{id}")).collect();
    let enter = |marks: Vec<MarkCell>, finish| {
        let request = MarksRequest { application_id: application, expert_id: contest.experts[0], marks, finish };
        competitions::enter_marks(contest.scene.file(), request).map(|done| done.value)
    };
    let value =
        |criterion: usize, value| MarkCell { criterion_id: contest.criteria[criterion], value: Some(Hundredths(value)), comment: String::new() };
    let error = enter(vec![value(0, 1001), value(1, 725)], false).expect_err("above 10, and between the steps");
    let mut expected = vec![(fields[0].as_str(), Code::OutOfRange), (fields[1].as_str(), Code::OffStep)];
    expected.sort_unstable();
    let mut got = issues(&error);
    got.sort_unstable();
    assert_eq!(got, expected, "each at its criterion");
    let error = enter(vec![value(0, 250)], false).expect_err("below 3 without a word");
    assert_eq!(issues(&error), [(fields[0].as_str(), Code::CommentRequired)], "a low mark needs a comment");
    let row = enter(vec![MarkCell { comment: "слабо".to_owned(), ..value(0, 250) }], false).expect("with a comment it is taken");
    assert_eq!((row.state, row.total), (SheetState::Open, Some(Hundredths(250))), "the sheet is begun");
    let error = enter(vec![], true).expect_err("the second mark is missing");
    assert_eq!(issues(&error), [(fields[1].as_str(), Code::SheetIncomplete)], "at the criterion that is missing");
    let row = enter(vec![value(1, 950)], true).expect("now it is complete");
    assert_eq!((row.state, row.total), (SheetState::Final, Some(Hundredths(2150))), "2.50 x 1.00 + 9.50 x 2.00");
    let sheet =
        contest.scene.file().read(|conn| competitions::sheet(conn, &SheetRequest { application_id: application, expert_id: contest.experts[0] }));
    let sheet = sheet.expect("a sheet");
    assert_eq!(sheet.marks[0].comment, "слабо", "the comment is kept");
    assert_eq!(sheet.marks[1].value, Some(Hundredths(950)), "the mark is kept");
}

#[test]
fn a_final_sheet_changes_only_when_it_is_opened_again() {
    let contest = Contest::new();
    let application = contest.apply("Сад", 100);
    contest.mark(application, 0, &[8, 9]);
    let same = competitions::enter_marks(contest.scene.file(), contest.request(application, 0, &[8, 9], true)).expect("the same again");
    assert!(same.changed.is_empty(), "the same marks write nothing");
    let error = competitions::enter_marks(contest.scene.file(), contest.request(application, 0, &[8, 8], true)).expect_err("it is final");
    assert_eq!(error.code, Code::MoveNotAllowed, "opened again first");
    let request = SheetRequest { application_id: application, expert_id: contest.experts[0] };
    competitions::reopen_sheet(contest.scene.file(), request).expect("it is opened");
    contest.mark(application, 0, &[8, 8]);
    contest.mark(application, 1, &[8, 8]);
    assert_eq!(contest.ranking().rows[0].figure, Some(Hundredths(2400)), "8 x 1.00 + 8 x 2.00");
    competitions::reopen_sheet(contest.scene.file(), request).expect("it is opened again");
    assert_eq!(contest.ranking().rows[0].figure, None, "an open sheet does not count, and one is too few");
}

#[test]
fn who_steps_aside_is_no_zero() {
    let contest = Contest::new();
    let application = contest.apply("Сад", 100);
    contest.mark(application, 0, &[8, 8]);
    contest.mark(application, 1, &[8, 8]);
    contest.mark(application, 2, &[10, 10]);
    assert_eq!(contest.ranking().rows[0].figure, Some(Hundredths(2600)), "(24 + 24 + 30) / 3");
    assert_eq!(issues(&contest.recuse(application, 2, " ").expect_err("why?")), [("reason", Code::Required)], "never without a reason");
    contest.recuse(application, 2, "соавтор").expect("a reason is given");
    assert_eq!(contest.ranking().rows[0].figure, Some(Hundredths(2400)), "of the two who remain");
    let error = competitions::enter_marks(contest.scene.file(), contest.request(application, 2, &[9, 9], false)).expect_err("she stepped aside");
    assert_eq!(error.code, Code::MoveNotAllowed, "no marks on a recused sheet");
    let back = RecuseRequest { application_id: application, expert_id: contest.experts[2], recused: false, reason: String::new() };
    competitions::recuse(contest.scene.file(), back).expect("she comes back");
    contest.mark(application, 2, &[10, 10]);
    assert_eq!(contest.ranking().rows[0].figure, Some(Hundredths(2600)), "her marks stood all the time");
}

#[test]
fn who_works_or_worked_there_does_not_mark() {
    let contest = Contest::new();
    let partner = organisation(&contest.scene, "Берег");
    let own = contest.apply("Сад", 100);
    let mut form = contest.form("Мост", 200);
    (form.organisation_id, form.person_id) = (Some(organisation(&contest.scene, "Лада")), Some(contest.people[2]));
    form.partners = vec![PartnerFields {
        organisation_id: partner,
        organisation: String::new(),
        passed_on: String::new(),
        passed_at: None,
        evidence: String::new(),
    }];
    let network = competitions::create_application(contest.scene.file(), form).expect("it is taken").value;
    role(&contest.scene, contest.people[0], contest.applicant, Some("2015-01-01"));
    role(&contest.scene, contest.people[1], partner, None);
    for (application, expert, why) in [(own, 0, "worked at the applicant"), (network, 1, "works at a partner"), (network, 2, "leads the project")] {
        let error = competitions::enter_marks(contest.scene.file(), contest.request(application, expert, &[8, 8], false)).expect_err(why);
        assert_eq!(error.code, Code::ConflictOfInterest, "{why}");
    }
    contest.mark(network, 0, &[8, 8]);
    let sheets = contest.scene.file().read(|conn| competitions::sheets(conn, contest.id)).expect("sheets");
    let pairs: Vec<_> = sheets.iter().map(|row| (row.application_id, row.expert_id, row.state)).collect();
    let expected =
        [(own, contest.experts[1], SheetState::Open), (own, contest.experts[2], SheetState::Open), (network, contest.experts[0], SheetState::Final)];
    assert_eq!(pairs, expected, "every pair but those in conflict, begun or not");
    let list = contest.scene.file().read(competitions::list).expect("a list");
    assert_eq!((list[0].sheets, list[0].sheets_final), (3, 1), "the list counts the same sheets");
    assert_eq!(contest.list(|_| {}).rows.iter().map(|row| row.sheets).collect::<Vec<_>>(), [2, 1], "and so does the list of applications");
    contest.recuse(network, 1, "работает у партнёра").expect("the minutes may say why");
    let list = contest.scene.file().read(competitions::list).expect("a list");
    assert_eq!(list[0].sheets, 3, "a sheet that was stepped aside from is not assigned");
}
