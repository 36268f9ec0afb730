//! The register of certificates: patterns of numbers, reissue, gaps, the check of a code; who may get what.

use proptest::prelude::*;
use sokrat_core::calendar::EventFields;
use sokrat_core::certificates::{
    self, AnnulRequest, CertificateData, CertificateException, CertificateOrder, CertificatePlan, CertificatePlanRequest, CertificateSettings, Claim,
    DocumentFilter, DocumentRow, DocumentState, GapReason, LeastHoursRequest, NameCaseRequest, NumberOf, NumberPattern, Part, PartRequest,
    PatternFault, PrintedBefore, Signer, Standing, Verdict, certificate_code, gaps_of, standing,
};
use sokrat_core::file::tables::REGISTRATION;
use sokrat_core::ids::{EventId, PersonId};
use sokrat_core::names::cases::{Case, NameSource};
use sokrat_core::registrations::RegistrationStatus;
use sokrat_core::store::certificates::Given;
use sokrat_core::values::Hundredths;
use sokrat_core::{Code, Op, Result};

use super::stage::{check_in, day, event, founded, issues, register, workshop};
use super::support::{Scene, text};

use crate::at_random::at_random;

fn order(scene: &Scene, order: &CertificateOrder) -> Result<Vec<CertificateData>> {
    certificates::issue(scene.file(), order, day("2019-04-30"), |_| Ok(())).map(|done| done.value.printed)
}

fn issue(scene: &Scene, event: EventId) -> Vec<CertificateData> {
    order(scene, &CertificateOrder::of(event, false)).expect("certificates are given")
}

fn planned(scene: &Scene, event: EventId) -> CertificatePlan {
    let request = CertificatePlanRequest { occasion: event.into(), cases: vec![Case::Dative] };
    scene.file().read(|conn| certificates::plan(conn, request)).expect("the plan is read")
}

fn rows(scene: &Scene) -> Vec<DocumentRow> {
    let filter = DocumentFilter::default();
    scene.file().read(|conn| certificates::whole_register(conn, &filter, None)).expect("the register is read")
}

fn row(scene: &Scene, number: &str) -> DocumentRow {
    rows(scene).into_iter().find(|row| row.number == number).expect("the number is in the register")
}

fn check(scene: &Scene, code: &str) -> Verdict {
    scene.file().read(|conn| certificates::check_code(conn, code)).expect("a code can be checked").verdict
}

fn set_pattern(scene: &Scene, pattern: &str) -> Result<()> {
    let mut settings = scene.file().read(certificates::settings)?;
    pattern.clone_into(&mut settings.pattern);
    certificates::edit_settings(scene.file(), settings).map(drop)
}

#[test]
fn a_pattern_makes_numbers_that_no_other_laptop_makes() {
    for (pattern, expected) in [
        ("СК-{year}-{laptop}-{number:5}", Ok("СК-2019-А2.1-00017")),
        ("СК-{year}-{month}-{laptop}-{number:4}", Ok("СК-2019-04-А2.1-0017")),
        ("{number}/{laptop}", Ok("17/А2.1")),
        ("№ {number:3} · {laptop} · {year}", Ok("№ 017 · А2.1 · 2019")),
        ("СК-{year}-{number:5}", Err(PatternFault::NoLaptop)),
        ("СК-{laptop}", Err(PatternFault::NoNumber)),
        ("СК-{laptop}{number:4}", Err(PatternFault::RunTogether)),
        ("СК-{laptop}{year}-1{number}", Err(PatternFault::RunTogether)),
        ("{number}{laptop}", Err(PatternFault::RunTogether)),
        ("СК-{laptop}-{number:0}", Err(PatternFault::Unknown)),
        ("СК-{laptop}-{number}-{number:2}", Err(PatternFault::Unknown)),
        ("СК-{device}-{number}", Err(PatternFault::Unknown)),
        ("СК-{laptop}-{number", Err(PatternFault::Unknown)),
        ("СК}-{laptop}-{number}", Err(PatternFault::Unknown)),
        ("СК|{laptop}-{number}", Err(PatternFault::Sign)),
    ] {
        let made = NumberPattern::parse(pattern).map(|pattern| pattern.number(NumberOf { year: 2019, month: 4, laptop: "А2.1" }, 17));
        assert_eq!(made.as_deref(), expected.as_ref().map(|text| *text), "{pattern}");
    }
}

proptest! {
    #![proptest_config(at_random(256))]

    /// Whatever the pattern and however long the counters: a number tells its laptop and its counter.
    #[test]
    fn no_two_laptops_make_one_number(
        pattern in prop::sample::select(vec![
            "СК-{year}-{laptop}-{number:5}", "{laptop}/{number}", "{number:3}-{laptop}", "{laptop}{year}-{number}", "{number}-{month}{laptop}", "А{laptop}.{number:9}",
        ]),
        one in "А([1-9][0-9]{0,2}|1-[БГДЖ2-9]{3})(\\.[1-9][0-9]?)?",
        other in "А([1-9][0-9]{0,2}|1-[БГДЖ2-9]{3})(\\.[1-9][0-9]?)?",
        (first, second) in (1..200_000_u32, 1..200_000_u32),
    ) {
        let pattern = NumberPattern::parse(pattern).expect("a right pattern");
        let number = |laptop: &str, counter| pattern.number(NumberOf { year: 2019, month: 4, laptop }, counter);
        let same = one == other && first == second;
        prop_assert_eq!(number(&one, first) == number(&other, second), same, "{} {} and {} {}", one, first, other, second);
    }
}

#[test]
fn a_pattern_is_checked_when_it_is_set_and_numbers_go_on_under_it() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    check_in(&scene, id, scene.person("Ильина"), true);
    assert_eq!(issue(&scene, id)[0].number, "СК-2019-А1-00001", "the usual pattern");
    for (pattern, expected) in
        [("", "required"), ("СК-{number}", "pattern-no-laptop"), ("{laptop}{number}", "pattern-runs-together"), ("{x}", "bad-pattern")]
    {
        assert_eq!(issues(set_pattern(&scene, pattern)), [format!("pattern: {expected}")], "{pattern:?} is refused at its field");
    }
    set_pattern(&scene, "{laptop}/{year}-{month}/{number:3}").expect("a right pattern");
    check_in(&scene, id, scene.person("Яшина"), true);
    let numbers = issue(&scene, id).into_iter().map(|one| one.number).collect::<Vec<_>>();
    assert_eq!(numbers, ["СК-2019-А1-00001", "А1/2019-04/001"], "what was printed keeps its number");
    set_pattern(&scene, "СК-{year}-{laptop}-{number:5}").expect("back again");
    check_in(&scene, id, scene.person("Юрина"), true);
    assert!(issue(&scene, id).iter().any(|one| one.number == "СК-2019-А1-00002"), "each series counts on where it was");
    // Two series whose numbers would meet: the first of one is the eleventh of the other.
    set_pattern(&scene, "{laptop}-{number}1").expect("a right pattern");
    let other = event(&scene, workshop("2019-05-20"));
    check_in(&scene, other, scene.person("Щукина"), true);
    assert_eq!(issue(&scene, other)[0].number, "А1-11", "the first of its series");
    set_pattern(&scene, "{laptop}-{number}").expect("a right pattern");
    let third = event(&scene, workshop("2019-06-03"));
    for n in 0..11 {
        check_in(&scene, third, scene.person(&format!("Человеков{n}")), true);
    }
    let last = issue(&scene, third).pop().map(|one| one.number);
    assert_eq!(last.as_deref(), Some("А1-12"), "a number that was given under another pattern is passed over");
    let gaps = scene.file().read(|conn| certificates::gaps(conn, Some(third.into()))).expect("gaps are found");
    assert_eq!((gaps.len(), gaps[0].first.as_str(), gaps[0].why), (1, "А1-11", GapReason::Skipped), "and the register says so");
}

#[test]
fn signers_and_pictures_are_kept_and_can_be_taken_back() {
    let scene = founded();
    let before = scene.file().read(certificates::settings).expect("settings");
    assert_eq!(before.signers[0].name, "Зимина В. А.", "the first signer is the programme's own");
    let signer = |name: &str| Signer { name: name.to_owned(), post: "Декан".to_owned(), facsimile: String::new() };
    let settings = CertificateSettings {
        signers: vec![signer("Зимина В. А."), signer(" Орлов П. П. "), signer("Седов А. А.")],
        seal: "ab".repeat(32),
        ..before.clone()
    };
    certificates::edit_settings(scene.file(), settings).expect("kept");
    let after = scene.file().read(certificates::settings).expect("settings");
    assert_eq!(after.signers[1].name, "Орлов П. П.", "without the spaces");
    let id = event(&scene, workshop("2019-04-29"));
    check_in(&scene, id, scene.person("Ильина"), true);
    assert_eq!(issue(&scene, id)[0].signers, after.signers, "they stand on the certificates");
    scene.file().undo().expect("the issue is taken back");
    scene.file().undo().and_then(|_| scene.file().undo()).and_then(|_| scene.file().undo()).expect("and what was before it");
    assert_eq!(scene.file().undo_state().expect("the journal is read").undo, Some(Op::SetCertificateRules), "then the settings are next");
    scene.file().undo().expect("they can be taken back");
    assert_eq!(scene.file().read(certificates::settings).expect("settings"), before, "as they were");
}

#[test]
fn who_gets_a_certificate() {
    let claim = Claim { entitled: true, contest: false, hours: None, printed: false, excepted: false, undecided: false };
    let eight = Some(Hundredths(800));
    for (why, claim, least, expected) in [
        ("present", claim, None, Standing::New),
        ("present all the time", claim, eight, Standing::New),
        ("present long enough", Claim { hours: eight, ..claim }, eight, Standing::New),
        ("present too shortly", Claim { hours: Some(Hundredths(799)), ..claim }, eight, Standing::FewHours),
        ("not marked present", Claim { entitled: false, ..claim }, None, Standing::Absent),
        ("has one", Claim { printed: true, ..claim }, None, Standing::Printed),
        ("has one, the mark was taken away", Claim { printed: true, entitled: false, ..claim }, None, Standing::Absent),
        ("applied and did not win", Claim { entitled: false, contest: true, ..claim }, None, Standing::NotAwarded),
        ("won", Claim { contest: true, ..claim }, None, Standing::New),
        ("has one as an exception", Claim { printed: true, excepted: true, entitled: false, ..claim }, None, Standing::Printed),
        ("laptops disagree", Claim { printed: true, undecided: true, ..claim }, None, Standing::Undecided),
    ] {
        assert_eq!(standing(claim, least), expected, "{why}");
    }
}

#[test]
fn an_exception_needs_a_reason_and_stands_in_the_register() {
    let scene = founded();
    let id = event(&scene, EventFields { hours: Some(Hundredths(800)), ..workshop("2019-04-29") });
    let absent = scene.person("Отсутствова");
    register(&scene, id, absent, RegistrationStatus::Registered);
    check_in(&scene, id, scene.person("Ильина"), true);
    let asked = |reason: &str| CertificateOrder {
        exceptions: vec![CertificateException { person_id: absent, reason: reason.to_owned() }],
        ..CertificateOrder::of(id, false)
    };
    assert_eq!(issues(order(&scene, &asked("  "))), ["reason: required"], "no exception without a reason");
    let printed = order(&scene, &asked("Вела секцию по видеосвязи")).expect("with a reason it is given");
    assert_eq!(printed.len(), 2, "beside the one who was present");
    let kept = rows(&scene).into_iter().find(|row| row.holder.starts_with("Отсутствова")).expect("it is in the register");
    assert_eq!(kept.exception, "Вела секцию по видеосвязи", "with its reason");
    let plan = planned(&scene, id);
    assert_eq!((plan.present, plan.printed, plan.left_out), (2, 2, 0), "it stays: printed again, it needs no second reason");
    let filter = DocumentFilter { exceptions: true, ..DocumentFilter::default() };
    let listed = scene.file().read(|conn| certificates::whole_register(conn, &filter, None)).expect("exceptions are listed");
    assert_eq!(listed.len(), 1, "alone");
}

/// An event with somebody who got a certificate there and was marked absent afterwards; the number.
fn taken_back(scene: &Scene) -> (EventId, PersonId, String) {
    let id = event(scene, workshop("2019-04-29"));
    let person = scene.person("Ильина");
    register(scene, id, person, RegistrationStatus::Registered);
    check_in(scene, id, person, true);
    let number = issue(scene, id).remove(0).number;
    check_in(scene, id, person, false);
    (id, person, number)
}

fn with_reason(event: EventId, person_id: PersonId) -> CertificateOrder {
    let exception = CertificateException { person_id, reason: "Вела секцию по видеосвязи".to_owned() };
    CertificateOrder { exceptions: vec![exception], ..CertificateOrder::of(event, false) }
}

#[test]
fn a_certificate_printed_again_for_somebody_no_longer_present_is_an_exception_in_the_register() {
    let scene = founded();
    let (id, person, number) = taken_back(&scene);
    let line = planned(&scene, id).lines.remove(0);
    assert_eq!((line.standing, &line.number), (Standing::Absent, &number), "the mark was taken back, the certificate is out");
    assert_eq!(order(&scene, &CertificateOrder::of(id, false)).map_err(|error| error.code), Err(Code::NobodyPresent), "none is due");
    let printed = order(&scene, &with_reason(id, person)).expect("with a reason it is printed");
    assert_eq!((printed.len(), &printed[0].number), (1, &number), "under its number");
    assert_eq!(row(&scene, &number).exception, "Вела секцию по видеосвязи", "and the reason is kept");
    let filter = DocumentFilter { exceptions: true, ..DocumentFilter::default() };
    let listed = scene.file().read(|conn| certificates::whole_register(conn, &filter, None)).expect("exceptions are listed");
    assert_eq!(listed.len(), 1, "it stands among the exceptions");
    let plan = planned(&scene, id);
    assert_eq!((plan.present, plan.printed, plan.left_out), (1, 1, 0), "printed once more, it needs no second reason");
    assert_eq!(scene.file().undo().expect("undone").value, Op::IssueCertificates, "the print is taken back");
    assert_eq!(row(&scene, &number).exception, "", "with its reason");
}

#[test]
fn a_reason_makes_no_exception_of_a_certificate_that_is_due() {
    let scene = founded();
    let (id, person, number) = taken_back(&scene);
    check_in(&scene, id, person, true);
    order(&scene, &with_reason(id, person)).expect("it is printed again");
    assert_eq!(row(&scene, &number).exception, "", "whoever is present needs no reason");
}

#[test]
fn a_certificate_of_somebody_no_longer_present_is_replaced_as_an_exception_only() {
    let scene = founded();
    let (id, person, number) = taken_back(&scene);
    let reissue = || {
        let request = AnnulRequest { id: row(&scene, &number).id, reason: "Опечатка".to_owned() };
        certificates::reissue(scene.file(), request, None, day("2019-05-06"), |_| Ok(())).map(|done| done.value.0.number)
    };
    assert_eq!(reissue().map_err(|error| error.code), Err(Code::NobodyPresent), "refused as it is when certificates are given");
    let kept = row(&scene, &number);
    assert_eq!((rows(&scene).len(), kept.state, &*kept.replaced_by), (1, DocumentState::Issued, ""), "nothing is annulled, nothing is given");
    order(&scene, &with_reason(id, person)).expect("with a reason it is printed");
    let new = reissue().expect("an exception is replaced");
    assert_eq!(row(&scene, &new).exception, "Вела секцию по видеосвязи", "and stays one");
}

#[test]
fn too_few_hours_give_no_certificate_until_the_rule_is_taken_back() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let person = scene.person("Ильина");
    check_in(&scene, id, person, true);
    let registration = sokrat_core::store::registrations::id_of(id, person);
    scene.file().transact(Op::ChangeRegistration, |tx| tx.update(&REGISTRATION, registration, &[("hours", 200_i64.into())])).expect("two hours");
    let set = |hours: Option<i64>| certificates::set_least_hours(scene.file(), LeastHoursRequest { event_id: id, hours: hours.map(Hundredths) });
    assert_eq!(issues(set(Some(-1))), ["hours: out-of-range"], "hours are not negative");
    set(Some(400)).expect("four hours at least");
    assert_eq!(planned(&scene, id).lines[0].standing, Standing::FewHours, "two are not four");
    assert_eq!(order(&scene, &CertificateOrder::of(id, false)).map_err(|error| error.code), Err(Code::NobodyPresent), "nobody gets one");
    scene.file().undo().expect("the rule can be taken back");
    assert_eq!(issue(&scene, id).len(), 1, "then presence is enough");
}

#[test]
fn a_corrected_case_is_remembered_for_the_name_it_was_made_for() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    // A woman's surname stays, a man's is declined, and nothing tells which.
    let person = scene.person("Шевчук");
    scene.set_person(person, "given", text("Саша"));
    check_in(&scene, id, person, true);
    let form = planned(&scene, id).lines.remove(0).forms.remove(0);
    assert_eq!((form.source, form.printed.as_str()), (NameSource::Doubtful, "Шевчук Саша"), "the nominative, marked");
    let correct = |name: &str| {
        certificates::correct_name(scene.file(), NameCaseRequest { person_id: person, case: Case::Dative, name: name.to_owned() }).map(drop)
    };
    correct(" Шевчук  Саше ").expect("corrected");
    let form = planned(&scene, id).lines.remove(0).forms.remove(0);
    assert_eq!((form.source, form.printed.as_str()), (NameSource::Corrected, "Шевчук Саше"), "remembered, tidied");
    let data = issue(&scene, id).remove(0);
    assert_eq!(data.corrections.len(), 1, "and known to the printer");
    scene.set_person(person, "surname", text("Ковальчук"));
    assert_eq!(planned(&scene, id).lines[0].forms[0].source, NameSource::Doubtful, "another name is another case");
    scene.set_person(person, "surname", text("Шевчук"));
    correct("").expect("left to the rules");
    assert_eq!(planned(&scene, id).lines[0].forms[0].source, NameSource::Doubtful, "as it was");
    scene.file().undo().expect("that can be taken back");
    assert_eq!(planned(&scene, id).lines[0].forms[0].source, NameSource::Corrected, "and the correction is there again");
}

#[test]
fn a_name_is_doubtful_until_each_case_that_is_printed_is_certain() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let person = scene.person("Шевчук");
    scene.set_person(person, "given", text("Саша"));
    check_in(&scene, id, person, true);
    let plan = || {
        let request = CertificatePlanRequest { occasion: id.into(), cases: vec![Case::Dative, Case::Genitive] };
        scene.file().read(|conn| certificates::plan(conn, request)).expect("the plan is read")
    };
    let correct = |case: Case, name: &str| {
        certificates::correct_name(scene.file(), NameCaseRequest { person_id: person, case, name: name.to_owned() }).expect("corrected");
    };
    assert_eq!((plan().doubtful, plan().lines[0].forms.len()), (1, 2), "a form for each case");
    correct(Case::Dative, "Шевчук Саше");
    let forms: Vec<_> = plan().lines.remove(0).forms.into_iter().map(|form| (form.case, form.source)).collect();
    assert_eq!(forms, [(Case::Dative, NameSource::Corrected), (Case::Genitive, NameSource::Doubtful)], "each is corrected for itself");
    assert_eq!(plan().doubtful, 1, "one of them is still doubtful");
    correct(Case::Genitive, "Шевчук Саши");
    assert_eq!(plan().doubtful, 0, "then nothing is");
    let request = CertificatePlanRequest { occasion: id.into(), cases: Vec::new() };
    let plain = scene.file().read(|conn| certificates::plan(conn, request)).expect("the plan is read");
    assert_eq!(plain.lines[0].forms[0].source, NameSource::Nominative, "a template without cases prints the nominative");
}

#[test]
fn a_role_stands_on_the_certificate() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let person = scene.person("Ильина");
    let set = |part| certificates::set_part(scene.file(), PartRequest { event_id: id, person_id: person, part }).map(drop);
    assert_eq!(set(Part::Speaker).map_err(|error| error.code), Err(Code::NotFound), "who is not in the list has no role");
    check_in(&scene, id, person, true);
    set(Part::Speaker).expect("a speaker");
    assert_eq!(issue(&scene, id)[0].part, Part::Speaker, "printed as one");
    assert_eq!(rows(&scene)[0].part, Part::Speaker, "and entered as one");
}

#[test]
fn only_the_chosen_are_printed() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let people = ["Ильина", "Юрина", "Яшина"].map(|surname| scene.person(surname));
    for person in people {
        check_in(&scene, id, person, true);
    }
    let chosen = CertificateOrder { people: vec![people[1]], ..CertificateOrder::of(id, false) };
    let printed = order(&scene, &chosen).expect("one is printed");
    assert_eq!((printed.len(), printed[0].name.surname.as_str()), (1, "Юрина"), "and no other gets a number");
    assert_eq!(rows(&scene).len(), 1, "the register has one line");
}

#[test]
fn a_reissue_annuls_the_old_number_and_leads_to_the_new() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let person = scene.person("Ильна");
    check_in(&scene, id, person, true);
    let old = issue(&scene, id).remove(0);
    scene.set_person(person, "surname", text("Ильина"));
    let reissue = |number: &str, reason: &str| {
        let request = AnnulRequest { id: row(&scene, number).id, reason: reason.to_owned() };
        certificates::reissue(scene.file(), request, None, day("2019-05-06"), |_| Ok(())).map(|done| done.value.0)
    };
    assert_eq!(issues(reissue(&old.number, "")), ["reason: required"], "it needs a reason");
    let new = reissue(&old.number, "Опечатка в фамилии").expect("issued anew");
    assert_eq!(
        (new.number.as_str(), new.name.surname.as_str(), new.issued_on),
        ("СК-2019-А1-00002", "Ильина", day("2019-05-06")),
        "as it is known now"
    );
    let (before, after) = (row(&scene, &old.number), row(&scene, &new.number));
    assert_eq!(
        (before.state, before.reason.as_str(), before.replaced_by.as_str()),
        (DocumentState::Annulled, "Опечатка в фамилии", &*new.number),
        "the old"
    );
    assert_eq!((after.state, after.replaces.as_str()), (DocumentState::Issued, &*old.number), "the new");
    assert_eq!(reissue(&old.number, "Ещё раз").map_err(|error| error.code), Err(Code::NotValidNow), "an annulled one is not replaced again");
    let again = AnnulRequest { id: before.id, reason: "Ещё раз".to_owned() };
    assert_eq!(certificates::annul(scene.file(), again).map_err(|error| error.code), Err(Code::NotValidNow), "nor annulled again");
    assert_eq!(issue(&scene, id)[0].number, new.number, "printed again it keeps the new number");
    scene.file().undo().ok();
    scene.file().undo().expect("the reissue can be taken back");
    assert_eq!(row(&scene, &old.number).state, DocumentState::Issued, "then the old one is valid");
}

#[test]
fn a_code_tells_what_the_register_knows() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let people = ["Ильина", "Юрина", "Ёлкина"].map(|surname| scene.person(surname));
    for person in people {
        check_in(&scene, id, person, true);
    }
    let printed = issue(&scene, id);
    let code = |at: usize| certificate_code(&printed[at].number, printed[at].issued_on, &printed[at].name.full());
    assert_eq!(check(&scene, &code(0)), Verdict::Valid, "as printed");
    assert_eq!(check(&scene, &code(0).to_lowercase()), Verdict::Valid, "a scanner may send small letters");
    assert_eq!(check(&scene, &printed[1].number), Verdict::Valid, "a number alone");
    assert_eq!(check(&scene, "СК-2019-А1-99999"), Verdict::Unknown, "never given");
    assert_eq!(check(&scene, ""), Verdict::Unknown, "nothing is no number");
    let forged = certificate_code(&printed[0].number, printed[0].issued_on, "Другая Анна");
    assert_eq!(check(&scene, &forged), Verdict::NameDiffers, "another name under the number");
    let annul = |at: usize| AnnulRequest { id: row(&scene, &printed[at].number).id, reason: "Ошибка".to_owned() };
    certificates::annul(scene.file(), annul(1)).expect("annulled");
    assert_eq!(check(&scene, &code(1)), Verdict::Annulled, "it is on paper, but not valid");
    certificates::reissue(scene.file(), annul(2), None, day("2019-05-06"), |_| Ok(())).expect("replaced");
    let verdict = scene.file().read(|conn| certificates::check_code(conn, &code(2))).expect("checked");
    assert_eq!(
        (verdict.verdict, verdict.document.map(|row| row.replaced_by)),
        (Verdict::Replaced, Some("СК-2019-А1-00004".to_owned())),
        "and by which"
    );
}

#[test]
fn a_scanner_that_types_is_understood_whatever_the_keyboard_is_set_to() {
    const KEYS: [(&str, &str); 2] = [("ФИСВУАПРШОЛДЬТЩЗЙКЫЕГМЦЧНЯ/", "ABCDEFGHIJKLMNOPQRSTUVWXYZ|"), ("Ю.", "./")];
    // What a Russian keyboard makes of a text whose Latin signs are sent as keys.
    let russian = |text: &str| {
        text.chars()
            .map(|sign| {
                KEYS.iter().find_map(|(to, from)| from.chars().position(|known| known == sign).and_then(|at| to.chars().nth(at))).unwrap_or(sign)
            })
            .collect::<String>()
    };
    for pattern in ["СК-{year}-{laptop}-{number:5}", "NPO-{year}/{laptop}.{number:3}", "{number}/{laptop}"] {
        let scene = founded();
        set_pattern(&scene, pattern).expect("a right pattern");
        let id = event(&scene, workshop("2019-04-29"));
        for surname in ["Ильина", "Юрина"] {
            check_in(&scene, id, scene.person(surname), true);
        }
        for data in issue(&scene, id) {
            let code = certificate_code(&data.number, data.issued_on, &data.name.full());
            for typed in [russian(&code), russian(&code).to_lowercase(), code.replace('С', "C").replace('К', "R").replace('А', "F")] {
                let found = scene.file().read(|conn| certificates::check_code(conn, &typed)).expect("checked");
                assert_eq!((found.verdict, found.name_proved, found.number.as_str()), (Verdict::Valid, true, &*data.number), "{typed} of {code}");
            }
            let by_hand = data.number.replace('С', "C").replace('К', "K").replace('А', "A").to_lowercase();
            assert_eq!(check(&scene, &by_hand), Verdict::Valid, "{by_hand}: look-alikes and small letters, typed by hand");
        }
        assert_eq!(
            check(&scene, &russian(&certificate_code("NPO-2019/А1.003", day("2019-04-30"), "Ильина Анна"))),
            Verdict::Unknown,
            "another number is another"
        );
    }
}

#[test]
fn a_number_that_could_be_two_is_read_as_neither() {
    let scene = founded();
    for pattern in ["СК-{laptop}-{number}", "CR-{laptop}-{number}"] {
        set_pattern(&scene, pattern).expect("a right pattern");
        let id = event(&scene, workshop("2019-04-29"));
        check_in(&scene, id, scene.person("Ильина"), true);
        issue(&scene, id);
    }
    assert_eq!((check(&scene, "СК-А1-1"), check(&scene, "CR-А1-1")), (Verdict::Valid, Verdict::Valid), "each as it is printed");
    assert_eq!(check(&scene, "СR-F1-1"), Verdict::Unknown, "keys alone do not tell which");
}

#[test]
fn the_register_follows_a_role_that_is_printed_again() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let person = scene.person("Ильина");
    check_in(&scene, id, person, true);
    issue(&scene, id);
    let before = || planned(&scene, id).lines.remove(0).before;
    assert_eq!(before(), None, "printed again, it says the same");
    certificates::set_part(scene.file(), PartRequest { event_id: id, person_id: person, part: Part::Speaker }).expect("a speaker");
    scene.set_person(person, "surname", text("Кузнецова"));
    assert_eq!(rows(&scene)[0].part, Part::Participant, "what is on paper stands in the register");
    let printed = PrintedBefore { holder: "Ильина Анна".to_owned(), part: Part::Participant, award: None };
    assert_eq!(before(), Some(printed), "the list tells what printing would change");
    assert_eq!((issue(&scene, id)[0].part, rows(&scene)[0].part), (Part::Speaker, Part::Speaker), "and follows when it is printed again");
    assert_eq!((rows(&scene)[0].holder.as_str(), before()), ("Кузнецова Анна", None), "the holder as well: then nothing differs");
}

#[test]
fn every_number_that_is_missing_is_explained() {
    let given = |counters: &[(u32, bool)]| {
        counters.iter().map(|(counter, live)| Given { counter: *counter, number: format!("А-{counter:03}"), live: *live }).collect::<Vec<_>>()
    };
    for (counters, expected) in [
        (vec![], vec![]),
        (vec![(1, true), (2, true)], vec![]),
        (vec![(1, true), (2, false), (3, false), (4, true)], vec![(2, 3, GapReason::Undone)]),
        (vec![(3, true)], vec![(1, 2, GapReason::NotHere)]),
        (vec![(1, false), (4, true)], vec![(1, 1, GapReason::Undone), (2, 3, GapReason::NotHere)]),
        (vec![(1, true), (1, false)], vec![]),
    ] {
        assert_eq!(gaps_of(&given(&counters), GapReason::NotHere), expected, "{counters:?}");
    }
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    check_in(&scene, id, scene.person("Ильина"), true);
    issue(&scene, id);
    scene.file().undo().expect("the issue is taken back");
    issue(&scene, id);
    let gaps = scene.file().read(|conn| certificates::gaps(conn, None)).expect("gaps are found");
    assert_eq!(gaps.len(), 1, "one");
    assert_eq!((gaps[0].first.as_str(), gaps[0].why, gaps[0].laptop.as_str()), ("СК-2019-А1-00001", GapReason::Undone, "А1"), "and why");
}

/// What a package says may be anything that its columns hold.
#[test]
fn a_number_that_nobody_would_print_harms_nothing() {
    let scene = founded();
    let made = scene.file().transact(Op::Other, |tx| {
        for (number, counter) in [("0".repeat(70_000) + "9", 9), ("Б-".to_owned() + &"0".repeat(30) + "3", 3)] {
            let id = tx.new_id();
            let values = [
                ("series", text("Б")),
                ("number", text(&number)),
                ("kind", text("certificate")),
                ("issued_on", text("2019-04-30")),
                ("counter", counter.into()),
            ];
            tx.insert(&sokrat_core::file::tables::DOCUMENT, id, &values)?;
        }
        Ok(())
    });
    made.expect("written");
    let gaps = scene.file().read(|conn| certificates::gaps(conn, None)).expect("the gaps are told");
    assert_eq!(gaps.iter().map(|gap| gap.count).sum::<u32>(), 7, "1 and 2, 4 to 8");
}
