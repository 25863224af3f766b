# Where a round stands, on every overview
standing-step-criteria = Criteria
standing-step-entries = Entries
standing-step-jurors = Jury
standing-step-conflicts = Conflicts
standing-step-assignment = Assignment
standing-step-scoring = Scoring
standing-step-closing = Closing
standing-gap = open
standing-count = { $n }
standing-missing = still missing
standing-percent = { $n } %
standing-early = begins later
standing-time-over = time is over, { $n } % handed in
standing-done = done
standing-later = comes last
standing-over = over
standing-fallen = { $n ->
    [one] One entry of the round no longer takes part
   *[other] { $n } entries of the round no longer take part
}
standing-declared = { $n ->
    [one] one juror has declared
   *[other] all { $n } have declared
}
standing-undeclared = { $n ->
    [one] One declaration on conflicts is missing (jurors: { $m })
   *[other] { $n } declarations on conflicts are missing (jurors: { $m })
}
standing-sheets = { $n ->
    [one] one sheet given out
   *[other] { $n } sheets given out
}
standing-short = { $n ->
    [one] One entry is read by fewer than { $m } jurors
   *[other] { $n } entries are read by fewer than { $m } jurors
}
standing-short-everyone = { $n ->
    [one] One entry is not yet read by all who may
   *[other] { $n } entries are not yet read by all who may
}
