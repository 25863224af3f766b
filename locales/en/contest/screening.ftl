# What the office finds about nominations.
screening-pending = to be checked
screening-eligible = eligible
screening-ineligible = not eligible

screening-again = to be checked again
screening-again-changed-title = Changed after it was checked
screening-again-changed-text = On { $at } the result was “{ $before }”. The text was changed afterwards. Please check it again.
screening-again-deadline-title = The deadline has moved
screening-again-deadline-text = This nomination came after the earlier deadline, was admitted, and the result was “{ $before }”. With the new deadline it is on time. Please check it again.
screening-again-differences = Old and new
screening-again-before = What was checked
screening-again-after = What it says now
screening-overtaken = { $n ->
    [one] One score sheet was made before the correction of { $at }
   *[other] { $n } score sheets were made before the correction of { $at }
}
text-changes = What has changed
text-changes-question = Question

screening-list-title = Nominations
screening-list-new = Enter paper or e-mail
screening-list-import = Import from a file
screening-list-caption = { $n ->
    [one] One nomination
   *[other] { $n } nominations
}
screening-list-empty = Nothing has come in yet
screening-list-empty-text = As soon as somebody nominates, it appears here. Enter above what comes on paper or by e-mail.
screening-list-nothing-found = Nothing found
screening-list-nothing-found-text = Try fewer words or no filters.
screening-stat-all = in total
screening-stat-pending = to be checked
screening-stat-eligible = eligible
screening-stat-late = late
screening-stat-again = changed after checking
screening-filter-search = Title, name or number
screening-filter-all = all
screening-filter-status = Receipt
screening-filter-screening = Check
screening-filter-category = Category
screening-filter-district = District
screening-filter-origin = Received by
screening-filter-more = Filters and order
screening-filter-apply = Show
screening-filter-reset = Show all
screening-sort = Order
screening-sort-number = by number
screening-sort-name = by name
screening-sort-received = newest first
screening-column-title = Title and nominee
screening-column-number = Number
screening-column-category = Category
screening-column-district = District
screening-column-received = Received
screening-column-state = State

screening-edit = Correct the answers
screening-next = Next to check
screening-aside = State and check
screening-state = State
screening-fact-received = Received
screening-fact-origin = Received by
screening-fact-kind = Kind
screening-fact-consent = Publication
screening-fact-gaps = Without an answer
screening-fact-admitted = Admitted although late
screening-fact-admitted-reason = Reason for it
screening-fact-withdrawn = Withdrawn
screening-fact-screening-reason = Reason of the check
screening-fact-judged-in = Before the jury

screening-form = Check
screening-form-screening = Are the conditions fulfilled?
screening-form-reason = Reason
screening-form-reason-hint = Needed if the conditions are not fulfilled.
screening-choice-eligible = Yes, eligible
screening-choice-ineligible = No, not eligible
screening-choice-pending = Still open
screening-submit = Save check
screening-reason-missing = Please give the reason.
screening-admit = Late: admit it anyway?
screening-admit-text = This nomination came after the deadline. Once admitted it is checked like any other.
screening-form-admit-reason = Why are you admitting it?
screening-admit-submit = Admit
screening-withdraw = Withdraw
screening-withdraw-text = For example because the nominee wants it. It can be undone until the round is closed or the result is public.
screening-form-withdraw-reason = Reason
screening-withdraw-submit = Withdraw the nomination
screening-refused-judged = The jury is already reading this nomination. The check can no longer be changed.
screening-refused-stale = Something has changed in the meantime. Please look again.
flash-nomination-screened = The check is saved.
flash-nomination-admitted = The nomination is admitted. Now you can check it.

screening-history = History

# What is read before an entry is found ineligible or withdrawn, and the way back
screening-read-title = Not eligible: please check
screening-read-lead = Read the reason as those who sent it will read it.
screening-read-reason = This reason will be in the letter after the decision
screening-read-mail = No e-mail is sent now
screening-read-mail-note = From now on the receipt says that the nomination will not be judged.
screening-read-next = As long as no jury is reading it and the result is not public, this can be changed.
screening-read-do = Mark as not eligible
screening-read-cancel = Back to the nomination
withdrawal-read-title = Withdraw the nomination: please check
withdrawal-read-lead = It will then no longer take part.
withdrawal-read-reason = This reason will be in the history
withdrawal-read-round = It is being read: “{ $round }”
withdrawal-read-mail-note = From now on the receipt says that the nomination is withdrawn.
withdrawal-read-next = As long as its round is not closed, this can be taken back with a reason.
withdrawal-read-do = Withdraw it
withdrawal-back-title = Take the withdrawal back
withdrawal-back-lead = The nomination then takes part again, with its screening and its sheets.
withdrawal-back-mail-note = The receipt shows again where the nomination stands.
withdrawal-back-do = Let it take part again
flash-nomination-brought-back = The nomination takes part again.
nomination-refused-not-withdrawn = This nomination is not withdrawn.
nomination-refused-own-wish = The person who sent this nomination has withdrawn it. That cannot be undone here.
