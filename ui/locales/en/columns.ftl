# Tables and fields: the journal, conflicts.

column-life = Record

table-programme = Programme
column-programme-title = Title
column-programme-foundation = Foundation
column-programme-region = Region
column-programme-first-year = First year
column-programme-last-year = Last year
column-programme-zone = Time zone
column-programme-funder = Funder
column-programme-signatory = Signatory
column-programme-signatory-post = Signatory’s post
column-programme-certificate-pattern = Pattern of certificate numbers
column-programme-second-signatory = Second signatory
column-programme-second-signatory-post = Post of the second
column-programme-third-signatory = Third signatory
column-programme-third-signatory-post = Post of the third
column-programme-logo = Logo
column-programme-seal = Seal
column-programme-first-facsimile = Signature of the first
column-programme-second-facsimile = Signature of the second
column-programme-third-facsimile = Signature of the third

table-laptop = Laptop
column-laptop-code = Code
column-laptop-name = Name
column-laptop-made-from = Made from
column-laptop-joined-at = Joined at
column-laptop-retired-at = Retired at

table-municipality = Municipality
column-municipality-name = Name
column-municipality-kind = Kind
column-municipality-position = Place in the list

table-module = Module
column-module-year = Year
column-module-number = Number
column-module-title = Title
column-module-colour = Colour

table-topic = Topic
column-topic-module-id = Module
column-topic-title = Title
column-topic-competence = Competence topic
column-topic-position = Place in the list

table-practice = Practice
column-practice-title = Title
column-practice-description = Description
column-practice-organisation-id = Organisation

table-event = Event
column-event-module-id = Module
column-event-topic-id = Topic
column-event-title = Title
column-event-kind = Kind
column-event-format = Format
column-event-place = Place
column-event-municipality-id = Municipality
column-event-starts = Start
column-event-ends = End
column-event-zone = Time zone
column-event-capacity = Seats
column-event-speakers = Speakers
column-event-hours = Hours
column-event-status = State
column-event-notes = Notes
column-event-least-hours = Hours for a certificate

table-event-practice = Practice at an event
column-event-practice-event-id = Event
column-event-practice-practice-id = Practice

table-agenda-item = Line of an agenda
column-agenda-item-event-id = Event
column-agenda-item-day = Day of the event
column-agenda-item-begins = Start
column-agenda-item-minutes = Minutes
column-agenda-item-title = Item
column-agenda-item-speaker = Speaker
column-agenda-item-room = Room

table-organisation = Organisation
column-organisation-full-name = Full name
column-organisation-short-name = Short name
column-organisation-legal-form = Legal form
column-organisation-category = Category
column-organisation-inn = INN
column-organisation-no-inn-reason = Why there is no INN
column-organisation-ogrn = OGRN
column-organisation-kpp = KPP
column-organisation-municipality-id = Municipality
column-organisation-fields = Fields of work
column-organisation-registered-on = Registered on
column-organisation-phone = Phone
column-organisation-email = E-mail
column-organisation-site = Website
column-organisation-address = Address
column-organisation-notes = Notes

table-person = Person
column-person-surname = Surname
column-person-given = Given name
column-person-patronymic = Patronymic
column-person-sex = Sex
column-person-born = Date of birth
column-person-phone = Phone
column-person-email = E-mail
column-person-municipality-id = Municipality
column-person-notes = Notes

table-role = Post
column-role-person-id = Person
column-role-organisation-id = Organisation
column-role-title = Post
column-role-since = Since
column-role-until = Until
column-role-head = Head

table-registration = Registration
column-registration-event-id = Event
column-registration-person-id = Person
column-registration-organisation-id = Organisation
column-registration-status = State
column-registration-registered-at = Registered at
column-registration-attended-at = Checked in at
column-registration-hours = Hours
column-registration-source = Source
column-registration-list-number = Row number of the sheet
column-registration-part = Role

table-competition = Competition
column-competition-title = Title
column-competition-kind = Kind
column-competition-year = Year
column-competition-status = State
column-competition-opens-on = Opens on
column-competition-closes-on = Closes on
column-competition-budget = Budget
column-competition-threshold = Pass mark
column-competition-aggregation = How the result is computed
column-competition-marks-needed = Marks needed
column-competition-highest-request = Highest request
column-competition-number-pattern = Number pattern
column-competition-approved-at = Ranking approved at
column-competition-jury-size = Members of the jury
column-competition-jury-present = Members present
column-competition-minutes-number = Number of the minutes
column-competition-minutes-on = Date of the minutes
column-competition-minutes-place = Place of the meeting
column-competition-chair = Chair
column-competition-secretary = Secretary
column-competition-votes-for = Votes for
column-competition-votes-against = Votes against
column-competition-votes-abstained = Abstained

table-criterion = Criterion
column-criterion-competition-id = Competition
column-criterion-position = Place in the list
column-criterion-title = Title
column-criterion-description = Description
column-criterion-lowest = Lowest mark
column-criterion-highest = Highest mark
column-criterion-step = Step
column-criterion-weight = Weight
column-criterion-required = Required
column-criterion-in-total = Counts in the total
column-criterion-comment-below = Comment for marks below

table-application = Application
column-application-competition-id = Competition
column-application-number = Number
column-application-organisation-id = Applicant
column-application-person-id = Leader or traveller
column-application-title = Title
column-application-summary = Summary
column-application-goal = Goal
column-application-requested = Requested
column-application-own = Own contribution
column-application-starts-on = Starts on
column-application-ends-on = Ends on
column-application-submitted-at = Submitted at
column-application-status = State
column-application-refusal = Reason of refusal
column-application-award = Award
column-application-practice-id = Practice
column-application-event-id = Event

table-partner = Partner
column-partner-application-id = Application
column-partner-organisation-id = Organisation
column-partner-passed-on = What was passed on
column-partner-passed-at = When it was passed on
column-partner-evidence = Evidence

table-expert = Expert
column-expert-competition-id = Competition
column-expert-person-id = Person
column-expert-position = Place in the list

table-sheet = Score sheet
column-sheet-application-id = Application
column-sheet-expert-id = Expert
column-sheet-state = State
column-sheet-reason = Reason
column-sheet-finished-at = Finished at

table-mark = Mark
column-mark-sheet-id = Sheet
column-mark-criterion-id = Criterion
column-mark-value = Mark
column-mark-comment = Comment

table-document = Document
column-document-series = Series
column-document-number = Number
column-document-kind = Kind
column-document-event-id = Event
column-document-person-id = Person
column-document-competition-id = Competition
column-document-issued-on = Issued on
column-document-state = State
column-document-holder = Issued to
column-document-reason = Reason
column-document-counter = Counter
column-document-part = Role
column-document-award = Sum
column-document-exception = Reason of the exception
column-document-replaces = Issued in place of
column-document-template = Template

# Names in cases
table-name-case = Name in a case
column-name-case-person-id = Person
column-name-case-name-case = Case
column-name-case-of-name = Name that it was made for
column-name-case-name = How to write it

# Templates
table-template = Template
column-template-kind = Kind
column-template-title = Title
column-template-body = Content
table-picture = Picture
column-picture-name = Fingerprint
column-picture-content = Content

# Joined records
table-same-as = Pair of records
column-same-as-kind = Kind
column-same-as-a = First record
column-same-as-b = Second record
column-same-as-same = One and the same
