# Texts of the page frame and of the components.
design-skip-link = Skip to content
design-official = Official website – City of Dortmund
design-product-line = Prizes of the City of Dortmund
design-nav = Main navigation
design-menu = Menu
design-language = Language
design-account = My account
design-sign-in = Sign in
design-sign-out = Sign out
design-role-office = Office
design-role-juror = Jury
design-role-chair = Jury chair
design-role-approver = Approver

design-footer-nav = Legal and contact
design-imprint = Imprint
design-privacy = Privacy
design-accessibility = Accessibility
design-feedback = Report a barrier
design-theme = Appearance
design-theme-system = System
design-theme-light = Light
design-theme-dark = Dark

design-kind-info = Information
design-kind-success = Success
design-kind-warning = Warning
design-kind-danger = Error
design-error-summary = Please check your answers
# Placed before the page title when a form comes back with errors.
design-error-prefix = Error:

design-optional = optional
design-address-street = Street and number
design-address-postcode = Postcode
design-address-city = Town
design-chars-max = at most { $n } characters
# The script puts the number in place of the hash, so these sentences must do without plural forms.
design-chars-left = characters left: { $n }
design-chars-over = characters too many: { $n }
design-search = Search

design-crumbs = You are here
design-pagination = Pages
design-pagination-prev = Previous
design-pagination-next = Next
design-pagination-page = Page { $page } of { $pages }
design-pagination-total = Entries: { $n }
design-progress = { $n } of { $total }
design-step-past = done
design-step-current = now
design-step-future = to come
design-step-planned = date has passed

design-scale-more = Explanation
design-score-open = Still open: { $n }
design-score-complete = All criteria scored
design-printed = As of { $at }
