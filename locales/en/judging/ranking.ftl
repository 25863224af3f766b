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
} The ranking is recalculated with every sheet.
ranking-weights = Up to 100 points. Weights: { $weights }
ranking-rank = Rank
ranking-tied = (shared)
ranking-entry = Nomination
ranking-value = Points
ranking-criteria = Mean of each criterion
ranking-spread = Spread
ranking-sheets = Sheets
ranking-missing = { $n } missing
ranking-missing-label = { $n ->
    [one] missing sheet
   *[other] missing sheets
}
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
ranking-stat-sheets = { $n ->
    [one] sheet
   *[other] sheets
}
ranking-state-late = conflict later, counts
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
ranking-refused-few-jurors = Sheets of only { $n ->
    [one] { $n } juror count
   *[other] { $n } jurors count
}. So severity cannot be adjusted for; at least 3 are needed.
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
}; little can be said about their severity.
ranking-warning-no-entry-variance = The entries differ by no more than chance (variance 0, "singular fit"): all have the same adjusted value.
ranking-warning-no-juror-variance = The jurors' severity differs by no more than chance (variance 0, "singular fit"): there is nothing to adjust.
ranking-warning-no-opinion = { $name } gave the same points everywhere; that counts as average.
ranking-warning-one-juror = Sheets of only one juror count: nothing can be said about chance.
ranking-warning-few-draws = With so many entries the chances are based on only { $n } draws.
ranking-shift-hardly = Hardly any difference from the mean: { $by }
ranking-shift-stricter = { $of ->
    [one] The only juror is
   *[other] { $n } of { $of } jurors { $n ->
        [one] is
       *[other] are
    }
} stricter than average: { $by }
ranking-shift-milder = { $of ->
    [one] The only juror is
   *[other] { $n } of { $of } jurors { $n ->
        [one] is
       *[other] are
    }
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
ranking-views = Views of the ranking
ranking-view-list = Ranking
ranking-view-jury = Jury
ranking-view-check = What if
ranking-method = Method: { $method }.
ranking-refused = The method of this round cannot be used. What is shown is the mean.
ranking-unadjusted = No adjusted value
ranking-warnings = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
ranking-own-value = Value
ranking-mean = Mean
ranking-adjusted = Adjusted
ranking-chances = How certain the rank is
ranking-rank-short = rank { $n }
ranking-ranks-short = Rank { $ranks }
ranking-ranks-long = With 95 % certainty the rank is { $ranks }.
ranking-chances-of = Chances of the prize places:
ranking-place-chance = Place { $place }: { $chance }
ranking-span = { $from } to { $to }
ranking-legend = "Adjusted" corrects for some jurors being stricter than others. The line shows the range of ranks with 95 % certainty; the percentages say how likely the entry belongs in the top places. The number after ± is the spread of the sheets.
ranking-ranks = Picture: ranks and how far they could be off
ranking-ranks-text = The dot is the rank; the line is the range it is in with 95 % certainty.
ranking-shifts = Picture: mean and adjusted value
ranking-shifts-text = The ring is the mean, the dot the adjusted value.
ranking-again = Check the count yourself
ranking-again-text = The command "laudatio tally" reads the sheets as a file and counts the same: points of 100 on each criterion, with receipt numbers and names. Please keep it confidential.
ranking-scores-csv = Download the sheets (CSV)
ranking-counting = The ranking is being counted.
ranking-counting-text = With many sheets this takes a few seconds.
ranking-counting-again = Load the page again
ranking-jury-title = The jurors compared
ranking-number = No.
ranking-severity = Severity of the jurors
ranking-severity-text = Left of the dashed line: stricter than average; right of it: milder. The thick line is the range the value is in with 95 % certainty.
ranking-severity-short = Severity
ranking-severity-model = "Severity" says how many points more (+) or fewer (−) than average a juror gives, whichever entries they read.
ranking-severity-plain = "Severity" here only says how far a juror is above (+) or below (−) the others on the same entries, on average.
ranking-between = 95 % between
ranking-consistency = Consistency
ranking-consistency-text = "Consistency" compares the order with that of the others: 1 is exactly the same, 0 is no connection.
ranking-undefined = not defined
ranking-agreement = Agreement of the jury
ranking-agreement-text = 1 is complete agreement, 0 as much as by chance. The ICC values exist only where everybody scored everything.
ranking-agreement-alpha-nominal = Krippendorff's alpha: equal points
ranking-agreement-alpha-ordinal = Krippendorff's alpha: order
ranking-agreement-alpha-interval = Krippendorff's alpha: distances
ranking-agreement-alpha-ratio = Krippendorff's alpha: ratios
ranking-agreement-icc1 = ICC 1: one juror, changing jury
ranking-agreement-icc2 = ICC 2: one juror, random jury
ranking-agreement-icc3 = ICC 3: one juror, this jury
ranking-agreement-icc1k = ICC 1k: mean of all, changing jury
ranking-agreement-icc2k = ICC 2k: mean of all, random jury
ranking-agreement-icc3k = ICC 3k: mean of all, this jury
ranking-matrix = All sheets at a glance
ranking-matrix-text = Rows are the best 40 entries, columns the first 30 jurors by their number in the table. The darker the cell, the more points out of 100; blank means not scored.
ranking-check-title = What if?
ranking-check-lead = { $n ->
    [0] None of these changes would change who wins a prize.
    [one] One of these changes would change who wins a prize.
   *[other] { $n } of these changes would change who wins a prize.
}
ranking-check-jurors = Without one juror
ranking-check-weights = With another weight of a criterion
ranking-check-what = Change
ranking-check-result = Prize places
ranking-check-moved = Other ranks
ranking-check-most = Largest change
ranking-check-without = Without { $name }
ranking-check-more = { $name } counts a quarter more
ranking-check-less = { $name } counts a quarter less
ranking-check-same = stay the same
ranking-check-gained = new: { $gained }
ranking-check-lost = no longer: { $lost }
ranking-check-both = { $gained } instead of { $lost }
ranking-check-farthest = { $title }: { $from } → { $to }
ranking-check-too-large = With so many sheets, counting without each juror would take too long.
ranking-check-note = This counts by the round's method; the estimated variances stay as they are. Nothing on this page changes the ranking.
ranking-csv-low = 95 % from
ranking-csv-high = 95 % to
ranking-csv-rank-low = Rank from
ranking-csv-rank-high = Rank to
ranking-csv-first = Chance of rank 1
ranking-csv-prize = Chance of a prize place
ranking-csv-mean = Mean
ranking-csv-mean-rank = Rank by mean
ranking-csv-adjusted = Adjusted
ranking-csv-adjusted-rank = Rank adjusted
ranking-csv-reason = Why it differs
ranking-csv-settled = Rank after decision
ranking-ties = Shared ranks
ranking-ties-open = { $n ->
    [one] One prize place is shared
   *[other] { $n } prize places are shared
}
ranking-ties-open-text = No tie is broken by itself. Once the round is closed, record how it is settled.
ranking-ties-open-link = See the shared ranks
ranking-ties-settled = How shared ranks were settled
ranking-settled-rank = now { $n }, by the sheets { $before }
ranking-tie-open = Rank { $rank } is shared
ranking-tie-rule = How is it settled?
ranking-tie-winner = Who gets the rank?
ranking-tie-winner-hint = Only for the chair's vote. The others share the next rank.
ranking-tie-no-chair = According to the call the chair decides. There is no chair here who may vote on these entries, so a lot decides.
ranking-tie-reason = Reason
ranking-tie-reason-hint = Such as the rule of the call, and who decided.
ranking-tie-settle = Record the decision
ranking-tie-none = No prize place is shared
ranking-tie-none-text = There is nothing to decide.
ranking-tie-not-allowed = The call does not provide for that.
ranking-tie-seed-hash = The lot's seed is fixed before it is drawn. Its SHA-256 sum:
ranking-tie-sitting = The jury is in session.
ranking-tie-sitting-text = It works with the ranking as it was when the meeting was opened. It now decides on shared places itself.
ranking-tie-bound = The jury’s decisions are binding.
ranking-tie-bound-text = Its minutes are based on the ranking as it was. So shared ranks can no longer be settled here.
ranking-tie-not-closed = This round is not closed yet.
ranking-tie-not-closed-text = While the jury is scoring, every rank may still change. Close the round first.
ranking-tie-decided = Decision on rank { $rank }
ranking-tie-seed = The lot's seed: { $seed }. The order is that of the SHA-256 sums of seed, space and receipt number, the smallest first.
ranking-tie-by-two = Asked for by { $asker }, confirmed by { $name }, { $at }
ranking-tie-by = { $name }, { $at }
ranking-rule-shared = The prize is shared
ranking-rule-casting_vote = The chair's vote decides
ranking-rule-lot = A lot decides
ranking-settled-shared = The rank is shared by { $titles }
ranking-settled-casting_vote = The rank goes to { $first }
ranking-settled-lot = Order: { $titles }
flash-ranking-tie-settled = The decision is recorded.

# Files
ranking-scores-file = Scores
