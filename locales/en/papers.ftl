papers-title = Papers
papers-lead = Everything to print and to take along.
papers-city = City of Dortmund
papers-town = Dortmund
papers-page = Page
papers-no-pdf = This program was built without PDF. Please ask whoever runs it.
papers-no-pdf-title = No PDF
papers-nobody-yet = Nobody has been chosen yet. There are certificates as soon as the jury has decided.
papers-honours = Laureates
papers-honours-text = There are certificates and a list for the speeches as soon as the jury has decided. Until the ceremony they are confidential.
papers-honours-none = Nobody has been chosen yet
papers-honour = Honour
papers-name = Name
papers-certificate = Certificate
papers-certificates = Certificates
papers-certificate-of = Certificate for { $name } (PDF)
papers-certificates-all = All certificates (PDF)
papers-speeches = List for the speeches
papers-speeches-pdf = List for the speeches (PDF)
papers-place = { $n ->
    [1] First prize
    [2] Second prize
    [3] Third prize
   *[other] Prize no. { $n }
}
papers-prize = Prize
papers-awarded-by = The City of Dortmund awards the
papers-endowed = endowed with { $amount }
papers-signer-mayor = Mayor of the City of Dortmund
papers-signer-chair = Chair of the jury
papers-ceremony = Ceremony
papers-venue = Venue
papers-laureate = Laureate
papers-project = Project
papers-amount = Prize money
papers-reason = Reason
