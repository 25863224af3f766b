# Nominations: the form, the receipt, what the office enters.
nomination-yes = Yes
nomination-no = No
nomination-please-choose = Please choose
nomination-field-address = Please enter street, postcode and town.
nomination-field-postcode = A German postcode has five digits, such as 44135. Outside Germany, put the country's letters in front, such as A-1010.
nomination-field-street = Please give the street as well.
nomination-field-no-postcode = Please give the postcode as well.
nomination-field-city = Please give the city as well.
nomination-field-street-long = The street is too long. At most 200 characters are possible.
nomination-field-city-long = The city is too long. At most 100 characters are possible.

nomination-field-future = This moment is in the future.
nomination-field-which-date = Day and month cannot be told apart here. Please write 15.09.2027.
nomination-field-early = Nominations were not open then. Is the year right? If so, tick the box below.
nomination-refused-not-open-yet = Nominations are not open yet for this call.
nomination-refused-edition-closed = This call is closed. Its nominations can no longer be changed.
nomination-refused-deadline-passed = The deadline has passed. Your nomination stays as it was received.
nomination-refused-late = This nomination came after the deadline and has not been admitted yet.
nomination-refused-not-late = This nomination already takes part.
nomination-refused-withdrawn = This nomination was withdrawn.
nomination-refused-read = The jury is already reading your nomination. Please ask the office.
nomination-refused-no-reason = The jury is already reading this nomination. Please give the reason for the correction.
nomination-refused-decided = The jury has already decided on this nomination. Please ask the office.

nomination-kind-self = Application
nomination-kind-proposal = Proposal
nomination-origin-online = online
nomination-origin-paper = on paper
nomination-origin-email = by e-mail
nomination-origin-import = from a file
nomination-nothing = no answer

# Before the form
nomination-choose-title = Who is the nomination for?
nomination-choose-self = We apply ourselves
nomination-choose-self-text = For your own project, association, institution or business.
nomination-choose-proposal = I propose somebody
nomination-choose-proposal-text = For people, projects or businesses that impress you.
nomination-announced-title = { $soon ->
    [yes] It starts soon
   *[no] The form is not open yet
}
nomination-announced-text = We take nominations from { $opens } until { $closes }.
nomination-over-title = The deadline has passed
nomination-over-text = We took nominations until { $closes }. Maybe next time.
nomination-to-call = Go to the call

# The form
nomination-form-self = Apply
nomination-form-proposal = Propose somebody
nomination-form-lead = You do not need an account. The deadline is { $closes }; until then you can still change everything.
nomination-form-submit = Send nomination
nomination-form-cancel = Cancel
nomination-switch-self = Would you rather apply yourself?
nomination-switch-self-keep = Apply yourself after all (what you wrote stays)
nomination-switch-proposal = Would you rather propose somebody else?
nomination-switch-proposal-keep = Propose somebody else after all (what you wrote stays)
nomination-too-many-title = A great many nominations are coming from you
nomination-too-many-text = Please wait a minute and send it again. Everything you wrote is still here.
nomination-edit-too-many-title = You have changed the e-mail address very often
nomination-edit-too-many-text = We have not saved anything. What you wrote is still here. Please wait a minute and save it again.
nomination-too-late-title = The deadline passed on { $closes }
nomination-too-late-text = You can still send the form. We keep everything, and the office decides whether the nomination may still take part.
nomination-kept-on-page = We have not stored anything. What you wrote is still here: copy it if you need it, and ask the office.
nomination-another-title = You have already sent { $number } with this form
nomination-another-text = Is this another nomination? Then please send it once more. Did you want to change { $number }? Then please use the link in your receipt.
nomination-twice-title = We already have this nomination: { $number }
nomination-twice-text = On { $at } we received a nomination from you with the same answers. Do you really want to send two? Nothing has been stored a second time yet.
nomination-twice-yes = Yes, send it a second time
nomination-twice-no = No, one is enough
nomination-entered-another-title = { $number } was already entered with this form
nomination-entered-another-text = Is this another nomination? Then please send it once more. Did you want to change { $number }? Then please open it in the list of nominations.
nomination-entered-twice-title = We already have this nomination: { $number }
nomination-entered-twice-text = On { $at } a nomination with the same answers arrived. Should there really be two? Nothing has been stored a second time yet.
nomination-entered-twice-yes = Yes, enter it a second time

# Changing it
nomination-edit-title = Change nomination
nomination-edit-lead = You can change it until { $closes }.
nomination-edit-submit = Save changes
nomination-edit-cancel = Change nothing
nomination-stale-title = Something else was saved in the meantime
nomination-stale-text = So we have not overwritten anything. Please compare. If you save again, what is in the form below will count.
nomination-stale-differences = What differs
nomination-stale-stored = Saved
nomination-stale-typed = In the form
flash-nomination-changed = Your changes are saved.
flash-nomination-withdrawn = The nomination is withdrawn.

# The receipt
receipt-title = Nomination { $number }
receipt-received-title = Thank you, we have received your nomination
receipt-received-text = It is safely stored. The office checks whether it fulfils the conditions.
receipt-eligible-title = Your nomination takes part
receipt-eligible-text = It is safely stored, and the office has checked it: it fulfils the conditions.
receipt-with-jury-title = Your nomination fulfils the conditions
receipt-with-jury-text = The jury has begun.
receipt-ineligible-title = Your nomination will not be scored
receipt-ineligible-text = The office has checked it: it does not fulfil the conditions of this prize. If you have questions, see below how to reach us.
receipt-late-title = Your nomination came after the deadline
receipt-late-text = The deadline was { $closes }. We have kept everything. The office decides whether the nomination may still take part.
receipt-too-late-title = Your nomination came after the deadline
receipt-too-late-text = It did not take part.
receipt-withdrawn-title = This nomination was withdrawn
receipt-withdrawn-text = The jury does not score it.
receipt-public-title = The result is public
receipt-taken-back-title = The result was taken back
receipt-taken-back-text = Thank you for taking part. The result was published, but at the moment it is not.
receipt-public-text = Thank you for taking part. Everybody can now read what the jury has decided.
receipt-ended-title = This call has ended
receipt-ended-text = Thank you for taking part. No result is published here.
receipt-number = Number
receipt-received-at = Received
receipt-changed-at = Last changed
receipt-kind = Kind
receipt-link-title = Keep this link
receipt-link-text = { $can ->
    [change] Only with this link can you read, change or withdraw your nomination. Do not pass it on.
    [withdraw] Only with this link can you read or withdraw your nomination. Do not pass it on.
   *[read] Only with this link can you read your nomination. Do not pass it on.
}
receipt-link-label = Your private link
receipt-copy = Copy link
receipt-copied = Copied
receipt-mailed = { $state ->
    [sent] It also went to { $address } on { $at }.
   *[queued] It is also on its way to { $address }.
}
receipt-next = What happens next
receipt-step-closes-at = Changes
receipt-step-closes-at-text = possible until { $date }
receipt-edit = Change nomination
receipt-withdraw = Withdraw
receipt-withdraw-confirm = Do you really want to withdraw the nomination? This cannot be undone.
receipt-sent = What you sent
receipt-contact = Questions?

# The mail with the receipt
mail-receipt-subject = { $status ->
    [late] Received after the deadline: { $number }
   *[received] Received: your nomination { $number }
}
mail-receipt-text = { $status ->
    [late] Hello,

    Your nomination for “{ $prize }” reached us on { $at }. The deadline was { $closes }. We have kept everything; the office decides whether the nomination may still take part.

    Your number: { $number }

    With your private link you can read or withdraw the nomination. Please do not pass it on.
   *[received] Hello,

    Thank you for your nomination for “{ $prize }”. We received it on { $at }.

    Your number: { $number }

    With your private link you can read the nomination, change it until { $closes }, or withdraw it. Please do not pass it on.
}
mail-receipt-link = Go to your nomination

# To the address that is no longer the sender's
mail-address_changed-subject = This address no longer belongs to { $number }
mail-address_changed-text = Hello,

    until now this address belonged to the nomination { $number } for “{ $prize }”. It was replaced with another one on { $at }.

    { $by ->
        [office_paper] The office has changed it.
        [office] The office has changed it. The private link in the receipt to this address no longer opens the nomination.
       *[link] Somebody who has the private link to the nomination has changed it.
    }

    If that is not right, please contact:

    { $contact }

# What the office enters
nomination-tabs = Call
nomination-status-received = received
nomination-status-late = late
nomination-status-withdrawn = withdrawn
nomination-intake = Receipt
nomination-intake-origin = How did the nomination arrive?
nomination-intake-received-at = Received on
nomination-intake-received-at-hint = The date stamp counts: it decides whether the deadline was kept.
nomination-intake-early = Yes, it came before the beginning
nomination-enter-title = Enter a nomination
nomination-enter-choose = For everything that came on paper or by e-mail.
nomination-enter-self = Enter an application
nomination-enter-proposal = Enter a proposal
nomination-enter-lead = Simply leave blank what is missing on the paper.
nomination-enter-switch-self = Enter an application instead
nomination-enter-switch-self-keep = Switch to an application (what you wrote stays)
nomination-enter-switch-proposal = Enter a proposal instead
nomination-enter-switch-proposal-keep = Switch to a proposal (what you wrote stays)
nomination-enter-submit = Enter nomination
nomination-correct-title = Correct the answers
nomination-correct-lead = The history keeps which answers you changed.
nomination-correct-lead-read = { $mails ->
    [no] The jury is already reading this nomination. What you change is marked: whoever has begun a score sheet sees the old and the new text side by side. The e-mail about it waits in the outbox.
   *[yes] The jury is already reading this nomination. What you change is marked: whoever has begun a score sheet sees the old and the new text side by side and gets an e-mail.
}
nomination-correction = Correction
nomination-correction-reason = Why are you correcting it?
nomination-correction-reason-hint = The history keeps the reason, and the jury reads it.
nomination-not-saved = We have not saved anything. What you wrote is still here.
flash-nomination-entered = The nomination is entered.
flash-nominations-imported = { $n ->
    [one] One nomination is imported.
   *[other] { $n } nominations are imported.
}

# Import
import-title = Import nominations
import-lead = Choose an Excel or CSV file. We check it first and show what would happen.
import-file = Excel or CSV file
import-file-hint = Also a list from this program; Excel as .xlsx, at most 1 MB
import-check = Check file
import-template = Download an empty template
import-preview = { $n ->
    [one] One nomination can be imported
   *[other] { $n } nominations can be imported
}
import-preview-text = Nothing is saved yet.
import-preview-numbers = Each nomination gets a new receipt number here; the numbers in the file are only valid where they came from.
import-preview-late = { $n ->
    [one] One came after the deadline and will be saved as late.
   *[other] { $n } came after the deadline and will be saved as late.
}
import-row-title = Title
import-row-nominee = Nominee
import-row-kind = Kind
import-row-received = Received
import-row-line = Line
import-more-rows = { $n ->
    [one] And one more row.
   *[other] And { $n } more rows.
}
import-confirm = { $n ->
    [one] Import one nomination
   *[other] Import { $n } nominations
}
import-other = Choose another file
import-problems = { $n ->
    [one] One place in the file is wrong
   *[other] { $n } places in the file are wrong
}
import-problems-text = Nothing was imported. Please correct the file and choose it again.
import-more-problems = { $n ->
    [one] and one more
   *[other] and { $n } more
}
import-place = Line { $line }
import-place-column = Line { $line }, column “{ $column }”
import-place-name = Line { $line } (“{ $name }”)
import-place-name-column = Line { $line } (“{ $name }”), column “{ $column }”
import-at = { $place }: { $text }
import-at-found = { $place }: { $text } It says: “{ $found }”.
import-part-street = Street
import-part-postcode = Postcode
import-part-city = Town
import-read-csv = Read as CSV in { $encoding }, separated by { $separator }.
import-read-windows = Are all umlauts right? If not, please save the file as an Excel file or as “CSV UTF-8”.
import-read-xlsx = Read from the Excel file: the sheet “{ $sheet }”, also what is hidden in it.
import-encoding-utf-8 = UTF-8
import-encoding-utf-16 = UTF-16
import-encoding-windows-1252 = Windows-1252
import-separator-semicolon = semicolons
import-separator-comma = commas
import-separator-tab = tabs
import-left-out = Left out: { $columns }
import-leave-out = { $n ->
    [one] Continue without this column
   *[other] Continue without these columns
}
import-leave-out-text = What is in them will not be imported. You need not choose the file again.
import-warnings = { $n ->
    [one] One place should be checked again
   *[other] { $n } places should be checked again
}
import-warnings-text = It will be imported anyway, just as it is in the file.
import-warning-postcode = This postcode has only four digits. Is the leading zero missing?
import-warning-phone = This phone number does not begin with a zero. Is it missing?
import-warning-merged = Cells are merged across several rows here. Their content counts for each of these rows.
import-warning-wide = Cells are merged across several columns here. Their content counts only for the first of these columns.
import-warning-few-cells = The row has fewer fields than there are headings. The last ones stay empty.
import-warning-repeated = The same answers appear further up, received at another time.
import-warning-numbered = This nomination already appears further up, with another receipt number.
import-warning-other-number = Another nomination has this receipt number here. This one gets a new number.
import-warning-early = Nominations were not open then. Is the year right?
import-aside = { $n ->
    [one] One line is not imported
   *[other] { $n } lines are not imported
}
import-aside-rest = { $n ->
    [one] The other one is imported if you agree below.
   *[other] The other { $n } are imported if you agree below.
}
import-aside-nothing = There is nothing else in the file.
import-row-why = Why not
import-aside-imported = Already imported: { $number }
import-aside-same = Already exists: { $number }
import-aside-differs = { $number } already exists, with different answers. If the file is right, correct the nomination there.
import-aside-withdrawn = Withdrawn, according to the file
import-confirm-rest = { $n ->
    [one] Import the other nomination
   *[other] Import the other { $n } nominations
}
import-problem-cut = This text was cut when it was saved as an Excel file. Use the CSV file instead: it has the whole text.
import-problem-swallowed = There is another whole line of the file inside this cell. Most likely a quotation mark is missing.
import-columns = What the columns may hold
import-columns-text = The first line has the headings, in German. Their order does not matter, and optional columns may be missing. A list of nominations from this program works, too.
import-column = Column
import-values = Possible values
import-values-text = text
import-values-declaration = ja / nein (yes / no)
import-needed = Needed
import-problem-no-rows = There is nothing below the headings.
import-problem-unknown-column = This heading does not belong to any question.
import-problem-repeated-column = This heading occurs twice.
import-problem-missing-column = This column is missing.
import-problem-no-heading = This column has no heading.
import-problem-too-many-cells = The row has more fields than there are headings. Is there a separator in a text? Then put the text in quotation marks.
import-problem-kind = This must be “Selbstbewerbung” or “Vorschlag”.
import-problem-early = Nominations were not open then. Is the year right? If it really came earlier, enter it by hand.
import-problem-not-asked = This is not asked for this kind of nomination.
import-problem-repeated = This nomination already appears further up.
import-refused-twice = This file has already been imported. Nothing was added twice.
nomination-result-public = The result is public, and what is shown with it stays. Two people can take the result back, on the page “Result”.
nomination-refused-public = This nomination is shown in public with the result, as two people have confirmed. If it should no longer be shown, record a “no” to publication.
nomination-refused-decided-office = The jury has decided on this nomination already: its round is closed. If anything has to change, two people open the round again first.
nomination-refused-deadline-passed-office = The deadline has passed. The nomination stays as it came in.
