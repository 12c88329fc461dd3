"""Draws: numbers become pictures that carry no style and no script, so that the strict policy lets them in.

pygal works out scales, places and labels. Of what it draws only shapes and words are taken over: colours and letters
come from the one stylesheet, and so follow light and dark. A drawing is one image to a screen reader, with a sentence;
a table says the same beside it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, tostring

import pygal
from markupsafe import Markup
from pygal.style import Style

from ..models import ABOUTS

# pygal puts itself into every import, for maps that we do not draw, and in a way that Python 3.11 warns about.
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

WIDTH = 360  # units: a phone's width; a larger screen shows the drawing larger, and the letters as they were
_LETTERS = 13  # units
_KEPT = 32  # drawings of each sort: a page that is looked at again is not drawn again
_STYLE = Style(label_font_size=_LETTERS, major_label_font_size=_LETTERS, value_font_size=_LETTERS)
_SETTINGS = {"css": [], "js": [], "margin": 4, "margin_right": 16, "show_legend": False, "style": _STYLE}
_VALUES = {"print_values": True, "print_values_position": "top", "margin_right": 30}
_TAKEN = {
    "g": {"transform"},
    "rect": {"x", "y", "width", "height"},
    "circle": {"cx", "cy", "r"},
    "path": {"d"},
    "text": {"x", "y", "text-anchor"},
}
_LEFT = {"background", "tooltip-overlay"}
_CLASSES = {"axis", "x", "y", "guide", "rect", "dot", "line", "value", "series"}
_FRACTION = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: its label, and the length of each kind in per cent of the whole width."""

    label: str
    lengths: tuple[float, ...]


@lru_cache(maxsize=_KEPT)
def kinds(rows: tuple[Row, ...], target: float, mark: str, name: str, thickness: int) -> Markup:
    """Draw a bar for each row, of a piece for each kind, and one line at ``target`` (0 to 1) through all of them.

    ``mark`` stands at the line and ``name`` says it all in a sentence; ``thickness`` is what one row takes, in units.
    """
    line = 100 * target
    named = any(row.label for row in rows)
    chart = _chart(pygal.HorizontalStackedBar, 30 + thickness * len(rows), range=(0, 100), show_y_labels=named)
    chart.value_formatter = lambda _: mark
    chart.x_labels = [row.label for row in reversed(rows)]  # pygal builds from the bottom up
    chart.y_labels = [line]
    for number, about in enumerate(ABOUTS):
        chart.add(about, [row.lengths[number] for row in reversed(rows)])
    return _image(_line_on_top(_taken(chart, ABOUTS)), name)


@lru_cache(maxsize=_KEPT)
def bars(rows: tuple[tuple[str, int], ...], name: str) -> Markup:
    """Draw one plain bar for each label and number."""
    chart = _chart(pygal.HorizontalBar, 12 + 26 * len(rows), show_x_labels=False, **_VALUES)
    chart.value_formatter = str
    chart.x_labels = [label for label, _ in reversed(rows)]
    chart.add("", [number for _, number in reversed(rows)])
    return _image(_taken(chart), name)


@lru_cache(maxsize=_KEPT)
def dots(columns: tuple[str, ...], rows: tuple[tuple[str, tuple[int, ...]], ...], name: str) -> Markup:
    """Draw a dot for each row and column, its area in proportion to the number there."""
    chart = _chart(pygal.Dot, 30 + 24 * len(rows))
    chart.x_labels = columns
    for label, numbers in rows:
        chart.add(label, [number**0.5 for number in numbers])  # pygal takes the radius, and people see the area
    return _image(_taken(chart), name)


@lru_cache(maxsize=_KEPT)
def line(columns: tuple[str, ...], parts: tuple[float | None, ...], marks: tuple[str, str, str], name: str) -> Markup:
    """Draw parts (0 to 1) over time, with a gap where there is None; ``marks`` stand at none, half and all."""
    chart = _chart(pygal.Line, 180, range=(0, 1), allow_interruptions=True, dots_size=4, show_minor_x_labels=False)
    chart.value_formatter = lambda value: marks[round(2 * value)]
    chart.x_labels = columns
    chart.x_labels_major = columns[::-2][::-1]  # every other one: all of them do not fit beside one another on a phone
    chart.y_labels = [0, 0.5, 1]
    chart.add("", list(parts))
    return _image(_taken(chart), name)


def _chart(kind: Callable[..., Any], height: int, **settings: object) -> Any:
    return kind(width=WIDTH, height=height, truncate_label=-1, **(_SETTINGS | settings))


def _taken(chart: Any, series: Sequence[str] = ()) -> Element:
    """Return the shapes and words of a chart, and nothing else of it; ``series`` are the classes of its series."""
    drawing = chart.render_tree()
    root = Element("svg", {"viewBox": drawing.get("viewBox")})
    _take(drawing, root, series)
    return root


def _take(source: Any, into: Element, series: Sequence[str]) -> None:
    for child in source:
        if child.tag not in _TAKEN or _LEFT & set(child.get("class", "").split()):
            continue
        taken = Element(child.tag, {name: _short(child.get(name)) for name in _TAKEN[child.tag] if child.get(name)})
        taken.text = child.text
        if classes := " ".join(_classes(child, series)):
            taken.set("class", classes)
        _take(child, taken, series)
        if child.tag != "g" or len(taken):
            into.append(taken)


def _classes(element: Any, series: Sequence[str]) -> Iterator[str]:
    for each in element.get("class", "").split():
        number = each.removeprefix("serie-")
        if number.isdecimal() and int(number) < len(series):
            yield series[int(number)]
        elif each in _CLASSES:
            yield each


def _short(text: str) -> str:
    """Return it with one decimal: a tenth of a unit is less than anybody sees."""
    return _FRACTION.sub(lambda found: f"{float(found.group()):.1f}".removesuffix(".0"), text)


def _line_on_top(root: Element) -> Element:
    """Move the lines above the bars, each on a lighter edge, so that it is seen on every colour."""
    for plot in root.iter("g"):
        for axis in [each for each in plot if each.get("class", "").startswith("axis x")]:
            plot.remove(axis)
            plot.append(axis)
            axis.set("class", "axis target")
            for guide in axis:
                path = guide.find("path")
                if path is not None:
                    guide.insert(0, Element("path", {"d": path.get("d", ""), "class": "halo"}))
    return root


def _image(root: Element, name: str) -> Markup:
    root.set("class", "chart")
    root.set("role", "img")
    root.set("aria-label", name)
    for series in root.iter("g"):
        about = next((each for each in series.get("class", "").split() if each in ABOUTS), None)
        for rect in series.iter("rect") if about else ():
            rect.set("fill", f"url(#pattern-{about})")
    return Markup(tostring(root, encoding="unicode"))
