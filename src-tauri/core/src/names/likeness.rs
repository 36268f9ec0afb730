//! Whether two names may be one person's.

use strsim::osa_distance;

use super::fold::{fold, is_cyrillic};
use super::givens::{formal_givens, is_given, same_given};
use super::layout::cyrillic_of;
use super::parts::FullName;
use super::sex::sex_of;
use super::sound::sound;
use crate::people::Sex;

/// How alike two names are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NameLikeness {
    /// The same after folding, short names, initials, swapped order and Latin spelling.
    Same,
    /// One slip of the pen apart.
    Slip,
}

/// Whether two names may be one person's, and how surely. Names that tell different sexes are never alike: neither
/// Александр and Александра nor -ский and -ская. An empty patronymic goes with any.
pub fn alike(one: &FullName, other: &FullName) -> Option<NameLikeness> {
    Likened::new(one).alike(other)
}

/// A name that is compared with many others.
pub struct Likened {
    read: Read,
    swapped: Read,
}

impl Likened {
    /// The name, read once.
    pub fn new(name: &FullName) -> Self {
        let swapped = FullName { surname: name.given.clone(), given: name.surname.clone(), patronymic: name.patronymic.clone() };
        Self { read: Read::of(name), swapped: Read::of(&swapped) }
    }

    /// See [`alike`].
    pub fn alike(&self, other: &FullName) -> Option<NameLikeness> {
        let other = Read::of(other);
        [compare(&self.read, &other), compare(&self.swapped, &other)].into_iter().flatten().min()
    }
}

fn compare(one: &Read, other: &Read) -> Option<NameLikeness> {
    // The surname rules most of a block out, and is the cheapest to look at.
    let slips = surname_slips(&one.surname, &other.surname)? + given_slips(one, other)? + patronymic_slips(&one.patronymic, &other.patronymic)?;
    if slips > 1 || gender_twins(&one.surname, &other.surname) || differ(one.sex(), other.sex()) {
        return None;
    }
    Some(if slips == 0 { NameLikeness::Same } else { NameLikeness::Slip })
}

/// A name as it is compared: folded, in Russian letters.
struct Read {
    surname: String,
    given: String,
    patronymic: String,
    latin: bool,
}

impl Read {
    fn of(name: &FullName) -> Self {
        let latin = ![&name.surname, &name.given, &name.patronymic].iter().any(|part| part.chars().any(is_cyrillic));
        let read = |part: &str| if latin { cyrillic_of(&fold(part)) } else { fold(part) };
        let (surname, given, patronymic) = (read(&name.surname), read(&name.given), read(&name.patronymic));
        Self { surname, given, patronymic, latin }
    }

    fn sex(&self) -> Sex {
        sex_of(&self.surname, &self.given, &self.patronymic)
    }
}

fn differ(one: Sex, other: Sex) -> bool {
    one != other && one != Sex::Unknown && other != Sex::Unknown
}

/// Whether one surname is the other's form for the other sex: Иванов and Иванова, Невский and Невская.
fn gender_twins(one: &str, other: &str) -> bool {
    let is_form = |man: &str, woman: &str| {
        [("ий", "ая"), ("ый", "ая"), ("ой", "ая"), ("", "а")].iter().any(|(his, hers)| match (man.strip_suffix(his), woman.strip_suffix(hers)) {
            (Some(stem), Some(same)) => stem == same && !stem.is_empty(),
            _ => false,
        })
    };
    is_form(one, other) || is_form(other, one)
}

fn surname_slips(one: &str, other: &str) -> Option<usize> {
    if one.is_empty() || other.is_empty() {
        return (one == other).then_some(0);
    }
    if one == other || hushed(one) == hushed(other) {
        return Some(0);
    }
    // A double surname and one of its halves: one has been written in short.
    let halves = |double: &str, single: &str| double.contains(' ') && double.split(' ').any(|half| half == single);
    if halves(one, other) || halves(other, one) {
        return Some(1);
    }
    let (count, others) = (one.chars().count(), other.chars().count());
    let least = count.min(others);
    if count.abs_diff(others) > 2 {
        return None;
    }
    (osa_distance(one, other) == 1 && least > 3 || sound(one) == sound(other) && osa_distance(one, other) <= 2).then_some(1)
}

fn given_slips(one: &Read, other: &Read) -> Option<usize> {
    let (a, b) = (one.given.as_str(), other.given.as_str());
    if is_initial(a) || is_initial(b) {
        let firsts =
            |given: &str| formal_givens(given).into_iter().chain([given.to_owned()]).filter_map(|name| name.chars().next()).collect::<Vec<_>>();
        let others = firsts(b);
        return firsts(a).iter().any(|letter| others.contains(letter)).then_some(0);
    }
    if a.is_empty() || b.is_empty() {
        return (a == b).then_some(0);
    }
    if same_given(a, b) || ((one.latin || other.latin) && sound(a) == sound(b)) {
        return Some(0);
    }
    // Алина and Галина, Роман and Рамон: two names that both exist are not slips of each other.
    let both_exist = is_given(a) && is_given(b);
    (!both_exist && a.chars().count() > 3 && b.chars().count() > 3 && osa_distance(a, b) == 1).then_some(1)
}

fn patronymic_slips(one: &str, other: &str) -> Option<usize> {
    if one.is_empty() || other.is_empty() || hushed(one) == hushed(other) {
        return Some(0);
    }
    if is_initial(one) || is_initial(other) {
        return (one.chars().next() == other.chars().next()).then_some(0);
    }
    (osa_distance(one, other) == 1 || sound(one) == sound(other)).then_some(1)
}

fn is_initial(part: &str) -> bool {
    part.chars().count() == 1
}

/// Without hard and soft signs, doubled letters once: spelled differently, heard the same.
fn hushed(part: &str) -> String {
    let mut hushed = String::with_capacity(part.len());
    for letter in part.chars().filter(|letter| !matches!(letter, 'ъ' | 'ь')) {
        if !hushed.ends_with(letter) {
            hushed.push(letter);
        }
    }
    hushed
}
