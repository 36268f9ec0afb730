//! How a programme numbers and signs its certificates.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::pattern::{MOST_PATTERN, NumberOf, NumberPattern, PatternFault, USUAL_PATTERN};
use crate::calendar;
use crate::error::{Code, Error, Issue, Result};
use crate::file::{Done, Op, ProgrammeFile};
use crate::store::certificates as store;
use crate::values::Moment;

/// How many people may sign.
pub const MOST_SIGNERS: usize = 3;
const MOST_NAME: usize = 300;

/// Somebody who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "CertificateSigner")]
pub struct Signer {
    /// Surname and initials; may be empty.
    pub name: String,
    /// The post; may be empty.
    pub post: String,
    /// The name of the picture of the signature; may be empty.
    pub facsimile: String,
}

/// How certificates are numbered and signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateSettings {
    /// The pattern of numbers.
    pub pattern: String,
    /// Who signs, three places; empty ones are left out on paper. The first is the programme's own.
    pub signers: Vec<Signer>,
    /// The name of the seal's picture; may be empty.
    pub seal: String,
    /// The name of the logo's picture; may be empty.
    pub logo: String,
}

/// Settings with what they lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShownSettings {
    /// The settings.
    pub settings: CertificateSettings,
    /// The code of this laptop, for showing what a number will look like.
    pub laptop: String,
}

/// The settings of the programme; the usual pattern where it has none.
pub fn settings(conn: &Connection) -> Result<CertificateSettings> {
    let mut settings = store::settings(conn)?;
    if settings.pattern.is_empty() {
        USUAL_PATTERN.clone_into(&mut settings.pattern);
    }
    Ok(settings)
}

/// The same with what they lead to.
pub fn shown_settings(conn: &Connection) -> Result<ShownSettings> {
    Ok(ShownSettings { settings: settings(conn)?, laptop: store::own_code(conn)? })
}

/// What a number of this pattern looks like now; `invalid` at `pattern` where it makes none.
pub fn sample_number(pattern: &str, laptop: &str, now: Moment) -> Result<String> {
    let pattern = NumberPattern::parse(pattern).map_err(|fault| Error::at("pattern", code(fault)))?;
    let day = calendar::day(now, "UTC").0;
    Ok(pattern.number(NumberOf { year: day.year(), month: day.month(), laptop }, 17))
}

/// Gives the programme other settings. Numbers that were given stay as they are. `invalid` with every wrong field.
pub fn edit_settings(file: &ProgrammeFile, request: CertificateSettings) -> Result<Done<()>> {
    let mut issues = Vec::new();
    let pattern = request.pattern.trim();
    if pattern.is_empty() {
        issues.push(Issue::at("pattern", Code::Required));
    } else if pattern.chars().count() > MOST_PATTERN {
        issues.push(Issue::at("pattern", Code::TooLong).with("most", MOST_PATTERN));
    } else if let Err(fault) = NumberPattern::parse(pattern) {
        issues.push(Issue::at("pattern", code(fault)));
    }
    for (place, signer) in request.signers.iter().enumerate() {
        for (field, text) in [("name", &signer.name), ("post", &signer.post)] {
            if text.trim().chars().count() > MOST_NAME {
                issues.push(Issue::at(&format!("signers.{place}.{field}"), Code::TooLong).with("most", MOST_NAME));
            }
        }
    }
    if request.signers.len() > MOST_SIGNERS {
        issues.push(Issue::at("signers", Code::OutOfRange).with("least", 0_i64).with("most", MOST_SIGNERS));
    }
    if !issues.is_empty() {
        return Err(Error::invalid(issues));
    }
    let mut settings = CertificateSettings { pattern: pattern.to_owned(), ..request };
    settings.signers.resize(MOST_SIGNERS, Signer::default());
    for signer in &mut settings.signers {
        signer.name = signer.name.trim().to_owned();
        signer.post = signer.post.trim().to_owned();
    }
    file.transact(Op::SetCertificateRules, |tx| store::set_settings(tx, &settings))
}

/// The code of what is wrong with a pattern.
fn code(fault: PatternFault) -> Code {
    match fault {
        PatternFault::Unknown => Code::BadPattern,
        PatternFault::NoNumber => Code::PatternNoNumber,
        PatternFault::NoLaptop => Code::PatternNoLaptop,
        PatternFault::RunTogether => Code::PatternRunsTogether,
        PatternFault::Sign => Code::PatternSign,
    }
}
