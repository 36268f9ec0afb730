//! The papers, in both languages, with names that are hard to print.

use sokrat_api::papers::shipped::{self, Shipped};
use sokrat_api::papers::template::Sample;
use sokrat_api::papers::{minutes, plan, programme, recovery, register, report, scores, sheet, template};
use sokrat_api::settings::SheetChoices;
use sokrat_core::calendar::{AgendaItem, Event};
use sokrat_core::templates::SamplePerson;
use sokrat_documents::template::{Batch, Pictures, Values, render_template};
use sokrat_documents::{Flow, NoProgress, Rendered, render_flow};
use sokrat_words::{Language, Words};

use crate::cards::{sheets, with_bars};
use crate::content;
use crate::golden::compare;

/// Does the same in both languages; the name ends with the language's code.
fn both(name: &str, pages: &[usize], make: impl Fn(&'static Words) -> Rendered) {
    for (language, code) in [(Language::Russian, "ru"), (Language::English, "en")] {
        compare(&format!("{name}-{code}"), &make(Words::of(language)), pages);
    }
}

fn flowing(flow: &Flow) -> Rendered {
    render_flow(flow, &mut NoProgress).expect("the paper is made")
}

#[test]
fn certificates() {
    for (shipped, name) in [(Shipped::Participant, "participant"), (Shipped::Speaker, "speaker")] {
        both(&format!("certificate-{name}"), &[1, 2, 3], |words| {
            let (programme, event, settings) = (content::programme(), content::sample_event(), content::certificate_settings());
            let template = shipped::template(words, shipped);
            let cases = template::cases(&template);
            let values = |person: &SamplePerson| {
                let sample = Sample { programme: &programme, settings: &settings, event: &event, person, contest: false, today: content::day() };
                template::sample_values(words, &cases, &sample)
            };
            let cards: Vec<Values> = content::sample_people().iter().map(values).collect();
            let facts = template::facts(words, &event.title, &programme.foundation, content::now());
            render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("the certificates")
        });
    }
}

#[test]
fn diplomas_of_a_competition() {
    both("certificate-winner", &[1, 2, 3], |words| {
        let template = shipped::template(words, Shipped::Winner);
        let diplomas = content::diplomas();
        let cards: Vec<Values> = diplomas.iter().map(|data| template::values(words, data, &template::cases(&template))).collect();
        let facts = template::facts(words, &diplomas[0].event_title, &diplomas[0].foundation, content::now());
        render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("the diplomas")
    });
}

/// With everything that a foundation may have scanned: three sign, then two, then one.
#[test]
fn certificates_signed_and_sealed() {
    for (shipped, name) in [(Shipped::Participant, "participant"), (Shipped::Speaker, "speaker"), (Shipped::Winner, "winner")] {
        both(&format!("signed-{name}"), &[1, 2, 3], |words| {
            let (programme, event) = (content::programme(), content::sample_event());
            let (settings, pictures) = content::signed();
            let template = shipped::template(words, shipped);
            let cases = template::cases(&template);
            let people = content::sample_people();
            let cards: Vec<Values> = [(3, 1), (2, 0), (1, 2)]
                .iter()
                .map(|(signers, person)| {
                    let mut settings = settings.clone();
                    settings.signers.truncate(*signers);
                    let contest = template::is_of_contest(&template);
                    let sample = Sample {
                        programme: &programme,
                        settings: &settings,
                        event: &event,
                        person: &people[*person],
                        contest,
                        today: content::day(),
                    };
                    template::sample_values(words, &cases, &sample)
                })
                .collect();
            let facts = template::facts(words, &event.title, &programme.foundation, content::now());
            let made = render_template(&Batch::new(&template, &pictures, &cards, &facts), &mut NoProgress).expect("the certificates");
            assert_eq!(made.warnings, [], "{name}: all of it finds room");
            made
        });
    }
}

#[test]
fn the_register_of_certificates() {
    both("register", &[1, 2], |words| flowing(&register::register(words, &content::register(), content::now())));
    // Of all events, with a column for what each was given for.
    let whole = || register::Content { of: None, ..content::register() };
    both("register-all", &[1], |words| flowing(&register::register(words, &whole(), content::now())));
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

#[test]
fn badges_table_cards_and_labels() {
    for (shipped, pages, skip) in [
        (Shipped::Badge, &[1, 2][..], 0),
        (Shipped::BadgeCard, &[1], 0),
        (Shipped::TableCard, &[1, 2], 0),
        (Shipped::TableCardLarge, &[1], 0),
        (Shipped::Label24, &[1], 2),
        (Shipped::Label24Full, &[1], 0),
        (Shipped::Label16, &[1], 0),
        (Shipped::Label14, &[1], 0),
        (Shipped::Label8, &[1], 0),
    ] {
        both(&format!("cards-{}", shipped.as_str()), pages, |words| sheets(words, shipped, true, skip));
    }
    both("cards-badge-plain", &[1], |words| sheets(words, Shipped::Badge, false, 0));
    both("cards-badge-bars", &[1], with_bars);
}

#[test]
fn registration_sheet() {
    both("sheet", &[1, 2], |words| {
        flowing(&sheet::registration_sheet(words, &content::event_papers(), true, &SheetChoices::default(), content::now()))
    });
    let upright = SheetChoices { phone: false, blank_rows: 5, ..SheetChoices::default() };
    both("sheet-upright", &[1], |words| flowing(&sheet::registration_sheet(words, &content::event_papers(), true, &upright, content::now())));
}

#[test]
fn score_sheets() {
    both("scores", &[1, 2], |words| flowing(&scores::score_sheets(words, &content::programme(), &content::scores(), content::now())));
}

#[test]
fn minutes_of_a_jury() {
    both("minutes", &[1, 2, 3], |words| flowing(&minutes::minutes(words, &content::programme(), &content::minutes(), true, content::now())));
}

#[test]
fn plan_of_a_year() {
    both("year-plan", &[1, 2], |words| flowing(&plan::year_plan(words, &content::year_plan(), content::now())));
}

#[test]
fn programme_of_an_event() {
    let of = |words: &Words, event: &Event, agenda: &[AgendaItem]| {
        flowing(&programme::event_programme(words, &content::programme(), event, agenda, content::now()))
    };
    both("event-programme", &[1], |words| of(words, &content::event(), &[]));
    both("event-agenda", &[1], |words| of(words, &content::event(), &content::agenda()));
    // Of one day, where nobody wrote down who speaks and where.
    let plain = |mut item: AgendaItem| {
        (item.fields.speaker, item.fields.room) = (String::new(), String::new());
        item
    };
    let morning: Vec<AgendaItem> = content::agenda().into_iter().filter(|item| item.day == content::event().day).map(plain).collect();
    let mut event = content::event();
    event.fields.ends = event.fields.starts;
    both("event-agenda-plain", &[1], |words| of(words, &event, &morning));
}

#[test]
fn report_on_participation() {
    both("report", &[1], |words| flowing(&report::report(words, &content::programme(), &content::report(), content::now())));
}

#[test]
fn recovery_sheet() {
    let key = sokrat_core::file::Key::derive(&sokrat_core::Passphrase::new("тихий берег, синий чай".to_owned()), [7; 16]).expect("a key");
    let code = key.recovery_code();
    both("recovery", &[1], |words| {
        let sheet = recovery::Sheet {
            code: &code,
            name: "Программа-2019.sokrat".into(),
            folder: "Документы / Фонд «Опора»".into(),
            id: "0191f3a2-7c41-7b1e-9a55-3f0c5d2e8b17".into(),
        };
        flowing(&recovery::recovery(words, &content::programme(), &sheet, content::now()))
    });
}
