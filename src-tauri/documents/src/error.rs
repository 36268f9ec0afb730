use crate::content::paper::Size;

/// Why a document could not be made. Each is a fact for the caller to put into the reader's words.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The progress receiver asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// The batch has no card: a PDF has at least one page.
    #[error("there is no card to draw")]
    NoCards,
    /// The margins leave no room on the page.
    #[error("the margins leave no room on a page of {0:?}")]
    NoRoom(Size),
    /// A picture is neither a PNG nor a JPEG that a PDF can hold.
    #[error("the picture cannot be used: {0}")]
    Picture(PictureFault),
    /// The PDF library failed; this is a defect of Sokrat.
    #[error("the PDF could not be written: {0}")]
    Writer(String),
}

/// What is wrong with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureFault {
    /// Neither PNG nor JPEG, nor SVG in a template; or a JPEG of a kind that no PDF can hold.
    #[error("it is neither a PNG nor an ordinary JPEG")]
    Format,
    /// An SVG with texts, which would depend on the fonts of the machine; they must be turned into outlines.
    #[error("its texts are not outlines")]
    SvgText,
    /// The file is cut off or damaged.
    #[error("it is damaged")]
    Damaged,
    /// More than [`crate::MOST_PIXELS`].
    #[error("it has too many pixels")]
    TooLarge,
    /// An SVG file of more than [`crate::MOST_SVG`] bytes.
    #[error("the SVG file is too large")]
    SvgTooLarge,
    /// A JPEG for the printing press (CMYK); it must be saved as RGB.
    #[error("its colours are CMYK")]
    Cmyk,
}
