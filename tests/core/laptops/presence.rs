//! One door, several laptops: each marks whom it sees, and takes its own marks back.

use sokrat_core::file::Scope;
use sokrat_core::ids::{EventId, PersonId, RegistrationId};
use sokrat_core::registrations::{self, CheckInRequest, RegistrationStatus, StatusRequest};

use super::fleet::{Laptop, on_the_list, presence, same};

/// Three laptops at one door, all of which have the person on the list.
fn at_one_door() -> ([Laptop; 3], EventId, PersonId) {
    let one = Laptop::first();
    let (event, person) = on_the_list(&one);
    let (two, three) = (one.join(2), one.join(3));
    ([one, two, three], event, person)
}

/// Marks the person so many seconds after nine, or takes the mark back.
fn mark(laptop: &Laptop, event_id: EventId, person_id: PersonId, present: bool, seconds: i64) {
    laptop.world.set("2019-05-14T09:00:00Z");
    laptop.world.advance(seconds);
    registrations::check_in(laptop.file(), CheckInRequest { event_id, person_id, present }).expect("marked at the door");
}

/// Everybody hears everybody, and all have the same.
fn all_hear(laptops: &[&Laptop], what: &str) {
    let packages = laptops.iter().map(|laptop| laptop.package(Scope::Everything)).collect::<Vec<_>>();
    for laptop in laptops {
        packages.iter().for_each(|package| drop(laptop.take(package).expect("taken in")));
        same(&laptops[0].dump(), &laptop.dump(), what);
        assert!(laptop.file().check(&mut |_, _| true).expect("it can be checked").is_clean(), "{what}: journal and tables agree");
    }
}

/// The state everywhere alike, and that nobody is asked.
fn everywhere(laptops: &[&Laptop], wanted: &str, what: &str) {
    for laptop in laptops {
        assert!(presence(laptop).starts_with(wanted), "{what}: {} instead of {wanted}", presence(laptop));
        assert_eq!(laptop.dump().lines().filter(|line| line.starts_with("conflict")).count(), 0, "{what}: nobody is asked");
    }
}

#[test]
fn who_was_seen_by_another_laptop_stays_present_when_one_takes_its_own_mark_back() {
    for by_undo in [false, true] {
        let ([one, two, three], event, person) = at_one_door();
        mark(&three, event, person, true, 30);
        mark(&one, event, person, true, 0);
        mark(&two, event, person, true, 60);
        // The first has heard of the second, and not of the third, when it finds out that it meant somebody else.
        one.take(&two.package(Scope::Everything)).expect("taken in");
        one.world.set("2019-05-14T09:02:00Z");
        if by_undo {
            one.file().undo().expect("taken back");
        } else {
            mark(&one, event, person, false, 120);
        }
        let what = format!("by undo: {by_undo}");
        all_hear(&[&one, &two, &three], &what);
        // The third has seen her.
        everywhere(&[&one, &two, &three], "attended 2019-05-14T09:00:30", &what);
        // Whoever has heard of all marks takes all of them back.
        mark(&two, event, person, false, 300);
        three.take(&two.package(Scope::Everything)).expect("taken in");
        assert_eq!([presence(&two), presence(&three)], ["registered ", "registered "], "{what}");
    }
}

/// The moments at which two mark somebody, the first laptop earlier or the second.
const MARKED: [[i64; 2]; 2] = [[0, 30], [30, 0]];

#[test]
fn who_was_unmarked_by_everybody_is_absent() {
    for marked in MARKED {
        for unmarked in [[60, 90], [90, 60]] {
            let ([one, two, three], event, person) = at_one_door();
            let what = format!("marked at {marked:?}, unmarked at {unmarked:?}");
            for (laptop, (marked, unmarked)) in [&one, &two].into_iter().zip(marked.into_iter().zip(unmarked)) {
                mark(laptop, event, person, true, marked);
                mark(laptop, event, person, false, unmarked);
            }
            all_hear(&[&one, &two, &three], &what);
            everywhere(&[&one, &two, &three], "registered ", &what);
        }
    }
}

#[test]
fn who_was_unmarked_by_one_has_been_there_since_the_other_saw_them() {
    for [first, second] in MARKED {
        let ([one, two, three], event, person) = at_one_door();
        let what = format!("marked at {first} and {second}");
        mark(&one, event, person, true, first);
        mark(&two, event, person, true, second);
        mark(&one, event, person, false, 60);
        all_hear(&[&one, &two, &three], &what);
        everywhere(&[&one, &two, &three], &format!("attended 2019-05-14T09:00:{second:02}"), &what);
        // The third knows of nobody else who has seen them.
        mark(&three, event, person, false, 90);
        all_hear(&[&one, &two, &three], &what);
        everywhere(&[&one, &two, &three], "registered ", &what);
    }
}

#[test]
fn who_is_said_to_have_been_there_after_all_stays_present() {
    for [first, second] in MARKED {
        let ([one, two, three], event, person) = at_one_door();
        let what = format!("marked at {first} and {second}");
        mark(&one, event, person, true, first);
        mark(&two, event, person, true, second);
        mark(&one, event, person, false, 60);
        one.take(&two.package(Scope::Everything)).expect("taken in");
        // Taken back after it was overruled: both vouch again, and the first of them says since when.
        one.file().undo().expect("taken back");
        everywhere(&[&one], "attended 2019-05-14T09:00:00", &what);
        mark(&two, event, person, false, 90);
        all_hear(&[&one, &two, &three], &what);
        everywhere(&[&one, &two, &three], &format!("attended 2019-05-14T09:00:{first:02}"), &what);
        one.file().redo().expect("done again");
        all_hear(&[&one, &two, &three], &what);
        everywhere(&[&one, &two, &three], "registered ", &what);
    }
}

#[test]
fn whoever_has_heard_of_both_marks_takes_both_back_with_their_time() {
    for [first, second] in MARKED {
        for unmarked in [false, true] {
            let ([one, two, three], event, person) = at_one_door();
            let what = format!("marked at {first} and {second}, unmarked: {unmarked}");
            mark(&one, event, person, true, first);
            mark(&two, event, person, true, second);
            if unmarked {
                mark(&one, event, person, false, 60);
            }
            one.take(&two.package(Scope::Everything)).expect("taken in");
            one.file().undo().expect("taken back");
            if unmarked {
                everywhere(&[&one], "attended 2019-05-14T09:00:00", &what);
                one.file().redo().expect("done again");
            }
            all_hear(&[&one, &two, &three], &what);
            everywhere(&[&one, &two, &three], "registered ", &what);
        }
    }
}

/// Moves the only registration to another status.
fn set_status(laptop: &Laptop, status: RegistrationStatus) {
    let read = laptop.file().read(|conn| Ok(conn.query_row("SELECT id FROM registration", [], |row| row.get::<_, RegistrationId>(0))?));
    let ids = vec![read.expect("the registration is read")];
    registrations::set_status(laptop.file(), StatusRequest { ids, status }).expect("moved");
}

/// Each of two laptops enters a newcomer, and hears of the other's later: they number the two newcomers the other way round.
#[test]
fn of_two_marks_at_one_tick_every_laptop_takes_the_same_for_the_last() {
    let one = Laptop::first();
    let (event, person) = on_the_list(&one);
    let two = one.join(2);
    let (three, four) = (one.join(3), two.join(4));
    for (laptop, status) in [(&three, RegistrationStatus::Cancelled), (&four, RegistrationStatus::Waiting)] {
        laptop.world.set("2019-05-14T08:00:00Z");
        set_status(laptop, status);
        mark(laptop, event, person, true, 0);
    }
    for (from, to) in [(&three, &one), (&four, &two), (&two, &one), (&one, &two)] {
        to.take(&from.package(Scope::Everything)).expect("taken in");
    }
    let ticks = |laptop: &Laptop| {
        let sql = "SELECT count(DISTINCT clock) || ' ' || count(*) FROM entry WHERE tbl = 'registration' AND json_extract(data, '$.status[1]') = 'attended'";
        laptop.file().read(|conn| Ok(conn.query_row(sql, [], |row| row.get::<_, String>(0))?)).expect("the journal is read")
    };
    assert_eq!(ticks(&one), "1 2", "both marks stand at one tick");
    for laptop in [&one, &two] {
        mark(laptop, event, person, false, 60);
    }
    assert_eq!(presence(&one), presence(&two), "both put back what stood before the same mark");
}
