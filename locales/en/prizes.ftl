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
