# Conflicts between jurors and entries
jury-conflicts = Befangenheit
jury-late = { $name } hat „{ $title }“ bewertet; die Befangenheit kam nach dem Schließen der Runde auf (vermerkt am { $at }). Die Bewertung zählt mit.
jury-late-text = Soll sie nicht zählen, öffnen zwei Personen die Runde wieder: Damit fällt sie heraus.
jury-late-only = Mit dieser Bewertung Rang { $with }; ohne sie hätte die Nominierung keine.
jury-late-ranks = Mit dieser Bewertung Rang { $with }, ohne sie Rang { $without }.
jury-late-title = { $n ->
    [one] Eine Bewertung, die zählt, kommt von jemandem, der befangen ist
   *[other] { $n } Bewertungen, die zählen, kommen von jemandem, der befangen ist
}
jury-conflicts-lead = Wer befangen ist, bekommt die Nominierung nicht zu sehen und bewertet sie nicht. Kommt das erst nach dem Schließen einer Runde auf, zählt die Bewertung in ihr noch mit; überall steht dann dabei, dass es so ist.
jury-person-id = Jurymitglied
jury-nomination-id = Nominierung
jury-reason = Grund
jury-note = Anmerkung
jury-note-hint = Für die Akte. Nur die Geschäftsstelle liest sie.
jury-origin = Eingetragen von
jury-origin-office = Geschäftsstelle
jury-origin-recusal = Jurymitglied selbst
jury-please-choose = Bitte wählen
jury-set = Befangenheit eintragen
jury-lift = Befangenheit aufheben
jury-why = Warum heben Sie die Befangenheit auf?
jury-why-hint = Der Grund steht danach im Verlauf. Das Jurymitglied sieht die Nominierung wieder, wenn sie ihm zugeteilt war.
jury-no-conflicts = Keine Befangenheit bekannt
jury-no-conflicts-text = Tragen Sie hier ein, wer welche Nominierung nicht bewerten darf, bevor Sie verteilen. Jurymitglieder können sich auch selbst für befangen erklären.
jury-nothing-to-choose = Sobald die Runde Nominierungen und Jurymitglieder hat, können Sie hier Befangenheit eintragen.
jury-conflict-exists = Diese Befangenheit ist schon eingetragen.

# The nine reasons, after §§ 20 and 21 VwVfG
jury-reason-selbst = ist selbst beteiligt
jury-reason-angehoerige = ist mit Beteiligten verwandt oder verschwägert
jury-reason-vertretung = vertritt Beteiligte kraft Gesetzes oder Vollmacht
jury-reason-angehoerige-vertretung = ist mit einer vertretenden Person verwandt oder verschwägert
jury-reason-beschaeftigt = ist bei Beteiligten gegen Entgelt beschäftigt
jury-reason-organ = ist Mitglied des Vorstands, des Aufsichtsrats oder eines ähnlichen Organs
jury-reason-gutachten = hat außerhalb des Amtes ein Gutachten abgegeben oder war sonst in der Sache tätig
jury-reason-vorteil = hätte durch die Entscheidung einen unmittelbaren Vorteil oder Nachteil
jury-reason-besorgnis = anderer Grund, an der Unparteilichkeit zu zweifeln

# After a step
flash-jury-conflict-set = Die Befangenheit ist eingetragen.
flash-jury-conflict-lifted = Die Befangenheit ist aufgehoben.
jury-conflict-decided = Zu dieser Nominierung ist eine Runde abgeschlossen. Ihre Befangenheiten gehören zum Ergebnis und bleiben stehen.

# What a juror declares before the first dossier
jury-declaration = Erklärung zur Befangenheit
jury-declaration-lead = Bevor Sie die Unterlagen lesen: Mit wem haben Sie zu tun?
jury-declared-already = Sie haben sich schon erklärt.
jury-declared-already-text = Sie können Ihre Angaben ergänzen. Eine erklärte Befangenheit hebt nur die Geschäftsstelle auf.
jury-about-you = Über Sie
jury-organisations = Wo arbeiten Sie, oder wo haben Sie ein Amt?
jury-organisations-hint = Eine Organisation je Zeile, gern mit Webadresse. Nur die Geschäftsstelle sieht das.
jury-categories = Womit kennen Sie sich gut aus?
jury-categories-hint = Das hilft uns, die Nominierungen passend zu verteilen.
jury-nominees = Die Nominierten
jury-nominees-text = Bei Befangenheit wählen Sie bitte den Grund. Im Zweifel ist es besser, sich zu erklären.
jury-no-nominees = Es gibt noch keine Nominierten.
jury-my-conflict = Befangen?
jury-no-conflict = nein
jury-known-conflict = befangen
jury-wish = Lesewunsch
jury-wish-none = gleich
jury-wish-gladly = lese ich gern
jury-wish-rather-not = lieber nicht
jury-confirm = Ich habe die Liste gelesen und alles angegeben. Ich entscheide unparteiisch und behandle alles vertraulich.
jury-declare = Erklären
jury-declare-due = Bitte erklären Sie sich zuerst
jury-declare-due-text = Vor den Unterlagen steht die Liste der Nominierten: { $name }
jury-declare-go = Zur Erklärung
jury-declare-first = Bitte erklären Sie zuerst, ob Sie befangen sind. Die Erklärung finden Sie unter „Meine Bewertungen“.
flash-jury-declared = Danke, Ihre Erklärung liegt vor.

# What the office sees of it
jury-origin-declaration = Jurymitglied, vor dem Lesen
jury-origin-session = in der Jurysitzung
jury-waiting = { $n } haben sich erklärt, { $m } noch nicht
jury-all-declared = Alle Jurymitglieder haben sich erklärt.
jury-suggestions = Mögliche Befangenheit
jury-suggestions-lead = Das Programm hat Namen, Organisationen und Adressen verglichen. Ob es stimmt und warum, entscheiden Sie: Ihr Grund steht später im Protokoll.
jury-signs = Hinweis
jury-sign-person = Jurymitglied steht selbst in der Nominierung
jury-sign-organisation = gehört zur Organisation
jury-sign-domain = gleiche E-Mail-Domain
jury-sign-web = gleiche Webadresse
jury-sign-known = war hier schon einmal befangen
jury-suggestion-reason = Warum ist die Person befangen?
jury-filed-before = vorher eingetragen: { $reason }
jury-own-reason = Ihr Grund, wenn es ein anderer ist
jury-own-reason-none = keine eigene Angabe
jury-suggestion-confirm = Befangen
jury-suggestion-dismiss = Nicht befangen
flash-jury-suggestion-dismissed = Der Hinweis ist erledigt.

# What jurors know
jury-languages = Welche Sprachen lesen Sie außer Deutsch?
jury-languages-hint = Nominierungen in diesen Sprachen bekommen Sie dann eher.
jury-languages-short = Sprachen
jury-german = Deutsch
jury-fields = Kennt sich aus mit
jury-knowledge = Was die Jury kann
jury-knowledge-text = Ein bekanntes Fach zählt 2, ein Lesewunsch 3 (oder −3), die Sprache einer Nominierung, die nicht auf Deutsch ist, 4. Danach richtet sich die Passung.
jury-knowledge-lead = Das Jurymitglied gibt das selbst an, wenn es sich erklärt. Sie können es ergänzen.
jury-knowledge-change = Ändern
jury-office-organisations = Wo arbeitet das Jurymitglied, oder wo hat es ein Amt?
jury-office-organisations-hint = Eine Organisation je Zeile, gern mit Webadresse. Nur die Geschäftsstelle und das Jurymitglied sehen das.
jury-office-categories = Womit kennt es sich gut aus?
jury-office-languages = Welche Sprachen liest es außer Deutsch?
flash-jury-knowledge-changed = Die Angaben sind gespeichert.
