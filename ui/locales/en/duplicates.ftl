# Duplicates: records that may be one person or one organisation.

duplicates-toolbar = Which pairs
duplicates-kind = What to compare
duplicates-all-kinds = All records
duplicates-record = Record
duplicates-other = Other record
duplicates-why = What they share
duplicates-how-sure = How alike
duplicates-sure = Almost surely
duplicates-likely = Possibly
duplicates-searching = Looking for records that may be one person or one organisation
duplicates-likeliest = The { $shown } likeliest of { $total } pairs
duplicates-search-again = Search again
duplicates-none = Nothing to decide
duplicates-none-hint = There are no records that look like duplicates. After an import or an exchange with another laptop, search again.
duplicates-put-off =
    { $count ->
        [one] Bring back a pair
       *[other] Bring back { $count } pairs
    }
duplicates-one-or-two = one or two?
duplicates-stands = Stands for both
duplicates-nothing = not given
duplicates-choose-hint = What you choose is written into the older record, which is the one shown. The other records stay as they are, and can be separated again.
duplicates-told-apart = Somebody has already said that this is not a duplicate.
duplicates-join = Join
duplicates-tell-apart = Not a duplicate
duplicates-later = Later
duplicates-joined = { $name }: records joined
duplicates-apart = { $name }: marked as not a duplicate
duplicates-separated = { $name }: record separated
duplicates-records = Joined records
duplicates-alone = There is no other record
duplicates-separate = Separate
duplicates-compare = Compare…
duplicates-compare-title = What the record says
duplicates-join-with = Join with…
duplicates-join-title = Join records
duplicates-same-as = The same as
duplicates-person-counts = Events { $registrations }, roles { $roles }, documents { $papers }
duplicates-organisation-counts = Attendances { $registrations }, people { $roles }, applications { $papers }
duplicates-found-today =
    { $count ->
        [one] { $count } pair of records looks like a duplicate
       *[other] { $count } pairs of records look like duplicates
    }
