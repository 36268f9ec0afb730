# Stages of long work.
progress-demonstration = Building the demonstration programme
progress-plan = Checking the list
progress-import = Importing the list
progress-certificates = Printing certificates
progress-register = Preparing the register
progress-sheet = Making the sheet
progress-cards = Putting cards on sheets
progress-minutes = Making the minutes
progress-report = Making the report
progress-journal = Gathering the journal
progress-check = Checking the file
progress-package = Preparing the package
progress-package-look = Looking into the package
progress-package-take = Taking changes in
progress-duplicates = Looking for duplicates
