//! Undo and redo: read from the journal, written to the journal.

use proptest::prelude::*;
use rusqlite::types::Value;
use sokrat_core::file::tables::{MUNICIPALITY, PERSON, REGISTRATION, TABLES};
use sokrat_core::file::{Noun, Op};
use sokrat_core::ids::RawId;
use sokrat_core::{Code, UndoState};

use crate::at_random::at_random;
use crate::support::{Scene, text};

fn state(undo: Option<Op>, redo: Option<Op>) -> UndoState {
    UndoState { undo, redo }
}

#[test]
fn undo_takes_back_and_redo_does_again() {
    let scene = Scene::new();
    assert_eq!(scene.file().undo_state().unwrap(), state(None, None), "a new file has nothing to undo");
    assert_eq!(scene.file().undo().unwrap_err().code, Code::NothingToUndo, "and says so");
    let id = scene.person("Орлова");
    scene.set_person(id, "given", text("Инна"));
    assert_eq!(scene.file().undo_state().unwrap(), state(Some(Op::EditPerson), None), "the last action comes first");

    let done = scene.file().undo().unwrap();
    assert_eq!(done.value, Op::EditPerson, "undo says what it took back");
    assert_eq!(done.changed.into_iter().collect::<Vec<_>>(), [Noun::People], "and which pages must read again");
    assert_eq!(scene.get::<String>("SELECT given FROM person"), "Анна", "the value before is back");
    assert_eq!(scene.file().undo_state().unwrap(), state(Some(Op::CreatePerson), Some(Op::EditPerson)), "both ways are open");

    scene.file().undo().unwrap();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person WHERE _del = 0"), 0, "what was made is deleted");
    assert_eq!(scene.file().undo_state().unwrap(), state(None, Some(Op::CreatePerson)), "nothing before that");

    assert_eq!(scene.file().redo().unwrap().value, Op::CreatePerson, "redo goes back in the same order");
    assert_eq!(scene.file().redo().unwrap().value, Op::EditPerson, "one by one");
    assert_eq!(scene.get::<String>("SELECT surname || given FROM person WHERE _del = 0"), "ОрловаИнна", "everything is as it was");
    assert_eq!(scene.file().redo().unwrap_err().code, Code::NothingToUndo, "there is no more");
    assert_eq!(scene.file().undo().unwrap().value, Op::EditPerson, "a redone action is undone under its own name");
}

#[test]
fn something_new_ends_redo() {
    let scene = Scene::new();
    scene.person("Орлова");
    scene.file().undo().unwrap();
    scene.person("Седова");
    assert_eq!(scene.file().undo_state().unwrap(), state(Some(Op::CreatePerson), None), "after a new action nothing can be redone");
    scene.file().undo().unwrap();
    assert_eq!(scene.file().undo_state().unwrap().undo, None, "and what was undone before it stays undone");
}

#[test]
fn the_stack_is_there_after_reopening() {
    let mut scene = Scene::new();
    let id = scene.person("Орлова");
    scene.set_person(id, "given", text("Инна"));
    scene.file().undo().unwrap();
    scene.reopen();
    assert_eq!(scene.file().undo_state().unwrap(), state(Some(Op::CreatePerson), Some(Op::EditPerson)), "closing forgets nothing");
    scene.file().redo().unwrap();
    assert_eq!(scene.get::<String>("SELECT given FROM person"), "Инна", "and redo works");
}

#[test]
fn a_copy_for_another_laptop_is_in_nobody_s_way() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    scene.set_person(id, "given", text("Инна"));
    scene.file().undo().expect("the name is as before");
    scene.file().give_copy(&scene.path.with_file_name("stick.sokrat"), "Выездной", &mut |_, _| true).expect("a copy is given");
    assert_eq!(scene.file().undo_state().unwrap(), state(Some(Op::CreatePerson), Some(Op::EditPerson)), "both ways go on over it");
    scene.file().redo().expect("the name again");
    scene.file().undo().expect("and not");
    scene.file().undo().expect("and the person");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM laptop WHERE _del = 0 AND name = 'Выездной'"), 1, "the laptop stays");
}

#[test]
fn the_programme_itself_stays() {
    let scene = Scene::new();
    scene
        .file()
        .transact(Op::CreateProgramme, |tx| {
            let id = tx.new_id();
            tx.insert(&MUNICIPALITY, id, &[("name", text("Яковлевский"))])
        })
        .unwrap();
    assert_eq!(scene.file().undo_state().unwrap(), state(None, None), "its creation is not offered");
    scene.person("Орлова");
    scene.file().undo().unwrap();
    assert_eq!(scene.file().undo().unwrap_err().code, Code::NothingToUndo, "nor reached by undoing all that followed");
}

#[test]
fn one_undo_takes_back_a_whole_action() {
    let scene = Scene::new();
    scene
        .file()
        .transact(Op::ImportList, |tx| {
            for number in 0..10_000_i64 {
                let id = tx.new_id();
                tx.insert(&MUNICIPALITY, id, &[("position", Value::Integer(number))])?;
                tx.update(&MUNICIPALITY, id, &[("name", Value::Text(format!("Посёлок {number}")))])?;
            }
            Ok(())
        })
        .unwrap();
    scene.file().undo().unwrap();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM municipality WHERE _del = 0"), 0, "all rows of a large action go");
    scene.file().redo().unwrap();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM municipality WHERE _del = 0 AND name = 'Посёлок ' || position"), 10_000, "and all come back");
}

#[test]
fn undo_leaves_what_another_laptop_has_changed_since() {
    let mut scene = Scene::new();
    let (first, second) = (scene.person("Орлова"), scene.person("Седова"));
    scene
        .file()
        .transact(Op::EditPerson, |tx| {
            tx.update(&PERSON, first, &[("given", text("Инна")), ("phone", text("+7 472 200-00-01"))])?;
            tx.update(&PERSON, second, &[("given", text("Инна"))])
        })
        .unwrap();
    scene.become_replica("Б2");
    assert_eq!(scene.file().undo_state().unwrap(), state(None, None), "what others did is theirs to undo");
    scene.set_person(first, "given", text("Яна"));
    scene.set_person(second, "surname", text("Серова"));

    scene.become_replica("А1");
    assert_eq!(scene.file().undo().unwrap().value, Op::EditPerson, "the own action is still on the stack");
    let people =
        "SELECT group_concat(surname || ' ' || given || coalesce(' ' || phone, ''), ', ') FROM (SELECT * FROM person WHERE _del = 0 ORDER BY id)";
    assert_eq!(scene.get::<String>(people), "Орлова Яна, Серова Анна", "a value is restored only where the action's value still stands");
    scene.file().undo().unwrap();
    assert_eq!(scene.get::<String>(people), "Орлова Яна, Серова Анна", "a row that somebody worked on is not taken away");
    assert_eq!(
        scene.file().undo_state().unwrap(),
        state(Some(Op::CreatePerson), Some(Op::CreatePerson)),
        "yet the action counts as taken back, and the next one comes"
    );
    scene.file().undo().unwrap();
    assert_eq!(scene.file().undo_state().unwrap().undo, None, "down to the last");
    let report = scene.file().check(&mut |_, _| true).unwrap();
    assert!(report.is_clean(), "the journal still gives the tables: {report:?}");
}

/// One step of a user: numbers are taken modulo what is there.
#[derive(Clone, Debug)]
enum Step {
    Add(u8),
    Edit(u8, u8, Option<u8>),
    Delete(u8),
    Restore(u8),
    Put(u8, u8),
    Several(Vec<Step>),
}

fn step() -> impl Strategy<Value = Step> {
    let single = prop_oneof![
        any::<u8>().prop_map(Step::Add),
        (any::<u8>(), any::<u8>(), any::<Option<u8>>()).prop_map(|(row, column, value)| Step::Edit(row, column, value)),
        any::<u8>().prop_map(Step::Delete),
        any::<u8>().prop_map(Step::Restore),
        (any::<u8>(), any::<u8>()).prop_map(|(row, value)| Step::Put(row, value)),
    ];
    let several = prop::collection::vec(single.clone(), 2..5).prop_map(Step::Several);
    prop_oneof![4 => single, 1 => several]
}

struct User {
    scene: Scene,
    people: Vec<RawId>,
}

impl User {
    fn act(&mut self, step: &Step) -> bool {
        let people = &mut self.people;
        let done = self.scene.file().transact(Op::EditPerson, |tx| Self::one(tx, people, step));
        !done.expect("a step of the test is allowed").changed.is_empty()
    }

    fn one(tx: &mut sokrat_core::file::Tx<'_>, people: &mut Vec<RawId>, step: &Step) -> sokrat_core::Result<()> {
        let pick = |number: u8| people.get(usize::from(number) % people.len().max(1)).copied().unwrap_or(RawId([9; 16]));
        let missing = |done: sokrat_core::Result<()>| match done {
            Err(error) if error.code == Code::NotFound => Ok(()),
            done => done,
        };
        match step {
            Step::Add(name) => {
                let id = tx.new_id();
                people.push(id);
                tx.insert(&PERSON, id, &[("surname", Value::Text(format!("Фамилия {name}"))), ("sex", text("f"))])
            }
            Step::Edit(row, column, value) => {
                let column = ["surname", "given", "phone", "notes"][usize::from(column % 4)];
                let value = value.map_or(Value::Null, |value| Value::Text(format!("значение {}", value % 3)));
                missing(tx.update(&PERSON, pick(*row), &[(column, value)]).map(|_| ()))
            }
            Step::Delete(row) => missing(tx.delete(&PERSON, pick(*row))),
            Step::Restore(row) => missing(tx.restore(&PERSON, pick(*row))),
            Step::Put(row, value) => {
                let id = RawId::derived("registration", &[RawId([row % 4; 16])]);
                if value % 3 == 0 {
                    return missing(tx.delete(&REGISTRATION, id));
                }
                let mut values = vec![("status", Value::Text(format!("состояние {}", value % 4)))];
                if value % 5 == 0 {
                    values.push(("hours", Value::Integer((*value).into())));
                }
                tx.put(&REGISTRATION, id, &values).map(|_| ())
            }
            Step::Several(steps) => steps.iter().try_for_each(|step| Self::one(tx, people, step)),
        }
    }

    /// Every live row of every table, with what is derived.
    fn live(&self) -> Vec<String> {
        let dump = |conn: &rusqlite::Connection| {
            let mut lines = Vec::new();
            for table in TABLES {
                let mut select = conn.prepare(&format!("SELECT * FROM {} WHERE _del = 0 ORDER BY id", table.name))?;
                let width = select.column_count();
                let rows = select.query_map([], |row| (0..width).map(|place| row.get::<_, Value>(place)).collect::<rusqlite::Result<Vec<_>>>())?;
                for row in rows {
                    lines.push(format!("{} {:?}", table.name, row?));
                }
            }
            Ok(lines)
        };
        self.scene.file().read(dump).expect("every table can be read")
    }
}

proptest! {
    #![proptest_config(at_random(24))]

    #[test]
    fn undoing_everything_gives_the_beginning_and_redoing_the_end(steps in prop::collection::vec(step(), 1..30)) {
        let mut user = User { scene: Scene::new(), people: Vec::new() };
        let mut states = vec![user.live()];
        for step in &steps {
            if user.act(step) {
                states.push(user.live());
            }
        }
        for expected in states.iter().rev().skip(1) {
            user.scene.file().undo().unwrap();
            prop_assert_eq!(&user.live(), expected, "each undo gives the state before its action");
        }
        prop_assert_eq!(user.scene.file().undo_state().unwrap().undo, None, "nothing is left to undo");
        for expected in &states[1..] {
            user.scene.file().redo().unwrap();
            prop_assert_eq!(&user.live(), expected, "each redo gives the state after its action");
        }
        prop_assert_eq!(user.scene.file().undo_state().unwrap().redo, None, "nothing is left to redo");
        let report = user.scene.file().check(&mut |_, _| true).unwrap();
        prop_assert!(report.is_clean(), "the journal folded gives the tables: {:?}", report);
    }
}
