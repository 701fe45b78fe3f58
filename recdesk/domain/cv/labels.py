"""The labels that CVs put before what they tell, folded, in Romanian, English, German and French. Words only."""

from __future__ import annotations

_OF: dict[str, tuple[str, ...]] = {
    "name": (
        "prenume si nume", "prenume nume", "nume complet", "full name", "legal name", "name surname",
        "first and last name", "vor und nachname", "vorname nachname", "vorname und nachname",
        "nom complet", "prenom et nom", "prenom nom",
    ),
    "family_and_given": (
        "nume si prenume", "numele si prenumele", "nume prenume", "nume si prenumele",
        "nachname vorname", "nachname und vorname", "name vorname", "name und vorname", "nom et prenom", "nom prenom",
    ),
    "name_or_family": ("nume", "numele", "name", "nom"),
    "given_name": ("prenume", "prenumele", "first name", "given name", "forename", "vorname", "prenom"),
    "family_name": (
        "nume de familie", "last name", "surname", "family name", "nachname", "familienname", "nom de famille",
    ),
    "email": (
        "e mail", "email", "mail", "adresa de e mail", "adresa e mail", "adresa de email", "adresa email",
        "posta electronica", "e mail address", "email address", "e mail adresse", "emailadresse", "courriel",
        "adresse e mail", "adresse mail", "adresse electronique", "adresse email",
    ),
    "mobile": (
        "telefon mobil", "mobil", "tel mobil", "mobile", "mobile phone", "cell", "cell phone", "mobile number",
        "handy", "mobiltelefon", "mobilnummer", "handynummer", "portable", "telephone portable", "tel portable", "gsm",
    ),
    "phone": (
        "telefon", "tel", "nr telefon", "nr de telefon", "numar de telefon", "phone", "phone number", "telephone",
        "telephone number", "telefonnummer", "numero de telephone",
    ),
    "address": (
        "adresa", "adresa de domiciliu", "adresa de corespondenta", "domiciliu", "address", "home address",
        "postal address", "anschrift", "adresse", "wohnanschrift", "adresse postale", "domicile",
    ),
    "place": (
        "locatie", "resedinta", "location", "based in", "residence", "place of residence", "wohnhaft in",
        "lieu de residence", "lieu de domicile", "localisation",
    ),
    "city": ("oras", "orasul", "localitate", "localitatea", "city", "town", "stadt", "wohnort", "ville"),
    "postal_code": ("cod postal", "codul postal", "postal code", "postcode", "zip code", "zip", "plz", "postleitzahl",
                    "code postal"),
    "country": ("tara", "country", "country of residence", "land", "pays", "wohnsitzland"),
    "street": ("strada", "street", "street address", "strasse", "strasse und hausnummer", "rue"),
    "native": ("limba materna", "limbi materne", "mother tongue", "mother tongues", "native language",
               "muttersprache", "muttersprachen", "langue maternelle", "langues maternelles"),
    "languages": (
        "limbi", "limbi straine", "limbi cunoscute", "limbi vorbite", "limbi straine cunoscute", "alte limbi",
        "languages", "language skills", "foreign languages", "other languages", "languages spoken",
        "sprachen", "sprachkenntnisse", "fremdsprachen", "weitere sprachen",
        "langues", "langues etrangeres", "langues parlees", "competences linguistiques", "autres langues",
    ),
    "notice": ("preaviz", "perioada de preaviz", "termen de preaviz", "notice", "notice period", "kundigungsfrist",
               "preavis", "periode de preavis", "delai de preavis"),
}  # fmt: skip
# Known so that their lines are never taken for something else; nothing is read from them.
_NOT_READ = (
    "fax", "nationalitate", "cetatenie", "nationality", "citizenship", "nationalitat", "staatsangehorigkeit",
    "nationalite", "data nasterii", "data si locul nasterii", "date of birth", "birth date", "geburtsdatum", "geboren",
    "geboren am", "date de naissance", "ne le", "nee le", "cnp", "sex", "gen", "gender", "geschlecht", "sexe",
    "stare civila", "marital status", "familienstand", "situation familiale", "website", "site web", "linkedin",
    "skype", "whatsapp", "angajator", "employer", "arbeitgeber", "employeur", "functie", "post", "position", "titlu",
    "permis de conducere", "driving licence", "fuhrerschein", "permis de conduire", "profil", "profile",
)  # fmt: skip

LABELS: dict[str, str] = {
    **dict.fromkeys(_NOT_READ, "nothing"),
    **{label: what for what, labels in _OF.items() for label in labels},
}
"""Folded label -> what it announces; `nothing` for what is not read."""

OTHER_PEOPLE = frozenset(
    ["referinte", "referinta", "recomandari", "persoane de contact", "references", "referees", "referenzen",
     "references professionnelles", "recommandations"]
)  # fmt: skip
"""Headings below which other people's names, phones and addresses stand."""

TITLES = frozenset(
    ["cv", "curriculum vitae", "curriculum vitae cv", "europass", "europass cv", "curriculum vitae europass",
     "lebenslauf", "tabellarischer lebenslauf", "resume", "resume cv"]
)  # fmt: skip
"""What a CV calls itself; the name often stands on this line or on the next one."""

HEADINGS = frozenset(
    ["informatii personale", "date personale", "date de contact", "contact", "personal information",
     "personal details", "contact details", "personliche daten", "personliche angaben", "kontakt",
     "informations personnelles", "coordonnees", "etat civil", "profil", "profile", "despre mine", "about me"]
)  # fmt: skip
"""Headings of the first part, passed over."""

OTHER_PARTS = frozenset(
    ["experienta", "experience", "experiences", "employment", "career", "work", "professional", "berufserfahrung",
     "beruflicher", "berufliche", "werdegang", "parcours", "stages", "internships", "praktika",
     "educatie", "studii", "formare", "education", "training", "ausbildung", "bildung", "studium", "schulbildung",
     "formation", "formations", "etudes", "diplomes", "proiecte", "projects", "projekte", "projets",
     "certificari", "certifications", "certificates", "zertifikate", "publications", "publicatii",
     "voluntariat", "volunteering", "ehrenamt", "benevolat", "emergency", "urgenta", "notfallkontakt", "urgence",
     "competente", "skills", "kenntnisse", "competences"]
)  # fmt: skip
"""First words of headings below which employers, schools, projects and other people stand, and not the person."""

NOT_A_NAME = frozenset(
    ["inginer", "manager", "director", "specialist", "consultant", "analist", "engineer", "developer", "analyst",
     "assistant", "asistent", "officer", "designer", "programator", "contabil", "accountant", "recruiter", "student",
     "ingenieur", "entwickler", "berater", "leiter", "sachbearbeiter", "directeur", "responsable", "chef", "comptable",
     "university", "universitatea", "universitat", "universite", "school", "srl", "gmbh", "ltd", "inc", "sa", "ag",
     "experience", "experienta", "education", "educatie", "erfahrung", "ausbildung", "formation", "competente",
     "skills", "senior", "junior", "lead", "sales", "marketing", "data", "software", "project", "product", "business",
     "recruiting", "human", "resources", "resurse", "umane", "street", "strada", "confidential", "application",
     "candidature"]
)  # fmt: skip
"""Words that no name of a person has; a line with one of them is a title, a company or a heading."""
