# A call as the office works on it
edition-tab-call = Call
edition-tab-nominations = Nominations
edition-tab-rounds = Jury and rounds
edition-is-closed = This call is finished and stays as it is.
edition-already-open = This call is published already.
edition-dates-order = The dates do not follow one another. Please check their order.
edition-dates-later-only = The call is published: dates can only be moved to a later moment.

# What is missing before a call can be opened
edition-gap-purpose = The purpose of the prize is not described yet.
edition-gap-contact = A contact for questions is missing.
edition-gap-opens = It is not set yet from when on people can nominate.
edition-gap-closes = The deadline is missing.
edition-gap-order = The dates do not follow one another.
edition-gap-past = The deadline has passed already.
edition-gap-criteria = There is no criterion yet by which the jury scores.
edition-gap-title = The form lacks the question for the title: put to everyone, and not optional.
edition-gap-nominee-name = The form lacks the question for the name of the nominated person or organisation: put to everyone, and not optional.
edition-gap-nominee-email = The form lacks the question for the e-mail address of the nominated person or organisation.
edition-gap-nominator-name = For proposals, the form does not ask who makes the proposal.
edition-gap-nominator-email = For proposals, the form does not ask for the e-mail address of the person making the proposal.
edition-gap-categories = The form asks for a category, but there is none yet.
edition-gap-category-question = There are categories, but the form does not ask for one.
edition-gap-options = A question with choices lacks its answers; there must be at least two.
edition-gap-labels = Two questions have the same wording. For imports each has to be called something else.

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
edition-step-session-at = Jury session
edition-step-session-at-text = { $date }
edition-step-ceremony-at = Award ceremony
edition-step-ceremony-at-text = { $date }

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
start-open-title = Whom shall we honour?
start-none-title = Dortmund says thank you
start-none-lead = The city honours people, projects and businesses that move our life together forward. No call is open at the moment; we will announce the next one here.
start-nominate = Nominate now
start-more = More about the prize
start-archive = See past laureates
start-calls = Open calls
start-calendar = What happens next
start-prizes = Our prizes
start-how = How a prize works
start-step = Step { $n }
start-step-1 = Nominate
start-step-1-text = You fill in the form, for yourself or for others. Until the deadline you can still change everything.
start-step-2 = Check
start-step-2-text = The office checks whether everything is complete and fits the prize.
start-step-3 = Score
start-step-3-text = An independent jury reads every nomination and scores it by the criteria of the call.
start-step-4 = Honour
start-step-4-text = Everybody learns together at the award ceremony who has won.

# Prize and call
prize-purpose = What it is about
prize-eligible = Who can take part
prize-organisers = Who awards the prize
prize-sponsor = Prize money donated by
prize-past = Honoured so far
prize-at-a-glance = At a glance
prize-rhythm = Rhythm
prize-next = What comes next
call-calendar = Dates
call-nominate = Nominate now
call-number = Award number { $n }
call-proposals = You can apply yourself or propose others.
call-self-only = You can apply yourself.
call-categories = Fields of action
call-criteria = How the jury scores
call-criteria-equal = All criteria count the same.
call-criteria-share = Share
call-criterion = Criterion
call-money = Prizes
call-money-open = The amount is still to be announced.
call-contact = Questions?
call-venue = Place of the award ceremony
call-announced = It starts soon
call-announced-text = The form opens at the given time. Please come back then.
call-judging = The deadline has passed
call-judging-text = Thank you for all nominations. Now the office checks them, and the jury scores. Everybody learns at the award ceremony who has won.
call-closed = This call is finished
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
archive-names-soon = Who has won will be announced at the award ceremony.
archive-others-unknown = Unfortunately we do not know who received the other places.
archive-special = Also awarded: { $name }, to a person whom we do not name here.
