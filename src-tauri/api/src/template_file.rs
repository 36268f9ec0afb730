//! A template as one file, `*.sokrat-template`: JSON, the template and beside it its pictures. Such a file comes from
//! anybody, so nothing in it is believed: sizes are limited before anything is read, pictures must be what they say and be
//! named by their content, and the template itself is held within bounds by the documents.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sokrat_core::templates::MOST_PICTURE;
use sokrat_core::{Code, Error, Result};
use sokrat_documents::template::{Issue, Pictures, Shows, Template};
use sokrat_documents::{MOST_PIXELS, MOST_SVG, PictureFault};

/// The ending of such files.
pub const ENDING: &str = "sokrat-template";
const MARK: &str = "sokrat-template";
/// The largest file: eight pictures of the largest size, and the template.
const MOST_BYTES: usize = 24 << 20;
const MOST_PICTURES: usize = 20;

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    template: &'a Template,
    pictures: Vec<String>,
}

#[derive(Deserialize)]
struct Envelope {
    format: String,
    template: serde_json::Value,
    #[serde(default)]
    pictures: Vec<String>,
}

/// What a file held.
pub struct Read {
    /// The template, within bounds.
    pub template: Template,
    /// Its pictures, each a file that a document can hold.
    pub pictures: Vec<Vec<u8>>,
    /// What was left out or changed.
    pub issues: Vec<Issue>,
}

/// The names of the pictures that a template shows, each once.
pub fn pictures_of(template: &Template) -> Vec<String> {
    let mut names: Vec<String> = template.background.iter().map(|background| background.picture.clone()).collect();
    for element in &template.elements {
        match &element.shows {
            Shows::Image(image) => names.push(image.picture.clone()),
            Shows::Signatures(block) => names.extend(block.signers.iter().flat_map(|signer| [signer.facsimile.clone(), signer.seal.clone()])),
            _ => {}
        }
    }
    names.retain(|name| Pictures::is_name(name));
    names.sort();
    names.dedup();
    names
}

/// A template and its pictures as a file; the same template gives the same bytes.
pub fn write(template: &Template, pictures: &[Vec<u8>]) -> Result<Vec<u8>> {
    let pictures = pictures.iter().map(|bytes| STANDARD.encode(bytes)).collect();
    let written = Written { format: MARK, template, pictures };
    serde_json::to_vec_pretty(&written).map_err(|error| Error::new(Code::Internal).because(error))
}

/// Reads a file. `not-a-template`, `newer-template` or `file-too-large` (`most`) where nothing of it can be used.
pub fn read(bytes: &[u8]) -> Result<Read> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::new(Code::FileTooLarge).with("most", MOST_BYTES >> 20));
    }
    let refused = || Error::new(Code::NotATemplate);
    let envelope: Envelope = serde_json::from_slice(bytes).map_err(|_| refused())?;
    if envelope.format != MARK || envelope.pictures.len() > MOST_PICTURES {
        return Err(refused());
    }
    let body = serde_json::to_vec(&envelope.template).map_err(|_| refused())?;
    let (template, issues) = Template::parse(&body);
    if let Some(fatal) = issues.iter().find(|issue| issue.is_fatal()) {
        return Err(match fatal.fault {
            sokrat_documents::template::Fault::Newer => Error::new(Code::NewerTemplate),
            _ => refused(),
        });
    }
    // A picture that nothing shows has no business here.
    let shown = pictures_of(&template);
    let mut pictures = Vec::new();
    for text in &envelope.pictures {
        let picture = STANDARD.decode(text).map_err(|_| refused())?;
        if shown.contains(&Pictures::name(&picture)) {
            check_picture(&picture)?;
            pictures.push(picture);
        }
    }
    Ok(Read { template, pictures, issues })
}

/// Whether a document can hold a picture. `picture-too-heavy` (`most`) of a file that is too large; of one that is not as it must be,
/// what about it: `picture-format`, `picture-svg-text`, `picture-damaged`, `picture-too-large` (`most`), `picture-cmyk`.
pub fn check_picture(bytes: &[u8]) -> Result<()> {
    if bytes.len() > MOST_PICTURE {
        return Err(too_heavy());
    }
    Pictures::check(bytes).map_err(|error| match error {
        sokrat_documents::Error::Picture(fault) => refused(fault),
        other => Error::new(Code::PictureDamaged).because(other),
    })
}

/// That the file of a picture is too large.
pub fn too_heavy() -> Error {
    Error::new(Code::PictureTooHeavy).with("most", MOST_PICTURE >> 20)
}

fn refused(fault: PictureFault) -> Error {
    Error::new(match fault {
        PictureFault::SvgText => Code::PictureSvgText,
        PictureFault::Damaged => Code::PictureDamaged,
        PictureFault::Cmyk => Code::PictureCmyk,
        PictureFault::TooLarge => return Error::new(Code::PictureTooLarge).with("most", MOST_PIXELS / 1_000_000),
        PictureFault::SvgTooLarge => return Error::new(Code::PictureTooHeavy).with("most", MOST_SVG >> 20),
        // Whatever a newer engine may refuse, it is no picture to it.
        _ => Code::PictureFormat,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sokrat_documents::template::{Background, Fit, Kind, Page};
    use sokrat_words::{Language, Words};

    use super::*;

    /// The smallest PNG: one grey point.
    const POINT: &[u8] = &[
        0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e,
        0x9b, 0x55, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I',
        b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
    ];

    fn template() -> Template {
        let mut template = Template::new(Kind::Certificate, "Спасибо", Page::default());
        template.background = Some(Background { picture: Pictures::name(POINT), fit: Fit::Cover });
        template
    }

    #[test]
    fn a_file_gives_back_what_was_written() {
        let bytes = write(&template(), &[POINT.to_vec()]).expect("written");
        let back = read(&bytes).expect("read");
        assert_eq!((back.template, back.pictures, back.issues), (template(), vec![POINT.to_vec()], Vec::new()), "nothing is lost on the way");
        assert_eq!(bytes, write(&template(), &[POINT.to_vec()]).expect("written"), "the same template gives the same bytes");
    }

    #[test]
    fn what_is_no_template_is_refused() {
        let whole = String::from_utf8(write(&template(), &[]).expect("written")).expect("text");
        for (hostile, code) in [
            (String::new(), Code::NotATemplate),
            ("{}".to_owned(), Code::NotATemplate),
            ("[".repeat(100_000), Code::NotATemplate),
            (whole.replace(MARK, "another"), Code::NotATemplate),
            (whole.replace("\"version\": 1", &format!("\"version\": {}", Template::VERSION + 1)), Code::NewerTemplate),
            (whole.replace("\"version\": 1", "\"version\": -1"), Code::NotATemplate),
            (whole.replace("\"pictures\": []", "\"pictures\": [\"*\"]"), Code::NotATemplate),
            (" ".repeat(MOST_BYTES + 1), Code::FileTooLarge),
        ] {
            let head = hostile.chars().take(60).collect::<String>();
            assert_eq!(read(hostile.as_bytes()).map(|_| ()).map_err(|error| error.code), Err(code), "{head}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_picture_is_told_with_what_to_do() {
        for language in [Language::Russian, Language::English] {
            let mut sentences = BTreeSet::new();
            let faults = [
                (PictureFault::Format, "SVG"),
                (PictureFault::SvgText, "SVG"),
                (PictureFault::Damaged, ""),
                (PictureFault::TooLarge, "100"),
                (PictureFault::SvgTooLarge, "4"),
                (PictureFault::Cmyk, "RGB"),
            ];
            for (fault, named) in faults {
                let sentence = Words::of(language).error(&refused(fault));
                assert!(sentence.contains(named) && !sentence.contains("picture-") && !sentence.contains('{'), "{fault:?}: {sentence}");
                assert!(sentence.matches(['.', ':']).count() >= 2, "what is wrong and what to do: {sentence}");
                assert!(sentences.insert(sentence.clone()), "no two faults are told alike: {sentence}");
            }
        }
    }

    #[test]
    fn a_picture_must_be_one_and_be_shown() {
        let stowaway = write(&template(), &[POINT.to_vec(), b"MZ program".to_vec()]).expect("written");
        assert_eq!(read(&stowaway).expect("read").pictures, [POINT.to_vec()], "what nothing shows is left behind");
        let mut other = template();
        other.background = Some(Background { picture: Pictures::name(b"no picture"), fit: Fit::Cover });
        let file = write(&other, &[b"no picture".to_vec()]).expect("written");
        assert_eq!(read(&file).map(|_| ()).map_err(|error| error.code), Err(Code::PictureFormat), "what is shown must be a picture");
        assert_eq!(check_picture(&vec![0; MOST_PICTURE + 1]).map_err(|error| error.code), Err(Code::PictureTooHeavy), "and not too large");
    }
}
