"""A style folder made for Vale loads as it is, and what of it cannot be used is named with its file and why."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ownwords.review.rules import bound
from ownwords.review.vale import COMMON_KEYS, KEYS, load_style, with_style

from .samples import reviewed


def unsupported(rule: str) -> str:
    """Return why a rule, or a key of it, cannot be used."""
    ((name, reason),) = load_style({"House/Rule.yml": rule.encode()}).unsupported
    assert name == "House/Rule.yml"
    return reason


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("extends: spelling\nmessage: x", "'spelling' is not supported: the browser"),
        ("extends: sequence\nmessage: x\ntokens: [{tag: NN}]", "'sequence' is not supported"),
        ("extends: script\nmessage: x\nscript: 'x := 1'", "'script' is not supported: it is a program"),
        ("extends: magic\nmessage: x", "'magic'"),
        ("message: x", "'extends'"),
        ("extends: existence\ntokens: [a]", "no 'message'"),
        ("extends: substitution\nmessage: x", "no 'swap'"),
        ("extends: existence\nmessage: x\ntokens: [a]\nword: b", "Vale knows no 'word' in existence"),
        ("extends: existence\nmessage: x\ntokens: ['(a']", "cannot be used"),
        ("extends: existence\nmessage: x\ntokens: {a: b}", "a map where Vale has a list"),
        ("extends: existence\nmessage: x\ntokens: [[a]]", "a list or a map where Vale has a text"),
        ("extends: existence\nmessage: x\ntokens: [a]\nlevel: fatal", "the level 'fatal'"),
        ("extends: existence\nmessage: x\ntokens: [a]\nlimit: many", "cannot be used"),
        ("extends: metric\nmessage: x\nformula: words ** 2\ncondition: '> 1'", "words ** 2"),
        ("extends: metric\nmessage: x\nformula: words\ncondition: much", "compares with no number"),
        ("extends: metric\nmessage: x\nformula: '__import__(\"os\")'\ncondition: '> 1'", "__import__"),
        ("extends: readability\nmessage: x\nmetrics: [Dale-Chall]\ngrade: 3", "'Dale-Chall'"),
        ("extends: existence\nmessage: x\ntokens: [a]\naction: {name: convert, params: [simple]}", "'convert simple'"),
        (
            "extends: existence\nmessage: x\ntokens: [a]\naction: {name: suggest, params: [x.tengo]}",
            "'suggest x.tengo'",
        ),
        ("extends: substitution\nmessage: x\nswap: {a: b}\npos: NN", "'pos' is not supported"),
        ("- a\n- b", "no YAML with keys"),
        ("a: [", "is no YAML"),
        ("&a [*a]", "is no YAML"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_file_and_why(rule: str, reason: str) -> None:
    """Nothing of a style is passed over in silence."""
    assert reason in unsupported(rule)


def test_a_rule_loses_only_the_key_that_cannot_be_used() -> None:
    """``pos``, an action or one scope of several can go, and the rule stays."""
    style = load_style({"S/R.yml": b"extends: substitution\nmessage: x\nswap: {a: b}\npos: NN"})
    assert [rule.id for rule in style.rules] == ["S.R"] and len(style.unsupported) == 1


def test_files_that_are_no_rules_are_named_where_somebody_could_think_they_count() -> None:
    """A rule that ends in .yaml is not Vale's to read, a vocabulary is not ours; a readme needs no word."""
    files = {
        "S/R.yaml": b"",
        "config/vocabularies/S/accept.txt": b"",
        "S/README.md": b"",
        "S/s.tengo": b"",
        "LICENSE": b"",
    }
    named = dict(load_style(files).unsupported)
    assert named.keys() == {"S/R.yaml", "S/s.tengo", "config/vocabularies/S/accept.txt"}
    assert "only" in named["S/R.yaml"] and "vocabularies" in named["config/vocabularies/S/accept.txt"]


def test_a_style_improves_and_never_pauses_or_praises() -> None:
    """Levels rank its tips among each other; a tip without a "why" says where it is from, in the style's language."""
    rules = {
        f"S/{level}.yml": f"extends: existence\nmessage: x\nlevel: {level}\ntokens: [foo {level}]".encode()
        for level in ("suggestion", "warning", "error")
    }
    style = load_style(rules, "da")
    made = with_style(bound([]), style)
    tips = reviewed("I told them: foo suggestion, foo warning, foo error.", rules=lambda _: made).tips
    assert [tip.rule for tip in tips] == ["S.error", "S.warning", "S.suggestion"]
    assert {(tip.kind, tip.why) for tip in tips} == {("improve", "Sådan har jeres stilguide det.")}


@given(st.dictionaries(st.sampled_from(["a.yml", "S/b.yml", "S/ø x.yml", "c.yaml"]), st.binary(max_size=80)))
def test_whatever_the_bytes_a_style_loads(files: dict[str, bytes]) -> None:
    """No file, however odd, makes more of a folder than a named reason."""
    style = load_style(files)
    assert len(style.rules) + len(style.unsupported) >= len(files)


KEPT = st.sampled_from(sorted({*COMMON_KEYS, *(key for keys in KEYS.values() for key in keys)}))
VALUES = st.recursive(
    st.sampled_from(["a", "(b", "1", "true", "text"]), lambda each: st.lists(each, max_size=2), max_leaves=4
)


@given(
    st.sampled_from(sorted(KEYS)), st.dictionaries(KEPT, VALUES | st.dictionaries(st.just("name"), VALUES), max_size=6)
)
def test_whatever_the_values_a_rule_loads_or_says_why(point: str, data: dict[str, Any]) -> None:
    """A rule with values of any shape becomes a rule, or a reason."""
    style = load_style({"S/R.yml": yaml.safe_dump({**data, "extends": point}).encode()})
    assert style.rules or style.unsupported


def test_a_book_with_a_style_keeps_its_own_rules() -> None:
    """A style comes after what is there, and takes nothing away."""
    made = with_style(bound([]), load_style({"S/R.yml": b"extends: existence\nmessage: x\ntokens: [a b]"}))
    assert [rule.id for rule in made.rules] == ["S.R"]
