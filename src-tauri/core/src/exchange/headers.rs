//! Headers of foreign lists: which row they are, what each column means.

use super::cell::{Line, Sheet};
use super::model::Target;

/// How many of the first rows may stand above the headers: titles, dates, notes.
const SEARCHED: usize = 20;

/// The words of a header that decide, folded: the longest one found in it wins.
const WORDS: &[(Target, &[&str])] = &[
    (
        Target::FullName,
        &[
            "фио",
            "ф и о",
            "фамилия имя отчество",
            "фамилия имя",
            "имя фамилия",
            "фамилия и имя",
            "имя и фамилия",
            "фамилия инициалы",
            "участник",
            "участник мероприятия",
            "слушатель",
            "полное имя",
            "full name",
            "fullname",
            "participant",
            "name and surname",
            "name",
        ],
    ),
    (Target::Surname, &["фамилия", "surname", "last name", "lastname", "family name"]),
    (Target::Given, &["имя", "given name", "first name", "firstname", "given"]),
    (Target::Patronymic, &["отчество", "отчество при наличии", "patronymic", "middle name", "middlename"]),
    (
        Target::Phone,
        &[
            "телефон",
            "тел",
            "моб",
            "мобильный",
            "номер телефона",
            "контактный телефон",
            "сотовый",
            "мобильный телефон",
            "phone",
            "mobile",
            "tel",
            "telephone",
        ],
    ),
    (
        Target::Email,
        &[
            "email",
            "e mail",
            "mail",
            "почта",
            "эл почта",
            "почты",
            "эл почты",
            "электронной почты",
            "электронная почта",
            "адрес электронной почты",
            "электронный адрес",
            "имейл",
            "емейл",
            "электронный почтовый адрес",
        ],
    ),
    (
        Target::Organisation,
        &[
            "организация",
            "наименование организации",
            "название организации",
            "полное наименование организации",
            "место работы",
            "место работы учебы",
            "место работы должность",
            "нко",
            "название нко",
            "наименование нко",
            "учреждение",
            "компания",
            "кого представляет",
            "представляемая организация",
            "organisation",
            "organization",
            "company",
            "employer",
            "place of work",
        ],
    ),
    (Target::Inn, &["инн", "инн организации", "инн нко", "inn", "tin", "tax number"]),
    (Target::Post, &["должность", "пост", "роль в организации", "статус в организации", "post", "position", "job title", "title"]),
    (
        Target::Municipality,
        &[
            "муниципалитет",
            "муниципальное образование",
            "муниципальный район",
            "муниципальный район городской округ",
            "район",
            "город",
            "городской округ",
            "территория",
            "город район",
            "район город",
            "населенный пункт",
            "municipality",
            "district",
            "city",
            "town",
        ],
    ),
    (
        Target::Born,
        &["дата рождения", "день рождения", "год рождения", "д р", "др", "родился", "date of birth", "birth date", "birthday", "born", "dob"],
    ),
    (
        Target::Present,
        &[
            "присутствовал",
            "присутствие",
            "присутствовала",
            "присутствовал а",
            "явка",
            "отметка о присутствии",
            "отметка о явке",
            "посетил",
            "посетила",
            "посещение",
            "участвовал",
            "был",
            "present",
            "attended",
            "attendance",
            "was there",
        ],
    ),
    (
        Target::Notes,
        &["примечание", "примечания", "комментарий", "комментарии", "заметки", "дополнительно", "notes", "note", "comment", "comments", "remarks"],
    ),
    // Columns that many lists have and nothing is made of; without them "номер" would be looked for in "номер телефона".
    (
        Target::Ignore,
        &[
            "номер",
            "п п",
            "номер п п",
            "n п п",
            "n",
            "no",
            "подпись",
            "отметка времени",
            "timestamp",
            "дата регистрации",
            "дата и время",
            "id",
            "телефон организации",
            "почта организации",
            "должность руководителя",
            "фио руководителя",
            "адрес",
            "signature",
        ],
    ),
];

/// A header folded for comparing: small letters, `ё` as `е`, anything but letters and digits as one space.
pub fn folded(header: &str) -> String {
    let lower = header.to_lowercase().replace('ё', "е").replace('№', " номер ").replace("e-mail", "email");
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a header says its column is, with how sure that is (the length of the words found; exact ones count double); none for unknown words.
fn recognised(header: &str) -> Option<(Target, usize)> {
    let header = folded(header);
    if header.is_empty() || header.len() > 160 {
        return None;
    }
    let padded = format!(" {header} ");
    let mut best = None;
    for (target, words) in WORDS {
        for word in *words {
            let sure = if header == *word {
                word.len() * 2 + 100
            } else if padded.contains(&format!(" {word} ")) && *target != Target::Ignore {
                word.len()
            } else {
                continue;
            };
            if best.is_none_or(|(_, other)| sure > other) {
                best = Some((*target, sure));
            }
        }
    }
    best
}

/// The headers of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Headers {
    /// The row in which they stand, counted from 1; the lower one of two that make one.
    pub row: u32,
    /// Index of the first line of data.
    pub first: usize,
    /// The headers by column, as they stand.
    pub names: Vec<String>,
    /// Rows that are headers again and cannot be made one with the first: their indices among the lines.
    pub again: Vec<usize>,
    /// Whether any header was recognised.
    pub known: bool,
}

impl Headers {
    /// Finds the headers: the row among the first ones in which most cells are known words. A second row of known words below
    /// it, whose cells stand under a group's name or an empty cell, makes one header with it.
    pub fn find(sheet: &Sheet) -> Self {
        let width = sheet.width();
        let known = |line: &Line| line.cells.iter().filter(|cell| recognised(&cell.shown()).is_some()).count();
        // Rows of people hold digits and addresses, and rarely more than one word that a header could be.
        let is_header =
            |line: &Line| known(line) > 0 && !line.cells.iter().any(|cell| has_data(&cell.shown())) && known(line) * 2 >= line.filled().min(6);
        let Some(mut best) = sheet.lines.iter().take(SEARCHED).position(is_header) else {
            let first = sheet.lines.first();
            return Self {
                row: first.map_or(0, |line| line.row),
                first: 1.min(sheet.lines.len()),
                names: first.map(|line| names(line, width)).unwrap_or_default(),
                ..Self::default()
            };
        };
        // A title such as "Список участников" may hold one known word; the row that holds more of them is the header.
        for (index, line) in sheet.lines.iter().enumerate().take(best + 3).skip(best + 1) {
            if is_header(line) && sheet.lines[best].filled() == 1 && line.filled() > 1 {
                best = index;
            }
        }
        let upper = &sheet.lines[best];
        let mut headers = Self { row: upper.row, first: best + 1, names: names(upper, width), again: Vec::new(), known: true };
        if best > 0 {
            headers.take_groups(&sheet.lines[best - 1], upper, width);
        }
        let lower = sheet.lines.get(best + 1).filter(|line| line.row == upper.row + 1 && is_header(line));
        if let Some((row, names)) = lower.and_then(|lower| merged(upper, lower, width).map(|names| (lower.row, names))) {
            headers = Self { row, first: best + 2, names, ..headers };
        }
        let texts = |line: &Line| line.cells.iter().map(|cell| folded(&cell.shown())).collect::<Vec<_>>();
        let first_header = texts(upper);
        for (index, line) in sheet.lines.iter().enumerate().skip(headers.first) {
            if texts(line) == first_header || (index < headers.first + 2 && is_header(line) && line.filled() > 1) {
                headers.again.push(index);
            }
        }
        headers
    }

    /// Names above columns that are empty in the header row: a group's name over the first of its columns merged downwards.
    fn take_groups(&mut self, above: &Line, line: &Line, width: usize) {
        if above.row + 1 != line.row || above.filled() < 2 {
            return;
        }
        for column in 0..width {
            if line.cell(column).is_empty() && recognised(&above.cell(column).shown()).is_some() {
                self.names[column] = above.cell(column).shown();
            }
        }
    }

    /// What each column is taken for. A meaning is given once, to the column that is surest of it.
    pub fn targets(&self) -> Vec<Target> {
        let found: Vec<_> = self.names.iter().map(|name| recognised(name)).collect();
        let mut targets = vec![Target::Ignore; self.names.len()];
        for target in Target::ALL.iter().filter(|target| **target != Target::Ignore) {
            let of_it =
                found.iter().enumerate().filter_map(|(column, found)| found.filter(|(other, _)| other == target).map(|(_, sure)| (column, sure)));
            let surest = of_it.fold(None::<(usize, usize)>, |best, next| if best.is_none_or(|(_, sure)| next.1 > sure) { Some(next) } else { best });
            if let Some((column, _)) = surest {
                targets[column] = *target;
            }
        }
        // "Имя" beside "Фамилия" is the given name; "Name" beside "Surname" too, and then nobody's full name.
        if targets.contains(&Target::Surname) {
            let given_missing = !targets.contains(&Target::Given);
            for (column, target) in targets.iter_mut().enumerate() {
                if *target == Target::FullName && matches!(folded(&self.names[column]).as_str(), "name" | "имя") {
                    *target = if given_missing { Target::Given } else { Target::Ignore };
                }
            }
        }
        targets
    }
}

fn has_data(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= 6 || (text.contains('@') && text.contains('.'))
}

fn names(line: &Line, width: usize) -> Vec<String> {
    (0..width).map(|column| line.cell(column).shown()).collect()
}

/// The headers of two rows made one, or none where both name a column and mean different things.
fn merged(upper: &Line, lower: &Line, width: usize) -> Option<Vec<String>> {
    let mut names = Vec::with_capacity(width);
    let mut below_a_group = false;
    for column in 0..width {
        let (above, below) = (upper.cell(column).shown(), lower.cell(column).shown());
        let name = match (above.is_empty(), below.is_empty()) {
            (_, true) => above,
            (true, false) => {
                below_a_group = true;
                below
            }
            (false, false) => {
                let next_is_under_it = column + 1 < width && upper.cell(column + 1).is_empty() && !lower.cell(column + 1).is_empty();
                match (recognised(&above), recognised(&below)) {
                    (_, _) if next_is_under_it => below,
                    (Some((one, _)), Some((other, _))) if one != other => return None,
                    (Some(_), Some(_)) if folded(&above) == folded(&below) => return None,
                    (Some(_), None) => above,
                    _ => below,
                }
            }
        };
        names.push(name);
    }
    below_a_group.then_some(names)
}
