# Texts of the page frame and of the components.
design-skip-link = Zum Inhalt springen
design-official = Offizielle Website – Stadt Dortmund
design-product-line = Preise der Stadt Dortmund
design-nav = Hauptnavigation
design-menu = Menü
design-language = Sprache
design-account = Mein Konto
design-sign-in = Anmelden
design-sign-out = Abmelden
design-role-office = Geschäftsstelle
design-role-juror = Jury
design-role-chair = Juryvorsitz
design-role-approver = Freigabe

design-footer-nav = Rechtliches und Kontakt
design-imprint = Impressum
design-privacy = Datenschutz
design-accessibility = Barrierefreiheit
design-feedback = Barriere melden
design-theme = Darstellung
design-theme-system = System
design-theme-light = Hell
design-theme-dark = Dunkel

design-kind-info = Hinweis
design-kind-success = Erfolg
design-kind-warning = Warnung
design-kind-danger = Fehler
design-error-summary = Bitte prüfen Sie Ihre Angaben
# Placed before the page title when a form comes back with errors.
design-error-prefix = Fehler:

design-optional = freiwillig
design-address-street = Straße und Hausnummer
design-address-postcode = Postleitzahl
design-address-city = Ort
design-chars-max = höchstens { $n } Zeichen
# The script puts the number in place of the hash, so these sentences must do without plural forms.
design-chars-left = noch { $n } Zeichen
design-chars-over = { $n } Zeichen zu viel
design-search = Suchen

design-crumbs = Sie sind hier
design-pagination = Seiten
design-pagination-prev = Zurück
design-pagination-next = Weiter
design-pagination-page = Seite { $page } von { $pages }
design-pagination-total = Einträge: { $n }
design-progress = { $n } von { $total }
design-step-past = abgeschlossen
design-step-current = jetzt
design-step-future = folgt
design-step-planned = Termin vorbei

design-scale-more = Erläuterung
design-score-open = Noch offen: { $n }
design-score-complete = Alle Kriterien bewertet
design-printed = Stand: { $at }
