//! Diplomas of a competition: who may get one and why, what stands on it, exceptions, numbers, the register; two laptops.

use sokrat_core::certificates::{
    self, AnnulRequest, CertificateData, CertificateException, CertificateLine, CertificateOrder, CertificatePlan, CertificatePlanRequest,
    DocumentFilter, DocumentRow, DocumentState, Occasion, Part, Standing, Verdict, certificate_code,
};
use sokrat_core::competitions::{self, ApplicationFields};
use sokrat_core::duplicates::{self, JoinRequest, RecordKind};
use sokrat_core::file::tables::APPLICATION;
use sokrat_core::ids::{ApplicationId, OrganisationId, PersonId, RecordId};
use sokrat_core::names::cases::Case;
use sokrat_core::values::Kopecks;
use sokrat_core::{Code, Op, Result, programme};

use super::competitions::{Contest, organisation};
use super::stage::{day, issues, new_programme};
use super::support::{Scene, text};

/// A competition of which one application won 40,000 roubles, one is on the reserve list, one was rejected.
struct Decided {
    contest: Contest,
    winner: PersonId,
    reserve: PersonId,
    rejected: PersonId,
}

fn apply(contest: &Contest, title: &str, person: Option<PersonId>, applicant: OrganisationId) -> ApplicationId {
    let form = ApplicationFields { person_id: person, organisation_id: Some(applicant), ..contest.form(title, 40_000) };
    competitions::create_application(contest.scene.file(), form).expect("a right form is taken").value
}

fn judge(contest: &Contest, application: ApplicationId, mark: i64) {
    contest.mark(application, 0, &[mark, mark]);
    contest.mark(application, 1, &[mark, mark]);
}

impl Decided {
    fn new() -> Self {
        let undecided = Self::undecided();
        undecided.contest.approve().expect("the ranking is approved");
        undecided
    }

    fn undecided() -> Self {
        let contest = Contest::new();
        programme::found(contest.scene.file(), new_programme()).expect("a programme");
        let [winner, reserve, rejected] = ["Белова", "Аркова", "Ветрова"].map(|surname| contest.scene.person(surname));
        let [first, second, third] =
            [("Сад", winner), ("Музей", reserve), ("Парк", rejected)].map(|(title, person)| apply(&contest, title, Some(person), contest.applicant));
        judge(&contest, first, 9);
        judge(&contest, second, 8);
        judge(&contest, third, 3);
        contest.award(&[(first, 40_000)]).expect("an award within the budget");
        Self { contest, winner, reserve, rejected }
    }

    fn scene(&self) -> &Scene {
        &self.contest.scene
    }

    fn of(&self) -> Occasion {
        self.contest.id.into()
    }

    fn plan(&self) -> CertificatePlan {
        planned(self.scene(), self.of())
    }

    fn line(&self, person: PersonId) -> CertificateLine {
        self.plan().lines.into_iter().find(|line| line.person_id == person).expect("the person is in the list")
    }
}

fn planned(scene: &Scene, occasion: Occasion) -> CertificatePlan {
    let request = CertificatePlanRequest { occasion, cases: vec![Case::Dative] };
    scene.file().read(|conn| certificates::plan(conn, request)).expect("the plan is read")
}

fn order(scene: &Scene, order: &CertificateOrder) -> Result<Vec<CertificateData>> {
    certificates::issue(scene.file(), order, day("2019-11-20"), |_| Ok(())).map(|done| done.value.printed)
}

fn issue(scene: &Scene, occasion: Occasion) -> Vec<CertificateData> {
    order(scene, &CertificateOrder::of(occasion, false)).expect("diplomas are given")
}

fn excepted(of: Occasion, person_id: PersonId, reason: &str) -> CertificateOrder {
    CertificateOrder { exceptions: vec![CertificateException { person_id, reason: reason.to_owned() }], ..CertificateOrder::of(of, true) }
}

fn rows(scene: &Scene, filter: &DocumentFilter) -> Vec<DocumentRow> {
    scene.file().read(|conn| certificates::whole_register(conn, filter, None)).expect("the register is read")
}

fn all(scene: &Scene) -> Vec<DocumentRow> {
    rows(scene, &DocumentFilter::default())
}

fn row(scene: &Scene, number: &str) -> DocumentRow {
    all(scene).into_iter().find(|row| row.number == number).expect("the number is in the register")
}

fn annul(scene: &Scene, number: &str) -> AnnulRequest {
    AnnulRequest { id: row(scene, number).id, reason: "Опечатка".to_owned() }
}

#[test]
fn nobody_gets_a_diploma_before_the_ranking_is_approved() {
    let decided = Decided::undecided();
    assert_eq!(decided.plan().lines, [], "an award that nobody approved is none");
    let refused = order(decided.scene(), &CertificateOrder::of(decided.of(), false));
    assert_eq!(refused.map_err(|error| error.code), Err(Code::NobodyPresent), "nobody can be given one");
    let early = order(decided.scene(), &excepted(decided.of(), decided.winner, "Срочно"));
    assert_eq!(early.map_err(|error| error.code), Err(Code::NobodyPresent), "nor as an exception");
}

#[test]
fn winners_get_one_and_the_list_says_why_others_do_not() {
    let decided = Decided::new();
    let plan = decided.plan();
    let told: Vec<_> = plan.lines.iter().map(|line| (line.name.as_str(), line.part, line.standing, line.award.map(|sum| sum.0))).collect();
    assert_eq!(
        told,
        [
            ("Аркова Анна", Part::Participant, Standing::NotAwarded, None),
            ("Белова Анна", Part::Winner, Standing::New, Some(4_000_000)),
            ("Ветрова Анна", Part::Participant, Standing::NotAwarded, None),
        ],
        "by name: the winner with the sum, the others with the reason"
    );
    assert_eq!((plan.present, plan.new, plan.left_out, plan.nameless), (1, 1, 2, 0), "counted");
    let printed = issue(decided.scene(), decided.of());
    let diploma = &printed[0];
    assert_eq!(
        (diploma.name.surname.as_str(), diploma.part, diploma.award, diploma.event_title.as_str(), diploma.event_kind),
        ("Белова", Part::Winner, Some(Kopecks(4_000_000)), "Проектные гранты", None),
        "what it says"
    );
    assert_eq!((diploma.organisation.as_str(), diploma.hours, diploma.place.as_str()), ("АНО «Родник»", None, ""), "a competition has no hours");
    let kept = &all(decided.scene())[0];
    assert_eq!(
        (kept.event.as_str(), kept.part, kept.competition_id),
        ("Проектные гранты", Part::Winner, Some(decided.contest.id)),
        "entered as that"
    );
}

#[test]
fn a_diploma_bears_the_day_of_the_decision_and_a_number_of_its_year() {
    let decided = Decided::new();
    let diploma = issue(decided.scene(), decided.of()).remove(0);
    assert_eq!((diploma.number.as_str(), diploma.issued_on), ("СК-2019-А1-00001", day("2019-11-20")), "the series of the year, issued today");
    assert_eq!(diploma.first_day, day("2019-04-29"), "the day on which the ranking was approved");
    assert_eq!(issue(decided.scene(), decided.of())[0].number, diploma.number, "printed again it keeps its number");
    let only_new = order(decided.scene(), &CertificateOrder::of(decided.of(), true));
    assert_eq!(only_new.map_err(|error| error.code), Err(Code::NobodyNew), "and nobody is new");
}

#[test]
fn the_day_of_the_decision_is_the_one_that_the_programme_s_zone_shows() {
    let decided = Decided::undecided();
    decided.scene().world.set("2019-12-31T22:30:00Z");
    decided.contest.approve().expect("approved after midnight in Moscow");
    let diploma = issue(decided.scene(), decided.of()).remove(0);
    assert_eq!((diploma.first_day, diploma.last_day), (day("2020-01-01"), day("2020-01-01")), "there it is New Year's Day already");
    assert_eq!(diploma.number, "СК-2020-А1-00001", "and the number is of the new year");
}

#[test]
fn a_finalist_gets_one_as_an_exception_with_a_reason_and_not_as_a_winner() {
    let decided = Decided::new();
    assert_eq!(issues(order(decided.scene(), &excepted(decided.of(), decided.reserve, " "))), ["reason: required"], "no exception without a reason");
    let mut request = excepted(decided.of(), decided.reserve, "Приз зрительских симпатий");
    request.people = vec![decided.reserve];
    let printed = order(decided.scene(), &request).expect("with a reason it is given");
    assert_eq!((printed.len(), printed[0].part, printed[0].award), (1, Part::Participant, None), "as one who took part, without a sum");
    assert_eq!(row(decided.scene(), &printed[0].number).exception, "Приз зрительских симпатий", "the reason stands in the register");
    assert_eq!(decided.line(decided.reserve).standing, Standing::Printed, "it stays: printed again, it needs no second reason");
    let stranger = decided.scene().person("Посторонняя");
    let both = order(decided.scene(), &excepted(decided.of(), stranger, "Просила")).expect("the winner is still to be printed");
    assert_eq!(both.len(), 1, "whoever did not apply is not in the list, whatever the reason");
    assert_eq!(decided.line(decided.rejected).standing, Standing::NotAwarded, "and the other gets none");
}

#[test]
fn several_applications_of_one_person_make_one_diploma() {
    let decided = Decided::undecided();
    let contest = &decided.contest;
    let other = organisation(&contest.scene, "АНО «Исток»");
    // The same person under another record.
    let record = contest.scene.person("Белова");
    let second = apply(contest, "Сквер", Some(record), other);
    judge(contest, second, 10);
    let first = contest.list(|_| {}).rows.iter().find(|row| row.title == "Сад").map(|row| row.id).expect("there");
    contest.award(&[(first, 40_000), (second, 25_000)]).expect("both within the budget");
    contest.approve().expect("approved");
    let record_id = |id: PersonId| RecordId(id.0);
    let request = JoinRequest { kind: RecordKind::Person, ids: vec![record_id(decided.winner), record_id(record)], choices: vec![] };
    duplicates::join(contest.scene.file(), request).expect("joined");
    let line = decided.line(decided.winner);
    assert_eq!((line.award.map(|sum| sum.0), line.organisation.as_str()), (Some(6_500_000), "АНО «Родник»; АНО «Исток»"), "the sum of both");
    assert_eq!(issue(decided.scene(), decided.of()).len(), 1, "one diploma");
    assert_eq!(decided.plan().lines.iter().filter(|line| line.standing.is_given()).count(), 1, "one line");
}

#[test]
fn an_award_that_names_nobody_is_counted() {
    let decided = Decided::undecided();
    let nameless = apply(&decided.contest, "Без имени", None, decided.contest.applicant);
    judge(&decided.contest, nameless, 10);
    let first = decided.contest.list(|_| {}).rows.iter().find(|row| row.title == "Сад").map(|row| row.id).expect("there");
    decided.contest.award(&[(first, 40_000), (nameless, 30_000)]).expect("both within the budget");
    decided.contest.approve().expect("approved");
    let plan = decided.plan();
    assert_eq!((plan.nameless, plan.new), (1, 1), "told, and given to the others");
}

#[test]
fn the_register_follows_what_is_printed_again() {
    let decided = Decided::new();
    let number = issue(decided.scene(), decided.of()).remove(0).number;
    decided.scene().set_person(decided.winner, "surname", text("Белова-Зимина"));
    competitions::withdraw_approval(decided.scene().file(), decided.contest.id).expect("taken back");
    let first = decided.contest.list(|_| {}).rows.iter().find(|row| row.title == "Сад").map(|row| row.id).expect("there");
    decided.contest.award(&[(first, 35_000)]).expect("another sum");
    decided.contest.approve().expect("approved again");
    let again = issue(decided.scene(), decided.of()).remove(0);
    assert_eq!((&again.number, again.award), (&number, Some(Kopecks(3_500_000))), "the same number, the new sum");
    assert_eq!(row(decided.scene(), &number).holder, "Белова-Зимина Анна", "the register says the name that was printed last");
    let kept: i64 = decided.scene().get("SELECT award FROM document");
    assert_eq!(kept, 3_500_000, "and the sum");
}

#[test]
fn a_diploma_opened_from_the_register_says_the_sum_that_was_printed() {
    let decided = Decided::new();
    let diploma = issue(decided.scene(), decided.of()).remove(0);
    let line = row(decided.scene(), &diploma.number);
    let opened = || decided.scene().file().read(|conn| certificates::certificate(conn, line.id)).expect("it is made").award;
    assert_eq!((diploma.award, opened()), (Some(Kopecks(4_000_000)), diploma.award), "as it was printed");

    competitions::withdraw_approval(decided.scene().file(), decided.contest.id).expect("taken back");
    assert_eq!(opened(), diploma.award, "also while nobody has won");

    let first = decided.contest.list(|_| {}).rows.iter().find(|row| row.title == "Сад").map(|row| row.id).expect("there");
    decided.contest.award(&[(first, 35_000)]).expect("another sum");
    decided.contest.approve().expect("approved again");
    assert_eq!(opened(), diploma.award, "the paper that is out does not follow the new decision");

    certificates::annul(decided.scene().file(), annul(decided.scene(), &diploma.number)).expect("annulled");
    assert_eq!(opened(), diploma.award, "nor does one that is annulled");
}

#[test]
fn whoever_has_a_diploma_stays_in_the_list_when_the_approval_is_taken_back() {
    let decided = Decided::new();
    let number = issue(decided.scene(), decided.of()).remove(0).number;
    competitions::withdraw_approval(decided.scene().file(), decided.contest.id).expect("taken back");
    let plan = decided.plan();
    let told: Vec<_> = plan.lines.iter().map(|line| (line.name.as_str(), line.standing, line.number.as_str())).collect();
    assert_eq!(told, [("Белова Анна", Standing::NotAwarded, &*number)], "a diploma is out that nothing stands behind: it is seen");
    let refused = order(decided.scene(), &CertificateOrder::of(decided.of(), false));
    assert_eq!(refused.map_err(|error| error.code), Err(Code::NobodyPresent), "and not printed again");
    let replaced = certificates::reissue(decided.scene().file(), annul(decided.scene(), &number), None, day("2019-11-25"), |_| Ok(()));
    assert_eq!(replaced.map(drop).map_err(|error| error.code), Err(Code::NobodyPresent), "nor replaced");
    assert_eq!(row(decided.scene(), &number).state, DocumentState::Issued, "it can be annulled");
}

#[test]
fn a_diploma_is_replaced_annulled_and_checked() {
    let decided = Decided::new();
    let old = issue(decided.scene(), decided.of()).remove(0);
    let done = certificates::reissue(decided.scene().file(), annul(decided.scene(), &old.number), None, day("2019-11-25"), |_| Ok(()));
    let new = done.expect("issued anew").value.0;
    assert_eq!((new.number.as_str(), new.award), ("СК-2019-А1-00002", old.award), "another number, the same award");
    let (before, after) = (row(decided.scene(), &old.number), row(decided.scene(), &new.number));
    assert_eq!(
        (before.state, before.replaced_by.as_str(), after.replaces.as_str()),
        (DocumentState::Annulled, &*new.number, &*old.number),
        "both say so"
    );
    let check = |data: &CertificateData| {
        let code = certificate_code(&data.number, data.issued_on, &data.name.full());
        decided.scene().file().read(|conn| certificates::check_code(conn, &code)).expect("checked").verdict
    };
    assert_eq!((check(&old), check(&new)), (Verdict::Replaced, Verdict::Valid), "and the code on paper tells");
    certificates::annul(decided.scene().file(), annul(decided.scene(), &new.number)).expect("annulled");
    assert_eq!(decided.line(decided.winner).standing, Standing::New, "then there is none");
    assert_eq!(issue(decided.scene(), decided.of())[0].number, "СК-2019-А1-00003", "and the next is a new number");
    assert_eq!(decided.scene().file().undo().expect("undone").value, Op::IssueCertificates, "which can be taken back");
    let gaps = decided.scene().file().read(|conn| certificates::gaps(conn, Some(decided.of()))).expect("gaps");
    assert_eq!((gaps.len(), gaps[0].first.as_str()), (1, "СК-2019-А1-00003"), "the register of the competition explains the gap");
}

#[test]
fn the_register_of_a_competition_holds_its_diplomas_only() {
    let decided = Decided::new();
    issue(decided.scene(), decided.of());
    let event = super::stage::event(decided.scene(), super::stage::workshop("2019-04-29"));
    super::stage::check_in(decided.scene(), event, decided.reserve, true);
    issue(decided.scene(), event.into());
    let of = |occasion: Occasion| {
        let filter = DocumentFilter { occasion: Some(occasion), ..DocumentFilter::default() };
        rows(decided.scene(), &filter).into_iter().map(|row| row.holder).collect::<Vec<_>>()
    };
    assert_eq!((of(decided.of()), of(event.into())), (vec!["Белова Анна".to_owned()], vec!["Аркова Анна".to_owned()]), "each its own");
    assert_eq!(all(decided.scene()).len(), 2, "the whole register has both");
}

#[test]
fn laptops_that_disagree_about_an_award_hold_the_diploma_back() {
    let decided = Decided::new();
    let Decided { contest, winner, .. } = decided;
    let (mut one, id) = (contest.scene, contest.id);
    let mut other = one.fork("Б2");
    let application = one.get::<Vec<u8>>("SELECT id FROM application WHERE title = 'Сад'");
    let application = ApplicationId(sokrat_core::ids::RawId(application.try_into().expect("sixteen bytes")));
    let set = |scene: &Scene, roubles: i64| {
        scene.world.advance(60);
        scene.file().transact(Op::DecideAwards, |tx| tx.update(&APPLICATION, application, &[("award", Kopecks(roubles * 100).into())]))
    };
    set(&one, 30_000).expect("one sum");
    set(&other, 20_000).expect("another");
    one.receive(&mut other);
    let line = planned(&one, id.into()).lines.into_iter().find(|line| line.person_id == winner).expect("listed");
    assert_eq!(line.standing, Standing::Undecided, "nobody knows which sum to print");
}
