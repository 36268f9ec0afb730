# Texts of documents: certificates, minutes, the report.
paper-page = page { $page } of { $pages }
paper-missing-character = No font of Sokrat has the character “{ $character }”: a replacement stands in its place. Check the document before printing.
paper-missing-character-at = No font of Sokrat has the character “{ $character }” ({ $at }): a replacement stands in its place. Check the document before printing.
paper-too-long = Page { $page }: a text did not fit its place. Shorten it and print again: { $text }
paper-too-wide = A table is wider than the page: its words are broken. Check the document before printing.
# Where: a part of a card by the name that it has in the template, and the pages or people. Then what is wrong with it.
paper-part-at = { $part } ({ $at })
paper-on-page = page { $pages }
paper-on-pages = pages { $pages }
paper-on-every-page = on every page
paper-on-every-card = on every card
paper-and-more = { $listed } and { $count } more
paper-part-background = Background “{ $name }”
paper-part-text = Text “{ $name }”
paper-part-image = Picture “{ $name }”
paper-part-line = Line “{ $name }”
paper-part-box = Rectangle “{ $name }”
paper-part-code = QR code “{ $name }”
paper-part-bars = Bar code “{ $name }”
paper-part-table = Table “{ $name }”
paper-part-signatures = Signatures “{ $name }”
paper-part-body = Text of the document “{ $name }”
paper-nameless-background = Background
paper-nameless-text = A text without a name
paper-nameless-image = A picture without a name
paper-nameless-line = A line without a name
paper-nameless-box = A rectangle without a name
paper-nameless-code = A QR code without a name
paper-nameless-bars = A bar code without a name
paper-nameless-table = A table without a name
paper-nameless-signatures = Signatures without a name
paper-nameless-body = Text of the document without a name
paper-missing-picture = { $place }: the picture’s file is missing or cannot be printed; its place is empty.
paper-off-card = { $place }: reaches { $measure } mm over the edge and is cut off there. Move it or make it smaller in the template.
paper-code-too-small = { $place }: its dots are smaller than 0.33 mm, a phone may fail to read it. Make its side { $measure } mm.
paper-bars-too-narrow = { $place }: its bars would be narrower than 0.17 mm, no scanner reads them; the place is empty. It needs to be at least { $measure } mm wide.
paper-code-letters = { $place }: only Latin letters, digits and signs can stand here; its place is empty. A QR code holds any letters.
paper-code-too-long = { $place }: the code cannot hold that much text; its place is empty. Leave less in it.

## Certificate
certificate-title = Certificates: { $event }
certificate-heading = CERTIFICATE
certificate-role-participant = of participation
certificate-role-speaker = of a speaker
certificate-role-organiser = of an organiser
certificate-role-winner = of the winner
certificate-competition = competition
certificate-programme = “{ $title }” programme
certificate-event = “{ $title }”
certificate-number = No. { $number }
certificate-issued = Issued on { $day }

## Register
register-title = Register of issued documents
register-summary = In the register: { $count }. Annulled: { $annulled }. Given as exceptions: { $exceptions }.
register-part = Role
register-state = State
register-reason = Reason: { $reason }
register-reason-head = Reason of the annulment
register-exception = Exception: { $reason }
register-doubles = Also valid, given later: { $numbers }
register-superfluous = To be annulled: { $numbers } was given before
register-doubles-head = Also valid
register-doubled =
    { $count ->
        [one] { $count } certificate is to be annulled: the person was given another before.
       *[other] { $count } certificates are to be annulled: these people were given others before.
    }
register-exception-head = Reason of the exception
register-replaced-by = Replaced by { $number }
register-replaced-by-head = Replaced by
register-replaces = Issued in place of { $number }
register-replaces-head = Issued in place of
register-gaps = Numbers that are not in the register
register-no-gaps = No number is missing.
register-part-only = These are chosen lines of the register, not all of it.
register-gap-undone =
    { $count ->
        [one] { $numbers }: the issue was undone, the number is not given again.
       *[other] { $numbers }: the issue was undone, the numbers are not given again.
    }
register-gap-not-here = { $numbers }: numbers of laptop { $laptop }; this laptop knows nothing of them yet. Exchange packages.
register-gap-skipped = { $numbers }: left out, such numbers had been given under another pattern.

## Certificates: figures
# The number of hours stands in $hours, its form follows $count.
academic-hours =
    { $count ->
        [one] { $hours } academic hour
       *[other] { $hours } academic hours
    }
# English has one form for both sexes; the choice is there because Russian has several.
certificate-verb =
    { $sex ->
       *[unknown] took part
    }
certificate-spoke =
    { $sex ->
       *[unknown] spoke
    }
certificate-held =
    { $sex ->
       *[unknown] prepared and held
    }
certificate-won =
    { $sex ->
       *[unknown] won
    }
certificate-where =
    { $kind ->
        [presentation] the presentation
        [workshop] the workshop
        [training] the training
        [webinar] the webinar
        [strategic-session] the strategic session
        [internship] the internship
        [conference] the conference
        [jury-meeting] the jury meeting
        [competition] the competition
       *[other] the event
    }
certificate-statement =
    { $part ->
        [speaker] { certificate-spoke } at { certificate-where }
        [organiser] { certificate-held } the event
        [winner] { certificate-won } the competition
       *[participant] { certificate-verb } in { certificate-where }
    }
certificate-reason =
    { $part ->
        [speaker] for speaking at { certificate-where }
        [organiser] for preparing and holding the event
        [winner] for winning the competition
       *[participant] for taking part in { certificate-where }
    }

## Minutes
minutes-heading = Minutes of the jury meeting
minutes-heading-number = Minutes No. { $number } of the jury meeting
minutes-draft = DRAFT. The ranking has not been approved
minutes-draft-approved = DRAFT. The minutes are not in the register
minutes-of = { $competition }
minutes-programme = “{ $programme }” programme
minutes-day-open = Date: ____________________
minutes-quorum =
    { $size ->
        [one] The jury has { $size } member, { $present } present, at least { $needed } needed. There is a quorum.
       *[other] The jury has { $size } members, { $present } present, at least { $needed } needed. There is a quorum.
    }
minutes-no-quorum =
    { $size ->
        [one] The jury has { $size } member, { $present } present, at least { $needed } needed. There is no quorum.
       *[other] The jury has { $size } members, { $present } present, at least { $needed } needed. There is no quorum.
    }
minutes-experts =
    { $count ->
        [one] The applications were scored by the expert { $names }.
       *[other] The applications were scored by the experts { $names }.
    }
minutes-rules = Rules of scoring
minutes-period = Applications were taken from { $from } to { $to }.
minutes-scoring = Applications received: { $received }, scored and ranked: { $ranked }. Final figure: { $aggregation }. Highest possible total: { $highest }, pass mark: { $threshold }. Budget of the competition: { $budget }.
minutes-formula-mean-of-totals = An expert’s total is the sum of his or her marks times the weights of the criteria. The figure of an application is the mean of the experts’ totals.
minutes-formula-sum-of-means = For each criterion the mean of the experts’ marks is taken. The figure of an application is the sum of these means times the weights of the criteria.
minutes-formula-median = An expert’s total is the sum of his or her marks times the weights of the criteria. The figure of an application is the median of the experts’ totals: as many lie above it as below.
minutes-formula-trimmed = An expert’s total is the sum of his or her marks times the weights of the criteria. The figure of an application is the mean of the experts’ totals without the highest and the lowest one.
minutes-criterion = Criterion
minutes-marks = Marks
minutes-weight = Weight
minutes-not-in-total = { $title } (not in the total)
minutes-not-admitted = Applications that were not scored
minutes-not-admitted-line = { $number }, “{ $title }”, { $organisation }: { $status }
minutes-recusals = Recusals and conflicts of interest
minutes-recusal-line = { $expert }, application { $number }: stepped aside, { $reason }
minutes-conflict-same = { $expert }, application { $number }: takes part in the application, gave no marks
minutes-conflict-works = { $expert }, application { $number }: is connected with the applicant or a partner, gave no marks
minutes-ranking = Ranking of applications
minutes-rank = Rank
minutes-number = Number
minutes-application = Application and applicant
minutes-application-alone = Application
minutes-figure = Figure
minutes-requested = Requested
minutes-award = Decision
minutes-place = Place
minutes-total = Total
minutes-decision = Decision
minutes-none = No application is funded.
minutes-support =
    { $count ->
        [one] To fund { $count } application with { $sum }:
       *[other] To fund { $count } applications with { $sum } in all:
    }
minutes-award-line = { $number }, “{ $title }”, { $organisation }: { $sum }
minutes-reserve = To put on the reserve list: { $numbers }.
minutes-chair = Chair
minutes-secretary = Secretary
minutes-signature = signature
minutes-full-name = full name

## Report
report-title = Report on participation, all years
report-title-year = Report on participation in { $year }
report-programme = “{ $programme }” programme. { $foundation }
report-summary = Events: { $events }, participations: { $participations }. Different people: { $people }, different organisations: { $organisations }.
report-by-module = Module
report-by-year = Year
report-by-municipality = Municipality
report-by-kind = Kind of event
report-events = Events
report-participations = Participations
report-people = People
report-organisations = Organisations
report-hours = Person-hours
report-total = Total
report-no-label = Not given
report-unique-note = Each person and each organisation counts once in its row and once in the total, so the rows do not add up to the total.
report-chart = Participations
report-as-of = Data as of { $moment }.

## Registration sheet
sheet-heading = Registration sheet
sheet-event = “{ $title }”
sheet-consent-text = A signature under “Consent” agrees to the processing of personal data (name, phone, organisation) for keeping account of participation in the event. Operator: { $foundation }. Federal Law No. 152-FZ.
sheet-number = No.
sheet-name = Surname, given name, patronymic
sheet-organisation = Organisation
sheet-phone = Phone
sheet-signature = Signature
sheet-consent = Consent
sheet-rows-note =
    { $count ->
        [one] { $count } person on the list. The number of a row belongs to the person: Sokrat marks presence by the numbers of the signed rows. Rows +1, +2 are for those who come unregistered.
       *[other] { $count } people on the list. The number of a row belongs to the person: Sokrat marks presence by the numbers of the signed rows. Rows +1, +2 are for those who come unregistered.
    }
sheet-signed = Signatures: ________, of them unregistered: ________. In charge of registration: ____________________
sheet-printed = Printed { $moment }

## Badges, table cards, labels
cards-title-badge = Badges: { $event }
cards-title-table-card = Table cards: { $event }
cards-title-label = Labels: { $event }
cards-too-long = { $person }: a text did not fit its place and reaches over the edge. Shorten it and print again: { $text }
cards-too-long-everywhere = On every card a text does not fit its place and reaches over the edge: { $text }

## Minutes: votes and appendices
minutes-votes = Votes on the ranking and the awards: for { $for }, against { $against }, abstained { $abstained }.
minutes-appendix-applications = Appendix 1. Applications scored
minutes-appendix-experts = Appendix 2. Experts
minutes-appendix-marks = Appendix 3. Marks by criterion
minutes-applicant = Applicant
minutes-expert = Expert
minutes-criterion-head = C{ $number }
minutes-criterion-short = C{ $number }: { $title }
minutes-hash = Check sum of the table (SHA-256): { $hash }. A table with other marks, places or sums has another.

## Year plan
plan-heading = Plan of events for { $year }
plan-topic = Module and topic
# The month as a number: its short name.
plan-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
plan-gap = Still missing
plan-gap-none = nothing
plan-gap-workshop = a workshop
plan-gap-webinars =
    { $count ->
        [one] { $count } webinar
       *[other] { $count } webinars
    }
plan-mark-workshop = W { $day }
plan-mark-webinar = B { $day }
plan-mark-other = E { $day }
plan-legend = W: workshop or training in person, B: webinar, E: other event; the figure is the day it starts. By the rule of the programme a competence topic has one workshop in person and two webinars.
plan-module = { $number }. { $title }
plan-without-topic = Without a topic
plan-without-module = Outside the modules
plan-all-others = All events
plan-by-date = By date
plan-day = Date
plan-time = Time
plan-event = Event
plan-kind = Kind
plan-place = Place
plan-status = State

## Programme of an event
leaflet-heading = Programme of the event
leaflet-kind = Kind
leaflet-when = When
leaflet-where = Where
leaflet-format = Format
leaflet-module = Module
leaflet-topic = Topic
leaflet-hours = Academic hours
leaflet-capacity = Places
leaflet-speakers = Speakers
leaflet-agenda = Agenda
leaflet-time = Time
leaflet-item = Item
leaflet-speaker = Speaker
leaflet-room = Room

## Score sheet
score-title = Score sheets: { $competition }
score-summary = Summary sheet of the expert
score-summary-text =
    { $count ->
        [one] { $count } application handed over. The figure of an application is the sum of the marks times the weights of the criteria, at most { $highest }. Copy the figures from the score sheets.
       *[other] { $count } applications handed over. The figure of an application is the sum of the marks times the weights of the criteria, at most { $highest }. Copy the figures from the score sheets.
    }
score-note = Remark
score-no-conflict = By signing I confirm that I have no conflict of interest with the applicants and their partners.
score-expert-signs = Expert
score-day = date: ____________
score-sheet = Score sheet: application { $number }
score-competition = Competition
score-application = Application
score-applicant = Applicant
score-expert = Expert
score-marks = Scale
score-mark = Mark
score-range = { $lowest } to { $highest }, step { $step }
score-comment-below = A mark below { $below } needs a comment.
score-total = Figure: mark × weight, summed over the criteria, at most { $highest }
score-how = Give a mark in every row. Cross out a correction and sign beside it.
score-comment = The expert’s conclusion:
## The sheet about the passphrase
recovery-title = Passphrase sheet
recovery-lead = The programme file is encrypted. When the passphrase is forgotten, the code on this sheet opens it. There is no other way: neither the application nor its authors have one. Whoever takes the sheet can open the file: keep it in a safe, not beside the computer.
recovery-what = The file
recovery-programme = Programme
recovery-file = File name
recovery-folder = Folder
recovery-id = Number of the programme
recovery-day = Date of this sheet
recovery-code = Recovery code
recovery-code-hint = Sixteen groups of six digits. Type them line by line, from left to right; spaces do not matter. Sokrat has not kept this sheet on the disk.
recovery-passphrase = Passphrase
recovery-by-hand = If you like, write it here by hand: legibly, with its capitals, spaces and signs. Sokrat itself does not print it.
recovery-use = How to open the file
recovery-step-1 = Install Sokrat and choose “Open a file”.
recovery-step-2 = Choose the programme file or one of its backups: they lie beside it in the folder “… — backups”.
recovery-step-3 = Type the passphrase. If it is forgotten, press “Forgotten the passphrase…”, type the recovery code and set a new passphrase.
recovery-step-4 = After the passphrase is changed this code no longer opens the programme: print a new sheet. Keep this one as long as backups made before the change are needed: it opens those.
