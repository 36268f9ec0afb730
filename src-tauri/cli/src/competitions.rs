//! Competitions from a terminal: marks from a table, the ranking, the minutes, score sheets.

use sokrat_api::commands::competitions::{self, MinutesPaper};
use sokrat_api::papers::shipped::Shipped;
use sokrat_core::Result;

use crate::print::{Told, table};
use crate::run::{Asked, told};

impl Asked<'_> {
    pub(crate) fn score_import(&self) -> Result<Told> {
        let done = competitions::import_marks(self.desk, &self.path("table"), self.competition()?)?.value;
        let counts = [("sheets", done.sheets), ("unchanged", done.unchanged), ("incomplete", done.incomplete)];
        told(&done, vec![self.words("marks", &counts.map(|(name, count)| (name, count.into())))])
    }

    pub(crate) fn ranking(&self) -> Result<Told> {
        let ranking = competitions::ranking(self.desk, self.job, self.competition()?)?;
        let words = self.desk.words();
        let dash = || "—".to_owned();
        let line = |row: &sokrat_core::competitions::RankRow| {
            vec![
                row.rank.map_or_else(dash, |rank| rank.to_string()),
                row.number.clone(),
                row.figure.map_or_else(dash, |figure| words.hundredths(figure)),
                words.money(row.requested),
                words.choice("place", row.place.as_str()),
                row.title.clone(),
            ]
        };
        let lines = table(&ranking.rows.iter().map(line).collect::<Vec<_>>());
        told(&ranking, lines)
    }

    pub(crate) fn minutes(&self) -> Result<Told> {
        let competition_id = self.competition()?;
        let asked = self.template(Shipped::Minutes)?;
        let made = if self.arguments.get_flag("final") {
            // Printed again, they stand on what they stood on.
            let registered = self.desk.file()?.read(|conn| sokrat_core::competitions::registered_minutes(conn, competition_id))?;
            let template = asked.or_else(|| registered.and_then(|minutes| minutes.template));
            competitions::final_minutes(self.desk, self.job, MinutesPaper { competition_id, template })?.value
        } else {
            competitions::minutes(self.desk, self.job, MinutesPaper { competition_id, template: asked })?
        };
        told(&self.with_path(&made, &made)?, self.made(&made)?)
    }

    pub(crate) fn score_sheets(&self) -> Result<Told> {
        let request = competitions::ScoreSheetsPaper { competition_id: self.competition()?, expert_id: None, application_id: None, template: None };
        let made = competitions::score_sheets(self.desk, self.job, request)?;
        told(&self.with_path(&made, &made)?, self.made(&made)?)
    }
}
