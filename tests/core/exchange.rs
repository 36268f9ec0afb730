//! Lists from outside: what is understood, what is refused, and that an import is all or nothing.

use encoding_rs::WINDOWS_1251;
use proptest::prelude::*;
use sokrat_core::exchange::table::{ColumnKind, Table, TableCell, TableColumn};
use sokrat_core::exchange::{Decision, ImportPlan, List, PlanRequest, PlannedRow, RowFate, Target};
use sokrat_core::file::Op;
use sokrat_core::file::tables::{EVENT, MUNICIPALITY, ORGANISATION};
use sokrat_core::ids::EventId;
use sokrat_core::values::Moment;
use sokrat_core::{Code, Error};

use crate::at_random::at_random;
use crate::organisations::organisation;
use crate::support::Scene;

const PEOPLE: &str = "№;ФИО;Телефон;E-mail;Организация;Должность;Муниципалитет;Присутствовал\r\n\
    1;Кудряшова Анна Сергеевна;8 (910) 000-11-22;anna@example.org;АНО «Тёплый дом»;директор;г. Белгород;да\r\n\
    2;ПЕТРЕНКО ИВАН;;;;;;\r\n";

/// A scene with an event that has room for all, and a municipality.
fn scene() -> (Scene, EventId) {
    let scene = Scene::new();
    let event = scene
        .file()
        .transact(Op::CreateEvent, |tx| {
            let municipality = tx.new_id();
            tx.insert(&MUNICIPALITY, municipality, &[("name", "Город Белгород".to_owned().into())])?;
            let event = EventId(tx.new_id());
            tx.insert(&EVENT, event, &[("title", "Мастер-класс".to_owned().into()), ("starts", "2019-04-29T07:00:00Z".to_owned().into())])?;
            Ok(event)
        })
        .expect("an event can be made")
        .value;
    (scene, event)
}

fn read(text: &str) -> List {
    List::read("список.csv", text.as_bytes()).expect("the list is a table")
}

fn targets(scene: &Scene, list: &List) -> Vec<Target> {
    scene
        .file()
        .read(|conn| list.preview(conn))
        .expect("a list that was read has a preview")
        .columns
        .into_iter()
        .map(|column| column.target)
        .collect()
}

fn plan_with(scene: &Scene, event: EventId, list: &List, decisions: Vec<Decision>) -> ImportPlan {
    let request = PlanRequest { event_id: event, targets: Vec::new(), decisions };
    scene.file().read(|conn| list.plan(conn, &request, &mut |_, _| true)).expect("a list with names can be planned")
}

fn plan(scene: &Scene, event: EventId, list: &List) -> ImportPlan {
    plan_with(scene, event, list, Vec::new())
}

fn row(plan: &ImportPlan, number: u32) -> &PlannedRow {
    plan.rows.iter().find(|row| row.row == number).expect("the plan holds the row")
}

fn import(scene: &Scene, event: EventId, list: &List, decisions: Vec<Decision>) -> Result<sokrat_core::exchange::ImportDone, Error> {
    let request = PlanRequest { event_id: event, targets: Vec::new(), decisions };
    list.import(scene.file(), &request, &mut |_, _| true).map(|done| done.value)
}

fn count(scene: &Scene, table: &str) -> i64 {
    scene.get(&format!("SELECT count(*) FROM {table} WHERE _del = 0"))
}

#[test]
fn every_usual_encoding_of_a_text_gives_the_same_list() {
    let (scene, _) = scene();
    let (cp1251, _, _) = WINDOWS_1251.encode(PEOPLE);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(PEOPLE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bom = [b"\xef\xbb\xbf", PEOPLE.as_bytes()].concat();
    for (what, bytes) in [("UTF-8", PEOPLE.as_bytes()), ("UTF-8 with its mark", &bom), ("UTF-16", &utf16), ("Windows-1251", &cp1251)] {
        let list = List::read("a.csv", bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
        let preview = scene.file().read(|conn| list.preview(conn)).expect("a preview");
        assert_eq!(preview.columns[1].samples[0], "Кудряшова Анна Сергеевна", "{what}: the letters must be right");
        assert_eq!(preview.rows, 2, "{what}: two people");
    }
}

#[test]
fn the_delimiter_is_the_one_that_divides_the_rows_alike() {
    let (scene, _) = scene();
    for delimiter in [";", ",", "\t"] {
        let text = ["Фамилия", "Имя", "Телефон"].join(delimiter) + "\n" + &["Жукова", "Инна", "\"8 910 000-11-22; доб. 5\""].join(delimiter) + "\n";
        assert_eq!(targets(&scene, &read(&text)), [Target::Surname, Target::Given, Target::Phone], "{delimiter:?} divides");
    }
    assert_eq!(
        targets(&scene, &read("sep=,\nФИО,Телефон\nИванов Иван,89100001122\n")).len(),
        2,
        "the line of a spreadsheet that tells the delimiter is obeyed"
    );
}

#[test]
fn columns_are_known_by_their_headers_in_both_languages() {
    let (scene, _) = scene();
    let cases: &[(&str, Target)] = &[
        ("Ф.И.О. участника", Target::FullName),
        ("Фамилия, имя, отчество (при наличии)", Target::FullName),
        ("Full name", Target::FullName),
        ("Контактный телефон", Target::Phone),
        ("Адрес эл. почты", Target::Email),
        ("E-mail", Target::Email),
        ("Место работы", Target::Organisation),
        ("Наименование организации (НКО)", Target::Organisation),
        ("ИНН", Target::Inn),
        ("Должность", Target::Post),
        ("Муниципальный район/городской округ", Target::Municipality),
        ("Дата рождения", Target::Born),
        ("Присутствовал(а)", Target::Present),
        ("Отметка времени", Target::Ignore),
        ("№ п/п", Target::Ignore),
        ("Подпись", Target::Ignore),
    ];
    for (header, target) in cases {
        let list = read(&format!("{header};Вопрос\nА;Б\n"));
        assert_eq!(targets(&scene, &list)[0], *target, "{header}");
    }
}

#[test]
fn what_is_no_list_is_refused_with_its_reason() {
    let zip = b"PK\x03\x04 this only begins like an archive";
    let koi8: Vec<u8> =
        encoding_rs::KOI8_R.encode("ФИО;Телефон\nИванов Иван Иванович;89100001122\nПетрова Мария Петровна;89100001123\n").0.into_owned();
    let cases: &[(&str, &[u8], Code)] = &[
        ("a picture named .xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Code::NotATable),
        ("a PDF", b"%PDF-1.7\n1 0 obj", Code::NotATable),
        ("a web page", b"<html><table><tr><td>1</td></tr></table>", Code::NotATable),
        ("half an archive", zip, Code::NotATable),
        ("an old Excel file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0", Code::NotATable),
        ("a letter", "Добрый день!\nСписок пришлю завтра.\n".as_bytes(), Code::NotATable),
        ("a sentence under a workbook's name", b"This is no list, only a sentence.\n", Code::NotATable),
        ("nothing", b"", Code::EmptyList),
        ("only line ends", b"\r\n\r\n", Code::EmptyList),
        ("only headers", "ФИО;Телефон\n".as_bytes(), Code::EmptyList),
        ("KOI8-R", &koi8, Code::BadEncoding),
    ];
    for (what, bytes, code) in cases {
        assert_eq!(List::read("список.xlsx", bytes).expect_err(what).code, *code, "{what}");
    }
}

#[test]
fn a_title_above_and_a_header_of_two_rows_are_understood() {
    let (scene, event) = scene();
    let list = read(
        "Список участников;;;;\n29.04.2019;;;;\nУчастник;;;Контакты;\nФамилия;Имя;Отчество;Телефон;Почта\nЖукова;Инна;Олеговна;89100001122;inna@example.org\n",
    );
    let preview = scene.file().read(|conn| list.preview(conn)).expect("a preview");
    assert_eq!(preview.header_row, 4, "the lower of the two rows");
    assert_eq!(targets(&scene, &list), [Target::Surname, Target::Given, Target::Patronymic, Target::Phone, Target::Email], "the lower names decide");
    assert_eq!(preview.issues, [], "two rows that make one header are nothing to complain of");
    assert_eq!(plan(&scene, event, &list).new, 1, "below them stands one person");
}

#[test]
fn two_headers_that_make_no_one_are_told_with_both_rows() {
    let (scene, event) = scene();
    let list = read("ФИО;Телефон\nФИО;Телефон\nЖукова Инна;89100001122\n\nФИО;Телефон\nПетров Олег;89100001123\n");
    let preview = scene.file().read(|conn| list.preview(conn)).expect("a preview");
    let rows: Vec<_> = preview.issues.iter().map(|issue| (issue.issue.code, issue.row)).collect();
    assert_eq!(rows, [(Code::TwoHeaders, 2), (Code::TwoHeaders, 5)], "each further header is named by its row, empty rows counted");
    let plan = plan(&scene, event, &list);
    assert_eq!((plan.errors, plan.new, plan.ready), (2, 2, false), "a header is no person, and nothing is guessed");
    assert_eq!(row(&plan, 2).issues[0].issue.facts["first"], 1_u32.into(), "the sentence names the first header");
}

#[test]
fn a_cell_that_is_wrong_is_named_by_row_column_header_and_value() {
    let (scene, event) = scene();
    let list = read("ФИО;Телефон;E-mail;ИНН;Дата рождения\nЖукова Инна;12;нет;7,70708E+09;31.02.1980\nПетров;;;123;\n");
    let plan = plan(&scene, event, &list);
    let places: Vec<_> = plan.rows.iter().flat_map(|row| &row.issues).map(|issue| (issue.row, issue.column.as_str(), issue.issue.code)).collect();
    let expected =
        [(2, "B", Code::BadPhone), (2, "D", Code::InnExponent), (2, "E", Code::BadDay), (3, "D", Code::BadInnLength), (3, "A", Code::Required)];
    assert_eq!(places, expected, "every wrong cell is told at once, 'нет' is no address and no error");
    let issue = &plan.rows[0].issues[0];
    assert_eq!((issue.header.as_str(), issue.value.as_str()), ("Телефон", "12"), "with its header and what stands there");
    assert_eq!(import(&scene, event, &list, Vec::new()).expect_err("errors stop the import").code, Code::ImportHasErrors, "all or nothing");
    assert_eq!((count(&scene, "person"), count(&scene, "registration")), (0, 0), "nothing was written");
}

#[test]
fn an_import_makes_people_organisations_roles_and_presence() {
    let (scene, event) = scene();
    let done = import(&scene, event, &read(PEOPLE), Vec::new()).expect("the list is in order");
    assert_eq!((done.people, done.organisations, done.registrations), (2, 1, 2), "what it says it did");
    assert_eq!(scene.get::<String>("SELECT surname FROM person WHERE given = 'Иван'"), "Петренко", "capitals are put right");
    assert_eq!(scene.get::<String>("SELECT sex FROM person WHERE given = 'Анна'"), "female", "the name tells the sex");
    assert_eq!(scene.get::<String>("SELECT category FROM organisation"), "npo", "АНО is an NPO");
    assert_eq!(scene.get::<String>("SELECT title FROM role"), "директор", "the role keeps the post");
    assert_eq!(
        scene.get::<String>("SELECT name FROM municipality JOIN person ON municipality.id = municipality_id"),
        "Город Белгород",
        "'г. Белгород' is the city"
    );
    let present = "SELECT attended_at FROM registration WHERE status = 'attended'";
    assert_eq!(scene.get::<String>(present), "2019-04-29T07:00:00Z", "who was there was there when it began");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM registration WHERE status = 'registered'"), 1, "who is only on the list is registered");
    assert_eq!(scene.get::<String>("SELECT about FROM action ORDER BY seq DESC LIMIT 1"), "Мастер-класс", "the journal names the event");

    let again = plan(&scene, event, &read(PEOPLE));
    assert_eq!((again.known, again.new, again.update, again.decide, again.organisations), (2, 0, 0, 0, 0), "the same list again changes nothing");
    let done = import(&scene, event, &read(PEOPLE), Vec::new()).expect("the list is still in order");
    assert_eq!((done.people, done.registrations), (0, 0), "importing twice does nothing twice");
}

#[test]
fn several_addresses_in_one_cell_are_kept_all() {
    let (scene, event) = scene();
    let list = read("ФИО,Телефон,E-mail\nЖукова Инна,\"89100001122, 8-910-000-11-23\",\"inna@example.org; I2@example.org, i3@example.org\"\n");
    import(&scene, event, &list, Vec::new()).expect("three addresses are no error");
    assert_eq!(scene.get::<String>("SELECT email FROM person"), "inna@example.org", "the first is the person's");
    assert_eq!(scene.get::<String>("SELECT notes FROM person"), "i2@example.org\ni3@example.org", "the others stand in the notes");
}

#[test]
fn the_same_person_twice_in_a_list_is_one_person() {
    let (scene, event) = scene();
    let list = read(
        "ФИО;Телефон;Организация\nЖукова Инна Олеговна;89100001122;АНО Вера\nжукова инна;+7 910 000-11-22;\nЖукова Инна Олеговна;89100009999;МОО Надежда\nЖУКОВА ИННА ОЛЕГОВНА;;Ано «Вера»\n",
    );
    let plan = plan(&scene, event, &list);
    let fates: Vec<_> = (2..=5).map(|number| row(&plan, number).fate).collect();
    assert_eq!(
        fates,
        [RowFate::New, RowFate::Twice, RowFate::New, RowFate::Twice],
        "phone or organisation make them one, a namesake elsewhere is another"
    );
    assert_eq!(row(&plan, 3).issues[0].issue.code, Code::TwiceInList, "and the row says so");
    assert_eq!(row(&plan, 3).issues[0].issue.facts["row"], 2_u32.into(), "naming the row before");
    assert!(plan.ready, "rows that stand twice are left out, not refused");
    assert_eq!(import(&scene, event, &list, Vec::new()).expect("the list is in order").people, 2, "two people");
}

#[test]
fn what_the_second_row_of_a_person_says_is_not_lost() {
    const HEADERS: &str = "ФИО;Телефон;E-mail;Организация;Присутствовал\n";
    let rows =
        ["Жукова Инна Олеговна;89100001122;;АНО Вера;нет\n", "Жукова Инна Олеговна;8 910 000 11 22, 8 910 000 33 44;inna@example.org;АНО Вера;да\n"];
    let present = "SELECT status || '|' || attended_at FROM registration";
    for [first, second] in [rows, [rows[1], rows[0]]] {
        let (scene, event) = scene();
        let list = read(&format!("{HEADERS}{first}{second}"));
        let fates = plan(&scene, event, &list);
        assert_eq!((fates.new, fates.twice), (1, 1), "two rows, one person");
        import(&scene, event, &list, Vec::new()).expect("the list is in order");
        assert_eq!(scene.get::<String>(present), "attended|2019-04-29T07:00:00Z", "who is ticked in either row was there");
        assert_eq!(scene.get::<String>("SELECT email FROM person"), "inna@example.org", "the address of either row is kept");
        let phones = scene.get::<String>("SELECT phone FROM person");
        assert_eq!(phones.matches("+7 910 000-11-22").count(), 1, "a phone of both rows is one; got {phones}");
        assert!(phones.contains("+7 910 000-33-44"), "a phone of one row is kept; got {phones}");

        let again = plan(&scene, event, &list);
        assert_eq!((again.known, again.twice, again.update), (1, 1, 0), "the same list again changes nothing");
    }
    for [first, second] in [rows, [rows[1], rows[0]]] {
        let (scene, event) = scene();
        import(&scene, event, &read(&format!("{HEADERS}{}", rows[0])), Vec::new()).expect("one person, who was not there");
        let list = read(&format!("{HEADERS}{first}{second}"));
        let fates = plan(&scene, event, &list);
        assert_eq!((fates.known, fates.update, fates.twice), (0, 1, 1), "a person of the file gets what either row tells");
        import(&scene, event, &list, Vec::new()).expect("the list is in order");
        assert_eq!(scene.get::<String>(present), "attended|2019-04-29T07:00:00Z", "also who was known before was there");
        assert_eq!(
            scene.get::<String>("SELECT phone || '|' || email FROM person"),
            "+7 910 000-11-22|inna@example.org",
            "the address fills the empty field, the phone that stood there stays"
        );
        assert!(scene.get::<String>("SELECT notes FROM person").contains("+7 910 000-33-44"), "the other phone is kept in the notes");
    }
}

#[test]
fn a_row_that_fits_several_people_is_decided_by_a_person() {
    let (scene, event) = scene();
    let first = read("ФИО;Телефон;Организация\nЖукова Инна Олеговна;89100001122;АНО Вера\nЖукова Инна Олеговна;89100009999;МОО Надежда\n");
    import(&scene, event, &first, Vec::new()).expect("two namesakes of two organisations");
    let list = read("ФИО;Должность\nЖукова Инна Олеговна;бухгалтер\n");
    let undecided = plan(&scene, event, &list);
    assert_eq!((undecided.decide, undecided.ready), (1, false), "a name alone fits both");
    let candidates = &row(&undecided, 2).candidates;
    assert_eq!(
        candidates.iter().map(|candidate| candidate.organisation.as_str()).collect::<Vec<_>>(),
        ["АНО Вера", "МОО Надежда"],
        "both are offered with what tells them apart"
    );
    assert_eq!(import(&scene, event, &list, Vec::new()).expect_err("nobody decided").code, Code::ImportHasErrors, "it is never spread over them");

    let one = Decision { row: 2, person_id: Some(candidates[1].person_id), skip: false };
    assert_eq!(plan_with(&scene, event, &list, vec![one]).known, 1, "a chosen person is that person");
    let new = Decision { row: 2, person_id: None, skip: false };
    assert_eq!(plan_with(&scene, event, &list, vec![new]).new, 1, "none chosen makes a new person");
    let skip = Decision { row: 2, person_id: None, skip: true };
    assert_eq!(plan_with(&scene, event, &list, vec![skip]).skipped, 1, "and a row can be left out");

    let named = plan(&scene, event, &read("ФИО;Организация\nЖукова Инна Олеговна;«Надежда», МОО\nЖукова Инна;Моо \"Надежда\"\n"));
    assert_eq!((named.known, named.twice, named.decide), (1, 1, 0), "the organisation decides where it is told; got {named:?}");
}

#[test]
fn what_stands_in_the_file_is_never_replaced() {
    let (scene, event) = scene();
    import(&scene, event, &read("ФИО;Телефон;E-mail\nЖукова Инна;89100001122;\n"), Vec::new()).expect("one person");
    let list = read(
        "ФИО;Телефон;E-mail;Дата рождения;ИНН;Организация\nЖукова Инна Олеговна;8 910 000 11 22, 8 910 000 33 44;inna@example.org;03.02.1980;;АНО Вера\n",
    );
    let done = import(&scene, event, &list, Vec::new()).expect("the same person");
    assert_eq!((done.people, done.updated, done.organisations), (0, 1, 1), "one person gets what was missing");
    assert_eq!(
        scene.get::<String>("SELECT patronymic || '|' || email || '|' || born FROM person"),
        "Олеговна|inna@example.org|1980-02-03",
        "empty fields are filled"
    );
    assert_eq!(scene.get::<String>("SELECT phone FROM person"), "+7 910 000-11-22", "the phone that stood there stays");
    assert!(scene.get::<String>("SELECT notes FROM person").contains("+7 910 000-33-44"), "the other one is kept in the notes");
}

#[test]
fn an_organisation_without_an_inn_gets_the_one_of_the_list_and_a_second_inn_is_another_organisation() {
    const HEADERS: &str = "ФИО;Организация;ИНН\n";
    let rows = [("Жукова Инна Олеговна", "3123456783"), ("Петров Олег Иванович", "3123000013")];
    for [first, second] in [rows, [rows[1], rows[0]]] {
        let (scene, event) = scene();
        let known = organisation(&scene, "МОО Надежда");
        let text = [first, second].map(|(name, inn)| format!("{name};МОО «Надежда»;{inn}\n")).concat();
        let list = read(&(HEADERS.to_owned() + &text + "Зимина Вера Павловна;МОО Надежда;\n"));
        assert_eq!(plan(&scene, event, &list).organisations, 1, "two INNs of one name are two organisations, and one is there");
        assert_eq!(scene.get::<String>("SELECT inn FROM organisation"), "", "trying the list writes nothing");

        let done = import(&scene, event, &list, Vec::new()).expect("the list is in order");
        assert_eq!((done.people, done.organisations, done.registrations), (3, 1, 3), "everybody comes, with the second organisation");
        let inns = "SELECT group_concat(inn, '|') FROM (SELECT inn FROM organisation WHERE no_inn_reason IS NULL ORDER BY n)";
        assert_eq!(scene.get::<String>(inns), format!("{}|{}", first.1, second.1), "no INN is lost, and what has one needs no reason for none");
        let credited = "SELECT group_concat(inn, '|') FROM (SELECT o.inn FROM registration r JOIN person p ON p.id = r.person_id \
            JOIN organisation o ON o.id = r.organisation_id ORDER BY p.n)";
        assert_eq!(
            scene.get::<String>(credited),
            format!("{0}|{1}|{0}", first.1, second.1),
            "each is credited to the organisation of their INN; without one the name is that of the file"
        );
        let again = plan(&scene, event, &list);
        assert_eq!((again.known, again.organisations), (3, 0), "the same list again finds both by their INNs");

        scene.file().undo().expect("an import can be taken back");
        let fields = scene.file().read(|conn| sokrat_core::organisations::get(conn, known)).expect("the organisation stays").fields;
        assert_eq!((fields.inn.as_str(), fields.no_inn_reason.is_some()), ("", true), "and the INN goes with it");
    }
}

#[test]
fn of_several_organisations_of_one_name_none_gets_an_inn_by_chance_and_that_is_told() {
    let (scene, event) = scene();
    let [_, meant] = ["Совет ветеранов"; 2].map(|name| organisation(&scene, name));
    let rows = ["Зимина Вера;АНО Вера;", "Петров Олег;Совет ветеранов;3123456783", "Жукова Инна;Совет ветеранов;3123456783"];
    let list = read(&format!("ФИО;Организация;ИНН\n{}\n", rows.join("\n")));
    let tried = plan(&scene, event, &list);
    let told = |plan: &ImportPlan| {
        let issues = plan.rows.iter().flat_map(|row| &row.issues);
        issues.map(|issue| (issue.row, issue.column.clone(), issue.value.clone(), issue.issue.code)).collect::<Vec<_>>()
    };
    assert_eq!(told(&tried), [(3, "C".to_owned(), "3123456783".to_owned(), Code::InnOfSeveral)], "it is told once, at its cell");
    assert_eq!((tried.rows[0].row, tried.ready), (3, true), "above the rows of which all is written, and hinders nothing");
    let without = Decision { row: 3, person_id: None, skip: true };
    assert_eq!(told(&plan_with(&scene, event, &list, vec![without]))[0].0, 4, "where that row is left out, the next one tells it");

    import(&scene, event, &list, Vec::new()).expect("the list is in order");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM organisation WHERE inn <> ''"), 0, "nobody can tell whose it is");
    scene.file().undo().expect("an import can be taken back");
    let inn = ("inn", "3123456783".to_owned().into());
    scene.file().transact(Op::EditOrganisation, |tx| tx.update(&ORGANISATION, meant, &[inn])).expect("a person can tell");
    assert!(told(&plan(&scene, event, &list)).is_empty(), "then the list finds the one that is meant");
}

#[test]
fn an_inn_of_the_list_belongs_to_one_organisation_however_its_name_is_written() {
    let rows = ["Жукова Инна Олеговна;МОО Надежда;3123456783\n", "Петров Олег Иванович;Помощь «Надежда»;3123456783\n"];
    for [first, second] in [rows, [rows[1], rows[0]]] {
        let (scene, event) = scene();
        organisation(&scene, "МОО Надежда");
        let list = read(&format!("ФИО;Организация;ИНН\n{first}{second}"));
        import(&scene, event, &list, Vec::new()).expect("the list is in order");
        assert_eq!(count(&scene, "organisation"), 1, "the INN that one row tells is known to the other, above or below");
    }
    let (scene, event) = scene();
    organisation(&scene, "МОО Надежда");
    import(&scene, event, &read("ФИО;Организация;ИНН\nПетров Олег Иванович;АНО Вера;3123456783\n"), Vec::new()).expect("another one has the INN");
    import(&scene, event, &read(&format!("ФИО;Организация;ИНН\n{}", rows[0])), Vec::new()).expect("the list is in order");
    assert_eq!(scene.get::<String>("SELECT inn FROM organisation WHERE full_name = 'МОО Надежда'"), "", "an INN that another has is not given again");
    assert_eq!(
        scene.get::<i64>("SELECT count(*) FROM role JOIN organisation o ON o.id = role.organisation_id WHERE o.full_name = 'АНО Вера'"),
        2,
        "whoever has it is the one that is meant"
    );
    let skip = Decision { row: 2, person_id: None, skip: true };
    import(&scene, event, &read("ФИО;Организация;ИНН\nЗимина Вера Павловна;МОО Надежда;3123000180\n"), vec![skip])
        .expect("nothing is left to import");
    assert_eq!(scene.get::<String>("SELECT inn FROM organisation WHERE full_name = 'МОО Надежда'"), "", "a row that is left out tells nothing");
}

#[test]
fn cancelling_leaves_the_file_as_it_was() {
    let (scene, event) = scene();
    let mut text = "ФИО;Организация\n".to_owned();
    for number in 0..300 {
        text += &format!("Иванов Пётр Олегович;АНО Номер {number}\n");
    }
    let list = read(&text);
    let request = PlanRequest { event_id: event, targets: Vec::new(), decisions: Vec::new() };
    let mut calls = 0;
    let error = list
        .import(scene.file(), &request, &mut |_, _| {
            calls += 1;
            calls < 5
        })
        .expect_err("the person wanted no more");
    assert_eq!(error.code, Code::Cancelled, "it says that it was cancelled");
    assert_eq!((count(&scene, "person"), count(&scene, "organisation")), (0, 0), "and nothing is left half done");
}

#[test]
fn a_full_event_puts_people_on_the_waiting_list() {
    let (scene, event) = scene();
    scene.file().transact(Op::EditEvent, |tx| tx.update(&EVENT, event, &[("capacity", 1.into())])).expect("the capacity can be set");
    import(&scene, event, &read("ФИО\nЖукова Инна\nПетров Олег\n"), Vec::new()).expect("the list is in order");
    assert_eq!(scene.get::<i64>("SELECT count(*) FROM registration WHERE status = 'waiting'"), 1, "there is room for one");
}

#[test]
fn a_mapping_that_a_person_chose_is_remembered() {
    let (scene, event) = scene();
    let list = read("Кто;Откуда\nЖукова Инна;АНО Вера\n");
    let request = PlanRequest { event_id: event, targets: vec![Target::FullName, Target::Organisation], decisions: Vec::new() };
    list.import(scene.file(), &request, &mut |_, _| true).expect("the columns were named");
    let preview = scene.file().read(|conn| read("откуда:;КТО;Тел\nАНО Вера;Петров Олег;\n").preview(conn)).expect("a preview");
    let proposed: Vec<_> = preview.columns.iter().map(|column| (column.target, column.remembered)).collect();
    assert_eq!(proposed, [(Target::Organisation, true), (Target::FullName, true), (Target::Phone, false)], "by the header, wherever it stands");
}

#[test]
fn a_list_without_names_is_refused_by_the_missing_column() {
    let (scene, event) = scene();
    let list = read("Телефон;Почта\n89100001122;a@example.org\n");
    let request = PlanRequest { event_id: event, targets: Vec::new(), decisions: Vec::new() };
    let error = scene.file().read(|conn| list.plan(conn, &request, &mut |_, _| true)).expect_err("nobody is named");
    assert_eq!((error.code, &error.facts["column"]), (Code::ColumnMissing, &"full-name".into()), "the column is named");
}

#[test]
fn our_own_workbook_reads_back_and_its_faults_leave_as_one() {
    let (scene, event) = scene();
    let column = |header: &str, kind| TableColumn { header: header.to_owned(), kind };
    let table = Table {
        title: "Участники: 2019/04".to_owned(),
        columns: vec![
            column("ФИО", ColumnKind::Text),
            column("Дата рождения", ColumnKind::Day),
            column("ИНН", ColumnKind::Number),
            column("Организация", ColumnKind::Text),
            column("Телефон", ColumnKind::Identifier),
        ],
        rows: vec![
            // An INN whose leading zero a spreadsheet took: 0105012346 would be written 105012346.
            vec![
                "Жукова Инна Олеговна".into(),
                TableCell::Day(sokrat_core::values::Day(jiff::civil::date(1980, 2, 3))),
                TableCell::Number(7_707_083_893),
                "АНО Вера".into(),
                "89100001122".into(),
            ],
            vec!["Петров Олег".into(), TableCell::Empty, TableCell::Empty, "=1+1".into(), "1".into()],
        ],
        created: Moment(jiff::Timestamp::UNIX_EPOCH),
    };
    let bytes = table.xlsx().expect("a table can be written");
    let list = List::read("люди.csv", &bytes).expect("a workbook is known by its content, not by its name");
    let preview = scene.file().read(|conn| list.preview(conn)).expect("a preview");
    assert_eq!(preview.sheet, "Участники  2019 04", "the title is the sheet's name, without what spreadsheets refuse");
    assert_eq!(preview.columns[1].samples, ["03.02.1980"], "days stay days");
    let plan = plan(&scene, event, &list);
    assert_eq!((plan.new, plan.errors), (1, 1), "one person, one wrong phone");
    let faults = list.faults(&plan, &|issue| format!("{}{}: {}", issue.column, issue.row, issue.issue.code.as_str())).expect("faults can be written");
    let faults = List::read("faults.xlsx", &faults).expect("they are a table again");
    let columns = scene.file().read(|conn| faults.preview(conn)).expect("a preview").columns;
    assert_eq!(columns[3].samples, ["=1+1"], "cells stand as they stood, never as formulas");
    assert_eq!(columns[5].samples, ["E3: bad-phone"], "with what is wrong behind them");
}

#[test]
fn a_thousand_namesakes_are_told_apart_by_their_phones() {
    let (scene, event) = scene();
    let mut text = "Фамилия;Имя;Телефон;Организация\n".to_owned();
    for number in 0..1_000 {
        text += &format!("Иванов{};Олег;8910{number:07};АНО {}\n", ["", "а", "ский"][number % 3], number % 50);
    }
    let done = import(&scene, event, &read(&text), Vec::new()).expect("a thousand people can be imported");
    assert_eq!((done.people, done.organisations), (1_000, 50), "each phone is a person, each name an organisation");
}

proptest! {
    #![proptest_config(at_random(100))]

    #[test]
    fn whatever_the_bytes_are_reading_ends_with_a_list_or_a_reason(mut bytes in proptest::collection::vec(any::<u8>(), 0..2_000), head in 0..4_usize) {
        let start: &[u8] = [&b""[..], b"PK\x03\x04", b"\xff\xfe", "ФИО;Телефон\n".as_bytes()][head];
        bytes.splice(0..0, start.iter().copied());
        if let Ok(list) = List::read("a.xlsx", &bytes) {
            let (scene, event) = scene();
            let _ = plan_or_reason(&scene, event, &list);
        }
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(places in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..20), cut in any::<proptest::sample::Index>()) {
        let columns = vec![TableColumn { header: "ФИО".to_owned(), kind: ColumnKind::Text }];
        let table = Table { title: "a".to_owned(), columns, rows: vec![vec!["Жукова Инна".into()]], created: Moment(jiff::Timestamp::UNIX_EPOCH) };
        let mut bytes = table.xlsx().expect("a table can be written");
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = List::read("a.xlsx", &bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = List::read("a.xlsx", &bytes);
    }
}

fn plan_or_reason(scene: &Scene, event: EventId, list: &List) -> Result<ImportPlan, Error> {
    let request = PlanRequest { event_id: event, targets: vec![Target::FullName, Target::Phone, Target::Born], decisions: Vec::new() };
    scene.file().read(|conn| list.plan(conn, &request, &mut |_, _| true))
}

#[test]
fn a_dry_run_that_the_file_has_overtaken_is_made_again() {
    let (scene, event) = scene();
    let text = "ФИО;Телефон\nЖукова Инна Олеговна;89100001122\n";
    let list = read(text);
    assert_eq!(plan(&scene, event, &list).new, 1, "nobody is in the file when the list is tried");
    import(&scene, event, &read(text), Vec::new()).expect("the same list comes in by another window meanwhile");
    let done = import(&scene, event, &list, Vec::new()).expect("the list still fits");
    assert_eq!(done.people, 0, "what was a new person at the dry run is known by now");
    assert_eq!(count(&scene, "person"), 1, "nobody stands in the file twice");
}
