nav-meetings = Meetings
meeting-title = Jury meeting
meeting-typed-kept = The motion is not made. What you wrote is still here.
meeting-tabs = Parts of the meeting
meeting-tab-room = Meeting
meeting-tab-people = Attendance
meeting-tab-agenda = Agenda
meeting-tab-decisions = Decisions
meeting-open = Open the meeting
meeting-call-over = The call has ended. For the jury to meet again, the office has to open it again first.
meeting-waiting = This round is closed
meeting-running = Meetings that are running
meeting-over = Earlier meetings
meeting-none = No meeting at the moment
meeting-none-text = As soon as a jury meeting is opened, you find it here.
meeting-number = Meeting { $n }
meeting-enter = Go to the meeting
meeting-is-running = running
meeting-is-ended = ended
meeting-is-decided = binding
meeting-round-open = The round is not closed yet.
meeting-round-open-text = A meeting talks about a fixed ranking. Close the round first.
meeting-round-reopened = The round has been reopened meanwhile. This meeting does not count any more.
meeting-exists = There is a meeting on this ranking already.
meeting-ended = The meeting has ended.
meeting-ended-text = Nobody votes any more. The decisions become binding when two people of the office confirm them.
meeting-decided = The decisions are binding.
meeting-decided-text = They change only if two people open the round again. As long as the result is not public, they stay confidential.
meeting-still-running = The meeting is still running. End it first.
meeting-decide = Make the decisions binding
meeting-decide-reason = Occasion
meeting-decide-reason-hint = One sentence is enough, for example: The minutes have been checked.
meeting-decide-reason-missing = Please write why now.
meeting-venue = Place
meeting-venue-hint = For example: town hall, room 120
meeting-secretary = Who writes the minutes?
meeting-quorum-percent = Quorate with more than so many per cent of the members
meeting-quorum-least = and at least so many members
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
meeting-reload = Load the page anew
meeting-lost = The connection is interrupted.
meeting-lost-text = We keep trying. Votes that were cast are saved.
meeting-to-room = To the meeting
meeting-to-minutes = To the minutes
meeting-please-leave = Please leave the room.
meeting-please-leave-text = This is about an entry with which you have a conflict. The page shows everything again as soon as the talk is over.
meeting-welcome = Hello { $name }!
meeting-come = I am here
meeting-pledge-title = Obligation
meeting-pledge-text = Whoever votes is obliged to secrecy and impartiality. The minutes say so.
meeting-pledge = I oblige myself to it
meeting-pledge-all = Everybody present is obliged
meeting-pledge-one = Put the obligation on file
meeting-pledged = obliged
meeting-not-pledged = obligation missing
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
meeting-state-absent = not there
meeting-votes = votes
meeting-comes = Is here
meeting-goes = Leaves
meeting-add = Guest or substitute
meeting-add-save = Put on the list
meeting-account = Account
meeting-account-hint = With an account somebody can vote on an own device. The name then comes from there.
meeting-no-account-option = Without an account
meeting-seat = Sits in for
meeting-as-guest = Nobody (guest)
meeting-on-the-list = This person is on the list already, or the seat is taken.
meeting-duties = Duties
meeting-duty = Duty
meeting-duty-to = Who takes it?
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
meeting-called = being talked about
meeting-done = done
meeting-call = Call up
meeting-order-save = Save the order
meeting-order-best = Order it so that people leave as seldom as possible
meeting-entry-of = Entry { $at } of { $of }
meeting-rank = rank { $rank } of the ranking
meeting-between = No entry is called up at the moment.
meeting-must-leave = Leaves the room:
meeting-all-out = Not in the room:
meeting-is-out = has left the room
meeting-leave-all = Have left the room
meeting-still-inside = Please confirm that nobody with a conflict is in the room any more.
meeting-have-left = { $n ->
    [one] { $names } has a conflict and has left the room
   *[other] { $names } have a conflict and have left the room
}
meeting-outside = You have a conflict and take no part in this. The secretary or the office takes over.
meeting-desk-away = You are not noted as being here at present. First press “I am here”, then you conduct the meeting again.
meeting-no-entry = No entry is called up at the moment.
meeting-way = Through the agenda
meeting-previous = Back
meeting-next = Next: { $title }
meeting-next-short = Next
meeting-next-outside = Then leaves the room:
meeting-finish = End the talk
meeting-verdict = The jury’s verdict and its reasons
meeting-verdict-hint = What the group finds, not single scores.
meeting-verdict-save = Save the verdict
meeting-verdict-stale = Somebody else has just changed the verdict. Load the page anew and add to it.
meeting-exclude = Note a conflict
meeting-exclude-save = Note it
meeting-exclude-own = I have a conflict
meeting-exclude-about = This is about:
meeting-moved-on = Another entry has been called up meanwhile.
meeting-moved-on-text = What you write here belongs to the entry that is named here.
meeting-verdict-on = Verdict on
meeting-who = Who?
meeting-reason-of = Own reason for { $number }
meeting-own-reasons = Shared place: an own reason for each
meeting-own-reasons-text = A certificate has only what was said of that one entry. Without an own reason it has none.
meeting-reason-missing = Please choose the reason of the conflict. It is in the minutes.
meeting-reason-conflict = Reason
meeting-note = Note
meeting-object = Put an objection on file
meeting-object-save = Put on file
meeting-objector = By whom?
meeting-objection = Objection
meeting-objections = Objections
meeting-move = Make a motion
meeting-move-other = Another motion
meeting-move-place = Award a place
meeting-move-special_prize = Award a special prize
meeting-move-not_awarded = Do not award a prize
meeting-move-deferred = Put off
meeting-move-split = Split the money otherwise
meeting-put-to-vote = Put to the vote
meeting-back = Back to the meeting
meeting-place = Place
meeting-entries = For which entries?
meeting-entries-hint = Several share the place.
meeting-amount = Amount in euros
meeting-amount-hint = For each entry, where a place is shared. Left empty, it is the money of the place, in equal parts.
meeting-amount-of-call = Left empty, a prize of the call has the amount that the call says.
meeting-amount-of = Place { $place }, amount in euros
meeting-special-prize = Prize of the call
meeting-prize-name = Name of the prize
meeting-person-name = Person who has sent in nothing
meeting-one-of-both = Choose an entry or name a person.
meeting-wording = Wording
meeting-wording-hint = Left empty, we write the sentence.
meeting-reason = Reason
meeting-reason-hint = It stands in the minutes and is published with the result.
meeting-order-reason = Why otherwise than in the ranking?
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
meeting-wording-deferred = { $who } is put off.
meeting-wording-split = The prize money is split like this: { $amounts }.
meeting-motion-number = Motion { $n }
meeting-motions = Motions and votes
meeting-motion-open = The open motion has to be decided first.
meeting-no-quorum = The jury is not quorate for this motion.
meeting-pledge-missing = Not everybody who votes is obliged to secrecy and impartiality. Put that right under “Attendance”.
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
meeting-vote-over = Nobody votes on this motion any more.
meeting-vote-conflict = Whoever has a conflict does not vote.
meeting-vote-guest = Guests do not vote.
meeting-vote-away = Whoever is not there does not vote.
meeting-vote-seat = The member is there: the substitute does not vote.
meeting-vote-account = This account does not belong to the jury any more and does not vote.
meeting-vote-outside = Whoever has left the room does not vote.
meeting-vote-device = Whoever has no account cannot vote secretly here. Count everybody’s papers instead.
meeting-vote-pledge = Whoever votes is first obliged to secrecy and impartiality.
meeting-vote-annulled = This vote is annulled. It can be held again.
meeting-not-enough = { $n ->
    [0] Nobody votes any more
    [one] Only { $n } still votes
   *[other] Only { $n } still vote
}, { $quorum ->
    [one] { $quorum } is needed.
   *[other] { $quorum } are needed.
}
meeting-quorum-lost = The jury has no quorum any more. Wait until enough are there again, or annul the vote.
meeting-secret-few = There are too few secret votes: the result would tell who voted what. Wait for more votes, or annul the vote.
meeting-secret-unanimous = This result may tell how somebody has voted.
meeting-secret-unanimous-text = The votes are too few, or differ too little. The result is not found yet, and shown to nobody. You can annul the vote and hold it again.
meeting-secret-stopped = From now on nobody votes any more: find the result, or annul the vote.
meeting-secret-result = Find the result all the same
meeting-secret-too-few = So few vote on this motion that a secret result would tell who voted what. Vote openly.
meeting-ballot-secret-from = A secret vote needs at least { $least } votes.
meeting-ballot-too-few = There is no secret vote here: with fewer than { $least } votes the result would tell who voted what.
meeting-annul = Annul the vote
meeting-annul-confirm = The votes do not count then. The vote can be held again.
meeting-nothing-to-annul = You can end this vote. If the motion is not to stand any more, take it back.
meeting-again = Hold the vote again
meeting-not-annulled = Only a vote that is annulled is held again.
meeting-repeats = Motion { $n } again
meeting-repeated = held again as motion { $n }
meeting-annulled-left = Somebody left during the secret vote.
meeting-annulled-seat = A member for whom somebody voted came during the secret vote.
meeting-annulled-account = An account was taken out of the jury during the secret vote.
meeting-annulled-conflict = Somebody who could vote turned out to have a conflict.
meeting-annulled-quorum = The jury had no quorum any more.
meeting-annulled-few = The secret votes were too few, or differed too little, or the vote was to be held again.
meeting-annulled-round = The round was opened again.
meeting-annulled-entry = The entry takes no part any more.
meeting-struck = Struck:
meeting-struck-guest = is a guest
meeting-struck-away = has left
meeting-struck-seat = the member for whom they sat has come
meeting-struck-account = the account does not belong to the jury any more
meeting-struck-conflict = has a conflict
meeting-struck-outside = has left the room
meeting-struck-pledge = is not obliged
meeting-struck-device = has no account for a secret vote
meeting-status-annulled = annulled
meeting-fall = Find it rejected
meeting-fall-text = The chair does not vote any more, and no lot decides: the motion is rejected without a majority.
meeting-tie-open = Here the chair’s vote or a lot decides.
meeting-secret-own = In a secret vote everybody votes alone. Instead you can type the counts.
meeting-by-person = Note votes one by one
meeting-by-count = Type the counts
meeting-count-yes = Votes for
meeting-count-no = Votes against
meeting-count-abstained = Abstentions
meeting-count = Note and end the vote
meeting-counts = { $yes } yes, { $no } no, { $abstained } { $abstained ->
    [one] abstention
   *[other] abstentions
}
meeting-counts-wrong = So many may not vote, or there is no vote among them.
meeting-votes-there = There are votes already. End the vote with them, or take the motion back.
meeting-nobody-voted = Nobody has voted yet.
meeting-close-vote = End the vote
meeting-close-vote-confirm = { $n ->
    [one] One vote is missing. End without it?
   *[other] { $n } votes are missing. End without them?
}
meeting-withdraw = Take the motion back
meeting-withdraw-confirm = Its votes will not count.
meeting-status-voting = being voted on
meeting-status-tied = tie
meeting-status-carried = carried
meeting-status-rejected = rejected
meeting-status-withdrawn = taken back
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
meeting-lot-open = First draw the lot that is prepared.
meeting-lot-drawn = A lot of this meeting has already put at least two of these entries in an order, and that stays. Please choose others.
meeting-lot-tie = Tie
meeting-no-lot = No lot decides here.
meeting-lot-hash = Checksum of the hidden number (SHA-256):
meeting-lot-seed = Hidden number:
meeting-lot-method = Method:
meeting-word = Word from the room
meeting-word-hint = Somebody says a word aloud. The hidden number and the word make the order.
meeting-word-missing = Type the word that was said, at most 100 characters.
meeting-draw = Draw the lot
meeting-decided-title = What is decided
meeting-decided-none = Nothing yet.
meeting-decided-place = Place { $place }
meeting-decided-shared = Place { $place }, shared
meeting-decided-prize = { $prize }
meeting-decided-not-awarded = Place { $place } is not awarded
meeting-decided-no-prize = { $prize } is not awarded
meeting-decided-deferred = Put off
meeting-money = { $given } of { $there } are given away.
meeting-money-unknown = { $given } are given away.
meeting-money-exceeded = More money is given away than the call says. Please write why.
meeting-money-reason = Why more money?
meeting-end = End the meeting
meeting-end-text = Nobody votes afterwards. Until the decisions are binding you can take the meeting up again.
meeting-resume = Take the meeting up again
meeting-resume-confirm = The jury can then talk and vote again.
flash-meeting-opened = The meeting is open.
flash-meeting-verdict = The verdict is saved.
flash-meeting-objected = The objection is on file.
flash-meeting-ended = The meeting has ended.
flash-meeting-decided = The decisions are binding.
flash-meeting-decide-asked = A second person of the office confirms this now.
flash-meeting-decide-changed = Something has changed since. Please look at it once more.
meeting-gap = A better place is not decided yet. Give it to somebody, put it off, or decide that it is not awarded.
meeting-missing = { $n ->
    [one] You have a conflict with one entry. What is said and decided about it is not shown here.
   *[other] You have a conflict with { $n } entries. What is said and decided about them is not shown here.
}
meeting-withheld = It was about an entry with which you have a conflict.
meeting-place-taken = Entries that share a better place take this one up: its money is given away with it.
meeting-places-behind = Entries that share a place take up the next ones. One of these is decided otherwise already: decide on it anew first.
meeting-places-doubled = A place is given away twice: by itself, and with a better one that entries share. Take the meeting up again and decide anew.
meeting-shared-lot = The call says that a lot decides between equal entries: choose one entry, or draw the lot.
meeting-shared-chair = The call says that the chair decides between equal entries: choose one entry.
meeting-money-unreasoned = More money is given away than the call names, and nobody has written down why. Take the meeting up again, and give the reason when you end it.
meeting-mark-replaced = replaced by motion { $n }
meeting-mark-annulled = annulled on { $at }
meeting-later-conflict = { $name } has voted and has a conflict, which was noted on { $at }.
meeting-later-withdrawn = “{ $title }” was withdrawn.
meeting-later-ineligible = “{ $title }” takes no part any more.
meeting-touched = After the vote something came up that has to be decided anew: motion { $what }. The meeting says what it is. Take it up again and vote anew, or annul the decision.
meeting-touched-title = This has to be decided anew
meeting-touched-text = Something came up after the vote. Until there is a new vote, or the decision is annulled, none of it becomes binding, is published or sent. If the meeting has ended, take it up again for that.
meeting-not-touched = Nothing about this decision has changed.
meeting-annul-decision = Annul the decision
meeting-annul-reason = Why is it annulled?
meeting-annul-reason-missing = Please write down why, in 2000 characters at most.
meeting-annul-split = Please vote anew on how the money is split.
meeting-suspend = Take back the binding force
meeting-suspend-reason = Why?
meeting-suspend-text = The meeting is then over and can be taken up again. Two people make the decisions binding again afterwards.
meeting-suspend-published = The result is confirmed for publication. Hold it back first.
meeting-is-overtaken = annulled
meeting-overtaken = The round was opened again on { $at }.
meeting-overtaken-text = What this meeting has decided is annulled by that. Another meeting decides on the new ranking.
flash-meeting-annulled = The decision is annulled.
flash-meeting-suspended = The decisions are not binding any more.
meeting-later-disabled = The account of { $name } has been disabled since { $at }. The vote from before counts.
meeting-mark-partly = partly replaced by motion { $n }
meeting-later-conflict-undated = { $name } voted on it and has a conflict.
meeting-vote-theirs = { $what } has voted in person. Only whoever cast that vote changes it.
meeting-by-themselves = Voted in person.
meeting-voteless = Here, but without a vote on this:
meeting-outside-now = These people are outside at present and do not vote:
meeting-outside-now-text = They are outside because of the entry that is called up. If this is about another one, end the talk about the entry first: then they come back in.
meeting-which-entry = Several entries nominate this person. Please choose which one it is about.
meeting-place-or-prize = Choose a place or name a prize, not both: each is voted on by itself.
meeting-entry-out = This entry takes no part any more. It cannot get a prize.
meeting-amount-open = It is not settled how much money a place gets that was given. Split the money by a motion.
meeting-decided-left-out = What is decided about entries with which you have a conflict is not shown here.
meeting-money-open = { $n ->
    [one] It is not settled how much money a place gets that was given.
   *[other] It is not settled how much money { $n } places get that were given.
}
meeting-money-rest = { $n ->
    [one] Shared equally, 1 cent is left over that nobody gets.
   *[other] Shared equally, { $n } cents are left over that nobody gets.
}
meeting-lot-idle = This lot was not drawn. The motion was settled otherwise.
meeting-state-gone = account shut
meeting-secretary-gone = This account is shut and cannot keep the minutes. Please choose somebody else.
meeting-decide-voted = You voted in the meeting. Only somebody who did not can confirm.
meeting-wording-deferred-place = Place { $place } is put off.
meeting-wording-deferred-both = { $who } and place { $place } are put off.
meeting-decided-deferred-place = Place { $place } is put off
meeting-place-deferred-hint = Where the jury decides on a place only later.
meeting-places-open-title = This cannot become binding yet
meeting-places-open = The jury has not decided on every place yet. Open: { $what }.
meeting-nothing-decided = The jury has not decided anything yet.
meeting-places-open-how = Take the meeting up again. Each place is given, expressly not awarded, or put off.
