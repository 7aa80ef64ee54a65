"""What the simulation can say: event classes, refusal codes, decisions, found by reading the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

from sim.kernel.decision import _snake

SIM = Path(__file__).resolve().parents[3] / "sim"


def events() -> dict[str, tuple[str, ...]]:
    """Return type name to fields of every event class: named tuples with id, t_s and causes in front."""
    found = {}
    files = [*sorted(SIM.rglob("events.py")), *sorted(SIM.rglob("events/*.py")), SIM / "session.py"]
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                fields = tuple(
                    part.target.id
                    for part in node.body
                    if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
                )
                if fields[:3] == ("id", "t_s", "causes"):
                    found[_snake(node.name)] = fields
    return found


def refusals() -> dict[str, tuple[str, ...]]:
    """Return refusal code to the parameters that every place of it gives.

    A code that a function takes as an argument (``def _known(code): … Refusal.of(code)``) is looked up at its calls.
    """
    found: dict[str, set[str]] = {}
    for path in sorted(SIM.rglob("*.py")):
        if path.parent.name == "kernel":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in _functions(tree):
            for call in _calls(function, "Refusal"):
                if not call.args:
                    continue
                given = {keyword.arg for keyword in call.keywords if keyword.arg}
                codes = list(_codes(tree, function, call.args[0]))
                assert codes, f"{path}:{call.lineno}: which codes can this be?"
                for code in codes:
                    found[code] = found[code] & given if code in found else given
    return {code: tuple(sorted(given)) for code, given in sorted(found.items())}


def decision_names() -> frozenset[str]:
    """Return the canonical names of all decision classes."""
    found = set()
    for path in sorted(SIM.rglob("decisions*.py")) + sorted(SIM.rglob("decisions/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id == "Decision" for base in node.bases
            ):
                found.add(_snake(node.name))
    return frozenset(found)


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node


def _calls(node: ast.AST, name: str) -> Iterator[ast.Call]:
    for part in ast.walk(node):
        if isinstance(part, ast.Call):
            called = part.func
            plain = isinstance(called, ast.Name) and called.id == name
            of = (
                isinstance(called, ast.Attribute)
                and called.attr == "of"
                and isinstance(called.value, ast.Name)
                and called.value.id == name
            )
            method = isinstance(called, ast.Attribute) and called.attr == name
            if plain or of or method:
                yield part


def _codes(tree: ast.AST, function: ast.FunctionDef, argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _codes(tree, function, argument.body)
        yield from _codes(tree, function, argument.orelse)
    elif isinstance(argument, ast.Call) and isinstance(argument.func, ast.Attribute):
        yield from _returned(argument.func.attr)
    elif isinstance(argument, ast.Name):
        names = [parameter.arg for parameter in function.args.args]
        if argument.id in names:
            place = names.index(argument.id) - (names[0] in ("self", "cls"))
            for call in _calls(tree, function.name):
                if len(call.args) > place:
                    yield from _codes(tree, function, call.args[place])
                for keyword in call.keywords:
                    if keyword.arg == argument.id:
                        yield from _codes(tree, function, keyword.value)
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id == argument.id for target in node.targets
            ):
                yield from _codes(tree, function, node.value)


def _returned(name: str) -> Iterator[str]:
    """Yield the texts that functions of that name return."""
    for path in sorted(SIM.rglob("*.py")):
        for function in _functions(ast.parse(path.read_text(encoding="utf-8"))):
            if function.name != name:
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
                    value = node.value.value
                    if isinstance(value, str) and value:
                        yield value
