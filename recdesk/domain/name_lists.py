"""Names that many people carry, and names that stand for each other, as the scoring of duplicates needs them.

Shipped for desks that are too small to count their own names; folded spelling. Frequent in Romania,
with the Hungarian and German names that are usual there. Being listed says nothing about a person.
"""

from __future__ import annotations

_VERY_COMMON_FAMILY = """
    popa popescu pop ionescu radu dumitru stan stoica gheorghe matei ciobanu rusu constantin marin munteanu
    moldovan nistor dinu ilie ion
"""
_COMMON_FAMILY = """
    lungu florea toma cristea neagu dobre serban barbu sava tudor voicu lazar manole pavel oprea mocanu dragomir
    nagy szabo kovacs molnar varga toth balint balan badea enache coman rotaru ursu sandu iancu vlad suciu dima
    stefan stefanescu marinescu georgescu diaconu bucur cojocaru olteanu ardelean muresan crisan marcu anghel
    dumitrescu petrescu mihai mihaila vasile petre grigore avram zaharia albu nedelcu tanase preda manea iordache
    ene sirbu sarbu simion costea craciun filip roman chirita apostol
    muller schmidt smith martin nguyen khan ali ahmed hassan singh kumar wang kim levi cohen hansen jensen
"""
_VERY_COMMON_GIVEN = """
    maria elena ioana ana andreea mihaela cristina alexandra daniela gabriela
    ion ioan andrei alexandru mihai gheorghe constantin cristian nicolae george marian stefan vasile adrian
"""
_COMMON_GIVEN = """
    anca anamaria simona roxana alina diana oana irina laura raluca carmen monica georgiana bianca larisa teodora
    sorina nicoleta mariana florentina adriana claudia camelia loredana corina ramona violeta luminita mirela lavinia
    magdalena silvia valentina catalina doina rodica angela aurelia lidia eva eszter katalin erzsebet agnes
    florin daniel gabriel bogdan ionut vlad radu marius catalin dan cosmin razvan sorin lucian victor tudor dumitru
    petru pavel paul ovidiu eugen emil liviu octavian robert darius david matei luca marin cezar horia iulian
    mohammed mohamed ahmed ali omar sara anna peter thomas john james
    laurentiu valentin viorel zoltan istvan laszlo attila janos sandor raul sebastian teodor costin claudiu silviu
"""
_SHORT_FORMS = """
    alexandru alex sandu sandor alexander
    alexandra alex sanda
    gheorghe george gigi ghita gyorgy georg jiri georgios
    ion ioan ionel ionut nelu iancu janos johann hans john jean
    ioana oana johanna janna
    maria marioara mia mari mary marie mariuca
    elena lenuta ileana nuta ilona helena helene
    nicolae nicu nae niculae miklos nikolaus nicholas
    constantin costel costica costi dinu konstantin
    dumitru mitica mitu dumi demeter dmitri
    vasile vasi vasilica laszlo
    andrei andy andras andreas andrew
    cristian cristi christian chris
    cristina cristi christina tina
    gabriel gabi gabor
    gabriela gabi
    daniel dan dani
    daniela dana dani
    mihai misu mihu mihaly michael mike mihail
    mihaela miha ela
    stefan istvan fane stephan steven stefanita
    ecaterina katalin cati catinca katharina catherine
    elisabeta erzsebet bety elisabeth eliza veta
    petru petre peter petrica pierre
    pavel paul pal paula
    iosif jozsef josef joseph sefu
    francisc ferenc franz francisco
    teodora dora tea
    nicoleta nico
    alina ali
    magdalena magda lena
    anton antal tony
    adrian adi
    adriana adi
    valentin vali
    valentina vali
    laurentiu lori laur lorenz
    eugen jeno eugene
    robert robi bob
    sebastian sebi
    bogdan bobo
    catalin cata
    catalina cata
    mohammed muhammad mohamed mohammad
    yusuf youssef joseph
"""

VERY_COMMON = frozenset(_VERY_COMMON_FAMILY.split()), frozenset(_VERY_COMMON_GIVEN.split())
"""(family names, given names) of which each is carried by more than half a percent of people."""
COMMON = frozenset(_COMMON_FAMILY.split()), frozenset(_COMMON_GIVEN.split())
"""(family names, given names) that everybody has met."""
GIVEN = VERY_COMMON[1] | COMMON[1]
"""Given names that are names of their own: two different ones are never a slip of the pen."""
_GROUPS = tuple(frozenset(line.split()) for line in _SHORT_FORMS.strip().splitlines())


def stand_for_each_other(one: str, other: str) -> bool:
    """Whether two given names are forms of one name: Gheorghe and George, Alexandru and Alex, Istvan and Stefan."""
    return one != other and any(one in group and other in group for group in _GROUPS)
