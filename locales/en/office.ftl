office-title = Overview
office-lead = Where every call stands and what comes next.
office-call = Call { $year }
office-days-left = { $n ->
    [0] ends today
    [one] { $n } day left
   *[other] { $n } days left
}
office-opens = Opens on { $date }
office-received = { $n ->
    [one] nomination
   *[other] nominations
}
office-pending = to be checked
office-late = came too late
office-sheets = Submitted sheets
office-round-preparing = in preparation
office-round-early = open, begins later
office-round-running = running
office-round-late = time to score is over
office-round-closed = closed
office-no-call = No call is running
office-no-call-text = Create the next one: it begins as a copy of the last.
office-new-call = Create the next call
office-next-prepare = Prepare the call
office-next-announced = Look at the call
office-next-screen = Check nominations
office-next-watch = Look at the nominations
office-next-score = See how scoring goes
office-next-round = Prepare the round
office-next-first-round = Create the first round
office-next-ranking = Look at the ranking
office-next-session = To the jury’s session
office-next-decide = Make the decisions binding
office-next-publish = Publish the result
office-next-publish-again = Publish again
office-next-result = See the result
office-next-await-round = Look at the round
office-next-close-round = Close the round
office-next-ceremony = Enter the date
office-next-letters = To the letters
office-next-end = End the call
office-next-nothing = Look at the call
demo-database-in-use = This database holds something already. The demonstration needs an empty one.
office-key-changed = Since { $at } another key has been signing the evidence
office-key-changed-text = Tell those who check evidence the new fingerprint, and put down why it has changed.
office-key-changed-action = To the key
office-next-settle = Read what came up
