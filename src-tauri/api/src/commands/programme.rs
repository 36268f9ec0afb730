//! Commands on programme.

use sokrat_core::Done;
use sokrat_core::Result;
use sokrat_core::ids::{ModuleId, TopicId};
use sokrat_core::programme;
use sokrat_core::programme::{CopyYear, ModuleFields, Overview, Programme, Structure, TopicFields};
use sokrat_core::values::{Edit, FormEdit};

use crate::desk::{Desk, Job};

/// The command of this name.
pub fn structure(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Structure> {
    desk.file()?.read(programme::structure)
}

/// The command of this name.
pub fn overview(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Overview> {
    let now = desk.now();
    desk.file()?.read(|conn| programme::overview(conn, now))
}

/// The command of this name.
pub fn edit(desk: &Desk, _job: &Job<'_>, request: FormEdit<(), Programme>) -> Result<Done<()>> {
    programme::edit(&*desk.file()?, request)
}

/// The command of this name.
pub fn create_module(desk: &Desk, _job: &Job<'_>, request: ModuleFields) -> Result<Done<ModuleId>> {
    programme::create_module(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit_module(desk: &Desk, _job: &Job<'_>, request: Edit<ModuleId, ModuleFields>) -> Result<Done<()>> {
    programme::edit_module(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete_module(desk: &Desk, _job: &Job<'_>, request: ModuleId) -> Result<Done<()>> {
    programme::delete_module(&*desk.file()?, request)
}

/// The command of this name.
pub fn create_topic(desk: &Desk, _job: &Job<'_>, request: TopicFields) -> Result<Done<TopicId>> {
    programme::create_topic(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit_topic(desk: &Desk, _job: &Job<'_>, request: Edit<TopicId, TopicFields>) -> Result<Done<()>> {
    programme::edit_topic(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete_topic(desk: &Desk, _job: &Job<'_>, request: TopicId) -> Result<Done<()>> {
    programme::delete_topic(&*desk.file()?, request)
}

/// The command of this name.
pub fn copy_year(desk: &Desk, _job: &Job<'_>, request: CopyYear) -> Result<Done<()>> {
    programme::copy_year(&*desk.file()?, request)
}
