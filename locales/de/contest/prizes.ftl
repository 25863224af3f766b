# A call as the office works on it
edition-tab-call = Ausschreibung
edition-tab-nominations = Nominierungen
edition-tab-rounds = Jury und Runden
edition-tab-documents = Unterlagen
edition-is-closed = Diese Ausschreibung ist abgeschlossen und bleibt, wie sie ist.
edition-already-open = Diese Ausschreibung ist schon veröffentlicht.
edition-dates-order = Die Termine folgen nicht aufeinander. Bitte prüfen Sie die Reihenfolge.
edition-deadline-read = Die Jury liest schon. Der Bewerbungsschluss bleibt deshalb, wie er ist; verspätete Nominierungen können Sie einzeln aufnehmen.
edition-wording-read = Die Jury liest schon. Der Wortlaut der Fragen und Kategorien gehört zu dem, was sie liest, und bleibt.
edition-dates-later-only = Die Ausschreibung ist veröffentlicht: Termine können nur noch auf später verlegt werden.

# What is missing before a call can be opened
edition-gap-purpose = Der Zweck des Preises ist noch nicht beschrieben.
edition-gap-contact = Es fehlt ein Kontakt für Rückfragen.
edition-gap-opens = Es steht noch nicht fest, ab wann nominiert werden kann.
edition-gap-closes = Es fehlt der Bewerbungsschluss.
edition-gap-order = Die Termine folgen nicht aufeinander.
edition-gap-past = Der Bewerbungsschluss liegt schon in der Vergangenheit.
edition-gap-criteria = Es gibt noch kein Kriterium, nach dem die Jury bewertet.
edition-gap-criteria-many = Es sind mehr als 12 Kriterien. So viele kann niemand gegeneinander abwägen.
edition-gap-title = Im Formular fehlt die Frage nach dem Titel: für alle und als Pflichtfrage.
edition-gap-nominee-name = Im Formular fehlt die Frage nach dem Namen der nominierten Person oder Organisation: für alle und als Pflichtfrage.
edition-gap-nominee-email = Im Formular fehlt die Frage nach der E-Mail-Adresse der nominierten Person oder Organisation.
edition-gap-nominator-name = Im Formular fehlt bei Vorschlägen die Frage, wer vorschlägt.
edition-gap-nominator-email = Im Formular fehlt bei Vorschlägen die Frage nach der E-Mail-Adresse der vorschlagenden Person.
edition-gap-categories = Das Formular fragt nach einer Kategorie, aber es gibt noch keine.
edition-gap-category-question = Es gibt Kategorien, aber das Formular fragt nicht danach.
edition-gap-options = Bei einer Auswahlfrage fehlen die Antworten; es müssen mindestens zwei sein.
edition-gap-text = „{ $page }“ ist noch unser Vorschlag. Prüfen und bestätigen Sie den deutschen Text.
edition-gap-labels = Zwei Fragen haben denselben Wortlaut. Für den Import muss jede anders heißen.

# What should be looked at before a call is published
edition-findings = { $n ->
    [one] Bitte sehen Sie eine Angabe noch einmal an
   *[other] Bitte sehen Sie { $n } Angaben noch einmal an
}
edition-findings-text = Wenn es so gemeint ist, sagen Sie beim Veröffentlichen in einem Satz, warum.
edition-finding-weekend = { $what }: { $date } ist ein Wochenende.
edition-finding-holiday = { $what }: { $date }. Das ist { $holiday }.
edition-finding-night = { $what }: { $date }. Ist die Uhrzeit so gemeint?
edition-finding-year = { $what }: { $date }. Das Jahr { $year } ist nicht das Jahr der Ausschreibung.
edition-finding-far = { $what }: { $date }. Bis dahin sind es noch { $n } Tage. Stimmt das Jahr?
edition-finding-short = { $n ->
    [one] Ein Tag zum Nominieren ist
   *[other] { $n } Tage zum Nominieren sind
} ungewöhnlich kurz: bis { $date }.
edition-finding-long = Zum Nominieren: { $n } Tage sind ungewöhnlich lang.
edition-finding-unlike = Zum Nominieren: { $n ->
    [one] ein Tag
   *[other] { $n } Tage
}. Beim letzten Mal { $last ->
    [one] war es ein Tag
   *[other] waren es { $last } Tage
}.
edition-finding-late = Zwischen Bewerbungsschluss und Preisverleihung liegen { $n } Tage.
edition-finding-no-ceremony = Der Termin der Preisverleihung steht noch nicht fest. Ohne ihn wird kein Ergebnis öffentlich.
edition-finding-same-dates = Alle Termine sind die von { $year }, nur im neuen Jahr.
edition-finding-same-texts = Zweck und Teilnahmebedingungen sind noch die von { $year }.
edition-finding-year-in-text = Ein Text nennt das Jahr { $year }; die Ausschreibung ist die von { $own }.
edition-finding-money-sum = Das Preisgeld widerspricht sich: insgesamt { $total }, die Plätze zusammen { $sum }.
edition-finding-money-order = Ein hinterer Platz bekommt mehr Geld als einer davor.
edition-finding-money-open = Nicht zu jedem Platz steht fest, wie hoch das Preisgeld ist.
edition-finding-money-total = Ein Text spricht von { $amount } insgesamt. Das ist nicht die Summe der Preisgelder.
edition-finding-money-text = Ein Text nennt { $amount }. Ein Preisgeld in dieser Höhe gibt es nicht.
holiday-new-year = Neujahr
holiday-good-friday = Karfreitag
holiday-easter-sunday = Ostersonntag
holiday-easter-monday = Ostermontag
holiday-labour = der Tag der Arbeit
holiday-ascension = Christi Himmelfahrt
holiday-whit-sunday = Pfingstsonntag
holiday-whit-monday = Pfingstmontag
holiday-corpus-christi = Fronleichnam
holiday-unity = der Tag der Deutschen Einheit
holiday-all-saints = Allerheiligen
holiday-christmas = ein Weihnachtsfeiertag
holiday-christmas-eve = Heiligabend
holiday-new-years-eve = Silvester

# Dates and the time that is left
edition-left-days = noch { $n } Tage
edition-left-hours = noch { $n ->
    [one] eine Stunde
   *[other] { $n } Stunden
}
edition-left-minutes = noch { $n ->
    [one] eine Minute
   *[other] { $n } Minuten
}
edition-date-announced = Nominieren ab { $date }
edition-date-nominating = Nominieren bis { $date }
edition-date-judging = Bewerbungsschluss war am { $date }
edition-step-closes-at = Nominieren
edition-step-closes-at-text = { $has ->
    [from] { $from } bis { $date }
   *[only] bis { $date }
}
edition-step-screening-until = Prüfung
edition-step-screening-until-text = bis { $date }
edition-step-scoring-until = Die Jury bewertet
edition-step-scoring-until-text = bis { $date }
edition-step-meeting-at = Jurysitzung
edition-step-meeting-at-text = { $date }
edition-step-ceremony-at = Preisverleihung
edition-step-ceremony-at-text = { $date }
edition-step-planned-text = war geplant für { $date }
edition-step-today = { $has ->
    [time] heute, { $time } Uhr
   *[day] heute
}

# A prize in a few words
prize-rhythm-odd = Alle zwei Jahre, in ungeraden Jahren
prize-rhythm-even = Alle zwei Jahre, in geraden Jahren
prize-next-likely = Nächste Ausschreibung voraussichtlich { $year }
prize-place = { $n }. Platz
prize-place-uncertain = vermutlich { $n }. Platz
prize-place-further = Weiterer Preis
prize-place-unknown = Platz nicht überliefert

# Start page
start-title = Preise der Stadt Dortmund
start-preline = Preise der Stadt Dortmund
start-open-lead = Schlagen Sie ein Projekt oder ein Unternehmen vor – oder bewerben Sie sich selbst. Sie brauchen kein Konto.
start-open-title = Wen sollen wir auszeichnen?
start-none-title = Dortmund sagt Danke
start-none-lead = Die Stadt zeichnet Menschen, Projekte und Unternehmen aus, die das Zusammenleben voranbringen. Zurzeit läuft keine Ausschreibung; die nächste kündigen wir hier an.
start-quiet-lead = Zurzeit kann nicht nominiert werden. Hier steht, wie weit jede Ausschreibung ist.
start-nominate = Jetzt nominieren
start-nominate-for = { $name }: jetzt nominieren
start-more = Mehr zum Preis
start-archive = Frühere Preisträger ansehen
start-calls = { $kind ->
    [running] Laufende Ausschreibungen
    [announced] Angekündigte Ausschreibungen
   *[both] Laufende und angekündigte Ausschreibungen
}
start-calendar = So geht es weiter
start-prizes = Unsere Preise
start-how = So läuft ein Preis ab
start-step = Schritt { $n }
start-step-1 = Nominieren
start-step-1-text = Sie füllen das Formular aus, für sich selbst oder für andere. Bis zum Schluss können Sie alles noch ändern.
start-step-2 = Prüfen und bewerten
start-step-2-text = Die Geschäftsstelle prüft, ob alles vollständig ist. Eine unabhängige Jury liest jede Nominierung und vergibt Punkte nach den Kriterien der Ausschreibung.
start-step-3 = Auszeichnen
start-step-3-text = Wer gewonnen hat, erfahren alle gemeinsam bei der Preisverleihung.

# Prize and call
prize-purpose = Worum es geht
prize-eligible = Wer teilnehmen kann
prize-organisers = Wer den Preis vergibt
prize-sponsor = Preisgeld gestiftet von
prize-past = Bisher ausgezeichnet
prize-at-a-glance = Auf einen Blick
prize-rhythm = Rhythmus
prize-next = Wie es weitergeht
call-calendar = Termine
call-nominate = Jetzt nominieren
call-number = { $n }. Verleihung
call-proposals = Sie können sich selbst bewerben oder andere vorschlagen.
call-self-only = Sie können sich selbst bewerben.
call-categories = Handlungsfelder
call-criteria = Wonach die Jury bewertet
call-criteria-equal = Alle Kriterien zählen gleich viel.
call-tie-shared = Bei gleichem Ergebnis wird der Preis geteilt. Lässt er sich nicht teilen, entscheidet das Los.
call-tie-casting_vote = Bei gleichem Ergebnis entscheidet der Vorsitz der Jury. Darf er nicht abstimmen, entscheidet das Los.
call-tie-lot = Bei gleichem Ergebnis entscheidet das Los.
call-motion-tie-rejected = Bekommt ein Antrag in der Jurysitzung so viele Stimmen dafür wie dagegen, ist er abgelehnt.
call-motion-tie-casting_vote = Bekommt ein Antrag in der Jurysitzung so viele Stimmen dafür wie dagegen, entscheidet die Stimme des Vorsitzes; stimmt der Vorsitz nicht mit ab oder ist die Abstimmung geheim, entscheidet das Los.
call-motion-tie-lot = Bekommt ein Antrag in der Jurysitzung so viele Stimmen dafür wie dagegen, entscheidet das Los.
call-criteria-share = Anteil
call-criterion = Kriterium
call-money = Preise
call-money-total = Insgesamt
call-money-open = Die Höhe wird noch bekannt gegeben.
call-money-special = Ehrung ohne festes Preisgeld
call-contact = Fragen?
call-venue = Ort der Preisverleihung
call-stage-announced = { $soon ->
    [yes] Bald geht es los: Nominieren ab { $until }
   *[no] Angekündigt: Nominieren ab { $until }
}
call-stage-announced-text = Das Formular öffnet zum angegebenen Zeitpunkt. Schauen Sie dann wieder vorbei.
call-stage-screening = Der Bewerbungsschluss ist vorbei
call-stage-screening-text = Danke für alle Nominierungen. Die Geschäftsstelle prüft, welche die Bedingungen erfüllen; danach bewertet die Jury.
call-stage-ready = Der Bewerbungsschluss ist vorbei
call-stage-ready-text = { $has ->
    [none] Danke für alle Nominierungen.
    [date] Danke für alle Nominierungen. Die Jury bewertet ab { $until }.
   *[nothing] Danke für alle Nominierungen. Als Nächstes bewertet die Jury.
}
call-stage-judging = Die Jury bewertet
call-stage-judging-text = { $has ->
    [date] Die Jury liest die Nominierungen und vergibt Punkte, bis { $until }.
   *[nothing] Die Jury liest die Nominierungen und vergibt Punkte.
}
call-stage-between-rounds = Eine Runde der Jury ist vorbei
call-stage-between-rounds-text = { $has ->
    [date] Die nächste Runde beginnt am { $until }.
   *[nothing] Die nächste Runde wird vorbereitet.
}
call-stage-deliberating = Die Zeit der Jury zum Bewerten ist vorbei
call-stage-deliberating-text = Danke für alle Nominierungen.
call-ceremony = { $ceremony ->
    [ahead] Wer gewonnen hat, erfahren alle bei der Preisverleihung am { $day }.
    [been] Die Preisverleihung war für { $day } angekündigt. Ein Ergebnis ist noch nicht veröffentlicht.
   *[open] Wann der Preis verliehen wird, steht noch nicht fest.
}
call-laureates = Ausgezeichnet

# Archive
archive-title = Archiv
archive-lead = Wer bisher ausgezeichnet wurde. Nicht zu jedem Jahr sind alle Namen überliefert; wenn Sie mehr wissen, freuen wir uns über eine Nachricht.
archive-empty = Noch ist hier nichts zu sehen.
archive-empty-text = Nach der ersten Preisverleihung stehen hier die Ausgezeichneten.
archive-number = { $n }. Verleihung
archive-applications = { $n ->
    [one] eine Bewerbung
   *[other] { $n } Bewerbungen
}
archive-names-unknown = Die Namen der Ausgezeichneten liegen uns leider nicht vor.
archive-not-awarded = Die Jury hat den Preis in diesem Jahr nicht vergeben.
archive-result = Zum Ergebnis
archive-feed = Neuigkeiten als Atom-Feed
archive-names-soon = Wer gewonnen hat, wird bei der Preisverleihung bekannt gegeben.
archive-names-open = Das Ergebnis ist hier nicht veröffentlicht.
archive-taken-back = Das Ergebnis war veröffentlicht und wurde am { $date } zurückgenommen.
archive-others-unknown = Wer die weiteren Plätze erhielt, ist uns leider nicht bekannt.
archive-special = Außerdem vergeben: { $name }, an eine Person, die wir hier nicht nennen.

# The office works on a call
flash-edition-created = Die neue Ausschreibung ist angelegt. Sie ist eine Kopie der letzten und noch nicht öffentlich.
flash-edition-opened = Die Ausschreibung ist veröffentlicht.
flash-edition-saved = Gespeichert.
flash-edition-removed = Entfernt.
edition-still-preparing = Die neueste Ausschreibung dieses Preises wird noch vorbereitet. Bearbeiten Sie bitte diese.
edition-frozen = Die Ausschreibung ist veröffentlicht. Ändern lassen sich nur noch Formulierungen, und Termine nur auf später; Kriterien, Erklärungen und wer teilnehmen kann bleiben ganz, wie sie sind.
edition-money-published = Hier steht ein Preisgeld, das es in dieser Ausschreibung nicht gibt. Das veröffentlichte Preisgeld bleibt.
edition-too-many = Mehr passt hier nicht hinein. Bitte entfernen Sie zuerst etwas.
edition-public-page = Öffentliche Seite ansehen
edition-preview = Formular ansehen
edition-preview-lead = So sieht das Formular für alle aus, die nominieren. Hier wird nichts gespeichert.
edition-blocks = { $n ->
    [one] Veröffentlichen geht noch nicht: eine Angabe fehlt oder widerspricht sich
   *[other] Veröffentlichen geht noch nicht: { $n } Angaben fehlen oder widersprechen sich
}
edition-ready = Alles ist bereit
edition-ready-text = Nach dem Veröffentlichen können Sie nur noch Formulierungen ändern und Termine auf später verlegen.
edition-open = Ausschreibung veröffentlichen
edition-published = Diese Ausschreibung ist veröffentlicht
edition-published-text = Fragen, Erklärungen, Kriterien, Gewichte, Preisgelder und wer teilnehmen kann stehen fest. Formulierungen können Sie noch verbessern, Termine nur auf später verlegen; beides ist sofort für alle sichtbar.
edition-parts = Teile der Ausschreibung
edition-part-basics = Texte und Regeln
edition-part-texts = Öffentliche Texte
edition-part-calendar = Termine
edition-part-categories = Kategorien
edition-part-questions = Fragen im Formular
edition-part-questions-count = { $n ->
    [one] eine Frage
   *[other] { $n } Fragen
}
edition-part-criteria = Kriterien
edition-part-places = Plätze und Preisgeld
edition-part-special-prizes = Sonderpreise
edition-part-empty = noch nichts
edition-save = Speichern
edition-cancel = Abbrechen
edition-back = Zurück zur Ausschreibung
edition-remove = Entfernen
edition-remove-confirm = Der Eintrag verschwindet aus der Ausschreibung. Wirklich entfernen?
edition-move-up = „{ $name }“ nach oben
edition-move-down = „{ $name }“ nach unten
edition-column-name = Wortlaut
edition-column-notes = Angaben
edition-column-order = Reihenfolge
edition-yes = ja
edition-no = nein
edition-nothing = (leer)
edition-stale = Inzwischen hat jemand anderes diese Ausschreibung geändert
edition-stale-text = Ihre Eingaben stehen noch im Formular und sind nicht gespeichert. Wo sich das Gespeicherte unterscheidet, steht es hier. Wenn Sie noch einmal speichern, gilt Ihre Fassung.
edition-field-order = Dieser Termin liegt nicht nach dem vorigen.
edition-field-later-only = Dieser Termin ist veröffentlicht und lässt sich nur auf später verlegen. Der Beginn bleibt, sobald er erreicht ist.
edition-field-euros = Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 5.000.
edition-field-scale = Die höchste Punktzahl muss größer sein als die niedrigste.
edition-field-scale-labels = Bitte schreiben Sie für jede Punktzahl genau eine Zeile.
edition-field-options = Bitte schreiben Sie mindestens zwei Antworten, jede in eine eigene Zeile.
edition-field-limits = Der größte Wert muss mindestens so groß sein wie der kleinste.
edition-field-role-kind = Diese Bedeutung passt nicht zur Art der Frage.
edition-field-role-taken = Diese Bedeutung hat schon eine andere Frage.
edition-field-label-taken = Eine andere Frage hat schon diesen Wortlaut.

basics-group-texts = Texte
basics-group-contact = Kontakt und Ort
basics-group-rules = Regeln
basics-intro-published = Die Ausschreibung ist veröffentlicht: Wer teilnehmen kann und die Regeln bleiben, wie sie sind.
basics-purpose = Worum es geht
basics-eligible = Wer teilnehmen kann
basics-contact = Kontakt für Rückfragen
basics-contact-hint = Eine Zeile für jede Angabe. Eine E-Mail-Adresse in einer eigenen Zeile wird zum Link.
basics-venue = Ort der Preisverleihung
basics-note = Interne Notiz
basics-note-hint = Sieht nur die Geschäftsstelle.
basics-accepts-proposals = Dürfen andere vorgeschlagen werden?
basics-accepts-proposals-hint = Sonst sind nur eigene Bewerbungen möglich.
basics-prize-money = Preisgeld insgesamt, in Euro
basics-prize-money-hint = Alle Plätze zusammen. Leer lassen, wenn es noch nicht feststeht.
basics-shows-scores = Sieht die Jury die Punkte der anderen?
basics-shows-scores-hint = Wenn ja, erst nachdem der eigene Bogen abgegeben ist.
basics-tie-rule = Was gilt bei gleichem Ergebnis auf einem Preisplatz?
basics-tie-rule-hint = Nichts davon geschieht von selbst: Die Jury hält es in jedem Fall fest. Wo es nicht geht, bleibt das Los.
basics-tie-rule-shared = Der Preis wird geteilt
basics-tie-rule-casting-vote = Der Vorsitz entscheidet
basics-tie-rule-lot = Das Los entscheidet
basics-motion-tie-rule = Was gilt, wenn in der Sitzung so viele für einen Antrag stimmen wie dagegen?
basics-motion-tie-rule-hint = Steht in der Ausschreibung und gilt in der Sitzung.
basics-motion-tie-rule-rejected = Der Antrag ist abgelehnt
basics-motion-tie-rule-casting-vote = Der Vorsitz entscheidet; geheim oder ohne Vorsitz das Los
basics-motion-tie-rule-lot = Das Los entscheidet

moved-title = Termine verlegen
moved-lead = Noch ist nichts geändert. Bitte lesen Sie, was dann gilt.
moved-dates = Diese Termine ändern sich
moved-date = { $name }: bisher { $before }, jetzt { $after }
moved-effects = Das ändert sich
moved-concerned = { $n ->
    [0] Keine Nominierung ist betroffen.
    [one] Eine Nominierung ist betroffen.
   *[other] { $n } Nominierungen sind betroffen.
}
moved-told = { $mails ->
    [no] { $n ->
        [0] Niemand wird angeschrieben.
        [one] Zu einer wartet dann eine E-Mail im Postausgang.
       *[other] Zu { $n } wartet dann je eine E-Mail im Postausgang.
    }
   *[yes] { $n ->
        [0] Niemand wird angeschrieben.
        [one] Zu einer geht eine E-Mail hinaus.
       *[other] Zu { $n } geht je eine E-Mail hinaus.
    }
}
moved-untold = { $n ->
    [one] Bei einer kennen wir keine Adresse: Dort müssen Sie selbst Bescheid geben.
   *[other] Bei { $n } kennen wir keine Adresse: Dort müssen Sie selbst Bescheid geben.
}
moved-round = Die Runde „{ $name }“ endet weiter zum bisherigen Termin. Mehr Zeit geben Sie der Jury in der Runde.
moved-in-time = { $n ->
    [one] Eine ist damit rechtzeitig
   *[other] { $n } sind damit rechtzeitig
}
moved-late = { $n ->
    [one] Eine ist damit verspätet
   *[other] { $n } sind damit verspätet
}
moved-asked = { $n ->
    [one] Eine war trotz Verspätung aufgenommen, aber nicht zugelassen: Sie werden noch einmal gefragt
   *[other] { $n } waren trotz Verspätung aufgenommen, aber nicht zugelassen: Sie werden noch einmal gefragt
}
moved-stays-out = { $n ->
    [one] Eine verspätete wurde zurückgezogen und bleibt es; wer noch teilnehmen möchte, nominiert neu
   *[other] { $n } verspätete wurden zurückgezogen und bleiben es; wer noch teilnehmen möchte, nominiert neu
}
moved-without-address = { $n ->
    [one] Eine Nominierung ohne Adresse
   *[other] { $n } Nominierungen ohne Adresse
}
moved-submit = { $mails ->
    [no] Verlegen
   *[yes] { $n ->
        [one] Verlegen und eine E-Mail schicken
       *[other] Verlegen und { $n } E-Mails schicken
    }
}
moved-submit-only = Verlegen
moved-back = Zurück zu den Terminen
mail-moved-subject = Neue Termine: { $prize }
mail-moved-text = Guten Tag,

    bei „{ $prize }“ haben sich Termine geändert:

    { $dates }

    { $effect ->
        [in-time] Ihre Nominierung { $number } kam nach der bisherigen Frist. Nach der neuen ist sie rechtzeitig eingegangen.
        [late] Ihre Nominierung { $number } kam nach der Frist, die jetzt gilt. Wir haben alles aufbewahrt; die Geschäftsstelle entscheidet, ob sie noch teilnehmen darf.
        [still-late] Ihre Nominierung { $number } kam auch nach der neuen Frist. Wir haben alles aufbewahrt; die Geschäftsstelle entscheidet, ob sie noch teilnehmen darf.
        [asked] Ihre Nominierung { $number } ist nach der neuen Frist rechtzeitig. Die Geschäftsstelle prüft sie noch einmal.
       *[same] Ihre Nominierung { $number } bleibt, wie sie ist.
    } { $open ->
        [yes] Ändern können Sie sie bis { $until } mit dem persönlichen Link aus Ihrer Bestätigung.
       *[no] {""}
    }

calendar-intro = Alle Zeiten gelten in Dortmund. Ein Bewerbungsschluss um 23:59 gilt bis zum Ende dieser Minute.
calendar-group-call = Nominieren
calendar-group-work = Prüfen, bewerten, auszeichnen
calendar-opens-at = Nominieren ab
calendar-closes-at = Bewerbungsschluss
calendar-screening-until = Prüfung bis
calendar-scoring-until = Bewertung bis
calendar-meeting-at = Jurysitzung
calendar-ceremony-at = Preisverleihung

categories-lead = Jede Nominierung gehört zu einer Kategorie. Ohne Kategorien entfällt die Frage danach.
categories-new = Kategorie hinzufügen
categories-empty = Diese Ausschreibung hat keine Kategorien.
categories-empty-text = Das ist in Ordnung. Wenn Sie welche hinzufügen, braucht das Formular auch eine Frage danach.
categories-group-words = Wortlaut
categories-label = Name
categories-description = Erläuterung

criteria-lead = Danach bewertet die Jury. Kriterien, Skala und Gewichte stehen in der Ausschreibung und bleiben danach fest.
criteria-new = Kriterium hinzufügen
criteria-empty = Noch gibt es kein Kriterium.
criteria-empty-text = Ohne Kriterium kann die Ausschreibung nicht veröffentlicht werden.
criteria-group-words = Wortlaut
criteria-group-scale = Gewicht und Skala
criteria-label = Name
criteria-description = Erläuterung
criteria-weight = Gewicht
criteria-weight-hint = Zählt im Verhältnis zu den anderen: Ein Kriterium mit Gewicht 2 zählt doppelt so viel wie eines mit 1.
criteria-scale-min = Niedrigste Punktzahl
criteria-scale-max = Höchste Punktzahl
criteria-scale-labels = Bedeutung der Punkte
criteria-scale-labels-hint = Eine Zeile für jede Punktzahl, die niedrigste zuerst.
criteria-scale-labels-translated-hint = In derselben Reihenfolge.
criteria-weight-short = Gewicht { $n }
criteria-scale-short = { $min } bis { $max } Punkte

special-prizes-lead = Preise neben den Plätzen, etwa ein Ehrenpreis.
special-prizes-new = Sonderpreis hinzufügen
special-prizes-empty = Diese Ausschreibung hat keine Sonderpreise.
special-prizes-empty-text = Das ist in Ordnung. Einen Ehrenpreis können Sie hier hinzufügen.
special-prizes-group-words = Sonderpreis
special-prizes-label = Name
special-prizes-amount = Preisgeld in Euro
special-prizes-amount-hint = Leer lassen, wenn es keines gibt oder es noch nicht feststeht.

places-group-money = Preisgeld in Euro
places-amount-hint = Leer lassen, wenn der Betrag noch nicht feststeht.
places-add = Platz hinzufügen
places-remove = Letzten Platz entfernen
places-empty = Noch gibt es keinen Platz.

questions-lead = Das fragt das Formular, in dieser Reihenfolge. Überschriften teilen es in Abschnitte.
questions-new = Frage hinzufügen
questions-empty = Das Formular hat noch keine Fragen.
questions-empty-text = Fragen Sie mindestens nach Titel, Name und E-Mail-Adresse.
questions-group-words = Wortlaut
questions-group-rules = Art und Regeln
questions-group-limits = Antworten und Grenzen
questions-label = Frage
questions-label-hint = Heißt auch die Spalte beim Import; jede Frage braucht einen eigenen Wortlaut.
questions-label-translated-hint = Ohne Übersetzung erscheint der deutsche Text.
questions-hint = Hinweis
questions-section = Überschrift darüber
questions-section-hint = Nur, wenn mit dieser Frage ein neuer Abschnitt beginnt.
questions-section-translated-hint = Ohne Übersetzung erscheint der deutsche Text.
questions-options = Antworten zur Auswahl
questions-options-hint = Nur für Auswahlfragen: eine Antwort in jeder Zeile.
questions-options-translated-hint = In derselben Reihenfolge.
questions-kind = Art der Frage
questions-kind-hint = Bestimmt, was geantwortet werden kann und wie es geprüft wird.
questions-kind-short-text = Kurzer Text
questions-kind-long-text = Langer Text
questions-kind-number = Zahl
questions-kind-date = Datum
questions-kind-choice = Eine Auswahl
questions-kind-choices = Mehrere Auswahlen
questions-kind-declaration = Erklärung (Ja)
questions-kind-email = E-Mail-Adresse
questions-kind-web = Internetadresse
questions-kind-phone = Telefonnummer
questions-kind-address = Anschrift
questions-kind-district = Stadtbezirk
questions-kind-category = Kategorie
questions-role = Bedeutung für das Programm
questions-role-hint = Zum Beispiel, damit Listen den Titel zeigen und Bestätigungen ankommen. Jede Bedeutung gibt es nur einmal.
questions-role-none = keine besondere
questions-role-title = Titel der Nominierung
questions-role-nominee-name = Name der nominierten Person oder Organisation
questions-role-nominee-email = E-Mail-Adresse der nominierten Person oder Organisation
questions-role-nominator-name = Name der vorschlagenden Person
questions-role-nominator-email = E-Mail-Adresse der vorschlagenden Person
questions-role-category = Kategorie
questions-role-district = Stadtbezirk
questions-role-consent-publication = Einwilligung zur Veröffentlichung
questions-role-summary = Kurzfassung, die veröffentlicht werden darf
questions-shown-for = Wer gefragt wird
questions-shown-for-everyone = alle
questions-shown-for-self = nur bei eigener Bewerbung
questions-shown-for-proposal = nur bei Vorschlägen
questions-optional = Ist die Antwort freiwillig?
questions-jury-sees = Sieht die Jury die Antwort?
questions-jury-does-not-see = nicht für die Jury
questions-max-chars = Höchstens so viele Zeichen
questions-max-chars-hint = Nur für Texte.
questions-min-number = Kleinster Wert
questions-min-number-hint = Nur für Zahlen.
questions-max-number = Größter Wert
questions-max-number-hint = Nur für Zahlen.

# Ending a call
edition-jury-at-work = Eine Runde der Jury ist noch offen. Schließen Sie die Runde zuerst.
edition-not-judged = Diese Ausschreibung lässt sich erst nach dem Einsendeschluss beenden.
flash-edition-closed = Die Ausschreibung ist beendet und steht im Archiv.
edition-due-screening = { $n ->
    [one] Eine Nominierung ist noch zu prüfen
   *[other] { $n } Nominierungen sind noch zu prüfen
}
edition-due-first-round = Als Nächstes: eine Runde für die Jury
edition-due-round = Als Nächstes: { $name } vorbereiten
edition-due-await-round = { $name } ist geöffnet; bewerten kann die Jury ab { $date }
edition-due-scoring = Die Jury bewertet: { $name }
edition-due-close-round = Die Zeit zum Bewerten ist vorbei: { $name }
edition-due-ranking = { $name } ist geschlossen. Als Nächstes: die Sitzung der Jury
edition-due-meeting = Die Jurysitzung läuft
edition-due-decide = Die Jurysitzung ist zu Ende, ihre Beschlüsse sind noch nicht verbindlich
edition-due-publish = Die Jury hat entschieden. Als Nächstes: das Ergebnis zur Veröffentlichung freigeben
edition-due-publish-again = Das Ergebnis ist zurückgenommen. Die Beschlüsse der Jury gelten weiter; zwei Personen können es wieder veröffentlichen
edition-due-result = Das Ergebnis ist freigegeben und wird am { $date } öffentlich
edition-due-ceremony = Das Ergebnis ist freigegeben, aber der Termin der Preisverleihung fehlt
edition-due-letters = Das Ergebnis ist öffentlich. Als Nächstes: Briefe an alle, die mitgemacht haben
edition-overdue = { $n ->
    [one] Ein Termin ist vorbei
   *[other] { $n } Termine sind vorbei
}
edition-overdue-text = Der Termin steht so auch öffentlich. Verlegen Sie ihn, wenn es länger dauert.
edition-overdue-screening-until = Die Prüfung sollte bis { $date } fertig sein; es sind noch Nominierungen zu prüfen. Termin verlegen
edition-overdue-scoring-until = Die Jury sollte bis { $date } bewerten; zurzeit nimmt keine Runde Bögen an. Termin verlegen
edition-overdue-meeting-at = Die Jurysitzung war für { $date } angekündigt und ist hier nicht eröffnet. Termin verlegen
edition-overdue-ceremony-at = Die Preisverleihung war für { $date } angekündigt, und kein Ergebnis ist veröffentlicht. Termin verlegen
edition-judging = Der Einsendeschluss ist vorbei.
edition-judging-text = Ist alles entschieden, beenden Sie die Ausschreibung. Danach können Sie die nächste anlegen.
edition-close = Ausschreibung beenden
# Taking back
edition-taken-back = Diese Ausschreibung wurde eben zurückgenommen.
retract-not-published = Diese Ausschreibung ist nicht veröffentlicht.
retract-rests = Das geht nicht mehr: Es gibt schon Nominierungen, oder eine Jury hat begonnen.
call-reopen-not-ended = Diese Ausschreibung ist nicht beendet worden.
call-reopen-later = Das geht nicht mehr: Eine spätere Ausschreibung dieses Preises ist schon veröffentlicht.
calendar-back-nothing = An den Terminen gibt es nichts zurückzunehmen.
calendar-back-moved-since = Inzwischen haben sich die Termine noch einmal geändert.
calendar-back-opened = Das geht nicht mehr: Nominieren ist seit dem neuen Termin möglich.
calendar-back-used = Das geht nicht mehr: In der verlängerten Zeit kamen Nominierungen, oder jemand hat seine geändert.
calendar-back-passed = Das geht nicht mehr: Auch der verlegte Einsendeschluss ist vorbei.
calendar-back-ceremony = Das geht nicht mehr: Das Ergebnis ist bestätigt, und der frühere Termin der Preisverleihung ist vorbei.
edition-open-read = Lesen und veröffentlichen
edition-close-what = Was bis zum Abschluss noch fehlt
flash-edition-retracted = Die Ausschreibung ist wieder in Vorbereitung. Öffentlich ist nichts mehr von ihr zu sehen.
flash-call-reopened = Die Ausschreibung ist wieder geöffnet.
flash-dates-taken-back = Die verlegten Termine sind zurückgenommen.

# What is read before a call is published
opening-title = Ausschreibung veröffentlichen: Das steht danach fest
opening-lead = Lesen Sie jede Zeile, als stünde sie in der Zeitung.
opening-public = öffentlich unter { $path }, auf der Startseite und im Feed
opening-public-later = öffentlich unter { $path } und auf der Startseite, im Feed erst, wenn das Nominieren beginnt
opening-nominating = Nominieren: { $from }, bis { $until }
opening-nominating-note = { $days ->
    [one] Ein Tag
   *[other] { $days } Tage
}. Beginn { $opens }, Ende { $closes }.
opening-no-ceremony = { $date }: steht noch nicht fest
opening-later = Der Termin lässt sich nachtragen.
opening-money = Preisgeld: { $total }
opening-criteria = { $n ->
    [one] Ein Kriterium
   *[other] { $n } Kriterien
}
opening-categories = { $n ->
    [one] Eine Kategorie
   *[other] { $n } Kategorien
}
opening-questions = { $n ->
    [one] Eine Frage
   *[other] { $n } Fragen
}, { $more } davon Pflicht
opening-mail = Es geht keine E-Mail hinaus
opening-mail-note = Wer den Feed abonniert hat, liest dort davon.
opening-mail-note-later = Wer den Feed abonniert hat, liest dort davon, sobald das Nominieren beginnt.
opening-next-read = Eine zweite Person liest gegen und gibt frei.
opening-next-public = Dann ist die Ausschreibung öffentlich. Solange niemand nominiert hat, lässt sie sich mit einer Begründung zurücknehmen.
opening-next-frozen = Ab der ersten Nominierung gibt es nur noch zwei Wege: Termine auf später verlegen und Formulierungen berichtigen.
opening-reason-free = Eine Anmerkung für die zweite Person.
opening-reason-asks = Oben steht „Ist das richtig?“. Berichtigen Sie es, oder sagen Sie hier, warum es stimmt.
opening-reason-lacks = Etwas in dieser Ausschreibung ist ungewöhnlich, und eine Begründung fehlt. Lehnen Sie die Anfrage ab; dann lässt sich mit Begründung neu anfragen.

# What has to be done before a call is ended
ending-title = Was bis zum Abschluss noch fehlt
ending-lead = Eine Ausschreibung wird als Letztes beendet. Danach ändert sich an ihr nichts mehr.
ending-lead-done = Alles ist erledigt. Nach dem Beenden ändert sich an dieser Ausschreibung nichts mehr.
ending-early = Vorzeitig beenden
ending-deadline = Der Einsendeschluss ist vorbei
ending-screening = Alle Nominierungen sind geprüft
ending-rounds = Alle Runden sind geschlossen
ending-decisions = Die Beschlüsse der Jury sind verbindlich
ending-result = Das Ergebnis ist öffentlich
ending-letters = Alle Briefe sind hinausgegangen
ending-approvals = Nichts wartet auf eine Freigabe
ending-open-deadline = Noch kann nominiert werden.
ending-open-screening = { $n ->
    [one] Eine Nominierung wartet auf die Prüfung.
   *[other] { $n } Nominierungen warten auf die Prüfung.
}
ending-open-rounds = { $n ->
    [one] Eine Runde ist nicht geschlossen.
   *[other] { $n } Runden sind nicht geschlossen.
}
ending-open-decisions = Dazu gehört auch der Beschluss, keinen Preis zu vergeben.
ending-open-result = Es wird mit der Preisverleihung öffentlich, wenn zwei Personen es bestätigt haben.
ending-open-letters = { $n ->
    [one] Ein Brief fehlt noch.
   *[other] { $n } Briefe fehlen noch.
}
ending-open-approvals = { $n ->
    [one] Eine Anfrage wartet noch.
   *[other] { $n } Anfragen warten noch.
}
ending-way-deadline = Zu den Terminen
ending-way-screening = Zu den Nominierungen
ending-way-rounds = Zu den Runden
ending-way-decisions = Zur Sitzung der Jury
ending-way-result = Zum Ergebnis
ending-way-letters = Zu den Briefen
ending-way-approvals = Zu den Freigaben
ending-meeting-first = Die Jury tagt noch. Beenden Sie die Sitzung zuerst.
ending-asked-first = Zu dieser Ausschreibung wartet noch eine Anfrage auf eine Freigabe. Beantworten Sie sie bitte zuerst.
ending-next-archive = Die Ausschreibung steht dann im Archiv. Wer etwas Fehlendes in Kauf nimmt, nennt den Grund, und eine zweite Person gibt es frei.
ending-next-back = Solange keine spätere Ausschreibung des Preises veröffentlicht ist, lässt sie sich wieder öffnen.

# Taking back that a call was published or ended
retract-title = Veröffentlichung zurücknehmen
retract-lead = Die Ausschreibung ist dann wieder in Vorbereitung und öffentlich nicht mehr zu sehen, auch nicht im Feed. Alles an ihr lässt sich wieder ändern.
retract-next = Um sie wieder zu veröffentlichen, lesen zwei Personen sie noch einmal.
retract-do = Zurücknehmen
retract-nominations = { $n ->
    [0] Niemand hat nominiert
    [one] Es gibt eine Nominierung
   *[other] Es gibt { $n } Nominierungen
}
retract-rounds = { $n ->
    [0] Keine Jury hat begonnen
    [one] In einer Runde hat die Jury begonnen
   *[other] In { $n } Runden hat die Jury begonnen
}
call-reopen-title = Ausschreibung wieder öffnen
call-reopen-lead = Die Ausschreibung ist dann nicht mehr beendet. Was fehlte, lässt sich nachholen.
call-reopen-next = Danach wird sie wieder beendet wie beim ersten Mal.
call-reopen-do = Wieder öffnen
call-reopen-later-none = Keine spätere Ausschreibung dieses Preises ist veröffentlicht

# Moving dates that everybody knows
dates-moved = { $away }; bisher: { $old }
dates-moved-later = { $away }, { $n ->
    [one] einen Tag
   *[other] { $n } Tage
} später; bisher: { $old }
dates-none = kein Termin
dates-result-moves = Das bestätigte Ergebnis wird erst dann öffentlich: { $at }
dates-result-stays = Das Ergebnis ist schon öffentlich und bleibt es
dates-next-public = Die Termine gelten sofort, und alle sehen sie.
dates-next-back = Zurücknehmen geht, solange nichts auf den neuen Terminen beruht: keine Nominierung in der verlängerten Zeit, und der neue Termin ist noch nicht vorbei.
dates-back-title = Verlegte Termine zurücknehmen
dates-back-lead = Dann gelten wieder die Termine von vorher.
dates-back-do = Zurücknehmen

# Where a call stands, for the office
office-stage-preparing = In Vorbereitung, nicht öffentlich
office-stage-announced = Veröffentlicht, noch nicht geöffnet
office-stage-nominating = Nominieren ist möglich
office-stage-screening = Bewerbungsschluss vorbei, Prüfung läuft
office-stage-ready = Geprüft, die Jury hat noch nicht begonnen
office-stage-judging = Die Jury bewertet
office-stage-between-rounds = Zwischen zwei Runden der Jury
office-stage-deliberating = Bewertung vorbei, noch nichts verbindlich
office-stage-decided = Entschieden, noch nicht öffentlich
office-stage-public = { $over ->
    [yes] Abgeschlossen, Ergebnis öffentlich
   *[no] Ergebnis öffentlich
}
office-stage-taken-back = { $over ->
    [yes] Abgeschlossen, Ergebnis zurückgenommen
   *[no] Ergebnis zurückgenommen
}
office-stage-ended = Abgeschlossen, Ergebnis nicht öffentlich
edition-due-settle = Das Ergebnis ist angehalten: Es kam etwas hinzu, das zwei Personen lesen müssen
dates-result-stopped = Das Ergebnis ist angehalten und wird so nicht öffentlich
archive-undecided = Die Jury hat noch nicht darüber entschieden, wer den Preis bekommt.

# A text in one of our languages
edition-in-language = { $text } ({ $language })
