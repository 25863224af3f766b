# Conflicts between jurors and entries
jury-conflicts = Befangenheit
jury-conflicts-lead = Wer befangen ist, bekommt die Nominierung nicht zu sehen und bewertet sie nicht – in keiner Runde.
jury-person-id = Jurymitglied
jury-nomination-id = Nominierung
jury-reason = Grund
jury-note = Anmerkung
jury-note-hint = Für die Akte. Nur die Geschäftsstelle liest sie.
jury-origin = Erklärt von
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
