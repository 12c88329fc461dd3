"""Works out the arithmetic of metric rules, such as LIX, over counts of a text."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence

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

_Term = Callable[[Counts], float]


class Formula:
    """A formula such as ``words / sentences`` with its condition, such as ``> 40``, as in Vale's metric rules.

    Raises:
        SyntaxError: the formula is no arithmetic.
        ValueError: it counts with, or compares, what is not known here.
    """

    def __init__(self, formula: str, condition: str, known: Collection[str]) -> None:
        # Vale writes heading.h1 and such; a post has none.
        tree = ast.parse(_HEADING.sub("0", formula.strip()), mode="eval").body
        _check(tree, known)
        self._value = _worked_out(tree)
        compared = _CONDITION.match(condition)
        if compared is None:
            raise ValueError(f"the condition '{condition}' compares with no number")
        self._compare = _COMPARISONS[compared.group(1)]
        self._bound = float(compared.group(2))

    def spoken(self, counts: Counts) -> float | None:
        """Return the value if it meets the condition; never for a text without what the formula divides by."""
        try:
            value = self._value(counts)
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


def _worked_out(node: ast.expr) -> _Term:
    """Return what works out a checked formula, part by part: a third of the cost of walking the tree each time."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return lambda counts: number
        case ast.Name(id=name):
            return lambda counts: counts[name]()
        case ast.UnaryOp(op=sign, operand=operand):
            inner = _worked_out(operand)
            return (lambda counts: -inner(counts)) if isinstance(sign, ast.USub) else inner
        case ast.BinOp(left=left, op=operation, right=right):
            combined, one, other = _OPERATIONS[type(operation)], _worked_out(left), _worked_out(right)
            return lambda counts: combined(one(counts), other(counts))
        case ast.Call(func=ast.Attribute(attr=name), args=args):
            return _called(_FUNCTIONS[name], args)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _called(_BOUNDS[name], args)
        case _:  # pragma: no cover - checked when it was read
            raise ValueError(ast.dump(node))


def _called(function: Callable[..., float], args: Sequence[ast.expr]) -> _Term:
    terms = [_worked_out(each) for each in args]
    return lambda counts: function(*[term(counts) for term in terms])
