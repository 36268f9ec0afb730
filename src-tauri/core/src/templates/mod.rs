//! Templates of printed cards, and the pictures in them. The core keeps a template as text and does not look into it: what
//! it says is the matter of the documents.

mod model;
mod operations;

pub use model::{MOST_PICTURE, PrintedOn, SHIPPED, SampleEvent, SamplePerson, Samples, StoredTemplate, TemplateFields, TemplateHead};
pub use operations::{add_picture, changed_since, create, delete, edit, edit_seen, get, import, list, picture, picture_name, samples};
