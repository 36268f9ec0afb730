//! The main job from a terminal, as a script does it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const NOW: &str = "2019-04-29T08:00:00Z";

/// A folder with a programme in it, and the terminal that works on it.
struct Terminal {
    folder: tempfile::TempDir,
}

impl Terminal {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_at(NOW, arguments)
    }

    /// The same at this moment.
    fn run_at(&self, now: &str, arguments: &[&str]) -> Output {
        self.run_in(self.folder.path(), now, arguments)
    }

    /// The same in this folder.
    fn run_in(&self, folder: &Path, now: &str, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_sokrat-cli"))
            .args(arguments)
            .current_dir(folder)
            .env("SOKRAT_TEST_FOLDER", self.folder.path())
            .env("SOKRAT_TEST_NOW", now)
            .env("SOKRAT_TEST_LANGUAGE", "ru-RU")
            .output()
            .expect("the terminal starts")
    }

    /// The answer of a command that works.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("the answer for programs is JSON")
    }

    /// Exit code and sentence of a command that is refused.
    fn refused(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = self.run(arguments);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).expect("written");
    }
}

#[test]
fn the_main_job_from_new_to_check() {
    let terminal = Terminal::new();
    terminal.json(&["demo", "demo.sokrat"]);
    let events = terminal.json(&["list", "demo.sokrat", "events", "--limit", "3"]);
    assert_eq!(events["rows"].as_array().map(Vec::len), Some(3), "the list has as many rows as were asked for");
    terminal.write(
        "list.csv",
        "ФИО;Организация;Телефон\nЩукина Аглая Тихоновна;АНО «Ромашка»;8 910 000-00-01\nЛукин Пётр Ильич;АНО «Ромашка»;\n".as_bytes(),
    );
    let imported = terminal.json(&["import", "demo.sokrat", "list.csv", "--event", "2"]);
    assert_eq!(imported["registrations"], 2, "both people of the list are registered");
    let before = terminal.json(&["check-in", "demo.sokrat", "--event", "2", "--person", "Щукина Аглая Тихоновна"]);
    assert!(before["people"].as_u64() >= Some(1), "who is checked in is counted");
    let issued = terminal.json(&["certificates", "demo.sokrat", "--event", "2"]);
    assert!(issued["new"].as_u64() >= Some(1), "who was there gets a number");
    let path = issued["path"].as_str().expect("a script is told the path");
    assert!(std::fs::read(Path::new(path)).expect("the PDF is there").starts_with(b"%PDF-"), "certificates are a PDF");
    let report = terminal.json(&["report", "demo.sokrat"]);
    assert!(report["total"]["people"].as_u64() >= Some(1), "the report counts people");
    for flag in ["--pdf", "--xlsx"] {
        let made = terminal.json(&["report", "demo.sokrat", flag]);
        assert!(Path::new(made["path"].as_str().expect("a path")).exists(), "the report is kept as {flag}");
    }
    assert!(
        !terminal.json(&["ranking", "demo.sokrat", "--competition", "1"])["rows"].as_array().expect("rows").is_empty(),
        "a competition is ranked"
    );
    assert!(
        Path::new(terminal.json(&["minutes", "demo.sokrat", "--competition", "1"])["path"].as_str().expect("a path")).exists(),
        "minutes are kept"
    );
    let duplicates = terminal.json(&["duplicates", "demo.sokrat"]);
    assert_eq!(duplicates["searched"], true, "records that may be one are looked for: {duplicates}");
    let checked = terminal.run(&["check", "demo.sokrat"]);
    assert_eq!(checked.status.code(), Some(0), "after all that the file is in order: {}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn certificates_are_given_replaced_annulled_and_checked() {
    let terminal = Terminal::new();
    terminal.json(&["demo", "demo.sokrat"]);
    let zip = terminal.json(&["certificates", "demo.sokrat", "--event", "1", "--form", "zip", "--names", "{number} {surname}"]);
    assert!(std::fs::read(zip["path"].as_str().expect("a path")).expect("it is there").starts_with(b"PK"), "one archive");
    let each = terminal.json(&["certificates", "demo.sokrat", "--event", "1", "--form", "each"]);
    let files = std::fs::read_dir(each["path"].as_str().expect("a path")).expect("a folder").count() as u64;
    assert_eq!(files, each["printedAgain"].as_u64().expect("a count") + each["new"].as_u64().expect("a count"), "a file for each");
    assert_eq!(each["new"], 0, "with the numbers that they have");
    let wrong = terminal.refused(&["certificates", "demo.sokrat", "--event", "1", "--form", "zip", "--names", "{nomer}"]);
    assert_eq!(wrong.0, Some(1), "a pattern of names is checked: {}", wrong.1);

    let register = terminal.json(&["register", "demo.sokrat", "--event", "1"]);
    let number = |at: usize| register["rows"][at]["number"].as_str().expect("a number").to_owned();
    let (first, second) = (number(0), number(1));
    assert_eq!(terminal.json(&["check-code", "demo.sokrat", &first])["verdict"], "valid", "as printed");
    let made = terminal.json(&["reissue", "demo.sokrat", "--number", &first, "--reason", "Опечатка"]);
    assert!(Path::new(made["path"].as_str().expect("a path")).exists(), "the new one is printed");
    assert_ne!(made["number"], first, "with another number");
    terminal.json(&["annul", "demo.sokrat", "--number", &second, "--reason", "Выдан по ошибке"]);
    for (code, verdict) in
        [(&*first, "replaced"), (&*second, "annulled"), ("СК-0000-А1-1", "unknown"), (&*format!("{first}|2019-04-29|AAAAAAAA"), "name-differs")]
    {
        let answer = terminal.run(&["check-code", "demo.sokrat", code, "--json"]);
        let told: Value = serde_json::from_slice(&answer.stdout).expect("the answer is JSON");
        assert_eq!((answer.status.code(), &told["verdict"]), (Some(1), &Value::from(verdict)), "{code}: a script can tell by the exit code");
    }
    let other = terminal.json(&["reissue", "demo.sokrat", "--number", &number(2), "--reason", "Спикер", "--template", "shipped-speaker"]);
    let told = |number: &str| terminal.json(&["register", "demo.sokrat", "--text", number])["rows"][0]["template"]["key"].clone();
    let replacement = |made: &Value| told(made["number"].as_str().expect("a number"));
    assert_eq!(replacement(&made), told(&first), "a replacement is on the template of what it replaces");
    assert_eq!((replacement(&other), told(&number(2))), ("shipped-speaker".into(), "shipped-participant".into()), "or on the one that was chosen");
    let listed = terminal.run(&["register", "demo.sokrat", "--text", other["number"].as_str().expect("a number")]);
    assert!(String::from_utf8_lossy(&listed.stdout).contains("Благодарность ведущему"), "and the list says so by name");
    for flag in ["--pdf", "--xlsx"] {
        let made = terminal.json(&["register", "demo.sokrat", flag]);
        assert!(Path::new(made["path"].as_str().expect("a path")).exists(), "the register is kept as {flag}");
    }
    let neither = terminal.refused(&["certificates", "demo.sokrat"]);
    assert_ne!(neither.0, Some(0), "an event or a competition is asked for");
}

#[test]
fn diplomas_of_a_decided_competition_are_given_replaced_annulled_and_checked() {
    let terminal = Terminal::new();
    terminal.json(&["demo", "demo.sokrat"]);
    let (code, sentence) = terminal.refused(&["certificates", "demo.sokrat", "--competition", "1"]);
    assert_eq!(code, Some(1), "a competition that is not decided has no winners: {sentence}");
    let print = || terminal.json(&["certificates", "demo.sokrat", "--competition", "2"]);
    let made = print();
    let new = made["new"].as_u64().expect("a count");
    assert!(new >= 1, "the winners get one: {made}");
    let text = pdf_text(Path::new(made["path"].as_str().expect("a path")));
    assert!(text.contains("ДИПЛОМ") && text.contains("победителя") && text.contains("за победу в конкурсе"), "it says what for: {text}");
    assert!(text.contains("Размер гранта: "), "and how much: {text}");
    assert_eq!((&print()["new"], &print()["printedAgain"]), (&Value::from(0), &Value::from(new)), "printed again they keep their numbers");

    let register = |more: &[&str]| terminal.json(&[&["register", "demo.sokrat"], more].concat());
    let of = register(&["--competition", "2"]);
    assert_eq!(
        (of["total"].as_u64(), &of["gaps"]),
        (Some(new), &Value::from(Vec::<Value>::new())),
        "the register of the competition has them and no more"
    );
    assert!(of["rows"].as_array().expect("rows").iter().all(|row| row["part"] == "winner"), "as winners: {of}");
    let first = of["rows"][0]["number"].as_str().expect("a number").to_owned();
    let reissued = terminal.json(&["reissue", "demo.sokrat", "--number", &first, "--reason", "Опечатка"]);
    assert!(pdf_text(Path::new(reissued["path"].as_str().expect("a path"))).contains("ДИПЛОМ"), "a diploma is replaced by a diploma");
    let second = reissued["number"].as_str().expect("a number").to_owned();
    terminal.json(&["annul", "demo.sokrat", "--number", &second, "--reason", "Отказался от гранта"]);
    let after = register(&["--competition", "2"]);
    assert_eq!(after["total"].as_u64(), Some(new + 1), "both lines stay");
    assert_eq!(register(&["--doubles"])["total"], 0, "nobody has two that are valid");
    let said = terminal.run(&["check-code", "demo.sokrat", &first]);
    assert!(String::from_utf8_lossy(&said.stdout).contains(&second), "whoever checks the old one is led to the new");
}

/// The text of a PDF.
fn pdf_text(path: &Path) -> String {
    let output = Command::new("pdftotext").arg("-raw").arg(path).arg("-").output().expect("poppler-utils are installed");
    String::from_utf8_lossy(&output.stdout).replace(['\n', '\u{A0}'], " ")
}

#[test]
fn a_new_programme_is_an_empty_one_in_order() {
    let terminal = Terminal::new();
    let made = terminal.json(&["new", "new.sokrat", "--title", "Программа развития", "--first-year", "2019"]);
    assert_eq!(made["title"], "Программа развития", "the title is the one that was given");
    assert_eq!(terminal.json(&["list", "new.sokrat", "people"])["total"], 0, "nobody is in it yet");
    assert_eq!(terminal.run(&["check", "new.sokrat"]).status.code(), Some(0), "it is in order");
    let (code, sentence) = terminal.refused(&["new", "new.sokrat", "--title", "Другая"]);
    assert_eq!(code, Some(3), "a file that is there is never overwritten");
    assert!(sentence.contains("new.sokrat"), "the sentence names it: {sentence}");
    let (code, sentence) = terminal.refused(&["new", "other.sokrat", "--title", " "]);
    assert_eq!(code, Some(1), "a programme needs a title");
    assert!(sentence.contains("title"), "the sentence names the field: {sentence}");
    assert!(!terminal.folder.path().join("other.sokrat").exists(), "what was refused leaves no file behind");
}

#[test]
fn what_is_refused_says_so_in_the_language_asked_for() {
    let terminal = Terminal::new();
    terminal.write("no.sokrat", b"this is no programme of any kind");
    let (code, russian) = terminal.refused(&["list", "no.sokrat", "people"]);
    assert_eq!(code, Some(3), "a file that is no programme");
    let (_, english) = terminal.refused(&["list", "no.sokrat", "people", "--language", "en"]);
    assert!(russian.starts_with("Это не файл программы"), "the system's language: {russian}");
    assert!(!english.is_empty() && english.is_ascii(), "the language asked for: {english}");
    assert_eq!(terminal.refused(&["list", "missing.sokrat", "people"]).0, Some(3), "a file that is not there");
    assert_eq!(terminal.refused(&["list"]).0, Some(2), "arguments that are missing");
    let help = terminal.run(&["--help", "--language", "ru"]);
    assert!(String::from_utf8_lossy(&help.stdout).contains("Создать программу"), "help speaks Russian");
}

#[test]
fn two_laptops_exchange_what_they_did() {
    let (home, away) = (Terminal::new(), Terminal::new());
    home.json(&["demo", "demo.sokrat"]);
    let stick = home.folder.path().join("stick.sokrat").display().to_string();
    home.json(&["give-copy", "demo.sokrat", "--to", &stick, "--name", "Выездной"]);
    let (code, sentence) = away.refused(&["list", &stick, "people"]);
    assert!(code != Some(0) && sentence.contains("для другого ноутбука"), "a copy for another laptop is taken in first: {sentence}");
    away.json(&["join", &stick, "--to", "trip.sokrat"]);
    away.write("list.csv", "ФИО;Организация\nЩукина Аглая Тихоновна;АНО «Ромашка»\n".as_bytes());
    away.json(&["import", "trip.sokrat", "list.csv", "--event", "2"]);
    let package = away.folder.path().join("away.sokrat-package").display().to_string();
    away.json(&["package", "trip.sokrat", "--to", &package]);
    let told = home.json(&["take", "demo.sokrat", &package, "--dry-run"]);
    let taken = home.json(&["take", "demo.sokrat", &package]);
    assert_eq!((&told["entries"], &told["code"]), (&taken["entries"], &serde_json::json!("А2")), "what was told is what came");
    let found = home.json(&["list", "demo.sokrat", "people", "--text", "Щукина Аглая"]);
    assert_eq!(found["total"], 1, "what the other laptop entered is here");
    let again = home.json(&["take", "demo.sokrat", &package]);
    assert_eq!(again["entries"], 0, "a second time nothing comes");
    let shared = home.folder.path().join("shared");
    std::fs::create_dir(&shared).expect("made");
    let shared = shared.display().to_string();
    home.json(&["sync", "demo.sokrat", "--folder", &shared]);
    away.json(&["sync", "trip.sokrat", "--folder", &shared]);
    home.json(&["sync", "demo.sokrat"]);
    let laptops = home.json(&["laptops", "demo.sokrat"]);
    assert_eq!(laptops["laptops"][1]["missing"], 0, "the other laptop is known to have everything: {laptops}");
    assert_eq!(home.json(&["check", "demo.sokrat"])["breaks"], serde_json::json!([]), "and the journal is whole");
}

#[test]
fn an_inn_that_could_be_of_several_organisations_is_told_by_the_import() {
    let (home, away) = (Terminal::new(), Terminal::new());
    home.json(&["demo", "demo.sokrat"]);
    let [stick, package] = ["stick.sokrat", "away.sokrat-package"].map(|name| home.folder.path().join(name).display().to_string());
    home.json(&["give-copy", "demo.sokrat", "--to", &stick]);
    away.json(&["join", &stick, "--to", "trip.sokrat"]);
    for (terminal, file, person) in [(&home, "demo.sokrat", "Лукин Пётр Ильич"), (&away, "trip.sokrat", "Щукина Аглая Тихоновна")]
    {
        terminal.write("list.csv", format!("ФИО;Организация\n{person};АНО «Ромашка»\n").as_bytes());
        terminal.json(&["import", file, "list.csv", "--event", "2"]);
    }
    away.json(&["package", "trip.sokrat", "--to", &package]);
    home.json(&["take", "demo.sokrat", &package]);
    home.write("list.csv", "ФИО;Организация;ИНН\nЗимина Вера Павловна;АНО «Ромашка»;3123456783\n".as_bytes());
    let import = ["import", "demo.sokrat", "list.csv", "--event", "2"];
    for arguments in [&[&import[..], &["--dry-run"]].concat()[..], &import] {
        let output = home.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "it hinders nothing: {said}{}", String::from_utf8_lossy(&output.stderr));
        assert!(said.contains("Строка 2, C: В программе несколько организаций с таким названием"), "{arguments:?} tells it: {said}");
    }
    assert_eq!(home.json(&import)["issues"][0]["issue"]["code"], "inn-of-several", "a script is told as well");
}

#[test]
fn an_exchange_that_leaves_laptops_apart_says_so() {
    let (one, two) = (Terminal::new(), Terminal::new());
    one.json(&["demo", "demo.sokrat"]);
    // Nobody has worked on it yet, so that both take it for their own and write under one name.
    std::fs::copy(one.folder.path().join("demo.sokrat"), two.folder.path().join("demo.sokrat")).expect("copied");
    for (terminal, person) in [(&one, "Щукина Аглая Тихоновна"), (&two, "Лукин Пётр Ильич")] {
        terminal.write("list.csv", format!("ФИО;Организация\n{person};АНО «Ромашка»\n").as_bytes());
        terminal.json(&["import", "demo.sokrat", "list.csv", "--event", "2"]);
    }
    let shared = one.folder.path().join("shared");
    std::fs::create_dir(&shared).expect("made");
    let shared = shared.display().to_string();
    one.json(&["sync", "demo.sokrat", "--folder", &shared]);
    let apart = two.run(&["sync", "demo.sokrat", "--folder", &shared]);
    let said = String::from_utf8_lossy(&apart.stdout);
    assert_eq!(apart.status.code(), Some(1), "a script can tell by the exit code: {said}{}", String::from_utf8_lossy(&apart.stderr));
    assert!(said.contains("А1") && said.contains("--take-forks"), "who wrote under one name is told, and how to agree: {said}");
    two.json(&["sync", "demo.sokrat", "--take-forks"]);
    let come = two.json(&["list", "demo.sokrat", "people", "--text", "Щукина Аглая"]);
    assert_eq!(come["total"], 1, "with that the other's work is here");
}

#[test]
fn a_folder_that_is_not_there_does_not_take_the_place_of_the_one_that_is() {
    let terminal = Terminal::new();
    terminal.json(&["new", "new.sokrat", "--title", "Программа развития", "--first-year", "2019"]);
    let shared = terminal.folder.path().join("shared");
    std::fs::create_dir(&shared).expect("made");
    terminal.json(&["sync", "new.sokrat", "--folder", &shared.display().to_string()]);
    terminal.write("shared.txt", b"a file is no folder");
    for slip in ["shraed", "shared.txt"] {
        let (code, sentence) = terminal.refused(&["sync", "new.sokrat", "--folder", slip]);
        assert!(code == Some(3) && sentence.contains(slip), "the sentence names it: {sentence}");
        terminal.json(&["sync", "new.sokrat"]);
    }
}

#[test]
fn a_folder_is_remembered_wherever_the_next_exchange_begins() {
    let terminal = Terminal::new();
    terminal.json(&["new", "new.sokrat", "--title", "Программа развития", "--first-year", "2019"]);
    let elsewhere = terminal.folder.path().join("elsewhere");
    for folder in [&terminal.folder.path().join("shared"), &elsewhere] {
        std::fs::create_dir(folder).expect("made");
    }
    terminal.json(&["sync", "new.sokrat", "--folder", "shared"]);
    let file = terminal.folder.path().join("new.sokrat").display().to_string();
    let output = terminal.run_in(&elsewhere, NOW, &["sync", &file]);
    assert_eq!(output.status.code(), Some(0), "the folder is the same: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_copy_with_a_passphrase_is_taken_in_with_it() {
    let (home, away) = (Terminal::new(), Terminal::new());
    for terminal in [&home, &away] {
        terminal.write("secret.txt", "тихий берег, синий чай\n".as_bytes());
    }
    away.write("wrong.txt", "совсем не тот пароль\n".as_bytes());
    home.json(&["new", "new.sokrat", "--title", "Опора", "--foundation", "Фонд", "--region", "Область"]);
    home.json(&["passphrase", "new.sokrat", "--new-passphrase-file", "secret.txt"]);
    let stick = home.folder.path().join("stick.sokrat").display().to_string();
    home.json(&["give-copy", "new.sokrat", "--to", &stick, "--passphrase-file", "secret.txt"]);
    let join = ["join", &stick, "--to", "trip.sokrat"];
    let (code, sentence) = away.refused(&join);
    assert_eq!((code, sentence.trim()), (Some(3), "Файл зашифрован. Введите его пароль."), "it asks");
    let with = |file| [&join[..], &["--passphrase-file", file]].concat();
    let (code, sentence) = away.refused(&with("wrong.txt"));
    assert!(code == Some(3) && sentence.contains("этот пароль не подошёл"), "a wrong one is told: {sentence}");
    let (_, sentence) = away.refused(&with("secret.txt"));
    assert!(sentence.contains("Следующая попытка"), "and the next one has to wait: {sentence}");
    assert!(!away.folder.path().join("trip.sokrat").exists(), "until then there is nothing here");
    let later = away.run_at("2019-04-29T08:00:02Z", &with("secret.txt"));
    assert!(later.status.success(), "two seconds later it is taken in: {}", String::from_utf8_lossy(&later.stderr));
    let laptops = away.json(&["laptops", "trip.sokrat", "--passphrase-file", "secret.txt"]);
    assert_eq!(laptops["laptops"][0]["code"], "А2", "it is the laptop that the copy was made for");
}

/// What the PDF of an answer says, without spaces and line ends, after qpdf found no fault in it.
fn paper(answer: &Value) -> String {
    let path = answer["path"].as_str().expect("a path");
    let checked = Command::new("qpdf").args(["--check", path]).output().expect("qpdf is installed");
    assert!(checked.status.success(), "{path} is a sound PDF: {}", String::from_utf8_lossy(&checked.stdout));
    if let Some(keep) = std::env::var_os("KEEP_DOCUMENTS") {
        let name = Path::new(path).file_name().expect("a name");
        std::fs::copy(path, Path::new(&keep).join(name)).expect("kept, to be looked at");
    }
    let text = Command::new("pdftotext").args(["-raw", path, "-"]).output().expect("pdftotext is installed");
    String::from_utf8_lossy(&text.stdout).split_whitespace().collect()
}

#[test]
fn the_papers_of_events_and_competitions_are_printed_in_both_languages() {
    let terminal = Terminal::new();
    terminal.json(&["demo", "demo.sokrat"]);
    terminal.write(
        "list.csv",
        "ФИО;Организация;Телефон\nЩербакова-Преображенская Ёлка Йосифовна;АНО «Ромашка»;8 910 000-00-01\nӘлиев Өмүр Һади улы;;\n".as_bytes(),
    );
    terminal.json(&["import", "demo.sokrat", "list.csv", "--event", "2"]);
    for language in ["ru", "en"] {
        let print = |arguments: &[&str]| {
            let answer = terminal.json(&[arguments, &["--language", language]].concat());
            assert_eq!(answer["warnings"], Value::Array(Vec::new()), "{arguments:?} in {language}: everything fits");
            paper(&answer)
        };
        let has = |text: &str, russian: &str, english: &str| {
            let words: String = if language == "ru" { russian } else { english }.split_whitespace().collect();
            assert!(text.contains(&words), "«{words}» stands in it: {text}");
        };
        let sheet = print(&["sheet", "demo.sokrat", "--event", "2", "--blank", "3"]);
        has(&sheet, "Лист регистрации", "Registration sheet");
        for name in ["ЩербаковаПреображенскаяЁлкаЙосифовна", "ӘлиевӨмүрҺадиулы"] {
            assert!(sheet.replace('-', "").contains(name), "hard names are there: {sheet}");
        }
        assert!(["+1", "+2", "+3"].iter().all(|row| sheet.contains(row)), "so are the blank rows, outside the numbers of the list: {sheet}");
        has(&print(&["sheet", "demo.sokrat", "--event", "2", "--empty", "--no-phone"]), "Согласие", "Consent");
        for kind in ["badge", "table-card", "label"] {
            let cards = print(&["cards", "demo.sokrat", "--event", "2", "--kind", kind, "--code"]);
            assert!(cards.replace('-', "").contains("ЩербаковаПреображенская"), "{kind}: the name is there");
        }
        has(&print(&["year-plan", "demo.sokrat", "--year", "2019"]), "План мероприятий на 2019 год", "Plan of events for 2019");
        has(&print(&["programme", "demo.sokrat", "--event", "2"]), "Программа мероприятия", "Programme of the event");
        has(&print(&["score-sheets", "demo.sokrat", "--competition", "1"]), "Лист оценки: заявка", "Score sheet: application");
        has(&print(&["minutes", "demo.sokrat", "--competition", "1"]), "ПРОЕКТ", "DRAFT");
        let last = print(&["minutes", "demo.sokrat", "--competition", "2", "--final"]);
        has(&last, "Протокол № 1", "Minutes No. 1");
        has(&last, "Контрольная сумма таблицы", "Check sum of the table");
        assert!(!last.contains("ПРОЕКТ") && !last.contains("DRAFT"), "final minutes are no draft");
    }
    let again = ["minutes", "demo.sokrat", "--competition", "2", "--final"];
    let headed = |arguments: &[&str]| paper(&terminal.json(arguments)).contains("«Агора»");
    assert!(!headed(&again), "the usual look does not say whose minutes they are");
    assert!(headed(&[&again[..], &["--template", "shipped-minutes"]].concat()), "the letterhead does");
    assert!(headed(&again), "printed again they stay on it");
    let rows = terminal.json(&["mark-rows", "demo.sokrat", "--event", "2", "--rows", "1-2"]);
    assert_eq!(rows["marked"].as_u64().unwrap_or(0) + rows["before"].as_u64().unwrap_or(0), 2, "the signed rows are present");
    let (code, sentence) = terminal.refused(&["mark-rows", "demo.sokrat", "--event", "2", "--rows", "1, 99999"]);
    assert_eq!(code, Some(1), "a row that is not there");
    assert!(sentence.contains("99999"), "the sentence names it: {sentence}");
    let (code, sentence) = terminal.refused(&["minutes", "demo.sokrat", "--competition", "1", "--final"]);
    assert_eq!(code, Some(1), "no final minutes without an approved ranking: {sentence}");
    assert_eq!(terminal.run(&["check", "demo.sokrat"]).status.code(), Some(0), "the file is in order");
}

#[test]
fn a_programme_with_a_passphrase_asks_for_it() {
    let terminal = Terminal::new();
    terminal.json(&["new", "new.sokrat", "--title", "Программа развития", "--first-year", "2019"]);
    terminal.write("secret.txt", "тихий берег, синий чай\n".as_bytes());
    terminal.write("wrong.txt", "мимо цели и мимо цели\n".as_bytes());
    let set = terminal.json(&["passphrase", "new.sokrat", "--new-passphrase-file", "secret.txt"]);
    assert_eq!(set["encrypted"], true, "the file is encrypted");
    let (code, sentence) = terminal.refused(&["list", "new.sokrat", "people"]);
    assert_eq!((code, sentence.trim()), (Some(3), "Файл зашифрован. Введите его пароль."), "without the passphrase nothing is told");
    let (code, _) = terminal.refused(&["list", "new.sokrat", "people", "--passphrase-file", "wrong.txt"]);
    assert_eq!(code, Some(3), "a wrong one does not open it");
    let (_, sentence) = terminal.refused(&["list", "new.sokrat", "people", "--passphrase-file", "secret.txt"]);
    assert!(sentence.contains("Следующая попытка"), "and the next try has to wait: {sentence}");
    let later = terminal.run_at("2019-04-29T09:00:00Z", &["list", "new.sokrat", "people", "--passphrase-file", "secret.txt"]);
    assert_eq!(later.status.code(), Some(0), "after the wait the right one opens it: {}", String::from_utf8_lossy(&later.stderr));
    let removed = terminal.json(&["passphrase", "new.sokrat", "--remove", "--passphrase-file", "secret.txt"]);
    assert_eq!(removed["encrypted"], false, "it can be taken away");
    assert_eq!(terminal.run(&["check", "new.sokrat"]).status.code(), Some(0), "and the file is in order");
}

/// Notepad writes a mark of the encoding before the first letter.
#[test]
fn a_passphrase_file_with_a_mark_has_the_passphrase_that_people_type() {
    let terminal = Terminal::new();
    terminal.json(&["new", "new.sokrat", "--title", "Программа развития", "--first-year", "2019"]);
    terminal.write("marked.txt", "\u{feff}тихий берег, синий чай\r\n".as_bytes());
    terminal.write("plain.txt", "тихий берег, синий чай\n".as_bytes());
    terminal.json(&["passphrase", "new.sokrat", "--new-passphrase-file", "marked.txt"]);
    for file in ["plain.txt", "marked.txt"] {
        let opened = terminal.run(&["check", "new.sokrat", "--passphrase-file", file]);
        assert_eq!(opened.status.code(), Some(0), "{file} opens it: {}", String::from_utf8_lossy(&opened.stderr));
    }
}

#[test]
fn a_forgotten_passphrase_is_replaced_by_the_code_of_the_sheet() {
    let terminal = Terminal::new();
    terminal.json(&["new", "new.sokrat", "--title", "Программа развития", "--first-year", "2019"]);
    for (name, secret) in [("secret.txt", "тихий берег, синий чай\n"), ("new.txt", "чужая собака лает громко\n")]
    {
        terminal.write(name, secret.as_bytes());
    }
    let sheet = ["recovery-sheet", "new.sokrat", "--to", "sheet.pdf"];
    assert_ne!(terminal.run(&sheet).status.code(), Some(0), "a file without a passphrase has no code");
    terminal.json(&["passphrase", "new.sokrat", "--new-passphrase-file", "secret.txt"]);
    terminal.json(&[&sheet[..], &["--passphrase-file", "secret.txt"]].concat());
    let paper = paper(&serde_json::json!({ "path": terminal.folder.path().join("sheet.pdf").display().to_string() }));
    let digits = paper.split("Кодвосстановления").nth(1).expect("the code has its heading").chars().take(96).collect::<String>();
    assert!(digits.bytes().all(|digit| digit.is_ascii_digit()), "sixteen groups of six digits follow it: {digits}");

    let recover = ["passphrase", "new.sokrat", "--recovery-code-file", "code.txt", "--new-passphrase-file", "new.txt"];
    let mut wrong = digits.clone().into_bytes();
    wrong[20] = if wrong[20] == b'9' { b'8' } else { wrong[20] + 1 };
    terminal.write("code.txt", &wrong);
    let (code, sentence) = terminal.refused(&recover);
    assert!(code == Some(1) && sentence.contains("Группа 4"), "a slip is told by its group: {sentence}");
    let order = [&digits[6..12], &digits[..6], &digits[12..]].concat();
    terminal.write("code.txt", order.as_bytes());
    assert!(terminal.refused(&recover).1.contains("Этот код не открывает файл"), "groups in a wrong order open nothing");
    let lines = digits.as_bytes().chunks(24).map(|line| String::from_utf8_lossy(line).into_owned()).collect::<Vec<_>>().join("\n");
    terminal.write("code.txt", format!("\u{feff}{lines}").as_bytes());
    terminal.json(&recover);
    assert_eq!(terminal.run(&["check", "new.sokrat", "--passphrase-file", "new.txt"]).status.code(), Some(0), "the new passphrase opens it");
    assert!(terminal.refused(&recover).1.contains("Этот код не открывает файл"), "and the code is worth nothing any more");
    assert_eq!(terminal.run(&["check", "new.sokrat", "--passphrase-file", "secret.txt"]).status.code(), Some(3), "nor is the old passphrase");
}

#[test]
fn what_lies_where_something_is_to_be_written_is_never_overwritten() {
    let terminal = Terminal::new();
    terminal.json(&["new", "new.sokrat", "--title", "Программа развития", "--first-year", "2019"]);
    terminal.write("secret.txt", "тихий берег, синий чай\n".as_bytes());
    terminal.json(&["passphrase", "new.sokrat", "--new-passphrase-file", "secret.txt"]);
    let to = |command, place| [command, "new.sokrat", "--to", place, "--passphrase-file", "secret.txt"];
    terminal.write("kept.txt", b"somebody's work");
    for command in ["give-copy", "package", "recovery-sheet"] {
        for place in ["kept.txt", "new.sokrat"] {
            let (code, sentence) = terminal.refused(&to(command, place));
            assert!(code == Some(3) && sentence.contains("уже есть") && sentence.contains(place), "{command} to {place}: {sentence}");
        }
    }
    assert_eq!(std::fs::read(terminal.folder.path().join("kept.txt")).expect("it is there"), b"somebody's work", "it is as it was");
    let laptops = terminal.json(&["laptops", "new.sokrat", "--passphrase-file", "secret.txt"]);
    assert_eq!(laptops["laptops"].as_array().map(Vec::len), Some(1), "no laptop was entered for a copy that was not made: {laptops}");
    for (command, place) in [("give-copy", "stick.sokrat"), ("package", "new.sokrat-package"), ("recovery-sheet", "sheet.pdf")] {
        let beside = format!("{place}.part");
        terminal.write(&beside, b"somebody's work");
        terminal.json(&to(command, place));
        assert_eq!(terminal.refused(&to(command, place)).0, Some(3), "{command}: nor is what was made before");
        let theirs = std::fs::read(terminal.folder.path().join(&beside)).expect("it is there");
        assert_eq!(theirs, b"somebody's work", "{command}: nor what has the name of what is not yet whole");
    }
}

#[test]
fn what_another_program_wrote_is_repaired() {
    let terminal = Terminal::new();
    terminal.json(&["new", "new.sokrat", "--title", "Программа развития", "--first-year", "2019"]);
    let conn = rusqlite::Connection::open(terminal.folder.path().join("new.sokrat")).expect("a database");
    conn.execute_batch("DROP TRIGGER guard_programme_update; UPDATE programme SET title = 'Подделка'").expect("whoever has the file can do that");
    drop(conn);
    assert_eq!(terminal.run(&["check", "new.sokrat"]).status.code(), Some(1), "the check finds it");
    let settled = terminal.run(&["check", "new.sokrat", "--repair"]);
    assert_eq!(settled.status.code(), Some(0), "{}", String::from_utf8_lossy(&settled.stderr));
    assert!(String::from_utf8_lossy(&settled.stdout).contains("Приведено в согласие с журналом: 1"), "one row was taken back");
    let backups = std::fs::read_dir(terminal.folder.path().join("new — резервные копии")).expect("a backup was made first").count();
    assert_eq!(backups, 1, "before anything was changed");
    assert_eq!(terminal.json(&["backup", "new.sokrat"])["rows"].as_array().map(Vec::len), Some(2), "and one can be asked for");
}
