//! The sRGB colour space as an ICC profile (version 2.1), made from the numbers of IEC 61966-2-1.

/// Entries of the tone curve; between them readers interpolate.
const CURVE: usize = 1024;

/// The profile's bytes.
pub(super) fn srgb() -> Vec<u8> {
    let description = description("sRGB IEC61966-2.1");
    let mut copyright = b"text\0\0\0\0".to_vec();
    copyright.extend_from_slice(b"No copyright, use freely\0");
    let curve = curve();
    // Primaries adapted to D50, as the ICC wants them, in 1/65536.
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description),
        (b"cprt", copyright),
        (b"wtpt", xyz([0xF6D6, 0x1_0000, 0xD32D])),
        (b"rXYZ", xyz([0x6FA2, 0x38F5, 0x0390])),
        (b"gXYZ", xyz([0x6299, 0xB785, 0x18DA])),
        (b"bXYZ", xyz([0x24A0, 0x0F84, 0xB6CF])),
        (b"rTRC", curve),
        (b"gTRC", Vec::new()),
        (b"bTRC", Vec::new()),
    ];
    let mut table = 9u32.to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let base = 128 + 4 + 12 * tags.len();
    let mut place = (0, 0);
    for (tag, content) in &tags {
        // The three curves are one.
        if !content.is_empty() {
            place = (base + data.len(), content.len());
            data.extend_from_slice(content);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(*tag);
        table.extend_from_slice(&long(place.0));
        table.extend_from_slice(&long(place.1));
    }
    let mut profile = long(base + data.len()).to_vec();
    profile.extend_from_slice(&[0; 4]);
    profile.extend_from_slice(&[2, 0x10, 0, 0]);
    profile.extend_from_slice(b"mntrRGB XYZ ");
    // A fixed day: the profile never changes.
    for part in [2019u16, 1, 1, 0, 0, 0] {
        profile.extend_from_slice(&part.to_be_bytes());
    }
    profile.extend_from_slice(b"acsp");
    profile.resize(68, 0);
    for value in [0xF6D6u32, 0x1_0000, 0xD32D] {
        profile.extend_from_slice(&value.to_be_bytes());
    }
    profile.resize(128, 0);
    profile.extend(table);
    profile.extend(data);
    profile
}

fn long(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

fn xyz(values: [u32; 3]) -> Vec<u8> {
    let mut bytes = b"XYZ \0\0\0\0".to_vec();
    values.iter().for_each(|v| bytes.extend_from_slice(&v.to_be_bytes()));
    bytes
}

fn curve() -> Vec<u8> {
    let mut bytes = b"curv\0\0\0\0".to_vec();
    bytes.extend_from_slice(&long(CURVE));
    for index in 0..CURVE {
        let value = index as f64 / (CURVE - 1) as f64;
        let linear = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        bytes.extend_from_slice(&((linear * 65535.0).round() as u16).to_be_bytes());
    }
    bytes
}

/// A text in the three forms that version 2 has, two of them empty.
fn description(text: &str) -> Vec<u8> {
    let mut bytes = b"desc\0\0\0\0".to_vec();
    bytes.extend_from_slice(&long(text.len() + 1));
    bytes.extend_from_slice(text.as_bytes());
    bytes.resize(bytes.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    bytes
}
