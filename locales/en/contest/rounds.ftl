# Rounds of a jury
rounds-title = Jury rounds
rounds-name = Name of the round
rounds-name-hint = For example “Preselection” or “Final round”.
rounds-state = State
rounds-entries = Nominations
rounds-jurors = Jury
rounds-until = Scoring until
rounds-no-end = open
rounds-none = No jury round yet
rounds-none-text = In a round the jury scores the nominations that were admitted. The criteria of the call come along by themselves.
rounds-new = New round
rounds-first-name = Scoring by the jury
rounds-next-name = Final round
rounds-create = Create round
rounds-save = Save
rounds-cancel = Cancel
rounds-settings = Name, period and method
rounds-distribution = Who scores what?
rounds-distribution-everyone = All jurors score everything
rounds-distribution-some = Each nomination gets a fixed number of jurors
rounds-reviews = Jurors per nomination
rounds-reviews-hint = Only needed for a fixed number. The program distributes evenly.
rounds-method = How does the ranking come about?
rounds-method-hint = This is fixed once you open the round. The mean is usual; adjust when each entry is read by a part of the jury only.
rounds-method-mean = Mean of the sheets
rounds-method-trimmed = Mean without the highest and the lowest sheet
rounds-method-median = Median: the middle sheet
rounds-method-zscore = z-score: distance from the juror's mean
rounds-method-adjusted = Adjusted: without the jurors' severity
rounds-method-borda = Borda: each juror's order
rounds-method-schulze = Schulze: majorities between each two
rounds-quorum = Quorum
rounds-quorum-hint = So many jurors must have submitted at least one sheet. Usual: more than half, at least three. Otherwise the round can be closed with a reason only.
rounds-least-sheets = Sheets per nomination, at least
rounds-least-sheets-hint = Otherwise the round can be closed with a reason only.
rounds-opens = Scoring from
rounds-opens-hint = If left empty, scoring begins as soon as you open the round.
rounds-closes = Scoring until
rounds-closes-hint = This minute still counts. If left empty, scoring ends when you close the round.
rounds-closes-before-opens = The end is before the beginning.
rounds-stale = Meanwhile somebody else has changed this.
rounds-stale-text = Below is what you entered. If you save now, your version counts.
rounds-status-preparing = being prepared
rounds-status-open = scoring
rounds-status-early = open, begins later
rounds-status-late = time to score is over
rounds-status-closed = closed
rounds-status-reopened = open again
rounds-status-closing = closing asked for
rounds-status-reopening = reopening asked for
rounds-tabs = Parts of this round
rounds-tab-overview = Overview
rounds-tab-criteria = Criteria
rounds-tab-entries = Nominations
rounds-tab-jurors = Jury
rounds-tab-conflicts = Conflicts
rounds-tab-assignment = Assignment
rounds-tab-ranking = Ranking
rounds-tab-documents = Papers
rounds-tab-evidence = Evidence
rounds-tab-meeting = Meeting
rounds-actions = Actions

# Why something does not work
rounds-already-open = This round is open already.
rounds-not-open = This round is not open yet.
rounds-closed = This round is closed. Anything changes only if it is opened again.
rounds-frozen = Scoring has begun: criteria, weights, scale and nominations are fixed now.
rounds-early = Scoring has not begun yet.
rounds-late = The period for scoring is over. Please contact the office.

# Criteria
rounds-criteria = Criteria of the round
rounds-criteria-lead = This is how the call has them, with their scales and weights. No jury judges by any others.
rounds-criterion = Criterion
rounds-no-criteria = No criteria yet
rounds-criteria-edit = Change them in the call
rounds-no-criteria-text = Nobody can score without criteria. Add the first one to the call.
rounds-share = Share
rounds-scale = Scale
rounds-scale-from-to = { $min } to { $max } points
rounds-criterion-weight = Weight

# After a step
flash-rounds-created = The round has been created.
flash-rounds-saved = Saved.

# More time
rounds-extend = Extend the period
rounds-extend-lead = { $mails ->
    [no] For the whole jury or for one juror.
   *[yes] For the whole jury or for one juror. Whoever gets more time is told by e-mail.
}
rounds-extend-who = For whom?
rounds-extend-everybody = The whole jury
rounds-extend-until = Scoring until
rounds-extend-until-hint = This minute still counts.
rounds-extend-reason = Reason
rounds-extend-reason-hint = It is kept in the record and in the minutes, and is not in the e-mail.
rounds-extend-do = Extend
rounds-extend-no-end = This round has no fixed end. There is nothing to extend.
rounds-extend-not-later = This is not later than the present end.
rounds-extend-past = This time is over already.
rounds-extensions = Extensions
rounds-extended-until = until { $until }
rounds-extended-by = { $name }, { $at }
flash-rounds-extended = { $mails ->
    [no] The period has been extended.
   *[yes] The period has been extended. Those concerned get an e-mail.
}
mail-extension-subject = More time for scoring: { $name }
mail-extension-text = Hello,

    for "{ $name }" you can now score until { $until }.
mail-extension-link = To my sheets
rounds-extend-read = Give more time: this will hold
rounds-extend-read-lead = { $mails ->
    [no] Read it before it holds.
   *[yes] Read it before the mails leave.
}
rounds-extend-end = Score until { $until }
rounds-extend-end-note = { $away }; until now: { $before }
rounds-extend-far = That is { $n } days more than before.
rounds-extend-mails = { $mails ->
    [no] { $n ->
        [0] Nobody gets an e-mail
        [one] One e-mail waits in the outbox then
       *[other] { $n } e-mails wait in the outbox then
    }
   *[yes] { $n ->
        [0] Nobody gets an e-mail
        [one] One person gets an e-mail
       *[other] { $n } people get an e-mail
    }
}
rounds-extend-next = It can be taken back while nobody has saved in the extra time and the new end has not passed.
rounds-extend-back = Take back the extension
rounds-extend-back-lead = Then the earlier end holds again.
rounds-extend-back-do = Take back
rounds-extend-corrected = { $mails ->
    [no] { $n ->
        [0] Nobody gets an e-mail that corrects it
        [one] One e-mail that corrects it waits in the outbox then
       *[other] { $n } e-mails that correct it wait in the outbox then
    }
   *[yes] { $n ->
        [0] Nobody gets an e-mail that corrects it
        [one] One person gets an e-mail that corrects it
       *[other] { $n } people get an e-mail that corrects it
    }
}
rounds-extend-back-unknown = That is not possible: it is not stored when it ended before this extension.
rounds-extend-back-since = That is not possible any more: more time was given since then.
rounds-extend-back-used = That is not possible any more: something was saved in the extra time.
rounds-extend-back-passed = That is not possible any more: the new end has passed, too.
flash-rounds-extension-back = { $mails ->
    [no] The extension is taken back.
   *[yes] The extension is taken back. Those concerned get an e-mail.
}
mail-correction-subject = Correction: time to score, { $name }
mail-correction-text = Hello,

    the time to score “{ $name }” was set to end on { $wrong }. That was a mistake.

    It is again: score until { $until }.
mail-correction-link = To my scores
