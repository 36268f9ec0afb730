//! A certificate of the register, to be made once more.

use rusqlite::Connection;

use super::model::CertificateData;
use super::occasion::{Occasion, told};
use super::press::{Bearer, said};
use super::settings::settings;
use crate::error::{Code, Error, Result};
use crate::ids::DocumentId;
use crate::names;
use crate::store::certificates as store;
use crate::store::certificates::register;
use crate::store::{joined, programme};

/// What a certificate of the register says, for its paper to be made once more; also of one that is annulled. Number, day,
/// name, role and sum are those of its line, everything else is what is known today. Changes nothing.
///
/// `not-found` without it, `bad-request` for a document that is no certificate, `name-erased` where the holder was erased.
pub fn certificate(conn: &Connection, id: DocumentId) -> Result<CertificateData> {
    let row = register::one(conn, id)?;
    if !row.erased.is_empty() {
        return Err(Error::new(Code::NameErased));
    }
    let occasion = Occasion::of(&row).ok_or_else(|| Error::new(Code::BadRequest))?;
    let person = row.person_id.map(|id| joined::canonical(conn, id)).transpose()?;
    // Whoever was taken off the list since has a certificate all the same.
    let listed = store::candidates(conn, occasion)?.people.into_iter().find(|candidate| Some(candidate.person_id) == person);
    let mut bearer = match listed {
        Some(candidate) => {
            let mut corrections = store::corrections(conn)?;
            let known = corrections.remove(&candidate.person_id.raw()).unwrap_or_default();
            Bearer::new(candidate, known)
        }
        None => Bearer::named(names::split(&row.holder), row.part),
    };
    if bearer.name.full() != row.holder {
        bearer.name = names::split(&row.holder);
    }
    bearer.part = row.part;
    bearer.award = register::award(conn, id)?;
    Ok(said(&told(conn, occasion)?, &programme::programme(conn)?, &settings(conn)?, bearer, row.number, row.issued_on))
}
