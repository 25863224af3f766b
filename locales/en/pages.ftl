# Public texts
pages-title-imprint = Imprint
pages-title-privacy = Privacy
pages-title-accessibility = Accessibility declaration
pages-updated = As of:

# The office edits them
pages-texts-lead = Imprint, privacy and accessibility belong to you. Check the proposals and adapt them.
pages-texts-page = Page
pages-texts-language = Language
pages-texts-state = As of
pages-texts-actions = Actions
pages-proposal = still our proposal
pages-view = View
pages-edit-lead = What is saved is public at once. Have a look at the preview first.
pages-edit-body = Text
pages-edit-body-hint = Headings, lists and links are written in Markdown.
pages-edit-save = Publish
pages-edit-show-preview = Preview
pages-edit-preview = Preview
pages-edit-stale = Somebody else has changed this text meanwhile.
pages-edit-stale-text = Your text is still in the field. “Publish” puts it in place of the other one.
pages-edit-other = The other text
pages-edit-help = How to write Markdown
pages-edit-help-heading = Heading
pages-edit-help-bold = bold
pages-edit-help-list = Item of a list
pages-edit-help-link = Link
flash-pages-saved = The text is published.

# Feedback
pages-feedback-title = Report a barrier, give feedback
pages-feedback-lead = Is something in your way, missing or not working? Write to us. We answer within two, at the latest six weeks.
pages-feedback-message = Your message
pages-feedback-page = Which page is it about?
pages-feedback-email = Your e-mail address
pages-feedback-email-hint = Only if you would like an answer.
pages-feedback-action = Send
flash-pages-feedback-sent = Thank you! Your message has arrived.
pages-feedback-list-lead = What visitors have written, open ones first. Reported barriers are answered within two to six weeks.
pages-feedback-empty = Nobody has written yet.
pages-feedback-empty-text = The form is at the bottom of every page.
pages-feedback-empty-action = See the form
pages-feedback-state-open = open
pages-feedback-state-answered = answered
pages-feedback-about = Page:
pages-feedback-from = Answer to:
pages-feedback-anonymous = No address.
pages-feedback-answer = Mark as answered
pages-feedback-reopen = Open again
flash-pages-feedback-answered = Marked as answered.
flash-pages-feedback-reopened = Open again.
