//! What two independent validators say: PDF/A-2u of all files, PDF/UA-1 of those that are text. They are shown defects as well: a
//! validator that lets everything pass would prove nothing.

use std::collections::BTreeMap;

use lopdf::{Document, Object};
use sokrat_documents::template::{Background, Fit, Pictures, Template};
use sokrat_documents::{Block, Flow, HeaderFooter, Language, NoProgress, Rendered, Size, Table, render_flow};

use crate::judge::{self, Verdict};
use crate::sample::{NAMES, minutes, paper, report, sheet};
use crate::{body, links, templates};

fn verdicts(files: &[(&str, &Rendered)]) -> BTreeMap<String, Verdict> {
    judge::verdicts(files.iter().map(|(name, rendered)| (*name, rendered.bytes.as_slice())))
}

fn flows() -> Vec<(&'static str, Rendered)> {
    let blocks = vec![Block::Heading(3, "Пусто".into()), Block::Table(Table::new(Vec::new(), Vec::new()))];
    let empty = Flow { paper: paper(Language::English, "Empty", Size::A4), running: HeaderFooter::default(), blocks };
    [("minutes", minutes()), ("report", report()), ("sheet", sheet(60)), ("links", links::leading()), ("empty", empty)]
        .map(|(name, flow)| (name, render_flow(&flow, &mut NoProgress).expect("a document")))
        .into()
}

fn cards() -> Vec<(&'static str, Rendered)> {
    let (template, pictures) = templates::certificate();
    let (badge, none) = templates::badges();
    let (list, rows) = templates::list();
    let (minutes, text) = body::minutes();
    vec![
        ("certificates", templates::rendered(&template, &pictures, &templates::cards(&NAMES))),
        ("svg", {
            let (template, pictures) = templates::on_svg();
            templates::rendered(&template, &pictures, &templates::cards(&NAMES[..2]))
        }),
        ("badges", templates::rendered(&badge, &none, &templates::cards(&NAMES))),
        ("list", templates::rendered(&list, &none, &rows)),
        ("minutes-on-a-template", templates::rendered(&minutes, &none, &text)),
        ("list-on-a-picture", {
            let mut pictures = Pictures::default();
            let picture = pictures.add(templates::ink(true));
            templates::rendered(&Template { background: Some(Background { picture, fit: Fit::Contain }), ..list }, &pictures, &rows)
        }),
    ]
}

#[test]
fn every_file_is_an_archive_s_file_and_every_text_can_be_read_aloud() {
    let (flows, cards) = (flows(), cards());
    let files: Vec<(&str, &Rendered)> = flows.iter().chain(&cards).map(|(name, rendered)| (*name, rendered)).collect();
    let verdicts = verdicts(&files);
    for (name, _) in &files {
        for profile in ["2u", "2b"] {
            assert_eq!(verdicts[*name][profile], None, "{name} is PDF/A-{profile}");
        }
    }
    // A list on a template is text as well.
    for name in flows.iter().map(|(name, _)| *name).chain(["list", "list-on-a-picture", "minutes-on-a-template"]) {
        assert_eq!(verdicts[name]["ua1"], None, "{name} is PDF/UA-1");
    }
}

/// A defect, the profiles that must notice it, and how it is made.
type Defect = (&'static str, &'static [&'static str], fn(&mut Document));

fn dictionaries(file: &mut Document) -> impl Iterator<Item = &mut lopdf::Dictionary> {
    file.objects.values_mut().filter_map(|object| match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    })
}

fn is(dictionary: &lopdf::Dictionary, key: &[u8], value: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| name == value)
}

fn without(file: &mut Document, key: &[u8]) {
    dictionaries(file).for_each(|dictionary| {
        dictionary.remove(key);
    });
}

const DEFECTS: &[Defect] = &[
    ("no-intent", &["2u", "2b"], |file| without(file, b"OutputIntents")),
    ("no-metadata", &["2u", "2b", "ua1"], |file| without(file, b"Metadata")),
    ("no-font-file", &["2u", "2b", "ua1"], |file| without(file, b"FontFile2")),
    ("no-meanings", &["2u", "ua1"], |file| without(file, b"ToUnicode")),
    ("wrong-widths", &["2u", "2b"], |file| {
        let fonts = dictionaries(file).filter_map(|font| font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).ok()).flatten();
        for font in fonts.filter_map(|font| font.as_dict_mut().ok()) {
            let Ok(widths) = font.get_mut(b"W").and_then(Object::as_array_mut) else { continue };
            for list in widths.iter_mut().filter_map(|width| width.as_array_mut().ok()) {
                list.iter_mut().for_each(|width| *width = Object::Integer(width.as_i64().unwrap_or(0) + 50));
            }
        }
    }),
    ("no-structure", &["ua1"], |file| without(file, b"StructTreeRoot")),
    ("no-alternative", &["ua1"], |file| without(file, b"Alt")),
    ("no-language", &["ua1"], |file| without(file, b"Lang")),
    ("no-title-shown", &["ua1"], |file| without(file, b"ViewerPreferences")),
    ("head-below-body", &["ua1"], |file| {
        dictionaries(file).filter(|d| is(d, b"S", b"THead")).for_each(|d| d.set("S", Object::Name(b"TD".to_vec())));
    }),
];

fn images(file: &mut Document) -> impl Iterator<Item = &mut lopdf::Dictionary> {
    dictionaries(file).filter(|dictionary| is(dictionary, b"Subtype", b"Image"))
}

/// Of the pictures of a certificate: its soft masks, and what lies below them.
const PICTURE_DEFECTS: &[Defect] = &[
    ("smoothed-mask", &["2u", "2b"], |file| {
        images(file).filter(|image| !image.has(b"SMask")).for_each(|mask| mask.set("Interpolate", true));
    }),
    ("four-inks", &["2u", "2b"], |file| {
        images(file).filter(|image| image.has(b"SMask")).for_each(|image| image.set("ColorSpace", Object::Name(b"DeviceCMYK".to_vec())));
    }),
    ("another-for-the-screen", &["2u", "2b"], |file| {
        images(file).filter(|image| image.has(b"SMask")).for_each(|image| image.set("Alternates", Object::Array(Vec::new())));
    }),
    ("smoothed-picture", &["2u", "2b"], |file| images(file).filter(|image| image.has(b"SMask")).for_each(|image| image.set("Interpolate", true))),
];

#[test]
fn the_validators_notice_defects() {
    notice(&render_flow(&report(), &mut NoProgress).expect("a report"), DEFECTS);
    let (template, pictures) = templates::certificate();
    notice(&templates::rendered(&template, &pictures, &templates::cards(&NAMES[..2])), PICTURE_DEFECTS);
}

/// Without a defect the file passes, with each it is refused.
fn notice(whole: &Rendered, defects: &[Defect]) {
    let broken: Vec<(&str, Rendered)> = defects
        .iter()
        .map(|(name, _, break_it)| {
            let mut file = Document::load_mem(&whole.bytes).expect("our own file is read");
            break_it(&mut file);
            let mut bytes = Vec::new();
            file.save_to(&mut bytes).expect("it is written");
            (*name, Rendered { bytes, ..whole.clone() })
        })
        .collect();
    let mut file = Document::load_mem(&whole.bytes).expect("our own file is read");
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("it is written");
    let control = Rendered { bytes, ..whole.clone() };
    let files: Vec<(&str, &Rendered)> = broken.iter().map(|(name, rendered)| (*name, rendered)).chain([("control", &control)]).collect();
    let verdicts = verdicts(&files);
    for (name, profiles, _) in defects {
        for profile in *profiles {
            assert_eq!(verdicts["control"][*profile], None, "without a defect the rewritten file passes");
            assert!(verdicts[*name][*profile].is_some(), "{profile} refuses a file with {name}");
        }
    }
}
