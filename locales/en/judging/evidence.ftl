# What `laudatio verify` says
evidence-mark-right = right
evidence-mark-wrong = WRONG
evidence-mark-open = note
evidence-holds = Everything holds.
evidence-fails = The evidence does not hold.
evidence-more = … and { $n } more.
evidence-about = { $prize }, { $round }: snapshot { $number } of { $at }, { $entries ->
    [one] one entry
   *[other] { $entries } entries
}, { $jurors ->
    [one] one juror
   *[other] { $jurors } jurors
}, { $sheets ->
    [one] one sheet that counts
   *[other] { $sheets } sheets that count
}.

evidence-check-files = The archive has exactly the files that it should have.
evidence-no-zip = This is not laudatio evidence: the archive cannot be opened.
evidence-file-unknown = The archive has a file that does not belong there: { $file }.
evidence-file-twice = The file { $file } is in the archive twice.
evidence-file-missing = The file { $file } is missing.
evidence-file-damaged = The file { $file } is damaged.
evidence-file-large = The file { $file } is larger than any round can be. It was not read.

evidence-check-shape = Every line can be read, and all of them fit together.
evidence-unreadable = { $file }, line { $line }: cannot be read ({ $reason }).
evidence-unreadable-hex = { $file } cannot be read: it should have hexadecimal digits only.
evidence-format = This version of the program does not know the format { $format }.
evidence-shape = { $file }, line { $line }: this line does not belong in this place.
evidence-key = The snapshot does not fit together: { $id } is there twice, wrong, or speaks of something that is missing.
evidence-line-long = { $file }, line { $line }: longer than any line can be. It was not read.
evidence-too-much = The snapshot has more than a round can have, and was not counted again: { $what ->
    [entries] entries
    [jurors] jurors
    [pairs] entries and jurors
    [places] winning places
    [sheets] sheets
    [assignments] assignments
    [conflicts] conflicts
    [criteria] criteria
    [extensions] extensions
    [approvals] confirmations
    [ties] shared places
   *[ranking] lines of the ranking
} ({ $n }, at most { $most }).

evidence-check-hashes = All files have the hashes that the manifest names.
evidence-hash = The file { $file } was changed: its hash is different.
evidence-check-signature = The signature fits the enclosed key.
evidence-signature = The signature is wrong: manifest.json was changed after it was signed.
evidence-fingerprint = The enclosed key is not the one that the manifest names.
evidence-check-key = It was signed by the key with the given fingerprint.
evidence-key-other = It was signed by another key: { $found }, where { $given } was expected.
evidence-check-own = It was signed by the key of this installation.
evidence-key-foreign = It was not signed by the key of this installation: { $found } instead of { $given }.
evidence-key-unknown = The key's fingerprint is { $found }. Compare it with the one that the office names (--key).

evidence-check-chain = The record has no gaps, and every seal is right.
evidence-chain-gap = Act { $n } is missing in the record, or two are swapped.
evidence-chain-seal = Act { $n } of the record is not the one that was sealed, or one before it.
evidence-chain-end = Something is missing at the end of the record: it should end with act { $n }.
evidence-chain-detail = The details of act { $n } are not those that were sealed.
evidence-check-recorded = The record ends with the freezing of this very snapshot, the next one after the one before it.
evidence-recorded = Act { $n } of the record does not say that this snapshot ({ $file }) was frozen: it was another one.
evidence-previous = According to the record, this snapshot (number { $n }) does not follow the one that it names as the one before.
evidence-occasion = According to the record, this snapshot was frozen on another occasion.

evidence-check-submitted = Every sheet is as its juror saved it last, and none is missing.
evidence-sheet-unknown = Sheet { $sheet }: the record does not say that anybody saved it.
evidence-sheet-changed = Sheet { $sheet } is not as it was saved (act { $n } of the record).
evidence-sheet-gone = Sheet { $sheet } is missing: it was saved (act { $n } of the record).
evidence-check-conflicts = No sheet of somebody with a conflict counts; conflicts and recusals are those of the record.
evidence-conflict = Sheet { $sheet } counts although { $person } has a conflict with this entry.
evidence-recusal = { $person } stepped back from an entry (act { $n } of the record), but the snapshot lacks that.
evidence-conflict-gone = A conflict of { $person } (act { $n } of the record) is missing in the snapshot.
evidence-conflict-unknown = The record does not mention the conflict that the snapshot has for { $person }.
evidence-recused-alone = A sheet of { $person } does not count because of a conflict that is not in the snapshot.
evidence-check-withdrawn = Exactly those entries are withdrawn that somebody withdrew according to the record.
evidence-withdrawn = { $entry } counts as withdrawn in the snapshot, but the record does not mention it.
evidence-withdrawn-gone = { $entry } was withdrawn according to the record, but takes part in the snapshot.
evidence-check-call = The call is in the snapshot as it was published, and its rules are those of the round.
evidence-call-changed = The call in the snapshot is not the one that was published (entry { $n } of the record).
evidence-call-gone = The call is missing from the snapshot, although the record says how it was published (entry { $n }).
evidence-call-unrecorded = The record does not say that the call was published as it is in the snapshot.
evidence-call-rules = Shared places, prize places or seeing others’ sheets follow other rules in the round than in the call.
evidence-call-unknown = An earlier release of the program did not keep what the call said when it was published. It was compared with what it said when the round was closed.
evidence-call-late = The call was kept only after its publication, because an earlier release of the program did not do it (entry { $n } of the record).
evidence-check-weights = Criteria, scales and weights are those of the call, whole and in their order.
evidence-criterion-words = “{ $criterion }” has a different wording in the round than in the call.
evidence-criterion-former = The round’s criteria differ from the call as far as an earlier release of the program let them (entry { $n } of the record).
evidence-criterion-gone = “{ $criterion }” is in the call, but not in the round.
evidence-criterion-order = The round’s criteria are in a different order than in the call, or one of them is there twice.
evidence-weight = “{ $criterion }” weighs { $round } in the round, { $call } in the call.
evidence-weight-none = “{ $criterion }” is not in the call.
evidence-weight-scale = “{ $criterion }” has a different scale than in the call.
evidence-check-scale = All points are on their scale.
evidence-scale = Sheet { $sheet } has points outside the scale, or some are missing.
evidence-check-totals = The total of each sheet follows from its points and the weights.
evidence-total = The total of sheet { $sheet } does not follow from its points.
evidence-check-ranking = Counted again, the sheets give the same ranking, with all its values.
evidence-rank = { $entry }: rank { $frozen } is frozen; counted again it is rank { $again }, or has another value.
evidence-severity = What was computed about { $person } does not follow from the sheets.
evidence-ranking = The frozen ranking is not the one that follows from the sheets.
evidence-check-extensions = Every extension is in the snapshot as it was granted, and none is missing.
evidence-extension-changed = The extension { $id } is not as it was granted.
evidence-extension-gone = An extension is missing: it was granted (act { $n } of the record).
evidence-check-closing = Method, quorum and the least number of sheets are those that were set; what was missing at the close has a reason.
evidence-setting = Method, quorum, least number or distribution of the sheets are not as they were set (act { $n } of the record).
evidence-closed-reason = Something was missing at the close, and there is no reason (act { $n } of the record).
evidence-closed-otherwise = What was counted at the close does not fit this snapshot (act { $n } of the record).
evidence-check-approvals = To close or reopen the round or to settle a place, somebody asked and somebody else confirmed, as the record says.
evidence-approval-same = { $act ->
    [reopen] The round was reopened by the person who had asked for it
    [settle] A shared place was settled by the person who had asked for it
   *[close] The round was closed by the person who had asked for it
}: { $person }.
evidence-approval-not-off = { $person } acted alone although two people were needed.
evidence-approval-changed = Who wanted to { $act ->
    [reopen] reopen the round
    [settle] settle a shared place
   *[close] close the round
} and who confirmed it is different in the record ({ $person }).
evidence-approval-late = { $person } confirmed when the request had already lapsed.
evidence-approval-gone = A confirmation is missing (act { $n } of the record).
evidence-approval-none = The snapshot does not say who confirmed that the round was closed.
evidence-approval-alone = The two-person rule was switched off: { $person } { $act ->
    [reopen] reopened the round alone
    [settle] settled a shared place alone
    [decide] made the jury’s decisions binding alone
    [publish] published the result alone
    [unpublish] took back the public result alone
    [hide_picture] removed a public picture alone
    [open] published the call alone
    [retract] took back the published call alone
    [end] ended the call early alone
    [forget] erased what is known about a person alone
    [erase] erased parts of a nomination alone
    [invite] let an account in alone
    [change_role] changed the role of an account alone
    [disable] shut an account out alone
    [enable] let an account in again alone
    [reset] demanded a new password alone
    [allow_export] allowed exports alone
   *[close] closed the round alone
}.
evidence-check-ties = Shared places were settled as the record and the call say; lots drawn again give the same, and all places follow.
evidence-tie-entries = Place { $rank } was shared by other entries than those that were decided on.
evidence-tie-rule = Place { $rank } was settled in another way than the call provides.
evidence-tie-lot = The lot for place { $rank } gives another order when it is drawn again.
evidence-tie-changed = Place { $rank } was not settled as the record says.
evidence-tie-gone = Place { $rank } was settled (act { $n } of the record), but the snapshot lacks it.
evidence-tie-place = The places do not follow from the ranks and from how shared places were settled.
evidence-tie-sheets = The decision on place { $rank } does not rest on the sheets in the snapshot.
evidence-tie-approval = The snapshot does not say that two people settled place { $rank }.
evidence-tie-seed = The seed of the lot for place { $rank } was not recorded before it was drawn, or there was more than one.
evidence-tie-by-one = One person alone settled place { $places } with an earlier release of the program.
evidence-tie-open = Still shared and not settled: place { $places }. Once it is settled, there is a later snapshot.
evidence-after = What the jury decides in its meeting afterwards is in its minutes, not in this evidence.

evidence-receipt-act = The receipt { $n } is in the record.
evidence-receipt-sheet = The receipt { $n } is in the record. Sheet { $sheet } is in the snapshot with: { $points }.
evidence-receipt-changed = The receipt { $n } is in the record; the sheet was saved once more after it. Sheet { $sheet } is in the snapshot with: { $points }.
evidence-receipt-later = The receipt { $n } is newer than this evidence, which ends with act { $end }: there is a later state, or something was cut off at the end.
evidence-receipt-other = The receipt { $n } does not fit this record: it is not the one that issued it.
evidence-check-snapshot = It is the snapshot with the given hash.
evidence-snapshot-other = It is another snapshot: hash { $found }, where { $given } was expected.
evidence-newest-unknown = This is snapshot { $number } of the round. This archive does not know whether there is a newer one: compare the hash in the minutes (--snapshot), a receipt (--receipt), or the database (--database).
evidence-check-newest = The database knows this snapshot, and it is the newest of the round.
evidence-old = This is old evidence: snapshot { $number }. After it, the round was opened again or a shared place was settled; snapshot { $newest } is the valid one.
evidence-installed-other = The database does not know snapshot { $number } of the round, or with other content.
evidence-installed-chain = The record in the database is different from the one in this evidence (act { $n }).
evidence-broken = The stored snapshot or the record was changed. It is not signed like this. Please check the database with “laudatio verify --database”.
evidence-cannot-open = { $file } cannot be read: { $reason }

# What `laudatio verify --database` says
evidence-record-whole = The record is whole: { $n ->
    [one] one act
   *[other] { $n } acts
}, the last seal is { $seal }.
evidence-record-gap = The record is broken: act { $n } is missing, and act { $found } is in its place.
evidence-record-seal = The record is broken: act { $n } is not what was sealed, or one before it.
evidence-record-end = The record is broken: it ends with act { $found }, but act { $n } was the last.
evidence-texts-whole = Texts of acts: { $n }, all as they were; erased: { $erased }.
evidence-texts-changed = A text of act { $n } is not the one that was written.
evidence-entries-whole = { $n ->
    [one] One nomination is before the jury as the record says.
   *[other] { $n } nominations are before the jury as the record says.
}
evidence-entries-changed = The nomination { $number } is no longer the one that the record says is before the jury.
evidence-snapshots-whole = Snapshots: { $n }, all as they were frozen.
evidence-snapshots-changed = Snapshot { $number } of round { $round } is not as it was frozen.
evidence-did-not-work = That did not work: { $reason }

# The office's page
evidence-title = Evidence
evidence-lead = When the round was closed, everything its result depends on was frozen: criteria and weights, quorum and dates, jury, conflicts, assignments, every sheet and every computed value, and who asked to close it and who confirmed. When a shared place is settled afterwards, there is another snapshot. The archive does not name anybody. You may pass it on: anyone who has it can count the result again.
evidence-empty = There is no evidence yet
evidence-empty-text = It is created automatically when the round is closed.
evidence-snapshot = Snapshot { $number }
evidence-newest = valid
evidence-replaced = replaced
evidence-taken = Taken on
evidence-occasion-closed = when the round was closed
evidence-occasion-tie_settled = after a shared place was settled
evidence-holds-what = Holds
evidence-counts = { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $jurors ->
    [one] 1 juror
   *[other] { $jurors } jurors
}, { $sheets ->
    [one] 1 sheet that counts
   *[other] { $sheets } sheets that count
}
evidence-sha256 = Hash (SHA-256)
evidence-end = End of the record
evidence-download = Download evidence { $number }
evidence-names = Names behind the keys (for the office only)
evidence-key-title = Key of this installation
evidence-key-text = Every bundle is signed with this key. Share its fingerprint in a different way from the archive, for example in the minutes:
evidence-check-title = How to check it
evidence-check-text = This works on any computer, without a network and without access to this page:
evidence-check-file = evidence.zip
evidence-check-database = On the server, “laudatio verify --database” checks the whole record and all snapshots.
evidence-csv-what = What
evidence-csv-key = Key
evidence-csv-name = Name
evidence-csv-juror = Juror
evidence-csv-entry = Entry
evidence-csv-salt = Salt of the hashes of texts

# When another key took over
evidence-mark-asked = ASK
evidence-undecided = The only open question is whether the new key belongs to this office.
evidence-check-keys = Every change of the key is in the record and leads to the one that signed.
evidence-key-changed = Since { $at } another key has been signing (act { $n } of the record): { $to } instead of { $from }. { $cause ->
    [made] The previous one was gone.
    [rotated] The previous one has signed it.
   *[set] Somebody has set it.
} { $reason ->
    [none] Nobody has noted why.
   *[other] The reason is in the record (act { $reason }).
}
evidence-keys-changed = A change of the key (act { $n } of the record) is different there.
evidence-keys-endorsement = The previous key has not signed the new one, although the record says so (act { $n }).
evidence-keys-gone = A change of the key is missing (act { $n } of the record).
evidence-keys-order = The changes of the key do not lead to the one that signed.
evidence-check-key-handed = It was signed by the key that followed the given one.
evidence-check-former = It was signed by a former key of this installation.
evidence-key-replaced = It was signed by the key { $found }. According to the record it followed { $given }, which could not sign it any more. Ask the office for today's fingerprint, and check with that (--key).
evidence-installed-key = Evidence is signed by { $found }.
evidence-installed-key-since = Evidence has been signed since { $at } by { $found }.
evidence-installed-key-former = Evidence was signed before (from { $at }) by { $found }.
evidence-key-stale = Another key is signing now. Please restart the program.
evidence-key-first = It is still the first key: nothing has changed.
evidence-key-set = This key comes from a setting (evidence_key or secret_key). Set another one there, and restart.
evidence-key-lead = Every bundle of evidence is signed with this key. What a previous one has signed stays valid.
evidence-key-history = Previous keys
evidence-key-reason = Why has the key changed?
evidence-key-reason-hint = For example: the server was set up again and the file was missing. The reason will be in the record.
evidence-key-action = Save the reason
evidence-key-explained = The reason is on record.
evidence-key-since = Since
evidence-key-how = Origin
evidence-key-why = Why
evidence-key-in-record = is in the record
evidence-key-no-reason = not noted yet
evidence-key-cause-first = the first
evidence-key-cause-made = newly made, because there was none
evidence-key-cause-set = set by somebody
evidence-key-cause-rotated = made by command and signed by the previous one

# Files
evidence-file-bundle = Evidence
evidence-file-names = Names
