# Laptops: copies of the programme, packages, the shared folder.
nav-laptops = Laptops
laptops-subtitle = This laptop: { $name }
laptops-intro = Each laptop works by itself, without a network. To let all know everything, exchange packages on a stick or through a shared folder: nothing is lost, in whatever order you take them in.
laptops-make-package = Make a package…
laptops-make-missing = What the others lack
laptops-make-everything = Everything
laptops-take-package = Take a package in…
laptops-give = Copy for another laptop…
laptops-list = Laptops
laptops-this = this one
laptops-retired = out of use
laptops-unnamed = No name
laptops-code = In numbers: { $code }
laptops-heard = Known until { $moment } · { $age }
laptops-never = Its work is not known here yet
laptops-missing =
    { $count ->
        [0] Knows everything that is known here
        [one] Has not seen { $count } change from here
       *[other] Has not seen { $count } changes from here
    }
laptops-joined = In use since { $day }
laptops-age-now = just now
laptops-age-minutes =
    { $count ->
        [one] { $count } minute ago
       *[other] { $count } minutes ago
    }
laptops-age-hours =
    { $count ->
        [one] { $count } hour ago
       *[other] { $count } hours ago
    }
laptops-age-days =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
laptops-old-title = What this copy may not know
laptops-old =
    { $count ->
        [one] There has been no news from this laptop for long. Take its package to see its work too.
       *[other] There has been no news from these laptops for long. Take their packages to see their work too.
    }
laptops-old-heard = { $name }: last news { $age }
laptops-old-never = { $name }: no news yet
laptops-old-go = To the laptops
laptops-rename = Name it…
laptops-rename-title = Name of laptop { $code }
laptops-name = Name
laptops-name-hint = Such as “Maria’s laptop” or “For trips”
laptops-renamed = The laptop has a name
laptops-retire = Take out of use
laptops-retired-said = Laptop { $name } is out of use: nobody waits for it any more
laptops-return = Bring back
laptops-returned = Laptop { $name } is in use again
laptops-give-title = Copy for another laptop
laptops-give-text = Save the file to a stick and open it on the other laptop: Sokrat asks where to keep the programme there. The laptop gets a code of its own, so that no two documents have one number.
laptops-give-save = Save…
laptops-given = Copy for another laptop saved: { $name }
laptops-package-made = Package saved: { $name }
laptops-package-making = Preparing the package
laptops-looking = Looking into the package
laptops-taking = Taking the package in
laptops-take-title = Package of laptop { $name }
laptops-package-from = Made { $moment } ({ $age }), { $operator }
laptops-package-from-nobody = Made { $moment } ({ $age })
laptops-package-holds =
    { $actions ->
        [one] { $actions } new action
       *[other] { $actions } new actions
    }
laptops-package-nothing = There is nothing new in the package: all of it is here already.
laptops-package-kind = What changes
laptops-package-added = New
laptops-package-changed = Changed
laptops-package-removed = Deleted
laptops-package-conflicts =
    { $count ->
        [one] { $count } value was changed both here and there. The later one will stand, the other is kept: decide on the page “Conflicts”.
       *[other] { $count } values were changed both here and there. The later ones will stand, the others are kept: decide on the page “Conflicts”.
    }
laptops-package-will-stand = Will stand
laptops-package-conflicts-more =
    { $count ->
        [one] And { $count } more such value.
       *[other] And { $count } more such values.
    }
laptops-package-ahead = The other laptop’s clock is fast { $age }. That does no harm to the data, but check its date and time.
laptops-ahead-minutes =
    { $count ->
        [one] by { $count } minute
       *[other] by { $count } minutes
    }
laptops-ahead-hours =
    { $count ->
        [one] by { $count } hour
       *[other] by { $count } hours
    }
laptops-ahead-days =
    { $count ->
        [one] by { $count } day
       *[other] by { $count } days
    }
laptops-package-fork = Another computer worked under the name { $names } as well: somebody probably copied the whole disk. Its records will be taken in under a new name; nothing is lost.
laptops-package-fork-agree = Take in under a new name
laptops-take = Take in
laptops-taken =
    { $count ->
        [one] { $count } change taken in
       *[other] { $count } changes taken in
    }
laptops-taken-nothing = There was nothing new
laptops-folder = Shared folder
laptops-folder-text = A folder that Syncthing, Nextcloud, a network drive or a stick provides. Each laptop writes only its own files there.
laptops-folder-choose = Choose a folder…
laptops-folder-now = Exchange now
laptops-folder-forget = Do not use
laptops-folder-name = Folder “{ $name }”
laptops-folder-at = Last exchange: { $moment } · { $age }
laptops-folder-never = Nothing has been exchanged through it yet
laptops-folder-working = Exchanging
laptops-folder-done = Changes given: { $sent }, taken in: { $taken }
laptops-folder-waiting = Files of { $names } wait for other laptops’ files that have not arrived yet.
laptops-folder-unreadable =
    { $count ->
        [one] { $count } file has not arrived whole yet: it is tried again next time.
       *[other] { $count } files have not arrived whole yet: they are tried again next time.
    }
laptops-folder-ahead = The clock of laptop { $name } is fast { $age }. That does no harm to the data, but check its date and time.
laptops-folder-newer = Another laptop has a newer version of Sokrat ({ $version }): update Sokrat here.
laptops-folder-leftovers = Laptops out of use wrote files into the folder before personal data was erased: { $names }. The data may stand in them still. Everything else in them is in your programme already: Sokrat writes it anew, without what was erased, and takes the old files away.
laptops-folder-leftovers-said = Files in the shared folder may still hold personal data that was erased
laptops-folder-tidy = Take the old files away
laptops-folder-tidied =
    { $count ->
        [one] { $count } old file was taken away.
       *[other] { $count } old files were taken away.
    }
laptops-folder-forked = Another computer worked under the name { $names } as well. Take its records in under a new name?
laptops-new-copy-title = This is a new copy of the programme
laptops-new-copy-from-elsewhere = The file was copied from another laptop. So that numbers and records do not mix, this copy has got a code of its own: { $code }.
laptops-new-copy-second-copy = This file is an earlier state or a second copy. So that numbers and records do not mix, it has got a code of its own: { $code }.
rows-person = People
rows-organisation = Organisations
rows-role = Roles
rows-event = Events
rows-registration = Registrations
rows-competition = Competitions
rows-criterion = Criteria
rows-application = Applications
rows-partner = Partners
rows-expert = Experts
rows-sheet = Score sheets
rows-mark = Marks
rows-document = Documents
rows-programme = Programme
rows-other = Other
