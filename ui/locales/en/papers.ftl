# Texts of documents: certificates, minutes, the report.
paper-page = page { $page } of { $pages }
paper-missing-character = No font of Sokrat has the character “{ $character }”: a replacement stands in its place. Check the document before printing.
paper-too-long = Page { $page }: a text did not fit its place. Shorten it and print again: { $text }
paper-too-wide = A table is wider than the page: its words are broken. Check the document before printing.
paper-missing-picture = Page { $page }: the picture for “{ $name }” is missing or cannot be printed; its place is empty.
paper-code-too-long = Page { $page }: the code “{ $name }” cannot hold that much text; its place is empty.

## Certificate
certificate-title = Certificates: { $event }
certificate-heading = CERTIFICATE
certificate-role = of participation
certificate-lead = This is to certify that
certificate-programme = “{ $title }” programme
certificate-event = “{ $title }”
certificate-number = No. { $number }
certificate-issued = Issued on { $day }
# The number of hours stands in $hours, its form follows $count.
certificate-hours =
    { $count ->
        [one] { $hours } academic hour
       *[other] { $hours } academic hours
    }
# English has one form for all; the choice is there because Russian has several.
certificate-verb =
    { $sex ->
       *[unknown] took part
    }
certificate-where =
    { $kind ->
        [presentation] in the presentation
        [workshop] in the workshop
        [training] in the training
        [webinar] in the webinar
        [strategic-session] in the strategic session
        [internship] in the internship
        [conference] in the conference
        [jury-meeting] in the jury meeting
       *[other] in the event
    }
certificate-took-part = { certificate-verb } { certificate-where }

## Minutes
minutes-heading = Minutes of the jury meeting
minutes-heading-number = Minutes No. { $number } of the jury meeting
minutes-draft = DRAFT. The ranking has not been approved
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
