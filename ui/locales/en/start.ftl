# The first page and the new programme.
start-lead = A programme for non-profits: calendar, people, competitions and documents in one file.
start-new = New programme
start-new-hint = Title, years, region, modules
start-open = Open a file
start-open-hint = A programme file .sokrat
start-demo = Look at an example
start-demo-hint = An invented programme of three years
start-demo-opening = Preparing the example…
start-joining = Bringing the programme to this laptop
start-upgrading = Preparing the file for this version of Sokrat
start-recent = Recent
start-no-recent = Programmes that you have opened will stand here.
start-missing = The file is no longer there
start-forget = Remove from the list
start-version = Version { $version }

new-title = New programme
new-step = Step { $step } of { $total }
new-programme = The programme
new-modules = Modules
new-municipalities = Municipalities
new-name = Title of the programme
new-name-hint = As documents and reports call it
new-foundation = Foundation
new-region = Region
new-funder = Funder
new-first-year = First year
new-last-year = Last year
new-zone = Time zone
new-zone-hint = New events get the time of this zone
new-signatory = Who signs certificates
new-signatory-post = Post
new-modules-lead = The modules are the same in every year. Later each year can be changed by itself.
new-module = Module { $number }
new-add-module = Add a module
new-remove-module = Remove module { $number }
new-municipalities-lead = Districts and towns of the region, one a line. You can paste the list and add to it later.
new-municipalities-label = Municipalities of the region
new-municipalities-count =
    { $count ->
        [one] { $count } municipality
       *[other] { $count } municipalities
    }
new-create = Create and save…
new-create-hint = Sokrat will then ask where to keep the programme file.
