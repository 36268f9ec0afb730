//! The demonstration programme: what the story promises, and that the same seed tells the same story.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use sokrat_core::demonstration::{self, Size, StoryClock};
use sokrat_core::{Code, OpenOptions, ProgrammeFile, identifiers};
use tempfile::TempDir;

fn build(folder: &Path, name: &str, seed: u64) -> PathBuf {
    let path = folder.join(name);
    demonstration::build(&path, Size::Real, seed, &mut |_, _| true).expect("the demonstration can be built in an empty folder");
    path
}

/// One demonstration for all tests that only read it.
fn file() -> &'static ProgrammeFile {
    static FILE: OnceLock<(ProgrammeFile, TempDir)> = OnceLock::new();
    let (file, _) = FILE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("the system gives a temporary folder");
        let path = build(folder.path(), "demonstration.sokrat", 1);
        (ProgrammeFile::open(&path, Arc::new(StoryClock::new(2)), &OpenOptions::default()).expect("it opens"), folder)
    });
    file
}

fn get<T: rusqlite::types::FromSql>(sql: &str) -> T {
    file().read(|conn| Ok(conn.query_row(sql, [], |row| row.get(0))?)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

fn all(sql: &str) -> Vec<String> {
    file()
        .read(|conn| Ok(conn.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?))
        .unwrap_or_else(|error| panic!("{sql}: {error}"))
}

#[test]
fn it_has_the_people_places_and_events_of_the_story() {
    assert_eq!(get::<i64>("SELECT count(*) FROM person WHERE _del = 0"), 466, "466 people");
    assert_eq!(get::<i64>("SELECT count(DISTINCT person_id) FROM registration"), 466, "each of whom was on a list");
    assert_eq!(get::<i64>("SELECT count(*) FROM municipality"), 22, "22 municipalities");
    assert_eq!(get::<i64>("SELECT count(*) FROM event WHERE year = 2019"), 25, "25 events in the first year");
    let organisations = get::<i64>("SELECT count(*) FROM organisation");
    assert!((145..=155).contains(&organisations), "about 150 organisations, not {organisations}");
    assert_eq!(get::<i64>("SELECT count(*) FROM module"), 12, "four modules in each of three years");
    assert_eq!(get::<String>("SELECT min(day) FROM event WHERE kind = 'workshop'"), "2019-04-29", "the first workshop");
    assert_eq!(get::<String>("SELECT substr(min(day), 1, 7) FROM event WHERE kind = 'webinar'"), "2019-05", "its first webinar");
}

#[test]
fn days_of_people_have_an_agenda() {
    let kinds = all("SELECT DISTINCT kind FROM event JOIN agenda_item ON event_id = event.id ORDER BY kind");
    assert_eq!(kinds, ["conference", "strategic-session", "training", "workshop"], "those that people spend a day at");
    let beyond = "SELECT count(*) FROM agenda_item a JOIN event e ON e.id = a.event_id WHERE strftime('%s', a.begins) / 60 + a.minutes \
         > strftime('%s', time(e.ends, '+3 hours')) / 60";
    assert_eq!(get::<i64>(beyond), 0, "nothing is left to do when an event is over");
    let cancelled = "SELECT count(*) FROM agenda_item a JOIN event e ON e.id = a.event_id WHERE e.status = 'cancelled'";
    assert_eq!(get::<i64>(cancelled), 0, "nobody lays out a day that does not come");
}

#[test]
fn identifiers_are_valid_and_nobody_can_be_reached() {
    for inn in all("SELECT inn FROM organisation WHERE inn <> ''") {
        assert_eq!(identifiers::inn(&inn), Ok(inn.clone()), "an invented INN has the right check digit");
    }
    for ogrn in all("SELECT ogrn FROM organisation WHERE ogrn <> ''") {
        assert_eq!(identifiers::ogrn(&ogrn), Ok(ogrn.clone()), "so has an OGRN");
    }
    for phone in all("SELECT phone FROM person WHERE phone <> ''") {
        assert_eq!(identifiers::phone(&phone), Ok(phone.clone()), "phones stand as the file keeps them");
        assert!(phone.starts_with("+7 943 "), "and belong to no operator");
    }
    let email = "SELECT email FROM person WHERE email <> '' UNION ALL SELECT email FROM organisation WHERE email <> ''";
    for email in all(email) {
        assert!(email.ends_with("@example.org") && identifiers::email(&email).is_ok(), "{email} is nobody's address");
    }
    let without = "SELECT count(*) FROM organisation WHERE (inn = '') <> (no_inn_reason IS NOT NULL)";
    assert_eq!(get::<i64>(without), 0, "an organisation has an INN or a reason why not");
}

#[test]
fn names_have_the_mess_of_real_lists() {
    for (what, condition) in [
        ("ё", "surname || given || patronymic LIKE '%ё%'"),
        ("a double surname", "surname LIKE '%-%'"),
        ("capitals", "surname = upper(surname) AND surname GLOB '[А-Я][А-Я]*'"),
        ("no patronymic", "patronymic = ''"),
        ("no phone", "phone = ''"),
        ("a surname that does not change", "surname LIKE '%енко'"),
    ] {
        assert!(get::<i64>(&format!("SELECT count(*) FROM person WHERE {condition}")) > 0, "somebody has {what}");
    }
}

#[test]
fn the_travel_competition_is_decided_by_the_rules_and_the_other_under_review() {
    assert_eq!(all("SELECT kind || ' ' || status FROM competition ORDER BY year"), ["travel decided", "project review"], "how far they have come");
    let funded = get::<i64>("SELECT count(*) FROM application WHERE status = 'funded'");
    assert!((6..=16).contains(&funded), "a part of the journeys is funded, not {funded}");
    let over = "SELECT count(*) FROM competition AS c WHERE (SELECT sum(award) FROM application WHERE competition_id = c.id) > budget";
    assert_eq!(get::<i64>(over), 0, "never more than the budget");
    let chained = "SELECT count(*) FROM application AS journey JOIN application AS network ON network.organisation_id = journey.organisation_id
         AND network.practice_id = journey.practice_id WHERE journey.status = 'funded' AND network.number LIKE 'ПР-%'";
    assert!(get::<i64>(chained) >= 4, "networks grow from journeys");
    let met = "SELECT count(*) FROM application AS a WHERE event_id IS NOT NULL AND NOT EXISTS
         (SELECT 1 FROM event_practice AS e WHERE e.event_id = a.event_id AND e.practice_id = a.practice_id)";
    assert_eq!(get::<i64>(met), 0, "each practice was met at the event that is named");
    let partners = all("SELECT DISTINCT count(*) || '' FROM partner GROUP BY application_id ORDER BY 1");
    assert!(partners.iter().all(|count| ["3", "4", "5"].contains(&count.as_str())), "networks have three to five partners");
    assert!(get::<i64>("SELECT count(*) FROM sheet WHERE state = 'open'") > 0, "experts are still at work");
}

#[test]
fn the_journal_tells_the_years() {
    assert_eq!(all("SELECT DISTINCT substr(wall, 1, 4) FROM action ORDER BY 1"), ["2019", "2020", "2021"], "when it was done");
    assert_eq!(get::<i64>("SELECT count(*) FROM action WHERE operator = ''"), 0, "and who did it");
    assert!(get::<i64>("SELECT count(DISTINCT op) FROM action") >= 15, "all kinds of actions");
    assert!(get::<i64>("SELECT count(*) FROM document WHERE number LIKE 'СК-2019-%'") > 100, "certificates stand in the register");
    let late = "SELECT count(*) FROM document d JOIN event e ON e.id = d.event_id WHERE d.issued_on <> date(e.last_day, '+1 day')";
    assert_eq!(get::<i64>(late), 0, "each was issued the day after its event");
    let nameless = "SELECT count(*) FROM action a WHERE op = 'issue-certificates' AND NOT EXISTS (SELECT 1 FROM event WHERE title = a.about)";
    assert_eq!(get::<i64>(nameless), 0, "and the journal names the event");
}

#[test]
fn it_passes_the_check_of_the_file() {
    let report = file().check(&mut |_, _| true).expect("a file can be checked");
    assert!(report.is_clean(), "{report:?}");
}

#[test]
fn the_same_seed_tells_the_same_story() {
    let folder = tempfile::tempdir().expect("the system gives a temporary folder");
    let dump = |name, seed| {
        let file = ProgrammeFile::open(&build(folder.path(), name, seed), Arc::new(StoryClock::new(3)), &OpenOptions::default()).expect("it opens");
        let entries = |conn: &rusqlite::Connection| -> sokrat_core::Result<Vec<(Vec<u8>, String)>> {
            let mut select = conn.prepare("SELECT row, tbl || op || coalesce(data, '') || hex(hash) FROM entry ORDER BY rix, seq")?;
            Ok(select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
        };
        file.read(entries).expect("the journal can be read")
    };
    let (one, again, other) = (dump("one", 7), dump("again", 7), dump("other", 8));
    assert!(one == again, "every entry with its hash is the same");
    assert!(one != other, "another seed tells another");
}

#[test]
fn it_can_be_cancelled() {
    let folder = tempfile::tempdir().expect("the system gives a temporary folder");
    let path = folder.path().join("a.sokrat");
    let error = demonstration::build(&path, Size::Real, 1, &mut |done, _| done < 3).expect_err("the person wanted no more");
    assert_eq!(error.code, Code::Cancelled, "it says so");
}
