//! Templates: a card or a sheet as data, drawn by the user instead of by code.
//!
//! A [`Template`] places elements by millimetres; its texts hold placeholders (`{name}`) that each card fills with its
//! [`Values`]. It comes from a file that somebody sent, so [`Template::parse`] trusts nothing: it answers what it could
//! use, with an [`Issue`] for everything else.
//!
//! ```
//! use sokrat_documents::template::{Pictures, Template, Values, place};
//! use sokrat_documents::Language;
//!
//! let file = r##"{
//!   "version": 1, "kind": "certificate", "title": "Thanks", "page": {"width": 210, "height": 148},
//!   "elements": [
//!     {"name": "name", "frame": {"x": 20, "y": 60, "width": 170, "height": 20},
//!      "shows": {"kind": "text", "text": "{name}", "size": 30, "leastSize": 14, "colour": "#1B3254"}}
//!   ]
//! }"##;
//! let (template, issues) = Template::parse(file.as_bytes());
//! assert!(issues.is_empty());
//! let card: Values = [("name", "Anna Ivanova")].into_iter().collect();
//! let placed = place(&template, &Pictures::default(), &card, Language::English);
//! assert!(placed[0].fits && !placed[0].shrunk);
//! ```

mod check;
mod draw;
mod fit;
mod model;
mod pictures;
mod placeholders;
mod render;
mod values;

pub use check::{Fault, Issue};
pub use fit::Overhang;
pub use model::{
    Arrangement, Background, BodyBox, BoxStyle, Code, Element, Fit, Image, Kind, Line, Page, Sheet, Shows, SignatureBlock, Signer, Symbology,
    TableBox, TableColumn, Template, TextBox, When,
};
pub use pictures::Pictures;
pub use placeholders::{Placeholder, Sort, placeholders};
pub use render::{Batch, Checked, Facts, Placed, check_template, lay_out, place, render_template, render_template_each};
pub use values::{Body, Values, names_in};
