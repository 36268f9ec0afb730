//! The check of a code against the register.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::code::{name_check, read_code};
use super::model::DocumentState;
use super::register::DocumentRow;
use crate::error::Result;
use crate::keyboard::keys;
use crate::names::look;
use crate::store::certificates::register as rows;

/// What a check of a code found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// The number that was read.
    pub number: String,
    /// Whether the code proved the name as well; a number alone proves none.
    pub name_proved: bool,
    /// The line of the register.
    #[serde(default)]
    pub document: Option<DocumentRow>,
}

crate::choices_plain! {
    /// What is to be thought of a certificate.
    Verdict {
        Valid = "valid",
        Annulled = "annulled",
        Replaced = "replaced",
        NameDiffers = "name-differs",
        Unknown = "unknown",
    }
}

/// Checks a code that was scanned or typed against the register: nothing but the file is asked.
///
/// A whole code proves number, day and name; a number alone only that it is in the register. Small letters, look-alikes of the
/// other alphabet, and what a keyboard in another language makes of a number are read as the one number that they can mean.
pub fn check_code(conn: &Connection, text: &str) -> Result<CodeVerdict> {
    let code = read_code(text);
    let Some(row) = find(conn, &code.number)? else {
        return Ok(CodeVerdict { verdict: Verdict::Unknown, number: code.number, name_proved: false, document: None });
    };
    let expected = if row.erased.is_empty() { name_check(&row.number, row.issued_on, &row.holder) } else { row.erased.clone() };
    let proved = code.proof.as_ref().map(|(day, check)| *day == row.issued_on.0.to_string() && *check == expected);
    let verdict = match (proved, row.state) {
        (Some(false), _) => Verdict::NameDiffers,
        (_, DocumentState::Annulled) if !row.replaced_by.is_empty() => Verdict::Replaced,
        (_, DocumentState::Annulled) => Verdict::Annulled,
        _ => Verdict::Valid,
    };
    Ok(CodeVerdict { verdict, number: row.number.clone(), name_proved: proved == Some(true), document: Some(row) })
}

/// The line of a number as it was printed, or of the one number that was meant.
fn find(conn: &Connection, number: &str) -> Result<Option<DocumentRow>> {
    if let Some(row) = rows::by_number(conn, number)? {
        return Ok(Some(row));
    }
    let near = rows::numbers_like(conn, number)?;
    for spelling in [look, keys] {
        let wanted = spelling(number);
        let mut meant = near.iter().filter(|known| spelling(known) == wanted);
        if let (Some(one), None) = (meant.next(), meant.next()) {
            return rows::by_number(conn, one);
        }
    }
    Ok(None)
}
