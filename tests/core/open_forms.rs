//! Forms and lists that were open while others changed the same: what means something together is never half theirs, half ours, and
//! what came or went meanwhile is not undone unseen.

use sokrat_core::calendar::{self, AgendaFields, NewAgendaItem};
use sokrat_core::competitions::{self, ApplicationFields, ApplicationStatus, CompetitionFields, CriterionFields};
use sokrat_core::file::tables::PRACTICE;
use sokrat_core::file::{Done, Op};
use sokrat_core::ids::{CriterionId, PersonId, PracticeId};
use sokrat_core::people::{self, RoleFields};
use sokrat_core::programme::{self, Programme};
use sokrat_core::values::{Edit, FormEdit, Hundredths, Kopecks, ListEdit};

use super::agenda::line;
use super::competitions::{Contest, criterion, fields};
use super::organisations::organisation;
use super::people::{day, person};
use super::stage::{event, founded, issues, structure, workshop};
use super::support::{Scene, text};

/// A form that was filled with the one, and holds the other now.
fn form<I, F: serde::Serialize>(id: I, filled: &F, fields: F) -> FormEdit<I, F> {
    let base = serde_json::to_value(filled).expect("fields are values").as_object().expect("by their names").clone();
    FormEdit { id, fields, base }
}

#[test]
fn a_role_s_days_are_one_span() {
    let scene = Scene::new();
    let (person_id, organisation_id) = (person(&scene, "Зимина Анна"), organisation(&scene, "АНО Слобода"));
    let filled = RoleFields { person_id, organisation_id, title: String::new(), since: Some(day("2019-01-01")), until: None, head: false };
    let id = people::add_role(scene.file(), filled.clone()).expect("a role is added").value;
    let now = || {
        let person = scene.file().read(|conn| people::get(conn, person_id)).expect("the person is there");
        person.roles.into_iter().map(RoleFields::from).collect::<Vec<_>>()
    };
    // While the form is open, an exchange brings a later beginning.
    let came = RoleFields { since: Some(day("2019-05-01")), ..filled.clone() };
    people::edit_role(scene.file(), Edit { id, fields: came.clone() }).expect("it came");

    let ended = RoleFields { until: Some(day("2019-03-01")), ..filled.clone() };
    let mut typed = form(id, &filled, ended.clone());
    let told = issues(people::edit_role(scene.file(), typed.clone()));
    assert_eq!(told, ["since: field-changed", "until: field-changed"], "the end was typed under a beginning that stands there no more");
    assert_eq!(now(), std::slice::from_ref(&came), "and nothing is written");
    let titled = RoleFields { title: "Директор".to_owned(), ..filled };
    people::edit_role(scene.file(), form(id, &filled, titled)).expect("who left the days alone leaves both");
    assert_eq!(now(), [RoleFields { title: "Директор".to_owned(), ..came }], "as they came");
    typed.base.retain(|name, _| name != "since" && name != "until");
    people::edit_role(scene.file(), typed).expect("who was told and saves again means theirs");
    assert_eq!(now(), [RoleFields { title: "Директор".to_owned(), ..ended }], "both days");
}

#[test]
fn a_line_of_an_agenda_takes_its_time_whole_or_leaves_it_whole() {
    let scene = founded();
    let event_id = event(&scene, workshop("2019-04-29"));
    let filled = line("2019-04-29", "10:00", "10:30");
    let new = NewAgendaItem { event_id, fields: filled.clone() };
    let id = calendar::add_agenda_item(scene.file(), new).expect("a line is added").value;
    let now = || scene.file().read(|conn| calendar::agenda(conn, event_id)).expect("the agenda is read")[0].fields.clone();
    // While the form is open, an exchange brings an earlier beginning.
    let came = line("2019-04-29", "09:00", "10:30");
    calendar::edit_agenda_item(scene.file(), Edit { id, fields: came.clone() }).expect("it came");

    let longer = line("2019-04-29", "10:00", "11:00");
    let told = issues(calendar::edit_agenda_item(scene.file(), form(id, &filled, longer)));
    assert_eq!(told, ["begins: field-changed", "ends: field-changed"], "half an hour more would be an hour and a half");
    let roomy = AgendaFields { room: "Зал 2".to_owned(), ..filled.clone() };
    calendar::edit_agenda_item(scene.file(), form(id, &filled, roomy)).expect("who left the time alone leaves both");
    assert_eq!(now(), AgendaFields { room: "Зал 2".to_owned(), ..came }, "as it came");
}

#[test]
fn the_years_of_a_programme_and_who_signs_with_which_post_stay_together() {
    let scene = founded();
    let filled = structure(&scene).programme;
    let told = |came: Programme, typed: Programme| {
        programme::edit(scene.file(), Edit { id: (), fields: came.clone() }).expect("it came");
        let told = issues(programme::edit(scene.file(), form((), &filled, typed)));
        assert_eq!(structure(&scene).programme, came, "nothing is written");
        told
    };
    let came = Programme { signatory: "Ёжикова А. П.".to_owned(), ..filled.clone() };
    let typed = Programme { signatory_post: "Исполнительный директор".to_owned(), ..filled.clone() };
    let both = ["signatory: field-changed", "signatoryPost: field-changed"];
    assert_eq!(told(came, typed), both, "a post is not printed under the name of somebody else");
    let came = Programme { first_year: 2018, ..filled.clone() };
    let typed = Programme { last_year: 2022, ..filled.clone() };
    assert_eq!(told(came, typed), ["firstYear: field-changed", "lastYear: field-changed"], "nobody meant five years");
}

#[test]
fn a_competition_s_days_jury_and_votes_are_never_half_and_half() {
    let filled = CompetitionFields {
        opens_on: Some(day("2019-03-01")),
        closes_on: Some(day("2019-04-01")),
        jury_size: Some(9),
        jury_present: Some(6),
        votes_for: Some(6),
        votes_against: Some(0),
        votes_abstained: Some(0),
        ..fields()
    };
    let contest = Contest::with(filled.clone());
    let id = contest.id;
    let now = || contest.scene.file().read(|conn| competitions::get(conn, id)).expect("it is there").fields;
    let changed = |change: fn(&mut CompetitionFields)| {
        let mut fields = filled.clone();
        change(&mut fields);
        fields
    };
    // What an exchange brings while the form is open, what is typed, and what is told.
    let cases = [
        (
            changed(|fields| fields.opens_on = Some(day("2019-03-20"))),
            changed(|fields| fields.closes_on = Some(day("2019-03-10"))),
            vec!["opensOn: field-changed", "closesOn: field-changed"],
        ),
        (
            changed(|fields| fields.jury_size = Some(7)),
            changed(|fields| fields.jury_present = Some(8)),
            vec!["jurySize: field-changed", "juryPresent: field-changed"],
        ),
        (
            changed(|fields| (fields.votes_for, fields.votes_against) = (Some(5), Some(1))),
            changed(|fields| (fields.votes_for, fields.votes_abstained) = (Some(5), Some(1))),
            vec!["votesFor: field-changed", "votesAgainst: field-changed", "votesAbstained: field-changed"],
        ),
    ];
    for (came, typed, expected) in cases {
        competitions::edit(contest.scene.file(), Edit { id, fields: came.clone() }).expect("it came");
        assert_eq!(issues(competitions::edit(contest.scene.file(), form(id, &filled, typed))), expected, "what either of them touched");
        let titled = CompetitionFields { title: "Малые гранты".to_owned(), ..filled.clone() };
        competitions::edit(contest.scene.file(), form(id, &filled, titled)).expect("who left it alone leaves all of it");
        assert_eq!(now(), CompetitionFields { title: "Малые гранты".to_owned(), ..came }, "as it came");
    }
}

#[test]
fn the_sums_days_refusal_and_practice_of_an_application_are_never_half_and_half() {
    let contest = Contest::new();
    let [site, garden] = ["Сайт", "Сад"].map(|title| {
        let done = contest.scene.file().transact(Op::EditProgramme, |tx| {
            let id = PracticeId(tx.new_id());
            tx.insert(&PRACTICE, id, &[("title", text(title))])?;
            Ok(id)
        });
        done.expect("a practice is inserted").value
    });
    let day = |text| Some(day(text));
    let filled = ApplicationFields {
        own: Kopecks(20 * 100),
        starts_on: day("2019-06-01"),
        ends_on: day("2019-07-01"),
        status: ApplicationStatus::Refused,
        refusal: "Подана после срока".to_owned(),
        practice_id: Some(site),
        ..contest.form("Сад", 80)
    };
    let id = competitions::create_application(contest.scene.file(), filled.clone()).expect("a right form is taken").value;
    let cases = [
        (
            ApplicationFields { requested: Kopecks(60 * 100), own: Kopecks(40 * 100), ..filled.clone() },
            ApplicationFields { own: Kopecks(30 * 100), ..filled.clone() },
            ["requested: field-changed", "own: field-changed"],
        ),
        (
            ApplicationFields { starts_on: day("2019-06-20"), ..filled.clone() },
            ApplicationFields { ends_on: day("2019-06-10"), ..filled.clone() },
            ["startsOn: field-changed", "endsOn: field-changed"],
        ),
        (
            ApplicationFields { status: ApplicationStatus::Admitted, refusal: String::new(), ..filled.clone() },
            ApplicationFields { refusal: "Подана на день позже срока".to_owned(), ..filled.clone() },
            ["status: field-changed", "refusal: field-changed"],
        ),
        (
            ApplicationFields { practice_id: Some(garden), ..filled.clone() },
            ApplicationFields { event_id: Some(event(&contest.scene, workshop("2019-04-29"))), ..filled.clone() },
            ["practiceId: field-changed", "eventId: field-changed"],
        ),
    ];
    for (came, typed, expected) in cases {
        competitions::edit_application(contest.scene.file(), Edit { id, fields: came.clone() }).expect("it came");
        let told = issues(competitions::edit_application(contest.scene.file(), form(id, &filled, typed)));
        assert_eq!(told, expected, "what either of them touched");
        let titled = ApplicationFields { title: "Лес".to_owned(), ..filled.clone() };
        competitions::edit_application(contest.scene.file(), form(id, &filled, titled)).expect("who left it alone leaves all of it");
        let now = contest.scene.file().read(|conn| competitions::application(conn, id)).expect("it is there").fields;
        assert_eq!(now, ApplicationFields { title: "Лес".to_owned(), ..came }, "as it came");
    }
}

/// The criteria of a form: each that was there with what the form was filled with.
fn lines<const N: usize>(filled: &[CriterionFields], criteria: [CriterionFields; N]) -> Vec<FormEdit<(), CriterionFields>> {
    let line = |criterion: CriterionFields| match filled.iter().find(|filled| filled.id.is_some() && filled.id == criterion.id) {
        Some(filled) => form((), filled, criterion),
        None => Edit { id: (), fields: criterion }.into(),
    };
    criteria.into_iter().map(line).collect()
}

#[test]
fn criteria_and_experts_that_came_while_a_list_was_open_stay() {
    let contest = Contest::new();
    let read = || contest.scene.file().read(|conn| competitions::get(conn, contest.id)).expect("it is there");
    let filled = read();
    // While both lists are open, an exchange brings a criterion and an expert.
    let came: Vec<CriterionFields> = filled.criteria.iter().cloned().chain([criterion("Команда", 50)]).collect();
    competitions::set_criteria(contest.scene.file(), Edit { id: contest.id, fields: came }).expect("it came");
    let expert = contest.scene.person("Юрьев");
    let came: Vec<PersonId> = contest.people.iter().copied().chain([expert]).collect();
    competitions::set_experts(contest.scene.file(), Edit { id: contest.id, fields: came }).expect("it came");

    let known = Some(contest.criteria.clone());
    let set =
        ListEdit { id: contest.id, fields: lines(&filled.criteria[1..], [filled.criteria[1].clone(), criterion("Новизна", 100)]), known };
    competitions::set_criteria(contest.scene.file(), set).expect("the first goes, another is added");
    let titles: Vec<String> = read().criteria.into_iter().map(|row| row.title).collect();
    assert_eq!(titles, ["Реалистичность", "Новизна", "Команда"], "what nobody saw in the list stays, behind it");

    let set = ListEdit { id: contest.id, fields: vec![contest.people[2]], known: Some(contest.people.clone()) };
    competitions::set_experts(contest.scene.file(), set).expect("two leave");
    let people: Vec<PersonId> = read().experts.into_iter().map(|row| row.person_id).collect();
    assert_eq!(people, [contest.people[2], expert], "so does an expert");

    // A list that was empty when it was filled knows nobody.
    let set = ListEdit { id: contest.id, fields: vec![contest.people[0]], known: Some(Vec::new()) };
    competitions::set_experts(contest.scene.file(), set).expect("one is added");
    assert_eq!(read().experts.len(), 3, "both of before stay");
}

/// The criteria of a competition as they are.
fn criteria(contest: &Contest) -> Vec<CriterionFields> {
    contest.scene.file().read(|conn| competitions::get(conn, contest.id)).expect("it is there").criteria
}

/// Saves the list of criteria that was filled before anything came.
fn save_criteria(contest: &Contest, lines: Vec<FormEdit<(), CriterionFields>>) -> sokrat_core::Result<Done<Vec<Option<CriterionId>>>> {
    let known = Some(contest.criteria.clone());
    competitions::set_criteria(contest.scene.file(), ListEdit { id: contest.id, fields: lines, known })
}

#[test]
fn a_criterion_that_two_laptops_changed_is_merged_field_by_field() {
    let contest = Contest::new();
    let read = || criteria(&contest);
    let filled = read();
    let save = |lines| save_criteria(&contest, lines);
    let [first, second] = [0, 1].map(|place| filled[place].clone());
    // While the form is open, an exchange brings a description, and a scale of another length.
    let described = CriterionFields { description: "Кому это нужно".to_owned(), ..first.clone() };
    let scaled = CriterionFields { highest: Hundredths(500), ..second.clone() };
    competitions::set_criteria(contest.scene.file(), Edit { id: contest.id, fields: vec![described, scaled.clone()] }).expect("it came");

    let weighed = CriterionFields { weight: Hundredths(300), ..first.clone() };
    save(lines(&filled, [weighed, second.clone()])).expect("the form is saved");
    let both = CriterionFields { description: "Кому это нужно".to_owned(), weight: Hundredths(300), ..first.clone() };
    assert_eq!(read(), [both.clone(), scaled], "nothing is written over unseen");

    // The same field, and two ends of one scale. The lines were moved in the form, and one stands before them.
    let [described, stepped] =
        [CriterionFields { description: "Кому это поможет".to_owned(), ..first }, CriterionFields { step: Hundredths(250), ..second }];
    let mut typed = lines(&filled, [criterion("Новизна", 100), stepped.clone(), described.clone()]);
    let told = issues(save(typed.clone()));
    let expected = ["criteria.1.highest: field-changed", "criteria.1.step: field-changed", "criteria.2.description: field-changed"];
    assert_eq!(told, expected, "told at the fields of the lines as they stand in the form");
    assert_eq!(read()[0], both, "and nothing is written");
    for line in &mut typed {
        line.base.retain(|name, _| !["highest", "step", "description"].contains(&name.as_str()));
    }
    typed.remove(0);
    save(typed).expect("who was told and saves again means theirs");
    let described = CriterionFields { description: described.description, ..both };
    assert_eq!(read(), [stepped, described], "and still leaves the weight that they have not touched");
}

#[test]
fn a_criterion_that_was_taken_out_while_the_form_was_open_stays_out_unless_it_was_changed_there() {
    let contest = Contest::new();
    let read = || criteria(&contest);
    let filled = read();
    let save = |lines| save_criteria(&contest, lines);
    let [first, second] = [0, 1].map(|place| filled[place].clone());
    competitions::set_criteria(contest.scene.file(), Edit { id: contest.id, fields: vec![second.clone()] }).expect("an exchange takes out the first");

    let weighed = CriterionFields { weight: Hundredths(300), ..second.clone() };
    let renamed = CriterionFields { title: "Польза".to_owned(), ..first.clone() };
    let told = issues(save(lines(&filled, [weighed.clone(), renamed])));
    assert_eq!(told, ["criteria.1.title: criterion-gone"], "what was typed into it is not lost unseen");
    let told = issues(save(lines(&filled, [first.clone(), CriterionFields { weight: Hundredths(0), ..second.clone() }])));
    assert_eq!(told, ["criteria.1.weight: out-of-range"], "what is wrong with the others is told where they stand in the form");
    assert_eq!(read(), [second], "nothing was written so far");
    save(lines(&filled, [first, weighed.clone()])).expect("who left it alone did not put it there");
    assert_eq!(read(), [weighed], "it does not come back");
}

#[test]
fn an_expert_who_was_taken_out_while_the_list_was_shown_does_not_come_back() {
    let contest = Contest::new();
    let [first, second, third] = [0, 1, 2].map(|place| contest.people[place]);
    let fourth = contest.scene.person("Юрьев");
    let save = |people: &[PersonId], known: Option<Vec<PersonId>>| {
        let set = ListEdit { id: contest.id, fields: people.to_vec(), known };
        competitions::set_experts(contest.scene.file(), set).expect("the list is saved");
        let now = contest.scene.file().read(|conn| competitions::get(conn, contest.id)).expect("it is there").experts;
        now.into_iter().map(|expert| expert.person_id).collect::<Vec<_>>()
    };
    assert_eq!(save(&[first, third], None), [first, third], "an exchange takes one out");
    let shown = vec![first, second, third];
    let now = save(&[first, second, third, fourth], Some(shown));
    assert_eq!(now, [first, third, fourth], "whoever adds another to a list that shows her still has not put her in");
    let now = save(&[first, third, fourth, second], Some(now));
    assert_eq!(now, [first, third, fourth, second], "whoever has seen that she is out can");

    assert_eq!(save(&[first, third, fourth], None), [first, third, fourth], "an exchange takes her out again");
    people::delete(contest.scene.file(), second).expect("and brings that she is deleted");
    let now = save(&[second, third, fourth], Some(now));
    assert_eq!(now, [third, fourth], "who is nobody any more does not keep a list from being saved");
}
