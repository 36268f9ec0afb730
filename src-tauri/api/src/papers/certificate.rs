//! What certificates say in words: who did what where, and what for.

use sokrat_core::calendar::EventKind;
use sokrat_core::certificates::Part;
use sokrat_core::people::Sex;
use sokrat_core::values::Hundredths;
use sokrat_words::Words;

/// "8 academic hours", "12.5 academic hours": in Russian a fraction has a form of its own (D. E. Rosenthal, Handbook of Spelling and
/// Style, § 165: «12,5 академического часа»), which is the plural category `other` of the Unicode CLDR.
pub(super) fn hours_in_words(words: &Words, hours: Hundredths) -> String {
    let count = hours.0 as f64 / 100.0;
    words.text("academic-hours", &[("count", count.into()), ("hours", words.short_hundredths(hours).into())])
}

/// What somebody did.
pub(super) struct Deed<'a> {
    pub part: Part,
    pub sex: Sex,
    /// None in a competition.
    pub kind: Option<EventKind>,
    pub organisation: &'a str,
}

/// "(organisation) took part in the workshop", in the grammar of the person's sex: goes on from a name in the nominative.
pub(super) fn statement(words: &Words, deed: &Deed<'_>) -> String {
    said(words, "certificate-statement", deed)
}

/// "(organisation) for taking part in the workshop": goes on from a name in any case.
pub(super) fn reason(words: &Words, deed: &Deed<'_>) -> String {
    said(words, "certificate-reason", deed)
}

fn said(words: &Words, key: &str, deed: &Deed<'_>) -> String {
    let kind = deed.kind.map_or("competition", EventKind::as_str);
    let said = words.text(key, &[("part", deed.part.as_str().into()), ("sex", deed.sex.as_str().into()), ("kind", kind.into())]);
    if deed.organisation.is_empty() { said } else { format!("({}) {said}", deed.organisation) }
}
