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
assignment-entries-count = nominations
assignment-covered = of them fully assigned
assignment-assigned = assignments
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
assignment-not-opened = The round cannot be opened yet
assignment-not-opened-lead = This is still missing:
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
