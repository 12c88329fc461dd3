"""The colours can be told apart: WCAG 2.2 AA, computed from the stylesheet itself."""

from __future__ import annotations

import re

import pytest
from ownwords.resources import folder

CSS = (folder("pages") / "static/ownwords.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--ow-([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)
MODES = {"light": LIGHT, "dark": DARK}
TEXT, GRAPHIC = 4.5, 3.0


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("surface", ["paper", "raised"])
@pytest.mark.parametrize("colour", ["ink", "quiet", "accent", "pause"])
def test_words_can_be_read(mode: str, surface: str, colour: str) -> None:
    """Each colour that words are written in stands out from both surfaces, in light and dark."""
    assert contrast(MODES[mode][colour], MODES[mode][surface]) >= TEXT


@pytest.mark.parametrize("mode", MODES)
def test_buttons_can_be_read(mode: str) -> None:
    """What is written on the accent, and on the grave button, stands out."""
    colours = MODES[mode]
    assert contrast(colours["on-accent"], colours["accent"]) >= TEXT
    assert contrast(colours["paper"], colours["pause"]) >= TEXT


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", ["edge", "control"])
def test_edges_can_be_seen(mode: str, colour: str) -> None:
    """The edge around each kind's colour, and around each field, stands out from both surfaces."""
    assert contrast(MODES[mode][colour], MODES[mode]["paper"]) >= GRAPHIC
    assert contrast(MODES[mode][colour], MODES[mode]["raised"]) >= GRAPHIC


def test_kinds_keep_their_colours() -> None:
    """The kinds have the colours that colour-blind people tell apart (Okabe and Ito's)."""
    assert (LIGHT["company"], LIGHT["field"], LIGHT["personal"]) == ("#e69f00", "#0072b2", "#009e73")


def test_dark_answers_every_light_colour() -> None:
    """No colour of the light mode is forgotten in the dark one."""
    assert LIGHT.keys() == DARK.keys() and len(LIGHT) >= 9


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast ratio of two colours."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return WCAG's relative luminance of a colour written as #rrggbb."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
