# The frame of the window, and words that all pages share.

app-name = Sokrat
app-title = { $page } — { $programme }
app-skip = Skip to the content
app-places = Places
app-back = Back
app-forward = Forward
app-undo = Undo
app-redo = Redo
app-undo-what = Undo: { $action }
app-redo-what = Redo: { $action }
app-undone = Undone: { $action }
app-redone = Done again: { $action }
app-programme-menu = Programme
app-close-programme = Close programme
app-unsaved-title = Close without saving?
app-unsaved-text = What was typed is not saved yet and will be lost.
app-unsaved-leave = Close without saving
app-settings = Look and language
app-language = Language
app-language-ru = Русский
app-language-en = English
app-theme = Theme
app-theme-system = As the system
app-theme-light = Light
app-theme-dark = Dark
app-page-missing = There is no such page
app-opening = Opening the programme…
app-shrink-side = Collapse the side bar
app-grow-side = Expand the side bar

## Places
nav-today = Today
nav-calendar = Calendar
nav-people = People
nav-organisations = Organisations
nav-competitions = Competitions
nav-documents = Documents
nav-reports = Reports
nav-journal = Journal
nav-duplicates = Duplicates

## Common actions and words
save = Save
cancel = Cancel
close = Close
add = Add
edit = Edit
delete = Delete
open = Open
create = Create
next = Next
back = Back
done = Done
print = Print
choose = Choose
clear = Clear
retry = Try again
remove = Remove
more = More
yes = Yes
no = No
all = All
none = None
optional = optional
loading = Loading…
saved = Saved
nothing-found = Nothing found
nothing-found-hint = Check the letters or remove the filters.
not-chosen = Not chosen
rows-count =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
selected-count =
    { $count ->
        [one] { $count } row selected
       *[other] { $count } rows selected
    }
grid-sorted-up = Ascending
grid-sorted-down = Descending
grid-select = Select row
grid-select-all = Select all
search = Search
search-clear = Clear the search
combobox-hint = Start typing
day-open = Open the calendar
day-previous-month = Previous month
day-next-month = Next month
error-title = That did not work
tab-list = Tabs
toast-region = Messages

## Palette
palette-title = Find or do
palette-hint = Find or do…
palette-placeholder = Name, organisation, event or action
palette-actions = Actions
palette-places = Places
palette-records = Records
palette-none = Nothing found. Check the letters.
palette-keys = ↑ ↓ to choose, Enter to open, Esc to close

## Shortcuts
shortcuts-title = Keyboard shortcuts
shortcuts-general = Everywhere
shortcuts-page = On this page
shortcuts-grid = In lists
shortcut-palette = Find or do
shortcut-undo = Undo
shortcut-redo = Redo
shortcut-back = Back
shortcut-forward = Forward
shortcut-help = This sheet
shortcut-place = Place by number
shortcut-search = Search in the list
shortcut-grid-move = Row up or down
shortcut-grid-page = Page up or down
shortcut-grid-ends = First or last row
shortcut-grid-open = Open
shortcut-grid-select = Select the row
shortcut-grid-type = Letters search in the list
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-escape = Esc
key-space = Space
app-backup-failed = The programme is closed and its data is saved. The backup could not be made. { $reason }
