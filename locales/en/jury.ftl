# Conflicts between jurors and entries
jury-conflicts = Conflicts of interest
jury-conflicts-lead = Whoever has a conflict does not see the nomination and does not score it – in any round.
jury-person-id = Juror
jury-nomination-id = Nomination
jury-reason = Reason
jury-note = Note
jury-note-hint = For the file. Only the office reads it.
jury-origin = Stated by
jury-origin-office = office
jury-origin-recusal = juror
jury-please-choose = Please choose
jury-set = Enter conflict
jury-lift = Lift conflict
jury-why = Why do you lift this conflict?
jury-why-hint = The reason will be in the record. The juror sees the nomination again if it was assigned.
jury-no-conflicts = No conflict known
jury-no-conflicts-text = Enter here who must not score which nomination before you assign. Jurors can also step back themselves.
jury-nothing-to-choose = As soon as the round has nominations and jurors, you can enter conflicts here.
jury-conflict-exists = This conflict has been entered already.

# The nine reasons, after §§ 20 and 21 VwVfG
jury-reason-selbst = is involved in person
jury-reason-angehoerige = is related to somebody involved
jury-reason-vertretung = represents somebody involved, by law or by authority
jury-reason-angehoerige-vertretung = is related to a representative
jury-reason-beschaeftigt = is employed by somebody involved
jury-reason-organ = is a member of the board or a similar body
jury-reason-gutachten = gave an expert opinion in private capacity or worked on the matter otherwise
jury-reason-vorteil = would directly gain or lose by the decision
jury-reason-besorgnis = another ground to doubt impartiality

# After a step
flash-jury-conflict-set = The conflict has been entered.
flash-jury-conflict-lifted = The conflict has been lifted.
jury-conflict-decided = A round with this nomination is closed. Its conflicts belong to the result and stay.
