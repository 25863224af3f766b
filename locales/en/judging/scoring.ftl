# The jury's list
scoring-list = My scores
scoring-list-lead = You can change your scores as long as scoring is open.
scoring-begin = Begin: { $name }
scoring-go-on = Continue: { $name }
scoring-nothing = Nothing to score at the moment
scoring-nothing-text = { $mails ->
    [no] As soon as a round is opened, you will find your nominations here.
   *[yes] As soon as a round is opened, you will find your nominations here and get an e-mail.
}
scoring-closed-rounds = Closed rounds
scoring-closed-rounds-text = You can read them again. Nothing can be changed here any more.
scoring-until = Scoring until { $until }
scoring-from = Scoring begins on { $from }
scoring-from-text = You can start reading now.
scoring-done = Submitted ({ $n })
scoring-progress = Submitted
scoring-entry = Nomination
scoring-category = Category
scoring-state = State
scoring-state-open = open
scoring-state-draft = draft
scoring-state-submitted = submitted
scoring-changed = Last changed

# The sheet
scoring-sheet = Your scores
scoring-place = { $n } of { $total }
scoring-others-nav = Other nominations
scoring-previous = Previous
scoring-next = Next
scoring-number = Number
scoring-nominee = Nominee
scoring-total = Total
scoring-comment = Comment
scoring-submit = Submit
scoring-submit-again = Submit change
scoring-draft = Save draft
scoring-draft-again = Back to draft
scoring-missing-points = Please give points.
scoring-wrong-points = This number of points is not on the scale.
scoring-criterion = Criterion
scoring-juror = Juror
scoring-others = Scores of the others

# A nomination that the office has corrected
scoring-corrected = { $state ->
    [submitted] Submitted before the correction of { $at }
   *[other] Begun before the correction of { $at }
}
scoring-corrected-text = The office has corrected this nomination. Please look at it again: you can change your scores or submit them once more as they are.
scoring-corrected-over = The office has corrected this nomination. You gave your scores before that.
scoring-corrected-before = Before
scoring-corrected-after = Now
scoring-overtaken = { $n ->
    [one] One score sheet was made before a correction
   *[other] { $n } score sheets were made before a correction
}
scoring-overtaken-text = Whoever made them has submitted nothing since the correction. The points count as they are.
scoring-corrected-badge = corrected
mail-corrected-subject = Corrected: nomination { $number }
mail-corrected-text = Hello,

    the office has corrected nomination { $number } after you had begun your score sheet. You can see what has changed above your sheet. You can change your scores or leave them as they are.
mail-corrected-link = Go to your score sheet

# Stepping back
scoring-recuse = Do you have a conflict of interest?
scoring-recuse-text = Then please say so here. The nomination disappears from your list, and your points for it do not count. Only the office can undo this.
scoring-recuse-button = I have a conflict and will not score

# A sheet that was changed elsewhere
scoring-stale = These scores have been changed in the meantime
scoring-stale-text = Perhaps in another window or on another device. Nothing has been overwritten yet: which version should count?
scoring-mine = Entered now
scoring-theirs = Already saved
scoring-differs = Difference
scoring-different = different
scoring-same = the same
scoring-save-mine = Save the version entered now
scoring-keep-theirs = Keep the saved version

# The office's page of a round
scoring-steps = Steps of the round
scoring-unmet = All that is missing:
scoring-stat-entries = { $n ->
    [one] nomination
   *[other] nominations
}
scoring-stat-jurors = { $n ->
    [one] juror
   *[other] jurors
}
scoring-stat-conflicts = { $n ->
    [one] conflict of interest
   *[other] conflicts of interest
}
scoring-stat-submitted = Submitted
scoring-jury-progress = How far the jury has come
scoring-sheets-in = Submitted sheets
scoring-drafts = Drafts
scoring-last-reminded = Reminded
scoring-remind = Remind
scoring-remind-all = { $n ->
    [one] Remind one juror
   *[other] Remind { $n } jurors
}
scoring-nobody-to-remind = You can remind jurors while scoring is going on.
scoring-until-closing = the round is closed
scoring-next-criteria = Set the criteria
scoring-next-criteria-text = The jury goes by them. Once the round is open they are fixed.
scoring-next-criteria-button = Go to the criteria
scoring-next-entries = Add nominations
scoring-next-entries-text = { $n ->
    [one] One nomination has been admitted.
   *[other] { $n } nominations have been admitted.
} You can take individual ones out again afterwards.
scoring-next-entries-button = Add all admitted ones
scoring-next-screening = Admit nominations
scoring-next-screening-text = No nomination has been checked and admitted yet. The jury can only score those.
scoring-next-screening-button = Go to the nominations
scoring-next-fallen = Tidy up the nominations
scoring-next-fallen-text = The round has nominations that were withdrawn or are no longer admitted.
scoring-next-fallen-button = Go to the nominations
scoring-next-source = Take over the entries once more
scoring-next-source-text = The round that they come from has been opened again since. Its ranking may be different now.
scoring-next-source-button = Take over entries
scoring-next-jurors = Choose the jury
scoring-next-jurors-text = Who should score in this round?
scoring-next-jurors-button = Choose the jury
scoring-next-assignment = Assign nominations
scoring-next-assignment-text = Enter first who has a conflict. The program then proposes an even assignment.
scoring-next-assignment-button = Propose an assignment
scoring-next-deadline = Waiting for the deadline
scoring-next-deadline-text = Until { $until } nominations can still come in and change. After that you can open the round.
scoring-next-deadline-button = Go to the nominations
scoring-next-ended = The call has ended
scoring-next-ended-text = If the jury is to read after all, open the call again first.
scoring-next-ended-button = Go to the call
scoring-next-window = Adjust the period
scoring-next-window-text = The period for scoring is in the past.
scoring-next-window-button = Change the period
scoring-next-open-anyway = Open the round
scoring-next-open-anyway-text = Not every entry has as many readers as the round wants yet. Opening the round fixes criteria, weights, scale and entries.
scoring-next-open-anyway-button = Open anyway
scoring-next-short = Name a replacement
scoring-next-short-text = { $n ->
    [one] One entry has too few readers. Choose who reads it instead.
   *[other] { $n } entries have too few readers. Choose who reads them instead.
}
scoring-next-short-button = Go to the assignment
scoring-next-open = Open the round
scoring-next-open-text = Everything is prepared. Opening fixes criteria, weights, scale and nominations, and the jury can score.
scoring-next-open-button = Open the round
scoring-next-early = Waiting for the start
scoring-next-early-text = The round is open. The jury can read, but not score yet.
scoring-next-early-button = Change the period
scoring-next-running = The jury is scoring
scoring-next-running-text = You can watch the ranking grow and remind those who are late.
scoring-next-running-button = View the ranking
scoring-next-late = The period is over
scoring-next-late-text = Some scores are still missing. Extend the period, or close the round with a reason.
scoring-next-late-button = Extend the period
scoring-next-close = Close the round
scoring-next-close-text = All sheets are in. Closing makes the ranking final.
scoring-next-close-button = Close the round
scoring-next-ranking = Closed
scoring-next-ranking-text = The ranking is final as long as nobody opens the round again.
scoring-next-ranking-button = View the ranking

# After a step
flash-scoring-draft-saved = The draft has been saved.
flash-scoring-submitted-next = Submitted, receipt { $name }. Here is the next nomination.
flash-scoring-submitted-all = Submitted, receipt { $name }. You have scored everything – thank you!
flash-scoring-recused = Thank you for saying so. The nomination has disappeared from your list.
flash-scoring-reminded = { $mails ->
    [no] { $n ->
        [0] All who are late have already been reminded within the last hour.
        [one] One reminder waits in the outbox.
       *[other] { $n } reminders wait in the outbox.
    }
   *[yes] { $n ->
        [0] All who are late have already been reminded within the last hour.
        [one] One reminder is on its way.
       *[other] { $n } reminders are on their way.
    }
}
scoring-extended = Extended for you
scoring-reopen = Reopen the round
scoring-quorum = { $n ->
    [one] { $n } juror
   *[other] { $n } jurors
}

# The receipt of a sheet
scoring-receipt = Your receipt
scoring-receipt-text = Your sheet has arrived. Keep the number: once the round is closed, you can use it to check that your sheet is in the evidence, unchanged.
scoring-receipt-number = Receipt
scoring-receipt-person = Your key in the evidence
scoring-receipt-sheet = Key of this sheet
scoring-receipt-how = The office gives you the evidence. This is how you check it:
scoring-receipt-file = evidence.zip
