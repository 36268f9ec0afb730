//! Commands on the application itself: start, language, opening and closing programmes.

use serde::{Deserialize, Serialize};
use sokrat_core::programme::NewProgramme;
use sokrat_core::{Code, Error, Result, UndoState};
use ts_rs::TS;

use super::Produced;
use crate::desk::{Desk, Job};
use crate::settings::{Language, Theme};

/// A programme opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recent {
    /// The file's name without its ending.
    pub name: String,
    /// Its folder as people know it.
    pub folder: String,
    /// Whether it is not there any more.
    pub missing: bool,
}

/// The open programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenFile {
    /// The programme's title.
    pub title: String,
    /// The file's name.
    pub name: String,
    /// Whether it is the demonstration.
    pub demonstration: bool,
    /// What undo and redo would do.
    pub undo: UndoState,
}

/// What the pages need to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// The version of Sokrat.
    pub version: String,
    /// The language in force.
    pub language: Language,
    /// The theme in force.
    pub theme: Theme,
    /// Recent programmes, newest first; `app.open_recent` takes the index.
    pub recent: Vec<Recent>,
    /// The open programme.
    pub open: Option<OpenFile>,
}

/// What the form for a new programme proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// The programme proposed, with the four modules, in the language in force.
    pub programme: NewProgramme,
}

/// The command of this name.
pub fn start(_desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Start> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn set_language(_desk: &Desk, _job: &Job<'_>, _request: Language) -> Result<Start> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn set_theme(_desk: &Desk, _job: &Job<'_>, _request: Theme) -> Result<Start> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn proposal(_desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Proposal> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn open_demo(_desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<OpenFile> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn create(_desk: &Desk, _job: &Job<'_>, _request: NewProgramme) -> Result<Option<OpenFile>> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn open(_desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Option<OpenFile>> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn open_recent(_desk: &Desk, _job: &Job<'_>, _request: u32) -> Result<OpenFile> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn forget_recent(_desk: &Desk, _job: &Job<'_>, _request: u32) -> Result<Start> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn close(_desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Start> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn save_copy(_desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Option<Produced>> {
    Err(Error::new(Code::Internal))
}

/// The command of this name.
pub fn show(_desk: &Desk, _job: &Job<'_>, _request: u32) -> Result<()> {
    Err(Error::new(Code::Internal))
}
