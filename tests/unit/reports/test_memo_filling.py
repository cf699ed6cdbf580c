"""A memo is filled in with the office's words and people; what nobody has said stays blank."""

from __future__ import annotations

from datetime import date

from bot.domain.numerals import Numerals
from bot.domain.office import Office
from bot.domain.office_text import OfficeText
from bot.domain.rounds import default_rounds
from bot.domain.signing import Decision
from bot.reports.memo import Given, Memo
from bot.reports.memo_filling import filled_memo
from bot.reports.paper_texts import PaperTexts, usual_texts, wrong_placeholder
from tests.builders import YEAR, an_office


def texts(office: Office | None = None, **own: str) -> PaperTexts:
    chosen = {OfficeText[name.upper()]: text for name, text in own.items()}
    return PaperTexts(office or an_office(), default_rounds(YEAR)[0], chosen)


def posts(memo: Memo) -> list[str]:
    return [opinion.signer.post for opinion in memo.opinions]


def test_a_new_office_has_a_whole_memo_with_blanks_to_fill_by_hand() -> None:
    memo = filled_memo(texts())

    assert memo.agency == "สำนักปลัด องค์การบริหารส่วนตำบลห้วยตาล อำเภอห้วยตาล จังหวัดเพชรบุรี"
    assert memo.addressee == "นายกองค์การบริหารส่วนตำบลห้วยตาล"
    assert "รอบที่ ๑ (ตุลาคม ๒๕๖๗ - มีนาคม ๒๕๖๘) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘" in memo.subject
    assert (memo.number, memo.day) == ("", "")
    assert posts(memo) == [
        "หัวหน้าสำนักปลัด",
        "ปลัดองค์การบริหารส่วนตำบลห้วยตาล",
        "นายกองค์การบริหารส่วนตำบลห้วยตาล",
    ]
    assert all(opinion.text is opinion.day is opinion.decision is None for opinion in memo.opinions)
    assert all(opinion.signer.name is None for opinion in memo.opinions)


def test_a_municipality_has_a_mayor_of_its_own_kind() -> None:
    municipality = an_office(kind="เทศบาลตำบล", name="เขาตาล", numerals=Numerals.ARABIC)
    memo = filled_memo(texts(municipality))

    assert memo.addressee == "นายกเทศมนตรีตำบลเขาตาล"
    assert posts(memo)[1] == "ปลัดเทศบาลตำบลเขาตาล"
    assert "2568" in memo.subject


def test_the_offices_own_words_take_the_place_of_the_usual_ones() -> None:
    memo = filled_memo(
        texts(
            number="หต 1/ ",
            subject="ผลงานรอบ {round} ปี {fiscal_year}",
            paragraphs="ย่อหน้าแรกของ{office}\n\nย่อหน้าที่สอง",
            signer="นักวิชาการ | นางสาวมาลี ศรีสุข",
        ),
        day=date(2025, 4, 20),
    )

    assert memo.number == "หต ๑/ "
    assert memo.subject == "ผลงานรอบ ๑ ปี ๒๕๖๘"
    assert memo.paragraphs == ("ย่อหน้าแรกของอบต.ห้วยตาล", "ย่อหน้าที่สอง")
    assert (memo.signer.name, memo.signer.post) == ("นางสาวมาลี ศรีสุข", "นักวิชาการ")
    assert memo.day == "๒๐ เมษายน ๒๕๖๘"


def test_registered_executives_make_the_chain_unless_the_office_wrote_one() -> None:
    assert posts(filled_memo(texts(), ["ปลัด", "นายก"])) == ["ปลัด", "นายก"]

    own = filled_memo(texts(chain="รองปลัด | นายสมาน ใจเย็น | ปลัด\nนายก"), ["ไม่ใช้"])
    assert posts(own) == ["รองปลัด", "นายก"]
    assert own.opinions[0].signer.posts == ("รองปลัด", "รักษาการแทน ปลัด")
    assert own.opinions[0].heading == "ความเห็นปลัด"


def test_opinions_given_fill_their_own_blocks() -> None:
    given = (
        Given(2, Decision.APPROVED, "เห็นควรเผยแพร่ 2 ช่องทาง", date(2025, 4, 22), "นายสมาน ใจเย็น"),
        Given(1, None, None, None, post="ผู้อำนวยการกองคลัง", acting_for="หัวหน้าสำนักปลัด"),
    )
    first, second, third = filled_memo(texts(), given=given).opinions

    assert first.signer.posts == ("ผู้อำนวยการกองคลัง", "รักษาการแทน หัวหน้าสำนักปลัด")
    assert first.heading == "ความเห็นหัวหน้าสำนักปลัด"
    assert (second.text, second.day) == ("เห็นควรเผยแพร่ ๒ ช่องทาง", "๒๒ เมษายน ๒๕๖๘")
    assert (second.signer.name, second.decision) == ("นายสมาน ใจเย็น", Decision.APPROVED)
    assert third.text is None


def test_names_are_printed_as_typed_and_never_filled_in() -> None:
    typed = "=cmd|{round}<b>&amp;"
    memo = filled_memo(texts(signer=f"ตำแหน่ง | {typed.replace('|', ' ')}"))
    assert memo.signer.name == "=cmd {round}<b>&amp;"


def test_what_no_file_can_hold_is_left_out_of_a_name() -> None:
    memo = filled_memo(texts(signer="ตำแหน่ง | นาง\x00สาว\x0bมาลี 🌸"))
    assert memo.signer.name == "นางสาวมาลี 🌸"


def test_every_usual_text_can_be_filled_in() -> None:
    for key, text in usual_texts().items():
        assert wrong_placeholder(key, text) is None


def test_a_placeholder_nobody_fills_in_is_found_before_it_is_kept() -> None:
    assert wrong_placeholder(OfficeText.SUBJECT, "รอบ {round} {nonsense}") == "{nonsense}"
    assert wrong_placeholder(OfficeText.SIGNER, "ตำแหน่ง | {nonsense}") is None
