# The calendar, the event's page and its form.

calendar-title = Calendar
calendar-toolbar = What the calendar shows
calendar-month = Month
calendar-list = List
calendar-view = View
calendar-previous = Previous month
calendar-next = Next month
calendar-today = Today
calendar-new = New event
calendar-new-on = New event on { $day }
calendar-search = Title, place, speaker
calendar-all-modules = All modules
calendar-all-formats = All formats
calendar-all-statuses = All states
calendar-all-municipalities = Whole region
calendar-more =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
calendar-grid = { $month }: events by day
calendar-moved = Moved to { $day }
calendar-move-hint = Shift and an arrow moves the event by a day or a week
calendar-empty = No events yet
calendar-empty-hint = Plan the first event: a title, a day, a place. Everything else can be added later.
calendar-first-events = To the first events
calendar-none-in-month = Nothing in this month
event-count =
    { $count ->
        [0] No events
        [one] { $count } event
       *[other] { $count } events
    }
column-day = Day
column-title = Title
column-kind = Kind
column-place = Place
column-module = Module
column-present = Present
column-status = State

event-new-title = New event
event-edit-title = Edit the event
event-field-title = Title
event-field-kind = Kind
event-field-format = Format
event-field-module = Module
event-field-topic = Topic
event-field-starts = Starts
event-field-starts-time = Start time
event-field-ends = Ends
event-field-ends-time = End time
event-field-municipality = Municipality
event-field-place = Place
event-field-capacity = Places
event-field-capacity-hint = Empty: no limit
event-field-hours = Academic hours
event-field-hours-hint = Stands on the certificate
event-field-speakers = Speakers
event-field-speakers-hint = One a line
event-field-status = State
event-field-practices = Practices taught
event-field-notes = Notes
event-field-zone = Time zone
event-created = Event created
event-saved = Saved
event-deleted = Event deleted
event-delete-title = Delete the event?
event-delete-text = “{ $title }” disappears from the calendar. You can undo this.
event-door = Door
event-import = Import a list
event-certificates = Certificates
event-people = People
event-about = About
event-registered = Registered
event-present = Present
event-organisations = Organisations
event-of-capacity = { $count } of { $capacity }
event-when = When
event-where = Where
event-no-place = Not stated
event-add-person = Add a person
event-add-person-hint = Name, phone or e-mail
event-added = { $name }: on the list
event-person-search = Name
event-all-statuses = All states
hours-set = Hours…
hours-set-title = Hours of presence
hours-set-field = Hours at the event
hours-set-hint = Academic hours. Empty: the whole event
hours-set-done = The hours of presence are noted
event-mark = Mark as
event-mark-present = Present
event-list-empty = Nobody is on the list yet
event-list-empty-hint = Import a list, add people one by one, or open the door mode and mark those who come.
event-certificates-title = Certificates
event-certificates-none = Nobody is marked present. Mark those who came, then print.
event-certificates-only-new = Only the new ones
event-certificates-print = Print
event-certificates-making = Making the certificates
event-certificates-made =
    { $count ->
        [one] { $count } certificate is ready
       *[other] { $count } certificates are ready
    }
event-register = The register
column-name = Name
column-organisation = Organisation
column-phone = Phone
column-arrived = Arrived

agenda = Agenda
agenda-list = Agenda of the event
agenda-new = New line of the agenda
agenda-edit = Line of the agenda
agenda-day = Day
agenda-begins = Start
agenda-ends = End
agenda-title = What happens
agenda-speaker = Speaker
agenda-room = Where
agenda-add = Add
agenda-deleted = Line of the agenda deleted
agenda-outside = not a day of the event
agenda-empty = No agenda yet
agenda-empty-hint = Type the first line: when, what happens, who speaks. The agenda becomes part of the printed programme of the event.
agenda-keys-first = Enter adds the line and begins the next one.
agenda-keys = Enter adds the line and begins the next one. In the list: ↑ ↓ choose, Enter changes, Delete deletes.

door-title = Door
door-people =
    { $count ->
        [one] person
       *[other] people
    }
door-organisations =
    { $count ->
        [one] organisation
       *[other] organisations
    }
door-from = from
door-expected = of { $count } expected
door-search = Letters of any part of the name, or digits of the phone
door-search-label = Who has come
door-hint = Type three letters, or scan a badge. ↓ ↑ to choose, Enter to mark present. Enter on a person who is present takes the mark back.
door-not-registered = not on the list
door-marked = Present: { $name }
door-unmarked = Not present after all: { $name }
door-before = Already present: { $name }
door-none = Nobody fits these letters
door-nobody = “{ $letters }”: nobody fits, not marked
door-walk-in = Walk-in…
door-walk-in-title = A person without registration
door-walk-in-person = Person
door-walk-in-organisation = Organisation
door-walk-in-organisation-hint = Choose one, or type the name of a new one
door-walk-in-new = New: { $name }
door-walk-in-post = Post
door-walk-in-save = Mark present
door-walk-in-done = Present: { $name }
door-back = To the event
door-present = present
