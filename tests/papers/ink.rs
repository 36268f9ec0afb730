//! Pictures that a foundation would have scanned: signatures, a seal, a logo, each on nothing.

use std::f32::consts::TAU;

/// A PNG of these pixels: red, green, blue, and how much each covers.
fn png(width: usize, height: usize, pixel: impl Fn(f32, f32) -> [u8; 4]) -> Vec<u8> {
    let samples: Vec<u8> = (0..width * height).flat_map(|at| pixel((at % width) as f32 + 0.5, (at / width) as f32 + 0.5)).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&samples).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

/// How much of a pixel a line covers whose middle is so far away.
fn covered(away: f32, half: f32) -> u8 {
    ((half - away + 0.5).clamp(0.0, 1.0) * 255.0) as u8
}

/// A signature: loops that get smaller, then a stroke below them. Each `hand` writes in its own way.
pub fn signature(hand: u32) -> Vec<u8> {
    let (loops, slant) = (3.0 + hand as f32, 0.35 + 0.12 * hand as f32);
    let point = |t: f32| {
        let fade = 1.0 - 0.75 * t;
        let (x, y) = (30.0 + 250.0 * t, 70.0 - 42.0 * fade * (TAU * loops * t).sin());
        (x + 26.0 * fade * (TAU * loops * t).cos() + slant * (70.0 - y), y)
    };
    let mut points: Vec<(f32, f32)> = (0..=900).map(|step| point(step as f32 / 900.0)).collect();
    points.extend((0..=200).map(|step| (40.0 + 260.0 * step as f32 / 200.0, 112.0 - 10.0 * (step as f32 / 200.0 * 3.0).sin())));
    let (width, height, half) = (340, 130, 1.8_f32);
    let mut ink = vec![0_u8; width * height];
    for (x, y) in points {
        let near = |at: f32, most: usize| (at - half - 1.0).max(0.0) as usize..((at + half + 2.0) as usize).min(most);
        for (column, row) in near(y, height).flat_map(|row| near(x, width).map(move |column| (column, row))) {
            let away = (column as f32 + 0.5 - x).hypot(row as f32 + 0.5 - y);
            let at = row * width + column;
            ink[at] = ink[at].max(covered(away, half));
        }
    }
    png(width, height, |x, y| [28, 44, 140, ink[y as usize * width + x as usize]])
}

/// A round seal: two rings and a star.
pub fn seal() -> Vec<u8> {
    png(320, 320, |x, y| {
        let (dx, dy) = (x - 160.0, y - 160.0);
        let radius = dx.hypot(dy);
        let points = (dy.atan2(dx) / TAU * 5.0 + 0.25).rem_euclid(1.0);
        let star = 24.0 + 34.0 * (points - 0.5).abs() * 2.0;
        let rings = covered((radius - 150.0).abs(), 4.0).max(covered((radius - 104.0).abs(), 2.0));
        // Where letters would stand between the rings.
        let letters = (110.0..144.0).contains(&radius) && (dy.atan2(dx) / TAU * 36.0).rem_euclid(1.0) < 0.45;
        [38, 58, 152, rings.max(covered(radius - star, 0.0)).max(if letters { 150 } else { 0 })]
    })
}

/// A logo: an arch over three pillars.
pub fn logo() -> Vec<u8> {
    png(240, 144, |x, y| {
        let arch = (x - 120.0).hypot((y - 90.0) * 1.2);
        let pillar = (90.0..136.0).contains(&y) && [40.0, 120.0, 200.0].iter().any(|middle: &f32| (x - middle).abs() < 12.0);
        let roof = y < 90.0 && (70.0..98.0).contains(&arch);
        if roof {
            [160, 126, 62, 255]
        } else if pillar {
            [27, 50, 84, 255]
        } else {
            [0, 0, 0, 0]
        }
    })
}
