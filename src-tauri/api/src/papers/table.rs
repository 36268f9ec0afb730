//! Short ways to write tables.

use sokrat_documents::{Align, Column, Width};

/// A column of text that takes a share of the width.
pub fn text(share: f32) -> Column {
    Column { width: Width::Share(share), align: Align::Left }
}

/// A column of figures, as wide as they are.
pub fn figures() -> Column {
    Column { width: Width::Content, align: Align::Right }
}
