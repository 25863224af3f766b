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
rounds-none-text = In a round the jury scores the nominations that were admitted. The criteria of the call are taken over automatically.
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
rounds-method = How is the ranking made?
rounds-method-hint = This is fixed once you open the round. The mean is usual; adjust if each entry is read by only part of the jury.
rounds-method-mean = Mean of the sheets
rounds-method-trimmed = Mean without the highest and the lowest sheet
rounds-method-median = Median: the middle sheet
rounds-method-zscore = z-score: distance from the juror's mean
rounds-method-adjusted = Adjusted for the jurors' severity
rounds-method-borda = Borda: each juror's order
rounds-method-schulze = Schulze: majorities between each pair
rounds-quorum = Quorum
rounds-quorum-hint = This many jurors must have submitted at least one sheet. Usually more than half, and at least three. Otherwise the round can only be closed with a reason.
rounds-least-sheets = Minimum sheets per nomination
rounds-least-sheets-hint = Otherwise the round can only be closed with a reason.
rounds-opens = Scoring from
rounds-opens-hint = If left empty, scoring begins as soon as you open the round.
rounds-closes = Scoring until
rounds-closes-hint = This minute still counts. If left empty, scoring ends when you close the round.
rounds-closes-before-opens = The end is before the beginning.
rounds-stale = Somebody else has changed this in the meantime.
rounds-stale-text = Below is what you entered. If you save now, your version counts.
rounds-status-preparing = being prepared
rounds-status-open = scoring
rounds-status-early = open, begins later
rounds-status-late = scoring time is over
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
rounds-already-open = This round is already open.
rounds-not-open = This round is not open yet.
rounds-closed = This round is closed. It can only be changed if it is opened again.
rounds-frozen = Scoring has begun: criteria, weights, scale and nominations are fixed now.
rounds-early = Scoring has not begun yet.
rounds-late = The period for scoring is over. Please contact the office.

# Criteria
rounds-criteria = Criteria of the round
rounds-criteria-lead = This is how the call states them, with their scales and weights. The jury judges by nothing else.
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
rounds-extend-reason-hint = It is kept in the record and in the minutes, but is not in the e-mail.
rounds-extend-do = Extend
rounds-extend-no-end = This round has no fixed end. There is nothing to extend.
rounds-extend-not-later = This is not later than the current end.
rounds-extend-past = This time has already passed.
rounds-extensions = Extensions
rounds-extended-until = until { $until }
rounds-extended-by = { $name }, { $at }
flash-rounds-extended = { $mails ->
    [no] The period has been extended.
   *[yes] The period has been extended. Those affected get an e-mail.
}
mail-extension-subject = More time for scoring: { $name }
mail-extension-text = Hello,

    for "{ $name }" you can now score until { $until }.
mail-extension-link = Go to my sheets
rounds-extend-read = Give more time: please check
rounds-extend-read-lead = { $mails ->
    [no] Read it before it takes effect.
   *[yes] Read it before the mails are sent.
}
rounds-extend-end = Score until { $until }
rounds-extend-end-note = { $away }; until now: { $before }
rounds-extend-far = That is { $n } days more than before.
rounds-extend-mails = { $mails ->
    [no] { $n ->
        [0] Nobody gets an e-mail
        [one] One e-mail will wait in the outbox
       *[other] { $n } e-mails will wait in the outbox
    }
   *[yes] { $n ->
        [0] Nobody gets an e-mail
        [one] One person gets an e-mail
       *[other] { $n } people get an e-mail
    }
}
rounds-extend-next = It can be taken back as long as nobody has saved anything in the extra time and the new end has not passed.
rounds-extend-back = Take back the extension
rounds-extend-back-lead = The earlier end then applies again.
rounds-extend-back-do = Take back
rounds-extend-corrected = { $mails ->
    [no] { $n ->
        [0] Nobody gets a correcting e-mail
        [one] One correcting e-mail will wait in the outbox
       *[other] { $n } correcting e-mails will wait in the outbox
    }
   *[yes] { $n ->
        [0] Nobody gets a correcting e-mail
        [one] One person gets a correcting e-mail
       *[other] { $n } people get a correcting e-mail
    }
}
rounds-extend-back-unknown = That is not possible: the end before this extension is not on record.
rounds-extend-back-since = That is no longer possible: more time has been given since.
rounds-extend-back-used = That is no longer possible: something was saved in the extra time.
rounds-extend-back-passed = That is no longer possible: the new end has passed, too.
flash-rounds-extension-back = { $mails ->
    [no] The extension is taken back.
   *[yes] The extension is taken back. Those affected get an e-mail.
}
mail-correction-subject = Correction: scoring time, { $name }
mail-correction-text = Hello,

    we told you that scoring for “{ $name }” ends on { $wrong }. That was a mistake.

    You can score until { $until }, as before.
mail-correction-link = Go to my scores
