"""Works out the arithmetic of metric rules, such as LIX, over counts of a text."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Collection, Mapping

_OPERATIONS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
}
_CONDITION = re.compile(r"\s*([<>=!]=|[<>])\s*(-?\d+(?:\.\d+)?)\s*\Z")
_BOUNDS: Mapping[str, Callable[..., float]] = {"min": min, "max": max}  # our own: Vale has no such
_FUNCTIONS: Mapping[str, Callable[..., float]] = {"sqrt": math.sqrt, "pow": math.pow, "log": math.log, "abs": abs}

Counts = Mapping[str, Callable[[], int]]
"""What a formula can count with, each counted when it is asked for."""


class Formula:
    """A formula such as ``words / sentences`` with its condition, such as ``> 40``, as in Vale's metric rules.

    Raises:
        SyntaxError: the formula is no arithmetic.
        ValueError: it counts with, or compares, what is not known here.
    """

    def __init__(self, formula: str, condition: str, known: Collection[str]) -> None:
        # Vale writes heading.h1 and such; a post has none.
        self._tree = ast.parse(_HEADING.sub("0", formula.strip()), mode="eval").body
        _check(self._tree, known)
        compared = _CONDITION.match(condition)
        if compared is None:
            raise ValueError(f"the condition '{condition}' compares with no number")
        self._compare = _COMPARISONS[compared.group(1)]
        self._bound = float(compared.group(2))

    def spoken(self, counts: Counts) -> float | None:
        """Return the value if it meets the condition; never for a text without what the formula divides by."""
        try:
            value = _value(self._tree, counts)
        except (ArithmeticError, ValueError):
            return None
        return value if self._compare(value, self._bound) else None


_HEADING = re.compile(r"\bheading[._]h[1-6]\b|\b(?:pre|list|blockquote)\b")


def _check(node: ast.expr, known: Collection[str]) -> None:
    match node:
        case ast.Constant(value=int() | float()):
            return
        case ast.Name(id=name) if name in known:
            return
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            _check(operand, known)
        case ast.BinOp(left=left, op=operation, right=right) if type(operation) in _OPERATIONS:
            _check(left, known)
            _check(right, known)
        case (
            ast.Call(func=ast.Attribute(value=ast.Name(id="math"), attr=name), args=args)
            | ast.Call(func=ast.Name(id=name), args=args)
        ) if name in (_BOUNDS if isinstance(node.func, ast.Name) else _FUNCTIONS):
            for each in args:
                _check(each, known)
        case _:
            raise ValueError(f"'{ast.unparse(node)}' is no arithmetic over the counts {', '.join(sorted(known))}")


def _value(node: ast.expr, counts: Counts) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            return counts[name]()
        case ast.UnaryOp(op=sign, operand=operand):
            return -_value(operand, counts) if isinstance(sign, ast.USub) else _value(operand, counts)
        case ast.BinOp(left=left, op=operation, right=right):
            return _OPERATIONS[type(operation)](_value(left, counts), _value(right, counts))
        case ast.Call(func=ast.Attribute(attr=name), args=args):
            return _FUNCTIONS[name](*(_value(each, counts) for each in args))
        case ast.Call(func=ast.Name(id=name), args=args):
            return _BOUNDS[name](*(_value(each, counts) for each in args))
        case _:  # pragma: no cover - checked when it was read
            raise ValueError(ast.dump(node))
