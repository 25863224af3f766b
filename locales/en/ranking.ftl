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
