"""Works out the arithmetic of metric rules, such as LIX, over counts of a text."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

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
}

Counts = Mapping[str, Callable[[], int]]
"""What a formula can count with, each counted when it is asked for."""


class Formula:
    """A formula such as ``words / sentences`` with its condition, such as ``> 40``.

    Raises:
        SyntaxError: the formula is no arithmetic.
        KeyError: the condition compares in no known way.
    """

    def __init__(self, formula: str, condition: str) -> None:
        self._tree = ast.parse(formula, mode="eval").body
        sign, bound = condition.split()
        self._compare = _COMPARISONS[sign]
        self._bound = float(bound)

    def speaks(self, counts: Counts) -> bool:
        """Tell whether the formula's value meets the condition; never for a text without what it divides by."""
        try:
            return self._compare(_value(self._tree, counts), self._bound)
        except ZeroDivisionError:
            return False


def _value(node: ast.expr, counts: Counts) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            return counts[name]()
        case ast.BinOp(left=left, op=operation, right=right):
            return _OPERATIONS[type(operation)](_value(left, counts), _value(right, counts))
        case _:
            raise ValueError(f"A formula holds numbers, counts and + - * / only, not {ast.dump(node)}")
