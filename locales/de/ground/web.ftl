# Navigation and frame
nav-start = Start
nav-archive = Archiv
nav-office = Übersicht
nav-people = Personen
nav-mail = Postausgang
nav-audit = Verlauf
nav-texts = Texte
nav-feedback = Rückmeldungen
nav-jury = Meine Bewertungen
banner-no-mail = Der Mailversand ist noch nicht eingerichtet. Alle Nachrichten warten im Postausgang.
banner-no-mail-link = Zum Postausgang

# Months
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
away-today = heute
away-in = { $n ->
    [1] morgen
   *[other] in { $n } Tagen
}
away-ago = { $n ->
    [1] gestern
   *[other] vor { $n } Tagen
}
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

# How dates and money are written
written-date = { $day }. { $month } { $year }
written-datetime = { $date }, { $clock } Uhr
written-day = { $weekday }, { $date }
written-short = { $day }.{ $month }.{ $year } { $clock }
written-money = { $euros }{"\u00A0"}€

# When something goes wrong
error-title = Das hat nicht geklappt
error-back = Zurück zur Seite
error-typed = Was Sie geschrieben haben
error-typed-text = Gespeichert ist es nicht. Hier können Sie es kopieren und mitnehmen.
error-typed-unsure = Ob es gespeichert ist, wissen wir nicht. Hier können Sie es kopieren und mitnehmen.
error-title-401 = Bitte melden Sie sich an
error-title-404 = Diese Seite gibt es nicht
error-title-405 = So geht das hier nicht
error-title-409 = Das geht gerade nicht
error-title-413 = Das war zu viel auf einmal
error-title-429 = Bitte kurz warten
error-title-503 = Das geht gerade nicht
error-title-500 = Ein Fehler auf unserer Seite
error-not-found = Vielleicht ist der Link unvollständig, oder die Seite ist nicht für Sie bestimmt. Prüfen Sie bitte die Adresse.
error-wrong-method = Diese Adresse nimmt eine solche Anfrage nicht an. Bitte gehen Sie zurück und versuchen Sie es von der Seite aus noch einmal.
error-bad-request = Wir konnten Ihre Eingabe nicht lesen. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
error-too-large = Ihre Eingabe ist zu groß. Möglich ist 1 MB, bei einem Bild 10 MB. Bitte gehen Sie zurück und kürzen Sie sie.
error-slow = Ihre Eingaben kamen zu langsam bei uns an, und wir haben nicht länger gewartet. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
error-sign-in-needed = Für diese Seite brauchen Sie ein Konto.
error-too-many = Das waren sehr viele Versuche in kurzer Zeit. Bitte warten Sie einige Minuten.
error-internal = Das liegt an uns, nicht an Ihnen. Bitte versuchen Sie es gleich noch einmal.
error-busy = Das liegt an uns, nicht an Ihnen. Im Moment kann das Programm nicht arbeiten. Bitte versuchen Sie es in einer Minute noch einmal.
error-cross-site = Diese Anfrage kam von einer fremden Seite. Zur Sicherheit haben wir sie nicht ausgeführt.
error-wrong-host = Ihr Browser hat nicht richtig gesagt, welche Adresse er meint. Bitte geben Sie die Adresse noch einmal ein.
error-home = Zur Startseite
error-changed-meanwhile = Inzwischen hat jemand anderes etwas geändert. Bitte laden Sie die Seite neu.

# What can be wrong with a field
field-missing = Bitte füllen Sie dieses Feld aus.
field-too-long = Der Text ist zu lang. Bitte kürzen Sie ihn.
field-email = Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.
field-email-local = Vor dem @ sind keine Umlaute und keine anderen besonderen Buchstaben möglich: Mit solchen Adressen kommt fast nirgends etwas an. Bitte prüfen Sie die Adresse.
field-email-domain = Hinter dem @ fehlt ein vollständiger Name mit Punkt, zum Beispiel name@beispiel.de.
field-url = Bitte geben Sie eine Internetadresse ein, zum Beispiel www.beispiel.de.
field-url-long = Die Internetadresse ist zu lang. Möglich sind höchstens 500 Zeichen.
field-number = Bitte geben Sie eine ganze Zahl ein.
field-decimal = Bitte geben Sie eine Zahl ein, zum Beispiel 75,16.
field-number-range = Diese Zahl liegt außerhalb des erlaubten Bereichs.
field-bounds =
    { $known ->
        [both] Möglich ist alles zwischen { $low } und { $high }.
        [low] Möglich ist alles ab { $low }.
       *[high] Möglich ist alles bis { $high }.
    }
field-most-chars = Möglich sind höchstens { $high } Zeichen.
field-date = Bitte geben Sie ein Datum ein, zum Beispiel 15.09.2026.
field-date-skipped = Diese Uhrzeit gibt es an dem Tag nicht: Die Uhren werden vorgestellt.
field-date-short = Bitte schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 15.09.2026.
field-date-none = Diesen Tag gibt es nicht. Bitte prüfen Sie das Datum.
field-date-years = Bitte geben Sie ein Datum ein, das zwischen 1900 und 2100 liegt.
field-date-our-years = Bitte geben Sie ein Datum ein, das zwischen 2000 und 2100 liegt.
field-choice = Bitte wählen Sie etwas aus.
field-declaration = Bitte bestätigen Sie diese Erklärung.
field-phone = Bitte geben Sie eine Telefonnummer ein, zum Beispiel 0231 12345.
field-phone-digits = Eine Telefonnummer hat zwischen 5 und 20 Ziffern. Bitte prüfen Sie die Nummer.
field-password-short = Bitte wählen Sie ein Passwort mit mindestens 12 Zeichen.
field-password-differs = Die beiden Passwörter sind nicht gleich.
field-invalid = Bitte prüfen Sie diese Angabe.

kept-text = Ihre Eingaben sind noch da.
kept-back = Zurück zu Ihren Eingaben
banner-typed-gone = Was Sie vorhin eingegeben haben, ist leider nicht mehr da.
resend-title = Ihre Eingaben sind noch da
resend-gone = Das Formular gibt es auf dieser Seite nicht mehr. Hier ist, was Sie eingegeben haben.
resend-action = Eingaben absenden
resend-file = Datei
resend-file-hint = Wählen Sie die Datei bitte noch einmal aus: Sie ist nicht mehr da.
language-resend-lead = Die Seite spricht jetzt Deutsch. Senden Sie ab, was Sie vorhin eingegeben haben.

# Languages, as the reader calls them
language-name-de = Deutsch
language-name-en = Englisch
