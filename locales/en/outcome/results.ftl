# Closing
results-close-title = Close the round
results-complete = Everything is in.
results-complete-text = Every sheet has been submitted.
results-incomplete = Something is missing.
results-incomplete-text = You can remind the jury and wait. Or close the round anyway and write down why.
results-happens = What will happen
results-entries = Nominations
results-sheets = Submitted sheets
results-sheets-of = { $n } of { $total }
results-took-part = Jurors who took part
results-took-part-of = { $n } of { $total }
results-quorum-met = quorate (from { $n })
results-quorum-missed = not quorate (from { $n } on)
results-recused = Conflicts of interest
results-method = Ranking by
results-ties = Shared places
results-tie = Place { $rank }:
results-no-ties = none down to the last prize
results-ties-counting = The ranking is being counted. Please reload the page in a moment.
results-missing = { $n ->
    [one] { $n } sheet is missing
   *[other] { $n } sheets are missing
}
results-remind = Remind the jury
results-unread = { $n ->
    [one] { $n } nomination without a sheet
   *[other] { $n } nominations without a sheet
}
results-thin = { $n ->
    [one] { $n } nomination with fewer than { $least } sheets
   *[other] { $n } nominations with fewer than { $least } sheets
}
results-thin-sheets = { $n ->
    [one] { $n } sheet
   *[other] { $n } sheets
}
results-more = … and { $n } more.
results-state-open = not started yet
results-state-draft = draft
results-state-barred = will not come: no access to the jury
results-members = The jury
results-submitted = Submitted
results-extended = Extended until
results-reason = Why are you closing the round now?
results-reason-hint = The reason stays with the round and is printed in the minutes.
results-reason-needed = Something is missing. Please write down why you are closing the round anyway.
results-reason-lacks = Something has become incomplete since the request, which has no reason. Please refuse it and ask again with a reason.
results-close-warning = The ranking is then final, and everything the result is based on is recorded. It can only change if two people open the round again.
results-close = Close the round now
results-back = Back to the round
results-changed = Something has changed in the meantime.
results-changed-text = This page shows how it is now. Please look again.
flash-round-closed = The round is closed. The ranking is final.

# Opening again
results-reopen-title = Reopen the round
results-closed-so = How it was closed
results-closed-at = On { $at }.
results-reopen-sheets = The jury can change sheets again and submit missing ones.
results-reopen-window = Scoring is only possible until { $at }. If that has passed, extend the period afterwards.
results-reopen-kept = All sheets stay.
results-reopen-snapshot = Snapshot { $number } stays in the evidence. When the round is closed again, the next one is added.
results-reopen-settled = { $n ->
    [one] One settled shared place stays settled if the sheets of its entries do not change before the round is closed again; otherwise it has to be settled again.
   *[other] { $n } settled shared places stay settled if the sheets of their entries do not change before the round is closed again; otherwise they have to be settled again.
}
results-reopen-reason = Why does the round have to be opened again?
results-reopen-reason-hint = The reason is kept in the record and in the minutes.
results-reopen = Reopen the round
results-call-over = The call is over. Its rounds stay closed.
results-built-on = A later round has taken its nominations from this one and has begun. So this one stays closed.
results-published = Two people have confirmed that the result becomes public with the award ceremony. Please hold the publication back first; then you can open the round again.
results-public = The result is already public. Please withdraw it first; then you can open the round again.
results-to-publication = Go to the publication
results-reopen-bound = { $n ->
    [one] The jury's decision in meeting { $number } then no longer applies, although it is binding. After the round is closed again, a new meeting is needed.
   *[other] The jury's { $n } decisions in meeting { $number } then no longer apply, although they are binding. After the round is closed again, a new meeting is needed.
}
flash-round-reopened = The round is open again.

# The next round
results-advance = Nominations from an earlier round
results-advance-lead = This round takes the best of a closed round. Below you can tick and untick individual ones.
results-advance-source = From the round
results-advance-way = Choice
results-advance-way-best = the best
results-advance-way-threshold = all from a certain value
results-advance-way-hand = by hand
results-advance-best = How many?
results-advance-threshold = From which value?
results-advance-show = Show the proposal
results-advance-entries = These nominations go on
results-advance-hint = Rank { $rank } · { $points }
results-advance-unread = without a sheet
results-advance-edge = { $n } nominations share rank { $rank }.
results-advance-edge-text = All of them are ticked, so that nobody is left out without a reason. If you untick one of them, please write down why.
results-advance-reason = Reason
results-advance-reason-hint = Needed only if not all nominations of the same rank go on.
results-advance-cut = Only some nominations of the same rank go on. Please write down why.
results-advance-do = Take them over
results-no-source = No round of this call is closed yet.
flash-results-advanced = { $n ->
    [one] One nomination has been taken over.
   *[other] { $n } nominations have been taken over.
}
results-reopen-mails = { $mails ->
    [no] You have to tell everybody who reads in this round and the others in the office yourself: no e-mails are sent at the moment.
   *[yes] Everybody who reads in this round gets an e-mail, and so do the others in the office.
}
results-voting = The jury is voting in its meeting. The round opens again only once the vote has ended or the motion is withdrawn.
results-reopen-running = Meeting { $number } is still going on and will then no longer count.
results-reopen-ended = Meeting { $number } has ended and is not binding yet; it will then no longer count.
results-reopen-unbound = { $n ->
    [0] After the round is closed again a new one is needed.
    [one] Its one decision is annulled. After the round is closed again a new one is needed.
   *[other] Its { $n } decisions are annulled. After the round is closed again a new one is needed.
}
results-reopen-voting = Motion { $motion } is being voted on: this vote will no longer count.
