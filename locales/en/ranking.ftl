ranking-title = Ranking
ranking-csv = Download as CSV
ranking-close = Close the round
ranking-final = This ranking is final.
ranking-final-text = The round was closed on { $date }.
ranking-live = { $sheets ->
    [one] { $sheets } sheet is in so far
   *[other] { $sheets } sheets are in so far
}, { $missing ->
    [0] none is missing.
    [one] { $missing } is missing.
   *[other] { $missing } are missing.
} The ranking is counted anew with every sheet.
ranking-weights = 100 points at most. Weights: { $weights }
ranking-rank = Rank
ranking-tied = (shared)
ranking-entry = Nomination
ranking-value = Points
ranking-criteria = Mean of each criterion
ranking-spread = Spread
ranking-sheets = Sheets
ranking-missing = { $n } missing
ranking-missing-label = missing sheets
ranking-empty = Nothing to compare yet
ranking-empty-text = There are no nominations in this round yet.
ranking-empty-action = Go to the round
ranking-nomination = Look at the nomination
ranking-rank-of = rank of { $n }
ranking-chart = Mean of each criterion
ranking-summary = { $title } has { $value } of 100 points and rank { $rank } of { $entries }; { $sheets ->
    [one] { $sheets } sheet counts.
   *[other] { $sheets } sheets count.
}
ranking-summary-none = There is no sheet for { $title } yet.
ranking-by-juror = The jury's sheets
ranking-juror = Juror
ranking-state = State
ranking-total = Total
ranking-state-submitted = submitted
ranking-state-draft = draft
ranking-state-open = open
ranking-state-recused = recused
ranking-csv-rank = Rank
ranking-csv-value = Points
ranking-csv-spread = Spread
ranking-csv-sheets = Sheets
ranking-csv-missing = Missing
ranking-csv-number = Number
ranking-csv-title = Title
ranking-csv-nominee = Nominee
ranking-names = { $more ->
    [0] { $names }
   *[other] { $names } and { $more } more
}
ranking-refused-empty = No sheet has been submitted yet.
ranking-refused-few-jurors = With only { $n ->
    [one] { $n } juror
   *[other] { $n } jurors
} severity cannot be adjusted for; at least 3 are needed.
ranking-refused-not-connected = The scores fall into { $n } parts that no juror connects, so they cannot be adjusted to each other. { $parts }
ranking-refused-part = Part { $part }: { $entries } (jurors: { $jurors }).
ranking-refused-no-variance = The points leave no variance that could be estimated, so they cannot be adjusted.
ranking-refused-no-repeats = No entry, or no juror, has two sheets, so nothing can be adjusted.
ranking-refused-thin-jurors = { $n ->
    [one] This juror has
   *[other] These jurors have
} too few sheets for a z-score: { $names }.
ranking-refused-too-many-entries = Schulze's method compares at most { $most } entries with each other; there are { $n }.
ranking-warning-thin-juror = { $name } has submitted only { $n ->
    [one] { $n } sheet
   *[other] { $n } sheets
}; little can be said about the severity.
ranking-warning-no-entry-variance = The entries differ by no more than chance (variance 0, "singular fit"): all have the same adjusted value.
ranking-warning-no-juror-variance = The jurors are equally strict (variance 0, "singular fit"): there is nothing to adjust.
ranking-warning-no-opinion = { $name } gave the same points everywhere; that counts as average.
ranking-warning-one-juror = There is only one juror: nothing can be said about chance.
ranking-warning-few-draws = With so many entries the chances rest on { $n } draws only.
ranking-shift-hardly = Hardly any difference from the mean: { $by }
ranking-shift-stricter = { $n } of { $of } jurors { $n ->
    [one] is
   *[other] are
} stricter than average: { $by }
ranking-shift-milder = { $n } of { $of } jurors { $n ->
    [one] is
   *[other] are
} milder than average: { $by }
ranking-shift-stricter-together = { $of ->
    [one] The juror is
   *[other] The { $of } jurors together are
} a little stricter than average: { $by }
ranking-shift-milder-together = { $of ->
    [one] The juror is
   *[other] The { $of } jurors together are
} a little milder than average: { $by }
ranking-shift-uncertain = { $of ->
    [one] A single sheet is uncertain
   *[other] { $of } sheets are still uncertain
}, so the value stays nearer to the mean of all: { $by }
