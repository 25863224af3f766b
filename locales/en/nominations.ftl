# Nominations: the form, the receipt, what the office enters.
nomination-yes = Yes
nomination-no = No
nomination-please-choose = Please choose
nomination-field-address = Please enter street, postcode and town.
nomination-field-postcode = Please enter a postcode, for example 44135.

nomination-refused-not-open-yet = This call does not take nominations yet.
nomination-refused-edition-closed = This call is closed. Its nominations can no longer be changed.
nomination-refused-deadline-passed = The deadline has passed. Your nomination stays as it was received.
nomination-refused-late = This nomination came after the deadline and has not been admitted yet.
nomination-refused-not-late = This nomination already takes part.
nomination-refused-withdrawn = This nomination was withdrawn.
