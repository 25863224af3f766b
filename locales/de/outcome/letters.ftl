letters-lead = Was jede und jeder erhält, der mitgemacht hat: vom Entwurf bis zum Versand. Zu jeder Nominierung gibt es einen eigenen Brief, und keinen zweimal.
letters-undecided-title = Noch gibt es nichts zu schreiben.
letters-undecided = Briefe entstehen, sobald die Entscheidungen der Jury verbindlich sind.
letters-embargo-title = Die Briefe warten noch
letters-embargo = Briefe verraten das Ergebnis. Sie können erst hinaus, wenn es öffentlich ist.
letters-embargo-no-date = Briefe verraten das Ergebnis. Sie können erst hinaus, wenn es öffentlich ist; dafür fehlt der Termin der Preisverleihung.
letters-embargo-until = Briefe verraten das Ergebnis. Sie können hinaus, sobald es öffentlich ist: am { $date }. Prüfen können Sie sie schon jetzt.
letters-embargo-held = Briefe verraten das Ergebnis. Sie können erst hinaus, wenn es öffentlich ist: frühestens am { $date }, und nur, wenn die Veröffentlichung bestätigt ist.
letters-embargo-taken-back = Das Ergebnis ist zurückgenommen. Briefe können erst wieder hinaus, wenn es wieder veröffentlicht ist.
letters-prepare = Entwürfe schreiben
letters-prepare-again = Entwürfe neu schreiben
letters-review-all = { $n ->
    [one] Einen Entwurf als geprüft markieren
   *[other] { $n } Entwürfe als geprüft markieren
}
letters-review-all-confirm = { $n ->
    [one] Haben Sie den Entwurf gelesen?
   *[other] Haben Sie die { $n } Entwürfe gelesen? Was noch eine Lücke hat oder nicht mehr aktuell ist, bleibt Entwurf.
}
letters-queue = { $n ->
    [one] Einen Brief verschicken
   *[other] { $n } Briefe verschicken
}
letters-print = { $n ->
    [one] Einen Brief drucken
   *[other] { $n } Briefe drucken
}
letters-states = Briefe nach Stand
letters-tab-all = Alle
letters-tab-draft = Entwürfe
letters-tab-reviewed = Geprüft
letters-tab-paper = Zu drucken
letters-tab-queued = Wartend
letters-tab-sent = Gesendet
letters-tab-failed = Fehlgeschlagen
letters-tab-posted = Per Post
letters-tab-none = Ohne Brief
letters-state-draft = Entwurf
letters-state-reviewed = geprüft
letters-state-paper = zu drucken
letters-state-queued = wartet
letters-state-sent = gesendet
letters-state-failed = fehlgeschlagen
letters-state-posted = per Post
letters-state-none = kein Brief
letters-recipient = An
letters-kind = Art
letters-state = Stand
letters-no-email = ohne E-Mail-Adresse, auf Papier
letters-empty = Hier ist kein Brief.
letters-empty-text = Sobald Entwürfe geschrieben sind, stehen sie hier.
letters-kind-laureate = Ausgezeichnet
letters-kind-special_prize = Sonderpreis
letters-kind-not_selected = Nicht ausgewählt
letters-kind-not_awarded = Niemand ausgezeichnet
letters-kind-ineligible = Bedingungen nicht erfüllt
letters-to = Brief an { $name }
letters-email = E-Mail-Adresse
letters-left = Verschickt
letters-to-mail = zur Nachricht
letters-stale = Unten steht, was Sie geschrieben haben. Darüber steht, was jetzt gespeichert ist.
letters-gaps = { $n ->
    [one] Hier fehlt eine Angabe
   *[other] Hier fehlen { $n } Angaben
}
letters-gaps-text = Ergänzen Sie die Angabe dort, woher sie kommt, und schreiben Sie die Entwürfe neu. Oder ändern Sie diesen Brief.
letters-decided-anew = Die Jury hat neu entschieden, seit diese Briefe geschrieben wurden. Schreiben Sie die Entwürfe bitte neu und prüfen Sie, was sich ändert. Dann können die Briefe hinaus.
letters-older = { $n ->
    [one] Ein Brief ist älter als die Entscheidung der Jury
   *[other] { $n } Briefe sind älter als die Entscheidung der Jury
}
letters-older-text = Die Jury hat neu entschieden. Schreiben Sie die Entwürfe bitte neu: Was sich ändert, wird wieder Entwurf; was noch stimmt, bleibt geprüft.
letters-outdated = nicht mehr aktuell
letters-outdated-title = Dieser Brief ist nicht mehr aktuell
letters-outdated-text = Seit er geschrieben wurde, haben sich Angaben geändert. Weil ihn jemand von Hand geändert hat, ist sein Text geblieben. Vergleichen Sie ihn bitte und markieren Sie ihn dann als geprüft.
letters-outdated-left = Seit er verschickt wurde, haben sich Angaben geändert. Dieselbe Art Brief geht nicht zweimal an jemanden: Melden Sie sich bitte selbst, wenn etwas richtigzustellen ist.
letters-fresh = So würde er heute geschrieben:
letters-print-not = Diese Briefe können noch nicht gedruckt werden
letters-gaps-typed = Schreiben Sie statt der geschweiften Klammern bitte, was dort stehen soll. In einen Brief, den jemand von Hand geändert hat, setzt das Programm nichts mehr ein.
letters-gap-unknown = { $text } (diesen Platzhalter gibt es hier nicht)
letters-paper-changed = Seit Sie die Seite zum Drucken geöffnet haben, hat sich etwas geändert. Laden Sie sie bitte neu und drucken Sie, was noch fehlt.
letters-drafts-changed = Seit Sie die Liste geöffnet haben, hat jemand Entwürfe geändert. Sehen Sie sie bitte noch einmal durch.
letters-review = Als geprüft markieren
letters-save = Speichern
letters-subject = Betreff
letters-body = Text
letters-print-title = Briefe auf Papier
letters-print-lead = Für alle, von denen wir keine E-Mail-Adresse haben. Jeder Brief beginnt auf einer neuen Seite.
letters-print-empty = Es ist kein Brief zu drucken.
letters-print-empty-text = Hier stehen geprüfte Briefe an Menschen ohne E-Mail-Adresse.
letters-mark-posted = { $n ->
    [one] Als verschickt markieren
   *[other] Alle { $n } als verschickt markieren
}
letters-mark-posted-confirm = Sind die Briefe gedruckt und in der Post?
letters-templates = Vorlagen für Briefe
letters-templates-lead = Aus diesen Vorlagen entstehen die Entwürfe. Ändern Sie, was Ihnen nicht gefällt.
letters-preview = So sieht der Brief aus, mit erfundenen Angaben
letters-show-preview = Vorschau
letters-placeholders = Platzhalter
letters-placeholders-text = Wo einer dieser Platzhalter steht, setzt das Programm die Angabe ein:
letters-unknown = { $n ->
    [one] Diesen Platzhalter gibt es hier nicht: { $names }
   *[other] Diese Platzhalter gibt es hier nicht: { $names }
}
letters-placeholder-empfaenger = wer den Brief bekommt
letters-placeholder-titel = Titel der Nominierung
letters-placeholder-nominiert = wer nominiert ist
letters-placeholder-preis = Preis und Jahr
letters-placeholder-jahr = Jahr
letters-placeholder-verleihung = Tag und Uhrzeit der Preisverleihung
letters-placeholder-ort = Ort der Preisverleihung
letters-placeholder-seite = Adresse der Ergebnisseite
letters-placeholder-auszeichnung = Platz oder Sonderpreis
letters-placeholder-betrag = Preisgeld
letters-placeholder-begruendung = Begründung der Jury
letters-placeholder-grund = warum die Bedingungen nicht erfüllt sind
letters-sample-name = Beispielverein e. V.
letters-sample-recipient = Erika Beispiel
letters-sample-title = Brücken im Quartier
letters-sample-reason = Weil das Projekt Menschen zusammenbringt.
letters-sample-why = Das Projekt findet nicht in Dortmund statt.
letters-has-left = Dieser Brief ist schon verschickt und bleibt, wie er ist.
letters-has-gaps = In diesem Brief fehlt noch eine Angabe. Ergänzen Sie sie bitte zuerst.
letters-reviewed-already = Dieser Brief ist schon geprüft.
letters-nothing-to-review = Es gibt keinen Entwurf, der fertig ist: Bei allen fehlt noch etwas, oder sie sind schon geprüft.
letters-nothing-to-send = Es gibt keinen geprüften Brief, der noch nicht verschickt ist.
flash-letters-prepared = { $n ->
    [0] Es gab nichts neu zu schreiben.
    [one] Ein Entwurf ist geschrieben.
   *[other] { $n } Entwürfe sind geschrieben.
}
flash-letters-reviewed = { $n ->
    [one] Ein Brief ist geprüft.
   *[other] { $n } Briefe sind geprüft.
}
flash-letter-reviewed = Der Brief ist geprüft.
flash-letters-posted = { $n ->
    [one] Ein Brief ist als verschickt markiert.
   *[other] { $n } Briefe sind als verschickt markiert.
}
flash-letters-edited = Gespeichert. Der Brief ist jetzt wieder ein Entwurf.
flash-letters-template-saved = Die Vorlage ist gespeichert. Für geschriebene Entwürfe gilt sie, wenn Sie die Entwürfe neu schreiben.
mail-letter-subject = { $subject }
mail-letter-text = { $text }
flash-letters-queued = { $n ->
    [one] Ein Brief liegt im Postausgang. Solange er nicht hinaus ist, lässt er sich zurückholen.
   *[other] { $n } Briefe liegen im Postausgang. Was noch nicht hinaus ist, lässt sich zurückholen.
}

# What is read before letters are sent, and the way back
letters-read-title = { $n ->
    [0] Briefe verschicken
    [one] Einen Brief verschicken: Wer bekommt ihn?
   *[other] { $n } Briefe verschicken: Wer bekommt was?
}
letters-read-lead = { $n ->
    [0] Hier steht vor dem Verschicken, an wen die geprüften Briefe gehen.
   *[other] Alle sind geprüft. Lesen Sie noch einmal, an wen sie gehen.
}
letters-read-paper = { $n ->
    [one] Ein Brief ohne E-Mail-Adresse bleibt hier: Er wird gedruckt.
   *[other] { $n } Briefe ohne E-Mail-Adresse bleiben hier: Sie werden gedruckt.
}
letters-read-at-once = { $mails ->
    [no] Sie warten im Postausgang, bis der Mailversand eingerichtet ist. So lange lassen sich alle zurückholen.
   *[yes] Sie gehen sofort hinaus und lassen sich dann nicht zurückholen.
}
letters-read-held = { $n ->
    [one] Eine Minute lang, bis { $at }, geht kein Brief hinaus. So lange lassen sich alle zurückholen.
   *[other] { $n } Minuten lang, bis { $at }, geht kein Brief hinaus. So lange lassen sich alle zurückholen.
}
letters-read-cancel = Nicht verschicken
letters-waiting = { $n ->
    [one] Ein Brief ist noch nicht hinausgegangen
   *[other] { $n } Briefe sind noch nicht hinausgegangen
}
letters-held-until = Bis { $at } geht keiner hinaus. So lange lassen sich alle zurückholen.
letters-held-over = { $mails ->
    [no] Mails gehen zurzeit nicht hinaus. Was noch wartet, lässt sich zurückholen.
   *[yes] Die Wartezeit ist vorbei: Jeder kann jederzeit hinausgehen. Was noch wartet, lässt sich zurückholen.
}
letters-take-back = Zurückholen
letters-back-none = Das geht nicht mehr: Alle Briefe sind schon hinausgegangen.
flash-letters-taken-back = { $n ->
    [one] Ein Brief ist zurückgeholt. Er ist nicht hinausgegangen.
   *[other] { $n } Briefe sind zurückgeholt. Sie sind nicht hinausgegangen.
}
letters-not-posted = Die letzten sind doch nicht in der Post
letters-none-posted = Es ist kein Brief als verschickt markiert.
flash-letters-not-posted = { $n ->
    [one] Ein Brief ist wieder zu drucken.
   *[other] { $n } Briefe sind wieder zu drucken.
}
letters-embargo-stopped = Das Ergebnis ist angehalten: Nach der Bestätigung kam etwas hinzu. Briefe gehen erst hinaus, wenn zwei Personen es noch einmal bestätigt haben und es öffentlich ist.
letters-embargo-touched = Zum öffentlichen Ergebnis kam etwas hinzu. Briefe gehen erst wieder hinaus, wenn zwei Personen es noch einmal bestätigt haben.
letters-honour-endowed = { $prize }, dotiert mit { $amount }

# Invitations to the ceremony
letters-kind-invitation_honoured = Einladung: ausgezeichnet
letters-kind-invitation = Einladung: hat mitgemacht
letters-kind-invitation_jury = Einladung: Jury
letters-kind-invitation_moved = Neuer Termin
letters-placeholder-bisher = bisheriger Termin der Preisverleihung
letters-sample-before = Freitag, 26. November 2027, 18:00 Uhr
invitations-title = Einladung zur Preisverleihung
invitations-when = Die Preisverleihung ist am { $at }.
invitations-where = Ort: { $place }.
invitations-no-venue = Der Ort fehlt noch: Tragen Sie ihn bei der Ausschreibung ein; ohne ihn lässt sich keine Einladung prüfen.
invitations-groups = Wen laden Sie ein?
invitations-group-invitation_honoured = { $n ->
    [one] Eine Person, die ausgezeichnet wird oder jemanden dafür vorgeschlagen hat
   *[other] { $n } Personen, die ausgezeichnet werden oder jemanden dafür vorgeschlagen haben
}
invitations-group-invitation = { $n ->
    [one] Eine andere Person, die mitgemacht hat
   *[other] { $n } andere Personen, die mitgemacht haben
}
invitations-group-invitation_jury = { $n ->
    [one] Ein Mitglied der Jury
   *[other] { $n } Mitglieder der Jury
}
invitations-text = Jede und jeder bekommt eine Einladung. Sie sagt nichts vom Ergebnis; lassen Sie es auch weg, wenn Sie den Text ändern. Jede Einladung wird erst geprüft, wie ein Brief.
invitations-prepare = Einladungen entwerfen
invitations-prepare-again = Einladungen neu entwerfen
invitations-queue = { $n ->
    [one] Eine Einladung verschicken
   *[other] { $n } Einladungen verschicken
}
invitations-print = { $n ->
    [one] Eine Einladung drucken
   *[other] { $n } Einladungen drucken
}
invitations-invited = { $n ->
    [one] Eine Person ist eingeladen.
   *[other] { $n } Personen sind eingeladen.
}
invitations-misled = { $n ->
    [one] Eine Person ist zu einem anderen Termin eingeladen
   *[other] { $n } Personen sind zu einem anderen Termin eingeladen
}
invitations-misled-one = { $name }: { $before }
invitations-misled-text = „Einladungen neu entwerfen“ schreibt für alle, die hier stehen, einen Brief mit dem neuen Termin.
invitations-unconfirmed = Einladen können Sie, sobald zwei Personen das Ergebnis bestätigt haben.
invitations-stopped = Das Ergebnis ist angehalten. Einladen können Sie wieder, wenn zwei Personen es noch einmal bestätigt haben.
invitations-no-date = Der Termin der Preisverleihung fehlt. Ohne ihn gibt es nichts, wozu Sie einladen könnten.
invitations-over = Die Preisverleihung war schon.
invitations-other-date = Seit diese Einladungen entworfen wurden, hat sich der Termin der Preisverleihung geändert. Entwerfen Sie sie bitte neu und prüfen Sie sie.
flash-invitations-prepared = { $n ->
    [0] Es gab nichts neu zu entwerfen.
    [one] Eine Einladung ist entworfen.
   *[other] { $n } Einladungen sind entworfen.
}
flash-invitations-queued = { $n ->
    [one] Eine Einladung ist im Postausgang.
   *[other] { $n } Einladungen sind im Postausgang.
}
flash-invitations-posted = { $n ->
    [one] Eine Einladung ist als verschickt markiert.
   *[other] { $n } Einladungen sind als verschickt markiert.
}
