# The public page of a result
publication-title = { $name }: the result
publication-lead = Awarded on { $date }.
publication-lead-venue = Awarded on { $date }, { $venue }.
publication-description = Honoured: { $names }
publication-honoured = Honoured
publication-special = Also honoured
publication-alone = One person released this result; the two-person rule was switched off.
publication-entries = All entries
publication-entries-lead = These are the entries that may be published. Thank you to everybody who took part!
publication-map = Where the entries come from
publication-map-none = No entry names a city district.
publication-map-summary = { $districts ->
    [one] All entries that name one come from one city district: { $first } ({ $n }).
   *[other] The entries come from { $districts } city districts, most of them from { $first } ({ $n } each).
}
publication-map-even = { $districts ->
    [one] All entries that name one come from one city district.
   *[other] The entries come from { $districts } city districts.
}
publication-district = { $name }: { $n ->
    [one] one entry
   *[other] { $n } entries
}
publication-districts = Entries by city district
publication-filter-category = Field of action
publication-filter-district = City district
publication-filter-all = all
publication-filter = Show
publication-filter-reset = Show all
publication-count = { $n ->
    [0] No entry
    [one] One entry
   *[other] { $n } entries
}
publication-none = There is nothing to see here.
publication-none-text = Choose another field of action or another city district.
publication-to-call = Go to the call
publication-to-archive = All years in the archive
publication-feed-call = Call opened: { $name }

# The office's side
edition-tab-publication = Result
edition-tab-letters = Letters
publication-office-lead = What the public sees, and from when. Until the ceremony none of it is shown anywhere.
publication-office-lead-public = What the public sees. The result is public.
publication-office-lead-taken-back = What the public sees. The result was public and has been taken back; this is stated wherever it was shown.
publication-office-lead-stopped = What the public sees. At the moment none of it is public.
publication-office-lead-been = What the public sees. The date of the ceremony has passed: once confirmed, a result is public immediately.
publication-stale = Something has changed in the meantime. Below is what would be published now.
publication-stage-blocked = Nothing can be published yet
publication-refused-preparing = This call is not published, so there is no result either.
publication-refused-undecided = The jury's decisions are not binding yet.
publication-refused-no-ceremony = The date of the ceremony is missing. The result becomes public with it; please add it to the calendar.
publication-refused-confirmed = The publication is already confirmed.
publication-refused-held = The publication is already held back.
publication-will-show = This will be published
publication-from = Public from
publication-at-once = as soon as it is confirmed: the ceremony is over
publication-publish = Publish the result
publication-reason = Remark
publication-stage-waiting = The publication is confirmed
publication-stage-waiting-text = The result becomes public by itself on { $date }. Until then only the jury, the office and the approvers know it.
publication-stage-public = The result is public
publication-see = See the public page
publication-withdraw-title = Withdraw the result?
publication-hold-title = Not yet after all?
publication-hold-text = As long as the result is not public, you can hold it back on your own. Publishing it again then takes two people.
publication-hold = Hold back
publication-hold-public = The result is public, and many people already know it. You can still take it off the site, for example because of a mistake.
publication-withdraw = Withdraw the result
publication-picture = Picture
publication-picture-add = Add a picture
publication-picture-change = Change the picture
publication-picture-save = Save the picture
publication-picture-remove = Remove the picture
publication-picture-remove-confirm = Do you really want to remove the picture?
publication-picture-kind = Not all browsers can show this picture. Please choose a file in the format PNG, JPEG or WebP.
publication-picture-size = This picture has too many pixels. The limit is 50 megapixels, such as 8000 × 6000. Please make it smaller.
publication-file = Picture file
publication-file-hint = PNG, JPEG or WebP, at most 10 MB and 50 megapixels. We do not publish the place and camera stored in it.
publication-alt = What does the picture show?
publication-alt-hint = A sentence for everybody who cannot see the picture.
flash-publication-confirmed = The publication is confirmed.
flash-publication-held = The result is held back.
flash-publication-picture-set = The picture is saved.
flash-publication-picture-removed = The picture is removed.

# Who may be named
laureate-unnamed = Not named in public
publication-naming = Naming
publication-naming-lead = Unless they say yes themselves, only the place is public: no name, no project, no money, no reason, no picture.
publication-naming-agreed = May be named.
publication-naming-refused = Does not want to be named.
publication-naming-unasked = No answer so far: will not be named.
publication-naming-record = Record the answer
publication-naming-save = Save the answer
publication-agreed = Does this person agree to be named in public?
publication-agreed-yes = Yes
publication-agreed-no = No
publication-source = How do you know?
publication-source-hint = For example: a call on 3 November, or a letter of 2 November.
publication-more = New since it was confirmed
publication-more-text = It becomes public as soon as two people have confirmed once more.
publication-more-names = Somebody has agreed to be named.
publication-more-entries = An entry may now be shown with the laureates.
publication-more-pictures = A picture has been added.
publication-more-day = The ceremony has been moved since it was confirmed: it was confirmed for { $date }. Nothing becomes public before then.
publication-entries-read = { $n ->
    [one] See this entry
   *[other] See these { $n } entries
}
publication-naming-lead-entry = With a “no”, the entry is immediately no longer shown in public. A new “yes” must be confirmed by two people.
publication-naming-of-entry = Publication: record the answer
publication-publish-names = Publish this, too
flash-publication-naming-recorded = The answer is saved.
publication-refused-touched = Something came up after the jury’s vote that has to be decided again. The meeting page says what it is.
publication-lead-ahead = The award ceremony is on { $date }.
publication-withdrawn = This result was taken back on { $date }.
publication-withdrawn-text = At the moment it is not published. If it is published again, you will find it here.

# Taking back what was public
publication-refused-public = The result is public. Only two people can take it back, with a reason: on the page “Result”.
publication-refused-not-public = The result is not public; there is nothing to take back.
publication-withdrawn-at = The result was taken back on { $at }.
publication-withdrawn-back = Everybody sees instead that it was taken back. Two people can publish it again.
withdraw-lead = The result was public. If it is taken back, everything listed here disappears.
withdraw-line-page = The page with the result
withdraw-line-page-note = public since { $at }, at { $path }
withdraw-line-feed = The entries in the archive, on the home page and in the feed
withdraw-line-pictures = { $n ->
    [one] One picture
   *[other] { $n } pictures
}
withdraw-line-letters = { $n ->
    [one] One letter has already been sent
   *[other] { $n } letters have already been sent
}
withdraw-line-letters-note = Letters cannot be called back. Please write to their recipients yourself.
withdraw-next-place = Instead of the result everybody then reads “taken back on …”. The reason is in the record and not public.
withdraw-next-back = Two people can publish the result again as long as the jury’s decisions stand.
publication-picture-public = The picture is public. Two people can remove it; then another one can be uploaded.
publication-picture-two = that takes two people, because the picture is public
publication-picture-hide = Remove a public picture
publication-picture-hide-lead = Everybody can see this picture. It will be removed from the page with the result.
publication-picture-hide-next = Afterwards you can upload another picture.
flash-publication-withdrawn = The result is taken back.
withdraw-line-waiting = { $n ->
    [one] One letter has not been sent yet. It will be taken back.
   *[other] { $n } letters have not been sent yet. They will be taken back.
}

# What came up since the result was confirmed
publication-publish-again = Confirm the result once more
publication-hold-stopped = Should the jury decide again? Hold the result back first; you can do that on your own. Then you can resume the decisions on the meeting page.
touched-stopped-title = The result is stopped
touched-stopped-text = This came up after the result was confirmed. It will not become public, and no letter is sent, until two people have read this and confirmed the result once more, or until there is a new decision.
touched-public-title = Something came up about the public result
touched-public-text = What has been public stays public until two people take it back. Or two people read what came up and confirm the result once more. Until then no letter about the result is sent.
touched-way = Go to the page “Result”
touched-conflict = Motion { $number }: { $name } has voted and has a conflict with “{ $title }”, which was noted on { $at }.
touched-withdrawn = Motion { $number }: “{ $title }” was withdrawn on { $at }.
touched-ineligible = Motion { $number }: “{ $title }” no longer takes part, since { $at }.
touched-disabled = Motion { $number }: { $name } has voted; the account has been disabled since { $at }. The vote from before counts.
touched-refused = { $name } no longer wants to be named in public, which was noted on { $at }.
touched-anew = The decisions the result is based on are no longer binding.
mail-touched-subject = { $state ->
    [stopped] Stopped: result { $prize }
   *[public] Something came up: result { $prize }
}
mail-touched-text = Hello,

    something came up about the confirmed result of “{ $prize }”:

    { $facts }

    { $state ->
        [stopped] The result is stopped. { $ahead ->
            [yes] It will not become public on { $ceremony } unless two people read this and confirm it once more before then, or the jury decides again.
           *[no] It will not become public until two people read this and confirm it once more, or the jury decides again.
        }
       *[public] The result is public and stays public until two people take it back.
    }
mail-touched-link = Go to the result
publication-naming-several = { $n } honoured people have this name. The answer applies to all of them. If they are different people, only record a “yes” once all of them have agreed.
publication-refused-open = It has not been decided yet who gets the prize, or that nobody does. The meeting page shows which place is open.
