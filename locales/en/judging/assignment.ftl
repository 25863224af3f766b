# Entries and jurors of a round
assignment-entries = Nominations of the round
assignment-entries-lead = You can take in every nomination that you have checked and admitted.
assignment-entries-add-all = { $n ->
    [one] Take in the missing admitted one
   *[other] Take in all { $n } missing admitted ones
}
assignment-none-entries = No admitted nominations yet
assignment-none-entries-text = Check the nominations of the call first. What you admit appears here.
assignment-fallen = no longer admitted
assignment-fallen-long = This nomination was withdrawn or is no longer admitted. The jury does not see it.
assignment-not-eligible = One of the chosen nominations is not admitted. Please reload the page.
assignment-chosen-entries = These nominations belong to the round
assignment-chosen-jurors = These people score
assignment-jurors = Jury of the round
assignment-jurors-lead = Who shall score in this round?
assignment-jurors-open = Scoring has begun. You can take in more people; whoever has nominations already stays.
assignment-none-jurors = Nobody in the jury yet
assignment-none-jurors-text = Invite jurors first.
assignment-invite = Invite people
assignment-juror-disabled = access blocked
assignment-juror-busy = Whoever has nominations of this round already cannot leave it any more.

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
assignment-to-round = To the round
assignment-entries-count = { $n ->
    [one] nomination
   *[other] nominations
}
assignment-covered = of them fully assigned
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
assignment-remove = Take away
assignment-no-jurors = The round has no jurors yet
assignment-exists = This juror has the nomination already.
assignment-conflict = This juror has a conflict and must not score the nomination.
assignment-begun = This juror has begun to score. The assignment stays.
assignment-recused = This assignment was ended by a conflict.

# The proposal
assignment-proposal = Proposed assignment
assignment-proposal-lead = Evenly spread and without conflicts. It counts only when you confirm it.
assignment-proposal-new = { $n ->
    [0] No new assignment.
    [one] One new assignment.
   *[other] { $n } new assignments.
}
assignment-proposal-gone = { $n ->
    [one] One present assignment goes.
   *[other] { $n } present assignments go.
}
assignment-confirm = Confirm assignment
assignment-changed = Something has changed meanwhile
assignment-changed-text = So the proposal looks different now. Please check it once more.
assignment-nothing-new = Everything is assigned
assignment-nothing-new-text = The proposal is the same as the present assignment.
assignment-impossible = There are too few jurors without a conflict for these nominations
assignment-possible = { $n ->
    [0] nobody possible
    [one] only one juror possible
   *[other] only { $n } jurors possible
}
assignment-impossible-text = Take in more jurors, ask for fewer per nomination, or assign by hand.

# Opening
assignment-missing-criteria = There are no criteria.
assignment-missing-fewer-criteria = There are { $n } criteria, 12 are possible at most.
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
assignment-missing-source = The round that the entries come from has been opened again since. Close it, and take the entries over once more.
assignment-missing-deadline = Until { $until } nominations can still come in and change. The jury reads after that.
assignment-missing-ended = The call has ended. If the jury is to read after all, open the call again first.
assignment-missing-window = The period for scoring is in the past.

# After a step
flash-assignment-entries-chosen = { $n ->
    [0] The round has no nominations any more.
    [one] The round has one nomination.
   *[other] The round has { $n } nominations.
}
flash-assignment-entries-added = { $n ->
    [0] All admitted nominations were in the round already.
    [one] One nomination has been taken in.
   *[other] { $n } nominations have been taken in.
}
flash-assignment-jurors-chosen = { $n ->
    [0] The round has no jurors any more.
    [one] The round has one juror.
   *[other] The round has { $n } jurors.
}
flash-assignment-confirmed = The assignment is confirmed.
flash-assignment-added = Assigned.
flash-assignment-removed = The assignment has been taken away.
flash-assignment-opened = The round is open. The jury can score.

# What may be asked of a proposal
assignment-order = Distribute differently
assignment-order-ask = Propose anew
assignment-order-usual = As usual
assignment-order-aim = What matters most?
assignment-aim-total = The best fit altogether
assignment-aim-total-hint = The sum of all fits becomes as great as possible.
assignment-aim-fair = Nobody is left behind
assignment-aim-fair-hint = First the worst-served nomination is served as well as possible, then the sum.
assignment-order-way = What may change?
assignment-way-fresh = Distribute everything anew
assignment-way-fresh-hint = Only what you have assigned by hand stays.
assignment-way-top-up = Only complete
assignment-way-top-up-hint = Everything stays. Each nomination gets only what it lacks.
assignment-way-more = Give everybody more
assignment-way-more-hint = Everything stays. Each nomination gets as many more as you say below.
assignment-order-more = How many more?
assignment-order-more-hint = Counts only for “give everybody more”.
assignment-order-least = At least per juror
assignment-order-least-hint = Without bounds, loads are as even as possible.
assignment-order-most = At most per juror
assignment-bounds-crossed = The most is less than the least.
assignment-propose-other = Distribute differently or assign more jurors

# A search that takes longer
assignment-search = The program is looking for the best distribution
assignment-search-beginning = It begins with any distribution that keeps all bounds.
assignment-search-improving = It is improving the fit.
assignment-search-levelling = The worst-served nomination has a fit of { $worst } now. More than { $bound } is not possible.
assignment-search-finishing = Nearly there: it makes the rest as good as possible.
assignment-search-step = Step { $n } of 4
assignment-search-text = You can wait here or come back later. The page renews itself.
assignment-search-stop = Stop the search
assignment-search-look = Look now
assignment-search-cancelled = The search was stopped
assignment-search-cancelled-text = Nothing has changed. You can search again or distribute differently.
assignment-search-again = Search again

# What a change does, and pictures
assignment-effects = What changes
assignment-effect = Figure
assignment-before = before
assignment-after = after
assignment-covered-entries = Nominations with all their jurors
assignment-least-load = Fewest nominations per juror
assignment-most-load = Most nominations per juror
assignment-total-fit = Fit altogether
assignment-worst-fit = Fit of the worst-served nomination
assignment-proof-best = Proven: with these bounds, no better fit is possible altogether.
assignment-proof-fair = Proven: with these bounds, the worst-served nomination cannot be served better, nor can the sum be greater then.
assignment-proof-worst = The worst-served nomination has a fit of { $n }. The program has not checked to the end whether more is possible; more than { $m } is proven to be impossible.
assignment-proof-total = The worst-served nomination cannot be served better. The sum is { $n }; the program has not checked to the end whether more is possible, more than { $m } is proven to be impossible.
assignment-pictures = At a glance
assignment-pictures-legend = Filled bars: this proposal. Hollow bars above them: before, where it was different.
assignment-chart-loads = Nominations per juror
assignment-chart-loads-many = How many jurors have how much?
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
assignment-chart-fit-text = { $total } altogether, { $worst } at least.
assignment-note-new = new
assignment-note-locked = account locked
assignment-note-hand = by hand
assignment-note-begun = scoring has begun

# By hand
assignment-give-to = Assign { $name }?
assignment-take-from = Take it from { $name }?
assignment-own-load = { $name } would then have { $after } instead of { $before } nominations.
assignment-add-now = Yes, assign
assignment-remove-now = Yes, take away

# What bounds make impossible
assignment-impossible-bounds = It cannot be distributed like this
assignment-impossible-bounds-text = Change the bounds, take in more jurors, or ask for fewer per nomination.
assignment-all-jurors = The whole jury
assignment-keeps-too-much = has { $n } already, { $m } at most are allowed
assignment-too-few-entries = can get only { $n } without a conflict, { $m } at least are asked for
assignment-too-much = { $n ->
    [one] One review is needed
   *[other] { $n } reviews are needed
}, there is room for { $m }
assignment-too-little = { $n ->
    [one] At least one review is asked for
   *[other] { $n } reviews at least are asked for
}, there are only { $m }

# The mails to the jury
mail-round-subject = Your nominations to score: { $name }
mail-round-text = Hello,

    { $n ->
        [one] “{ $name }” is open: one nomination waits for your scores.
       *[other] “{ $name }” is open: { $n } nominations wait for your scores.
    } { $window ->
        [both] You can read now, and score from { $from } until { $until }.
        [from] You can read now, and score from { $from }.
        [until] You can score until { $until }.
       *[open] You can score until the round is closed.
    }

    Thank you for taking the time.
mail-round-link = To my scores
mail-assigned-subject = New to score: { $name }
mail-assigned-text = Hello,

    { $n ->
        [one] one more nomination of “{ $name }” has come to you.
       *[other] { $n } more nominations of “{ $name }” have come to you.
    } { $window ->
        [both] You can read now, and score from { $from } until { $until }.
        [from] You can read now, and score from { $from }.
        [until] You can score until { $until }.
       *[open] You can score until the round is closed.
    }
mail-assigned-link = To my scores

# What is read before a round opens, and before that is taken back
opening-round-title = Open the round: this will hold
opening-round-lead = { $mails ->
    [no] Read it before you open the round.
   *[yes] Read it before the e-mails leave.
}
opening-round-lacks = { $n ->
    [one] It cannot be opened yet: one thing is missing
   *[other] It cannot be opened yet: { $n } things are missing
}
opening-round-mend = Go there
opening-round-entries = { $n ->
    [0] No nomination
    [one] One nomination is read
   *[other] { $n } nominations are read
}
opening-round-short = { $n ->
    [one] One nomination has fewer readers than the round wants.
   *[other] { $n } nominations have fewer readers than the round wants.
}
opening-round-begins = Scoring from { $at }
opening-round-ends = Scoring until { $at }
opening-round-endless = Scoring until you close the round
opening-round-next-frozen = { $mails ->
    [no] Criteria, weights, scale and nominations are fixed then. You have to tell the jury yourself: no mails leave at present.
   *[yes] Criteria, weights, scale and nominations are fixed then, and the jury gets its e-mails.
}
opening-round-next-back = As long as nobody has saved a sheet, the opening can be taken back with a reason.
opening-round-do = Open the round
opening-back-title = Take the opening back
opening-back-lead = The round is in preparation again then, and nobody scores.
opening-back-state = The round is in preparation again
opening-back-state-note = Nominations, jury and distribution stay as they are, and can be changed again.
opening-back-mails = { $mails ->
    [no] { $n ->
        [0] Nobody gets an e-mail
        [one] One e-mail waits in the outbox then
       *[other] { $n } e-mails wait in the outbox then
    }
   *[yes] { $n ->
        [0] Nobody gets an e-mail
        [one] One person learns of it by e-mail
       *[other] { $n } people learn of it by e-mail
    }
}
opening-back-do = Take it back
opening-back-not-open = This round is not open.
opening-back-closed-before = That is not possible any more: this round has been closed before.
opening-back-begun = That is not possible any more: a sheet has been saved.
opening-back-extended = Please take the extensions back first.
opening-back-asked = A second person has been asked whether the round is closed. Please withdraw that request first.
flash-assignment-opening-back = The opening is taken back. The round is in preparation again.
mail-round_back-subject = Not to be scored yet: { $name }
mail-round_back-text = Hello,

    “{ $name }” is in preparation once more; it was opened too early. You need not do anything now.

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
mail-reopened-link = To my scores
mail-reopened_office-subject = Open again: { $name }
mail-reopened_office-text = Hello,

    “{ $name }” is open again. { $window ->
        [until] The jury can change its scores until { $until }.
        [over] The time for scoring ended on { $until }: give more time so that the jury can change anything.
       *[open] The jury can change its scores until you close the round again.
    }{ $bound ->
        [0] {""}
        [one] {" "}One decision of the jury is not binding any more and has to be taken anew.
       *[other] {" "}{ $bound } decisions of the jury are not binding any more and have to be taken anew.
    }{ $settled ->
        [0] {""}
        [one] {" "}One shared place has to be settled again afterwards.
       *[other] {" "}{ $settled } shared places have to be settled again afterwards.
    }
mail-reopened_office-link = To the round
