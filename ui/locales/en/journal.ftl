# The journal.
journal-at = When
journal-op = Action
journal-about = About
journal-operator = Who
journal-entries = Changes
journal-replica = Laptop
journal-table = What it is
journal-record = Record
journal-deed = What was done
journal-field = Field
journal-before = Before
journal-after = After
journal-undone = undone
journal-undone-op = { $op } (undone)
journal-count =
    { $count ->
        [one] { $count } action
       *[other] { $count } actions
    }
journal-empty = The journal is empty
journal-empty-hint = Every change will stand here: who did what, and when.
journal-toolbar = What the journal shows
journal-search = Surname, title
journal-all-operators = All people
journal-all-laptops = All laptops
journal-all-ops = All actions
journal-from = From
journal-to = Until
journal-laptop = { $name } ({ $code })
journal-history = History
journal-history-of = History: { $name }
journal-history-show = Show the history
journal-all = The whole journal
journal-save = Save as a table
journal-saved = The table of the journal is open: { $name }
journal-action = Action
journal-changed = What changed
journal-more = Show more
journal-erased = The data was erased at the person’s request. Who did it and when is what remains.
journal-nothing-written = This action changed nothing.
journal-takes-back = Takes back: { $action }
journal-taken-back-by = Taken back: { $action }

## What was done to a record
deed-made = Made
deed-edited = Changed
deed-deleted = Deleted
deed-restored = Restored
deed-erased = Erased
deed-decided = Decided
deed-other = Other

## Values
told-yes = yes
told-no = no
told-nothing = empty
told-deleted = deleted
told-kept = kept
told-erased-record = an erased record

## Taking back any action
take-back = Take back this action…
take-back-title = Take back: { $op }?
take-back-do = Take back
take-back-restored =
    { $count ->
        [one] { $count } value will be restored
       *[other] { $count } values will be restored
    }
take-back-left =
    { $count ->
        [one] { $count } value stays as it is: it was changed later
       *[other] { $count } values stay as they are: they were changed later
    }
take-back-nothing = There is nothing to restore: all that this action did has been changed since.
take-back-first = The first { $count } are shown.
take-back-in-use = Other records refer to this one
take-back-gone = The record is no longer there
take-back-will-go = The record will be deleted
take-back-will-return = The record will be restored
take-back-stays = Stays as it is
take-back-done =
    { $count ->
        [one] Taken back: { $op }. { $count } value was restored
       *[other] Taken back: { $op }. { $count } values were restored
    }
put-back = Put this value back
put-back-label = Put back: { $field } — { $value }
put-back-done = The value was put back: { $field }
put-back-same = This value stands already
