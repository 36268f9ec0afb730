//! Papers: values of the core and words of a language made into a document's content. Pure: values in, content out.
