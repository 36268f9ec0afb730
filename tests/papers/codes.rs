//! Codes as a phone and a scanner read them: from the page as it is printed, and what is read is what the register knows.

use std::process::Command;

use sokrat_api::papers::cards::{self, CardKind};
use sokrat_api::papers::shipped::{self, Shipped};
use sokrat_api::papers::template;
use sokrat_core::certificates::{certificate_code, read_code};
use sokrat_core::registrations::{badge_code, badge_digits};
use sokrat_documents::template::{Batch, Pictures, Values, render_template};
use sokrat_documents::{Frame, NoProgress, Rendered};
use sokrat_words::{Language, Words};

use crate::cards::with_bars;
use crate::content;

/// A page as a printer of 300 dots an inch draws it.
struct Print {
    width: usize,
    greys: Vec<u8>,
}

/// Dots a millimetre.
const DOTS: f32 = 300.0 / 25.4;

fn prints(rendered: &Rendered) -> Vec<Print> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (file, base) = (folder.path().join("paper.pdf"), folder.path().join("page"));
    std::fs::write(&file, &rendered.bytes).expect("the PDF is written");
    let output = Command::new("pdftoppm").args(["-gray", "-r", "300"]).args([&file, &base]).output().expect("pdftoppm: install poppler-utils");
    assert!(output.status.success(), "pdftoppm draws the pages");
    let mut pages: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "pgm"));
    pages.sort();
    pages
        .iter()
        .map(|path| {
            let bytes = std::fs::read(path).expect("a page");
            let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
            assert_eq!(parts.next(), Some(&b"P5"[..]), "a grey picture");
            let size = std::str::from_utf8(parts.next().expect("a size")).expect("digits");
            let width = size.split(' ').next().expect("a width").parse().expect("a number");
            Print { width, greys: parts.nth(1).expect("pixels").to_vec() }
        })
        .collect()
}

impl Print {
    fn whole(&self) -> Frame {
        Frame::new(0.0, 0.0, self.width as f32 / DOTS, (self.greys.len() / self.width) as f32 / DOTS)
    }

    /// The square codes that a phone finds when it looks at this part of the page, mm.
    fn squares(&self, part: Frame) -> Vec<String> {
        let dot = |mm: f32| (mm * DOTS) as usize;
        let (left, top) = (dot(part.x), dot(part.y));
        let grey = |x: usize, y: usize| self.greys[(top + y) * self.width + left + x];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(dot(part.width), dot(part.height), grey);
        image.detect_grids().iter().map(|grid| grid.decode().expect("a code that is found is read").1).collect()
    }
}

#[test]
fn a_phone_reads_from_each_certificate_what_the_register_knows() {
    let words = Words::of(Language::Russian);
    let diplomas = content::diplomas();
    for shipped in [Shipped::Participant, Shipped::Speaker, Shipped::Winner] {
        let template = shipped::template(words, shipped);
        let (settings, pictures) = content::signed();
        let cards: Vec<Values> = diplomas
            .iter()
            .map(|data| {
                let mut data = data.clone();
                (data.signers, data.seal, data.logo) = (settings.signers.clone(), settings.seal.clone(), settings.logo.clone());
                template::values(words, &data, &template::cases(&template))
            })
            .collect();
        let facts = template::facts(words, "", "", content::now());
        let made = render_template(&Batch::new(&template, &pictures, &cards, &facts), &mut NoProgress).expect("the diplomas");
        for (data, print) in diplomas.iter().zip(prints(&made)) {
            let known = certificate_code(&data.number, data.issued_on, &data.name.full());
            let read = print.squares(print.whole());
            assert_eq!(read, [known], "{shipped:?}: one code, and it proves number, day and name");
            assert_eq!(read_code(&read[0]).number, data.number, "{shipped:?}: the check of a code finds its line");
        }
    }
}

#[test]
fn a_phone_reads_each_badge_of_a_sheet() {
    let words = Words::of(Language::English);
    let papers = content::event_papers();
    let template = shipped::template(words, Shipped::Badge);
    let cards = cards::values(words, &papers, &content::certificate_settings(), &[], true, content::day());
    let facts = cards::facts(words, &papers, CardKind::Badge, content::now());
    let made = render_template(&Batch::new(&template, &Pictures::default(), &cards, &facts), &mut NoProgress).expect("the badges");
    let (grid, prints) = (template.grid(0).expect("badges stand on sheets"), prints(&made));
    for (index, person) in papers.people.iter().enumerate() {
        let (x, y) = grid.corner(index % grid.places());
        let read = prints[index / grid.places()].squares(Frame::new(x, y, grid.width, grid.height));
        assert_eq!(read, [badge_code(person.registration_id)], "the badge of {}", person.name.full());
    }
}

#[test]
fn a_scanner_of_one_line_reads_the_bars_of_each_badge() {
    let words = Words::of(Language::Russian);
    let made = with_bars(words);
    let grid = shipped::template(words, Shipped::Badge).grid(0).expect("badges stand on sheets");
    // Where `with_bars` puts them.
    let Frame { x, y, width, height } = Frame::new(5.0, 40.5, 80.0, 11.0);
    let people = content::event_papers().people;
    let prints = prints(&made);
    for (index, person) in people.iter().enumerate() {
        let print = &prints[index / grid.places()];
        let (left, top) = grid.corner(index % grid.places());
        let dot = |mm: f32| (mm * DOTS) as usize;
        let row = dot(top + y + height / 2.0) * print.width;
        let line = &print.greys[row + dot(left + x)..row + dot(left + x + width)];
        assert_eq!(bars::read(line).as_deref(), Some(badge_digits(person.registration_id).as_str()), "{}", person.name.full());
    }
}

/// Code 128 read from a line of greys, by the table of ISO/IEC 15417 and nothing of our own.
mod bars {
    /// The widths of the characters from 0 to 105, six a character.
    const TABLE: &str = "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211\
                         221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113\
                         132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121\
                         312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211\
                         221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141\
                         114113114311411113411311113141114131311141411131211412211214211232";

    /// What a scanner says; nothing where it would beep in vain.
    pub fn read(line: &[u8]) -> Option<String> {
        let mut runs: Vec<(bool, usize)> = Vec::new();
        for grey in line {
            let dark = *grey < 128;
            match runs.last_mut() {
                Some((last, count)) if *last == dark => *count += 1,
                _ => runs.push((dark, 1)),
            }
        }
        let first = runs.iter().position(|(dark, _)| *dark)?;
        let last = runs.iter().rposition(|(dark, _)| *dark)?;
        let bars = &runs[first..=last];
        let total: usize = bars.iter().map(|(_, count)| count).sum();
        // A start, characters and a check of eleven modules each, a stop of thirteen.
        let characters = (bars.len().checked_sub(7)?) / 6;
        let module = total as f32 / (characters * 11 + 13) as f32;
        let quiet = |runs: &[(bool, usize)]| runs.iter().map(|(_, count)| count).sum::<usize>() as f32 >= 9.0 * module;
        if bars.len() != characters * 6 + 7 || !quiet(&runs[..first]) || !quiet(&runs[last + 1..]) {
            return None;
        }
        let width = |(_, count): &(bool, usize)| char::from_digit((*count as f32 / module).round() as u32, 10);
        let widths: String = bars.iter().map(width).collect::<Option<_>>()?;
        let table: Vec<&str> = (0..106).map(|at| &TABLE[at * 6..at * 6 + 6]).collect();
        let read: Vec<usize> =
            (0..characters).map(|at| table.iter().position(|known| *known == &widths[at * 6..at * 6 + 6])).collect::<Option<_>>()?;
        let (check, data) = read.split_last()?;
        let sum: usize = data.iter().enumerate().map(|(place, value)| place.max(1) * value).sum();
        // Digits in pairs throughout.
        let pairs = data.first() == Some(&105) && data[1..].iter().all(|value| *value < 100);
        (sum % 103 == *check && pairs && widths.ends_with("2331112")).then(|| data[1..].iter().map(|value| format!("{value:02}")).collect())
    }
}
