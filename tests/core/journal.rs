//! The journal: who did what, as people read it, and whether somebody changed it.

use rusqlite::types::Value;
use sokrat_core::Code;
use sokrat_core::file::tables::{MUNICIPALITY, PERSON, PROGRAMME, ROLE};
use sokrat_core::file::{CheckReport, Op};
use sokrat_core::ids::RawId;
use sokrat_core::journal::{Action, ActionRequest, ActionRow, Deed, JournalFilter, JournalRequest, Told, action, choices, list, walk};
use sokrat_core::values::{Day, Span};

use crate::support::{Scene, text};

fn read(scene: &Scene, row: Option<RawId>, offset: u32, limit: u32) -> (Vec<ActionRow>, u32) {
    let filter = JournalFilter { row: row.map(|row| row.to_string()), ..JournalFilter::default() };
    let request = JournalRequest { filter, span: Span { offset, limit } };
    let rows = scene.file().read(|conn| list(conn, &request)).expect("the journal can be read");
    (rows.rows, rows.total)
}

fn ops(rows: &[ActionRow]) -> Vec<(Op, bool)> {
    rows.iter().map(|row| (row.op, row.undone)).collect()
}

fn check(scene: &Scene) -> CheckReport {
    scene.file().check(&mut |_, _| true).expect("a file that opens can be checked")
}

#[test]
fn the_journal_says_who_when_and_what() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    scene.world.advance(60);
    scene.world.operate("Олег Марков");
    scene.set_person(id, "given", text("Инна"));
    scene.person("Седова");

    let (rows, total) = read(&scene, None, 0, 10);
    assert_eq!(total, 3, "three actions");
    assert_eq!(
        rows.iter().map(|row| row.operator.as_str()).collect::<Vec<_>>(),
        ["Олег Марков", "Олег Марков", "Вера Зимина"],
        "newest first, by whom"
    );
    assert_eq!((rows[2].about.as_str(), rows[2].at.0.to_string().as_str()), ("Орлова", "2019-04-29T09:00:00Z"), "about whom, and when");
    assert_eq!((rows[2].entries, rows[2].seq, rows[2].replica.as_str()), (1, 1, "А1"), "how much, and where it stands");

    let (rows, total) = read(&scene, Some(id.raw()), 0, 10);
    assert_eq!((ops(&rows), total), (vec![(Op::EditPerson, false), (Op::CreatePerson, false)], 2), "the history of one record");
    let (rows, total) = read(&scene, None, 1, 1);
    assert_eq!((rows.len(), rows[0].op, total), (1, Op::EditPerson, 3), "a window of the journal");
}

#[test]
fn the_journal_shows_what_was_taken_back() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    scene.set_person(id, "given", text("Инна"));
    scene.file().undo().unwrap();
    assert_eq!(ops(&read(&scene, None, 0, 9).0), [(Op::Undo, false), (Op::EditPerson, true), (Op::CreatePerson, false)], "undone");
    scene.file().redo().unwrap();
    let expected = [(Op::Redo, false), (Op::Undo, true), (Op::EditPerson, false), (Op::CreatePerson, false)];
    assert_eq!(ops(&read(&scene, None, 0, 9).0), expected, "redone, it stands again, and the undo does not");
    scene.file().undo().unwrap();
    assert_eq!(ops(&read(&scene, None, 0, 9).0)[3], (Op::EditPerson, true), "and undone once more");
}

#[test]
fn a_record_that_is_no_identifier_is_refused() {
    let scene = Scene::new();
    let filter = JournalFilter { row: Some("Орлова".to_owned()), ..JournalFilter::default() };
    let request = JournalRequest { filter, span: Span { offset: 0, limit: 1 } };
    assert_eq!(scene.file().read(|conn| list(conn, &request)).unwrap_err().code, Code::BadRequest, "a fault of the page");
}

#[test]
fn the_clock_never_goes_back() {
    let scene = Scene::new();
    scene.person("Орлова");
    scene.world.set("1999-01-01T00:00:00Z");
    scene.person("Седова");
    scene.person("Зуева");
    let rising = scene.get::<bool>(
        "SELECT min(later > earlier) FROM (SELECT clock AS later, lag(clock) OVER (ORDER BY seq) AS earlier FROM entry) WHERE earlier NOT NULL",
    );
    assert!(rising, "a clock set back does not put a later change before an earlier one");
    assert_eq!(read(&scene, None, 0, 1).0[0].about, "Зуева", "so the journal keeps its order");
    assert_eq!(
        scene.get::<String>("SELECT wall FROM action WHERE seq = 3"),
        "1999-01-01T00:00:00Z",
        "though it shows the time that the computer had"
    );
}

#[test]
fn an_untouched_file_is_clean() {
    let mut scene = Scene::new();
    let id = scene.person("Орлова");
    scene.file().transact(Op::DeletePerson, |tx| tx.delete(&PERSON, id)).unwrap();
    scene.file().undo().unwrap();
    scene.reopen();
    let report = check(&scene);
    assert!(report.is_clean(), "nothing to find: {report:?}");
    assert_eq!((report.entries, report.rows), (3, 1), "and all of it was looked at");
}

#[test]
fn a_changed_journal_is_found() {
    let attempts = [
        ("another value", r#"UPDATE entry SET data = replace(data, 'Седова', 'Сидова') WHERE seq = 2"#, 2),
        ("another operator", "UPDATE action SET operator = 'Иной' WHERE seq = 2", 2),
        ("another time", "UPDATE action SET wall = '2020-01-01T00:00:00Z' WHERE seq = 3", 3),
        ("an entry taken out", "DELETE FROM entry WHERE seq = 2; DELETE FROM action WHERE seq = 2", 3),
        (
            "an action put in",
            "INSERT INTO action SELECT rix, 50, clock, operator, op, about, wall, app, schema, undoes_rix, undoes_seq, hash FROM action WHERE seq = 1",
            3,
        ),
        ("another row", "UPDATE entry SET row = (SELECT row FROM entry WHERE seq = 1) WHERE seq = 3", 3),
    ];
    for (what, sql, seq) in attempts {
        let mut scene = Scene::new();
        for surname in ["Орлова", "Седова", "Зуева"] {
            scene.person(surname);
        }
        scene.tamper(sql);
        let breaks = check(&scene).breaks;
        assert_eq!(breaks.iter().map(|place| place.seq).collect::<Vec<_>>(), [seq], "{what}: the chain breaks there");
    }
}

#[test]
fn an_erasure_does_not_break_the_chain() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    scene.tamper("UPDATE entry SET data = NULL, salt = NULL");
    assert_eq!(check(&scene).breaks, [], "the hash of what was erased stays, and says nothing of it");
}

#[test]
fn rows_changed_behind_the_back_are_found_and_set_right() {
    let mut scene = Scene::new();
    let (first, second) = (scene.person("Орлова"), scene.person("Седова"));
    let stranger = RawId([5; 16]);
    scene.tamper(
        "UPDATE person SET surname = 'Иная' WHERE surname = 'Орлова'; DELETE FROM person WHERE surname = 'Седова'; \
         INSERT INTO person(id, surname) VALUES (x'05050505050505050505050505050505', 'Чужая')",
    );
    let mut rows = check(&scene).changed.into_iter().map(|place| place.row).collect::<Vec<_>>();
    rows.sort();
    let mut expected = [stranger, first.raw(), second.raw()].map(|id| id.to_string());
    expected.sort();
    assert_eq!(rows, expected, "one edited, one removed, one added");

    for id in [stranger, first.raw(), second.raw()] {
        assert!(scene.file().rebuild("person", id).unwrap(), "the row was another than the journal says");
    }
    assert!(!scene.file().rebuild("person", first.raw()).unwrap(), "and is not any more");
    let report = check(&scene);
    assert!(report.is_clean(), "rebuilt from the journal, the file is clean: {report:?}");
    assert_eq!(
        scene.get::<String>("SELECT group_concat(surname) FROM (SELECT surname FROM person ORDER BY surname)"),
        "Орлова,Седова",
        "and holds what was entered"
    );
}

#[test]
fn stale_words_of_the_index_are_found_and_rebuilt() {
    let scene = Scene::new();
    scene.person("Орлова");
    // The index and the folded columns are derived, so nothing guards the index.
    scene.file().transact(Op::EditPerson, |tx| Ok(tx.conn().execute("INSERT INTO find(rowid, words) VALUES (999999, 'чужое')", [])?)).unwrap();
    assert_eq!(check(&scene).stale.iter().map(|place| place.table.as_str()).collect::<Vec<_>>(), ["find"], "a word that no record has");
    scene.file().rebuild_derived(&mut |_, _| true).unwrap();
    let report = check(&scene);
    assert!(report.is_clean(), "the index is made anew: {report:?}");
}

#[test]
fn a_check_can_be_cancelled() {
    let scene = Scene::new();
    scene
        .file()
        .transact(Op::Other, |tx| {
            (0..1_000).try_for_each(|number| {
                let id = tx.new_id();
                tx.insert(&MUNICIPALITY, id, &[("position", Value::Integer(number))])
            })
        })
        .unwrap();
    let mut told = Vec::new();
    let cancelled = scene.file().check(&mut |done, total| {
        told.push((done, total));
        done < 512
    });
    assert_eq!(cancelled.unwrap_err().code, Code::Cancelled, "no is respected");
    assert_eq!(told, [(256, 2_000), (512, 2_000)], "and how far it is was told: every entry is looked at twice");
    let at_the_end = scene.file().check(&mut |done, total| done < total);
    assert_eq!(at_the_end.unwrap_err().code, Code::Cancelled, "also while rows are sought that no entry tells of");
}

#[test]
fn several_laptops_share_one_journal() {
    let mut scene = Scene::new();
    let id = scene.person("Орлова");
    scene.become_replica("Б2");
    scene.world.advance(-3_600);
    scene.set_person(id, "given", text("Инна"));
    let rows = read(&scene, None, 0, 9).0;
    assert_eq!(
        rows.iter().map(|row| (row.replica.as_str(), row.seq)).collect::<Vec<_>>(),
        [("Б2", 1), ("А1", 1)],
        "each numbers for itself, and what was seen comes before"
    );
    let report = check(&scene);
    assert!(report.is_clean(), "each has its own chain: {report:?}");
}

fn filtered(scene: &Scene, filter: JournalFilter) -> Vec<String> {
    let request = JournalRequest { filter, span: Span { offset: 0, limit: 99 } };
    let rows = scene.file().read(|conn| list(conn, &request)).expect("the journal can be read");
    assert_eq!(rows.rows.len(), rows.total as usize, "the count is that of the list");
    rows.rows.into_iter().map(|row| format!("{} {}", row.op.as_str(), row.about)).collect()
}

#[test]
fn the_journal_is_read_by_person_laptop_action_day_and_name() {
    let mut scene = Scene::new();
    scene
        .file()
        .transact(Op::CreateProgramme, |tx| {
            let id = tx.new_id();
            tx.insert(&PROGRAMME, id, &[("title", text("Сократ")), ("zone", text("Europe/Moscow"))])
        })
        .unwrap();
    scene.person("Королёва");
    scene.world.operate("Олег Марков");
    // In Moscow it is the 30th already.
    scene.world.set("2019-04-29T21:30:00Z");
    let id = scene.person("Седова");
    scene.become_replica("Б2");
    scene.set_person(id, "given", text("Инна"));

    let all = || JournalFilter::default();
    let whole = ["edit-person ", "create-person Седова", "create-person Королёва", "create-programme "];
    assert_eq!(filtered(&scene, all()), whole, "without a filter all of it");
    assert_eq!(filtered(&scene, JournalFilter { operator: Some("Вера Зимина".to_owned()), ..all() }), whole[2..], "of one person");
    assert_eq!(filtered(&scene, JournalFilter { op: Some(Op::CreatePerson), ..all() }), whole[1..3], "of one kind");
    let day = |text: &str| Some(Day(text.parse().expect("a day")));
    assert_eq!(filtered(&scene, JournalFilter { from: day("2019-04-30"), ..all() }), whole[..2], "from a day on, in the zone of the programme");
    assert_eq!(filtered(&scene, JournalFilter { to: day("2019-04-29"), ..all() }), whole[2..], "until the end of a day");
    assert_eq!(filtered(&scene, JournalFilter { text: "КОРОЛЕВА".to_owned(), ..all() }), whole[2..3], "whatever case and ё");
    assert_eq!(filtered(&scene, JournalFilter { text: "козлова".to_owned(), ..all() }), [""; 0], "nobody of that name");

    let found = scene.file().read(choices).unwrap();
    assert_eq!(found.operators, ["Вера Зимина", "Олег Марков"], "everybody who wrote");
    assert_eq!(found.ops, [Op::CreateProgramme, Op::CreatePerson, Op::EditPerson], "what was done");
    let codes = found.laptops.iter().map(|laptop| laptop.code.as_str()).collect::<Vec<_>>();
    assert_eq!(codes, ["А1", "Б2"], "on which laptops");
    let second = Some(found.laptops[1].id.clone());
    assert_eq!(filtered(&scene, JournalFilter { replica: second, ..all() }), whole[..1], "of one laptop");
}

fn read_action(scene: &Scene, row: &ActionRow, offset: u32, limit: u32) -> Action {
    let request = ActionRequest { id: row.id.clone(), span: Span { offset, limit } };
    scene.file().read(|conn| action(conn, &request)).expect("the action is there")
}

#[test]
fn an_action_says_what_stood_before_and_after() {
    let scene = Scene::new();
    let place: RawId = scene
        .file()
        .transact(Op::EditProgramme, |tx| {
            let id = tx.new_id();
            tx.insert(&MUNICIPALITY, id, &[("name", text("Яковлевский"))])?;
            Ok(id)
        })
        .unwrap()
        .value;
    let id = scene.person("Орлова");
    scene
        .file()
        .transact(Op::EditPerson, |tx| {
            tx.update(&PERSON, id, &[("municipality_id", place.into()), ("sex", text("female")), ("born", text("1980-05-01"))])
        })
        .unwrap();
    let rows = read(&scene, None, 0, 9).0;
    let seen = read_action(&scene, &rows[0], 0, 9);
    assert!(seen.can_take_back && seen.takes_back.is_none() && seen.taken_back_by.is_none(), "it stands");
    let [entry] = &seen.entries[..] else { panic!("one entry: {:?}", seen.entries) };
    assert_eq!((entry.table.as_str(), entry.name.as_str(), entry.deed), ("person", "Орлова Анна", Deed::Edited), "whose it was");
    let told = entry.changes.iter().map(|change| (change.column.as_str(), &change.before, &change.after)).collect::<Vec<_>>();
    let sex = Told::Choice { list: "sex".to_owned(), value: "female".to_owned() };
    let born = Told::Day(Day("1980-05-01".parse().unwrap()));
    let expected = [
        ("sex", &Told::Nothing, &sex),
        ("born", &Told::Nothing, &born),
        ("municipality_id", &Told::Nothing, &Told::Record("Яковлевский".to_owned())),
    ];
    assert_eq!(told, expected, "in the order of the form, references by their names");
    assert!(entry.changes.iter().all(|change| change.can_put_back), "what stood before can be put back");

    scene.file().undo().unwrap();
    let seen = read_action(&scene, &rows[0], 0, 9);
    assert!(!seen.can_take_back, "what was taken back cannot be taken back again");
    assert_eq!(seen.taken_back_by.map(|row| row.op), Some(Op::Undo), "and says by what");
    assert!(seen.entries[0].changes.iter().all(|change| !change.can_put_back), "what stands already is not put back");
    let undo = &read(&scene, None, 0, 1).0[0];
    assert_eq!(read_action(&scene, undo, 0, 9).takes_back.map(|row| row.id), Some(rows[0].id.clone()), "the undo says what it took back");
}

#[test]
fn a_long_action_is_read_in_windows_and_the_walk_reads_all() {
    let scene = Scene::new();
    scene
        .file()
        .transact(Op::Other, |tx| {
            (0..2_500_i64).try_for_each(|number| {
                let id = tx.new_id();
                tx.insert(&MUNICIPALITY, id, &[("position", Value::Integer(number))])
            })
        })
        .unwrap();
    scene.person("Орлова");
    let long = &read(&scene, None, 0, 9).0[1];
    let window = read_action(&scene, long, 2_490, 100);
    assert_eq!((window.action.entries, window.entries.len()), (2_500, 10), "the last of them");
    assert_eq!(window.entries[0].changes[0].after, Told::Number(2_490), "from the place asked for");
    let mut walked = 0;
    let filter = JournalFilter::default();
    scene
        .file()
        .read(|conn| {
            walk(conn, &filter, &mut |_, _| {
                walked += 1;
                Ok(())
            })
        })
        .unwrap();
    assert_eq!(walked, 2_501, "every entry once");
}

#[test]
fn the_history_of_a_person_has_what_is_shown_with_the_person() {
    let scene = Scene::new();
    let id = scene.person("Орлова");
    scene
        .file()
        .transact(Op::SetRole, |tx| {
            let role = tx.new_id();
            tx.insert(&ROLE, role, &[("person_id", id.raw().into()), ("title", text("директор"))])
        })
        .unwrap();
    scene.person("Седова");
    assert_eq!(ops(&read(&scene, Some(id.raw()), 0, 9).0), [(Op::SetRole, false), (Op::CreatePerson, false)], "the post as well");
}
