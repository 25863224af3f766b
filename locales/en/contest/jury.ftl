# Conflicts between jurors and entries
jury-conflicts = Conflicts of interest
jury-late = { $name } has scored “{ $title }”; the conflict of interest came up after the round was closed (noted on { $at }). The sheet counts.
jury-late-text = If it should not count, two people must open the round again; then it drops out.
jury-late-only = With this sheet rank { $with }; without it the nomination would have none.
jury-late-ranks = With this sheet rank { $with }, without it rank { $without }.
jury-late-title = { $n ->
    [one] A sheet that counts comes from somebody with a conflict of interest
   *[other] { $n } sheets that count come from somebody with a conflict of interest
}
jury-conflicts-lead = Whoever has a conflict of interest does not see the nomination and does not score it. If it comes up only after a round was closed, the sheet still counts there, and this is always stated.
jury-person-id = Juror
jury-nomination-id = Nomination
jury-reason = Reason
jury-note = Note
jury-note-hint = For the file. Only the office reads it.
jury-origin = Entered by
jury-origin-office = office
jury-origin-recusal = juror
jury-please-choose = Please choose
jury-set = Enter conflict
jury-lift = Lift conflict
jury-why = Why are you lifting this conflict?
jury-why-hint = The reason will be in the record. The juror sees the nomination again if it was assigned.
jury-no-conflicts = No conflict known
jury-no-conflicts-text = Enter here who must not score which nomination before you assign. Jurors can also step back themselves.
jury-nothing-to-choose = As soon as the round has nominations and jurors, you can enter conflicts here.
jury-conflict-exists = This conflict has already been entered.

# The nine reasons, after §§ 20 and 21 VwVfG
jury-reason-selbst = is involved in person
jury-reason-angehoerige = is related to somebody involved
jury-reason-vertretung = represents somebody involved, by law or by authority
jury-reason-angehoerige-vertretung = is related to a representative
jury-reason-beschaeftigt = is employed by somebody involved
jury-reason-organ = is a member of the board or a similar body
jury-reason-gutachten = gave an expert opinion privately or has otherwise worked on the matter
jury-reason-vorteil = would directly gain or lose from the decision
jury-reason-besorgnis = another reason to doubt impartiality

# After a step
flash-jury-conflict-set = The conflict has been entered.
flash-jury-conflict-lifted = The conflict has been lifted.
jury-conflict-decided = A round with this nomination is closed. Its conflicts belong to the result and stay.

# What a juror declares before the first dossier
jury-declaration = Declaration of interests
jury-declaration-lead = Before you read any papers: who are you connected with?
jury-declared-already = You have already declared.
jury-declared-already-text = You can add to it. A declared conflict can only be lifted by the office.
jury-about-you = About you
jury-organisations = Where do you work or hold an office?
jury-organisations-hint = One organisation per line, with its web address if you like. Only the office sees this.
jury-categories = What do you know well?
jury-categories-hint = This helps us to hand out nominations that suit you.
jury-nominees = The nominees
jury-nominees-text = Where you have a conflict, please choose the reason. In doubt it is better to declare it.
jury-no-nominees = There are no nominees yet.
jury-my-conflict = Conflict?
jury-no-conflict = no
jury-known-conflict = conflict
jury-wish = Would you like to read it?
jury-wish-none = no preference
jury-wish-gladly = gladly
jury-wish-rather-not = rather not
jury-confirm = I have read the list and stated everything. I decide impartially and keep everything confidential.
jury-declare = Declare
jury-declare-due = Please declare first
jury-declare-due-text = The list of nominees comes before the papers: { $name }
jury-declare-go = Go to the declaration
jury-declare-first = Please declare first whether you have a conflict. You find the declaration in your list.
flash-jury-declared = Thank you, we have your declaration.

# What the office sees of it
jury-origin-declaration = Juror, before reading
jury-origin-session = in the jury’s meeting
jury-waiting = { $n } have declared, { $m } not yet
jury-all-declared = All jurors have declared.
jury-suggestions = Possible conflicts
jury-suggestions-lead = The program has compared names, organisations and addresses. You decide whether it is right and why: your reason will be in the minutes.
jury-signs = Sign
jury-sign-person = the juror is named in the nomination
jury-sign-organisation = belongs to the organisation
jury-sign-domain = same e-mail domain
jury-sign-web = same web address
jury-sign-known = had a conflict here before
jury-suggestion-reason = Why does the person have a conflict?
jury-filed-before = entered before: { $reason }
jury-own-reason = Your reason, if it is another one
jury-own-reason-none = nothing to add
jury-suggestion-confirm = Conflict
jury-suggestion-dismiss = No conflict
flash-jury-suggestion-dismissed = The suggestion is settled.

# What jurors know
jury-languages = Which languages do you read besides German?
jury-languages-hint = You are then more likely to get nominations in these languages.
jury-languages-short = Languages
jury-german = German
jury-fields = Knows well
jury-knowledge = What the jury knows
jury-knowledge-text = A known field counts 2, a wish to read 3 (or −3), the language of a nomination that is not in German 4. The fit is the sum of these.
jury-knowledge-lead = Jurors say this themselves when they declare. You can complete it.
jury-knowledge-change = Change
jury-office-organisations = Where does the juror work or hold an office?
jury-office-organisations-hint = One organisation per line, with a web address if there is one. Only the office and the juror see this.
jury-office-categories = What does the juror know well?
jury-office-languages = Which languages does the juror read besides German?
flash-jury-knowledge-changed = The details have been saved.
