// Generated from the command table by `cargo xtask types`. Do not edit.

/**
 * An action with its entries.
 */
export type Action = { 
/**
 * The action.
 */
action: ActionRow, 
/**
 * The action that it takes back.
 */
takesBack: ActionRow | null, 
/**
 * The action that took it back and stands.
 */
takenBackBy: ActionRow | null, 
/**
 * Whether it can be taken back.
 */
canTakeBack: boolean, 
/**
 * Its entries in the window; their number is that of the action.
 */
entries: Array<EntryRow>, };

/**
 * A window of an action's entries.
 */
export type ActionRequest = { 
/**
 * The action: `replica:number`.
 */
id: string, 
/**
 * Which of its entries.
 */
span: Span, };

/**
 * An action of the journal.
 */
export type ActionRow = { 
/**
 * Names it on every laptop: `replica:number`.
 */
id: string, 
/**
 * The laptop's code.
 */
replica: string, 
/**
 * The laptop's name; may be empty.
 */
laptop: string, 
/**
 * The number of its first entry; with the replica it names the action.
 */
seq: number, 
/**
 * What was done.
 */
op: Op, 
/**
 * The record it is about; may be empty.
 */
about: string, 
/**
 * Who.
 */
operator: string, 
/**
 * When, by that laptop's clock.
 */
at: Moment, 
/**
 * How many values or rows it wrote.
 */
entries: number, 
/**
 * Whether it was taken back.
 */
undone: boolean, };

/**
 * What the form of a line holds.
 */
export type AgendaFields = { 
/**
 * When it begins, by the clock of the event's zone.
 */
begins: WallTime | null, 
/**
 * When it ends; none where that is not said.
 */
ends: WallTime | null, 
/**
 * What it is.
 */
title: string, 
/**
 * Who speaks; may be empty.
 */
speaker: string, 
/**
 * The room; may be empty.
 */
room: string, };

/**
 * A line of an agenda.
 */
export type AgendaItem = { 
/**
 * Its identifier.
 */
id: AgendaItemId, 
/**
 * The day on which it begins.
 */
day: Day, 
/**
 * Whether the event does not take place on that day: it was made shorter.
 */
outside: boolean, 
/**
 * What its form holds.
 */
fields: AgendaFields, };

/**
 * A line of an event's agenda.
 */
export type AgendaItemId = string;

/**
 * How the sheets of one application become one figure.
 */
export type Aggregation = "mean-of-totals" | "sum-of-means" | "median" | "trimmed";

/**
 * An annulment or a reissue, with its reason: the number stays in the register and is never given again.
 */
export type AnnulRequest = { 
/**
 * Which document.
 */
id: DocumentId, 
/**
 * Why; required.
 */
reason: string, };

/**
 * The answer to a change: its value, what it touched, and what undo would now take back.
 */
export type Answer<T> = { 
/**
 * What the operation returns.
 */
value: T, 
/**
 * The nouns whose pages must read again.
 */
changed: Array<Noun>, 
/**
 * What undo and redo would do.
 */
undo: UndoState, };

/**
 * An application with what its page shows.
 */
export type Application = { 
/**
 * The identifier.
 */
id: ApplicationId, 
/**
 * Its number, given on creation.
 */
number: string, 
/**
 * What the form holds.
 */
fields: ApplicationFields, 
/**
 * The applicant's short name.
 */
organisation: string, 
/**
 * The person's name.
 */
person: string, 
/**
 * The practice's title.
 */
practice: string, 
/**
 * The event's title.
 */
event: string, 
/**
 * The sum awarded.
 */
award: Kopecks | null, 
/**
 * When it was submitted.
 */
submittedAt: Moment | null, 
/**
 * Its sheets by expert.
 */
sheets: Array<SheetRow>, };

/**
 * What an application's form holds. The total of the project is requested + own.
 */
export type ApplicationFields = { 
/**
 * The competition.
 */
competitionId: CompetitionId, 
/**
 * The applicant.
 */
organisationId: OrganisationId | null, 
/**
 * For a travel grant: who travels. For a project: who leads.
 */
personId: PersonId | null, 
/**
 * The title.
 */
title: string, 
/**
 * The summary; may be empty.
 */
summary: string, 
/**
 * The goal; may be empty.
 */
goal: string, 
/**
 * The sum requested, above zero and within the cap.
 */
requested: Kopecks, 
/**
 * The own contribution.
 */
own: Kopecks, 
/**
 * First day of the project.
 */
startsOn: Day | null, 
/**
 * Last day, not before the first.
 */
endsOn: Day | null, 
/**
 * What has become of it.
 */
status: ApplicationStatus, 
/**
 * The reason of a refusal; may be empty.
 */
refusal: string, 
/**
 * The practice to be learned or passed on.
 */
practiceId: PracticeId | null, 
/**
 * For a travel grant: the event at which the practice was met.
 */
eventId: EventId | null, 
/**
 * Partners of an umbrella network.
 */
partners: Array<PartnerFields>, };

/**
 * An application to a competition.
 */
export type ApplicationId = string;

/**
 * A window of applications. Order columns: `number` (the default), `title`, `requested`.
 */
export type ApplicationListRequest = { 
/**
 * Of this competition.
 */
competitionId: CompetitionId | null, 
/**
 * Words of number, title or applicant; empty for all.
 */
text: string, 
/**
 * With this status.
 */
status: ApplicationStatus | null, 
/**
 * How they are sorted.
 */
order: Order | null, 
/**
 * Which of them.
 */
span: Span, };

/**
 * An application in a list.
 */
export type ApplicationRow = { 
/**
 * The identifier.
 */
id: ApplicationId, 
/**
 * The competition.
 */
competitionId: CompetitionId, 
/**
 * The competition's title.
 */
competition: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The applicant's short name.
 */
organisation: string, 
/**
 * The person's name.
 */
person: string, 
/**
 * The sum requested.
 */
requested: Kopecks, 
/**
 * The sum awarded.
 */
award: Kopecks | null, 
/**
 * What has become of it.
 */
status: ApplicationStatus, 
/**
 * Sheets assigned and not recused.
 */
sheets: number, 
/**
 * Sheets that are final.
 */
sheetsFinal: number, };

/**
 * What has become of an application.
 */
export type ApplicationStatus = "draft" | "submitted" | "admitted" | "refused" | "withdrawn" | "funded" | "reserve" | "rejected";

/**
 * An event in a person's record.
 */
export type Attendance = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * Its title.
 */
title: string, 
/**
 * Its start.
 */
starts: WallTime, 
/**
 * What became of the registration.
 */
status: RegistrationStatus, 
/**
 * The organisation credited.
 */
organisation: string, };

/**
 * Who wrote something: an action of the journal.
 */
export type Author = { 
/**
 * The operator.
 */
operator: string, 
/**
 * The laptop's code.
 */
replica: string, 
/**
 * The laptop's name; may be empty.
 */
laptop: string, 
/**
 * When, by that laptop's clock.
 */
at: Moment, 
/**
 * What was done.
 */
op: Op, };

/**
 * An award.
 */
export type Award = { 
/**
 * The application.
 */
applicationId: ApplicationId, 
/**
 * The sum, above zero and not above the request.
 */
sum: Kopecks, };

/**
 * Awards decided by the jury.
 */
export type AwardRequest = { 
/**
 * The competition.
 */
competitionId: CompetitionId, 
/**
 * The applications that get something; all others get nothing.
 */
awards: Array<Award>, };

/**
 * A backup in its folder.
 */
export type Backup = { 
/**
 * The file's name, which names it in requests.
 */
name: string, 
/**
 * When it was made.
 */
at: Moment, 
/**
 * Why.
 */
reason: Reason, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * What it opens with.
 */
protection: Protection, };

/**
 * A backup to be looked at or put back.
 */
export type BackupRequest = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its passphrase, where it has another one than the programme.
 */
passphrase: string | null, };

/**
 * The backups of the open programme.
 */
export type Backups = { 
/**
 * Newest first.
 */
rows: Array<Backup>, 
/**
 * The folder as people know it.
 */
folder: string, 
/**
 * The most megabytes that they may take together; none is no limit.
 */
mostMegabytes: number | null, };

/**
 * What many certificates become.
 */
export type BatchForm = "one" | "each" | "zip";

/**
 * The bytes of a file. They cross to the page as they are, not as JSON, which would take several times the room.
 */
export type Bytes = ArrayBuffer;

/**
 * A person whom a row fits.
 */
export type Candidate = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * The name.
 */
fullName: string, 
/**
 * The organisation.
 */
organisation: string, };

/**
 * How badges, table cards and labels are printed; remembered from one print to the next.
 */
export type CardChoices = { 
/**
 * The key of the template of badges.
 */
badge: string, 
/**
 * Whether a badge has a code.
 */
code: boolean, 
/**
 * The key of the template of table cards.
 */
tableCard: string, 
/**
 * The key of the template of labels.
 */
label: string, };

/**
 * What is printed for each person.
 */
export type CardKind = "badge" | "table-card" | "label";

/**
 * Badges, table cards or labels for people of an event.
 */
export type CardsPaper = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * What is printed.
 */
kind: CardKind, 
/**
 * For whom.
 */
people: PaperPeople, 
/**
 * The registrations chosen, where `people` says so.
 */
ids: Array<RegistrationId>, 
/**
 * Places of the first sheet that were used before.
 */
skip: number, 
/**
 * Templates and codes; remembered.
 */
choices: CardChoices, };

/**
 * A grammatical case.
 */
export type Case = "nominative" | "genitive" | "dative" | "accusative" | "instrumental" | "prepositional";

/**
 * What kind of organisation it is.
 */
export type Category = "npo" | "initiative-group" | "business" | "authority" | "institution" | "media" | "other";

/**
 * The templates of certificates that were printed last, by their keys; none where none was.
 */
export type CertificateChoices = { 
/**
 * Of an event.
 */
event: string | null, 
/**
 * Of a competition.
 */
competition: string | null, };

/**
 * Somebody who gets a certificate though the rules give none.
 */
export type CertificateException = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * Why; required, stands in the register.
 */
reason: string, };

/**
 * Somebody in the list of an occasion, before printing.
 */
export type CertificateLine = { 
/**
 * Who.
 */
personId: PersonId, 
/**
 * The name in the nominative.
 */
name: string, 
/**
 * The name as it will be printed, in each case of the plan.
 */
forms: Array<NameForm>, 
/**
 * The organisation credited; may be empty.
 */
organisation: string, 
/**
 * As what.
 */
part: Part, 
/**
 * What has become of the registration; none in a competition.
 */
status: RegistrationStatus | null, 
/**
 * Hours of presence; none means all.
 */
hours: Hundredths | null, 
/**
 * The sum awarded.
 */
award: Kopecks | null, 
/**
 * Whether they get one, and why not.
 */
standing: Standing, 
/**
 * The number of the valid certificate; empty without one.
 */
number: string, 
/**
 * The key of the template that it was printed on; empty without one, and where nobody knows.
 */
template: string, 
/**
 * How that stands in the register, where printing it once more would change its holder, part or award; a replacement leaves it.
 */
before: PrintedBefore | null, 
/**
 * Other valid certificates of theirs for the same: laptops that did not know of each other each gave one. These were given
 * later, so they are the ones to annul.
 */
doubles: Array<string>, 
/**
 * Why it was given as an exception; may be empty.
 */
exception: string, };

/**
 * Which certificates to print.
 */
export type CertificateOrder = { 
/**
 * For what.
 */
occasion: Occasion, 
/**
 * The key of the template that is printed on; none where nobody says so.
 */
template: string | null, 
/**
 * Print only those without a number so far; otherwise all, the others with the number they have.
 */
onlyNew: boolean, 
/**
 * Only for these people; empty for all.
 */
people: Array<PersonId>, 
/**
 * These as well, though the rules give them none.
 */
exceptions: Array<CertificateException>, };

/**
 * Who would get a certificate for an occasion.
 */
export type CertificatePlan = { 
/**
 * For what.
 */
occasion: Occasion, 
/**
 * The title of the event or competition.
 */
title: string, 
/**
 * The cases in which names will be printed, at least one.
 */
cases: Array<Case>, 
/**
 * From how many hours of presence on; none where presence is enough.
 */
leastHours: Hundredths | null, 
/**
 * People who get one.
 */
present: number, 
/**
 * Of them without a valid certificate: they get a new number.
 */
new: number, 
/**
 * Of them with one: it keeps its number.
 */
printed: number, 
/**
 * People in the list who get none.
 */
leftOut: number, 
/**
 * Of those who get one, names of which a case is doubtful.
 */
doubtful: number, 
/**
 * People with more than one valid certificate.
 */
doubled: number, 
/**
 * Winning applications that name nobody.
 */
nameless: number, 
/**
 * The longest name of those who get one.
 */
longestName: string, 
/**
 * Everybody, by name.
 */
lines: Array<CertificateLine>, };

/**
 * How certificates are numbered and signed.
 */
export type CertificateSettings = { 
/**
 * The pattern of numbers.
 */
pattern: string, 
/**
 * Who signs, three places; empty ones are left out on paper. The first is the programme's own.
 */
signers: Array<CertificateSigner>, 
/**
 * The name of the seal's picture; may be empty.
 */
seal: string, 
/**
 * The name of the logo's picture; may be empty.
 */
logo: string, };

/**
 * Somebody who signs.
 */
export type CertificateSigner = { 
/**
 * Surname and initials; may be empty.
 */
name: string, 
/**
 * The post; may be empty.
 */
post: string, 
/**
 * The name of the picture of the signature; may be empty.
 */
facsimile: string, };

/**
 * An entry or action at which a replica's chain of hashes breaks.
 */
export type ChainBreak = { 
/**
 * The replica's code.
 */
replica: string, 
/**
 * The number of the first entry that does not fit.
 */
seq: number, };

/**
 * A field that changed.
 */
export type Change = { 
/**
 * The column; empty for the life of the record.
 */
column: string, 
/**
 * What stood before.
 */
before: Told, 
/**
 * What stood after.
 */
after: Told, 
/**
 * Whether something else stands now, so that what stood before can be put back.
 */
canPutBack: boolean, };

/**
 * Presence of a person at an event; registers the person where that was not done.
 */
export type CheckInRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * The person.
 */
personId: PersonId, 
/**
 * Present, or not after all: then a person who came unregistered is taken off the list again.
 */
present: boolean, };

/**
 * What the check found. Of each kind at most 100 places are named.
 */
export type CheckReport = { 
/**
 * What SQLite says of the pages and indexes; empty when they are whole.
 */
damage: Array<string>, 
/**
 * Rows that refer to a record that is not there.
 */
dangling: Array<RowPlace>, 
/**
 * Where somebody changed the journal itself.
 */
breaks: Array<ChainBreak>, 
/**
 * Rows that are not what the journal says: changed behind Sokrat's back.
 */
changed: Array<RowPlace>, 
/**
 * Rows whose folded text or search words are out of date, and the search index as a whole when `row` is empty.
 */
stale: Array<RowPlace>, 
/**
 * How many entries the journal has.
 */
entries: number, 
/**
 * How many rows were compared.
 */
rows: number, };

/**
 * What can go wrong. Each code has a sentence `error-<code>` in both languages; a test holds that.
 */
export type Code = "not-a-programme" | "newer-file" | "damaged-file" | "altered-file" | "locked-file" | "passphrase-needed" | "wrong-passphrase" | "locked" | "passphrases-differ" | "wait-first" | "wrong-recovery-code" | "recovery-code-length" | "recovery-code-slip" | "file-missing" | "folder-missing" | "file-exists" | "disk-full" | "read-only" | "input-output" | "nothing-open" | "guarded-table" | "not-a-package" | "other-programme" | "damaged-package" | "newer-package" | "package-gap" | "forked-replica" | "for-another-laptop" | "not-for-another" | "no-exchange-folder" | "field-changed" | "not-found" | "bad-request" | "invalid" | "cancelled" | "nothing-to-undo" | "already-taken-back" | "cannot-take-back" | "changed-meanwhile" | "undecided" | "doubled" | "in-use" | "internal" | "required" | "too-long" | "too-short" | "out-of-range" | "end-before-start" | "end-not-after" | "outside-event" | "bad-day" | "bad-number" | "bad-money" | "bad-email" | "bad-phone" | "bad-inn-length" | "bad-inn-check" | "inn-exponent" | "bad-ogrn-length" | "bad-ogrn-check" | "bad-kpp" | "bad-snils" | "inn-or-reason" | "not-a-choice" | "already-there" | "bad-zone" | "move-not-allowed" | "event-full" | "off-step" | "comment-required" | "sheet-incomplete" | "ranking-approved" | "conflict-of-interest" | "sums-differ" | "no-quorum" | "marks-missing" | "bad-number-pattern" | "bad-pattern" | "pattern-no-number" | "pattern-no-laptop" | "pattern-runs-together" | "pattern-sign" | "bad-file-pattern" | "not-valid-now" | "award-not-allowed" | "finished-without" | "nothing-to-mark" | "minutes-not-approved" | "votes-differ" | "no-majority" | "not-present" | "nobody-to-print" | "nothing-on-sheet" | "bad-rows" | "no-such-row" | "not-a-badge" | "unknown-badge" | "badge-of-another-event" | "nobody-present" | "nobody-new" | "name-erased" | "no-viewer" | "not-a-template" | "newer-template" | "template-gone" | "template-changed" | "off-sheet" | "template-off-sheet" | "picture-format" | "picture-svg-text" | "picture-damaged" | "picture-too-large" | "picture-too-heavy" | "picture-cmyk" | "file-too-large" | "no-printer" | "no-printer-at-all" | "printer-refuses" | "print-failed" | "print-over" | "not-a-table" | "empty-list" | "two-headers" | "column-missing" | "fits-several" | "twice-in-list" | "inn-of-several" | "criterion-gone" | "import-has-errors" | "too-large" | "bad-encoding";

/**
 * What a check of a code found.
 */
export type CodeVerdict = { 
/**
 * The verdict.
 */
verdict: Verdict, 
/**
 * The number that was read.
 */
number: string, 
/**
 * Whether the code proved the name as well; a number alone proves none.
 */
nameProved: boolean, 
/**
 * The line of the register.
 */
document: DocumentRow | null, };

/**
 * A colour of the sRGB space; in files it is `#RRGGBB`.
 */
export type Colour = string;

/**
 * Which records to lay side by side.
 */
export type CompareRequest = { 
/**
 * What they are.
 */
kind: RecordKind, 
/**
 * Records; those joined with one of them are shown as well.
 */
ids: Array<RecordId>, };

/**
 * A field of records side by side.
 */
export type ComparedField = { 
/**
 * The field.
 */
field: string, 
/**
 * What each record says, in the order of the records; choices by their code, days as ISO text, places by name.
 */
values: Array<string>, };

/**
 * A record beside others.
 */
export type ComparedRecord = { 
/**
 * Which.
 */
id: RecordId, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it stands: a person's organisation, an organisation's municipality; may be empty.
 */
detail: string, 
/**
 * The record that stands for it: its own identifier when it stands for itself.
 */
canonical: RecordId, 
/**
 * Registrations that name it.
 */
registrations: number, 
/**
 * Roles that name it.
 */
roles: number, 
/**
 * Documents (of a person) or applications (of an organisation) that name it.
 */
papers: number, };

/**
 * Records side by side, the one that would stand for all first.
 */
export type Comparison = { 
/**
 * The records.
 */
records: Array<ComparedRecord>, 
/**
 * Fields in which at least one says something.
 */
fields: Array<ComparedField>, 
/**
 * Whether somebody said of two of them that they are not one.
 */
toldApart: boolean, };

/**
 * A competition with what its page shows.
 */
export type Competition = { 
/**
 * The identifier.
 */
id: CompetitionId, 
/**
 * What the form holds.
 */
fields: CompetitionFields, 
/**
 * The criteria in their order.
 */
criteria: Array<CriterionFields>, 
/**
 * The highest possible weighted total.
 */
highestTotal: Hundredths, 
/**
 * The experts in their order.
 */
experts: Array<Expert>, 
/**
 * Applications.
 */
applications: number, 
/**
 * Sheets assigned and not recused.
 */
sheets: number, 
/**
 * Sheets that are final.
 */
sheetsFinal: number, 
/**
 * When the ranking was approved.
 */
approvedAt: Moment | null, };

/**
 * What a competition's form holds.
 */
export type CompetitionFields = { 
/**
 * Its title.
 */
title: string, 
/**
 * What is granted.
 */
kind: CompetitionKind, 
/**
 * Its year.
 */
year: number, 
/**
 * How far it has come; `decided` is set by approving the ranking only.
 */
status: CompetitionStatus, 
/**
 * First day for applications.
 */
opensOn: Day | null, 
/**
 * Last day for applications, not before the first.
 */
closesOn: Day | null, 
/**
 * The budget.
 */
budget: Kopecks, 
/**
 * The pass mark of the final figure.
 */
threshold: Hundredths, 
/**
 * How sheets become one figure.
 */
aggregation: Aggregation, 
/**
 * The least number of final sheets before an application is ranked.
 */
marksNeeded: number, 
/**
 * The cap of one request.
 */
highestRequest: Kopecks | null, 
/**
 * The pattern of application numbers: `{year}` and `{n}` (with width `{n:3}`) are replaced.
 */
numberPattern: string, 
/**
 * Members of the jury.
 */
jurySize: number | null, 
/**
 * Members present at the deciding meeting.
 */
juryPresent: number | null, 
/**
 * The number of the minutes; may be empty.
 */
minutesNumber: string, 
/**
 * The day of the deciding meeting.
 */
minutesOn: Day | null, 
/**
 * The place of the meeting; may be empty.
 */
minutesPlace: string, 
/**
 * Who chairs the jury; may be empty.
 */
chair: string, 
/**
 * Who keeps the minutes; may be empty.
 */
secretary: string, 
/**
 * Votes for the ranking and its awards.
 */
votesFor: number | null, 
/**
 * Votes against.
 */
votesAgainst: number | null, 
/**
 * Abstentions.
 */
votesAbstained: number | null, };

/**
 * A grant competition.
 */
export type CompetitionId = string;

/**
 * What is granted.
 */
export type CompetitionKind = "travel" | "project";

/**
 * A competition in a list.
 */
export type CompetitionRow = { 
/**
 * The identifier.
 */
id: CompetitionId, 
/**
 * Its title.
 */
title: string, 
/**
 * What is granted.
 */
kind: CompetitionKind, 
/**
 * Its year.
 */
year: number, 
/**
 * How far it has come.
 */
status: CompetitionStatus, 
/**
 * Last day for applications.
 */
closesOn: Day | null, 
/**
 * The budget.
 */
budget: Kopecks, 
/**
 * Applications.
 */
applications: number, 
/**
 * Sheets assigned and not recused.
 */
sheets: number, 
/**
 * Sheets that are final.
 */
sheetsFinal: number, };

/**
 * How far a competition has come.
 */
export type CompetitionStatus = "draft" | "open" | "review" | "decided" | "closed";

/**
 * How much is to be decided.
 */
export type ConflictCount = { 
/**
 * Records.
 */
records: number, 
/**
 * Fields, and lives of records.
 */
fields: number, };

/**
 * Why a conflict is one.
 */
export type ConflictKind = "edited-twice" | "edited-deleted" | "deleted-edited";

/**
 * A record with something to decide.
 */
export type ConflictRecord = { 
/**
 * Its table.
 */
table: string, 
/**
 * Its identifier.
 */
row: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * What is to be decided.
 */
disagreements: Array<Disagreement>, };

/**
 * A window of the records with something to decide, the tables in the order of the programme.
 */
export type ConflictsRequest = { 
/**
 * Which of them.
 */
span: Span, };

/**
 * The modules and topics of one year made again for another, without events, people or marks.
 */
export type CopyYear = { 
/**
 * The year copied.
 */
from: number, 
/**
 * The year that gets them; it must have no modules yet.
 */
to: number, };

/**
 * Counts of a set of events. People and organisations are unique within the set, so they never add up over rows.
 */
export type Counts = { 
/**
 * Events held or planned, without cancelled ones.
 */
events: number, 
/**
 * Presences.
 */
participations: number, 
/**
 * Different people present.
 */
people: number, 
/**
 * Different organisations with somebody present.
 */
organisations: number, 
/**
 * Person-hours in hundredths.
 */
hours: number, };

/**
 * A criterion. The weighted maximum of a competition is the sum of highest x weight / 100 of the criteria in the total.
 */
export type CriterionFields = { 
/**
 * Its identifier; none for a new one.
 */
id: CriterionId | null, 
/**
 * Its title.
 */
title: string, 
/**
 * What is looked at; may be empty.
 */
description: string, 
/**
 * The lowest mark.
 */
lowest: Hundredths, 
/**
 * The highest mark, above the lowest.
 */
highest: Hundredths, 
/**
 * The step between marks, above zero.
 */
step: Hundredths, 
/**
 * The weight; 1.00 is 100.
 */
weight: Hundredths, 
/**
 * Whether a sheet is complete only with it.
 */
required: boolean, 
/**
 * Whether it counts.
 */
inTotal: boolean, 
/**
 * A mark below this needs a comment.
 */
commentBelow: Hundredths | null, };

/**
 * A criterion of a competition.
 */
export type CriterionId = string;

/**
 * A calendar day without a zone, in text `YYYY-MM-DD`.
 */
export type Day = string;

/**
 * What came of decisions.
 */
export type Decided = { 
/**
 * Fields, and lives of records, that were decided.
 */
decided: number, 
/**
 * Those about which something is left to decide, because it came after they had been looked at.
 */
left: number, };

/**
 * What a person decided for a row.
 */
export type Decision = { 
/**
 * The row.
 */
row: number, 
/**
 * It is this person; none: a new one.
 */
personId: PersonId | null, 
/**
 * Leave the row out.
 */
skip: boolean, };

/**
 * A decision about one field of a record, or about its life.
 */
export type DecisionRequest = { 
/**
 * The record's table.
 */
table: string, 
/**
 * Its identifier.
 */
row: string, 
/**
 * The column; empty for the life of the record.
 */
column: string, 
/**
 * The entry of the side that stood when it was looked at, as that side names it.
 */
stands: string, 
/**
 * The entries of the sides that were shown beside it.
 */
others: Array<string>, 
/**
 * The entry whose value is taken, one of those shown; none keeps what stands.
 */
take: string | null, };

/**
 * What an entry of the journal did to its record.
 */
export type Deed = "made" | "edited" | "deleted" | "restored" | "erased" | "decided" | "other";

/**
 * What is to be decided about one field of a record, or about its life.
 */
export type Disagreement = { 
/**
 * The column; empty for the life of the record.
 */
column: string, 
/**
 * Why it is one.
 */
kind: ConflictKind, 
/**
 * What stands now.
 */
stands: Side, 
/**
 * What gave way, the earliest first.
 */
others: Array<Side>, 
/**
 * Whether papers of the record wait for the decision.
 */
blocks: boolean, };

/**
 * Which lines of the register.
 */
export type DocumentFilter = { 
/**
 * Words of the holder or the number; empty for all.
 */
text: string, 
/**
 * Given for this.
 */
occasion: Occasion | null, 
/**
 * Of this kind.
 */
kind: DocumentKind | null, 
/**
 * In this state.
 */
state: DocumentState | null, 
/**
 * Given as exceptions only.
 */
exceptions: boolean, 
/**
 * Only those beside which another is valid.
 */
doubles: boolean, };

/**
 * An issued document in the register of numbers.
 */
export type DocumentId = string;

/**
 * What was issued.
 */
export type DocumentKind = "certificate" | "minutes";

/**
 * A window of the register. Order columns: `number` (the default, newest first), `holder`, `event`, `issued`, `state`.
 */
export type DocumentListRequest = { 
/**
 * Which lines.
 */
filter: DocumentFilter, 
/**
 * How they are sorted.
 */
order: Order | null, 
/**
 * Which of them.
 */
span: Span, };

/**
 * A line of the register.
 */
export type DocumentRow = { 
/**
 * The identifier.
 */
id: DocumentId, 
/**
 * The number, such as `СК-2019-A1-00017`; never changed once printed.
 */
number: string, 
/**
 * What was issued.
 */
kind: DocumentKind, 
/**
 * To whom, as printed; empty where the person was erased.
 */
holder: string, 
/**
 * The check of the name that was erased; empty where the name stands.
 */
erased: string, 
/**
 * To whom.
 */
personId: PersonId | null, 
/**
 * For which event.
 */
eventId: EventId | null, 
/**
 * For which competition.
 */
competitionId: CompetitionId | null, 
/**
 * The event's title, or the competition's.
 */
event: string, 
/**
 * As what.
 */
part: Part, 
/**
 * When.
 */
issuedOn: Day, 
/**
 * On which template; none where nobody knows, and for a document that has none.
 */
template: PrintedOn | null, 
/**
 * Whether it is valid.
 */
state: DocumentState, 
/**
 * Why it was annulled.
 */
reason: string, 
/**
 * Why it was given to somebody who was not entitled; empty for all others.
 */
exception: string, 
/**
 * The number of the document that it stands in for; empty where there is none.
 */
replaces: string, 
/**
 * The number of the document that stands in for it; empty where there is none.
 */
replacedBy: string, 
/**
 * The numbers of other valid certificates of the same person for the same: laptops that did not know of each other each
 * gave one. Empty for nearly all.
 */
doubles: Array<string>, 
/**
 * One of these was given before: this is the one to annul. A person decides.
 */
superfluous: boolean, };

/**
 * The state of an issued document.
 */
export type DocumentState = "issued" | "annulled";

/**
 * What the door shows.
 */
export type DoorAnswer = { 
/**
 * At most 30.
 */
hits: Array<DoorHit>, 
/**
 * The live count.
 */
count: DoorCount, };

/**
 * The live count of an event.
 */
export type DoorCount = { 
/**
 * People present.
 */
people: number, 
/**
 * Organisations with somebody present; each counts once.
 */
organisations: number, 
/**
 * People expected: registered, invited or present.
 */
registered: number, };

/**
 * A person whom the letters fit. The registered ones stand first, then all others of the file.
 */
export type DoorHit = { 
/**
 * The person.
 */
personId: PersonId, 
/**
 * The name.
 */
fullName: string, 
/**
 * The organisation.
 */
organisation: string, 
/**
 * The registration's status; none for a person who is not registered.
 */
status: RegistrationStatus | null, };

/**
 * What was typed at the door.
 */
export type DoorRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * Letters of any part of the name, or digits of the phone.
 */
text: string, };

/**
 * Why a name was left in the nominative.
 */
export type Doubt = "sex" | "letters" | "ending";

/**
 * What is to be decided.
 */
export type DuplicateList = { 
/**
 * Whether the file was searched since it was opened.
 */
searched: boolean, 
/**
 * The likeliest pairs first, at most 500.
 */
rows: Array<DuplicateProposal>, 
/**
 * How many there are of what was asked for.
 */
total: number, };

/**
 * Two records that may be one.
 */
export type DuplicateProposal = { 
/**
 * What they are.
 */
kind: RecordKind, 
/**
 * The record that would stand for both.
 */
one: RecordId, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it stands: a person's organisation, an organisation's municipality; may be empty.
 */
detail: string, 
/**
 * The other record.
 */
other: RecordId, 
/**
 * Its name.
 */
otherName: string, 
/**
 * Where it stands.
 */
otherDetail: string, 
/**
 * Whether so much speaks for it that a doubt would be strange.
 */
sure: boolean, 
/**
 * How much speaks for it.
 */
weight: number, 
/**
 * What speaks for it.
 */
reasons: Array<DuplicateReason>, };

/**
 * Why two records may be one.
 */
export type DuplicateReason = "name" | "slip" | "other-surname" | "rare" | "phone" | "email" | "born" | "organisation" | "inn" | "ogrn" | "site";

/**
 * Which pairs to list.
 */
export type DuplicatesRequest = { 
/**
 * Of this kind only.
 */
kind: RecordKind | null, };

/**
 * New fields for a record.
 */
export type Edit<I, F> = { 
/**
 * Which record.
 */
id: I, 
/**
 * What its form holds now.
 */
fields: F, };

/**
 * An entry of an action: what happened to one record.
 */
export type EntryRow = { 
/**
 * Names it: `replica:number`.
 */
id: string, 
/**
 * The record's table.
 */
table: string, 
/**
 * The record.
 */
row: string, 
/**
 * What it is called now.
 */
name: string, 
/**
 * What was done to it.
 */
deed: Deed, 
/**
 * The fields, in the order of the record's form.
 */
changes: Array<Change>, };

/**
 * What happened, for the person to read in their language and for the caller to act on.
 */
export type Error = { 
/**
 * What happened; the message `error-<code>` of the Fluent files says it.
 */
code: Code, 
/**
 * The facts of the sentence.
 */
facts: { [key in string]: Fact }, 
/**
 * For `invalid`: what is wrong with which field.
 */
issues: Array<Issue>, };

/**
 * An event with what its page shows.
 */
export type Event = { 
/**
 * Its identifier.
 */
id: EventId, 
/**
 * What its form holds.
 */
fields: EventFields, 
/**
 * Its first day in its zone.
 */
day: Day, 
/**
 * The module's title, empty without a module.
 */
moduleTitle: string, 
/**
 * The module's colour, empty without a module.
 */
colour: string, 
/**
 * The topic's title, empty without a topic.
 */
topicTitle: string, 
/**
 * The municipality's name, empty without one.
 */
municipality: string, 
/**
 * People who have or had a place: registered, present, or absent after all. Invited, waiting and cancelled ones have none.
 */
registered: number, 
/**
 * People present.
 */
present: number, 
/**
 * Organisations with somebody present; each counts once.
 */
organisations: number, };

/**
 * What an event's form holds.
 */
export type EventFields = { 
/**
 * Its module.
 */
moduleId: ModuleId | null, 
/**
 * Its topic; belongs to the module.
 */
topicId: TopicId | null, 
/**
 * Its title.
 */
title: string, 
/**
 * Its kind.
 */
kind: EventKind, 
/**
 * Its format.
 */
format: EventFormat, 
/**
 * The place or the address of the room; may be empty.
 */
place: string, 
/**
 * The municipality.
 */
municipalityId: MunicipalityId | null, 
/**
 * Its start by the clock of its zone.
 */
starts: WallTime, 
/**
 * Its end by the clock of its zone, not before the start.
 */
ends: WallTime, 
/**
 * Its IANA time zone.
 */
zone: string, 
/**
 * How many people find room; none means no limit.
 */
capacity: number | null, 
/**
 * Speakers, one a line; may be empty.
 */
speakers: string, 
/**
 * Academic hours for the certificate; none means the length of the event.
 */
hours: Hundredths | null, 
/**
 * How far it has come.
 */
status: EventStatus, 
/**
 * Notes; may be empty.
 */
notes: string, 
/**
 * Practices taught at it.
 */
practices: Array<PracticeId>, };

/**
 * Which events.
 */
export type EventFilter = { 
/**
 * Words of the title, place or speakers; empty for all.
 */
text: string, 
/**
 * Not before this day.
 */
from: Day | null, 
/**
 * Not after this day.
 */
to: Day | null, 
/**
 * Of this year.
 */
year: number | null, 
/**
 * Of this module.
 */
moduleId: ModuleId | null, 
/**
 * Of this format.
 */
format: EventFormat | null, 
/**
 * Of this status.
 */
status: EventStatus | null, 
/**
 * In this municipality.
 */
municipalityId: MunicipalityId | null, };

/**
 * Where people meet.
 */
export type EventFormat = "in-person" | "online" | "mixed";

/**
 * An event.
 */
export type EventId = string;

/**
 * What kind of event it is.
 */
export type EventKind = "presentation" | "workshop" | "training" | "webinar" | "strategic-session" | "internship" | "conference" | "jury-meeting" | "other";

/**
 * A window of the list of events. Order columns: `day` (the default), `title`, `present`.
 */
export type EventListRequest = { 
/**
 * Which events.
 */
filter: EventFilter, 
/**
 * How they are sorted.
 */
order: Order | null, 
/**
 * Which of them.
 */
span: Span, };

/**
 * An event in a list or in the calendar.
 */
export type EventRow = { 
/**
 * Its identifier.
 */
id: EventId, 
/**
 * Its title.
 */
title: string, 
/**
 * Its kind.
 */
kind: EventKind, 
/**
 * Its format.
 */
format: EventFormat, 
/**
 * How far it has come.
 */
status: EventStatus, 
/**
 * Its start by the clock of its zone.
 */
starts: WallTime, 
/**
 * Its end by the clock of its zone.
 */
ends: WallTime, 
/**
 * Its zone.
 */
zone: string, 
/**
 * The place.
 */
place: string, 
/**
 * The municipality's name.
 */
municipality: string, 
/**
 * Its module.
 */
moduleId: ModuleId | null, 
/**
 * The module's title.
 */
moduleTitle: string, 
/**
 * The module's colour.
 */
colour: string, 
/**
 * People who have or had a place: registered, present, or absent after all.
 */
registered: number, 
/**
 * People present.
 */
present: number, 
/**
 * How many find room.
 */
capacity: number | null, };

/**
 * How far an event has come.
 */
export type EventStatus = "planned" | "open" | "held" | "cancelled";

/**
 * An expert of a competition.
 */
export type Expert = { 
/**
 * The identifier.
 */
id: ExpertId, 
/**
 * The person.
 */
personId: PersonId, 
/**
 * The name.
 */
fullName: string, 
/**
 * Surname and initials.
 */
shortName: string, 
/**
 * Sheets assigned.
 */
assigned: number, 
/**
 * Sheets that are final.
 */
finished: number, };

/**
 * An expert of a competition: derived from the competition and the person.
 */
export type ExpertId = string;

/**
 * One expert's total for one application.
 */
export type ExpertTotal = { 
/**
 * The expert.
 */
expertId: ExpertId, 
/**
 * Surname and initials.
 */
expert: string, 
/**
 * The weighted total, rounded half away from zero.
 */
total: Hundredths, };

/**
 * A fact that an error's sentence names: a number or a text.
 */
export type Fact = number | string;

/**
 * A laptop whose clock is ahead of this one's.
 */
export type FastClock = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name; may be empty.
 */
name: string, 
/**
 * By how many minutes.
 */
minutes: number, };

/**
 * From which record the value of a field is taken.
 */
export type FieldChoice = { 
/**
 * The field, as `ComparedField` names it.
 */
field: string, 
/**
 * The record whose value stands.
 */
from: RecordId, };

/**
 * How the open programme is protected and whether anything is the matter with it.
 */
export type FileState = { 
/**
 * Whether it has a passphrase.
 */
encrypted: boolean, 
/**
 * After how many minutes without input this installation locks the window; 0 is never.
 */
lockAfter: number, 
/**
 * What was found when the file was opened: rows that another program changed. None when nothing was.
 */
finding: CheckReport | null, 
/**
 * Whether another program had taken the guard of the journal away.
 */
unguarded: boolean, };

/**
 * A family of faces.
 */
export type FontFamily = "serif" | "sans";

/**
 * What a form holds that was filled from a record, and goes back to it. Others may have changed the record meanwhile: an exchange
 * goes on by itself.
 */
export type FormEdit<I, F> = { 
/**
 * Which record.
 */
id: I, 
/**
 * What its form holds now.
 */
fields: F, 
/**
 * What it was filled with, by the field's name. A field that is not named is written whatever stands there by now.
 */
base: Partial<F>, };

/**
 * Why a number stands on no line.
 */
export type GapReason = "undone" | "not-here" | "skipped";

/**
 * What the rows of a report are.
 */
export type Grouping = "module" | "year" | "municipality" | "kind";

/**
 * A record that the letters fit.
 */
export type Hit = { 
/**
 * What it is.
 */
kind: HitKind, 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What tells it from others: organisation, day, municipality.
 */
detail: string, };

/**
 * What was found.
 */
export type HitKind = "person" | "organisation" | "event" | "application";

/**
 * How long people were there.
 */
export type HoursRequest = { 
/**
 * Whose registrations; all or none.
 */
ids: Array<RegistrationId>, 
/**
 * Academic hours; none means all of the event.
 */
hours: Hundredths | null, };

/**
 * A mark, a weight, hours or a coefficient: whole hundredths (7.50 is 750). Never a float.
 */
export type Hundredths = number;

/**
 * What an import did.
 */
export type ImportDone = { 
/**
 * New people.
 */
people: number, 
/**
 * People updated.
 */
updated: number, 
/**
 * New organisations.
 */
organisations: number, 
/**
 * Registrations made or changed.
 */
registrations: number, };

/**
 * The outcome of a dry run. Nothing was written.
 */
export type ImportPlan = { 
/**
 * Rows that need attention first (errors, decisions, at most 5,000), then the others up to 500 in all, those of which something
 * is not written before the rest.
 */
rows: Array<PlannedRow>, 
/**
 * Rows that make a new person.
 */
new: number, 
/**
 * Rows that update one.
 */
update: number, 
/**
 * Rows that change nothing about a person.
 */
known: number, 
/**
 * Rows that stand twice.
 */
twice: number, 
/**
 * Rows that a person must decide.
 */
decide: number, 
/**
 * Rows that are wrong.
 */
errors: number, 
/**
 * Rows left out.
 */
skipped: number, 
/**
 * New organisations that would be made.
 */
organisations: number, 
/**
 * Whether it can be imported: no errors, nothing to decide.
 */
ready: boolean, };

/**
 * A template that came from a file.
 */
export type ImportedTemplate = { 
/**
 * Its identifier.
 */
id: TemplateId, 
/**
 * How many of its parts could not be used as they were written.
 */
leftOut: number, 
/**
 * Where its cards find no room on their sheet: it is kept to be put right, and not printed before.
 */
overhangs: Array<TemplateOverhang>, };

/**
 * One thing that is wrong with one field of a form or one cell of a file.
 */
export type Issue = { 
/**
 * The field's name as the request spells it (camelCase).
 */
field: string, 
/**
 * What is wrong.
 */
code: Code, 
/**
 * The facts of the sentence.
 */
facts: { [key in string]: Fact }, };

/**
 * Certificates to be printed.
 */
export type IssueRequest = { 
/**
 * For whom, and on which template (`templates.list`); none is that on which those of the occasion stand, then the usual one.
 */
order: CertificateOrder, 
/**
 * One PDF, a file each, or a ZIP of these.
 */
form: BatchForm, 
/**
 * The pattern of the names of many files; empty for the usual one.
 */
names: string, };

/**
 * What was printed.
 */
export type Issued = { 
/**
 * The PDF, the folder or the ZIP.
 */
document: Produced, 
/**
 * What it is.
 */
form: BatchForm, 
/**
 * New numbers in the register.
 */
new: number, 
/**
 * Certificates printed again with the number they have.
 */
printedAgain: number, };

/**
 * Records that are one.
 */
export type JoinRequest = { 
/**
 * What they are.
 */
kind: RecordKind, 
/**
 * The records, two or more; records that are joined with one of them come along.
 */
ids: Array<RecordId>, 
/**
 * What the record that stands for all says from now on; where nothing is chosen, what it says already.
 */
choices: Array<FieldChoice>, };

/**
 * What the journal can be filtered by.
 */
export type JournalChoices = { 
/**
 * Everybody who wrote in it, by name.
 */
operators: Array<string>, 
/**
 * Every laptop that wrote in it, by code.
 */
laptops: Array<Laptop>, 
/**
 * Every kind of action that is in it.
 */
ops: Array<Op>, };

/**
 * Which actions of the journal.
 */
export type JournalFilter = { 
/**
 * Only actions that touched the record with this identifier, or what is shown with it (a person's posts, the partners
 * of an application).
 */
row: string | null, 
/**
 * Only those of this person.
 */
operator: string | null, 
/**
 * Only those of the laptop with this identifier.
 */
replica: string | null, 
/**
 * Only this kind of action.
 */
op: Op | null, 
/**
 * Only from this day on, in the zone of the programme.
 */
from: Day | null, 
/**
 * Only until the end of this day.
 */
to: Day | null, 
/**
 * Only about records whose name has these words in it; case and ё do not matter.
 */
text: string, };

/**
 * A window of the journal, newest first.
 */
export type JournalRequest = { 
/**
 * Which actions.
 */
filter: JournalFilter, 
/**
 * Which of them.
 */
span: Span, };

/**
 * Money: whole kopecks. Never a fraction, never a float.
 */
export type Kopecks = number;

/**
 * The language of the window and of new documents.
 */
export type Language = "ru" | "en";

/**
 * A laptop that wrote in the journal.
 */
export type Laptop = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name; may be empty.
 */
label: string, };

/**
 * What can be changed of a laptop.
 */
export type LaptopFields = { 
/**
 * What people call it; may be empty.
 */
name: string, };

/**
 * What a laptop is called.
 */
export type LaptopName = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name; may be empty.
 */
name: string, };

/**
 * A copy of the programme on one laptop.
 */
export type LaptopRow = { 
/**
 * The identifier.
 */
id: ReplicaId, 
/**
 * What stands in the numbers that it gives.
 */
code: string, 
/**
 * What people call it; may be empty.
 */
name: string, 
/**
 * Whether it is this one.
 */
this: boolean, 
/**
 * When its copy was made.
 */
joinedAt: Moment, 
/**
 * Since when it is out of use.
 */
retiredAt: Moment | null, 
/**
 * Until when its work is known here, or when the last of it that is here was done; never heard of where there is none.
 */
heardUntil: Moment | null, 
/**
 * How many changes of this copy it has not been heard to have; none where nobody told what it has, and of this one.
 */
missing: number | null, 
/**
 * Whether it is to be named as one of whose work nothing was heard for long.
 */
silent: boolean, };

/**
 * The laptops, and how this one stands to them.
 */
export type Laptops = { 
/**
 * This one first, then those in use, then the others.
 */
laptops: Array<LaptopRow>, 
/**
 * The last part of the path of the folder through which they meet; empty where none was chosen.
 */
folder: string, 
/**
 * When the folder was looked into last.
 */
synchronisedAt: Moment | null, 
/**
 * How the last exchange through the folder went since the programme was opened, by itself or by hand.
 */
last: LastSync | null, 
/**
 * This computer's clock, by which ages are told.
 */
now: Moment, };

/**
 * How an exchange through the folder went.
 */
export type LastSync = { 
/**
 * When.
 */
at: Moment, 
/**
 * What it did; none where it did nothing.
 */
report: SyncReport | null, 
/**
 * What hindered it.
 */
failure: Error | null, };

/**
 * From how many hours of presence on an event's certificates are given.
 */
export type LeastHoursRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * The hours; none where presence is enough.
 */
hours: Hundredths | null, };

/**
 * A person who may be the one that is being typed in.
 */
export type Likeness = { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The name.
 */
fullName: string, 
/**
 * The organisation.
 */
organisation: string, 
/**
 * Why.
 */
reason: LikenessReason, };

/**
 * Why two records may be one person.
 */
export type LikenessReason = "phone" | "email" | "name" | "slip";

/**
 * The templates that lists were printed on last, by their keys; none for the usual look.
 */
export type ListChoices = { 
/**
 * The programme of an event.
 */
programme: string | null, 
/**
 * The plan of a year.
 */
yearPlan: string | null, 
/**
 * Score sheets.
 */
scoreSheet: string | null, 
/**
 * The minutes of a jury.
 */
minutes: string | null, };

/**
 * A list of records that a form shows whole, such as the criteria of a competition, and that goes back whole. Another laptop may have
 * added to it meanwhile, or taken from it.
 */
export type ListEdit<I, F, K> = { 
/**
 * Whose list.
 */
id: I, 
/**
 * What the list holds now.
 */
fields: Array<F>, 
/**
 * The records that the list was filled with: only one of these goes where the list lacks it, and one of these that is there no
 * more does not come back. None means whatever stands there by now.
 */
known: Array<K> | null, };

/**
 * What was understood of a file before anything is imported.
 */
export type ListPreview = { 
/**
 * The file's name without its folder.
 */
name: string, 
/**
 * The sheets, where there are several.
 */
sheets: Array<string>, 
/**
 * The sheet read; empty for CSV.
 */
sheet: string, 
/**
 * The row of the headers, counted from 1.
 */
headerRow: number, 
/**
 * The columns.
 */
columns: Array<SourceColumn>, 
/**
 * Rows below the header that are not empty.
 */
rows: number, 
/**
 * What is wrong with the file as a whole, such as two header rows.
 */
issues: Array<RowIssue>, };

/**
 * A mark on a sheet.
 */
export type MarkCell = { 
/**
 * The criterion.
 */
criterionId: CriterionId, 
/**
 * The mark; none where it is missing.
 */
value: Hundredths | null, 
/**
 * The comment; may be empty.
 */
comment: string, };

/**
 * Row numbers of a signed sheet.
 */
export type MarkRows = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * The numbers of the signed rows as people write them: `1-15, 17, 20`.
 */
numbers: string, };

/**
 * Marks typed into a sheet.
 */
export type MarksRequest = { 
/**
 * The application.
 */
applicationId: ApplicationId, 
/**
 * The expert.
 */
expertId: ExpertId, 
/**
 * The cells that change.
 */
marks: Array<MarkCell>, 
/**
 * Make the sheet final; refused with `sheet-incomplete` at the missing criterion.
 */
finish: boolean, };

/**
 * The minutes of a competition.
 */
export type MinutesPaper = { 
/**
 * The competition.
 */
competitionId: CompetitionId, 
/**
 * The key of the template that they follow; none for the usual look. Remembered.
 */
template: string | null, };

/**
 * A module of a year.
 */
export type Module = { 
/**
 * Its identifier.
 */
id: ModuleId, 
/**
 * Its year.
 */
year: number, 
/**
 * Its number within the year, from 1.
 */
number: number, 
/**
 * Its title.
 */
title: string, 
/**
 * One of the eight colours `c1` to `c8` of the calendar.
 */
colour: string, };

/**
 * What a module's form holds.
 */
export type ModuleFields = { 
/**
 * Its year, within the programme.
 */
year: number, 
/**
 * Its number within the year.
 */
number: number, 
/**
 * Its title.
 */
title: string, 
/**
 * One of `c1` to `c8`.
 */
colour: string, };

/**
 * A module of a year of the programme.
 */
export type ModuleId = string;

/**
 * A moment in UTC, in text RFC 3339 with `Z`.
 */
export type Moment = string;

/**
 * A new start for an event; its length stays.
 */
export type MoveEvent = { 
/**
 * The event.
 */
id: EventId, 
/**
 * Its new start.
 */
starts: WallTime, };

/**
 * A municipality of the region.
 */
export type Municipality = { 
/**
 * Its identifier.
 */
id: MunicipalityId, 
/**
 * Its name.
 */
name: string, };

/**
 * A municipality of the region.
 */
export type MunicipalityId = string;

/**
 * A name put into a case by hand; an empty one leaves it to the rules again.
 */
export type NameCaseRequest = { 
/**
 * Whose.
 */
personId: PersonId, 
/**
 * Into which case.
 */
case: Case, 
/**
 * The whole name.
 */
name: string, };

/**
 * A name as it will be printed in a case.
 */
export type NameForm = { 
/**
 * The case.
 */
case: Case, 
/**
 * The name in it; the nominative where it is doubtful.
 */
printed: string, 
/**
 * Where that form comes from.
 */
source: NameSource, 
/**
 * Why the rules are not certain.
 */
doubt: Doubt | null, };

/**
 * Where a name in a case comes from.
 */
export type NameSource = "nominative" | "corrected" | "rule" | "doubtful";

/**
 * A new line.
 */
export type NewAgendaItem = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * What its form holds.
 */
fields: AgendaFields, };

/**
 * Why a file goes on as a new copy.
 */
export type NewCopy = "from-elsewhere" | "second-copy";

/**
 * What a new programme is made of.
 */
export type NewProgramme = { 
/**
 * The programme.
 */
programme: Programme, 
/**
 * Titles of the modules, the same in every year.
 */
modules: Array<string>, 
/**
 * Names of the municipalities; may be empty.
 */
municipalities: Array<string>, };

/**
 * Why an organisation has no INN.
 */
export type NoInnReason = "not-registered" | "authority" | "unknown";

/**
 * What a window shows; after a change the pages that show one of the changed nouns read again.
 */
export type Noun = "programme" | "calendar" | "people" | "organisations" | "registrations" | "competitions" | "documents" | "laptops" | "duplicates";

/**
 * A run of numbers of a series that stands on no line of the register.
 */
export type NumberGap = { 
/**
 * The series.
 */
series: string, 
/**
 * The first number of the run.
 */
first: string, 
/**
 * The last; the same where it is one.
 */
last: string, 
/**
 * How many.
 */
count: number, 
/**
 * Why.
 */
why: GapReason, 
/**
 * The laptop that counts in this series; empty where it is not known.
 */
laptop: string, };

/**
 * What certificates are given for.
 */
export type Occasion = { "of": "event", "id": EventId } | { "of": "competition", "id": CompetitionId };

/**
 * What a user did. Codes are never reused for another meaning; an unknown code of a newer version is `Other`.
 */
export type Op = "other" | "create-programme" | "edit-programme" | "add-laptop" | "join-laptop" | "edit-laptop" | "retire-laptop" | "create-module" | "edit-module" | "delete-module" | "copy-year" | "create-topic" | "edit-topic" | "delete-topic" | "create-event" | "edit-event" | "move-event" | "delete-event" | "add-agenda-item" | "edit-agenda-item" | "delete-agenda-item" | "create-person" | "edit-person" | "delete-person" | "erase-person" | "create-organisation" | "edit-organisation" | "delete-organisation" | "set-role" | "end-role" | "register" | "change-registration" | "set-hours" | "check-in" | "check-in-many" | "walk-in" | "print-sheet" | "import-list" | "issue-certificates" | "annul-document" | "reissue-document" | "correct-name" | "set-certificate-rules" | "set-event-part" | "create-template" | "edit-template" | "delete-template" | "import-template" | "add-picture" | "create-competition" | "edit-competition" | "delete-competition" | "edit-criteria" | "create-application" | "edit-application" | "delete-application" | "edit-experts" | "enter-marks" | "finish-sheet" | "reopen-sheet" | "recuse-expert" | "import-marks" | "decide-awards" | "issue-minutes" | "approve-ranking" | "withdraw-approval" | "decide" | "take-back" | "put-back" | "accept-outside" | "join-records" | "separate-records" | "tell-apart" | "undo" | "redo";

/**
 * The open programme.
 */
export type OpenFile = { 
/**
 * The programme's title.
 */
title: string, 
/**
 * The file's name.
 */
name: string, 
/**
 * Whether it is the demonstration.
 */
demonstration: boolean, 
/**
 * What undo and redo would do.
 */
undo: UndoState, 
/**
 * Why this opening made a new copy of the programme, with a code of its own; none for the usual opening.
 */
newCopy: NewCopy | null, 
/**
 * How it is protected, and whether anything is the matter with it.
 */
state: FileState, 
/**
 * Why the backup of the programme that was open before failed; told once.
 */
trouble: Error | null, };

/**
 * A template, opened.
 */
export type OpenTemplate = { 
/**
 * Its identifier; none for one that ships: it is copied, never changed.
 */
id: TemplateId | null, 
/**
 * The template.
 */
template: Template, 
/**
 * What may stand in its texts.
 */
placeholders: Array<PlaceholderRow>, };

/**
 * How a list is sorted: a column that the noun's list names, and the direction.
 */
export type Order = { 
/**
 * The column's name as the list's documentation gives it.
 */
column: string, 
/**
 * Last first.
 */
descending: boolean, };

/**
 * An organisation with what its page shows.
 */
export type Organisation = { 
/**
 * The identifier.
 */
id: OrganisationId, 
/**
 * What the form holds.
 */
fields: OrganisationFields, 
/**
 * The short name, or the full one where there is none.
 */
name: string, 
/**
 * The municipality's name.
 */
municipality: string, 
/**
 * People, present ones first, at most 200.
 */
roles: Array<Role>, 
/**
 * People with a present role.
 */
people: number, 
/**
 * Events at which somebody of it was present.
 */
events: number, 
/**
 * Presences credited to it.
 */
attendances: number, 
/**
 * Its applications.
 */
applications: Array<ApplicationRow>, 
/**
 * Every record of the organisation, this one first; empty when there is no other.
 */
joined: Array<ComparedRecord>, };

/**
 * What an organisation's form holds.
 */
export type OrganisationFields = { 
/**
 * The full name.
 */
fullName: string, 
/**
 * The short name; empty means the full one.
 */
shortName: string, 
/**
 * The legal form as text (АНО, МОО, ООО, ...); may be empty.
 */
legalForm: string, 
/**
 * Its category.
 */
category: Category, 
/**
 * The INN, 10 or 12 digits, or empty with a reason.
 */
inn: string, 
/**
 * Why there is no INN.
 */
noInnReason: NoInnReason | null, 
/**
 * The OGRN, 13 or 15 digits; may be empty.
 */
ogrn: string, 
/**
 * The KPP, 9 characters; may be empty.
 */
kpp: string, 
/**
 * The municipality.
 */
municipalityId: MunicipalityId | null, 
/**
 * Fields of work; may be empty.
 */
fields: string, 
/**
 * The day of registration.
 */
registeredOn: Day | null, 
/**
 * The phone; may be empty.
 */
phone: string, 
/**
 * The e-mail address; may be empty.
 */
email: string, 
/**
 * The site; may be empty.
 */
site: string, 
/**
 * The address; may be empty.
 */
address: string, 
/**
 * Notes; may be empty.
 */
notes: string, };

/**
 * Which organisations.
 */
export type OrganisationFilter = { 
/**
 * Words of the names, digits of INN or OGRN; empty for all.
 */
text: string, 
/**
 * Of this category.
 */
category: Category | null, 
/**
 * Of this municipality.
 */
municipalityId: MunicipalityId | null, };

/**
 * An organisation.
 */
export type OrganisationId = string;

/**
 * A window of the list. Order columns: `name` (the default), `category`, `municipality`.
 */
export type OrganisationListRequest = { 
/**
 * Which organisations.
 */
filter: OrganisationFilter, 
/**
 * How they are sorted.
 */
order: Order | null, 
/**
 * Which of them.
 */
span: Span, };

/**
 * An organisation in a list.
 */
export type OrganisationRow = { 
/**
 * The identifier.
 */
id: OrganisationId, 
/**
 * The short name, or the full one.
 */
name: string, 
/**
 * Its category.
 */
category: Category, 
/**
 * The INN.
 */
inn: string, 
/**
 * The municipality's name.
 */
municipality: string, 
/**
 * People with a role in it.
 */
people: number, 
/**
 * Presences credited to it.
 */
attendances: number, };

/**
 * What the page Today shows.
 */
export type Overview = { 
/**
 * The programme.
 */
programme: Programme, 
/**
 * Today's day in the programme's zone, `YYYY-MM-DD`.
 */
today: string, 
/**
 * People in the file.
 */
people: number, 
/**
 * Organisations in the file.
 */
organisations: number, 
/**
 * Events, without cancelled ones.
 */
events: number, 
/**
 * Presences.
 */
attendances: number, 
/**
 * The next events, at most eight; in a programme that is over, the last ones.
 */
nextEvents: Array<EventRow>, 
/**
 * Whether no event lies ahead, so that the last ones are given.
 */
over: boolean, 
/**
 * Competence topics that lack a workshop or a webinar, at most eight.
 */
gaps: Array<Topic>, 
/**
 * Competitions that are not closed; all where none is open.
 */
competitions: Array<CompetitionRow>, };

/**
 * What a package brings, or brought.
 */
export type PackageReport = { 
/**
 * The code of the laptop that made it.
 */
code: string, 
/**
 * Its name; may be empty.
 */
name: string, 
/**
 * When it was made, by that laptop's clock.
 */
made: Moment, 
/**
 * This computer's clock, by which its age is told.
 */
now: Moment, 
/**
 * Who made it.
 */
operator: string, 
/**
 * Actions that were not known here.
 */
actions: number, 
/**
 * Their changes.
 */
entries: number, 
/**
 * By kind of rows.
 */
tables: Array<RowCounts>, 
/**
 * Values that two laptops gave differently, to be decided.
 */
conflicts: number, 
/**
 * The first records with such values; only before the package is taken in.
 */
disagreements: Array<ConflictRecord>, 
/**
 * By how many minutes the clock of the laptop that made it is ahead of this one's.
 */
aheadMinutes: number, 
/**
 * Laptops that wrote under one name with another: a person must agree to take them in.
 */
forks: Array<string>, };

/**
 * What a package is to hold.
 */
export type PackageRequest = { 
/**
 * The whole journal; else what any of the other laptops has not been heard to have.
 */
everything: boolean, };

/**
 * Two records that are not one.
 */
export type PairRequest = { 
/**
 * What they are.
 */
kind: RecordKind, 
/**
 * One.
 */
one: RecordId, 
/**
 * The other.
 */
other: RecordId, };

/**
 * How papers were printed last on this computer.
 */
export type PaperChoices = { 
/**
 * Registration sheets.
 */
sheet: SheetChoices, 
/**
 * Badges, table cards, labels.
 */
cards: CardChoices, 
/**
 * Certificates.
 */
certificates: CertificateChoices, 
/**
 * The programme of an event, the plan of a year, score sheets, minutes.
 */
lists: ListChoices, };

/**
 * For whom papers are printed: everybody who has or had a place, those present, or those chosen.
 */
export type PaperPeople = "registered" | "present" | "chosen";

/**
 * As what somebody took part: it decides what a certificate says.
 */
export type Part = "participant" | "speaker" | "organiser" | "winner";

/**
 * As what somebody took part in an event.
 */
export type PartRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * Who.
 */
personId: PersonId, 
/**
 * As what.
 */
part: Part, };

/**
 * Events, participations, unique people and organisations.
 */
export type ParticipationReport = { 
/**
 * What was asked for.
 */
request: ReportRequest, 
/**
 * The rows, by year and number or by name.
 */
rows: Array<ReportRow>, 
/**
 * Counted over all, not summed.
 */
total: Counts, 
/**
 * The moment of the data, UTC.
 */
asOf: string, };

/**
 * A partner of an umbrella network.
 */
export type PartnerFields = { 
/**
 * The partner.
 */
organisationId: OrganisationId, 
/**
 * Its short name (ignored when saving).
 */
organisation: string, 
/**
 * What was passed on; may be empty.
 */
passedOn: string, 
/**
 * When.
 */
passedAt: Day | null, 
/**
 * What shows it; may be empty.
 */
evidence: string, };

/**
 * Another passphrase for the open programme.
 */
export type PassphraseRequest = { 
/**
 * The one that it has; an unencrypted programme has none.
 */
current: string | null, 
/**
 * The new one; none takes the passphrase away.
 */
new: string | null, };

/**
 * A person with what their page shows.
 */
export type Person = { 
/**
 * The identifier.
 */
id: PersonId, 
/**
 * What the form holds.
 */
fields: PersonFields, 
/**
 * Surname, given name, patronymic.
 */
fullName: string, 
/**
 * The municipality's name.
 */
municipality: string, 
/**
 * Roles, present ones first.
 */
roles: Array<Role>, 
/**
 * The last 200 events, newest first.
 */
attendances: Array<Attendance>, 
/**
 * Documents issued to the person, newest first.
 */
certificates: Array<DocumentRow>, 
/**
 * Every record of the person, this one first; empty when there is no other.
 */
joined: Array<ComparedRecord>, };

/**
 * What a person's form holds. Names are kept as typed but for spaces and capitals.
 */
export type PersonFields = { 
/**
 * The surname.
 */
surname: string, 
/**
 * The given name.
 */
given: string, 
/**
 * The patronymic; may be empty.
 */
patronymic: string, 
/**
 * The sex; `unknown` lets the name decide.
 */
sex: Sex, 
/**
 * The day of birth; only where it is needed.
 */
born: Day | null, 
/**
 * The phone as it is shown; may be empty.
 */
phone: string, 
/**
 * The e-mail address; may be empty.
 */
email: string, 
/**
 * Where the person lives or works.
 */
municipalityId: MunicipalityId | null, 
/**
 * Notes; may be empty.
 */
notes: string, };

/**
 * Which people.
 */
export type PersonFilter = { 
/**
 * Words of any part of the name, of the organisation, digits of the phone, part of the address; empty for all.
 */
text: string, 
/**
 * Of this municipality.
 */
municipalityId: MunicipalityId | null, 
/**
 * With a role in this organisation.
 */
organisationId: OrganisationId | null, };

/**
 * A person.
 */
export type PersonId = string;

/**
 * A window of the list of people. Order columns: `name` (the default), `municipality`.
 */
export type PersonListRequest = { 
/**
 * Which people.
 */
filter: PersonFilter, 
/**
 * How they are sorted.
 */
order: Order | null, 
/**
 * Which of them.
 */
span: Span, };

/**
 * A person in a list.
 */
export type PersonRow = { 
/**
 * The identifier.
 */
id: PersonId, 
/**
 * Surname, given name, patronymic.
 */
fullName: string, 
/**
 * The phone.
 */
phone: string, 
/**
 * The e-mail address.
 */
email: string, 
/**
 * The municipality's name.
 */
municipality: string, 
/**
 * The organisation of a present role; empty without one.
 */
organisation: string, 
/**
 * Events at which the person was present.
 */
events: number, };

/**
 * How a picture fills its frame. Its proportions are kept by all but the last.
 */
export type PictureFit = "contain" | "cover" | "stretch";

/**
 * Where an application stands in the ranking.
 */
export type Place = "funded" | "partial" | "reserve" | "below" | "not-ranked";

/**
 * A placeholder that a template may hold.
 */
export type PlaceholderRow = { 
/**
 * As it stands between braces.
 */
name: string, 
/**
 * What it means: `placeholder-<meaning>` in the Fluent files.
 */
meaning: string, 
/**
 * Whether it is filled with a picture.
 */
picture: boolean, 
/**
 * Whether it stands in the rows of tables.
 */
row: boolean, 
/**
 * Whether it begins with a number that a condition can compare with.
 */
number: boolean, 
/**
 * All that it can say, where that is known.
 */
values: Array<PlaceholderValue>, };

/**
 * Something that a placeholder can say.
 */
export type PlaceholderValue = { 
/**
 * By what conditions know it.
 */
value: string, 
/**
 * What that is called.
 */
label: string, 
/**
 * As it is printed, in every language: what conditions of older templates call it.
 */
printed: Array<string>, };

/**
 * Asks who would get a certificate on a template.
 */
export type PlanAsked = { 
/**
 * For what.
 */
occasion: Occasion, 
/**
 * The key of the template (`templates.list`); none for the usual one.
 */
template: string | null, };

/**
 * A dry run of an import into an event.
 */
export type PlanRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * What each column means, in the order of the columns.
 */
targets: Array<Target>, 
/**
 * What was decided for rows.
 */
decisions: Array<Decision>, };

/**
 * What would become of a row.
 */
export type PlannedRow = { 
/**
 * The row in the sheet, counted from 1.
 */
row: number, 
/**
 * The name as it would be kept.
 */
name: string, 
/**
 * The organisation.
 */
organisation: string, 
/**
 * What would become of it.
 */
fate: RowFate, 
/**
 * For `decide`: whom it fits.
 */
candidates: Array<Candidate>, 
/**
 * What is wrong; of a row that is imported, what is not written of it.
 */
issues: Array<RowIssue>, };

/**
 * A social technology or practice.
 */
export type Practice = { 
/**
 * Its identifier.
 */
id: PracticeId, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is.
 */
description: string, 
/**
 * Whose practice it is.
 */
organisationId: OrganisationId | null, };

/**
 * A social technology or practice that is taught, learned on an internship and passed on.
 */
export type PracticeId = string;

/**
 * A document to be printed.
 */
export type PrintRequest = { 
/**
 * Which document.
 */
key: number, 
/**
 * The printer's name; none opens the document in the system's viewer, which prints on its own.
 */
printer: string | null, 
/**
 * How many copies.
 */
copies: number, 
/**
 * The first page, from 1; none for all pages.
 */
first: number | null, 
/**
 * The last page; none for the end.
 */
last: number | null, 
/**
 * Every millimetre as it is: for badges and labels on cut paper.
 */
actualSize: boolean, };

/**
 * What became of it.
 */
export type Printed = { 
/**
 * The printer that took the document; none when it was opened in the viewer instead.
 */
printer: string | null, 
/**
 * The key for `documents.cancel_print`; none where the queue gives nothing back.
 */
sent: number | null, };

/**
 * How a certificate stands in the register.
 */
export type PrintedBefore = { 
/**
 * To whom.
 */
holder: string, 
/**
 * As what.
 */
part: Part, 
/**
 * The sum awarded.
 */
award: Kopecks | null, };

/**
 * The template that a document was printed on, as it is called today.
 */
export type PrintedOn = { 
/**
 * Its key, by which commands call it.
 */
key: string, 
/**
 * The name of one that ships, `template-shipped-<name>` of the Fluent files; empty for one of the file.
 */
shipped: string, 
/**
 * The title of one of the file, also of a deleted one; empty where the file has never heard of it.
 */
title: string, 
/**
 * Whether the file has it no more.
 */
deleted: boolean, };

/**
 * A printer of the system.
 */
export type Printer = { 
/**
 * Its name in the system.
 */
name: string, 
/**
 * Whether the system prints there when nobody chooses.
 */
standard: boolean, };

/**
 * What the print dialog begins with.
 */
export type Printers = { 
/**
 * The printers of the system; none where it has no print queue: the viewer prints then.
 */
printers: Array<Printer>, 
/**
 * The one that this installation used last, or the system's own choice.
 */
chosen: string | null, 
/**
 * Whether copies, pages and size can be asked for.
 */
wishes: boolean, };

/**
 * A document or table that was made: the page gets a key and a name, never a path.
 */
export type Produced = { 
/**
 * The key for `app.show`.
 */
key: number, 
/**
 * The file's name.
 */
name: string, 
/**
 * The folder as people know it; empty for a document that is on no disk.
 */
folder: string, 
/**
 * Pages, for a PDF.
 */
pages: number, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * What the reader should know: letters that no font has, texts that did not fit.
 */
warnings: Array<string>, };

/**
 * The programme as a whole.
 */
export type Programme = { 
/**
 * Its title.
 */
title: string, 
/**
 * The foundation that runs it.
 */
foundation: string, 
/**
 * The region.
 */
region: string, 
/**
 * The first year.
 */
firstYear: number, 
/**
 * The last year, not before the first.
 */
lastYear: number, 
/**
 * The IANA time zone that new events get, such as `Europe/Moscow`.
 */
zone: string, 
/**
 * Who pays, as reports name them; may be empty.
 */
funder: string, 
/**
 * Who signs certificates: surname and initials; may be empty.
 */
signatory: string, 
/**
 * The signatory's post; may be empty.
 */
signatoryPost: string, };

/**
 * The programme of an event.
 */
export type ProgrammePaper = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * The key of the template that it follows; none for the usual look. Remembered.
 */
template: string | null, };

/**
 * How far long work has come. Sent at most ten times a second.
 */
export type Progress = { 
/**
 * The job that the page named.
 */
job: string, 
/**
 * The stage: `progress-<stage>` in the Fluent files; `progress-<stage>-of`, or `progress-of`, tells how far it is.
 */
stage: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; 0 where that is not known.
 */
total: number, };

/**
 * What the form for a new programme proposes.
 */
export type Proposal = { 
/**
 * The programme proposed, with the four modules, in the language in force.
 */
programme: NewProgramme, };

/**
 * What a backup opens with: nothing, the passphrase of the programme as it is now, another one.
 */
export type Protection = "none" | "same" | "other";

/**
 * A value of the journal to put back: what stood in a column before an entry.
 */
export type PutBackRequest = { 
/**
 * The entry: `replica:number`.
 */
entry: string, 
/**
 * The column.
 */
column: string, };

/**
 * A row of the ranking.
 */
export type RankRow = { 
/**
 * The application.
 */
applicationId: ApplicationId, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The applicant.
 */
organisation: string, 
/**
 * Competition ranking 1, 2, 2, 4; none when not ranked.
 */
rank: number | null, 
/**
 * The final figure, rounded half away from zero; ties are decided on the exact one.
 */
figure: Hundredths | null, 
/**
 * The totals of the final sheets by expert.
 */
totals: Array<ExpertTotal>, 
/**
 * Highest less lowest total.
 */
spread: Hundredths | null, 
/**
 * The sum requested.
 */
requested: Kopecks, 
/**
 * The sum of requests down to here among those above the threshold.
 */
running: Kopecks | null, 
/**
 * Where it stands.
 */
place: Place, 
/**
 * The award that threshold and budget propose.
 */
proposed: Kopecks, 
/**
 * The budget line runs through several with this very figure: nothing is proposed, the jury chooses between them.
 */
tiedAtLine: boolean, 
/**
 * The award decided.
 */
award: Kopecks | null, };

/**
 * The ranking of a competition.
 */
export type Ranking = { 
/**
 * The competition.
 */
competitionId: CompetitionId, 
/**
 * By rank; those not ranked last, by number.
 */
rows: Array<RankRow>, 
/**
 * The budget.
 */
budget: Kopecks, 
/**
 * The pass mark.
 */
threshold: Hundredths, 
/**
 * The highest possible total.
 */
highestTotal: Hundredths, 
/**
 * How sheets become one figure.
 */
aggregation: Aggregation, 
/**
 * The sum of proposed awards; never above the budget.
 */
proposed: Kopecks, 
/**
 * The sum of decided awards.
 */
awarded: Kopecks, 
/**
 * When it was approved.
 */
approvedAt: Moment | null, };

/**
 * Why a backup was made. The text stands in its name.
 */
export type Reason = "close" | "asked" | "import" | "exchange" | "migration" | "restore" | "erasing";

/**
 * A programme opened before.
 */
export type Recent = { 
/**
 * The file's name without its ending.
 */
name: string, 
/**
 * Its folder as people know it.
 */
folder: string, 
/**
 * Whether it is not there any more.
 */
missing: boolean, };

/**
 * A record of a person or an organisation, where either may stand.
 */
export type RecordId = string;

/**
 * What may stand in the file more than once.
 */
export type RecordKind = "person" | "organisation";

/**
 * The recovery code of a programme, and the passphrase that it shall have.
 */
export type RecoverRequest = { 
/**
 * The code as it was typed.
 */
code: string, 
/**
 * The new passphrase.
 */
new: string, };

/**
 * An expert steps aside, or comes back.
 */
export type RecuseRequest = { 
/**
 * The application.
 */
applicationId: ApplicationId, 
/**
 * The expert.
 */
expertId: ExpertId, 
/**
 * Steps aside.
 */
recused: boolean, 
/**
 * Why; required for stepping aside.
 */
reason: string, };

/**
 * The register as a paper: which lines, in which order.
 */
export type RegisterPaper = { 
/**
 * Which lines.
 */
filter: DocumentFilter, 
/**
 * How they are sorted.
 */
order: Order | null, };

/**
 * A registration of a person that is in the file.
 */
export type RegisterRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * The person.
 */
personId: PersonId, 
/**
 * The organisation credited; none means the one of a role valid on the event's day.
 */
organisationId: OrganisationId | null, 
/**
 * `invited`, `registered` or `waiting`; a full event makes `registered` into `waiting`.
 */
status: RegistrationStatus, };

/**
 * A registration: derived from the event and the person.
 */
export type RegistrationId = string;

/**
 * A window of an event's list. Order columns: `name` (the default), `organisation`, `status`.
 */
export type RegistrationListRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * Words of the name; empty for all.
 */
text: string, 
/**
 * With this status.
 */
status: RegistrationStatus | null, 
/**
 * How they are sorted.
 */
order: Order | null, 
/**
 * Which of them.
 */
span: Span, };

/**
 * A registration in an event's list.
 */
export type RegistrationRow = { 
/**
 * The identifier.
 */
id: RegistrationId, 
/**
 * The person.
 */
personId: PersonId, 
/**
 * The person's name.
 */
fullName: string, 
/**
 * The organisation credited.
 */
organisationId: OrganisationId | null, 
/**
 * Its short name.
 */
organisation: string, 
/**
 * As what they take part.
 */
part: Part, 
/**
 * What has become of it.
 */
status: RegistrationStatus, 
/**
 * When the person was marked present.
 */
attendedAt: Moment | null, 
/**
 * Hours of presence; none means all.
 */
hours: Hundredths | null, 
/**
 * The person's phone.
 */
phone: string, };

/**
 * What has become of a registration.
 */
export type RegistrationStatus = "invited" | "registered" | "waiting" | "attended" | "no-show" | "cancelled";

/**
 * A certificate that gets a new number.
 */
export type ReissueRequest = { 
/**
 * Which, and why.
 */
annul: AnnulRequest, 
/**
 * The key of the template; none is that of the certificate that is annulled, where it is there no more the usual one.
 */
template: string | null, };

/**
 * A certificate that was issued anew.
 */
export type Reissued = { 
/**
 * The PDF.
 */
document: Produced, 
/**
 * The new number.
 */
number: string, };

/**
 * A copy of the programme on one laptop.
 */
export type ReplicaId = string;

/**
 * Which events are counted, and by what.
 */
export type ReportRequest = { 
/**
 * What the rows are.
 */
grouping: Grouping, 
/**
 * Of this year; none for all years.
 */
year: number | null, 
/**
 * Of this module.
 */
moduleId: ModuleId | null, 
/**
 * In this municipality.
 */
municipalityId: MunicipalityId | null, };

/**
 * A row of the report.
 */
export type ReportRow = { 
/**
 * The year, where rows have one.
 */
year: number | null, 
/**
 * The module's or municipality's name, or the code of the kind; empty where there is none.
 */
label: string, 
/**
 * The module's colour.
 */
colour: string, 
/**
 * The counts.
 */
counts: Counts, };

/**
 * What putting a backup back would take away.
 */
export type RestorePlan = { 
/**
 * How many actions the programme has that the backup has not.
 */
actions: number, 
/**
 * Whether other laptops, or a shared folder, may bring them again.
 */
shared: boolean, };

/**
 * A programme that was put back.
 */
export type Restored = { 
/**
 * The programme as it is open now.
 */
open: OpenFile, 
/**
 * The backup of the state before; none when that was in a backup already.
 */
before: string | null, };

/**
 * A laptop goes out of use, or comes back.
 */
export type RetireRequest = { 
/**
 * Which.
 */
id: ReplicaId, 
/**
 * Out of use.
 */
retired: boolean, };

/**
 * A role of a person in an organisation.
 */
export type Role = { 
/**
 * Its identifier.
 */
id: RoleId, 
/**
 * The person.
 */
personId: PersonId, 
/**
 * The person's full name.
 */
person: string, 
/**
 * The organisation.
 */
organisationId: OrganisationId, 
/**
 * The organisation's short name.
 */
organisation: string, 
/**
 * The post; may be empty.
 */
title: string, 
/**
 * From this day; none means always.
 */
since: Day | null, 
/**
 * To this day; none means still.
 */
until: Day | null, 
/**
 * Whether the person heads the organisation.
 */
head: boolean, };

/**
 * What a role's form holds.
 */
export type RoleFields = { 
/**
 * The person.
 */
personId: PersonId, 
/**
 * The organisation.
 */
organisationId: OrganisationId, 
/**
 * The post; may be empty.
 */
title: string, 
/**
 * From this day.
 */
since: Day | null, 
/**
 * To this day, not before the first.
 */
until: Day | null, 
/**
 * Whether the person heads the organisation.
 */
head: boolean, };

/**
 * A person's role in an organisation.
 */
export type RoleId = string;

/**
 * How many rows of one kind come, change and go.
 */
export type RowCounts = { 
/**
 * The kind of rows, as the words `table-<kind>` name it.
 */
table: string, 
/**
 * The noun whose pages show it.
 */
noun: Noun, 
/**
 * Rows that come.
 */
added: number, 
/**
 * Rows that change.
 */
changed: number, 
/**
 * Rows that go.
 */
removed: number, };

/**
 * What would become of a row.
 */
export type RowFate = "new" | "update" | "known" | "twice" | "decide" | "error" | "skipped";

/**
 * Something wrong with a row or a cell.
 */
export type RowIssue = { 
/**
 * The row in the sheet, counted from 1.
 */
row: number, 
/**
 * The column as spreadsheets name it (`C`); empty for the whole row.
 */
column: string, 
/**
 * Its header.
 */
header: string, 
/**
 * What stands there.
 */
value: string, 
/**
 * What is wrong.
 */
issue: Issue, };

/**
 * A row that the check found fault with.
 */
export type RowPlace = { 
/**
 * The table.
 */
table: string, 
/**
 * The record's identifier.
 */
row: string, };

/**
 * A window of rows and the size of the whole list under the same filter.
 */
export type Rows<T> = { 
/**
 * The rows, in the order asked for.
 */
rows: Array<T>, 
/**
 * How many rows the filter lets through.
 */
total: number, 
/**
 * The offset of the first row.
 */
offset: number, };

/**
 * What became of the rows of a signed sheet.
 */
export type RowsMarked = { 
/**
 * People now marked present.
 */
marked: number, 
/**
 * People who were marked already.
 */
before: number, };

/**
 * With which name a template is tried.
 */
export type SampleName = "longest" | "shortest" | "strangest" | "credited";

/**
 * A scanned badge.
 */
export type ScanRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * What the scanner typed.
 */
code: string, };

/**
 * Whose badge it was.
 */
export type Scanned = { 
/**
 * The person's full name.
 */
fullName: string, 
/**
 * Marked present before.
 */
before: boolean, };

/**
 * Blank score sheets of a competition.
 */
export type ScoreSheetsPaper = { 
/**
 * The competition.
 */
competitionId: CompetitionId, 
/**
 * Of this expert; none for all.
 */
expertId: ExpertId | null, 
/**
 * For this application; none for all.
 */
applicationId: ApplicationId | null, 
/**
 * The key of the template that they follow; none for the usual look. Remembered.
 */
template: string | null, };

/**
 * A record that is not what it was joined with.
 */
export type SeparateRequest = { 
/**
 * What it is.
 */
kind: RecordKind, 
/**
 * The record that goes; the others stay together.
 */
id: RecordId, };

/**
 * What becomes of rows that were changed behind the journal's back.
 */
export type Settle = "journal" | "accept";

/**
 * What a repair did.
 */
export type Settled = { 
/**
 * How many rows were brought together with the journal.
 */
rows: number, };

/**
 * A person's sex, as far as grammar needs it.
 */
export type Sex = "female" | "male" | "unknown";

/**
 * A score sheet for typing in.
 */
export type Sheet = { 
/**
 * What its list shows.
 */
row: SheetRow, 
/**
 * One cell a criterion, in their order.
 */
marks: Array<MarkCell>, };

/**
 * Another sheet of the list on the desk.
 */
export type SheetChoice = { 
/**
 * The sheet's name.
 */
sheet: string, };

/**
 * What a registration sheet has; remembered from one print to the next.
 */
export type SheetChoices = { 
/**
 * The column of organisations.
 */
organisation: boolean, 
/**
 * The column of phones; with it the sheet lies on its side.
 */
phone: boolean, 
/**
 * The column in which people sign their consent.
 */
consent: boolean, 
/**
 * Empty rows for those who come unregistered.
 */
blankRows: number, 
/**
 * The key of the template that it follows (`templates.list`); none for the usual sheet, which alone has the columns above.
 */
template: string | null, };

/**
 * One expert's score sheet for one application: derived from both.
 */
export type SheetId = string;

/**
 * A registration sheet.
 */
export type SheetPaper = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * Whether it has the names of those registered; without them it is an empty one.
 */
names: boolean, 
/**
 * Number all rows from 1 again, by name: sheets printed before are then out of date.
 */
anew: boolean, 
/**
 * Its columns and empty rows; remembered.
 */
choices: SheetChoices, };

/**
 * Names a sheet.
 */
export type SheetRequest = { 
/**
 * The application.
 */
applicationId: ApplicationId, 
/**
 * The expert.
 */
expertId: ExpertId, };

/**
 * A score sheet without its marks.
 */
export type SheetRow = { 
/**
 * The identifier.
 */
id: SheetId, 
/**
 * The application.
 */
applicationId: ApplicationId, 
/**
 * The application's number.
 */
number: string, 
/**
 * The application's title.
 */
title: string, 
/**
 * The expert.
 */
expertId: ExpertId, 
/**
 * The expert's surname and initials.
 */
expert: string, 
/**
 * Its state.
 */
state: SheetState, 
/**
 * Why the expert stepped aside.
 */
reason: string, 
/**
 * The weighted total so far, rounded half away from zero; none without a mark.
 */
total: Hundredths | null, };

/**
 * The state of a score sheet.
 */
export type SheetState = "open" | "final" | "recused";

/**
 * Settings with what they lead to.
 */
export type ShownSettings = { 
/**
 * The settings.
 */
settings: CertificateSettings, 
/**
 * The code of this laptop, for showing what a number will look like.
 */
laptop: string, };

/**
 * A value of a conflict, with who wrote it.
 */
export type Side = { 
/**
 * Names the entry that wrote it: `replica:number`.
 */
entry: string, 
/**
 * The value; of the life of a record, whether it is deleted.
 */
value: Told, 
/**
 * Who wrote it; none where the entry is not there.
 */
author: Author | null, 
/**
 * What an edit changed that met a deletion, or that a deletion had not seen.
 */
changes: Array<Change>, };

/**
 * How the people who sign stand.
 */
export type SignatureArrangement = "across" | "down";

/**
 * A column of the list.
 */
export type SourceColumn = { 
/**
 * Its header as it stands in the file.
 */
header: string, 
/**
 * The first few values.
 */
samples: Array<string>, 
/**
 * What it is taken for.
 */
target: Target, 
/**
 * Whether that was remembered from an earlier list.
 */
remembered: boolean, };

/**
 * The part of a list that is on screen.
 */
export type Span = { 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * Rows to return; at most 1,000 are given.
 */
limit: number, };

/**
 * Whether somebody gets a certificate, and why not.
 */
export type Standing = "new" | "printed" | "absent" | "not-awarded" | "few-hours" | "undecided";

/**
 * What the pages need to begin.
 */
export type Start = { 
/**
 * The version of Sokrat.
 */
version: string, 
/**
 * The language in force.
 */
language: Language, 
/**
 * The theme in force.
 */
theme: Theme, 
/**
 * Recent programmes, newest first; `app.open_recent` takes the index.
 */
recent: Array<Recent>, 
/**
 * The open programme; none while the window is locked.
 */
open: OpenFile | null, 
/**
 * Whether the window is locked.
 */
locked: boolean, 
/**
 * A programme that waits for its passphrase.
 */
waiting: Recent | null, 
/**
 * A programme that was named at the start and takes long to open: `app.open_named` does it.
 */
named: Recent | null, 
/**
 * Why the backup of the programme that was closed failed; told once.
 */
trouble: Error | null, };

/**
 * A move of registrations to another status; moves that are not allowed are refused with `move-not-allowed`.
 */
export type StatusRequest = { 
/**
 * Which; all or none.
 */
ids: Array<RegistrationId>, 
/**
 * The new status.
 */
status: RegistrationStatus, };

/**
 * How hard a passphrase is to guess for somebody who has the file.
 */
export type Strength = "short" | "weak" | "fair" | "good" | "strong";

/**
 * Everything that forms choose from, small enough to be read at once.
 */
export type Structure = { 
/**
 * The programme.
 */
programme: Programme, 
/**
 * All modules by year and number.
 */
modules: Array<Module>, 
/**
 * All topics by module and position.
 */
topics: Array<Topic>, 
/**
 * All municipalities by name.
 */
municipalities: Array<Municipality>, 
/**
 * All practices by title.
 */
practices: Array<Practice>, };

/**
 * What an exchange through the folder did.
 */
export type SyncReport = { 
/**
 * Changes of this laptop that went into the folder.
 */
sent: number, 
/**
 * Changes that came out of it.
 */
taken: number, 
/**
 * New conflicts.
 */
conflicts: number, 
/**
 * Files that are not whole yet.
 */
unreadable: number, 
/**
 * Laptops whose files wait for others' that have not arrived.
 */
waiting: Array<string>, 
/**
 * Laptops that wrote under one name with another.
 */
forked: Array<string>, 
/**
 * The newer version of Sokrat whose files cannot be read; empty where there is none.
 */
newer: string, 
/**
 * Laptops whose clock is ahead of this one's by more than the way can explain.
 */
ahead: Array<FastClock>, 
/**
 * Laptops out of use whose files in the folder may hold what was erased after they were written.
 */
leftovers: Array<LaptopName>, 
/**
 * How many such files were taken away.
 */
tidied: number, 
/**
 * What ended the exchange before its end; everything else that is said here was done.
 */
failure: Error | null, };

/**
 * Exchanges through the folder.
 */
export type SyncRequest = { 
/**
 * A person has agreed to take in what another laptop wrote under the same name.
 */
takeForks: boolean, 
/**
 * A person has agreed that the files of laptops out of use that may hold what was erased are written anew and taken away.
 */
tidying: boolean, };

/**
 * One field or record that taking an action back would restore, or leave as it is.
 */
export type TakeBackLine = { 
/**
 * The record's table.
 */
table: string, 
/**
 * What the record is called.
 */
name: string, 
/**
 * The column; empty for the life of the record.
 */
column: string, 
/**
 * What stands now.
 */
now: Told, 
/**
 * What would stand.
 */
to: Told, 
/**
 * What comes of it.
 */
outcome: TakeBackOutcome, 
/**
 * Who has changed it since; only where something else stands.
 */
author: Author | null, };

/**
 * What taking an action back does to a field or a record: what stood before stands again, or it stays because somebody
 * has changed it since, because other records refer to it, or because it is gone.
 */
export type TakeBackOutcome = "restored" | "changed" | "in-use" | "gone";

/**
 * What taking an action back would do.
 */
export type TakeBackPlan = { 
/**
 * How many fields and records would be restored.
 */
restored: number, 
/**
 * How many would be left, because they no longer stand as the action had left them.
 */
left: number, 
/**
 * The first of those that would be left, then of those that would be restored.
 */
lines: Array<TakeBackLine>, };

/**
 * Takes in the package on the desk.
 */
export type TakeRequest = { 
/**
 * A person has agreed to take in what another laptop wrote under the same name.
 */
takeForks: boolean, };

/**
 * What a column of a foreign list means.
 */
export type Target = "ignore" | "full-name" | "surname" | "given" | "patronymic" | "phone" | "email" | "organisation" | "inn" | "post" | "municipality" | "born" | "present" | "notes";

/**
 * A template. Its elements are drawn in their order: the last lies on top.
 */
export type Template = { 
/**
 * The first version of this format that knows everything in it ([`Template::needs`]).
 */
version: number, 
/**
 * What it is for.
 */
kind: TemplateKind, 
/**
 * The name by which people call it.
 */
title: string, 
/**
 * One card.
 */
page: TemplatePage, 
/**
 * The sheet that several cards are printed on; without it each card is a page.
 */
sheet: TemplateSheet | null, 
/**
 * Below everything else.
 */
background: TemplateBackground | null, 
/**
 * What stands on the card.
 */
elements: Array<TemplateElement>, };

/**
 * What lies below everything else, as large as the card.
 */
export type TemplateBackground = { 
/**
 * A picture by its content's name (see [`super::Pictures`]).
 */
picture: string, 
/**
 * How it fills the card.
 */
fit: PictureFit, };

/**
 * The text of a document: its headings, paragraphs, tables and lines to sign. Its frame is at least 40 by 30 mm.
 */
export type TemplateBody = { 
/**
 * The family of everything but tables.
 */
family: FontFamily, 
/**
 * Type size of its paragraphs in points; headings, tables and distances follow in proportion.
 */
size: number, 
/**
 * Colour of its headings.
 */
colour: Colour, 
/**
 * It begins with the heading of the document; otherwise the design says that itself.
 */
heading: boolean, 
/**
 * Where it begins on further pages, mm from the upper edge; below zero where it does on the first. Its lower edge is the same.
 */
furtherTop: number, };

/**
 * A rectangle.
 */
export type TemplateBox = { 
/**
 * Its fill.
 */
fill: Colour | null, 
/**
 * The colour of its edge.
 */
stroke: Colour | null, 
/**
 * The edge's width in points.
 */
line: number, 
/**
 * Radius of its corners, mm.
 */
radius: number, };

/**
 * A code that scanners read.
 */
export type TemplateCode = { 
/**
 * Its content, with placeholders; no code when it is empty.
 */
text: string, 
/**
 * How it is drawn.
 */
symbology: TemplateSymbology, 
/**
 * The colour of its dark modules.
 */
colour: Colour, 
/**
 * A white ground with the quiet margin that readers want, inside the frame.
 */
quiet: boolean, };

/**
 * A column of a table.
 */
export type TemplateColumn = { 
/**
 * Its heading, with placeholders of the card.
 */
title: string, 
/**
 * A cell's text, with placeholders of the row.
 */
text: string, 
/**
 * Its width in mm; 0 for a share of what the others leave.
 */
width: number, 
/**
 * How its cells' lines stand.
 */
align: TextAlign, };

/**
 * A template as the designer holds it.
 */
export type TemplateEdit = { 
/**
 * Which one.
 */
id: TemplateId, 
/**
 * What is to be kept.
 */
fields: Template, 
/**
 * What the designer was opened with, or kept last; none for one whose person was told that another stands there by now.
 */
base: Template | null, };

/**
 * Something on a card.
 */
export type TemplateElement = { 
/**
 * What people and warnings call it.
 */
name: string, 
/**
 * Where it stands.
 */
frame: TemplateFrame, 
/**
 * When it is drawn; always without it.
 */
when: TemplateWhen | null, 
/**
 * The designer does not move it.
 */
locked: boolean, 
/**
 * What it shows.
 */
shows: TemplateShows, };

/**
 * What is wrong with a place in a template.
 */
export type TemplateFault = "fileTooLarge" | "notATemplate" | "newer" | "unknownField" | "unreadable" | "outOfBounds" | "tooMany" | "tooLong" | "unknownPlaceholder" | "noPicture" | "noRoom";

/**
 * A rectangle in millimetres from the sheet's upper left corner.
 */
export type TemplateFrame = { 
/**
 * From the left edge.
 */
x: number, 
/**
 * From the upper edge.
 */
y: number, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, };

/**
 * A template of printed cards.
 */
export type TemplateId = string;

/**
 * A picture.
 */
export type TemplateImage = { 
/**
 * A picture by its content's name, or a placeholder in braces whose value is such a name.
 */
picture: string, 
/**
 * How it fills its frame.
 */
fit: PictureFit, };

/**
 * Something in a template that was not used as it is written.
 */
export type TemplateIssue = { 
/**
 * Where: `elements[2].shows.size`.
 */
at: string, 
/**
 * What is wrong.
 */
fault: TemplateFault, };

/**
 * What a template is for: it decides which placeholders there are.
 */
export type TemplateKind = "certificate" | "badge" | "tableCard" | "label" | "registrationSheet" | "scoreSheet" | "programme" | "yearPlan" | "minutes";

/**
 * A straight line.
 */
export type TemplateLine = { 
/**
 * Its colour.
 */
colour: Colour, 
/**
 * Its width in points.
 */
width: number, 
/**
 * From the lower left corner to the upper right one instead of from the upper left to the lower right.
 */
rising: boolean, };

/**
 * How far cards reach over the edge of their sheet, and the measure that somebody would change.
 */
export type TemplateOverhang = { 
/**
 * Where in the template: `sheet.across`.
 */
at: string, 
/**
 * So many hundredths of a millimetre too much, rounded up.
 */
by: number, };

/**
 * The size of a card; wider than high is "on its side".
 */
export type TemplatePage = { 
/**
 * Width, mm.
 */
width: number, 
/**
 * Height, mm.
 */
height: number, };

/**
 * How an element stands on a card, for the designer. Measures are millimetres.
 */
export type TemplatePlaced = { 
/**
 * Which element, from 0.
 */
element: number, 
/**
 * Whether it is drawn at all: its condition holds and it has something to show.
 */
shown: boolean, 
/**
 * The box around what was set; the element's frame when nothing was.
 */
frame: TemplateFrame, 
/**
 * The type size of a text in points; 0 for everything else.
 */
size: number, 
/**
 * How many lines a text takes.
 */
lines: number, 
/**
 * Whether a text is set smaller than its size.
 */
shrunk: boolean, 
/**
 * False when a text sticks out of its frame, something hangs over the edge of the card, or a picture or code cannot be drawn.
 */
fits: boolean, };

/**
 * A template to choose.
 */
export type TemplateRow = { 
/**
 * By which commands call it.
 */
key: string, 
/**
 * Its identifier, for one that is in the file; none for one that ships.
 */
id: TemplateId | null, 
/**
 * What people call it.
 */
title: string, 
/**
 * What it is for.
 */
kind: TemplateKind, };

/**
 * Several cards on one sheet, to be cut.
 */
export type TemplateSheet = { 
/**
 * Width, mm.
 */
width: number, 
/**
 * Height, mm.
 */
height: number, 
/**
 * Cards beside each other.
 */
across: number, 
/**
 * Cards below each other.
 */
down: number, 
/**
 * Room between cards beside each other, mm.
 */
gapX: number, 
/**
 * Room between cards below each other, mm.
 */
gapY: number, 
/**
 * Room left of the first card, mm; below zero the cards stand in the middle.
 */
left: number, 
/**
 * Room above the first card, mm; below zero the cards stand in the middle.
 */
top: number, 
/**
 * Short lines between and around the cards to cut along.
 */
marks: boolean, 
/**
 * Each card is a tent: it stands in the lower half of its place, and on its head in the upper.
 */
folded: boolean, };

/**
 * What an element shows.
 */
export type TemplateShows = { "kind": "text" } & TemplateText | { "kind": "image" } & TemplateImage | { "kind": "line" } & TemplateLine | { "kind": "box" } & TemplateBox | { "kind": "code" } & TemplateCode | { "kind": "table" } & TemplateTable | { "kind": "signatures" } & TemplateSignatures | { "kind": "body" } & TemplateBody;

/**
 * Lines to sign.
 */
export type TemplateSignatures = { 
/**
 * Up to three people.
 */
signers: Array<TemplateSigner>, 
/**
 * How they stand.
 */
arrangement: SignatureArrangement, 
/**
 * Of signers beside each other: where they and their texts stand in the frame, when it is wider than they need.
 */
align?: TextAlign, 
/**
 * The family.
 */
family: FontFamily, 
/**
 * Type size of the name in points; the post is a little smaller.
 */
size: number, 
/**
 * Colour of the texts.
 */
colour: Colour, 
/**
 * Colour of the lines.
 */
line: Colour, 
/**
 * Room between signers, mm.
 */
gap: number, 
/**
 * Diameter of the seal, mm.
 */
sealSize: number, };

/**
 * Who signs. A signer without post and name is left out, and the others take the room.
 */
export type TemplateSigner = { 
/**
 * The post, with placeholders.
 */
post: string, 
/**
 * The name, with placeholders.
 */
name: string, 
/**
 * The picture of the signature: a picture's name or a placeholder; may be empty.
 */
facsimile: string, 
/**
 * The picture of the seal, drawn below the signature; the same.
 */
seal: string, };

/**
 * How a code is drawn.
 */
export type TemplateSymbology = "qr" | "code128";

/**
 * A table of the values' rows.
 */
export type TemplateTable = { 
/**
 * The columns.
 */
columns: Array<TemplateColumn>, 
/**
 * Type size in points.
 */
size: number, 
/**
 * The least height of a row, mm: room to write.
 */
rowHeight: number, 
/**
 * All cells framed.
 */
grid: boolean, 
/**
 * Every second row on a tint.
 */
zebra: boolean, 
/**
 * Empty rows behind the last one.
 */
blankRows: number, };

/**
 * A text in its frame, as large as fits.
 */
export type TemplateText = { 
/**
 * The text, with placeholders in braces; a line feed starts a line. `{{` and `}}` are braces.
 */
text: string, 
/**
 * The family.
 */
family: FontFamily, 
/**
 * Bold.
 */
bold: boolean, 
/**
 * Italic; a family without one shows its medium weight.
 */
italic: boolean, 
/**
 * Type size in points.
 */
size: number, 
/**
 * The smallest size to which a long text may shrink; equal to `size` when it may not.
 */
leastSize: number, 
/**
 * Its colour.
 */
colour: Colour, 
/**
 * How its lines stand.
 */
align: TextAlign, 
/**
 * Where it stands in the frame's height.
 */
vertical: VerticalAlign, 
/**
 * The most lines it may take; 0 for as many as the frame holds.
 */
lines: number, 
/**
 * Line height as a multiple of the size.
 */
leading: number, 
/**
 * Letterspacing in em.
 */
tracking: number, 
/**
 * All in capitals.
 */
uppercase: boolean, };

/**
 * When an element is drawn.
 */
export type TemplateWhen = { 
/**
 * A placeholder's name.
 */
name: string, 
/**
 * Its value must be this, by its key or as it is printed in any language; without it, it must have any.
 */
equals: string | null, 
/**
 * Its value must be a number that is not less than this; `equals` counts for nothing then. To the hundredth, also of millions.
 */
least?: number, 
/**
 * The other way round.
 */
not: boolean, };

/**
 * How lines stand in their box.
 */
export type TextAlign = "left" | "centre" | "right" | "justify";

/**
 * Light, dark, or as the system has it.
 */
export type Theme = "system" | "light" | "dark";

/**
 * A value as a page, a paper or a terminal puts it in words.
 */
export type Told = { "kind": "nothing" } | { "kind": "text", "value": string } | { "kind": "number", "value": number } | { "kind": "year", "value": number } | { "kind": "hundredths", "value": Hundredths } | { "kind": "money", "value": Kopecks } | { "kind": "flag", "value": boolean } | { "kind": "day", "value": Day } | { "kind": "moment", "value": Moment } | { "kind": "choice", "value": { 
/**
 * The list.
 */
list: string, 
/**
 * The value.
 */
value: string, } } | { "kind": "record", "value": string } | { "kind": "deleted", "value": boolean };

/**
 * A topic of a module.
 */
export type Topic = { 
/**
 * Its identifier.
 */
id: TopicId, 
/**
 * Its module.
 */
moduleId: ModuleId, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it follows the rule: one workshop in person, then two webinars.
 */
competence: boolean, 
/**
 * Workshops and trainings in person that it has (not cancelled).
 */
workshops: number, 
/**
 * Webinars that it has (not cancelled).
 */
webinars: number, };

/**
 * What a topic's form holds.
 */
export type TopicFields = { 
/**
 * Its module.
 */
moduleId: ModuleId, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it follows the workshop-and-two-webinars rule.
 */
competence: boolean, };

/**
 * A topic inside a module.
 */
export type TopicId = string;

/**
 * A template to be tried.
 */
export type Trial = { 
/**
 * As it stands in the designer now.
 */
template: Template, 
/**
 * With whose name.
 */
sample: SampleName, };

/**
 * How a template did.
 */
export type Tried = { 
/**
 * The name that it was tried with.
 */
name: string, 
/**
 * How each element stands with it.
 */
placed: Array<TemplatePlaced>, 
/**
 * What in the template is not as it can be, by its place.
 */
issues: Array<TemplateIssue>, 
/**
 * Where its cards find no room on their sheet.
 */
overhangs: Array<TemplateOverhang>, 
/**
 * People of the programme whose text does not fit, the longest names first, then those with the longest organisations; at most
 * twenty.
 */
misfits: Array<string>, 
/**
 * How many more of those that were tried it does not fit.
 */
moreMisfits: number, 
/**
 * What is wrong whoever it is for, in words: a text that is the same for all and does not fit, a character that no font has,
 * a picture that is missing.
 */
warnings: Array<string>, };

/**
 * What undo and redo would do now.
 */
export type UndoState = { 
/**
 * The action that undo would take back.
 */
undo: Op | null, 
/**
 * The action that redo would do again.
 */
redo: Op | null, };

/**
 * A passphrase that a person typed.
 */
export type Unlock = { 
/**
 * What they typed.
 */
passphrase: string, };

/**
 * What is to be thought of a certificate.
 */
export type Verdict = "valid" | "annulled" | "replaced" | "name-differs" | "unknown";

/**
 * Where a text stands in the height of its frame.
 */
export type VerticalAlign = "top" | "middle" | "bottom";

/**
 * A person who came without registration and is not in the file: person, role, registration and presence in one.
 */
export type WalkInRequest = { 
/**
 * The event.
 */
eventId: EventId, 
/**
 * The person; surname and given name are enough.
 */
person: PersonFields, 
/**
 * An organisation of the file.
 */
organisationId: OrganisationId | null, 
/**
 * Or the name of one to be made; empty for none.
 */
organisationName: string, 
/**
 * The post; may be empty.
 */
post: string, };

/**
 * A day and time as the clock on the wall shows it, without a zone, in text `YYYY-MM-DDTHH:MM:SS`.
 */
export type WallTime = string;

/**
 * The plan of a year.
 */
export type YearPlanPaper = { 
/**
 * The year.
 */
year: number, 
/**
 * The key of the template that it follows; none for the usual look. Remembered.
 */
template: string | null, };

/** Every command: what it takes, what it answers, whether it changes the programme. */
export interface Commands {
  "app.start": { request: null; answer: Start; kind: "read" };
  "app.set_language": { request: Language; answer: Start; kind: "read" };
  "app.set_theme": { request: Theme; answer: Start; kind: "read" };
  "app.proposal": { request: null; answer: Proposal; kind: "read" };
  "app.open_demo": { request: null; answer: OpenFile; kind: "read" };
  "app.create": { request: NewProgramme; answer: OpenFile | null; kind: "read" };
  "app.open": { request: null; answer: OpenFile | null; kind: "read" };
  "app.open_recent": { request: number; answer: OpenFile; kind: "read" };
  "app.open_named": { request: null; answer: OpenFile | null; kind: "read" };
  "app.forget_recent": { request: number; answer: Start; kind: "read" };
  "app.close": { request: null; answer: Start; kind: "read" };
  "app.hear_closing": { request: null; answer: null; kind: "read" };
  "app.quit": { request: null; answer: null; kind: "read" };
  "app.save_copy": { request: null; answer: Produced | null; kind: "read" };
  "app.show": { request: number; answer: null; kind: "read" };
  "documents.bytes": { request: number; answer: Bytes; kind: "read" };
  "templates.list": { request: null; answer: Array<TemplateRow>; kind: "read" };
  "templates.open": { request: string; answer: OpenTemplate; kind: "read" };
  "templates.create": { request: Template; answer: TemplateId; kind: "change" };
  "templates.edit": { request: TemplateEdit; answer: null; kind: "change" };
  "templates.delete": { request: TemplateId; answer: null; kind: "change" };
  "templates.import": { request: null; answer: ImportedTemplate | null; kind: "change" };
  "templates.export": { request: string; answer: Produced | null; kind: "read" };
  "templates.export_drawn": { request: Template; answer: Produced | null; kind: "read" };
  "templates.add_picture": { request: null; answer: string | null; kind: "change" };
  "templates.trial": { request: Trial; answer: Tried; kind: "read" };
  "templates.draw": { request: Trial; answer: Bytes; kind: "read" };
  "templates.draw_sheet": { request: Trial; answer: Bytes; kind: "read" };
  "documents.save_as": { request: number; answer: Produced | null; kind: "read" };
  "documents.printers": { request: null; answer: Printers; kind: "read" };
  "documents.print": { request: PrintRequest; answer: Printed; kind: "read" };
  "documents.cancel_print": { request: number; answer: null; kind: "read" };
  "file.state": { request: null; answer: FileState; kind: "read" };
  "file.strength": { request: Unlock; answer: Strength; kind: "read" };
  "file.set_passphrase": { request: PassphraseRequest; answer: FileState; kind: "read" };
  "file.unlock": { request: Unlock; answer: OpenFile; kind: "read" };
  "file.leave_waiting": { request: null; answer: Start; kind: "read" };
  "file.lock": { request: null; answer: Start; kind: "read" };
  "file.set_lock_after": { request: number; answer: FileState; kind: "read" };
  "file.recovery_sheet": { request: Unlock; answer: Produced; kind: "read" };
  "file.recover": { request: RecoverRequest; answer: OpenFile; kind: "read" };
  "file.backups": { request: null; answer: Backups; kind: "read" };
  "file.back_up": { request: null; answer: Backups; kind: "read" };
  "file.limit_backups": { request: number | null; answer: Backups; kind: "read" };
  "file.remove_open_backups": { request: null; answer: Backups; kind: "read" };
  "file.plan_restore": { request: BackupRequest; answer: RestorePlan; kind: "read" };
  "file.restore": { request: BackupRequest; answer: Restored; kind: "read" };
  "file.check": { request: null; answer: CheckReport; kind: "read" };
  "file.settle": { request: Settle; answer: Settled; kind: "change" };
  "file.renew": { request: null; answer: null; kind: "read" };
  "jobs.cancel": { request: string; answer: null; kind: "read" };
  "programme.structure": { request: null; answer: Structure; kind: "read" };
  "programme.overview": { request: null; answer: Overview; kind: "read" };
  "programme.edit": { request: FormEdit<null, Programme>; answer: null; kind: "change" };
  "programme.create_module": { request: ModuleFields; answer: ModuleId; kind: "change" };
  "programme.edit_module": { request: Edit<ModuleId, ModuleFields>; answer: null; kind: "change" };
  "programme.delete_module": { request: ModuleId; answer: null; kind: "change" };
  "programme.create_topic": { request: TopicFields; answer: TopicId; kind: "change" };
  "programme.edit_topic": { request: Edit<TopicId, TopicFields>; answer: null; kind: "change" };
  "programme.delete_topic": { request: TopicId; answer: null; kind: "change" };
  "programme.copy_year": { request: CopyYear; answer: null; kind: "change" };
  "calendar.list": { request: EventListRequest; answer: Rows<EventRow>; kind: "read" };
  "calendar.get": { request: EventId; answer: Event; kind: "read" };
  "calendar.create": { request: EventFields; answer: EventId; kind: "change" };
  "calendar.edit": { request: FormEdit<EventId, EventFields>; answer: null; kind: "change" };
  "calendar.move_to": { request: MoveEvent; answer: null; kind: "change" };
  "calendar.delete": { request: EventId; answer: null; kind: "change" };
  "calendar.agenda": { request: EventId; answer: Array<AgendaItem>; kind: "read" };
  "calendar.add_agenda_item": { request: NewAgendaItem; answer: AgendaItemId; kind: "change" };
  "calendar.edit_agenda_item": { request: FormEdit<AgendaItemId, AgendaFields>; answer: null; kind: "change" };
  "calendar.delete_agenda_item": { request: AgendaItemId; answer: null; kind: "change" };
  "people.list": { request: PersonListRequest; answer: Rows<PersonRow>; kind: "read" };
  "people.get": { request: PersonId; answer: Person; kind: "read" };
  "people.likely": { request: PersonFields; answer: Array<Likeness>; kind: "read" };
  "people.create": { request: PersonFields; answer: PersonId; kind: "change" };
  "people.edit": { request: FormEdit<PersonId, PersonFields>; answer: null; kind: "change" };
  "people.delete": { request: PersonId; answer: null; kind: "change" };
  "people.erase": { request: PersonId; answer: null; kind: "change" };
  "people.add_role": { request: RoleFields; answer: RoleId; kind: "change" };
  "people.edit_role": { request: FormEdit<RoleId, RoleFields>; answer: null; kind: "change" };
  "people.delete_role": { request: RoleId; answer: null; kind: "change" };
  "organisations.list": { request: OrganisationListRequest; answer: Rows<OrganisationRow>; kind: "read" };
  "organisations.get": { request: OrganisationId; answer: Organisation; kind: "read" };
  "organisations.create": { request: OrganisationFields; answer: OrganisationId; kind: "change" };
  "organisations.edit": { request: FormEdit<OrganisationId, OrganisationFields>; answer: null; kind: "change" };
  "organisations.delete": { request: OrganisationId; answer: null; kind: "change" };
  "registrations.list": { request: RegistrationListRequest; answer: Rows<RegistrationRow>; kind: "read" };
  "registrations.door": { request: DoorRequest; answer: DoorAnswer; kind: "read" };
  "registrations.register": { request: RegisterRequest; answer: RegistrationId; kind: "change" };
  "registrations.set_status": { request: StatusRequest; answer: null; kind: "change" };
  "registrations.set_hours": { request: HoursRequest; answer: null; kind: "change" };
  "registrations.check_in": { request: CheckInRequest; answer: DoorCount; kind: "change" };
  "registrations.scan": { request: ScanRequest; answer: Scanned; kind: "change" };
  "registrations.walk_in": { request: WalkInRequest; answer: PersonId; kind: "change" };
  "registrations.mark_rows": { request: MarkRows; answer: RowsMarked; kind: "change" };
  "papers.choices": { request: null; answer: PaperChoices; kind: "read" };
  "papers.registration_sheet": { request: SheetPaper; answer: Produced; kind: "change" };
  "papers.cards": { request: CardsPaper; answer: Produced; kind: "read" };
  "papers.year_plan": { request: YearPlanPaper; answer: Produced; kind: "read" };
  "papers.event_programme": { request: ProgrammePaper; answer: Produced; kind: "read" };
  "certificates.template": { request: Occasion; answer: string; kind: "read" };
  "certificates.plan": { request: PlanAsked; answer: CertificatePlan; kind: "read" };
  "certificates.register": { request: DocumentListRequest; answer: Rows<DocumentRow>; kind: "read" };
  "certificates.gaps": { request: Occasion | null; answer: Array<NumberGap>; kind: "read" };
  "certificates.check": { request: string; answer: CodeVerdict; kind: "read" };
  "certificates.settings": { request: null; answer: ShownSettings; kind: "read" };
  "certificates.sample_number": { request: string; answer: string; kind: "read" };
  "certificates.edit_settings": { request: CertificateSettings; answer: null; kind: "change" };
  "certificates.correct_name": { request: NameCaseRequest; answer: null; kind: "change" };
  "certificates.set_part": { request: PartRequest; answer: null; kind: "change" };
  "certificates.set_least_hours": { request: LeastHoursRequest; answer: null; kind: "change" };
  "certificates.annul": { request: AnnulRequest; answer: null; kind: "change" };
  "competitions.list": { request: null; answer: Array<CompetitionRow>; kind: "read" };
  "competitions.get": { request: CompetitionId; answer: Competition; kind: "read" };
  "competitions.create": { request: CompetitionFields; answer: CompetitionId; kind: "change" };
  "competitions.edit": { request: FormEdit<CompetitionId, CompetitionFields>; answer: null; kind: "change" };
  "competitions.delete": { request: CompetitionId; answer: null; kind: "change" };
  "competitions.set_criteria": { request: ListEdit<CompetitionId, FormEdit<null, CriterionFields>, CriterionId>; answer: Array<CriterionId | null>; kind: "change" };
  "competitions.set_experts": { request: ListEdit<CompetitionId, PersonId, PersonId>; answer: null; kind: "change" };
  "competitions.applications": { request: ApplicationListRequest; answer: Rows<ApplicationRow>; kind: "read" };
  "competitions.application": { request: ApplicationId; answer: Application; kind: "read" };
  "competitions.create_application": { request: ApplicationFields; answer: ApplicationId; kind: "change" };
  "competitions.edit_application": { request: FormEdit<ApplicationId, ApplicationFields>; answer: null; kind: "change" };
  "competitions.delete_application": { request: ApplicationId; answer: null; kind: "change" };
  "competitions.sheets": { request: CompetitionId; answer: Array<SheetRow>; kind: "read" };
  "competitions.sheet": { request: SheetRequest; answer: Sheet; kind: "read" };
  "competitions.enter_marks": { request: MarksRequest; answer: SheetRow; kind: "change" };
  "competitions.reopen_sheet": { request: SheetRequest; answer: null; kind: "change" };
  "competitions.recuse": { request: RecuseRequest; answer: null; kind: "change" };
  "competitions.ranking": { request: CompetitionId; answer: Ranking; kind: "read" };
  "competitions.minutes_template": { request: CompetitionId; answer: string | null; kind: "read" };
  "competitions.decide_awards": { request: AwardRequest; answer: null; kind: "change" };
  "competitions.approve": { request: CompetitionId; answer: null; kind: "change" };
  "competitions.withdraw_approval": { request: CompetitionId; answer: null; kind: "change" };
  "duplicates.search": { request: null; answer: null; kind: "read" };
  "duplicates.list": { request: DuplicatesRequest; answer: DuplicateList; kind: "read" };
  "duplicates.compare": { request: CompareRequest; answer: Comparison; kind: "read" };
  "duplicates.join": { request: JoinRequest; answer: RecordId; kind: "change" };
  "duplicates.separate": { request: SeparateRequest; answer: null; kind: "change" };
  "duplicates.tell_apart": { request: PairRequest; answer: null; kind: "change" };
  "reports.participation": { request: ReportRequest; answer: ParticipationReport; kind: "read" };
  "search.everything": { request: string; answer: Array<Hit>; kind: "read" };
  "conflicts.count": { request: null; answer: ConflictCount; kind: "read" };
  "conflicts.list": { request: ConflictsRequest; answer: Rows<ConflictRecord>; kind: "read" };
  "conflicts.decide": { request: Array<DecisionRequest>; answer: Decided; kind: "change" };
  "journal.list": { request: JournalRequest; answer: Rows<ActionRow>; kind: "read" };
  "journal.choices": { request: null; answer: JournalChoices; kind: "read" };
  "journal.action": { request: ActionRequest; answer: Action; kind: "read" };
  "journal.plan_take_back": { request: string; answer: TakeBackPlan; kind: "read" };
  "journal.take_back": { request: string; answer: TakeBackPlan; kind: "change" };
  "journal.put_back": { request: PutBackRequest; answer: boolean; kind: "change" };
  "journal.save_xlsx": { request: JournalFilter; answer: Produced; kind: "read" };
  "journal.undo": { request: null; answer: Op; kind: "change" };
  "journal.redo": { request: null; answer: Op; kind: "change" };
  "laptops.overview": { request: null; answer: Laptops; kind: "read" };
  "laptops.edit": { request: Edit<ReplicaId, LaptopFields>; answer: null; kind: "change" };
  "laptops.retire": { request: RetireRequest; answer: null; kind: "change" };
  "laptops.give_copy": { request: LaptopFields; answer: Produced | null; kind: "change" };
  "laptops.save_package": { request: PackageRequest; answer: Produced | null; kind: "read" };
  "laptops.open_package": { request: null; answer: PackageReport | null; kind: "read" };
  "laptops.take_package": { request: TakeRequest; answer: PackageReport; kind: "change" };
  "laptops.choose_folder": { request: null; answer: Laptops | null; kind: "read" };
  "laptops.forget_folder": { request: null; answer: Laptops; kind: "read" };
  "laptops.synchronise": { request: SyncRequest; answer: SyncReport; kind: "change" };
  "imports.open": { request: null; answer: ListPreview | null; kind: "read" };
  "imports.choose_sheet": { request: SheetChoice; answer: ListPreview; kind: "read" };
  "imports.plan": { request: PlanRequest; answer: ImportPlan; kind: "read" };
  "imports.apply": { request: PlanRequest; answer: ImportDone; kind: "change" };
  "imports.save_faults": { request: PlanRequest; answer: Produced | null; kind: "read" };
  "certificates.issue": { request: IssueRequest; answer: Issued; kind: "change" };
  "certificates.reissue": { request: ReissueRequest; answer: Reissued; kind: "change" };
  "certificates.show": { request: DocumentId; answer: Produced; kind: "read" };
  "certificates.save_register_pdf": { request: RegisterPaper; answer: Produced; kind: "read" };
  "certificates.save_register_xlsx": { request: RegisterPaper; answer: Produced; kind: "read" };
  "competitions.minutes": { request: MinutesPaper; answer: Produced; kind: "read" };
  "competitions.final_minutes": { request: MinutesPaper; answer: Produced; kind: "change" };
  "competitions.score_sheets": { request: ScoreSheetsPaper; answer: Produced; kind: "read" };
  "reports.save_pdf": { request: ReportRequest; answer: Produced; kind: "read" };
  "reports.save_xlsx": { request: ReportRequest; answer: Produced; kind: "read" };
}
