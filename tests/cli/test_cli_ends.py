"""However a command ends, it ends quietly: one line, an exit code, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from servicekit.cli import main
from servicekit.cli.commands import COMMANDS
from servicekit.errors import UnknownId

CALL = "from servicekit.cli import main; main()"


def _raise(monkeypatch, error):
    def broken(*_args, **_named):
        raise error

    monkeypatch.setattr("servicekit.cli.lint.load_standards", broken)


def test_an_unexpected_error_is_one_line_without_its_text(shop, monkeypatch):
    import servicekit.cli.lint  # noqa: F401 - the name is patched below

    shop.write("a.txt", "Готово.")
    _raise(monkeypatch, RuntimeError("Мария Петровна, +7 900"))
    result = shop.lint("a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("servicekit: internal error: RuntimeError. Please report it ")
    assert len(result.stderr.splitlines()) == 1
    assert "Мария" not in result.output


def test_the_traceback_is_shown_on_request(shop, monkeypatch):
    import servicekit.cli.lint  # noqa: F401 - the name is patched below

    shop.write("a.txt", "Готово.")
    monkeypatch.setenv("SERVICEKIT_TRACEBACK", "1")
    _raise(monkeypatch, RuntimeError("x"))
    result = shop.lint("a.txt")
    assert result.exit_code == 2
    assert "Traceback" in result.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 141, ""),
        (UnknownId("there is no \x1b[31mrule"), 2, "servicekit: there is no \\x1b[31mrule\n"),
        (
            PermissionError(13, "Permission denied", "out.json"),
            2,
            "servicekit: out.json: Permission denied\n",
        ),
    ],
)
def test_each_end_has_its_code_and_its_line(shop, monkeypatch, error, code, said):
    import servicekit.cli.lint  # noqa: F401 - the name is patched below

    shop.write("a.txt", "Готово.")
    _raise(monkeypatch, error)
    result = shop.lint("a.txt")
    assert result.exit_code == code
    assert result.stderr == said


def _shell(shop, *args, **environment):
    names = {key: value for key, value in os.environ.items() if key not in {"PYTHONIOENCODING", "PYTHONUTF8"}}
    return subprocess.Popen(
        [sys.executable, "-c", CALL, *args],
        cwd=shop.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**names, **environment},
    )


def test_a_closed_pipe_ends_quietly(shop):
    shop.write("a.jsonl", [{"text": "Это не моя проблема."}] * 2000)
    process = _shell(shop, "lint", "a.jsonl", "--standard", "shop.yaml")
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 141
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("args", [["--help"], ["lint", "a.txt", "--standard", "shop.yaml"]])
def test_a_full_disk_is_one_line(shop, args):
    shop.write("a.txt", "Готово.")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", CALL, *args],
            cwd=shop.folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"servicekit: the output: No space left on device\n"


def test_a_closed_screen_changes_no_exit_code(shop):
    shop.write("a.txt", "Это не моя проблема.")
    code = f"import sys; sys.stdout = sys.stderr = None\n{CALL}"
    done = subprocess.run(
        [sys.executable, "-c", code, "lint", "a.txt", "--standard", "shop.yaml"], cwd=shop.folder, check=False
    )
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"PYTHONIOENCODING": "ascii"}, "ascii"),
        ({"PYTHONIOENCODING": "cp1251"}, "cp1251"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "utf-8"),
    ],
)
def test_a_narrow_encoding_crashes_nothing(shop, environment, encoding):
    shop.write("a.txt", "Это не моя проблема. 👩‍👩‍👧 中")
    out, err = _shell(shop, "lint", "a.txt", "--standard", "shop.yaml", **environment).communicate(timeout=60)
    assert err == b""
    text = out.decode(encoding)
    assert "error[not-my-problem]" in text
    if encoding != "ascii":
        assert "Это не моя проблема." in text


def test_programs_get_utf8_whatever_the_terminal_is(shop):
    import json

    shop.write("a.txt", "Это не моя проблема. 👩")
    process = _shell(
        shop, "lint", "a.txt", "--standard", "shop.yaml", "--format", "json", PYTHONIOENCODING="ascii"
    )
    out, _ = process.communicate(timeout=60)
    assert json.loads(out.decode("utf-8"))["findings"][0]["matched"] == "не моя проблема"


def test_help_imports_no_command():
    code = (
        "import sys\n"
        "from servicekit.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'yaml', 'pymorphy3', 'jinja2', 'rich', 'numpy', 'servicekit.cli.lint'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_list_says_of_each_command_what_the_command_says():
    from importlib import import_module

    for name in COMMANDS:
        command = import_module(f"servicekit.cli.{name}").command
        assert command.name == name
        assert "Example" in command.epilog
    listed = CliRunner().invoke(main, ["--help"]).output
    for name, sentence in COMMANDS.items():
        assert f"  {name}" in listed
        assert sentence.split(":")[0] in listed


def test_an_unknown_command_is_refused_with_the_nearest():
    result = CliRunner().invoke(main, ["lnit"])
    assert result.exit_code == 2
    assert "Did you mean 'lint'?" in result.output


def test_the_version_is_told():
    from servicekit import __version__

    assert CliRunner().invoke(main, ["--version"]).output == f"servicekit, version {__version__}\n"


def test_a_progress_bar_stands_on_a_terminal_only_and_for_long_input_only(monkeypatch):
    import io

    from servicekit.cli.screen import LONG_INPUT, progress_of

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for stream, shown, done in [
        (io.StringIO(), True, 10**6),
        (Terminal(), False, 10**6),
        (Terminal(), True, 10),
    ]:
        monkeypatch.setattr(sys, "stderr", stream)
        with progress_of("Checking", shown=shown) as tell:
            tell(done)
        assert "Checking" not in stream.getvalue()
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress_of("Checking", shown=True) as tell:
        tell(LONG_INPUT)
    assert "Checking" in sys.stderr.getvalue()
