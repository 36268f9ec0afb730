//! Certificates from a terminal: printed, annulled, issued anew; their register, and the check of a code.

use serde_json::json;
use sokrat_api::commands::certificates::{self, BatchForm, IssueRequest, RegisterPaper, ReissueRequest};
use sokrat_api::commands::templates;
use sokrat_api::papers::shipped::Shipped;
use sokrat_core::certificates::{AnnulRequest, CertificateOrder, DocumentFilter, DocumentListRequest, DocumentRow, Occasion, Verdict};
use sokrat_core::values::Span;
use sokrat_core::{Code, Error, Result};

use crate::print::{Told, table};
use crate::run::{Asked, told};

impl Asked<'_> {
    pub(crate) fn certificates(&self) -> Result<Told> {
        let occasion = self.occasion()?.map_or_else(|| self.event().map(Occasion::Event), Ok)?;
        let form = self.text("form");
        let request = IssueRequest {
            order: CertificateOrder {
                template: self.template(Shipped::Participant)?,
                ..CertificateOrder::of(occasion, self.arguments.get_flag("only-new"))
            },
            form: BatchForm::ALL.iter().copied().find(|known| known.as_str() == form).unwrap_or(BatchForm::One),
            names: self.text("names"),
        };
        let issued = certificates::issue(self.desk, self.job, request)?.value;
        let mut lines = vec![self.words("issued", &[("new", issued.new.into()), ("again", issued.printed_again.into())])];
        lines.extend(self.made(&issued.document)?);
        told(&self.with_path(&issued, &issued.document)?, lines)
    }

    /// The event or the competition that was asked for.
    fn occasion(&self) -> Result<Option<Occasion>> {
        if !self.text("competition").is_empty() {
            return self.competition().map(|id| Some(Occasion::Competition(id)));
        }
        if self.text("event").is_empty() { Ok(None) } else { self.event().map(|id| Some(Occasion::Event(id))) }
    }

    /// The key of the template that was asked for by its key or its title, one for the same as a template that ships.
    pub(crate) fn template(&self, like: Shipped) -> Result<Option<String>> {
        let asked = self.text("template");
        if asked.is_empty() {
            return Ok(None);
        }
        let all = templates::list(self.desk, self.job, ())?;
        let mut fitting = all.into_iter().filter(|row| row.kind == like.kind());
        let found = fitting.find(|row| row.key == asked || row.title == asked);
        found.map(|row| Some(row.key)).ok_or_else(|| self.no_such("template"))
    }

    /// The document of the number that was asked for.
    fn document(&self) -> Result<DocumentRow> {
        let verdict = certificates::check(self.desk, self.job, self.text("number"))?;
        verdict.document.ok_or_else(|| self.no_such("number"))
    }

    pub(crate) fn annul(&self) -> Result<Told> {
        let row = self.document()?;
        certificates::annul(self.desk, self.job, AnnulRequest { id: row.id, reason: self.text("reason") })?;
        told(&json!({ "number": row.number }), vec![self.words("annulled", &[("number", row.number.as_str().into())])])
    }

    pub(crate) fn reissue(&self) -> Result<Told> {
        let row = self.document()?;
        let annul = AnnulRequest { id: row.id, reason: self.text("reason") };
        let done = certificates::reissue(self.desk, self.job, ReissueRequest { annul, template: self.template(Shipped::Participant)? })?.value;
        let mut lines = vec![self.words("reissued", &[("old", row.number.as_str().into()), ("number", done.number.as_str().into())])];
        lines.extend(self.made(&done.document)?);
        told(&self.with_path(&done, &done.document)?, lines)
    }

    pub(crate) fn register(&self) -> Result<Told> {
        let occasion = self.occasion()?;
        let filter = DocumentFilter { occasion, text: self.text("text"), doubles: self.arguments.get_flag("doubles"), ..DocumentFilter::default() };
        let paper = RegisterPaper { filter: filter.clone(), order: None };
        if self.arguments.get_flag("pdf") {
            let made = certificates::save_register_pdf(self.desk, self.job, paper)?;
            return told(&self.with_path(&made, &made)?, self.made(&made)?);
        }
        if self.arguments.get_flag("xlsx") {
            let made = certificates::save_register_xlsx(self.desk, self.job, paper)?;
            return told(&self.with_path(&made, &made)?, self.made(&made)?);
        }
        let span = Span { offset: 0, limit: self.arguments.get_one("limit").copied().unwrap_or(100) };
        let rows = certificates::register(self.desk, self.job, DocumentListRequest { filter, order: None, span })?;
        let words = self.desk.words();
        let line = |row: &DocumentRow| {
            vec![
                row.number.clone(),
                row.issued_on.0.to_string(),
                sokrat_api::papers::register::holder(words, row),
                sokrat_api::papers::register::state(words, row),
                row.event.clone(),
                sokrat_api::papers::register::template(words, row),
            ]
        };
        let mut lines = table(&rows.rows.iter().map(line).collect::<Vec<_>>());
        lines.push(self.words("total", &[("shown", rows.rows.len().into()), ("total", rows.total.into())]));
        let gaps = certificates::gaps(self.desk, self.job, occasion)?;
        lines.extend(gaps.iter().map(|gap| sokrat_api::papers::register::gap(words, gap)));
        told(&json!({ "rows": rows.rows, "total": rows.total, "gaps": gaps }), lines)
    }

    /// Whatever is not simply valid is a refusal, so that a script can tell by the answer alone.
    pub(crate) fn check_code(&self) -> Result<Told> {
        let code = self.arguments.get_one::<String>("code").ok_or_else(|| Error::new(Code::BadRequest))?;
        let found = certificates::check(self.desk, self.job, code.clone())?;
        let words = self.desk.words();
        let mut lines = vec![format!("{}: {}", found.number, words.choice("verdict", found.verdict.as_str()))];
        if let Some(row) = &found.document {
            lines.push(format!("{} · {} · {}", sokrat_api::papers::register::holder(words, row), row.event, words.short_day(row.issued_on)));
            lines.push(sokrat_api::papers::register::state(words, row));
        }
        if found.verdict == Verdict::Valid && !found.name_proved {
            lines.push(self.words("name-not-proved", &[]));
        }
        Ok(Told { refused: found.verdict != Verdict::Valid, ..told(&found, lines)? })
    }
}
