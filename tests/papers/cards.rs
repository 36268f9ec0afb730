//! Badges, table cards and labels as they ship: every name comes back, nothing leaves its card, tents stand on both sides.

use sokrat_api::papers::cards::{self, CardKind};
use sokrat_api::papers::shipped::{self, Shipped};
use sokrat_api::papers::template;
use sokrat_core::names::FullName;
use sokrat_core::registrations::EventPapers;
use sokrat_documents::display::{Document, Item};
use sokrat_documents::template::{Batch, Facts, Kind, Pictures, Shows, Symbology, Template, Values, lay_out, render_template};
use sokrat_documents::{Frame, Grid, NoProgress, Rendered};
use sokrat_words::{Language, Words};

use crate::content;

const MM: f32 = 72.0 / 25.4;

fn shipped_cards() -> impl Iterator<Item = Shipped> {
    Shipped::ALL.iter().copied().filter(|shipped| ![Kind::Certificate, Kind::Minutes].contains(&shipped.kind()))
}

/// A shipped template, the cards of these people, and the properties of the file.
fn made(words: &Words, papers: &EventPapers, shipped: Shipped, code: bool) -> (Template, Vec<Values>, Facts) {
    let (template, settings) = (shipped::template(words, shipped), content::certificate_settings());
    let kind = CardKind::ALL.iter().copied().find(|kind| kind.of_template() == shipped.kind()).expect("a kind of cards");
    let cards = cards::values(words, papers, &settings, &template::cases(&template), code, content::day());
    let facts = cards::facts(words, papers, kind, content::now());
    (template, cards, facts)
}

/// The cards of a shipped template for everybody of the event, on their sheets.
pub fn sheets(words: &Words, shipped: Shipped, code: bool, skip: usize) -> Rendered {
    let (template, cards, facts) = made(words, &content::event_papers(), shipped, code);
    render_template(&Batch { skip, ..Batch::new(&template, &Pictures::default(), &cards, &facts) }, &mut NoProgress).expect("the cards")
}

/// A badge that somebody designed: a copy of the shipped one with bars instead of the square code.
pub fn with_bars(words: &Words) -> Rendered {
    let (mut template, cards, facts) = made(words, &content::event_papers(), Shipped::Badge, true);
    for element in &mut template.elements {
        if let Shows::Code(code) = &mut element.shows {
            (code.text, code.symbology) = ("{barcode}".into(), Symbology::Code128);
            (code.quiet, element.frame) = (true, Frame::new(5.0, 40.5, 80.0, 11.0));
        }
    }
    template.elements.retain(|element| element.name != words.choice("template-element", "organisation"));
    assert_eq!(template.check(), [], "a designer may draw it");
    render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("the cards")
}

fn laid_out(shipped: Shipped, skip: usize) -> (Document, Grid) {
    let (template, cards, facts) = made(Words::of(Language::Russian), &content::event_papers(), shipped, true);
    let grid = template.grid(skip).expect("cards stand on sheets");
    (lay_out(&Batch { skip, ..Batch::new(&template, &Pictures::default(), &cards, &facts) }, &mut NoProgress).expect("laid out"), grid)
}

#[test]
fn nothing_leaves_its_card() {
    for shipped in shipped_cards() {
        let (document, grid) = laid_out(shipped, 0);
        assert_eq!(shipped::template(Words::of(Language::Russian), shipped).overhangs(), [], "{shipped:?}: all places stand on the sheet");
        for (sheet, page) in document.pages.iter().enumerate() {
            for item in &page.items {
                let (left, top, right, bottom) = item.bounds();
                let (x, y) = ((left + right) / 2.0 / MM, (top + bottom) / 2.0 / MM);
                let home = (0..grid.places())
                    .map(|place| grid.corner(place))
                    .find(|(cx, cy)| (*cx..cx + grid.width).contains(&x) && (*cy..cy + grid.height).contains(&y));
                let (cx, cy) = home.unwrap_or_else(|| panic!("{shipped:?}, sheet {sheet}: something stands between the cards"));
                let inside =
                    left >= cx * MM - 0.5 && top >= cy * MM - 0.5 && right <= (cx + grid.width) * MM + 0.5 && bottom <= (cy + grid.height) * MM + 0.5;
                assert!(inside, "{shipped:?}, sheet {sheet}: an item reaches over the edge of its card: {item:?}");
            }
        }
    }
}

#[test]
fn a_tent_has_its_name_on_both_sides_one_on_its_head() {
    for shipped in [Shipped::TableCard, Shipped::TableCardLarge] {
        let (document, grid) = laid_out(shipped, 0);
        let runs = || document.pages[0].items.iter().filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None });
        assert_eq!(runs().filter(|run| run.turned).count(), runs().filter(|run| !run.turned).count(), "both sides say the same");
        let upper = |run: &sokrat_documents::display::Run| {
            (0..grid.places()).any(|place| {
                let top = grid.corner(place).1 * MM;
                (top..top + grid.height / 2.0 * MM).contains(&run.y)
            })
        };
        assert!(runs().all(|run| run.turned == upper(run)), "the upper side stands on its head, the lower upright");
    }
}

#[test]
fn labels_used_up_before_stay_free() {
    let people = content::event_papers().people.len();
    let (document, grid) = laid_out(Shipped::Label24, 20);
    assert_eq!(document.pages.len(), 2, "four labels are left on the first sheet, the other {} go on the next", people - 4);
    let first_free = document.pages[0].items.iter().all(|item| item.bounds().1 / MM >= grid.corner(18).1 - 0.1);
    assert!(first_free, "nothing is printed where a label was peeled off");
}

#[test]
fn a_text_that_does_not_fit_is_told_with_the_person_or_once_for_all() {
    let words = Words::of(Language::Russian);
    let told = |papers: &EventPapers| {
        let (template, cards, facts) = made(words, papers, Shipped::Badge, false);
        let rendered = render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("drawn all the same");
        cards::finished(words, "бейджи".into(), &papers.people, rendered).warnings
    };
    let mut papers = content::event_papers();
    papers.event.fields.title = "Устойчивость".into();
    papers.people.iter_mut().for_each(|person| person.organisation = "АНО «Родник»".into());
    assert_eq!(told(&papers), Vec::<String>::new(), "as they are, all fit");
    let long = "Константинопольская".repeat(4);
    papers.people[3].name = FullName { surname: long.clone(), given: "Анна".into(), patronymic: String::new() };
    let of_one = told(&papers);
    assert!(matches!(&of_one[..], [sentence] if sentence.contains(&format!("{long} Анна"))), "the person is named: {of_one:?}");
    papers.people.remove(3);
    papers.event.fields.title = "Сверхдлинноеназваниемероприятия".repeat(20);
    let of_all = told(&papers);
    assert!(matches!(&of_all[..], [sentence] if sentence.contains(&papers.event.fields.title)), "what is on every card is told once: {of_all:?}");
}

#[test]
fn roles_codes_and_single_names_stand_where_there_are_any() {
    let words = Words::of(Language::Russian);
    let papers = content::event_papers();
    let (_, with, _) = made(words, &papers, Shipped::Badge, true);
    let (_, without, _) = made(words, &papers, Shipped::Badge, false);
    assert_eq!((with[5].get("role"), with[0].get("role")), ("Спикер", ""), "nearly all are participants: only what differs is said");
    assert!(with[0].get("code").starts_with('R') && with[0].get("barcode").len() == 20, "both codes of the door");
    assert_eq!((without[0].get("code"), without[0].get("barcode")), ("", ""), "where nobody asked for one there is none");
    assert_eq!((with[12].get("surname"), with[12].get("given_names")), ("Мадонна", ""), "whoever has one name only has it large");
    assert_eq!(with[0].get("postcode"), "308000", "the postcode is the address's own");
}

#[test]
fn a_card_says_the_day_on_which_it_is_printed() {
    let words = Words::of(Language::Russian);
    let (papers, settings) = (content::event_papers(), content::certificate_settings());
    let (today, event, people) = (content::day(), content::sample_event(), content::sample_people());
    assert!(papers.event.day != today && event.first_day != today, "an event of another day");
    let printed = cards::values(words, &papers, &settings, &[], false, today);
    assert!(printed.iter().all(|card| card.get("today") == words.day(today)), "every card of the event");
    let tried = cards::sample_values(words, (&papers.programme, &settings), &event, &people[0], &[], today);
    assert_eq!(tried.get("today"), words.day(today), "and the one that a template is tried with");
}
