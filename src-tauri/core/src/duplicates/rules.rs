//! How likely two records are one: what they share is weighed. Only a person decides.

use super::model::DuplicateReason;
use crate::ids::RawId;
use crate::names::{self, FullName, NameLikeness};
use crate::values::Day;

/// From this weight on, two records are proposed.
pub const LIKELY: u32 = 60;
/// From this weight on, a proposal is called sure.
pub const SURE: u32 = 90;

const NAME_FULL: i32 = 50;
const NAME: i32 = 35;
const SLIP_FULL: i32 = 35;
const SLIP: i32 = 20;
const OTHER_SURNAME: i32 = 15;
const CONTACT: i32 = 45;
const BORN: i32 = 40;
const EMPLOYER: i32 = 25;
const RARE: i32 = 10;
const PLACE: i32 = 5;
const OTHER_CONTACT: i32 = -10;

/// A person as far as likeness looks.
#[derive(Clone, Debug, Default)]
pub struct PersonCard {
    /// Surname, given name, patronymic as they stand.
    pub name: FullName,
    /// The same, folded.
    pub folded: [String; 3],
    /// How the surname sounds, and how the given name begins.
    pub sound: String,
    /// The digits of every phone.
    pub phones: Vec<String>,
    /// Every address, in small letters.
    pub emails: Vec<String>,
    /// The day of birth.
    pub born: Option<Day>,
    /// Where the person works now.
    pub employers: Vec<RawId>,
    /// The municipality.
    pub municipality: Option<RawId>,
}

/// An organisation as far as likeness looks.
#[derive(Clone, Debug, Default)]
pub struct OrganisationCard {
    /// Full and short name as keys: folded, legal forms as abbreviations, the form first.
    pub names: Vec<String>,
    /// How the names sound.
    pub sounds: Vec<String>,
    /// INN; may be empty.
    pub inn: String,
    /// OGRN; may be empty.
    pub ogrn: String,
    /// The digits of every phone.
    pub phones: Vec<String>,
    /// Every address, in small letters.
    pub emails: Vec<String>,
    /// The site, folded.
    pub site: String,
    /// The municipality.
    pub municipality: Option<RawId>,
}

/// What speaks for two records being one, and how much.
pub type Weighed = (u32, Vec<DuplicateReason>);

/// Whether two lists share a value; none where either is empty.
fn shares<T: PartialEq>(one: &[T], other: &[T]) -> Option<bool> {
    (!one.is_empty() && !other.is_empty()).then(|| one.iter().any(|value| other.contains(value)))
}

struct Scale {
    weight: i32,
    reasons: Vec<DuplicateReason>,
}

impl Scale {
    fn new() -> Self {
        Self { weight: 0, reasons: Vec::new() }
    }

    fn add(&mut self, weight: i32, reason: DuplicateReason) {
        self.weight += weight;
        self.reasons.push(reason);
    }

    fn result(self) -> Option<Weighed> {
        u32::try_from(self.weight).ok().filter(|weight| *weight >= LIKELY).map(|weight| (weight, self.reasons))
    }
}

/// Two records of people. `rare` says whether hardly anybody else has the name; it is asked only where the names are the same.
/// Names that tell different sexes are never one (`names::alike`), nor are two days of birth.
pub fn people(one: &PersonCard, other: &PersonCard, rare: impl FnOnce() -> bool) -> Option<Weighed> {
    let (phone, email) = (shares(&one.phones, &other.phones), shares(&one.emails, &other.emails));
    let contact = phone == Some(true) || email == Some(true);
    let born = one.born.zip(other.born).map(|(one, other)| one == other);
    let employer = shares(&one.employers, &other.employers) == Some(true);
    let patronymics = (one.folded[2].as_str(), other.folded[2].as_str());
    let full = patronymics.0 == patronymics.1 && patronymics.0.chars().count() > 2;
    let same = one.folded == other.folded;
    if born == Some(false) || !(same || contact || born == Some(true) || employer) && clearly_differs(one, other) {
        return None;
    }
    let mut scale = Scale::new();
    match if same { Some(NameLikeness::Same) } else { names::alike(&one.name, &other.name) } {
        Some(NameLikeness::Same) => {
            scale.add(if full { NAME_FULL } else { NAME }, DuplicateReason::Name);
            if full && rare() {
                scale.add(RARE, DuplicateReason::Rare);
            }
        }
        Some(NameLikeness::Slip) => scale.add(if full { SLIP_FULL } else { SLIP }, DuplicateReason::Slip),
        // Married perhaps: another surname, everything else the same. A patronymic tells the sex, so it is the same too.
        None if contact && full && names::same_given(&one.name.given, &other.name.given) && changes_surname(one) && changes_surname(other) => {
            scale.add(OTHER_SURNAME, DuplicateReason::OtherSurname);
        }
        None => return None,
    }
    match phone {
        Some(true) => scale.add(CONTACT, DuplicateReason::Phone),
        Some(false) => scale.weight += OTHER_CONTACT,
        None => {}
    }
    if email == Some(true) {
        scale.add(CONTACT, DuplicateReason::Email);
    }
    if born == Some(true) {
        scale.add(BORN, DuplicateReason::Born);
    }
    if employer {
        scale.add(EMPLOYER, DuplicateReason::Organisation);
    }
    if one.municipality.is_some() && one.municipality == other.municipality {
        scale.weight += PLACE;
    }
    scale.result()
}

/// Without anything else in common two names need not be compared letter by letter when their patronymics differ.
fn clearly_differs(one: &PersonCard, other: &PersonCard) -> bool {
    let (one, other) = (&one.folded[2], &other.folded[2]);
    !one.is_empty() && !other.is_empty() && one.chars().next() != other.chars().next()
}

/// Whether the person may take another surname: women mostly do.
fn changes_surname(card: &PersonCard) -> bool {
    let [surname, given, patronymic] = &card.folded;
    names::sex_of(surname, given, patronymic) == crate::people::Sex::Female
}

/// Two records of organisations. Two numbers that differ are two organisations; one number with another KPP may be a branch.
pub fn organisations(one: &OrganisationCard, other: &OrganisationCard) -> Option<Weighed> {
    let both = |one: &str, other: &str| (!one.is_empty() && !other.is_empty()).then(|| one == other);
    let (inn, ogrn) = (both(&one.inn, &other.inn), both(&one.ogrn, &other.ogrn));
    if inn == Some(false) || ogrn == Some(false) {
        return None;
    }
    let mut scale = Scale::new();
    if shares(&one.names, &other.names) == Some(true) {
        scale.add(60, DuplicateReason::Name);
    } else if shares(&one.sounds, &other.sounds) == Some(true) {
        scale.add(40, DuplicateReason::Slip);
    }
    for (same, weight, reason) in [(inn == Some(true), 80, DuplicateReason::Inn), (ogrn == Some(true), 80, DuplicateReason::Ogrn)] {
        if same {
            scale.add(weight, reason);
        }
    }
    if shares(&one.phones, &other.phones) == Some(true) {
        scale.add(20, DuplicateReason::Phone);
    }
    if shares(&one.emails, &other.emails) == Some(true) {
        scale.add(25, DuplicateReason::Email);
    }
    if both(&one.site, &other.site) == Some(true) {
        scale.add(20, DuplicateReason::Site);
    }
    match one.municipality.zip(other.municipality).map(|(one, other)| one == other) {
        Some(true) => scale.weight += 10,
        // Houses of culture have one name everywhere.
        Some(false) => scale.weight -= 15,
        None => {}
    }
    scale.result()
}
