"""The style sheet: only what Fusion's own palette cannot say, filled in from the tokens. Kept under 60 lines."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from recdesk.ui.look.type_scale import STEPS

if TYPE_CHECKING:
    from recdesk.ui.look.tokens import Tokens

_SIZES = """
QLineEdit,QPlainTextEdit,QComboBox,QPushButton,QToolButton{padding:4px 8px;min-height:22px}
QToolButton{padding:4px;min-width:16px}
QLineEdit > QToolButton{border:0;padding:0;min-width:0;min-height:0;background:transparent}
QCheckBox,QRadioButton{min-height:28px;spacing:8px}
QMenu::item{padding:6px 24px 6px 8px;min-height:20px}
QMenuBar::item{padding:6px 10px}
QTabBar::tab{padding:8px 14px;min-height:20px}
"""

_COLOURS = """
QLineEdit,QPlainTextEdit,QComboBox{border:1px solid $border;border-radius:4px;background:$surface;color:$text;\
selection-background-color:$accent;selection-color:$on_accent}
QPushButton,QToolButton{border:1px solid $border;border-radius:4px;background:$surface;color:$text;outline:none}
QPushButton:hover,QToolButton:hover{background:$hover}
QPushButton:pressed,QToolButton:pressed,QToolButton:checked{background:$selection;color:$selection_text}
QPushButton:disabled,QToolButton:disabled,QComboBox:disabled,QLineEdit:disabled{color:$disabled;border-color:$disabled}
QPushButton[kind="primary"]{background:$accent;color:$on_accent;border-color:$accent;font-weight:600}
QPushButton[kind="primary"]:hover{background:$accent_hover;border-color:$accent_hover}
QPushButton[kind="primary"]:pressed{background:$accent_press;border-color:$accent_press}
QPushButton[kind="primary"]:disabled{background:$window;color:$disabled;border-color:$disabled}
QPushButton[kind="link"]{border:1px solid transparent;background:transparent;color:$accent;padding:1px 6px}
QPushButton[kind="link"]:hover{background:$hover}
QToolButton[kind="quiet"]{border:1px solid transparent;background:transparent}
QToolButton[kind="quiet"]:hover{background:$hover}
QPushButton[kind="choice"]{padding:0 8px;min-height:22px}
QComboBox::drop-down{border:0;width:28px}
QComboBox::down-arrow{image:url("$drawn/open_$scheme.svg");width:16px;height:16px}
QCheckBox::indicator,QRadioButton::indicator{width:16px;height:16px;border:1px solid $border;background:$surface}
QCheckBox::indicator{border-radius:3px}
QRadioButton::indicator{border-radius:9px}
QCheckBox::indicator:checked,QRadioButton::indicator:checked{background:$accent;border-color:$accent}
QCheckBox::indicator:checked{image:url("$drawn/tick_$scheme.svg")}
QRadioButton::indicator:checked{image:url("$drawn/dot_$scheme.svg")}
QLineEdit[readOnly="true"],QPlainTextEdit[readOnly="true"]{background:$sunken;border:1px dashed $border}
QLineEdit[state="error"],QPlainTextEdit[state="error"],QComboBox[state="error"],QPushButton[state="error"]\
{border:2px solid $blocked;padding:3px 7px}
QCheckBox[state="error"]::indicator{border-color:$blocked}
QHeaderView::section{background:$window;color:$text2;border:0;border-bottom:1px solid $border;padding:4px 8px}
QTableView,QListView,QTreeView{background:$surface;border:1px solid $line;outline:none}
QListView[kind="plain"]{background:transparent;border:0}
QListView[kind="plain"]::item{padding-left:8px;padding-right:8px;border-radius:4px}
QListView[kind="plain"]::item:selected{background:$selection;color:$selection_text}
QToolTip{background:$surface;color:$text;border:1px solid $border;padding:4px 8px}
QMenu{background:$surface;border:1px solid $border;padding:4px}
QMenu::item:selected{background:$selection;color:$selection_text}
QTabBar::tab{border:0;border-bottom:3px solid transparent;color:$text2;background:transparent}
QTabBar{qproperty-drawBase:0}
QTabBar::tab:selected{border-bottom-color:$accent;color:$text;font-weight:600}
QTabBar::tab:hover{background:$hover}
QLabel[tone="text2"]{color:$text2}
QLabel[tone="blocked"]{color:$blocked}
QFrame[kind="card"]{background:$surface;border:1px solid $line;border-radius:6px}
QFrame[kind="suggestion"]{background:$sunken;border:1px dashed $accent;border-radius:4px}\
QFrame[kind="overlay"]{background:$surface;border:1px solid $border;border-radius:8px}
"""

_BANNER = 'QFrame[kind="banner"][tone="{tone}"]{{background:${tone}_tint;border:1px solid ${tone};border-radius:6px}}'
_BANNER_TONES = ("proved", "needs_you", "blocked", "excepted", "late")


def style_sheet(tokens: Tokens | None, *, body_points: float, drawn: str) -> str:
    """The style sheet of a scheme; without tokens (a contrast theme) only sizes, no colours.

    `body_points` is the size of body text, `drawn` the folder with the small drawn marks, with forward slashes.
    """
    steps = "\n".join(
        f'*[step="{name}"]{{font-size:{body_points * factor:.2f}pt;font-weight:{weight.value}}}'
        for name, (factor, weight) in STEPS.items()
    )
    if tokens is None:
        return f"{_SIZES.strip()}\n{steps}"
    banners = "\n".join(_BANNER.format(tone=tone) for tone in _BANNER_TONES)
    coloured = Template(_COLOURS.strip() + "\n" + banners).substitute(
        tokens.colours(), drawn=drawn, scheme="dark" if tokens.dark else "light"
    )
    return f"{_SIZES.strip()}\n{steps}\n{coloured}"
