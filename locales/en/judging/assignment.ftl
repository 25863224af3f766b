# Entries and jurors of a round
assignment-entries = Nominations of the round
assignment-entries-lead = You can add every nomination that you have checked and admitted.
assignment-entries-add-all = { $n ->
    [one] Add the missing admitted one
   *[other] Add all { $n } missing admitted ones
}
assignment-none-entries = No admitted nominations yet
assignment-none-entries-text = Check the nominations of the call first. What you admit appears here.
assignment-fallen = no longer admitted
assignment-fallen-long = This nomination was withdrawn or is no longer admitted. The jury does not see it.
assignment-not-eligible = One of the chosen nominations is not admitted. Please reload the page.
assignment-chosen-entries = These nominations belong to the round
assignment-chosen-jurors = These people score
assignment-jurors = Jury of the round
assignment-jurors-lead = Who should score in this round?
assignment-jurors-open = Scoring has begun. You can add more people; those who already have nominations stay.
assignment-none-jurors = Nobody on the jury yet
assignment-none-jurors-text = Invite jurors first.
assignment-invite = Invite people
assignment-juror-disabled = access blocked
assignment-juror-busy = Jurors who already have nominations in this round can no longer leave it.

# Who reads what
assignment-title = Assignment
assignment-lead-everyone = Everyone scores everything, except where there is a conflict.
assignment-lead-some = { $n ->
    [one] One juror per nomination.
   *[other] { $n } jurors per nomination.
}
assignment-propose = Propose an assignment
assignment-empty = Nothing to assign yet
assignment-empty-text = The round needs nominations and jurors first.
assignment-to-round = Go to the round
assignment-entries-count = { $n ->
    [one] nomination
   *[other] nominations
}
assignment-covered = fully assigned
assignment-assigned = { $n ->
    [one] assignment
   *[other] assignments
}
assignment-loads = Per juror
assignment-coverage = Per nomination
assignment-by-hand = Choose a nomination to add or remove jurors by hand.
assignment-juror = Juror
assignment-load = Nominations
assignment-conflicts = Conflicts
assignment-entry = Nomination
assignment-readers = Jurors
assignment-share = Share
assignment-fit = Fit
assignment-forced = { $n ->
    [one] Only one juror has no conflict here: no other choice.
   *[other] Only { $n } jurors have no conflict here: no other choice.
}
assignment-short = too few
assignment-entry-lead = Who scores this nomination?
assignment-state = State
assignment-state-free = free
assignment-state-assigned = assigned
assignment-state-draft = draft
assignment-state-submitted = submitted
assignment-state-recused = conflict
assignment-state-conflict = conflict
assignment-state-disabled = access blocked
assignment-add = Assign
assignment-remove = Remove
assignment-no-jurors = The round has no jurors yet
assignment-exists = This juror already has the nomination.
assignment-conflict = This juror has a conflict and must not score the nomination.
assignment-begun = This juror has begun to score. The assignment stays.
assignment-recused = This assignment was ended by a conflict.

# The proposal
assignment-proposal = Proposed assignment
assignment-proposal-lead = Evenly spread and without conflicts. It only counts once you confirm it.
assignment-proposal-new = { $n ->
    [0] No new assignment.
    [one] One new assignment.
   *[other] { $n } new assignments.
}
assignment-proposal-gone = { $n ->
    [one] One current assignment is removed.
   *[other] { $n } current assignments are removed.
}
assignment-confirm = Confirm assignment
assignment-changed = Something has changed in the meantime
assignment-changed-text = So the proposal looks different now. Please check it once more.
assignment-nothing-new = Everything is assigned
assignment-nothing-new-text = The proposal is the same as the current assignment.
assignment-impossible = There are too few jurors without a conflict for these nominations
assignment-possible = { $n ->
    [0] nobody possible
    [one] only one juror possible
   *[other] only { $n } jurors possible
}
assignment-impossible-text = Add more jurors, ask for fewer per nomination, or assign by hand.

# Opening
assignment-missing-criteria = There are no criteria.
assignment-missing-fewer-criteria = There are { $n } criteria; 12 is the maximum.
assignment-missing-entries = There are no nominations.
assignment-missing-fallen = { $n ->
    [one] One nomination is no longer admitted. Take it out of the round.
   *[other] { $n } nominations are no longer admitted. Take them out of the round.
}
assignment-missing-jurors = There are no jurors.
assignment-missing-assignment = { $n ->
    [one] One nomination has not been assigned to anybody yet.
   *[other] { $n } nominations have not been assigned to anybody yet.
}
assignment-missing-source = The round that the entries come from has been opened again since. Close it and take over the entries once more.
assignment-missing-deadline = Until { $until } nominations can still come in and change. The jury reads after that.
assignment-missing-ended = The call has ended. If the jury is to read after all, open the call again first.
assignment-missing-window = The period for scoring is in the past.

# After a step
flash-assignment-entries-chosen = { $n ->
    [0] The round has no more nominations.
    [one] The round has one nomination.
   *[other] The round has { $n } nominations.
}
flash-assignment-entries-added = { $n ->
    [0] All admitted nominations were already in the round.
    [one] One nomination has been added.
   *[other] { $n } nominations have been added.
}
flash-assignment-jurors-chosen = { $n ->
    [0] The round has no more jurors.
    [one] The round has one juror.
   *[other] The round has { $n } jurors.
}
flash-assignment-confirmed = The assignment is confirmed.
flash-assignment-added = Assigned.
flash-assignment-removed = The assignment has been removed.
flash-assignment-opened = The round is open. The jury can score.

# What may be asked of a proposal
assignment-order = Distribute differently
assignment-order-ask = Propose again
assignment-order-usual = As usual
assignment-order-aim = What matters most?
assignment-aim-total = The best overall fit
assignment-aim-total-hint = Makes the sum of all fits as high as possible.
assignment-aim-fair = Nobody is left behind
assignment-aim-fair-hint = First the worst-served nomination is served as well as possible, then the sum.
assignment-order-way = What may change?
assignment-way-fresh = Start from scratch
assignment-way-fresh-hint = Only what you have assigned by hand stays.
assignment-way-top-up = Only fill the gaps
assignment-way-top-up-hint = Everything stays. Each nomination only gets what it lacks.
assignment-way-more = Give everybody more
assignment-way-more-hint = Everything stays. Each nomination gets as many more as you enter below.
assignment-order-more = How many more?
assignment-order-more-hint = Counts only for “give everybody more”.
assignment-order-least = At least per juror
assignment-order-least-hint = Without limits, loads are as even as possible.
assignment-order-most = At most per juror
assignment-bounds-crossed = The maximum is less than the minimum.
assignment-propose-other = Distribute differently or assign more jurors

# A search that takes longer
assignment-search = The program is looking for the best distribution
assignment-search-beginning = It starts with any distribution within all limits.
assignment-search-improving = It is improving the fit.
assignment-search-levelling = The worst-served nomination has a fit of { $worst } now. More than { $bound } is not possible.
assignment-search-finishing = Nearly there: it makes the rest as good as possible.
assignment-search-step = Step { $n } of 4
assignment-search-text = You can wait here or come back later. The page refreshes itself.
assignment-search-stop = Stop the search
assignment-search-look = Check now
assignment-search-cancelled = The search was stopped
assignment-search-cancelled-text = Nothing has changed. You can search again or distribute differently.
assignment-search-again = Search again

# What a change does, and pictures
assignment-effects = What changes
assignment-effect = Value
assignment-before = before
assignment-after = after
assignment-covered-entries = Nominations with all their jurors
assignment-least-load = Fewest nominations per juror
assignment-most-load = Most nominations per juror
assignment-total-fit = Overall fit
assignment-worst-fit = Fit of the worst-served nomination
assignment-proof-best = Proven: with these limits, no better overall fit is possible.
assignment-proof-fair = Proven: with these limits, the worst-served nomination cannot be served better, and then the sum cannot be higher.
assignment-proof-worst = The worst-served nomination has a fit of { $n }. The program has not fully checked whether more is possible; more than { $m } is proven to be impossible.
assignment-proof-total = The worst-served nomination cannot be served better. The sum is { $n }; the program has not fully checked whether more is possible; more than { $m } is proven to be impossible.
assignment-pictures = At a glance
assignment-pictures-legend = Filled bars: this proposal. Hollow bars above them: before, where it was different.
assignment-chart-loads = Nominations per juror
assignment-chart-loads-many = How many jurors have how many nominations?
assignment-chart-loads-text = From { $n } to { $m }.
assignment-chart-load = { $n ->
    [one] one nomination
   *[other] { $n } nominations
}
assignment-chart-coverage = How many nominations have how many jurors?
assignment-chart-coverage-text = { $m ->
    [one] { $n ->
        [one] The nomination has all its jurors.
       *[other] The nomination does not have all its jurors yet.
    }
   *[other] { $n } of { $m } have all their jurors.
}
assignment-chart-readers = { $n ->
    [0] nobody
    [one] one juror
   *[other] { $n } jurors
}
assignment-chart-fit = How many nominations have which fit?
assignment-chart-fit-text = { $total } in total, { $worst } at least.
assignment-note-new = new
assignment-note-locked = account locked
assignment-note-hand = by hand
assignment-note-begun = scoring has begun

# By hand
assignment-give-to = Assign { $name }?
assignment-take-from = Take it from { $name }?
assignment-own-load = { $name } would then have { $after } instead of { $before } nominations.
assignment-add-now = Yes, assign
assignment-remove-now = Yes, remove

# What bounds make impossible
assignment-impossible-bounds = It cannot be distributed like this
assignment-impossible-bounds-text = Change the limits, add more jurors, or ask for fewer per nomination.
assignment-all-jurors = The whole jury
assignment-keeps-too-much = already has { $n }, but { $m } is the maximum
assignment-too-few-entries = can only get { $n } without a conflict, but at least { $m } are required
assignment-too-much = { $n ->
    [one] One review is needed
   *[other] { $n } reviews are needed
}, but there is only room for { $m }
assignment-too-little = { $n ->
    [one] At least one review is required
   *[other] At least { $n } reviews are required
}, but there are only { $m }

# The mails to the jury
mail-round-subject = Your nominations to score: { $name }
mail-round-text = Hello,

    { $n ->
        [one] “{ $name }” is open: one nomination is waiting for your scores.
       *[other] “{ $name }” is open: { $n } nominations are waiting for your scores.
    } { $window ->
        [both] You can read now, and score from { $from } until { $until }.
        [from] You can read now, and score from { $from }.
        [until] You can score until { $until }.
       *[open] You can score until the round is closed.
    }

    Thank you for taking the time.
mail-round-link = Go to my scores
mail-assigned-subject = New to score: { $name }
mail-assigned-text = Hello,

    { $n ->
        [one] you have been given one more nomination in “{ $name }”.
       *[other] you have been given { $n } more nominations in “{ $name }”.
    } { $window ->
        [both] You can read now, and score from { $from } until { $until }.
        [from] You can read now, and score from { $from }.
        [until] You can score until { $until }.
       *[open] You can score until the round is closed.
    }
mail-assigned-link = Go to my scores

# What is read before a round opens, and before that is taken back
opening-round-title = Open the round: please check
opening-round-lead = { $mails ->
    [no] Read it before you open the round.
   *[yes] Read it before the e-mails are sent.
}
opening-round-lacks = { $n ->
    [one] It cannot be opened yet: one thing is missing
   *[other] It cannot be opened yet: { $n } things are missing
}
opening-round-mend = Go there
opening-round-entries = { $n ->
    [0] No nomination
    [one] One nomination will be read
   *[other] { $n } nominations will be read
}
opening-round-short = { $n ->
    [one] One nomination has fewer readers than the round wants.
   *[other] { $n } nominations have fewer readers than the round wants.
}
opening-round-begins = Scoring from { $at }
opening-round-ends = Scoring until { $at }
opening-round-endless = Scoring until you close the round
opening-round-next-frozen = { $mails ->
    [no] Criteria, weights, scale and nominations will then be fixed. You have to tell the jury yourself: no mails are sent at the moment.
   *[yes] Criteria, weights, scale and nominations will then be fixed, and the jury gets its e-mails.
}
opening-round-next-back = As long as nobody has saved a sheet, the opening can be taken back with a reason.
opening-round-do = Open the round
opening-back-title = Take the opening back
opening-back-lead = The round is then in preparation again, and nobody scores.
opening-back-state = The round is in preparation again
opening-back-state-note = Nominations, jury and distribution stay as they are, and can be changed again.
opening-back-mails = { $mails ->
    [no] { $n ->
        [0] Nobody gets an e-mail
        [one] One e-mail will wait in the outbox
       *[other] { $n } e-mails will wait in the outbox
    }
   *[yes] { $n ->
        [0] Nobody gets an e-mail
        [one] One person is told by e-mail
       *[other] { $n } people are told by e-mail
    }
}
opening-back-do = Take it back
opening-back-not-open = This round is not open.
opening-back-closed-before = That is no longer possible: this round has been closed before.
opening-back-begun = That is no longer possible: a sheet has been saved.
opening-back-extended = Please take the extensions back first.
opening-back-asked = A second person has been asked to confirm closing the round. Please withdraw that request first.
flash-assignment-opening-back = The opening is taken back. The round is in preparation again.
mail-round_back-subject = Not to be scored yet: { $name }
mail-round_back-text = Hello,

    “{ $name }” is in preparation again; it was opened too early. You need not do anything now.

    When the round opens and there is something for you to read, we will write to you again.
mail-reopened-subject = Open again: { $name }
mail-reopened-text = Hello,

    “{ $name }” was closed and is open again. { $n ->
        [one] You can look at your scores once more and change or complete them
       *[other] You can look at your { $n } sheets once more and change or complete them
    }{ $window ->
        [both] , from { $from } until { $until }.
        [from] , from { $from }.
        [until] , until { $until }.
        [over] , as soon as the office gives more time: it ended on { $until }.
       *[open] , until the round is closed again.
    } What you have handed in stays as long as you change nothing.
mail-reopened-link = Go to my scores
mail-reopened_office-subject = Open again: { $name }
mail-reopened_office-text = Hello,

    “{ $name }” is open again. { $window ->
        [until] The jury can change its scores until { $until }.
        [over] Scoring time ended on { $until }: give more time if the jury is to change anything.
       *[open] The jury can change its scores until you close the round again.
    }{ $bound ->
        [0] {""}
        [one] {" "}One decision of the jury is no longer binding and has to be made again.
       *[other] {" "}{ $bound } decisions of the jury are no longer binding and have to be made again.
    }{ $settled ->
        [0] {""}
        [one] {" "}One shared place has to be settled again afterwards.
       *[other] {" "}{ $settled } shared places have to be settled again afterwards.
    }
mail-reopened_office-link = Go to the round
