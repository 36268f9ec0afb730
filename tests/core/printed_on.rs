//! On which template a certificate was printed: the register tells it, and what becomes of the template.

use sokrat_core::certificates::{self, AnnulRequest, CertificateOrder, CertificatePlanRequest, DocumentFilter, DocumentRow};
use sokrat_core::ids::{EventId, TemplateId};
use sokrat_core::journal::{ActionRequest, JournalFilter, JournalRequest, Told, action, list};
use sokrat_core::names::cases::Case;
use sokrat_core::templates::{self, PrintedOn, TemplateFields};
use sokrat_core::values::{Edit, Span};

use super::stage::{check_in, day, event, founded, workshop};
use super::support::Scene;

const PARTICIPANT: &str = "shipped-participant";

fn template(title: &str, body: &str) -> TemplateFields {
    TemplateFields { kind: "certificate".to_owned(), title: title.to_owned(), body: body.to_owned() }
}

/// An event at which two were, and a template of the programme's own.
fn ready() -> (Scene, EventId, TemplateId) {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    for surname in ["Ильина", "Юрина"] {
        check_in(&scene, id, scene.person(surname), true);
    }
    let own = templates::create(scene.file(), template("С гербом", "{}")).expect("a template is kept").value;
    (scene, id, own)
}

fn print(scene: &Scene, id: EventId, template: Option<&str>) {
    let order = CertificateOrder { template: template.map(str::to_owned), ..CertificateOrder::of(id, false) };
    certificates::issue(scene.file(), &order, day("2019-04-30"), |_| Ok(())).expect("certificates are printed");
}

fn rows(scene: &Scene) -> Vec<DocumentRow> {
    scene.file().read(|conn| certificates::whole_register(conn, &DocumentFilter::default(), None)).expect("the register is read")
}

/// The template of each line, each once.
fn told(scene: &Scene) -> Vec<Option<PrintedOn>> {
    let mut told: Vec<_> = rows(scene).into_iter().map(|row| row.template).collect();
    told.dedup();
    told
}

fn shipped() -> Option<PrintedOn> {
    Some(PrintedOn { key: PARTICIPANT.to_owned(), shipped: "participant".to_owned(), title: String::new(), deleted: false })
}

fn of_the_file(id: TemplateId, title: &str, deleted: bool) -> Option<PrintedOn> {
    Some(PrintedOn { key: id.to_string(), shipped: String::new(), title: title.to_owned(), deleted })
}

fn usual(scene: &Scene, id: EventId) -> Option<String> {
    scene.file().read(|conn| certificates::usual_template(conn, id.into())).expect("it is read")
}

#[test]
fn the_register_tells_the_template_and_follows_what_is_printed() {
    let (scene, id, own) = ready();
    print(&scene, id, Some(PARTICIPANT));
    assert_eq!(told(&scene), [shipped()], "on the one that ships, though the file has no row of it");
    print(&scene, id, None);
    assert_eq!(told(&scene), [shipped()], "who prints again without choosing keeps it");
    let actions = || scene.get::<i64>("SELECT count(*) FROM action");
    let before = actions();
    print(&scene, id, Some(PARTICIPANT));
    assert_eq!(actions(), before, "and on the same one nothing is written");
    print(&scene, id, Some(&own.to_string()));
    assert_eq!(told(&scene), [of_the_file(own, "С гербом", false)], "on another the register says what is on paper now");
    scene.file().undo().expect("that can be taken back");
    assert_eq!(told(&scene), [shipped()], "and is told as it was");
    scene.file().undo().expect("the issue as well");
    assert_eq!(rows(&scene), [], "the lines are gone");
    scene.file().redo().expect("and done again");
    assert_eq!(told(&scene), [shipped()], "with their template");
}

#[test]
fn a_template_is_told_by_its_title_of_today_also_when_it_is_deleted() {
    let (scene, id, own) = ready();
    print(&scene, id, Some(&own.to_string()));
    templates::edit(scene.file(), Edit { id: own, fields: template("С гербом области", "{}") }).expect("renamed");
    assert_eq!(told(&scene), [of_the_file(own, "С гербом области", false)], "as people find it in the list");
    templates::delete(scene.file(), own).expect("deleted");
    assert_eq!(told(&scene), [of_the_file(own, "С гербом области", true)], "deleted, and still known by name");
    scene.file().undo().expect("back");
    assert_eq!(told(&scene), [of_the_file(own, "С гербом области", false)], "it is there again");
}

#[test]
fn nobody_guesses_the_template_of_an_older_certificate() {
    let (scene, id, own) = ready();
    print(&scene, id, None);
    assert_eq!((told(&scene), usual(&scene, id)), (vec![None], None), "nothing is known of it");
    let single = rows(&scene)[0].person_id.expect("somebody");
    let order = CertificateOrder { template: Some(own.to_string()), people: vec![single], ..CertificateOrder::of(id, false) };
    certificates::issue(scene.file(), &order, day("2019-04-30"), |_| Ok(())).expect("printed again");
    assert_eq!(told(&scene), [of_the_file(own, "С гербом", false), None], "what is printed now is known");
    assert_eq!(usual(&scene, id), Some(own.to_string()), "and proposed for the others");
}

#[test]
fn the_template_of_most_is_proposed_and_each_line_tells_its_own() {
    let (scene, id, own) = ready();
    print(&scene, id, Some(PARTICIPANT));
    check_in(&scene, id, scene.person("Яшина"), true);
    let order = CertificateOrder { template: Some(own.to_string()), ..CertificateOrder::of(id, true) };
    certificates::issue(scene.file(), &order, day("2019-05-06"), |_| Ok(())).expect("the third is printed");
    assert_eq!(usual(&scene, id).as_deref(), Some(PARTICIPANT), "two of three, though the third is later");
    let request = CertificatePlanRequest { occasion: id.into(), cases: vec![Case::Dative] };
    let plan = scene.file().read(|conn| certificates::plan(conn, request)).expect("the plan is read");
    let keys = plan.lines.iter().map(|line| line.template.as_str()).collect::<Vec<_>>();
    assert_eq!(keys, [PARTICIPANT, PARTICIPANT, &own.to_string()], "whoever prints again sees which would change");
    let annulled = rows(&scene).into_iter().filter(|row| row.template == shipped());
    for row in annulled {
        certificates::annul(scene.file(), AnnulRequest { id: row.id, reason: "Ошибка".into() }).expect("annulled");
    }
    assert_eq!(usual(&scene, id), Some(own.to_string()), "what is annulled proposes nothing");
}

#[test]
fn a_replacement_may_be_on_another_template() {
    let (scene, id, own) = ready();
    print(&scene, id, Some(PARTICIPANT));
    let old = rows(&scene).remove(0);
    let request = AnnulRequest { id: old.id, reason: "Опечатка".into() };
    let key = own.to_string();
    certificates::reissue(scene.file(), request, Some(&key), day("2019-05-06"), |_| Ok(())).expect("replaced");
    let rows = rows(&scene);
    let of = |number: &str| rows.iter().find(|row| row.number == number).expect("in the register").template.clone();
    assert_eq!(of(&old.number), shipped(), "the old paper is what it was");
    assert_eq!(rows.iter().find(|row| row.replaces == old.number).expect("the new one").template, of_the_file(own, "С гербом", false));
}

#[test]
fn other_laptops_tell_the_same() {
    let (mut one, id, own) = ready();
    let mut other = one.fork("Б2");
    print(&one, id, Some(&own.to_string()));
    templates::edit(one.file(), Edit { id: own, fields: template("Наш", "{}") }).expect("renamed");
    other.receive(&mut one);
    assert_eq!(told(&other), [of_the_file(own, "Наш", false)], "with the name that the template has");
    assert_eq!(rows(&other), rows(&one), "line by line");
    templates::delete(other.file(), own).expect("deleted there");
    one.receive(&mut other);
    assert_eq!(told(&one), [of_the_file(own, "Наш", true)], "and what happens to it");
}

#[test]
fn the_journal_tells_templates_by_name() {
    let (scene, id, own) = ready();
    print(&scene, id, Some(PARTICIPANT));
    print(&scene, id, Some(&own.to_string()));
    let request = JournalRequest { filter: JournalFilter::default(), span: Span { offset: 0, limit: 1 } };
    let last = scene.file().read(|conn| list(conn, &request)).expect("the journal is read").rows.remove(0);
    let request = ActionRequest { id: last.id, span: Span { offset: 0, limit: 1 } };
    let seen = scene.file().read(|conn| action(conn, &request)).expect("the action is there");
    let change = &seen.entries[0].changes[0];
    let before = Told::Choice { list: "template-shipped".to_owned(), value: "participant".to_owned() };
    assert_eq!((change.column.as_str(), &change.before, &change.after), ("template", &before, &Told::Record("С гербом".to_owned())));
}

#[test]
fn a_template_that_says_something_else_by_now_is_told() {
    let (scene, id, own) = ready();
    let edit = |title: &str, body: &str| templates::edit(scene.file(), Edit { id: own, fields: template(title, body) }).map(drop);
    edit("С гербом", "{\"elements\":[]}").expect("edited before anything is printed");
    print(&scene, id, Some(&own.to_string()));
    let document = rows(&scene)[0].id;
    let changed = || scene.file().read(|conn| templates::changed_since(conn, own, document)).expect("it is read");
    assert!(!changed(), "what was before the issue is no change");
    edit("Наш", "{\"elements\":[]}").expect("renamed");
    assert!(!changed(), "another name is no other paper");
    edit("Наш", "{\"sheet\":null}").expect("edited");
    assert!(changed(), "another content is");
    scene.file().undo().expect("taken back");
    assert!(!changed(), "as it was");
}
