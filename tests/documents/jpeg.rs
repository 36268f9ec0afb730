//! JPEG files as cameras, scanners and programs write them: whole or refused, upright as they are looked at.

use sokrat_documents::template::{Batch, Element, Fit, Image, Kind, Page, Pictures, Shows, Template, Values, render_template};
use sokrat_documents::{Error, Frame, NoProgress, PictureFault, Rendered};

use crate::templates::facts;
use crate::tools::Pdf;

/// Four fields of 16 by 8 pixels: red and green above, blue and white below.
const COLOURS: &[u8] = include_bytes!("jpeg/colours.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("jpeg/progressive.jpg");
const GREY: &[u8] = include_bytes!("jpeg/grey.jpg");
const CMYK: &[u8] = include_bytes!("jpeg/cmyk.jpg");

fn check(bytes: &[u8]) -> Result<(), PictureFault> {
    Pictures::check(bytes).map_err(|error| match error {
        Error::Picture(fault) => fault,
        other => panic!("a picture's fault, not {other:?}"),
    })
}

/// The file with this between its start and the rest.
fn with(segment: &[u8]) -> Vec<u8> {
    [&COLOURS[..2], segment, &COLOURS[2..]].concat()
}

/// What a camera writes about how it was held, in either order of bytes, behind another entry.
fn held(orientation: u8, little: bool) -> Vec<u8> {
    let two = |number: u16| if little { number.to_le_bytes() } else { number.to_be_bytes() };
    let four = |number: u32| if little { number.to_le_bytes() } else { number.to_be_bytes() };
    let mut tiff: Vec<u8> = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    tiff.extend(four(8));
    tiff.extend(two(2));
    for (tag, value) in [(0x0100, 32), (0x0112, u16::from(orientation))] {
        tiff.extend([two(tag), two(3)].concat());
        tiff.extend(four(1));
        tiff.extend([two(value), [0, 0]].concat());
    }
    let body = [b"Exif\0\0".as_slice(), &tiff, b"at home, 50.5957 N 36.5873 E"].concat();
    [&[0xFF, 0xE1], &u16::try_from(body.len() + 2).expect("short").to_be_bytes()[..], &body].concat()
}

fn drawn(picture: &[u8], fit: Fit) -> Rendered {
    let mut pictures = Pictures::default();
    let name = pictures.add(picture.to_vec());
    let mut template = Template::new(Kind::Badge, "Снимок", Page { width: 60.0, height: 60.0 });
    template.elements = vec![Element {
        name: "photo".into(),
        frame: Frame::new(10.0, 10.0, 40.0, 40.0),
        when: None,
        locked: false,
        shows: Shows::Image(Image { picture: name, fit }),
    }];
    let made = render_template(&Batch::new(&template, &pictures, &[Values::default()], &facts()), &mut NoProgress).expect("it is drawn");
    assert_eq!(made.warnings, [], "the picture is there");
    made
}

/// The colours at places of the page, a pixel each millimetre.
fn colours(rendered: &Rendered, places: &[(usize, usize)]) -> Vec<&'static str> {
    let page = Pdf::new(rendered, "jpeg").drawn("25.4");
    let name = |(x, y): &(usize, usize)| match page.pixel(*x, *y).map(|sample| sample > 127) {
        [true, false, false] => "red",
        [false, true, false] => "green",
        [false, false, true] => "blue",
        [true, true, true] => "white",
        _ => "another",
    };
    places.iter().map(name).collect()
}

#[test]
fn what_is_whole_is_taken_and_drawn() {
    for (name, file) in [("colours", COLOURS), ("progressive", PROGRESSIVE)] {
        assert_eq!(check(file), Ok(()), "{name}");
        // 40 by 20 mm in the middle of its frame.
        let seen = colours(&drawn(file, Fit::Contain), &[(15, 22), (45, 22), (15, 38), (45, 38), (30, 12)]);
        assert_eq!(seen, ["red", "green", "blue", "white", "white"], "{name}");
    }
    assert_eq!(check(GREY), Ok(()), "grey");
    drawn(GREY, Fit::Cover);
}

#[test]
fn a_file_that_is_cut_off_is_refused_wherever_that_was() {
    for (name, file) in [("colours", COLOURS), ("progressive", PROGRESSIVE), ("grey", GREY)] {
        for end in 2..file.len() {
            assert_eq!(check(&file[..end]), Err(PictureFault::Damaged), "{name}: its first {end} of {} bytes", file.len());
        }
    }
}

#[test]
fn what_a_document_cannot_hold_is_refused_with_its_reason() {
    let frame = COLOURS.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame");
    let changed = |at: usize, bytes: &[u8]| {
        let mut file = COLOURS.to_vec();
        file[frame + at..frame + at + bytes.len()].copy_from_slice(bytes);
        file
    };
    for (what, file, fault) in [
        ("four inks", CMYK.to_vec(), PictureFault::Cmyk),
        ("65,000 by 65,000 pixels", changed(5, &[0xFD, 0xE8, 0xFD, 0xE8]), PictureFault::TooLarge),
        ("no rows", changed(5, &[0, 0]), PictureFault::Damaged),
        ("a lossless JPEG", changed(1, &[0xC3]), PictureFault::Format),
        ("twelve bits", changed(4, &[12]), PictureFault::Format),
        ("an end without a picture", b"\xFF\xD8\xFF\xD9".to_vec(), PictureFault::Damaged),
        ("a GIF", b"GIF89a".to_vec(), PictureFault::Format),
    ] {
        assert_eq!(check(&file), Err(fault), "{what}");
    }
}

#[test]
fn a_png_of_too_many_pixels_is_refused_before_it_is_unpacked() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 20_000, 20_000);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_chunk(png::chunk::IDAT, &[0x78, 0x01]).expect("a beginning");
    std::mem::forget(writer);
    assert_eq!(check(&bytes), Err(PictureFault::TooLarge), "400 million pixels");
}

#[test]
fn fill_bytes_and_what_stands_behind_the_end_are_no_damage() {
    assert_eq!(check(&with(&[0xFF; 5])), Ok(()), "any number of them may stand before a marker");
    let behind = [COLOURS, b"a film of the same moment"].concat();
    let plain = drawn(COLOURS, Fit::Stretch);
    for (what, file) in [("fill bytes", with(&[0xFF; 5])), ("a film", behind), ("a remark", with(b"\xFF\xFE\0\x08photos"))] {
        assert!(drawn(&file, Fit::Stretch).bytes == plain.bytes, "{what} goes into no document");
    }
}

#[test]
fn where_a_photograph_was_taken_goes_into_no_document() {
    let made = drawn(&with(&held(1, true)), Fit::Stretch);
    assert!(!made.bytes.windows(8).any(|word| word == b"50.5957 "), "EXIF is left out");
}

#[test]
fn a_photograph_stands_as_it_was_seen_however_the_camera_was_held() {
    // By EXIF 2.3: where the four fields of the file are seen, from the upper left along the rows.
    for (orientation, expected) in [
        (1, ["red", "green", "blue", "white"]),
        (2, ["green", "red", "white", "blue"]),
        (3, ["white", "blue", "green", "red"]),
        (4, ["blue", "white", "red", "green"]),
        (5, ["red", "blue", "green", "white"]),
        (6, ["blue", "red", "white", "green"]),
        (7, ["white", "green", "blue", "red"]),
        (8, ["green", "white", "red", "blue"]),
    ] {
        for little in [true, false] {
            let file = with(&held(orientation, little));
            // 40 by 20 mm, or 20 by 40.
            let (across, down) = if orientation > 4 { (5, 15) } else { (15, 5) };
            let places = [(30 - across, 30 - down), (30 + across, 30 - down), (30 - across, 30 + down), (30 + across, 30 + down)];
            assert_eq!(colours(&drawn(&file, Fit::Contain), &places), expected, "orientation {orientation}, little endian {little}");
        }
    }
    for (what, segment) in [("none", held(0, true)), ("an unknown one", held(9, false)), ("cut off", b"\xFF\xE1\0\x0CExif\0\0II*\0".to_vec())] {
        let seen = colours(&drawn(&with(&segment), Fit::Contain), &[(15, 25), (45, 35)]);
        assert_eq!(seen, ["red", "white"], "{what}: it stands as it is");
    }
}

#[test]
fn a_tent_s_other_side_has_its_picture_on_its_head() {
    use sokrat_documents::template::Sheet;
    let mut pictures = Pictures::default();
    let name = pictures.add(COLOURS.to_vec());
    let mut template = Template::new(Kind::TableCard, "Табличка", Page { width: 40.0, height: 20.0 });
    template.sheet = Some(Sheet { width: 60.0, height: 60.0, across: 1, down: 1, folded: true, marks: false, ..Sheet::default() });
    template.elements = vec![Element {
        name: "logo".into(),
        frame: Frame::new(0.0, 0.0, 40.0, 20.0),
        when: None,
        locked: false,
        shows: Shows::Image(Image { picture: name, fit: Fit::Contain }),
    }];
    let made = render_template(&Batch::new(&template, &pictures, &[Values::default()], &facts()), &mut NoProgress).expect("it is drawn");
    // The lower side reads as usual from 30 to 50 mm, the upper stands on its head above it.
    let seen = colours(&made, &[(15, 35), (45, 35), (15, 45), (45, 45), (15, 15), (45, 15), (15, 25), (45, 25)]);
    assert_eq!(seen, ["red", "green", "blue", "white", "white", "blue", "green", "red"], "each side is upright to whoever sits there");
}
