# The public page of a result
publication-title = { $name }: das Ergebnis
publication-lead = Verliehen am { $date }.
publication-lead-venue = Verliehen am { $date }, { $venue }.
publication-description = Ausgezeichnet wurden: { $names }
publication-honoured = Ausgezeichnet
publication-special = Außerdem geehrt
publication-alone = Die Veröffentlichung hat eine einzelne Person freigegeben; das Vier-Augen-Prinzip war ausgeschaltet.
publication-entries = Alle Einreichungen
publication-entries-lead = Hier stehen die Einreichungen, die veröffentlicht werden dürfen. Danke an alle, die mitgemacht haben!
publication-map = Woher die Einreichungen kommen
publication-map-none = Zu keiner Einreichung ist ein Stadtbezirk angegeben.
publication-map-summary = { $districts ->
    [one] Alle Einreichungen mit Angabe kommen aus einem Stadtbezirk: { $first } ({ $n }).
   *[other] Die Einreichungen kommen aus { $districts } Stadtbezirken, die meisten aus { $first } (je { $n }).
}
publication-map-even = { $districts ->
    [one] Alle Einreichungen mit Angabe kommen aus einem Stadtbezirk.
   *[other] Die Einreichungen kommen aus { $districts } Stadtbezirken.
}
publication-district = { $name }: { $n ->
    [one] eine Einreichung
   *[other] { $n } Einreichungen
}
publication-districts = Einreichungen nach Stadtbezirk
publication-filter-category = Handlungsfeld
publication-filter-district = Stadtbezirk
publication-filter-all = alle
publication-filter = Anzeigen
publication-filter-reset = Alle zeigen
publication-count = { $n ->
    [0] Keine Einreichung
    [one] Eine Einreichung
   *[other] { $n } Einreichungen
}
publication-none = Hier ist nichts zu sehen.
publication-none-text = Wählen Sie ein anderes Handlungsfeld oder einen anderen Stadtbezirk.
publication-to-call = Zur Ausschreibung
publication-to-archive = Alle Jahre im Archiv
publication-feed-call = Ausschreibung eröffnet: { $name }

# The office's side
edition-tab-publication = Ergebnis
edition-tab-letters = Briefe
publication-office-lead = Was die Öffentlichkeit erfährt, und ab wann. Bis zur Preisverleihung steht nirgends etwas davon.
publication-office-lead-public = Was die Öffentlichkeit erfährt. Das Ergebnis ist öffentlich.
publication-office-lead-taken-back = Was die Öffentlichkeit erfährt. Das Ergebnis war öffentlich und ist zurückgenommen; das steht überall an seiner Stelle.
publication-office-lead-stopped = Was die Öffentlichkeit erfährt. Zurzeit ist nichts davon öffentlich.
publication-office-lead-been = Was die Öffentlichkeit erfährt. Der Termin der Preisverleihung ist vorbei: Ein bestätigtes Ergebnis ist sofort öffentlich.
publication-stale = Inzwischen hat sich etwas geändert. Unten steht, was jetzt veröffentlicht würde.
publication-stage-blocked = Noch kann nichts veröffentlicht werden
publication-refused-preparing = Diese Ausschreibung ist nicht veröffentlicht; dann gibt es auch kein Ergebnis.
publication-refused-undecided = Die Entscheidungen der Jury sind noch nicht verbindlich.
publication-refused-no-ceremony = Der Termin der Preisverleihung fehlt. Mit ihm wird das Ergebnis öffentlich; tragen Sie ihn bitte im Kalender ein.
publication-refused-confirmed = Die Veröffentlichung ist schon bestätigt.
publication-refused-held = Die Veröffentlichung ist schon zurückgehalten.
publication-will-show = Das wird veröffentlicht
publication-from = Öffentlich ab
publication-at-once = sofort, wenn es bestätigt ist: Die Preisverleihung war schon
publication-publish = Ergebnis veröffentlichen
publication-reason = Anmerkung
publication-stage-waiting = Die Veröffentlichung ist bestätigt
publication-stage-waiting-text = Das Ergebnis wird von selbst öffentlich: am { $date }. Bis dahin kennen es nur die Jury, die Geschäftsstelle und wer Freigaben erteilt.
publication-stage-public = Das Ergebnis ist öffentlich
publication-see = Öffentliche Seite ansehen
publication-withdraw-title = Ergebnis zurückziehen?
publication-hold-title = Doch noch nicht?
publication-hold-text = Solange das Ergebnis nicht öffentlich ist, können Sie es allein zurückhalten. Für eine neue Veröffentlichung braucht es dann wieder zwei Personen.
publication-hold = Zurückhalten
publication-hold-public = Das Ergebnis ist öffentlich, und viele kennen es schon. Sie können es trotzdem von den Seiten nehmen, zum Beispiel wegen eines Fehlers.
publication-withdraw = Ergebnis zurückziehen
publication-picture = Bild
publication-picture-add = Bild hinzufügen
publication-picture-change = Bild ändern
publication-picture-save = Bild speichern
publication-picture-remove = Bild entfernen
publication-picture-remove-confirm = Möchten Sie das Bild wirklich entfernen?
publication-picture-kind = Das ist kein Bild, das alle Browser zeigen. Wählen Sie bitte eine Datei im Format PNG, JPEG oder WebP.
publication-picture-size = Dieses Bild hat zu viele Bildpunkte. Möglich sind 50 Megapixel, zum Beispiel 8000 × 6000. Verkleinern Sie es bitte.
publication-file = Bilddatei
publication-file-hint = PNG, JPEG oder WebP, höchstens 10 MB und 50 Megapixel. Ort und Kamera, die darin stehen, veröffentlichen wir nicht.
publication-alt = Was ist auf dem Bild zu sehen?
publication-alt-hint = Ein Satz für alle, die das Bild nicht sehen.
flash-publication-confirmed = Die Veröffentlichung ist bestätigt.
flash-publication-held = Das Ergebnis ist zurückgehalten.
flash-publication-picture-set = Das Bild ist gespeichert.
flash-publication-picture-removed = Das Bild ist entfernt.

# Who may be named
laureate-unnamed = Wird nicht namentlich genannt
publication-naming = Namensnennung
publication-naming-lead = Ohne ein eigenes Ja steht öffentlich nur der Platz: kein Name, kein Projekt, kein Geld, keine Begründung, kein Bild.
publication-naming-agreed = Darf genannt werden.
publication-naming-refused = Möchte nicht genannt werden.
publication-naming-unasked = Noch kein Ja: wird nicht genannt.
publication-naming-record = Antwort festhalten
publication-naming-save = Antwort speichern
publication-agreed = Ist die Person einverstanden, öffentlich genannt zu werden?
publication-agreed-yes = Ja
publication-agreed-no = Nein
publication-source = Woher wissen Sie das?
publication-source-hint = Zum Beispiel: Anruf am 3. November, oder Brief vom 2. November.
publication-more = Seit der Bestätigung dazugekommen
publication-more-text = Es wird öffentlich, sobald zwei Personen noch einmal bestätigt haben.
publication-more-names = Jemand hat zugestimmt, genannt zu werden.
publication-more-entries = Eine Einreichung darf jetzt neben den Ausgezeichneten stehen.
publication-more-pictures = Ein Bild ist dazugekommen.
publication-more-day = Die Preisverleihung ist an einem anderen Termin als bei der Bestätigung: Bestätigt wurde für { $date }. Früher wird nichts öffentlich.
publication-entries-read = { $n ->
    [one] Diese Einreichung ansehen
   *[other] Diese { $n } Einreichungen ansehen
}
publication-naming-lead-entry = Mit einem Nein steht die Einreichung sofort nirgends mehr öffentlich. Ein neues Ja bestätigen zwei Personen.
publication-naming-of-entry = Veröffentlichung: Antwort festhalten
publication-publish-names = Auch das veröffentlichen
flash-publication-naming-recorded = Die Antwort ist gespeichert.
publication-refused-touched = Nach der Abstimmung der Jury kam etwas hinzu, über das neu zu entscheiden ist. Die Seite der Sitzung nennt es.
publication-lead-ahead = Die Preisverleihung ist am { $date }.
publication-withdrawn = Dieses Ergebnis wurde am { $date } zurückgenommen.
publication-withdrawn-text = Es ist zurzeit nicht veröffentlicht. Wird es wieder veröffentlicht, steht es hier.

# Taking back what was public
publication-refused-public = Das Ergebnis ist öffentlich. Zurücknehmen können es nur zwei Personen, mit einer Begründung: auf der Seite „Ergebnis“.
publication-refused-not-public = Das Ergebnis ist nicht öffentlich; da gibt es nichts zurückzunehmen.
publication-withdrawn-at = Das Ergebnis wurde am { $at } zurückgenommen.
publication-withdrawn-back = An seiner Stelle steht öffentlich, dass es zurückgenommen ist. Zwei Personen können es wieder veröffentlichen.
withdraw-lead = Das Ergebnis war öffentlich. Wird es zurückgenommen, verschwindet, was hier steht.
withdraw-line-page = Die Seite mit dem Ergebnis
withdraw-line-page-note = öffentlich seit { $at }, unter { $path }
withdraw-line-feed = Die Zeilen im Archiv, auf der Startseite und im Feed
withdraw-line-pictures = { $n ->
    [one] Ein Bild
   *[other] { $n } Bilder
}
withdraw-line-letters = { $n ->
    [one] Ein Brief ist schon hinausgegangen
   *[other] { $n } Briefe sind schon hinausgegangen
}
withdraw-line-letters-note = Briefe lassen sich nicht zurückholen. Schreiben Sie den Empfängern bitte selbst.
withdraw-next-place = An der Stelle des Ergebnisses steht dann: „zurückgenommen am …“. Die Begründung steht im Verlauf, nicht öffentlich.
withdraw-next-back = Zwei Personen können das Ergebnis wieder veröffentlichen, solange die Beschlüsse der Jury gelten.
publication-picture-public = Das Bild ist öffentlich. Zwei Personen können es entfernen; danach lässt sich ein anderes hochladen.
publication-picture-two = dafür braucht es zwei Personen, denn das Bild ist öffentlich
publication-picture-hide = Ein öffentliches Bild entfernen
publication-picture-hide-lead = Alle können dieses Bild sehen. Es wird von der Seite mit dem Ergebnis entfernt.
publication-picture-hide-next = Danach können Sie ein anderes Bild hochladen.
flash-publication-withdrawn = Das Ergebnis ist zurückgenommen.
withdraw-line-waiting = { $n ->
    [one] Ein Brief ist noch nicht hinausgegangen. Er wird zurückgeholt.
   *[other] { $n } Briefe sind noch nicht hinausgegangen. Sie werden zurückgeholt.
}

# What came up since the result was confirmed
publication-publish-again = Ergebnis noch einmal bestätigen
publication-hold-stopped = Soll die Jury neu entscheiden? Halten Sie das Ergebnis dafür zuerst zurück; das können Sie allein. Danach nimmt die Seite der Sitzung die Beschlüsse wieder auf.
touched-stopped-title = Das Ergebnis ist angehalten
touched-stopped-text = Das kam hinzu, seit das Ergebnis bestätigt ist. Es wird nicht öffentlich, und kein Brief geht hinaus, bis zwei Personen das gelesen und das Ergebnis noch einmal bestätigt haben, oder bis neu entschieden ist.
touched-public-title = Zum öffentlichen Ergebnis kam etwas hinzu
touched-public-text = Was öffentlich war, bleibt es, bis zwei Personen es zurücknehmen. Oder zwei Personen lesen, was hinzukam, und bestätigen das Ergebnis noch einmal. Bis dahin geht kein Brief zum Ergebnis hinaus.
touched-way = Zur Seite „Ergebnis“
touched-conflict = Antrag { $number }: { $name } hat mit abgestimmt und ist befangen bei „{ $title }“; festgehalten wurde das am { $at }.
touched-withdrawn = Antrag { $number }: „{ $title }“ wurde am { $at } zurückgezogen.
touched-ineligible = Antrag { $number }: „{ $title }“ nimmt nicht mehr teil, seit { $at }.
touched-disabled = Antrag { $number }: { $name } hat mit abgestimmt; das Konto ist seit { $at } gesperrt. Die Stimme von vorher zählt.
touched-refused = { $name } möchte nicht mehr öffentlich genannt werden; festgehalten wurde das am { $at }.
touched-anew = Die Beschlüsse, auf denen das Ergebnis beruht, binden nicht mehr.
mail-touched-subject = { $state ->
    [stopped] Angehalten: Ergebnis { $prize }
   *[public] Etwas kam hinzu: Ergebnis { $prize }
}
mail-touched-text = Guten Tag,

    zum bestätigten Ergebnis von „{ $prize }“ kam etwas hinzu:

    { $facts }

    { $state ->
        [stopped] Das Ergebnis ist angehalten. { $ahead ->
            [yes] Es wird am { $ceremony } nicht öffentlich, wenn nicht vorher zwei Personen das lesen und es noch einmal bestätigen. Oder die Jury entscheidet neu.
           *[no] Es wird nicht öffentlich, bis zwei Personen das lesen und es noch einmal bestätigen. Oder die Jury entscheidet neu.
        }
       *[public] Das Ergebnis ist schon öffentlich und bleibt es, bis zwei Personen es zurücknehmen.
    }
mail-touched-link = Zum Ergebnis
publication-naming-several = Diesen Namen haben { $n } Geehrte. Die Antwort gilt für alle. Sind es verschiedene Personen, halten Sie ein Ja erst fest, wenn alle zugestimmt haben.
publication-refused-open = Verbindlich entschieden ist noch nicht, wer den Preis bekommt, und auch nicht, dass ihn niemand bekommt. Die Seite der Sitzung zeigt, welcher Platz offen ist.
