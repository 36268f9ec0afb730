//! Backups: when one is made, which are kept, and that putting one back loses nothing.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use proptest::prelude::*;
use sokrat_core::file::backup::{self, Policy, Protection, Reason, superfluous};
use sokrat_core::laptops;
use sokrat_core::values::Moment;
use sokrat_core::{Code, OpenOptions, Passphrase, ProgrammeFile};

use crate::at_random::at_random;
use crate::support::{Scene, TestSurroundings};

fn folder(scene: &Scene) -> PathBuf {
    scene.path.with_file_name("backups")
}

fn back_up(scene: &Scene, reason: Reason) -> backup::Backup {
    scene.file().back_up(&folder(scene), reason, Policy::default(), &mut |_, _| true).expect("a backup is made")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).expect("there").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_says_when_and_why() {
    let scene = Scene::new();
    scene.person("Орлова");
    let made = back_up(&scene, Reason::Import);
    assert_eq!(made.name, "programme 2019-04-29 09-00-00 import.sokrat", "in its name");
    assert_eq!((made.reason, made.protection), (Reason::Import, Protection::None), "and in the list");
    assert_eq!(back_up(&scene, Reason::Import).name, "programme 2019-04-29 09-00-01 import.sokrat", "no backup is written over another");
    fs::write(folder(&scene).join("Заметки.txt"), "мои").unwrap();
    fs::write(folder(&scene).join("programme 2019-04-29 09-00-07 import.sokrat"), "не база").unwrap();
    assert_eq!(backup::list(&folder(&scene), None).unwrap().len(), 2, "what is no backup is not listed");
    assert_eq!(backup::list(&scene.path.with_file_name("нет"), None).unwrap(), [], "where no folder is there are none");
}

#[test]
fn names_are_read_as_they_are_written() {
    let at = Moment("2026-12-31T23:59:58Z".parse().unwrap());
    for stem in ["Программа", "Программа 2026-01-01 00-00-00 import", "п р о"] {
        for reason in Reason::ALL {
            assert_eq!(backup::parse(&backup::name(stem, at, *reason)), Some((at, *reason)), "{stem}, {reason:?}");
        }
    }
    for other in ["программа.sokrat", "2026-12-31 23-59-58 import.sokrat", "п 2026-13-31 23-59-58 import.sokrat", "п 2026-12-31 23-59-58 why.sokrat"]
    {
        assert_eq!(backup::parse(other), None, "{other} is no name of a backup");
    }
}

#[test]
fn a_backup_is_due_when_something_changed() {
    let mut scene = Scene::new();
    let due = |scene: &Scene| scene.file().is_backup_due(&folder(scene)).unwrap();
    assert!(!due(&scene), "an empty programme needs none");
    scene.person("Орлова");
    assert!(due(&scene), "a change does");
    back_up(&scene, Reason::Close);
    assert!(!due(&scene), "once");
    scene.reopen();
    assert!(!due(&scene), "also after the next start");
    scene.file().undo().unwrap();
    assert!(due(&scene), "an undo is a change as well");
    back_up(&scene, Reason::Close);
    fs::remove_dir_all(folder(&scene)).unwrap();
    assert!(due(&scene), "and so is a folder that somebody emptied");
}

#[test]
fn work_that_comes_by_itself_has_one_backup_a_day() {
    let scene = Scene::new();
    let due = || scene.file().is_backup_of_day_due(&folder(&scene), Reason::Exchange).unwrap();
    assert!(!due(), "an empty programme needs none");
    scene.person("Орлова");
    back_up(&scene, Reason::Close);
    assert!(!due(), "nor one that has not changed since the last");
    scene.person("Седова");
    assert!(due(), "a change does, whatever backups of other reasons there are");
    back_up(&scene, Reason::Exchange);
    for _ in 0..14 {
        scene.person("Зуева");
        scene.world.advance(3_600);
        assert!(!due(), "but not again on that day");
    }
    scene.world.advance(3_600);
    assert!(due(), "the next one begins at midnight of UTC, as the days of the policy do");
}

#[test]
fn a_restored_backup_is_the_programme_of_then() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    let made = folder(&scene).join(back_up(&scene, Reason::Asked).name);
    scene.person("Седова");
    assert_eq!(scene.file().actions_since(&made, &OpenOptions::default()).unwrap(), 1, "what would be taken back is told before");
    let now = folder(&scene).join(back_up(&scene, Reason::Restore).name);
    scene.close();
    restore(&scene, &made, &OpenOptions::default()).expect("it is put back");
    scene.reopen();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 1, "the programme is as it was");
    assert!(scene.file().check(&mut |_, _| true).unwrap().is_clean(), "and in order");
    scene.close();
    restore(&scene, &now, &OpenOptions::default()).expect("and the state before the restore");
    scene.reopen();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 2, "can be put back in turn");
    assert_eq!(names(scene.path.parent().unwrap()).len(), 5, "nothing else is left: the programme, its lock, its log of two files, the folder");
}

#[test]
fn the_next_exchange_does_not_bring_back_what_a_restore_took_away() {
    let mut scene = Scene::new();
    let shared = scene.path.with_file_name("shared");
    fs::create_dir(&shared).expect("a folder");
    laptops::set_folder(scene.file(), Some(&shared)).expect("a folder is chosen");
    // Nothing of one's own comes after it: the file goes on as the same replica.
    let made = folder(&scene).join(back_up(&scene, Reason::Asked).name);
    assert!(scene.file().remembered("exchange-folder").unwrap().is_some(), "the backup has the folder as well");
    scene.close();
    restore(&scene, &made, &OpenOptions::default()).expect("it is put back");
    scene.reopen();
    assert_eq!(scene.file().remembered("exchange-folder").unwrap(), None, "nobody reads the folder until somebody chooses it");
}

#[test]
fn a_backup_that_is_being_restored_is_not_what_goes() {
    let scene = Scene::new();
    let folder = folder(&scene);
    scene.person("Орлова");
    let oldest = back_up(&scene, Reason::Asked).name;
    for _ in 0..12 {
        scene.world.advance(60);
        back_up(&scene, Reason::Asked);
    }
    // Ten stay whatever their day: the next one pushes out the oldest of those.
    let tenth = backup::list(&folder, None).unwrap().pop().expect("there are some").name;
    assert_ne!(tenth, oldest, "the oldest have gone");
    scene.world.advance(60);
    let spared = Policy { most_bytes: Some(1), spare: Some(&tenth) };
    let made = scene.file().back_up(&folder, Reason::Restore, spared, &mut |_, _| true).expect("made").name;
    let left: Vec<String> = backup::list(&folder, None).unwrap().into_iter().map(|backup| backup.name).collect();
    assert_eq!(left, [made, tenth], "however little space is allowed");
}

#[test]
fn what_a_restore_takes_away_is_counted_for_each_laptop() {
    let scene = Scene::new();
    scene.person("Орлова");
    let early = folder(&scene).join(back_up(&scene, Reason::Asked).name);
    scene.person("Седова");
    let late = folder(&scene).join(back_up(&scene, Reason::Asked).name);
    scene.person("Зуева");
    let mut scene = scene;
    scene.close();
    restore(&scene, &early, &OpenOptions::default()).expect("it is put back");
    scene.reopen();
    scene.person("Щукина");
    let options = OpenOptions::default();
    assert_eq!(scene.file().actions_since(&early, &options).unwrap(), 1, "what came after the restore goes");
    assert_eq!(scene.file().actions_since(&late, &options).unwrap(), 0, "a backup that has more takes nothing away");
}

#[test]
fn a_backup_whose_schema_somebody_changed_is_not_put_back() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    let made = folder(&scene).join(back_up(&scene, Reason::Asked).name);
    rusqlite::Connection::open(&made).unwrap().execute_batch("CREATE TRIGGER mine AFTER INSERT ON person BEGIN DELETE FROM person; END").unwrap();
    let counted = scene.file().actions_since(&made, &OpenOptions::default());
    assert_eq!(counted.map_err(|error| error.code), Err(Code::AlteredFile), "it is refused where somebody asks what it would take back");
    scene.close();
    assert_eq!(restore(&scene, &made, &OpenOptions::default()).unwrap_err().code, Code::AlteredFile, "and before it stands there");
    scene.reopen();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 1, "and the programme is as it was");
}

#[test]
fn long_work_on_the_file_is_told_and_can_be_stopped() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    let made = folder(&scene).join(back_up(&scene, Reason::Asked).name);
    let mut told = 0;
    scene
        .file()
        .back_up(&folder(&scene), Reason::Asked, Policy::default(), &mut |_, _| {
            told += 1;
            true
        })
        .expect("made");
    assert!(told >= 2, "how far it is is told while it is written and while it is looked through");
    let copy = scene.path.with_file_name("copy.sokrat");
    fs::write(&copy, "прежнее").unwrap();
    for looks in 0..2 {
        let mut asked = 0;
        let stopped = scene.file().save_copy_telling(&copy, &mut |done, total| {
            asked += 1;
            asked <= looks && (looks == 0 || done < total)
        });
        assert_eq!(stopped.map_err(|error| error.code), Err(Code::Cancelled), "a copy can be stopped at its beginning and at its end");
        assert_eq!(fs::read(&copy).unwrap(), "прежнее".as_bytes(), "and what lay there lies there");
    }
    scene.close();
    let before = fs::read(&scene.path).unwrap();
    let options = OpenOptions::default();
    let secret = Passphrase::new("тихий берег, синий чай".to_owned());
    let stopped = ProgrammeFile::change_passphrase(&scene.path, scene.world.as_ref(), &options, Some(&secret), &mut |_, _| false).map(drop);
    let restored = ProgrammeFile::restore(&scene.path, scene.world.as_ref(), &options, &made, &options, &mut |_, _| false);
    for outcome in [stopped, restored] {
        assert_eq!(outcome.map_err(|error| error.code), Err(Code::Cancelled), "and ends it where the answer is no");
    }
    assert_eq!(fs::read(&scene.path).unwrap(), before, "the programme is as it was");
    assert!(!names(scene.path.parent().unwrap()).iter().any(|name| name.contains(".part")), "nothing half done stays");
}

fn restore(scene: &Scene, backup: &Path, options: &OpenOptions) -> sokrat_core::Result<()> {
    ProgrammeFile::restore(&scene.path, scene.world.as_ref(), &OpenOptions::default(), backup, options, &mut |_, _| true)
}

#[test]
fn what_is_no_backup_of_this_programme_is_refused() {
    let mut scene = Scene::new();
    scene.person("Орлова");
    let mut other = Scene::seeded(2);
    other.person("Чужая");
    let foreign = folder(&other).join(back_up(&other, Reason::Asked).name);
    let broken = scene.path.with_file_name("broken.sokrat");
    let mut bytes = fs::read(&foreign).unwrap();
    bytes[4096..].fill(0xAA);
    fs::write(&broken, bytes).unwrap();
    assert_eq!(restore(&scene, &foreign, &OpenOptions::default()).unwrap_err().code, Code::LockedFile, "an open programme is not replaced");
    scene.close();
    other.close();
    assert_eq!(restore(&scene, &foreign, &OpenOptions::default()).unwrap_err().code, Code::OtherProgramme, "a backup of another programme");
    assert_eq!(restore(&scene, &broken, &OpenOptions::default()).unwrap_err().code, Code::DamagedFile, "a damaged one");
    scene.reopen();
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM person"), 1, "the programme stands as it was");
    assert!(!names(scene.path.parent().unwrap()).iter().any(|name| name.ends_with(".part")), "and nothing half done stays");
}

#[test]
fn a_backup_has_the_passphrase_of_its_day() {
    let secret = |text: &str| OpenOptions { passphrase: Some(Passphrase::new(text.to_owned())), ..OpenOptions::default() };
    let mut scene = Scene::new();
    scene.person("Орлова");
    let plain = folder(&scene).join(back_up(&scene, Reason::Asked).name);
    scene.close();
    let change = |before: &OpenOptions, new: &str| {
        let new = Passphrase::new(new.to_owned());
        ProgrammeFile::change_passphrase(&scene.path, TestSurroundings::new(7).as_ref(), before, Some(&new), &mut |_, _| true).unwrap();
    };
    change(&OpenOptions::default(), "первый пароль");
    let file = ProgrammeFile::open(&scene.path, scene.world.clone(), &secret("первый пароль")).unwrap();
    let first = folder(&scene).join(file.back_up(&folder(&scene), Reason::Close, Policy::default(), &mut |_, _| true).unwrap().name);
    let listed = backup::list(&folder(&scene), file.key()).unwrap();
    let protection = listed.iter().map(|backup| backup.protection).collect::<Vec<_>>();
    assert_eq!(protection, [Protection::Same, Protection::None], "the list says what each opens with");
    drop(file);
    let world = TestSurroundings::new(8);
    ProgrammeFile::change_passphrase(
        &scene.path,
        world.as_ref(),
        &secret("первый пароль"),
        Some(&Passphrase::new("второй пароль".to_owned())),
        &mut |_, _| true,
    )
    .unwrap();

    let put_back = |backup: &Path, options: &OpenOptions| {
        ProgrammeFile::restore(&scene.path, scene.world.as_ref(), &secret("второй пароль"), backup, options, &mut |_, _| true)
            .map_err(|error| error.code)
    };
    assert_eq!(put_back(&first, &OpenOptions::default()), Err(Code::PassphraseNeeded), "an older backup asks for its own");
    assert_eq!(put_back(&first, &secret("второй пароль")), Err(Code::WrongPassphrase), "which is not today's");
    assert_eq!(put_back(&first, &secret("первый пароль")), Ok(()), "with it, it is put back");
    drop(ProgrammeFile::open(&scene.path, scene.world.clone(), &secret("второй пароль")).expect("under the passphrase of today"));
    assert_eq!(put_back(&plain, &OpenOptions::default()), Ok(()), "one without a passphrase as well");
    drop(ProgrammeFile::open(&scene.path, scene.world.clone(), &secret("второй пароль")).expect("and it does not lay the programme open"));
}

const DAY: i64 = 24 * 60 * 60;

fn at(second: i64) -> Moment {
    Moment(Timestamp::from_second(second).expect("within jiff's years"))
}

/// Backups at these seconds before now, newest first.
fn backups(now: i64, ages: &[i64], size: u64) -> Vec<(Moment, u64)> {
    let mut ages = ages.to_vec();
    ages.sort_unstable();
    ages.dedup();
    ages.iter().map(|age| (at(now - age), size)).collect()
}

fn kept(all: &[(Moment, u64)], now: i64, policy: Policy<'_>) -> Vec<(Moment, u64)> {
    let gone = superfluous(all, at(now), policy);
    all.iter().enumerate().filter(|(place, _)| !gone.contains(place)).map(|(_, backup)| *backup).collect()
}

#[test]
fn every_hour_for_three_years_leaves_few() {
    let now = 1_800_000_000;
    let mut all = Vec::new();
    for hour in (0..3 * 365 * 24).rev() {
        let then = now - hour * 3600;
        all.insert(0, (at(then), 1));
        all = kept(&all, then, Policy::default());
    }
    assert!((80..130).contains(&all.len()), "ten, a month of days, a year of weeks, months: {}", all.len());
    assert!(all.last().is_some_and(|(oldest, _)| oldest.0.as_second() < now - 1000 * DAY), "the first month is still there");
}

proptest! {
    #![proptest_config(at_random(256))]

    #[test]
    fn the_last_ten_stay(ages in prop::collection::vec(0..2000 * DAY, 1..60)) {
        let all = backups(1_800_000_000, &ages, 1);
        let kept = kept(&all, 1_800_000_000, Policy::default());
        let ten = all.len().min(10);
        prop_assert_eq!(&kept[..ten], &all[..ten]);
    }

    #[test]
    fn no_day_week_or_month_loses_all_of_its_backups(ages in prop::collection::vec(0..2000 * DAY, 1..80)) {
        let now = 1_800_000_000;
        let all = backups(now, &ages, 1);
        let kept = kept(&all, now, Policy::default());
        for (moment, _) in &all {
            let age = (now - moment.0.as_second()) / DAY;
            let near = if age < 30 { DAY } else if age < 366 { 7 * DAY } else { 31 * DAY };
            let stands = kept.iter().any(|(other, _)| (other.0.as_second() - moment.0.as_second()).abs() <= near);
            prop_assert!(stands, "nothing is left near a backup of {} days", age);
        }
    }

    #[test]
    fn what_is_kept_is_kept_again(ages in prop::collection::vec(0..2000 * DAY, 1..80), most in prop::option::of(1..40_u64)) {
        let policy = Policy { most_bytes: most, spare: None };
        let once = kept(&backups(1_800_000_000, &ages, 1), 1_800_000_000, policy);
        prop_assert_eq!(kept(&once, 1_800_000_000, policy), once);
    }

    #[test]
    fn the_limit_holds_but_for_the_newest(ages in prop::collection::vec(0..2000 * DAY, 1..80), size in 1..50_u64, most in 0..400_u64) {
        let all = backups(1_800_000_000, &ages, size);
        let kept = kept(&all, 1_800_000_000, Policy { most_bytes: Some(most), spare: None });
        prop_assert_eq!(kept.first(), all.first());
        prop_assert!(kept.len() == 1 || kept.iter().map(|(_, size)| size).sum::<u64>() <= most);
    }
}
