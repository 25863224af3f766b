results-close-title = Close the round
results-complete = Everything is in.
results-complete-text = Every sheet has been submitted.
results-incomplete = Something is missing.
results-incomplete-text = You can remind the jury and wait. Or you close the round all the same and write down why.
results-missing = { $n ->
    [one] { $n } sheet is missing
   *[other] { $n } sheets are missing
}
results-unread = { $n ->
    [one] { $n } nomination without a sheet
   *[other] { $n } nominations without a sheet
}
results-more = … and { $n } more.
results-state-open = not begun
results-state-draft = draft
results-reason = Why do you close the round now?
results-reason-hint = The reason stays with the round.
results-reason-needed = Something is missing. Please write down why you close the round all the same.
results-close-warning = Afterwards nobody can change anything in this round.
results-close = Close the round now
results-back = Back to the round
flash-round-closed = The round is closed. The ranking is final.
