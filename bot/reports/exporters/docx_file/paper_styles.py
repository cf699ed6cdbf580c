"""The styles of memo, annex and summary.

Sizes and measures of the memo are those of the official form (Regulation on Correspondence, B.E. 2526,
and its guide to typing letters by computer, B.E. 2553).
"""

from __future__ import annotations

MEMO_HEADING = "MemoHeading"
MEMO_FIELD = "MemoField"
MEMO_ADDRESSEE = "MemoAddressee"
MEMO_TEXT = "MemoText"
MEMO_OPINION = "MemoOpinion"
MEMO_SIGNER = "MemoSigner"
PHOTO = "Photo"
PHOTO_CAPTION = "PhotoCaption"
SUMMARY_TITLE = "SummaryTitle"
SUMMARY_LINE = "SummaryLine"
SUMMARY_HEADING = "SummaryHeading"
SUMMARY_TEXT = "SummaryText"
SUMMARY_FIGURE = "SummaryFigure"

# style, its name in Word's list, half-points, bold, alignment, twips before and after, first line
PAPER_STYLES = (
    (MEMO_HEADING, "หัวบันทึกข้อความ", 58, True, "center", 0, 0, 0),
    (MEMO_FIELD, "ช่องบันทึกข้อความ", 32, False, "left", 0, 0, 0),
    (MEMO_ADDRESSEE, "เรียน", 32, False, "left", 120, 0, 0),
    (MEMO_TEXT, "เนื้อความบันทึก", 32, False, "thaiDistribute", 120, 0, 1418),
    (MEMO_OPINION, "ความเห็น", 32, False, "left", 160, 0, 0),
    (MEMO_SIGNER, "ผู้ลงนาม", 32, False, "center", 0, 0, 0),
    (PHOTO, "ภาพ", 28, False, "center", 60, 0, 0),
    (PHOTO_CAPTION, "คำบรรยายภาพ", 28, False, "center", 40, 80, 0),
    (SUMMARY_TITLE, "ชื่อสรุปผู้บริหาร", 36, True, "left", 0, 0, 0),
    (SUMMARY_LINE, "ข้อความสรุป", 28, False, "left", 0, 0, 0),
    (SUMMARY_HEADING, "หัวข้อสรุป", 30, True, "left", 120, 40, 0),
    (SUMMARY_TEXT, "ตารางสรุป", 26, False, "left", 0, 0, 0),
    (SUMMARY_FIGURE, "ตัวเลขสรุป", 26, False, "center", 0, 0, 0),
)
