//! The papers say and look what they did when somebody looked at them last.

use sokrat_api::papers::shipped::{self, Shipped};
use sokrat_api::papers::{cards, list, minutes, plan, programme, register, scores, sheet, template};
use sokrat_documents::template::{Kind, Pictures, Sort, Values, place, placeholders};
use sokrat_words::{Language, Words};

use crate::content;
use crate::golden::compare;
use crate::making::{self, Paper};

fn hold(papers: Vec<Paper>) {
    for paper in papers {
        compare(&paper.name, &paper.rendered, paper.pages);
    }
}

#[test]
fn certificates() {
    hold(making::certificates());
    hold(making::diplomas());
}

#[test]
fn certificates_signed_and_sealed() {
    hold(making::signed_certificates());
}

#[test]
fn a_certificate_that_is_annulled_says_so() {
    hold(making::annulled_certificate());
}

#[test]
fn a_long_reason_of_an_annulment_is_read_from_its_beginning() {
    let words = Words::of(Language::Russian);
    let strip = |reason: String| {
        let mut row = content::register().rows.into_iter().find(|row| !row.replaced_by.is_empty()).expect("an annulled one");
        (row.reason, row.exception) = (reason.clone(), reason);
        let mark = register::annulled(words, &row).expect("it says so");
        let marked = template::marked(&shipped::template(words, Shipped::Winner), &mark);
        let placed = place(&marked, &Pictures::default(), &Values::default(), sokrat_documents::Language::Russian).pop().expect("the text");
        (placed, marked.elements[marked.elements.len() - 2].frame.height, marked.page)
    };
    let (text, height, _) = strip("Опечатка".into());
    assert!(text.fits && text.lines == 1 && height < 10.0, "a short one takes a line: {text:?} in {height}");
    let (text, height, page) = strip("Указана другая организация. ".repeat(18).chars().take(500).collect());
    assert!(text.fits && text.lines > 1, "the longest that there is takes several, and all of it is read: {text:?}");
    assert!(text.frame.y >= 0.0 && text.frame.y + text.frame.height <= height, "on the ground of its strip: {text:?} in {height}");
    assert!(text.size >= 6.0 && height <= page.height / 3.0, "large enough, and the certificate is seen below: {text:?} in {height}");
    let (text, _, page) = strip("щ".repeat(500));
    assert!(text.frame.y >= 0.0 && text.frame.x >= 0.0, "whatever is written there begins on the page: {text:?}");
    assert!(text.frame.x + text.frame.width <= page.width, "and stays on it: {text:?}");
}

#[test]
fn badges_table_cards_and_labels() {
    hold(making::cards());
}

#[test]
fn the_register_of_certificates() {
    hold(making::registers());
}

#[test]
fn registration_sheets() {
    hold(making::registration_sheets());
}

#[test]
fn score_sheets() {
    hold(making::score_sheets());
}

#[test]
fn minutes_of_a_jury() {
    hold(making::minutes_of_a_jury());
}

#[test]
fn plans_and_programmes() {
    hold(making::plans());
}

#[test]
fn minutes_follow_a_template() {
    hold(making::minutes_on_a_letterhead());
}

#[test]
fn lists_follow_templates() {
    hold(making::lists_on_templates());
}

#[test]
fn report_on_participation() {
    hold(making::reports());
}

#[test]
fn recovery_sheet() {
    hold(making::recovery_sheet());
}

#[test]
fn the_register_tells_what_became_of_a_template() {
    let rows = content::register().rows;
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let name = |counter: usize| register::template(words, &rows[counter - 1]);
        assert_eq!(name(1), words.choice("template-shipped", "participant"), "one that ships, in the reader's words");
        assert_eq!(name(3), "Благодарность спикеру, с гербом области", "one of the file");
        assert!(name(6).starts_with("Сертификат 2019 ("), "of a deleted one its name and that it is: {}", name(6));
        assert_eq!(name(9), "—", "nobody guesses");
        let told = |counter: usize, own, changed| register::other_template(words, &rows[counter - 1], own, changed, "Диплом");
        assert_eq!(told(1, true, false), None, "on its own template there is nothing to tell");
        assert!(told(3, true, true).is_some_and(|said| !said.contains("Диплом")), "that it was changed");
        assert!(
            told(6, false, false).is_some_and(|said| said.contains("Сертификат 2019") && said.contains("Диплом")),
            "which is gone, and which stands in"
        );
        assert!(told(9, false, false).is_some_and(|said| said.contains("Диплом")), "that nobody knows, and which stands in");
        let minutes = |counter: usize, own, changed| register::minutes_template(words, &rows[counter - 1], own, changed);
        assert_eq!(minutes(9, false, false), None, "minutes without a template have their usual look: nothing is to be told");
        assert_eq!(minutes(1, true, false), None, "nor on their own");
        assert!(minutes(3, true, true).is_some(), "that it was changed");
        assert!(minutes(6, false, false).is_some_and(|said| said.contains("Сертификат 2019")), "that it is gone, and which it was");
    }
}

#[test]
fn what_a_list_may_say_it_says() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let (programme, settings, event) = (content::programme(), content::certificate_settings(), content::event());
        let all = list::values(words, &programme, &settings, content::day());
        let of_event = list::of_event(words, &programme, &settings, &event, content::day());
        let person = &content::sample_people()[0];
        let of_sample = list::of_sample(words, &programme, &settings, &content::sample_event(), content::day());
        let papers = content::event_papers();
        let plan = content::year_plan();
        let lists = [
            (Kind::RegistrationSheet, sheet::values(words, &papers, &settings, &papers.people, 2, content::now())),
            (Kind::RegistrationSheet, sheet::sample_values(words, of_sample.clone(), [person].into_iter())),
            (Kind::Programme, programme::values(words, of_event, &event, &content::agenda())),
            (Kind::Programme, programme::sample_values(words, of_sample, [person].into_iter())),
            (Kind::YearPlan, plan::values(words, all.clone(), &plan)),
            (Kind::ScoreSheet, scores::values(words, &all, &content::scores()).remove(0)),
            (Kind::ScoreSheet, scores::sample_values(words, all.clone(), person)),
            (Kind::Minutes, minutes::values(words, all.clone(), &programme, &content::minutes(), true)),
            (Kind::Minutes, minutes::values(words, all, &programme, &minutes::sample(words, [person].into_iter(), content::day()), false)),
        ];
        for (kind, values) in lists {
            for placeholder in placeholders(kind).filter(|each| !each.name.starts_with("signer") && !each.name.starts_with("page")) {
                let name = placeholder.name;
                // The number of a row that says nothing of its own comes from its place.
                let said =
                    if placeholder.sort == Sort::Row { name == "row" || values.rows[0].contains_key(name) } else { values.texts.contains_key(name) };
                assert!(said, "{kind:?}: something fills {name}");
                let compared = values.numbers.contains_key(name) || placeholder.sort == Sort::Row;
                assert!(compared || !placeholder.is_number(), "{kind:?}: {name} is a number");
            }
        }
        let mut empty = plan;
        empty.events.clear();
        assert_eq!(plan::sample(empty, &content::sample_event()).events.len(), 1, "a year without events shows one to try");
    }
}

#[test]
fn a_condition_calls_a_role_by_one_name_in_every_language() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let known = template::known_values(words, Kind::Certificate, "certificate-role");
        let kinds = template::known_values(words, Kind::Certificate, "event-kind");
        for data in content::diplomas() {
            let values = template::values(words, &data, &[]);
            let role = known.iter().find(|value| value.key == data.part.as_str()).expect("each part is known");
            assert_eq!(role.printed.len(), 2, "as it is printed in either language");
            let key = data.event_kind.map_or("competition", |kind| kind.as_str());
            let kind = kinds.iter().find(|value| value.key == key).expect("each kind is known");
            for (name, value) in [("role", role), ("event_kind", kind)] {
                for called in value.printed.iter().map(String::as_str).chain([value.key]) {
                    assert!(values.called[name].iter().any(|each| each == called), "{name} is called {called}, in whichever language it is printed");
                }
                assert!(value.printed.iter().any(|printed| printed == values.get(name)), "{name}: what stands there is one of them");
            }
            if let Some(award) = data.award.filter(|award| award.0 > 0) {
                assert_eq!(values.numbers.get("award"), Some(&award.0), "a sum is a number however it is printed");
            }
        }
    }
}

#[test]
fn a_condition_calls_what_stands_on_a_card_by_one_name_in_every_language() {
    for words in [Words::of(Language::Russian), Words::of(Language::English)] {
        let known = template::known_values(words, Kind::Badge, "badge-role");
        let papers = content::event_papers();
        let cards = cards::values(words, &papers, &content::certificate_settings(), &[], true, content::day());
        for (person, values) in papers.people.iter().zip(&cards) {
            match known.iter().find(|value| value.key == person.part.as_str()) {
                Some(role) => assert!(role.printed.iter().all(|printed| values.called["role"].contains(printed)), "{:?}", person.part),
                None => assert_eq!(values.get("role"), "", "a participant's badge says nothing of it"),
            }
        }
    }
}
