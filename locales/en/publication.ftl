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
