"""Try the installed servicekit as a stranger would, away from its source: run by `make wheel`."""

import subprocess
import sys
import tempfile
from pathlib import Path

import servicekit
from servicekit.load import bundled_names, load_standard, standards_folder

COMMAND = Path(sys.executable).with_name("servicekit")
SOURCE = Path(__file__).resolve().parents[1] / "src"


def run(*args: str, code: int, folder: str) -> str:
    """Run the installed command in an empty folder and hold it to its exit code."""
    done = subprocess.run([COMMAND, *args], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    hold(done.returncode == code, f"servicekit {' '.join(args)} ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def hold(fact: bool, message: str) -> None:
    """End with the message when a fact is none."""
    if not fact:
        sys.exit(f"check_wheel: {message}")


def main() -> None:
    """Check what is installed, what is shipped with it, and the default way to use it."""
    home = Path(servicekit.__file__).resolve()
    hold(SOURCE not in home.parents, f"the source at {home} was imported, not the wheel")
    hold(home.with_name("py.typed").is_file(), "py.typed is not in the wheel")
    hold(standards_folder().parent == home.parent, "the standards are not in the wheel")
    shipped = {path.name for path in (SOURCE.parent / "standards").iterdir() if path.is_dir()}
    hold(set(bundled_names()) == shipped, f"bundled are {bundled_names()}, in the source {sorted(shipped)}")
    for name in bundled_names():
        load_standard(name)
    with tempfile.TemporaryDirectory() as folder:
        version = run("--version", code=0, folder=folder)
        hold(servicekit.__version__ in version, f"--version says {version}")
        reply = Path(folder) / "reply.txt"
        reply.write_text("Успокойтесь, пожалуйста.", encoding="utf-8")
        hold("Checked 1 reply" in run("lint", reply.name, code=1, folder=folder), "nothing was linted")
    print(f"The wheel works: {version.strip()}, {len(shipped)} standards inside.")


if __name__ == "__main__":
    main()
