nav-meetings = Meetings
meeting-title = Jury meeting
meeting-typed-kept = The motion has not been made. What you wrote is still here.
meeting-tabs = Parts of the meeting
meeting-tab-room = Meeting
meeting-tab-people = Attendance
meeting-tab-agenda = Agenda
meeting-tab-decisions = Decisions
meeting-open = Open the meeting
meeting-call-over = The call has ended. For the jury to meet again, the office has to open it again first.
meeting-waiting = This round is closed
meeting-running = Current meetings
meeting-over = Earlier meetings
meeting-none = No meeting at the moment
meeting-none-text = As soon as a jury meeting is opened, you will find it here.
meeting-number = Meeting { $n }
meeting-enter = Go to the meeting
meeting-is-running = running
meeting-is-ended = ended
meeting-is-decided = binding
meeting-round-open = The round is not closed yet.
meeting-round-open-text = A meeting needs a final ranking. Close the round first.
meeting-round-reopened = The round has been reopened in the meantime. This meeting no longer counts.
meeting-exists = There is already a meeting on this ranking.
meeting-ended = The meeting has ended.
meeting-ended-text = Voting is over. The decisions become binding when two people in the office confirm them.
meeting-decided = The decisions are binding.
meeting-decided-text = They change only if two people open the round again. As long as the result is not public, they stay confidential.
meeting-still-running = The meeting is still running. End it first.
meeting-decide = Make the decisions binding
meeting-decide-reason = Occasion
meeting-decide-reason-hint = One sentence is enough, for example: The minutes have been checked.
meeting-decide-reason-missing = Please write why you are doing this now.
meeting-venue = Place
meeting-venue-hint = For example: town hall, room 120
meeting-secretary = Who writes the minutes?
meeting-quorum-percent = Quorate with more than this percentage of the members
meeting-quorum-least = and at least this many members
meeting-equal-none-rejected = A motion with equal votes is rejected, as the call says.
meeting-equal-chair-lot = When votes are equal, the chair’s vote decides, as the call says; where the chair may not vote on the motion or the ballot is secret, a lot does.
meeting-equal-none-lot = When votes are equal, a lot decides, as the call says.
meeting-quorate = quorate
meeting-not-quorate = not quorate
meeting-present = { $n ->
    [one] { $n } of { $members } votes
   *[other] { $n } of { $members } vote
}, { $quorum ->
    [one] { $quorum } is needed
   *[other] { $quorum } are needed
}
meeting-projector = Large view
meeting-reload = Reload the page
meeting-lost = The connection is interrupted.
meeting-lost-text = We keep trying. Votes already cast are saved.
meeting-to-room = Go to the meeting
meeting-to-minutes = Go to the minutes
meeting-please-leave = Please leave the room.
meeting-please-leave-text = This is about an entry with which you have a conflict. The page shows everything again as soon as the discussion is over.
meeting-welcome = Hello { $name }!
meeting-come = I am here
meeting-pledge-title = Pledge
meeting-pledge-text = Everybody who votes pledges secrecy and impartiality. This is noted in the minutes.
meeting-pledge = I pledge this
meeting-pledge-all = Everybody present has pledged
meeting-pledge-one = Record the pledge
meeting-pledged = pledged
meeting-not-pledged = pledge missing
meeting-declared = conflicts declared
meeting-not-declared = declaration missing
meeting-on-file = On file
meeting-name = Name
meeting-name-needed = Please give a name of at most 200 characters.
meeting-role = Function
meeting-role-member = member
meeting-role-substitute = substitute
meeting-role-guest = guest
meeting-seat-of = for { $name }
meeting-state = State
meeting-state-present = present
meeting-state-absent = absent
meeting-votes = votes
meeting-comes = Is here
meeting-goes = Leaves
meeting-add = Guest or substitute
meeting-add-save = Put on the list
meeting-account = Account
meeting-account-hint = With an account, people can vote on their own device. The name is then taken from it.
meeting-no-account-option = Without an account
meeting-seat = Sits in for
meeting-as-guest = Nobody (guest)
meeting-on-the-list = This person is already on the list, or the seat is taken.
meeting-duties = Duties
meeting-duty = Duty
meeting-duty-to = Who takes it on?
meeting-duty-save = Hand over
meeting-duty-chair = chair
meeting-duty-secretary = minutes
meeting-chair-votes = Only somebody who votes can chair.
meeting-exits = { $n ->
    [0] In this order nobody has to leave the room.
    [one] In this order somebody has to leave the room once.
   *[other] In this order somebody has to leave the room { $n } times.
}
meeting-entry = Entry
meeting-position = Order
meeting-position-of = Place of { $title }
meeting-leaves = Leaves the room
meeting-called = being discussed
meeting-done = done
meeting-call = Call up
meeting-order-save = Save the order
meeting-order-best = Order it so that people leave as rarely as possible
meeting-entry-of = Entry { $at } of { $of }
meeting-rank = rank { $rank } of the ranking
meeting-between = No entry is called up at the moment.
meeting-must-leave = Leaves the room:
meeting-all-out = Not in the room:
meeting-is-out = has left the room
meeting-leave-all = Have left the room
meeting-still-inside = Please confirm that nobody with a conflict is still in the room.
meeting-have-left = { $n ->
    [one] { $names } has a conflict and has left the room
   *[other] { $names } have a conflict and have left the room
}
meeting-outside = You have a conflict and cannot take part in this. The secretary or the office takes over.
meeting-desk-away = You are not marked as present at the moment. Press “I am here” first; then you can run the meeting again.
meeting-no-entry = No entry is called up at the moment.
meeting-way = Through the agenda
meeting-previous = Back
meeting-next = Next: { $title }
meeting-next-short = Next
meeting-next-outside = Then leaves the room:
meeting-finish = End the discussion
meeting-verdict = The jury’s verdict and its reasons
meeting-verdict-hint = What the group thinks, not individual scores.
meeting-verdict-save = Save the verdict
meeting-verdict-stale = Somebody else has just changed the verdict. Reload the page and add to it.
meeting-exclude = Note a conflict
meeting-exclude-save = Note it
meeting-exclude-own = I have a conflict
meeting-exclude-about = This is about:
meeting-moved-on = Another entry has been called up in the meantime.
meeting-moved-on-text = What you write here belongs to the entry named here.
meeting-verdict-on = Verdict on
meeting-who = Who?
meeting-reason-of = Separate reason for { $number }
meeting-own-reasons = Shared place: a separate reason for each
meeting-own-reasons-text = A certificate only shows what was said about that entry. Without a separate reason it shows none.
meeting-reason-missing = Please choose the reason for the conflict. It will be in the minutes.
meeting-reason-conflict = Reason
meeting-note = Note
meeting-object = Record an objection
meeting-object-save = Record
meeting-objector = By whom?
meeting-objection = Objection
meeting-objections = Objections
meeting-move = Make a motion
meeting-move-other = Another motion
meeting-move-place = Award a place
meeting-move-special_prize = Award a special prize
meeting-move-not_awarded = Do not award a prize
meeting-move-deferred = Defer a decision
meeting-move-split = Split the money differently
meeting-put-to-vote = Put to the vote
meeting-back = Back to the meeting
meeting-place = Place
meeting-entries = For which entries?
meeting-entries-hint = If you choose several, they share the place.
meeting-amount = Amount in euros
meeting-amount-hint = For each entry if a place is shared. If left blank, the money for the place is split equally.
meeting-amount-of-call = If left blank, a prize from the call has the amount stated there.
meeting-amount-of = Place { $place }, amount in euros
meeting-special-prize = Prize of the call
meeting-prize-name = Name of the prize
meeting-person-name = Person without an entry
meeting-one-of-both = Choose an entry or name a person.
meeting-wording = Wording
meeting-wording-hint = If left blank, we write the sentence.
meeting-reason = Reason
meeting-reason-hint = It is in the minutes and is published with the result.
meeting-order-reason = Why does it differ from the ranking?
meeting-order-reason-hint = Only needed where the order differs from the ranking.
meeting-order-differs = This order differs from the ranking. Please write why.
meeting-moved-by = Moved by
meeting-moved = Moved by { $name }
meeting-ballot = Vote
meeting-ballot-open = open
meeting-ballot-secret = secret
meeting-wording-place = { $n ->
    [one] { $who } gets place { $place }.
   *[other] { $who } share place { $place }.
}
meeting-wording-place-with = { $n ->
    [one] { $who } gets place { $place } and { $amount }.
   *[other] { $who } share place { $place } and get { $amount } each.
}
meeting-wording-special_prize = { $who } gets: { $prize }.
meeting-wording-special_prize-with = { $who } gets: { $prize }, { $amount }.
meeting-wording-not_awarded = Place { $place } is not awarded.
meeting-wording-not_awarded-prize = { $prize } is not awarded.
meeting-wording-deferred = { $who }: deferred.
meeting-wording-split = The prize money is split like this: { $amounts }.
meeting-motion-number = Motion { $n }
meeting-motions = Motions and votes
meeting-motion-open = The open motion has to be decided first.
meeting-no-quorum = The jury is not quorate for this motion.
meeting-pledge-missing = Not everybody who votes has pledged secrecy and impartiality. Please correct this under “Attendance”.
meeting-voted = { $n ->
    [one] { $n } of { $of } has voted
   *[other] { $n } of { $of } have voted
}
meeting-choice-yes = Yes
meeting-choice-no = No
meeting-choice-abstain = Abstain
meeting-vote-yours = Your vote:
meeting-vote-counted = Your vote is counted.
meeting-vote-secret-counted = The vote is secret: nobody sees how you voted.
meeting-vote-over = Voting on this motion is over.
meeting-vote-conflict = People with a conflict do not vote.
meeting-vote-guest = Guests do not vote.
meeting-vote-away = People who are absent do not vote.
meeting-vote-seat = The member is present, so the substitute does not vote.
meeting-vote-account = This account no longer belongs to the jury and cannot vote.
meeting-vote-outside = People who have left the room do not vote.
meeting-vote-device = People without an account cannot vote secretly here. Count paper ballots for everybody instead.
meeting-vote-pledge = Before voting, please pledge secrecy and impartiality.
meeting-vote-annulled = This vote is annulled. It can be held again.
meeting-not-enough = { $n ->
    [0] Nobody votes any more
    [one] Only { $n } still votes
   *[other] Only { $n } still vote
}, { $quorum ->
    [one] { $quorum } is needed.
   *[other] { $quorum } are needed.
}
meeting-quorum-lost = The jury no longer has a quorum. Wait until enough are there again, or annul the vote.
meeting-secret-few = There are too few secret votes: the result would reveal who voted how. Wait for more votes, or annul the vote.
meeting-secret-unanimous = This result may reveal how somebody voted.
meeting-secret-unanimous-text = There are too few votes, or they differ too little. The result has not been worked out yet and is not shown to anybody. You can annul the vote and hold it again.
meeting-secret-stopped = Voting has stopped: work out the result, or annul the vote.
meeting-secret-result = Work out the result anyway
meeting-secret-too-few = So few people vote on this motion that a secret result would reveal who voted how. Vote openly.
meeting-ballot-secret-from = A secret vote needs at least { $least } votes.
meeting-ballot-too-few = A secret vote is not possible here: with fewer than { $least } votes the result would reveal who voted how.
meeting-annul = Annul the vote
meeting-annul-confirm = The votes will not count. The vote can be held again.
meeting-nothing-to-annul = You can end this vote. If the motion should no longer stand, withdraw it.
meeting-again = Hold the vote again
meeting-not-annulled = Only an annulled vote can be held again.
meeting-repeats = Motion { $n } again
meeting-repeated = held again as motion { $n }
meeting-annulled-left = Somebody left during the secret vote.
meeting-annulled-seat = A member arrived during the secret vote, and a substitute had voted for them.
meeting-annulled-account = An account was removed from the jury during the secret vote.
meeting-annulled-conflict = Somebody who could vote turned out to have a conflict.
meeting-annulled-quorum = The jury no longer had a quorum.
meeting-annulled-few = There were too few secret votes, or they differed too little, or the vote was to be held again.
meeting-annulled-round = The round was opened again.
meeting-annulled-entry = The entry no longer takes part.
meeting-struck = Struck:
meeting-struck-guest = is a guest
meeting-struck-away = has left
meeting-struck-seat = the member they stood in for has come
meeting-struck-account = the account no longer belongs to the jury
meeting-struck-conflict = has a conflict
meeting-struck-outside = has left the room
meeting-struck-pledge = has not pledged secrecy
meeting-struck-device = has no account for a secret vote
meeting-status-annulled = annulled
meeting-fall = Declare it rejected
meeting-fall-text = The chair no longer votes, and no lot decides: without a majority the motion is rejected.
meeting-tie-open = Here the chair’s vote or a lot decides.
meeting-secret-own = In a secret vote everybody votes for themselves. You can enter the counts instead.
meeting-by-person = Note votes one by one
meeting-by-count = Enter the counts
meeting-count-yes = Votes for
meeting-count-no = Votes against
meeting-count-abstained = Abstentions
meeting-count = Note and end the vote
meeting-counts = { $yes } yes, { $no } no, { $abstained } { $abstained ->
    [one] abstention
   *[other] abstentions
}
meeting-counts-wrong = Not that many people may vote, or there is not a single vote.
meeting-votes-there = There are already votes. End the vote with them, or withdraw the motion.
meeting-nobody-voted = Nobody has voted yet.
meeting-close-vote = End the vote
meeting-close-vote-confirm = { $n ->
    [one] One vote is missing. End without it?
   *[other] { $n } votes are missing. End without them?
}
meeting-withdraw = Withdraw the motion
meeting-withdraw-confirm = Its votes will not count.
meeting-status-voting = being voted on
meeting-status-tied = tie
meeting-status-carried = carried
meeting-status-rejected = rejected
meeting-status-withdrawn = withdrawn
meeting-broken-casting_vote = in the tie the chair’s vote decided
meeting-broken-lot = in the tie a lot decided
meeting-broken-rule = rejected without a majority
meeting-cast-text = A tie: the chair’s vote decides.
meeting-cast-yes = Chair: yes
meeting-cast-no = Chair: no
meeting-no-casting = The chair’s vote does not decide here.
meeting-lots = Lots
meeting-lot-number = Lot { $n }
meeting-lot-new = Draw a lot
meeting-lot-prepare = Prepare a lot
meeting-lot-purpose = What does the lot decide?
meeting-lot-entries = Between which entries?
meeting-lot-two = Choose at least two entries.
meeting-lot-open = First draw the lot that has been prepared.
meeting-lot-drawn = A lot in this meeting has already decided the order of at least two of these entries, and that stays. Please choose others.
meeting-lot-tie = Tie
meeting-no-lot = No lot decides here.
meeting-lot-hash = Checksum of the hidden number (SHA-256):
meeting-lot-seed = Hidden number:
meeting-lot-method = Method:
meeting-word = Word from the room
meeting-word-hint = Somebody says a word aloud. The hidden number and the word decide the order.
meeting-word-missing = Enter the word that was said, at most 100 characters.
meeting-draw = Draw the lot
meeting-decided-title = What has been decided
meeting-decided-none = Nothing yet.
meeting-decided-place = Place { $place }
meeting-decided-shared = Place { $place }, shared
meeting-decided-prize = { $prize }
meeting-decided-not-awarded = Place { $place } is not awarded
meeting-decided-no-prize = { $prize } is not awarded
meeting-decided-deferred = Deferred
meeting-money = { $given } of { $there } has been awarded.
meeting-money-unknown = { $given } has been awarded.
meeting-money-exceeded = More money is awarded than the call says. Please write why.
meeting-money-reason = Why more money?
meeting-end = End the meeting
meeting-end-text = There is no voting after that. Until the decisions are binding, you can resume the meeting.
meeting-resume = Resume the meeting
meeting-resume-confirm = The jury can then discuss and vote again.
flash-meeting-opened = The meeting is open.
flash-meeting-verdict = The verdict is saved.
flash-meeting-objected = The objection is recorded.
flash-meeting-ended = The meeting has ended.
flash-meeting-decided = The decisions are binding.
flash-meeting-decide-asked = A second person in the office now has to confirm this.
flash-meeting-decide-changed = Something has changed since. Please check it once more.
meeting-gap = A better place is not decided yet. Award it, defer it, or decide that it is not awarded.
meeting-missing = { $n ->
    [one] You have a conflict with one entry. What is said and decided about it is not shown here.
   *[other] You have a conflict with { $n } entries. What is said and decided about them is not shown here.
}
meeting-withheld = It was about an entry with which you have a conflict.
meeting-place-taken = Entries that share a better place also take up this one: its money goes to them.
meeting-places-behind = Entries that share a place also take up the next ones. One of these has already been decided differently: decide on it again first.
meeting-places-doubled = A place is awarded twice: on its own, and with a better one that entries share. Resume the meeting and decide again.
meeting-shared-lot = The call says that a lot decides between equal entries: choose one entry, or draw the lot.
meeting-shared-chair = The call says that the chair decides between equal entries: choose one entry.
meeting-money-unreasoned = More money is awarded than the call states, and nobody has written down why. Resume the meeting, and give the reason when you end it.
meeting-mark-replaced = replaced by motion { $n }
meeting-mark-annulled = annulled on { $at }
meeting-later-conflict = { $name } has voted and has a conflict, which was noted on { $at }.
meeting-later-withdrawn = “{ $title }” was withdrawn.
meeting-later-ineligible = “{ $title }” no longer takes part.
meeting-touched = Something came up after the vote that has to be decided again: motion { $what }. The meeting page says what it is. Resume the meeting and vote again, or annul the decision.
meeting-touched-title = This has to be decided again
meeting-touched-text = Something came up after the vote. Until there is a new vote, or the decision is annulled, none of it becomes binding, is published or is sent. If the meeting has ended, resume it first.
meeting-not-touched = Nothing about this decision has changed.
meeting-annul-decision = Annul the decision
meeting-annul-reason = Why is it being annulled?
meeting-annul-reason-missing = Please write down why, in 2000 characters at most.
meeting-annul-split = Please vote again on how the money is split.
meeting-suspend = Make the decisions non-binding
meeting-suspend-reason = Why?
meeting-suspend-text = The meeting can then be resumed. Afterwards two people make the decisions binding again.
meeting-suspend-published = The result is confirmed for publication. Hold it back first.
meeting-is-overtaken = annulled
meeting-overtaken = The round was opened again on { $at }.
meeting-overtaken-text = That annuls what this meeting decided. Another meeting decides on the new ranking.
flash-meeting-annulled = The decision is annulled.
flash-meeting-suspended = The decisions are no longer binding.
meeting-later-disabled = The account of { $name } has been disabled since { $at }. The vote from before counts.
meeting-mark-partly = partly replaced by motion { $n }
meeting-later-conflict-undated = { $name } voted on it and has a conflict.
meeting-vote-theirs = { $what } has voted in person. Only they can change that vote.
meeting-by-themselves = Voted in person.
meeting-voteless = Here, but without a vote on this:
meeting-outside-now = These people are outside at the moment and do not vote:
meeting-outside-now-text = They are outside because of the entry that is called up. If this is about another one, end the discussion of the entry first; then they can come back in.
meeting-which-entry = Several entries nominate this person. Please choose which one it is about.
meeting-place-or-prize = Choose a place or name a prize, not both: each is voted on by itself.
meeting-entry-out = This entry no longer takes part. It cannot get a prize.
meeting-amount-open = It is not settled how much money an awarded place gets. Split the money with a motion.
meeting-decided-left-out = What is decided about entries with which you have a conflict is not shown here.
meeting-money-open = { $n ->
    [one] It is not settled how much money an awarded place gets.
   *[other] It is not settled how much money { $n } awarded places get.
}
meeting-money-rest = { $n ->
    [one] Shared equally, 1 cent is left over that nobody gets.
   *[other] Shared equally, { $n } cents are left over that nobody gets.
}
meeting-lot-idle = This lot was not drawn. The motion was settled in another way.
meeting-state-gone = account disabled
meeting-secretary-gone = This account is disabled and cannot keep the minutes. Please choose somebody else.
meeting-decide-voted = You voted in the meeting. Only somebody who did not can confirm.
meeting-wording-deferred-place = Place { $place } is deferred.
meeting-wording-deferred-both = { $who } and place { $place } are deferred.
meeting-decided-deferred-place = Place { $place } is deferred
meeting-place-deferred-hint = If the jury decides on a place later.
meeting-places-open-title = This cannot become binding yet
meeting-places-open = The jury has not decided on every place yet. Open: { $what }.
meeting-nothing-decided = The jury has not decided anything yet.
meeting-places-open-how = Resume the meeting. Each place must be awarded, expressly not awarded, or deferred.
