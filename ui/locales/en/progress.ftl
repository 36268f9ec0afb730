# Stages of long work.
progress-demonstration = Building the demonstration programme
progress-plan = Checking the list
progress-import = Importing the list
progress-certificates = Printing certificates
progress-minutes = Making the minutes
progress-report = Making the report
progress-check = Checking the file
