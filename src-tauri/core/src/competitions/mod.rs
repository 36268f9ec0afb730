//! Competitions: criteria, applications, experts, score sheets, ranking, minutes.
//!
//! Plain values: `model`. Rules over them: `figure` (exact fractions), `scoring` (marks to figures), `ranking` (figures to
//! places), `conflicts`, `numbers`. Operations on the file: `setup`, `applications`, `sheets`, `decision`, `minutes`, `import`.

mod applications;
mod board;
mod checks;
pub mod conflicts;
mod decision;
pub mod figure;
mod import;
mod minutes;
mod model;
pub mod numbers;
mod papers;
pub mod ranking;
pub mod scoring;
mod setup;
mod sheets;

pub use crate::store::certificates::RegisteredMinutes;
pub use applications::{application, applications, create_application, delete_application, edit_application};
pub use decision::{Quorum, approve, decide_awards, ranking, withdraw_approval};
pub use import::{ImportedMark, ImportedMarks, MarksRow, import_marks};
pub use minutes::{ExpertMarks, KeptAway, MarkedApplication, MinutesData, NotAdmitted, Recusal, issue_minutes, minutes_data, registered_minutes};
pub use model::*;
pub use papers::{BlankSheet, ScorePapers, SheetsOfExpert, score_papers};
pub use setup::{create, delete, edit, get, list, set_criteria, set_experts};
pub use sheets::{enter_marks, recuse, reopen_sheet, sheet, sheets};
