# Values to choose from: <list>-<value>.

## Events
event-kind-presentation = Presentation
event-kind-workshop = Workshop
event-kind-training = Training
event-kind-webinar = Webinar
event-kind-strategic-session = Strategic session
event-kind-internship = Internship
event-kind-conference = Conference
event-kind-jury-meeting = Jury meeting
event-kind-other = Other
event-format-in-person = In person
event-format-online = Online
event-format-mixed = Mixed
event-status-planned = Planned
event-status-open = Registration open
event-status-held = Held
event-status-cancelled = Cancelled

## People and organisations
sex-female = Female
sex-male = Male
sex-unknown = By the name
likeness-reason-phone = Same phone
likeness-reason-email = Same e-mail
likeness-reason-name = Same name
likeness-reason-slip = Name differs by a letter
record-kind-person = Person
record-kind-organisation = Organisation
duplicate-reason-name = The same name
duplicate-reason-slip = A name one letter apart
duplicate-reason-other-surname = Another surname, the rest is the same
duplicate-reason-rare = Nobody else has this name
duplicate-reason-phone = The same phone
duplicate-reason-email = The same e-mail address
duplicate-reason-born = The same day of birth
duplicate-reason-organisation = The same organisation
duplicate-reason-inn = The same INN
duplicate-reason-ogrn = The same OGRN
duplicate-reason-site = The same site
category-npo = NPO
category-initiative-group = Initiative group
category-business = Business
category-authority = Authority
category-institution = State or municipal institution
category-media = Media
category-other = Other
no-inn-reason-not-registered = Not a registered legal entity
no-inn-reason-authority = Authority without its own INN
no-inn-reason-unknown = Not told yet

## Registrations
registration-status-invited = Invited
registration-status-registered = Registered
registration-status-waiting = On the waiting list
registration-status-attended = Attended
registration-status-no-show = Did not come
registration-status-cancelled = Cancelled
registration-source-form = By the staff
registration-source-door = At the door
registration-source-import = From a list

## Competitions
competition-kind-travel = Travel grants
competition-kind-project = Project grants
competition-status-draft = In preparation
competition-status-open = Open for applications
competition-status-review = Under review
competition-status-decided = Ranking approved
competition-status-closed = Closed
aggregation-mean-of-totals = Mean of the experts’ totals
aggregation-sum-of-means = Sum of mean marks by criterion
aggregation-median = Median of the experts’ totals
aggregation-trimmed = Mean without the highest and lowest total
application-status-draft = Draft
application-status-submitted = Submitted
application-status-admitted = Admitted
application-status-refused = Not admitted
application-status-withdrawn = Withdrawn
application-status-funded = Funded
application-status-reserve = In reserve
application-status-rejected = Not funded
sheet-state-open = In progress
sheet-state-final = Final
sheet-state-recused = Recused
place-funded = Within the budget
place-partial = In part
place-reserve = Reserve
place-below = Below the threshold
place-not-ranked = Too few marks

## Documents
document-kind-certificate = Certificate
document-kind-minutes = Minutes
document-state-issued = Valid
document-state-annulled = Annulled
part-participant = Participant
part-speaker = Speaker
part-organiser = Organiser
part-winner = Winner
# Behind a name, in small letters.
part-said-speaker = speaker
part-said-organiser = organiser
part-said-winner = winner
part-said-participant = participant
name-case-nominative = Nominative: who
name-case-genitive = Genitive: of whom
name-case-dative = Dative: to whom
name-case-accusative = Accusative: whom
name-case-instrumental = Instrumental: by whom
name-case-prepositional = Prepositional: about whom
name-source-nominative = As in the record
name-source-corrected = Corrected by hand
name-source-rule = By the rules
name-source-doubtful = Doubtful
doubt-sex = the sex is unknown, or the name contradicts it
doubt-letters = the name has letters that are not Russian
doubt-ending = the ending is declined in several ways
standing-new = New number
standing-printed = Has one
standing-absent = Not marked present
standing-not-awarded = Did not win
standing-few-hours = Too few hours
standing-undecided = Laptops disagree
gap-reason-undone = Issue undone
gap-reason-not-here = Not on this laptop
gap-reason-skipped = Left out
verdict-valid = Valid
verdict-annulled = Annulled
verdict-replaced = Replaced
verdict-name-differs = Differs from the register
verdict-unknown = Not in the register
batch-form-one = One PDF file
batch-form-each = A file for each person
batch-form-zip = ZIP archive

## Import of lists
target-ignore = Leave out
target-full-name = Full name
target-surname = Surname
target-given = Given name
target-patronymic = Patronymic
target-phone = Phone
target-email = E-mail
target-organisation = Organisation
target-inn = INN of the organisation
target-post = Post
target-municipality = Municipality
target-born = Date of birth
target-present = Presence
target-notes = Notes
row-fate-new = New person
row-fate-update = Has new details
row-fate-known = Known already
row-fate-twice = Twice in the list
row-fate-decide = To be decided
row-fate-error = Error
row-fate-skipped = Left out

## Reports
grouping-module = By module
grouping-year = By year
grouping-municipality = By municipality
grouping-kind = By kind of event

## Search
hit-kind-person = Person
hit-kind-organisation = Organisation
hit-kind-event = Event
hit-kind-application = Application
