//! Participants' certificates: one page a person, the name as the largest thing on it.

use sokrat_core::calendar::EventKind;
use sokrat_core::certificates::CertificateData;
use sokrat_core::people::Sex;
use sokrat_core::values::{Hundredths, Moment};
use sokrat_documents::designs::{Participant, ParticipantCard, Signer, participant};
use sokrat_documents::{CardBatch, Margins, Paper, Size};
use sokrat_words::Words;

use super::{inner, language, moment};

/// The content of these certificates. They belong to one event, so what they share is taken from the first.
pub fn certificates(words: &Words, data: &[CertificateData], now: Moment) -> CardBatch {
    let first = data.first();
    let text = |read: fn(&CertificateData) -> &String| first.map(read).cloned().unwrap_or_default();
    let design = Participant {
        organisation: text(|data| &data.foundation),
        programme: match text(|data| &data.programme) {
            title if title.is_empty() => title,
            title => words.text("certificate-programme", &[("title", inner(words, &title).into())]),
        },
        heading: words.plain("certificate-heading"),
        role: words.plain("certificate-role"),
        lead: words.plain("certificate-lead"),
        signers: first
            .filter(|data| !data.signatory.is_empty() || !data.signatory_post.is_empty())
            .map(|data| Signer { post: data.signatory_post.clone(), name: data.signatory.clone() })
            .into_iter()
            .collect(),
        code_caption: String::new(),
        with_code: false,
        logo: None,
    };
    CardBatch {
        paper: Paper {
            size: Size::A4_LANDSCAPE,
            margins: Margins::even(12.0),
            language: language(words),
            title: words.text("certificate-title", &[("event", text(|data| &data.event_title).into())]),
            author: text(|data| &data.foundation),
            subject: text(|data| &data.event_title),
            created: moment(now),
        },
        design: participant(&design),
        cards: data.iter().map(|data| card(words, data).into()).collect(),
    }
}

/// "8 academic hours".
pub(super) fn hours_in_words(words: &Words, hours: Hundredths) -> String {
    // The plural follows the whole hours; "1.5 hours" reads as the many do.
    let count = if hours.0 % 100 == 0 { hours.0 / 100 } else { 5 };
    words.text("certificate-hours", &[("count", count.into()), ("hours", words.short_hundredths(hours).into())])
}

fn card(words: &Words, data: &CertificateData) -> ParticipantCard {
    let hours = data.hours.filter(|hours| hours.0 > 0).map(|hours| hours_in_words(words, hours));
    let details = [Some(words.days(data.first_day, data.last_day)), Some(data.place.clone()), hours];
    ParticipantCard {
        name: data.full_name.clone(),
        statement: statement(words, data.sex, data.event_kind, &data.organisation),
        event: words.text("certificate-event", &[("title", inner(words, &data.event_title).into())]),
        details: details.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        number: words.text("certificate-number", &[("number", data.number.as_str().into())]),
        date: words.text("certificate-issued", &[("day", words.day(data.issued_on).into())]),
        code: String::new(),
    }
}

/// "(organisation) took part in the workshop", in the grammar of the person's sex.
pub(super) fn statement(words: &Words, sex: Sex, kind: EventKind, organisation: &str) -> String {
    let sex = match sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Unknown => "unknown",
    };
    let took_part = words.text("certificate-took-part", &[("sex", sex.into()), ("kind", kind.as_str().into())]);
    if organisation.is_empty() { took_part } else { format!("({organisation}) {took_part}") }
}
