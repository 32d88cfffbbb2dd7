"""The lines of lists on a file: property, papers he carries, capture cards, papers issued; refuses to know Qt."""

from dataclasses import dataclass

from casework.views import CardView, DocumentView, ItemView, PersonFile, PrintingView
from gui.intake.wording import disposition_word
from gui.kit.values import Tone
from gui.people.presenter import known, when
from gui.today.due import due_in_words
from models.money import Route
from models.property_rules import Disposition, ItemClass, sealed_of
from resources.words import Words

_SETTLED_TONES = {"returned": Tone.GOOD, "forwarded": Tone.GOOD, "credited": Tone.GOOD}


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a list on the file: what, what more, a mark, and what may be done about it."""

    key: str
    title: str
    detail: str = ""
    mark: str = ""
    tone: Tone = Tone.NEUTRAL
    struck: bool = False
    acts: tuple[str, ...] = ()


def name_of(item: ItemView, words: Words) -> str:
    """What it is, as one says it."""
    money = f"{item.currency} {item.amount}".strip()
    count = f"× {item.quantity}" if item.quantity > 1 else ""
    name = " · ".join(part for part in (money, item.description, count) if part)
    return name or words(f"prop.{item.item_class}")


def item_line(item: ItemView, words: Words) -> ListLine:
    """One object or sum of money, with what became of it."""
    name, kind = name_of(item, words), words(f"prop.{item.item_class}")
    packet = words("people.packet", number=item.packet_number, seal=item.seal_number)
    parts = (
        kind if name != kind else "",
        item.condition,
        item.denominations,
        words("belongings.to_account") if item.is_open and item.route == Route.ACCOUNT else "",
        packet if item.packet_number else "",
        words("people.receipt", number=item.receipt_number) if item.receipt_number else "",
        words("belongings.register_number", number=item.register_number)
        if item.register_number
        else "",
        words("people.ordered_by", officer=item.ordering_officer) if item.ordering_officer else "",
        item.reason,
        *_ending(item, words),
    )
    mark, tone = _mark(item, words)
    detail = " · ".join(part for part in parts if part)
    return ListLine(item.id, name, detail, mark, tone, item.withdrawn, _item_acts(item))


def _mark(item: ItemView, words: Words) -> tuple[str, Tone]:
    if item.withdrawn:
        return words("people.withdrawn"), Tone.NEUTRAL
    if item.settled:
        word = known(f"settled.{item.settled}", words, item.settled)
        return word, _SETTLED_TONES.get(item.settled, Tone.WARN)
    if item.is_open and not item.packet_number and item.disposition == Disposition.HELD:
        return words("people.not_sealed"), Tone.WARN
    return disposition_word(Disposition(item.disposition), words), Tone.NEUTRAL


def _ending(item: ItemView, words: Words) -> tuple[str, ...]:
    """How it ended: condition, signature, shortfall, reason."""
    condition = item.settled_condition
    as_now = condition if condition and condition != item.condition else ""
    short = item.settled_amount and item.settled_amount != item.amount
    signed = f"signature.{item.settled_signature}"
    return (
        words("belongings.returned_as", condition=as_now) if as_now else "",
        words("belongings.returned_sum", sum=item.settled_amount, taken=item.amount)
        if short
        else "",
        words("belongings.returned_sum", sum=item.settled_quantity, taken=item.quantity)
        if 0 < item.settled_quantity < item.quantity
        else "",
        known(signed, words, "") if item.settled_signature else "",
        item.settled_reason,
        when(item.settled_at, words) if item.settled_at else "",
    )


def _item_acts(item: ItemView) -> tuple[str, ...]:
    if not item.is_open:
        mistaken = not item.settled and not item.withdrawn and not item.packet_id
        return ("withdraw",) if mistaken else ()
    money = ("credit",) if item.item_class == ItemClass.MONEY else ()
    return ("return", *money, "state", *(() if item.packet_id else ("withdraw",)))


def unsealed(file: PersonFile) -> int:
    """How many held items lie in no packet; of who is gone also what was stored for him."""
    sealed = sealed_of(file.card.state)
    return sum(
        1
        for item in file.items
        if item.is_open and not item.packet_id and item.disposition in sealed
    )


def document_line(document: DocumentView, words: Words) -> ListLine:
    """One paper he carries; one in another man's name says so."""
    own = document.belongs in {"", "own"}
    return ListLine(
        document.id,
        known(f"document.{document.document_kind}", words, document.document_kind),
        " · ".join(
            part for part in (document.number, document.holder_as_printed, document.issuer) if part
        ),
        mark="" if own else words(f"document.{document.belongs}"),
        tone=Tone.NEUTRAL if own else Tone.WARN,
    )


def card_line(card: CardView, now: int, words: Words) -> ListLine:
    """One capture card: owed, written, sent or declined."""
    title = words(f"people.card_{card.addressee}")
    key = f"{card.addressee}/{card.event_id}"
    due = due_in_words(card.due_at, now, words)
    if card.declined:
        declined = words("people.card_declined")
        return ListLine(key, title, words("people.card_was_declined"), declined)
    if card.sent_at:
        sent = words("people.card_was_sent", when=when(card.sent_at, words))
        return ListLine(key, title, sent, words("people.card_sent"), Tone.GOOD)
    late = card.due_at < now
    mark = words("people.card_overdue" if late else "people.card_owed")
    tone, acts = Tone.DANGER if late else Tone.INFO, ("print", "written", "sent", "declined")
    if card.written_at:
        written = when(card.written_at, words)
        detail = words("people.card_to_send", when=written, due=due)
        mark = mark if late else words("people.card_written")
        return ListLine(key, title, detail, mark, tone, acts=("print", "sent", "declined"))
    return ListLine(key, title, due, mark, tone, acts=acts)


def printing_line(printing: PrintingView, words: Words) -> ListLine:
    """One paper issued."""
    languages = f"{printing.first_language}/{printing.second_language}".upper()
    parts = (
        printing.number,
        languages,
        words.count("people.paper_pages", printing.pages),
        known(f"people.way_{printing.way}", words, printing.way),
        when(printing.printed_at, words),
    )
    return ListLine(
        printing.id,
        known(f"form.{printing.form}", words, printing.form),
        " · ".join(part for part in parts if part),
    )


def titles_to_attach(file: PersonFile, words: Words) -> tuple[str, ...]:
    """What a photograph or a scan in his file may show: his objects, his papers, the forms issued about him."""
    shown = (
        *(item_line(item, words) for item in file.items if not item.withdrawn),
        *(document_line(document, words) for document in file.documents),
    )
    forms = (
        " ".join(part for part in (known(f"form.{one.form}", words, one.form), one.number) if part)
        for one in file.printings
    )
    return tuple(dict.fromkeys((*(line.title for line in shown), *forms)))
