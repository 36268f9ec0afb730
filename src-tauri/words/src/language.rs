//! The languages.

sokrat_core::choices_plain! {
    /// The language of the window and of new documents.
    Language { Russian = "ru", English = "en", }
}

impl Language {
    /// The language for a system whose language is this one (such as `ru-RU`): Russian for Russian and its neighbours,
    /// whose speakers read it, English for all others.
    pub fn of_system(system: &str) -> Self {
        let system = system.to_lowercase();
        if ["ru", "be", "uk", "kk"].iter().any(|code| system.starts_with(code)) { Self::Russian } else { Self::English }
    }
}
