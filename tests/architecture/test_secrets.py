"""What the code does with secrets and with texts in statements, read off the code itself."""

from __future__ import annotations

import ast
import re

from tests.architecture.sources import PACKAGES, dotted, sources

_SECRET = re.compile(r"(?:^|_)(?:secret|signature|seal|csrf|token|password)s?$")
_STATEMENTS = {"text", "exec_driver_sql", "literal_column"}


def test_secrets_are_compared_in_constant_time() -> None:
    compared = [
        f"{source.name}:{node.lineno}"
        for source in sources(*PACKAGES)
        if "simulator" not in source.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq)
        for side in (node.left, *node.comparators)
        if _SECRET.search(dotted(side).rpartition(".")[2]) and not isinstance(side, ast.Constant)
    ]
    assert compared == []


def test_no_statement_is_put_together_from_texts() -> None:
    built = [
        f"{source.name}:{call.lineno}"
        for source in sources("bot")
        if source.name.startswith("bot/store")
        for call in source.calls()
        if dotted(call.func).rpartition(".")[2] in _STATEMENTS
        and call.args
        and not isinstance(call.args[0], ast.Constant | ast.Name)
    ]
    assert built == []


def test_what_holds_a_secret_does_not_show_it() -> None:
    shown = [
        f"{source.name}:{statement.lineno}"
        for source in sources(*PACKAGES)
        if "simulator" not in source.name
        for kind in ast.walk(source.tree)
        if isinstance(kind, ast.ClassDef) and any("dataclass" in ast.dump(one) for one in kind.decorator_list)
        for statement in kind.body
        if isinstance(statement, ast.AnnAssign)
        and re.search(r"(?:^|_)(?:secret|access_token|password)$", dotted(statement.target))
        and "repr=False" not in ast.unparse(statement)
    ]
    assert shown == []
