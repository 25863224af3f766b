# The public page of a result
publication-title = { $name }: the result
publication-lead = Awarded on { $date }.
publication-lead-venue = Awarded on { $date }, { $venue }.
publication-description = Honoured were: { $names }
publication-honoured = Honoured
publication-special = Also honoured
publication-alone = One person released this result; the rule of two people was switched off.
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
publication-to-call = To the call
publication-to-archive = All years in the archive
publication-feed-call = Call opened: { $name }

# The office's side
edition-tab-publication = Result
edition-tab-letters = Letters
publication-office-lead = What the public learns, and from when on. Until the ceremony nothing of it is shown anywhere.
publication-office-lead-public = What the public learns. The result is public.
publication-office-lead-taken-back = What the public learns. The result was public and is taken back; that is said wherever it stood.
publication-office-lead-stopped = What the public learns. At present nothing of it is public.
publication-office-lead-been = What the public learns. The date of the ceremony has passed: once confirmed, a result is public at once.
publication-stale = Something has changed meanwhile. Below is what would be published now.
publication-stage-blocked = Nothing can be published yet
publication-refused-preparing = This call is not published; so there is no result either.
publication-refused-undecided = The jury's decisions are not binding yet.
publication-refused-no-ceremony = The date of the ceremony is missing. The result turns public with it; please add it to the calendar.
publication-refused-confirmed = The publication is confirmed already.
publication-refused-held = The publication is held back already.
publication-will-show = This will be published
publication-from = Public from
publication-at-once = at once when it is confirmed: the ceremony has been
publication-publish = Publish the result
publication-reason = Remark
publication-stage-waiting = The publication is confirmed
publication-stage-waiting-text = The result turns public by itself: on { $date }. Until then only the jury, the office and those who give approvals know it.
publication-stage-public = The result is public
publication-see = See the public page
publication-withdraw-title = Withdraw the result?
publication-hold-title = Not yet after all?
publication-hold-text = As long as the result is not public, you can hold it back on your own. Publishing it again then takes two people.
publication-hold = Hold back
publication-hold-public = The result is public, and many know it already. You can take it off the pages nevertheless, for example because of a mistake.
publication-withdraw = Withdraw the result
publication-picture = Picture
publication-picture-add = Add a picture
publication-picture-change = Change the picture
publication-picture-save = Save the picture
publication-picture-remove = Remove the picture
publication-picture-remove-confirm = Do you really want to remove the picture?
publication-picture-kind = This is no picture that all browsers show. Please choose a file in the format PNG, JPEG or WebP.
publication-picture-size = This picture has too many pixels. 50 megapixels are possible, such as 8000 × 6000. Please make it smaller.
publication-file = Picture file
publication-file-hint = PNG, JPEG or WebP, at most 10 MB and 50 megapixels. We do not publish the place and the camera that it names.
publication-alt = What does the picture show?
publication-alt-hint = A sentence for everybody who does not see the picture.
flash-publication-confirmed = The publication is confirmed.
flash-publication-held = The result is held back.
flash-publication-picture-set = The picture is saved.
flash-publication-picture-removed = The picture is removed.

# Who may be named
laureate-unnamed = Not named in public
publication-naming = Naming
publication-naming-lead = Without a yes of their own only the place is public: no name, no project, no money, no reason, no picture.
publication-naming-agreed = May be named.
publication-naming-refused = Does not want to be named.
publication-naming-unasked = No yes so far: is not named.
publication-naming-record = Record the answer
publication-naming-save = Save the answer
publication-agreed = Does this person agree to be named in public?
publication-agreed-yes = Yes
publication-agreed-no = No
publication-source = How do you know?
publication-source-hint = For example: a call on 3 November, or a letter of 2 November.
publication-more = Come since it was confirmed
publication-more-text = It becomes public as soon as two people have confirmed once more.
publication-more-names = Somebody has agreed to be named.
publication-more-entries = An entry may now stand beside the laureates.
publication-more-pictures = A picture has come.
publication-more-day = The ceremony is at another time than when it was confirmed: it was confirmed for { $date }. Nothing becomes public before that.
publication-entries-read = { $n ->
    [one] See this entry
   *[other] See these { $n } entries
}
publication-naming-lead-entry = With a no the entry stands nowhere in public any more, at once. A new yes is confirmed by two people.
publication-naming-of-entry = Publication: record the answer
publication-publish-names = Publish this, too
flash-publication-naming-recorded = The answer is saved.
publication-refused-touched = After the jury’s vote something came up that has to be decided anew. The page of the meeting says what it is.
publication-lead-ahead = The award ceremony is on { $date }.
publication-withdrawn = This result was taken back on { $date }.
publication-withdrawn-text = At present it is not published. If it is published again, it stands here.

# Taking back what was public
publication-refused-public = The result is public. Only two people can take it back, with a reason: on the page “Result”.
publication-refused-not-public = The result is not public; there is nothing to take back.
publication-withdrawn-at = The result was taken back on { $at }.
publication-withdrawn-back = In its place everybody reads that it was taken back. Two people can publish it again.
withdraw-lead = The result was public. If it is taken back, everything listed here disappears.
withdraw-line-page = The page with the result
withdraw-line-page-note = public since { $at }, at { $path }
withdraw-line-feed = The lines in the archive, on the first page and in the feed
withdraw-line-pictures = { $n ->
    [one] One picture
   *[other] { $n } pictures
}
withdraw-line-letters = { $n ->
    [one] One letter has already left
   *[other] { $n } letters have already left
}
withdraw-line-letters-note = Letters cannot be called back. Please write to their recipients yourself.
withdraw-next-place = In place of the result everybody then reads: “taken back on …”. The reason stands in the record, not in public.
withdraw-next-back = Two people can publish the result again as long as the jury’s decisions hold.
publication-picture-public = The picture is public. Two people can remove it; then another one can be uploaded.
publication-picture-two = that takes two people, because the picture is public
publication-picture-hide = Remove a public picture
publication-picture-hide-lead = Everybody can see this picture. It will be removed from the page with the result.
publication-picture-hide-next = Afterwards you can upload another picture.
flash-publication-withdrawn = The result is taken back.
withdraw-line-waiting = { $n ->
    [one] One letter has not left yet. It is taken back.
   *[other] { $n } letters have not left yet. They are taken back.
}

# What came up since the result was confirmed
publication-publish-again = Confirm the result once more
publication-hold-stopped = Is the jury to decide anew? Hold the result back first; you can do that on your own. After that the page of the meeting takes the decisions up again.
touched-stopped-title = The result is stopped
touched-stopped-text = This came up since the result was confirmed. It does not turn public, and no letter leaves, until two people have read this and confirmed the result once more, or until there is a new decision.
touched-public-title = Something came up about the public result
touched-public-text = What has been public stays public until two people take it back. Or two people read what came up and confirm the result once more. Until then no letter about the result leaves.
touched-way = To the page “Result”
touched-conflict = Motion { $number }: { $name } has voted and has a conflict with “{ $title }”, which was noted on { $at }.
touched-withdrawn = Motion { $number }: “{ $title }” was withdrawn on { $at }.
touched-ineligible = Motion { $number }: “{ $title }” takes no part any more, since { $at }.
touched-disabled = Motion { $number }: { $name } has voted; the account has been disabled since { $at }. The vote from before counts.
touched-refused = { $name } does not want to be named in public any more, which was noted on { $at }.
touched-anew = The decisions on which the result rests are not binding any more.
mail-touched-subject = { $state ->
    [stopped] Stopped: result { $prize }
   *[public] Something came up: result { $prize }
}
mail-touched-text = Hello,

    something came up about the confirmed result of “{ $prize }”:

    { $facts }

    { $state ->
        [stopped] The result is stopped. { $ahead ->
            [yes] It does not turn public on { $ceremony } unless two people read this and confirm it once more before. Or the jury decides anew.
           *[no] It does not turn public until two people read this and confirm it once more. Or the jury decides anew.
        }
       *[public] The result is public and stays so until two people take it back.
    }
mail-touched-link = To the result
publication-naming-several = { $n } people who are honoured have this name. The answer holds for all of them. If they are different people, record a yes only once all of them have agreed.
publication-refused-open = It is not decided yet who gets the prize, nor that nobody does. The page of the meeting shows which place is open.
