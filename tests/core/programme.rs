//! The programme: founding, modules, topics, the next year.

use sokrat_core::Code;
use sokrat_core::calendar::{EventFields, EventFormat, EventKind, EventStatus};
use sokrat_core::programme::{self, CopyYear, ModuleFields, NewProgramme, Programme, Topic, TopicFields};
use sokrat_core::values::{Edit, FormEdit};

use super::stage::{self, event, founded, issues, module, structure, workshop};
use super::support::Scene;

#[test]
fn a_new_programme_has_its_modules_in_every_year_and_its_municipalities_by_name() {
    let scene = founded();
    let structure = structure(&scene);
    assert_eq!(structure.programme, stage::programme(), "the programme is as it was typed");
    let modules = structure.modules.iter().map(|module| (module.year, module.number, module.colour.as_str())).collect::<Vec<_>>();
    assert_eq!(modules.len(), 12, "four modules in each of three years");
    assert_eq!(modules[..5], [(2019, 1, "c1"), (2019, 2, "c2"), (2019, 3, "c3"), (2019, 4, "c4"), (2020, 1, "c1")], "by year and number");
    let names = structure.municipalities.iter().map(|municipality| municipality.name.as_str()).collect::<Vec<_>>();
    assert_eq!(names, ["Белгород", "Ёлкино", "Жуково"], "ё stands with е, not after я");
}

#[test]
fn everything_that_is_wrong_with_a_programme_is_told_at_once() {
    let scene = Scene::new();
    let wrong = Programme { title: " ".to_owned(), first_year: 2021, last_year: 2019, zone: "Europe/Atlantis".to_owned(), ..stage::programme() };
    let new = NewProgramme { programme: wrong, modules: vec!["м".repeat(301)], municipalities: Vec::new() };
    assert_eq!(
        issues(programme::found(scene.file(), new)),
        ["title: required", "lastYear: end-before-start", "zone: bad-zone", "modules: too-long"],
        "one answer names every field"
    );
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM module"), 0, "a refused programme leaves nothing behind");
}

#[test]
fn years_with_modules_cannot_be_cut_off() {
    let scene = founded();
    let shorter = Programme { last_year: 2020, ..stage::programme() };
    assert_eq!(issues(programme::edit(scene.file(), whole(shorter))), ["lastYear: in-use"], "2021 has modules");
    let renamed = Programme { title: "Сократ-2".to_owned(), ..stage::programme() };
    programme::edit(scene.file(), whole(renamed.clone())).expect("the title can be changed");
    assert_eq!(structure(&scene).programme, renamed, "the change is kept");
}

/// Every field of the programme, whatever stands there.
fn whole(fields: Programme) -> Edit<(), Programme> {
    Edit { id: (), fields }
}

#[test]
fn the_programme_s_form_leaves_what_came_while_it_was_open() {
    let scene = founded();
    let filled = structure(&scene).programme;
    let came = Programme { funder: "Фонд области".to_owned(), title: "Сократ-2".to_owned(), ..filled.clone() };
    programme::edit(scene.file(), whole(came.clone())).expect("it came");
    let base = serde_json::to_value(&filled).expect("fields are values").as_object().expect("by their names").clone();
    let typed = Programme { signatory: "Ёжикова А. П.".to_owned(), ..filled };
    let mut form = FormEdit { id: (), fields: typed.clone(), base };
    programme::edit(scene.file(), form.clone()).expect("the form is saved");
    assert_eq!(structure(&scene).programme, Programme { signatory: typed.signatory, ..came }, "nothing is written over unseen");
    form.fields.title = "Сократ-3".to_owned();
    assert_eq!(issues(programme::edit(scene.file(), form)), ["title: field-changed"], "what both changed is told at its field");
}

#[test]
fn a_module_stands_in_a_year_of_the_programme_under_a_number_of_its_own() {
    let scene = founded();
    let fields = |year, number, colour: &str| ModuleFields { year, number, title: "Новый".to_owned(), colour: colour.to_owned() };
    assert_eq!(issues(programme::create_module(scene.file(), fields(2019, 1, "c1"))), ["number: already-there"], "2019 has a first module");
    assert_eq!(
        issues(programme::create_module(scene.file(), fields(2030, 0, "red"))),
        ["year: out-of-range", "number: out-of-range", "colour: not-a-choice"],
        "every field is told"
    );
    let id = programme::create_module(scene.file(), fields(2019, 5, "c5")).expect("the fifth number is free").value;
    programme::edit_module(scene.file(), Edit { id, fields: fields(2019, 5, "c6") }).expect("a module may keep its own number");
    programme::delete_module(scene.file(), id).expect("an unused module can be deleted");
    assert_eq!(programme::delete_module(scene.file(), id).map_err(|error| error.code), Err(Code::NotFound), "it is gone");
}

#[test]
fn what_is_used_is_not_deleted() {
    let scene = founded();
    let module_id = module(&scene, 2019, 1);
    let fields = TopicFields { module_id, title: "Финансы".to_owned(), competence: true };
    let topic = programme::create_topic(scene.file(), fields).expect("a topic is made").value;
    event(&scene, EventFields { module_id: Some(module_id), topic_id: Some(topic), ..workshop("2019-04-29") });
    let refused = programme::delete_topic(scene.file(), topic).expect_err("the topic has an event");
    assert_eq!((refused.code, refused.facts.get("count")), (Code::InUse, Some(&1_i64.into())), "the count is told");
    let refused = programme::delete_module(scene.file(), module_id).expect_err("the module has a topic and an event");
    assert_eq!((refused.code, refused.facts.get("count")), (Code::InUse, Some(&2_i64.into())), "both are counted");
}

#[test]
fn a_topic_that_changes_its_module_takes_its_events_with_it() {
    let scene = founded();
    let (from, to) = (module(&scene, 2019, 1), module(&scene, 2019, 2));
    let fields = |module_id| TopicFields { module_id, title: "Финансы".to_owned(), competence: true };
    let topic = programme::create_topic(scene.file(), fields(from)).expect("a topic is made").value;
    let id = event(&scene, EventFields { module_id: Some(from), topic_id: Some(topic), ..workshop("2019-04-29") });
    programme::edit_topic(scene.file(), Edit { id: topic, fields: fields(to) }).expect("a topic may change its module");
    let moved = scene.file().read(|conn| sokrat_core::calendar::get(conn, id)).expect("the event is there");
    assert_eq!(moved.fields.module_id, Some(to), "an event's topic belongs to the event's module");
}

#[test]
fn a_competence_topic_lacks_what_the_rule_wants() {
    // Workshops, webinars, whether it follows the rule: what is missing.
    let table = [
        (0, 0, true, (1, 2)),
        (1, 0, true, (0, 2)),
        (1, 1, true, (0, 1)),
        (1, 2, true, (0, 0)),
        (2, 5, true, (0, 0)),
        (0, 2, true, (1, 0)),
        (0, 0, false, (0, 0)),
    ];
    let scene = founded();
    let module_id = module(&scene, 2019, 1);
    let id =
        programme::create_topic(scene.file(), TopicFields { module_id, title: "Т".to_owned(), competence: true }).expect("a topic is made").value;
    for (workshops, webinars, competence, lacks) in table {
        let topic = Topic { id, module_id, title: String::new(), competence, workshops, webinars };
        assert_eq!(programme::lacks(&topic), lacks, "{workshops} workshops and {webinars} webinars");
    }
}

#[test]
fn a_topic_counts_what_was_not_cancelled_and_where_people_met() {
    let scene = founded();
    let module_id = Some(module(&scene, 2019, 1));
    let fields = TopicFields { module_id: module(&scene, 2019, 1), title: "Финансы".to_owned(), competence: true };
    let topic_id = Some(programme::create_topic(scene.file(), fields).expect("a topic is made").value);
    let of = |kind, format, status| event(&scene, EventFields { module_id, topic_id, kind, format, status, ..workshop("2019-04-29") });
    of(EventKind::Training, EventFormat::InPerson, EventStatus::Held);
    of(EventKind::Workshop, EventFormat::Online, EventStatus::Held);
    of(EventKind::Webinar, EventFormat::Online, EventStatus::Planned);
    of(EventKind::Webinar, EventFormat::Online, EventStatus::Cancelled);
    let topic = &structure(&scene).topics[0];
    assert_eq!((topic.workshops, topic.webinars), (1, 1), "a workshop over the network and a cancelled webinar do not count");
}

#[test]
fn the_next_year_gets_modules_and_topics_and_nothing_else() {
    let scene = Scene::new();
    let new = NewProgramme { programme: stage::programme(), modules: Vec::new(), municipalities: Vec::new() };
    programme::found(scene.file(), new).expect("a programme without modules is founded");
    let module = ModuleFields { year: 2019, number: 1, title: "Компетенции".to_owned(), colour: "c3".to_owned() };
    let module_id = programme::create_module(scene.file(), module).expect("a module is made").value;
    let fields = TopicFields { module_id, title: "Финансы".to_owned(), competence: true };
    let topic = programme::create_topic(scene.file(), fields).expect("a topic is made").value;
    event(&scene, EventFields { module_id: Some(module_id), topic_id: Some(topic), ..workshop("2019-04-29") });

    let copy = |from, to| programme::copy_year(scene.file(), CopyYear { from, to });
    assert_eq!(issues(copy(2020, 2031)), ["from: not-a-choice", "to: out-of-range"], "an empty year cannot be copied, nor one outside made");
    copy(2019, 2020).expect("2020 has no modules yet");
    let structure = structure(&scene);
    let copied = structure.modules.iter().find(|module| module.year == 2020).expect("2020 has a module now");
    assert_eq!((copied.number, copied.title.as_str(), copied.colour.as_str()), (1, "Компетенции", "c3"), "the module is the same");
    let topic = structure.topics.iter().find(|topic| topic.module_id == copied.id).expect("and has its topic");
    assert_eq!((topic.title.as_str(), topic.competence, topic.workshops), ("Финансы", true, 0), "without the events");
    assert_eq!(issues(copy(2019, 2020)), ["to: already-there"], "a year is not filled twice");
}
