//! Text into glyphs and lines: the shipped faces, shaping, where lines may end, where they do end.

pub mod fonts;
pub mod glue;
pub mod lines;
pub mod shape;
mod words;
