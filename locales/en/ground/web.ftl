# Navigation and frame
nav-start = Home
nav-archive = Archive
nav-office = Overview
nav-people = People
nav-mail = Outbox
nav-audit = History
nav-texts = Texts
nav-feedback = Feedback
nav-jury = My scores
banner-no-mail = Sending mail is not set up yet. All messages wait in the outbox.
banner-no-mail-link = Open the outbox

# Months
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
away-today = today
away-in = { $n ->
    [1] tomorrow
   *[other] in { $n } days
}
away-ago = { $n ->
    [1] yesterday
   *[other] { $n } days ago
}
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# How dates and money are written
written-date = { $day } { $month } { $year }
written-datetime = { $date }, { $clock }
written-day = { $weekday }, { $date }
written-short = { $day }/{ $month }/{ $year } { $clock }
written-money = €{ $euros }

# When something goes wrong
error-title = That did not work
error-back = Back to the page
error-typed = What you wrote
error-typed-text = It has not been saved. You can copy it here and keep it.
error-typed-unsure = We do not know whether it has been saved. You can copy it here and keep it.
error-title-401 = Please sign in
error-title-404 = This page does not exist
error-title-405 = Not possible this way
error-title-409 = Not possible right now
error-title-413 = That was too much at once
error-title-429 = Please wait a moment
error-title-503 = Not possible right now
error-title-500 = An error on our side
error-not-found = The link may be incomplete, or the page is not meant for you. Please check the address.
error-wrong-method = This address does not accept such a request. Please go back and try again from the page.
error-bad-request = We could not read what you entered. Please go back and try again.
error-too-large = What you sent is too large. The limit is 1 MB, or 10 MB for a picture. Please go back and shorten it.
error-slow = What you sent arrived too slowly, and we stopped waiting. Please go back and try again.
error-sign-in-needed = You need an account for this page.
error-too-many = That was a lot of attempts in a short time. Please wait a few minutes.
error-internal = This is our fault, not yours. Please try again in a moment.
error-busy = This is our fault, not yours. The program cannot work at the moment. Please try again in a minute.
error-cross-site = This request came from another site. To be safe, we did not carry it out.
error-wrong-host = Your browser did not say clearly which address it means. Please enter the address again.
error-home = Go to the home page
error-changed-meanwhile = Somebody else has changed something in the meantime. Please reload the page.

# What can be wrong with a field
field-missing = Please fill in this field.
field-too-long = The text is too long. Please shorten it.
field-email = Please enter an e-mail address, such as name@example.org.
field-email-local = Umlauts and other special letters are not possible before the @: hardly anything reaches such addresses. Please check the address.
field-email-domain = After the @ there must be a complete name with a dot, such as name@example.org.
field-url = Please enter a web address, such as www.example.org.
field-url-long = The web address is too long. At most 500 characters are possible.
field-number = Please enter a whole number.
field-decimal = Please enter a number, such as 75.16.
field-number-range = This number is outside the allowed range.
field-bounds =
    { $known ->
        [both] Anything between { $low } and { $high } is possible.
        [low] Anything from { $low } on is possible.
       *[high] Anything up to { $high } is possible.
    }
field-most-chars = At most { $high } characters are possible.
field-date = Please enter a date, such as 15/09/2026.
field-date-skipped = This time does not exist on that day: the clocks go forward.
field-date-short = Please write the year with four digits, such as 15/09/2026.
field-date-none = There is no such day. Please check the date.
field-date-years = Please enter a date between 1900 and 2100.
field-date-our-years = Please enter a date between 2000 and 2100.
field-choice = Please choose something.
field-declaration = Please confirm this declaration.
field-phone = Please enter a telephone number, such as 0231 12345.
field-phone-digits = A telephone number has between 5 and 20 digits. Please check the number.
field-password-short = Please choose a password of at least 12 characters.
field-password-differs = The two passwords are not the same.
field-invalid = Please check this entry.

kept-text = What you typed is still here.
kept-back = Back to what you typed
banner-typed-gone = Sorry, what you typed before is no longer here.
resend-title = What you typed is still here
resend-gone = The form is no longer on this page. Here is what you typed.
resend-action = Send it
resend-file = File
resend-file-hint = Please choose the file again: it is no longer here.
language-resend-lead = The page now speaks English. Send what you typed before.

# Languages, as the reader calls them
language-name-de = German
language-name-en = English
