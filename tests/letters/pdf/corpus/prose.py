"""Sentences for the corpus, in the languages and scripts its files are about. All synthetic."""

from __future__ import annotations

ENGLISH = (
    "The company confirms the terms set out below and asks you to read them with care before you sign. ",
    "Your first day at work is agreed by both parties and may be moved only in writing. ",
    "Travel between the two offices is repaid at the rates in force, against receipts handed in within thirty days. ",
    "Working time is forty hours a week, spread over five days, with a paid break where the law provides for one. ",
    "Either party may end the contract with the notice period stated above, counted from the day after receipt. ",
    "The salary is paid on the last working day of the month to the account that you name to the payroll office. ",
    "Confidential matters remain confidential after the contract has ended, for as long as they are not public. ",
    "A change to these terms is valid when both parties have signed it; an oral promise is not enough. ",
)
ROMANIAN = (
    "Societatea confirmă condițiile de mai jos și vă roagă să le citiți cu atenție înainte de semnare. ",
    "Prima zi de lucru este stabilită de comun acord și poate fi mutată numai în scris. ",
    "Programul de lucru este de patruzeci de ore pe săptămână, repartizate în cinci zile. ",
    "Salariul se plătește în ultima zi lucrătoare a lunii, în contul indicat de dumneavoastră. ",
    "Orice modificare a contractului se face prin act adițional semnat de ambele părți. ",
)
GREEK = (
    "Η εταιρεία επιβεβαιώνει τους παρακάτω όρους και σας παρακαλεί να τους διαβάσετε προσεκτικά. ",
    "Ο μισθός καταβάλλεται την τελευταία εργάσιμη ημέρα του μήνα στον λογαριασμό που έχετε ορίσει. ",
    "Κάθε αλλαγή ισχύει μόνον εφόσον υπογραφεί και από τα δύο μέρη. ",
)
CYRILLIC = (
    "Дружеството потвърждава посочените по-долу условия и Ви моли да ги прочетете внимателно. ",
    "Заплатата се изплаща в последния работен ден на месеца по посочената от Вас сметка. ",
    "Всяка промяна е валидна само когато е подписана от двете страни. ",
)
ARABIC = (
    "تؤكد الشركة الشروط المبينة أدناه وترجو منكم قراءتها بعناية قبل التوقيع. ",
    "يدفع الراتب في آخر يوم عمل من الشهر إلى الحساب الذي تحددونه. ",
    "لا يسري أي تعديل إلا إذا وقعه الطرفان كتابة. ",
)
HEBREW = (
    "החברה מאשרת את התנאים המפורטים להלן ומבקשת לקרוא אותם בעיון לפני החתימה. ",
    "השכר משולם ביום העבודה האחרון של החודש לחשבון שתציינו. ",
    "כל שינוי תקף רק אם נחתם בכתב על ידי שני הצדדים. ",
)


def prose(count: int, sentences: tuple[str, ...] = ENGLISH, begin: int = 0) -> str:
    """That many sentences in a row, beginning with the `begin`-th and going round."""
    return "".join(sentences[(begin + i) % len(sentences)] for i in range(count)).strip()
