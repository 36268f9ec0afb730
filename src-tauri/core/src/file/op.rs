//! The actions of a user, by name. The journal keeps the code; the words `op-<code>` are in the Fluent files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ops {
    ($($name:ident = $text:literal,)*) => {
        /// What a user did. Codes are never reused for another meaning; an unknown code of a newer version is `Other`.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
        #[allow(missing_docs, reason = "the names say it; the sentences are in the Fluent files")]
        pub enum Op { $(#[serde(rename = $text)] $name,)* }

        impl Op {
            /// Every action.
            pub const ALL: &[Op] = &[$(Op::$name),*];

            /// The code in the journal and in the Fluent files.
            pub fn as_str(self) -> &'static str {
                match self { $(Op::$name => $text,)* }
            }

            /// The action of a code; `Other` for one that this version does not know.
            pub fn from_code(code: &str) -> Self {
                match code { $($text => Op::$name,)* _ => Op::Other }
            }
        }
    };
}

impl Op {
    /// Whether undo may take it back. The programme's own creation stays: there is nothing to show without it; so
    /// does what tells laptops apart, and an erasure.
    pub fn can_be_undone(self) -> bool {
        !matches!(self, Op::CreateProgramme | Op::AddLaptop | Op::JoinLaptop | Op::ErasePerson)
    }

    /// Whether undo passes it over and takes back what was done before it, rather than end there: what cannot be undone is in
    /// nobody's way.
    pub fn is_passed_over(self) -> bool {
        matches!(self, Op::AddLaptop | Op::JoinLaptop | Op::ErasePerson)
    }
}

impl Op {
    /// Whether what an action of this kind is about is certainly no person: an event, a list, a title, a number. What takes
    /// another action back has its name from that one.
    pub fn names_nobody(self) -> bool {
        use Op::*;
        matches!(
            self,
            CreateProgramme
                | EditProgramme
                | AddLaptop
                | JoinLaptop
                | EditLaptop
                | RetireLaptop
                | CreateModule
                | EditModule
                | DeleteModule
                | CopyYear
                | CreateTopic
                | EditTopic
                | DeleteTopic
                | CreateEvent
                | EditEvent
                | MoveEvent
                | DeleteEvent
                | AddAgendaItem
                | EditAgendaItem
                | DeleteAgendaItem
                | CreateOrganisation
                | EditOrganisation
                | DeleteOrganisation
                | CheckInMany
                | PrintSheet
                | ImportList
                | IssueCertificates
                | AnnulDocument
                | ReissueDocument
                | SetCertificateRules
                | CreateTemplate
                | EditTemplate
                | DeleteTemplate
                | ImportTemplate
                | AddPicture
                | CreateCompetition
                | EditCompetition
                | DeleteCompetition
                | EditCriteria
                | CreateApplication
                | EditApplication
                | DeleteApplication
                | EditExperts
                | ImportMarks
                | DecideAwards
                | IssueMinutes
                | ApproveRanking
                | WithdrawApproval
                | TakeBack
                | Undo
                | Redo
        )
    }
}

ops! {
    Other = "other",
    CreateProgramme = "create-programme",
    EditProgramme = "edit-programme",
    AddLaptop = "add-laptop",
    JoinLaptop = "join-laptop",
    EditLaptop = "edit-laptop",
    RetireLaptop = "retire-laptop",
    CreateModule = "create-module",
    EditModule = "edit-module",
    DeleteModule = "delete-module",
    CopyYear = "copy-year",
    CreateTopic = "create-topic",
    EditTopic = "edit-topic",
    DeleteTopic = "delete-topic",
    CreateEvent = "create-event",
    EditEvent = "edit-event",
    MoveEvent = "move-event",
    DeleteEvent = "delete-event",
    AddAgendaItem = "add-agenda-item",
    EditAgendaItem = "edit-agenda-item",
    DeleteAgendaItem = "delete-agenda-item",
    CreatePerson = "create-person",
    EditPerson = "edit-person",
    DeletePerson = "delete-person",
    ErasePerson = "erase-person",
    CreateOrganisation = "create-organisation",
    EditOrganisation = "edit-organisation",
    DeleteOrganisation = "delete-organisation",
    SetRole = "set-role",
    EndRole = "end-role",
    Register = "register",
    ChangeRegistration = "change-registration",
    SetHours = "set-hours",
    CheckIn = "check-in",
    CheckInMany = "check-in-many",
    WalkIn = "walk-in",
    PrintSheet = "print-sheet",
    ImportList = "import-list",
    IssueCertificates = "issue-certificates",
    AnnulDocument = "annul-document",
    ReissueDocument = "reissue-document",
    CorrectName = "correct-name",
    SetCertificateRules = "set-certificate-rules",
    SetEventPart = "set-event-part",
    CreateTemplate = "create-template",
    EditTemplate = "edit-template",
    DeleteTemplate = "delete-template",
    ImportTemplate = "import-template",
    AddPicture = "add-picture",
    CreateCompetition = "create-competition",
    EditCompetition = "edit-competition",
    DeleteCompetition = "delete-competition",
    EditCriteria = "edit-criteria",
    CreateApplication = "create-application",
    EditApplication = "edit-application",
    DeleteApplication = "delete-application",
    EditExperts = "edit-experts",
    EnterMarks = "enter-marks",
    FinishSheet = "finish-sheet",
    ReopenSheet = "reopen-sheet",
    RecuseExpert = "recuse-expert",
    ImportMarks = "import-marks",
    DecideAwards = "decide-awards",
    IssueMinutes = "issue-minutes",
    ApproveRanking = "approve-ranking",
    WithdrawApproval = "withdraw-approval",
    Decide = "decide",
    TakeBack = "take-back",
    PutBack = "put-back",
    AcceptOutside = "accept-outside",
    JoinRecords = "join-records",
    SeparateRecords = "separate-records",
    TellApart = "tell-apart",
    Undo = "undo",
    Redo = "redo",
}
