"""What the offer letters say, in four languages, for employment in Romania. Tags stand where the record speaks.

No amount, date or promise is written here: each one comes from the offer. The letters follow the Romanian Labour Code (articles
16, 17, 27, 28 and 31) in what they say about the contract; they are offers of civil law and say so.
"""

from __future__ import annotations

from dataclasses import dataclass

_PLACE = "{{ letter.workplace }}"
_WORKDAYS = '{{ offer.annual_leave_days | days("working_days") }}'


@dataclass(frozen=True)
class Wording:
    """One language. `terms` and `conditions` are (label, value, field that the row depends on or an empty text)."""

    locale: str
    name: str
    title: str
    reference: str
    date: str
    requisition: str
    opening: tuple[str, ...]
    job_heading: str
    terms: tuple[tuple[str, str, str], ...]
    pay_heading: str
    pay_columns: tuple[str, str]
    base_pay: str
    bonus: str
    included: str
    pay_note: str
    currency_note: str
    net_note: str
    conditions_heading: str
    conditions: tuple[tuple[str, str, str], ...]
    further_heading: str
    further: tuple[str, ...]
    reply: str
    contact: str
    closing: str
    on_behalf: str
    signature_columns: tuple[str, str, str]
    acceptance_heading: str
    acceptance: str
    page: tuple[str, str]
    logo: str


ROMANIAN = Wording(
    locale="ro_RO",
    name="Ofertă de muncă, România",
    title="Ofertă de muncă",
    reference="Oferta",
    date="Data",
    requisition="Postul vacant",
    opening=(
        "Vă mulțumim pentru interesul arătat și pentru timpul acordat pe parcursul procesului de recrutare. "
        "Avem plăcerea de a vă propune postul de {{ offer.job_title }} în cadrul {{ company.legal_name }}, "
        "în condițiile de mai jos.",
    ),
    job_heading="Postul",
    terms=(
        ("Funcția", "{{ offer.job_title }}", ""),
        ("Departamentul", "{{ offer.department }}", "offer.department"),
        ("Superiorul direct", "{{ requisition.hiring_manager.name }}", "requisition.hiring_manager.name"),
        ("Data începerii activității", "{{ offer.start_date | date }}", ""),
        (
            "Durata contractului",
            "{% if offer.end_date %}Determinată, până la {{ offer.end_date | date }}{% else %}Nedeterminată{% endif %}",
            "",
        ),
        (
            "Locul muncii",
            '{% if offer.work_type == "remote" %}Telemuncă; localitate de referință: {{ offer.city }}'
            f'{{% elif offer.work_type == "hybrid" %}}{_PLACE}, parțial în telemuncă{{% else %}}{_PLACE}{{% endif %}}',
            "",
        ),
        (
            "Timpul de muncă",
            "{% if offer.fte == 1 %}Normă întreagă{% else %}Timp parțial{% endif %}, "
            '{{ offer.hours_per_week | days("hours") }} pe săptămână',
            "",
        ),
    ),
    pay_heading="Salariul și beneficiile",
    pay_columns=("Componentă", "Valoare"),
    base_pay="Salariul de bază",
    bonus="Bonus",
    included="se acordă",
    pay_note="Salariul de bază, în litere: {{ offer.amount | amount_words }}.",
    currency_note="Suma este exprimată în {{ offer.currency }}. Salariul în lei și cursul de schimb aplicat se prevăd în "
    "contractul individual de muncă.",
    net_note="Suma netă este o estimare; ea depinde de deducerile personale și de legislația fiscală în vigoare la data plății.",
    conditions_heading="Condiții",
    conditions=(
        ("Perioada de probă", "{{ offer.probation_days | days(offer.probation_unit) }}", "offer.probation_days"),
        ("Termenul de preaviz", "{{ offer.notice_days | days(offer.notice_unit) }}", "offer.notice_days"),
        ("Concediul de odihnă anual", _WORKDAYS, "offer.annual_leave_days"),
        ("Valabilitatea ofertei", "Până la {{ offer.valid_until | date }} inclusiv", ""),
    ),
    further_heading="Pașii următori",
    further=(
        "Oferta este condiționată de prezentarea actelor de identitate, de studii și de calificare cerute pentru post și de "
        "certificatul medical care atestă, înainte de începerea activității, aptitudinea dumneavoastră pentru această muncă.",
        "Raportul de muncă ia naștere prin contractul individual de muncă, un document distinct, redactat în limba română și "
        "semnat de ambele părți înainte de începerea activității. Contractul se înregistrează în registrul general de evidență a "
        "salariaților (REGES-ONLINE) cel târziu în ziua anterioară începerii activității. În caz de neconcordanță între prezenta "
        "ofertă și contract, prevalează contractul.",
        "Celelalte informații prevăzute la art.\u00a017 din Codul muncii (codul COR și fișa postului, criteriile de evaluare, riscurile "
        "specifice postului, repartizarea programului și munca suplimentară, data și modalitatea de plată a salariului, contractul "
        "colectiv aplicabil, formarea profesională, procedura privind semnătura electronică) vă vor fi comunicate în scris "
        "înainte de semnarea contractului.",
        "Datele dumneavoastră cu caracter personal sunt prelucrate în vederea încheierii contractului, la cererea dumneavoastră, "
        "în temeiul art.\u00a06 alin.\u00a0(1) lit.\u00a0b) din Regulamentul (UE) 2016/679.",
    ),
    reply="Dacă acceptați oferta, vă rugăm să ne transmiteți un exemplar semnat până la data de {{ offer.valid_until | date }}. "
    "După această dată oferta devine caducă.",
    contact="Pentru orice întrebare ne puteți scrie la {{ company.email }}.",
    closing="Cu stimă,",
    on_behalf="pentru {{ company.legal_name }}",
    signature_columns=("Numele și funcția", "Semnătura", "Data"),
    acceptance_heading="Acceptarea ofertei",
    acceptance="Am citit oferta {{ letter.reference }} pentru postul de {{ offer.job_title }} și o accept în condițiile de mai sus.",
    page=("Pagina ", " din "),
    logo="Sigla companiei",
)

ENGLISH = Wording(
    locale="en_GB",
    name="Offer letter, Romania",
    title="Offer of employment",
    reference="Offer",
    date="Date",
    requisition="Vacancy",
    opening=(
        "Thank you for the interest you have shown in joining us and for the time you have given us. We are pleased to "
        "offer you the position of {{ offer.job_title }} with {{ company.legal_name }} on the terms set out below.",
    ),
    job_heading="The position",
    terms=(
        ("Job title", "{{ offer.job_title }}", ""),
        ("Department", "{{ offer.department }}", "offer.department"),
        ("Reporting to", "{{ requisition.hiring_manager.name }}", "requisition.hiring_manager.name"),
        ("Start date", "{{ offer.start_date | date }}", ""),
        (
            "Term of contract",
            "{% if offer.end_date %}Fixed term, until {{ offer.end_date | date }}{% else %}Indefinite{% endif %}",
            "",
        ),
        (
            "Place of work",
            '{% if offer.work_type == "remote" %}Remote work, based in {{ offer.city }}'
            f'{{% elif offer.work_type == "hybrid" %}}{_PLACE}, partly working remotely{{% else %}}{_PLACE}{{% endif %}}',
            "",
        ),
        (
            "Working time",
            "{% if offer.fte == 1 %}Full time{% else %}Part time{% endif %}, "
            '{{ offer.hours_per_week | days("hours") }} per week',
            "",
        ),
    ),
    pay_heading="Pay and benefits",
    pay_columns=("Component", "Value"),
    base_pay="Base salary",
    bonus="Bonus",
    included="included",
    pay_note="Base salary in words: {{ offer.amount | amount_words }}.",
    currency_note="The amount is stated in {{ offer.currency }}. The salary in lei and the exchange rate applied will be laid down "
    "in the employment contract.",
    net_note="The net amount is an estimate; it depends on personal deductions and on the tax law in force at the time of payment.",
    conditions_heading="Conditions",
    conditions=(
        ("Probationary period", "{{ offer.probation_days | days(offer.probation_unit) }}", "offer.probation_days"),
        ("Notice period", "{{ offer.notice_days | days(offer.notice_unit) }}", "offer.notice_days"),
        ("Annual leave", _WORKDAYS, "offer.annual_leave_days"),
        ("Validity of this offer", "Until {{ offer.valid_until | date }} inclusive", ""),
    ),
    further_heading="Next steps",
    further=(
        "This offer is conditional on your producing the identity, education and qualification documents required for the "
        "position, and on a medical certificate, issued before you start, confirming that you are fit for this work.",
        "Your employment will be based on an individual employment contract. That contract is a separate document, drawn up in "
        "Romanian, and signed by both parties before work starts; it is entered in the national employee register "
        "(REGES-ONLINE) no later than the day before you start. Should this letter and the contract differ, the contract prevails.",
        "The remaining information required by article\u00a017 of the Romanian Labour Code (occupation code and job description, "
        "evaluation criteria, risks specific to the job, working pattern and overtime, date and method of payment, applicable "
        "collective agreement, training, use of electronic signatures) will be given to you in writing before the contract is signed.",
        "We process your personal data in order to conclude the contract at your request, under article\u00a06(1)(b) of "
        "Regulation (EU) 2016/679.",
    ),
    reply="To accept, please return a signed copy of this letter by {{ offer.valid_until | date }}. After that date the offer lapses.",
    contact="If you have any questions, please write to us at {{ company.email }}.",
    closing="Yours sincerely,",
    on_behalf="for {{ company.legal_name }}",
    signature_columns=("Name and position", "Signature", "Date"),
    acceptance_heading="Acceptance of the offer",
    acceptance="I have read offer {{ letter.reference }} for the position of {{ offer.job_title }} and I accept it on the terms set "
    "out above.",
    page=("Page ", " of "),
    logo="Company logo",
)

GERMAN = Wording(
    locale="de_DE",
    name="Stellenangebot, Rumänien",
    title="Stellenangebot",
    reference="Angebot",
    date="Datum",
    requisition="Stelle",
    opening=(
        "vielen Dank für Ihr Interesse an unserem Unternehmen und für die Gespräche mit uns. Wir freuen uns, Ihnen bei der "
        "{{ company.legal_name }} die Stelle „{{ offer.job_title }}“ zu den folgenden Bedingungen anbieten zu können.",
    ),
    job_heading="Die Stelle",
    terms=(
        ("Position", "{{ offer.job_title }}", ""),
        ("Abteilung", "{{ offer.department }}", "offer.department"),
        ("Direkte Führungskraft", "{{ requisition.hiring_manager.name }}", "requisition.hiring_manager.name"),
        ("Arbeitsbeginn", "{{ offer.start_date | date }}", ""),
        (
            "Vertragsdauer",
            "{% if offer.end_date %}Befristet bis zum {{ offer.end_date | date }}{% else %}Unbefristet{% endif %}",
            "",
        ),
        (
            "Arbeitsort",
            '{% if offer.work_type == "remote" %}Telearbeit, Bezugsort {{ offer.city }}'
            f'{{% elif offer.work_type == "hybrid" %}}{_PLACE}, teilweise in Telearbeit{{% else %}}{_PLACE}{{% endif %}}',
            "",
        ),
        (
            "Arbeitszeit",
            "{% if offer.fte == 1 %}Vollzeit{% else %}Teilzeit{% endif %}, "
            '{{ offer.hours_per_week | days("hours") }} pro Woche',
            "",
        ),
    ),
    pay_heading="Vergütung und Zusatzleistungen",
    pay_columns=("Bestandteil", "Wert"),
    base_pay="Grundgehalt",
    bonus="Bonus",
    included="inbegriffen",
    pay_note="",
    currency_note="Der Betrag ist in {{ offer.currency }} angegeben. Das Gehalt in Lei und der angewandte Wechselkurs werden im "
    "Arbeitsvertrag festgelegt.",
    net_note="Der Nettobetrag ist eine Schätzung; er hängt von persönlichen Abzügen und dem bei Zahlung geltenden Steuerrecht ab.",
    conditions_heading="Bedingungen",
    conditions=(
        ("Probezeit", "{{ offer.probation_days | days(offer.probation_unit) }}", "offer.probation_days"),
        ("Kündigungsfrist", "{{ offer.notice_days | days(offer.notice_unit) }}", "offer.notice_days"),
        ("Jahresurlaub", _WORKDAYS, "offer.annual_leave_days"),
        ("Gültigkeit des Angebots", "Bis einschließlich {{ offer.valid_until | date }}", ""),
    ),
    further_heading="Weiteres Vorgehen",
    further=(
        "Das Angebot steht unter der Bedingung, dass Sie die für die Stelle erforderlichen Ausweis-, Ausbildungs- und "
        "Qualifikationsnachweise vorlegen und dass ein ärztliches Zeugnis vor Arbeitsbeginn Ihre Eignung für diese Arbeit bestätigt.",
        "Grundlage des Arbeitsverhältnisses ist ein gesonderter Arbeitsvertrag. Er wird in rumänischer Sprache abgefasst, vor "
        "Arbeitsbeginn von beiden Seiten unterzeichnet und spätestens am Tag vor dem Arbeitsbeginn im rumänischen "
        "Arbeitnehmerregister (REGES-ONLINE) eingetragen. Weichen dieses Schreiben und der Vertrag voneinander ab, gilt der Vertrag.",
        "Die übrigen Angaben nach Artikel\u00a017 des rumänischen Arbeitsgesetzbuchs (Berufsschlüssel und Stellenbeschreibung, "
        "Beurteilungskriterien, besondere Risiken der Stelle, Verteilung der Arbeitszeit und Überstunden, Zeitpunkt und Art der "
        "Gehaltszahlung, anwendbarer Tarifvertrag, Fortbildung, Verwendung elektronischer Signaturen) teilen wir Ihnen vor der "
        "Vertragsunterzeichnung schriftlich mit.",
        "Ihre personenbezogenen Daten verarbeiten wir auf Ihre Anfrage zum Abschluss des Vertrags nach Artikel\u00a06 Absatz\u00a01 "
        "Buchstabe b der Verordnung (EU) 2016/679.",
    ),
    reply="Wenn Sie das Angebot annehmen möchten, senden Sie uns bitte bis zum {{ offer.valid_until | date }} ein unterzeichnetes "
    "Exemplar zurück. Danach erlischt das Angebot.",
    contact="Bei Fragen erreichen Sie uns unter {{ company.email }}.",
    closing="Mit freundlichen Grüßen",
    on_behalf="für die {{ company.legal_name }}",
    signature_columns=("Name und Funktion", "Unterschrift", "Datum"),
    acceptance_heading="Annahme des Angebots",
    acceptance="Ich habe das Angebot {{ letter.reference }} für die Stelle „{{ offer.job_title }}“ gelesen und nehme es zu den "
    "genannten Bedingungen an.",
    page=("Seite ", " von "),
    logo="Firmenlogo",
)

FRENCH = Wording(
    locale="fr_FR",
    name="Offre de contrat de travail, Roumanie",
    title="Offre de contrat de travail",
    reference="Offre",
    date="Date",
    requisition="Poste",
    opening=(
        "Nous vous remercions de l’intérêt que vous portez à notre société et du temps que vous nous avez consacré. "
        "Nous avons le plaisir de vous proposer le poste «\u00a0{{ offer.job_title }}\u00a0» au sein de la société "
        "{{ company.legal_name }}, aux conditions ci-après.",
    ),
    job_heading="Le poste",
    terms=(
        ("Intitulé du poste", "{{ offer.job_title }}", ""),
        ("Service", "{{ offer.department }}", "offer.department"),
        ("Responsable hiérarchique", "{{ requisition.hiring_manager.name }}", "requisition.hiring_manager.name"),
        ("Date de prise de poste", "{{ offer.start_date | date }}", ""),
        (
            "Durée du contrat",
            "{% if offer.end_date %}Déterminée, jusqu’au {{ offer.end_date | date }}{% else %}Indéterminée{% endif %}",
            "",
        ),
        (
            "Lieu de travail",
            '{% if offer.work_type == "remote" %}Télétravail, lieu de rattachement\u00a0: {{ offer.city }}'
            f'{{% elif offer.work_type == "hybrid" %}}{_PLACE}, en partie en télétravail{{% else %}}{_PLACE}{{% endif %}}',
            "",
        ),
        (
            "Durée du travail",
            "{% if offer.fte == 1 %}Temps plein{% else %}Temps partiel{% endif %}, "
            '{{ offer.hours_per_week | days("hours") }} par semaine',
            "",
        ),
    ),
    pay_heading="Rémunération et avantages",
    pay_columns=("Élément", "Valeur"),
    base_pay="Salaire de base",
    bonus="Prime",
    included="en complément du salaire",
    pay_note="",
    currency_note="Le montant est exprimé en {{ offer.currency }}. Le salaire en lei et le taux de change appliqué seront fixés "
    "dans le contrat de travail.",
    net_note="Le montant net est une estimation\u00a0; il dépend des déductions personnelles et de la législation fiscale en vigueur à "
    "la date du paiement.",
    conditions_heading="Conditions",
    conditions=(
        ("Période d’essai", "{{ offer.probation_days | days(offer.probation_unit) }}", "offer.probation_days"),
        ("Préavis", "{{ offer.notice_days | days(offer.notice_unit) }}", "offer.notice_days"),
        ("Congés annuels payés", _WORKDAYS, "offer.annual_leave_days"),
        ("Validité de l’offre", "Jusqu’au {{ offer.valid_until | date }} inclus", ""),
    ),
    further_heading="Étapes suivantes",
    further=(
        "La présente offre est faite sous réserve que vous présentiez les pièces d’identité, diplômes et justificatifs de "
        "qualification requis pour le poste, et qu’un certificat médical établi avant la prise de poste constate votre aptitude à ce travail.",
        "La relation de travail naîtra d’un contrat individuel de travail, document distinct rédigé en langue roumaine et signé "
        "par les deux parties avant la prise de poste. L’employeur l’inscrit au registre national des salariés (REGES-ONLINE) au "
        "plus tard la veille de la prise de poste. En cas de divergence entre la présente lettre et le contrat, le contrat prévaut.",
        "Les autres informations prévues à l’article\u00a017 du code du travail roumain (code de la profession et fiche de poste, "
        "critères d’évaluation, risques propres au poste, répartition du temps de travail et heures supplémentaires, date et mode "
        "de paiement du salaire, convention collective applicable, formation, signature électronique) vous seront communiquées par "
        "écrit avant la signature du contrat.",
        "Vos données à caractère personnel sont traitées, à votre demande, en vue de la conclusion du contrat, sur le fondement de "
        "l’article\u00a06, paragraphe\u00a01, point\u00a0b), du règlement (UE) 2016/679.",
    ),
    reply="Si vous acceptez cette offre, nous vous prions de nous en retourner un exemplaire signé au plus tard le "
    "{{ offer.valid_until | date }}. Passé cette date, l’offre sera caduque.",
    contact="Pour toute question, vous pouvez nous écrire à l’adresse {{ company.email }}.",
    closing="Nous vous prions d’agréer, {{ letter.courtesy }}, l’expression de nos salutations distinguées.",
    on_behalf="pour la société {{ company.legal_name }}",
    signature_columns=("Nom et fonction", "Signature", "Date"),
    acceptance_heading="Acceptation de l’offre",
    acceptance="J’ai lu l’offre {{ letter.reference }} relative au poste «\u00a0{{ offer.job_title }}\u00a0» et je l’accepte aux conditions "
    "énoncées ci-dessus.",
    page=("Page ", " sur "),
    logo="Logo de la société",
)

LANGUAGES = (ROMANIAN, ENGLISH, GERMAN, FRENCH)
