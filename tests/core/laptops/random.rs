//! The law of the exchange, tried at random: whatever several laptops do and however their packages travel, once each has
//! heard everything all are equal to the byte, nothing is lost, and no number was given twice.
//!
//! `SOKRAT_SEEDS` says how many fleets are tried, `SOKRAT_STEPS` how much each laptop does, `SOKRAT_FIRST_SEED` where to begin.
//! A few are tried before every commit, 200 by `cargo xtask test`, and `cargo xtask soak` tries very many for long.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use rusqlite::types::Value;
use sokrat_core::calendar::{AgendaFields, NewAgendaItem};
use sokrat_core::certificates::{self, CertificateOrder};
use sokrat_core::competitions::{self, ApplicationFields, ApplicationStatus, MarkCell, MarksRequest};
use sokrat_core::conflicts::{self, ConflictsRequest, DecisionRequest};
use sokrat_core::duplicates::{self, FieldChoice, JoinRequest, PairRequest, RecordKind, SeparateRequest};
use sokrat_core::file::fold::Stamp;
use sokrat_core::file::tables::{ORGANISATION, PERSON, ROLE, TABLES};
use sokrat_core::file::{Agreed, Op, Scope};
use sokrat_core::ids::{
    ApplicationId, CompetitionId, CriterionId, EventId, ExpertId, OrganisationId, PersonId, RawId, RecordId, RegistrationId, ReplicaId,
};
use sokrat_core::laptops::{self, RetireRequest};
use sokrat_core::people::{self, PersonFields};
use sokrat_core::registrations::{self, CheckInRequest, RegisterRequest, RegistrationStatus, StatusRequest, WalkInRequest};
use sokrat_core::store::joined;
use sokrat_core::values::{Edit, Hundredths, Kopecks, Span};
use sokrat_core::{Code, Result, calendar};

use super::fleet::{Laptop, folder, same};
use crate::competitions::{criterion, fields};
use crate::stage::workshop;
use crate::support::{person_fields, text};

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// What all laptops begin with.
struct Ground {
    events: Vec<EventId>,
    competition: CompetitionId,
    criteria: Vec<CriterionId>,
    experts: Vec<ExpertId>,
    applications: Vec<ApplicationId>,
    organisations: Vec<OrganisationId>,
    /// Whether people are erased as well.
    erases: bool,
}

struct Dice(ChaCha8Rng);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        (self.0.next_u64() % most as u64) as usize
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() { None } else { of.get(self.below(of.len())) }
    }
}

fn insert_organisation(laptop: &Laptop, name: &str) -> OrganisationId {
    let done = laptop.file().transact(Op::CreateOrganisation, |tx| {
        let id = OrganisationId(tx.new_id());
        tx.insert(&ORGANISATION, id, &[("full_name", text(name)), ("short_name", text(name))])?;
        Ok(id)
    });
    done.expect("an organisation is inserted").value
}

fn insert_person(laptop: &Laptop, surname: &str) -> PersonId {
    let done = laptop.file().transact(Op::CreatePerson, |tx| {
        let id = PersonId(tx.new_id());
        // Nobody else is called so: what stays of the name after an erasure can be told.
        let surname = format!("{surname}-{}", id.raw());
        tx.about(&surname);
        tx.insert(&PERSON, id, &[("surname", text(&surname)), ("given", text("Анна"))])?;
        Ok(id)
    });
    done.expect("a person is inserted").value
}

fn application(ground: &Ground, organisation: OrganisationId, title: &str) -> ApplicationFields {
    ApplicationFields {
        competition_id: ground.competition,
        organisation_id: Some(organisation),
        person_id: None,
        title: title.to_owned(),
        summary: String::new(),
        goal: String::new(),
        requested: Kopecks(100_000),
        own: Kopecks(0),
        starts_on: None,
        ends_on: None,
        status: ApplicationStatus::Submitted,
        refusal: String::new(),
        practice_id: None,
        event_id: None,
        partners: Vec::new(),
    }
}

fn ground(first: &Laptop) -> Ground {
    let file = first.file();
    let events = ["2019-05-01", "2019-05-02"].map(|day| calendar::create(file, workshop(day)).expect("a right event is made").value);
    let competition = competitions::create(file, fields()).expect("a right competition is made").value;
    let set = Edit { id: competition, fields: vec![criterion("Смысл", 100), criterion("Смета", 200)] };
    competitions::set_criteria(file, set).expect("criteria are set");
    let people = (0..3).map(|number| insert_person(first, &format!("Эксперт{number}"))).collect::<Vec<_>>();
    competitions::set_experts(file, Edit { id: competition, fields: people }).expect("experts are set");
    let read = file.read(|conn| competitions::get(conn, competition)).expect("the competition is read");
    let mut ground = Ground {
        events: events.to_vec(),
        competition,
        criteria: read.criteria.iter().filter_map(|criterion| criterion.id).collect(),
        experts: read.experts.iter().map(|expert| expert.id).collect(),
        applications: Vec::new(),
        erases: true,
        organisations: (0..4).map(|number| insert_organisation(first, &format!("Организация {number}"))).collect(),
    };
    for place in 0..3 {
        let fields = application(&ground, ground.organisations[place], &format!("Проект {place}"));
        ground.applications.push(competitions::create_application(file, fields).expect("a right application is made").value);
    }
    (0..10).for_each(|number| {
        insert_person(first, &format!("Участник{number}"));
    });
    ground
}

fn surname(conn: &rusqlite::Connection, person: RawId) -> Result<String> {
    Ok(conn.query_row("SELECT coalesce(surname, '') FROM person WHERE id = ?1", [person], |row| row.get(0))?)
}

fn ids(laptop: &Laptop, table: &str) -> Vec<RawId> {
    let read = laptop.file().read(|conn| {
        let mut select = conn.prepare(&format!("SELECT id FROM {table} ORDER BY id"))?;
        let ids = select.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<Vec<_>>>()?)
    });
    read.expect("the rows are read")
}

fn stamps(laptop: &Laptop, sql: &str) -> Vec<Stamp> {
    let read = laptop.file().read(|conn| {
        let mut select = conn.prepare(sql)?;
        let stamps = select.query_map([], |row| Ok(Stamp { replica: row.get(0)?, seq: row.get(1)? }))?;
        Ok(stamps.collect::<rusqlite::Result<Vec<_>>>()?)
    });
    read.expect("the journal is read")
}

/// Somebody decides what did not agree about one record, field by field.
fn decide(laptop: &Laptop, dice: &mut Dice) -> Result<()> {
    let request = ConflictsRequest { span: Span { offset: 0, limit: 50 } };
    let records = laptop.file().read(|conn| conflicts::list(conn, &request)).expect("conflicts are read").rows;
    let Some(record) = dice.one(&records) else { return Ok(()) };
    let decisions = record.disagreements.iter().map(|one| {
        let take = if dice.below(2) == 0 { None } else { dice.one(&one.others).map(|side| side.entry.clone()) };
        let others = one.others.iter().map(|side| side.entry.clone()).collect();
        let (table, row, column, stands) = (record.table.clone(), record.row.clone(), one.column.clone(), one.stands.entry.clone());
        DecisionRequest { table, row, column, stands, others, take }
    });
    conflicts::decide(laptop.file(), decisions.collect()).map(|_| ())
}

/// One thing that somebody does at a laptop. What the rules refuse is refused.
fn step(laptop: &Laptop, ground: &Ground, dice: &mut Dice, erased: &mut BTreeSet<String>) {
    let file = laptop.file();
    laptop.world.advance(if dice.below(50) == 0 { -3_600 } else { dice.below(40) as i64 });
    let people = ids(laptop, "person");
    let Some(person) = dice.one(&people).copied() else { return };
    let event = ground.events[dice.below(ground.events.len())];
    let word = format!("{}", dice.below(1_000));
    let result = match dice.below(36) {
        0..=2 => {
            insert_person(laptop, &format!("Новая{word}"));
            Ok(())
        }
        3..=6 => {
            let column = ["surname", "phone", "email", "notes", "born"][dice.below(5)];
            let value = match (column, dice.below(5)) {
                (_, 0) => Value::Null,
                ("born", day) => text(&format!("1980-01-0{day}")),
                _ => text(&word),
            };
            let other = text(&word);
            file.transact(Op::EditPerson, |tx| {
                tx.about(&surname(tx.conn(), person)?);
                tx.update(&PERSON, person, &[(column, value), ("notes", other)])
            })
            .map(|_| ())
        }
        7 => file
            .transact(Op::DeletePerson, |tx| {
                tx.about(&surname(tx.conn(), person)?);
                tx.delete(&PERSON, person)
            })
            .map(|_| ()),
        8 => file.transact(Op::Other, |tx| tx.restore(&PERSON, person)).map(|_| ()),
        9 if ground.erases && dice.below(6) == 0 => {
            let names = file.read(|conn| joined::members(conn, person)?.into_iter().map(|record| surname(conn, record)).collect::<Result<Vec<_>>>());
            let names = names.expect("records are read");
            // Only such names are nobody else's.
            people::erase(file, PersonId(person)).map(|_| erased.extend(names.into_iter().filter(|name| name.contains('-'))))
        }
        9 | 10 => {
            let organisation = dice.one(&ids(laptop, "organisation")).copied().unwrap_or(ground.organisations[0].raw());
            file.transact(Op::SetRole, |tx| {
                let id = tx.new_id();
                tx.insert(&ROLE, id, &[("person_id", person.into()), ("organisation_id", organisation.into()), ("title", text(&word))])
            })
            .map(|_| ())
        }
        11 => {
            insert_organisation(laptop, &format!("Клуб {word}"));
            Ok(())
        }
        12 | 13 => {
            let request =
                RegisterRequest { event_id: event, person_id: PersonId(person), organisation_id: None, status: RegistrationStatus::Registered };
            registrations::register(file, request).map(|_| ())
        }
        14..=16 => {
            registrations::check_in(file, CheckInRequest { event_id: event, person_id: PersonId(person), present: dice.below(4) > 0 }).map(|_| ())
        }
        17 => {
            let all = ids(laptop, "registration");
            let chosen = dice.one(&all).map(|id| vec![RegistrationId(*id)]).unwrap_or_default();
            let status = RegistrationStatus::ALL[dice.below(RegistrationStatus::ALL.len())];
            registrations::set_status(file, StatusRequest { ids: chosen, status }).map(|_| ())
        }
        18 => {
            let person = PersonFields { surname: format!("Гость-{:x}", dice.0.next_u64()), ..person_fields("Гостева Инна") };
            let request = WalkInRequest { event_id: event, person, organisation_id: None, organisation_name: String::new(), post: String::new() };
            registrations::walk_in(file, request).map(|_| ())
        }
        19 | 20 => {
            let mark = MarkCell { criterion_id: ground.criteria[dice.below(2)], value: Some(Hundredths(50 * dice.below(21) as i64)), comment: word };
            let request = MarksRequest {
                application_id: ground.applications[dice.below(3)],
                expert_id: ground.experts[dice.below(3)],
                marks: vec![mark],
                finish: dice.below(10) == 0,
            };
            competitions::enter_marks(file, request).map(|_| ())
        }
        21 if dice.below(3) == 0 => {
            competitions::create_application(file, application(ground, ground.organisations[dice.below(4)], &word)).map(|_| ())
        }
        21 => {
            let day = crate::stage::day("2019-05-03");
            certificates::issue(file, &CertificateOrder::of(event, true), day, |_| Ok(())).map(|_| ())
        }
        22 => file.undo().map(|_| ()),
        24 => {
            let other = dice.one(&people).copied().filter(|other| *other != person).map(RecordId);
            let choices = vec![FieldChoice { field: "phone".to_owned(), from: RecordId(person) }];
            let ids = [RecordId(person)].into_iter().chain(other).collect::<Vec<_>>();
            let request = JoinRequest { kind: RecordKind::Person, ids, choices };
            if other.is_some() { duplicates::join(file, request).map(|_| ()) } else { Ok(()) }
        }
        25 => duplicates::separate(file, SeparateRequest { kind: RecordKind::Person, id: RecordId(person) }).map(|_| ()),
        26 => {
            let other = dice.one(&people).copied().unwrap_or(person);
            let joined = file.read(|conn| joined::members(conn, person)).expect("records are read").contains(&other);
            let request = PairRequest { kind: RecordKind::Person, one: RecordId(person), other: RecordId(other) };
            if joined { Ok(()) } else { duplicates::tell_apart(file, request).map(|_| ()) }
        }
        27 | 28 => decide(laptop, dice),
        29 => {
            let actions = stamps(laptop, "SELECT r.id, a.seq FROM action AS a JOIN replica AS r USING (rix) ORDER BY r.id, a.seq");
            dice.one(&actions).map_or(Ok(()), |action| file.take_back(*action).map(|_| ()))
        }
        30 => {
            let entries = stamps(
                laptop,
                "SELECT r.id, e.seq FROM entry AS e JOIN replica AS r USING (rix) WHERE op = 1 AND tbl = 'person' ORDER BY r.id, e.seq",
            );
            let column = ["phone", "notes"][dice.below(2)];
            dice.one(&entries).map_or(Ok(()), |entry| file.put_back(*entry, column, "").map(|_| ()))
        }
        31 | 32 => {
            // Of one INN, as two laptops enter one organisation: joined by that alone.
            let inn = ["3123456785", "3123000011", "3123000188"][dice.below(3)];
            file.transact(Op::CreateOrganisation, |tx| {
                let id = tx.new_id();
                tx.insert(&ORGANISATION, id, &[("full_name", text(&format!("Центр {word}"))), ("inn", text(inn)), ("kpp", text("312301001"))])
            })
            .map(|_| ())
        }
        33 => {
            // Whoever took back the event took its agenda along.
            let lines = file.read(|conn| calendar::agenda(conn, event)).unwrap_or_default();
            let fields = AgendaFields { title: word, ..crate::agenda::line("2019-05-01", "10:00", "10:30") };
            match (dice.one(&lines).map(|line| line.id), dice.below(3)) {
                (Some(id), 0) => calendar::delete_agenda_item(file, id).map(|_| ()),
                (Some(id), 1) => calendar::edit_agenda_item(file, Edit { id, fields }).map(|_| ()),
                _ => calendar::add_agenda_item(file, NewAgendaItem { event_id: event, fields }).map(|_| ()),
            }
        }
        34 => {
            // Also one that goes on working: who said so may have been wrong.
            let others = ids(laptop, "replica").into_iter().filter(|id| *id != file.replica_id().expect("it has one")).collect::<Vec<_>>();
            let retired = dice.below(2) == 0;
            dice.one(&others).map_or(Ok(()), |id| laptops::retire(file, RetireRequest { id: ReplicaId(*id), retired }).map(|_| ()))
        }
        _ => file.redo().map(|_| ()),
    };
    // Rules may refuse: a record that is gone, a move that is not allowed, nothing to undo. A fault of ours they must not be.
    if let Err(error) = result {
        assert!(!matches!(error.code, Code::Internal | Code::DamagedFile | Code::BadRequest | Code::GuardedTable), "{error}");
    }
}

fn fleet(seed: u64, steps: u64) {
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(seed));
    let first = Laptop::first();
    let ground = ground(&first);
    let count = 3 + dice.below(3);
    let mut laptops = vec![first];
    while laptops.len() < count {
        let giver = dice.below(laptops.len());
        laptops.push(laptops[giver].join(laptops.len() as u8 + 1));
    }
    for laptop in &laptops {
        laptop.world.advance(dice.below(14_400) as i64 - 7_200);
    }
    // Some meet in a folder now and then as well.
    let shared = folder();
    // Packages that were made and have not been delivered: some twice, some late, some never.
    let mut under_way: Vec<Vec<u8>> = Vec::new();
    let mut erased = BTreeSet::new();
    let all = steps * count as u64;
    // At most some twenty packages a fleet, and thirty that are taken in, however much is done in between: what travels grows
    // with all that was done before.
    let (between, takes) = ((all / 20).max(60) as usize, (all / 30).max(40) as usize);
    for _ in 0..all {
        let place = dice.below(count);
        step(&laptops[place], &ground, &mut dice, &mut erased);
        if dice.below(between) == 0 {
            let scope = if dice.below(5) == 0 { Scope::Everything } else { Scope::Missing(None) };
            under_way.push(laptops[dice.below(count)].package(scope));
        }
        if dice.below(takes) == 0 {
            let agreed = Agreed { tidying: dice.below(3) == 0, ..Agreed::default() };
            let met = laptops[dice.below(count)].file().synchronise(shared.path(), agreed, &mut || Ok(()), &mut |_, _| true);
            let met = met.expect("the folder is there").value;
            let wrong = (met.failure, met.unreadable, met.forked);
            assert_eq!(wrong, (None, vec![], vec![]), "seed {seed}: nothing hinders the exchange");
        }
        if dice.below(takes) == 0
            && let Some(package) = dice.one(&under_way)
        {
            match laptops[dice.below(count)].take(package) {
                Ok(_) => {}
                Err(error) => assert_eq!(error.code, Code::PackageGap, "seed {seed}: {error}"),
            }
        }
    }
    if seed.is_multiple_of(8) {
        settle_at_once(&laptops, &mut dice);
    }
    settle(seed, &laptops, &mut dice);
    let written = laptops.iter().map(own_entries).sum::<i64>();
    let dump = laptops[0].dump();
    for (place, laptop) in laptops.iter().enumerate().skip(1) {
        same(&dump, &laptop.dump(), &format!("seed {seed}: laptop {place} against the first"));
    }
    let count_of = |sql: &str| laptops[0].file().read(|conn| Ok(conn.query_row(sql, [], |row| row.get::<_, i64>(0))?)).expect("counted");
    assert_eq!(count_of("SELECT count(*) FROM entry"), written, "seed {seed}: every entry that anybody wrote is in the journal");
    for (table, column) in [("document", "number"), ("application", "number"), ("replica", "code")] {
        let twice = format!("SELECT count(*) - count(DISTINCT {column}) FROM {table} WHERE {column} IS NOT NULL");
        assert_eq!(count_of(&twice), 0, "seed {seed}: a {column} of {table} was given twice");
    }
    // A name of somebody who was erased ends with digits that no other has: these must stand nowhere behind a hyphen.
    let erased = erased.iter().filter_map(|name| name.rsplit('-').next()).collect::<BTreeSet<_>>();
    for behind in dump.split('-').skip(1) {
        let digits = behind.split(|sign: char| !sign.is_ascii_hexdigit()).next().unwrap_or_default();
        assert!(!erased.contains(digits), "seed {seed}: -{digits} was erased and stands in the dump");
    }
    let checked = &laptops[dice.below(count)];
    let report = checked.file().check(&mut |_, _| true).expect("the file can be checked");
    assert!(report.is_clean(), "seed {seed}: {report:?}");
}

fn own_entries(laptop: &Laptop) -> i64 {
    let id = laptop.file().replica_id().expect("a copy has a replica");
    let all = laptop.file().vector().expect("a copy knows how far it is");
    // The ground was written by the first and copied to the others: each counts what it wrote itself.
    all.get(id)
}

/// Every laptop hears everything that each has, in an order of chance, all of it twice.
fn settle_at_once(laptops: &[Laptop], dice: &mut Dice) {
    let packages = laptops.iter().map(|laptop| laptop.package(Scope::Everything)).collect::<Vec<_>>();
    for laptop in laptops {
        let mut left = (0..packages.len()).chain(0..packages.len()).collect::<Vec<_>>();
        while !left.is_empty() {
            let place = left.swap_remove(dice.below(left.len()));
            laptop.take(&packages[place]).expect("a package of everything can always be taken in");
        }
    }
}

/// Every laptop gets from each other, in an order of chance, what that one knows it to lack; until all have everything.
fn settle(seed: u64, laptops: &[Laptop], dice: &mut Dice) {
    let ids = laptops.iter().map(|laptop| laptop.file().replica_id().expect("a copy has a replica")).collect::<Vec<_>>();
    let vector = |laptop: &Laptop| laptop.file().vector().expect("a copy knows how far it is");
    for _ in 0..4 {
        let mut pairs =
            (0..laptops.len()).flat_map(|from| (0..laptops.len()).map(move |to| (from, to))).filter(|(from, to)| from != to).collect::<Vec<_>>();
        while !pairs.is_empty() {
            let (from, to) = pairs.swap_remove(dice.below(pairs.len()));
            if vector(&laptops[to]).covers(&vector(&laptops[from])) {
                continue;
            }
            let package = laptops[from].package(Scope::Missing(Some(ids[to])));
            laptops[to].take(&package).expect("what is missing follows what is there");
        }
        if laptops.iter().all(|laptop| vector(laptop) == vector(&laptops[0])) {
            return;
        }
    }
    panic!("seed {seed}: they never come to the end");
}

#[test]
fn fleets_of_laptops_agree_whatever_they_did() {
    let (seeds, steps) = (number("SOKRAT_SEEDS", 40), number("SOKRAT_STEPS", 60));
    let begin = number("SOKRAT_FIRST_SEED", 0);
    let next = AtomicU64::new(begin);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= begin + seeds {
                        break;
                    }
                    fleet(seed, steps);
                }
            });
        }
    });
}

#[test]
fn the_order_in_which_packages_come_does_not_matter() {
    let first = Laptop::first();
    // Whoever takes in what is late about somebody who was erased writes an erasure of their own: these readers only read.
    let ground = Ground { erases: false, ..ground(&first) };
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(4_711));
    let laptops = [first.join(2), first.join(3), first.join(4)];
    for _ in 0..150 {
        step(&laptops[dice.below(3)], &ground, &mut dice, &mut BTreeSet::new());
    }
    let packages = laptops.each_ref().map(|laptop| laptop.package(Scope::Everything));
    let mut dumps = BTreeSet::new();
    for (number, order) in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]].into_iter().enumerate() {
        let reader = Laptop::reader(&first, number as u8);
        order.into_iter().for_each(|place| {
            reader.take(&packages[place]).expect("taken in");
        });
        dumps.insert(reader.dump());
    }
    assert_eq!(dumps.len(), 1, "six orders, one state");
}

/// The rows of every synchronised table and all conflicts, without the journal that they are folded of and its names.
fn tables(laptop: &Laptop) -> String {
    let names = TABLES.iter().map(|table| format!("{}|", laptop.columns(table.name).split(", ").count())).collect::<String>();
    let dump = laptop.dump();
    let rows = dump.lines().filter(|line| TABLES.iter().any(|table| line.starts_with(&format!("{}|", table.name))));
    let mut conflicts = "\n".to_owned();
    laptop.rows(
        &mut conflicts,
        "SELECT tbl, row, col, kind, clock, decided, lost, won FROM conflict ORDER BY tbl, row, col, kind, clock, lost, won, decided",
    );
    names + "\n" + &rows.collect::<Vec<_>>().join("\n") + &conflicts
}

/// A computer was cloned whole: two write under one name among others, and all meet in a folder. Their journals differ by the
/// names under which they hold the forks; what they say is the same.
#[test]
fn a_clone_among_the_laptops_costs_nothing() {
    for seed in 0..number("SOKRAT_SEEDS", 40).div_ceil(8) {
        let mut dice = Dice(ChaCha8Rng::seed_from_u64(9_000 + seed));
        let first = Laptop::first();
        let ground = ground(&first);
        let mut laptops = vec![first];
        for number in 2..4 {
            let joined = laptops[0].join(number);
            laptops.push(joined);
        }
        let cloned = laptops[dice.below(3)].cloned(50);
        laptops.push(cloned);
        let shared = folder();
        let meet = |laptop: &Laptop| {
            let agreed = Agreed { forks: true, tidying: true };
            let met = laptop.file().synchronise(shared.path(), agreed, &mut || Ok(()), &mut |_, _| true).expect("the folder is there").value;
            let wrong = (&met.failure, &met.unreadable, &met.forked);
            assert_eq!(wrong, (&None, &vec![], &vec![]), "seed {seed}: nothing hinders the exchange");
            met
        };
        for _ in 0..120 {
            let place = dice.below(4);
            step(&laptops[place], &ground, &mut dice, &mut BTreeSet::new());
            if dice.below(20) == 0 {
                meet(&laptops[dice.below(4)]);
            }
        }
        for _ in 0..4 {
            laptops.iter().for_each(|laptop| drop(meet(laptop)));
        }
        for (place, laptop) in laptops.iter().enumerate() {
            let met = meet(laptop);
            assert_eq!((met.taken.len(), met.sent, met.waiting.len()), (0, 0, 0), "seed {seed}: laptop {place} has heard everything");
            let report = laptop.file().check(&mut |_, _| true).expect("the file can be checked");
            assert!(report.is_clean(), "seed {seed}: laptop {place}: {report:?}");
            same(&tables(&laptops[0]), &tables(laptop), &format!("seed {seed}: laptop {place} against the first"));
        }
        let names = laptops.iter().map(|laptop| laptop.file().replica_id().expect("it has one")).collect::<BTreeSet<_>>();
        assert_eq!(names.len(), 4, "seed {seed}: and each writes under a name of its own");
    }
}
