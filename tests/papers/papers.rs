//! The papers say and look what they did when somebody looked at them last.

use sokrat_api::papers::register;
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
    }
}
