//! How the values of the core stand in a column: days and moments as text, money and hundredths as whole numbers.

use jiff::civil::{Date, DateTime};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};

use crate::ids::RawId;
use crate::values::{Day, Hundredths, Kopecks, Moment, WallTime};

/// A moment as the file keeps it: `YYYY-MM-DDTHH:MM:SSZ`. Always whole seconds, so that texts sort as moments do.
pub fn moment_text(moment: Moment) -> String {
    jiff::Timestamp::from_second(moment.0.as_second()).map_or_else(|_| moment.0.to_string(), |whole| whole.to_string())
}

impl From<RawId> for Value {
    fn from(id: RawId) -> Self {
        Self::Blob(id.0.to_vec())
    }
}

macro_rules! as_text {
    ($($name:ident of $inner:ty, $write:expr;)*) => {$(
        impl From<$name> for Value {
            fn from(value: $name) -> Self {
                let write: fn($name) -> String = $write;
                Self::Text(write(value))
            }
        }
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Owned((*self).into()))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse::<$inner>().map($name).map_err(FromSqlError::other)
            }
        }
    )*};
}

as_text! {
    Day of Date, |day| day.0.to_string();
    Moment of jiff::Timestamp, moment_text;
    WallTime of DateTime, |time| time.0.to_string();
}

macro_rules! as_integer {
    ($($name:ident)*) => {$(
        impl From<$name> for Value {
            fn from(value: $name) -> Self { Self::Integer(value.0) }
        }
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { Ok(self.0.into()) }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> { value.as_i64().map($name) }
        }
    )*};
}

as_integer! { Kopecks Hundredths }
