# A call as the office works on it
edition-tab-call = Call
edition-tab-nominations = Nominations
edition-tab-rounds = Jury and rounds
edition-tab-documents = Papers
edition-is-closed = This call is finished and stays as it is.
edition-already-open = This call is already published.
edition-dates-order = The dates are not in order. Please check them.
edition-deadline-read = The jury is already reading. So the deadline stays as it is; late nominations can be admitted one by one.
edition-wording-read = The jury is already reading. The wording of questions and categories is part of what it reads, so it stays.
edition-dates-later-only = The call is published: dates can only be moved to a later moment.

# What is missing before a call can be opened
edition-gap-purpose = The purpose of the prize is not described yet.
edition-gap-contact = A contact for questions is missing.
edition-gap-opens = It is not set yet from when people can nominate.
edition-gap-closes = The deadline is missing.
edition-gap-order = The dates are not in order.
edition-gap-past = The deadline has passed already.
edition-gap-criteria = There is no criterion yet for the jury to score by.
edition-gap-criteria-many = There are more than 12 criteria. Nobody can weigh that many against each other.
edition-gap-title = The form lacks the question for the title: asked of everyone, and not optional.
edition-gap-nominee-name = The form lacks the question for the name of the nominated person or organisation: asked of everyone, and not optional.
edition-gap-nominee-email = The form lacks the question for the e-mail address of the nominated person or organisation.
edition-gap-nominator-name = For proposals, the form does not ask who makes the proposal.
edition-gap-nominator-email = For proposals, the form does not ask for the e-mail address of the person making the proposal.
edition-gap-categories = The form asks for a category, but there is none yet.
edition-gap-category-question = There are categories, but the form does not ask for one.
edition-gap-options = A question with choices lacks its answers; there must be at least two.
edition-gap-text = “{ $page }” is still our proposal. Check the German text and confirm it.
edition-gap-labels = Two questions have the same wording. For imports each needs a different name.

# What should be looked at before a call is published
edition-findings = { $n ->
    [one] Please look at one detail once more
   *[other] Please look at { $n } details once more
}
edition-findings-text = If this is what you mean, say why in a sentence when you publish.
edition-finding-weekend = { $what }: { $date } is on a weekend.
edition-finding-holiday = { $what }: { $date }. That is { $holiday }.
edition-finding-night = { $what }: { $date }. Is this time intended?
edition-finding-year = { $what }: { $date }. The year { $year } is not the year of the call.
edition-finding-far = { $what }: { $date }. That is { $n } days from now. Is the year right?
edition-finding-short = { $n ->
    [one] One day to nominate is
   *[other] { $n } days to nominate are
} unusually short: until { $date }.
edition-finding-long = To nominate: { $n } days are unusually long.
edition-finding-unlike = To nominate: { $n ->
    [one] one day
   *[other] { $n } days
}. Last time it was { $last ->
    [one] one day
   *[other] { $last } days
}.
edition-finding-late = There are { $n } days between the deadline and the ceremony.
edition-finding-no-ceremony = The date of the award ceremony is not settled yet. Without it no result becomes public.
edition-finding-same-dates = All dates are those of { $year }, only in the new year.
edition-finding-same-texts = Purpose and conditions are still those of { $year }.
edition-finding-year-in-text = A text mentions the year { $year }, but this is the call of { $own }.
edition-finding-money-sum = The prize money contradicts itself: { $total } in total, { $sum } for all places.
edition-finding-money-order = A lower place gets more money than one above it.
edition-finding-money-open = The prize money is not settled for every place.
edition-finding-money-total = A text speaks of { $amount } in total. That is not the sum of the prize money.
edition-finding-money-text = A text mentions { $amount }. There is no prize with this amount.
holiday-new-year = New Year’s Day
holiday-good-friday = Good Friday
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-labour = Labour Day
holiday-ascension = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-whit-monday = Whit Monday
holiday-corpus-christi = Corpus Christi
holiday-unity = German Unity Day
holiday-all-saints = All Saints’ Day
holiday-christmas = a Christmas holiday
holiday-christmas-eve = Christmas Eve
holiday-new-years-eve = New Year’s Eve

# Dates and the time that is left
edition-left-days = { $n } days left
edition-left-hours = { $n ->
    [one] one hour
   *[other] { $n } hours
} left
edition-left-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
} left
edition-date-announced = Nominations open on { $date }
edition-date-nominating = Nominate until { $date }
edition-date-judging = The deadline was { $date }
edition-step-closes-at = Nominations
edition-step-closes-at-text = { $has ->
    [from] { $from } to { $date }
   *[only] until { $date }
}
edition-step-screening-until = Check
edition-step-screening-until-text = until { $date }
edition-step-scoring-until = The jury scores
edition-step-scoring-until-text = until { $date }
edition-step-meeting-at = Jury meeting
edition-step-meeting-at-text = { $date }
edition-step-ceremony-at = Award ceremony
edition-step-ceremony-at-text = { $date }
edition-step-planned-text = was planned for { $date }
edition-step-today = { $has ->
    [time] today, { $time }
   *[day] today
}

# A prize in a few words
prize-rhythm-odd = Every two years, in odd years
prize-rhythm-even = Every two years, in even years
prize-next-likely = Next call probably in { $year }
prize-place = Place { $n }
prize-place-uncertain = probably place { $n }
prize-place-further = Further prize
prize-place-unknown = Place not recorded

# Start page
start-title = Prizes of the City of Dortmund
start-preline = Prizes of the City of Dortmund
start-open-lead = Propose a project or a business – or apply yourself. You do not need an account.
start-open-title = Who should we honour?
start-none-title = Dortmund says thank you
start-none-lead = The city honours people, projects and businesses that bring us forward together. No call is open at the moment; we will announce the next one here.
start-quiet-lead = No nominations are taken at the moment. Here you can see how far along each call is.
start-nominate = Nominate now
start-nominate-for = { $name }: nominate now
start-more = More about the prize
start-archive = See past laureates
start-calls = { $kind ->
    [running] Open calls
    [announced] Announced calls
   *[both] Open and announced calls
}
start-calendar = What happens next
start-prizes = Our prizes
start-how = How a prize works
start-step = Step { $n }
start-step-1 = Nominate
start-step-1-text = You fill in the form, for yourself or for others. Until the deadline you can still change everything.
start-step-2 = Check and score
start-step-2-text = The office checks whether everything is complete. An independent jury reads every nomination and scores it by the criteria of the call.
start-step-3 = Honour
start-step-3-text = Everybody finds out who has won at the award ceremony.

# Prize and call
prize-purpose = What it is about
prize-eligible = Who can take part
prize-organisers = Who awards the prize
prize-sponsor = Prize money donated by
prize-past = Honoured so far
prize-at-a-glance = At a glance
prize-rhythm = How often
prize-next = What comes next
call-calendar = Dates
call-nominate = Nominate now
call-number = Award number { $n }
call-proposals = You can apply yourself or propose others.
call-self-only = You can apply yourself.
call-categories = Fields of action
call-criteria = How the jury scores
call-criteria-equal = All criteria count equally.
call-tie-shared = If entries are equal, the prize is shared. If it cannot be split, a lot decides.
call-tie-casting_vote = If entries are equal, the chair of the jury decides. If the chair may not vote, a lot decides.
call-tie-lot = If entries are equal, a lot decides.
call-motion-tie-rejected = A motion in the jury’s meeting with as many votes for it as against it is rejected.
call-motion-tie-casting_vote = If a motion in the jury’s meeting gets as many votes for as against, the chair’s vote decides; if the chair does not vote, or the ballot is secret, a lot does.
call-motion-tie-lot = If a motion in the jury’s meeting gets as many votes for as against, a lot decides.
call-criteria-share = Share
call-criterion = Criterion
call-money = Prizes
call-money-total = In total
call-money-open = The amount is still to be announced.
call-money-special = An honour without fixed prize money
call-contact = Questions?
call-venue = Place of the award ceremony
call-stage-announced = { $soon ->
    [yes] It starts soon: nominations open on { $until }
   *[no] Announced: nominations open on { $until }
}
call-stage-announced-text = The form opens at the given time. Please come back then.
call-stage-screening = The deadline has passed
call-stage-screening-text = Thank you for all nominations. The office checks which of them fulfil the conditions; after that the jury scores.
call-stage-ready = The deadline has passed
call-stage-ready-text = { $has ->
    [none] Thank you for all nominations.
    [date] Thank you for all nominations. The jury scores from { $until }.
   *[nothing] Thank you for all nominations. The jury scores next.
}
call-stage-judging = The jury scores
call-stage-judging-text = { $has ->
    [date] The jury reads the nominations and gives points, until { $until }.
   *[nothing] The jury reads the nominations and gives points.
}
call-stage-between-rounds = A round of the jury is over
call-stage-between-rounds-text = { $has ->
    [date] The next round begins on { $until }.
   *[nothing] The next round is being prepared.
}
call-stage-deliberating = The jury’s scoring time is over
call-stage-deliberating-text = Thank you for all nominations.
call-ceremony = { $ceremony ->
    [ahead] Everybody finds out at the award ceremony on { $day } who has won.
    [been] The ceremony was announced for { $day }. No result has been published yet.
   *[open] The date of the award ceremony is not settled yet.
}
call-laureates = Honoured

# Archive
archive-title = Archive
archive-lead = Who has been honoured so far. Not all names of every year are recorded; if you know more, we are glad to hear from you.
archive-empty = There is nothing to see here yet.
archive-empty-text = After the first award ceremony the laureates will be listed here.
archive-number = Award number { $n }
archive-applications = { $n ->
    [one] one application
   *[other] { $n } applications
}
archive-names-unknown = Unfortunately we do not have the names of those who were honoured.
archive-not-awarded = The jury did not award the prize this year.
archive-result = See the result
archive-feed = News as an Atom feed
archive-names-soon = Who has won will be announced at the award ceremony.
archive-names-open = The result is not published here.
archive-taken-back = The result was published and then taken back on { $date }.
archive-others-unknown = Unfortunately we do not know who received the other places.
archive-special = Also awarded: { $name }, to a person we do not name here.

# The office works on a call
flash-edition-created = The new call has been created. It is a copy of the last one and not public yet.
flash-edition-opened = The call is published.
flash-edition-saved = Saved.
flash-edition-removed = Removed.
edition-still-preparing = The newest call of this prize is still being prepared. Please edit that one.
edition-frozen = The call is published. Only wording can still change, and dates can only move later; criteria, declarations and who may take part stay as they are.
edition-money-published = This mentions prize money that this call does not have. The published prize money stays.
edition-too-many = There is no room for more. Please remove something first.
edition-public-page = See the public page
edition-preview = See the form
edition-preview-lead = This is how the form looks to everybody who nominates. Nothing is saved here.
edition-blocks = { $n ->
    [one] It cannot be published yet: one detail is missing or contradicts another
   *[other] It cannot be published yet: { $n } details are missing or contradict others
}
edition-ready = Everything is ready
edition-ready-text = Once it is published, you can only change wording and move dates to a later moment.
edition-open = Publish the call
edition-published = This call is published
edition-published-text = Questions, declarations, criteria, weights, prize money and who may take part are fixed. You can still improve wording and move dates to a later moment; everybody sees both immediately.
edition-parts = Parts of the call
edition-part-basics = Texts and rules
edition-part-texts = Public texts
edition-part-calendar = Dates
edition-part-categories = Categories
edition-part-questions = Questions of the form
edition-part-questions-count = { $n ->
    [one] one question
   *[other] { $n } questions
}
edition-part-criteria = Criteria
edition-part-places = Places and prize money
edition-part-special-prizes = Special prizes
edition-part-empty = nothing yet
edition-save = Save
edition-cancel = Cancel
edition-back = Back to the call
edition-remove = Remove
edition-remove-confirm = The entry will disappear from the call. Do you really want to remove it?
edition-move-up = Move “{ $name }” up
edition-move-down = Move “{ $name }” down
edition-column-name = Wording
edition-column-notes = Details
edition-column-order = Order
edition-yes = yes
edition-no = no
edition-nothing = (empty)
edition-stale = Somebody else has changed this call in the meantime
edition-stale-text = What you typed is still in the form and not saved. Where the saved text differs, it is shown here. If you save again, your version counts.
edition-field-order = This date must be after the previous one.
edition-field-later-only = This date is published and can only be moved to a later moment. The start cannot change once it has passed.
edition-field-euros = Please enter an amount in euros, such as 5000.
edition-field-scale = The highest points must be more than the lowest.
edition-field-scale-labels = Please write exactly one line for each point on the scale.
edition-field-options = Please write at least two answers, each on its own line.
edition-field-limits = The largest value must not be smaller than the smallest.
edition-field-role-kind = This meaning does not fit the kind of question.
edition-field-role-taken = Another question already has this meaning.
edition-field-label-taken = Another question already has this wording.

basics-group-texts = Texts
basics-group-contact = Contact and place
basics-group-rules = Rules
basics-intro-published = The call is published: who may take part and the rules stay as they are.
basics-purpose = What it is about
basics-eligible = Who can take part
basics-contact = Contact for questions
basics-contact-hint = One line for each item. An e-mail address on its own line becomes a link.
basics-venue = Place of the award ceremony
basics-note = Internal note
basics-note-hint = Only the office sees it.
basics-accepts-proposals = May others be proposed?
basics-accepts-proposals-hint = Otherwise people can only apply themselves.
basics-prize-money = Total prize money in euros
basics-prize-money-hint = For all places together. Leave blank until it is decided.
basics-shows-scores = Do jurors see the others' points?
basics-shows-scores-hint = If so, only once their own sheet is submitted.
basics-tie-rule = What happens if entries tie for a prize place?
basics-tie-rule-hint = None of this happens by itself: the jury records it each time. Where it is not possible, a lot decides.
basics-tie-rule-shared = The prize is shared
basics-tie-rule-casting-vote = The chair decides
basics-tie-rule-lot = A lot decides
basics-motion-tie-rule = What happens in the meeting if a motion gets as many votes for as against?
basics-motion-tie-rule-hint = The call states it, and it applies in the meeting.
basics-motion-tie-rule-rejected = The motion is rejected
basics-motion-tie-rule-casting-vote = The chair decides; in a secret vote or without the chair, a lot
basics-motion-tie-rule-lot = A lot decides

moved-title = Move dates
moved-lead = Nothing has changed yet. Please read what will happen.
moved-dates = These dates change
moved-date = { $name }: { $before } before, { $after } now
moved-effects = What changes
moved-concerned = { $n ->
    [0] No nomination is affected.
    [one] One nomination is affected.
   *[other] { $n } nominations are affected.
}
moved-told = { $mails ->
    [no] { $n ->
        [0] Nobody gets an e-mail.
        [one] An e-mail about one of them will wait in the outbox.
       *[other] An e-mail about each of { $n } will wait in the outbox.
    }
   *[yes] { $n ->
        [0] Nobody gets an e-mail.
        [one] An e-mail goes out about one of them.
       *[other] An e-mail goes out about each of { $n }.
    }
}
moved-untold = { $n ->
    [one] For one we have no address: please tell them yourself.
   *[other] For { $n } we have no address: please tell them yourself.
}
moved-round = The round “{ $name }” still ends at the earlier date. You can give the jury more time in the round.
moved-in-time = { $n ->
    [one] One will be on time
   *[other] { $n } will be on time
}
moved-late = { $n ->
    [one] One will be late
   *[other] { $n } will be late
}
moved-asked = { $n ->
    [one] One had been admitted although late, but was not eligible: you are asked again
   *[other] { $n } had been admitted although late, but were not eligible: you are asked again
}
moved-stays-out = { $n ->
    [one] One late nomination was withdrawn and stays withdrawn; to take part after all, it has to be sent again
   *[other] { $n } late nominations were withdrawn and stay withdrawn; to take part after all, they have to be sent again
}
moved-without-address = { $n ->
    [one] One nomination without an address
   *[other] { $n } nominations without an address
}
moved-submit = { $mails ->
    [no] Move
   *[yes] { $n ->
        [one] Move and send one e-mail
       *[other] Move and send { $n } e-mails
    }
}
moved-submit-only = Move
moved-back = Back to the dates
mail-moved-subject = New dates: { $prize }
mail-moved-text = Hello,

    dates of “{ $prize }” have changed:

    { $dates }

    { $effect ->
        [in-time] Your nomination { $number } came after the earlier deadline. With the new one it is on time.
        [late] Your nomination { $number } came after the deadline that now applies. We have kept everything; the office decides whether it may still take part.
        [still-late] Your nomination { $number } came after the new deadline as well. We have kept everything; the office decides whether it may still take part.
        [asked] Your nomination { $number } is on time with the new deadline. The office will check it once more.
       *[same] Your nomination { $number } stays as it is.
    } { $open ->
        [yes] You can change it until { $until } with the private link from your receipt.
       *[no] {""}
    }

calendar-intro = All times are Dortmund time. A deadline of 23:59 lasts until the end of that minute.
calendar-group-call = Nominations
calendar-group-work = Check, score, honour
calendar-opens-at = Nominations open
calendar-closes-at = Deadline
calendar-screening-until = Check until
calendar-scoring-until = Scoring until
calendar-meeting-at = Jury meeting
calendar-ceremony-at = Award ceremony

categories-lead = Every nomination belongs to a category. Without categories the form does not ask for one.
categories-new = Add a category
categories-empty = This call has no categories.
categories-empty-text = That is fine. If you add some, the form also needs a question for them.
categories-group-words = Wording
categories-label = Name
categories-description = Explanation

criteria-lead = The jury scores by these. Criteria, scale and weights are part of the call and are fixed once it is published.
criteria-new = Add a criterion
criteria-empty = There is no criterion yet.
criteria-empty-text = Without a criterion the call cannot be published.
criteria-group-words = Wording
criteria-group-scale = Weight and scale
criteria-label = Name
criteria-description = Explanation
criteria-weight = Weight
criteria-weight-hint = Counts relative to the others: a criterion with weight 2 counts twice as much as one with 1.
criteria-scale-min = Lowest points
criteria-scale-max = Highest points
criteria-scale-labels = Meaning of the points
criteria-scale-labels-hint = One line for every point, the lowest first.
criteria-scale-labels-translated-hint = In the same order.
criteria-weight-short = weight { $n }
criteria-scale-short = { $min } to { $max } points

special-prizes-lead = Prizes in addition to the places, such as an honorary prize.
special-prizes-new = Add a special prize
special-prizes-empty = This call has no special prizes.
special-prizes-empty-text = That is fine. You can add an honorary prize here.
special-prizes-group-words = Special prize
special-prizes-label = Name
special-prizes-amount = Prize money in euros
special-prizes-amount-hint = Leave it empty if there is none or it is not decided yet.

places-group-money = Prize money in euros
places-amount-hint = Leave it empty if the amount is not decided yet.
places-add = Add a place
places-remove = Remove the last place
places-empty = There is no place yet.

questions-lead = The form asks this, in this order. Headings divide it into sections.
questions-new = Add a question
questions-empty = The form has no questions yet.
questions-empty-text = Ask at least for title, name and e-mail address.
questions-group-words = Wording
questions-group-rules = Kind and rules
questions-group-limits = Answers and limits
questions-label = Question
questions-label-hint = Also the name of the column for imports; every question needs its own wording.
questions-label-translated-hint = Without a translation the German text is shown.
questions-hint = Hint
questions-section = Heading above it
questions-section-hint = Only if a new section begins with this question.
questions-section-translated-hint = Without a translation the German text is shown.
questions-options = Answers to choose from
questions-options-hint = Only for choices: one answer on each line.
questions-options-translated-hint = In the same order.
questions-kind = Kind of question
questions-kind-hint = Decides what can be answered and how it is checked.
questions-kind-short-text = Short text
questions-kind-long-text = Long text
questions-kind-number = Number
questions-kind-date = Date
questions-kind-choice = One choice
questions-kind-choices = Several choices
questions-kind-declaration = Declaration (yes)
questions-kind-email = E-mail address
questions-kind-web = Web address
questions-kind-phone = Telephone number
questions-kind-address = Postal address
questions-kind-district = City district
questions-kind-category = Category
questions-role = Meaning for the program
questions-role-hint = For example, so that lists show the title and receipts arrive. Each meaning exists only once.
questions-role-none = none in particular
questions-role-title = Title of the nomination
questions-role-nominee-name = Name of the nominated person or organisation
questions-role-nominee-email = E-mail address of the nominated person or organisation
questions-role-nominator-name = Name of the person making the proposal
questions-role-nominator-email = E-mail address of the person making the proposal
questions-role-category = Category
questions-role-district = City district
questions-role-consent-publication = Consent to publication
questions-role-summary = Summary that may be published
questions-shown-for = Who is asked
questions-shown-for-everyone = everybody
questions-shown-for-self = only when applying oneself
questions-shown-for-proposal = only for proposals
questions-optional = Is the answer optional?
questions-jury-sees = Does the jury see the answer?
questions-jury-does-not-see = not for the jury
questions-max-chars = At most this many characters
questions-max-chars-hint = Only for texts.
questions-min-number = Smallest value
questions-min-number-hint = Only for numbers.
questions-max-number = Largest value
questions-max-number-hint = Only for numbers.

# Ending a call
edition-jury-at-work = A round of the jury is still open. Close that round first.
edition-not-judged = This call can only be ended after its deadline.
flash-edition-closed = The call has ended and is in the archive.
edition-due-screening = { $n ->
    [one] One nomination is still to be checked
   *[other] { $n } nominations are still to be checked
}
edition-due-first-round = Next: a round for the jury
edition-due-round = Next: prepare { $name }
edition-due-await-round = { $name } is open; the jury can score from { $date }
edition-due-scoring = The jury is scoring: { $name }
edition-due-close-round = Scoring time is over: { $name }
edition-due-ranking = { $name } is closed. Next: the jury’s meeting
edition-due-meeting = The jury’s meeting is running
edition-due-decide = The jury’s meeting is over, but its decisions are not binding yet
edition-due-publish = The jury has decided. Next: release the result for publication
edition-due-publish-again = The result was taken back. The jury’s decisions are still binding; two people can publish it again
edition-due-result = The result is released and becomes public on { $date }
edition-due-ceremony = The result is released, but the date of the ceremony is missing
edition-due-letters = The result is public. Next: letters to everybody who took part
edition-overdue = { $n ->
    [one] A date has passed
   *[other] { $n } dates have passed
}
edition-overdue-text = The public sees this date, too. Move it if it takes longer.
edition-overdue-screening-until = Screening was due by { $date }, but there are still nominations to screen. Move the date
edition-overdue-scoring-until = The jury was to score until { $date }, but no round is taking sheets at the moment. Move the date
edition-overdue-meeting-at = The jury’s meeting was announced for { $date } and has not been opened here. Move the date
edition-overdue-ceremony-at = The ceremony was announced for { $date }, and no result is published. Move the date
edition-judging = The deadline has passed.
edition-judging-text = Once everything is decided, end the call. Afterwards you can create the next one.
edition-close = End the call
# Taking back
edition-taken-back = This call has just been taken back.
retract-not-published = This call is not published.
retract-rests = That is no longer possible: there are already nominations, or a jury has begun.
call-reopen-not-ended = This call has not been ended.
call-reopen-later = That is no longer possible: a later call of this prize is already published.
calendar-back-nothing = There is nothing to take back in the dates.
calendar-back-moved-since = The dates have changed again since then.
calendar-back-opened = That is no longer possible: nominations have been taken since the new date.
calendar-back-used = That is no longer possible: nominations came in the extra time, or somebody changed theirs.
calendar-back-passed = That is no longer possible: the moved deadline has passed, too.
calendar-back-ceremony = That is no longer possible: the result is confirmed, and the earlier date of the ceremony has passed.
edition-open-read = Read and publish
edition-close-what = What is still missing before the end
flash-edition-retracted = The call is in preparation again. None of it is public any more.
flash-call-reopened = The call is open again.
flash-dates-taken-back = The moved dates are taken back.

# What is read before a call is published
opening-title = Publish the call: please check
opening-lead = Read each line as if it were in the newspaper.
opening-public = public at { $path }, on the home page and in the feed
opening-public-later = public at { $path } and on the home page; in the feed only once nominations open
opening-nominating = Nominations: { $from }, until { $until }
opening-nominating-note = { $days ->
    [one] One day
   *[other] { $days } days
}. Begins { $opens }, ends { $closes }.
opening-no-ceremony = { $date }: not known yet
opening-later = The date can be added later.
opening-money = Prize money: { $total }
opening-criteria = { $n ->
    [one] One criterion
   *[other] { $n } criteria
}
opening-categories = { $n ->
    [one] One category
   *[other] { $n } categories
}
opening-questions = { $n ->
    [one] One question
   *[other] { $n } questions
}, { $more } of them required
opening-mail = Nobody gets an e-mail
opening-mail-note = People who follow the feed read about it there.
opening-mail-note-later = People who follow the feed read about it there once nominations open.
opening-next-read = A second person reads it and confirms.
opening-next-public = Then the call is public. As long as nobody has nominated, it can be taken back with a reason.
opening-next-frozen = From the first nomination on, you can only move dates later and correct the wording.
opening-reason-free = A remark for the second person.
opening-reason-asks = It says “Is that right?” above. Correct it, or say here why it is right.
opening-reason-lacks = Something in this call is unusual, and a reason is missing. Refuse the request; then it can be made again with a reason.

# What has to be done before a call is ended
ending-title = What is still missing before the end
ending-lead = Ending a call is the last step. After that nothing about it changes.
ending-lead-done = Everything is done. Once ended, nothing about this call changes.
ending-early = End it early
ending-deadline = The deadline has passed
ending-screening = All nominations are screened
ending-rounds = All rounds are closed
ending-decisions = The jury’s decisions are binding
ending-result = The result is public
ending-letters = All letters have been sent
ending-approvals = Nothing waits for a second person
ending-open-deadline = Nominations are still open.
ending-open-screening = { $n ->
    [one] One nomination waits to be screened.
   *[other] { $n } nominations wait to be screened.
}
ending-open-rounds = { $n ->
    [one] One round is not closed.
   *[other] { $n } rounds are not closed.
}
ending-open-decisions = The decision to award no prize counts as well.
ending-open-result = It becomes public with the ceremony once two people have confirmed it.
ending-open-letters = { $n ->
    [one] One letter is missing.
   *[other] { $n } letters are missing.
}
ending-open-approvals = { $n ->
    [one] One request still waits.
   *[other] { $n } requests still wait.
}
ending-way-deadline = Go to the dates
ending-way-screening = Go to the nominations
ending-way-rounds = Go to the rounds
ending-way-decisions = Go to the jury’s meeting
ending-way-result = Go to the result
ending-way-letters = Go to the letters
ending-way-approvals = Go to the approvals
ending-meeting-first = The jury is still in session. End the meeting first.
ending-asked-first = A request about this call still waits for a second person. Please answer it first.
ending-next-archive = The call then goes to the archive. If something is skipped, you say why, and a second person confirms.
ending-next-back = As long as no later call of the prize is published, it can be opened again.

# Taking back that a call was published or ended
retract-title = Take back the publication
retract-lead = The call is then in preparation again and no longer public, not even in the feed. Everything in it can be changed again.
retract-next = To publish it again, two people have to read it once more.
retract-do = Take back
retract-nominations = { $n ->
    [0] Nobody has nominated
    [one] There is one nomination
   *[other] There are { $n } nominations
}
retract-rounds = { $n ->
    [0] No jury has begun
    [one] In one round the jury has begun
   *[other] In { $n } rounds the jury has begun
}
call-reopen-title = Open the call again
call-reopen-lead = The call is then open again, and what was missing can be done.
call-reopen-next = Afterwards it is ended again, just like the first time.
call-reopen-do = Open again
call-reopen-later-none = No later call of this prize is published

# Moving dates that everybody knows
dates-moved = { $away }; until now: { $old }
dates-moved-later = { $away }, { $n ->
    [one] one day
   *[other] { $n } days
} later; until now: { $old }
dates-none = no date
dates-result-moves = The confirmed result becomes public only then: { $at }
dates-result-stays = The result is already public and stays public
dates-next-public = The dates apply immediately, and everybody sees them.
dates-next-back = They can be taken back as long as nothing depends on the new dates: no nomination in the extra time, and the new date has not passed.
dates-back-title = Take back moved dates
dates-back-lead = The earlier dates then apply again.
dates-back-do = Take back

# Where a call stands, for the office
office-stage-preparing = In preparation, not public
office-stage-announced = Published, not open yet
office-stage-nominating = Nominations are open
office-stage-screening = Deadline has passed, entries are being checked
office-stage-ready = Checked, the jury has not begun
office-stage-judging = The jury is scoring
office-stage-between-rounds = Between two rounds of the jury
office-stage-deliberating = Scoring is over, nothing is binding yet
office-stage-decided = Decided, not public yet
office-stage-public = { $over ->
    [yes] Finished, result public
   *[no] Result public
}
office-stage-taken-back = { $over ->
    [yes] Ended, result taken back
   *[no] Result taken back
}
office-stage-ended = Finished, result not public
edition-due-settle = The result is stopped: something came up that two people have to read
dates-result-stopped = The result is stopped and will not become public like this
archive-undecided = The jury has not decided yet who gets the prize.

# A text in one of our languages
edition-in-language = { $text } ({ $language })
