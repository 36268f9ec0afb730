# The journal.
journal-at = When
journal-op = Action
journal-about = About
journal-operator = Who
journal-entries = Changes
journal-replica = Laptop
journal-undone = undone
journal-count =
    { $count ->
        [one] { $count } action
       *[other] { $count } actions
    }
journal-empty = The journal is empty
journal-empty-hint = Every change will stand here: who did what, and when.
