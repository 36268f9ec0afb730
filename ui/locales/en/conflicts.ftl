# Conflicts: values that two laptops changed without having seen each other.
conflicts-title = Conflicts
conflicts-hint = Two laptops changed the same thing without having seen each other. The later value stands for now. Choose the right one.
conflicts-count =
    { $count ->
        [one] { $count } conflict
       *[other] { $count } conflicts
    }
conflicts-records =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
conflicts-empty = There are no conflicts
conflicts-empty-hint = When two laptops change the same thing without having seen each other, both values will stand here.
conflicts-today =
    { $count ->
        [one] { $count } conflict waits for a decision
       *[other] { $count } conflicts wait for a decision
    }
conflicts-today-hint = Two laptops changed the same thing
conflicts-go = Decide
conflicts-stands = Stands now
conflicts-other = The other value
conflicts-keep = Keep
conflicts-take = Take this
conflicts-leave-deleted = Leave it deleted
conflicts-restore = Restore
conflicts-delete = Delete
conflicts-keep-record = Keep the record
conflicts-life-deleted = The record is deleted
conflicts-life-kept = The record is kept
conflicts-life-changes = What was changed
conflicts-kind-edited-twice = Changed twice
conflicts-kind-edited-deleted = A deleted record was changed
conflicts-kind-deleted-edited = A changed record was deleted
conflicts-blocks = Documents are not printed until this is decided
conflicts-decide-record = Decide the record
conflicts-chosen =
    { $count ->
        [one] { $count } of { $total } chosen
       *[other] { $count } of { $total } chosen
    }
conflicts-keep-all = Keep what stands everywhere
conflicts-keep-all-title = Keep all that stands?
conflicts-keep-all-text =
    { $count ->
        [one] { $count } conflict will be decided for what stands now. The other values stay in the journal.
       *[other] { $count } conflicts will be decided for what stands now. The other values stay in the journal.
    }
conflicts-decided =
    { $count ->
        [one] { $count } conflict was decided
       *[other] { $count } conflicts were decided
    }
conflicts-decided-elsewhere = This was decided on another laptop already
conflicts-left =
    { $count ->
        [one] { $count } conflict is left to decide: a new value came while you looked
       *[other] { $count } conflicts are left to decide: new values came while you looked
    }
conflicts-keys = ↑ ↓ moves between records, Enter opens, 1 and 2 choose a value, Ctrl+Enter decides
conflicts-choose-value = Choose value { $number }
conflicts-list = Records with conflicts
conflicts-unknown-author = nobody knows who
