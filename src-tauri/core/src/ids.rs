//! Identifiers: 16 bytes, UUIDv7 where a record is made, a hash where the record is "the one of this pair".

use std::fmt;
use std::str::FromStr;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// An identifier of any record, without its noun. In text it is 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawId(pub [u8; 16]);

impl RawId {
    /// A UUIDv7: the first 48 bits are the Unix time in milliseconds, so newer ids sort after older ones.
    pub fn v7(millis: u64, random: &[u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid().into_bytes())
    }

    /// The identifier of "the one record of these things": the time of the first part (the first 6 bytes of its identifier),
    /// then the first 10 bytes of SHA-256 over the kind and all parts; without parts, 16 bytes of the hash. Two laptops that
    /// register one person at one event make one row, and the rows of one event stand side by side in the file.
    pub fn derived(kind: &str, parts: &[RawId]) -> Self {
        let mut hash = Sha256::new();
        hash.update(kind.as_bytes());
        for part in parts {
            hash.update([b'|']);
            hash.update(part.0);
        }
        let time = parts.first().map_or(&[][..], |first| &first.0[..TIME]);
        let mut bytes = [0; 16];
        bytes[..time.len()].copy_from_slice(time);
        bytes[time.len()..].copy_from_slice(&hash.finalize()[..16 - time.len()]);
        Self(bytes)
    }
}

/// The bytes of a version 7 identifier that tell its time.
const TIME: usize = 6;

impl fmt::Display for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = vec![0; 2 * bytes.len()];
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    // Digits are text.
    String::from_utf8(text).unwrap_or_default()
}

/// The bytes of a hexadecimal text of exactly this length.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let text = text.as_bytes();
    if text.len() != 2 * N {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes = [0; N];
    for (place, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        *place = (digit(pair[0])? << 4 | digit(pair[1])?) as u8;
    }
    Some(bytes)
}

impl fmt::Debug for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct BadId;

impl FromStr for RawId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        unhex(text).map(Self).ok_or(BadId)
    }
}

impl Serialize for RawId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for RawId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl ToSql for RawId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for RawId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?;
        Ok(Self(bytes.try_into().map_err(|_| FromSqlError::InvalidBlobSize { expected_size: 16, blob_size: bytes.len() })?))
    }
}

/// Declares the identifier types of nouns: a person's id cannot be passed where an event's is wanted.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub RawId);

        impl $name {
            /// The identifier without its noun.
            pub fn raw(self) -> RawId { self.0 }
        }
        impl From<$name> for RawId {
            fn from(id: $name) -> RawId { id.0 }
        }
        impl From<RawId> for $name {
            fn from(id: RawId) -> $name { $name(id) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) }
        }
        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> { text.parse().map($name) }
        }
        impl From<$name> for rusqlite::types::Value {
            fn from(id: $name) -> Self { id.0.into() }
        }
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { self.0.to_sql() }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> { RawId::column_result(value).map($name) }
        }
    )*};
}

ids! {
    /// A module of a year of the programme.
    ModuleId;
    /// A topic inside a module.
    TopicId;
    /// An event.
    EventId;
    /// A line of an event's agenda.
    AgendaItemId;
    /// A social technology or practice that is taught, learned on an internship and passed on.
    PracticeId;
    /// A municipality of the region.
    MunicipalityId;
    /// A person.
    PersonId;
    /// An organisation.
    OrganisationId;
    /// A person's role in an organisation.
    RoleId;
    /// A registration: derived from the event and the person.
    RegistrationId;
    /// A grant competition.
    CompetitionId;
    /// A criterion of a competition.
    CriterionId;
    /// An application to a competition.
    ApplicationId;
    /// An expert of a competition: derived from the competition and the person.
    ExpertId;
    /// One expert's score sheet for one application: derived from both.
    SheetId;
    /// One mark on a score sheet: derived from the sheet and the criterion.
    MarkId;
    /// A partner in the umbrella network of an application.
    PartnerId;
    /// A template of printed cards.
    TemplateId;
    /// An issued document in the register of numbers.
    DocumentId;
    /// A record of a person or an organisation, where either may stand.
    RecordId;
    /// A copy of the programme on one laptop.
    ReplicaId;
}
