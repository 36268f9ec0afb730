//! Who in the file may be the person that is being typed in.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::model::{Likeness, LikenessReason, PersonFields};
use crate::error::Result;
use crate::identifiers::{emails, phone_digits};
use crate::names::{self, FullName, Likened, NameLikeness};
use crate::store::joined;
use crate::store::people::{self, Block, Candidate};

/// The most suggestions: more are no help.
const MOST: usize = 8;

/// People who may be the one that is typed in, the surest first, at most eight, each with its reason: the same phone, the
/// same address, the same name, a name one slip away. Only index blocks are read, so it can run at every keystroke.
/// A suggestion: a person decides.
pub fn likely(conn: &Connection, request: &PersonFields) -> Result<Vec<Likeness>> {
    let typed = FullName { surname: names::tidy(&request.surname), given: names::tidy(&request.given), patronymic: names::tidy(&request.patronymic) };
    let phone = phone_digits(&request.phone);
    let emails = emails(&request.email).unwrap_or_default();
    let mut found = BTreeMap::<i64, (LikenessReason, Candidate)>::new();
    let mut offer = |reason: LikenessReason, candidate: Candidate| {
        let standing = found.entry(candidate.canon_n).or_insert_with(|| (reason, candidate));
        standing.0 = standing.0.min(reason);
    };
    if !phone.is_empty() {
        for candidate in people::block(conn, &Block::Phone(&phone))? {
            offer(LikenessReason::Phone, candidate);
        }
    }
    for email in &emails {
        for candidate in people::block(conn, &Block::Email(email))? {
            offer(LikenessReason::Email, candidate);
        }
    }
    // One name alone fits too many to be a reason.
    if !typed.surname.is_empty() && !typed.given.is_empty() {
        let likened = Likened::new(&typed);
        for candidate in by_name(conn, &typed)? {
            match likened.alike(&candidate.name) {
                Some(NameLikeness::Same) => offer(LikenessReason::Name, candidate),
                Some(NameLikeness::Slip) => offer(LikenessReason::Slip, candidate),
                None => {}
            }
        }
    }
    let mut found = found.into_values().collect::<Vec<_>>();
    found.sort_by_cached_key(|(reason, candidate)| (*reason, names::fold(&candidate.name.full()), candidate.n));
    found.truncate(MOST);
    let show = |(reason, candidate): (LikenessReason, Candidate)| {
        Ok(Likeness {
            id: joined::canonical(conn, candidate.id)?,
            full_name: candidate.name.full(),
            organisation: people::organisation(conn, candidate.canon_n)?,
            reason,
        })
    };
    found.into_iter().map(show).collect()
}

/// Those whose surname sounds like this one (or like the given name, for swapped order), whose given name and patronymic
/// are these, or whose surname begins like this one.
fn by_name(conn: &Connection, typed: &FullName) -> Result<Vec<Candidate>> {
    let swapped = FullName { surname: typed.given.clone(), given: typed.surname.clone(), patronymic: String::new() };
    let mut people = people::block(conn, &Block::Sound(typed))?;
    people.extend(people::block(conn, &Block::Sound(&swapped))?);
    let patronymic = names::fold(&typed.patronymic);
    if patronymic.chars().count() > 1 {
        people.extend(people::block(conn, &Block::Words(&format!("{} {patronymic}", names::fold(&typed.given))))?);
    }
    let beginning = names::fold(&typed.surname).chars().take(4).collect::<String>();
    let mut letters =
        names::formal_givens(&typed.given).iter().chain([&names::fold(&typed.given)]).filter_map(|given| given.chars().next()).collect::<Vec<_>>();
    letters.sort_unstable();
    letters.dedup();
    if beginning.chars().count() > 2 {
        for letter in letters {
            people.extend(people::block(conn, &Block::Beginning(&beginning, letter))?);
        }
    }
    people.sort_by_key(|candidate| candidate.n);
    people.dedup_by_key(|candidate| candidate.n);
    Ok(people)
}
