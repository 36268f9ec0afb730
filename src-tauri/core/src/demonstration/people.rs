//! Invented people with the mess that real lists have.

use super::dice::Dice;
use super::names::{FIXED, MEN, OTHERS, PATRONYMICS, SURNAMES, WOMEN};
use crate::people::Sex;
use crate::values::Day;

/// A person as they will stand in the file.
pub(super) struct Invented {
    pub surname: String,
    pub given: String,
    pub patronymic: String,
    pub sex: Sex,
    pub born: Option<Day>,
    pub phone: String,
    pub email: String,
    pub post: &'static str,
    pub head: bool,
}

impl Invented {
    /// Surname, given name, patronymic.
    pub fn full_name(&self) -> String {
        let parts = [&self.surname, &self.given, &self.patronymic];
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

const POSTS: &[&str] = &[
    "специалист",
    "координатор проектов",
    "бухгалтер",
    "психолог",
    "методист",
    "педагог",
    "волонтёр",
    "заместитель директора",
    "социальный работник",
    "юрист",
    "менеджер по связям с общественностью",
    "",
];
const HEADS: &[&str] = &["директор", "председатель", "руководитель", "президент", "председатель правления"];

/// Invents a person; `number` is their own and makes phone and address their own. `head` asks for the head of an organisation.
pub(super) fn invent(dice: &mut Dice, number: usize, head: bool) -> Invented {
    let (surname, given, patronymic, woman) = if number % 60 == 31 {
        let (surname, given, patronymic, woman) = dice.one(OTHERS);
        (surname.to_owned(), given, patronymic.to_owned(), woman)
    } else {
        let woman = dice.percent(72);
        let given = if woman { dice.one(WOMEN) } else { dice.one(MEN) };
        let (his, hers) = dice.one(PATRONYMICS);
        let patronymic = if dice.percent(6) {
            ""
        } else if woman {
            hers
        } else {
            his
        };
        (surname(dice, woman), given, patronymic.to_owned(), woman)
    };
    let capitals = number % 47 == 13;
    let written = |part: &str| if capitals { part.to_uppercase() } else { part.to_owned() };
    let born = jiff::civil::Date::new(dice.between(1948, 2001) as i16, dice.between(1, 12) as i8, dice.between(1, 28) as i8).ok().map(Day);
    let sex = match woman {
        _ if dice.percent(4) => Sex::Unknown,
        true => Sex::Female,
        false => Sex::Male,
    };
    let email = if dice.percent(88) { format!("{}.{number}@example.org", latin(&surname)) } else { String::new() };
    Invented {
        born: born.filter(|_| dice.percent(25)),
        // 943 belongs to no operator: nobody is called by mistake.
        phone: if dice.percent(93) {
            format!("+7 943 {:03}-{:02}-{:02}", number / 10_000 % 1000, number / 100 % 100, number % 100)
        } else {
            String::new()
        },
        email,
        surname: written(&surname),
        given: written(given),
        patronymic: written(&patronymic),
        sex,
        post: if head { dice.one(HEADS) } else { dice.one(POSTS) },
        head,
    }
}

fn surname(dice: &mut Dice, woman: bool) -> String {
    let one = single(dice, woman);
    if !dice.percent(3) {
        return one;
    }
    let other = single(dice, woman);
    if one == other { one } else { format!("{one}-{other}") }
}

fn single(dice: &mut Dice, woman: bool) -> String {
    if dice.percent(14) {
        return dice.one(FIXED).to_owned();
    }
    let man = dice.one(SURNAMES);
    if !woman {
        return man.to_owned();
    }
    match man.strip_suffix("ий").or_else(|| man.strip_suffix("ый")) {
        Some(stem) => format!("{stem}ая"),
        None => format!("{man}а"),
    }
}

/// Latin letters for an address.
fn latin(name: &str) -> String {
    const LETTERS: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",
        "y", "", "e", "yu", "ya",
    ];
    let letter = |c: char| match c {
        'ё' => "e",
        'а'..='я' => LETTERS[c as usize - 'а' as usize],
        _ => "",
    };
    name.to_lowercase().chars().map(letter).collect()
}
