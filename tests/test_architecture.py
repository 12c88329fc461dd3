"""The house as it was drawn: these tests read the code, so that the drawing cannot lie."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from ownwords import errors

REPOSITORY = Path(__file__).parents[1]
PACKAGE = REPOSITORY / "companion" / "ownwords"
LINES, FUNCTION_LINES = 300, 50

# From the outside in. A module imports what stands below it; beside it only what LEVELS_MATES allows.
LEVELS = (
    {"__main__"},
    {"cli"},
    {"serving", "serving_desk"},
    {"serving_languagetool"},
    {"binding"},
    {"app"},
    {"api", "pages", "desk", "languagetool"},
    {"services", "coaching", "callers"},
    {"autostart", "review", "suggest", "personal", "channel", "consent"},
    {"store"},
    {"migrations"},
    {"schemas", "text", "wire", "terms", "lexicon", "everyday", "stems", "resources"},
    {"errors", "config"},
    {"models"},
    {""},  # ownwords itself: only its version
)
BESIDE = {
    ("desk", "pages"): "one look, and one way to speak either language",
    ("serving_desk", "serving"): "both end in the same way",
    ("personal", "consent"): "the balance asks whether there may be a history",
    ("personal", "review"): "a remembered share knows how much of it was one's own words",
    ("wire", "text"): "spans leave in UTF-16 code units",
    ("lexicon", "stems"): "words of the same meaning are known by their stems",
    ("everyday", "stems"): "everyday words are known by their stems",
    ("terms", "lexicon"): "terms are meanings",
    ("terms", "stems"): "terms are stems",
    ("schemas", "resources"): "the schemas are files",
}
ONLY = {
    "flask": {"app", "api", "pages", "desk", "languagetool", "services", "callers"},
    "flask_cors": {"api"},
    "werkzeug": {"api", "pages", "desk", "languagetool"},
    "waitress": {"serving", "serving_desk", "serving_languagetool"},
    "click": {"cli"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store", "migrations"},
    "jsonschema": {"schemas"},
    "fastjsonschema": {"schemas"},
    "referencing": {"schemas"},
    "yaml": {"review"},
    "pygal": {"pages"},
    "platformdirs": {"config", "channel"},
    "keyring": {"channel"},
    "cryptography": {"channel"},
    "fsspec": {"channel"},
    "tuf": {"channel"},
    "securesystemslib": {"channel", "desk"},
}
# The outward network has two doors; the first one's deadline ends its connections. The others speak with this computer.
NETWORK = {"socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "smtplib", "asyncio"}
NETWORK_DOORS = {"channel/fetch.py", "channel/deadline.py", "desk/net.py"}
LOOPBACK = {"binding.py": "binds the port and asks who has it", "personal/overview.py": "asks whether the port answers"}

MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@cache
def tree(module: str) -> ast.Module:
    """Return a module's syntax."""
    return ast.parse((PACKAGE / module).read_text("utf-8"))


def part(module: str) -> str:
    """Return the part of the house a module belongs to: ``api`` for ``api/guard.py``, "" for the package itself."""
    return "" if module == "__init__.py" else module.split("/")[0].removesuffix(".py")


def imports(module: str) -> Iterator[str]:
    """Name what a module imports, each in full: ``ownwords.store.Store``, ``urllib.request.urlopen``."""
    package = ["ownwords", *module.split("/")[:-1]]
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield from (".".join([*base, *filter(None, [node.module]), alias.name]) for alias in node.names)


def own_parts(module: str) -> set[str]:
    """Name the other parts of the house that a module imports."""
    found = {name.split(".")[1] for name in imports(module) if name.startswith("ownwords.")}
    return {"" if each == "__version__" else each for each in found} - {part(module)}


def level(name: str) -> int:
    """Return how far in a part stands."""
    return next(number for number, names in enumerate(LEVELS) if name in names)


def test_every_part_stands_on_a_level() -> None:
    """A new part of the house is drawn first."""
    assert {part(module) for module in MODULES} <= set().union(*LEVELS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    """A module imports what stands below it, never what stands above, and beside it only as drawn."""
    for other in own_parts(module):
        below = level(other) > level(part(module))
        assert below or (part(module), other) in BESIDE, f"{module} imports {other}"


def test_what_may_be_imported_beside_is_imported() -> None:
    """An exception that nobody needs any more is taken back."""
    used = {(part(module), other) for module in MODULES for other in own_parts(module)}
    assert set(BESIDE) <= used


@pytest.mark.parametrize("module", MODULES)
def test_each_library_has_one_place(module: str) -> None:
    """Only the borders know Flask, only the command line knows click, only the store knows SQLite."""
    for name in imports(module):
        library = name.split(".")[0]
        assert part(module) in ONLY.get(library, {part(module)}), f"{module} imports {library}"


@pytest.mark.parametrize("module", MODULES)
def test_the_outward_network_has_two_doors(module: str) -> None:
    """Nothing else can send what a person writes anywhere."""
    reaching = [name for name in imports(module) if any(f"{name}.".startswith(f"{each}.") for each in NETWORK)]
    assert not reaching or module in NETWORK_DOORS or module in LOOPBACK


@pytest.mark.parametrize("module", [module for module in LOOPBACK])
def test_what_speaks_with_this_computer_speaks_with_no_other(module: str) -> None:
    """The only address in it is our own."""
    source = (PACKAGE / module).read_text("utf-8")
    assert "HOST" in source
    assert not re.findall(r"https?://(?!\{HOST\})", source)
    assert not re.findall(r"0\.0\.0\.0|localhost|\"::", source)


@pytest.mark.parametrize("module", [module for module in MODULES if part(module) not in {"store", "migrations"}])
def test_sql_is_in_the_store_alone(module: str) -> None:
    """No other text in the code is a statement."""
    texts = [node.value for node in ast.walk(tree(module)) if isinstance(node, ast.Constant)]
    statement = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA) .*\b(FROM|INTO|SET|TABLE|INDEX)\b")
    assert not [text for text in texts if isinstance(text, str) and statement.match(text)]


def test_only_consent_makes_a_grant() -> None:
    """What needs a consent takes a Grant; a forgotten check cannot be written, as nothing else makes one."""
    makers = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Grant"
    }
    assert makers == {"consent.py"}


@pytest.mark.parametrize("module", [module for module in MODULES if part(module) == "models"])
def test_the_models_import_nothing_of_ours(module: str) -> None:
    """The shapes we think in depend on nothing."""
    assert own_parts(module) <= {"models"}


def functions(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Name every function of a module."""
    yield from (node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("module", MODULES)
def test_functions_are_short(module: str) -> None:
    """None is longer than fifty lines, its docstring among them."""
    long = [each.name for each in functions(module) if (each.end_lineno or 0) - each.lineno >= FUNCTION_LINES]
    assert long == []


def public(module: str) -> Iterator[ast.AST]:
    """Yield a module, its public classes and functions, and their public methods."""
    yield tree(module)
    for node in tree(module).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (each for each in node.body if isinstance(each, ast.FunctionDef) and each.name[0] != "_")


@pytest.mark.parametrize("module", [module for module in MODULES if (PACKAGE / module).stat().st_size])
def test_what_is_public_says_what_it_does(module: str) -> None:
    """Each public thing begins with a sentence about itself."""
    silent = [getattr(node, "name", module) for node in public(module) if not ast.get_docstring(node)]  # type: ignore[arg-type]
    assert silent == []
    assert all((ast.get_docstring(node) or "").split("\n\n")[0].rstrip()[-1] in ".:,)" for node in public(module))  # type: ignore[arg-type]


def test_the_tree_of_errors_is_drawn_whole() -> None:
    """Each error with a code is in the drawing at the top of errors.py, with that code."""
    kinds = [
        each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.OwnWordsError)
    ]
    coded = [each for each in kinds if "code" in vars(each) and each is not errors.OwnWordsError]
    assert len(coded) >= 10
    for each in coded:
        assert re.search(rf"── {each.__name__}\s.*\s{each.code}\b", errors.__doc__ or ""), each.__name__


def ours(*patterns: str) -> list[Path]:
    """List the repository's files below the folders that are kept in it; without git, which a reader may not have."""
    folders = ("companion", "docs", "extension", "scripts", "shared-schemas", "tests", "types", ".ci")
    inside = [path for folder in folders for path in (REPOSITORY / folder).rglob("*")]
    files = [
        path
        for path in [*REPOSITORY.iterdir(), *inside]
        if path.is_file() and not {"__pycache__", "node_modules"} & set(path.parts)
    ]
    return sorted(path for path in files if any(path.match(pattern) for pattern in patterns))


SOURCES = [path for path in ours("*.py", "*.js", "*.css", "*.html", "*.sh") if "vendor" not in path.parts]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_files_are_short(path: Path) -> None:
    """None is longer than three hundred lines."""
    assert len(path.read_text("utf-8").splitlines()) <= LINES


def test_the_repository_names_no_machine() -> None:
    """No path of a computer that somebody worked on, and no address of a registry's mirror, is in any file."""
    machine = re.compile(r"(?<![\w.-])/(?:work|tmp|root)/(?!\s)\w|(?:pip|npm)[^\n]{0,40}--(?:index-url|registry)")
    texts = ours(
        "*.py", "*.js", "*.json", "*.md", "*.toml", "*.sh", "*.yml", "*.html", "*.css", "*.ts", "Makefile", "run"
    )
    found = [path for path in texts if path != Path(__file__) and machine.search(path.read_text("utf-8"))]
    assert found == []


def test_the_extension_exposes_nothing_to_web_pages() -> None:
    """No file of the extension can be loaded by a page, and none names the extension's own address in a page."""
    manifest = (REPOSITORY / "extension" / "manifest.json").read_text("utf-8")
    assert "web_accessible_resources" not in manifest
    pages = [*(REPOSITORY / "extension" / "compose").glob("*.js"), *(REPOSITORY / "extension" / "sites").glob("*.js")]
    assert pages
    assert not [path.name for path in pages if "-extension://" in path.read_text("utf-8")]


def test_only_the_worker_asks_the_companion() -> None:
    """One file of the extension calls the companion, one reads the extension's own files; nothing else fetches."""
    reaching = re.compile(r"\b(?:fetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource)")
    scripts = ours("extension/*.js", "extension/*/*.js")
    found = [path.relative_to(REPOSITORY).as_posix() for path in scripts if reaching.search(path.read_text("utf-8"))]
    assert sorted(found) == ["extension/background/companion.js", "extension/background/own-files.js"]
    own = (REPOSITORY / "extension/background/own-files.js").read_text("utf-8")
    assert [line.count("fetch(") for line in own.splitlines() if "fetch(" in line] == [own.count("fetch(ownAddress(")]
