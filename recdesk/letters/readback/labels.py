"""Words that stand before a field in letters of each language, where the letter that went out cannot tell.

They part two fields of the same value, and find a field on a paper that somebody wrote anew. Folded, longest first.
"""

from __future__ import annotations

_LABELS: dict[str, dict[str, str]] = {
    "ro": {
        "start_date": "data inceperii activitatii|incepand cu|data inceperii",
        "valid_until": "valabilitatea ofertei|pana la|valabila pana la",
        "end_date": "durata contractului|pana la data de",
        "amount": "salariul de baza|salariu de baza|salariul|remuneratia",
        "probation_days": "perioada de proba|proba",
        "notice_days": "termenul de preaviz|termen de preaviz|preaviz",
        "annual_leave_days": "concediul de odihna anual|concediu de odihna|concediu",
        "hours_per_week": "norma intreaga|timpul de munca|norma de lucru|timp partial",
    },
    "en": {
        "start_date": "start date|starting on|commencement date",
        "valid_until": "validity of this offer until|valid until|validity",
        "end_date": "fixed term until|term of contract",
        "amount": "base salary|basic salary|salary|pay",
        "probation_days": "probationary period|probation period|probation",
        "notice_days": "notice period|period of notice|notice",
        "annual_leave_days": "annual leave|holiday entitlement|paid leave",
        "hours_per_week": "full time|working time|part time|working hours",
    },
    "de": {
        "start_date": "arbeitsbeginn|eintrittsdatum|beginn",
        "valid_until": "gultigkeit des angebots|gultig bis|bis einschliesslich",
        "end_date": "befristet bis zum|vertragsdauer",
        "amount": "grundgehalt|gehalt|vergutung",
        "probation_days": "probezeit",
        "notice_days": "kundigungsfrist",
        "annual_leave_days": "jahresurlaub|urlaub",
        "hours_per_week": "vollzeit|arbeitszeit|teilzeit",
    },
    "fr": {
        "start_date": "date de prise de poste|date de debut|a compter du",
        "valid_until": "validite de loffre|valable jusquau",
        "end_date": "duree du contrat|jusquau",
        "amount": "salaire de base|salaire|remuneration",
        "probation_days": "periode dessai|essai",
        "notice_days": "preavis",
        "annual_leave_days": "conges annuels payes|conges",
        "hours_per_week": "temps plein|duree du travail|temps partiel",
    },
    "nl": {
        "start_date": "datum van indiensttreding|ingangsdatum|begindatum|startdatum",
        "valid_until": "geldigheid van het aanbod|geldig tot",
        "amount": "basissalaris|salaris|loon",
        "probation_days": "proeftijd",
        "notice_days": "opzegtermijn",
        "annual_leave_days": "vakantiedagen|verlof|vakantie",
        "hours_per_week": "voltijd|arbeidstijd|deeltijd|arbeidsduur",
    },
    "sv": {
        "start_date": "tilltradesdag|startdatum|tilltrade",
        "valid_until": "erbjudandets giltighet|giltigt till",
        "amount": "grundlon|lon",
        "probation_days": "provanstallning|provtid",
        "notice_days": "uppsagningstid",
        "annual_leave_days": "arlig semester|semester",
        "hours_per_week": "heltid|arbetstid|deltid",
    },
    "da": {
        "start_date": "tiltraedelsesdato|startdato|tiltraedelse",
        "valid_until": "tilbuddets gyldighed|gyldigt til",
        "amount": "grundlon|lon",
        "probation_days": "provetid",
        "notice_days": "opsigelsesvarsel|varsel",
        "annual_leave_days": "arlig ferie|ferie",
        "hours_per_week": "fuldtid|arbejdstid|deltid",
    },
    "nb": {
        "start_date": "tiltredelsesdato|startdato|tiltredelse",
        "valid_until": "tilbudets gyldighet|gyldig til",
        "amount": "grunnlonn|lonn",
        "probation_days": "provetid",
        "notice_days": "oppsigelsesfrist|oppsigelsestid",
        "annual_leave_days": "arlig ferie|ferie",
        "hours_per_week": "heltid|arbeidstid|deltid",
    },
    "fi": {
        "start_date": "tyosuhteen alkamispaiva|alkamispaiva|aloituspaiva",
        "valid_until": "tarjouksen voimassaolo|voimassa",
        "amount": "peruspalkka|palkka",
        "probation_days": "koeaika",
        "notice_days": "irtisanomisaika",
        "annual_leave_days": "vuosiloma|loma",
        "hours_per_week": "kokoaikainen|tyoaika|osaaikainen",
    },
    "hu": {
        "start_date": "a munkaba lepes napja|munkaba lepes|kezdes",
        "valid_until": "az ajanlat ervenyessege|ervenyes",
        "amount": "alapber|ber|fizetes",
        "probation_days": "probaido",
        "notice_days": "felmondasi ido",
        "annual_leave_days": "eves pihenoszabadsag|szabadsag",
        "hours_per_week": "teljes munkaido|munkaido|reszmunkaido",
    },
    "ar": {
        "start_date": "تاريخ بدء العمل|بدء العمل",
        "valid_until": "صلاحية العرض|الصلاحية",
        "amount": "الراتب الأساسي|الأجر الأساسي|الراتب|الأجر",
        "probation_days": "فترة التجربة|فترة الاختبار",
        "notice_days": "مدة الإشعار|فترة الإشعار|مهلة الإشعار",
        "annual_leave_days": "الإجازة السنوية",
        "hours_per_week": "وقت العمل|دوام كامل|ساعات العمل",
    },
    "he": {
        "start_date": "תאריך תחילת העבודה|תחילת העבודה",
        "valid_until": "תוקף ההצעה|תוקף",
        "amount": "שכר בסיס|שכר היסוד|שכר",
        "probation_days": "תקופת ניסיון|תקופת הניסיון",
        "notice_days": "הודעה מוקדמת",
        "annual_leave_days": "חופשה שנתית",
        "hours_per_week": "משרה מלאה|שעות העבודה|היקף המשרה",
    },
}


def labels_of(language: str) -> dict[str, tuple[str, ...]]:
    """Field -> the words that stand before it, as words are compared on papers (see `paper.key_of`)."""
    from recdesk.letters.readback.paper import key_of

    known = _LABELS.get(language.replace("-", "_").partition("_")[0], {})
    return {
        field: tuple(" ".join(key_of(word) for word in label.split()) for label in words.split("|"))
        for field, words in known.items()
    }
