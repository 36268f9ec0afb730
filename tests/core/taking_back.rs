//! Taking back any action of the journal, and putting one value back.

use rusqlite::types::Value;
use sokrat_core::file::tables::{APPLICATION, COMPETITION, MARK, PERSON, ROLE, SHEET};
use sokrat_core::file::{Op, Tx};
use sokrat_core::ids::{PersonId, RawId};
use sokrat_core::journal::{self, ActionRequest, ActionRow, JournalFilter, JournalRequest, PutBackRequest, TakeBackOutcome, Told};
use sokrat_core::values::Span;
use sokrat_core::{Code, UndoState};

use crate::support::{Scene, text};

fn actions(scene: &Scene) -> Vec<ActionRow> {
    let request = JournalRequest { filter: JournalFilter::default(), span: Span { offset: 0, limit: 99 } };
    scene.file().read(|conn| journal::list(conn, &request)).expect("the journal can be read").rows
}

fn newest(scene: &Scene, op: Op) -> String {
    actions(scene).into_iter().find(|row| row.op == op).expect("there is such an action").id
}

/// Something that refers to a person.
fn give_role(scene: &Scene, person: PersonId) {
    let insert = |tx: &mut Tx<'_>| {
        let role = tx.new_id();
        tx.insert(&ROLE, role, &[("person_id", person.raw().into())])
    };
    scene.file().transact(Op::SetRole, insert).expect("a role is given");
}

const PEOPLE: &str =
    "SELECT group_concat(surname || ' ' || given || coalesce(' ' || phone, ''), ', ') FROM (SELECT * FROM person WHERE _del = 0 ORDER BY id)";

#[test]
fn any_action_is_taken_back_also_of_another_laptop_and_after_restart() {
    let mut one = Scene::new();
    let id = one.person("Орлова");
    one.set_person(id, "given", text("Инна"));
    let mut other = one.fork("Б2");
    one.set_person(id, "phone", text("111"));
    other.receive(&mut one);
    other.reopen();
    let edit = actions(&other)[1].id.clone();
    let plan = journal::plan_take_back(other.file(), edit.clone()).unwrap();
    assert_eq!((plan.restored, plan.left), (1, 0), "one value would come back");
    let line = &plan.lines[0];
    assert_eq!((line.name.as_str(), line.column.as_str(), line.outcome), ("Орлова Инна", "given", TakeBackOutcome::Restored), "which");
    assert_eq!((&line.now, &line.to), (&Told::Text("Инна".to_owned()), &Told::Text("Анна".to_owned())), "from what to what");
    assert_eq!(other.get::<String>(PEOPLE), "Орлова Инна 111", "the plan has changed nothing");

    let done = journal::take_back(other.file(), edit.clone()).unwrap();
    assert_eq!(done.value.restored, 1, "it does what was said");
    assert_eq!(other.get::<String>(PEOPLE), "Орлова Анна 111", "what was done later stays");
    assert!(actions(&other).iter().any(|row| row.id == edit && row.undone), "the journal says that it was taken back");
    assert_eq!(journal::plan_take_back(other.file(), edit.clone()).unwrap_err().code, Code::AlreadyTakenBack, "once");
    assert_eq!(other.file().undo_state().unwrap(), UndoState { undo: Some(Op::TakeBack), redo: None }, "it is a change like any other");

    other.file().undo().unwrap();
    assert_eq!(other.get::<String>(PEOPLE), "Орлова Инна 111", "undone, the action stands again");
    assert!(actions(&other).iter().any(|row| row.id == edit && !row.undone), "and the journal says so");
    other.file().redo().unwrap();
    one.receive(&mut other);
    assert_eq!(one.get::<String>(PEOPLE), "Орлова Анна 111", "the first laptop gets it");
    assert!(one.file().check(&mut |_, _| true).unwrap().is_clean(), "the journal gives the tables");
}

#[test]
fn an_own_action_that_was_taken_back_and_then_was_not_is_undone_again() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    scene.set_person(id, "given", text("Инна"));
    journal::take_back(scene.file(), newest(&scene, Op::EditPerson)).unwrap();
    assert_eq!(scene.file().undo().unwrap().value, Op::TakeBack, "first the taking back");
    assert_eq!(scene.file().undo().unwrap().value, Op::EditPerson, "then the action itself");
    assert_eq!(scene.file().undo().unwrap().value, Op::CreatePerson, "then what was before it");
}

#[test]
fn what_others_built_upon_is_said_before_and_stays() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    scene.file().transact(Op::EditPerson, |tx| tx.update(&PERSON, id, &[("given", text("Инна")), ("phone", text("111"))])).unwrap();
    scene.world.operate("Олег Марков");
    scene.set_person(id, "phone", text("222"));
    let edit = actions(&scene)[1].id.clone();
    let plan = journal::plan_take_back(scene.file(), edit.clone()).unwrap();
    assert_eq!((plan.restored, plan.left), (1, 1), "one comes back, one stays");
    let stays = &plan.lines[0];
    assert_eq!((stays.column.as_str(), stays.outcome), ("phone", TakeBackOutcome::Changed), "what stays comes first");
    assert_eq!(stays.author.as_ref().map(|author| author.operator.as_str()), Some("Олег Марков"), "with who has changed it since");
    journal::take_back(scene.file(), edit).unwrap();
    assert_eq!(scene.get::<String>(PEOPLE), "Орлова Анна 222", "nobody's later work is lost");

    let made = newest(&scene, Op::CreatePerson);
    let plan = journal::plan_take_back(scene.file(), made.clone()).unwrap();
    assert_eq!((plan.restored, plan.lines[0].outcome), (0, TakeBackOutcome::Changed), "a record that was worked on is not taken away");
    journal::take_back(scene.file(), made.clone()).unwrap();
    assert!(actions(&scene).iter().any(|row| row.id == made && row.undone), "yet the action counts as taken back");
}

#[test]
fn a_record_that_came_back_and_was_worked_on_since_stays() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    scene.set_person(id, "phone", text("111"));
    sokrat_core::people::delete(scene.file(), id).expect("she is deleted");
    scene.file().undo().expect("and back");
    let returned = newest(&scene, Op::Undo);
    assert_eq!(journal::plan_take_back(scene.file(), returned.clone()).unwrap().restored, 1, "untouched, she can go again");
    scene.set_person(id, "given", text("Инна"));
    let plan = journal::plan_take_back(scene.file(), returned.clone()).unwrap();
    assert_eq!((plan.restored, plan.lines[0].outcome), (0, TakeBackOutcome::Changed), "somebody has worked on her record since");
    scene.file().undo().expect("not any more");
    assert_eq!(journal::plan_take_back(scene.file(), returned.clone()).unwrap().restored, 1, "what stands is what counts");
    give_role(&scene, id);
    let plan = journal::plan_take_back(scene.file(), returned).unwrap();
    assert_eq!(plan.lines[0].outcome, TakeBackOutcome::InUse, "nor does she go while something refers to her");
}

#[test]
fn a_record_that_others_refer_to_stays() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    give_role(&scene, id);
    let made = newest(&scene, Op::CreatePerson);
    let plan = journal::plan_take_back(scene.file(), made.clone()).unwrap();
    assert_eq!((plan.lines[0].outcome, plan.left), (TakeBackOutcome::InUse, 1), "it is in use");
    journal::take_back(scene.file(), newest(&scene, Op::SetRole)).unwrap();
    assert_eq!(journal::plan_take_back(scene.file(), made).unwrap().restored, 1, "without the post it can go");
}

#[test]
fn the_creation_of_the_programme_and_what_is_not_there_are_refused() {
    let scene = Scene::new();
    scene
        .file()
        .transact(Op::CreateProgramme, |tx| {
            let id = tx.new_id();
            tx.insert(&PERSON, id, &[])
        })
        .unwrap();
    let made = newest(&scene, Op::CreateProgramme);
    assert_eq!(journal::plan_take_back(scene.file(), made.clone()).unwrap_err().code, Code::CannotTakeBack, "there would be nothing to show");
    let strange = made.replace(":1", ":77");
    assert_eq!(journal::take_back(scene.file(), strange).unwrap_err().code, Code::NotFound, "no such action");
    assert_eq!(journal::take_back(scene.file(), "Орлова".to_owned()).unwrap_err().code, Code::BadRequest, "no name of an action");
}

#[test]
fn marks_of_an_approved_ranking_are_not_taken_back() {
    let scene = Scene::new();
    let (competition, mark): (RawId, RawId) = scene
        .file()
        .transact(Op::CreateCompetition, |tx| {
            let ids: [RawId; 4] = std::array::from_fn(|_| tx.new_id());
            tx.insert(&COMPETITION, ids[0], &[("title", text("Проекты"))])?;
            tx.insert(&APPLICATION, ids[1], &[("competition_id", ids[0].into())])?;
            tx.insert(&SHEET, ids[2], &[("application_id", ids[1].into())])?;
            tx.insert(&MARK, ids[3], &[("sheet_id", ids[2].into()), ("value", 500.into())])?;
            Ok((ids[0], ids[3]))
        })
        .unwrap()
        .value;
    let set = |op, table, row: RawId, column, value: Value| {
        scene.file().transact(op, |tx| tx.update(table, row, &[(column, value)])).unwrap();
    };
    set(Op::EnterMarks, &MARK, mark, "value", 700.into());
    set(Op::ApproveRanking, &COMPETITION, competition, "approved_at", text("2019-12-01T09:00:00Z"));
    let marks = newest(&scene, Op::EnterMarks);
    assert_eq!(journal::plan_take_back(scene.file(), marks.clone()).unwrap_err().code, Code::RankingApproved, "marks are read-only now");
    let entry = marks.clone();
    let put = journal::put_back(scene.file(), PutBackRequest { entry, column: "value".to_owned() });
    assert_eq!(put.unwrap_err().code, Code::RankingApproved, "value by value too");
    journal::take_back(scene.file(), newest(&scene, Op::ApproveRanking)).unwrap();
    journal::take_back(scene.file(), marks).unwrap();
    assert_eq!(scene.get::<i64>("SELECT value FROM mark"), 500, "without the approval they can be changed");
}

#[test]
fn an_older_value_is_put_back_whatever_stands_there() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    for phone in ["111", "222", "333"] {
        scene.set_person(id, "phone", text(phone));
    }
    // The second edit: before it stood 111.
    let edit = actions(&scene)[1].id.clone();
    let request = ActionRequest { id: edit, span: Span { offset: 0, limit: 9 } };
    let seen = scene.file().read(|conn| journal::action(conn, &request)).unwrap();
    let (entry, change) = (&seen.entries[0], &seen.entries[0].changes[0]);
    assert!(change.can_put_back && change.before == Told::Text("111".to_owned()), "it is offered");
    let put = PutBackRequest { entry: entry.id.clone(), column: change.column.clone() };
    assert!(journal::put_back(scene.file(), put.clone()).unwrap().value, "another value stood there");
    assert_eq!(scene.get::<String>(PEOPLE), "Орлова Анна 111", "it stands");
    let row = &actions(&scene)[0];
    assert_eq!((row.op, row.about.as_str()), (Op::PutBack, "Орлова Анна"), "the journal says what was done to whom");
    assert!(!journal::put_back(scene.file(), put.clone()).unwrap().value, "what stands already is not written again");
    scene.file().undo().unwrap();
    assert_eq!(scene.get::<String>(PEOPLE), "Орлова Анна 333", "it is undone like any other change");
    let unknown = PutBackRequest { column: "telegram".to_owned(), ..put.clone() };
    assert_eq!(journal::put_back(scene.file(), unknown).unwrap_err().code, Code::NotFound, "no such field");
    scene.file().transact(Op::DeletePerson, |tx| tx.delete(&PERSON, id)).unwrap();
    assert_eq!(journal::put_back(scene.file(), put).unwrap_err().code, Code::NotFound, "a deleted record is restored first");
}

/// Only a package that lies, or a damaged file, has such a thing. The journal is shown all the same, and nothing goes round in it.
#[test]
fn a_ring_of_actions_that_take_each_other_back_comes_to_an_end() {
    let mut scene = Scene::new();
    let id = scene.person("Орлова");
    scene.set_person(id, "phone", text("111"));
    scene.set_person(id, "phone", text("222"));
    // The second takes the third back and the third the second; the first itself.
    scene.tamper(
        "CREATE TEMP TABLE made AS SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM action; \
         UPDATE action SET op = 'undo', undoes_rix = rix, undoes_seq = (SELECT m.seq FROM temp.made AS m WHERE m.place = \
           CASE (SELECT t.place FROM temp.made AS t WHERE t.seq = action.seq) WHEN 1 THEN 1 WHEN 2 THEN 3 ELSE 2 END)",
    );
    let shown = actions(&scene);
    assert_eq!(
        shown.iter().map(|action| action.undone).collect::<Vec<_>>(),
        [false, true, false],
        "what says that it came before what it takes back is not believed"
    );
    scene.file().undo_state().unwrap();
    for action in shown {
        // Whatever comes of it, something does.
        scene.file().plan_take_back(action.id.parse().unwrap()).map(|_| ()).unwrap_or_default();
    }
}

#[test]
fn taking_back_and_doing_again_very_often_is_no_burden() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    scene.set_person(id, "phone", text("111"));
    for _ in 0..40 {
        scene.file().undo().unwrap();
        scene.file().redo().unwrap();
    }
    let shown = actions(&scene);
    assert!(!shown.iter().find(|action| action.op == Op::EditPerson).unwrap().undone, "after an even number of turns it stands");
    scene.file().undo().unwrap();
    assert!(actions(&scene).iter().find(|action| action.op == Op::EditPerson).unwrap().undone, "after an odd one it does not");
}
