//! Errors: a code, the facts, and the fields they belong to. The words live in the Fluent files, in both languages.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::values::Hundredths;

/// A result of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A fact that an error's sentence names: a number or a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Fact {
    /// A whole number.
    Number(i64),
    /// A text, shown as it is.
    Text(String),
}

impl From<i64> for Fact {
    fn from(value: i64) -> Self {
        Self::Number(value)
    }
}
impl From<usize> for Fact {
    fn from(value: usize) -> Self {
        Self::Number(value as i64)
    }
}
impl From<u32> for Fact {
    fn from(value: u32) -> Self {
        Self::Number(value.into())
    }
}
impl From<Hundredths> for Fact {
    /// As a sentence names them: a whole number where they are one.
    fn from(value: Hundredths) -> Self {
        if value.0 % 100 == 0 {
            return Self::Number(value.0 / 100);
        }
        let (sign, size) = (if value.0 < 0 { "-" } else { "" }, value.0.unsigned_abs());
        Self::Text(format!("{sign}{}.{:02}", size / 100, size % 100).trim_end_matches('0').to_owned())
    }
}
impl From<&str> for Fact {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl From<String> for Fact {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

/// The facts by name.
pub type Facts = BTreeMap<String, Fact>;

/// One thing that is wrong with one field of a form or one cell of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// The field's name as the request spells it (camelCase).
    pub field: String,
    /// What is wrong.
    pub code: Code,
    /// The facts of the sentence.
    #[serde(default)]
    pub facts: Facts,
}

impl Issue {
    /// What is wrong with a field, without facts.
    pub fn at(field: &str, code: Code) -> Self {
        Self { field: field.to_owned(), code, facts: Facts::new() }
    }

    /// Adds a fact for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}

/// What happened, for the person to read in their language and for the caller to act on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// What happened; the message `error-<code>` of the Fluent files says it.
    pub code: Code,
    /// The facts of the sentence.
    #[serde(default)]
    pub facts: Facts,
    /// For `invalid`: what is wrong with which field.
    #[serde(default)]
    pub issues: Vec<Issue>,
    /// For the log only: what a library said. Holds no personal data and never reaches the window.
    #[serde(skip)]
    pub detail: Option<String>,
}

impl Error {
    /// An error with this code and no facts.
    pub fn new(code: Code) -> Self {
        Self { code, facts: Facts::new(), issues: Vec::new(), detail: None }
    }

    /// Adds a fact for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }

    /// Adds what a library said, for the log.
    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// `invalid` with one issue at one field.
    pub fn at(field: &str, code: Code) -> Self {
        Self::invalid(vec![Issue::at(field, code)])
    }

    /// `invalid` with these issues.
    pub fn invalid(issues: Vec<Issue>) -> Self {
        Self { issues, ..Self::new(Code::Invalid) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code.as_str())?;
        if let Some(detail) = &self.detail {
            write!(f, ": {detail}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What can go wrong. Each code has a sentence `error-<code>` in both languages; a test holds that.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* #[serde(rename = $text)] $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            /// The code as files and pages spell it.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }
        }
    };
}

codes! {
    // The file.
    /// The file is not a programme of Sokrat.
    NotAProgramme = "not-a-programme",
    /// The file was written by a newer version. Facts: `version`.
    NewerFile = "newer-file",
    /// The file is damaged.
    DamagedFile = "damaged-file",
    /// Another program has added to the file what does not belong there, or taken something away.
    AlteredFile = "altered-file",
    /// Another window or program has the file open.
    LockedFile = "locked-file",
    /// The file is encrypted and no passphrase was given.
    PassphraseNeeded = "passphrase-needed",
    /// The passphrase does not open the file.
    WrongPassphrase = "wrong-passphrase",
    /// The window is locked until the passphrase is given.
    Locked = "locked",
    /// The passphrase was not typed twice in the same way.
    PassphrasesDiffer = "passphrases-differ",
    /// After a wrong passphrase the next one has to wait. Facts: `seconds`.
    WaitFirst = "wait-first",
    /// The recovery code does not open the file.
    WrongRecoveryCode = "wrong-recovery-code",
    /// A recovery code has not as many digits as it must have. Facts: `digits`, `needed`.
    RecoveryCodeLength = "recovery-code-length",
    /// A group of a recovery code was not typed as it was printed. Facts: `group`.
    RecoveryCodeSlip = "recovery-code-slip",
    /// The file is not there, or the folder that it would be in. Facts: `path`.
    FileMissing = "file-missing",
    /// The folder through which the laptops meet is not there: a stick that was pulled out, a drive that is not connected. Facts:
    /// `path`.
    FolderMissing = "folder-missing",
    /// There is a file of this name already. Facts: `path`.
    FileExists = "file-exists",
    /// No room left on the disk.
    DiskFull = "disk-full",
    /// The folder or file cannot be written.
    ReadOnly = "read-only",
    /// Reading or writing failed for another reason.
    InputOutput = "input-output",
    /// No programme is open.
    NothingOpen = "nothing-open",
    /// Somebody wrote to the file behind the journal's back.
    GuardedTable = "guarded-table",
    // Exchange with other laptops.
    /// The file is no package of Sokrat.
    NotAPackage = "not-a-package",
    /// The package or the backup belongs to another programme.
    OtherProgramme = "other-programme",
    /// The package was cut or changed on its way, or was not made by a copy of this programme.
    DamagedPackage = "damaged-package",
    /// The package was written by a newer version. Facts: `version`.
    NewerPackage = "newer-package",
    /// Something is missing before what the package holds. Facts: `laptop`.
    PackageGap = "package-gap",
    /// Two laptops wrote under one name, and a person must agree to take the other one in. Facts: `laptop`.
    ForkedReplica = "forked-replica",
    /// The file was made for another laptop and is to be taken in there first.
    ForAnotherLaptop = "for-another-laptop",
    /// The file was not made for another laptop.
    NotForAnother = "not-for-another",
    /// No folder was chosen through which the laptops meet.
    NoExchangeFolder = "no-exchange-folder",
    // Records.
    /// While a form was open, what it was filled with was changed elsewhere, and the person changed the same.
    FieldChanged = "field-changed",
    /// The record is not there, or was deleted.
    NotFound = "not-found",
    /// A request that the page should not have made. A fault of ours.
    BadRequest = "bad-request",
    /// Some fields are wrong; `issues` says which.
    Invalid = "invalid",
    /// The work was cancelled by the person.
    Cancelled = "cancelled",
    /// There is nothing to undo, or to redo.
    NothingToUndo = "nothing-to-undo",
    /// The action was taken back already.
    AlreadyTakenBack = "already-taken-back",
    /// The action cannot be taken back: without it there is nothing to show.
    CannotTakeBack = "cannot-take-back",
    /// What was to be decided is not what was shown any more.
    ChangedMeanwhile = "changed-meanwhile",
    /// Two laptops do not agree about what is to be printed or approved. Facts: `count`.
    Undecided = "undecided",
    /// An earlier certificate of the same person for the same is valid: `number`.
    Doubled = "doubled",
    /// The record is used elsewhere and cannot be deleted. Facts: `count`.
    InUse = "in-use",
    /// A fault of ours. Facts: `report`.
    Internal = "internal",
    // Fields.
    /// A field must be filled in.
    Required = "required",
    /// A text is too long. Facts: `most`.
    TooLong = "too-long",
    /// A text is too short. Facts: `least`.
    TooShort = "too-short",
    /// A number is out of its range. Facts: `least`, `most`.
    OutOfRange = "out-of-range",
    /// An end before the start.
    EndBeforeStart = "end-before-start",
    /// An end that is not after the beginning.
    EndNotAfter = "end-not-after",
    /// A time on a day on which its event does not take place.
    OutsideEvent = "outside-event",
    /// Not a day. Facts: `text`.
    BadDay = "bad-day",
    /// Not a number. Facts: `text`.
    BadNumber = "bad-number",
    /// Not a sum of money. Facts: `text`.
    BadMoney = "bad-money",
    /// Not an e-mail address. Facts: `text`.
    BadEmail = "bad-email",
    /// Not a phone number. Facts: `text`.
    BadPhone = "bad-phone",
    /// The INN has the wrong number of digits. Facts: `digits`.
    BadInnLength = "bad-inn-length",
    /// The check digits of the INN do not fit.
    BadInnCheck = "bad-inn-check",
    /// The INN came as 7,7E+09: its last digits are lost.
    InnExponent = "inn-exponent",
    /// The OGRN has the wrong number of digits. Facts: `digits`.
    BadOgrnLength = "bad-ogrn-length",
    /// The check digit of the OGRN does not fit.
    BadOgrnCheck = "bad-ogrn-check",
    /// The KPP is not nine characters of the right form.
    BadKpp = "bad-kpp",
    /// The check digits of the SNILS do not fit.
    BadSnils = "bad-snils",
    /// Neither an INN nor a reason why there is none.
    InnOrReason = "inn-or-reason",
    /// The value is not one of those that can be chosen.
    NotAChoice = "not-a-choice",
    /// Another record has the same value already.
    AlreadyThere = "already-there",
    /// An unknown time zone.
    BadZone = "bad-zone",
    // Registrations.
    /// This move between states is not allowed. Facts: `from`, `to`.
    MoveNotAllowed = "move-not-allowed",
    /// The event is full. Facts: `capacity`.
    EventFull = "event-full",
    // Competitions.
    /// A mark is not a multiple of the step. Facts: `step`.
    OffStep = "off-step",
    /// A mark this low needs a comment. Facts: `below`.
    CommentRequired = "comment-required",
    /// A sheet cannot be finished before every required mark is there. Facts: `missing`.
    SheetIncomplete = "sheet-incomplete",
    /// The ranking was approved; marks can no longer be changed.
    RankingApproved = "ranking-approved",
    /// The expert has a conflict of interest with this application. Facts: `expert`, `number`.
    ConflictOfInterest = "conflict-of-interest",
    /// Requested and own contribution do not make the total.
    SumsDiffer = "sums-differ",
    /// The jury has no quorum. Facts: `present`, `needed`.
    NoQuorum = "no-quorum",
    /// Not every application has the least number of marks. Facts: `count`.
    MarksMissing = "marks-missing",
    /// The pattern of application numbers needs one counter `{n}` or `{n:3}`, and no other braces than `{year}`.
    BadNumberPattern = "bad-number-pattern",
    /// The pattern of certificate numbers holds a brace that means nothing, or one placeholder twice.
    BadPattern = "bad-pattern",
    /// The pattern of certificate numbers has no counter.
    PatternNoNumber = "pattern-no-number",
    /// The pattern of certificate numbers does not name the laptop: two would print the same number.
    PatternNoLaptop = "pattern-no-laptop",
    /// The laptop's code and the counter run together.
    PatternRunsTogether = "pattern-runs-together",
    /// A sign that no certificate number may hold.
    PatternSign = "pattern-sign",
    /// The pattern of names of files holds a brace that means nothing.
    BadFilePattern = "bad-file-pattern",
    /// Only a valid certificate can be annulled or issued anew.
    NotValidNow = "not-valid-now",
    /// An application below the pass mark or not ranked cannot get a grant.
    AwardNotAllowed = "award-not-allowed",
    /// A criterion cannot be required where finished sheets have no mark for it. Facts: `count`.
    FinishedWithout = "finished-without",
    // Certificates.
    /// There is no score sheet to print: no criteria, no experts or no admitted applications.
    NothingToMark = "nothing-to-mark",
    /// Final minutes need an approved ranking.
    MinutesNotApproved = "minutes-not-approved",
    /// The votes do not add up to the members present. Facts: `votes`, `present`.
    VotesDiffer = "votes-differ",
    /// The decision was not carried: not more than half of those present voted for it. Facts: `votes`, `needed`.
    NoMajority = "no-majority",
    /// Hours of presence belong to somebody who is marked present.
    NotPresent = "not-present",
    /// There is nobody to print for: nobody has a place, was present, or was chosen.
    NobodyToPrint = "nobody-to-print",
    /// A sheet would have no row: neither names nor empty ones.
    NothingOnSheet = "nothing-on-sheet",
    /// A text among the row numbers of a signed sheet is no number. Facts: `text`.
    BadRows = "bad-rows",
    /// The printed sheet has no rows of these numbers. Facts: `numbers`.
    NoSuchRow = "no-such-row",
    /// What was scanned is no badge of Sokrat.
    NotABadge = "not-a-badge",
    /// The registration of a badge is not in the file.
    UnknownBadge = "unknown-badge",
    /// A badge is for another event. Facts: `event`.
    BadgeOfAnotherEvent = "badge-of-another-event",
    /// Nobody is marked present.
    NobodyPresent = "nobody-present",
    /// Everybody present has a certificate already, and only new ones were asked for.
    NobodyNew = "nobody-new",
    /// The name on a document was erased: the paper cannot be made once more.
    NameErased = "name-erased",
    /// No program on this computer shows such a document.
    NoViewer = "no-viewer",
    /// The file is no template of Sokrat.
    NotATemplate = "not-a-template",
    /// The template was made by a newer version.
    NewerTemplate = "newer-template",
    /// The template that was chosen is there no more, or is of another kind.
    TemplateGone = "template-gone",
    /// While a template was open, it was changed elsewhere.
    TemplateChanged = "template-changed",
    /// The cards of a template find no room on its sheet. Facts: `by`, the millimetres too much.
    OffSheet = "off-sheet",
    /// The chosen template cannot be printed: its cards find no room on its sheet. Facts: `by`, the millimetres too much.
    TemplateOffSheet = "template-off-sheet",
    /// The file is no picture that a document can hold.
    PictureFormat = "picture-format",
    /// An SVG with texts, which would look different where their font is missing.
    PictureSvgText = "picture-svg-text",
    /// A picture that is cut off or damaged.
    PictureDamaged = "picture-damaged",
    /// A picture of too many pixels. Facts: `most`, in millions.
    PictureTooLarge = "picture-too-large",
    /// A picture whose file is too large. Facts: `most`, in megabytes.
    PictureTooHeavy = "picture-too-heavy",
    /// A picture in the colours of a printing press.
    PictureCmyk = "picture-cmyk",
    /// The file is larger than Sokrat takes. Facts: `most`, in megabytes.
    FileTooLarge = "file-too-large",
    /// There is no such printer any more. Facts: `printer`.
    NoPrinter = "no-printer",
    /// The computer has no printer, and the document is on no disk from which a viewer could print it.
    NoPrinterAtAll = "no-printer-at-all",
    /// The printer takes no documents now. Facts: `printer`.
    PrinterRefuses = "printer-refuses",
    /// The system's print queue did not take the document.
    PrintFailed = "print-failed",
    /// The document is printed already, or the queue gives nothing back.
    PrintOver = "print-over",
    // Foreign files.
    /// The file is neither XLSX, ODS nor CSV, whatever its name says.
    NotATable = "not-a-table",
    /// The list has no rows.
    EmptyList = "empty-list",
    /// The list has two header rows: 'first' and 'second' are their numbers.
    TwoHeaders = "two-headers",
    /// A column that is needed was not named. Facts: `column`.
    ColumnMissing = "column-missing",
    /// The row fits several people; a person must decide. Facts: `count`.
    FitsSeveral = "fits-several",
    /// The same person stands in the list twice. Facts: `row`.
    TwiceInList = "twice-in-list",
    /// Several organisations of the file have the name that the row tells and no INN, so that nobody can tell whose the row's is: it
    /// is not written.
    InnOfSeveral = "inn-of-several",
    /// A criterion that was changed in the form was taken out elsewhere.
    CriterionGone = "criterion-gone",
    /// There are errors, and the import is all or nothing. Facts: `count`.
    ImportHasErrors = "import-has-errors",
    /// The file is too large to be a list. Facts: `most`.
    TooLarge = "too-large",
    /// The text is neither UTF-8 nor Windows-1251.
    BadEncoding = "bad-encoding",
}
