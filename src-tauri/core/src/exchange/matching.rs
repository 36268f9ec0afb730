//! Who of the file a row of a list is. Exact where it is sure; where several people fit, a person decides.

use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::reading::Reading;
use crate::error::Result;
use crate::identifiers::phones_digits;
use crate::ids::{OrganisationId, PersonId};
use crate::names::{self, FullName, NameLikeness};
use crate::store::imports::{self, KnownOrganisation, KnownPerson};
use crate::values::Day;

/// A person for comparing.
pub(super) struct Folded {
    name: FullName,
    /// The parts of the name, folded.
    surname: String,
    given: String,
    patronymic: String,
    phones: Vec<String>,
    emails: Vec<String>,
    born: Option<Day>,
    /// The key of the organisation that a row names; empty for people of the file.
    organisation: String,
}

impl Folded {
    pub fn of_reading(reading: &Reading) -> Self {
        let name = FullName { surname: reading.surname.clone(), given: reading.given.clone(), patronymic: reading.patronymic.clone() };
        let phones = reading.phones.iter().flat_map(|phone| phones_digits(phone)).collect();
        let organisation = if reading.organisation.is_empty() { String::new() } else { organisation_key(&reading.organisation) };
        Self { organisation, born: reading.born, ..Self::of(name, phones, reading.emails.clone()) }
    }

    fn of_person(person: &KnownPerson) -> Self {
        let name = FullName { surname: person.surname.clone(), given: person.given.clone(), patronymic: person.patronymic.clone() };
        let emails = if person.email.is_empty() { Vec::new() } else { vec![person.email.to_lowercase()] };
        Self { born: person.born, ..Self::of(name, phones_digits(&person.phone), emails) }
    }

    fn of(name: FullName, phones: Vec<String>, emails: Vec<String>) -> Self {
        let (surname, given, patronymic) = (names::fold(&name.surname), names::fold(&name.given), names::fold(&name.patronymic));
        Self { name, surname, given, patronymic, phones, emails, born: None, organisation: String::new() }
    }

    /// How alike the names are; what cannot matter is not computed, since a list may hold a thousand namesakes. Without a
    /// contact in common, a patronymic that is written out on both sides and differs is another person's.
    fn alike(&self, other: &Self, contact: bool) -> Option<NameLikeness> {
        if self.surname == other.surname && self.given == other.given {
            if self.patronymic == other.patronymic || self.patronymic.is_empty() || other.patronymic.is_empty() {
                return Some(NameLikeness::Same);
            }
            let written_out = |part: &str| part.chars().count() > 2;
            if !contact && written_out(&self.patronymic) && written_out(&other.patronymic) {
                return None;
            }
        }
        names::alike(&self.name, &other.name)
    }

    /// The keys under which it may be found: each phone, each address, the surname with each formal given name.
    pub fn keys(&self) -> Vec<String> {
        let surname = &self.surname;
        let mut keys: Vec<String> =
            self.phones.iter().map(|phone| format!("p{phone}")).chain(self.emails.iter().map(|email| format!("e{email}"))).collect();
        if !surname.is_empty() && !self.name.given.is_empty() {
            keys.extend(names::formal_givens(&self.name.given).into_iter().map(|given| format!("n{surname} {given}")));
        }
        keys
    }
}

/// The people of the file whom rows of the list may be.
pub(super) struct People {
    people: Vec<(KnownPerson, Folded)>,
    blocks: HashMap<String, Vec<u32>>,
    by_id: HashMap<PersonId, u32>,
    /// Where people work, as far as it was asked: a list may hold a thousand namesakes.
    employers: RefCell<HashMap<PersonId, Vec<OrganisationId>>>,
}

impl People {
    /// One pass over the people of the file: those are kept that share a key with a row, or that somebody chose.
    pub fn gather(conn: &Connection, rows: &[Reading], chosen: &HashSet<PersonId>) -> Result<Self> {
        let mut blocks: HashMap<String, Vec<u32>> = HashMap::new();
        for row in rows {
            for key in Folded::of_reading(row).keys() {
                blocks.entry(key).or_default();
            }
        }
        // Whoever is found under another record of theirs is shown and changed under the one that stands for all.
        let standing = imports::canonical_people(conn)?.into_iter().collect::<HashSet<_>>();
        let (mut people, mut by_id) = (Vec::new(), HashMap::new());
        imports::people(conn, |person| {
            let folded = Folded::of_person(&person);
            let place = people.len() as u32;
            let mut kept = chosen.contains(&person.id) || standing.contains(&person.id);
            for key in folded.keys() {
                if let Some(block) = blocks.get_mut(&key) {
                    block.push(place);
                    kept = true;
                }
            }
            if kept {
                by_id.insert(person.id, place);
                people.push((person, folded));
            }
            Ok(())
        })?;
        Ok(Self { people, blocks, by_id, employers: RefCell::default() })
    }

    /// The person of this id, where the list named or may mean them.
    pub fn person(&self, id: PersonId) -> Option<&KnownPerson> {
        self.by_id.get(&id).map(|place| &self.people[*place as usize].0)
    }

    /// Whom a row fits. `organisation` is the one that the row names, where the file has it.
    pub fn find(&self, conn: &Connection, reading: &Reading, organisation: Option<OrganisationId>) -> Result<Found> {
        let row = Folded::of_reading(reading);
        let mut places: Vec<u32> = row.keys().iter().filter_map(|key| self.blocks.get(key)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let (mut sure, mut lone, mut possible) = (Vec::new(), Vec::new(), Vec::new());
        for place in places {
            let (person, folded) = &self.people[place as usize];
            match self.fit(conn, reading, &row, organisation, person, folded)? {
                Fit::Sure => sure.push(person.canonical),
                Fit::Uncontradicted => lone.push(person.canonical),
                Fit::Possible => possible.push(person.canonical),
                Fit::No => {}
            }
        }
        // Several records of one person are one answer, as sure as the surest of them.
        let mut seen = HashSet::new();
        for found in [&mut sure, &mut lone, &mut possible] {
            found.retain(|id| seen.insert(*id));
        }
        Ok(match (&sure[..], &lone[..], &possible[..]) {
            ([one], ..) | ([], [one], []) => Found::One(*one),
            ([], [], []) => Found::Nobody,
            ([], ..) => Found::Several(lone.into_iter().chain(possible).collect()),
            _ => Found::Several(sure),
        })
    }

    /// How a row fits a person. Sure: the name and one thing more (phone, address, organisation, day of birth). A full name alone is
    /// enough only where nothing speaks against it and nobody else has it.
    fn fit(
        &self,
        conn: &Connection,
        reading: &Reading,
        row: &Folded,
        organisation: Option<OrganisationId>,
        person: &KnownPerson,
        known: &Folded,
    ) -> Result<Fit> {
        let phone = shares(&row.phones, &known.phones);
        let email = shares(&row.emails, &known.emails);
        let contact = phone == Some(true) || email == Some(true);
        let Some(likeness) = row.alike(known, contact) else { return Ok(if contact { other_surname(row, known) } else { Fit::No }) };
        let born = row.born.zip(known.born).map(|(one, other)| one == other);
        if born == Some(false) || likeness == NameLikeness::Slip {
            // Two days of birth, or a name one slip away: only a person can say, and only where something else agrees.
            return Ok(if contact { Fit::Possible } else { Fit::No });
        }
        if contact || born == Some(true) {
            return Ok(Fit::Sure);
        }
        let works = match (organisation, reading.organisation.is_empty()) {
            (_, true) => None,
            (organisation, false) => self.works(conn, person.id, organisation)?,
        };
        if works == Some(true) {
            // Two people of one name and two phones under one roof: without patronymics nobody can tell.
            return Ok(if phone == Some(false) && row.patronymic.is_empty() { Fit::Possible } else { Fit::Sure });
        }
        let against = [phone, email, works].into_iter().filter(|says| *says == Some(false)).count();
        let full = row.patronymic == known.patronymic;
        Ok(match (full, against) {
            (true, 0) => Fit::Uncontradicted,
            (true, 1) | (false, 0) => Fit::Possible,
            _ => Fit::No,
        })
    }

    /// Whether a person works there; none for one who works nowhere.
    fn works(&self, conn: &Connection, person: PersonId, organisation: Option<OrganisationId>) -> Result<Option<bool>> {
        let mut employers = self.employers.borrow_mut();
        let known = match employers.entry(person) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(imports::roles(conn, person)?.into_iter().map(|role| role.organisation_id).collect()),
        };
        Ok((!known.is_empty()).then(|| known.iter().any(|employer| Some(*employer) == organisation)))
    }
}

/// What was found for a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nobody: a new person.
    Nobody,
    /// This person, surely.
    One(PersonId),
    /// One or several people who may be meant; a person decides.
    Several(Vec<PersonId>),
}

enum Fit {
    Sure,
    Uncontradicted,
    Possible,
    No,
}

/// The same phone or address and the same other names under another surname: married perhaps, or a relative. A person decides.
fn other_surname(row: &Folded, known: &Folded) -> Fit {
    if row.patronymic == known.patronymic && names::same_given(&row.name.given, &known.name.given) { Fit::Possible } else { Fit::No }
}

/// Whether two lists share a value; none where either is empty.
fn shares(one: &[String], other: &[String]) -> Option<bool> {
    (!one.is_empty() && !other.is_empty()).then(|| one.iter().any(|value| other.contains(value)))
}

/// Whether two rows of one list are the same person: the names fit, and nothing speaks against it.
pub(super) fn same_row(one: &Folded, other: &Folded) -> bool {
    let phone = shares(&one.phones, &other.phones);
    let email = shares(&one.emails, &other.emails);
    let contact = phone == Some(true) || email == Some(true);
    let both = !one.organisation.is_empty() && !other.organisation.is_empty();
    let works = both.then(|| one.organisation == other.organisation);
    let untold = phone != Some(false) && email != Some(false);
    let agrees = contact || works.map_or(untold, |works| works && (untold || !one.patronymic.is_empty()));
    let born = one.born.zip(other.born).is_none_or(|(one, other)| one == other);
    agrees && born && one.alike(other, contact) == Some(NameLikeness::Same)
}

/// The organisations of the file by INN and by folded name.
#[derive(Default)]
pub(super) struct Organisations {
    by_inn: HashMap<String, OrganisationId>,
    by_name: HashMap<String, Vec<OrganisationId>>,
    /// Those of which an INN is known.
    with_inn: HashSet<OrganisationId>,
    /// The INNs that the list told, in the order of its rows.
    learned: Vec<(OrganisationId, String)>,
}

impl Organisations {
    /// One pass over the organisations of the file.
    pub fn gather(conn: &Connection) -> Result<Self> {
        let mut all = Self::default();
        imports::organisations(conn, |organisation| all.add(&organisation))?;
        Ok(all)
    }

    /// Makes an organisation known.
    pub fn add(&mut self, organisation: &KnownOrganisation) {
        if !organisation.inn.is_empty() {
            self.by_inn.entry(organisation.inn.clone()).or_insert(organisation.id);
            self.with_inn.insert(organisation.id);
        }
        for name in [&organisation.full_name, &organisation.short_name] {
            let key = organisation_key(name);
            // Many have no short name: that is none by which they could be found.
            if key.is_empty() {
                continue;
            }
            let same = self.by_name.entry(key).or_default();
            if !same.contains(&organisation.id) {
                same.push(organisation.id);
            }
        }
    }

    /// Takes the INN of a row for the organisation of its name, where none is known of that one and no other has it. From then
    /// on the same name with another INN is another organisation. Of several of one name nobody can tell whose it is.
    pub fn learn(&mut self, name: &str, inn: &str) {
        if inn.is_empty() || self.by_inn.contains_key(inn) {
            return;
        }
        if let [id] = self.without_inn(name)[..] {
            self.by_inn.insert(inn.to_owned(), id);
            self.with_inn.insert(id);
            self.learned.push((id, inn.to_owned()));
        }
    }

    /// Whether a row's INN is nobody's, since several of its name have none and could get it.
    pub fn is_of_several(&self, name: &str, inn: &str) -> bool {
        !inn.is_empty() && !self.by_inn.contains_key(inn) && self.without_inn(name).len() > 1
    }

    /// Those of a name of which no INN is known.
    fn without_inn(&self, name: &str) -> Vec<OrganisationId> {
        let same = self.by_name.get(&organisation_key(name)).into_iter().flatten();
        same.filter(|id| !self.with_inn.contains(*id)).copied().collect()
    }

    /// The organisations of the file that get their INN from the list.
    pub fn into_learned(self) -> Vec<(OrganisationId, String)> {
        self.learned
    }

    /// The organisation of a row: by INN, else by its name, unless that one is known to have another INN.
    pub fn find(&self, name: &str, inn: &str) -> Option<OrganisationId> {
        if let Some(id) = self.by_inn.get(inn).filter(|_| !inn.is_empty()) {
            return Some(*id);
        }
        if name.is_empty() {
            return None;
        }
        let same = self.by_name.get(&organisation_key(name))?;
        same.iter().find(|id| inn.is_empty() || !self.with_inn.contains(*id)).copied()
    }
}

/// An organisation's name for comparing: folded, legal forms as their abbreviations.
pub(crate) fn organisation_key(name: &str) -> String {
    const FORMS: &[(&str, &str)] = &[
        ("автономная некоммерческая организация", "ано"),
        ("белгородская региональная общественная организация", "броо"),
        ("региональная общественная организация", "роо"),
        ("местная общественная организация", "моо"),
        ("общественная организация", "оо"),
        ("благотворительный фонд", "бф"),
        ("некоммерческое партнерство", "нп"),
        ("общество с ограниченной ответственностью", "ооо"),
        ("индивидуальный предприниматель", "ип"),
        ("муниципальное бюджетное учреждение культуры", "мбук"),
        ("муниципальное бюджетное учреждение", "мбу"),
        ("государственное бюджетное учреждение", "гбу"),
    ];
    let mut key = names::fold(name);
    for (form, short) in FORMS {
        // Looking at the ends of words first is much cheaper than looking for the whole form, which most names have not.
        let first = form.split(' ').next().unwrap_or(form);
        if key.split(' ').any(|word| word.ends_with(first)) && key.contains(form) {
            key = key.replace(form, short);
        }
    }
    // "«Надежда», МОО" is "МОО «Надежда»": the form goes first.
    let is_form = |word: &&str| FORMS.iter().any(|(_, short)| short == word);
    let (forms, words): (Vec<&str>, Vec<&str>) = key.split(' ').partition(is_form);
    [forms, words].concat().join(" ")
}
