nav-sessions = Sessions
session-title = Jury session
session-typed-kept = The motion is not made. What you wrote is still here.
session-tabs = Parts of the session
session-tab-room = Session
session-tab-people = Attendance
session-tab-agenda = Agenda
session-tab-decisions = Decisions
session-open = Open the session
session-waiting = This round is closed
session-running = Sessions that are running
session-over = Earlier sessions
session-none = No session at the moment
session-none-text = As soon as a jury session is opened, you find it here.
session-number = Session { $n }
session-enter = Go to the session
session-is-running = running
session-is-ended = ended
session-is-decided = binding
session-round-open = The round is not closed yet.
session-round-open-text = A session talks about a fixed ranking. Close the round first.
session-round-reopened = The round has been reopened meanwhile. This session does not count any more.
session-exists = There is a session on this ranking already.
session-ended = The session has ended.
session-ended-text = Nobody votes any more. The decisions become binding when two people of the office confirm them.
session-decided = The decisions are binding.
session-decided-text = They change only if two people open the round again. As long as the result is not public, they stay confidential.
session-still-running = The session is still running. End it first.
session-decide = Make the decisions binding
session-decide-reason = Occasion
session-decide-reason-hint = One sentence is enough, for example: The protocol has been checked.
session-decide-reason-missing = Please write why now.
session-venue = Place
session-venue-hint = For example: town hall, room 120
session-secretary = Who writes the protocol?
session-quorum-percent = Quorate with more than so many per cent of the members
session-quorum-least = and at least so many members
session-equal-none-rejected = A motion with equal votes is rejected, as the call says.
session-equal-chair-lot = When votes are equal, the chair’s vote decides, as the call says; where the chair may not vote on the motion or the ballot is secret, a lot does.
session-equal-none-lot = When votes are equal, a lot decides, as the call says.
session-quorate = quorate
session-not-quorate = not quorate
session-present = { $n ->
    [one] { $n } of { $members } votes
   *[other] { $n } of { $members } vote
}, { $quorum ->
    [one] { $quorum } is needed
   *[other] { $quorum } are needed
}
session-projector = Large view
session-reload = Load the page anew
session-lost = The connection is interrupted.
session-lost-text = We keep trying. Votes that were cast are saved.
session-to-room = To the session
session-to-protocol = To the protocol
session-please-leave = Please leave the room.
session-please-leave-text = This is about an entry with which you have a conflict. The page shows everything again as soon as the talk is over.
session-welcome = Hello { $name }!
session-come = I am here
session-pledge-title = Obligation
session-pledge-text = Whoever votes is obliged to secrecy and impartiality. The protocol says so.
session-pledge = I oblige myself to it
session-pledge-all = Everybody present is obliged
session-pledge-one = Put the obligation on file
session-pledged = obliged
session-not-pledged = obligation missing
session-declared = conflicts declared
session-not-declared = declaration missing
session-on-file = On file
session-name = Name
session-name-needed = Please give a name of at most 200 characters.
session-role = Function
session-role-member = member
session-role-substitute = substitute
session-role-guest = guest
session-seat-of = for { $name }
session-state = State
session-state-present = present
session-state-absent = not there
session-votes = votes
session-comes = Is here
session-goes = Leaves
session-add = Guest or substitute
session-add-save = Put on the list
session-account = Account
session-account-hint = With an account somebody can vote on an own device. The name then comes from there.
session-no-account-option = Without an account
session-seat = Sits in for
session-as-guest = Nobody (guest)
session-on-the-list = This person is on the list already, or the seat is taken.
session-duties = Duties
session-duty = Duty
session-duty-to = Who takes it?
session-duty-save = Hand over
session-duty-chair = chair
session-duty-secretary = protocol
session-chair-votes = Only somebody who votes can chair.
session-exits = { $n ->
    [0] In this order nobody has to leave the room.
    [one] In this order somebody has to leave the room once.
   *[other] In this order somebody has to leave the room { $n } times.
}
session-entry = Entry
session-position = Order
session-position-of = Place of { $title }
session-leaves = Leaves the room
session-called = being talked about
session-done = done
session-call = Call up
session-order-save = Save the order
session-order-best = Order it so that people leave as seldom as possible
session-entry-of = Entry { $at } of { $of }
session-rank = rank { $rank } of the ranking
session-between = No entry is called up at the moment.
session-must-leave = Leaves the room:
session-all-out = Not in the room:
session-is-out = has left the room
session-leave-all = Have left the room
session-still-inside = Please confirm that nobody with a conflict is in the room any more.
session-have-left = { $n ->
    [one] { $names } has a conflict and has left the room
   *[other] { $names } have a conflict and have left the room
}
session-outside = You have a conflict and take no part in this. The secretary or the office takes over.
session-desk-away = You are not noted as being here at present. First press “I am here”, then you conduct the session again.
session-no-entry = No entry is called up at the moment.
session-way = Through the agenda
session-previous = Back
session-next = Next: { $title }
session-next-short = Next
session-next-outside = Then leaves the room:
session-finish = End the talk
session-verdict = The jury’s verdict and its reasons
session-verdict-hint = What the group finds, not single scores.
session-verdict-save = Save the verdict
session-verdict-stale = Somebody else has just changed the verdict. Load the page anew and add to it.
session-exclude = Note a conflict
session-exclude-save = Note it
session-exclude-own = I have a conflict
session-exclude-about = This is about:
session-moved-on = Another entry has been called up meanwhile.
session-moved-on-text = What you write here belongs to the entry that is named here.
session-verdict-on = Verdict on
session-who = Who?
session-reason-of = Own reason for { $number }
session-own-reasons = Shared place: an own reason for each
session-own-reasons-text = A certificate has only what was said of that one entry. Without an own reason it has none.
session-reason-missing = Please choose the reason of the conflict. It is in the minutes.
session-reason-conflict = Reason
session-note = Note
session-object = Put an objection on file
session-object-save = Put on file
session-objector = By whom?
session-objection = Objection
session-objections = Objections
session-move = Make a motion
session-move-other = Another motion
session-move-place = Award a place
session-move-special_prize = Award a special prize
session-move-not_awarded = Do not award a prize
session-move-deferred = Put off
session-move-split = Split the money otherwise
session-put-to-vote = Put to the vote
session-back = Back to the session
session-place = Place
session-entries = For which entries?
session-entries-hint = Several share the place.
session-amount = Amount in euros
session-amount-hint = For each entry, where a place is shared. Left empty, it is the money of the place, in equal parts.
session-amount-of-call = Left empty, a prize of the call has the amount that the call says.
session-amount-of = Place { $place }, amount in euros
session-special-prize = Prize of the call
session-prize-name = Name of the prize
session-person-name = Person who has sent in nothing
session-one-of-both = Choose an entry or name a person.
session-wording = Wording
session-wording-hint = Left empty, we write the sentence.
session-reason = Reason
session-reason-hint = It stands in the protocol and is published with the result.
session-order-reason = Why otherwise than in the ranking?
session-order-reason-hint = Only needed where the order differs from the ranking.
session-order-differs = This order differs from the ranking. Please write why.
session-moved-by = Moved by
session-moved = Moved by { $name }
session-ballot = Vote
session-ballot-open = open
session-ballot-secret = secret
session-wording-place = { $n ->
    [one] { $who } gets place { $place }.
   *[other] { $who } share place { $place }.
}
session-wording-place-with = { $n ->
    [one] { $who } gets place { $place } and { $amount }.
   *[other] { $who } share place { $place } and get { $amount } each.
}
session-wording-special_prize = { $who } gets: { $prize }.
session-wording-special_prize-with = { $who } gets: { $prize }, { $amount }.
session-wording-not_awarded = Place { $place } is not awarded.
session-wording-not_awarded-prize = { $prize } is not awarded.
session-wording-deferred = { $who } is put off.
session-wording-split = The prize money is split like this: { $amounts }.
session-motion-number = Motion { $n }
session-motions = Motions and votes
session-motion-open = The open motion has to be decided first.
session-no-quorum = The jury is not quorate for this motion.
session-pledge-missing = Not everybody who votes is obliged to secrecy and impartiality. Put that right under “Attendance”.
session-voted = { $n ->
    [one] { $n } of { $of } has voted
   *[other] { $n } of { $of } have voted
}
session-choice-yes = Yes
session-choice-no = No
session-choice-abstain = Abstain
session-vote-yours = Your vote:
session-vote-counted = Your vote is counted.
session-vote-secret-counted = The vote is secret: nobody sees how you voted.
session-vote-over = Nobody votes on this motion any more.
session-vote-conflict = Whoever has a conflict does not vote.
session-vote-guest = Guests do not vote.
session-vote-away = Whoever is not there does not vote.
session-vote-seat = The member is there: the substitute does not vote.
session-vote-account = This account does not belong to the jury any more and does not vote.
session-vote-outside = Whoever has left the room does not vote.
session-vote-device = Whoever has no account cannot vote secretly here. Count everybody’s papers instead.
session-vote-pledge = Whoever votes is first obliged to secrecy and impartiality.
session-vote-annulled = This vote is annulled. It can be held again.
session-not-enough = { $n ->
    [0] Nobody votes any more
    [one] Only { $n } still votes
   *[other] Only { $n } still vote
}, { $quorum ->
    [one] { $quorum } is needed.
   *[other] { $quorum } are needed.
}
session-quorum-lost = The jury has no quorum any more. Wait until enough are there again, or annul the vote.
session-secret-few = There are too few secret votes: the result would tell who voted what. Wait for more votes, or annul the vote.
session-secret-unanimous = This result may tell how somebody has voted.
session-secret-unanimous-text = The votes are too few, or differ too little. The result is not found yet, and shown to nobody. You can annul the vote and hold it again.
session-secret-stopped = From now on nobody votes any more: find the result, or annul the vote.
session-secret-result = Find the result all the same
session-secret-too-few = So few vote on this motion that a secret result would tell who voted what. Vote openly.
session-ballot-secret-from = A secret vote needs at least { $least } votes.
session-ballot-too-few = There is no secret vote here: with fewer than { $least } votes the result would tell who voted what.
session-annul = Annul the vote
session-annul-confirm = The votes do not count then. The vote can be held again.
session-nothing-to-annul = You can end this vote. If the motion is not to stand any more, take it back.
session-again = Hold the vote again
session-not-annulled = Only a vote that is annulled is held again.
session-repeats = Motion { $n } again
session-repeated = held again as motion { $n }
session-annulled-left = Somebody left during the secret vote.
session-annulled-seat = A member for whom somebody voted came during the secret vote.
session-annulled-account = An account was taken out of the jury during the secret vote.
session-annulled-conflict = Somebody who could vote turned out to have a conflict.
session-annulled-quorum = The jury had no quorum any more.
session-annulled-few = The secret votes were too few, or differed too little, or the vote was to be held again.
session-annulled-round = The round was opened again.
session-annulled-entry = The entry takes no part any more.
session-struck = Struck:
session-struck-guest = is a guest
session-struck-away = has left
session-struck-seat = the member for whom they sat has come
session-struck-account = the account does not belong to the jury any more
session-struck-conflict = has a conflict
session-struck-outside = has left the room
session-struck-pledge = is not obliged
session-struck-device = has no account for a secret vote
session-status-annulled = annulled
session-fall = Find it rejected
session-fall-text = The chair does not vote any more, and no lot decides: the motion is rejected without a majority.
session-tie-open = Here the chair’s vote or a lot decides.
session-secret-own = In a secret vote everybody votes alone. Instead you can type the counts.
session-by-person = Note votes one by one
session-by-count = Type the counts
session-count-yes = Votes for
session-count-no = Votes against
session-count-abstained = Abstentions
session-count = Note and end the vote
session-counts = { $yes } yes, { $no } no, { $abstained } { $abstained ->
    [one] abstention
   *[other] abstentions
}
session-counts-wrong = So many may not vote, or there is no vote among them.
session-votes-there = There are votes already. End the vote with them, or take the motion back.
session-nobody-voted = Nobody has voted yet.
session-close-vote = End the vote
session-close-vote-confirm = { $n ->
    [one] One vote is missing. End without it?
   *[other] { $n } votes are missing. End without them?
}
session-withdraw = Take the motion back
session-withdraw-confirm = Its votes will not count.
session-status-voting = being voted on
session-status-tied = tie
session-status-carried = carried
session-status-rejected = rejected
session-status-withdrawn = taken back
session-broken-casting_vote = in the tie the chair’s vote decided
session-broken-lot = in the tie a lot decided
session-broken-rule = rejected without a majority
session-cast-text = A tie: the chair’s vote decides.
session-cast-yes = Chair: yes
session-cast-no = Chair: no
session-no-casting = The chair’s vote does not decide here.
session-lots = Lots
session-lot-number = Lot { $n }
session-lot-new = Draw a lot
session-lot-prepare = Prepare a lot
session-lot-purpose = What does the lot decide?
session-lot-entries = Between which entries?
session-lot-two = Choose at least two entries.
session-lot-open = First draw the lot that is prepared.
session-lot-drawn = A lot of this session has already put at least two of these entries in an order, and that stays. Please choose others.
session-lot-tie = Tie
session-no-lot = No lot decides here.
session-lot-hash = Checksum of the hidden number (SHA-256):
session-lot-seed = Hidden number:
session-lot-method = Method:
session-word = Word from the room
session-word-hint = Somebody says a word aloud. The hidden number and the word make the order.
session-word-missing = Type the word that was said, at most 100 characters.
session-draw = Draw the lot
session-decided-title = What is decided
session-decided-none = Nothing yet.
session-decided-place = Place { $place }
session-decided-shared = Place { $place }, shared
session-decided-prize = { $prize }
session-decided-not-awarded = Place { $place } is not awarded
session-decided-no-prize = { $prize } is not awarded
session-decided-deferred = Put off
session-money = { $given } of { $there } are given away.
session-money-unknown = { $given } are given away.
session-money-exceeded = More money is given away than the call says. Please write why.
session-money-reason = Why more money?
session-end = End the session
session-end-text = Nobody votes afterwards. Until the decisions are binding you can take the session up again.
session-resume = Take the session up again
session-resume-confirm = The jury can then talk and vote again.
flash-session-opened = The session is open.
flash-session-verdict = The verdict is saved.
flash-session-objected = The objection is on file.
flash-session-ended = The session has ended.
flash-session-decided = The decisions are binding.
flash-session-decide-asked = A second person of the office confirms this now.
flash-session-decide-changed = Something has changed since. Please look at it once more.
session-gap = A better place is not decided yet. Give it to somebody, put it off, or decide that it is not awarded.
session-missing = { $n ->
    [one] You have a conflict with one entry. What is said and decided about it is not shown here.
   *[other] You have a conflict with { $n } entries. What is said and decided about them is not shown here.
}
session-withheld = It was about an entry with which you have a conflict.
session-place-taken = Entries that share a better place take this one up: its money is given away with it.
session-places-behind = Entries that share a place take up the next ones. One of these is decided otherwise already: decide on it anew first.
session-places-doubled = A place is given away twice: by itself, and with a better one that entries share. Take the session up again and decide anew.
session-shared-lot = The call says that a lot decides between equal entries: choose one entry, or draw the lot.
session-shared-chair = The call says that the chair decides between equal entries: choose one entry.
session-money-unreasoned = More money is given away than the call names, and nobody has written down why. Take the session up again, and give the reason when you end it.
session-mark-replaced = replaced by motion { $n }
session-mark-annulled = annulled on { $at }
session-later-conflict = { $name } has voted and has a conflict, which was noted on { $at }.
session-later-withdrawn = “{ $title }” was withdrawn.
session-later-ineligible = “{ $title }” takes no part any more.
session-touched = After the vote something came up that has to be decided anew: motion { $what }. The session says what it is. Take it up again and vote anew, or annul the decision.
session-touched-title = This has to be decided anew
session-touched-text = Something came up after the vote. Until there is a new vote, or the decision is annulled, none of it becomes binding, is published or sent. If the session has ended, take it up again for that.
session-not-touched = Nothing about this decision has changed.
session-annul-decision = Annul the decision
session-annul-reason = Why is it annulled?
session-annul-reason-missing = Please write down why, in 2000 characters at most.
session-annul-split = Please vote anew on how the money is split.
session-suspend = Take back the binding force
session-suspend-reason = Why?
session-suspend-text = The session is then over and can be taken up again. Two people make the decisions binding again afterwards.
session-suspend-published = The result is confirmed for publication. Hold it back first.
session-is-overtaken = annulled
session-overtaken = The round was opened again on { $at }.
session-overtaken-text = What this session has decided is annulled by that. Another session decides on the new ranking.
flash-session-annulled = The decision is annulled.
flash-session-suspended = The decisions are not binding any more.
session-later-disabled = The account of { $name } has been disabled since { $at }. The vote from before counts.
session-mark-partly = partly replaced by motion { $n }
session-later-conflict-undated = { $name } voted on it and has a conflict.
session-vote-theirs = { $what } has voted in person. Only whoever cast that vote changes it.
session-by-themselves = Voted in person.
session-voteless = Here, but without a vote on this:
session-outside-now = These people are outside at present and do not vote:
session-outside-now-text = They are outside because of the entry that is called up. If this is about another one, end the talk about the entry first: then they come back in.
session-which-entry = Several entries nominate this person. Please choose which one it is about.
session-place-or-prize = Choose a place or name a prize, not both: each is voted on by itself.
session-entry-out = This entry takes no part any more. It cannot get a prize.
session-amount-open = It is not settled how much money a place gets that was given. Split the money by a motion.
session-decided-left-out = What is decided about entries with which you have a conflict is not shown here.
session-money-open = { $n ->
    [one] It is not settled how much money a place gets that was given.
   *[other] It is not settled how much money { $n } places get that were given.
}
session-money-rest = { $n ->
    [one] Shared equally, 1 cent is left over that nobody gets.
   *[other] Shared equally, { $n } cents are left over that nobody gets.
}
session-lot-idle = This lot was not drawn. The motion was settled otherwise.
session-state-gone = account shut
session-secretary-gone = This account is shut and cannot keep the minutes. Please choose somebody else.
session-decide-voted = You voted in the session. Only somebody who did not can confirm.
session-wording-deferred-place = Place { $place } is put off.
session-wording-deferred-both = { $who } and place { $place } are put off.
session-decided-deferred-place = Place { $place } is put off
session-place-deferred-hint = Where the jury decides on a place only later.
session-places-open-title = This cannot become binding yet
session-places-open = The jury has not decided on every place yet. Open: { $what }.
session-nothing-decided = The jury has not decided anything yet.
session-places-open-how = Take the session up again. Each place is given, expressly not awarded, or put off.
